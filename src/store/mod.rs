//! The database: SQL lives here and nowhere else, and one writer writes.

pub mod rows;
pub mod writer;

use std::path::Path;

use crate::clock::Timestamp;
use crate::record::Record;
use crate::source::Source;
use crate::tag::watchlist::Watchlist;
use rows::{FetchRow, ListResult, ListSaved, PageResult, PageSaved, Pending, SourceState};

pub use writer::Writer;

/// The number of a run.
pub type RunId = i64;

/// An open database. Methods are questions or deeds in words; nobody outside sees a row or a connection.
#[derive(Debug)]
pub struct Store {}

/// What went wrong with the database, as a sentence with the path and what to do.
#[derive(Debug)]
pub struct StoreError(pub String);

impl std::fmt::Display for StoreError {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str(&self.0)
    }
}

impl std::error::Error for StoreError {}

#[expect(
    unused_variables,
    clippy::unused_self,
    missing_docs,
    clippy::missing_errors_doc,
    reason = "an outline"
)]
impl Store {
    /// Opens the database for writing, making it and its folder if need be, and brings its schema up to date.
    pub fn open(path: &Path) -> Result<Self, StoreError> {
        Ok(Self {})
    }

    /// Opens an existing database for reading only.
    pub fn open_read_only(path: &Path) -> Result<Self, StoreError> {
        Ok(Self {})
    }

    /// Writes the configured sources; those no longer configured stay, marked as not configured.
    pub fn sync_sources(&mut self, sources: &[Source], now: Timestamp) -> Result<(), StoreError> {
        Ok(())
    }

    /// Writes the watched bodies.
    pub fn sync_watchlist(&mut self, watchlist: &Watchlist) -> Result<(), StoreError> {
        Ok(())
    }

    /// `command` is `fetch`, `run`, `ingest`, `reprocess` or `demo`. A run left open by a killed process is closed as `interrupted`.
    pub fn begin_run(&mut self, command: &str, now: Timestamp) -> Result<RunId, StoreError> {
        Ok(0)
    }

    pub fn end_run(&mut self, run: RunId, now: Timestamp, summary: &str) -> Result<(), StoreError> {
        Ok(())
    }

    /// What the last attempts at a source left: validators, failures in a row, when it is due.
    pub fn source_state(&self, id: &str) -> Result<SourceState, StoreError> {
        Ok(SourceState::default())
    }

    /// Entries that want fetching now, of these sources: never fetched, changed in the list, to be tried again, to be looked at again.
    pub fn pending(&self, sources: &[String], now: Timestamp) -> Result<Vec<Pending>, StoreError> {
        Ok(Vec::new())
    }

    /// One attempt at a list: its row, the source's new state, and the entries, in one transaction.
    pub fn save_list(&mut self, result: &ListResult) -> Result<ListSaved, StoreError> {
        Ok(ListSaved::default())
    }

    /// One attempt at an article page: its row, the entry's new state, and the article with its revision, page and mentions, in one transaction.
    pub fn save_page(&mut self, result: &PageResult) -> Result<PageSaved, StoreError> {
        Ok(PageSaved::Failed)
    }

    /// An attempt at something else (robots.txt): its row only.
    pub fn save_fetch(&mut self, row: &FetchRow) -> Result<(), StoreError> {
        Ok(())
    }

    /// Writes what a stored page says now (`reprocess`): true if anything changed.
    pub fn replace_reading(
        &mut self,
        page: i64,
        record: &Record,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        Ok(false)
    }
}
