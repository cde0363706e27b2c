//! The one writer: a thread that owns the connection, takes jobs from a queue and commits them in batches.

use std::path::Path;

use super::{Store, StoreError};

/// A handle to the writing thread; clones share it. Dropping the last one ends the thread after its work.
#[derive(Clone, Debug)]
pub struct Writer {}

#[expect(unused_variables, clippy::unused_async, clippy::missing_errors_doc, reason = "an outline")]
impl Writer {
    /// Opens the database and starts the thread.
    pub fn open(path: &Path) -> Result<Self, StoreError> {
        Ok(Self {})
    }

    /// Runs a job on the writer's thread, inside a savepoint of the current batch, and answers after the
    /// batch is committed: an answer means it is on disk.
    pub async fn call<T: Send + 'static>(
        &self,
        job: impl FnOnce(&mut Store) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<T, StoreError> {
        Err(StoreError("not yet".to_owned()))
    }
}
