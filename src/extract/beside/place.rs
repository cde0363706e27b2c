//! Where on the page the text of the article stands, so that what stands beside it can be told from what
//! belongs to other articles.

use crate::extract::hints::Hints;
use crate::extract::survey::{Block, Element, Survey};

/// What stands around other articles, widgets, authors and comments.
pub const ELSEWHERE: Hints = Hints::NAV
    .with(Hints::RELATED)
    .with(Hints::COMMENT)
    .with(Hints::PROMO)
    .with(Hints::ASIDE)
    .with(Hints::FOOTER)
    .with(Hints::SHARE)
    .with(Hints::BIO)
    .with(Hints::HIDDEN);

/// A page with the place of its text.
pub struct Place<'a, 's> {
    /// The page.
    pub survey: &'a Survey<'s>,
    /// What each element and those around it say of themselves; those around the text say nothing.
    pub context: Vec<Hints>,
    /// For each block, whether it is part of the text.
    pub kept: Vec<bool>,
    /// The block that is the headline.
    pub headline: Option<usize>,
    /// The first block of the text, and the one after its last; equal where the page does not show the text.
    pub text: (usize, usize),
}

impl<'a, 's> Place<'a, 's> {
    /// The place of these blocks, which stand in order.
    pub fn of(survey: &'a Survey<'s>, blocks: &[usize], headline: Option<usize>) -> Self {
        let mut kept = vec![false; survey.blocks.len()];
        for at in blocks {
            kept[*at] = true;
        }
        let text = blocks.first().zip(blocks.last()).map_or((0, 0), |(first, last)| (*first, last + 1));
        Self { survey, context: context(survey, &kept), kept, headline, text }
    }

    /// What an element and those around it say of themselves.
    pub fn says(&self, element: usize, hints: Hints) -> bool {
        self.context[element].any(hints)
    }

    /// Whether a part of the text stands in an element.
    pub fn holds_text(&self, element: &Element<'_>) -> bool {
        self.kept[element.first..element.last].contains(&true)
    }

    /// The blocks from the headline, or a little before it, to a little after the end of the text; without
    /// either, all.
    pub fn around(&self) -> std::ops::Range<usize> {
        let all = self.survey.blocks.len();
        let (first, last) = self.text;
        let begin = self.headline.filter(|at| *at <= first).unwrap_or(first).saturating_sub(BEFORE);
        begin..if first == last { all } else { all.min(last + AFTER) }
    }

    /// The blocks that follow the text, as far as they may still speak of it.
    pub fn after(&self) -> impl Iterator<Item = (usize, &Block)> {
        let end = self.text.1;
        self.survey.blocks.iter().enumerate().skip(end).take(FOLLOWING)
    }
}

/// Blocks before the headline that may hold the first picture.
const BEFORE: usize = 6;

/// Blocks after the text that may hold the last picture.
const AFTER: usize = 6;

/// Blocks after the text that may still speak of it: prompts of a wall, lines on author and origin.
const FOLLOWING: usize = 24;

fn context(survey: &Survey<'_>, kept: &[bool]) -> Vec<Hints> {
    let mut context: Vec<Hints> = Vec::with_capacity(survey.elements.len());
    let mut before = vec![0_usize; kept.len() + 1];
    for (at, kept) in kept.iter().enumerate() {
        before[at + 1] = before[at] + usize::from(*kept);
    }
    for (index, element) in survey.elements.iter().enumerate() {
        let above = if element.parent < index { context[element.parent] } else { Hints::NONE };
        let holds_text = before[element.last] > before[element.first];
        context.push(if holds_text { above } else { above.with(element.hints) });
    }
    context
}
