//! Everything a run needs, set up in one place: the lock, the database, the client, the reader.

use std::fmt;
use std::num::NonZeroUsize;
use std::path::Path;
use std::sync::Arc;
use std::thread;

use tokio::sync::Semaphore;
use tokio_util::sync::CancellationToken;

use crate::clock;
use crate::config::{Config, DigestSettings};
use crate::fetch::Fetcher;
use crate::source::Source;
use crate::store::{Locked, RunLock, Store, StoreError, Writer};

use super::crawl::{Crawl, Limits, Tell};
use super::reader::Reader;
use super::summary::Summary;

/// A run under way. Dropping it without [`Engine::finish`] leaves the run open; the next one closes it as
/// interrupted.
pub struct Engine {
    /// The pass over sources.
    pub crawl: Arc<Crawl>,
    /// The sources of the configuration, the disabled ones too.
    pub sources: Vec<Arc<Source>>,
    /// The digests of the configuration.
    pub digests: Vec<DigestSettings>,
    _lock: RunLock,
}

/// Why a run could not begin.
#[derive(Debug)]
pub enum NotBegun {
    /// Another instance works on the database.
    Locked(Locked),
    /// The database cannot be used.
    Store(StoreError),
    /// The client cannot be set up.
    Client(String),
    /// A source that is not configured was asked for.
    UnknownSource(String),
}

impl fmt::Display for NotBegun {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            NotBegun::Locked(locked) => locked.fmt(out),
            NotBegun::Store(error) => error.fmt(out),
            NotBegun::Client(why) => out.write_str(why),
            NotBegun::UnknownSource(id) => {
                write!(out, "no source is called `{id}`; `tuiqun check` lists them all")
            }
        }
    }
}

impl std::error::Error for NotBegun {}

impl From<StoreError> for NotBegun {
    fn from(error: StoreError) -> Self {
        NotBegun::Store(error)
    }
}

impl Engine {
    /// Takes the lock, opens the database, writes down the configuration's sources and bodies, and begins
    /// a run. `fetcher` is made by the caller, who may have hosts of its own.
    ///
    /// # Errors
    /// [`NotBegun`]; nothing was fetched.
    pub async fn begin(
        config: &Config,
        database: &Path,
        command: &'static str,
        fetcher: Fetcher,
        stop: CancellationToken,
        tell: Tell,
    ) -> Result<Self, NotBegun> {
        let lock = Store::lock_run(database).map_err(NotBegun::Locked)?;
        let writer = Writer::open(database)?;
        let (sources, watchlist) = (config.sources.clone(), config.watchlist.clone());
        let run = writer
            .call(move |store| {
                let now = clock::now();
                store.sync_sources(&sources, now)?;
                store.sync_watchlist(&watchlist)?;
                store.begin_run(command, now)
            })
            .await?;
        let crawl = Crawl {
            fetcher,
            reader: Reader::new(config),
            writer,
            limits: Limits {
                max_entries: config.settings.fetch.max_entries,
                max_list_bytes: config.settings.http.max_body,
                recheck: config.settings.fetch.recheck.clone(),
            },
            run,
            stop,
            tell,
            cores: Semaphore::new(thread::available_parallelism().map_or(1, NonZeroUsize::get)),
        };
        let sources = config.sources.iter().cloned().map(Arc::new).collect();
        let digests = config.settings.digests.clone();
        Ok(Self { crawl: Arc::new(crawl), sources, digests, _lock: lock })
    }

    /// The enabled sources, or those named, whether enabled or not.
    ///
    /// # Errors
    /// [`NotBegun::UnknownSource`].
    pub fn chosen(&self, ids: &[String]) -> Result<Vec<Arc<Source>>, NotBegun> {
        if ids.is_empty() {
            return Ok(self.sources.iter().filter(|source| source.enabled).cloned().collect());
        }
        let find = |id: &String| {
            let found = self.sources.iter().find(|source| source.id == *id);
            found.cloned().ok_or_else(|| NotBegun::UnknownSource(id.clone()))
        };
        ids.iter().map(find).collect()
    }

    /// Of these sources, those that are due now by their schedule.
    ///
    /// # Errors
    /// Only what the database says.
    pub async fn due(&self, sources: Vec<Arc<Source>>) -> Result<Vec<Arc<Source>>, StoreError> {
        let now = clock::now();
        let due = move |store: &mut Store| {
            let mut due = Vec::new();
            for source in sources {
                let state = store.source_state(&source.id)?;
                if state.next_due.is_none_or(|next| next <= now) {
                    due.push(source);
                }
            }
            Ok(due)
        };
        self.crawl.writer.call(due).await
    }

    /// Ends the run with its summary.
    ///
    /// # Errors
    /// Only what the database says.
    pub async fn finish(self, summary: &Summary) -> Result<(), StoreError> {
        let (run, text) = (self.crawl.run, summary.to_string());
        self.crawl.writer.call(move |store| store.end_run(run, clock::now(), &text)).await
    }
}
