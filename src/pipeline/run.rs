//! A run as the database knows it: the lock, the writer, the row.

use std::fmt;
use std::path::Path;

use crate::clock;
use crate::config::Config;
use crate::store::{Locked, RunId, RunLock, Store, StoreError, Writer};

/// A run under way. Dropping it without [`Run::finish`] leaves it open; the next one closes it as
/// interrupted.
#[derive(Debug)]
pub struct Run {
    /// The run all rows belong to.
    pub id: RunId,
    /// The one writer.
    pub writer: Writer,
    _lock: RunLock,
}

impl Run {
    /// Takes the lock, opens the database, writes down the configuration's sources and bodies, and begins
    /// a run; `command` as in [`Store::begin_run`].
    ///
    /// # Errors
    /// [`NotBegun`]; nothing was done.
    pub async fn begin(config: &Config, database: &Path, command: &'static str) -> Result<Self, NotBegun> {
        let lock = Store::lock_run(database).map_err(NotBegun::Locked)?;
        let writer = Writer::open(database)?;
        let (sources, watchlist) = (config.sources.clone(), config.watchlist.clone());
        let begin = move |store: &mut Store| {
            let now = clock::now();
            store.sync_sources(&sources, now)?;
            store.sync_watchlist(&watchlist, now)?;
            store.begin_run(command, now)
        };
        let id = writer.call(begin).await?;
        Ok(Self { id, writer, _lock: lock })
    }

    /// Ends the run with its closing line.
    ///
    /// # Errors
    /// Only what the database says.
    pub async fn finish(self, summary: String) -> Result<(), StoreError> {
        let id = self.id;
        self.writer.call(move |store| store.end_run(id, clock::now(), &summary)).await
    }
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
