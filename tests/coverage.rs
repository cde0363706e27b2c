//! Every certain form of the shipped watchlist is found, with right offsets, in a sentence of its language and
//! as its language inflects or glues it; and no confusable body is ever taken for a listed one.

#[path = "support/carriers.rs"]
mod carriers;

use std::sync::OnceLock;

use carriers::{Carried, Variant, carried, plain, variants};
use tuiqun::config::{self, Place};
use tuiqun::tag::watchlist::{Level, Watchlist};
use tuiqun::tag::{Mention, Tagger, Text};

/// Marks around a form, which belong to no mention.
const MARKS: [char; 9] = ['«', '»', '《', '》', '「', '」', '“', '”', ' '];

/// Languages in which a form of no language is tried.
const FOR_ALL: &[&str] = &["en", "fr", "de", "tr", "ar", "ja", "zh-Hant"];

fn watchlist() -> &'static Watchlist {
    static WATCHLIST: OnceLock<Watchlist> = OnceLock::new();
    WATCHLIST.get_or_init(|| config::load(&Place::BuiltIn).expect("the shipped files are right").watchlist)
}

fn tag(text: &str, language: &str) -> Vec<Mention> {
    static TAGGER: OnceLock<Tagger> = OnceLock::new();
    let tagger = TAGGER.get_or_init(|| Tagger::new(watchlist()));
    tagger.tag(Text { body: text, language: Some(language), ..Text::default() }).mentions
}

/// Whether the body is found where the name stands. The Arabic article may be left out, an ending taken in.
fn is_found(body: &str, language: &str, carried: &Carried) -> bool {
    let article = if language == "ar" { 2 } else { 0 };
    let end = carried.ends.0 - carried.marks;
    tag(&carried.text, language).iter().any(|mention| {
        mention.id == body
            && (carried.start..=carried.start + article).contains(&mention.start)
            && (end..=carried.ends.1).contains(&mention.end)
    })
}

/// Calls `check` with every certain form: body, language, and the form without a mark in front.
fn each_certain_form(mut check: impl FnMut(&str, &str, &str)) {
    for body in &watchlist().bodies {
        for form in body.forms.iter().filter(|form| form.level == Level::Certain && !form.text.contains('…'))
        {
            let name = form.text.trim_start_matches(MARKS);
            let languages = if form.language == "mul" { FOR_ALL } else { &[form.language.as_str()] };
            for language in languages {
                check(&body.id, language, name);
            }
        }
    }
}

fn missed(of: impl Fn(&str, &str) -> Vec<Variant>) -> Vec<String> {
    let mut missed = Vec::new();
    each_certain_form(|body, language, name| {
        for variant in of(name, language) {
            let carried = carried(language, &variant, &MARKS);
            if !is_found(body, language, &carried) {
                missed.push(format!("{body} {language}: {}", carried.text));
            }
        }
    });
    missed
}

#[test]
fn every_certain_form_is_found_whole_in_a_sentence_of_its_language() {
    let missed = missed(|name, _| vec![plain(name)]);
    assert!(missed.is_empty(), "{} missed:\n{}", missed.len(), missed.join("\n"));
}

#[test]
fn every_certain_form_is_found_as_its_language_inflects_or_glues_it() {
    let missed = missed(variants);
    assert!(missed.is_empty(), "{} missed:\n{}", missed.len(), missed.join("\n"));
}

#[test]
fn no_name_of_a_confusable_body_is_taken_for_a_listed_one() {
    let mut wrong = Vec::new();
    for confusable in &watchlist().confusables {
        for name in &confusable.forms {
            for language in ["en", "fr", "es", "de", "ja", "ko", "zh-Hant", "zh-Hans", "ar", "ru", "tr"] {
                let text = carried(language, &plain(name), &MARKS).text;
                let found = tag(&text, language);
                if let Some(mention) = found.iter().find(|mention| mention.listed) {
                    wrong.push(format!("{} as {}: {text}", confusable.id, mention.id));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} taken:\n{}", wrong.len(), wrong.join("\n"));
}
