//! Words that one language has and its neighbours do not.
//!
//! Letters tell Indonesian from Malay, or Croatian from Bosnian and Serbian, only when there is much text; a word like
//! "kerana" or "tjedan" tells them at once. And a language whose letters nobody counted here, like Galician or Pashto, can be told
//! from the neighbour it looks like where its own little words stand thick. `telling.txt` has a line for each
//! language and script, written for this purpose.

use std::collections::{BTreeMap, HashMap};
use std::sync::OnceLock;

/// So many words, and one in so many of a text, make a language that is known by its words alone.
const FEWEST: usize = 2;
const THICK: usize = 6;

/// Languages so near that only some words tell them apart.
const FAMILIES: [&[&str]; 4] = [&["id", "ms"], &["hr", "bs", "sr"], &["nb", "nn", "da"], &["zu", "xh"]];

/// The telling words that a text has.
#[derive(Debug, Default)]
pub(super) struct Telling {
    words: usize,
    found: BTreeMap<&'static str, usize>,
}

/// By word: the languages it tells.
fn table() -> &'static HashMap<&'static str, Vec<&'static str>> {
    static TABLE: OnceLock<HashMap<&'static str, Vec<&'static str>>> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut table: HashMap<_, Vec<_>> = HashMap::new();
        for (tag, words) in include_str!("telling.txt").lines().filter_map(|line| line.split_once('\t')) {
            words.split(' ').for_each(|word| table.entry(word).or_default().push(tag));
        }
        table
    })
}

/// Whether a language has neighbours so near that words have to tell.
pub(super) fn has_relatives(tag: &str) -> bool {
    FAMILIES.iter().any(|family| family.contains(&tag))
}

impl Telling {
    /// Looks up the words of a text.
    pub fn of(pieces: &[&str]) -> Self {
        let mut telling = Self::default();
        for piece in pieces {
            let lower = piece.to_lowercase();
            for word in lower.split(|one: char| !is_letter(one)).filter(|word| !word.is_empty()) {
                telling.words += 1;
                for tag in table().get(word).into_iter().flatten() {
                    *telling.found.entry(tag).or_default() += 1;
                }
            }
        }
        telling
    }

    /// How many of its words tell a language from its relatives, of which the text is one.
    pub fn count(&self, tag: &str, relative: &str) -> usize {
        let related = FAMILIES.iter().any(|family| family.contains(&tag) && family.contains(&relative));
        if related { self.found.get(tag).copied().unwrap_or_default() } else { 0 }
    }

    /// Of the languages that fit, the one whose words stand thickest, if thick enough to believe it.
    pub fn thickest(&self, fits: impl Fn(&str) -> bool) -> Option<&'static str> {
        let (tag, count) = self.found.iter().filter(|(tag, _)| fits(tag)).max_by_key(|found| found.1)?;
        (*count >= FEWEST && count * THICK >= self.words).then_some(tag)
    }
}

/// Vowel signs of Indian writing belong to the word.
fn is_letter(character: char) -> bool {
    character.is_alphabetic() || matches!(character, '\u{94D}')
}
