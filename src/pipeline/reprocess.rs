//! All stored pages through the pure function again, with the present rules and watchlist.

use std::num::NonZeroUsize;
use std::panic::{AssertUnwindSafe, catch_unwind};

use ::url::Url;
use chrono_tz::Tz;

use super::in_order::in_order;
use super::known::KnownHosts;
use super::reader::{Known, Page, Reader};
use super::run::Run;
use super::tally::Tally;
use crate::clock;
use crate::record::Record;
use crate::store::mentions::Shift;
use crate::store::rows::{DamagedPage, StoredPage};
use crate::store::{Store, StoreError};

/// Readings given to the writer at once: one commit for all of them.
const BATCH: usize = 64;

/// What reading everything again came to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reread {
    /// Pages read.
    pub pages: usize,
    /// Pages that say something else now.
    pub changed: usize,
    /// Pages without an article now; what was read from them before is kept.
    pub without_article: usize,
    /// What is named now and was not, and the other way round.
    pub tally: Tally,
    /// Pages that could not be read, be it a fault of ours or damage to what is stored, by a sentence each.
    pub faults: Vec<String>,
}

/// Reads every stored page again and corrects what was read from it; `tell` is called after each.
///
/// # Errors
/// Only what the database says.
pub fn reprocess(
    run: &Run,
    store: Store,
    reader: &Reader,
    hosts: &KnownHosts<'_>,
    jobs: NonZeroUsize,
    mut tell: impl FnMut(),
) -> Result<Reread, StoreError> {
    let mut batch = Batch { run, readings: Vec::new(), reread: Reread::default() };
    let mut last = 0;
    let pages = std::iter::from_fn(move || {
        let page = store.next_page(last).transpose()?;
        last = match &page {
            Ok(Ok(page)) => page.id,
            Ok(Err(damaged)) => damaged.id,
            Err(_) => i64::MAX,
        };
        Some(page)
    });
    in_order(
        jobs,
        pages,
        |page| page.map(|page| again(reader, hosts, page)),
        |read| {
            tell();
            batch.push(read?)
        },
    )?;
    batch.write()?;
    Ok(batch.reread)
}

/// The number of a page and what it says now, or a sentence that says why it could not be read.
fn again(
    reader: &Reader,
    hosts: &KnownHosts<'_>,
    page: Result<StoredPage, DamagedPage>,
) -> Result<(i64, Record), String> {
    let page = page.map_err(|DamagedPage { id, url, why }| {
        format!(
            "{url}: stored page {id} is damaged and cannot be unpacked ({why}); what was read from it is kept"
        )
    })?;
    read(reader, hosts, &page)
        .map(|record| (page.id, record))
        .ok_or_else(|| format!("{}: a fault of this program while reading stored page {}", page.url, page.id))
}

/// Reads one page as the live crawl did: with what its source knows, else with what its host tells.
fn read(reader: &Reader, hosts: &KnownHosts<'_>, page: &StoredPage) -> Option<Record> {
    let url = Url::parse(page.final_url.as_deref().unwrap_or(&page.url)).ok();
    let url = url.filter(|url| matches!(url.scheme(), "http" | "https"));
    let known = match (&page.source, &url) {
        (Some(_), _) => Known {
            timezone: page.timezone.as_deref().and_then(|zone| zone.parse().ok()).unwrap_or(Tz::UTC),
            language: page.language.as_deref(),
            country: page.country.as_deref(),
        },
        (None, Some(url)) => hosts.of(url),
        (None, None) => Known::default(),
    };
    let content_type = page.content_type.as_deref();
    let urls: Vec<Option<Url>> = page.parts.iter().map(|part| Url::parse(&part.url).ok()).collect();
    let further: Vec<Page<'_>> = page
        .parts
        .iter()
        .zip(&urls)
        .map(|(part, url)| Page {
            url: url.as_ref(),
            content_type: part.content_type.as_deref(),
            bytes: &part.bytes,
            known,
        })
        .collect();
    let page = Page { url: url.as_ref(), content_type, bytes: &page.bytes, known };
    catch_unwind(AssertUnwindSafe(|| reader.read_pages(&page, &further))).ok()
}

/// Readings on their way to the writer.
struct Batch<'a> {
    run: &'a Run,
    readings: Vec<(i64, Record)>,
    reread: Reread,
}

impl Batch<'_> {
    fn push(&mut self, read: Result<(i64, Record), String>) -> Result<(), StoreError> {
        self.reread.pages += 1;
        match read {
            Ok((page, record)) => {
                self.reread.without_article += usize::from(record.error.is_some());
                self.readings.push((page, record));
            }
            Err(why) => self.reread.faults.push(why),
        }
        if self.readings.len() >= BATCH { self.write() } else { Ok(()) }
    }

    fn write(&mut self) -> Result<(), StoreError> {
        let readings = std::mem::take(&mut self.readings);
        let write = move |store: &mut Store| {
            let now = clock::now();
            let save = |(page, record): &(i64, Record)| store.replace_reading(*page, record, now);
            readings.iter().map(save).collect::<Result<Vec<Shift>, StoreError>>()
        };
        for shift in self.run.writer.call_blocking(write)? {
            self.reread.changed += usize::from(shift.changed);
            self.reread.tally.add(&shift);
        }
        Ok(())
    }
}
