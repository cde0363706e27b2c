//! TOML with places: tables that are asked for their keys by name and type, and that remember every
//! mistake with file, line and key instead of stopping at the first.
//!
//! serde would stop at the first mistake, and loses the place of a value inside flattened or untagged
//! types; so the parsed document is walked by hand.

use std::cell::RefCell;
use std::fmt;
use std::ops::Range;

use chrono::NaiveDate;
use serde_spanned::Spanned;
use toml::de::{DeTable, DeValue};

use super::nearest::nearest;

/// How a day is written.
const A_DAY: &str = "a day, such as 2023-05-01";

/// One mistake in a configuration file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mistake {
    /// The file as it was named.
    pub file: String,
    /// Line, from 1; 0 where the file could not be read at all.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// The key with its tables: `source[3].schedule`; empty for the document.
    pub key: String,
    /// What was read, and why that is wrong.
    pub read: String,
    /// What would be right; empty if `read` says it.
    pub right: String,
}

impl Mistake {
    /// A mistake of the file as a whole.
    pub(super) fn of_file(file: &str, read: &str) -> Self {
        Self {
            file: file.to_owned(),
            line: 0,
            column: 0,
            key: String::new(),
            read: read.to_owned(),
            right: String::new(),
        }
    }
}

impl fmt::Display for Mistake {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            0 => write!(out, "{}: ", self.file)?,
            line => write!(out, "{}:{line}:{}: ", self.file, self.column)?,
        }
        if !self.key.is_empty() {
            write!(out, "{}: ", self.key)?;
        }
        write!(out, "{}", self.read)?;
        if self.right.is_empty() { Ok(()) } else { write!(out, "; {}", self.right) }
    }
}

/// The text of one file, with the mistakes found in it so far.
#[derive(Debug)]
pub struct File<'t> {
    name: &'t str,
    text: &'t str,
    mistakes: RefCell<Vec<Mistake>>,
}

impl<'t> File<'t> {
    /// A file by the name people know it, and its text.
    pub fn new(name: &'t str, text: &'t str) -> Self {
        Self { name, text, mistakes: RefCell::default() }
    }

    /// Parses the text and hands its top table to `read`; syntax errors become mistakes, and what could be
    /// parsed is read all the same.
    pub fn read<T>(&self, read: impl FnOnce(&Table<'_, '_>) -> T) -> T {
        let (document, errors) = DeTable::parse_recoverable(self.text);
        for error in errors {
            self.note(error.span().unwrap_or(0..0), "", error.message().replace('\n', ", "), "");
        }
        let table = Table::new(self, document.get_ref(), String::new(), document.span());
        let value = read(&table);
        table.refuse_unknown();
        value
    }

    /// The mistakes in the order of the file.
    pub fn into_mistakes(self) -> Vec<Mistake> {
        let mut mistakes = self.mistakes.into_inner();
        mistakes.sort_by_key(|mistake| (mistake.line, mistake.column));
        mistakes
    }

    fn note(&self, span: Range<usize>, key: &str, read: impl Into<String>, right: impl Into<String>) {
        let before = &self.text[..self.text.floor_char_boundary(span.start)];
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        self.mistakes.borrow_mut().push(Mistake {
            file: self.name.to_owned(),
            line: before.matches('\n').count() + 1,
            column: before[line_start..].chars().count() + 1,
            key: key.to_owned(),
            read: read.into(),
            right: right.into(),
        });
    }
}

/// One table of a file. Keys that were never asked for are mistakes (`refuse_unknown`, called for
/// every table that is handed out).
#[derive(Debug)]
pub struct Table<'f, 'i> {
    file: &'f File<'f>,
    keys: &'f DeTable<'i>,
    path: String,
    span: Range<usize>,
    asked: RefCell<Vec<&'static str>>,
}

impl<'f, 'i> Table<'f, 'i> {
    fn new(file: &'f File<'f>, table: &'f DeTable<'i>, path: String, span: Range<usize>) -> Self {
        Self { file, keys: table, path, span, asked: RefCell::default() }
    }

    /// Text.
    pub fn string(&self, key: &'static str) -> Option<&'f str> {
        let value = self.value(key)?;
        value.get_ref().as_str().or_else(|| self.wrong_type(key, value, "a text in quotes"))
    }

    /// Text that must be there; a missing one is a mistake and reads as empty.
    pub fn required(&self, key: &'static str) -> &'f str {
        if !self.has(key) {
            self.missing(key);
        }
        let text = self.string(key);
        if text.is_some_and(|text| text.trim().is_empty()) {
            self.mistake(key, "is empty", "write something");
        }
        text.unwrap_or_default()
    }

    /// Text that `parse` understands; its error is the mistake's sentence, `right` what would be right.
    pub fn parsed<T>(
        &self,
        key: &'static str,
        right: &str,
        parse: impl FnOnce(&str) -> Result<T, String>,
    ) -> Option<T> {
        let text = self.string(key)?;
        match parse(text) {
            Ok(value) => Some(value),
            Err(why) => {
                self.mistake(key, format!("\"{text}\": {why}"), right);
                None
            }
        }
    }

    /// As [`Table::parsed`], for a key that must be there.
    pub fn required_parsed<T>(
        &self,
        key: &'static str,
        right: &str,
        parse: impl FnOnce(&str) -> Result<T, String>,
    ) -> Option<T> {
        if !self.has(key) {
            self.missing(key);
        }
        self.parsed(key, right, parse)
    }

    /// A list of texts; one text alone counts as a list of one.
    pub fn strings(&self, key: &'static str) -> Vec<&'f str> {
        self.texts(key).into_iter().map(|(text, _)| text).collect()
    }

    /// A list of texts, each understood by `parse`; a mistake is told at the text's own place.
    pub fn parsed_list<T>(
        &self,
        key: &'static str,
        right: &str,
        parse: impl Fn(&str) -> Result<T, String>,
    ) -> Vec<T> {
        let mut values = Vec::new();
        for (text, span) in self.texts(key) {
            match parse(text) {
                Ok(value) => values.push(value),
                Err(why) => self.file.note(span, &self.name_of(key), format!("\"{text}\": {why}"), right),
            }
        }
        values
    }

    fn texts(&self, key: &'static str) -> Vec<(&'f str, Range<usize>)> {
        let Some(value) = self.value(key) else { return Vec::new() };
        if let Some(one) = value.get_ref().as_str() {
            return vec![(one, value.span())];
        }
        let Some(array) = value.get_ref().as_array() else {
            return self.wrong_type(key, value, "a list of texts").unwrap_or_default();
        };
        let text = |item: &'f Spanned<DeValue<'i>>| match item.get_ref().as_str() {
            Some(text) => Some((text, item.span())),
            None => self.wrong_type(key, item, "a text in quotes"),
        };
        array.iter().filter_map(text).collect()
    }

    /// `true` or `false`.
    pub fn boolean(&self, key: &'static str) -> Option<bool> {
        let value = self.value(key)?;
        value.get_ref().as_bool().or_else(|| self.wrong_type(key, value, "true or false"))
    }

    /// A whole number from `least` to `most`.
    pub fn integer(&self, key: &'static str, least: i64, most: i64) -> Option<i64> {
        let value = self.value(key)?;
        let right = format!("a whole number from {least} to {most}");
        let Some(digits) = value.get_ref().as_integer() else {
            return self.wrong_type(key, value, &right);
        };
        match i64::from_str_radix(digits.as_str(), digits.radix()) {
            Ok(number) if (least..=most).contains(&number) => Some(number),
            _ => {
                self.mistake(key, format!("{} is out of range", digits.as_str()), format!("write {right}"));
                None
            }
        }
    }

    /// A day, as TOML writes dates (`2023-05-01`) or as the same in quotes.
    pub fn day(&self, key: &'static str) -> Option<NaiveDate> {
        let value = self.value(key)?;
        let written = match value.get_ref() {
            DeValue::String(text) => text.trim().to_owned(),
            DeValue::Datetime(date) => date.to_string(),
            _ => return self.wrong_type(key, value, A_DAY),
        };
        let day = NaiveDate::parse_from_str(&written, "%Y-%m-%d").ok();
        if day.is_none() {
            self.mistake(key, format!("{written} is no day"), format!("write {A_DAY}"));
        }
        day
    }

    /// A table by name, read by `read`.
    pub fn table<T>(&self, key: &'static str, read: impl FnOnce(&Table<'f, 'i>) -> T) -> Option<T> {
        let value = self.value(key)?;
        let Some(table) = value.get_ref().as_table() else {
            return self.wrong_type(key, value, &format!("a table: [{}]", self.name_of(key)));
        };
        let inner = Table::new(self.file, table, self.name_of(key), value.span());
        let read = read(&inner);
        inner.refuse_unknown();
        Some(read)
    }

    /// Every table of a list of tables (`[[source]]`), read by `read` in order.
    pub fn tables<T>(&self, key: &'static str, mut read: impl FnMut(&Table<'f, 'i>) -> T) -> Vec<T> {
        let Some(value) = self.value(key) else { return Vec::new() };
        let right = format!("a list of tables: [[{}]]", self.name_of(key));
        let Some(array) = value.get_ref().as_array() else {
            return self.wrong_type(key, value, &right).unwrap_or_default();
        };
        let mut values = Vec::new();
        for (number, item) in array.iter().enumerate() {
            let Some(table) = item.get_ref().as_table() else {
                self.wrong_type::<()>(key, item, &right);
                continue;
            };
            let path = format!("{}[{}]", self.name_of(key), number + 1);
            let inner = Table::new(self.file, table, path, item.span());
            values.push(read(&inner));
            inner.refuse_unknown();
        }
        values
    }

    /// The keys of the table as written, for tables whose keys are names (`[forms]` by language). Marks them
    /// all as asked for.
    pub fn entries(&self) -> Vec<(&'f str, Vec<&'f str>)> {
        let mut entries = Vec::new();
        for (key, value) in self.keys {
            let texts = match (value.get_ref().as_str(), value.get_ref().as_array()) {
                (Some(one), _) => vec![one],
                (None, Some(array)) => array.iter().filter_map(|item| item.get_ref().as_str()).collect(),
                (None, None) => Vec::new(),
            };
            if texts.is_empty() {
                self.file.note(
                    value.span(),
                    &self.name_of(key.get_ref()),
                    describe(value.get_ref()),
                    "write a text or a list of texts",
                );
            }
            entries.push((key.get_ref().as_ref(), texts));
        }
        self.asked.borrow_mut().push("*");
        entries
    }

    /// Whether the key is there at all.
    pub fn has(&self, key: &'static str) -> bool {
        self.value(key).is_some()
    }

    /// Notes a mistake at a key's value; at the table itself where the key is absent.
    pub fn mistake(&self, key: &str, read: impl Into<String>, right: impl Into<String>) {
        let span = self.keys.get(key).map_or(self.span.clone(), Spanned::span);
        self.file.note(span, &self.name_of(key), read, right);
    }

    fn missing(&self, key: &'static str) {
        self.mistake(key, "is missing", "add it");
    }

    fn value(&self, key: &'static str) -> Option<&'f Spanned<DeValue<'i>>> {
        self.asked.borrow_mut().push(key);
        self.keys.get(key)
    }

    fn wrong_type<T>(&self, key: &str, value: &Spanned<DeValue<'i>>, right: &str) -> Option<T> {
        self.file.note(value.span(), &self.name_of(key), describe(value.get_ref()), format!("write {right}"));
        None
    }

    fn name_of(&self, key: &str) -> String {
        if self.path.is_empty() { key.to_owned() } else { format!("{}.{key}", self.path) }
    }

    /// Notes every key that nobody asked for, with the nearest known one.
    fn refuse_unknown(&self) {
        let asked = self.asked.borrow();
        if asked.contains(&"*") {
            return;
        }
        for (key, value) in self.keys {
            let key_text: &str = key.get_ref();
            if asked.contains(&key_text) {
                continue;
            }
            let right = match nearest(key_text, &asked) {
                Some(known) => format!("did you mean `{known}`?"),
                None => format!("known here: {}", known_list(&asked)),
            };
            let span = if key.span().is_empty() { value.span() } else { key.span() };
            self.file.note(span, &self.name_of(key_text), "is not a known key", right);
        }
    }
}

fn known_list(asked: &[&'static str]) -> String {
    let mut known = asked.to_vec();
    known.sort_unstable();
    known.dedup();
    known.join(", ")
}

fn describe(value: &DeValue<'_>) -> String {
    match value {
        DeValue::String(text) => format!("the text \"{text}\" does not belong here"),
        DeValue::Integer(number) => format!("the number {} does not belong here", number.as_str()),
        DeValue::Float(number) => format!("the number {} does not belong here", number.as_str()),
        DeValue::Boolean(value) => format!("`{value}` does not belong here"),
        DeValue::Datetime(date) => format!("the date {date} does not belong here"),
        DeValue::Array(_) => "a list does not belong here".to_owned(),
        DeValue::Table(_) => "a table does not belong here".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mistakes(text: &str, read: impl FnOnce(&Table<'_, '_>)) -> Vec<String> {
        let file = File::new("test.toml", text);
        file.read(read);
        file.into_mistakes().iter().map(ToString::to_string).collect()
    }

    #[test]
    fn every_mistake_is_told_with_its_place_not_only_the_first() {
        let text = "database = 7\n[http]\ntimout = \"30s\"\nretries = 99\n";
        let told = mistakes(text, |top| {
            top.string("database");
            top.table("http", |http| {
                http.string("timeout");
                http.integer("retries", 0, 9);
            });
        });
        assert_eq!(
            told,
            [
                "test.toml:1:12: database: the number 7 does not belong here; write a text in quotes",
                "test.toml:3:1: http.timout: is not a known key; did you mean `timeout`?",
                "test.toml:4:11: http.retries: 99 is out of range; write a whole number from 0 to 9",
            ]
        );
    }

    #[test]
    fn a_syntax_error_does_not_hide_the_mistakes_after_it() {
        let told = mistakes("a = = 1\nb = true\n", |top| {
            top.string("b");
        });
        assert!(told.iter().any(|line| line.starts_with("test.toml:1:")), "{told:?}");
        assert!(told.iter().any(|line| line.starts_with("test.toml:2:5: b:")), "{told:?}");
    }

    #[test]
    fn a_missing_key_is_told_at_its_table() {
        let told = mistakes("[[source]]\nname = \"x\"\n", |top| {
            top.tables("source", |source| {
                source.string("name");
                source.required("id");
            });
        });
        assert_eq!(told, ["test.toml:1:1: source[1].id: is missing; add it"]);
    }
}
