//! The article's text: where it stands, which of its blocks belong to it, and how they are written down.

mod candidates;
mod clean;
mod clues;
mod render;
mod teasers;
mod worth;

use super::hints::Hints;
use super::jsonld::Linked;
use super::provenance::{self, Told};
use super::rules::SiteRule;
use super::state;
use super::survey::{Block, Survey};
use super::text;

use clues::Clues;
use worth::{Worth, is_prose};

/// What a site's rule says of its bodies, and where the page came from.
#[derive(Clone, Copy, Debug, Default)]
pub struct Ruled<'a> {
    /// The rule.
    pub rule: Option<&'a SiteRule>,
    /// The container it names, if the page has it.
    pub container: Option<usize>,
    /// The page's host.
    pub host: Option<&'a str>,
}

/// A body with what found it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Body {
    /// Paragraphs separated by an empty line.
    pub text: String,
    /// `rule NAME`, `json-ld`, `generic`.
    pub evidence: String,
    /// What was seen and decided.
    pub notes: Vec<String>,
    /// What its lines told about it.
    pub told: Told,
}

/// Finds the body: in the container that a rule names, else wherever it stands.
pub fn find(survey: &Survey<'_>, linked: &Linked, title: Option<&str>, facts: &Ruled<'_>) -> Body {
    let clues = Clues::of(survey, linked, title, facts.host);
    let (worth, found) = measure(survey, &clues);
    let Some(chosen) = facts.container.or(found) else {
        return said(linked).or_else(|| drawn(survey)).unwrap_or_default();
    };
    let mut blocks = standfirst(survey, &worth, &clues, chosen);
    blocks.extend(clean::clean(survey, &worth, &clues, chosen, title));
    let lines: Vec<&str> = blocks.iter().map(|block| survey.text(block)).collect();
    // What the cleaning took for scraps may tell all the same: a byline, a line of permission.
    let all: Vec<&str> = survey.blocks_of(chosen).iter().map(|block| survey.text(block)).collect();
    let told = provenance::read(&lines, facts.rule).or(provenance::read(&all, facts.rule));
    let kept: Vec<Block> =
        blocks.iter().zip(&told.keep).filter(|(_, keep)| **keep).map(|(block, _)| *block).collect();
    let ruled = facts.rule.filter(|_| facts.container.is_some());
    let body = Body {
        text: render::render(survey, &kept),
        evidence: ruled.map_or_else(|| "generic".to_owned(), |rule| format!("rule {}", rule.name())),
        notes: vec![describe(survey, chosen, kept.len())],
        told,
    };
    match said(linked) {
        // A page that shows a third of what it says in its structured data shows a teaser.
        Some(said) if ruled.is_none() && text::weight(&said.text) > 2 * text::weight(&body.text) => said,
        _ if ruled.is_none() && text::weight(&body.text) < SCANT => drawn(survey)
            .filter(|drawn| text::weight(&drawn.text) > 3 * text::weight(&body.text))
            .unwrap_or(body),
        _ => body,
    }
}

/// A body below this weight may be a placeholder for one that a script would draw.
const SCANT: u32 = 400;

/// The body that only a script has.
fn drawn(survey: &Survey<'_>) -> Option<Body> {
    let text = render::lines(&state::text(&survey.head.states)?);
    let notes = vec!["body: of the page's script state, since the page itself shows none".to_owned()];
    Some(Body { text, evidence: "script state".to_owned(), notes, told: Told::default() })
}

/// Paragraphs between the headline and the container that lead into the text: those named so, or quoted by
/// the page's description.
fn standfirst(survey: &Survey<'_>, worth: &Worth, clues: &Clues, chosen: usize) -> Vec<Block> {
    let Some(headline) = clues.headline else { return Vec::new() };
    let first = survey.elements[chosen].first;
    let between = survey.blocks.iter().enumerate().take(first).skip(headline + 1);
    let leads = between.filter(|(at, block)| {
        let context = worth.context[block.element];
        let named = context.any(Hints::STANDFIRST) || clues.opening == Some(*at);
        let near = *at <= headline + 3 && block.linked == 0 && survey.tag_of(block) == super::tags::Tag::P;
        (named || near) && !context.any(Hints::DROP) && is_prose(survey, block)
    });
    leads.map(|(_, block)| *block).take(3).collect()
}

/// The worth of all blocks and the best container. Where hardly anything is found, the names that speak
/// against the rest are doubted: a theme may call the column of its articles a sidebar.
fn measure(survey: &Survey<'_>, clues: &Clues) -> (Worth, Option<usize>) {
    let (worth, found) = trusting(survey, clues, Hints::NONE);
    let own = found.map_or(0, |chosen| worth.within(survey, chosen));
    if own >= SCANT.into() {
        return (worth, found);
    }
    // What readers wrote is doubted only where there is nothing else to read.
    let doubted = if own > 0 { Hints::ASIDE } else { Hints::ASIDE.with(Hints::COMMENT) };
    let (doubting, other) = trusting(survey, clues, doubted);
    match other {
        Some(other) if doubting.within(survey, other) > own.max(i64::from(SCANT) / 4) * 2 => {
            (doubting, Some(other))
        }
        _ => (worth, found),
    }
}

/// The worth and the best container, without the doubted hints. Where the headline misleads, as at the foot
/// of a page, nearly all worth lies before it: then it is passed over.
fn trusting(survey: &Survey<'_>, clues: &Clues, doubted: Hints) -> (Worth, Option<usize>) {
    let worth = Worth::of(survey, clues, doubted);
    let best = candidates::best(survey, &worth, clues);
    if clues.start.is_none() {
        return (worth, best.map(|(chosen, _)| chosen));
    }
    let anywhere = worth.again(survey, &clues.anywhere());
    let other = candidates::best(survey, &anywhere, clues);
    match (best, other) {
        (Some((chosen, own)), Some((_, all))) if own * 5 >= all => (worth, Some(chosen)),
        (_, other) => (anywhere, other.map(|(chosen, _)| chosen)),
    }
}

/// The body that the structured data gives.
fn said(linked: &Linked) -> Option<Body> {
    let text = render::lines(linked.body.as_deref()?);
    let notes = vec!["body: of the structured data, since the page shows less".to_owned()];
    Some(Body { text, evidence: "json-ld".to_owned(), notes, told: Told::default() })
        .filter(|body| !body.text.is_empty())
}

fn describe(survey: &Survey<'_>, chosen: usize, kept: usize) -> String {
    let element = &survey.elements[chosen];
    let names = ["id", "class"].into_iter().filter_map(|name| element.node.attr(name));
    let names: Vec<&str> = names.collect();
    let blocks = element.last - element.first;
    format!("body: {kept} of {blocks} blocks of <{} {}>", element.node.value().name(), names.join(" "))
}
