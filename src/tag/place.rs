//! Where the lede of a body stands: its first paragraph of prose.
//!
//! What stands before it in many papers is no lede: a byline, a dateline, the hour of the last change. These are
//! short and end without the mark of a sentence.

use std::ops::Range;

use super::fold::is_cjk;

/// A line of so many words is prose if it ends like a sentence.
const SENTENCE: usize = 6;

/// A line of so many words is prose however it ends.
const LONG: usize = 16;

/// In scripts without spaces, how many characters stand for one word.
const CHARACTERS: usize = 2;

/// The first paragraph of prose, in code points; if there is none, the first line that says anything.
pub(super) fn lede(body: &[char]) -> Range<usize> {
    let mut first = None;
    let mut start = 0;
    for line in body.split(|letter| *letter == '\n') {
        let here = start..start + line.len();
        start = here.end + 1;
        if is_prose(line) {
            return here;
        }
        if first.is_none() && line.iter().any(|letter| letter.is_alphanumeric()) {
            first = Some(here);
        }
    }
    first.unwrap_or_default()
}

fn is_prose(line: &[char]) -> bool {
    let words = words(line);
    words >= LONG || words >= SENTENCE && ends_sentence(line)
}

fn ends_sentence(line: &[char]) -> bool {
    let closing = |letter: &&char| letter.is_whitespace() || "\"'”’»›“」』".contains(**letter);
    let last = line.iter().rev().find(|letter| !closing(letter));
    last.is_some_and(|last| ".!?…。！？؟۔:：".contains(*last))
}

/// How many words a stretch of text holds; [`CHARACTERS`] of Chinese, Japanese or Korean count as one.
pub(super) fn words(text: &[char]) -> usize {
    let (mut words, mut characters, mut inside) = (0, 0, false);
    for letter in text {
        if is_cjk(*letter) {
            (characters, inside) = (characters + 1, false);
        } else if letter.is_alphanumeric() {
            words += usize::from(!inside);
            inside = true;
        } else {
            // An apostrophe or a hyphen does not end a word.
            inside = inside && "'’-.\u{AD}\u{200B}".contains(*letter);
        }
    }
    words + characters / CHARACTERS
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lede_of(body: &str) -> String {
        let letters: Vec<char> = body.chars().collect();
        letters[lede(&letters)].iter().collect()
    }

    #[test]
    fn the_lede_is_the_first_paragraph_of_prose() {
        let table = [
            (
                "the first",
                "The ministers left early, and nobody asked why.\n\nMore.",
                "The ministers left early, and nobody asked why.",
            ),
            (
                "after a byline",
                "By Ann Author\n\nThe ministers left early, and nobody asked.",
                "The ministers left early, and nobody asked.",
            ),
            (
                "after a dateline",
                "GENEVA, Jan. 9\n\nThe hall was empty when the vote was called.",
                "The hall was empty when the vote was called.",
            ),
            (
                "after an agency's line",
                "（通訊社記者王小美日內瓦9日電）\n\n會議廳裡一半的椅子是空的，主席還是敲下了木槌。",
                "會議廳裡一半的椅子是空的，主席還是敲下了木槌。",
            ),
            (
                "after a byline with a full stop",
                "Von Max Muster.\n\nDer Saal war leer, als die Stimmen gezählt wurden.",
                "Der Saal war leer, als die Stimmen gezählt wurden.",
            ),
            (
                "with an open quotation",
                "„Der Saal ist leer, und keiner weiß warum.“\n\nMehr.",
                "„Der Saal ist leer, und keiner weiß warum.“",
            ),
            ("nothing but a line", "No word from UNCTAD.", "No word from UNCTAD."),
            ("nothing", "", ""),
            ("white space", " \n\n ", ""),
        ];
        for (name, body, lede) in table {
            assert_eq!(lede_of(body), lede, "{name}");
        }
    }
}
