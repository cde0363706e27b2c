//! When a source is due: crontab(5) lines, `@` words and lines with seconds, in the source's zone.
//!
//! The line is read here, in the dialect of crontab(5), and written anew as plain lists for the `cron`
//! crate, which finds the matching wall-clock times. Handing the crate a line as it stands would be wrong:
//! it numbers the days of the week from 1 = Sunday, and wants day of month AND day of week where crontab
//! says OR. Handing it a real time zone would be wrong too: in the hour that a clock change repeats, it
//! goes back in time. So it only ever sees wall-clock times, and the way from those to instants is below.
//!
//! Clock changes follow the habit of cron: a line with a fixed hour and minute means one run a day, so a time
//! that is left out runs at the first minute after the gap, and a repeated one runs the first time only. A
//! line whose hour or minute starts with `*` is an interval: it runs at every real tick.

mod field;

use chrono::{DateTime, Datelike, MappedLocalTime, NaiveDateTime, Offset, TimeDelta, TimeZone};
use chrono_tz::Tz;

use crate::clock::Timestamp;

/// A checked schedule.
#[derive(Clone, Debug, PartialEq)]
pub struct Schedule {
    text: String,
    /// One, or two where day of month and day of week are both named: then either may match.
    walls: Vec<cron::Schedule>,
    /// Whether it runs at every real tick rather than once at a fixed time.
    interval: bool,
}

/// The words crontab(5) knows, and what they stand for.
const WORDS: [(&str, &str); 7] = [
    ("@hourly", "0 * * * *"),
    ("@daily", "0 0 * * *"),
    ("@midnight", "0 0 * * *"),
    ("@weekly", "0 0 * * 0"),
    ("@monthly", "0 0 1 * *"),
    ("@yearly", "0 0 1 1 *"),
    ("@annually", "0 0 1 1 *"),
];

impl Schedule {
    /// Reads a schedule: five fields as in crontab(5), six with seconds first, or an `@` word.
    ///
    /// # Errors
    /// A sentence: what is wrong, in which field, and what would be right.
    pub fn parse(text: &str) -> Result<Self, String> {
        let line = match text.trim() {
            word if word.starts_with('@') => meaning(word)?,
            line => line,
        };
        let fields: Vec<&str> = line.split_whitespace().collect();
        let [second, minute, hour, day, month, weekday] = match *fields {
            [minute, hour, day, month, weekday] => ["0", minute, hour, day, month, weekday],
            [second, minute, hour, day, month, weekday] => [second, minute, hour, day, month, weekday],
            _ => return Err(wrong_count(&fields)),
        };
        let days = [field::DAY.read(day)?, field::MONTH.read(month)?, field::WEEKDAY.read(weekday)?];
        let time = [field::SECOND.read(second)?, field::MINUTE.read(minute)?, field::HOUR.read(hour)?];
        let walls = walls(&time.join(" "), &days, !day.starts_with('*') && !weekday.starts_with('*'));
        if walls.is_empty() {
            return Err(format!("never fires: no month of \"{month}\" has a day {day}"));
        }
        let interval = minute.starts_with('*') || hour.starts_with('*');
        Ok(Self { text: text.trim().to_owned(), walls, interval })
    }

    /// The first instant strictly after `after` at which it fires in `zone`; none after the year 2100.
    pub fn next(&self, after: Timestamp, zone: Tz) -> Option<Timestamp> {
        // The crate's calendar; at the far ends of chrono's, local time cannot be told.
        if after.year() > 2100 {
            return None;
        }
        let after = after.max(Timestamp::UNIX_EPOCH);
        let local = after.with_timezone(&zone);
        // Wall-clock times that lie behind may come again: as many as the clock is put back by soon.
        let start = local.naive_local() - falls_back(&local);
        self.walls.iter().filter_map(|wall| self.first(wall, start, after, zone)).min()
    }

    /// The line as it was written.
    pub fn text(&self) -> &str {
        &self.text
    }

    fn first(
        &self,
        wall: &cron::Schedule,
        start: NaiveDateTime,
        after: Timestamp,
        zone: Tz,
    ) -> Option<Timestamp> {
        let mut best: Option<Timestamp> = None;
        for time in wall.after(&start.and_utc()) {
            let (early, late) = self.instants(time.naive_utc(), zone);
            // The earlier meaning of wall-clock times only ever grows, so nothing better can follow.
            if best.is_some_and(|best| early.is_some_and(|early| early >= best)) {
                break;
            }
            best = [best, early, late].into_iter().flatten().filter(|instant| *instant > after).min();
            if best.is_some() && best == early {
                break;
            }
        }
        best
    }

    /// The instants that a wall-clock time stands for: the first, and the second where the clock shows it
    /// again and the schedule is an interval.
    fn instants(&self, wall: NaiveDateTime, zone: Tz) -> (Option<Timestamp>, Option<Timestamp>) {
        let utc = |local: DateTime<Tz>| Some(local.to_utc());
        match zone.from_local_datetime(&wall) {
            MappedLocalTime::Single(one) => (utc(one), None),
            MappedLocalTime::Ambiguous(first, second) => (utc(first), utc(second).filter(|_| self.interval)),
            MappedLocalTime::None if self.interval => (None, None),
            MappedLocalTime::None => (after_gap(wall, zone), None),
        }
    }
}

fn meaning(word: &str) -> Result<&'static str, String> {
    if word.eq_ignore_ascii_case("@reboot") {
        return Err("nothing is run at the start of the machine, since only the clock makes a source due; \
                    write \"@hourly\" or a crontab line"
            .to_owned());
    }
    let known = WORDS.iter().find(|(name, _)| name.eq_ignore_ascii_case(word));
    known.map(|(_, line)| *line).ok_or_else(|| {
        let names: Vec<&str> = WORDS.iter().map(|(name, _)| *name).collect();
        format!("\"{word}\" is no word for a schedule; there are {}", names.join(", "))
    })
}

fn wrong_count(fields: &[&str]) -> String {
    let hint = match fields {
        [_, _, _, _, _, _, _] => ", and years cannot be named",
        [one] if one.len() > 4 => ", with spaces between them",
        _ => "",
    };
    let plural = if fields.len() == 1 { "field" } else { "fields" };
    format!(
        "has {} {plural}; a line has five (minute, hour, day of month, month, day of week) or six (with the \
         second first){hint}",
        fields.len()
    )
}

/// The crate's schedules for `second minute hour` and the three fields of the day. Those that never fire
/// (30 February) are left out.
fn walls(time: &str, [day, month, weekday]: &[String; 3], either: bool) -> Vec<cron::Schedule> {
    let lines = if either {
        vec![format!("{time} {day} {month} *"), format!("{time} * {month} {weekday}")]
    } else {
        vec![format!("{time} {day} {month} {weekday}")]
    };
    let fires = |wall: &cron::Schedule| wall.after(&Timestamp::UNIX_EPOCH).next().is_some();
    lines.iter().filter_map(|line| line.parse().ok()).filter(fires).collect()
}

/// How far the clock is put back within the next three hours, which is more than any zone's change.
fn falls_back(local: &DateTime<Tz>) -> TimeDelta {
    let later = *local + TimeDelta::hours(3);
    let seconds = local.offset().fix().local_minus_utc() - later.offset().fix().local_minus_utc();
    TimeDelta::seconds(seconds.max(0).into())
}

/// The first instant after the gap in which a wall-clock time lies.
fn after_gap(wall: NaiveDateTime, zone: Tz) -> Option<Timestamp> {
    // Gaps are whole minutes and at most a day long (an island changes its date); the end is found by halving.
    let exists = |time: NaiveDateTime| zone.from_local_datetime(&time).earliest();
    let minute = wall - TimeDelta::seconds(wall.and_utc().timestamp().rem_euclid(60));
    let (mut low, mut high) = (0_i64, 25 * 60);
    while low + 1 < high {
        let middle = low.midpoint(high);
        match exists(minute + TimeDelta::minutes(middle)) {
            Some(_) => high = middle,
            None => low = middle,
        }
    }
    exists(minute + TimeDelta::minutes(high)).map(|local| local.to_utc())
}

#[cfg(test)]
mod tests;
