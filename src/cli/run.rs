//! `tuiqun run`: the daemon.

use std::process::ExitCode;

use tokio_util::sync::CancellationToken;

use super::Stop;
use super::args::Global;
use super::progress::{Bar, conclude};
use super::session::{Session, block_on};
use crate::daemon::{self, signals};
use crate::pipeline::engine::Engine;

/// Asks sources as they fall due, until a signal.
pub fn run(global: &Global) -> Result<ExitCode, Stop> {
    let session = Session::open(global)?;
    let bar = Bar::new(global);
    let summary = block_on(async {
        let stop = CancellationToken::new();
        signals::watch(stop.clone());
        let fetcher = session.fetcher()?;
        let engine =
            Engine::begin(&session.config, &session.database, "run", fetcher, stop, bar.tell()).await?;
        let summary = daemon::run(&engine).await?;
        engine.finish(&summary).await?;
        Ok(summary)
    });
    bar.clear();
    Ok(conclude(global, &summary?))
}
