//! What the rules propose as the text of a page, and what the model makes of it.

use std::ops::Range;

use crate::extract::boilerplate;
use crate::extract::hints::Hints;
use crate::extract::jsonld::Linked;
use crate::extract::provenance::{self, Told};
use crate::extract::survey::Survey;
use crate::extract::tags::Tag;
use crate::extract::text;

use super::clues::Clues;
use super::features::{self, Page, Row};
use super::model::{Model, Scored};
use super::worth::{Worth, is_prose};
use super::{Ruled, SCANT, candidates, clean};

/// What the rules found.
#[derive(Debug)]
pub struct Proposal<'p> {
    survey: &'p Survey<'p>,
    clues: Clues,
    measured: Measured,
    title: Option<&'p str>,
    /// Whether a site's rule named the container.
    ruled: bool,
    /// The element that holds the text.
    chosen: usize,
    /// The blocks that are the text, in order.
    kept: Vec<usize>,
    /// For each block of the container, whether its words tell that it is none of the text.
    known: Vec<bool>,
    /// What those blocks, and those that the rules left out, tell about the text.
    pub told: Told,
}

impl<'p> Proposal<'p> {
    /// What the rules find; none where nothing on the page is worth to be read.
    pub fn of(
        survey: &'p Survey<'p>,
        linked: &Linked,
        title: Option<&'p str>,
        facts: &Ruled<'_>,
    ) -> Option<Self> {
        let clues = Clues::of(survey, linked, title, facts.host);
        let (measured, found) = measure(survey, &clues);
        let chosen = facts.container.or(found)?;
        let mut blocks = standfirst(survey, &measured.worth, &clues, chosen);
        let cleaned = clean::clean(survey, &measured.worth, &clues, chosen, title);
        blocks.extend(cleaned.kept);
        let lines: Vec<&str> = blocks.iter().map(|at| survey.text(&survey.blocks[*at])).collect();
        // What the cleaning took for scraps may tell all the same: a byline, a line of permission.
        let all: Vec<&str> = survey.blocks_of(chosen).iter().map(|block| survey.text(block)).collect();
        let told_by_all = provenance::read(&all, facts.rule);
        let known =
            cleaned.known.iter().zip(&told_by_all.keep).map(|(known, keep)| *known || !keep).collect();
        let told = provenance::read(&lines, facts.rule).or(told_by_all);
        let kept = blocks.iter().zip(&told.keep).filter(|(_, keep)| **keep).map(|(at, _)| *at).collect();
        let ruled = facts.container.is_some();
        Some(Self { survey, clues, measured, title, ruled, chosen, kept, known, told })
    }

    /// The blocks of the text, in order, where the model has the last word. A site's rule has the last word on
    /// its own pages.
    pub fn decide(&self, model: &Model) -> Vec<usize> {
        if self.ruled {
            return self.kept.clone();
        }
        let page = self.page();
        let asked: Vec<usize> = self.asked().collect();
        let scored: Vec<Scored> = asked.iter().map(|at| self.scored(&page, *at, model)).collect();
        let decided =
            asked.into_iter().zip(model.decide(&scored)).filter(|(_, keep)| *keep).map(|(at, _)| at);
        decided.filter(|at| page.is_kept(*at) || !self.is_known_scrap(*at)).collect()
    }

    /// Whether a block is a whole paragraph without links, and no name speaks against it.
    pub fn is_paragraph(&self, at: usize) -> bool {
        let block = &self.survey.blocks[at];
        block.linked == 0
            && block.weight >= PARAGRAPH
            && text::ends_sentence(self.survey.text(block))
            && !self.measured.worth.context[block.element].any(Hints::DROP)
    }

    fn scored(&self, page: &Page<'_>, at: usize, model: &Model) -> Scored {
        let score = model.score(&features::row(page, at));
        let weight = self.survey.blocks[at].weight;
        Scored { score, kept: page.is_kept(at), weight, paragraph: self.is_paragraph(at) }
    }

    /// Whether a block that the rules left out must stay out whatever the model says: its words are known.
    fn is_known_scrap(&self, at: usize) -> bool {
        let inside = at.checked_sub(self.survey.elements[self.chosen].first);
        if let Some(known) = inside.and_then(|inside| self.known.get(inside)) {
            return *known;
        }
        let block = &self.survey.blocks[at];
        let line = self.survey.text(block);
        let titled = || self.title.is_some_and(|title| text::essence(title) == text::essence(line));
        let short = block.weight <= boilerplate::LONGEST;
        let scrap = || boilerplate::kind(line).is_some() || titled() || clean::is_dateline(line);
        boilerplate::is_notice(line) || short && scrap()
    }

    /// Every block that the model is asked about: its index, its numbers, whether the rules keep it.
    pub fn rows(&self) -> impl Iterator<Item = (usize, Row, bool)> {
        let page = self.page();
        let open = self.asked().filter(|at| self.kept.binary_search(at).is_ok() || !self.is_known_scrap(*at));
        open.map(move |at| (at, features::row(&page, at), page.is_kept(at)))
    }

    fn page(&self) -> Page<'_> {
        let anywhere = self.measured.anywhere.as_ref().unwrap_or(&self.measured.worth);
        Page::of(
            self.survey,
            &self.clues,
            (&self.measured.worth, anywhere),
            self.chosen,
            &self.kept,
            self.title,
        )
    }

    /// The blocks of the container and some beside it. A heading below it begins something else, as the next
    /// article of an endless page does.
    fn asked(&self) -> Range<usize> {
        let element = &self.survey.elements[self.chosen];
        let first = self.kept.first().map_or(element.first, |kept| element.first.min(*kept));
        let below = self.survey.blocks[element.last..].iter().take(BESIDE);
        let below = below.take_while(|block| self.survey.tag_of(block).heading().is_none()).count();
        first.saturating_sub(BESIDE)..element.last + below
    }

    /// What was decided, in words.
    pub fn describe(&self, kept: &[usize]) -> String {
        let element = &self.survey.elements[self.chosen];
        let names = ["id", "class"].into_iter().filter_map(|name| element.node.attr(name));
        let names: Vec<&str> = names.collect();
        let blocks = element.last - element.first;
        let added = kept.iter().filter(|at| self.kept.binary_search(at).is_err()).count();
        let dropped = self.kept.len() + added - kept.len();
        format!(
            "body: {} of {blocks} blocks of <{} {}>; the model added {added} to the rules' and dropped {dropped}",
            kept.len(),
            element.node.value().name(),
            names.join(" ")
        )
    }
}

/// The least weight of a whole paragraph.
const PARAGRAPH: u32 = 150;

/// How many blocks before and after the container the model is asked about: a standfirst above it, a last
/// paragraph that stands apart. On real pages 99% of all text is within as many.
const BESIDE: usize = 10;

/// Paragraphs between the headline and the container that lead into the text: those named so, or quoted by
/// the page's description.
fn standfirst(survey: &Survey<'_>, worth: &Worth, clues: &Clues, chosen: usize) -> Vec<usize> {
    let Some(headline) = clues.headline else { return Vec::new() };
    let first = survey.elements[chosen].first;
    let between = survey.blocks.iter().enumerate().take(first).skip(headline + 1);
    let leads = between.filter(|(at, block)| {
        let context = worth.context[block.element];
        let named = context.any(Hints::STANDFIRST) || clues.opening == Some(*at);
        let near = *at <= headline + 3 && block.linked == 0 && survey.tag_of(block) == Tag::P;
        (named || near) && !context.any(Hints::DROP) && is_prose(survey, block)
    });
    leads.map(|(at, _)| at).take(3).collect()
}

/// The worth of all blocks.
#[derive(Debug)]
struct Measured {
    /// As the container was chosen by.
    worth: Worth,
    /// Without regard to the headline, where that makes a difference.
    anywhere: Option<Worth>,
}

/// The worth of all blocks and the best container. Where hardly anything is found, the names that speak
/// against the rest are doubted: a theme may call the column of its articles a sidebar.
fn measure(survey: &Survey<'_>, clues: &Clues) -> (Measured, Option<usize>) {
    let (measured, found) = trusting(survey, clues, Hints::NONE);
    let own = found.map_or(0, |chosen| measured.worth.within(survey, chosen));
    if own >= SCANT.into() {
        return (measured, found);
    }
    // What readers wrote is doubted only where there is nothing else to read.
    let doubted = if own > 0 { Hints::ASIDE } else { Hints::ASIDE.with(Hints::COMMENT) };
    let (doubting, other) = trusting(survey, clues, doubted);
    match other {
        Some(other) if doubting.worth.within(survey, other) > own.max(i64::from(SCANT) / 4) * 2 => {
            (doubting, Some(other))
        }
        _ => (measured, found),
    }
}

/// The worth and the best container, without the doubted hints. Where the headline misleads, as at the foot
/// of a page, nearly all worth lies before it: then it is passed over.
fn trusting(survey: &Survey<'_>, clues: &Clues, doubted: Hints) -> (Measured, Option<usize>) {
    let worth = Worth::of(survey, clues, doubted);
    let best = candidates::best(survey, &worth, clues);
    if clues.start.is_none() {
        return (Measured { worth, anywhere: None }, best.map(|(chosen, _)| chosen));
    }
    let anywhere = worth.again(survey, &clues.anywhere());
    let other = candidates::best(survey, &anywhere, clues);
    match (best, other) {
        (Some((chosen, own)), Some((_, all))) if own * 5 >= all => {
            (Measured { worth, anywhere: Some(anywhere) }, Some(chosen))
        }
        (_, other) => (Measured { worth: anywhere, anywhere: None }, other.map(|(chosen, _)| chosen)),
    }
}
