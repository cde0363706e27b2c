//! When lines of crontab(5) fire, in zones whose clocks change too.

use std::collections::BTreeSet;

use chrono::{Datelike, Timelike, Weekday};
use chrono_tz::{Africa, America, Antarctica, Asia, Australia, Europe, Pacific};
use proptest::prelude::*;

use super::*;

fn at(text: &str) -> Timestamp {
    DateTime::parse_from_rfc3339(text).unwrap().to_utc()
}

/// The next runs, written in the zone.
fn runs(line: &str, zone: Tz, after: &str, count: usize) -> Vec<String> {
    let schedule = Schedule::parse(line).unwrap();
    let mut now = at(after);
    let mut told = Vec::new();
    while told.len() < count {
        now = schedule.next(now, zone).unwrap();
        told.push(now.with_timezone(&zone).format("%a %Y-%m-%d %H:%M:%S %:z").to_string());
    }
    told
}

#[test]
fn a_line_means_what_crontab_says() {
    // Each after Thursday, 1 January 2026, midnight UTC.
    let cases = [
        ("30 6 * * *", "Thu 2026-01-01 06:30:00"),
        ("*/20 * * * *", "Thu 2026-01-01 00:20:00"),
        ("0 */6 * * *", "Thu 2026-01-01 06:00:00"),
        ("5,35 * * * *", "Thu 2026-01-01 00:05:00"),
        ("10-30/10 4 * * *", "Thu 2026-01-01 04:10:00"),
        ("0 9 * * 0", "Sun 2026-01-04 09:00:00"),
        ("0 9 * * 7", "Sun 2026-01-04 09:00:00"),
        ("0 9 * * sun", "Sun 2026-01-04 09:00:00"),
        ("0 9 * * Sunday", "Sun 2026-01-04 09:00:00"),
        ("0 9 * * 1", "Mon 2026-01-05 09:00:00"),
        ("0 9 * * 6", "Sat 2026-01-03 09:00:00"),
        ("0 9 * * 1-5", "Thu 2026-01-01 09:00:00"),
        ("0 9 * * sat-sun", "Sat 2026-01-03 09:00:00"),
        ("0 9 * * 0-1", "Sun 2026-01-04 09:00:00"),
        ("0 9 * * tues,thurs", "Thu 2026-01-01 09:00:00"),
        ("0 9 * feb *", "Sun 2026-02-01 09:00:00"),
        ("0 9 * SEPT-dec *", "Tue 2026-09-01 09:00:00"),
        ("0 0 29 2 *", "Tue 2028-02-29 00:00:00"),
        ("0 0 31 * *", "Sat 2026-01-31 00:00:00"),
        // Day of month OR day of week, if both are named ...
        ("0 9 13 * Fri", "Fri 2026-01-02 09:00:00"),
        ("0 9 2,13 * mon", "Fri 2026-01-02 09:00:00"),
        ("0 0 31 2 1", "Mon 2026-02-02 00:00:00"),
        // ... and AND where one begins with a star.
        ("0 9 */2 * mon", "Mon 2026-01-05 09:00:00"),
        ("0 9 13 * */5", "Fri 2026-02-13 09:00:00"),
        ("*/60 * * * *", "Thu 2026-01-01 01:00:00"),
        ("@hourly", "Thu 2026-01-01 01:00:00"),
        ("@Daily", "Fri 2026-01-02 00:00:00"),
        ("@midnight", "Fri 2026-01-02 00:00:00"),
        ("@WEEKLY", "Sun 2026-01-04 00:00:00"),
        ("@monthly", "Sun 2026-02-01 00:00:00"),
        ("@yearly", "Fri 2027-01-01 00:00:00"),
        ("@annually", "Fri 2027-01-01 00:00:00"),
        ("  15   3 * *  *  ", "Thu 2026-01-01 03:15:00"),
        ("*/15 * * * * *", "Thu 2026-01-01 00:00:15"),
        ("30 0 12 * * mon", "Mon 2026-01-05 12:00:30"),
    ];
    for (line, expected) in cases {
        let told = runs(line, Tz::UTC, "2026-01-01T00:00:00Z", 1);
        assert_eq!(told, [format!("{expected} +00:00")], "{line}");
    }
}

#[test]
fn a_broken_line_is_answered_with_the_field_and_what_would_be_right() {
    let cases = [
        ("", "has 0 fields; a line has five"),
        ("******", "has 1 field; a line has five (minute, hour, day of month, month, day of week) or six"),
        ("0 9 * *", "has 4 fields"),
        ("0 0 9 * * * 2027", "years cannot be named"),
        ("60 * * * *", "\"60\" in the minute field is not understood; write numbers from 0 to 59"),
        ("0 24 * * *", "\"24\" in the hour field"),
        ("0 0 0 * *", "\"0\" in the day of month field is not understood; write numbers from 1 to 31"),
        ("0 0 * 13 *", "write numbers from 1 to 12 or jan to dec"),
        ("0 0 * * 8", "write numbers from 0 to 7 (0 and 7 are Sunday) or sun to sat"),
        ("0 0 * * mond-fre", "\"mond-fre\" in the day of week field"),
        ("0 0 * * fri-mon", "the range runs backwards: write \"5-6,0-1\""),
        ("0 22-2 * * *", "the range runs backwards: write \"22-23,0-2\""),
        ("5/15 * * * *", "a step needs a range: write \"5-59/15\""),
        ("*/0 * * * *", "a step is a whole number from 1"),
        ("*/x * * * *", "a step is a whole number from 1"),
        ("1,,2 * * * *", "the minute field has an empty part between commas"),
        ("+5 * * * *", "\"+5\" in the minute field"),
        ("0 0 ? * 1", "\"?\" in the day of month field"),
        ("0 0 L * *", "\"L\" in the day of month field"),
        ("0 0 30 2 *", "never fires: no month of \"2\" has a day 30"),
        ("0 0 31 4,6 *", "never fires"),
        ("@reboot", "only the clock makes a source due"),
        ("@often", "\"@often\" is no word for a schedule; there are @hourly, @daily"),
        ("99999999999 * * * *", "write numbers from 0 to 59"),
    ];
    for (line, expected) in cases {
        let told = Schedule::parse(line).unwrap_err();
        assert!(told.contains(expected), "{line}: {told}");
    }
}

#[test]
fn every_sunday_is_sunday_whichever_way_it_is_written() {
    for line in ["0 9 * * 0", "0 9 * * 7", "0 9 * * sun", "0 9 * * 7-7", "@weekly", "0 9 * * 0,7"] {
        for run in runs(line, Asia::Taipei, "2026-02-11T10:00:00Z", 60) {
            assert!(run.starts_with("Sun"), "{line}: {run}");
        }
    }
}

#[test]
fn a_time_the_clock_leaves_out_runs_at_the_first_minute_after() {
    assert_eq!(
        runs("30 2 * * *", Europe::Berlin, "2027-03-27T00:00:00Z", 3),
        [
            "Sat 2027-03-27 02:30:00 +01:00",
            "Sun 2027-03-28 03:00:00 +02:00",
            "Mon 2027-03-29 02:30:00 +02:00"
        ]
    );
    // Egypt changes at midnight; the day must not be lost.
    assert_eq!(
        runs("@daily", Africa::Cairo, "2026-04-23T00:00:00Z", 2),
        ["Fri 2026-04-24 01:00:00 +03:00", "Sat 2026-04-25 00:00:00 +03:00"]
    );
    // Samoa left a whole day out.
    assert_eq!(
        runs("30 9 * * *", Pacific::Apia, "2011-12-29T12:00:00Z", 3),
        [
            "Thu 2011-12-29 09:30:00 -10:00",
            "Sat 2011-12-31 00:00:00 +14:00",
            "Sat 2011-12-31 09:30:00 +14:00"
        ]
    );
    // Two times in the gap are one run.
    assert_eq!(
        runs("0,30 2 * * *", America::New_York, "2026-03-08T06:00:00Z", 2),
        ["Sun 2026-03-08 03:00:00 -04:00", "Mon 2026-03-09 02:00:00 -04:00"]
    );
}

#[test]
fn a_time_the_clock_repeats_runs_once() {
    assert_eq!(
        runs("30 2 * * *", Europe::Berlin, "2026-10-24T20:00:00Z", 2),
        ["Sun 2026-10-25 02:30:00 +02:00", "Mon 2026-10-26 02:30:00 +01:00"]
    );
}

#[test]
fn an_interval_runs_at_every_real_tick() {
    assert_eq!(
        runs("*/30 * * * *", Europe::Berlin, "2026-10-25T00:15:00Z", 4),
        [
            "Sun 2026-10-25 02:30:00 +02:00",
            "Sun 2026-10-25 02:00:00 +01:00",
            "Sun 2026-10-25 02:30:00 +01:00",
            "Sun 2026-10-25 03:00:00 +01:00",
        ]
    );
    assert_eq!(
        runs("*/30 * * * *", Europe::Berlin, "2027-03-28T00:15:00Z", 2),
        ["Sun 2027-03-28 01:30:00 +01:00", "Sun 2027-03-28 03:00:00 +02:00"]
    );
}

#[test]
fn the_end_of_the_crates_calendar_is_an_end_not_a_panic() {
    let schedule = Schedule::parse("@hourly").unwrap();
    assert_eq!(schedule.next(at("2101-01-01T00:00:00Z"), Tz::UTC), None);
    for instant in [Timestamp::MIN_UTC, Timestamp::MAX_UTC] {
        let _ = schedule.next(instant, Asia::Taipei);
    }
}

/// A field as its text and, independently of the parser, the values it means.
#[derive(Clone, Debug)]
struct Meant {
    text: String,
    values: BTreeSet<u32>,
}

fn list(least: u32, most: u32) -> impl Strategy<Value = Meant> {
    proptest::collection::btree_set(least..=most, 1..4).prop_map(|values| Meant {
        text: values.iter().map(ToString::to_string).collect::<Vec<_>>().join(","),
        values,
    })
}

fn meant(least: u32, most: u32) -> impl Strategy<Value = Meant> {
    let every = Just(Meant { text: "*".to_owned(), values: (least..=most).collect() });
    let steps = (2..20_u32).prop_map(move |step| Meant {
        text: format!("*/{step}"),
        values: (least..=most).filter(|value| (value - least).is_multiple_of(step)).collect(),
    });
    let range = (least..=most, 0..6_u32, 1..3_u32).prop_map(move |(first, length, step)| {
        let end = (first + length).min(most);
        Meant {
            text: format!("{first}-{end}/{step}"),
            values: (first..=end).filter(|value| (value - first).is_multiple_of(step)).collect(),
        }
    });
    prop_oneof![3 => every, 2 => steps, 3 => list(least, most), 2 => range]
}

/// As [`meant`], but mostly `*`, so that lines do run in the days looked at.
fn often(least: u32, most: u32) -> impl Strategy<Value = Meant> {
    let every = Just(Meant { text: "*".to_owned(), values: (least..=most).collect() });
    prop_oneof![2 => every, 1 => meant(least, most)]
}

/// Half of the lines run in the small hours, where the clocks change.
fn hour() -> impl Strategy<Value = Meant> {
    prop_oneof![meant(0, 23), list(0, 3)]
}

/// A line with what it means, as crontab(5) has it.
#[derive(Clone, Debug)]
struct Line {
    minute: Meant,
    hour: Meant,
    day: Meant,
    month: Meant,
    weekday: Meant,
}

impl Line {
    fn text(&self) -> String {
        let fields = [&self.minute, &self.hour, &self.day, &self.month, &self.weekday];
        fields.map(|field| field.text.as_str()).join(" ")
    }

    fn matches(&self, wall: NaiveDateTime) -> bool {
        let has = |field: &Meant, value: u32| field.values.contains(&value);
        let weekday = wall.weekday().num_days_from_sunday();
        let week = has(&self.weekday, weekday) || (weekday == 0 && has(&self.weekday, 7));
        let starred = self.day.text.starts_with('*') || self.weekday.text.starts_with('*');
        let day = has(&self.day, wall.day());
        has(&self.minute, wall.minute())
            && has(&self.hour, wall.hour())
            && has(&self.month, wall.month())
            && if starred { day && week } else { day || week }
    }

    /// Whether it runs in this minute: found by looking at the clock on the wall, nothing else.
    fn fires(&self, minute: Timestamp, zone: Tz) -> bool {
        let wall = minute.with_timezone(&zone).naive_local();
        let interval = self.minute.text.starts_with('*') || self.hour.text.starts_with('*');
        if interval {
            return self.matches(wall);
        }
        let first_pass =
            zone.from_local_datetime(&wall).earliest().map(|local| local.to_utc()) == Some(minute);
        if first_pass && self.matches(wall) {
            return true;
        }
        let before = (minute - TimeDelta::minutes(1)).with_timezone(&zone).naive_local();
        let mut skipped = before + TimeDelta::minutes(1);
        while skipped < wall {
            if self.matches(skipped) {
                return true;
            }
            skipped += TimeDelta::minutes(1);
        }
        false
    }
}

prop_compose! {
    fn line()(minute in meant(0, 59), hour in hour(), day in often(1, 31), month in often(1, 12),
              weekday in often(0, 7)) -> Line {
        Line { minute, hour, day, month, weekday }
    }
}

/// A zone, and half a day before one of its clock changes between 2000 and 2036, or any day where it has none.
fn change() -> impl Strategy<Value = (Tz, Timestamp)> {
    let zone = prop_oneof![
        proptest::sample::select(vec![
            Europe::Berlin,
            America::New_York,
            Africa::Cairo,
            Africa::Casablanca,
            Australia::Lord_Howe,
            Antarctica::Troll,
            Pacific::Apia,
            Asia::Taipei,
        ]),
        proptest::sample::select(&chrono_tz::TZ_VARIANTS[..]),
    ];
    (zone, 0..36 * 366_i64).prop_map(|(zone, day)| {
        let start = at("2000-01-01T12:00:00Z") + TimeDelta::days(day);
        let offset = |hour: i64| (start + TimeDelta::hours(hour)).with_timezone(&zone).offset().fix();
        let change = (0..400 * 24).find(|hour| offset(*hour) != offset(hour + 1));
        (zone, start + TimeDelta::hours(change.unwrap_or_default() - 12))
    })
}

proptest! {
    #[test]
    fn every_line_runs_when_a_look_at_the_clock_every_minute_says_so(
        line in line(), (zone, start) in change(), offset in 0..600_i64,
    ) {
        let Ok(schedule) = Schedule::parse(&line.text()) else { return Ok(()) };
        let start = start + TimeDelta::seconds(offset * 7);
        let end = start + TimeDelta::hours(36);
        let first_minute = start + TimeDelta::seconds(60 - start.timestamp().rem_euclid(60));
        let minutes = (0..).map(|number| first_minute + TimeDelta::minutes(number));
        let seen: Vec<Timestamp> =
            minutes.take_while(|minute| *minute <= end).filter(|minute| line.fires(*minute, zone)).collect();
        let mut told = Vec::new();
        let mut now = start;
        while let Some(next) = schedule.next(now, zone).filter(|next| *next <= end) {
            prop_assert!(next > now, "{} goes back from {now} to {next}", line.text());
            told.push(next);
            now = next;
        }
        prop_assert_eq!(&told, &seen, "{} in {}", line.text(), zone);
        // Asked anew at any moment, it gives the same answer.
        let middle = start + TimeDelta::minutes(offset * 3) + TimeDelta::seconds(offset % 60);
        let later = seen.iter().copied().find(|instant| *instant > middle);
        prop_assert_eq!(schedule.next(middle, zone).filter(|next| *next <= end), later);
    }

    #[test]
    fn no_text_makes_the_parser_panic(text in "[ -~]{0,40}|[0-9*,/@a-z -]{0,30}|.{0,20}") {
        if let Ok(schedule) = Schedule::parse(&text) {
            prop_assert!(schedule.next(at("2026-03-29T00:30:00Z"), Europe::Berlin).is_some());
        }
    }
}

#[test]
fn every_weekday_number_is_its_day() {
    let days =
        [Weekday::Sun, Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri, Weekday::Sat];
    for (number, day) in days.into_iter().enumerate() {
        let schedule = Schedule::parse(&format!("0 12 * * {number}")).unwrap();
        let next = schedule.next(at("2026-01-01T00:00:00Z"), Asia::Taipei).unwrap();
        assert_eq!(next.with_timezone(&Asia::Taipei).weekday(), day);
    }
}
