//! What the model is told of a block, number by number.
//!
//! The rules propose which blocks are the article's, and the model has the last word; so what the rules made of
//! a block and of its neighbours comes first, then what the block looks like, where it stands, what stands
//! around it and what on the page is made alike. No number depends on the words of a language. All are
//! measured in one pass over the page's elements and blocks, and asked only of the blocks near the
//! container that the rules chose.

mod letters;
mod page;

use crate::extract::hints::Hints;
use crate::extract::survey::Block;
use crate::extract::tags::Tag;
use crate::extract::text;

use super::worth::is_prose;
use letters::Letters;
pub use page::Page;
use page::Sum;

/// What is known of one block.
pub type Row = [f32; FEATURES.len()];

type Feature = fn(&At<'_>) -> f32;

/// The names of the numbers, as the table of weights knows them, and how each is measured.
///
/// Weights are told as logarithms, shares from 0 to 1, distances in blocks and cut at both ends. `around1` to
/// `around3` are the next three ancestors that each hold more blocks than the one below; `alike` are the blocks
/// of the page in elements of the same tag and class, `kin` those below parents of the same tag and class.
/// What does not exist is -1.
pub const FEATURES: [(&str, Feature); 75] = [
    // What the rules say.
    ("kept", |at| flag(at.page.is_kept(at.place))),
    ("worth", |at| at.page.worth.value(at.place) as f32),
    ("worth_anywhere", |at| at.page.anywhere.value(at.place) as f32),
    ("kept_2_before", |at| at.kept_beside(-2)),
    ("kept_before", |at| at.kept_beside(-1)),
    ("kept_after", |at| at.kept_beside(1)),
    ("kept_8_before", |at| at.before(8).kept_share()),
    ("kept_8_after", |at| at.after(8).kept_share()),
    ("around1_kept", |at| at.around(0, Sum::kept_share)),
    ("around2_kept", |at| at.around(1, Sum::kept_share)),
    ("around3_kept", |at| at.around(2, Sum::kept_share)),
    ("alike_kept", |at| at.page.alike(at.place).kept_share()),
    ("kin_kept", |at| at.page.kin(at.place).kept_share()),
    ("from_first_kept", |at| between(at.place, at.page.first_kept)),
    ("to_last_kept", |at| between(at.page.last_kept, at.place)),
    ("worth_8_before", |at| at.before(8).worth as f32),
    ("worth_3_after", |at| at.after(3).worth as f32),
    ("worth_8_after", |at| at.after(8).worth as f32),
    // What it looks like.
    ("weight", |at| log(i64::from(at.block.weight))),
    ("linked", |at| at.own().linked_share()),
    ("tag", |at| kind(at.tag())),
    ("prose", |at| flag(is_prose(at.page.survey, at.block))),
    ("ends_sentence", |at| flag(text::ends_sentence(at.text))),
    ("after_break", |at| flag(at.block.soft)),
    ("begins_with", |at| at.letters.begins_with()),
    ("marks", |at| at.letters.share(at.letters.marks)),
    ("commas", |at| at.letters.share(at.letters.commas)),
    ("spaces", |at| at.letters.share(at.letters.spaces)),
    ("wide", |at| at.letters.share(at.letters.wide)),
    ("like_title", |at| at.page.title.likeness(&at.letters.runs)),
    ("copies", |at| at.page.copies(at.block)),
    // What its names say.
    ("drop_up", |at| at.page.drop_above(at.block).map_or(20.0, |(up, _)| up.min(20) as f32)),
    ("drop_weight", |at| at.page.drop_above(at.block).map_or(-1.0, |(_, within)| log(within.weight))),
    ("body_named", |at| at.hint(Hints::BODY)),
    ("article_named", |at| at.hint(Hints::ARTICLE)),
    // Where it stands.
    ("depth", |at| at.page.depth(at.block.element) as f32),
    ("below_container", |at| at.page.depth(at.block.element) as f32 - at.page.depth(at.page.chosen) as f32),
    ("from_container", |at| between(at.place, at.page.first())),
    ("through_container", |at| at.through(at.page.first(), at.page.last())),
    ("prose_to_come", |at| at.page.span(at.place + 1, at.page.last()).prose_share_of(at.page.container())),
    ("text_before", |at| at.page.span(0, at.place).text_share_of(at.page.all())),
    ("from_headline", |at| at.page.clues.headline.map_or(-99.0, |headline| between(at.place, headline))),
    ("weight_from_headline", |at| at.weight_from_headline()),
    ("from_opening", |at| at.page.clues.opening.map_or(-99.0, |opening| between(at.place, opening))),
    // What stands around it.
    ("linked_before", |at| at.before(1).linked_share()),
    ("linked_3_before", |at| at.before(3).linked_share()),
    ("linked_8_before", |at| at.before(8).linked_share()),
    ("prose_3_after", |at| at.after(3).prose_share()),
    ("prose_8_after", |at| at.after(8).prose_share()),
    ("around1_blocks", |at| at.around(0, |sum| log(sum.blocks))),
    ("around1_weight", |at| at.around(0, |sum| log(sum.weight))),
    ("around1_linked", |at| at.around(0, Sum::linked_share)),
    ("around1_prose", |at| at.around(0, Sum::prose_share)),
    ("around1_paragraphs", |at| at.around(0, |sum| log(sum.paragraphs))),
    ("around1_text", |at| at.around(0, |sum| sum.text_share_of(at.page.all()))),
    ("around2_blocks", |at| at.around(1, |sum| log(sum.blocks))),
    ("around2_weight", |at| at.around(1, |sum| log(sum.weight))),
    ("around2_linked", |at| at.around(1, Sum::linked_share)),
    ("around2_prose", |at| at.around(1, Sum::prose_share)),
    ("around2_text", |at| at.around(1, |sum| sum.text_share_of(at.page.all()))),
    ("around3_weight", |at| at.around(2, |sum| log(sum.weight))),
    ("around3_prose", |at| at.around(2, Sum::prose_share)),
    ("around3_text", |at| at.around(2, |sum| sum.text_share_of(at.page.all()))),
    ("container_weight", |at| log(at.page.container().weight)),
    ("container_linked", |at| at.page.container().linked_share()),
    ("container_prose", |at| at.page.container().prose_share()),
    ("container_kept", |at| at.page.container().kept_share()),
    // What is made alike.
    ("alike", |at| log(at.page.alike(at.place).blocks)),
    ("alike_linked", |at| at.page.alike(at.place).linked_share()),
    ("alike_prose", |at| at.page.alike(at.place).prose_share()),
    ("alike_weight", |at| at.page.alike(at.place).weight_share_of(at.page.all())),
    ("kin_linked", |at| at.page.kin(at.place).linked_share()),
    ("kin_weight", |at| at.page.kin(at.place).weight_share_of(at.page.all())),
    // What the page is like.
    ("page_text", |at| log(at.page.all().text)),
    ("page_linked", |at| at.page.all().linked_share()),
];

/// One block of a page.
pub struct At<'p> {
    page: &'p Page<'p>,
    place: usize,
    block: &'p Block,
    text: &'p str,
    letters: Letters,
    around: [Option<Sum>; 3],
}

/// What is known of a block.
pub fn row(page: &Page<'_>, at: usize) -> Row {
    let block = &page.survey.blocks[at];
    let text = page.survey.text(block);
    let at = At { page, place: at, block, text, letters: Letters::of(text), around: page.around(block) };
    FEATURES.map(|(_, feature)| feature(&at))
}

impl At<'_> {
    fn own(&self) -> Sum {
        self.page.span(self.place, self.place + 1)
    }

    fn tag(&self) -> Tag {
        self.page.survey.tag_of(self.block)
    }

    fn hint(&self, hint: Hints) -> f32 {
        flag(self.page.worth.context[self.block.element].any(hint))
    }

    fn kept_beside(&self, steps: isize) -> f32 {
        let beside = self.place.checked_add_signed(steps).filter(|at| *at < self.page.blocks());
        beside.map_or(-1.0, |at| flag(self.page.is_kept(at)))
    }

    fn before(&self, blocks: usize) -> Sum {
        self.page.span(self.place.saturating_sub(blocks), self.place)
    }

    fn after(&self, blocks: usize) -> Sum {
        self.page.span(self.place + 1, self.place + 1 + blocks)
    }

    fn around(&self, up: usize, measure: impl Fn(Sum) -> f32) -> f32 {
        self.around[up].map_or(-1.0, measure)
    }

    /// How far through a stretch of blocks it stands: -1 before it, 2 after it.
    fn through(&self, first: usize, last: usize) -> f32 {
        match self.place {
            at if at < first => -1.0,
            at if at >= last => 2.0,
            at => (at - first) as f32 / (last - first) as f32,
        }
    }

    fn weight_from_headline(&self) -> f32 {
        let headline = self.page.clues.headline.filter(|headline| *headline <= self.place);
        headline.map_or(-1.0, |headline| log(self.page.span(headline, self.place).weight))
    }
}

fn flag(is: bool) -> f32 {
    f32::from(u8::from(is))
}

/// The binary logarithm of what is counted from nothing.
fn log(count: i64) -> f32 {
    (1.0 + count.max(0) as f32).log2()
}

/// How many blocks one stands after another; far is far.
fn between(later: usize, earlier: usize) -> f32 {
    (later as f32 - earlier as f32).clamp(-30.0, 100.0)
}

/// Kinds of element in an order that a threshold can part: unknown, headings, paragraphs, lists, tables, what is
/// set apart, what holds others.
fn kind(tag: Tag) -> f32 {
    f32::from(match tag {
        Tag::H1 | Tag::H2 | Tag::H3 | Tag::H4 | Tag::H5 | Tag::H6 => 1_u8,
        Tag::P => 2,
        Tag::Li => 3,
        Tag::Td | Tag::Th => 4,
        Tag::Dt | Tag::Dd => 5,
        Tag::Blockquote => 6,
        Tag::Pre => 7,
        Tag::Figcaption => 8,
        Tag::Article | Tag::Section | Tag::Main | Tag::Body => 9,
        _ => 0,
    })
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn no_two_numbers_have_one_name() {
        let names: HashSet<&str> = FEATURES.iter().map(|(name, _)| *name).collect();
        assert_eq!(names.len(), FEATURES.len());
    }
}
