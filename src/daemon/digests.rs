//! Digests on their schedules.

use std::path::Path;

use crate::clock::{self, Timestamp};
use crate::config::DigestSettings;
use crate::pipeline::delivery;
use crate::store::Store;

/// When each digest is due next.
#[derive(Debug)]
pub struct Digests<'a> {
    due: Vec<(&'a DigestSettings, Option<Timestamp>)>,
}

impl<'a> Digests<'a> {
    /// The digests from now on.
    pub fn new(digests: &'a [DigestSettings], now: Timestamp) -> Self {
        Self {
            due: digests.iter().map(|digest| (digest, digest.schedule.next(now, digest.timezone))).collect(),
        }
    }

    /// Delivers those that are due, over a connection of their own, because gathering one takes a snapshot
    /// of the whole. One that fails is told and comes with the next, because nothing is remembered of it.
    pub async fn deliver(&mut self, database: &Path) {
        let now = clock::now();
        for (digest, due) in &mut self.due {
            if due.is_none_or(|due| due > now) {
                continue;
            }
            *due = digest.schedule.next(now, digest.timezone);
            let (settings, database) = (digest.clone(), database.to_owned());
            let send = move || {
                let mut store = Store::open(&database).map_err(|error| error.to_string())?;
                delivery::send(&mut store, &settings, None, now, now)
            };
            match tokio::task::spawn_blocking(send).await {
                Ok(Ok(paths)) => tracing::info!(digest = digest.name, ?paths, "delivered"),
                Ok(Err(error)) => tracing::error!(digest = digest.name, "not delivered: {error}"),
                Err(fault) => tracing::error!(digest = digest.name, "not delivered: {fault}"),
            }
        }
    }
}
