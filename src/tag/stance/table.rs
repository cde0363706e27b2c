//! The words of a language, ready to be looked for: each phrase under its first letters.

use std::sync::OnceLock;

use super::super::fold::{is_arabic, is_spaced};
use super::super::mention::Stance;
use super::tokens::Letter;
use super::words::{self, Words};

/// What a phrase means in a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    /// A step, and where the name stands that it is about.
    Step(Step),
    /// It does not happen.
    Not,
    /// `without`: before a step it does not happen; behind a name, that is left without something and not left.
    Without,
    /// The possessive that follows a name like glue, unless an act of that kind is spoken of.
    Of,
    /// `decision`: what leaving may be behind a possessive.
    Act,
    /// It may happen, or somebody wants it to.
    Doubt,
    /// The United States.
    Us,
    /// Another country.
    Other,
    /// A new clause.
    Break,
    /// `and`: a new clause, or one more name.
    And,
    /// Does not part a phrase from the name it is about: articles, prepositions, particles.
    Glue,
    /// Brings the members of a list in: `including`.
    Carrier,
    /// What one leaves or joins instead of the body beside whose name it stands: its hall, its meeting, its head.
    Thing,
    /// Makes the name before it the speaker.
    Says,
    /// Looks like one of these and is none.
    Nothing,
}

/// A step and its reach.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Step {
    /// What is done.
    pub stance: Stance,
    /// How far behind the phrase the name may stand.
    pub behind: Reach,
    /// How far before it.
    pub before: Reach,
}

/// How far a phrase reaches for its name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Reach {
    /// The name does not stand on that side.
    #[default]
    No,
    /// Nothing but glue stands between the two.
    Tight,
    /// A few other words may.
    Loose,
}

type Initials = (char, char);

#[derive(Debug)]
struct Phrase {
    words: Vec<Vec<char>>,
    /// How many of the words are only looked at, not taken.
    ahead: usize,
    /// By word, whether more letters may follow.
    open: Vec<bool>,
    /// Capitals matter: US is not us.
    exact: bool,
    /// Only at the beginning of a clause.
    first: bool,
    meaning: Meaning,
}

/// The words of one language.
#[derive(Debug)]
pub(super) struct Table {
    /// By their first two letters, in order; of a word of one letter the second is zero.
    phrases: Vec<(Initials, Phrase)>,
    /// Names stand before their verb, and a comma ends no clause.
    pub verb_last: bool,
    /// The endings of names that are left, where the language marks them by an ending.
    pub from: &'static [&'static str],
}

/// The table of a language, made when it is first asked for; `None` if there is none.
pub(super) fn of(language: &str) -> Option<&'static Table> {
    static TABLES: [OnceLock<Table>; words::ALL.len()] = [const { OnceLock::new() }; words::ALL.len()];
    let primary = language.split('-').next().unwrap_or(language);
    let at = words::ALL.iter().position(|(known, _)| *known == primary)?;
    Some(TABLES[at].get_or_init(|| Table::new(words::ALL[at].1)))
}

impl Table {
    fn new(words: &Words) -> Self {
        let mut table = Self { phrases: Vec::new(), verb_last: words.verb_last, from: words.from };
        let steps = [
            (words.leaving, Stance::Leaving),
            (words.joining, Stance::Joining),
            (words.funding, Stance::Funding),
            (words.staying, Stance::Staying),
        ];
        for (phrases, stance) in steps {
            for phrase in phrases.split('|') {
                let reach = if phrase.contains('…') { Reach::Loose } else { Reach::Tight };
                let mut step = Step { stance, behind: Reach::No, before: Reach::No };
                *(if phrase.trim_end().ends_with('X') { &mut step.behind } else { &mut step.before }) = reach;
                table.add(&phrase.replace(['X', '…'], " "), Meaning::Step(step));
            }
        }
        let others = [
            (words.not, Meaning::Not),
            (words.without, Meaning::Without),
            (words.of, Meaning::Of),
            (words.acts, Meaning::Act),
            (words.doubt, Meaning::Doubt),
            (words.us, Meaning::Us),
            (words.other, Meaning::Other),
            (words.breaks, Meaning::Break),
            (words.and, Meaning::And),
            (words.glue, Meaning::Glue),
            (words.carriers, Meaning::Carrier),
            (words.things, Meaning::Thing),
            (words.says, Meaning::Says),
            (words.nothing, Meaning::Nothing),
        ];
        for (phrases, meaning) in others {
            phrases.split('|').for_each(|phrase| table.add(phrase, meaning));
        }
        table.phrases.sort_by_key(|known| known.0);
        table
    }

    fn add(&mut self, phrase: &str, meaning: Meaning) {
        let phrase = phrase.trim();
        let exact = phrase.chars().filter(char::is_ascii_uppercase).count() > 1;
        let (taken, ahead) = phrase.split_once('(').unwrap_or((phrase, ""));
        let first = taken.starts_with('^');
        let taken: Vec<&str> = taken.trim_start_matches('^').split_whitespace().collect();
        let ahead: Vec<&str> = ahead.trim_end_matches(')').split_whitespace().collect();
        let all = || taken.iter().chain(&ahead);
        let letters = |word: &&str| -> Vec<char> {
            Letter::all(word.trim_end_matches('*'))
                .map(|letter| if exact { letter.was } else { letter.is })
                .collect()
        };
        let first_word = taken.first().copied().unwrap_or_default().trim_end_matches('*');
        let initials: Vec<Letter> = Letter::all(first_word).take(2).collect();
        let Some(initial) = initials.first() else { return };
        let initials = (initial.is, initials.get(1).map_or('\0', |second| second.is));
        let phrase = Phrase {
            words: all().map(letters).collect(),
            open: all().map(|word| word.ends_with('*')).collect(),
            ahead: ahead.len(),
            exact,
            first,
            meaning,
        };
        let same = |known: &&mut (Initials, Phrase)| {
            (&known.1.words, &known.1.open, known.1.ahead) == (&phrase.words, &phrase.open, phrase.ahead)
        };
        match (self.phrases.iter_mut().find(same).map(|known| &mut known.1.meaning), meaning) {
            // The same words may take a name on either side.
            (Some(Meaning::Step(known)), Meaning::Step(step)) => {
                known.behind = known.behind.max(step.behind);
                known.before = known.before.max(step.before);
            }
            _ => self.phrases.push((initials, phrase)),
        }
    }

    /// The longest phrase that begins at a letter: what it means and where it ends.
    pub fn longest(&self, letters: &[Letter], at: usize, first: bool) -> Option<(Meaning, usize)> {
        let second = letters.get(at + 1).map_or('\0', |next| next.is);
        let found =
            self.beginning((letters[at].is, second)).iter().chain(self.beginning((letters[at].is, '\0')));
        let found = found.map(|found| &found.1).filter(|phrase| first || !phrase.first);
        found
            .filter_map(|phrase| Some((phrase.meaning, phrase.end(letters, at)?)))
            .max_by_key(|found| found.1)
    }

    fn beginning(&self, initials: Initials) -> &[(Initials, Phrase)] {
        let start = self.phrases.partition_point(|known| known.0 < initials);
        let many = self.phrases[start..].iter().take_while(|known| known.0 == initials).count();
        &self.phrases[start..start + many]
    }
}

impl Phrase {
    /// One past the phrase if it stands at a letter.
    fn end(&self, letters: &[Letter], start: usize) -> Option<usize> {
        let (mut at, mut taken) = (start, start);
        for (number, word) in self.words.iter().enumerate() {
            at += letters[at..]
                .iter()
                .take(if number > 0 { 3 } else { 0 })
                .take_while(|next| next.is_space())
                .count();
            for letter in word {
                let next = letters.get(at)?;
                if *letter != if self.exact { next.was } else { next.is } {
                    return None;
                }
                at += 1;
            }
            let rest = || letters[at..].iter().take_while(|next| is_spaced(next.is)).take(24).count();
            if self.open[number] {
                at += rest();
            } else if word.last().is_some_and(|last| is_spaced(*last)) && rest() > 0 {
                return None;
            }
            if number + self.ahead < self.words.len() {
                taken = at;
            }
        }
        Some(taken)
    }
}

/// How many letters of an Arabic word may be prefixes before the word of the table begins.
pub(super) fn prefixes(letters: &[Letter], at: usize) -> usize {
    if !is_arabic(letters[at].is) {
        return 0;
    }
    let is = |offset: usize| letters.get(at + offset).map_or(' ', |letter| letter.is);
    let particle = usize::from("وفبلكس".contains(is(0)));
    match (is(particle), is(particle + 1)) {
        ('ا', 'ل') => particle + 2,
        ('ل', _) if particle == 1 && is(0) == 'ل' => 2,
        _ => particle,
    }
}
