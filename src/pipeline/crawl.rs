//! One pass over sources: read each list, then the pages it names, and keep everything.
//!
//! Sources run side by side; the gates of the fetcher keep hosts apart. Whatever happens to one source or
//! page becomes a row and a sentence and never stops the others; only the database can end a pass.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::Semaphore;
use tokio::task::JoinSet;
use tokio_util::sync::CancellationToken;

use crate::clock;
use crate::fetch::Fetcher;
use crate::source::{Source, SourceKind};
use crate::store::rows::Pending;
use crate::store::{RunId, StoreError, Writer};

use super::reader::Reader;
use super::summary::Summary;

/// Pages of one source under way at once. Most wait at the gate of their one host; more would only matter
/// for lists that name many hosts.
const PAGES_AT_ONCE: usize = 8;

/// Longer than anything is planned ahead.
const EVER: Duration = Duration::from_hours(24 * 365 * 100);

/// What one pass may take and how it looks back.
#[derive(Clone, Debug)]
pub struct Limits {
    /// The most entries taken from one list.
    pub max_entries: usize,
    /// The most bytes a compressed list may unpack to.
    pub max_list_bytes: usize,
    /// Ages at which a stored article is looked at once more, ascending.
    pub recheck: Vec<Duration>,
}

/// What a person watching a pass may want to know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// A source's list was read, or could not be.
    List,
    /// So many more pages will be asked for.
    Pages(usize),
    /// A page is done.
    Page,
}

/// Told of every step of a pass.
pub type Tell = Arc<dyn Fn(Progress) + Send + Sync>;

/// Everything a pass works with; shared by its tasks.
pub struct Crawl {
    /// The polite client.
    pub fetcher: Fetcher,
    /// The pure function.
    pub reader: Reader,
    /// The one writer.
    pub writer: Writer,
    /// Bounds.
    pub limits: Limits,
    /// The run all rows belong to.
    pub run: RunId,
    /// Asks the pass to stop: nothing new is begun, requests under way are dropped and left for next time.
    pub stop: CancellationToken,
    /// Who watches.
    pub tell: Tell,
    /// Pages and lists read at once: one a core, because reading is all computation.
    pub cores: Semaphore,
}

impl Crawl {
    /// Asks all the given sources once, side by side.
    ///
    /// # Errors
    /// Only what the database says; everything else is in the summary.
    pub async fn pass(self: &Arc<Self>, sources: Vec<Arc<Source>>) -> Result<Summary, StoreError> {
        let mut tasks = JoinSet::new();
        for source in sources {
            let crawl = Arc::clone(self);
            tasks.spawn(async move { crawl.source(source).await });
        }
        let mut summary = Summary::default();
        while let Some(ended) = tasks.join_next().await {
            summary.add(unwind(ended)?);
        }
        Ok(summary)
    }

    /// Asks one source: its list, then the pages that want fetching.
    ///
    /// # Errors
    /// Only what the database says.
    pub async fn source(self: &Arc<Self>, source: Arc<Source>) -> Result<Summary, StoreError> {
        let mut summary = self.lists(&source).await?;
        summary.sources = 1;
        (self.tell)(Progress::List);
        // A watched page is looked at whenever its source is due, whatever was planned for the page itself.
        let horizon = match source.kind {
            SourceKind::Page => clock::now() + EVER,
            _ => clock::now(),
        };
        let id = source.id.clone();
        let pending = self.writer.call(move |store| store.pending(&[id], horizon)).await?;
        (self.tell)(Progress::Pages(pending.len()));
        summary.add(self.pages(&source, pending).await?);
        if summary.new + summary.revised > 0 {
            self.look_at_rule(&source, &mut summary).await?;
        }
        Ok(summary)
    }

    /// Warns where the rule of the source's site has parted from the generic finder.
    async fn look_at_rule(&self, source: &Source, summary: &mut Summary) -> Result<(), StoreError> {
        let id = source.id.clone();
        if let Some(parted) = self.writer.call(move |store| store.parted_rule(&id)).await? {
            summary.warnings.push(parted.to_string());
        }
        Ok(())
    }

    async fn pages(
        self: &Arc<Self>,
        source: &Arc<Source>,
        pending: Vec<Pending>,
    ) -> Result<Summary, StoreError> {
        let mut summary = Summary::default();
        let mut tasks = JoinSet::new();
        for page in pending {
            if tasks.len() >= PAGES_AT_ONCE
                && let Some(ended) = tasks.join_next().await
            {
                summary.add(unwind(ended)?);
            }
            let crawl = Arc::clone(self);
            let source = Arc::clone(source);
            tasks.spawn(async move {
                let done = crawl.page(&source, page).await;
                (crawl.tell)(Progress::Page);
                done
            });
        }
        while let Some(ended) = tasks.join_next().await {
            summary.add(unwind(ended)?);
        }
        Ok(summary)
    }
}

/// A task's value. A task is never cancelled, and a panic in one is a fault of ours that must not pass for
/// a finished run.
pub(super) fn unwind<T>(ended: Result<T, tokio::task::JoinError>) -> T {
    match ended {
        Ok(value) => value,
        Err(error) => std::panic::resume_unwind(error.into_panic()),
    }
}
