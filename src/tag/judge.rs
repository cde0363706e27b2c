//! Whether an ambiguous form means what it may mean here.
//!
//! The strongest evidence is the writer's own definition: a name with its acronym in brackets. Then come
//! the words near by, then the body's full name or company elsewhere, then the words of the whole text.
//! Words against win a draw.

use std::collections::HashSet;

use super::entry::Meaning;
use super::fold::{is_cjk, is_spaced};
use super::lexicon::{Lexicon, Subject};
use super::normal::{Letter, Normal};
use super::resolve::Claim;
use super::scan::Found;
use super::watchlist::Level;

/// How near is near, in letters: in spaced scripts, and in Chinese, Japanese and Korean.
const NEAR: (usize, usize) = (220, 90);

/// Words before an acronym that say it is not the one spoken of so far.
const OTHER: &[&str] = &[
    "the other ",
    "another ",
    "unlike the other ",
    "otro ",
    "otra ",
    "l'autre ",
    "un autre ",
    "une autre ",
    "l'altro ",
    "l'altra ",
    "andere ",
    "anderen ",
    "outro ",
    "outra ",
    "друг ",
    "інш ",
    "diger ",
    "另一个",
    "另一",
    "另个",
    "另外的",
    "もう一つの",
    "別の",
    "다른",
    "另有",
];

/// A word that speaks for or against one subject at one place.
#[derive(Clone, Copy, Debug)]
struct Speech {
    at: usize,
    subject: u32,
    number: u32,
    supports: bool,
}

/// What is known of a text before its ambiguous forms are judged.
#[derive(Debug)]
pub(super) struct Judge<'l> {
    lexicon: &'l Lexicon,
    normal: &'l Normal,
    /// In order of place.
    speeches: Vec<Speech>,
    /// By subject, how many different words speak for and against it anywhere.
    far: Vec<(usize, usize)>,
    /// What is sure: bodies, and in the second round the event. In order of place.
    sure: Vec<Claim<'l>>,
    /// Confusables that stand in the text, in order of place.
    confusables: Vec<Claim<'l>>,
    /// Subjects that are named beyond doubt.
    named: HashSet<u32>,
    /// Subjects that something in the text is easily taken for.
    mistaken: HashSet<u32>,
    /// Where claims begin and end, by subject: what may stand on the other side of a bracket.
    begins: HashSet<(u32, usize)>,
    ends: HashSet<(u32, usize)>,
}

/// For and against.
#[derive(Clone, Copy, Debug, Default)]
struct Scales {
    supporting: usize,
    opposing: usize,
}

impl<'l> Judge<'l> {
    /// Weighs up a text: what was found in it, all claims, and those that hold without judgement.
    pub fn new(
        lexicon: &'l Lexicon,
        normal: &'l Normal,
        found: &Found<'l>,
        all: &[Claim<'l>],
        sure: &[Claim<'l>],
    ) -> Self {
        let subjects = |claims: &[Claim<'l>]| -> Vec<(u32, Claim<'l>)> {
            claims.iter().filter_map(|claim| Some((claim.subject()?, *claim))).collect()
        };
        let mut confusables: Vec<Claim<'l>> =
            sure.iter().copied().filter(|claim| claim.subject().is_none()).collect();
        confusables.sort_unstable_by_key(|claim| claim.start);
        let against = |claim: &Claim<'l>| match claim.entry.meaning {
            Meaning::Confusable(number) => lexicon.confusables[number as usize].clone(),
            _ => Vec::new(),
        };
        let mut judge = Self {
            lexicon,
            normal,
            speeches: Vec::new(),
            far: vec![(0, 0); lexicon.subjects.len()],
            sure: Vec::new(),
            named: subjects(sure).iter().map(|known| known.0).collect(),
            mistaken: confusables.iter().flat_map(against).collect(),
            begins: subjects(all).iter().map(|(subject, claim)| (*subject, claim.start)).collect(),
            ends: subjects(all).iter().map(|(subject, claim)| (*subject, claim.end)).collect(),
            confusables,
        };
        judge.trust(subjects(sure).into_iter().map(|known| known.1));
        judge.listen(found);
        judge
    }

    /// Adds claims that hold and may speak for others.
    pub fn trust(&mut self, claims: impl Iterator<Item = Claim<'l>>) {
        self.sure.extend(claims);
        self.sure.sort_unstable_by_key(|claim| claim.start);
    }

    /// Gathers what the words say, leaving out a word inside the very name it would speak for and words
    /// inside the names of confusable bodies.
    fn listen(&mut self, found: &Found<'l>) {
        let mut spans: Vec<(usize, usize, Option<u32>)> = found
            .candidates
            .iter()
            .filter_map(|candidate| match candidate.entry.meaning {
                Meaning::Subject(subject) => Some((candidate.start, candidate.end, Some(subject))),
                _ => None,
            })
            .chain(self.confusables.iter().map(|claim| (claim.start, claim.end, None)))
            .collect();
        spans.sort_unstable_by_key(|span| span.0);
        let mut heard = vec![false; self.lexicon.speakers.len()];
        for word in &found.words {
            let from = spans.partition_point(|span| span.0 + 160 < word.start);
            let covering = |subject: u32| {
                let near = spans[from..].iter().take_while(|span| span.0 <= word.start);
                near.into_iter().any(|span| span.1 >= word.end && span.2.is_none_or(|of| of == subject))
            };
            for &(subject, supports) in &self.lexicon.speakers[word.number as usize] {
                if covering(subject) {
                    continue;
                }
                self.speeches.push(Speech { at: word.start, subject, number: word.number, supports });
                if !heard[word.number as usize] {
                    let far = &mut self.far[subject as usize];
                    *(if supports { &mut far.0 } else { &mut far.1 }) += 1;
                }
            }
            heard[word.number as usize] = true;
        }
    }

    /// How sure the claim is, 0 to 1; `None` if it does not hold.
    pub fn weigh(&self, claim: &Claim<'l>) -> Option<f64> {
        let Some(number) = claim.subject() else { return Some(1.0) };
        let subject = &self.lexicon.subjects[number as usize];
        if claim.level == Level::Certain {
            return Some(if claim.end - claim.start > 12 { 0.99 } else { 0.97 });
        }
        if self.defined(claim, number) {
            return Some(0.97);
        }
        let near = self.near(claim, number);
        let foreign = self.defined_otherwise(claim, number) || self.called_other(claim);
        if near.opposing > 0 && near.opposing >= near.supporting || foreign && near.supporting == 0 {
            return None;
        }
        if subject.event {
            return self.weigh_event(claim, subject, near);
        }
        self.weigh_body(claim, number, near)
    }

    fn weigh_event(&self, claim: &Claim<'l>, subject: &Subject, near: Scales) -> Option<f64> {
        let company = subject.bodies_speak && self.company(claim, subject);
        let speaking = near.supporting + usize::from(company);
        match claim.level {
            Level::Likely => Some(if speaking > 0 { 0.95 } else { 0.85 }),
            _ => (speaking >= subject.needs).then(|| supported(0.8, speaking)),
        }
    }

    fn weigh_body(&self, claim: &Claim<'l>, number: u32, near: Scales) -> Option<f64> {
        let subject = &self.lexicon.subjects[number as usize];
        let (far_for, far_against) = self.far[number as usize];
        let full_name = self.named.contains(&number);
        let mistaken = self.mistaken.contains(&number);
        let company = self.company(claim, subject);
        if near.supporting > near.opposing {
            return Some(supported(0.88, near.supporting));
        }
        if mistaken && !full_name {
            return None;
        }
        if full_name {
            return Some(0.9);
        }
        if claim.level == Level::Likely {
            return (far_for >= far_against).then_some(if company { 0.9 } else { 0.8 });
        }
        if company && far_against <= far_for {
            return Some(0.75);
        }
        (far_for > far_against).then_some(0.65)
    }

    /// The words near by, each counted once.
    fn near(&self, claim: &Claim<'_>, subject: u32) -> Scales {
        let reach = self.reach(claim);
        let (from, to) = (claim.start.saturating_sub(reach), claim.end + reach);
        let first = self.speeches.partition_point(|speech| speech.at < from);
        let mut heard: Vec<(u32, bool)> = Vec::new();
        for speech in self.speeches[first..].iter().take_while(|speech| speech.at < to) {
            let new = speech.subject == subject && !heard.contains(&(speech.number, speech.supports));
            if new && heard.len() < 12 {
                heard.push((speech.number, speech.supports));
            }
        }
        let supporting = heard.iter().filter(|heard| heard.1).count();
        let confused = within(&self.confusables, from, to);
        let confused = confused.filter(|other| self.speaks_against(other, subject)).take(3).count();
        Scales { supporting, opposing: heard.len() - supporting + confused }
    }

    fn reach(&self, claim: &Claim<'_>) -> usize {
        let before = claim.start.checked_sub(1).map(|at| self.normal.letters[at].is);
        let after = self.normal.letters.get(claim.end).map(|letter| letter.is);
        let cjk = [before, after].into_iter().flatten().any(is_cjk);
        if cjk { NEAR.1 } else { NEAR.0 }
    }

    fn speaks_against(&self, confusable: &Claim<'_>, subject: u32) -> bool {
        match confusable.entry.meaning {
            Meaning::Confusable(number) => self.lexicon.confusables[number as usize].contains(&subject),
            _ => false,
        }
    }

    /// Whether another listed body, or the event, stands near by. For the event, related bodies count too.
    fn company(&self, claim: &Claim<'_>, of: &Subject) -> bool {
        let reach = self.reach(claim);
        within(&self.sure, claim.start.saturating_sub(reach), claim.end + reach).any(|sure| {
            let Some(number) = sure.subject() else { return false };
            let other = &self.lexicon.subjects[number as usize];
            (other.listed || other.event || of.event) && other.id != of.id
        })
    }

    /// Whether the claim and another form of the same subject are bracketed together.
    fn defined(&self, claim: &Claim<'_>, subject: u32) -> bool {
        let ends = |at| self.ends.contains(&(subject, at));
        let begins = |at| self.begins.contains(&(subject, at));
        self.bracket_before(claim.start).is_some_and(ends)
            || self.bracket_after(claim.end).is_some_and(begins)
    }

    /// Whether the claim stands alone in brackets behind a name that is not its own.
    fn defined_otherwise(&self, claim: &Claim<'_>, subject: u32) -> bool {
        let closed = self.normal.letters.get(claim.end).is_some_and(|letter| letter.is == ')');
        let Some(at) = self.bracket_before(claim.start).filter(|_| closed) else { return false };
        let word = at > 0 && self.normal.letters[at - 1].is.is_alphanumeric();
        word && !self.ends.contains(&(subject, at))
    }

    /// The place where the text before an opening bracket ends, if one opens right before `start`.
    fn bracket_before(&self, start: usize) -> Option<usize> {
        let mut at = start.checked_sub(1)?;
        while at > 0 && matches!(self.normal.letters[at].is, '"' | ' ' | '\'') {
            at -= 1;
        }
        if !matches!(self.normal.letters[at].is, '(' | '[') {
            return None;
        }
        while at > 0 && matches!(self.normal.letters[at - 1].is, '"' | ' ' | '\'') {
            at -= 1;
        }
        Some(at)
    }

    fn bracket_after(&self, end: usize) -> Option<usize> {
        let letters = &self.normal.letters;
        let mut at = end;
        while letters.get(at).is_some_and(|letter| matches!(letter.is, '"' | ' ' | '\'')) {
            at += 1;
        }
        if !letters.get(at).is_some_and(|letter| matches!(letter.is, '(' | '[')) {
            return None;
        }
        at += 1;
        while letters.get(at).is_some_and(|letter| matches!(letter.is, '"' | ' ' | '\'')) {
            at += 1;
        }
        Some(at)
    }

    fn called_other(&self, claim: &Claim<'_>) -> bool {
        let before = &self.normal.letters[..claim.start];
        let single = !self.normal.letters[claim.start..claim.end].iter().any(|letter| letter.is == ' ');
        single && OTHER.iter().any(|other| ends_with_words(before, other))
    }
}

/// No name is longer than this, in letters.
const LONGEST: usize = 240;

/// The claims, given in order of place, that reach into a stretch of letters.
fn within<'c, 'l>(claims: &'c [Claim<'l>], from: usize, to: usize) -> impl Iterator<Item = &'c Claim<'l>> {
    let first = claims.partition_point(|claim| claim.start + LONGEST < from);
    claims[first..].iter().take_while(move |claim| claim.start < to).filter(move |claim| claim.end > from)
}

fn ends_with_words(letters: &[Letter], words: &str) -> bool {
    let mut before = letters.iter().rev().map(|letter| letter.is);
    words.chars().rev().all(|one| before.next() == Some(one))
        && !before.next().is_some_and(|last| is_spaced(last) && words.starts_with(is_spaced))
}

/// More words make it surer, up to a point.
fn supported(base: f64, words: usize) -> f64 {
    (base + 0.02 * words.min(4) as f64).min(0.96)
}
