//! The further pages of an article: fetched one after the other, as politely as every page, and joined.

use std::sync::Arc;

use ::url::Url;

use crate::extract::Article;
use crate::extract::pages::Joined;
use crate::fetch::{Failure, Want};
use crate::http::{Outcome, Validators};
use crate::record::Record;
use crate::source::Source;
use crate::store::StoreError;
use crate::store::rows::{Body, FetchRow, Part, PartResult, Pending};

use super::crawl::Crawl;
use super::lists::fetch_row;
use super::reader::Page;
use super::visit::{known, unusable};

/// Bytes of further pages kept in memory for one article. Twenty pages of the largest size would be two
/// hundred megabytes; what is beyond is left as if it could not be had.
const MOST_BYTES: usize = 32 << 20;

/// An article with its further pages.
pub(super) struct Whole {
    pub record: Record,
    pub parts: Vec<PartResult>,
    /// A sentence for each page that could not be had.
    pub failures: Vec<String>,
}

impl Crawl {
    /// Fetches the pages that an article goes on at, and joins them; nothing where the run is asked to stop
    /// meanwhile. A page that cannot be had leaves the article marked as a part.
    ///
    /// # Errors
    /// Only what the database says.
    pub(super) async fn further(
        self: &Arc<Self>,
        source: &Arc<Source>,
        page: &Pending,
        record: Record,
    ) -> Result<Option<Whole>, StoreError> {
        let mut joined = Joined::new(record.article.clone());
        if joined.wanted().is_none() {
            return Ok(Some(Whole { record, parts: Vec::new(), failures: Vec::new() }));
        }
        let known_parts = self.known_parts(page).await?;
        let mut whole = Whole { record, parts: Vec::new(), failures: Vec::new() };
        let mut bytes = 0;
        while let Some(url) = joined.wanted().cloned() {
            let before = known_parts.iter().find(|part| part.url == url.as_str());
            let Some(asked) = self.ask_further(source, &url, before).await else { return Ok(None) };
            bytes += asked.part.as_ref().map_or(0, |part| part.bytes.len());
            let part = asked.part.filter(|_| bytes <= MOST_BYTES);
            let mut fetch = asked.fetch;
            match &part {
                Some(part) => {
                    let read = self.read_further(source, &url, part).await;
                    if let (Err(why), Some(fetch)) = (&read, &mut fetch) {
                        (fetch.outcome, fetch.error) = (Outcome::Empty, Some(why.clone()));
                    }
                    joined.take(read);
                }
                None => joined.miss(),
            }
            if let Some(why) = fetch.as_ref().and_then(|fetch| fetch.error.as_ref()) {
                whole.failures.push(format!("{}: {url}: {why}", source.id));
            } else if part.is_none() {
                whole
                    .failures
                    .push(format!("{}: {url}: a further page that was not asked for now", source.id));
            }
            whole.parts.extend(fetch.map(|fetch| PartResult { fetch, kept: part }));
        }
        whole.record = self.reader.joined(whole.record, joined.finish(), known(source));
        Ok(Some(whole))
    }

    /// What was kept of the article's further pages when it was read last.
    async fn known_parts(&self, page: &Pending) -> Result<Vec<Part>, StoreError> {
        if page.fetched == 0 {
            return Ok(Vec::new());
        }
        let entry = page.entry;
        self.writer.call(move |store| store.parts_of_entry(entry)).await
    }

    /// Asks for one further page, conditionally where it is known; none where the run is asked to stop.
    async fn ask_further(&self, source: &Source, url: &Url, before: Option<&Part>) -> Option<Asked> {
        let none = Validators::default();
        let validators = before.map_or(&none, |part| &part.validators);
        let attempt = tokio::select! {
            attempt = self.fetcher.get(url, Want::Page, validators) => attempt,
            () = self.stop.cancelled() => return None,
        };
        if attempt.result.as_ref().is_err_and(Failure::is_unasked) {
            return Some(Asked { fetch: None, part: None });
        }
        let mut fetch = fetch_row(self, source, "page", url, &attempt);
        let elsewhere = attempt.url.host_str() != url.host_str();
        let part = match attempt.result {
            Ok(_) if elsewhere => {
                let why = format!("a further page of the article led to another host, {}", attempt.url);
                (fetch.outcome, fetch.error) = (Outcome::Redirect, Some(why));
                None
            }
            Ok(answer) if answer.not_modified() => before.cloned(),
            Ok(answer) => {
                let body = Body { bytes: answer.bytes, content_type: answer.content_type };
                let refused = unusable(&body);
                let usable = refused.is_none();
                if let Some((outcome, why)) = refused {
                    (fetch.outcome, fetch.error) = (outcome, Some(why));
                }
                usable.then(|| Part {
                    url: url.to_string(),
                    content_type: body.content_type,
                    validators: answer.validators,
                    bytes: body.bytes,
                })
            }
            Err(_) => None,
        };
        Some(Asked { fetch: Some(fetch), part })
    }

    /// Reads a further page on a thread of its own, one a core at a time.
    async fn read_further(
        self: &Arc<Self>,
        source: &Arc<Source>,
        url: &Url,
        part: &Part,
    ) -> Result<Article, String> {
        let _core = self.cores.acquire().await.expect("the cores are never closed");
        let (crawl, source, url, part) = (Arc::clone(self), Arc::clone(source), url.clone(), part.clone());
        let read = tokio::task::spawn_blocking(move || {
            let content_type = part.content_type.as_deref();
            crawl.reader.article(&Page {
                url: Some(&url),
                content_type,
                bytes: &part.bytes,
                known: known(&source),
            })
        });
        read.await.unwrap_or_else(|fault| Err(format!("reading the page failed: {fault}")))
    }
}

/// What came of asking for a further page.
struct Asked {
    /// The attempt; none where the host wants to be left alone.
    fetch: Option<FetchRow>,
    part: Option<Part>,
}
