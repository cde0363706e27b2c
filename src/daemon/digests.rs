//! Digests on their schedules.

use crate::clock::{self, Timestamp};
use crate::config::DigestSettings;
use crate::pipeline::delivery;
use crate::store::{Store, StoreError, Writer};

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

    /// Delivers those that are due. One that fails is told and comes with the next, because nothing is
    /// remembered of it.
    pub async fn deliver(&mut self, writer: &Writer) {
        let now = clock::now();
        for (digest, due) in &mut self.due {
            if due.is_none_or(|due| due > now) {
                continue;
            }
            *due = digest.schedule.next(now, digest.timezone);
            let settings = digest.clone();
            let send =
                move |store: &mut Store| delivery::send(store, &settings, None, now, now).map_err(StoreError);
            match writer.call(send).await {
                Ok(paths) => tracing::info!(digest = digest.name, ?paths, "delivered"),
                Err(error) => tracing::error!(digest = digest.name, "not delivered: {error}"),
            }
        }
    }
}
