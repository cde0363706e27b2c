//! What of an article is its content: the part whose change makes a revision.

use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::clock::text;
use crate::date::{Dated, Precision};
use crate::extract::Article;
use crate::record::Record;

/// Title, authors, date and body, as a hash. Anything else on a page may change without the article changing.
pub(super) fn hash(article: &Article) -> String {
    digest(&json!([article.title, article.authors, article.published.as_ref().map(Dated::iso), article.body]))
}

/// All that was read but the tags, as a hash: differs wherever reading the page again gave anything else. The
/// tags have rows to be compared with, and may be made anew without reading the page.
pub(super) fn reading_hash(record: &Record) -> String {
    let article = &record.article;
    let mut line = json!(record.line("", None));
    if let Some(line) = line.as_object_mut() {
        line.remove("mentions");
        line.remove("event");
    }
    digest(&json!([
        line,
        article.published.as_ref().map(Dated::utc),
        article.published_evidence,
        article.modified.as_ref().map(Dated::utc),
        article.body_evidence,
        record.charset,
        record.replaced,
    ]))
}

fn digest(value: &Value) -> String {
    format!("{:x}", Sha256::digest(value.to_string()))
}

/// Texts as a JSON array.
pub(super) fn array(texts: &[String]) -> String {
    json!(texts).to_string()
}

/// The moment of publication in UTC.
pub(super) fn published_at(article: &Article) -> Option<String> {
    article.published.map(|dated| text(dated.utc()))
}

/// The word of `published_precision`.
pub(super) fn precision(precision: Precision) -> &'static str {
    match precision {
        Precision::Day => "day",
        Precision::Minute => "minute",
        Precision::Second => "second",
    }
}
