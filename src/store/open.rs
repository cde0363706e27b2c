//! Opening the file: made if need be, brought up to date, or refused with a sentence.

use std::fs;
use std::path::Path;
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, ErrorCode, OpenFlags};

use super::migrate::{self, Refusal};
use super::{Store, StoreError};

/// How long to wait for another program that writes; longer than any batch of ours takes.
const BUSY_TIMEOUT: Duration = Duration::from_secs(10);

/// Statements kept prepared: more than there are, so that none is ever prepared twice.
const STATEMENTS: usize = 64;

impl Store {
    /// Opens the database for writing, making it and its folder if need be, and brings its schema up to date.
    ///
    /// # Errors
    /// The file is no database, not ours, of a newer version, or cannot be written.
    pub fn open(path: &Path) -> Result<Self, StoreError> {
        refuse_folder(path)?;
        make_folder(path)?;
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE
            | OpenFlags::SQLITE_OPEN_CREATE
            | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let mut conn = connect(path, flags)?;
        migrate::migrate(&mut conn).map_err(|refusal| refused(path, refusal))?;
        prepare_for_writing(&conn).map_err(|error| StoreError::new(path, "opening it", &error))?;
        Ok(Self { conn, path: path.to_owned() })
    }

    /// Opens an existing database for reading only.
    ///
    /// # Errors
    /// There is none, or it is no database, not ours, or not of this version.
    pub fn open_read_only(path: &Path) -> Result<Self, StoreError> {
        Ok(Self { conn: open_read_only(path)?, path: path.to_owned() })
    }
}

/// A connection that can only read, to a database of this version.
pub(super) fn open_read_only(path: &Path) -> Result<Connection, StoreError> {
    refuse_folder(path)?;
    if !path.exists() {
        // Whole, because the cause is often that the program was started in another folder.
        let whole = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        return Err(StoreError(format!(
            "database {}: there is no such file; `tuiqun fetch` makes it; name another with --database, or \
             the demo's with --config demo",
            whole.display()
        )));
    }
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let conn = connect(path, flags)?;
    match migrate::version(&conn) {
        Err(Refusal::Sqlite(error)) if needs_writing(&error) && !has_log(path) => open_immutable(path, flags),
        found => current(path, found).map(|()| conn),
    }
}

/// Reads a database whose folder cannot be written: a write-ahead log cannot be set up there, and where
/// none is left over none is needed.
fn open_immutable(path: &Path, flags: OpenFlags) -> Result<Connection, StoreError> {
    let name = path.display().to_string().replace('%', "%25").replace('?', "%3f").replace('#', "%23");
    let address = format!("file:{name}?immutable=1");
    let conn = connect_to(path, &address, flags | OpenFlags::SQLITE_OPEN_URI)?;
    current(path, migrate::version(&conn)).map(|()| conn)
}

fn current(path: &Path, found: Result<usize, Refusal>) -> Result<(), StoreError> {
    let version = found.map_err(|refusal| refused(path, refusal))?;
    if version == migrate::newest() {
        return Ok(());
    }
    Err(StoreError(format!(
        "database {}: {}; `tuiqun fetch` brings it up to date and loses nothing",
        path.display(),
        match version {
            0 => "it is empty".to_owned(),
            older => format!("it is of an older version (schema {older} of {})", migrate::newest()),
        }
    )))
}

fn connect(path: &Path, flags: OpenFlags) -> Result<Connection, StoreError> {
    connect_to(path, path, flags)
}

fn connect_to(path: &Path, address: impl AsRef<Path>, flags: OpenFlags) -> Result<Connection, StoreError> {
    let open = || {
        let conn = Connection::open_with_flags(address, flags)?;
        conn.busy_timeout(BUSY_TIMEOUT)?;
        // "name" in double quotes is a column, never by accident a text.
        conn.set_db_config(DbConfig::SQLITE_DBCONFIG_DQS_DML, false)?;
        conn.set_db_config(DbConfig::SQLITE_DBCONFIG_DQS_DDL, false)?;
        conn.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
        conn.set_prepared_statement_cache_capacity(STATEMENTS);
        Ok(conn)
    };
    open().map_err(|error| StoreError::new(path, "opening it", &error))
}

/// WAL lets readers read while the one writer writes. `synchronous = NORMAL` survives a killed process
/// without loss; a power cut may take the last moments, never half of anything, and the next run fetches
/// them again.
fn prepare_for_writing(conn: &Connection) -> rusqlite::Result<()> {
    conn.pragma_update(None, "journal_mode", "wal")?;
    conn.pragma_update(None, "synchronous", "normal")?;
    conn.pragma_update(None, "foreign_keys", true)
}

pub(super) fn refuse_folder(path: &Path) -> Result<(), StoreError> {
    if path.is_dir() {
        return Err(StoreError(format!(
            "database {}: that is a folder; name a file in it, such as {}",
            path.display(),
            path.join("tuiqun.db").display()
        )));
    }
    Ok(())
}

pub(super) fn make_folder(path: &Path) -> Result<(), StoreError> {
    let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) else { return Ok(()) };
    fs::create_dir_all(folder).map_err(|error| {
        StoreError(format!(
            "database {}: its folder {} cannot be made: {error}; make it, or name another file with --database",
            path.display(),
            folder.display()
        ))
    })
}

fn refused(path: &Path, refusal: Refusal) -> StoreError {
    match refusal {
        Refusal::Foreign(sentence) => StoreError(format!("database {}: {sentence}", path.display())),
        Refusal::Sqlite(error) => StoreError::new(path, "opening it", &error),
    }
}

/// Whether reading failed only because the index of the write-ahead log could not be made.
fn needs_writing(error: &rusqlite::Error) -> bool {
    matches!(error.sqlite_error_code(), Some(ErrorCode::CannotOpen | ErrorCode::ReadOnly))
}

/// Whether a write-ahead log with something in it lies beside the file.
fn has_log(path: &Path) -> bool {
    let mut log = path.as_os_str().to_owned();
    log.push("-wal");
    fs::metadata(log).is_ok_and(|found| found.len() > 0)
}
