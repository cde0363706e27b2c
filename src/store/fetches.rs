//! Attempts: one row each, whatever came of it.

use rusqlite::{Connection, params};

use super::rows::{FetchRow, ListSaved};
use crate::clock::text;

/// Writes the row and returns its number.
pub(super) fn insert(conn: &Connection, row: &FetchRow) -> rusqlite::Result<i64> {
    let mut statement = conn.prepare_cached(
        "INSERT INTO fetches (run_id, source_id, purpose, url, final_url, started_at, millis, outcome, status, \
         bytes, error)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
    )?;
    statement.insert(params![
        row.run,
        row.source,
        row.purpose,
        row.url,
        row.final_url,
        text(row.started),
        row.millis as i64,
        row.outcome.as_str(),
        row.status,
        row.bytes as i64,
        row.error,
    ])
}

/// Adds what a list held.
pub(super) fn note_list(
    conn: &Connection,
    fetch: i64,
    named: usize,
    saved: ListSaved,
) -> rusqlite::Result<()> {
    conn.prepare_cached("UPDATE fetches SET entries = ?2, new_entries = ?3 WHERE id = ?1")?
        .execute(params![fetch, named as i64, saved.new as i64])?;
    Ok(())
}

/// Adds which article a page held.
pub(super) fn note_article(conn: &Connection, fetch: i64, article: i64) -> rusqlite::Result<()> {
    conn.prepare_cached("UPDATE fetches SET article_id = ?2 WHERE id = ?1")?.execute([fetch, article])?;
    Ok(())
}
