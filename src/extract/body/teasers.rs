//! Lists of other articles: siblings that each begin with a link and say little more.

use std::collections::HashMap;

use crate::extract::hints::Hints;
use crate::extract::survey::{Element, Survey};
use crate::extract::tags::Tag;

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
        for member in members {
            for hints in &mut context[member..survey.elements[member].end] {
                *hints = hints.with(Hints::RELATED);
            }
        }
    }
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
    host.is_none_or(|host| bare(target) == bare(host))
}

/// The last two labels of a host, which is near enough to the site.
fn bare(host: &str) -> &str {
    host.rmatch_indices('.').nth(1).map_or(host, |(dot, _)| &host[dot + 1..])
}
