//! What goes into the store and comes out, as plain values.

use crate::clock::Timestamp;
use crate::discover::Entry;
use crate::http::{Outcome, Validators};
use crate::record::Record;

use super::RunId;

/// One attempt, as `fetches` keeps it.
#[derive(Clone, Debug)]
pub struct FetchRow {
    /// The run it belongs to.
    pub run: RunId,
    /// The source it was made for.
    pub source: Option<String>,
    /// `list`, `page` or `ingest`.
    pub purpose: &'static str,
    /// The address asked for.
    pub url: String,
    /// Where redirects led, if elsewhere.
    pub final_url: Option<String>,
    /// When it began.
    pub started: Timestamp,
    /// How long it took, in milliseconds.
    pub millis: u64,
    /// How it ended. For pages the store turns `Stored` into `Unchanged` where the article is as it was.
    pub outcome: Outcome,
    /// The HTTP status, if there was an answer.
    pub status: Option<u16>,
    /// Decoded bytes received.
    pub bytes: u64,
    /// The sentence.
    pub error: Option<String>,
}

/// One attempt at a list.
#[derive(Clone, Debug)]
pub struct ListResult {
    /// The source whose list it is.
    pub source: String,
    /// The attempt; none where a source needs no list (`page`: one article, watched for edits).
    pub fetch: Option<FetchRow>,
    /// Validators for the next request; `None` keeps those stored.
    pub validators: Option<Validators>,
    /// When the source is due next; `None` keeps what is stored, as for the children of a sitemap index.
    pub next_due: Option<Timestamp>,
    /// What the list named.
    pub entries: Vec<Entry>,
}

/// What became of a list's entries.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ListSaved {
    /// Never seen before.
    pub new: usize,
    /// Seen before, and changed in the list.
    pub changed: usize,
}

/// A page as it came.
#[derive(Clone, Debug)]
pub struct Body {
    /// The bytes, without transfer or content coding.
    pub bytes: Vec<u8>,
    /// The Content-Type header.
    pub content_type: Option<String>,
}

/// One attempt at an article page.
#[derive(Clone, Debug)]
pub struct PageResult {
    /// The attempt.
    pub fetch: FetchRow,
    /// The entry it was made for; none for `ingest`.
    pub entry: Option<i64>,
    /// Validators for the next request; `None` keeps those stored.
    pub validators: Option<Validators>,
    /// When to try or look again; `None` for not again unless the list changes.
    pub again: Option<Timestamp>,
    /// The page and what was read from it, where there was an answer.
    pub reading: Option<(Body, Record)>,
    /// The further pages of the article, in the order they were read.
    pub parts: Vec<PartResult>,
}

/// One attempt at a further page of an article.
#[derive(Clone, Debug)]
pub struct PartResult {
    /// The attempt.
    pub fetch: FetchRow,
    /// The page, where there is one, be it that kept before.
    pub kept: Option<Part>,
}

/// A further page of an article as it came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Where it was asked for, as the page before named it.
    pub url: String,
    /// The Content-Type header.
    pub content_type: Option<String>,
    /// What makes the next request for it conditional.
    pub validators: Validators,
    /// The bytes, without transfer or content coding.
    pub bytes: Vec<u8>,
}

/// What became of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PageSaved {
    /// A new article.
    New(i64),
    /// A known article with a new revision.
    Revised(i64),
    /// A known article, unchanged: nothing was written but the attempt.
    Unchanged(i64),
    /// A page without an article.
    Empty,
    /// No page.
    Failed,
}

impl PageSaved {
    /// The article of the page.
    pub fn article(self) -> Option<i64> {
        match self {
            Self::New(id) | Self::Revised(id) | Self::Unchanged(id) => Some(id),
            Self::Empty | Self::Failed => None,
        }
    }
}

/// An entry that wants fetching.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pending {
    /// Its number.
    pub entry: i64,
    /// The source that named it first.
    pub source: String,
    /// Where.
    pub url: String,
    /// Validators of the last answer, if it was fetched before.
    pub validators: Validators,
    /// Attempts in a row that gave no article.
    pub failures: u32,
    /// How often an answer was read before.
    pub fetched: u32,
}

/// What the next request for a source's list needs to know.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SourceState {
    /// Validators for the next request.
    pub validators: Validators,
    /// When it is due; none if never asked.
    pub next_due: Option<Timestamp>,
}

/// A stored page, for reading it again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredPage {
    /// Its number.
    pub id: i64,
    /// The address it was asked for at, or a path.
    pub url: String,
    /// Where redirects led, if elsewhere.
    pub final_url: Option<String>,
    /// The Content-Type header as it came.
    pub content_type: Option<String>,
    /// The source it was fetched for; what follows is what that source knows of its pages.
    pub source: Option<String>,
    /// The zone of dates without one.
    pub timezone: Option<String>,
    /// The usual language, BCP 47.
    pub language: Option<String>,
    /// ISO 3166, upper case.
    pub country: Option<String>,
    /// The bytes, decompressed.
    pub bytes: Vec<u8>,
    /// The further pages of the article.
    pub parts: Vec<Part>,
}

/// A stored page whose bytes cannot be unpacked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DamagedPage {
    /// Its number.
    pub id: i64,
    /// The address it was asked for at, or a path.
    pub url: String,
    /// What unpacking it says.
    pub why: String,
}
