//! Instants, and the only place that asks for the time of day.
//!
//! Everything else is handed `now` as an argument, so that schedules, back-off and windows are plain
//! arithmetic that a test can run for any day.

use chrono::{DateTime, NaiveDateTime, SubsecRound, Utc};

/// An instant in UTC; the database and the wire know whole seconds only.
pub type Timestamp = DateTime<Utc>;

/// The time of day, cut to whole seconds, as every row keeps it.
#[expect(clippy::disallowed_methods, reason = "this is the one place that may ask")]
pub fn now() -> Timestamp {
    Utc::now().trunc_subsecs(0)
}

/// `2026-01-07T23:49:00Z`: the text form of the database, which sorts as it runs and which `SQLite`'s date
/// functions read.
pub fn text(instant: Timestamp) -> String {
    instant.format("%Y-%m-%dT%H:%M:%SZ").to_string()
}

/// Reads [`text`] back; `None` for anything else.
pub fn parse(text: &str) -> Option<Timestamp> {
    NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M:%SZ").ok().map(|naive| naive.and_utc())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_text_form_reads_back_as_the_same_instant() {
        let instant = parse("2026-01-07T23:49:00Z").unwrap();
        assert_eq!(text(instant), "2026-01-07T23:49:00Z");
        assert_eq!(parse("2026-01-07 23:49"), None);
    }
}
