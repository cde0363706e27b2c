//! How the answer of a query looks: a table for people, CSV, JSON and Markdown for what comes next.
//!
//! CSV (RFC 4180) and JSON carry every value as it is; tables and Markdown are for reading, so there a value
//! is one line, bounded, and free of characters that would drive a terminal.

use std::fmt::Write as _;
use std::io::{self, Write};

use comfy_table::Table;
use serde_json::{Map, Value};

use super::args::RowFormat;
use super::shown::{TABLE, one_line};
use crate::store::sql::{Cell, Sink};

/// Rows of a table; its columns can only be drawn once all are known.
const TABLE_ROWS: usize = 10_000;

/// Characters of a value in a table or in Markdown.
const SHOWN: usize = 100;

/// What prints an answer.
pub trait Answer: Sink {
    /// Ends the answer, if it began.
    fn end(&mut self) -> io::Result<()>;
}

/// What prints an answer in the wanted format.
pub fn answer<'a>(format: RowFormat, out: &'a mut dyn Write) -> Box<dyn Answer + 'a> {
    match format {
        RowFormat::Table => Box::new(Plain { out, table: Table::new(), rows: 0 }),
        RowFormat::Csv => Box::new(Csv(out)),
        RowFormat::Json => Box::new(Json { out, names: Vec::new(), rows: 0 }),
        RowFormat::Markdown => Box::new(Markdown(out)),
    }
}

struct Plain<'a> {
    out: &'a mut dyn Write,
    table: Table,
    rows: usize,
}

impl Sink for Plain<'_> {
    fn columns(&mut self, names: &[String]) -> io::Result<()> {
        self.table.load_style(TABLE).set_header(names);
        Ok(())
    }

    fn row(&mut self, cells: &[Cell<'_>]) -> io::Result<()> {
        self.rows += 1;
        if self.rows <= TABLE_ROWS {
            self.table.add_row(cells.iter().map(readable));
        }
        Ok(())
    }
}

impl Answer for Plain<'_> {
    fn end(&mut self) -> io::Result<()> {
        if self.table.header().is_some() {
            writeln!(self.out, "{}", self.table)?;
        }
        match self.rows {
            1 => writeln!(self.out, "1 row"),
            rows if rows <= TABLE_ROWS => writeln!(self.out, "{rows} rows"),
            rows => writeln!(
                self.out,
                "{rows} rows, of which {TABLE_ROWS} are shown; `--format csv` or `json` gives all"
            ),
        }
    }
}

struct Csv<'a>(&'a mut dyn Write);

impl Csv<'_> {
    fn line(&mut self, fields: impl Iterator<Item = String>) -> io::Result<()> {
        let fields: Vec<String> = fields.map(quoted).collect();
        write!(self.0, "{}\r\n", fields.join(","))
    }
}

impl Sink for Csv<'_> {
    fn columns(&mut self, names: &[String]) -> io::Result<()> {
        self.line(names.iter().cloned())
    }

    fn row(&mut self, cells: &[Cell<'_>]) -> io::Result<()> {
        self.line(cells.iter().map(exact))
    }
}

impl Answer for Csv<'_> {
    fn end(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn quoted(field: String) -> String {
    if field.contains(['"', ',', '\r', '\n']) { format!("\"{}\"", field.replace('"', "\"\"")) } else { field }
}

struct Json<'a> {
    out: &'a mut dyn Write,
    names: Vec<String>,
    rows: usize,
}

impl Sink for Json<'_> {
    fn columns(&mut self, names: &[String]) -> io::Result<()> {
        self.names = distinct(names);
        write!(self.out, "[")
    }

    fn row(&mut self, cells: &[Cell<'_>]) -> io::Result<()> {
        let row: Map<String, Value> = self.names.iter().cloned().zip(cells.iter().map(value)).collect();
        let comma = if self.rows > 0 { "," } else { "" };
        self.rows += 1;
        write!(self.out, "{comma}\n{}", Value::Object(row))
    }
}

impl Answer for Json<'_> {
    fn end(&mut self) -> io::Result<()> {
        writeln!(self.out, "{}]", if self.rows > 0 { "\n" } else { "" })
    }
}

/// Two columns of one name would be one key: the second becomes `name_2`.
fn distinct(names: &[String]) -> Vec<String> {
    let mut taken: Vec<String> = Vec::with_capacity(names.len());
    for name in names {
        let mut candidate = name.clone();
        let mut number = 2;
        while taken.contains(&candidate) {
            candidate = format!("{name}_{number}");
            number += 1;
        }
        taken.push(candidate);
    }
    taken
}

struct Markdown<'a>(&'a mut dyn Write);

impl Markdown<'_> {
    fn line(&mut self, fields: impl Iterator<Item = String>) -> io::Result<()> {
        let mut line = "|".to_owned();
        for field in fields {
            let _ = write!(line, " {} |", escaped(&field));
        }
        writeln!(self.0, "{line}")
    }
}

impl Sink for Markdown<'_> {
    fn columns(&mut self, names: &[String]) -> io::Result<()> {
        self.line(names.iter().cloned())?;
        writeln!(self.0, "|{}", "---|".repeat(names.len()))
    }

    fn row(&mut self, cells: &[Cell<'_>]) -> io::Result<()> {
        self.line(cells.iter().map(readable))
    }
}

impl Answer for Markdown<'_> {
    fn end(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// What Markdown would read as its own.
fn escaped(text: &str) -> String {
    text.chars().fold(String::with_capacity(text.len()), |mut out, c| {
        if matches!(c, '|' | '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&') {
            out.push('\\');
        }
        out.push(c);
        out
    })
}

/// A value for people.
fn readable(cell: &Cell<'_>) -> String {
    match cell {
        Cell::Blob(bytes) => format!("({} bytes)", bytes.len()),
        Cell::Text(text) => one_line(text, SHOWN),
        other => exact(other),
    }
}

/// A value as it is; NULL is empty, bytes are hexadecimal.
fn exact(cell: &Cell<'_>) -> String {
    match cell {
        Cell::Null => String::new(),
        Cell::Integer(number) => number.to_string(),
        Cell::Real(number) => number.to_string(),
        Cell::Text(text) => text.clone().into_owned(),
        Cell::Blob(bytes) => hex(bytes),
    }
}

fn value(cell: &Cell<'_>) -> Value {
    match cell {
        Cell::Null => Value::Null,
        Cell::Integer(number) => (*number).into(),
        // JSON knows no infinity.
        Cell::Real(number) => serde_json::Number::from_f64(*number).map_or(Value::Null, Value::Number),
        Cell::Text(text) => text.as_ref().into(),
        Cell::Blob(bytes) => hex(bytes).into(),
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut out, byte| {
        let _ = write!(out, "{byte:02x}");
        out
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn printed(format: RowFormat) -> String {
        let mut out = Vec::new();
        let mut answer = answer(format, &mut out);
        answer.columns(&["id".to_owned(), "a|b".to_owned(), "id".to_owned()]).unwrap();
        let text = "退群, \"quoted\"\n<b>\u{1b}[2J";
        answer.row(&[Cell::Integer(1), Cell::Text(text.into()), Cell::Null]).unwrap();
        answer.row(&[Cell::Real(0.5), Cell::Blob(&[0, 255]), Cell::Real(f64::INFINITY)]).unwrap();
        answer.end().unwrap();
        drop(answer);
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn csv_keeps_values_as_they_are() {
        let expected = "id,a|b,id\r\n1,\"退群, \"\"quoted\"\"\n<b>\u{1b}[2J\",\r\n0.5,00ff,inf\r\n";
        assert_eq!(printed(RowFormat::Csv), expected);
    }

    #[test]
    fn json_keeps_values_as_they_are_and_every_column() {
        let rows: Value = serde_json::from_str(&printed(RowFormat::Json)).unwrap();
        let expected = serde_json::json!([
            {"id": 1, "a|b": "退群, \"quoted\"\n<b>\u{1b}[2J", "id_2": null},
            {"id": 0.5, "a|b": "00ff", "id_2": null},
        ]);
        assert_eq!(rows, expected);
    }

    #[test]
    fn an_empty_json_answer_is_an_empty_array() {
        let mut out = Vec::new();
        let mut answer = answer(RowFormat::Json, &mut out);
        answer.columns(&["id".to_owned()]).unwrap();
        answer.end().unwrap();
        drop(answer);
        assert_eq!(out, b"[]\n");
    }

    #[test]
    fn markdown_and_tables_show_foreign_text_as_text() {
        let expected = "| id | a\\|b | id |\n|---|---|---|\n\
            | 1 | 退群, \"quoted\" \\<b\\> \\[2J |  |\n| 0.5 | (2 bytes) | inf |\n";
        assert_eq!(printed(RowFormat::Markdown), expected);
        let table = printed(RowFormat::Table);
        assert!(
            !table.contains('\u{1b}') && table.contains("退群") && table.ends_with("2 rows\n"),
            "{table}"
        );
    }
}
