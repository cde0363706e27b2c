//! The text around what was found, with the matches marked.

use super::fold::Folded;
use super::query::{Query, Term};
use super::tokens::is_unspaced;

/// Characters shown before the first match and after it.
const BEFORE: usize = 40;
const AFTER: usize = 100;

/// Characters of a body that are looked through: ten times a long essay.
const MAX_CHARS: usize = 200_000;

/// A piece of a snippet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// The text, on one line.
    pub text: String,
    /// Whether it is a match.
    pub marked: bool,
}

/// The body around its first match; the beginning of the body where only the headline has one.
pub(super) fn around(query: &Query, title: &str, body: &str) -> Vec<Piece> {
    let text = if body.is_empty() { title } else { body };
    let chars: Vec<char> = text.chars().take(MAX_CHARS).collect();
    let matches = matches(query, &chars);
    let first = matches.first().map_or(0, |found| found.0);
    let from = first.saturating_sub(BEFORE);
    let to = (first + AFTER).min(chars.len());
    let mut pieces = Pieces::default();
    pieces.add(if from > 0 { "…" } else { "" }, false);
    let mut at = from;
    for &(start, end) in matches.iter().filter(|found| found.0 < to) {
        pieces.add_chars(&chars[at..start.max(at)], false);
        pieces.add_chars(&chars[start.max(at)..end.max(at).min(to)], true);
        at = end.max(at).min(to);
    }
    pieces.add_chars(&chars[at..to.max(at)], false);
    pieces.add(if to < chars.len() { "…" } else { "" }, false);
    pieces.0
}

#[derive(Default)]
struct Pieces(Vec<Piece>);

impl Pieces {
    fn add_chars(&mut self, chars: &[char], marked: bool) {
        let text: String = chars.iter().map(|c| if c.is_control() { ' ' } else { *c }).collect();
        self.add(&text, marked);
    }

    fn add(&mut self, text: &str, marked: bool) {
        match self.0.last_mut() {
            _ if text.is_empty() => {}
            Some(last) if last.marked == marked => last.text.push_str(text),
            _ => self.0.push(Piece { text: text.to_owned(), marked }),
        }
    }
}

/// Where the terms stand, as character ranges of the text, in order.
fn matches(query: &Query, chars: &[char]) -> Vec<(usize, usize)> {
    let text: String = chars.iter().collect();
    let folded = Folded::new(&text);
    let mut found: Vec<(usize, usize)> = query.terms.iter().flat_map(|term| places(term, &folded)).collect();
    found.sort_unstable();
    found
}

fn places(term: &Term, text: &Folded) -> Vec<(usize, usize)> {
    let wanted = Folded::new(&term.text).chars;
    let wanted: &[char] = match wanted.as_slice() {
        [rest @ .., ' '] => rest,
        all => all,
    };
    if wanted.is_empty() {
        return Vec::new();
    }
    text.chars
        .windows(wanted.len())
        .enumerate()
        .filter(|(at, window)| *window == wanted && whole(text, *at, at + wanted.len(), term.prefix))
        .map(|(at, _)| (text.origins[at], text.origins[end_of_word(text, at + wanted.len()) - 1] + 1))
        .collect()
}

/// Where the word goes on to, that a match ends in: `withdr*` marks all of `withdrawal`.
fn end_of_word(text: &Folded, end: usize) -> usize {
    if is_unspaced(text.chars[end - 1]) {
        return end;
    }
    end + text.chars[end..].iter().take_while(|c| in_word(**c)).count()
}

/// Whether a match begins and ends where words do.
fn whole(text: &Folded, start: usize, end: usize, prefix: bool) -> bool {
    let inside = |c: Option<&char>| c.is_some_and(|c| in_word(*c));
    let before = start.checked_sub(1).and_then(|at| text.chars.get(at));
    let begins = is_unspaced(text.chars[start]) || !inside(before);
    let ends = prefix || is_unspaced(text.chars[end - 1]) || !inside(text.chars.get(end));
    begins && ends
}

/// Whether a character belongs to a word of a script with spaces.
fn in_word(c: char) -> bool {
    c != ' ' && !is_unspaced(c)
}
