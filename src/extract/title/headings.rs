//! The headings of a page as candidates for its headline.

use std::collections::HashSet;

use crate::extract::hints::Hints;
use crate::extract::survey::{Element, Survey};
use crate::extract::tags::Tag;
use crate::extract::text;

use super::cut::Names;

/// A heading of first or second rank.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// 1 or 2.
    pub rank: u8,
    /// Without the site's name.
    pub text: String,
    /// As it stands.
    pub raw: String,
    /// Whether it stands among links of navigation: the last step of the path above a headline, written
    /// for search engines.
    pub in_path: bool,
}

/// The headings of a rank that are looked at: the headline stands among the first.
const MOST: usize = 60;

/// The headings of a rank that may stand near the headline.
pub const NEAR: usize = 8;

/// The longest heading, in bytes.
const LONGEST: usize = 600;

/// How far up navigation is looked for, and how many lines it may hold: more is a part of the page that is
/// named for the menu beside the text.
const UP: usize = 6;
const STEPS: usize = 12;

/// The headings that may be a headline, in order.
pub fn read(survey: &Survey<'_>, names: &Names) -> Vec<Heading> {
    let mut counts = [0; 2];
    let elements = survey.elements.iter().filter(|element| matches!(element.tag, Tag::H1 | Tag::H2));
    let aside = Hints::FOOTER.with(Hints::RELATED).with(Hints::HIDDEN);
    let headings = elements.filter(|element| !element.hints.any(aside)).filter_map(|element| {
        let rank = element.tag.heading()?;
        let count = &mut counts[usize::from(rank) - 1];
        *count += 1;
        if *count > MOST { None } else { heading(survey, element, rank, names) }
    });
    headings.collect()
}

fn heading(survey: &Survey<'_>, element: &Element<'_>, rank: u8, names: &Names) -> Option<Heading> {
    let line = survey.line_of(element.index);
    let line = line.trim_start_matches([':', ' ']);
    if line.is_empty() || line.len() >= LONGEST || is_path(line) || names.is_name(line) {
        return None;
    }
    let raw = text::tidy(&text::unescape(line));
    let in_path = in_navigation(survey, element);
    Some(Heading { rank, text: names.without(&raw), raw, in_path })
}

/// Whether a line is a path of sections; quotations end in such arrows too.
fn is_path(line: &str) -> bool {
    line.contains(['〉', '›', '>']) && !line.contains('‹') || line.contains('»') && !line.contains('«')
}

/// Whether a heading ends with a title behind a kicker: a label with its colon, or some words, or a date. An
/// article or a number before the title is part of another wording of it.
pub fn is_below(title: &str, heading: &str) -> bool {
    let (end, line) = (text::essence(title), text::essence(heading));
    let Some(kicker) = line.strip_suffix(&end).filter(|kicker| !kicker.is_empty()) else { return false };
    // How much of the heading, letter by letter, is the kicker.
    let letters = kicker.chars().count();
    let mut before = heading.char_indices().filter(|(_, c)| c.is_alphanumeric());
    let Some((last, _)) = before.nth(letters.saturating_sub(1)) else { return false };
    let words = heading[..last].split_whitespace().count();
    let rest = heading[last..].trim_start_matches(char::is_alphanumeric);
    line.len() < 3 * end.len() && (words > 1 || rest.starts_with([':', '：', '|', '–', '—']))
}

fn in_navigation(survey: &Survey<'_>, element: &Element<'_>) -> bool {
    let mut around = survey.around(element.index).take(UP);
    around.any(|here| here.hints.any(Hints::NAV) && here.last - here.first <= STEPS)
}

/// Whether a declared title holds a heading and little else but the site's name.
pub fn contains(title: &str, heading: &str) -> bool {
    let (title, heading) = (text::essence(title), text::essence(heading));
    heading.chars().count() >= 4 && title.contains(&heading) && heading.len() * 3 >= title.len()
}

/// The first heading that shares a third of its words with a declared title, if it is a headline at all:
/// one word is a section.
pub fn similar<'h>(
    mut headings: impl Iterator<Item = &'h Heading>,
    declared: &[&String],
) -> Option<&'h Heading> {
    let declared: Vec<HashSet<String>> = declared.iter().map(|title| words(title)).collect();
    headings.find(|heading| {
        let own = words(&heading.text);
        let shared = declared.iter().map(|words| words.intersection(&own).count());
        own.len() >= 3 && shared.max().unwrap_or_default() * 3 >= own.len()
    })
}

/// Words, or the characters of a script without spaces.
fn words(line: &str) -> HashSet<String> {
    let dense = text::weight(line) > 2 * line.chars().count() as u32;
    if dense {
        line.chars().filter(|c| c.is_alphanumeric()).map(String::from).collect()
    } else {
        let parts = line.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        parts.map(str::to_lowercase).collect()
    }
}
