//! One article: its page fetched, read by the pure function, with its further pages joined, kept.

use std::sync::Arc;

use ::url::Url;

use crate::clock;
use crate::fetch::{Answer, Failure, Want};
use crate::html::Overrun;
use crate::http::{Outcome, kind};
use crate::record::Record;
use crate::source::{Source, SourceKind};
use crate::store::StoreError;
use crate::store::rows::{Body, FetchRow, PageResult, PageSaved, Pending};

use super::crawl::Crawl;
use super::lists::fetch_row;
use super::policy::{PageHistory, missing_again, page_again};
use super::reader::{Known, Page};
use super::summary::Summary;

impl Crawl {
    /// Fetches and keeps one page.
    ///
    /// # Errors
    /// Only what the database says.
    pub(super) async fn page(
        self: &Arc<Self>,
        source: &Arc<Source>,
        page: Pending,
    ) -> Result<Summary, StoreError> {
        let left = Summary { left: 1, ..Summary::default() };
        let Ok(url) = Url::parse(&page.url) else {
            let mut summary = Summary::default();
            summary.fail(format!("{}: `{}` is no address", source.id, page.url));
            return Ok(summary);
        };
        if self.stop.is_cancelled() {
            return Ok(left);
        }
        let mut attempt = tokio::select! {
            attempt = self.fetcher.get(&url, Want::Page, &page.validators) => attempt,
            () = self.stop.cancelled() => return Ok(left),
        };
        if attempt.result.as_ref().is_err_and(Failure::is_unasked) {
            return Ok(left);
        }
        let retry_after = attempt.result.as_ref().err().and_then(|failure| failure.retry_after);
        let answered =
            attempt.result.as_ref().ok().map(|answer| (answer.not_modified(), answer.validators.clone()));
        let mut fetch = fetch_row(self, source, "page", &url, &attempt);
        let mut share = attempt.share.take();
        let mut reading = match attempt.result {
            Ok(answer) if !answer.not_modified() => self.read(source, &attempt.url, answer, &mut fetch).await,
            _ => None,
        };
        let (mut parts, mut missed) = (Vec::new(), Vec::new());
        if let Some((body, record)) = reading.take_if(|(_, record)| record.article.pages.is_some()) {
            // A request must not wait for a share while this page holds one.
            share = None;
            let Some(whole) = self.further(source, &page, record).await? else { return Ok(left) };
            (reading, parts, missed) = (Some((body, whole.record)), whole.parts, whole.failures);
        }
        // An answer that could not be read must not be called unchanged the next time.
        let usable = answered.filter(|(unchanged, _)| *unchanged || reading.is_some());
        // Nor must one whose further pages are missing, or nobody would ask for them again.
        let validators = usable.filter(|_| missed.is_empty()).map(|(_, validators)| validators);
        let again = self.again(source, &page, &fetch, retry_after, !missed.is_empty());
        let (what, millis) = (fetch.outcome, fetch.millis);
        let mentions = reading.as_ref().map_or(0, |(_, record)| record.tags.listed_mentions());
        let sentence = fetch.error.clone();
        let pages = 1 + parts.len();
        let result = PageResult { fetch, entry: Some(page.entry), validators, again, reading, parts };
        let saved = self.writer.call(move |store| store.save_page(&result)).await?;
        drop(share);
        tracing::debug!(source = source.id, outcome = became(saved, what), millis, "page {url}");
        let mut summary = Summary { pages, ..Summary::default() };
        for sentence in missed {
            summary.fail(sentence);
        }
        summary.count(saved, mentions);
        if saved.article().is_none() {
            let why = sentence.unwrap_or_else(|| what.to_string());
            summary.fail(format!("{}: {url}: {why}", source.id));
        }
        Ok(summary)
    }

    /// Reads an answer on a thread of its own, one a core at a time; notes in the row why it is no article.
    async fn read(
        self: &Arc<Self>,
        source: &Arc<Source>,
        url: &Url,
        answer: Answer,
        fetch: &mut FetchRow,
    ) -> Option<(Body, Record)> {
        let body = Body { bytes: answer.bytes, content_type: answer.content_type };
        if let Some((outcome, why)) = unusable(&body) {
            (fetch.outcome, fetch.error) = (outcome, Some(why));
            return None;
        }
        let _core = self.cores.acquire().await.expect("the cores are never closed");
        let (crawl, source, url) = (Arc::clone(self), Arc::clone(source), url.clone());
        let read = tokio::task::spawn_blocking(move || {
            let content_type = body.content_type.as_deref();
            let page = Page { url: Some(&url), content_type, bytes: &body.bytes, known: known(&source) };
            let record = crawl.reader.read(&page);
            (body, record)
        });
        match read.await {
            Ok((body, record)) => {
                if let Some(error) = &record.error {
                    fetch.outcome = refused(record.overrun);
                    fetch.error = Some(error.clone());
                }
                Some((body, record))
            }
            // A fault of ours on this one page: it gets its row, and the others go on.
            Err(fault) => {
                (fetch.outcome, fetch.error) =
                    (Outcome::Parse, Some(format!("reading the page failed: {fault}")));
                None
            }
        }
    }

    fn again(
        &self,
        source: &Source,
        page: &Pending,
        fetch: &FetchRow,
        retry_after: Option<std::time::Duration>,
        missed: bool,
    ) -> Option<clock::Timestamp> {
        let now = clock::now();
        if matches!(source.kind, SourceKind::Page) {
            return source.schedule.next(now, source.timezone);
        }
        let history =
            PageHistory { failures: page.failures, fetched: page.fetched, recheck: &self.limits.recheck };
        let again = page_again(fetch.outcome, fetch.status, retry_after, history, now);
        let sooner = if missed { missing_again(history, now) } else { None };
        again.into_iter().chain(sooner).min()
    }
}

/// What a source knows of its pages.
pub(super) fn known(source: &Source) -> Known<'_> {
    Known {
        timezone: source.timezone,
        language: source.language.as_deref(),
        country: source.country.as_deref(),
    }
}

/// Why a body cannot be read at all.
pub(super) fn unusable(body: &Body) -> Option<(Outcome, String)> {
    if body.bytes.iter().all(u8::is_ascii_whitespace) {
        return Some((Outcome::Empty, "the answer holds nothing".to_owned()));
    }
    let refused = kind::check_page(body.content_type.as_deref(), &body.bytes);
    refused.err().map(|why| (Outcome::Type, why))
}

/// What became of a page, in one word for the log.
pub(super) fn became(saved: PageSaved, outcome: Outcome) -> &'static str {
    match saved {
        PageSaved::New(_) => "new",
        PageSaved::Revised(_) => "revised",
        PageSaved::Unchanged(_) => "unchanged",
        PageSaved::Empty | PageSaved::Failed => outcome.as_str(),
    }
}

/// The word for a page that was no article.
pub(super) fn refused(overrun: Option<Overrun>) -> Outcome {
    match overrun {
        None => Outcome::Empty,
        // The work of a page is counted like its depth; a time-out is the network's.
        Some(_) => Outcome::TooLarge,
    }
}
