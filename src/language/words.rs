//! Languages of one script told apart by their commonest words and their letters.
//!
//! `words.txt` holds a line a language: its tag, its letters beyond a to z, and its hundred commonest words,
//! the commonest first. By Zipf's law the rank of a word says how often it is met, so the order is all that
//! is needed. The words were counted in the sentences of the accuracy test of the lingua detector
//! (pemistahl/lingua-rs, Apache-2.0). whatlang, which knows trigrams of fewer languages, is asked where
//! the words leave a doubt.

use std::collections::{BTreeMap, HashMap};
use std::sync::OnceLock;

use super::script::Script;

/// What an unlisted word costs, in the same logarithm as the ranks; listed words cost less.
const UNLISTED: f64 = 8.2;
/// What a letter costs that the language does not write.
const FOREIGN_LETTER: f64 = 1.2;
/// No letter is held against a language more often than this: names are names.
const FOREIGN_AT_MOST: usize = 5;

#[derive(Debug)]
struct Known {
    tag: &'static str,
    script: Script,
    letters: Vec<char>,
}

#[derive(Debug, Default)]
struct Tables {
    known: Vec<Known>,
    /// By word: the languages that have it, with what it is worth.
    words: HashMap<&'static str, Vec<(usize, f64)>>,
}

fn tables() -> &'static Tables {
    static TABLES: OnceLock<Tables> = OnceLock::new();
    TABLES.get_or_init(|| {
        let mut tables = Tables::default();
        for line in include_str!("words.txt").lines() {
            let mut fields = line.split('\t');
            let (Some(tag), Some(letters), Some(words)) = (fields.next(), fields.next(), fields.next())
            else {
                continue;
            };
            let number = tables.known.len();
            for (rank, word) in words.split(' ').enumerate() {
                let worth = UNLISTED - (rank as f64 + 3.0).ln();
                tables.words.entry(word).or_default().push((number, worth));
            }
            tables.known.push(Known { tag, script: script_of(letters), letters: letters.chars().collect() });
        }
        tables
    })
}

fn script_of(letters: &str) -> Script {
    match letters.chars().last() {
        Some('\u{400}'..='\u{52F}') => Script::Cyrillic,
        Some('\u{600}'..='\u{6FF}') => Script::Arabic,
        Some('\u{900}'..='\u{97F}') => Script::Devanagari,
        _ => Script::Latin,
    }
}

/// How well each language of a script fits a text, in natural logarithms; only differences mean anything.
#[derive(Debug)]
pub(super) struct Fit {
    /// Tag and score, the best first.
    pub scores: Vec<(&'static str, f64)>,
    /// How many words the text has.
    pub words: usize,
    /// How many of them the best language lists.
    pub listed: usize,
}

/// Whether words of this language are known.
pub(super) fn knows(tag: &str) -> bool {
    tables().known.iter().any(|known| known.tag == tag)
}

/// Fits a text with every language of its script; `prior` is added to each language's score.
pub(super) fn fit(text: &str, script: Script, prior: impl Fn(&str) -> f64) -> Fit {
    let tables = tables();
    let lower = text.to_lowercase();
    let mut scores: Vec<f64> = tables.known.iter().map(|known| prior(known.tag)).collect();
    let mut listed = vec![0; scores.len()];
    let mut words = 0;
    let split = |one: char| !(one.is_alphabetic() || is_mark(one) || matches!(one, '\'' | '’'));
    for word in lower.split(split).map(|word| word.trim_matches(['\'', '’'])).filter(|word| !word.is_empty())
    {
        words += 1;
        for &(number, worth) in tables.words.get(word).map(Vec::as_slice).unwrap_or_default() {
            scores[number] += worth;
            listed[number] += 1;
        }
    }
    for (letter, count) in letters(&lower) {
        for (score, known) in scores.iter_mut().zip(&tables.known) {
            if !known.letters.contains(&letter) {
                *score -= FOREIGN_LETTER * count.min(FOREIGN_AT_MOST) as f64;
            }
        }
    }
    let mut ranked: Vec<(usize, f64)> =
        scores.into_iter().enumerate().filter(|(number, _)| tables.known[*number].script == script).collect();
    ranked.sort_by(|one, other| other.1.total_cmp(&one.1));
    let listed = ranked.first().map_or(0, |best| listed[best.0]);
    Fit {
        scores: ranked.iter().map(|&(number, score)| (tables.known[number].tag, score)).collect(),
        words,
        listed,
    }
}

/// The letters beyond a to z, with how often they stand in the text; sorted, because sums of fractions in
/// another order are not quite the same, and a text must get the same confidence every time.
fn letters(text: &str) -> BTreeMap<char, usize> {
    let mut letters = BTreeMap::new();
    for letter in text.chars().filter(|one| !one.is_ascii() && one.is_alphabetic()) {
        *letters.entry(letter).or_insert(0) += 1;
    }
    letters
}

/// Vowel signs of Indian and Arabic writing belong to the word.
fn is_mark(character: char) -> bool {
    matches!(character, '\u{300}'..='\u{36F}' | '\u{64B}'..='\u{65F}' | '\u{900}'..='\u{903}' | '\u{93A}'..='\u{94F}' | '\u{200C}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_fits_a_language_equally_well_every_time() {
        let text = "áàảãạ éèẻẽẹ íìỉĩị óòỏõọ úùủũụ ýỳỷỹỵ đăâêôơư çşğıöü łąęśżźćń řůťďň āēīūģķļņ ààà ééé ôô";
        let scores = || fit(text, Script::Latin, |_| 0.3).scores;
        let first = scores();
        assert!((0..50).all(|_| scores() == first));
    }
}
