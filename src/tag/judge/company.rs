//! The bodies that are named beyond doubt, as company for those that are not: near by, or in one
//! enumeration («WHO, UNESCO, ITC and UNFPA»).

use super::evidence::{Evidence, Scales};
use crate::tag::lexicon::{Lexicon, Subject};
use crate::tag::normal::{Letter, Normal};
use crate::tag::resolve::Claim;

/// No name is longer than this, in letters.
const LONGEST: usize = 240;

/// The most letters between two names of one enumeration: a comma, «and», an article.
const BETWEEN: usize = 9;

/// The most members of an enumeration that are looked at.
const MEMBERS: usize = 12;

/// Related bodies that make an enumeration what it is.
const RELATED: usize = 2;

/// Words that join two names, folded.
const AND: &[&str] = &[
    "and", "or", "y", "e", "et", "ou", "o", "und", "oder", "sowie", "и", "или", "та", "і", "и", "ve", "va",
    "dan", "و", "او", "和", "与", "及", "以及", "或", "と", "や", "및", "와", "과",
];

/// What is sure, in order of place.
#[derive(Debug)]
pub(super) struct Company<'l> {
    lexicon: &'l Lexicon,
    normal: &'l Normal,
    sure: Vec<Claim<'l>>,
}

impl<'l> Company<'l> {
    pub fn new(lexicon: &'l Lexicon, normal: &'l Normal, sure: Vec<Claim<'l>>) -> Self {
        Self { lexicon, normal, sure }
    }

    pub fn add(&mut self, claims: impl Iterator<Item = Claim<'l>>) {
        self.sure.extend(claims);
        self.sure.sort_unstable_by_key(|claim| claim.start);
    }

    /// The nearest other listed body, or the event, and how near it is. Related bodies count too, if asked.
    pub fn near(
        &self,
        claim: &Claim<'_>,
        of: &Subject,
        related: bool,
        evidence: &Evidence<'l>,
    ) -> Option<(usize, &'l str)> {
        let (from, to) = evidence.window(claim);
        let near = within(&self.sure, from, to).filter_map(|sure| {
            let other = self.subject(sure)?;
            let weight = evidence.weight(claim, sure.start, sure.end);
            let counts = (other.listed || other.event || related) && other.id != of.id && weight > 0;
            counts.then(|| (weight, self.form(sure)))
        });
        near.max_by_key(|(weight, _)| *weight)
    }

    /// Whether the claim stands in an enumeration with a listed body, or with several related ones.
    pub fn enumerated(&self, claim: &Claim<'l>, of: &Subject, scales: &mut Scales<'l>) -> bool {
        let members = self
            .members(claim)
            .take(MEMBERS)
            .filter(|member| self.subject(member).is_some_and(|other| other.id != of.id && !other.event));
        let members: Vec<Claim<'l>> = members.collect();
        let listed = |member: &Claim<'l>| self.subject(member).is_some_and(|other| other.listed);
        let enumerated = members.iter().any(listed) || members.len() >= RELATED;
        for member in members.iter().take(if enumerated { RELATED } else { 0 }) {
            scales.add(true, 1, self.form(member));
        }
        enumerated
    }

    /// The sure members of the enumeration that a claim stands in, those before it and those behind it.
    fn members(&self, claim: &Claim<'l>) -> impl Iterator<Item = Claim<'l>> + '_ {
        let before = self.sure.partition_point(|sure| sure.start < claim.start);
        let behind = self.sure.partition_point(|sure| sure.start <= claim.start);
        let mut from = claim.start;
        let earlier = self.sure[..before].iter().rev().take_while(move |sure| {
            let joined = sure.end <= from && self.joins(sure.end, from);
            from = sure.start;
            joined
        });
        let mut to = claim.end;
        let later = self.sure[behind..].iter().take_while(move |sure| {
            let joined = self.joins(to, sure.start);
            to = sure.end;
            joined
        });
        earlier.chain(later).copied()
    }

    /// Whether nothing but a comma, «and» or both stands between two names, with an article at most.
    fn joins(&self, from: usize, to: usize) -> bool {
        let Some(between) = self.normal.letters.get(from..to).filter(|between| between.len() <= BETWEEN)
        else {
            return false;
        };
        let comma = between.iter().any(|letter| matches!(letter.is, ',' | '、' | '/' | '،'));
        let plain = |letter: &Letter| {
            letter.is.is_alphanumeric() || matches!(letter.is, ',' | '、' | '/' | '،' | ' ' | '\'' | '&')
        };
        let mut words = between.split(|letter| !letter.is.is_alphanumeric()).filter(|word| !word.is_empty());
        let and = |word: &[Letter]| AND.iter().any(|and| and.chars().eq(word.iter().map(|letter| letter.is)));
        let small = |word: &[Letter]| word.len() <= 3 && word.iter().all(|letter| letter.was.is_lowercase());
        between.iter().all(plain)
            && (comma && words.clone().all(|word| and(word) || small(word))
                || words.next().map_or_else(|| between.iter().any(|letter| letter.is == '&'), and)
                    && words.all(small))
    }

    fn subject(&self, claim: &Claim<'_>) -> Option<&'l Subject> {
        Some(&self.lexicon.subjects[claim.subject()? as usize])
    }

    fn form(&self, claim: &Claim<'_>) -> &'l str {
        &self.lexicon.forms[claim.entry.form as usize]
    }
}

/// The claims, given in order of place, that reach into a stretch of letters.
pub(super) fn within<'c, 'l>(
    claims: &'c [Claim<'l>],
    from: usize,
    to: usize,
) -> impl Iterator<Item = &'c Claim<'l>> {
    let first = claims.partition_point(|claim| claim.start + LONGEST < from);
    claims[first..].iter().take_while(move |claim| claim.start < to).filter(move |claim| claim.end > from)
}
