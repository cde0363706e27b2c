//! Which pages want fetching now.

use rusqlite::params;

use super::rows::Pending;
use super::{Store, StoreError};
use crate::clock::{Timestamp, text};
use crate::http::Validators;

impl Store {
    /// Entries that want fetching now, of these sources: never fetched, changed in the list, to be tried
    /// again, to be looked at again. The longest due come first. An entry is fetched for the source that named
    /// it first, so that two sources never fetch it at once; where that one is no longer asked, for any that
    /// lists it, so that it is not lost.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn pending(&self, sources: &[String], now: Timestamp) -> Result<Vec<Pending>, StoreError> {
        let sources = serde_json::json!(sources).to_string();
        self.ask("asking which pages are due", |conn| {
            let mut statement = conn.prepare_cached(
                "SELECT id, source_id, url, etag, last_modified, failures, fetched
                 FROM entries
                 WHERE due_at <= ?1 AND (
                    source_id IN (SELECT value FROM json_each(?2))
                    OR source_id IN (SELECT id FROM sources WHERE enabled = 0 OR configured = 0)
                        AND EXISTS (
                            SELECT 1 FROM listings WHERE entry_id = entries.id
                            AND listings.source_id IN (SELECT value FROM json_each(?2))))
                 ORDER BY due_at, id",
            )?;
            let rows = statement.query_map(params![text(now), sources], |row| {
                Ok(Pending {
                    entry: row.get(0)?,
                    source: row.get(1)?,
                    url: row.get(2)?,
                    validators: Validators { etag: row.get(3)?, last_modified: row.get(4)? },
                    failures: row.get(5)?,
                    fetched: row.get(6)?,
                })
            })?;
            rows.collect()
        })
    }
}
