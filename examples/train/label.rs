//! Which blocks of a page are in the text that a person took from it.
//!
//! The text tells no places, and the same words may stand in a teaser and in the article. So each block is
//! looked up in the text, whole or in part, and of all ways to lay blocks on the text without crossing, the one
//! that covers most of it is taken.

use std::collections::HashMap;

use crate::score::Tokens;

/// The tokens that find a place in the text.
const RUN: usize = 4;

/// Places of one line that are tried: a line that stands more often tells nothing.
const MOST_PLACES: usize = 30;

/// A block of so many tokens may be found in part.
const LONG: usize = 6;

/// How much of it must be found then.
const LEAST: f64 = 0.3;

/// How much of a block is in the text, and of how many tokens it is.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Label {
    /// From 0 to 1.
    pub covered: f64,
    /// Words or ideographs.
    pub tokens: usize,
}

/// A block laid on the text.
#[derive(Clone, Copy, Debug)]
struct Place {
    block: usize,
    start: usize,
    end: usize,
    found: usize,
    /// The place before it on the best way here.
    before: Option<usize>,
}

/// A text to look blocks up in.
struct Text {
    tokens: Vec<u32>,
    numbers: HashMap<String, u32>,
    runs: HashMap<Vec<u32>, Vec<usize>>,
}

/// A number that no token of the text has.
const ELSEWHERE: u32 = u32::MAX;

impl Text {
    fn of(text: &str) -> Self {
        let mut numbers = HashMap::new();
        let words = cut(text);
        let tokens: Vec<u32> = words
            .into_iter()
            .map(|word| {
                let next = numbers.len() as u32;
                *numbers.entry(word).or_insert(next)
            })
            .collect();
        let mut runs: HashMap<Vec<u32>, Vec<usize>> = HashMap::new();
        for length in [1, RUN] {
            for (at, run) in tokens.windows(length).enumerate() {
                runs.entry(run.to_vec()).or_default().push(at);
            }
        }
        Self { tokens, numbers, runs }
    }

    fn read(&self, line: &str) -> Vec<u32> {
        cut(line).iter().map(|word| self.numbers.get(word).copied().unwrap_or(ELSEWHERE)).collect()
    }

    fn places(&self, run: &[u32]) -> &[usize] {
        self.runs.get(run).map(Vec::as_slice).unwrap_or_default()
    }

    /// Where a block stands: all places where it stands whole, else one where much of it does.
    fn find(&self, block: usize, line: &[u32]) -> Vec<Place> {
        let key = if line.len() >= RUN { &line[..RUN] } else { &line[..line.len().min(1)] };
        let place =
            |start: usize, found| Place { block, start, end: start + line.len(), found, before: None };
        let whole = self.places(key).iter().filter(|start| self.tokens[**start..].starts_with(line));
        let whole: Vec<Place> = whole.take(MOST_PLACES).map(|start| place(*start, line.len())).collect();
        if !whole.is_empty() || line.len() < LONG {
            return whole;
        }
        let mut covered = vec![false; line.len()];
        let mut starts = Vec::new();
        for (at, run) in line.windows(RUN).enumerate() {
            if let Some(start) = self.places(run).first() {
                covered[at..at + RUN].fill(true);
                starts.push(start.saturating_sub(at));
            }
        }
        let found = covered.iter().filter(|covered| **covered).count();
        if (found as f64) <= LEAST * line.len() as f64 {
            return Vec::new();
        }
        starts.sort_unstable();
        let start = starts[starts.len() / 2];
        vec![Place { end: (start + line.len()).min(self.tokens.len()), ..place(start, found) }]
    }
}

fn cut(text: &str) -> Vec<String> {
    Tokens::Cjk.cut(&Tokens::Cjk.clean(text)).into_iter().map(str::to_lowercase).collect()
}

/// A label for each line of a page, in order.
pub fn labels(lines: &[&str], text: &str) -> Vec<Label> {
    let text = Text::of(text);
    let read: Vec<Vec<u32>> = lines.iter().map(|line| text.read(line)).collect();
    let mut labels: Vec<Label> = read.iter().map(|line| Label { covered: 0.0, tokens: line.len() }).collect();
    let mut places: Vec<Place> = Vec::new();
    let mut best = Best::new(text.tokens.len());
    for (block, line) in read.iter().enumerate() {
        let from = places.len();
        places.extend(text.find(block, line));
        // A block stands once, so none of its places comes before another.
        let ways: Vec<(usize, usize, usize)> = (from..places.len())
            .map(|at| {
                let (found, before) = best.up_to(places[at].start);
                places[at].before = before;
                (places[at].end, found + places[at].found, at)
            })
            .collect();
        for (end, found, at) in ways {
            best.offer(end, found, at);
        }
    }
    let mut at = best.up_to(text.tokens.len()).1;
    while let Some(place) = at.map(|at| places[at]) {
        labels[place.block].covered = place.found as f64 / labels[place.block].tokens as f64;
        at = place.before;
    }
    labels
}

/// For every end, the way up to there that covers most (a Fenwick tree of greatest values).
struct Best(Vec<(usize, Option<usize>)>);

impl Best {
    fn new(length: usize) -> Self {
        Self(vec![(0, None); length + 2])
    }

    fn offer(&mut self, end: usize, found: usize, place: usize) {
        let mut at = end + 1;
        while let Some(known) = self.0.get_mut(at) {
            if found > known.0 {
                *known = (found, Some(place));
            }
            at += at & at.wrapping_neg();
        }
    }

    fn up_to(&self, end: usize) -> (usize, Option<usize>) {
        let mut at = end + 1;
        let mut best = (0, None);
        while at > 0 {
            if self.0[at].0 > best.0 {
                best = self.0[at];
            }
            at -= at & at.wrapping_neg();
        }
        best
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn covered(lines: &[&str], text: &str) -> Vec<f64> {
        labels(lines, text).into_iter().map(|label| label.covered).collect()
    }

    #[test]
    fn a_line_that_stands_twice_is_the_articles_where_the_others_are() {
        let lines = ["They left the union.", "Menu", "It was cold.", "They left the union.", "All was said."];
        assert_eq!(
            covered(&lines, "It was cold. They left the union.\n\nAll was said."),
            [0.0, 0.0, 1.0, 1.0, 1.0]
        );
    }

    #[test]
    fn a_long_line_may_be_there_in_part() {
        let line = "By our own reporter: the members of the union met in the old hall on Monday";
        let [share] = covered(&[line], "The members of the union met in the old hall on Monday")[..] else {
            panic!("one line, one label")
        };
        assert!((0.6..0.8).contains(&share), "{share}");
    }

    #[test]
    fn nothing_is_in_an_empty_text() {
        assert_eq!(covered(&["退群之後", ""], ""), [0.0, 0.0]);
    }
}
