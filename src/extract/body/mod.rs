//! The article's text: where it stands, which of its blocks belong to it, and how they are written down.

mod candidates;
mod clean;
mod clues;
pub mod features;
pub mod model;
pub mod proposal;
mod render;
mod teasers;
mod worth;

use super::jsonld::Linked;
use super::provenance::Told;
use super::rules::SiteRule;
use super::site;
use super::state;
use super::survey::{Block, Survey};
use super::text;

use model::Model;
use proposal::Proposal;

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

impl Ruled<'_> {
    /// The texts where the rule points at captions.
    pub fn captions(&self, survey: &Survey<'_>) -> Vec<String> {
        let found = self.rule.zip(self.container);
        found.map(|(rule, at)| site::captions(survey.elements[at].node, rule)).unwrap_or_default()
    }
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
    /// The blocks of the page that are the text, in order; where structured data says more than the page
    /// shows, those that it shows.
    pub blocks: Vec<usize>,
    /// What its lines told about it.
    pub told: Told,
}

/// Finds the body: in the container that a rule names, else wherever it stands.
pub fn find(survey: &Survey<'_>, linked: &Linked, title: Option<&str>, facts: &Ruled<'_>) -> Body {
    let Some(proposal) = Proposal::of(survey, linked, title, facts) else {
        return said(linked).or_else(|| drawn(survey)).unwrap_or_default();
    };
    let kept = proposal.decide(Model::shipped());
    let ruled = facts.rule.filter(|_| facts.container.is_some());
    let blocks: Vec<Block> = kept.iter().map(|at| survey.blocks[*at]).collect();
    let body = Body {
        text: render::render(survey, &blocks),
        evidence: ruled.map_or_else(|| "generic".to_owned(), |rule| format!("rule {}", rule.name())),
        notes: vec![proposal.describe(&kept)],
        told: proposal.told,
        blocks: kept,
    };
    match said(linked) {
        // A page that shows a third of what it says in its structured data shows a teaser.
        Some(said) if ruled.is_none() && text::weight(&said.text) > 2 * text::weight(&body.text) => {
            Body { blocks: body.blocks, ..said }
        }
        _ if ruled.is_none() && text::weight(&body.text) < SCANT => {
            match drawn(survey).filter(|drawn| text::weight(&drawn.text) > 3 * text::weight(&body.text)) {
                Some(drawn) => Body { blocks: body.blocks, ..drawn },
                None => body,
            }
        }
        _ => body,
    }
}

/// A body below this weight may be a placeholder for one that a script would draw.
const SCANT: u32 = 400;

/// The body that only a script has.
fn drawn(survey: &Survey<'_>) -> Option<Body> {
    let text = render::lines(&state::text(&survey.head.states)?);
    let notes = vec!["body: of the page's script state, since the page itself shows none".to_owned()];
    Some(Body { text, evidence: "script state".to_owned(), notes, ..Body::default() })
}

/// The body that the structured data gives.
fn said(linked: &Linked) -> Option<Body> {
    let text = render::lines(linked.body.as_deref()?);
    let notes = vec!["body: of the structured data, since the page shows less".to_owned()];
    Some(Body { text, evidence: "json-ld".to_owned(), notes, ..Body::default() })
        .filter(|body| !body.text.is_empty())
}
