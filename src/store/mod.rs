//! The database: SQL lives here and nowhere else, and one writer writes.
//!
//! A file a question: who is asked, what was attempted, what lists name, what pages say, which article that
//! is, where bodies are named, what a reader searches for. Each deed is one transaction; inside the
//! [`Writer`]'s batch it is a savepoint of that batch. Tables and views are told in `migrations/`.

pub mod agreement;
mod articles;
pub mod candidates;
mod content;
pub mod digests;
mod error;
mod fetches;
pub mod health;
mod identity;
mod likeness;
mod lists;
mod lock;
pub mod mentions;
mod migrate;
mod open;
mod pages;
mod parts;
mod pending;
mod readings;
mod rejected;
mod reprocess;

pub mod rows;
mod runs;
pub mod search;
mod sources;
pub mod sql;
pub mod taggings;
pub mod watchlists;
pub mod writer;

use std::path::{Path, PathBuf};

use rusqlite::{Connection, TransactionBehavior};

pub use error::StoreError;
pub use lock::{Locked, RunLock};
pub use writer::Writer;

/// The number of a run.
pub type RunId = i64;

/// An open database. Methods are questions or deeds in words; nobody outside sees a row or a connection.
#[derive(Debug)]
pub struct Store {
    conn: Connection,
    path: PathBuf,
}

impl Store {
    /// The file it is in.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Runs a deed wholly or not at all: in a transaction of its own, or in a savepoint of the batch that is
    /// open. Immediate, because a deferred one that reads first fails at once when another writer was between.
    fn atomically<T>(
        &mut self,
        deed: &str,
        work: impl FnOnce(&Connection) -> rusqlite::Result<T>,
    ) -> Result<T, StoreError> {
        let done = if self.conn.is_autocommit() {
            self.conn.transaction_with_behavior(TransactionBehavior::Immediate).and_then(|tx| {
                let value = work(&tx)?;
                tx.commit()?;
                Ok(value)
            })
        } else {
            self.conn.savepoint().and_then(|point| {
                let value = work(&point)?;
                point.commit()?;
                Ok(value)
            })
        };
        done.map_err(|error| StoreError::new(&self.path, deed, &error))
    }

    /// Begins, ends or undoes a batch, for the writer.
    fn control(&mut self, sql: &str) -> Result<(), StoreError> {
        self.conn
            .execute_batch(sql)
            .map_err(|error| StoreError::new(&self.path, "storing what was fetched", &error))
    }

    fn in_transaction(&self) -> bool {
        !self.conn.is_autocommit()
    }

    /// Asks a question.
    fn ask<T>(
        &self,
        question: &str,
        work: impl FnOnce(&Connection) -> rusqlite::Result<T>,
    ) -> Result<T, StoreError> {
        work(&self.conn).map_err(|error| StoreError::new(&self.path, question, &error))
    }
}
