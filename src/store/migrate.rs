//! The schema: numbered files of plain SQL, applied in order, all in one transaction.
//!
//! `user_version` says how far a database is; the table `migrations` keeps the hash of every file applied,
//! so that a database made with other files is noticed and not guessed at. Steps are only ever appended.

use rusqlite::{Connection, TransactionBehavior};
use sha2::{Digest, Sha256};

use super::search;

/// `tuiq` as a number, in the file's header: a database of another program is not taken for one of ours.
const APPLICATION_ID: i32 = 0x7475_6971;

/// One step of the schema.
struct Migration {
    name: &'static str,
    sql: &'static str,
}

macro_rules! migrations {
    ($($name:literal),* $(,)?) => {
        &[$(Migration { name: $name, sql: include_str!(concat!("../../migrations/", $name, ".sql")) }),*]
    };
}

const MIGRATIONS: &[Migration] = migrations![
    "0001_sources_runs_fetches",
    "0002_entries_articles_pages",
    "0003_organizations_mentions",
    "0004_search",
    "0005_digests",
    "0006_views",
    "0007_beside_the_body",
    "0008_rule_agreement",
    "0009_parts",
    "0010_mentions_with_reasons",
    "0011_organizations_status",
    "0012_taggings",
    "0013_rejected_mentions",
    "0014_misreported_withdrawals",
    "0015_language_verdict",
    "0016_candidate_forms",
];

/// The table the runner itself needs.
const LEDGER: &str = "CREATE TABLE IF NOT EXISTS migrations (
    version INTEGER PRIMARY KEY,
    name    TEXT NOT NULL,
    sha256  TEXT NOT NULL
) STRICT";

/// Why a database cannot be brought up to date.
#[derive(Debug)]
pub(super) enum Refusal {
    /// It is one of ours, in a state that this program must not touch, or not ours at all.
    Foreign(String),
    /// `SQLite` said no.
    Sqlite(rusqlite::Error),
}

impl From<rusqlite::Error> for Refusal {
    fn from(error: rusqlite::Error) -> Self {
        Self::Sqlite(error)
    }
}

/// The version this program writes.
pub(super) fn newest() -> usize {
    MIGRATIONS.len()
}

/// The version of an open database; 0 for an empty file.
///
/// # Errors
/// [`Refusal::Foreign`] for a database of another program, a newer one, or one made with other files.
pub(super) fn version(conn: &Connection) -> Result<usize, Refusal> {
    let version: u32 = conn.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    let version = version as usize;
    let tables: i64 = conn.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
    let id: i32 = conn.query_row("PRAGMA application_id", [], |row| row.get(0))?;
    if tables > 0 && id != APPLICATION_ID {
        return Err(Refusal::Foreign(
            "it is a SQLite database of another program; name another file with --database".to_owned(),
        ));
    }
    if version > newest() {
        return Err(Refusal::Foreign(format!(
            "it was written by a newer tuiqun (schema {version}; this program knows up to {}); use that one, \
             or name another file with --database",
            newest()
        )));
    }
    check_ledger(conn, version)?;
    Ok(version)
}

/// Applies what is missing; doing it again changes nothing.
pub(super) fn migrate(conn: &mut Connection) -> Result<(), Refusal> {
    migrate_to(conn, newest())
}

/// As [`migrate`], up to a given version: tests make old databases with it.
pub(super) fn migrate_to(conn: &mut Connection, target: usize) -> Result<(), Refusal> {
    if version(conn)? >= target {
        return Ok(());
    }
    // Another process may have been quicker while this one waited for the lock: ask again inside.
    let tx = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let from = version(&tx)?;
    tx.pragma_update(None, "application_id", APPLICATION_ID)?;
    tx.execute(LEDGER, [])?;
    for (index, migration) in MIGRATIONS.iter().enumerate().take(target).skip(from) {
        tx.execute_batch(migration.sql)?;
        tx.execute(
            "INSERT INTO migrations (version, name, sha256) VALUES (?1, ?2, ?3)",
            (index as i64 + 1, migration.name, hash(migration)),
        )?;
    }
    tx.pragma_update(None, "user_version", target.max(from) as i64)?;
    if target == newest() {
        search::mend(&tx)?;
    }
    tx.commit()?;
    Ok(())
}

fn check_ledger(conn: &Connection, version: usize) -> Result<(), Refusal> {
    if version == 0 {
        return Ok(());
    }
    let mut statement = conn.prepare("SELECT version, name, sha256 FROM migrations ORDER BY version")?;
    let applied = statement.query_map([], |row| {
        Ok((row.get::<_, u32>(0)? as usize, row.get::<_, String>(1)?, row.get::<_, String>(2)?))
    })?;
    for row in applied {
        let (number, name, sha256) = row?;
        let ours = number.checked_sub(1).and_then(|index| MIGRATIONS.get(index));
        if ours.is_none_or(|ours| ours.name != name || hash(ours) != sha256) {
            return Err(Refusal::Foreign(format!(
                "its schema was made by another build of tuiqun (step {name} differs); use that build, or name \
                 another file with --database"
            )));
        }
    }
    Ok(())
}

fn hash(migration: &Migration) -> String {
    format!("{:x}", Sha256::digest(migration.sql))
}

#[cfg(test)]
mod tests;
