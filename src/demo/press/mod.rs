//! The press of the demo: ten invented sites in seven languages, in the page structures of real ones.
//!
//! Every word in it was written for this program; papers, authors and towns are invented. Each folder is a
//! site: `page.html` is its layout, a feed, sitemap or listing beside it is a template over all its
//! articles, and each further file is one article, whose head says, besides title and date, which watched
//! bodies it names. So the demo can be checked against its own facts ([`facts`]).
//!
//! There are two editions: in the second, one article has been edited.

mod article;
mod layout;
mod paint;

use std::io::Write;

use encoding_rs::{Encoding, UTF_8};
use flate2::Compression;
use flate2::write::GzEncoder;
use sha2::{Digest, Sha256};

use article::Article;
use layout::{Draft, List};
use paint::Painter;

pub use article::{CopyOf, Fact};

/// `sources.toml` for this press.
pub const SOURCES: &str = include_str!("sources.toml");

/// `sites.toml` for this press.
pub const SITES: &str = include_str!("sites.toml");

/// A site, known by its host name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Site {
    /// `ledger.example`.
    pub host: &'static str,
    /// As people call it.
    pub name: &'static str,
    /// All that it answers; anything else is a 404. A closed site has none.
    pub pages: Vec<Page>,
}

/// One answer of a site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// With the query, if it has one.
    pub path: String,
    /// The Content-Type header.
    pub content_type: &'static str,
    /// The bytes, in the site's own character set; of a `.gz` file, compressed.
    pub body: Vec<u8>,
    /// The validator, with its quotes.
    pub etag: String,
}

/// The whole press: `edition` 1, or 2 after the one edit.
///
/// # Errors
/// A sentence, where an article or a template of the press is broken; a test holds that none is.
pub fn sites(edition: u8) -> Result<Vec<Site>, String> {
    layout::DRAFTS.iter().map(|draft| site(draft, edition)).collect()
}

/// What a reader of the press should find, an entry an article.
///
/// # Errors
/// As [`sites`].
pub fn facts(edition: u8) -> Result<Vec<Fact>, String> {
    let mut facts = Vec::new();
    for draft in &layout::DRAFTS {
        facts.extend(articles(draft, edition)?.into_iter().map(|article| article.fact(draft.host)));
    }
    Ok(facts)
}

fn articles(draft: &Draft, edition: u8) -> Result<Vec<Article>, String> {
    let read = |text| Article::read(text).map_err(|why| format!("{}: {why}", draft.host));
    draft.articles.iter().map(|article| read(article.of(edition))).collect()
}

fn site(draft: &Draft, edition: u8) -> Result<Site, String> {
    let articles = articles(draft, edition)?;
    let painter = Painter::new(draft.host, &articles);
    let mut pages = Vec::new();
    for article in &articles {
        let html = painter.page(draft.page, article)?;
        pages.push(page(&article.path, draft.page_type, encoded(&html, draft.charset)));
    }
    for list in draft.lists {
        let text = painter.list(list.template, list.path)?;
        pages.push(page(list.path, list.content_type, list_bytes(list, &text, draft.charset)?));
    }
    Ok(Site { host: draft.host, name: draft.name, pages })
}

fn page(path: &str, content_type: &'static str, body: Vec<u8>) -> Page {
    let etag = format!("\"{:x}\"", Sha256::digest(&body));
    Page { path: path.to_owned(), content_type, body, etag }
}

/// Feeds and sitemaps of the press say in their first line what they are in; a gzipped one is UTF-8.
fn list_bytes(list: &List, text: &str, charset: &'static Encoding) -> Result<Vec<u8>, String> {
    if !list.gzip {
        return Ok(encoded(text, charset));
    }
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    let packed = encoder.write_all(encoded(text, UTF_8).as_slice()).and_then(|()| encoder.finish());
    packed.map_err(|error| format!("{}: cannot be compressed: {error}", list.path))
}

fn encoded(text: &str, charset: &'static Encoding) -> Vec<u8> {
    charset.encode(text).0.into_owned()
}

#[cfg(test)]
mod tests;
