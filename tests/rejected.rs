//! What was weighed and is no mention: told by `tag --rejected` and `explain`, kept where the settings ask.

#[path = "support/desk.rs"]
mod desk;

use desk::{Desk, page};
use serde_json::json;

const GRAFT: &[&str] = &[
    "The harbour office was searched on Tuesday by the Independent Commission Against Corruption (ICAC), which \
     carried out eleven boxes and a kettle that nobody had asked for.",
    "The cotton merchants next door watched from their balcony, and one of them said that the ICAC had been \
     very polite about the stairs, which are steep and wet in every season.",
    "The Intergovernmental Panel on Climate Change, whose tide tables hang in the hall, was not concerned, and \
     the tables were left where they were.",
];

const REJECTED: &str =
    "SELECT organization_id, surface, rule, evidence ->> '$.against[0]' FROM rejected_mentions ORDER BY id";

fn desk() -> Desk {
    let desk = Desk::new();
    desk.put("saved/graft.html", page("", "A search at the harbour", GRAFT));
    desk
}

const KEEP: &str = "[tagging]\nkeep_rejected = true\n";

#[test]
fn nothing_rejected_is_kept_or_told_unless_asked() {
    let desk = desk();
    assert_eq!(desk.run(&["ingest", "saved"]).code, 0);
    assert_eq!(desk.rows("SELECT count(*) FROM mentions"), ["1"]);
    assert_eq!(desk.rows(REJECTED), Vec::<String>::new());
    let answer = desk.feed(&["tag"], json!({"id": 1, "text": GRAFT[0]}).to_string());
    assert!(answer.lines()[0].get("rejected").is_none());
}

#[test]
fn what_is_rejected_is_kept_with_its_reason_by_ingest_and_by_both_ways_of_tagging_again() {
    let desk = desk();
    desk.put("tuiqun.toml", KEEP);
    assert_eq!(desk.run(&["ingest", "saved"]).code, 0);
    let name = "Independent Commission Against Corruption";
    let rows = desk.rows(REJECTED);
    assert_eq!(rows[0], format!("icac | ICAC | defined_otherwise | {name}"));
    assert_eq!(rows.len(), 2, "{rows:?}");
    assert!(rows[1].starts_with("icac | ICAC | defined_otherwise"), "{rows:?}");
    desk.put("tuiqun.toml", "");
    desk.run(&["reprocess", "--tags", "--all"]);
    assert_eq!(desk.rows(REJECTED), Vec::<String>::new(), "no longer asked for, no longer kept");
    desk.put("tuiqun.toml", KEEP);
    desk.run(&["reprocess", "--tags", "--all"]);
    assert_eq!(desk.rows(REJECTED), rows);
    desk.run(&["reprocess"]);
    assert_eq!(desk.rows(REJECTED), rows);
}

#[test]
fn tag_tells_what_it_rejected_with_offsets_rule_and_evidence() {
    let desk = Desk::new();
    let ran = desk.feed(&["tag", "--rejected"], json!({"id": 1, "text": GRAFT[0]}).to_string());
    let rejected = &ran.lines()[0]["rejected"][0];
    let start = GRAFT[0].find("ICAC").unwrap();
    assert_eq!((&rejected["id"], &rejected["rule"]), (&json!("icac"), &json!("defined_otherwise")));
    assert_eq!((&rejected["start"], &rejected["end"]), (&json!(start), &json!(start + 4)));
    assert_eq!(rejected["evidence"]["against"][0], "Independent Commission Against Corruption");
}

#[test]
fn explain_says_why_in_words() {
    let out = desk().run(&["explain", "saved/graft.html"]).out;
    assert!(out.contains("| the form alone is enough"), "{out}");
    assert!(out.contains("rejected    2"), "{out}");
    assert!(out.contains("| the text defines it otherwise; against it \"Independent Commission"), "{out}");
}
