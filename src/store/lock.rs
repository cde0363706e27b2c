//! The run lock: one process at a time fetches into a database.
//!
//! The lock belongs to the open file, so the system gives it back whatever way the process ends.

use std::fmt;
use std::fs::{File, OpenOptions, TryLockError};
use std::path::{Path, PathBuf};

use super::{Store, StoreError};

/// Held for as long as a run lasts.
#[derive(Debug)]
pub struct RunLock {
    _file: File,
}

/// Why there is no lock.
#[derive(Debug)]
pub enum Locked {
    /// Another instance has it.
    Held(PathBuf),
    /// The lock file cannot be made.
    Failed(StoreError),
}

impl fmt::Display for Locked {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Locked::Held(path) => write!(
                out,
                "another tuiqun is running on {}: wait for it or end it, or name another file with --database",
                path.display()
            ),
            Locked::Failed(error) => error.fmt(out),
        }
    }
}

impl std::error::Error for Locked {}

impl Store {
    /// Takes the run lock of a database, without waiting. The lock file stays behind, empty: deleting it
    /// could let two runs hold two files of one name.
    ///
    /// # Errors
    /// [`Locked::Held`] if another instance has it; [`Locked::Failed`] if the file cannot be made.
    pub fn lock_run(path: &Path) -> Result<RunLock, Locked> {
        super::open::refuse_folder(path)
            .and_then(|()| super::open::make_folder(path))
            .map_err(Locked::Failed)?;
        let mut name = path.as_os_str().to_owned();
        name.push(".lock");
        let failed = |error: std::io::Error| {
            let lock = Path::new(&name).display();
            Locked::Failed(StoreError(format!(
                "lock file {lock}: {error}; make its folder writable, or name another database with --database"
            )))
        };
        let file = OpenOptions::new().create(true).truncate(false).write(true).open(&name).map_err(failed)?;
        match file.try_lock() {
            Ok(()) => Ok(RunLock { _file: file }),
            Err(TryLockError::WouldBlock) => Err(Locked::Held(path.to_owned())),
            Err(TryLockError::Error(error)) => Err(failed(error)),
        }
    }
}
