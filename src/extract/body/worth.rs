//! What each block is worth as text of an article, by itself and by what surrounds it.
//!
//! Prose counts what it weighs, links and scraps count against, and a subtree is worth the sum of its
//! blocks: the article is where that sum is greatest. The constants were chosen on the development pages
//! of five public sets together; none of them is sharp.

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};

use crate::extract::hints::Hints;
use crate::extract::survey::{Block, Survey};
use crate::extract::tags::Tag;
use crate::extract::text;

use super::clues::Clues;
use super::teasers;

/// The worth of a page's blocks as sums, to ask about subtrees.
#[derive(Debug)]
pub struct Worth {
    /// What an element and its ancestors say, with hints that cannot be true left out.
    pub context: Vec<Hints>,
    /// `sums[i]` is the worth of all blocks before `i`.
    sums: Vec<i64>,
}

/// The most one paragraph counts; a page of legal terms in one block is no article.
const MOST: u32 = 1_000;

/// After this many scraps since the article began, prose counts half.
const NEAR: i64 = 80;

impl Worth {
    /// Measures a page by its clues; hints that are `doubted` count for nothing.
    pub fn of(survey: &Survey<'_>, clues: &Clues, doubted: Hints) -> Self {
        let mut context = context(survey, clues.headline, doubted);
        captioned(survey, &mut context);
        teasers::mark(survey, &mut context, clues.host.as_deref());
        Self::within_context(survey, clues, context)
    }

    /// Measures the page again by other clues of where the article begins.
    pub fn again(&self, survey: &Survey<'_>, clues: &Clues) -> Self {
        Self::within_context(survey, clues, self.context.clone())
    }

    fn within_context(survey: &Survey<'_>, clues: &Clues, context: Vec<Hints>) -> Self {
        let mut scraps = 0;
        let mut twins = Twins::default();
        let values = survey.blocks.iter().enumerate().map(|(at, block)| {
            if clues.is_quoted(at) && block.weight >= 30 {
                return i64::from(block.weight.min(MOST));
            }
            let begun = clues.start.is_none_or(|start| at > start);
            if context[block.element].any(Hints::DROP) || !begun {
                scraps += if begun { 2 } else { 0 };
                return 0;
            }
            let worth = worth(survey, at, block, context[block.element]);
            if worth > 0 && twins.is_twin(survey.text(block), block.weight) {
                return 0;
            }
            if worth <= 0 {
                scraps += if is_linked(block) { 4 } else { 0 };
                return worth;
            }
            let worth = if clues.quotes() { worth / 2 } else { worth };
            if clues.start.is_some() { (worth * NEAR / (NEAR + scraps)).max(worth / 4) } else { worth }
        });
        let sums = sums(values);
        Self { context, sums }
    }

    /// The worth of a block.
    pub fn value(&self, block: usize) -> i64 {
        self.sums[block + 1] - self.sums[block]
    }

    /// The worth of a subtree.
    pub fn within(&self, survey: &Survey<'_>, element: usize) -> i64 {
        let element = &survey.elements[element];
        self.sums[element.last] - self.sums[element.first]
    }
}

/// The least weight of a paragraph that does not stand twice in one text by chance.
const TWIN: u32 = 100;

/// Paragraphs that stood before: a page may carry its text once for wide screens and once for small ones,
/// or once more for the printer.
#[derive(Default)]
pub struct Twins(HashSet<u64>);

impl Twins {
    /// Whether this text stood before.
    pub fn is_twin(&mut self, text: &str, weight: u32) -> bool {
        if weight < TWIN {
            return false;
        }
        let mut hasher = DefaultHasher::new();
        text.hash(&mut hasher);
        !self.0.insert(hasher.finish())
    }
}

fn sums(values: impl Iterator<Item = i64>) -> Vec<i64> {
    let running = values.scan(0, |sum, value| {
        *sum += value;
        Some(*sum)
    });
    std::iter::once(0).chain(running).collect()
}

/// Whether a block reads as prose: long enough, or a whole sentence, and not made of links.
pub fn is_prose(survey: &Survey<'_>, block: &Block) -> bool {
    block.linked * 5 < block.weight * 2
        && (block.weight >= 80 || block.weight >= 30 && text::ends_sentence(survey.text(block)))
}

/// Whether most of a block is link.
pub fn is_linked(block: &Block) -> bool {
    block.linked * 2 > block.weight
}

fn worth(survey: &Survey<'_>, at: usize, block: &Block, context: Hints) -> i64 {
    let tag = survey.tag_of(block);
    if is_prose(survey, block) {
        let weight = block.weight.min(MOST);
        let plain = i64::from(weight - block.linked.min(weight));
        return if has_company(survey, at) { plain } else { plain / 2 };
    }
    match tag {
        _ if is_linked(block) => -15 - i64::from(block.weight / 4),
        _ if tag.heading().is_some() => 0,
        // Where the page says that its text stands, short lines are verse, lists or talk.
        _ if context.any(Hints::MARKED.with(Hints::BODY)) && block.linked == 0 => i64::from(block.weight / 4),
        Tag::P => -1,
        Tag::Li => -4,
        _ => -8,
    }
}

/// Whether a paragraph stands beside another: those of an article do, teasers stand between links.
fn has_company(survey: &Survey<'_>, at: usize) -> bool {
    let beside = [at.checked_sub(1), Some(at + 1)];
    beside.into_iter().flatten().filter_map(|at| survey.blocks.get(at)).any(|block| is_prose(survey, block))
}

/// The hints of each element and its ancestors, except where a name speaks against most of the page's
/// prose: a theme may call its main column a sidebar's neighbour, wrap all of it in a "modal", or every
/// paragraph in a "promo". Comments may well be most of a page; they are believed while anything else
/// is there to read.
fn context(survey: &Survey<'_>, headline: Option<usize>, doubted: Hints) -> Vec<Hints> {
    let own = own(survey, headline);
    let prose: Vec<(Hints, i64)> = {
        let context = inherited(survey, &own, Hints::NONE);
        let prose = survey.blocks.iter().filter(|block| is_prose(survey, block));
        prose.map(|block| (context[block.element], i64::from(block.weight))).collect()
    };
    let total: i64 = prose.iter().map(|(_, weight)| weight).sum();
    let untrue = |hint: Hints| {
        let rest =
            prose.iter().filter(|(context, _)| !context.any(hint)).map(|(_, weight)| weight).sum::<i64>();
        if hint == Hints::COMMENT { rest < total / 40 || rest < 200 } else { rest < total / 2 }
    };
    inherited(survey, &own, Hints::DROPS.into_iter().filter(|hint| untrue(*hint)).fold(doubted, Hints::with))
}

/// The most that a caption says, in weight.
const CAPTION: u32 = 260;

/// Names the small boxes that hold a picture and a line or two, and hardly any of the page's text, as captions.
fn captioned(survey: &Survey<'_>, context: &mut [Hints]) {
    let prose = survey.blocks.iter().filter(|block| is_prose(survey, block));
    let whole: u32 =
        prose.filter(|block| !context[block.element].any(Hints::DROP)).map(|block| block.weight).sum();
    let mut boxes: Vec<usize> =
        survey.pictures.iter().filter_map(|picture| Some(box_of(survey, picture.element?))).collect();
    // A box of many pictures is looked at once.
    boxes.dedup();
    for at in boxes {
        let element = &survey.elements[at];
        let blocks = survey.blocks_of(at);
        if !(1..=2).contains(&blocks.len()) {
            continue;
        }
        let weight: u32 = blocks.iter().map(|block| block.weight).sum();
        let linked: u32 = blocks.iter().map(|block| block.linked).sum();
        let plain = |block: &Block| {
            !matches!(survey.tag_of(block), Tag::Li) && survey.tag_of(block).heading().is_none()
        };
        if matches!(element.tag, Tag::Div | Tag::Block | Tag::Section)
            && blocks.iter().all(plain)
            && weight < CAPTION
            && weight * 8 < whole
            && linked * 4 < weight
        {
            for hints in &mut context[at..element.end] {
                *hints = hints.with(Hints::CAPTION);
            }
        }
    }
}

/// The nearest element around a picture that begins a line and holds text, at most four levels up.
fn box_of(survey: &Survey<'_>, mut at: usize) -> usize {
    for _ in 0..4 {
        let element = &survey.elements[at];
        if element.tag.begins_line() && element.last > element.first {
            break;
        }
        at = element.parent;
    }
    at
}

/// The most that a byline, a date line or a line of tags says, in weight.
const LINE: i64 = 150;

/// The hints of each element itself, without those that its content contradicts: what holds the headline
/// and more is no widget, what holds a paragraph is no byline.
fn own(survey: &Survey<'_>, headline: Option<usize>) -> Vec<Hints> {
    let weights = sums(survey.blocks.iter().map(|block| i64::from(block.weight)));
    let linked = sums(survey.blocks.iter().map(|block| i64::from(block.linked)));
    let holds_headline = |first: usize, last: usize| headline.is_some_and(|at| first <= at && at + 2 < last);
    let whole = weights.last().copied().unwrap_or_default();
    let own = survey.elements.iter().map(|element| {
        let mut hints = element.hints;
        // A form around most of the page is how some servers build all their pages.
        if element.tag == Tag::Form && (weights[element.last] - weights[element.first]) * 2 > whole {
            hints = hints.without(Hints::PROMO);
        }
        if !hints.any(Hints::DROP) {
            return hints;
        }
        if holds_headline(element.first, element.last) {
            return hints.without(Hints::DROP);
        }
        let within = |sums: &[i64]| sums[element.last] - sums[element.first];
        let hints = if within(&weights) > LINE { hints.without(Hints::META) } else { hints };
        // What leads nowhere leads to no other article.
        let alone = within(&weights) > LINE && within(&linked) == 0;
        if alone { hints.without(Hints::RELATED.with(Hints::NAV)) } else { hints }
    });
    own.collect()
}

/// The hints of each element and its ancestors, without those that are untrue on this page.
fn inherited(survey: &Survey<'_>, own: &[Hints], untrue: Hints) -> Vec<Hints> {
    let mut context: Vec<Hints> = Vec::with_capacity(survey.elements.len());
    for (index, element) in survey.elements.iter().enumerate() {
        let above = if element.parent < index { context[element.parent] } else { Hints::NONE };
        context.push(above.with(own[index].without(untrue)));
    }
    context
}
