//! `tuiqun watchlist test`: the shipped list's own sentences, and how failures and doubts are told.

#[path = "support/desk.rs"]
mod desk;

use desk::Desk;
use tuiqun::config::{self, Place};
use tuiqun::tag::watchlist::Level;
use tuiqun::tag::watchlist::coverage::LANGUAGES;
use tuiqun::tag::watchlist::doubts::doubts;
use tuiqun::tag::watchlist::trial::{Entry, try_all};

#[test]
fn the_shipped_watchlist_stands_by_all_its_sentences() {
    let watchlist = config::load(&Place::BuiltIn).expect("the shipped files are right").watchlist;
    let failures: Vec<String> = try_all(&watchlist, None)
        .failures
        .iter()
        .map(|one| format!("{}: {}\n    {:?}", one.entry.label(), one.example.text, one.found))
        .collect();
    assert!(failures.is_empty(), "{} sentences:\n{}", failures.len(), failures.join("\n"));
}

const SMALL: &str = r#"
[[organization]]
id = "unu"
name = "UN University"
section = "un"
[organization.forms]
en = "UN University"
[organization.yes]
en = "The UN University is in Tokyo."
"#;

const OWN: &str = r#"
[[organization]]
id = "wool"
name = "Wool Committee"
against = "sheepdog"
[organization.forms]
en = "Wool Committee"
[organization.likely]
mul = "WCTT"
[organization.yes]
en = ["The Wool Committee met.", "Silk was never their trade.", "A sheepdog ran through the WCTT."]
[organization.no]
en = ["The WCTT met.", "The WCTT is a sheepdog trial."]

[[addition]]
id = "unu"
[addition.yes]
ja = "国連大学は東京にある。"
"#;

#[test]
fn failures_are_told_with_what_was_found_and_why_and_the_exit_code_is_1() {
    let desk = Desk::new();
    desk.put("watchlist.toml", SMALL).put("watchlist.own.toml", OWN);
    let ran = desk.run(&["watchlist", "test"]);
    let told = [
        "unu.yes.ja: 国連大学は東京にある。\n    nothing is found in it\n",
        "wool.yes.en: Silk was never their trade.\n    nothing is found in it\n",
        "wool.no.en: The WCTT met.\n    found in it, and must not be:\n    wool 4-8 “WCTT” by the form “WCTT” (0.80): nothing speaks against it\n",
        "    nothing is found in it\n    rejected: wool 27-31 “WCTT” by the form “WCTT”: words speak against it; against it \"sheepdog\"\n",
        "7 sentences tried, 3 as they should be, 4 not; 0 warnings\n",
    ];
    assert_eq!(ran.code, 1, "{}{}", ran.out, ran.err);
    for told in told {
        assert!(ran.out.contains(told), "{told}\n{}", ran.out);
    }
    assert!(!ran.out.contains("sheepdog trial"), "{}", ran.out);
}

#[test]
fn one_entry_may_be_tried_alone() {
    let desk = Desk::new();
    desk.put("watchlist.toml", SMALL);
    let ran = desk.run(&["watchlist", "test", "--id", "unu"]);
    assert_eq!((ran.code, ran.out.as_str()), (0, "1 sentence tried, 1 as it should be, 0 not; 0 warnings\n"));
    let ran = desk.run(&["watchlist", "test", "--id", "uno"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("the watchlist has no entry `uno`; did you mean `unu`?"), "{}", ran.err);
}

#[test]
fn the_shipped_watchlist_leaves_no_doubt_and_tries_every_language() {
    let watchlist = config::load(&Place::BuiltIn).expect("the shipped files are right").watchlist;
    assert_eq!(doubts(&watchlist), Vec::<String>::new());
    for body in &watchlist.bodies {
        let ambiguous = body.forms.iter().any(|form| form.level != Level::Certain);
        let negative = body.examples.iter().filter(|example| !example.expected).count();
        assert!(!ambiguous || negative >= 2, "{} has {negative} sentences under `no`", body.id);
    }
    for language in LANGUAGES {
        let of = |expected: bool| {
            let entries = Entry::all(&watchlist).flat_map(|entry| entry.examples());
            entries.filter(|one| one.language == language && one.expected == expected).count()
        };
        assert!(of(true) >= 3 && of(false) >= 3, "{language}: {} yes, {} no", of(true), of(false));
    }
}

#[test]
fn what_rests_on_nobodys_word_is_warned_of_by_test_and_by_check() {
    let desk = Desk::new();
    desk.put("watchlist.toml", SMALL)
        .put("watchlist.own.toml", "[[addition]]\nid = \"unu\"\n[addition.likely]\nmul = \"UNU\"\n");
    let warning = "warning: unu has ambiguous forms (\"UNU\") and no sentence under `no`";
    for (arguments, code) in [(&["watchlist", "test"][..], 0), (&["check"], 0)] {
        let ran = desk.run(arguments);
        assert_eq!(ran.code, code);
        assert!(ran.out.contains(warning), "{}", ran.out);
    }
}
