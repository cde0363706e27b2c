//! Lists to entries: feeds, sitemaps, listing pages, JSON lists and single watched pages, each into the
//! same [`Entry`].

mod collector;
mod feed;
mod json;
mod listing;
mod markup;
mod sitemap;
mod unpack;
mod xml;

use ::url::Url;

use crate::date::{Dated, Place};
use crate::decode::decode;
use crate::source::SourceKind;
use crate::url::KeyRules;

/// One article that a list names.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Where to fetch it: absolute, http or https, without tracking parameters.
    pub url: Url,
    /// What makes it the same article under another address ([`KeyRules::key`]).
    pub key: String,
    /// The headline as listed, as plain text.
    pub title: Option<String>,
    /// The people the list names.
    pub authors: Vec<String>,
    /// When it was published, as the list says.
    pub published: Option<Dated>,
    /// When it was last changed, as the list says.
    pub updated: Option<Dated>,
    /// The article's HTML where the list carries it whole (`content:encoded`, `content_html`).
    pub content: Option<String>,
}

/// What a list said.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Found {
    /// The entries, in the order of the list, one a key.
    pub entries: Vec<Entry>,
    /// Further lists to read: the children of a sitemap index, newest first.
    pub more: Vec<Url>,
    /// Entries that could not be used, a sentence each.
    pub rejected: Vec<String>,
}

/// Why a list could not be read at all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// It is something else: a page where a feed was promised.
    Type(String),
    /// It is the right kind, broken beyond repair, or nothing at all.
    Parse(String),
    /// It is larger or deeper than a list may be.
    TooLarge(String),
}

/// What is known of the list being read.
pub struct List<'a> {
    /// The address it came from, after redirects.
    pub url: &'a Url,
    /// The Content-Type header as it came.
    pub content_type: Option<&'a str>,
    /// The body, still compressed if the file itself is (`.xml.gz`).
    pub bytes: &'a [u8],
    /// Zone and country for dates that lack them.
    pub place: Place,
    /// How sites name their articles.
    pub keys: &'a KeyRules,
    /// The most bytes a compressed list may unpack to.
    pub max_bytes: usize,
    /// The most entries, and the most further lists, taken from it: the newest.
    pub max_entries: usize,
}

/// Reads a list as its source's kind says. Feeds and sitemaps are told apart by what they are rather than
/// by what they are called.
///
/// # Errors
/// [`Unreadable`], with a sentence, where nothing could be taken from it.
pub fn discover(kind: &SourceKind, list: &List<'_>) -> Result<Found, Unreadable> {
    if let SourceKind::Page = kind {
        return Ok(collector::page(list));
    }
    let bytes = unpack::unpack(list.bytes, list.max_bytes)?;
    let text = decode(&bytes, list.content_type).text;
    if text.trim().is_empty() {
        return Err(Unreadable::Parse("the answer is empty".to_owned()));
    }
    match kind {
        SourceKind::Listing(rule) => listing::read(&text, rule, list),
        SourceKind::Json(rule) => json::read(&text, rule, list),
        _ if text.trim_start().starts_with('{') => json::read_feed(&text, list),
        _ => markup::read(&text, list),
    }
}
