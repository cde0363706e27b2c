//! `watchlist.toml` and `watchlist.own.toml`: the bodies, their forms and the event's phrases, into the
//! tagger's own records.

mod examples;
mod forms;
pub(super) mod own;
mod status;

use std::collections::HashSet;

use sha2::{Digest, Sha256};

use super::toml_reader::Table;
use crate::tag::watchlist::{
    Body, Confusable, Evidence, Example, Interchangeable, Phrases, Shared, Status, Watchlist,
};

/// The first 16 hexadecimal digits of the SHA-256 of both files; the second one may be absent.
pub(super) fn version(text: &str, own: Option<&str>) -> String {
    let mut hash = Sha256::new_with_prefix(text);
    if let Some(own) = own {
        // A byte that no TOML file holds: where the first file ends is part of the content.
        hash.update([0]);
        hash.update(own);
    }
    let mut version = format!("{:x}", hash.finalize());
    version.truncate(16);
    version
}

/// The ids given so far.
struct Known {
    /// Those of bodies.
    bodies: HashSet<String>,
    /// Those of confusable bodies.
    confusables: HashSet<String>,
}

impl Known {
    fn of(watchlist: &Watchlist) -> Self {
        Self {
            bodies: watchlist.bodies.iter().map(|body| body.id.clone()).collect(),
            confusables: watchlist.confusables.iter().map(|confusable| confusable.id.clone()).collect(),
        }
    }

    fn holds(&self, id: &str) -> bool {
        self.bodies.contains(id) || self.confusables.contains(id)
    }
}

/// The whole file, but for its version.
pub(super) fn document(top: &Table<'_, '_>) -> Watchlist {
    let interchangeable = top.table("interchangeable", interchangeable).unwrap_or_default();
    let event = top.table("event", event).unwrap_or_default();
    let common = top.table("list", |table| status::read(table, None)).flatten();
    let mut known = Known::of(&Watchlist::default());
    let mut bodies = top.tables("organization", |table| {
        body(table, table.required("section"), true, common.as_ref(), &mut known)
    });
    bodies.extend(
        top.tables("related", |table| body(table, table.required("section"), false, None, &mut known)),
    );
    let confusables = top.tables("confusable", |table| confusable(table, &mut known));
    if bodies.is_empty() {
        top.mistake("organization", "names no organisation", "add at least one [[organization]]");
    }
    let shared = top.table("shared", shared).unwrap_or_default();
    let version = String::new();
    Watchlist { version, bodies, confusables, event, interchangeable, shared, dismissed: Vec::new() }
}

fn body(
    table: &Table<'_, '_>,
    section: &str,
    listed: bool,
    common: Option<&Status>,
    known: &mut Known,
) -> Body {
    let owned = |key| table.string(key).map(str::to_owned);
    let id = id(table, known);
    known.bodies.insert(id.clone());
    let mut body = Body {
        id,
        name: table.required("name").to_owned(),
        acronym: owned("acronym"),
        listed,
        own: false,
        section: section.to_owned(),
        topic: owned("topic"),
        status: status::of_body(table, common),
        elsewhere: countries(table),
        evidence: evidence(table, &Evidence::default()),
        forms: Vec::new(),
        examples: both(table),
    };
    forms::read(table, &mut body.forms);
    if body.forms.is_empty() {
        table.mistake("forms", "has no form to find it by", "add a table of forms");
    }
    body
}

/// The sentences under `yes` and `no`.
fn both(table: &Table<'_, '_>) -> Vec<Example> {
    let mut read = Vec::new();
    examples::read(table, "yes", true, &mut read);
    examples::read(table, "no", false, &mut read);
    read
}

fn id(table: &Table<'_, '_>, known: &Known) -> String {
    let id = table.required("id").to_owned();
    let plain = |one: char| one.is_ascii_lowercase() || one.is_ascii_digit() || one == '-';
    if !id.chars().all(plain) {
        table.mistake("id", format!("\"{id}\" has other characters"), "write a-z, 0-9 and - only");
    } else if id == "event" {
        table.mistake("id", "\"event\" is the id of the withdrawal itself", "choose another");
    } else if !id.is_empty() && known.holds(&id) {
        table.mistake("id", format!("\"{id}\" is the id of an earlier body"), "give each body its own");
    }
    id
}

fn countries(table: &Table<'_, '_>) -> Vec<String> {
    table.parsed_list("elsewhere", "two capital letters: \"TW\"", |country| {
        let plain = country.len() == 2 && country.chars().all(|one| one.is_ascii_uppercase());
        if plain { Ok(country.to_owned()) } else { Err("is no ISO 3166 code".to_owned()) }
    })
}

fn evidence(table: &Table<'_, '_>, shared: &Evidence) -> Evidence {
    let read = |key, shared: &[String]| {
        let mut words: Vec<String> = shared.to_vec();
        for word in table.strings(key) {
            if word.trim_end_matches('*').trim().is_empty() {
                table.mistake(key, format!("\"{word}\" is no word"), "write the word or its beginning");
            } else if !words.iter().any(|known| known == word) {
                words.push(word.to_owned());
            }
        }
        words
    };
    Evidence { supporting: read("for", &shared.supporting), opposing: read("against", &shared.opposing) }
}

fn confusable(table: &Table<'_, '_>, known: &mut Known) -> Confusable {
    let against = table.parsed_list("against", "ids of bodies", |id| {
        if known.bodies.contains(id) { Ok(id.to_owned()) } else { Err("is the id of no body".to_owned()) }
    });
    let mut examples = Vec::new();
    examples::read(table, "no", false, &mut examples);
    let id = id(table, known);
    known.confusables.insert(id.clone());
    Confusable {
        id,
        name: table.required("name").to_owned(),
        against,
        forms: table.strings("forms").into_iter().map(str::to_owned).collect(),
        examples,
    }
}

fn event(table: &Table<'_, '_>) -> Vec<Phrases> {
    let actors: Vec<String> = table.strings("actors").into_iter().map(str::to_owned).collect();
    let mut shared = evidence(table, &Evidence::default());
    shared.supporting.extend(actors.iter().cloned());
    table.tables("phrases", |block| Phrases {
        kind: block.required("kind").to_owned(),
        needs: block.integer("needs", 1, 9).unwrap_or(1) as usize,
        bodies_speak: block.boolean("bodies_speak").unwrap_or(true),
        actors: if block.boolean("by_actor") == Some(true) { actors.clone() } else { Vec::new() },
        evidence: evidence(block, &shared),
        forms: forms::phrases(block),
        examples: both(block),
    })
}

fn interchangeable(table: &Table<'_, '_>) -> Vec<Interchangeable> {
    let mut sets = Vec::new();
    for (language, entries) in table.entries() {
        for entry in entries {
            let words: Vec<String> = entry.split('|').map(|word| word.trim().to_owned()).collect();
            if words.len() < 2 || words.iter().any(String::is_empty) {
                let right = "write two or more words with | between them";
                table.mistake(language, format!("\"{entry}\" names no two words"), right);
                continue;
            }
            sets.push(Interchangeable { language: language.to_owned(), words });
        }
    }
    sets
}

/// What bodies share in their names: ways to write it with bars between, each with `…` at its end or each at
/// its beginning, where the bodies differ.
fn shared(table: &Table<'_, '_>) -> Vec<Shared> {
    let mut sets = Vec::new();
    for (language, entries) in table.entries() {
        for entry in entries {
            let written: Vec<&str> = entry.split('|').map(str::trim).collect();
            let leads = written.iter().all(|way| way.ends_with('…'));
            let follows = written.iter().all(|way| way.starts_with('…'));
            let bare = |way: &&str| way.trim_matches('…').trim().to_owned();
            let ways: Vec<String> = written.iter().map(bare).collect();
            if leads == follows || ways.iter().any(|way| way.is_empty() || way.contains('…')) {
                let right = "write what the names share, with … behind it or with … before it";
                table.mistake(language, format!("\"{entry}\" does not say where the names differ"), right);
                continue;
            }
            sets.push(Shared { language: language.to_owned(), leads, ways });
        }
    }
    sets
}

#[cfg(test)]
mod tests;
