//! A sentence as a row of what matters in it: names, phrases of the table, commas, and words that are none.

use std::ops::Range;

use unicode_normalization::char::compose;

use super::super::fold::{Class, attaches, class, is_cjk, is_spaced};
use super::table::{Meaning, Table, prefixes};
use crate::han;

/// A letter as it is compared, as it stands (composed), and its place in the text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Letter {
    pub is: char,
    pub was: char,
    at: usize,
}

impl Letter {
    /// The letters of a word of the table.
    pub fn all(word: &str) -> impl Iterator<Item = Self> {
        let text: Vec<char> = word.chars().collect();
        fold(&text, 0).into_iter()
    }

    /// Whether nothing is read here.
    pub fn is_space(self) -> bool {
        matches!(class(self.is), Class::Space | Class::Line | Class::Dash)
    }
}

/// What stands at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Is {
    /// A name, by its number.
    Name(usize),
    /// A phrase of the table.
    Phrase(Meaning),
    /// What separates, but may only list.
    Comma,
    /// The possessive of a name: what follows is spoken of.
    Possessive,
    /// A word of no meaning here, and whether it is written like a name.
    Word(bool),
    /// A Chinese, Japanese or Korean character of no meaning here.
    Character,
}

/// A token and its place in the text.
#[derive(Clone, Debug)]
pub(super) struct Token {
    pub is: Is,
    pub place: Range<usize>,
}

/// Reads a sentence that begins at a place in the text; the names' places count in the text.
pub(super) fn read(table: &Table, sentence: &[char], start: usize, names: &[Range<usize>]) -> Vec<Token> {
    let letters = fold(sentence, start);
    let mut reading = Reading { table, letters: &letters, tokens: Vec::new() };
    let (mut at, mut name) = (0, 0);
    while at < letters.len() {
        while names.get(name).is_some_and(|next| next.end <= letters[at].at) {
            name += 1;
        }
        at = match names.get(name) {
            Some(place) if place.start <= letters[at].at => reading.name(at, name, place),
            next => {
                let until = next
                    .map_or(letters.len(), |next| letters.partition_point(|letter| letter.at < next.start));
                reading.step(at, until.max(at + 1))
            }
        };
    }
    reading.tokens
}

struct Reading<'r> {
    table: &'r Table,
    letters: &'r [Letter],
    tokens: Vec<Token>,
}

impl Reading<'_> {
    fn push(&mut self, is: Is, from: usize, to: usize) -> usize {
        let last = self.letters[to - 1].at;
        self.tokens.push(Token { is, place: self.letters[from].at..last + 1 });
        to
    }

    /// A name with the ending that is glued to it.
    fn name(&mut self, from: usize, number: usize, place: &Range<usize>) -> usize {
        let after = from + self.letters[from..].partition_point(|letter| letter.at < place.end);
        let to = self.push(Is::Name(number), from, after.max(from + 1));
        let is = |at: usize| self.letters.get(at).map_or(' ', |letter| letter.is);
        let ending = |at: usize| {
            self.letters[at.min(self.letters.len())..].iter().take_while(|next| is_spaced(next.is)).count()
        };
        match class(is(to)) {
            Class::Apostrophe if is(to + 1) == 's' && ending(to + 1) == 1 => {
                self.push(Is::Possessive, to, to + 2)
            }
            Class::Apostrophe if ending(to + 1) > 0 => to + 1 + ending(to + 1),
            _ => to + ending(to),
        }
    }

    /// Reads what stands before the next name. What is glued to that is an article or a particle.
    fn step(&mut self, at: usize, name: usize) -> usize {
        let is = self.letters[at].is;
        let first =
            self.tokens.last().is_none_or(|last| matches!(last.is, Is::Comma | Is::Phrase(Meaning::Break)));
        match is {
            ',' | '，' | '،' | '、' | '､' => return self.push(Is::Comma, at, at + 1),
            ';' | '；' | '؛' | '–' | '—' => return self.push(Is::Phrase(Meaning::Break), at, at + 1),
            _ => {}
        }
        if let Some((meaning, end)) = self.phrase(at, first) {
            return self.push(Is::Phrase(meaning), at, end);
        }
        if is_cjk(is) {
            return self.push(Is::Character, at, at + 1);
        }
        let word = self.letters[at..name].iter().take_while(|next| is_spaced(next.is)).count();
        if word == 0 {
            return at + 1;
        }
        if at + word == name && name < self.letters.len() {
            let and = Is::Phrase(if is == 'و' { Meaning::And } else { Meaning::Glue });
            return self.push(and, at, name);
        }
        let glue = self.letters[at..at + word].iter().all(|letter| letter.is.is_numeric());
        let is = if glue { Is::Phrase(Meaning::Glue) } else { Is::Word(self.letters[at].was.is_uppercase()) };
        self.push(is, at, at + word)
    }

    /// The longest phrase here, behind prefixes if there are any.
    fn phrase(&self, at: usize, first: bool) -> Option<(Meaning, usize)> {
        let longest = |at| self.table.longest(self.letters, at, first);
        longest(at).or_else(|| {
            let most = prefixes(self.letters, at);
            (1..=most).rev().filter(|more| at + more < self.letters.len()).find_map(|more| longest(at + more))
        })
    }
}

/// Letters as they are compared: small, simplified, composed; the invisible ones are gone.
fn fold(text: &[char], start: usize) -> Vec<Letter> {
    let mut letters: Vec<Letter> = Vec::with_capacity(text.len());
    for (at, &was) in text.iter().enumerate() {
        let is = match was {
            'İ' | 'ı' => 'i',
            'أ' | 'إ' | 'آ' => 'ا',
            'ى' => 'ي',
            'ة' => 'ه',
            '’' | '‘' | 'ʼ' | '`' => '\'',
            _ if was.is_ascii() => was.to_ascii_lowercase(),
            _ if class(was) == Class::Invisible => continue,
            _ if is_cjk(was) => han::simplified(was),
            _ => was.to_lowercase().next().unwrap_or(was),
        };
        let accented = letters.last().filter(|_| attaches(was));
        let composed = accented.and_then(|last| Some((compose(last.is, is)?, compose(last.was, was)?)));
        match (composed, letters.last_mut()) {
            (Some((is, was)), Some(last)) => (last.is, last.was) = (is, was),
            _ => letters.push(Letter { is, was, at: start + at }),
        }
    }
    letters
}
