//! What a page says beside the text of its article: the lead, captions, what it tells of its authors, how
//! many comments it has, the part of the paper, the picture, and what cuts the text off.
//!
//! All of it is read from the survey once the text is known: where the text stands is the best guide to what
//! stands beside it.

mod biography;
mod captions;
mod comments;
mod image;
mod origin;
mod paywall;
mod place;
mod section;
mod standfirst;
mod told;
mod wall;

use std::collections::HashSet;

use url::Url;

use super::Provenance;
use super::body::Body;
use super::jsonld::Linked;
use super::partial::Partial;
use super::survey::Survey;

use place::Place;

/// What was read of the article already.
pub struct Known<'a> {
    /// Where the page came from.
    pub url: Option<&'a Url>,
    /// Its headline.
    pub title: Option<&'a str>,
    /// The block that is the headline.
    pub headline: Option<usize>,
    /// What the site calls itself.
    pub sites: &'a [String],
    /// Its authors.
    pub authors: &'a [String],
    /// The texts where the site's rule points at captions.
    pub captions: Vec<String>,
    /// Its text.
    pub body: &'a Body,
}

/// What stands beside the text; see the members of the same names of [`super::Article`].
#[derive(Debug, Default)]
pub struct Beside {
    pub standfirst: Option<String>,
    pub captions: Vec<String>,
    pub biography: Option<String>,
    pub comments: Option<u32>,
    pub section: Option<String>,
    pub image: Option<Url>,
    pub paywalled: Option<bool>,
    pub partial: Option<Partial>,
    /// The line that says what cuts the text off.
    pub wall: Option<String>,
    pub provenance: Option<Provenance>,
}

/// Reads it.
pub fn read(survey: &Survey<'_>, linked: &Linked, known: &Known<'_>) -> Beside {
    let place = Place::of(survey, &known.body.blocks, known.headline);
    let paywalled = paywall::declared(survey, linked);
    let cutting = wall::partial(&place, linked, known);
    Beside {
        standfirst: standfirst::standfirst(&place, linked, known),
        captions: captions::captions(&place, known),
        biography: biography::biography(&place, known),
        comments: comments::comments(&place, linked),
        section: section::section(survey, linked, known),
        image: image::image(&place, linked, known.url),
        wall: cutting.as_ref().and_then(|cutting| cutting.line.clone()),
        partial: cutting.map(|cutting| cutting.partial),
        paywalled,
        provenance: origin::origin(&place, known),
    }
}

/// The text without the lines that speak of its authors, its origin or its wall, unless nothing else would be left.
pub fn apart(body: String, beside: &Beside) -> String {
    let biography = beside.biography.iter().flat_map(|lines| lines.lines());
    let origin = beside.provenance.iter().flat_map(|origin| &origin.lines).map(String::as_str);
    let wall = beside.wall.as_deref();
    let lines: HashSet<&str> = biography.chain(origin).chain(wall).collect();
    if lines.is_empty() {
        return body;
    }
    let kept: Vec<&str> = body.split("\n\n").filter(|paragraph| !lines.contains(paragraph)).collect();
    if kept.is_empty() { body } else { kept.join("\n\n") }
}
