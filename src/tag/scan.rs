//! From a folded text to everything in it that may be a name or speak for one.

use super::entry::{Entry, Meaning};
use super::fold::is_cjk;
use super::lexicon::{Lexicon, Table};
use super::normal::Normal;
use super::shared;

/// A place that may carry a meaning. Places are letters of the folded text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Candidate<'l> {
    pub start: usize,
    pub end: usize,
    pub entry: &'l Entry,
}

/// A word that speaks for or against.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word {
    pub start: usize,
    pub end: usize,
    pub number: u32,
}

/// All that was found in a text.
#[derive(Debug, Default)]
pub(super) struct Found<'l> {
    /// Subjects and confusables.
    pub candidates: Vec<Candidate<'l>>,
    /// In order of place; none where no candidate can be doubted.
    pub words: Vec<Word>,
}

/// How far apart the two pieces of a form may stand: letters of spaced scripts, and of Chinese, Japanese
/// and Korean.
const APART: (usize, usize) = (42, 14);

/// No second piece is longer than this.
const LONGEST_TAIL: usize = 64;

/// Looks for names; and if any of them is ambiguous, for the words that speak for or against it.
pub(super) fn scan<'l>(lexicon: &'l Lexicon, normal: &Normal) -> Found<'l> {
    let mut found = Found::default();
    let (mut heads, mut tails) = (Vec::new(), Vec::new());
    look_up(&lexicon.names, normal, |candidate| match candidate.entry.meaning {
        Meaning::Head(number) => heads.push((number, candidate)),
        Meaning::Tail(number) => tails.push((number, candidate)),
        Meaning::Subject(_) | Meaning::Confusable(_) | Meaning::Word(_) => found.candidates.push(candidate),
    });
    found.candidates.retain(|candidate| !breaks_into_quotation(normal, candidate.start, candidate.end));
    tails.sort_by_key(|tail| tail.1.end);
    found.candidates.extend(wholes(lexicon, normal, &heads, &tails));
    found.candidates.extend(shared::named(&lexicon.families, normal, &found.candidates));
    if found.candidates.iter().any(|candidate| candidate.entry.may_be_doubted()) {
        look_up(&lexicon.words, normal, |Candidate { start, end, entry }| {
            if let Meaning::Word(number) = entry.meaning {
                found.words.push(Word { start, end, number });
            }
        });
    }
    found
}

/// Everything of a table that stands in the text and fits its place, in order of place.
fn look_up<'l>(table: &'l Table, normal: &Normal, mut found: impl FnMut(Candidate<'l>)) {
    let letters = &normal.letters;
    for start in normal.beginnings.iter().map(|&at| at as usize) {
        table.trie.walk(&letters[start..], |pattern, length| {
            for entry in &table.entries[pattern] {
                if let Some(end) = entry.fits(normal, start, start + length) {
                    found(Candidate { start, end, entry });
                }
            }
        });
    }
}

/// Joins the pieces of forms in two pieces.
fn wholes<'l>(
    lexicon: &'l Lexicon,
    normal: &Normal,
    heads: &[(u32, Candidate<'l>)],
    tails: &[(u32, Candidate<'l>)],
) -> Vec<Candidate<'l>> {
    let mut wholes = Vec::new();
    for (number, head) in heads {
        let apart = if is_cjk(normal.letters[head.end - 1].is) { APART.1 } else { APART.0 };
        let fits = |tail: &&(u32, Candidate<'_>)| {
            tail.0 == *number
                && tail.1.start >= head.end
                && tail.1.start - head.end <= apart
                && !normal.letters[head.end..tail.1.start].iter().any(|letter| ends_sentence(letter.is))
        };
        // Tails come in order of their ends, so the first that fits is the nearest.
        let from = tails.partition_point(|tail| tail.1.end <= head.end);
        let near = tails[from..].iter().take_while(|tail| tail.1.end <= head.end + apart + LONGEST_TAIL);
        if let Some((_, tail)) = near.into_iter().find(fits) {
            let entry = &lexicon.wholes[*number as usize];
            wholes.push(Candidate { start: head.start, end: tail.end, entry });
        }
    }
    wholes
}

fn ends_sentence(letter: char) -> bool {
    matches!(letter, '\n' | '.' | '。' | ';' | '!' | '?' | '(' | ')' | ',' | '、' | ':')
}

/// Whether a quotation opens inside the letters and does not close there: in 擴大「退群」 nothing is called
/// 大退群. Where words have spaces, a form must have the mark itself to be found across it.
fn breaks_into_quotation(normal: &Normal, start: usize, end: usize) -> bool {
    let inside = &normal.letters[start + 1..end.max(start + 1)];
    let opened = inside.iter().rposition(|letter| letter.opened && is_cjk(letter.is));
    opened.is_some_and(|at| !inside[at + 1..].iter().any(|letter| letter.closed))
}
