//! Lists of what is no part of the article: teasers of other articles, siblings that each begin with a link
//! and say little more; readers' comments, siblings that each bear their own day and hour.

use std::collections::HashMap;

use crate::extract::hints::Hints;
use crate::extract::survey::{Block, Element, Survey};
use crate::extract::tags::Tag;
use crate::extract::text;
use crate::url::owner;

use super::worth::is_prose;

/// How many such siblings make a list.
const LIST: usize = 3;

/// The most that such a sibling says outside its links, in weight.
const MOST: u32 = 500;

/// Marks the members of such lists, and all below them, as [`Hints::RELATED`].
pub fn mark(survey: &Survey<'_>, context: &mut [Hints], host: Option<&str>) {
    let mut members: HashMap<usize, Vec<usize>> = HashMap::new();
    for (index, element) in survey.elements.iter().enumerate() {
        if element.tag.begins_line() && is_teaser(survey, element, host) {
            members.entry(element.parent).or_default().push(index);
        }
    }
    for members in members.into_values().filter(|members| members.len() >= LIST) {
        name(survey, context, &members, Hints::RELATED);
    }
    pairs(survey, context, host);
    comments(survey, context);
}

/// Names elements and all below them.
fn name(survey: &Survey<'_>, context: &mut [Hints], members: &[usize], hint: Hints) {
    for member in members {
        for hints in &mut context[*member..survey.elements[*member].end] {
            *hints = hints.with(hint);
        }
    }
}

/// How many titles, each with one paragraph behind it, make a list.
const PAIRS: usize = 4;

/// Names the lists whose titles and summaries take turns without an element around each two.
fn pairs(survey: &Survey<'_>, context: &mut [Hints], host: Option<&str>) {
    let mut children: HashMap<usize, Vec<usize>> = HashMap::new();
    for element in survey.elements.iter().filter(|element| element.first < element.last) {
        if element.tag.begins_line() && element.parent != element.index {
            children.entry(element.parent).or_default().push(element.index);
        }
    }
    for children in children.into_values().filter(|children| children.len() >= 2 * PAIRS) {
        let mut rest = children.as_slice();
        while !rest.is_empty() {
            let (two, _) = rest.as_chunks::<2>();
            let run = two.iter().take_while(|[title, text]| is_pair(survey, *title, *text, host)).count();
            if run >= PAIRS {
                name(survey, context, &rest[..2 * run], Hints::RELATED);
            }
            rest = &rest[(2 * run).max(1)..];
        }
    }
}

/// Whether one element is a linked title, and the next one paragraph that is not.
fn is_pair(survey: &Survey<'_>, title: usize, text: usize, host: Option<&str>) -> bool {
    let (titles, texts) = (survey.blocks_of(title), survey.blocks_of(text));
    let linked = |block: &Block| block.linked * 10 >= block.weight * 8 && block.weight >= 15;
    titles.len() <= 2
        && titles.first().is_some_and(linked)
        && matches!(texts, [text] if text.linked * 2 < text.weight)
        && leads_within(survey, &survey.elements[title], host)
}

/// The least that the page must say outside a list of dated siblings for it to be comments; less, and the
/// list is a report that is written entry by entry. In weight.
const SAID: u32 = 600;

/// The weight of the line that names a comment's writer, day and hour.
const HEAD: u32 = 120;

/// Names the siblings that each bear one day and hour, where the page says enough beside them.
fn comments(survey: &Survey<'_>, context: &mut [Hints]) {
    let dated = |block: &Block| block.weight < HEAD && is_dated(survey.text(block));
    let dated: Vec<usize> = std::iter::once(0)
        .chain(survey.blocks.iter().scan(0, |sum, block| {
            *sum += usize::from(dated(block));
            Some(*sum)
        }))
        .collect();
    if dated.last().is_none_or(|all| *all < LIST) {
        return;
    }
    let mut members: HashMap<(usize, Tag), Vec<usize>> = HashMap::new();
    for element in &survey.elements {
        let one = (2..=12).contains(&(element.last - element.first))
            && dated[element.last] - dated[element.first] == 1;
        if one && element.tag.begins_line() {
            members.entry((element.parent, element.tag)).or_default().push(element.index);
        }
    }
    let prose = |blocks: &[Block]| -> u32 {
        let prose = blocks.iter().filter(|block| is_prose(survey, block));
        prose.filter(|block| !context[block.element].any(Hints::DROP)).map(|block| block.weight).sum()
    };
    let whole = prose(&survey.blocks);
    let inside =
        |members: &[usize]| members.iter().map(|member| prose(survey.blocks_of(*member))).sum::<u32>();
    let lists: Vec<Vec<usize>> = members
        .into_values()
        .filter(|members| members.len() >= LIST && whole >= inside(members) + SAID)
        .collect();
    for members in lists {
        name(survey, context, &members, Hints::COMMENT);
    }
}

/// Whether a line holds a day and an hour: digits for both, and a colon between two of them.
fn is_dated(line: &str) -> bool {
    line.bytes().filter(u8::is_ascii_digit).count() >= 6 && text::has_clock(line)
}

/// Whether an element opens with a linked line, and holds a handful of lines in all, of which at most
/// one or two are more than a scrap.
fn is_teaser(survey: &Survey<'_>, element: &Element<'_>, host: Option<&str>) -> bool {
    let blocks = &survey.blocks[element.first..element.last];
    if !(2..=8).contains(&blocks.len()) {
        return false;
    }
    let linked = |at: usize| {
        blocks.get(at).is_some_and(|block| block.linked * 10 >= block.weight * 8 && block.weight >= 15)
    };
    let prose = blocks.iter().filter(|block| block.weight >= 80 && block.linked * 2 < block.weight).count();
    let plain: u32 = blocks.iter().map(|block| block.weight - block.linked.min(block.weight)).sum();
    (linked(0) || linked(1)) && prose <= 1 && plain < MOST && leads_within(survey, element, host)
}

/// Whether the first link of an element stays on the site: what leads away is a reference, not a teaser.
fn leads_within(survey: &Survey<'_>, element: &Element<'_>, host: Option<&str>) -> bool {
    let from = element.index + 1;
    let mut links = survey.elements[from..element.end].iter().filter(|inner| inner.tag == Tag::A);
    let Some(address) = links.find_map(|link| link.node.attr("href")) else { return false };
    let Some((_, rest)) = address.split_once("//") else { return !address.starts_with('#') };
    let target = rest.split(['/', '?', '#']).next().unwrap_or(rest);
    host.is_none_or(|host| owner(target) == owner(host))
}
