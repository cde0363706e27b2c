//! Names left over in a copy or a translation: what looks like the name of a body and is none that is known.
//!
//! By itself that says too little to be offered; that the article it was made from names a body which this one
//! does not is what the store knows.

use std::collections::HashSet;

use super::phrase;
use super::vocabulary::Vocabulary;
use super::{Line, Pattern, Proposal};
use crate::tag::fold::is_cjk;

/// Code points between quotes at the most.
const QUOTED: usize = 60;

/// Proposes names in quotes, acronyms in brackets, rows of words in capitals, and pieces of Chinese, Japanese
/// and Korean that open and close as names do.
pub(super) fn propose(vocabulary: &Vocabulary, line: &Line<'_>, proposals: &mut Vec<Proposal>) {
    let mut places: Vec<(usize, usize)> = enclosed(vocabulary, line);
    let ends = (1..=line.chars.len()).filter(|&end| ends_word(line, end));
    places.extend(ends.filter_map(|end| phrase::name_before(vocabulary, line, end, &[])));
    // Of names that begin alike the longest, the Fund for Women and not the Fund; but not the Fund in Geneva.
    let stopped: HashSet<usize> =
        places.iter().filter(|place| is_placed(line, place.1)).map(|place| place.0).collect();
    places.retain(|&(start, end)| !stopped.contains(&start) || is_placed(line, end));
    places.sort_by_key(|&(start, end)| (start, std::cmp::Reverse(end)));
    let mut taken = 0;
    for (start, end) in places {
        if start >= taken {
            taken = end;
            proposals.push(Proposal { start, end, body: None, pattern: Pattern::Sister });
        }
    }
}

/// Whether what follows says where the body is.
fn is_placed(line: &Line<'_>, end: usize) -> bool {
    let after: String = line.chars[end..].iter().take(4).collect();
    [" in ", " at ", " à ", " en "].iter().any(|place| after.starts_with(place))
}

/// Names in quotes, and acronyms in brackets.
fn enclosed(vocabulary: &Vocabulary, line: &Line<'_>) -> Vec<(usize, usize)> {
    let (mut places, mut open) = (Vec::new(), None);
    for (at, one) in line.chars.iter().enumerate() {
        match one {
            '(' | '（' => open = Some((at, true)),
            ')' | '）' => {
                let acronym = open
                    .take()
                    .filter(|(from, bracket)| *bracket && phrase::is_acronym(&line.chars[from + 1..at]));
                places.extend(acronym.map(|(from, _)| (from + 1, at)));
            }
            _ if phrase::is_closing(*one) && open.is_some() => {
                let quoted = open.take().filter(|(from, bracket)| !bracket && at - from <= QUOTED);
                places.extend(quoted.and_then(|(from, _)| phrase::whole(vocabulary, line, from + 1, at)));
            }
            _ if phrase::is_opening(*one) => open = Some((at, false)),
            _ => {}
        }
    }
    places
}

/// Whether a name may end here: behind a word in capitals; anywhere in scripts without spaces.
fn ends_word(line: &Line<'_>, end: usize) -> bool {
    if is_cjk(line.chars[end - 1]) {
        return true;
    }
    if line.chars.get(end).is_some_and(|next| next.is_alphanumeric()) {
        return false;
    }
    let word = line.chars[..end].iter().rev().take_while(|one| one.is_alphanumeric()).last();
    word.is_some_and(|first| first.is_uppercase())
}
