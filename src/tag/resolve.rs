//! Which of the overlapping candidates are mentions.
//!
//! The longest name wins its place; at equal length a confusable body wins it from ours. A candidate that
//! does not stand up to judgement gives its place back to shorter ones.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::entry::{Entry, Meaning};
use super::fold::{is_cjk, is_latin};
use super::judge::{Judge, Verdict};
use super::lexicon::Lexicon;
use super::normal::Normal;
use super::scan::{Found, scan};
use super::variants::primary;
use super::watchlist::Level;

/// A candidate with the level that holds in this text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Claim<'l> {
    pub start: usize,
    pub end: usize,
    pub entry: &'l Entry,
    pub level: Level,
}

impl Claim<'_> {
    /// The subject; `None` for a confusable body.
    pub fn subject(&self) -> Option<u32> {
        match self.entry.meaning {
            Meaning::Subject(number) => Some(number),
            _ => None,
        }
    }
}

/// A claim with the decision on it.
#[derive(Clone, Debug)]
pub(super) struct Decided<'l> {
    pub claim: Claim<'l>,
    pub verdict: Verdict<'l>,
}

/// What is known of the text beside its letters.
#[derive(Clone, Copy, Debug)]
pub(super) struct Circumstances<'a> {
    pub language: Option<&'a str>,
    pub country: Option<&'a str>,
}

/// Finds the mentions, in order of place, and what was judged and is none. If asked, the latter holds also
/// what a longer name swallowed.
pub(super) fn resolve<'l>(
    lexicon: &'l Lexicon,
    normal: &'l Normal,
    circumstances: Circumstances<'_>,
    swallowed_too: bool,
) -> (Vec<Decided<'l>>, Vec<Decided<'l>>) {
    let found = scan(lexicon, normal);
    if found.candidates.is_empty() {
        return (Vec::new(), Vec::new());
    }
    let mut docket = Docket::new(claims(lexicon, normal, &found, circumstances));
    let sure: Vec<Claim<'l>> = docket.laid().filter(|claim| claim.level == Level::Certain).collect();
    let mut judge = Judge::new(lexicon, normal, &found, &docket.claims, &sure);
    // The event first: it is company for the bodies.
    docket.settle(|claim| is_event(lexicon, claim), &judge);
    judge.trust(docket.laid().filter(|claim| is_event(lexicon, claim)));
    docket.settle(|_| true, &judge);
    docket.close(&judge, swallowed_too)
}

fn is_event(lexicon: &Lexicon, claim: &Claim<'_>) -> bool {
    matches!(claim.entry.meaning, Meaning::Subject(number) if lexicon.subjects[number as usize].event)
}

/// The claims on a text, and what was decided on them.
struct Docket<'l> {
    claims: Vec<Claim<'l>>,
    verdicts: Vec<Option<Verdict<'l>>>,
    dead: Vec<bool>,
}

impl<'l> Docket<'l> {
    fn new(claims: Vec<Claim<'l>>) -> Self {
        Self { verdicts: vec![None; claims.len()], dead: vec![false; claims.len()], claims }
    }

    /// The claims that hold a place so far.
    fn laid(&self) -> impl Iterator<Item = Claim<'l>> + '_ {
        layout(&self.claims, &self.dead).into_iter().map(|at| self.claims[at])
    }

    /// Judges the ambiguous claims that hold a place, and marks as dead those that fail, until none does.
    fn settle(&mut self, wanted: impl Fn(&Claim<'l>) -> bool, judge: &Judge<'l>) {
        loop {
            let mut failed = false;
            for at in layout(&self.claims, &self.dead) {
                let claim = &self.claims[at];
                if self.verdicts[at].is_some() || claim.level == Level::Certain || !wanted(claim) {
                    continue;
                }
                let verdict = judge.weigh(claim);
                self.dead[at] = verdict.holds.is_err();
                failed |= self.dead[at];
                self.verdicts[at] = Some(verdict);
            }
            if !failed {
                return;
            }
        }
    }

    fn close(mut self, judge: &Judge<'l>, swallowed_too: bool) -> (Vec<Decided<'l>>, Vec<Decided<'l>>) {
        let laid = layout(&self.claims, &self.dead);
        let (mut kept, mut refused) = (Vec::new(), Vec::new());
        if swallowed_too {
            self.swallowed(&laid, judge, &mut refused);
        }
        for &at in laid.iter().filter(|&&at| self.claims[at].subject().is_some()) {
            let claim = self.claims[at];
            let verdict = self.verdicts[at].take().unwrap_or_else(|| judge.weigh(&claim));
            kept.push(Decided { claim, verdict });
        }
        for (at, verdict) in self.verdicts.into_iter().enumerate().filter(|(at, _)| self.dead[*at]) {
            refused.extend(verdict.map(|verdict| Decided { claim: self.claims[at], verdict }));
        }
        for decided in [&mut kept, &mut refused] {
            decided.sort_by_key(|one| (one.claim.start, one.claim.end));
        }
        (kept, refused)
    }

    /// The claims whose place a longer name of somebody else holds.
    fn swallowed(&self, laid: &[usize], judge: &Judge<'l>, refused: &mut Vec<Decided<'l>>) {
        let mut holders: Vec<&Claim<'l>> = laid.iter().map(|&at| &self.claims[at]).collect();
        holders.sort_unstable_by_key(|holder| holder.start);
        let undecided = (0..self.claims.len()).filter(|&at| !self.dead[at] && self.verdicts[at].is_none());
        for claim in undecided.map(|at| self.claims[at]).filter(|claim| claim.subject().is_some()) {
            // Holders do not overlap, so the last that begins before the claim's end is the one.
            let before = holders.partition_point(|holder| holder.start < claim.end);
            let Some(holder) = before.checked_sub(1).map(|at| holders[at]) else { continue };
            let over = holder.end > claim.start && holder.end - holder.start > claim.end - claim.start;
            if over && holder.entry.meaning != claim.entry.meaning {
                refused.push(Decided { claim, verdict: Verdict::swallowed(judge.called(holder)) });
            }
        }
    }
}

/// The living claims that hold a place: the longest first, none across another. Two bodies may share a
/// place only if both are written by exactly the same letters.
fn layout(claims: &[Claim<'_>], dead: &[bool]) -> Vec<usize> {
    // By the letter they begin at. Holders do not overlap, so the last that begins before a claim's end is the
    // only one that can be in its way.
    let mut holders: BTreeMap<usize, usize> = BTreeMap::new();
    let mut chosen = Vec::new();
    for (at, claim) in claims.iter().enumerate().filter(|(at, _)| !dead[*at]) {
        let holder = holders.range(..claim.end).next_back().map(|(_, &holder)| &claims[holder]);
        if holder.is_none_or(|holder| holder.end <= claim.start || shares_place(holder, claim)) {
            holders.entry(claim.start).or_insert(at);
            chosen.push(at);
        }
    }
    chosen
}

fn shares_place(holder: &Claim<'_>, claim: &Claim<'_>) -> bool {
    holder.start == claim.start
        && holder.end == claim.end
        && holder.level == claim.level
        && holder.entry.meaning != claim.entry.meaning
        && matches!((holder.entry.meaning, claim.entry.meaning), (Meaning::Subject(_), Meaning::Subject(_)))
}

/// The candidates as claims, in the order in which they may take their places.
fn claims<'l>(
    lexicon: &Lexicon,
    normal: &Normal,
    found: &Found<'l>,
    circumstances: Circumstances<'_>,
) -> Vec<Claim<'l>> {
    let mut claims: Vec<Claim<'l>> = found
        .candidates
        .iter()
        .map(|candidate| {
            let (start, end, entry) = (candidate.start, candidate.end, candidate.entry);
            let level = level(lexicon, normal, (start, end), entry, circumstances);
            Claim { start, end, entry, level }
        })
        .collect();
    let odd =
        |claim: &Claim<'_>| Entry::dashes_in(&normal.letters[claim.start..claim.end]) != claim.entry.dashes;
    claims.sort_by_key(|claim| {
        let confusable = matches!(claim.entry.meaning, Meaning::Confusable(_));
        (Reverse(claim.end - claim.start), !confusable, claim.start, odd(claim), claim.level)
    });
    // Of the ways to read the same letters as the same body, the one whose dashes agree.
    let mut seen = std::collections::HashSet::new();
    claims.retain(|claim| seen.insert((claim.start, claim.end, meaning_key(claim.entry.meaning))));
    claims
}

fn meaning_key(meaning: Meaning) -> (u8, u32) {
    match meaning {
        Meaning::Subject(number) => (0, number),
        Meaning::Confusable(number) => (1, number),
        Meaning::Word(number) | Meaning::Head(number) | Meaning::Tail(number) => (2, number),
    }
}

/// The level of a form in this text: never surer than the watchlist says, but less so in another
/// language, in a country that means somebody else by it, or where everything is in capitals.
fn level(
    lexicon: &Lexicon,
    normal: &Normal,
    (start, end): (usize, usize),
    entry: &Entry,
    circumstances: Circumstances<'_>,
) -> Level {
    let Meaning::Subject(number) = entry.meaning else { return entry.level };
    let subject = &lexicon.subjects[number as usize];
    let foreign = !entry.only.is_empty() && circumstances.language.map(primary) != Some(entry.only);
    let elsewhere =
        circumstances.country.is_some_and(|country| subject.elsewhere.iter().any(|one| one == country));
    let likely = entry.level == Level::Likely;
    let shouted = || entry.is_told_by_capitals(&normal.letters[start..end]) && shouted(normal, start, end);
    if foreign || likely && (elsewhere || shouted()) {
        return Level::Unlikely;
    }
    entry.level
}

/// Whether the words on both sides are in capitals too, as in a headline: then capitals mean nothing.
fn shouted(normal: &Normal, start: usize, end: usize) -> bool {
    let letters = &normal.letters;
    if letters[start..end].iter().any(|letter| is_cjk(letter.is) || letter.was.is_lowercase()) {
        return false;
    }
    let word = |mut places: Box<dyn Iterator<Item = usize> + '_>| {
        let first = places.find(|&at| letters[at].is != ' ');
        let rest = places.take_while(|&at| is_latin(letters[at].is));
        let word: Vec<usize> = first.filter(|&at| is_latin(letters[at].is)).into_iter().chain(rest).collect();
        word.len() >= 3 && word.iter().all(|&at| letters[at].was.is_uppercase())
    };
    let before = word(Box::new((start.saturating_sub(24)..start).rev()));
    let after = word(Box::new(end..(end + 24).min(letters.len())));
    before && (after || end == letters.len()) || after && start == 0
}
