//! The daemon: wakes when a source is due, asks it, and stops cleanly when told to.

mod digests;
pub mod signals;

use std::collections::HashSet;
use std::sync::Arc;
use std::time::Duration;

use tokio::task::JoinSet;

use crate::clock;
use crate::pipeline::Summary;
use crate::pipeline::engine::Engine;
use crate::source::Source;
use crate::store::StoreError;
use digests::Digests;

/// The longest sleep between two looks at what is due: bounds how late a source or a digest is.
const TICK: Duration = Duration::from_secs(5);

/// Asks sources as they fall due until the engine's stop signal; then finishes the work in hand.
///
/// # Errors
/// Only what the database says.
pub async fn run(engine: &Engine) -> Result<Summary, StoreError> {
    let mut all = Summary::default();
    let mut running = HashSet::new();
    let mut tasks = JoinSet::new();
    let enabled: Vec<Arc<Source>> = engine.sources.iter().filter(|source| source.enabled).cloned().collect();
    let mut digests = Digests::new(&engine.digests, clock::now());
    while !engine.crawl.stop.is_cancelled() {
        digests.deliver(&engine.database).await;
        let idle = enabled.iter().filter(|source| !running.contains(&source.id)).cloned().collect();
        for source in engine.due(idle).await? {
            running.insert(source.id.clone());
            let crawl = Arc::clone(&engine.crawl);
            tasks.spawn(async move { (source.id.clone(), crawl.source(source).await) });
        }
        tokio::select! {
            () = engine.crawl.stop.cancelled() => {}
            () = tokio::time::sleep(TICK) => {}
            Some(ended) = tasks.join_next() => {
                all.add(settle(ended, &mut running)?);
            }
        }
    }
    while let Some(ended) = tasks.join_next().await {
        all.add(settle(ended, &mut running)?);
    }
    Ok(all)
}

type Ended = Result<(String, Result<Summary, StoreError>), tokio::task::JoinError>;

fn settle(ended: Ended, running: &mut HashSet<String>) -> Result<Summary, StoreError> {
    let (id, result) = match ended {
        Ok(settled) => settled,
        Err(error) => std::panic::resume_unwind(error.into_panic()),
    };
    running.remove(&id);
    let summary = result?;
    for sentence in summary.failures.iter().chain(&summary.warnings) {
        tracing::warn!(source = id, "{sentence}");
    }
    tracing::info!(source = id, "{summary}");
    Ok(summary)
}
