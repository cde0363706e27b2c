//! The day in an address.

use chrono::NaiveDate;

/// `/2026/01/14/`, `/2026/0114/`, `2026-01-14` or `20260114` in the path of an address. A year and a month
/// with a number in the title behind them are no day.
pub fn day(address: &url::Url) -> Option<String> {
    let steps: Vec<&str> = address.path().split('/').filter(|step| !step.is_empty()).collect();
    let year = |step: &str| is_number(step, 4) && (step.starts_with("20") || step.starts_with("19"));
    let whole = steps.windows(3).filter(|step| year(step[0]) && is_short(step[1]) && is_short(step[2]));
    let mut whole = whole.map(|step| format!("{}-{:0>2}-{:0>2}", step[0], step[1], step[2]));
    let halves = steps.windows(2).filter(|step| year(step[0]) && is_number(step[1], 4));
    let mut halves = halves.map(|step| format!("{}-{}-{}", step[0], &step[1][..2], &step[1][2..]));
    let mut inside = steps.iter().filter_map(|step| in_step(step));
    let read = |day: String| NaiveDate::parse_from_str(&day, "%Y-%m-%d").is_ok().then_some(day);
    whole.find_map(read).or_else(|| halves.find_map(read)).or_else(|| inside.find_map(read))
}

fn is_number(step: &str, length: usize) -> bool {
    step.len() == length && step.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_short(step: &str) -> bool {
    matches!(step.len(), 1 | 2) && step.bytes().all(|byte| byte.is_ascii_digit())
}

/// A day inside one step of the path.
fn in_step(step: &str) -> Option<String> {
    let digits: Vec<&str> =
        step.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty()).collect();
    let run = digits.iter().find(|run| run.len() == 8 && (run.starts_with("20") || run.starts_with("19")));
    if let Some(run) = run {
        return Some(format!("{}-{}-{}", &run[..4], &run[4..6], &run[6..]));
    }
    let parted = |parts: &&[&str]| {
        let written = ["-", "_", "."].iter().any(|mark| step.contains(&parts.join(mark)));
        is_number(parts[0], 4) && is_number(parts[1], 2) && is_number(parts[2], 2) && written
    };
    digits.windows(3).find(parted).map(|parts| parts.join("-"))
}
