//! Whether an ambiguous form means what it may mean here, and why.
//!
//! The strongest evidence is the writer's own definition: a name with its acronym in brackets holds for the
//! rest of the text. Then come the words near by (the nearer the heavier), the body's full name, the
//! company of other bodies, and last the words of the whole text. What speaks against wins a draw.

mod called;
mod company;
mod definitions;
mod evidence;
mod sentences;
#[cfg(test)]
mod tests;

use std::borrow::Cow;
use std::collections::HashMap;

use self::company::Company;
use self::definitions::{Definitions, Sense};
use self::evidence::{Evidence, Scales};
use super::entry::Meaning;
use super::fold::is_cjk;
use super::lexicon::{Lexicon, Subject};
use super::mention::{Reasons, Refusal, Rule};
use super::normal::Normal;
use super::resolve::Claim;
use super::scan::Found;
use super::watchlist::Level;

/// An unlikely form wants this much: a word in its sentence, or two in those beside it.
const ENOUGH: usize = 2;

/// A form of so many letters without a space, as Chinese and Japanese write, may be a sentence.
const SENTENCE: usize = 9;

/// What a definition before it weighs: two words right beside a form outweigh it.
const BOUND: usize = 5;

/// An acronym of so many letters has namesakes everywhere: it wants company in its own sentence.
const ACRONYM: usize = 5;

/// Forms written alike are looked for within so many letters.
const TWINS: usize = 200;

/// What it weighs that a form is called another, or stands in a person's name.
const CALLED: usize = 4;

/// A decision, and what it rests on.
#[derive(Clone, Debug)]
pub(super) struct Verdict<'l> {
    /// Why it holds and how sure that is, 0 to 1; or why it does not hold.
    pub holds: Result<(Rule, f64), Refusal>,
    pub supporting: Vec<Cow<'l, str>>,
    pub opposing: Vec<Cow<'l, str>>,
}

impl<'l> Verdict<'l> {
    fn certain(holds: Result<(Rule, f64), Refusal>) -> Self {
        Self { holds, supporting: Vec::new(), opposing: Vec::new() }
    }

    fn new(holds: Result<(Rule, f64), Refusal>, scales: Scales<'l>) -> Self {
        let told = |names: Vec<&'l str>| names.into_iter().map(Cow::Borrowed).collect();
        Self { holds, supporting: told(scales.pro), opposing: told(scales.contra) }
    }

    /// A claim whose place a longer name holds.
    pub fn swallowed(by: &'l str) -> Self {
        Self { opposing: vec![Cow::Borrowed(by)], ..Self::certain(Err(Refusal::Swallowed)) }
    }

    /// The evidence as a mention keeps it.
    pub fn reasons(self) -> Reasons {
        let owned = |names: Vec<Cow<'l, str>>| names.into_iter().map(Cow::into_owned).collect();
        Reasons { supporting: owned(self.supporting), opposing: owned(self.opposing) }
    }

    fn defined(mut self, ours: bool, name: &str) -> Self {
        let side = if ours { &mut self.supporting } else { &mut self.opposing };
        side.insert(0, Cow::Owned(name.to_owned()));
        self
    }
}

/// What is known of a text before its ambiguous forms are judged.
#[derive(Debug)]
pub(super) struct Judge<'l> {
    lexicon: &'l Lexicon,
    normal: &'l Normal,
    evidence: Evidence<'l>,
    definitions: Definitions,
    company: Company<'l>,
    /// Confusables that stand in the text, in order of place.
    confusables: Vec<Claim<'l>>,
    /// By subject, its claims beyond doubt, in order of place.
    named: HashMap<u32, Vec<Claim<'l>>>,
    /// By subject, a body in the text that is easily taken for it.
    mistaken: HashMap<u32, &'l str>,
    /// The ambiguous claims by form, in order of place.
    twins: HashMap<u32, Vec<Claim<'l>>>,
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
        let (mut named, mut confusables): (Vec<Claim<'l>>, Vec<Claim<'l>>) =
            sure.iter().copied().partition(|claim| claim.subject().is_some());
        named.sort_unstable_by_key(|claim| claim.start);
        confusables.sort_unstable_by_key(|claim| claim.start);
        let mut mistaken = HashMap::new();
        for confusable in &confusables {
            for &subject in against(lexicon, confusable) {
                mistaken.entry(subject).or_insert_with(|| called(lexicon, confusable));
            }
        }
        let ambiguous: Vec<Claim<'l>> = all
            .iter()
            .copied()
            .filter(|claim| claim.level != Level::Certain && claim.subject().is_some())
            .collect();
        let in_question: Vec<u32> = ambiguous.iter().filter_map(Claim::subject).collect();
        let evidence = Evidence::new(lexicon, normal, found, &in_question, &confusables, &named);
        let definitions = Definitions::new(lexicon, normal, &evidence, all, &ambiguous);
        let mut by_subject: HashMap<u32, Vec<Claim<'l>>> = HashMap::new();
        for claim in &named {
            by_subject.entry(claim.subject().unwrap_or_default()).or_default().push(*claim);
        }
        let company = Company::new(lexicon, normal, named);
        let mut twins: HashMap<u32, Vec<Claim<'l>>> = HashMap::new();
        for claim in &ambiguous {
            twins.entry(claim.entry.form).or_default().push(*claim);
        }
        for twins in twins.values_mut() {
            twins.sort_unstable_by_key(|twin| twin.start);
        }
        Self {
            lexicon,
            normal,
            evidence,
            definitions,
            company,
            confusables,
            named: by_subject,
            mistaken,
            twins,
        }
    }

    /// Adds claims that hold and may speak for others.
    pub fn trust(&mut self, claims: impl Iterator<Item = Claim<'l>>) {
        self.company.add(claims);
    }

    /// Whether the claim holds.
    pub fn weigh(&self, claim: &Claim<'l>) -> Verdict<'l> {
        let Some(number) = claim.subject() else { return Verdict::certain(Ok((Rule::Form, 1.0))) };
        if claim.level == Level::Certain {
            let sure = if claim.end - claim.start > 12 { 0.99 } else { 0.97 };
            return Verdict::certain(Ok((Rule::Form, sure)));
        }
        let subject = &self.lexicon.subjects[number as usize];
        let mut scales = self.evidence.near(claim, number, self.twins(claim));
        self.weigh_confusables(claim, number, &mut scales);
        if subject.event {
            return self.weigh_event(claim, subject, scales);
        }
        if let Some(definition) = self.definitions.here(self.normal, claim) {
            match definition.means {
                Sense::Subject(one) if one == number => {
                    return Verdict::new(Ok((Rule::Defined, 0.97)), scales).defined(true, &definition.name);
                }
                Sense::Unknown if scales.supporting > CALLED => {}
                _ => {
                    let refused = Err(Refusal::DefinedOtherwise);
                    return Verdict::new(refused, scales).defined(false, &definition.name);
                }
            }
        }
        if self.definitions.names(claim) && (scales.opposing == 0 || scales.supporting > scales.opposing) {
            return Verdict::new(Ok((Rule::Defined, 0.95)), scales);
        }
        self.weigh_body(claim, number, scales)
    }

    fn weigh_event(&self, claim: &Claim<'l>, subject: &Subject, mut scales: Scales<'l>) -> Verdict<'l> {
        if scales.opposing > 0 && scales.opposing >= scales.supporting {
            return Verdict::new(Err(opposed(&scales)), scales);
        }
        let actor = |word: &&str| subject.actors.binary_search_by(|actor| actor.as_str().cmp(word)).is_ok();
        let mut acted = subject.actors.is_empty() || scales.pro.iter().any(actor);
        if subject.bodies_speak
            && let Some((_, body)) = self.company.near(claim, subject, !scales.pro.is_empty(), &self.evidence)
        {
            scales.add(true, 1, body);
            acted = true;
        }
        if !acted {
            return Verdict::new(Err(Refusal::Unsupported), scales);
        }
        let speaking = scales.pro.len();
        let holds = match claim.level {
            Level::Likely if speaking > 0 => Ok((Rule::Near, 0.95)),
            Level::Likely => Ok((Rule::Unopposed, 0.85)),
            _ if speaking >= subject.needs => Ok((Rule::Near, supported(0.8, speaking))),
            _ => Err(Refusal::Unsupported),
        };
        Verdict::new(holds, scales)
    }

    fn weigh_body(&self, claim: &Claim<'l>, number: u32, mut scales: Scales<'l>) -> Verdict<'l> {
        let subject = &self.lexicon.subjects[number as usize];
        let words = scales.supporting;
        let other = called::other(self.normal, claim);
        let person = called::person(self.normal, claim);
        if other || person {
            scales.add(false, CALLED, "");
        }
        let bound = if other { None } else { self.bound(claim, number, &mut scales) };
        let name = self.name(claim, number);
        if let Some((weight, form)) = name.filter(|_| !other) {
            // A definition holds the name already.
            scales.add(true, if bound == Some(true) { 0 } else { weight + 1 }, form);
        }
        let listed = self.company.enumerated(claim, subject, &mut scales);
        if scales.opposing > 0 && scales.opposing >= scales.supporting {
            let why = match bound {
                _ if other => Refusal::CalledOther,
                _ if person => Refusal::Person,
                Some(false) => Refusal::DefinedOtherwise,
                _ => opposed(&scales),
            };
            return Verdict::new(Err(why), scales);
        }
        if bound == Some(true) {
            return Verdict::new(Ok((Rule::Bound, 0.96)), scales);
        }
        let enough = if claim.level == Level::Likely { 1 } else { ENOUGH };
        if words >= enough {
            return Verdict::new(Ok((Rule::Near, supported(0.88, scales.pro.len()))), scales);
        }
        if name.is_some() {
            return Verdict::new(Ok((Rule::Named, 0.9)), scales);
        }
        if listed {
            return Verdict::new(Ok((Rule::Company, 0.85)), scales);
        }
        self.weigh_far(claim, number, scales)
    }

    /// Nothing near by decides: a confusable body anywhere, the company, the words of the whole text.
    fn weigh_far(&self, claim: &Claim<'l>, number: u32, near: Scales<'l>) -> Verdict<'l> {
        if let Some(other) = self.mistaken.get(&number) {
            let mut near = near;
            near.add(false, 1, other);
            return Verdict::new(Err(Refusal::Confusable), near);
        }
        let subject = &self.lexicon.subjects[number as usize];
        let mut far = self.evidence.anywhere(number);
        let company = self.company.near(claim, subject, false, &self.evidence);
        let likely = claim.level == Level::Likely;
        if far.opposing > far.supporting {
            return Verdict::new(Err(Refusal::Opposed), far);
        }
        let letters = &self.normal.letters[claim.start..claim.end];
        let acronym = letters.len() <= ACRONYM && !letters.iter().any(|letter| is_cjk(letter.is));
        if let Some((weight, body)) = company
            && (likely || !acronym || weight > 1)
        {
            far.add(true, 1, body);
            return Verdict::new(Ok((Rule::Company, if likely { 0.9 } else { 0.75 })), far);
        }
        if likely {
            return Verdict::new(Ok((Rule::Unopposed, 0.8)), far);
        }
        // What reads like a sentence, «education cannot wait», wants its word in its own sentence.
        let short = letters.len() < SENTENCE && !letters.iter().any(|letter| letter.is == ' ');
        let speaks = short && far.supporting > far.opposing;
        let holds = if speaks { Ok((Rule::Text, 0.65)) } else { Err(Refusal::Unsupported) };
        Verdict::new(holds, far)
    }

    /// Whether a definition elsewhere binds the acronym to the body (`true`) or away from it.
    fn bound(&self, claim: &Claim<'l>, number: u32, scales: &mut Scales<'l>) -> Option<bool> {
        let before = self.definitions.before(self.normal, claim);
        let definition = before.or_else(|| self.definitions.behind(self.normal, claim))?;
        let ours = definition.means == Sense::Subject(number);
        let weight = match definition.means {
            Sense::Unknown => ENOUGH,
            _ if before.is_none() => BOUND - 2,
            _ => BOUND,
        };
        scales.add(ours, weight, "");
        Some(ours)
    }

    /// The body's sure name in the text, and how much it weighs.
    fn name(&self, claim: &Claim<'l>, number: u32) -> Option<(usize, &'l str)> {
        let named = self.named.get(&number)?;
        let behind = named.partition_point(|named| named.start < claim.start);
        let weigh = |named: &Claim<'l>| {
            let weight = self.evidence.weight(claim, named.start, named.end).max(1);
            (weight, self.lexicon.forms[named.entry.form as usize].as_str())
        };
        named[behind.saturating_sub(1)..].iter().take(2).map(weigh).max_by_key(|(weight, _)| *weight)
    }

    /// Puts the confusable bodies near by on the scales.
    fn weigh_confusables(&self, claim: &Claim<'l>, number: u32, scales: &mut Scales<'l>) {
        let (from, to) = self.evidence.window(claim);
        for other in company::within(&self.confusables, from, to).take(8) {
            if against(self.lexicon, other).contains(&number) {
                let weight = self.evidence.weight(claim, other.start, other.end);
                if weight > 0 {
                    scales.add(false, weight, self.called(other));
                    scales.confusable = true;
                }
            }
        }
    }

    /// The ambiguous claims around that are written by the same form.
    fn twins(&self, claim: &Claim<'l>) -> &[Claim<'l>] {
        let Some(twins) = self.twins.get(&claim.entry.form) else { return &[] };
        let first = twins.partition_point(|twin| twin.start + TWINS < claim.start);
        let last = twins.partition_point(|twin| twin.start < claim.start + TWINS);
        &twins[first..last.min(first + 8)]
    }

    /// What a claim is called in the watchlist.
    pub fn called(&self, claim: &Claim<'l>) -> &'l str {
        called(self.lexicon, claim)
    }
}

fn called<'l>(lexicon: &'l Lexicon, claim: &Claim<'_>) -> &'l str {
    match claim.entry.meaning {
        Meaning::Confusable(number) => &lexicon.confusable_names[number as usize],
        _ => &lexicon.forms[claim.entry.form as usize],
    }
}

fn opposed(scales: &Scales<'_>) -> Refusal {
    if scales.confusable { Refusal::Confusable } else { Refusal::Opposed }
}

/// The subjects that a confusable body speaks against.
fn against<'l>(lexicon: &'l Lexicon, claim: &Claim<'_>) -> &'l [u32] {
    match claim.entry.meaning {
        Meaning::Confusable(number) => &lexicon.confusables[number as usize],
        _ => &[],
    }
}

/// More words make it surer, up to a point.
fn supported(base: f64, words: usize) -> f64 {
    (base + 0.02 * words.min(4) as f64).min(0.96)
}
