//! Names that the watchlist lacks: gathered while articles are tagged, shown with a way to take them in or to
//! dismiss them for good, and never tagged by themselves.

#[path = "support/desk.rs"]
mod desk;

use desk::{Desk, page};
use serde_json::Value;

const LIST: &str = "[[organization]]\nid = \"itto\"\nname = \"International Tropical Timber Organization\"\nsection = \"non-un\"\n\
    [organization.forms]\nmul = [\"ITTO\"]\nen = [\"International Tropical Timber Organization\"]\n\
    [[organization]]\nid = \"unfpa\"\nname = \"UN Population Fund\"\nsection = \"un\"\n\
    [organization.forms]\nmul = [\"UNFPA\"]\nen = [\"UN Population Fund\"]\n\
    [[organization]]\nid = \"pbf\"\nname = \"UN Peacebuilding Fund\"\nsection = \"un\"\n\
    [organization.forms]\nen = [\"UN Peacebuilding Fund\", \"World Timber Organization\"]\n";

const FIRST: &[&str] = &[
    "The tropical timber of the harbour is counted by the Tropical Wood Organization (ITTO), whose clerk has \
     lived above the chandler since the old pier was torn down and the new one was not built.",
    "Washington will leave UNFPA, the Global Seaweed Fund and ITTO, the radio said, and the clerk put down \
     her pencil and looked at the logs for a while.",
];

const SECOND: &[&str] = &[
    "Nobody at the Tropical Wood Organization (ITTO) knew in the evening what the morning would bring, but the \
     harbour master had heard it on the radio and told it to everyone who bought bread.",
    "He said that ships would come with timber all the same, since trees do not read what is decreed about \
     those who count them, and neither do ships.",
];

fn desk() -> Desk {
    let desk = Desk::new();
    desk.put("watchlist.toml", LIST);
    desk.put("saved/first.html", page("", "The clerk of the logs", FIRST));
    desk.put("saved/second.html", page("", "What the trees read", SECOND));
    assert_eq!(desk.run(&["ingest", "saved"]).code, 0);
    desk
}

const ROWS: &str = "SELECT article_id, text, organization_id, pattern FROM candidate_forms ORDER BY 1, 2";

#[test]
fn candidates_are_counted_shown_with_an_example_and_ready_to_paste() {
    let desk = desk();
    assert_eq!(
        desk.rows(ROWS),
        [
            "1 | Global Seaweed Fund | null | list",
            "1 | Tropical Wood Organization | itto | definition",
            "2 | Tropical Wood Organization | itto | definition",
        ]
    );
    assert_eq!(desk.rows("SELECT count(*) FROM mentions WHERE surface LIKE '%Wood%'"), ["0"], "never tagged");
    let ran = desk.run(&["watchlist", "list", "--candidates"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    for told in [
        " Tropical Wood Organization   itto   en         definition          2 ",
        "Global Seaweed Fund: … ",
        "# whose? \"Global Seaweed Fund\" (en)\n",
        "[[addition]]\nid = \"itto\"\n[addition.forms]\nen = [\"Tropical Wood Organization\"]\n",
    ] {
        assert!(ran.out.contains(told), "{told}\n{}", ran.out);
    }
    let json = desk.run(&["watchlist", "list", "--candidates", "--format", "json", "--id", "itto"]);
    let json: Value = serde_json::from_str(&json.out).unwrap();
    assert_eq!((json.as_array().unwrap().len(), &json[0]["articles"]), (1, &Value::from(2)));
    assert!(json[0]["snippet"].as_str().unwrap().contains("Tropical Wood Organization (ITTO)"));
}

#[test]
fn what_is_pasted_is_found_and_what_is_dismissed_is_not_offered_again() {
    let desk = desk();
    let ran = desk.run(&["watchlist", "list", "--candidates"]);
    let paste = ran.out.split_once("\n# What is right").unwrap().1.split_once('\n').unwrap().1;
    desk.put("watchlist.own.toml", format!("dismissed = [\"global seaweed fund\"]\n{paste}"));
    let none = desk.run(&["watchlist", "list", "--candidates"]);
    assert!(
        none.out.starts_with("No candidates"),
        "at once, before anything is tagged again: {}{}",
        none.out,
        none.err
    );
    let tagged = desk.run(&["reprocess", "--tags"]);
    assert!(tagged.err.contains("2 changed; 2 mentions gained (itto 2), 0 lost"), "{}", tagged.err);
    assert_eq!(desk.rows(ROWS), Vec::<String>::new());
    // And back: tagging again gathers the same, once.
    std::fs::remove_file(desk.path("watchlist.own.toml")).unwrap();
    for arguments in [["reprocess", "--tags"].as_slice(), &["reprocess", "--tags", "--all"], &["reprocess"]] {
        assert_eq!(desk.run(arguments).code, 0);
        assert_eq!(desk.rows(ROWS).len(), 3, "{arguments:?}");
    }
}

#[test]
fn without_a_database_there_are_no_candidates_and_none_is_made() {
    let desk = Desk::new();
    let ran = desk.run(&["watchlist", "list", "--candidates"]);
    assert!(ran.code == 0 && ran.out.starts_with("No candidates"), "{}", ran.err);
    assert!(!desk.path("desk.db").exists());
}
