//! What the words of a text say for and against the bodies whose ambiguous forms stand in it, and how much
//! a word weighs at a place: most beside the form, less in the same sentence, least in the next one.

use std::collections::HashMap;

use super::sentences::Sentences;
use crate::tag::entry::Meaning;
use crate::tag::fold::is_cjk;
use crate::tag::lexicon::Lexicon;
use crate::tag::normal::Normal;
use crate::tag::resolve::Claim;
use crate::tag::scan::{Found, Word};

/// How near is beside, in letters of spaced scripts, and of Chinese, Japanese and Korean.
const BESIDE: (usize, usize) = (40, 14);

/// What is further away than this does not speak, even in the same sentence.
const REACH: (usize, usize) = (300, 110);

/// More different words than this are not counted at one place.
const ENOUGH: usize = 12;

/// No name is longer than this, in letters.
const LONGEST: usize = 160;

/// A word that speaks for or against one subject at one place.
#[derive(Clone, Copy, Debug)]
struct Speech {
    start: usize,
    end: usize,
    number: u32,
    supports: bool,
    /// It stands in the name of another body, and speaks of that one first.
    lent: bool,
}

/// Something that weighs at a place, and how it is called.
#[derive(Clone, Debug, Default)]
pub(in crate::tag) struct Scales<'l> {
    pub supporting: usize,
    pub opposing: usize,
    /// What spoke for it.
    pub pro: Vec<&'l str>,
    /// What spoke against it.
    pub contra: Vec<&'l str>,
    /// Whether a body that is easily taken for it is among the latter.
    pub confusable: bool,
}

impl<'l> Scales<'l> {
    /// Puts a weight on one side.
    pub fn add(&mut self, supports: bool, weight: usize, called: &'l str) {
        let (sum, names) = if supports {
            (&mut self.supporting, &mut self.pro)
        } else {
            (&mut self.opposing, &mut self.contra)
        };
        *sum += weight;
        if !called.is_empty() && !names.contains(&called) {
            names.push(called);
        }
    }
}

/// All that is said of the subjects in question.
#[derive(Debug)]
pub(super) struct Evidence<'l> {
    lexicon: &'l Lexicon,
    normal: &'l Normal,
    pub sentences: Sentences,
    /// By subject, in order of place.
    speeches: HashMap<u32, Vec<Speech>>,
}

impl<'l> Evidence<'l> {
    /// Gathers what the words say of the subjects of the ambiguous claims. A word inside the very name it
    /// would speak for says nothing, nor does one inside the name of a confusable body.
    pub fn new(
        lexicon: &'l Lexicon,
        normal: &'l Normal,
        found: &Found<'l>,
        in_question: &[u32],
        confusables: &[Claim<'l>],
        named: &[Claim<'l>],
    ) -> Self {
        let mut speeches: HashMap<u32, Vec<Speech>> =
            in_question.iter().map(|&subject| (subject, Vec::new())).collect();
        let own = Names::new(found, confusables);
        let others = Names(named.iter().map(|claim| (claim.start, claim.end, None)).collect());
        for word in &found.words {
            for &(subject, supports) in &lexicon.speakers[word.number as usize] {
                let Some(of) = speeches.get_mut(&subject) else { continue };
                let &Word { start, end, number } = word;
                if !own.cover(subject, start, end) {
                    let lent = others.cover(subject, start, end);
                    of.push(Speech { start, end, number, supports, lent });
                }
            }
        }
        Self { lexicon, normal, sentences: Sentences::of(normal), speeches }
    }

    /// What the words near a claim weigh, each counted once, where it stands nearest.
    pub fn near(&self, claim: &Claim<'l>, subject: u32, twins: &[Claim<'l>]) -> Scales<'l> {
        let (from, to) = self.window(claim);
        let speeches = self.speeches.get(&subject).map_or(&[][..], Vec::as_slice);
        let first = speeches.partition_point(|speech| speech.start < from);
        let mut heard: Vec<(Speech, usize)> = Vec::new();
        for speech in speeches[first..].iter().take_while(|speech| speech.start < to) {
            let nearer = |twin: &Claim<'l>| self.nearer(twin, claim, speech);
            if twins.iter().any(nearer) {
                continue;
            }
            let weight = self.weight(claim, speech.start, speech.end).min(if speech.lent { 1 } else { 3 });
            let overlaps = |one: &Speech| one.supports == speech.supports && one.end > speech.start;
            match heard.iter().position(|(one, _)| one.number == speech.number || overlaps(one)) {
                Some(at) if heard[at].1 < weight => heard[at] = (*speech, weight),
                None if weight > 0 && heard.len() < ENOUGH => heard.push((*speech, weight)),
                _ => {}
            }
        }
        let mut scales = Scales::default();
        for (speech, weight) in heard {
            scales.add(speech.supports, weight, &self.lexicon.word_texts[speech.number as usize]);
        }
        scales
    }

    /// Whether a word stands in one sentence with both claims and nearer to the other one: of two that are
    /// written alike, it speaks of that one.
    fn nearer(&self, twin: &Claim<'l>, claim: &Claim<'l>, speech: &Speech) -> bool {
        let sentence = self.sentences.at(claim.start);
        let together =
            self.sentences.at(twin.start) == sentence && self.sentences.at(speech.start) == sentence;
        together && apart(twin, speech.start, speech.end) < apart(claim, speech.start, speech.end)
    }

    /// The words anywhere in the text, each counted once.
    pub fn anywhere(&self, subject: u32) -> Scales<'l> {
        let mut scales = Scales::default();
        let mut heard: Vec<u32> = Vec::new();
        for speech in self.speeches.get(&subject).map_or(&[][..], Vec::as_slice) {
            if heard.len() >= ENOUGH {
                break;
            }
            if !heard.contains(&speech.number) {
                heard.push(speech.number);
                scales.add(speech.supports, 1, &self.lexicon.word_texts[speech.number as usize]);
            }
        }
        scales
    }

    /// Whether a word for the subject stands within these letters.
    pub fn speaks_within(&self, subject: u32, from: usize, to: usize) -> Option<&'l str> {
        let speeches = self.speeches.get(&subject)?;
        let first = speeches.partition_point(|speech| speech.start < from);
        let inside = speeches[first..].iter().take_while(|speech| speech.start < to);
        let word = inside.into_iter().find(|speech| speech.supports && speech.end <= to)?;
        Some(&self.lexicon.word_texts[word.number as usize])
    }

    /// How much what stands at a place weighs for or against a claim: 3 beside it, 2 in its sentence, 1 in
    /// the sentence before or after, 0 further away.
    pub fn weight(&self, claim: &Claim<'_>, start: usize, end: usize) -> usize {
        let (from, to) = between(claim, start, end);
        let apart = to - from;
        let (beside, reach) = self.reaches(claim);
        if apart > reach {
            return 0;
        }
        let (mine, theirs) = (self.sentences.at(claim.start), self.sentences.at(start));
        if mine != theirs {
            return usize::from(mine.abs_diff(theirs) == 1);
        }
        let between = &self.normal.letters[from..to];
        let broken = apart > beside || between.iter().any(|letter| matches!(letter.is, ';' | ':'));
        if broken { 2 } else { 3 }
    }

    /// The letters in which something may speak for or against a claim.
    pub fn window(&self, claim: &Claim<'_>) -> (usize, usize) {
        let (_, reach) = self.reaches(claim);
        let (from, to) = self.sentences.around(claim.start);
        (from.max(claim.start.saturating_sub(reach + LONGEST)), to.min(claim.end + reach))
    }

    fn reaches(&self, claim: &Claim<'_>) -> (usize, usize) {
        let before = claim.start.checked_sub(1).map(|at| self.normal.letters[at].is);
        let after = self.normal.letters.get(claim.end).map(|letter| letter.is);
        let cjk = [before, after].into_iter().flatten().any(is_cjk);
        if cjk { (BESIDE.1, REACH.1) } else { (BESIDE.0, REACH.0) }
    }
}

/// The letters between a claim and what stands before or behind it.
fn between(claim: &Claim<'_>, start: usize, end: usize) -> (usize, usize) {
    let (from, to) = if end <= claim.start { (end, claim.start) } else { (claim.end, start) };
    (from.min(to), to)
}

fn apart(claim: &Claim<'_>, start: usize, end: usize) -> usize {
    let (from, to) = between(claim, start, end);
    to - from
}

/// The places of names, in which words do not speak.
struct Names(Vec<(usize, usize, Option<u32>)>);

impl Names {
    fn new(found: &Found<'_>, confusables: &[Claim<'_>]) -> Self {
        let candidates = found.candidates.iter().filter_map(|candidate| match candidate.entry.meaning {
            Meaning::Subject(subject) => Some((candidate.start, candidate.end, Some(subject))),
            _ => None,
        });
        let mut names: Vec<_> =
            candidates.chain(confusables.iter().map(|claim| (claim.start, claim.end, None))).collect();
        names.sort_unstable_by_key(|name| name.0);
        Self(names)
    }

    fn cover(&self, subject: u32, start: usize, end: usize) -> bool {
        let from = self.0.partition_point(|name| name.0 + LONGEST < start);
        let near = self.0[from..].iter().take_while(|name| name.0 <= start);
        near.into_iter().any(|name| name.1 >= end && name.2.is_none_or(|of| of == subject))
    }
}
