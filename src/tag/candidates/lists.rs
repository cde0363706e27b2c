//! Names between tagged bodies: "UNFPA, UN Women, the XYZ Fund and ITTO".

use super::phrase;
use super::vocabulary::Vocabulary;
use super::{Line, Pattern, Proposal};

/// Code points between two tagged bodies at the most.
const APART: usize = 200;

/// Names between them at the most.
const ITEMS: usize = 4;

/// Words that join the last of a list; with a space on both sides.
const JOINS: &[&str] = &[
    "and",
    "or",
    "as well as",
    "et",
    "ou",
    "y",
    "e",
    "o",
    "ed",
    "und",
    "sowie",
    "oder",
    "и",
    "или",
    "та",
    "і",
    "й",
    "ve",
    "và",
    "dan",
    "serta",
];

/// Proposes what stands between two neighbours in a list.
pub(super) fn propose(vocabulary: &Vocabulary, line: &Line<'_>, proposals: &mut Vec<Proposal>) {
    for pair in line.mentions.windows(2) {
        let (start, end) = (pair[0].end, pair[1].start);
        if start >= end || end - start > APART {
            continue;
        }
        let Some(items) = items(line, start, end) else { continue };
        for (start, end) in items {
            if let Some((start, end)) = phrase::whole(vocabulary, line, start, end) {
                proposals.push(Proposal { start, end, body: None, pattern: Pattern::List });
            }
        }
    }
}

/// The items between two names; none where what stands there is no list, for a list has something that
/// separates at both ends, and in Latin, Cyrillic and Arabic script a comma somewhere.
fn items(line: &Line<'_>, start: usize, end: usize) -> Option<Vec<(usize, usize)>> {
    let between = &line.chars[start..end];
    if between.iter().any(|one| {
        matches!(one, '\n' | '.' | '。' | '!' | '?' | '！' | '？' | '(' | ')' | '（' | '）' | ':' | '：')
    }) {
        return None;
    }
    let cuts = cuts(between);
    let (first, last) = (cuts.first()?, cuts.last()?);
    let blank = |from: usize, to: usize| {
        between[from..to]
            .iter()
            .all(|one| one.is_whitespace() || phrase::is_opening(*one) || phrase::is_closing(*one))
    };
    let article = phrase::trimmed(line, start + last.1, end);
    let article = article.1 - article.0 <= 4;
    let listed = between.iter().any(|one| matches!(one, ',' | '、' | '，' | '،' | ';' | '；' | '・'));
    if !blank(0, first.0) || !article || !listed || cuts.len() < 2 || cuts.len() > ITEMS + 2 {
        return None;
    }
    let items = cuts.windows(2).map(|pair| (start + pair[0].1, start + pair[1].0));
    Some(items.filter(|(from, to)| !line.chars[*from..*to].iter().all(|one| one.is_whitespace())).collect())
}

/// Where something separates: from, to.
fn cuts(between: &[char]) -> Vec<(usize, usize)> {
    let mut cuts: Vec<(usize, usize)> = Vec::new();
    let mut at = 0;
    while at < between.len() {
        let length = cut(&between[at..]);
        match cuts.last_mut() {
            // ", and" is one.
            Some(last) if length > 0 && last.1 == at => last.1 += length,
            _ if length > 0 => cuts.push((at, at + length)),
            _ => {}
        }
        at += length.max(1);
    }
    cuts
}

/// How long what separates is, if anything does here.
fn cut(rest: &[char]) -> usize {
    match rest {
        ['以', '及', ..] => 2,
        [',' | '、' | '，' | '،' | ';' | '；' | '及' | '和' | '與' | '与' | '暨' | '跟', ..] => 1,
        [' ' | '\u{a0}', after @ ..] => {
            let word = |join: &&&str| {
                let letters = join.chars().count();
                after.iter().take(letters).copied().eq(join.chars()) && after.get(letters) == Some(&' ')
            };
            // The space behind it is the next word's.
            JOINS.iter().find(word).map_or(0, |join| join.chars().count() + 1)
        }
        _ => 0,
    }
}
