//! Forms by level and language, as bodies, additions and blocks of phrases have them.

use crate::config::toml_reader::Table;
use crate::tag::watchlist::{Form, Level};

/// The three tables of forms and what each says of them.
const LEVELS: [(&str, Level); 3] =
    [("forms", Level::Certain), ("likely", Level::Likely), ("unlikely", Level::Unlikely)];

/// Adds the forms of all three levels. A form twice in one body is a mistake: one of the two says nothing.
pub(super) fn read(table: &Table<'_, '_>, forms: &mut Vec<Form>) {
    for (key, level) in LEVELS {
        table.table(key, |levelled| of_level(levelled, level, forms));
    }
}

/// The one table of forms of a block of phrases, whose level is said beside it.
pub(super) fn phrases(block: &Table<'_, '_>) -> Vec<Form> {
    let level = block.required_parsed("level", "write forms, likely or unlikely", |word| {
        let known = LEVELS.iter().find(|(name, _)| *name == word);
        known.map(|(_, level)| *level).ok_or_else(|| "is no level".to_owned())
    });
    let mut forms = Vec::new();
    block.table("forms", |table| of_level(table, level.unwrap_or_default(), &mut forms));
    forms
}

fn of_level(table: &Table<'_, '_>, level: Level, forms: &mut Vec<Form>) {
    for (language, texts) in table.entries() {
        if !is_language(language) {
            table.mistake(language, "is no language", "write a tag like \"en\", \"zh-Hant\" or \"mul\"");
        }
        for text in texts {
            add(forms, Form { text: text.to_owned(), language: language.to_owned(), level }, table);
        }
    }
}

fn add(forms: &mut Vec<Form>, form: Form, table: &Table<'_, '_>) {
    let twice = |other: &Form| {
        other.text == form.text && (other.language == form.language || other.language == "mul")
    };
    if form.text.trim().is_empty() {
        table.mistake(&form.language, "holds an empty form", "take it out");
    } else if form.text.matches('…').nth(1).is_some() {
        let read = format!("\"{}\" has more than two pieces", form.text);
        table.mistake(&form.language, read, "write … once at most");
    } else if forms.iter().any(twice) {
        let read = format!("\"{}\" stands here already", form.text);
        table.mistake(&form.language, read, "keep one of the two");
    } else {
        forms.push(form);
    }
}

fn is_language(tag: &str) -> bool {
    let mut parts = tag.split('-');
    let primary = parts.next().unwrap_or_default();
    (2..=3).contains(&primary.len())
        && primary.chars().all(|one| one.is_ascii_lowercase())
        && parts
            .all(|part| (2..=4).contains(&part.len()) && part.chars().all(|one| one.is_ascii_alphanumeric()))
}
