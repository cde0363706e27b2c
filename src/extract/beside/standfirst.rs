//! The lead between headline and text: named so, set apart by its markup, or quoted whole by the page's own
//! description.

use std::collections::HashSet;

use crate::date;
use crate::extract::hints::Hints;
use crate::extract::jsonld::Linked;
use crate::extract::survey::{Block, Element};
use crate::extract::tags::Tag;
use crate::extract::text;

use super::Known;
use super::place::{ELSEWHERE, Place};

/// The shortest lead, in weight; less is a kicker or a date.
const SHORTEST: u32 = 30;

/// The longest lead, in weight; more is the text itself.
const LONGEST: u32 = 1_200;

/// The most blocks a lead has: a few sentences or the points of a list.
const BLOCKS: usize = 6;

/// What is never a lead, whatever it is named.
const NEVER: Hints = ELSEWHERE.with(Hints::CAPTION);

/// The lead, on one line.
pub fn standfirst(place: &Place<'_, '_>, linked: &Linked, known: &Known<'_>) -> Option<String> {
    let title = known.title.map(text::essence).unwrap_or_default();
    let lead = named(place, &title).or_else(|| apart(place, linked, &title));
    lead.filter(|lead| !is_byline(lead, known.authors))
}

/// Words in the names of leads, besides those of [`Hints::STANDFIRST`]. Elsewhere on a page some of them name
/// other articles; between headline and text they name this one's lead.
const NAMES: [&str; 17] = [
    "subtitle",
    "sub-title",
    "subheading",
    "teaser",
    "synopsis",
    "shorttext",
    "abstract",
    "lead-text",
    "leadtext",
    "header-lead",
    "ingress",
    "bajada",
    "sumario",
    "sommario",
    "riassunto",
    "alternativeheadline",
    "tagline",
];

/// Whether a short line names an author or a day: themes call those leads too.
fn is_byline(line: &str, authors: &[String]) -> bool {
    let anywhere = date::Place { timezone: chrono_tz::Tz::UTC, taiwan: false };
    let short = text::weight(line) < BYLINE;
    short
        && (authors.iter().any(|author| line.contains(author.as_str()))
            || date::parse(line, anywhere).is_some())
}

/// From this weight on a line that names an author is more than a byline.
const BYLINE: u32 = 120;

/// The element above the text, or at its beginning, that is named as a lead.
fn named(place: &Place<'_, '_>, title: &str) -> Option<String> {
    let begin = headline(place);
    let end = beginning(place);
    let near = place.survey.elements.iter().filter(|element| (begin..=end).contains(&element.first));
    let mut leads =
        near.filter(|element| is_named(element) && !place.says(element.parent, NEVER) && !is_never(element));
    leads.find_map(|element| lead(place, title, element.first, element.last))
}

fn is_named(element: &Element<'_>) -> bool {
    let told = |(name, value): (&str, &str)| {
        let names = matches!(name, "class" | "id" | "itemprop" | "type") || name.starts_with("data-");
        names && {
            let value = value[..value.floor_char_boundary(LOOKED_AT)].to_ascii_lowercase();
            NAMES.iter().any(|word| value.contains(word))
        }
    };
    element.tag.begins_line()
        && element.tag != Tag::H1
        && (element.hints.any(Hints::STANDFIRST) || element.node.value().attrs().any(told))
}

/// The bytes of a name that are looked at.
const LOOKED_AT: usize = 200;

/// What such a name brings with it, teasers being other articles elsewhere, is not held against a lead.
fn is_never(element: &Element<'_>) -> bool {
    element.hints.any(NEVER.without(Hints::RELATED))
}

/// The block of the headline; where it is not known, the first heading of the first rank, or a few lines above
/// the text.
fn headline(place: &Place<'_, '_>) -> usize {
    let first = place.text.0;
    let heading =
        || place.survey.elements.iter().find(|element| element.tag == Tag::H1 && element.first < first);
    place.headline.or_else(|| Some(heading()?.first)).unwrap_or(first.saturating_sub(ABOVE))
}

/// The lines above a text whose headline is not known that may be its lead.
const ABOVE: usize = 4;

/// The last block in which a lead may begin: the first paragraph of the text.
fn beginning(place: &Place<'_, '_>) -> usize {
    let (first, last) = place.text;
    let survey = place.survey;
    let prose = survey.blocks[first..last].iter().position(|block| {
        let sentence = || block.weight >= SHORTEST && text::ends_sentence(survey.text(block));
        survey.tag_of(block).heading().is_none() && (block.weight >= PROSE || sentence())
    });
    first + prose.unwrap_or_default()
}

/// From this weight on a line is a paragraph even without an end.
const PROSE: u32 = 80;

/// These blocks as a lead, if they can be one.
fn lead(place: &Place<'_, '_>, title: &str, first: usize, last: usize) -> Option<String> {
    let survey = place.survey;
    let blocks = survey.blocks.get(first..last)?;
    let whole = blocks.iter().map(|block| block.weight).sum::<u32>();
    let linked = blocks.iter().map(|block| block.linked).sum::<u32>();
    let headline = place.headline.is_some_and(|at| (first..last).contains(&at));
    let sound = (1..=BLOCKS).contains(&blocks.len())
        && (SHORTEST..=LONGEST).contains(&whole)
        && linked * 2 < whole
        && !headline;
    let line = sound.then(|| blocks.iter().map(|block| survey.text(block)).collect::<Vec<_>>().join(" "))?;
    (!says_title(&line, title)).then_some(line)
}

/// Whether a line is the headline again, worded another way perhaps: most of its pairs of letters are in that.
fn says_title(line: &str, title: &str) -> bool {
    let pairs = |text: &str| -> HashSet<(char, char)> { text.chars().zip(text.chars().skip(1)).collect() };
    let line = text::essence(line);
    if title.is_empty() || line.len() > title.len() * 2 {
        return false;
    }
    let (own, title) = (pairs(&line), pairs(title));
    own.intersection(&title).count() * 5 >= own.len() * 3
}

/// A paragraph between the headline and the second one of the text that differs from that in its element or is
/// all in bold, or that the description quotes to its end.
fn apart(place: &Place<'_, '_>, linked: &Linked, title: &str) -> Option<String> {
    let survey = place.survey;
    let headline = headline(place);
    let quoted = descriptions(place, linked);
    let end = beginning(place);
    let blocks = survey.blocks.iter().enumerate().take(end + 1).skip(headline + 1);
    let mut lines = blocks.filter(|(at, block)| {
        let shown = place.kept[*at] || !place.says(block.element, NEVER.with(Hints::META));
        block.weight >= SHORTEST && block.linked * 2 < block.weight && shown
    });
    lines.find_map(|(at, block)| {
        let line = survey.text(block);
        let quoted = is_quoted(&quoted, line) && (at < end || is_other(place, at));
        let heading = at < headline + 4 && is_subheading(place, block);
        let bold = at == end && is_bold(place, at);
        (heading || quoted || bold || at == end && text::ends_sentence(line) && is_alone(place, at))
            .then(|| lead(place, title, at, at + 1))
            .flatten()
    })
}

/// Whether a block is a heading below the first rank, and says as much as a lead does.
fn is_subheading(place: &Place<'_, '_>, block: &Block) -> bool {
    let element = &place.survey.elements[block.element];
    let ranked = element.tag.heading().is_some_and(|rank| rank > 1);
    ranked && block.weight >= HEADING && !element.hints.any(Hints::HEADLINE)
}

/// The least weight of a lead that is marked up as a heading: less heads the first part of the text.
const HEADING: u32 = 50;

/// What the page says of itself, as the essences of its descriptions.
fn descriptions(place: &Place<'_, '_>, linked: &Linked) -> Vec<String> {
    let metas = ["og:description", "description", "twitter:description"];
    let metas = metas.into_iter().filter_map(|name| place.survey.meta(name));
    metas.chain(linked.description.as_deref()).map(|text| text::essence(&text::unescape(text))).collect()
}

/// Whether a description is the line, or as much of it as fits where descriptions are cut.
fn is_quoted(descriptions: &[String], line: &str) -> bool {
    let line = text::essence(line);
    let begins =
        |description: &&String| text::weight(description) >= CUT && line.starts_with(description.as_str());
    descriptions.iter().any(|description| *description == line || begins(&description))
}

/// No description is cut before this weight.
const CUT: u32 = 100;

/// Whether a paragraph stands in another element, or another kind of it, than the next one of the text.
fn is_other(place: &Place<'_, '_>, at: usize) -> bool {
    let Some(next) = next(place, at) else { return false };
    let (one, other) = (element(place, at), element(place, next));
    one.tag != other.tag || one.parent != other.parent || class(one) != class(other)
}

/// The most such a lead says, in weight; what stands before the first heading of a guide says more.
const ALONE: u32 = 450;

/// Whether a paragraph stands in an element of its own, while the two after it stand together in another.
fn is_alone(place: &Place<'_, '_>, at: usize) -> bool {
    let second = next(place, at);
    let third = second.and_then(|second| next(place, second));
    let (Some(second), Some(third)) = (second, third) else { return false };
    let headed =
        |at: &usize| place.kept[*at] && place.survey.tag_of(&place.survey.blocks[*at]).heading().is_some();
    if place.survey.blocks[at].weight > ALONE || (at..second).any(|at| headed(&at)) {
        return false;
    }
    let [one, second, third] = [at, second, third].map(|at| element(place, at));
    second.parent == third.parent
        && one.parent != second.parent
        && one.index != second.index
        && (one.tag, class(one)) != (second.tag, class(second))
}

fn element<'a, 's>(place: &Place<'a, 's>, at: usize) -> &'a Element<'s> {
    &place.survey.elements[place.survey.blocks[at].element]
}

fn class<'a>(element: &Element<'a>) -> &'a str {
    element.node.attr("class").unwrap_or_default()
}

/// The paragraph of the text that follows a block.
fn next(place: &Place<'_, '_>, at: usize) -> Option<usize> {
    (at + 1..place.text.1).find(|next| place.kept[*next] && place.survey.blocks[*next].weight >= SHORTEST)
}

/// Whether all of a paragraph is in bold, and the next is not.
fn is_bold(place: &Place<'_, '_>, at: usize) -> bool {
    let element = element(place, at);
    if element.tag != Tag::P && element.tag != Tag::Div {
        return false;
    }
    if class(element).contains("bold") {
        return next(place, at).is_some_and(|next| !class(self::element(place, next)).contains("bold"));
    }
    let inner = place.survey.elements[element.index + 1..element.end].iter();
    let bold = inner.filter(|inner| inner.tag == Tag::B).map(|bold| letters(bold.node.text()));
    let whole = letters(element.node.text());
    // One `b` around all; that of a dateline or a name is a part.
    bold.max().is_some_and(|bold| bold * 10 >= whole * 9)
}

fn letters<'a>(text: impl Iterator<Item = &'a str>) -> usize {
    text.flat_map(str::chars).filter(|letter| letter.is_alphanumeric()).count()
}
