//! A text as the matcher sees it: folded, with the way back to every code point of the original.
//!
//! Spaces are one space; between Chinese, Japanese or Korean characters they are nothing. Dashes are
//! spaces. An empty line is a break that no name crosses. Words hyphenated at the end of a line are whole
//! again. What is not there for the eye is not there at all. The same is done to the forms of the
//! watchlist, so the two meet whatever dress they wear.

mod entity;
mod folding;
mod glyph;
mod residue;

use std::ops::Range;

use folding::Folding;

/// One folded character and where it came from.
///
/// A text has as many of these as characters, and they are most of what tagging writes to memory: hence
/// the narrow numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Letter {
    /// The folded character.
    pub is: char,
    /// The original it came from, or the first of several.
    pub was: char,
    /// Its first code point in the original.
    pub start: u32,
    /// One past its last code point in the original.
    pub end: u32,
    /// Whether it stands right after the letter before it, with nothing dropped between.
    pub joined: bool,
    /// Whether a quotation opens between the letter before and this one without a mark in the folded text.
    pub opened: bool,
    /// Whether one closes there.
    pub closed: bool,
}

/// A folded text.
#[derive(Debug, Default)]
pub(super) struct Normal {
    /// Its characters.
    pub letters: Vec<Letter>,
    /// The letters at which a name may begin, in order: all but those inside a word.
    pub beginnings: Vec<u32>,
}

impl Normal {
    /// Folds one text.
    pub fn of(text: &str) -> Self {
        let mut normal = Self::default();
        normal.append(text);
        normal
    }

    /// Folds a further text after a break; its code points are counted from 0 again. Of a text beyond what
    /// 32 bits can count, four thousand million bytes, the rest is not read.
    pub fn append(&mut self, text: &str) {
        let text = &text[..text.floor_char_boundary(u32::MAX as usize)];
        if text.is_empty() {
            return;
        }
        self.letters.reserve(text.chars().count() + 1);
        if !self.letters.is_empty() {
            self.push('\n', '\n', 0..0, false);
        }
        Folding::new(text, self).run();
    }

    /// The folded characters alone.
    pub fn text(&self) -> String {
        self.letters.iter().map(|letter| letter.is).collect()
    }

    /// A name may begin at the letter that comes next.
    fn begin(&mut self) {
        self.beginnings.push(self.letters.len() as u32);
    }

    fn push(&mut self, is: char, was: char, points: Range<u32>, joined: bool) {
        let Range { start, end } = points;
        self.letters.push(Letter { is, was, start, end, joined, opened: false, closed: false });
    }
}

#[cfg(test)]
mod tests;
