//! `tuiqun watchlist list`: what is covered, and where the gaps are.

#[path = "support/desk.rs"]
mod desk;

use desk::{Desk, Ran};
use serde_json::Value;

/// Two bodies, one of them with hardly a form.
const GAPS: &str = r#"
[[organization]]
id = "unu"
name = "UN University"
section = "un"
[organization.forms]
en = ["UN University"]
ja = ["国連大学"]

[[related]]
id = "frld"
name = "Fund for responding to Loss and Damage"
section = "not-listed"
status = { word = "not-participating" }
[related.forms]
en = ["Loss and Damage Fund"]
zh-Hant = ["損失與損害基金"]
"#;

fn list(arguments: &[&str]) -> Ran {
    Desk::new().run(&[&["watchlist", "list"], arguments].concat())
}

#[test]
fn every_body_has_a_line_with_its_gaps_and_no_line_is_wider_than_100_columns() {
    let ran = list(&[]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    for line in ran.out.lines() {
        assert!(line.trim_end().chars().count() <= 100, "{line}");
    }
    assert_eq!(ran.out.lines().filter(|line| line.contains(" announced ")).count(), 66);
    let unu = ran.out.lines().find(|line| line.trim_start().starts_with("unu ")).expect("a line of unu");
    assert!(unu.trim_end().ends_with(" -"), "every language has a form of unu: {unu}");
    assert!(ran.out.lines().any(|line| line.split_whitespace().next() == Some("zh-Hant")), "{}", ran.out);
    assert!(ran.out.contains("\n66 listed, 38 related and 0 own bodies with "), "{}", ran.out);
}

#[test]
fn narrowed_to_a_body_its_forms_are_shown_with_their_levels() {
    let ran = list(&["--id", "icac"]);
    for told in [
        "icac: International Cotton Advisory Committee\n",
        "    announced 2026-01-07 (White House, memorandum of 7 January 2026)",
        "    mul        unlikely  ICAC\n",
        "    fr         certain   ",
    ] {
        assert!(ran.out.contains(told), "{told}\n{}", ran.out);
    }
}

#[test]
fn narrowed_to_a_language_its_forms_are_shown_and_the_bodies_without_any() {
    let ran = list(&["--language", "ja"]);
    assert!(
        ran.out.contains(
            "unu: UN University\n    mul        likely    UNU\n    ja         certain   国連大学 | "
        ),
        "{}",
        ran.out
    );
    assert!(!ran.out.contains("聯合國大學"), "{}", ran.out);
}

#[test]
fn what_has_no_form_in_a_language_is_told_by_name() {
    let desk = Desk::new();
    desk.put("watchlist.toml", GAPS);
    let ran = desk.run(&["watchlist", "list"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let frld = ran.out.lines().find(|line| line.trim_start().starts_with("frld ")).expect("a line of frld");
    assert!(frld.contains("all but en zh-Hant"), "{frld}");
    let ran = desk.run(&["watchlist", "list", "--language", "ja"]);
    assert!(
        ran.out.lines().last().is_some_and(|line| line.starts_with("no form in ja of its own: frld")),
        "{}",
        ran.out
    );
}

#[test]
fn as_json_it_is_one_array_of_bodies() {
    let ran = list(&["--format", "json", "--language", "de", "--id", "who"]);
    let bodies: Value = serde_json::from_str(&ran.out).expect("JSON");
    assert_eq!(bodies.as_array().map(Vec::len), Some(1));
    let who = &bodies[0];
    assert_eq!(
        (&who["id"], &who["listed"], &who["status"]["word"]),
        (&"who".into(), &false.into(), &"withdrawn".into())
    );
    assert!(
        who["forms"].as_array().is_some_and(|forms| forms
            .iter()
            .all(|form| form["language"] == "de" || form["language"] == "mul"))
    );
}

#[test]
fn an_id_or_a_language_that_is_not_there_is_refused_with_the_nearest() {
    for (arguments, told) in [
        (["--id", "unfcc"], "the watchlist has no body `unfcc`; did you mean `unfccc`?"),
        (["--language", "zh-Hang"], "the watchlist has no language `zh-Hang`; did you mean `zh-Han"),
    ] {
        let ran = list(&arguments);
        assert_eq!(ran.code, 2);
        assert!(ran.err.contains(told), "{}", ran.err);
    }
}

#[test]
fn a_body_of_the_users_own_stands_apart() {
    let own = "[[organization]]\nid = \"ours\"\nname = \"Our Society\"\n[organization.forms]\nen = \"Our Society\"\n";
    let ran = Desk::new().put("watchlist.own.toml", own).run(&["watchlist", "list"]);
    assert!(ran.out.contains("\n own "), "{}", ran.out);
    assert!(
        ran.out.lines().any(|line| line.contains(" ours ") && line.contains("all but en")),
        "{}",
        ran.out
    );
}
