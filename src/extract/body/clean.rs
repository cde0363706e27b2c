//! Which blocks of the chosen element are the article's.

use std::collections::HashSet;

use crate::extract::hints::Hints;
use crate::extract::survey::{Block, Survey};
use crate::extract::text;

use super::worth::Worth;

/// The blocks to keep, in order.
pub fn clean(survey: &Survey<'_>, worth: &Worth, chosen: usize, title: Option<&str>) -> Vec<Block> {
    let images: HashSet<String> = survey.images.iter().map(|image| text::essence(image)).collect();
    let title = title.map(text::essence);
    let element = &survey.elements[chosen];
    let above = worth.context[chosen];
    let mut kept: Vec<Block> = Vec::new();
    for block in &survey.blocks[element.first..element.last] {
        let context = worth.context[block.element];
        let against = context.any(Hints::DROP) && !above.any(Hints::DROP);
        let essence = text::essence(survey.text(block));
        let caption = images.contains(&essence) || is_doubled(&essence);
        let linked = block.linked * 2 > block.weight;
        let headline = title.as_ref().is_some_and(|title| *title == essence);
        if against || essence.is_empty() || caption || linked || headline {
            continue;
        }
        kept.push(*block);
    }
    trim_end(survey, &mut kept);
    kept
}

/// A caption written twice on one line, as copied text shows it.
fn is_doubled(essence: &str) -> bool {
    let half = essence.len() / 2;
    essence.len() >= 24
        && essence.len().is_multiple_of(2)
        && essence.is_char_boundary(half)
        && essence[..half] == essence[half..]
}

/// Headings with nothing after them introduce what was dropped.
fn trim_end(survey: &Survey<'_>, kept: &mut Vec<Block>) {
    while kept.last().is_some_and(|last| survey.tag_of(last).heading().is_some()) {
        kept.pop();
    }
}
