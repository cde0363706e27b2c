//! Stored pages into the database: read on all cores, written in their order.

use std::num::NonZeroUsize;
use std::time::Instant;

use super::in_order::in_order;
use super::run::Run;
use super::stored::StoredReader;
use super::summary::Summary;
use super::visit::{became, refused};
use crate::archive::{Found, StoredPage, Unread};
use crate::clock;
use crate::http::Outcome;
use crate::record::Record;
use crate::store::rows::{Body, FetchRow, PageResult, PageSaved};
use crate::store::{RunId, Store, StoreError};

/// Pages given to the writer at once: one commit for all of them.
const BATCH: usize = 64;

/// Bytes of pages given to the writer at once, so that a batch of large ones stays small too.
const BATCH_BYTES: u64 = 16 << 20;

/// Reads the pages and keeps them; `tell` is called after each. A page that fails is counted and does not
/// stop the others.
///
/// # Errors
/// Only what the database says.
pub fn ingest(
    run: &Run,
    reader: &StoredReader<'_>,
    jobs: NonZeroUsize,
    pages: impl Iterator<Item = Result<Found, Unread>> + Send,
    mut tell: impl FnMut(),
) -> Result<Summary, StoreError> {
    let mut batch = Batch { run, pages: Vec::new(), bytes: 0, summary: Summary::default() };
    in_order(
        jobs,
        pages,
        |found| read(reader, run.id, found),
        |page| {
            tell();
            batch.push(page)
        },
    )?;
    batch.write()?;
    Ok(batch.summary)
}

/// A page read, and what to say of it should it fail.
struct Taken {
    result: PageResult,
    sentence: Option<String>,
}

fn read(reader: &StoredReader<'_>, run: RunId, found: Result<Found, Unread>) -> Taken {
    let begun = Instant::now();
    let read = found.and_then(|found| reader.read(found));
    let millis = begun.elapsed().as_millis() as u64;
    let (fetch, sentence, reading) = match read {
        Ok((page, record)) => {
            let row = page_row(run, reader.source(&page), &page, &record);
            let sentence = record.error.as_ref().map(|error| format!("{}: {error}", page.source));
            let body = Body { bytes: page.bytes, content_type: page.content_type };
            (row, sentence, Some((body, record)))
        }
        Err(unread) => (unread_row(run, &unread), Some(unread.why), None),
    };
    let fetch = FetchRow { millis, ..fetch };
    Taken { result: PageResult { fetch, entry: None, validators: None, again: None, reading }, sentence }
}

/// The row of a page: dated as its record says, under the address it was fetched from. A file without one
/// goes by its path, and where the page names an address of its own, that is where it leads.
fn page_row(run: RunId, source: Option<&str>, page: &StoredPage, record: &Record) -> FetchRow {
    let now = clock::now();
    let own = if page.url.is_none() { page.address.as_ref() } else { None };
    FetchRow {
        run,
        source: source.map(str::to_owned),
        purpose: "ingest",
        url: page.url.as_ref().map_or_else(|| page.source.clone(), ToString::to_string),
        final_url: own.map(ToString::to_string),
        started: page.date.unwrap_or(now).min(now),
        millis: 0,
        outcome: if record.error.is_some() { refused(record.overrun) } else { Outcome::Stored },
        status: None,
        bytes: page.bytes.len() as u64,
        error: record.error.clone(),
    }
}

fn unread_row(run: RunId, unread: &Unread) -> FetchRow {
    FetchRow {
        run,
        source: None,
        purpose: "ingest",
        url: unread.url.clone().unwrap_or_else(|| unread.source.clone()),
        final_url: None,
        started: clock::now(),
        millis: 0,
        outcome: unread.outcome,
        status: None,
        bytes: 0,
        error: Some(unread.why.clone()),
    }
}

/// Pages on their way to the writer.
struct Batch<'a> {
    run: &'a Run,
    pages: Vec<Taken>,
    bytes: u64,
    summary: Summary,
}

impl Batch<'_> {
    fn push(&mut self, page: Taken) -> Result<(), StoreError> {
        self.bytes += page.result.fetch.bytes;
        self.pages.push(page);
        if self.pages.len() >= BATCH || self.bytes >= BATCH_BYTES { self.write() } else { Ok(()) }
    }

    fn write(&mut self) -> Result<(), StoreError> {
        self.bytes = 0;
        let pages = std::mem::take(&mut self.pages);
        let save = move |store: &mut Store| {
            let save = |page: Taken| {
                let saved = store.save_page(&page.result)?;
                let fetch = &page.result.fetch;
                tracing::debug!(
                    outcome = became(saved, fetch.outcome),
                    millis = fetch.millis,
                    "page {}",
                    fetch.url
                );
                let mentions = page.result.reading.map_or(0, |(_, record)| record.tags.listed_mentions());
                Ok((saved, mentions, page.sentence))
            };
            pages.into_iter().map(save).collect::<Result<Vec<_>, StoreError>>()
        };
        for (saved, mentions, sentence) in self.run.writer.call_blocking(save)? {
            count(&mut self.summary, saved, mentions, sentence);
        }
        Ok(())
    }
}

fn count(summary: &mut Summary, saved: PageSaved, mentions: usize, sentence: Option<String>) {
    summary.pages += 1;
    match saved {
        PageSaved::New(_) => summary.new += 1,
        PageSaved::Revised(_) => summary.revised += 1,
        PageSaved::Unchanged(_) => summary.unchanged += 1,
        PageSaved::Empty | PageSaved::Failed => {}
    }
    if matches!(saved, PageSaved::New(_) | PageSaved::Revised(_)) {
        summary.mentions += mentions;
    }
    if let Some(sentence) = sentence {
        summary.fail(sentence);
    }
}
