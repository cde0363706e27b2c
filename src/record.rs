//! What was read from one page: the records of all stages side by side. The store keeps it, `process`
//! prints it.

use ::url::Url;
use serde_json::{Value, json};

use crate::date::Dated;
use crate::extract::Article;
use crate::html::Overrun;
use crate::language::Language;
use crate::tag::Tags;

/// All that was read from a page.
#[derive(Clone, Debug)]
pub struct Record {
    /// What makes the article the same under another address; empty for a loose file without address.
    pub key: String,
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
    /// Why the page is no article, one sentence.
    pub error: Option<String>,
    /// The bound that was passed, where that is why.
    pub overrun: Option<Overrun>,
}

impl Record {
    /// The line of `tuiqun process`: `source` is the path or the WARC record's id, `url` where it came from.
    pub fn to_json(&self, source: &str, url: Option<&Url>) -> Value {
        let article = &self.article;
        json!({
            "source": source,
            "url": url,
            "canonical_url": self.canonical_url,
            "copy_of": article.copy_of,
            "title": article.title,
            "authors": article.authors,
            "site_name": article.site_name,
            "published": article.published.as_ref().map(Dated::iso),
            "published_precision": article.published.as_ref().map(|dated| dated.precision),
            "language": self.language.as_ref().map(|known| &known.tag),
            "language_confidence": self.language.as_ref().map(|known| known.confidence),
            "declared_language": article.declared_language,
            "body": article.body,
            "mentions": self.tags.mentions,
            "event": self.tags.event,
            "error": self.error,
        })
    }
}
