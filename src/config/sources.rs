//! `sources.toml`: one `[[source]]` for each place that lists commentary.

use std::collections::HashMap;

use chrono_tz::Tz;

use super::toml_reader::Table;
use super::value;
use crate::source::{JsonRule, ListingRule, Schedule, Source, SourceKind};

/// Reads all sources, those with a mistake left out.
pub fn read(top: &Table<'_, '_>) -> Vec<Source> {
    let mut numbers: HashMap<String, usize> = HashMap::new();
    let mut number = 0;
    let read = top.tables("source", |table| {
        number += 1;
        source(table, number, &mut numbers)
    });
    read.into_iter().flatten().collect()
}

fn source(table: &Table<'_, '_>, number: usize, numbers: &mut HashMap<String, usize>) -> Option<Source> {
    // Every key is asked for before the first `?`, so that one mistake does not hide the others.
    let id = table.required_parsed("id", value::ID, value::id);
    let id = id.filter(|id| is_own(table, id, number, numbers));
    let name = table.required("name");
    let kind = kind(table);
    let url = table.required_parsed("url", value::WEB_ADDRESS, value::web_address);
    let schedule = table.required_parsed("schedule", value::SCHEDULE, Schedule::parse);
    let timezone = table.parsed("timezone", value::TIMEZONE, value::timezone);
    let enabled = table.boolean("enabled").unwrap_or(true);
    let reason = table.string("reason").map(str::to_owned);
    if !enabled && reason.as_deref().is_none_or(|reason| reason.trim().is_empty()) {
        let right = "add reason = \"...\", so that the next reader knows what to try";
        table.mistake("enabled", "the source is disabled without a reason", right);
    }
    let source = Source {
        name: name.to_owned(),
        timezone: timezone.unwrap_or(Tz::UTC),
        language: table.parsed("language", value::LANGUAGE, value::language),
        country: table.parsed("country", value::COUNTRY, value::country),
        enabled,
        reason: reason.filter(|_| !enabled),
        include: table.parsed("include", value::REGEX, value::regex),
        exclude: table.parsed("exclude", value::REGEX, value::regex),
        id: id?,
        kind: kind?,
        url: url?,
        schedule: schedule?,
    };
    Some(source)
}

/// Whether no source before this one has the id.
fn is_own(table: &Table<'_, '_>, id: &str, number: usize, numbers: &mut HashMap<String, usize>) -> bool {
    let Some(first) = numbers.get(id) else {
        numbers.insert(id.to_owned(), number);
        return true;
    };
    let read = format!("\"{id}\" is already the id of source[{first}]");
    table.mistake("id", read, "give each source an id of its own");
    false
}

/// The kind, with the table that belongs to it; the table of another kind is a mistake.
fn kind(table: &Table<'_, '_>) -> Option<SourceKind> {
    let listing = table.table("listing", listing);
    let json = table.table("json", json);
    let word = table.required("kind");
    for key in ["listing", "json"] {
        if word != key && table.has(key) {
            let read = format!("belongs to kind = \"{key}\", and this source's kind is \"{word}\"");
            table.mistake(key, read, "change the kind or leave the table out");
        }
    }
    match word {
        "feed" => Some(SourceKind::Feed),
        "sitemap" => Some(SourceKind::Sitemap),
        "page" => Some(SourceKind::Page),
        "listing" => {
            listing.unwrap_or_else(|| missing_table(table, word, "listing = { item = \"ul.list a\" }"))
        }
        "json" => {
            json.unwrap_or_else(|| missing_table(table, word, "json = { items = \"data\", url = \"url\" }"))
        }
        // Told by `required` already.
        "" => None,
        _ => {
            let right = "write feed, sitemap, listing, json or page";
            table.mistake("kind", format!("\"{word}\" is no kind of source"), right);
            None
        }
    }
}

fn missing_table(table: &Table<'_, '_>, kind: &str, example: &str) -> Option<SourceKind> {
    let read = format!("kind = \"{kind}\" needs a table that says where the entries stand");
    table.mistake(kind, read, format!("add {example}"));
    None
}

fn listing(table: &Table<'_, '_>) -> Option<SourceKind> {
    let selector = |key| table.parsed(key, value::SELECTOR, value::selector);
    let item = table.required_parsed("item", value::SELECTOR, value::selector);
    let rule =
        ListingRule { link: selector("link"), title: selector("title"), date: selector("date"), item: item? };
    Some(SourceKind::Listing(rule))
}

fn json(table: &Table<'_, '_>) -> Option<SourceKind> {
    let text = |key| table.string(key).map(str::to_owned);
    let rule = JsonRule {
        items: table.string("items").unwrap_or_default().to_owned(),
        url: text("url"),
        url_template: table.parsed("url_template", TEMPLATE, template),
        title: text("title"),
        published: text("published"),
    };
    if rule.url.is_none() && !table.has("url_template") {
        let read = "nothing says where an entry's address stands";
        table.mistake("url", read, "add url = \"FIELD\" or url_template = \"https://.../{FIELD}\"");
        return None;
    }
    Some(SourceKind::Json(rule))
}

const TEMPLATE: &str = "write an address with fields in braces, such as \"https://site/article/{id}\"";

/// An address in which `{FIELD}` stands for a field of the item.
fn template(text: &str) -> Result<String, String> {
    let mut filled = String::new();
    let mut rest = text;
    let mut fields = 0;
    while let Some((before, after)) = rest.split_once('{') {
        let (field, after) = after.split_once('}').ok_or("a brace is not closed")?;
        if field.is_empty() || field.contains('{') {
            return Err("a field in braces has no name".to_owned());
        }
        filled.push_str(before);
        filled.push('1');
        fields += 1;
        rest = after;
    }
    filled.push_str(rest);
    if filled.contains('}') {
        return Err("a brace is closed that was not opened".to_owned());
    }
    value::web_address(&filled)?;
    if fields == 0 {
        Err("names no field, so every entry would be the same".to_owned())
    } else {
        Ok(text.to_owned())
    }
}
