//! Everything a run needs, set up in one place: the lock, the database, the client, the reader.

use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;

use tokio::sync::Semaphore;
use tokio_util::sync::CancellationToken;

use crate::clock;
use crate::config::{Config, DigestSettings};
use crate::fetch::Fetcher;
use crate::source::Source;
use crate::store::{Store, StoreError};

use super::crawl::{Crawl, Limits, Tell};
use super::reader::Reader;
use super::run::{NotBegun, Run};
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
    /// The database file.
    pub database: PathBuf,
    run: Run,
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
        let run = Run::begin(config, database, command).await?;
        let crawl = Crawl {
            fetcher,
            reader: Reader::new(config),
            writer: run.writer.clone(),
            limits: Limits {
                max_entries: config.settings.fetch.max_entries,
                max_list_bytes: config.settings.http.max_body,
                recheck: config.settings.fetch.recheck.clone(),
            },
            run: run.id,
            stop,
            tell,
            cores: Semaphore::new(thread::available_parallelism().map_or(1, NonZeroUsize::get)),
        };
        let sources = config.sources.iter().cloned().map(Arc::new).collect();
        let digests = config.settings.digests.clone();
        Ok(Self { crawl: Arc::new(crawl), sources, digests, database: database.to_owned(), run })
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

    /// Of these sources, those that did not ask to be left alone until later; the others are told.
    ///
    /// # Errors
    /// Only what the database says.
    pub async fn willing(&self, sources: Vec<Arc<Source>>) -> Result<Vec<Arc<Source>>, StoreError> {
        let now = clock::now();
        let willing = move |store: &mut Store| {
            let mut willing = Vec::new();
            for source in sources {
                match store.plea(&source.id)?.filter(|until| *until > now) {
                    Some(until) => tracing::warn!(
                        "{} asked to be left alone until {}; `fetch --source {}` asks it all the same",
                        source.id,
                        clock::text(until),
                        source.id
                    ),
                    None => willing.push(source),
                }
            }
            Ok(willing)
        };
        self.crawl.writer.call(willing).await
    }

    /// Ends the run with its summary.
    ///
    /// # Errors
    /// Only what the database says.
    pub async fn finish(self, summary: &Summary) -> Result<(), StoreError> {
        self.run.finish(summary.to_string()).await
    }
}

/// The enabled sources, or those named, whether enabled or not, each once. Asked before a run begins, so that
/// a misspelt name touches nothing.
///
/// # Errors
/// [`NotBegun::UnknownSource`].
pub fn chosen(sources: &[Source], ids: &[String]) -> Result<Vec<Arc<Source>>, NotBegun> {
    if let Some(id) = ids.iter().find(|id| sources.iter().all(|source| source.id != **id)) {
        return Err(NotBegun::UnknownSource(id.clone()));
    }
    let wanted = |source: &&Source| if ids.is_empty() { source.enabled } else { ids.contains(&source.id) };
    Ok(sources.iter().filter(wanted).cloned().map(Arc::new).collect())
}
