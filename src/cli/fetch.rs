//! `tuiqun fetch`: one pass and exit, for system cron.

use std::process::ExitCode;

use tokio_util::sync::CancellationToken;

use super::Stop;
use super::args::Global;
use super::progress::{Bar, conclude};
use super::session::{Session, block_on};
use crate::daemon::signals;
use crate::pipeline::engine::{Engine, chosen};

/// Asks all enabled sources but those that want to be left alone, or those named, or of either those that
/// are due.
pub fn run(global: &Global, due: bool, ids: &[String]) -> Result<ExitCode, Stop> {
    let session = Session::open(global)?;
    let chosen = chosen(&session.config.sources, ids)?;
    let bar = Bar::new(global);
    let summary = block_on(async {
        let stop = CancellationToken::new();
        signals::watch(stop.clone());
        let fetcher = session.fetcher()?;
        let engine =
            Engine::begin(&session.config, &session.database, "fetch", fetcher, stop, bar.tell()).await?;
        let sources = match (due, ids.is_empty()) {
            (true, _) => engine.due(chosen).await?,
            (false, true) => engine.willing(chosen).await?,
            (false, false) => chosen,
        };
        bar.expect(sources.len());
        let summary = engine.crawl.pass(sources).await?;
        engine.finish(&summary).await?;
        Ok(summary)
    });
    bar.clear();
    Ok(conclude(global, &summary?))
}
