//! What can go wrong with the database, as sentences: what was tried, on which file, what was seen, what to do.

use std::fmt;
use std::path::Path;

use rusqlite::{Error, ErrorCode};

/// What went wrong with the database, as a sentence with the path and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoreError(pub String);

impl fmt::Display for StoreError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl std::error::Error for StoreError {}

impl StoreError {
    /// `deed` says what was being done: `saving the page https://...`.
    pub(super) fn new(path: &Path, deed: &str, error: &Error) -> Self {
        let seen = match error {
            Error::SqliteFailure(_, Some(message)) => message.clone(),
            other => other.to_string(),
        };
        let advice = advice(error).map(|advice| format!("; {advice}")).unwrap_or_default();
        Self(format!("database {}: {deed}: {seen}{advice}", path.display()))
    }
}

/// What a person can do about it, where anything can be done.
fn advice(error: &Error) -> Option<&'static str> {
    Some(match error.sqlite_error_code()? {
        ErrorCode::DiskFull => {
            "free some space and run it again: what was stored before is whole, and this is not half there"
        }
        ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => {
            "another program has been writing to it all the while: end that one, then run this again"
        }
        ErrorCode::ReadOnly => "make the file and its folder writable, or name another with --database",
        ErrorCode::PermissionDenied | ErrorCode::CannotOpen => {
            "look at the permissions of the file and its folder, or name another with --database"
        }
        ErrorCode::NotADatabase => {
            "it is no SQLite database: name another file with --database; this one was left as it is"
        }
        ErrorCode::DatabaseCorrupt => {
            "the file is damaged: keep a copy, try `sqlite3 FILE .recover`, or go back to a backup"
        }
        ErrorCode::SystemIoFailure => "the disk could not be read or written: look at the system's log",
        ErrorCode::ConstraintViolation => "this is a fault of the program; nothing was changed",
        _ => return None,
    })
}
