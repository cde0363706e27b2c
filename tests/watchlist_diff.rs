//! `tuiqun watchlist diff`: what a changed watchlist would gain and lose, before anything is changed.

#[path = "support/desk.rs"]
mod desk;

use desk::{COMMENT, Desk, HARBOUR, QUIET, page};
use serde_json::{Value, json};

/// A list of one body with two forms.
const LIST: &str = "[[organization]]\nid = \"unfccc\"\nname = \"Climate Convention\"\nsection = \"un\"\n\
    [organization.forms]\nmul = [\"UNFCCC\"]\nzh-Hant = [\"氣候公約\"]\n";

fn desk() -> Desk {
    let desk = Desk::new();
    desk.put("watchlist.toml", LIST);
    desk.put("saved/comment.html", page("", "Three of sixty-six", COMMENT));
    desk.put("saved/quiet.html", page("", "Ten minutes", QUIET));
    desk.put("saved/harbour.html", page("", "漁港的名單", HARBOUR));
    assert_eq!(desk.run(&["ingest", "saved"]).code, 0);
    desk
}

/// A body of one's own, and a form less of a listed one.
const CHANGED: &str = "[[organization]]\nid = \"outer-islands\"\nname = \"Outer Islands\"\n\
    [organization.forms]\nen = [\"outer islands\"]\n\
    [[addition]]\nid = \"unfccc\"\nwithout = [\"UNFCCC\"]\n";

const ROWS: &str = "SELECT * FROM mentions ORDER BY id";

#[test]
fn a_changed_list_is_compared_with_the_present_one_and_nothing_is_changed() {
    let desk = desk();
    desk.put("elsewhere/changed.own.toml", CHANGED);
    let before = (desk.rows(ROWS), desk.rows("SELECT * FROM watchlists"));
    let ran = desk.run(&["watchlist", "diff", "elsewhere/changed.own.toml"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    for told in [
        "The lists: entries 1 added, 0 removed, 0 changed in what speaks for and against them; forms 0 added, 1 removed",
        "  + outer-islands\n",
        "  - unfccc: “UNFCCC” (mul, forms)",
        "3 articles tagged: 2 of them differ; 1 mention gained, 1 lost",
        "\nouter-islands, en\n  + The ferry to the ⟦outer islands⟧ will leave ten minutes earlier",
        "    form “outer islands”, rule form;",
        "\nunfccc, en\n  - ",
    ] {
        assert!(ran.out.contains(told), "{told}\n{}", ran.out);
    }
    assert!(ran.err.contains("MB of text in"), "{}", ran.err);
    assert_eq!((desk.rows(ROWS), desk.rows("SELECT * FROM watchlists")), before);
}

#[test]
fn a_file_of_the_second_name_in_a_folder_is_read_too_and_a_mistake_in_it_is_told() {
    let desk = desk();
    desk.put("folder/watchlist.toml", LIST).put("folder/watchlist.own.toml", CHANGED);
    assert!(desk.run(&["watchlist", "diff", "folder"]).out.contains("1 mention gained, 1 lost"));
    desk.put("folder/watchlist.own.toml", "[[addition]]\nid = \"nobody\"\n");
    let ran = desk.run(&["watchlist", "diff", "folder"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("\"nobody\" is the id of no body"), "{}", ran.err);
    assert_eq!(desk.run(&["watchlist", "diff", "missing.toml"]).code, 2);
}

#[test]
fn the_present_list_is_compared_with_the_tags_as_they_are_stored() {
    let desk = desk();
    let same = desk.run(&["watchlist", "diff"]).out;
    assert!(same.contains("3 articles tagged: 0 of them differ; 0 mentions gained, 0 lost"), "{same}");
    assert!(same.starts_with("Stored tags of 3 articles: watchlist version 1, first used "), "{same}");
    desk.put("watchlist.own.toml", CHANGED);
    let diff = desk.run(&["watchlist", "diff"]).out;
    assert!(diff.contains("2 of them differ; 1 mention gained, 1 lost"), "{diff}");
    // What it says is what then happens.
    let ran = desk.run(&["reprocess", "--tags"]);
    assert!(
        ran.err.contains("2 changed; 1 mention gained (outer-islands 1), 1 lost (unfccc 1)"),
        "{}",
        ran.err
    );
    assert!(desk.run(&["watchlist", "diff"]).out.contains("0 of them differ"));
}

#[test]
fn as_json_it_has_every_change_and_the_places_of_the_examples() {
    let desk = desk();
    desk.put("changed.own.toml", CHANGED);
    let ran = desk.run(&["watchlist", "diff", "changed.own.toml", "--format", "json", "--examples", "1"]);
    let answer: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!((&answer["articles"], &answer["differing"]), (&json!(3), &json!(2)));
    assert_eq!(answer["lists"]["added"], json!(["outer-islands"]));
    let change = &answer["changes"][0];
    assert_eq!((&change["id"], &change["language"]), (&json!("outer-islands"), &json!("en")));
    assert_eq!((&change["gained"], &change["lost"], &change["articles"]), (&json!(1), &json!(0), &json!(1)));
    let example = &change["examples"][0];
    assert_eq!(
        (&example["field"], &example["start"], &example["gained"]),
        (&json!("body"), &json!(17), &json!(true))
    );
    assert_eq!(
        (&example["before"], &example["surface"]),
        (&json!("The ferry to the "), &json!("outer islands"))
    );
    assert!(example["url"].as_str().unwrap().ends_with("quiet.html"));
    let none = desk.run(&["watchlist", "diff", "changed.own.toml", "--format", "json", "--examples", "0"]);
    let answer: Value = serde_json::from_str(&none.out).unwrap();
    assert_eq!(answer["changes"][0]["examples"], json!([]));
}

#[test]
fn without_an_article_or_a_database_it_says_so_and_makes_none() {
    let desk = Desk::new();
    desk.put("watchlist.toml", LIST).put("changed.own.toml", CHANGED);
    let ran = desk.run(&["watchlist", "diff", "changed.own.toml"]);
    assert_eq!(ran.code, 0);
    assert!(ran.out.contains("  + outer-islands\n"), "the lists are compared all the same: {}", ran.out);
    assert!(ran.out.ends_with("so there is nothing to gain or to lose.\n"), "{}", ran.out);
    assert!(!desk.path("desk.db").exists());
    let same = desk.run(&["watchlist", "diff", "."]).out;
    assert!(same.starts_with("The two lists are the same in all that tagging depends on.\n"), "{same}");
}
