//! The article's text: where it stands, which of its blocks belong to it, and how they are written down.

mod candidates;
mod clean;
mod render;
mod worth;

use super::hints::Hints;
use super::jsonld::Linked;
use super::survey::Survey;
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
}

/// Finds the body: in `container` if a rule named one, else wherever it stands.
pub fn find(survey: &Survey<'_>, linked: &Linked, title: Option<&str>, container: Option<usize>) -> Body {
    let worth = Worth::of(survey);
    let chosen = container.or_else(|| candidates::best(survey, &worth));
    let mut body = chosen.map(|chosen| take(survey, &worth, chosen, title)).unwrap_or_default();
    if let Some(said) = &linked.body
        && text::weight(said) > 2 * text::weight(&body.text)
        && container.is_none()
    {
        body.text = render::lines(said);
        "json-ld".clone_into(&mut body.evidence);
    }
    body
}

fn take(survey: &Survey<'_>, worth: &Worth, chosen: usize, title: Option<&str>) -> Body {
    let kept = clean::clean(survey, worth, chosen, title);
    let element = &survey.elements[chosen];
    Body {
        text: render::render(survey, &kept),
        evidence: "generic".to_owned(),
        notes: vec![format!(
            "body: {} of {} blocks of <{}>{}",
            kept.len(),
            element.last - element.first,
            element.node.value().name(),
            if element.hints.any(Hints::MARKED) { ", marked up as the article's text" } else { "" },
        )],
    }
}
