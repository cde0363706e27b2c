//! What is read from the two files, and every mistake at its place.

use super::*;
use crate::config::toml_reader::File;
use crate::tag::watchlist::{Level, Standing};

fn read(text: &str) -> (Watchlist, Vec<String>) {
    let file = File::new("watchlist.toml", text);
    let watchlist = file.read(document);
    (watchlist, file.into_mistakes().iter().map(ToString::to_string).collect())
}

const BODY: &str = "[[organization]]\nid = \"unu\"\nname = \"UN University\"\nsection = \"un\"\n";

#[test]
fn a_body_is_read_with_its_forms_by_level() {
    let text = format!(
        "{BODY}for = [\"Tokyo\"]\n[organization.forms]\nja = \"国連大学\"\n[organization.likely]\nmul = [\"UNU\"]\n"
    );
    let (watchlist, mistakes) = read(&text);
    assert!(mistakes.is_empty(), "{mistakes:?}");
    let body = &watchlist.bodies[0];
    assert!(body.listed);
    assert_eq!(body.evidence.supporting, ["Tokyo"]);
    let forms: Vec<_> = body.forms.iter().map(|form| (form.text.as_str(), form.level)).collect();
    assert_eq!(forms, [("国連大学", Level::Certain), ("UNU", Level::Likely)]);
}

#[test]
fn every_mistake_is_told_at_its_line() {
    for (text, told) in [
        (
            format!("{BODY}[organization.forms]\nen = [\"UNU\", \"UNU\"]\n"),
            "6:6: organization[1].forms.en: \"UNU\" stands here already",
        ),
        (format!("{BODY}[organization.forms]\nenglish = [\"UNU\"]\n"), "english: is no language"),
        (format!("{BODY}[organization.forms]\nen = [\" \"]\n"), "holds an empty form"),
        (BODY.to_owned(), "organization[1].forms: has no form to find it by"),
        (
            format!("{BODY}elsewhere = [\"Taiwan\"]\n[organization.forms]\nen = \"UNU\"\n"),
            "is no ISO 3166 code",
        ),
        (format!("{BODY}topci = \"x\"\n[organization.forms]\nen = \"UNU\"\n"), "did you mean `topic`?"),
        (
            format!("{BODY}[organization.forms]\nen = \"UNU\"\n{BODY}[organization.forms]\nen = \"UNU\"\n"),
            "\"unu\" is the id of an earlier body",
        ),
        (
            format!(
                "{BODY}[organization.forms]\nen = \"UNU\"\n[[confusable]]\nid = \"x\"\nname = \"X\"\nagainst = \"uno\"\nforms = \"X\"\n"
            ),
            "\"uno\": is the id of no body",
        ),
        (
            format!("{BODY}[organization.forms]\nen = \"UNU\"\n[interchangeable]\nen = \"UN\"\n"),
            "names no two words",
        ),
        (
            format!("{BODY}[organization.forms]\nen = \"UNU\"\n[shared]\nen = \"Fund | … for Peace\"\n"),
            "does not say where the names differ",
        ),
        (
            format!(
                "{BODY}[organization.forms]\nen = \"UNU\"\n[[event.phrases]]\nkind = \"count\"\nlevel = \"maybe\"\n"
            ),
            "\"maybe\": is no level",
        ),
        (String::new(), "names no organisation"),
    ] {
        let (_, found) = read(&text);
        assert!(found.iter().any(|mistake| mistake.contains(told)), "{told}\n{found:#?}");
    }
}

#[test]
fn any_change_of_either_file_is_another_version() {
    let versions = [
        version(BODY, None),
        version(&format!("{BODY}# note\n"), None),
        version(BODY, Some("")),
        version(BODY, Some("# note\n")),
    ];
    assert_eq!(versions[0].len(), 16);
    assert_eq!(HashSet::from(versions).len(), 4);
}

/// A body with one form, and more keys and tables behind it.
fn unu(more: &str, tables: &str) -> String {
    format!("{BODY}{more}\n[organization.forms]\nmul = \"UNU\"\nen = \"UN University\"\n{tables}\n")
}

#[test]
fn a_status_takes_from_the_list_what_it_leaves_unsaid() {
    let list = "[list]\nword = \"announced\"\ndate = \"2026-01-07\"\nsource = \"the memorandum\"\n";
    let status = |own: &str| {
        let (watchlist, mistakes) = read(&format!("{list}{}", unu(own, "")));
        assert!(mistakes.is_empty(), "{mistakes:?}");
        watchlist.bodies[0].status.clone().unwrap()
    };
    assert_eq!((status("").word, status("").date.as_deref()), (Standing::Announced, Some("2026-01-07")));
    let own = status("status = { effective = \"2027-01\", note = \"A note.\" }");
    assert_eq!((own.word, own.date.as_deref()), (Standing::Announced, Some("2026-01-07")));
    assert_eq!((own.effective.as_deref(), own.source.as_deref()), (Some("2027-01"), Some("the memorandum")));
    assert_eq!(status("status = { word = \"withdrawn\" }").word, Standing::Withdrawn);
}

#[test]
fn sentences_know_their_language_and_the_country_of_the_press() {
    let (watchlist, mistakes) = read(&unu(
        "",
        "[organization.yes]\nen = [\"At UNU.\"]\n[organization.no]\nzh-Hant-HK = \"x\"\nen-HK = \"y\"",
    ));
    assert!(mistakes.is_empty(), "{mistakes:?}");
    let told: Vec<_> = watchlist.bodies[0]
        .examples
        .iter()
        .map(|one| (one.language.as_str(), one.country.as_deref(), one.expected))
        .collect();
    assert_eq!(told, [("en", None, true), ("en", Some("HK"), false), ("zh-Hant", Some("HK"), false)]);
}

#[test]
fn mistakes_of_statuses_and_sentences_are_told() {
    for (text, told) in [
        (
            unu("status = { word = \"gone\" }", ""),
            "organization[1].status.word: \"gone\": is no status; write one of announced, leaving, ",
        ),
        (unu("status = { date = \"2026\" }", ""), "organization[1].status.word: is missing"),
        (unu("status = { word = \"closed\", date = \"2026-13\" }", ""), "\"2026-13\": is no day"),
        (
            unu("status = { word = \"closed\", date = \"2026-02-01\", effective = \"2025\" }", ""),
            "2025 is before 2026-02-01",
        ),
        (
            unu("", "[organization.yes]\nmul = \"UNU\"\nzh = \"x\""),
            "organization[1].yes.zh: does not say which script",
        ),
        (
            unu("", "[organization.no]\nen = [\"a\", \"a\"]"),
            "organization[1].no.en: \"a\" stands here already",
        ),
        (unu("", "[organization.no]\nen = \" \""), "holds an empty sentence"),
    ] {
        let (_, found) = read(&text);
        assert!(found.iter().any(|mistake| mistake.contains(told)), "{told}\n{found:#?}");
    }
}

/// The first file's body, and a second file.
fn with_own(own: &str) -> (Watchlist, Vec<String>) {
    let (watchlist, _) = read(&unu("for = \"Tokyo\"", ""));
    let file = File::new("watchlist.own.toml", own);
    let watchlist = file.read(|top| own::extend(top, watchlist));
    (watchlist, file.into_mistakes().iter().map(ToString::to_string).collect())
}

#[test]
fn the_second_file_has_bodies_of_its_own_which_are_never_listed() {
    let (watchlist, mistakes) = with_own(
        "[[organization]]\nid = \"ours\"\nname = \"Our Society\"\n[organization.forms]\nen = \"Our Society\"\n\
         [[confusable]]\nid = \"hours\"\nname = \"Hours\"\nagainst = [\"ours\", \"unu\"]\nforms = \"Hours Society\"\n",
    );
    assert!(mistakes.is_empty(), "{mistakes:?}");
    let ours = &watchlist.bodies[1];
    assert_eq!((ours.id.as_str(), ours.listed, ours.section.as_str()), ("ours", false, "own"));
    assert_eq!(watchlist.confusables[0].against, ["ours", "unu"]);
}

#[test]
fn the_second_file_adds_to_a_body_and_takes_forms_out() {
    let (watchlist, mistakes) = with_own(
        "[[addition]]\nid = \"unu\"\nwithout = \"UNU\"\nfor = \"Shibuya\"\n[addition.likely]\nmul = \"UNU\"\n\
         [addition.forms]\nja = \"国連大学\"\n[addition.no]\nen = \"Unu is a name.\"\n",
    );
    assert!(mistakes.is_empty(), "{mistakes:?}");
    let body = &watchlist.bodies[0];
    let mut forms: Vec<_> = body.forms.iter().map(|form| (form.text.as_str(), form.level)).collect();
    forms.sort_unstable();
    assert_eq!(
        forms,
        [("UN University", Level::Certain), ("UNU", Level::Likely), ("国連大学", Level::Certain)]
    );
    assert_eq!(body.evidence.supporting, ["Tokyo", "Shibuya"]);
    assert_eq!(body.examples.len(), 1);
}

#[test]
fn mistakes_of_the_second_file_are_told_at_its_own_lines() {
    for (own, told) in [
        (
            "[[addition]]\nid = \"uno\"\n",
            "watchlist.own.toml:2:6: addition[1].id: \"uno\" is the id of no body",
        ),
        (
            "[[addition]]\nid = \"unu\"\nwithout = [\"UNX\"]\n",
            "watchlist.own.toml:3:11: addition[1].without: \"UNX\" is no form of unu",
        ),
        ("[[addition]]\nid = \"unu\"\nwithout = [\"UNU\", \"UN University\"]\n", "leaves unu without a form"),
        ("[[addition]]\nid = \"unu\"\n[addition.forms]\nen = \"UNU\"\n", "\"UNU\" stands here already"),
        ("[[addition]]\nid = \"unu\"\nname = \"x\"\n", "addition[1].name: is not a known key"),
        ("[[addition]]\nid = \"unu\"\n[addition.forms]\nen = \"UN … of … X\"\n", "has more than two pieces"),
        (
            "[[organization]]\nid = \"unu\"\nname = \"x\"\n[organization.forms]\nen = \"x\"\n",
            "\"unu\" is the id of an earlier body",
        ),
        ("[[related]]\nid = \"x\"\n", "related: is not a known key; known here: addition, confusable, "),
    ] {
        let (_, found) = with_own(own);
        assert!(found.iter().any(|mistake| mistake.contains(told)), "{told}\n{found:#?}");
    }
}
