//! What is done to a date before it is read: digits and punctuation of other scripts made plain, and a table
//! of faults with their repairs.

use std::sync::LazyLock;

use regex::Regex;
use unicode_normalization::UnicodeNormalization;

use super::compile;

/// A date with its weekday, zone and a word before it is far shorter; what follows is not the date.
const LONGEST: usize = 200;

/// A fault: its pattern, what it should have been, and where it is seen.
type Repair = (&'static str, &'static str, &'static str);

const REPAIRS: [Repair; 7] = [
    (r"^(\d{4})(\d\d)(\d\d)$", "$1-$2-$3", "a day in one piece: meta tags, JSON lists"),
    (
        r"^(\d{4})(\d\d)(\d\d)[T ]?(\d\d):?(\d\d):?(\d\d)?(\D.*)?$",
        "${1}-${2}-${3}T${4}:${5}:${6}${7}",
        "ISO 8601 basic form, and time stamps without any mark",
    ),
    (r"^(\d{4}-\d\d?-\d\d?)T(\d\d)(\d\d)(\d\d)?", "${1}T${2}:${3}:${4}", "only the time in basic form"),
    (r"(T\d\d:\d\d):($|\D)", "$1$2", "seconds left out with their colon; left by the repairs above"),
    (r"^(\d{4}-\d\d-\d\d[T ][\d:.]+) (\d\d:?\d\d)$", "$1+$2", "a plus sign that was decoded as a space"),
    (
        r"\b([A-Za-z]{3,9}) +(\d{1,2}) +(\d{1,2}:\d\d(?::\d\d)?)((?: +[A-Z]{1,5}(?:[+-]\d\d:?\d\d)?)?) +(\d{4})\b",
        "$2 $1 $5 $3$4",
        "Java and C order, the year at the end: FAZ",
    ),
    (r"(\d)(?:st|nd|rd|th|er|º|°|ª)\b", "$1", "ordinals: 1st, 1er, 1º"),
];

static COMPILED: LazyLock<Vec<(Regex, &str)>> =
    LazyLock::new(|| REPAIRS.iter().map(|(pattern, repaired, _)| (compile(pattern), *repaired)).collect());

/// The text made plain and mended.
pub fn mend(text: &str) -> String {
    let mut plain = plain(text);
    for (pattern, repaired) in COMPILED.iter() {
        if pattern.is_match(&plain) {
            plain = pattern.replace(&plain, *repaired).into_owned();
        }
    }
    plain
}

/// One line of composed letters, ASCII digits and ASCII punctuation.
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len().min(LONGEST));
    for letter in text.trim_start().chars().take(LONGEST).nfc().filter_map(fold) {
        if letter != ' ' || !out.ends_with(' ') {
            out.push(letter);
        }
    }
    out.trim().to_owned()
}

fn fold(letter: char) -> Option<char> {
    Some(match letter {
        // Direction marks, joiners and the like stand in right-to-left dates and in copied ones.
        '\u{200B}'..='\u{200F}'
        | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{2069}'
        | '\u{FEFF}'
        | '\u{AD}' => {
            return None;
        }
        '：' => ':',
        '，' | '،' | '、' => ',',
        '／' | '∕' | '⁄' => '/',
        '．' | '。' => '.',
        '（' => '(',
        '）' => ')',
        '－' | '‐' | '‑' | '‒' | '–' | '—' | '−' => '-',
        '＋' => '+',
        letter if letter.is_whitespace() || letter.is_control() => ' ',
        letter => digit(letter).unwrap_or(letter),
    })
}

/// Decimal digits of the scripts whose dates we read.
fn digit(letter: char) -> Option<char> {
    let zeros = ['\u{660}', '\u{6F0}', '\u{966}', '\u{9E6}', '\u{E50}', '\u{FF10}'];
    let zero = zeros.into_iter().find(|&zero| (zero..=next(zero, 9)).contains(&letter))?;
    char::from_digit(u32::from(letter) - u32::from(zero), 10)
}

fn next(letter: char, by: u32) -> char {
    char::from_u32(u32::from(letter) + by).unwrap_or(letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_repair_compiles_and_leaves_a_whole_date_alone() {
        assert_eq!(COMPILED.len(), REPAIRS.len());
        for whole in
            ["2026-01-14T13:30:00+08:00", "Wed, 14 Jan 2026 13:30:00 +0800", "2026年1月14日 21時37分"]
        {
            assert_eq!(mend(whole), whole);
        }
    }

    #[test]
    fn digits_and_punctuation_of_other_scripts_become_plain() {
        assert_eq!(mend("\u{200F}١٤ يناير، ٢٠٢٦"), "14 يناير, 2026");
        assert_eq!(mend("２０２６／１／１４　２１：３７"), "2026/1/14 21:37");
    }
}
