//! Tables and foreign text on a terminal: one line, bounded, and without the characters that would drive the
//! terminal.

use comfy_table::{LineStyle, TableStyle};

use crate::tag::Reasons;

/// How tables look: a line under their head and nothing else, so that rows can be copied and compared.
pub const TABLE: TableStyle = TableStyle::new().header_separator(LineStyle::none().fill('─').junction('─'));

/// The text on one line, cut after `max` characters. Control characters, among them the escape that begins
/// a terminal's commands, and marks that turn the direction of the line show as nothing but a space.
pub fn one_line(text: &str, max: usize) -> String {
    let mut out: String = text.chars().take(max).map(|c| if is_unsafe(c) { ' ' } else { c }).collect();
    if text.chars().nth(max).is_some() {
        out.push('…');
    }
    out
}

/// Controls, line separators, and the overrides by which a line could show another order than it has.
fn is_unsafe(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// `2026-01-14 01:00` of `2026-01-14T01:00:00Z`; a dash where there is no time.
pub fn minute(time: Option<&str>) -> String {
    time.map_or_else(|| "-".to_owned(), |time| time.chars().take(16).collect::<String>().replace('T', " "))
}

/// A number with its noun: `1 article`, `20,000 articles`.
pub fn count(number: usize, noun: &str) -> String {
    let digits = number.to_string();
    let grouped =
        digits.as_bytes().rchunks(3).rev().map(String::from_utf8_lossy).collect::<Vec<_>>().join(",");
    format!("{grouped} {noun}{}", if number == 1 { "" } else { "s" })
}

/// Why something is a mention or is none: `words near by speak for it; for it "cotton"; against it "graft"`.
pub fn because(rule: &str, evidence: &Reasons) -> String {
    let listed = |side: &str, words: &[String]| {
        let quoted: Vec<String> = words.iter().map(|word| format!("\"{word}\"")).collect();
        if words.is_empty() { String::new() } else { format!("; {side} {}", quoted.join(", ")) }
    };
    format!("{rule}{}{}", listed("for it", &evidence.supporting), listed("against it", &evidence.opposing))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_cannot_drive_the_terminal() {
        assert_eq!(one_line("a\u{1b}[2Jb\nc\u{202e}d", 20), "a [2Jb c d");
        assert_eq!(one_line("退群退群", 2), "退群…");
        assert_eq!(one_line("退群", 2), "退群");
    }

    #[test]
    fn numbers_are_read_in_groups_of_three() {
        assert_eq!(count(1, "article"), "1 article");
        assert_eq!(count(999, "article"), "999 articles");
        assert_eq!(count(1_020_000, "article"), "1,020,000 articles");
    }

    #[test]
    fn times_show_to_the_minute() {
        assert_eq!(minute(Some("2026-01-14T01:00:59Z")), "2026-01-14 01:00");
        assert_eq!(minute(None), "-");
    }
}
