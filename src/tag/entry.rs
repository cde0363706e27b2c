//! One meaning of one pattern, and whether a place in a text may carry it: its capitals, and its edges.

use super::edge;
use super::endings::Endings;
use super::normal::{Letter, Normal};
use super::shared::Kin;
use super::watchlist::Level;

/// What a pattern stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    /// A body or the event, by its place among the subjects.
    Subject(u32),
    /// A confusable body.
    Confusable(u32),
    /// A word that speaks for or against subjects.
    Word(u32),
    /// The first piece of a form in two pieces; its second piece has the same number.
    Head(u32),
    /// The second piece.
    Tail(u32),
}

/// How the capitals of a form bind the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Case {
    /// Not at all.
    Any,
    /// Every capital of the form is a capital in the text.
    Capitals,
    /// As `Capitals`, or only the first letter is (Unesco).
    CapitalsOrName,
}

/// One meaning of one pattern.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub meaning: Meaning,
    /// The form, by its place in the lexicon's list.
    pub form: u32,
    pub level: Level,
    pub case: Case,
    /// Where the pattern has capitals.
    pub capitals: Box<[u16]>,
    /// How many dashes the form has: UN-Women is not the staff that "UN women" may be.
    pub dashes: usize,
    /// The language it is limited to; empty for none.
    pub only: &'static str,
    /// Its last word may take endings of this language.
    pub endings: Endings,
    /// Whether further words may be written on to it without a space, as in German.
    pub compounds: bool,
    /// Whether any ending of the last word will do.
    pub prefix: bool,
    /// Whether the name is long enough to be itself whatever follows without a space.
    pub long: bool,
    /// The family it belongs to by what it shares with others.
    pub kin: Option<Kin>,
}

impl Entry {
    /// Whether the letters `start..end` may carry this meaning; if so, where the mention ends with its
    /// endings.
    pub fn fits(&self, normal: &Normal, start: usize, end: usize) -> Option<usize> {
        let letters = &normal.letters;
        // The cheapest question first: most of what only looks like a name is turned away by its capitals.
        if !self.cased(&letters[start..]) || !edge::begins(self, letters, start) {
            return None;
        }
        let ends = edge::end(self, letters, start, end)?;
        (self.is_evidence() || !edge::in_address(letters, start, end)).then_some(ends)
    }

    /// Whether a text may be such that this is not meant, or not surely.
    pub fn may_be_doubted(&self) -> bool {
        self.level != Level::Certain || !self.only.is_empty()
    }

    /// How many dashes stand in the letters.
    pub fn dashes_in(letters: &[Letter]) -> usize {
        letters.iter().filter(|letter| letter.is == ' ' && letter.was == '-').count()
    }

    fn cased(&self, letters: &[Letter]) -> bool {
        let capital = |at: &u16| is_capital(letters[usize::from(*at)].was);
        match self.case {
            Case::Any => true,
            Case::Capitals => self.capitals.iter().all(capital),
            Case::CapitalsOrName => {
                self.capitals.iter().all(capital)
                    || self.capitals.first().is_some_and(capital) && !self.capitals[1..].iter().any(capital)
            }
        }
    }

    /// Whether a form with these letters is told from other words by its capitals: a single word, or one with
    /// an acronym in it. A name of several words is itself in any headline.
    pub fn is_told_by_capitals(&self, letters: &[Letter]) -> bool {
        let words = 1 + letters.iter().filter(|letter| letter.is == ' ').count();
        words == 1 || self.capitals.len() > words
    }

    /// Whether it is a word that speaks for or against, and no name.
    pub fn is_evidence(&self) -> bool {
        matches!(self.meaning, Meaning::Word(_))
    }

    /// Whether the letters `start..end` are an acronym all of whose capitals are set as such.
    pub fn is_acronym(&self, letters: &[Letter], start: usize, end: usize) -> bool {
        let last = letters[end - 1].was;
        let capital = |at: &u16| letters.get(start + usize::from(*at)).is_some_and(|one| is_capital(one.was));
        self.capitals.len() > 1
            && self.case != Case::Any
            && (is_capital(last) || last.is_ascii_digit())
            && self.capitals.iter().all(capital)
    }
}

pub(super) fn is_capital(character: char) -> bool {
    character.is_uppercase() || matches!(character, 'Ａ'..='Ｚ')
}
