//! `Retry-After` (RFC 9110, section 10.2.3): seconds or an HTTP date.

use std::time::Duration;

use crate::clock::Timestamp;
use crate::date::{self, Place, Precision};

/// How long to stay away, from the header's text: at most `cap`; `None` where it says nothing usable (no
/// number and no date, a moment that has passed, a negative or no pause), and the usual back-off applies.
///
/// ```
/// use std::time::Duration;
/// let now = tuiqun::clock::parse("2026-01-14T05:30:00Z").unwrap();
/// let read = |text| tuiqun::http::retry_after::parse(text, now, Duration::from_secs(3_600));
/// assert_eq!(read("120"), Some(Duration::from_secs(120)));
/// assert_eq!(read("Wed, 14 Jan 2026 05:31:00 GMT"), Some(Duration::from_secs(60)));
/// assert_eq!(read("soon"), None);
/// ```
pub fn parse(text: &str, now: Timestamp, cap: Duration) -> Option<Duration> {
    let text = text.trim();
    let pause = if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()) {
        // Only too many digits fail here; a server that says so wants us gone for long.
        Duration::from_secs(text.parse().unwrap_or(u64::MAX))
    } else {
        (moment(text)? - now).to_std().ok()?
    };
    (!pause.is_zero()).then_some(pause.min(cap))
}

/// The three forms of an HTTP date, all of which are in GMT and to the second.
fn moment(text: &str) -> Option<Timestamp> {
    let place = Place { timezone: chrono_tz::Tz::UTC, taiwan: false };
    date::parse(text, place).filter(|dated| dated.precision == Precision::Second).map(|dated| dated.utc())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const CAP: Duration = Duration::from_hours(24);

    fn now() -> Timestamp {
        crate::clock::parse("2026-01-14T05:30:00Z").unwrap()
    }

    #[test]
    fn a_pause_is_read_capped_or_left_to_the_usual_back_off() {
        let table = [
            ("seconds", "7", Some(7)),
            ("with spaces", " 30 ", Some(30)),
            ("huge", "1000000000000000000", Some(86_400)),
            ("beyond any number", "99999999999999999999999999", Some(86_400)),
            ("date", "Wed, 14 Jan 2026 06:30:00 GMT", Some(3_600)),
            ("RFC 850 date", "Wednesday, 14-Jan-26 06:30:00 GMT", Some(3_600)),
            ("asctime date", "Wed Jan 14 06:30:00 2026", Some(3_600)),
            ("date years ahead", "Wed, 14 Jan 2032 06:30:00 GMT", Some(86_400)),
            ("date past", "Wed, 14 Jan 2026 05:29:00 GMT", None),
            ("day only", "2026-01-15", None),
            ("negative", "-1", None),
            ("zero", "0", None),
            ("word", "soon", None),
            ("nothing", "", None),
        ];
        for (name, text, expected) in table {
            assert_eq!(parse(text, now(), CAP), expected.map(Duration::from_secs), "{name}");
        }
    }

    proptest! {
        #[test]
        fn no_header_makes_it_fail_or_pass_the_cap(text in "\\PC{0,60}|-?[0-9]{1,30}") {
            prop_assert!(parse(&text, now(), CAP).is_none_or(|pause| pause <= CAP));
        }
    }
}
