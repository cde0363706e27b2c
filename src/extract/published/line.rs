//! Dates in short lines around the headline, and what the words beside them say.

use std::sync::LazyLock;

use regex::Regex;

use crate::date::Place;
use crate::extract::hints::Hints;
use crate::extract::survey::{Block, Survey};
use crate::extract::tags::Tag;
use crate::extract::text;

use super::{Opinion, Source};

/// Words beside a date of change rather than of publication.
static CHANGED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)updat|modif|changed|edited|actuali|aktuali|mise à jour|обновл|更新|最終|最后|最後|修訂|修订|수정|تحديث|reviewed|revis",
    )
});

/// Words beside a date of publication.
static ISSUED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)publi|posted|issued|created|veröffent|erstellt|опубл|размещ|發布|发布|发表|發表|公開|掲載|配信|입력|등록|نشر|출고|(?-u:\bdatum\b)|(?:^|\P{L})дата(?:\P{L}|$)|日期|(?:时间|時間)[：:]",
    )
});

fn pattern(pattern: &str) -> Regex {
    Regex::new(pattern).expect("the pattern is fixed")
}

/// The weight of a line that may hold a date and little else.
const BARE: u32 = 60;

/// The weight of a line that may hold a date, if its words or its element say so.
pub const LONGEST: u32 = 200;

/// How many lines around the headline may hold the date, and how many stand beside it.
const AROUND: usize = 24;
const ABOVE: usize = 8;
pub const BESIDE: usize = 12;

/// Lines that are read, as dates cost more than words.
const MOST: usize = 16;

/// Whether words are said of a change and not of a publication.
pub fn is_of_change(words: &str) -> bool {
    CHANGED.is_match(words) && !ISSUED.is_match(words)
}

/// The dates of short lines: around the headline, in elements named as dates, and, where none stands there,
/// anywhere in a line that speaks of publication.
pub fn opinions(survey: &Survey<'_>, headline: Option<usize>, place: Place) -> Vec<Opinion> {
    let known = headline.is_some();
    let headline =
        headline.or_else(|| Some(survey.elements.iter().find(|element| element.tag == Tag::H1)?.first));
    let from = headline.unwrap_or_default();
    let after = from..survey.blocks.len().min(from + AROUND);
    let near = after.chain((from.saturating_sub(ABOVE)..from).rev());
    let named = survey.elements.iter().filter(|element| element.hints.any(Hints::DATE)).take(AROUND);
    let named = named.filter(|element| element.first < element.last).map(|element| element.first);
    let read = |at: usize| opinion(survey, at, at.abs_diff(from), place);
    let mut found: Vec<Opinion> =
        near.chain(named).filter(|at| is_dated(survey, *at)).take(MOST).filter_map(read).collect();
    if !known {
        // Without a headline, nothing stands beside it.
        for opinion in &mut found {
            opinion.distance += BESIDE + 1;
        }
    }
    if found.is_empty() {
        let issued = (0..survey.blocks.len()).filter(|at| is_dated(survey, *at));
        let mut issued = issued.filter(|at| ISSUED.is_match(survey.text(&survey.blocks[*at]))).take(MOST);
        found.extend(issued.find_map(read));
    }
    found
}

/// Whether a line is short and has digits enough for a day, outside comments and other articles.
fn is_dated(survey: &Survey<'_>, at: usize) -> bool {
    let block = &survey.blocks[at];
    let aside = Hints::COMMENT.with(Hints::RELATED).with(Hints::NAV);
    block.weight <= LONGEST
        && survey.text(block).bytes().filter(u8::is_ascii_digit).nth(2).is_some()
        && !survey.elements[block.element].hints.any(aside)
}

fn opinion(survey: &Survey<'_>, at: usize, distance: usize, place: Place) -> Option<Opinion> {
    let block = &survey.blocks[at];
    let line = survey.text(block);
    let issued = ISSUED.is_match(line);
    let named = survey.elements[block.element].hints.any(Hints::DATE);
    if block.weight > BARE
        && !issued
        && !named
        && !CHANGED.is_match(line)
        && !is_listed(line)
        && !text::has_clock(line)
    {
        return None;
    }
    let changed = !issued && (CHANGED.is_match(line) || label_of_change(survey, block, at));
    let (source, evidence) =
        if changed { (Source::Changed, "text of a change") } else { (Source::Shown, "text") };
    // A line that speaks of publication is nearer than one that only holds a date.
    let distance = if issued { distance / 4 } else { distance };
    Opinion::of(line, source, evidence, distance, place)
}

/// Whether a line is a row of facts with marks between them: `25.04.26 | 14:07 | By ...`.
fn is_listed(line: &str) -> bool {
    line.contains([' ', '\u{3000}']) && line.contains(['|', '｜', '•', '·'])
}

/// Whether the line before, in the same element or one around it, is a label that speaks of a change.
fn label_of_change(survey: &Survey<'_>, block: &Block, at: usize) -> bool {
    let Some(label) = at.checked_sub(1).map(|before| &survey.blocks[before]) else { return false };
    let around = survey.elements[block.element].parent;
    let same = survey.elements[label.element].parent == around || label.element == around;
    same && label.weight <= 30 && is_of_change(survey.text(label))
}
