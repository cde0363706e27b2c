//! Text as the index compares it, with the way back: lower case, without accents, compatibility forms
//! resolved, and everything between words as one space.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::tokens::is_unspaced;

/// A folded text: its characters, and for each the character of the original it came from.
pub(super) struct Folded {
    pub chars: Vec<char>,
    pub origins: Vec<usize>,
}

impl Folded {
    pub fn new(text: &str) -> Self {
        let mut folded =
            Self { chars: Vec::with_capacity(text.len()), origins: Vec::with_capacity(text.len()) };
        for (origin, c) in text.chars().enumerate() {
            folded.push(c, origin);
        }
        folded
    }

    fn push(&mut self, c: char, origin: usize) {
        // Han and kana pass as they are: decomposing a voiced kana would part it from its neighbours.
        if is_unspaced(c) {
            return self.keep(c, origin);
        }
        for part in std::iter::once(c).nfkd().filter(|part| !is_accent(*part)).flat_map(char::to_lowercase) {
            if part.is_alphanumeric() || is_combining_mark(part) {
                self.keep(part, origin);
            } else if self.chars.last().is_some_and(|last| *last != ' ') {
                self.keep(' ', origin);
            }
        }
    }

    fn keep(&mut self, c: char, origin: usize) {
        self.chars.push(c);
        self.origins.push(origin);
    }
}

/// The accents that the index drops too.
fn is_accent(c: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&c)
}
