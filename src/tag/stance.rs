//! What a sentence says of a body that it names: that somebody leaves it, joins it, pays for it or stays in it,
//! and whether that is the United States.
//!
//! ```text
//! words -> table                              once a language: phrases with the place of the name in them
//! sentence -> tokens -> clauses -> Sentence   each sentence that names a body
//! ```
//!
//! This is no grammar. A phrase binds to the names it stands beside in its own clause, names in a row share it, and
//! where two phrases disagree, or the clause is a question, a condition or a demand, nothing is said: silence is
//! better than a wrong step. Names are no words here, so that a Fund pays nobody.

mod clauses;
mod table;
mod tokens;
mod words;

use std::ops::Range;

use super::mention::Sentence;
use crate::sentence;

/// No sentence is longer, in characters: a text without full stops is read in pieces, for every name looks
/// through its sentence, and a sentence as long as the text would cost its square.
const LONGEST: usize = 1_200;

/// What the sentences of a text say of the names in it, which are given in order of place and by code points.
pub(super) fn read(text: &[char], names: &[Range<usize>], language: &str) -> Vec<Sentence> {
    let mut said = vec![Sentence::default(); names.len()];
    let Some(table) = table::of(language) else { return said };
    let (mut first, mut start) = (0, 0);
    while first < names.len() {
        start =
            sentence_start(text, start, names[first].start).max(names[first].start.saturating_sub(LONGEST));
        let end = sentence_end(text, names[first].end.max(start));
        let last = first + names[first..].partition_point(|name| name.start < end);
        let end = names[first..last].last().map_or(end, |name| name.end.max(end));
        let tokens = tokens::read(table, &text[start..end], start, &names[first..last]);
        clauses::bind(table, text, &tokens, &mut said[first..last]);
        (first, start) = (last.max(first + 1), end);
    }
    said
}

/// Where the sentence that holds a place begins; no sentence ends between `from` and there.
fn sentence_start(text: &[char], from: usize, place: usize) -> usize {
    let (mut start, mut at) = (from, from);
    while at < place {
        match sentence::end(text, at) {
            Some(end) if end <= place => (start, at) = (end, end.max(at + 1)),
            _ => at += 1,
        }
    }
    start
}

fn sentence_end(text: &[char], from: usize) -> usize {
    let most = text.len().min(from + LONGEST);
    (from..most).find_map(|at| sentence::end(text, at)).unwrap_or(most)
}

#[cfg(test)]
mod tests;
