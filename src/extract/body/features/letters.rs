//! What the characters of a line are.

use crate::extract::text;

/// How many characters of a line are looked at; the rest is like them.
const MOST: usize = 120;

/// The characters of a line, counted by kind.
#[derive(Debug, Default)]
pub struct Letters {
    all: u32,
    pub marks: u32,
    pub commas: u32,
    pub spaces: u32,
    /// Ideographs, kana and the like.
    pub wide: u32,
    /// Its letters, three by three.
    pub runs: Runs,
    first: char,
}

impl Letters {
    /// Counts them.
    pub fn of(line: &str) -> Self {
        let mut letters = Self { first: line.chars().next().unwrap_or_default(), ..Self::default() };
        let mut run = Run::default();
        for character in line.chars().take(MOST) {
            letters.count(character);
            if let Some(place) = run.push(character) {
                letters.runs.mark(place);
            }
        }
        letters
    }

    fn count(&mut self, character: char) {
        self.all += 1;
        match character {
            ' ' => self.spaces += 1,
            'a'..='z' | 'A'..='Z' | '0'..='9' => {}
            '\u{80}'.. if character.is_alphanumeric() => {
                self.wide += u32::from(text::weight_of(character) > 1);
            }
            _ => {
                self.marks += 1;
                self.commas += u32::from(matches!(character, ',' | '，' | '、' | '；' | ';' | '،'));
            }
        }
    }

    /// The share of a kind.
    pub fn share(&self, kind: u32) -> f32 {
        kind as f32 / self.all.max(1) as f32
    }

    /// The kind of the first character: none, capital, small letter, digit, mark.
    pub fn begins_with(&self) -> f32 {
        match self.first {
            first if first.is_uppercase() => 1.0,
            first if first.is_lowercase() => 2.0,
            first if first.is_numeric() => 3.0,
            first if first.is_alphabetic() => 0.0,
            _ => 4.0,
        }
    }
}

/// The last three letters of a line that is read.
#[derive(Default)]
struct Run {
    letters: u64,
    length: usize,
}

impl Run {
    /// Where the last three letters stand among all such, once there are three.
    fn push(&mut self, character: char) -> Option<usize> {
        if !character.is_alphanumeric() {
            return None;
        }
        let small = if character.is_ascii() {
            character.to_ascii_lowercase()
        } else {
            character.to_lowercase().next().unwrap_or(character)
        };
        self.letters = (self.letters << 21 | u64::from(u32::from(small))) & ((1 << 63) - 1);
        self.length += 1;
        // The golden ratio spreads neighbours over the top bits.
        (self.length > 2).then(|| (self.letters.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 54) as usize)
    }
}

/// A set of runs of three letters, as marks in 1,024 places: enough to compare a line with a title.
#[derive(Clone, Copy, Debug, Default)]
pub struct Runs([u64; 16]);

impl Runs {
    fn mark(&mut self, place: usize) {
        self.0[place / 64] |= 1 << (place % 64);
    }

    fn count(&self) -> u32 {
        self.0.iter().map(|word| word.count_ones()).sum()
    }

    /// How much of the smaller of two sets is in the other.
    pub fn likeness(&self, other: &Self) -> f32 {
        let both: u32 = self.0.iter().zip(&other.0).map(|(one, other)| (one & other).count_ones()).sum();
        both as f32 / self.count().min(other.count()).max(1) as f32
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_are_counted_by_kind_in_every_script() {
        let letters = Letters::of("Aß 9, 退群。Ж");
        let counts = [letters.spaces, letters.commas, letters.marks, letters.wide];
        assert_eq!(counts, [2, 1, 2, 2]);
        assert_eq!(letters.all, 10);
    }

    #[test]
    fn a_line_is_like_its_title_whatever_its_marks() {
        let runs = |line| Letters::of(line).runs;
        assert!(runs("Out of the union").likeness(&runs("OUT OF THE UNION – Some Press")) > 0.99);
        assert!(runs("Out of the union").likeness(&runs("退群之後的世界")) < 0.1);
        assert!(runs("").likeness(&runs("")) < 0.1);
    }
}
