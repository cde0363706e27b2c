//! What the writer says an acronym stands for: a name with the acronym in brackets, or the other way round,
//! or one set off by commas. Such a definition holds for the rest of the text, until the next one.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::evidence::Evidence;
use crate::tag::entry::Meaning;
use crate::tag::fold::is_cjk;
use crate::tag::lexicon::Lexicon;
use crate::tag::normal::{Letter, Normal};
use crate::tag::resolve::Claim;

/// The longest stretch in brackets that may be a definition.
const LONGEST_ASIDE: usize = 90;

/// The most words that may stand beside an acronym in brackets: «hereinafter», «en anglais», 以下簡稱.
const LEAD: usize = 4;

/// The most letters of a name that is not known.
const LONGEST_NAME: usize = 90;

/// The most words of it, and the most letters in Chinese, Japanese and Korean.
const LONGEST_WORDS: usize = 9;
const LONGEST_CJK: usize = 24;

/// What an acronym stands for, as the writer says.
#[derive(Clone, Debug)]
pub(super) struct Definition {
    pub means: Sense,
    /// The name as it stands in the text.
    pub name: String,
}

/// What is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sense {
    /// A subject.
    Subject(u32),
    /// Somebody else, by a name that is known or that the acronym's letters fit.
    Other,
    /// By all signs somebody else: the name is neither known nor does it fit.
    Unknown,
}

/// The definitions of a text, by acronym.
#[derive(Debug, Default)]
pub(super) struct Definitions {
    /// The known names in them, by their letters.
    names: HashSet<(usize, usize)>,
    /// By acronym, and by the letter that it begins at there.
    by_acronym: HashMap<String, BTreeMap<usize, Definition>>,
}

impl Definitions {
    /// Reads the definitions of the acronyms among the claims. Of several claims of one place the first that
    /// is defined speaks for all.
    pub fn new<'l>(
        lexicon: &'l Lexicon,
        normal: &'l Normal,
        evidence: &Evidence<'l>,
        all: &[Claim<'l>],
        ambiguous: &[Claim<'l>],
    ) -> Self {
        let reader = Reader::new(lexicon, normal, evidence, all);
        let mut by_acronym: HashMap<String, BTreeMap<usize, Definition>> = HashMap::new();
        let mut names = HashSet::new();
        for claim in ambiguous.iter().filter(|claim| is_acronym(&normal.letters[claim.start..claim.end])) {
            let Some(subject) = claim.subject() else { continue };
            let Some((definition, place)) = reader.definition(claim, subject) else { continue };
            if definition.means == Sense::Subject(subject) {
                names.insert(place);
            }
            let known = by_acronym.entry(folded(normal, claim)).or_default();
            if definition.means == Sense::Subject(subject) || !known.contains_key(&claim.start) {
                known.insert(claim.start, definition);
            }
        }
        Self { names, by_acronym }
    }

    /// The definition that a claim stands in.
    pub fn here(&self, normal: &Normal, claim: &Claim<'_>) -> Option<&Definition> {
        self.of(normal, claim)?.get(&claim.start)
    }

    /// Whether the claim is a name that an acronym of its body stands beside, in brackets or so.
    pub fn names(&self, claim: &Claim<'_>) -> bool {
        self.names.contains(&(claim.start, claim.end))
    }

    /// The last definition before a claim.
    pub fn before(&self, normal: &Normal, claim: &Claim<'_>) -> Option<&Definition> {
        self.of(normal, claim)?.range(..claim.start).next_back().map(|(_, definition)| definition)
    }

    /// The first definition behind a claim.
    pub fn behind(&self, normal: &Normal, claim: &Claim<'_>) -> Option<&Definition> {
        self.of(normal, claim)?.range(claim.start + 1..).next().map(|(_, definition)| definition)
    }

    fn of(&self, normal: &Normal, claim: &Claim<'_>) -> Option<&BTreeMap<usize, Definition>> {
        if self.by_acronym.is_empty() {
            return None;
        }
        self.by_acronym.get(&folded(normal, claim))
    }
}

fn folded(normal: &Normal, claim: &Claim<'_>) -> String {
    normal.letters[claim.start..claim.end].iter().map(|letter| letter.is).collect()
}

/// One word with two capitals or more.
fn is_acronym(letters: &[Letter]) -> bool {
    letters.iter().all(|letter| letter.is.is_alphanumeric())
        && (letters.iter().filter(|letter| letter.was.is_uppercase()).count() > 1 || letters.len() <= 6)
}

/// A name beside an acronym: whose it is if it is known, and its letters.
struct Name {
    of: Option<Sense>,
    from: usize,
    to: usize,
}

/// Names by the letter they begin or end at, each with its other end.
type Places = HashMap<usize, Vec<(Meaning, usize)>>;

struct Reader<'r, 'l> {
    lexicon: &'l Lexicon,
    normal: &'l Normal,
    evidence: &'r Evidence<'l>,
    /// By the letter they begin at, and end at: subject or confusable, and where the other end is.
    begins: Places,
    ends: Places,
}

impl<'r, 'l> Reader<'r, 'l> {
    fn new(lexicon: &'l Lexicon, normal: &'l Normal, evidence: &'r Evidence<'l>, all: &[Claim<'l>]) -> Self {
        let (mut begins, mut ends): (HashMap<_, Vec<_>>, HashMap<_, Vec<_>>) = Default::default();
        for claim in all {
            begins.entry(claim.start).or_default().push((claim.entry.meaning, claim.end));
            ends.entry(claim.end).or_default().push((claim.entry.meaning, claim.start));
        }
        Self { lexicon, normal, evidence, begins, ends }
    }

    fn definition(&self, claim: &Claim<'l>, subject: u32) -> Option<(Definition, (usize, usize))> {
        let name = self
            .bracketed(claim, subject)
            .or_else(|| self.explained(claim, subject))
            .or_else(|| self.apposed(claim, subject))?;
        let means = name.of.unwrap_or_else(|| self.unknown(claim, subject, &name));
        let letters = self.normal.letters.get(name.from..name.to).unwrap_or_default();
        let called: String = letters.iter().map(|letter| letter.was).collect();
        let definition = Definition { means, name: called.trim().to_owned() };
        Some((definition, (name.from, name.to)))
    }

    /// A name that nobody knows: ours where a word for the body is in it, another's where its initials fit.
    fn unknown(&self, claim: &Claim<'l>, subject: u32, name: &Name) -> Sense {
        let ours = (name.from..name.to)
            .any(|at| matches!(self.whose(&self.begins, at, subject, claim), Some((Sense::Subject(_), _))));
        if ours || self.evidence.speaks_within(subject, name.from, name.to).is_some() {
            return Sense::Subject(subject);
        }
        let acronym = &self.normal.letters[claim.start..claim.end];
        let fits = initials_fit(&self.normal.letters[name.from..name.to], acronym);
        if fits { Sense::Other } else { Sense::Unknown }
    }

    /// The name before a bracket that holds the acronym, alone or with a few words: (ICAC), (GIEC, IPCC en
    /// anglais), （以下稱IPCC）.
    fn bracketed(&self, claim: &Claim<'l>, subject: u32) -> Option<Name> {
        let letters = &self.normal.letters;
        let open = (claim.start.saturating_sub(LONGEST_ASIDE / 2)..claim.start)
            .rev()
            .take_while(|&at| !matches!(letters[at].is, ')' | ']' | '\n' | '。'))
            .find(|&at| matches!(letters[at].is, '(' | '['))?;
        let close = (claim.end..(claim.end + LONGEST_ASIDE / 2).min(letters.len()))
            .take_while(|&at| !matches!(letters[at].is, '(' | '[' | '\n'))
            .find(|&at| matches!(letters[at].is, ')' | ']'))?;
        let words = words_of(&letters[open + 1..claim.start]).max(words_of(&letters[claim.end..close]));
        if words > LEAD || self.lists(open + 1, close, claim, subject) {
            return None;
        }
        let end = back_over_marks(letters, open);
        let of = self.whose(&self.ends, end, subject, claim);
        if let Some((of, from)) = of {
            return Some(Name { of: Some(of), from, to: end });
        }
        let from = last_words(letters, clause_before(letters, end), end);
        // The bracket stands behind a name only if a word stands right before it.
        (end > from && letters[end - 1].is.is_alphanumeric()).then_some(Name { of: None, from, to: end })
    }

    /// Whether other bodies stand in the brackets too.
    fn lists(&self, from: usize, to: usize, claim: &Claim<'_>, subject: u32) -> bool {
        let other = |at: usize| {
            let known = self.begins.get(&at).map_or(&[][..], Vec::as_slice);
            known.iter().any(|(meaning, _)| match meaning {
                Meaning::Subject(number) => at != claim.start && *number != subject,
                _ => false,
            }) && !known.iter().any(|(meaning, _)| *meaning == Meaning::Subject(subject))
        };
        (from..to).any(other)
    }

    /// The name in brackets right behind the acronym: ICAC (International ...).
    fn explained(&self, claim: &Claim<'l>, subject: u32) -> Option<Name> {
        let letters = &self.normal.letters;
        let open = forward_over_marks(letters, claim.end);
        if !letters.get(open).is_some_and(|letter| matches!(letter.is, '(' | '[')) {
            return None;
        }
        let from = forward_over_marks(letters, open + 1);
        let close = (from..(from + LONGEST_NAME).min(letters.len()))
            .find(|&at| matches!(letters[at].is, ')' | ']' | '\n'))?;
        self.known_or_fitting(claim, subject, from, close)
    }

    /// The name set off by a comma or dash behind the acronym: ITC, Instituto Tecnológico de Canarias.
    fn apposed(&self, claim: &Claim<'l>, subject: u32) -> Option<Name> {
        let letters = &self.normal.letters;
        let comma = letters.get(claim.end)?;
        let dash = comma.is == ' ' && comma.was == '-' && !letters.get(claim.end + 1)?.joined;
        if !matches!(comma.is, ',' | ':') && !dash {
            return None;
        }
        let from = forward_over_marks(letters, claim.end + 1);
        let close = (from..(from + LONGEST_NAME).min(letters.len()))
            .find(|&at| matches!(letters[at].is, ',' | ';' | '.' | ')' | '(' | '\n' | ':'))
            .unwrap_or((from + LONGEST_NAME).min(letters.len()));
        let name = self.known_or_fitting(claim, subject, from, close)?;
        // «ISA, PBC» is a list, and so is «ISA, Peacebuilding Commission»: only one's own name explains.
        matches!(name.of, None | Some(Sense::Subject(_))).then_some(name)
    }

    fn known_or_fitting(&self, claim: &Claim<'l>, subject: u32, from: usize, to: usize) -> Option<Name> {
        if let Some((of, end)) = self.whose(&self.begins, from, subject, claim) {
            return Some(Name { of: Some(of), from, to: end });
        }
        let letters = &self.normal.letters;
        let acronym = &letters[claim.start..claim.end];
        let to = to.max(from);
        initials_fit(letters.get(from..to)?, acronym).then_some(Name { of: None, from, to })
    }

    /// Whose name begins or ends at a letter, if it is known, and where its other end is: ours before anybody's.
    fn whose(&self, known: &Places, at: usize, subject: u32, claim: &Claim<'_>) -> Option<(Sense, usize)> {
        let known = known.get(&at)?.iter().filter(|(_, end)| self.explains(at, *end, claim));
        let ours = |(meaning, _): &&(Meaning, usize)| *meaning == Meaning::Subject(subject);
        if let Some((_, end)) = known.clone().find(ours) {
            return Some((Sense::Subject(subject), *end));
        }
        let other = |(meaning, _): &&(Meaning, usize)| match meaning {
            Meaning::Subject(number) => !self.lexicon.subjects[*number as usize].event,
            Meaning::Confusable(_) => true,
            _ => false,
        };
        known.clone().find(other).map(|(_, end)| (Sense::Other, *end))
    }

    /// Whether a name is one that an acronym may stand for: longer, and another one. A character of Chinese,
    /// Japanese or Korean counts for three letters.
    fn explains(&self, one: usize, other: usize, claim: &Claim<'_>) -> bool {
        let name = &self.normal.letters[one.min(other)..one.max(other)];
        let cjk = name.iter().filter(|letter| is_cjk(letter.is)).count();
        name.len() + 2 * cjk > claim.end - claim.start
    }
}

fn words_of(letters: &[Letter]) -> usize {
    letters.split(|letter| !letter.is.is_alphanumeric()).filter(|word| !word.is_empty()).count()
}

fn is_mark(letter: &Letter) -> bool {
    matches!(letter.is, '"' | ' ' | '\'' | '*')
}

fn back_over_marks(letters: &[Letter], mut at: usize) -> usize {
    while at > 0 && is_mark(&letters[at - 1]) {
        at -= 1;
    }
    at
}

fn forward_over_marks(letters: &[Letter], mut at: usize) -> usize {
    while letters.get(at).is_some_and(is_mark) {
        at += 1;
    }
    at
}

/// Where the clause that ends here begins.
fn clause_before(letters: &[Letter], end: usize) -> usize {
    let stops = |at: &usize| {
        matches!(letters[*at].is, ',' | ';' | ':' | '.' | '(' | ')' | '\n' | '。' | '、' | '?' | '!' | '"')
    };
    let cut = (end.saturating_sub(LONGEST_NAME)..end).rev().find(stops);
    cut.map_or(end.saturating_sub(LONGEST_NAME), |at| at + 1)
}

/// Where the last words of a stretch begin, as many as a name may have.
fn last_words(letters: &[Letter], from: usize, end: usize) -> usize {
    let cjk = letters[from..end].iter().any(|letter| is_cjk(letter.is));
    if cjk {
        return from.max(end.saturating_sub(LONGEST_CJK));
    }
    let gaps = (from..end).rev().filter(|&at| !letters[at].is.is_alphanumeric());
    gaps.take(LONGEST_WORDS)
        .last()
        .filter(|_| words_of(&letters[from..end]) > LONGEST_WORDS)
        .map_or(from, |at| at + 1)
}

/// Whether the letters of an acronym are the initials of the words, at the end or the beginning of the
/// stretch; small words may count or not (of, de la, für).
fn initials_fit(letters: &[Letter], acronym: &[Letter]) -> bool {
    if acronym.len() < 2 {
        return false;
    }
    let initial = |at: &usize| {
        letters[*at].is.is_alphanumeric()
            && !at.checked_sub(1).is_some_and(|before| letters[before].is.is_alphanumeric())
    };
    let initials: Vec<&Letter> = (0..letters.len()).filter(initial).map(|at| &letters[at]).collect();
    let wanted: Vec<char> = acronym.iter().map(|letter| letter.is).collect();
    fits(initials.iter().copied(), wanted.iter().copied())
        || fits(initials.iter().rev().copied(), wanted.iter().rev().copied())
}

/// Whether each wanted letter begins a word in turn, with nothing but small words between, and at least two
/// of those words have a capital.
fn fits<'w>(words: impl Iterator<Item = &'w Letter>, mut wanted: impl Iterator<Item = char>) -> bool {
    let mut next = wanted.next();
    let mut capitals = 0;
    for word in words {
        let Some(letter) = next else { break };
        if word.is == letter {
            capitals += usize::from(word.was.is_uppercase());
            next = wanted.next();
        } else if !word.was.is_lowercase() {
            return false;
        }
    }
    next.is_none() && capitals > 1
}
