//! Lenient dates: what feeds and pages write, as tables of repairs, spellings and zones.
//!
//! A text is tidied, mended where a known fault is seen, then read in three steps: its day, its time, its
//! zone. A date that cannot be read is unknown, never today; so are relative dates ("3 hours ago"), dates
//! without a year, and a time without a day.

mod day;
mod mend;
mod months;
mod time;
mod zone;

use chrono::{DateTime, Datelike, Days, FixedOffset, NaiveDate, NaiveDateTime, Timelike};
use chrono_tz::Tz;
use regex::Regex;
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
///
/// ```
/// use tuiqun::date::{Place, parse};
/// let taipei = Place { timezone: chrono_tz::Asia::Taipei, taiwan: true };
/// assert_eq!(parse("2026/01/14 13:30", taipei).unwrap().iso(), "2026-01-14T13:30:00+08:00");
/// assert_eq!(parse("115年1月14日", taipei).unwrap().iso(), "2026-01-14");
/// assert_eq!(parse("13:30", taipei), None);
/// ```
pub fn parse(text: &str, place: Place) -> Option<Dated> {
    if let Some(exact) = exact(text) {
        return Some(exact);
    }
    let text = mend::mend(text);
    if let Some(instant) = epoch(&text) {
        let at = instant.with_timezone(&place.timezone).fixed_offset();
        return Some(Dated { at, precision: Precision::Second, zone_given: true });
    }
    let (day, (start, end)) = day::find(&text, place)?;
    let (before, after) = (&text[..start], &text[end..]);
    let Some((clock, side)) = [after, before].into_iter().find_map(|side| Some((time::find(side)?, side)))
    else {
        return dated(day.and_hms_opt(0, 0, 0)?, Precision::Day, after, place);
    };
    let day = if clock.next_day { day.checked_add_days(Days::new(1))? } else { day };
    dated(day.and_time(clock.time), clock.precision, &side[clock.end..], place)
}

/// A moment as machines write it (RFC 3339), with its zone. Most dates are; the tables would say the same of them,
/// at fifty times the cost.
fn exact(text: &str) -> Option<Dated> {
    let at = DateTime::parse_from_rfc3339(text.trim()).ok()?.with_nanosecond(0)?;
    is_plausible(at.date_naive()).then_some(Dated { at, precision: Precision::Second, zone_given: true })
}

/// The same date with day and month exchanged, where both could be either. For a date that was written in
/// numbers only and whose order nothing told.
pub fn turned(dated: Dated) -> Option<Dated> {
    let (month, day) = (dated.at.month(), dated.at.day());
    let local = dated.at.naive_local();
    let turned = NaiveDate::from_ymd_opt(local.year(), day, month).filter(|_| month != day)?;
    let at = turned.and_time(local.time()).and_local_timezone(*dated.at.offset()).single()?;
    Some(Dated { at, ..dated })
}

/// Whether a text begins with two numbers that could each be the day or the month: `03-09-2026`.
pub fn is_either_way(text: &str) -> bool {
    let mut parts = text.trim().split(['-', '/']);
    let mut number = || parts.next().filter(|part| part.len() <= 2).and_then(|part| part.parse::<u32>().ok());
    let (first, second) = (number(), number());
    let low = |number: Option<u32>| number.is_some_and(|number| (1..=12).contains(&number));
    low(first) && low(second) && first != second
}

/// Puts a local time into the zone that `rest`, the text behind it, names, or else into the place's.
fn dated(local: NaiveDateTime, precision: Precision, rest: &str, place: Place) -> Option<Dated> {
    let given = zone::given(rest, local, place.timezone);
    let at = given.or_else(|| zone::local(local, place.timezone))?;
    Some(Dated { at, precision, zone_given: given.is_some() })
}

/// Seconds or milliseconds since 1970, as feeds and JSON lists print them.
fn epoch(text: &str) -> Option<Timestamp> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
    if !whole.bytes().chain(fraction.bytes()).all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let number: i64 = whole.parse().ok()?;
    let seconds = match whole.len() {
        9 | 10 => number,
        13 => number / 1_000,
        16 => number / 1_000_000,
        _ => return None,
    };
    DateTime::from_timestamp(seconds, 0).filter(|instant| is_plausible(instant.date_naive()))
}

/// The years of articles: newspapers put their archives online, and nothing is published after 2100 yet.
fn is_plausible(day: NaiveDate) -> bool {
    (1900..=2100).contains(&day.year())
}

/// A pattern of these tables, for text whose digits are plain. The classes of all the world's digits and words
/// would take a tenth of a second to compile, at the first date of every run.
fn compile(pattern: &str) -> Regex {
    let pattern = pattern.replace(r"\d", "[0-9]").replace(r"\D", "[^0-9]").replace(r"\b", r"(?-u:\b)");
    Regex::new(&pattern).expect("every table is compiled by its test")
}

#[cfg(test)]
mod tests;
