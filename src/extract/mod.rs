//! One parsed page to one article: title, authors, dates, body, provenance, each with its evidence.

pub mod kind;
mod metadata;
pub mod pages;
pub mod partial;
pub mod rules;
pub mod training;

mod address;
mod agreement;
mod authors;
mod beside;
mod body;
mod boilerplate;
mod hints;
mod jsonld;
mod listing;
mod provenance;
mod published;
mod site;
mod state;
mod survey;
mod tags;
mod text;
mod title;
mod verdict;
mod words;

use ::url::Url;
use scraper::Html;
use serde::Serialize;

use crate::date::{Dated, Place};
use jsonld::Linked;
use kind::PageKind;
use pages::Pages;
use partial::Partial;
use rules::SiteRule;
use survey::Survey;

pub use site::rule;

/// What is known of a page before it is read.
pub struct Facts<'a> {
    /// Where it came from, after redirects; none for a loose file.
    pub url: Option<&'a Url>,
    /// Zone and country for dates that lack them.
    pub place: Place,
    /// The rule of its site, for the day of the page: see [`rule`].
    pub rule: Option<&'a SiteRule>,
}

/// An article as its page tells it. What is not known is `None`, never invented.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Article {
    /// The headline without the site's name.
    pub title: Option<String>,
    /// The headline as the page declares it, with series mark and site's name.
    pub raw_title: Option<String>,
    /// The people who wrote it; where none is named, the agency, desk or paper that signs for it.
    pub authors: Vec<String>,
    /// The site's own name.
    pub site_name: Option<String>,
    /// When it was published.
    pub published: Option<Dated>,
    /// What said so, and behind it who else did and who did not: `rule NAME`, `json-ld; also time element, url`,
    /// `text; against json-ld 2026-06-24` ...
    pub published_evidence: Option<String>,
    /// When it was last changed, if the page says.
    pub modified: Option<Dated>,
    /// The address the page calls its own, on the same site.
    pub canonical_url: Option<Url>,
    /// The address on another site that the page calls the original.
    pub copy_of: Option<Url>,
    /// The language the page declares, as it wrote it.
    pub declared_language: Option<String>,
    /// What kind of page it is.
    pub kind: PageKind,
    /// The part of the paper it stands in, as the page names it.
    pub section: Option<String>,
    /// The picture that stands for it: http or https, within the bounds of [`crate::url::is_web`].
    pub image: Option<Url>,
    /// The lead between headline and text. Where it leads into the text, the body begins with it too.
    pub standfirst: Option<String>,
    /// Paragraphs separated by an empty line.
    pub body: String,
    /// Which finder gave the body: `rule NAME`, `json-ld`, `generic`.
    pub body_evidence: String,
    /// How far the body by the site's rule and the one that the generic finder gives are the same text, from
    /// 0 to 1; 0 where the rule's body is not on the page, none where no rule names one.
    pub agreement: Option<f64>,
    /// What stands under the pictures of the article, in order. No part of the body.
    pub captions: Vec<String>,
    /// Where a syndicated copy says it comes from.
    pub provenance: Option<Provenance>,
    /// What stands beside the text about its authors. No part of the body.
    pub biography: Option<String>,
    /// How many comments of readers the page says it has.
    pub comments: Option<u32>,
    /// Whether the page declares that reading it is paid for; none where it declares nothing.
    pub paywalled: Option<bool>,
    /// What the page tells of the other pages of its article; none where it stands alone.
    pub pages: Option<Pages>,
    /// What cuts the text off, where something was seen to.
    pub partial: Option<Partial>,
    /// What was seen and decided, in order, for `explain`.
    pub notes: Vec<String>,
}

/// What a syndicated copy says of its origin.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Provenance {
    /// The headline at the original place.
    pub original_title: Option<String>,
    /// The site it was taken from.
    pub original_site: Option<String>,
    /// The lines that say so, as they stood. No part of the body.
    pub lines: Vec<String>,
}

/// Reads the article out of a page.
///
/// # Errors
/// One sentence that says why the page is no article: a front page, a wall, a soft 404, nothing to read.
pub fn extract(html: &Html, facts: &Facts<'_>) -> Result<Article, String> {
    let survey = survey::survey(html, &site::dropped(html, facts.rule));
    let linked = jsonld::read(&survey.head.linked_data, facts.url.map(Url::as_str), survey.meta("og:title"));
    let sites = metadata::site_names(&survey, &linked, facts);
    let page = metadata::Page { html, survey: &survey, linked: &linked, sites: &sites, facts };
    let headed = page.headline();
    let title = headed.as_ref().map(|headed| headed.text.clone());
    let ruled = ruled(html, &survey, facts);
    let body = body::find(&survey, &linked, title.as_deref(), &ruled);
    verdict::judge(&survey, &linked, title.as_deref(), facts.url, &body)?;
    let agreement = agreement(&survey, &linked, title.as_deref(), &ruled, &body);
    let addresses = address::addresses(&survey, facts.url);
    let headline = title::place(&survey, title.as_deref());
    let dates = page.dates(headline);
    let signed = page.authors(headline, &body.told.authors);
    let notes = metadata::notes(headed.as_ref(), &signed, &dates, &addresses);
    let kind = kind::kind(&survey, &linked, title.as_deref(), facts.url, &body.text);
    // The steps of a gallery are pictures, not pages.
    let pages = match kind {
        PageKind::Gallery => None,
        _ => pages::pages(&survey, facts.url, addresses.canonical.as_ref()),
    };
    let known = beside::Known {
        url: facts.url,
        title: title.as_deref(),
        headline,
        sites: &sites,
        authors: &signed.names,
        captions: ruled.captions(&survey),
        body: &body,
    };
    let beside = beside::read(&survey, &linked, &known);
    Ok(Article {
        kind,
        pages,
        authors: signed.names,
        site_name: sites.first().cloned(),
        published: dates.published.as_ref().map(|told| told.date),
        published_evidence: dates.published.map(|told| told.evidence),
        modified: dates.modified.map(|told| told.date),
        canonical_url: addresses.canonical,
        copy_of: addresses.copy_of,
        declared_language: metadata::declared_language(&survey, &linked),
        raw_title: headed.as_ref().map(|headed| headed.raw.clone()),
        title,
        body: beside::apart(body.text, &beside),
        body_evidence: body.evidence,
        agreement,
        section: beside.section,
        image: beside.image,
        standfirst: beside.standfirst,
        captions: beside.captions,
        provenance: beside.provenance,
        biography: beside.biography,
        comments: beside.comments,
        paywalled: beside.paywalled,
        partial: beside.partial,
        notes: notes.into_iter().chain(body.notes).collect(),
    })
}

/// What the site's rule says of the page's body.
fn ruled<'a>(html: &Html, survey: &Survey<'_>, facts: &Facts<'a>) -> body::Ruled<'a> {
    body::Ruled {
        rule: facts.rule,
        container: facts.rule.and_then(|rule| site::container(html, survey, rule)),
        host: facts.url.and_then(Url::host_str),
    }
}

/// How far the rule's body is the generic finder's; 0 where the rule names a body that the page does not have.
fn agreement(
    survey: &Survey<'_>,
    linked: &Linked,
    title: Option<&str>,
    ruled: &body::Ruled<'_>,
    body: &body::Body,
) -> Option<f64> {
    let rule = ruled.rule.filter(|rule| !rule.body.is_empty())?;
    if ruled.container.is_none() {
        return Some(0.0);
    }
    // Without the rule's body, but with the lines it knows to drop, so that only the places are compared.
    let generic = body::Ruled { rule: Some(rule), container: None, host: ruled.host };
    Some(agreement::agreement(&body.text, &body::find(survey, linked, title, &generic).text))
}
