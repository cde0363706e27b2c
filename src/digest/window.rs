//! The times a person gives a digest: a day, an instant, or how long ago.

use chrono::{DateTime, Days, NaiveDate, NaiveDateTime, TimeZone};
use chrono_tz::Tz;

use crate::clock::Timestamp;

/// Reads `2026-01-07` (its first moment), `2026-01-07T12:00`, `2026-01-07T12:00:00+08:00` or `36h` (that long
/// before `now`). A time without offset is one of `zone`.
///
/// # Errors
/// A sentence: what was read, and what would be right.
pub fn time(text: &str, zone: Tz, now: Timestamp) -> Result<Timestamp, String> {
    let text = text.trim();
    instant(text, zone).or_else(|| ago(text, now)).ok_or_else(|| {
        format!(
            "\"{text}\" is no time; write a day (2026-01-07), an instant (2026-01-07T12:00, in {zone} unless it \
             names its offset) or how long ago (36h, 7d)"
        )
    })
}

fn instant(text: &str, zone: Tz) -> Option<Timestamp> {
    if let Ok(at) = DateTime::parse_from_rfc3339(text) {
        return Some(at.to_utc());
    }
    if let Ok(day) = NaiveDate::parse_from_str(text, "%Y-%m-%d") {
        return local(day.and_hms_opt(0, 0, 0)?, zone);
    }
    let spellings = ["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M:%S"];
    spellings.iter().find_map(|spelling| local(NaiveDateTime::parse_from_str(text, spelling).ok()?, zone))
}

/// The earlier of two readings where clocks go back. Where they go forward over it, the same wall time by
/// the offset of the day before, which is the first moment after the gap at the latest.
fn local(wall: NaiveDateTime, zone: Tz) -> Option<Timestamp> {
    let at = zone.from_local_datetime(&wall).earliest();
    let over_gap = || {
        let before = zone.from_local_datetime(&wall.checked_sub_days(Days::new(1))?).earliest()?;
        before.to_utc().checked_add_days(Days::new(1))
    };
    at.map(|at| at.to_utc()).or_else(over_gap)
}

fn ago(text: &str, now: Timestamp) -> Option<Timestamp> {
    let back = chrono::Duration::from_std(humantime::parse_duration(text).ok()?).ok()?;
    now.checked_sub_signed(back)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock;

    #[test]
    fn days_and_wall_times_are_those_of_the_digest() {
        let now = clock::parse("2026-01-15T00:00:00Z").unwrap();
        let cases = [
            ("a day begins in its zone", "2026-01-07", "Asia/Taipei", "2026-01-06T16:00:00Z"),
            ("wall time", "2026-01-07T12:00", "Asia/Taipei", "2026-01-07T04:00:00Z"),
            (
                "an offset wins over the zone",
                "2026-01-07T12:00:00+01:00",
                "Asia/Taipei",
                "2026-01-07T11:00:00Z",
            ),
            ("how long ago", "36h", "Asia/Taipei", "2026-01-13T12:00:00Z"),
            ("a midnight that the clocks skip", "2026-04-24", "Africa/Cairo", "2026-04-23T22:00:00Z"),
            ("an hour told twice is the first", "2026-10-25 02:30", "Europe/Berlin", "2026-10-25T00:30:00Z"),
        ];
        for (name, text, zone, expected) in cases {
            let read = time(text, zone.parse().unwrap(), now).map(clock::text);
            assert_eq!(read.as_deref(), Ok(expected), "{name}");
        }
    }

    #[test]
    fn what_is_no_time_is_told_how_to_write_one() {
        let now = clock::parse("2026-01-15T00:00:00Z").unwrap();
        let told = time("yesterday", Tz::UTC, now).unwrap_err();
        assert!(told.contains("\"yesterday\"") && told.contains("2026-01-07"), "{told}");
    }
}
