//! Where sentences begin and end, well enough to tell what stands in the same one.

use crate::tag::normal::{Letter, Normal};

/// The sentences of a text, by the letters they begin at.
#[derive(Debug)]
pub(in crate::tag) struct Sentences {
    begins: Vec<usize>,
}

impl Sentences {
    /// Finds the ends: marks that end a sentence in any script, and the ends of paragraphs and fields.
    pub fn of(normal: &Normal) -> Self {
        let letters = &normal.letters;
        let ends = (0..letters.len()).filter(|&at| ends(letters, at)).map(|at| at + 1);
        Self { begins: std::iter::once(0).chain(ends).collect() }
    }

    /// The number of the sentence that a letter stands in.
    pub fn at(&self, letter: usize) -> usize {
        self.begins.partition_point(|&begin| begin <= letter).saturating_sub(1)
    }

    /// Where the sentence before the one of this letter begins, and where the one after it ends.
    pub fn around(&self, letter: usize) -> (usize, usize) {
        let number = self.at(letter);
        let from = self.begins[number.saturating_sub(1)];
        (from, self.begins.get(number + 2).copied().unwrap_or(usize::MAX))
    }
}

fn ends(letters: &[Letter], at: usize) -> bool {
    match letters[at].is {
        '\n' | '。' | '!' | '?' | '؟' | '।' => true,
        '.' => full_stop(letters, at),
        _ => false,
    }
}

/// A full stop that a new sentence follows, and not a small letter, a digit or the rest of an abbreviation.
fn full_stop(letters: &[Letter], at: usize) -> bool {
    let Some(after) = letters.get(at + 1) else { return true };
    if after.joined && !matches!(after.is, ' ' | '"' | '\'' | '\n' | ')') {
        return false;
    }
    let next = letters[at + 1..].iter().take(4).find(|letter| letter.is.is_alphanumeric());
    !next.is_some_and(|next| next.was.is_lowercase()) && !abbreviated(&letters[..at])
}

/// Whether the text ends in a title or an initial: Dr, Mr, J.
fn abbreviated(letters: &[Letter]) -> bool {
    let word: Vec<&Letter> =
        letters.iter().rev().take(4).take_while(|letter| letter.is.is_alphanumeric()).collect();
    let [rest @ .., first] = word.as_slice() else { return false };
    let title = rest.len() < 2 && rest.iter().all(|letter| letter.was.is_lowercase());
    title && first.was.is_uppercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_ends_where_a_reader_would_say_so() {
        for (text, count) in [
            ("One. Two! Three? Four", 4),
            ("Dr. Li met Mr. J. Ito at 3.30 p.m. in Bonn", 1),
            ("第一句。第二句！第三句", 3),
            ("Headline\n\nBody", 2),
            ("The UN. \"Then\" came more", 2),
            ("كتب؟ نعم", 2),
        ] {
            assert_eq!(Sentences::of(&Normal::of(text)).begins.len(), count, "{text}");
        }
    }
}
