//! The day in a date: year, month and day in their many orders, scripts and calendars.

use std::sync::LazyLock;

use chrono::NaiveDate;
use regex::{Captures, Regex};

use super::months;
use super::{Place, compile, is_plausible};

/// Which years a spelling counts in.
#[derive(Clone, Copy)]
enum Calendar {
    /// Ours; two digits are the years from 1950 to 2049, as in RFC 2822. In Tehran, 1404 is a Persian year.
    Common,
    /// The Republic's, from 1912, said so (民國115年).
    Republic,
    /// The Republic's without a word: only for Taiwanese sources, and only years 80 to 199.
    BareRepublic,
    /// Of a Japanese emperor, named.
    Era,
    /// The Persian solar year.
    Persian,
}

/// A spelling: groups `y`, `m` (a number) or `mon` (a name), `d`; or `a`, `b` where day and month could be
/// either. `WORD` stands for a word that may be a month's name, `PERSIAN` for the Persian months; `\d` is an
/// ASCII digit, which all others have become before.
type Spelling = (&'static str, Calendar);

/// Tried in this order: what names its parts first, what only orders them last.
const SPELLINGS: [Spelling; 15] = [
    // 民國115年9月28日, 中華民國115/09/28
    (r"民國 ?(?<y>\d{2,3}|元) ?[年./-] ?(?<m>\d{1,2}) ?[月./-] ?(?<d>\d{1,2})", Calendar::Republic),
    // 令和8年1月14日, 平成元年1月8日
    (r"(?<era>令和|平成|昭和) ?(?<y>\d{1,2}|元) ?年 ?(?<m>\d{1,2}) ?月 ?(?<d>\d{1,2}) ?日", Calendar::Era),
    // 2026年1月14日, 2026 年 1 月 14 日, 2026년 1월 14일
    (r"(?<y>\d{4}) ?[年년] ?(?<m>\d{1,2}) ?[月월] ?(?<d>\d{1,2})", Calendar::Common),
    // 2026-01-14, 2026/1/14, 2026.01.14, 2026. 11. 21.
    (r"(?:^|\D)(?<y>\d{4}) ?[-/.] ?(?<m>\d{1,2}) ?[-/.] ?(?<d>\d{1,2})(?:\D|$)", Calendar::Common),
    // 115-09-28, 115年9月28日 (Taiwanese sources)
    (
        r"(?:^|\D)(?<y>\d{2,3}) ?[年./-] ?(?<m>\d{1,2}) ?[月./-] ?(?<d>\d{1,2})(?:\D|$)",
        Calendar::BareRepublic,
    ),
    // 14 January 2026, 14. Januar 2026, 14 de enero de 2026, 14-Jan-26, ١٤ يناير / كانون الثاني ٢٠٢٦
    (
        r"(?:^|\D)(?<d>\d{1,2})[ .,/-]*(?:(?i:of|de|den|di) |d')?(?<mon>WORD)[ .,/-]*(?:(?i:de|del) )?(?:[/(] ?[\p{L} ]+\)? )?(?<y>\d{4}|\d{2})(?:\D|$)",
        Calendar::Common,
    ),
    // January 14, 2026, Jan. 14 2026, 一月 14, 2026
    (r"(?:^|[^\p{L}])(?<mon>WORD)[ .-]*(?<d>\d{1,2})[ .,/日-]+(?<y>\d{4})(?:\D|$)", Calendar::Common),
    // 2026 January 14, 2026-Jan-14
    (r"(?:^|\D)(?<y>\d{4})[ .,/-]*(?<mon>WORD)[ .,/-]*(?<d>\d{1,2})(?:\D|$)", Calendar::Common),
    // ۲۴ دی ۱۴۰۴
    (r"(?:^|\D)(?<d>\d{1,2}) ?(?<mon>PERSIAN)[ ,]*(?<y>1[34]\d\d)(?:\D|$)", Calendar::Persian),
    // 14 tháng 1 năm 2026, 14 tháng 1, 2026
    (
        r"(?:^|\D)(?<d>\d{1,2}) ?(?i:tháng|thg) ?(?<m>\d{1,2})[ ,/-]*(?i:năm )?(?<y>\d{4})(?:\D|$)",
        Calendar::Common,
    ),
    // 星期三, 14 1月 2026
    (r"(?:^|\D)(?<d>\d{1,2}) ?,? ?(?<m>\d{1,2}) ?月 ?,? ?(?<y>\d{4})(?:\D|$)", Calendar::Common),
    // 1 月 14, 2026
    (r"(?:^|\D)(?<m>\d{1,2}) ?月 ?(?<d>\d{1,2}) ?日?,? ?(?<y>\d{4})(?:\D|$)", Calendar::Common),
    // 14.01.2026: with full stops the day comes first everywhere
    (r"(?:^|\D)(?<d>\d{1,2}) ?\. ?(?<m>\d{1,2}) ?\. ?(?<y>\d{4})(?:\D|$)", Calendar::Common),
    // 14.01.26
    (r"(?:^|[^\d.])(?<d>\d{1,2})\.(?<m>\d{1,2})\.(?<y>\d{2})(?:[^\d.]|\.?$|\.\D)", Calendar::Common),
    // 14/01/2026 or 01/14/2026
    (r"(?:^|\D)(?<a>\d{1,2}) ?[-/] ?(?<b>\d{1,2}) ?[-/] ?(?<y>\d{4})(?:\D|$)", Calendar::Common),
];

/// A word; the Levant's months named by number have two (كانون الثاني).
const WORD: &str = r"\p{L}[\p{L}\p{M}]*(?: (?:الثاني|الأول|الاول))?";

static COMPILED: LazyLock<Vec<(Regex, Calendar)>> = LazyLock::new(|| {
    let persian = months::PERSIAN.join("|");
    let spelling = |(pattern, calendar): &Spelling| {
        (compile(&pattern.replace("WORD", WORD).replace("PERSIAN", &persian)), *calendar)
    };
    SPELLINGS.iter().map(spelling).collect()
});

/// The first day that `text` names, and where it stands in it.
pub fn find(text: &str, place: Place) -> Option<(NaiveDate, (usize, usize))> {
    COMPILED.iter().find_map(|(spelling, calendar)| {
        spelling.captures_iter(text).find_map(|found| {
            let day = read(&found, *calendar, place).filter(|&day| is_plausible(day))?;
            Some((day, span(&found)))
        })
    })
}

/// From the first named group to the last, without what only bounds them.
fn span(found: &Captures<'_>) -> (usize, usize) {
    let groups = ["era", "y", "m", "mon", "d", "a", "b"];
    let parts = || groups.iter().filter_map(|name| found.name(name));
    let start = parts().map(|part| part.start()).min().unwrap_or_default();
    let end = parts().map(|part| part.end()).max().unwrap_or_default();
    (start, end)
}

fn read(found: &Captures<'_>, calendar: Calendar, place: Place) -> Option<NaiveDate> {
    let number = |name: &str| found.name(name)?.as_str().parse::<u32>().ok();
    let year = match &found["y"] {
        "元" => 1,
        digits => digits.parse().ok()?,
    };
    if let Calendar::Persian = calendar {
        let month = months::PERSIAN.iter().position(|name| *name == &found["mon"])? + 1;
        return persian(year, month as u32, number("d")?);
    }
    let (month, day) = match (number("a"), number("b")) {
        (Some(first), Some(second)) => order(first, second, place),
        _ => match found.name("mon") {
            Some(name) => (months::month(name.as_str())?, number("d")?),
            None => (number("m")?, number("d")?),
        },
    };
    let year = match calendar {
        Calendar::Republic => year + 1911,
        Calendar::BareRepublic if place.taiwan && (80..=199).contains(&year) => year + 1911,
        Calendar::BareRepublic => return None,
        Calendar::Era => year + before_era(&found["era"]),
        Calendar::Common if found["y"].len() == 2 => year + if year < 50 { 2000 } else { 1900 },
        Calendar::Common if in_persian_years(year, place) => return persian(year, month, day),
        Calendar::Common | Calendar::Persian => year,
    };
    NaiveDate::from_ymd_opt(year, month, day)
}

fn before_era(era: &str) -> i32 {
    match era {
        "令和" => 2018,
        "平成" => 1988,
        _ => 1925,
    }
}

/// Month and day of two numbers: as they must be, or as the place writes them.
fn order(first: u32, second: u32, place: Place) -> (u32, u32) {
    if second > 12 || (first <= 12 && month_first(place)) { (first, second) } else { (second, first) }
}

/// Zones whose people write the month first: the United States and the Philippines.
fn month_first(place: Place) -> bool {
    let zone = place.timezone.name();
    let states = ["New_York", "Chicago", "Denver", "Los_Angeles", "Phoenix", "Detroit", "Anchorage", "Boise"];
    let in_states = zone.strip_prefix("America/").is_some_and(|city| {
        states.contains(&city)
            || ["Indiana/", "Kentucky/", "North_Dakota/"].iter().any(|state| city.starts_with(state))
    });
    in_states || zone.starts_with("US/") || zone == "Pacific/Honolulu" || zone == "Asia/Manila"
}

fn in_persian_years(year: i32, place: Place) -> bool {
    place.timezone == chrono_tz::Asia::Tehran && (1300..1500).contains(&year)
}

/// A day of the Persian solar calendar, by the rule of eight leap years in thirty-three, which agrees with
/// the observed calendar from 1343 to 1472 (1964 to 2093).
fn persian(year: i32, month: u32, day: u32) -> Option<NaiveDate> {
    if !(1300..1500).contains(&year) || !(1..=12).contains(&month) || !(1..=31).contains(&day) {
        return None;
    }
    let in_year = if month <= 7 { (month - 1) * 31 } else { 186 + (month - 7) * 30 } + day - 1;
    let nowruz = |year: i32| {
        let counted = year + 1595;
        365 * counted + counted / 33 * 8 + (counted % 33 + 3) / 4
    };
    let known = NaiveDate::from_ymd_opt(2025, 3, 21)?;
    let days = nowruz(year) - nowruz(1404) + in_year as i32;
    known.checked_add_signed(chrono::Duration::days(days.into()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_spelling_compiles() {
        assert_eq!(COMPILED.len(), SPELLINGS.len());
    }

    #[test]
    fn the_persian_new_year_falls_where_it_was_observed() {
        for (year, day) in
            [(1399, "2020-03-20"), (1400, "2021-03-21"), (1403, "2024-03-20"), (1405, "2026-03-21")]
        {
            assert_eq!(persian(year, 1, 1).unwrap().to_string(), day);
        }
        assert_eq!(persian(1404, 10, 24).unwrap().to_string(), "2026-01-14");
        assert_eq!(persian(1403, 12, 30).unwrap().to_string(), "2025-03-20");
    }
}
