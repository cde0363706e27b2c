//! What each mechanism promises, on a small watchlist made for it.

use std::fmt::Write as _;

use crate::tag::watchlist::{Body, Confusable, Evidence, Form, Level, Watchlist};
use crate::tag::{Tagger, Tags, Text};

fn form(text: &str, level: Level) -> Form {
    Form { text: text.to_owned(), language: "mul".to_owned(), level }
}

fn owned(words: &[&str]) -> Vec<String> {
    words.iter().map(|&word| word.to_owned()).collect()
}

fn body(id: &str, listed: bool, sure: &[&str], unlikely: &[&str], speak: (&[&str], &[&str])) -> Body {
    let sure = sure.iter().map(|text| form(text, Level::Certain));
    let unlikely = unlikely.iter().map(|text| form(text, Level::Unlikely));
    Body {
        id: id.to_owned(),
        listed,
        forms: sure.chain(unlikely).collect(),
        evidence: Evidence { supporting: owned(speak.0), opposing: owned(speak.1) },
        ..Body::default()
    }
}

/// A cotton committee and a mining forum with ambiguous acronyms, a solar agency called like a woman, three
/// bodies that nobody doubts, and the watchdog that is not the cotton committee.
fn tagger() -> Tagger {
    let watchdog = Confusable {
        id: "watchdog".to_owned(),
        name: "Graft Watchdog".to_owned(),
        against: owned(&["cotton"]),
        forms: owned(&["Graft Watchdog", "廉政公署"]),
        ..Confusable::default()
    };
    Tagger::new(&Watchlist {
        bodies: vec![
            body(
                "cotton",
                true,
                &["International Cotton Committee", "国际棉花委员会"],
                &["ICC", "CIC"],
                (&["cotton", "yarn", "棉花"], &["graft", "police"]),
            ),
            body("mining", true, &["Forum on Mining"], &["IGF"], (&["mining", "copper"], &["internet"])),
            body("solar", true, &["Solar Agency"], &["Irena"], (&["solar", "Abu Dhabi"], &[])),
            body("health", false, &["WHO"], &[], (&[], &[])),
            body("culture", false, &["UNESCO"], &[], (&[], &[])),
            body("trade", true, &["UNCTAD"], &[], (&[], &[])),
        ],
        confusables: vec![watchdog],
        ..Watchlist::default()
    })
    .telling_rejected(true)
}

/// `cotton:named Irena:-person`: every decision on an ambiguous form, in order.
fn decisions(tags: &Tags) -> String {
    let doubted = ["ICC", "CIC", "IGF", "Irena"];
    let kept = tags.mentions.iter().map(|one| (one.start, &one.id, one.rule.as_str(), "+", &one.form));
    let rejected = tags.rejected.iter().map(|one| (one.start, &one.id, one.rule.as_str(), "-", &one.form));
    let mut all: Vec<_> = kept.chain(rejected).filter(|one| doubted.contains(&one.4.as_str())).collect();
    all.sort_unstable();
    let mut told = String::new();
    for (_, id, rule, sign, _) in all {
        let _ = write!(told, "{}{sign}{id}:{rule}", if told.is_empty() { "" } else { " " });
    }
    told
}

fn check(cases: &[(&str, &str)]) {
    let tagger = tagger();
    for (text, expected) in cases {
        let tags = tagger.tag(Text { body: text, ..Text::default() });
        assert_eq!(decisions(&tags), *expected, "{text}");
    }
}

#[test]
fn a_name_beside_its_acronym_in_brackets_binds_it_for_the_rest() {
    check(&[
        (
            "The International Cotton Committee (ICC) met. Later the ICC left.",
            "+cotton:defined +cotton:bound",
        ),
        ("ICC (International Cotton Committee) met. Later the ICC left.", "+cotton:defined +cotton:bound"),
        ("The International Cotton Committee (hereinafter “ICC”) met.", "+cotton:defined"),
        ("The International Cotton Committee (CIC, ICC in English) met.", "+cotton:defined +cotton:defined"),
        ("国际棉花委员会（以下简称ICC）开会。ICC没有评论。", "+cotton:defined +cotton:bound"),
        ("ICC, International Cotton Committee, met.", "+cotton:defined"),
        ("ICC - the International Cotton Committee - met.", "+cotton:defined"),
        (
            "The ICC is late.\n\nThe International Cotton Committee (ICC) met.",
            "+cotton:bound +cotton:defined",
        ),
    ]);
}

#[test]
fn a_definition_as_somebody_else_binds_it_away_until_defined_again() {
    check(&[
        (
            "The Graft Watchdog (ICC) met. The ICC left.",
            "-cotton:defined_otherwise -cotton:defined_otherwise",
        ),
        (
            "The International Criminal Court (ICC) met. ICC left.",
            "-cotton:defined_otherwise -cotton:defined_otherwise",
        ),
        ("ICC, the Instituto Central de Cuentas, met over cotton.", "-cotton:defined_otherwise"),
        ("廉政公署（ICC）查棉花商。", "-cotton:defined_otherwise"),
        (
            "The Graft Watchdog (ICC) met. The International Cotton Committee (ICC) too, and the ICC left.",
            "-cotton:defined_otherwise +cotton:defined +cotton:bound",
        ),
    ]);
}

#[test]
fn a_name_that_is_not_known_is_ours_if_a_word_for_us_stands_in_it() {
    check(&[
        ("The Indian cotton council (ICC) met.", "+cotton:defined"),
        ("The Indian chess council (ICC) met.", "-cotton:defined_otherwise"),
    ]);
}

#[test]
fn words_weigh_the_more_the_nearer_they_stand_and_those_against_win_a_draw() {
    check(&[
        ("The ICC forecasts cotton.", "+cotton:near"),
        ("The ICC forecasts cotton and graft.", "-cotton:opposed"),
        ("The ICC forecasts cotton. Nobody spoke of graft.", "+cotton:near"),
        ("Cotton is cheap. The ICC is late after the graft case.", "-cotton:opposed"),
        ("The ICC is late.", "-cotton:unsupported"),
    ]);
}

#[test]
fn the_same_acronym_in_two_senses_is_decided_place_by_place() {
    check(&[
        (
            "In Oslo the IGF spoke of the internet. In Geneva the IGF spoke of copper.",
            "-mining:opposed +mining:near",
        ),
        (
            "The internet crowd of the IGF, and far off in Geneva the IGF of copper.",
            "-mining:opposed +mining:near",
        ),
        ("The Forum on Mining (IGF) met; the other IGF did too.", "+mining:defined -mining:called_other"),
    ]);
}

#[test]
fn an_enumeration_speaks_for_its_ambiguous_members() {
    check(&[
        ("WHO, UNESCO, ICC and others sent nobody.", "+cotton:company"),
        ("UNCTAD and ICC sent nobody.", "+cotton:company"),
        ("WHO, ICC and the butcher sent nobody.", "-cotton:unsupported"),
    ]);
}

#[test]
fn a_given_name_is_no_agency() {
    check(&[
        ("Irena Novak sells solar lamps.", "-solar:person"),
        ("Ms Irena sells solar lamps.", "-solar:person"),
        ("At Irena solar lamps are free.", "+solar:near"),
        ("Irena Director General Li sells solar lamps.", "+solar:near"),
    ]);
}

#[test]
fn an_acronym_is_not_explained_by_another_acronym() {
    check(&[(
        "ICC, CIC, ICC and CIC",
        "-cotton:unsupported -cotton:unsupported -cotton:unsupported -cotton:unsupported",
    )]);
}

/// A quadratic step anywhere would take minutes.
#[test]
fn a_long_text_of_nothing_but_doubtful_forms_and_brackets_is_decided() {
    let tagger = tagger();
    for text in [
        "ICC, ",
        "ICC (CIC) internet ",
        "ICC (",
        "Graft Watchdog (ICC) ",
        "International Cotton Committee ICC ",
    ] {
        let long = text.repeat(20_000);
        let tags = tagger.tag(Text { body: &long, ..Text::default() });
        assert!(tags.mentions.len() + tags.rejected.len() >= 20_000, "{text}");
    }
}

#[test]
fn a_definition_in_the_headline_holds_for_the_body() {
    let text =
        Text { title: "The International Cotton Committee (ICC)", body: "ICC is late.", ..Text::default() };
    let tags = tagger().tag(text);
    let rules: Vec<&str> = tags.mentions.iter().skip(1).map(|one| one.rule.as_str()).collect();
    assert_eq!(rules, ["defined", "bound"]);
}

#[test]
fn a_decision_tells_the_words_it_rests_on_and_a_certain_form_none() {
    let tags =
        tagger().tag(Text { body: "The ICC counts cotton and yarn. WHO does not.", ..Text::default() });
    assert_eq!(tags.mentions[0].evidence.supporting, ["cotton", "yarn"]);
    assert!(tags.mentions[1].evidence.supporting.is_empty());
    let tags = tagger().tag(Text { body: "The ICC after the graft case.", ..Text::default() });
    assert_eq!(tags.rejected[0].evidence.opposing, ["graft"]);
}

#[test]
fn what_a_longer_name_swallows_is_rejected_by_its_name() {
    let list = Watchlist {
        bodies: vec![
            body("peace", true, &["平和委员会"], &[], (&[], &[])),
            body("building", true, &["建设平和委员会"], &[], (&[], &[])),
        ],
        ..Watchlist::default()
    };
    let tags = Tagger::new(&list)
        .telling_rejected(true)
        .tag(Text { body: "建设平和委员会", ..Text::default() });
    let rejected = &tags.rejected[0];
    assert_eq!((rejected.id.as_str(), rejected.rule.as_str()), ("peace", "swallowed"));
    assert_eq!(rejected.evidence.opposing, ["建设平和委员会"]);
}
