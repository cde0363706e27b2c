//! Full Name (ACR) and ACR (Full Name), where one side is known and the other is not; or neither, and the name
//! is like one of a body.

use super::phrase::{self, is_acronym, trimmed};
use super::vocabulary::Vocabulary;
use super::{Line, Pattern, Proposal};

/// Code points between brackets at the most.
const INSIDE: usize = 120;

/// What stands before a short name in Chinese and Japanese, and says that it is one.
const SHORT_FOR: &[&str] =
    &["以下簡稱", "以下简称", "下稱", "下称", "簡稱", "简称", "以下、", "以下", "略称", "略稱"];

/// Proposes what stands beside and in the brackets of a line.
pub(super) fn propose(vocabulary: &Vocabulary, line: &Line<'_>, proposals: &mut Vec<Proposal>) {
    for (open, close) in pairs(&line.chars) {
        let (_, before) = trimmed(line, open.saturating_sub(INSIDE), open);
        let (first, last) = piece(line, open + 1, close);
        if first >= last {
            continue;
        }
        let outer = line.ends(before).or_else(|| line.ends(open));
        let inner = line.begins(first).filter(|mention| mention.end >= last);
        let proposal = match (outer, inner) {
            (Some(outer), None) => inside(vocabulary, line, &outer.surface, first, last)
                .map(|place| (place, outer.id.clone(), Pattern::Definition)),
            (None, Some(inner)) => {
                phrase::name_before(vocabulary, line, raw_end(line, open), &line.chars[first..last])
                    .map(|place| (place, inner.id.clone(), Pattern::Definition))
            }
            (None, None) => likeness(vocabulary, line, open, first, last),
            (Some(_), Some(_)) => None,
        };
        if let Some(((start, end), body, pattern)) = proposal {
            proposals.push(Proposal { start, end, body: Some(body), pattern });
        }
    }
}

/// Where the text before a bracket ends, its closing quote kept.
fn raw_end(line: &Line<'_>, open: usize) -> usize {
    let spaces = line.chars[..open].iter().rev().take_while(|one| matches!(one, ' ' | '\u{a0}')).count();
    open - spaces
}

/// The brackets of a line that hold a few words and no other bracket.
fn pairs(chars: &[char]) -> Vec<(usize, usize)> {
    let (mut pairs, mut open) = (Vec::new(), None);
    for (at, one) in chars.iter().enumerate() {
        match one {
            '(' | '（' | '[' | '［' => open = Some(at),
            ')' | '）' | ']' | '］' => {
                pairs.extend(open.take().filter(|open| at - open <= INSIDE).map(|open| (open, at)));
            }
            '\n' => open = None,
            _ => {}
        }
    }
    pairs
}

/// The first of several things in brackets: `OIMT, por sus siglas en español`, `ITTO; engl. …`.
fn piece(line: &Line<'_>, start: usize, end: usize) -> (usize, usize) {
    let inside = &line.chars[start..end];
    let first = inside
        .iter()
        .position(|one| matches!(one, ',' | ';' | ':' | '/' | '，' | '；' | '、' | '：' | '،' | '–' | '—'));
    trimmed(line, start, first.map_or(end, |at| start + at))
}

/// What stands in brackets behind a known name: its acronym, or its full name where the known one is an
/// acronym, or the short name that Chinese and Japanese writers announce as such.
fn inside(
    vocabulary: &Vocabulary,
    line: &Line<'_>,
    known: &str,
    start: usize,
    end: usize,
) -> Option<(usize, usize)> {
    let known: Vec<char> = known.chars().collect();
    if let Some(announced) = announced(line, start, end) {
        return Some(announced);
    }
    if is_acronym(&line.chars[start..end]) {
        return (!is_acronym(&known)).then_some((start, end));
    }
    let name = phrase::whole(vocabulary, line, start, end).filter(|_| is_acronym(&known))?;
    (name.0 == start || name.1 > name.0 + 3).then_some(name)
}

fn announced(line: &Line<'_>, start: usize, end: usize) -> Option<(usize, usize)> {
    let piece: String = line.chars[start..end].iter().collect();
    let mark = SHORT_FOR.iter().find(|mark| piece.starts_with(**mark))?;
    let (start, end) = trimmed(line, start + mark.chars().count(), end);
    let plain = line.chars[start..end].iter().all(|one| one.is_alphanumeric());
    (plain && (2..=12).contains(&(end - start))).then_some((start, end))
}

/// A name with its acronym, neither known, where the name is like that of one body.
fn likeness(
    vocabulary: &Vocabulary,
    line: &Line<'_>,
    open: usize,
    first: usize,
    last: usize,
) -> Option<((usize, usize), String, Pattern)> {
    let acronym = &line.chars[first..last];
    if !is_acronym(acronym) {
        return None;
    }
    let (start, end) = phrase::name_before(vocabulary, line, raw_end(line, open), acronym)?;
    phrase::whole(vocabulary, line, start, end).filter(|place| *place == (start, end))?;
    let body =
        vocabulary.like(&line.piece(start, end)).filter(|_| phrase::spells(line, start, end, acronym))?;
    Some(((start, end), body.to_owned(), Pattern::Likeness))
}
