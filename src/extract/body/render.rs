//! Blocks written down as paragraphs.

use crate::extract::survey::{Block, Survey};
use crate::extract::tags::Tag;
use crate::extract::text;

/// Joins blocks: paragraphs by an empty line; items of a list, cells of a row and lines parted by a single
/// `br` keep together.
pub fn render(survey: &Survey<'_>, blocks: &[Block]) -> String {
    let mut out = String::new();
    let mut before: Option<&Block> = None;
    for block in blocks {
        if let Some(before) = before {
            out.push_str(joint(survey, before, block));
        }
        out.push_str(survey.text(block));
        before = Some(block);
    }
    out
}

fn joint(survey: &Survey<'_>, before: &Block, block: &Block) -> &'static str {
    let (one, other) = (survey.tag_of(before), survey.tag_of(block));
    let cell = |tag| matches!(tag, Tag::Td | Tag::Th);
    let parent = |block: &Block| survey.elements[block.element].parent;
    let same_row =
        cell(one) && cell(other) && parent(before) == parent(block) && before.element != block.element;
    let listed = matches!(one, Tag::Li | Tag::Dd | Tag::Dt) && one == other;
    if same_row {
        "\t"
    } else if listed || block.soft && before.element == block.element && before.weight.min(block.weight) < 60
    {
        "\n"
    } else {
        "\n\n"
    }
}

/// Text with line breaks as paragraphs: an empty line between, white space tidied.
pub fn lines(text: &str) -> String {
    let lines: Vec<String> = text.lines().map(text::tidy).filter(|line| !line.is_empty()).collect();
    lines.join("\n\n")
}
