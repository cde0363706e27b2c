//! How the United States stand to a body: one word of a fixed set, with its days and its source.

use chrono::NaiveDate;

use crate::config::toml_reader::Table;
use crate::tag::watchlist::{Standing, Status};

/// What a day may look like here: commentary often knows no more than the month.
const DAY: &str = "write a day, a month or a year: \"2026-01-07\", \"2026-01\", \"2026\"";

/// The status of one body; what it leaves unsaid is as in `common`.
pub(super) fn of_body(table: &Table<'_, '_>, common: Option<&Status>) -> Option<Status> {
    match table.table("status", |status| read(status, common)) {
        Some(status) => status,
        None => common.cloned(),
    }
}

/// A table of a status. None where its word is missing or unknown, which is a mistake.
pub(super) fn read(table: &Table<'_, '_>, common: Option<&Status>) -> Option<Status> {
    let told = if common.is_some() && !table.has("word") {
        None
    } else {
        table.required_parsed("word", &words(), |text| {
            let known = Standing::ALL.into_iter().find(|word| word.as_str() == text);
            known.ok_or_else(|| "is no status".to_owned())
        })
    };
    let status = Status {
        word: told.or(common.map(|common| common.word))?,
        date: table.parsed("date", DAY, day).or_else(|| common?.date.clone()),
        effective: table.parsed("effective", DAY, day).or_else(|| common?.effective.clone()),
        source: owned(table, "source").or_else(|| common?.source.clone()),
        note: owned(table, "note").or_else(|| common?.note.clone()),
    };
    // Written alike, years first, days compare as text.
    if let (Some(date), Some(effective)) = (&status.date, &status.effective)
        && effective < date
    {
        table.mistake("effective", format!("{effective} is before {date}, its date"), "mend one of the two");
    }
    Some(status)
}

fn words() -> String {
    format!("write one of {}", Standing::ALL.map(Standing::as_str).join(", "))
}

fn owned(table: &Table<'_, '_>, key: &'static str) -> Option<String> {
    table.string(key).map(str::to_owned)
}

fn day(text: &str) -> Result<String, String> {
    let whole = match text.len() {
        4 => format!("{text}-01-01"),
        7 => format!("{text}-01"),
        _ => text.to_owned(),
    };
    let known = whole.len() == 10 && NaiveDate::parse_from_str(&whole, "%Y-%m-%d").is_ok();
    if known { Ok(text.to_owned()) } else { Err("is no day".to_owned()) }
}
