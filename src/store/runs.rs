//! Runs: when the program worked, and whether it came to an end.

use rusqlite::params;

use super::{RunId, Store, StoreError};
use crate::clock::{Timestamp, text};

impl Store {
    /// Begins a run; `command` is `fetch`, `run`, `ingest`, `reprocess` or `demo`. A run left open by a killed
    /// process is closed as `interrupted`.
    ///
    /// # Errors
    /// The database cannot be written.
    pub fn begin_run(&mut self, command: &str, now: Timestamp) -> Result<RunId, StoreError> {
        self.atomically("beginning a run", |conn| {
            conn.execute(
                "UPDATE runs SET state = 'interrupted', ended_at = ?1 WHERE state = 'running'",
                [text(now)],
            )?;
            conn.execute(
                "INSERT INTO runs (command, started_at, state) VALUES (?1, ?2, 'running')",
                params![command, text(now)],
            )?;
            Ok(conn.last_insert_rowid())
        })
    }

    /// Ends a run with its summary line.
    ///
    /// # Errors
    /// The database cannot be written.
    pub fn end_run(&mut self, run: RunId, now: Timestamp, summary: &str) -> Result<(), StoreError> {
        self.atomically("ending the run", |conn| {
            conn.execute(
                "UPDATE runs SET state = 'finished', ended_at = ?2, summary = ?3 WHERE id = ?1",
                params![run, text(now), summary],
            )?;
            Ok(())
        })
    }
}
