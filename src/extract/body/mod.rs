//! The article's text: where it stands, which of its blocks belong to it, and how they are written down.

mod candidates;
mod clean;
mod render;
mod worth;

use super::jsonld::Linked;
use super::provenance::{self, Told};
use super::rules::SiteRule;
use super::survey::{Block, Survey};
use super::text;

pub use worth::Worth;

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

/// Finds the body: in `container` if a rule named one, else wherever it stands.
pub fn find(
    survey: &Survey<'_>,
    linked: &Linked,
    title: Option<&str>,
    rule: Option<(&SiteRule, Option<usize>)>,
) -> Body {
    let worth = Worth::of(survey);
    let ruled = rule.and_then(|(rule, container)| Some((rule, container?)));
    let chosen = ruled.map(|(_, container)| container).or_else(|| candidates::best(survey, &worth));
    let blocks = chosen.map(|chosen| clean::clean(survey, &worth, chosen, title)).unwrap_or_default();
    let lines: Vec<&str> = blocks.iter().map(|block| survey.text(block)).collect();
    let told = provenance::read(&lines, rule.map(|(rule, _)| rule));
    let kept: Vec<Block> =
        blocks.iter().zip(&told.keep).filter(|(_, keep)| **keep).map(|(block, _)| *block).collect();
    let mut body = Body {
        text: render::render(survey, &kept),
        evidence: ruled.map_or_else(|| "generic".to_owned(), |(rule, _)| format!("rule {}", rule.id)),
        notes: chosen.map(|chosen| describe(survey, chosen, kept.len())).into_iter().collect(),
        told,
    };
    if let Some(said) = &linked.body
        && ruled.is_none()
        && text::weight(said) > 2 * text::weight(&body.text)
    {
        body.text = render::lines(said);
        "json-ld".clone_into(&mut body.evidence);
    }
    body
}

fn describe(survey: &Survey<'_>, chosen: usize, kept: usize) -> String {
    let element = &survey.elements[chosen];
    let names = ["id", "class"].into_iter().filter_map(|name| element.node.attr(name));
    let names: Vec<&str> = names.collect();
    let blocks = element.last - element.first;
    format!("body: {kept} of {blocks} blocks of <{} {}>", element.node.value().name(), names.join(" "))
}
