//! `watchlist.toml`: the bodies, their forms and the event's phrases, into the tagger's own records.

use std::collections::HashSet;

use sha2::{Digest, Sha256};

use super::toml_reader::Table;
use crate::tag::watchlist::{Body, Confusable, Evidence, Form, Interchangeable, Level, Phrases, Watchlist};

/// The three tables of forms and what each says of them.
const LEVELS: [(&str, Level); 3] =
    [("forms", Level::Certain), ("likely", Level::Likely), ("unlikely", Level::Unlikely)];

/// The first 16 hexadecimal digits of the content's SHA-256.
pub(super) fn version(text: &str) -> String {
    let mut version = format!("{:x}", Sha256::digest(text));
    version.truncate(16);
    version
}

/// The whole file, but for its version.
pub(super) fn document(top: &Table<'_, '_>) -> Watchlist {
    let interchangeable = top.table("interchangeable", interchangeable).unwrap_or_default();
    let event = top.table("event", event).unwrap_or_default();
    let mut ids = HashSet::new();
    let mut bodies = top.tables("organization", |table| body(table, true, &mut ids));
    bodies.extend(top.tables("related", |table| body(table, false, &mut ids)));
    let known = ids.clone();
    let confusables = top.tables("confusable", |table| confusable(table, &known, &mut ids));
    if bodies.is_empty() {
        top.mistake("organization", "names no organisation", "add at least one [[organization]]");
    }
    Watchlist { version: String::new(), bodies, confusables, event, interchangeable }
}

fn body(table: &Table<'_, '_>, listed: bool, ids: &mut HashSet<String>) -> Body {
    let owned = |key| table.string(key).map(str::to_owned);
    Body {
        id: id(table, ids),
        name: table.required("name").to_owned(),
        acronym: owned("acronym"),
        listed,
        section: table.required("section").to_owned(),
        topic: owned("topic"),
        us_status: owned("us_status"),
        date: owned("date"),
        effective: owned("effective"),
        elsewhere: countries(table),
        evidence: evidence(table, &Evidence::default()),
        forms: forms(table),
    }
}

fn id(table: &Table<'_, '_>, ids: &mut HashSet<String>) -> String {
    let id = table.required("id").to_owned();
    let plain = |one: char| one.is_ascii_lowercase() || one.is_ascii_digit() || one == '-';
    if !id.chars().all(plain) {
        table.mistake("id", format!("\"{id}\" has other characters"), "write a-z, 0-9 and - only");
    } else if id == "event" {
        table.mistake("id", "\"event\" is the id of the withdrawal itself", "choose another");
    } else if !id.is_empty() && !ids.insert(id.clone()) {
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

/// The forms of all three levels. A form twice in one body is a mistake: one of the two says nothing.
fn forms(table: &Table<'_, '_>) -> Vec<Form> {
    let mut forms: Vec<Form> = Vec::new();
    for (key, level) in LEVELS {
        table.table(key, |levelled| {
            for (language, texts) in levelled.entries() {
                if !is_language(language) {
                    levelled.mistake(
                        language,
                        "is no language",
                        "write a tag like \"en\", \"zh-Hant\" or \"mul\"",
                    );
                }
                for text in texts {
                    let form = Form { text: text.to_owned(), language: language.to_owned(), level };
                    add(&mut forms, form, levelled);
                }
            }
        });
    }
    if forms.is_empty() {
        table.mistake("forms", "has no form to find it by", "add a table of forms");
    }
    forms
}

fn add(forms: &mut Vec<Form>, form: Form, table: &Table<'_, '_>) {
    let twice = |other: &&Form| {
        other.text == form.text && (other.language == form.language || other.language == "mul")
    };
    if form.text.trim().is_empty() {
        table.mistake(&form.language, "holds an empty form", "take it out");
    } else if forms.iter().any(|other| twice(&other)) {
        table.mistake(
            &form.language,
            format!("\"{}\" stands here already", form.text),
            "keep one of the two",
        );
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

fn confusable(table: &Table<'_, '_>, known: &HashSet<String>, ids: &mut HashSet<String>) -> Confusable {
    let against = table.parsed_list("against", "ids of [[organization]] or [[related]]", |id| {
        if known.contains(id) { Ok(id.to_owned()) } else { Err("is the id of no body".to_owned()) }
    });
    Confusable {
        id: id(table, ids),
        name: table.required("name").to_owned(),
        against,
        forms: table.strings("forms").into_iter().map(str::to_owned).collect(),
    }
}

fn event(table: &Table<'_, '_>) -> Vec<Phrases> {
    let shared = evidence(table, &Evidence::default());
    table.tables("phrases", |block| {
        let level = block.required_parsed("level", "write forms, likely or unlikely", |word| {
            let known = LEVELS.iter().find(|(name, _)| *name == word);
            known.map(|(_, level)| *level).ok_or_else(|| "is no level".to_owned())
        });
        Phrases {
            kind: block.required("kind").to_owned(),
            needs: block.integer("needs", 1, 9).unwrap_or(1) as usize,
            bodies_speak: block.boolean("bodies_speak").unwrap_or(true),
            evidence: evidence(block, &shared),
            forms: phrases(block, level.unwrap_or_default()),
        }
    })
}

fn phrases(block: &Table<'_, '_>, level: Level) -> Vec<Form> {
    let mut forms = Vec::new();
    block.table("forms", |table| {
        for (language, texts) in table.entries() {
            for text in texts {
                add(&mut forms, Form { text: text.to_owned(), language: language.to_owned(), level }, table);
            }
        }
    });
    forms
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::toml_reader::File;

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
                format!(
                    "{BODY}[organization.forms]\nen = \"UNU\"\n{BODY}[organization.forms]\nen = \"UNU\"\n"
                ),
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
    fn any_change_of_content_is_another_version() {
        let (one, other) = (version(BODY), version(&format!("{BODY}# note\n")));
        assert_eq!(one.len(), 16);
        assert_ne!(one, other);
    }
}
