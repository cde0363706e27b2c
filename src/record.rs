//! What was read from one page: the records of all stages side by side. The store keeps it, `process`
//! prints it.

use ::url::Url;
use serde::Serialize;

use crate::date::{Dated, Precision};
use crate::extract::kind::PageKind;
use crate::extract::partial::Cut;
use crate::extract::{Article, Provenance};
use crate::html::Overrun;
use crate::language::{Language, Verdict};
use crate::tag::candidates::Gathered;
use crate::tag::{Mention, Tags};

/// All that was read from a page.
#[derive(Clone, Debug, Default)]
pub struct Record {
    /// What makes the article the same under another address; empty for a loose file without address.
    pub key: String,
    /// The key of the address it came from: differs from `key` where the page names another as its own.
    /// Empty like that one.
    pub address_key: String,
    /// The address to know the article by: what the page calls its own, else where it came from.
    pub canonical_url: Option<Url>,
    /// How the bytes were read.
    pub charset: &'static str,
    /// Unreadable characters.
    pub replaced: usize,
    /// The article; empty where `error` says why it is none.
    pub article: Article,
    /// The language of title and body.
    pub language: Option<Language>,
    /// What it names.
    pub tags: Tags,
    /// Names in it that the watchlist may lack.
    pub candidates: Gathered,
    /// Why the page is no article, one sentence.
    pub error: Option<String>,
    /// The bound that was passed, where that is why.
    pub overrun: Option<Overrun>,
}

/// The line of `tuiqun process`: one JSON object, its keys in this order.
#[derive(Clone, Debug, Serialize)]
pub struct Line<'a> {
    /// The path or the WARC record's id.
    pub source: &'a str,
    /// Where the page came from.
    pub url: Option<&'a str>,
    canonical_url: Option<&'a Url>,
    copy_of: Option<&'a Url>,
    title: Option<&'a str>,
    raw_title: Option<&'a str>,
    authors: &'a [String],
    site_name: Option<&'a str>,
    published: Option<String>,
    published_precision: Option<Precision>,
    language: Option<&'a str>,
    language_confidence: Option<f64>,
    language_second: Option<&'a str>,
    language_second_confidence: Option<f64>,
    language_verdict: Option<Verdict>,
    declared_language: Option<&'a str>,
    kind: PageKind,
    section: Option<&'a str>,
    image: Option<&'a Url>,
    standfirst: Option<&'a str>,
    body: &'a str,
    agreement: Option<f64>,
    captions: &'a [String],
    biography: Option<&'a str>,
    provenance: Option<&'a Provenance>,
    comments: Option<u32>,
    paywalled: Option<bool>,
    partial: Option<Cut>,
    partial_evidence: Option<&'a str>,
    mentions: &'a [Mention],
    event: bool,
    error: Option<&'a str>,
}

impl Record {
    /// A record that holds only why nothing could be read.
    pub fn unread(error: String) -> Self {
        Self { error: Some(error), ..Self::default() }
    }

    /// The line of `tuiqun process`.
    pub fn line<'a>(&'a self, source: &'a str, url: Option<&'a str>) -> Line<'a> {
        let article = &self.article;
        let second = self.language.as_ref().and_then(|known| known.second.as_ref());
        Line {
            source,
            url,
            canonical_url: self.canonical_url.as_ref(),
            copy_of: article.copy_of.as_ref(),
            title: article.title.as_deref(),
            raw_title: article.raw_title.as_deref(),
            authors: &article.authors,
            site_name: article.site_name.as_deref(),
            published: article.published.as_ref().map(Dated::iso),
            published_precision: article.published.map(|dated| dated.precision),
            language: self.language.as_ref().map(|known| known.tag.as_str()),
            language_confidence: self.language.as_ref().map(|known| known.confidence),
            language_second: second.map(|guess| guess.tag.as_str()),
            language_second_confidence: second.map(|guess| guess.confidence),
            language_verdict: self.language.as_ref().and_then(|known| known.verdict),
            declared_language: article.declared_language.as_deref(),
            kind: article.kind,
            section: article.section.as_deref(),
            image: article.image.as_ref(),
            standfirst: article.standfirst.as_deref(),
            body: &article.body,
            agreement: article.agreement,
            captions: &article.captions,
            biography: article.biography.as_deref(),
            provenance: article.provenance.as_ref(),
            comments: article.comments,
            paywalled: article.paywalled,
            partial: article.partial.as_ref().map(|partial| partial.cut),
            partial_evidence: article.partial.as_ref().map(|partial| partial.evidence.as_str()),
            mentions: &self.tags.mentions,
            event: self.tags.event,
            error: self.error.as_deref(),
        }
    }
}
