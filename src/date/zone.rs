//! The zone in a date: an offset, an abbreviation, or none, which means the zone of the place.

use std::sync::LazyLock;

use chrono::{DateTime, Duration, FixedOffset, MappedLocalTime, NaiveDateTime, TimeZone};
use chrono_tz::{OffsetName, Tz};
use regex::Regex;

use super::compile;

/// Directly behind the time: `Z`, `+0800`, `GMT+8`, `[UTC-05:00`, `(CEST)`. Abbreviations count in capitals
/// only: "13:30 et modifié" is French, not Eastern Time.
static ZONE: LazyLock<Regex> = LazyLock::new(|| {
    compile(
        r"^[ ,]*[\[(]?(?:(?:UTC|GMT|utc|gmt)? ?(?<sign>[+-]) ?(?<h>\d{1,2})(?::?(?<m>\d{2}))?(?:\D|$)|(?<name>[A-Z]{1,5}|utc|gmt|z)(?:[^\p{L}]|$))",
    )
});

/// The moment in the zone that the text behind a time names, if it does.
pub fn given(rest: &str, local: NaiveDateTime, place: Tz) -> Option<DateTime<FixedOffset>> {
    let found = ZONE.captures(rest)?;
    if let Some(name) = found.name("name") {
        return named(&name.as_str().to_ascii_uppercase(), local, place);
    }
    let number = |name: &str| found.name(name).map_or(Ok(0), |part| part.as_str().parse::<i32>());
    let (hours, minutes) = (number("h").ok()?, number("m").ok()?);
    let minutes = (hours <= 14 && minutes < 60).then_some(hours * 60 + minutes)?;
    fixed(local, if &found["sign"] == "-" { -minutes } else { minutes })
}

/// The moment in the zone of the place: of two, the earlier; in a gap, the first after it.
pub fn local(local: NaiveDateTime, place: Tz) -> Option<DateTime<FixedOffset>> {
    let moment = match place.from_local_datetime(&local) {
        MappedLocalTime::Single(moment) | MappedLocalTime::Ambiguous(moment, _) => moment,
        // No gap is longer than a day (Samoa left one out in 2011).
        MappedLocalTime::None => (1..=96).find_map(|quarters| {
            place.from_local_datetime(&local.checked_add_signed(Duration::minutes(15 * quarters))?).earliest()
        })?,
    };
    Some(moment.fixed_offset())
}

/// An abbreviation is first what the place itself means by it: CST is the time of China in Taipei and of
/// Chicago in Chicago, IST of India, Israel or Ireland. Else it is what most of the world means.
fn named(name: &str, wall: NaiveDateTime, place: Tz) -> Option<DateTime<FixedOffset>> {
    let here = place.from_local_datetime(&wall).earliest();
    if let Some(moment) = here.filter(|moment| moment.offset().abbreviation() == Some(name)) {
        return Some(moment.fixed_offset());
    }
    if let Some((_, zone)) = GENERIC.iter().find(|(known, _)| *known == name) {
        return local(wall, *zone);
    }
    let (_, minutes) = ABBREVIATIONS.iter().find(|(known, _)| *known == name)?;
    fixed(wall, *minutes)
}

fn fixed(local: NaiveDateTime, minutes: i32) -> Option<DateTime<FixedOffset>> {
    FixedOffset::east_opt(minutes * 60)?.from_local_datetime(&local).single()
}

/// Names that leave it to the day whether it is summer.
const GENERIC: [(&str, Tz); 4] = [
    ("ET", chrono_tz::America::New_York),
    ("CT", chrono_tz::America::Chicago),
    ("MT", chrono_tz::America::Denver),
    ("PT", chrono_tz::America::Los_Angeles),
];

/// Minutes east of Greenwich.
const ABBREVIATIONS: [(&str, i32); 57] = [
    ("Z", 0),
    ("UT", 0),
    ("UTC", 0),
    ("GMT", 0),
    ("WET", 0),
    ("WEST", 60),
    ("BST", 60),
    ("CET", 60),
    ("MEZ", 60),
    ("WAT", 60),
    ("CEST", 120),
    ("MESZ", 120),
    ("EET", 120),
    ("CAT", 120),
    ("SAST", 120),
    ("EEST", 180),
    ("IDT", 180),
    ("MSK", 180),
    ("TRT", 180),
    ("EAT", 180),
    ("IRST", 210),
    ("GST", 240),
    ("PKT", 300),
    ("IST", 330),
    ("NPT", 345),
    ("BDT", 360),
    ("MMT", 390),
    ("ICT", 420),
    ("WIB", 420),
    ("HKT", 480),
    ("SGT", 480),
    ("MYT", 480),
    ("PHT", 480),
    ("WITA", 480),
    ("AWST", 480),
    ("JST", 540),
    ("KST", 540),
    ("WIT", 540),
    ("ACST", 570),
    ("AEST", 600),
    ("AEDT", 660),
    ("NZST", 720),
    ("NZDT", 780),
    ("NST", -210),
    ("NDT", -150),
    ("BRT", -180),
    ("ART", -180),
    ("ADT", -180),
    ("AST", -240),
    ("EDT", -240),
    ("EST", -300),
    ("CDT", -300),
    ("CST", -360),
    ("MDT", -360),
    ("MST", -420),
    ("PDT", -420),
    ("PST", -480),
];
