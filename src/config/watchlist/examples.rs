//! The sentences that a watchlist is tried with, by language: `yes` must name what they stand under, `no`
//! must not.

use crate::config::toml_reader::Table;
use crate::config::value;
use crate::tag::watchlist::Example;

/// What a language of sentences looks like. A country at its end is that of the press.
const LANGUAGE: &str = "write the language of the sentences, such as \"en\", \"zh-Hant\", or \"en-HK\" where \
                        the country of the press matters";

/// Adds the sentences under one key.
pub(super) fn read(table: &Table<'_, '_>, key: &'static str, expected: bool, examples: &mut Vec<Example>) {
    table.table(key, |by_language| {
        for (tag, texts) in by_language.entries() {
            let (language, country) = match value::language(tag) {
                Ok(tag) => parts(&tag),
                Err(why) => {
                    by_language.mistake(tag, why, LANGUAGE);
                    continue;
                }
            };
            for text in texts {
                let twice = examples.iter().any(|other| other.text == text && other.country == country);
                if text.trim().is_empty() {
                    by_language.mistake(tag, "holds an empty sentence", "take it out");
                } else if twice {
                    let read = format!("\"{text}\" stands here already");
                    by_language.mistake(tag, read, "keep one of the two");
                } else {
                    let (language, country) = (language.clone(), country.clone());
                    examples.push(Example { text: text.to_owned(), language, country, expected });
                }
            }
        }
    });
}

/// A tag without its country, and the country: `en-HK`, `zh-Hant-HK`.
fn parts(tag: &str) -> (String, Option<String>) {
    match tag.rsplit_once('-') {
        Some((language, country)) if country.len() == 2 => (language.to_owned(), Some(country.to_owned())),
        _ => (tag.to_owned(), None),
    }
}
