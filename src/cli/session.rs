//! What every command begins with: the configuration, the database's place, the runtime.

use std::future::Future;
use std::path::PathBuf;

use super::Stop;
use super::args::Global;
use crate::config::{self, Config, Place};
use crate::fetch::Fetcher;
use crate::pipeline::run::NotBegun;

/// A read configuration, and where the database lies.
#[derive(Debug)]
pub struct Session {
    /// Where the configuration is.
    pub place: Place,
    /// What it says.
    pub config: Config,
    /// The argument, else the configuration's.
    pub database: PathBuf,
}

impl Session {
    /// Reads the configuration that the arguments lead to.
    pub fn open(global: &Global) -> Result<Self, Stop> {
        let place = config::find(global.config.as_deref());
        let config = config::load(&place)?;
        let database = global.database.clone().unwrap_or_else(|| config.settings.database.clone());
        Ok(Self { place, config, database })
    }

    /// A client as the configuration wants it; warns where publishers could not find out who asks.
    pub fn fetcher(&self) -> Result<Fetcher, Stop> {
        let settings = &self.config.settings;
        if settings.http.contact.is_none() {
            tracing::warn!("http.contact is not set, so publishers cannot reach you; set it in tuiqun.toml");
        }
        Fetcher::new(settings.http.clone(), settings.politeness).map_err(Stop::Usage)
    }
}

/// Runs a command's future to its end.
pub fn block_on<T>(future: impl Future<Output = Result<T, Stop>>) -> Result<T, Stop> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
    let runtime = runtime.map_err(|error| Stop::Failed(format!("cannot start the runtime: {error}")))?;
    runtime.block_on(future)
}

impl From<NotBegun> for Stop {
    fn from(not_begun: NotBegun) -> Self {
        match not_begun {
            NotBegun::Locked(crate::store::Locked::Held(_)) => Stop::Locked(not_begun.to_string()),
            NotBegun::UnknownSource(_) => Stop::Usage(not_begun.to_string()),
            NotBegun::Locked(_) | NotBegun::Store(_) | NotBegun::Client(_) => {
                Stop::Failed(not_begun.to_string())
            }
        }
    }
}
