//! What each block is worth as text of an article, and what its surroundings say against it.

use crate::extract::hints::Hints;
use crate::extract::survey::{Block, Survey};
use crate::extract::tags::Tag;
use crate::extract::text;

/// The worth of every block as sums, to ask about subtrees: prose counts its weight, links and scraps
/// count against.
#[derive(Debug)]
pub struct Worth {
    /// What an element and its ancestors say, with hints that cannot be true left out.
    pub context: Vec<Hints>,
    /// `sums[i]` is the worth of all blocks before `i`.
    sums: Vec<i64>,
}

impl Worth {
    /// Measures a page.
    pub fn of(survey: &Survey<'_>) -> Self {
        let context = context(survey);
        let blocks = survey
            .blocks
            .iter()
            .map(|block| if context[block.element].any(Hints::DROP) { 0 } else { worth(survey, block) });
        let sums = sums(blocks);
        Self { context, sums }
    }

    /// The worth of a subtree.
    pub fn within(&self, survey: &Survey<'_>, element: usize) -> i64 {
        let element = &survey.elements[element];
        self.sums[element.last] - self.sums[element.first]
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

fn worth(survey: &Survey<'_>, block: &Block) -> i64 {
    let tag = survey.tag_of(block);
    if is_prose(survey, block) {
        i64::from(block.weight.min(1000) - block.linked.min(block.weight.min(1000)))
    } else if block.linked * 2 > block.weight {
        -15 - i64::from(block.weight / 4)
    } else if tag.heading().is_some() {
        0
    } else if tag == Tag::Li {
        -4
    } else {
        -8
    }
}

/// The hints of each element and its ancestors, except where a name speaks against most of the page's
/// prose: a theme may call its main column a sidebar's neighbour, or wrap all of it in a "modal".
fn context(survey: &Survey<'_>) -> Vec<Hints> {
    let prose = sums(
        survey.blocks.iter().map(|block| if is_prose(survey, block) { i64::from(block.weight) } else { 0 }),
    );
    let total = prose.last().copied().unwrap_or_default();
    let mut context: Vec<Hints> = Vec::with_capacity(survey.elements.len());
    for (index, element) in survey.elements.iter().enumerate() {
        let mut hints = element.hints;
        if hints.any(Hints::DROP) {
            let outside = total - (prose[element.last] - prose[element.first]);
            let share = if hints.any(Hints::COMMENT) { 10 } else { 2 };
            if outside * share < total {
                hints = hints.without(Hints::DROP);
            }
        }
        let above = if element.parent < index { context[element.parent] } else { Hints::NONE };
        context.push(above.with(hints));
    }
    context
}
