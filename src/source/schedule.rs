//! When a source is due: crontab(5) lines, `@` words and lines with seconds, in the source's zone.

use chrono_tz::Tz;

use crate::clock::Timestamp;

/// A checked schedule.
#[derive(Clone, Debug, PartialEq)]
pub struct Schedule {
    text: String,
}

impl Schedule {
    /// Reads a schedule.
    ///
    /// # Errors
    /// A sentence: what was read, and what would be right.
    pub fn parse(text: &str) -> Result<Self, String> {
        Ok(Self { text: text.to_owned() })
    }

    /// The first instant strictly after `after` at which it fires in `zone`.
    pub fn next(&self, after: Timestamp, zone: Tz) -> Option<Timestamp> {
        let _ = (after, zone);
        None
    }

    /// The line as it was written.
    pub fn text(&self) -> &str {
        &self.text
    }
}
