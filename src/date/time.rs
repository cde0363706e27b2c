//! The time in a date: with colons, letters or characters, in twelve hours or twenty-four.

use std::sync::LazyLock;

use chrono::NaiveTime;
use regex::{Captures, Regex};

use super::{Precision, compile};

/// A time of day, and where in the text it ends.
pub struct Clock {
    /// The time itself.
    pub time: NaiveTime,
    /// Whether it was written as 24:00, the first moment of the next day.
    pub next_day: bool,
    /// Minute or second.
    pub precision: Precision,
    /// Where the text behind it begins.
    pub end: usize,
}

/// Before the hour: words for the half of the day it is in.
const BEFORE: &str = "上午|下午|午前|午後|오전|오후|凌晨|清晨|早上|中午|傍晚|晚間|晚间|晚上|夜间|夜間";

/// After the minute: the same.
const AFTER: &str = r"[ap]\. ?m\.?|[ap]m\b|π\.?μ\.?|μ\.?μ\.?|صباحا|مساء|ص|م|sáng|chiều|tối|SA\b|CH\b";

/// Groups: `half` or `part` for the half of the day, `h`, `m`, `s`. Tried in this order.
const SPELLINGS: [&str; 6] = [
    // 13:30, 1:30:05 p.m., 下午 1:30, 13:30:05.123
    r"(?i)(?:(?<half>BEFORE) ?)?(?<h>\d{1,2}) ?: ?(?<m>\d{2})(?: ?: ?(?<s>\d{2})(?:[.,:]\d+)?)?(?: ?(?<part>AFTER))?",
    // 21時37分, 下午3點5分, 오후 3시 5분, 午後3時; 3時間前 is no time of day
    r"(?:(?<half>BEFORE) ?)?(?<h>\d{1,2}) ?[時时点點시](?: ?(?<m>\d{1,2})(?: ?[分분](?: ?(?<s>\d{1,2}) ?[秒초])?)?|[^間间]|$)",
    // 10h30, 10 h 30 min, 10 h; 10 hours ago is none
    r"(?i)(?<h>\d{1,2}) ?h(?: ?(?<m>\d{2})(?: ?min| ?mn|m)?\b|\b)",
    // 13.30 Uhr, 13.30 WIB
    r"(?i)(?<h>\d{1,2})\.(?<m>\d{2})(?:\.(?<s>\d{2}))? ?(?:Uhr|WIB|WITA|WIT|hrs?|(?<part>AFTER))",
    // kl. 13.30, ore 13.30
    r"(?i)(?:kl\.?|klo|ore|pukul|jam|às|at) (?<h>\d{1,2})\.(?<m>\d{2})",
    // 3 p.m., 13 Uhr
    r"(?i)(?:^|\D)(?<h>\d{1,2}) ?(?:(?<part>AFTER)|Uhr)",
];

static COMPILED: LazyLock<Vec<Regex>> = LazyLock::new(|| {
    SPELLINGS
        .iter()
        .map(|pattern| compile(&pattern.replace("BEFORE", BEFORE).replace("AFTER", AFTER)))
        .collect()
});

/// The first time of day in the text beside a day.
pub fn find(text: &str) -> Option<Clock> {
    // `2026-01-14+08:00` is a day with its offset, not a time.
    if text.starts_with(['+', '-']) && text[1..].starts_with(|next: char| next.is_ascii_digit()) {
        return None;
    }
    COMPILED.iter().find_map(|spelling| read(&spelling.captures(text)?))
}

fn read(found: &Captures<'_>) -> Option<Clock> {
    let number = |name: &str| found.name(name).and_then(|part| part.as_str().parse::<u32>().ok());
    let half = found.name("half").or_else(|| found.name("part"));
    let hour = in_day(number("h")?, half.map(|half| half.as_str()))?;
    let (minute, second) = (number("m").unwrap_or(0), number("s"));
    let next_day = hour == 24;
    if next_day && (minute, second.unwrap_or(0)) != (0, 0) {
        return None;
    }
    // A leap second is shown as the second before it.
    let shown = second.unwrap_or(0).min(if second == Some(60) { 59 } else { u32::MAX });
    let time = NaiveTime::from_hms_opt(hour % 24, minute, shown)?;
    let precision = if second.is_some() { Precision::Second } else { Precision::Minute };
    let end =
        ["h", "m", "s", "part"].iter().filter_map(|name| found.name(name)).map(|part| part.end()).max()?;
    Some(Clock { time, next_day, precision, end: end + fraction(found, end) })
}

/// The length of the fraction of a second that follows, which is dropped.
fn fraction(found: &Captures<'_>, end: usize) -> usize {
    let whole = found.get(0).map_or(end, |whole| whole.end());
    if found.name("s").is_some_and(|seconds| seconds.end() == end) { whole - end } else { 0 }
}

/// The hour of the day from the hour that is said and the half it is said to be in.
fn in_day(hour: u32, half: Option<&str>) -> Option<u32> {
    let Some(half) = half else { return (hour <= 24).then_some(hour) };
    let half = half.to_lowercase();
    let late = half.starts_with('p')
        || ["下午", "午後", "오후", "中午", "傍晚", "晚間", "晚间", "晚上", "夜间", "夜間"]
            .contains(&half.as_str())
        || ["م", "مساء", "chiều", "tối", "ch"].contains(&half.as_str())
        || half.starts_with('μ');
    Some(match hour {
        12 if !late => 0,
        1..=11 if late && !(half == "中午" && hour > 9) => hour + 12,
        0..=24 => hour,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_spelling_compiles() {
        assert_eq!(super::COMPILED.len(), super::SPELLINGS.len());
    }
}
