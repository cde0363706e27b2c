//! One parsed page to one article: title, authors, dates, body, provenance, each with its evidence.

pub mod rules;

use ::url::Url;
use scraper::Html;

use crate::date::{Dated, Place};
use rules::SiteRule;

/// What is known of a page before it is read.
pub struct Facts<'a> {
    /// Where it came from, after redirects; none for a loose file.
    pub url: Option<&'a Url>,
    /// Zone and country for dates that lack them.
    pub place: Place,
    /// The rule of its site.
    pub rule: Option<&'a SiteRule>,
}

/// An article as its page tells it. What is not known is `None`, never invented.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Article {
    /// The headline without the site's name.
    pub title: Option<String>,
    /// The people who wrote it, not the paper.
    pub authors: Vec<String>,
    /// The site's own name.
    pub site_name: Option<String>,
    /// When it was published.
    pub published: Option<Dated>,
    /// What said so: `rule`, `json-ld`, `meta article:published_time`, `time element` ...
    pub published_evidence: Option<String>,
    /// When it was last changed, if the page says.
    pub modified: Option<Dated>,
    /// The address the page calls its own, on the same site.
    pub canonical_url: Option<Url>,
    /// The address on another site that the page calls the original.
    pub copy_of: Option<Url>,
    /// The language the page declares, as it wrote it.
    pub declared_language: Option<String>,
    /// Paragraphs separated by an empty line.
    pub body: String,
    /// Which finder gave the body: `rule NAME`, `json-ld`, `generic`.
    pub body_evidence: String,
    /// Where a syndicated copy says it comes from.
    pub provenance: Option<Provenance>,
    /// What was seen and decided, in order, for `explain`.
    pub notes: Vec<String>,
}

/// What a syndicated copy says of its origin.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Provenance {
    /// The headline at the original place.
    pub original_title: Option<String>,
    /// The site it was taken from.
    pub original_site: Option<String>,
}

/// Reads the article out of a page.
///
/// # Errors
/// One sentence that says why the page is no article: a front page, a wall, a soft 404, nothing to read.
pub fn extract(html: &Html, facts: &Facts<'_>) -> Result<Article, String> {
    let _ = (html, facts);
    Err("nothing to read".to_owned())
}
