//! Which of the overlapping candidates are mentions.
//!
//! The longest name wins its place; at equal length a confusable body wins it from ours. A candidate that
//! does not stand up to judgement gives its place back to shorter ones.

use std::cmp::Reverse;

use super::entry::{Entry, Meaning};
use super::fold::{is_cjk, is_latin};
use super::judge::Judge;
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

/// A mention by its letters.
#[derive(Clone, Copy, Debug)]
pub(super) struct Kept<'l> {
    pub claim: Claim<'l>,
    pub confidence: f64,
}

/// What is known of the text beside its letters.
#[derive(Clone, Copy, Debug)]
pub(super) struct Circumstances<'a> {
    pub language: Option<&'a str>,
    pub country: Option<&'a str>,
}

/// Finds the mentions, in order of place.
pub(super) fn resolve<'l>(
    lexicon: &'l Lexicon,
    normal: &'l Normal,
    circumstances: Circumstances<'_>,
) -> Vec<Kept<'l>> {
    let found = scan(lexicon, normal);
    if found.candidates.is_empty() {
        return Vec::new();
    }
    let claims = claims(lexicon, normal, &found, circumstances);
    let mut dead = vec![false; claims.len()];
    let first = layout(&claims, &dead, normal.letters.len());
    let sure: Vec<Claim<'l>> =
        first.iter().map(|&at| claims[at]).filter(|claim| claim.level == Level::Certain).collect();
    let mut judge = Judge::new(lexicon, normal, &found, &claims, &sure);
    // The event first: it is company for the bodies.
    settle(&claims, &mut dead, normal, |claim| is_event(lexicon, claim), &judge);
    let laid = layout(&claims, &dead, normal.letters.len());
    judge.trust(laid.iter().map(|&at| claims[at]).filter(|claim| is_event(lexicon, claim)));
    settle(&claims, &mut dead, normal, |_| true, &judge);
    let mut kept: Vec<Kept<'l>> = layout(&claims, &dead, normal.letters.len())
        .into_iter()
        .filter(|&at| matches!(claims[at].entry.meaning, Meaning::Subject(_)))
        .filter_map(|at| Some(Kept { claim: claims[at], confidence: judge.weigh(&claims[at])? }))
        .collect();
    kept.sort_by_key(|kept| (kept.claim.start, kept.claim.end));
    kept
}

fn is_event(lexicon: &Lexicon, claim: &Claim<'_>) -> bool {
    matches!(claim.entry.meaning, Meaning::Subject(number) if lexicon.subjects[number as usize].event)
}

/// Judges the ambiguous claims that hold a place, and marks as dead those that fail, until none does.
fn settle<'l>(
    claims: &[Claim<'l>],
    dead: &mut [bool],
    normal: &Normal,
    wanted: impl Fn(&Claim<'l>) -> bool,
    judge: &Judge<'l>,
) {
    let mut passed = vec![false; claims.len()];
    loop {
        let mut failed = false;
        for at in layout(claims, dead, normal.letters.len()) {
            if passed[at] || claims[at].level == Level::Certain || !wanted(&claims[at]) {
                continue;
            }
            passed[at] = true;
            if judge.weigh(&claims[at]).is_none() {
                dead[at] = true;
                failed = true;
            }
        }
        if !failed {
            return;
        }
    }
}

/// The living claims that hold a place: the longest first, none across another. Two bodies may share a
/// place only if both are written by exactly the same letters.
fn layout(claims: &[Claim<'_>], dead: &[bool], letters: usize) -> Vec<usize> {
    let mut taken: Vec<Option<usize>> = vec![None; letters];
    let mut chosen = Vec::new();
    for (at, claim) in claims.iter().enumerate().filter(|(at, _)| !dead[*at]) {
        let shares = |holder: usize| shares_place(&claims[holder], claim);
        if taken[claim.start..claim.end].iter().all(|holder| holder.is_none_or(shares)) {
            taken[claim.start..claim.end].iter_mut().for_each(|place| *place = place.or(Some(at)));
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
    if foreign || likely && (elsewhere || shouted(normal, start, end)) {
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
