//! Stored pages into the database: read on all cores, written in their order but for the pages of one article,
//! which are written together.

use std::collections::BTreeSet;
use std::num::NonZeroUsize;
use std::time::Instant;

use ::url::Url;

use super::gather::{self, Gather, Gathered};
use super::in_order::in_order;
use super::run::Run;
use super::stored::StoredReader;
use super::summary::Summary;
use super::visit::{became, refused};
use crate::archive::{Found, StoredPage, Unread};
use crate::clock;
use crate::extract::Article;
use crate::http::{Outcome, Validators};
use crate::record::Record;
use crate::store::rows::{Body, FetchRow, PageResult, Part, PartResult};
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
    let mut batch = Batch::new(run);
    let mut gather = Gather::new();
    in_order(
        jobs,
        pages,
        |found| read(reader, run.id, found),
        |page| {
            tell();
            let ready = gather.push(page).into_iter();
            ready.flat_map(|gathered| together(reader, gathered)).try_for_each(|page| batch.push(page))
        },
    )?;
    for page in gather.finish().into_iter().flat_map(|gathered| together(reader, gathered)) {
        batch.push(page)?;
    }
    batch.write()?;
    batch.look_at_rules()?;
    Ok(batch.summary)
}

/// A page read, and what to say of it should it fail.
struct Taken {
    result: PageResult,
    sentence: Option<String>,
    /// Where it came from, if that is known.
    address: Option<Url>,
}

impl gather::Read for Taken {
    fn address(&self) -> Option<Url> {
        self.address.as_ref().map(crate::url::canonical)
    }

    fn article(&self) -> Option<&Article> {
        let (_, record) = self.result.reading.as_ref()?;
        record.error.is_none().then_some(&record.article)
    }

    fn size(&self) -> usize {
        self.result.reading.as_ref().map_or(0, |(body, _)| body.bytes.len())
    }
}

/// A page with those that were joined to it, as one. What was held back and turned out to be no page of it
/// goes on by itself besides.
fn together(reader: &StoredReader<'_>, gathered: Gathered<Taken>) -> Vec<Taken> {
    let Gathered { mut page, joined } = gathered;
    let Some((joined, parts)) = joined else { return vec![page] };
    let mut strangers = Vec::new();
    for part in parts {
        let accepted = part.address.as_ref().is_some_and(|url| joined.has(&crate::url::canonical(url)));
        match part_of(&part) {
            Some(part) if accepted => page.result.parts.push(part),
            _ => strangers.push(part),
        }
    }
    if let Some((body, record)) = page.result.reading.take() {
        let record = reader.joined(page.address.as_ref(), record, joined.finish());
        page.result.reading = Some((body, record));
    }
    std::iter::once(page).chain(strangers).collect()
}

fn part_of(taken: &Taken) -> Option<PartResult> {
    let (body, _) = taken.result.reading.as_ref()?;
    let kept = Part {
        url: crate::url::canonical(taken.address.as_ref()?).to_string(),
        content_type: body.content_type.clone(),
        validators: Validators::default(),
        bytes: body.bytes.clone(),
    };
    Some(PartResult { fetch: taken.result.fetch.clone(), kept: Some(kept) })
}

fn read(reader: &StoredReader<'_>, run: RunId, found: Result<Found, Unread>) -> Taken {
    let begun = Instant::now();
    let read = found.and_then(|found| reader.read(found));
    let millis = begun.elapsed().as_millis() as u64;
    let (fetch, sentence, reading, address) = match read {
        Ok((page, record)) => {
            let address = page.address.clone();
            let row = page_row(run, reader.source(&page), &page, &record);
            let sentence = record.error.as_ref().map(|error| format!("{}: {error}", page.source));
            let body = Body { bytes: page.bytes, content_type: page.content_type };
            (row, sentence, Some((body, record)), address)
        }
        Err(unread) => (unread_row(run, &unread), Some(unread.why), None, None),
    };
    let fetch = FetchRow { millis, ..fetch };
    let result = PageResult { fetch, entry: None, validators: None, again: None, reading, parts: Vec::new() };
    Taken { result, sentence, address }
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
    /// The sources whose pages were read.
    sources: BTreeSet<String>,
}

impl<'a> Batch<'a> {
    fn new(run: &'a Run) -> Self {
        Self { run, pages: Vec::new(), bytes: 0, summary: Summary::default(), sources: BTreeSet::new() }
    }

    /// Warns of site rules that have parted from the generic finder on what was ingested.
    fn look_at_rules(&mut self) -> Result<(), StoreError> {
        for source in std::mem::take(&mut self.sources) {
            let parted = self.run.writer.call_blocking(move |store| store.parted_rule(&source))?;
            self.summary.warnings.extend(parted.map(|parted| parted.to_string()));
        }
        Ok(())
    }

    fn push(&mut self, page: Taken) -> Result<(), StoreError> {
        self.bytes +=
            page.result.fetch.bytes + page.result.parts.iter().map(|part| part.fetch.bytes).sum::<u64>();
        self.pages.push(page);
        if self.pages.len() >= BATCH || self.bytes >= BATCH_BYTES { self.write() } else { Ok(()) }
    }

    fn write(&mut self) -> Result<(), StoreError> {
        self.bytes = 0;
        let pages = std::mem::take(&mut self.pages);
        self.sources.extend(pages.iter().filter_map(|page| page.result.fetch.source.clone()));
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
                let pages = 1 + page.result.parts.len();
                let mentions = page.result.reading.map_or(0, |(_, record)| record.tags.listed_mentions());
                Ok((saved, pages, mentions, page.sentence))
            };
            pages.into_iter().map(save).collect::<Result<Vec<_>, StoreError>>()
        };
        for (saved, pages, mentions, sentence) in self.run.writer.call_blocking(save)? {
            self.summary.pages += pages;
            self.summary.count(saved, mentions);
            if let Some(sentence) = sentence {
                self.summary.fail(sentence);
            }
        }
        Ok(())
    }
}
