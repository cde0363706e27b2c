//! One attempt at a list: its row, its source's new state, and the entries it named.

use rusqlite::{Connection, OptionalExtension, params};
use sha2::{Digest, Sha256};

use super::rows::{ListResult, ListSaved};
use super::{Store, StoreError, fetches};
use crate::clock::{self, Timestamp, text};
use crate::date::Dated;
use crate::discover::Entry;

impl Store {
    /// One attempt at a list: its row, the source's new state, and the entries, in one transaction.
    ///
    /// An entry never seen is due at once; so is one of which this source now says something else than
    /// before. What another source says of a known entry is kept, and makes nothing due.
    ///
    /// # Errors
    /// The database cannot be written, or the source is not among those of [`Store::sync_sources`].
    pub fn save_list(&mut self, result: &ListResult) -> Result<ListSaved, StoreError> {
        let now = result.fetch.as_ref().map_or_else(clock::now, |row| row.started);
        self.atomically(&format!("saving the list of {}", result.source), |conn| {
            let mut saved = ListSaved::default();
            for entry in &result.entries {
                match save_entry(conn, &result.source, entry, now)? {
                    Seen::New => saved.new += 1,
                    Seen::Changed => saved.changed += 1,
                    Seen::Known => {}
                }
            }
            if let Some(row) = &result.fetch {
                let fetch = fetches::insert(conn, row)?;
                fetches::note_list(conn, fetch, result.entries.len(), saved)?;
            }
            save_state(conn, result)?;
            Ok(saved)
        })
    }
}

/// What an entry is to the store.
enum Seen {
    New,
    Changed,
    Known,
}

fn save_entry(conn: &Connection, source: &str, entry: &Entry, now: Timestamp) -> rusqlite::Result<Seen> {
    let known = find(conn, &entry.key)?;
    let id = match known {
        Some(id) => id,
        None => insert(conn, source, entry, now)?,
    };
    let fingerprint = fingerprint(entry);
    let said = said_before(conn, id, source)?;
    if said.as_deref() == Some(&fingerprint) {
        return Ok(Seen::Known);
    }
    list(conn, id, source, entry, &fingerprint, now)?;
    Ok(match (known, said) {
        (None, _) => Seen::New,
        (Some(_), None) => Seen::Known,
        (Some(_), Some(_)) => {
            conn.prepare_cached("UPDATE entries SET due_at = ?2 WHERE id = ?1")?
                .execute(params![id, text(now)])?;
            Seen::Changed
        }
    })
}

fn find(conn: &Connection, key: &str) -> rusqlite::Result<Option<i64>> {
    conn.prepare_cached("SELECT id FROM entries WHERE key = ?1")?
        .query_row([key], |row| row.get(0))
        .optional()
}

fn insert(conn: &Connection, source: &str, entry: &Entry, now: Timestamp) -> rusqlite::Result<i64> {
    conn.prepare_cached(
        "INSERT INTO entries (key, url, source_id, state, due_at, first_seen_at)
         VALUES (?1, ?2, ?3, 'new', ?4, ?4)",
    )?
    .insert(params![entry.key, entry.url.as_str(), source, text(now)])
}

fn said_before(conn: &Connection, entry: i64, source: &str) -> rusqlite::Result<Option<String>> {
    conn.prepare_cached("SELECT fingerprint FROM listings WHERE entry_id = ?1 AND source_id = ?2")?
        .query_row(params![entry, source], |row| row.get(0))
        .optional()
}

fn list(
    conn: &Connection,
    id: i64,
    source: &str,
    entry: &Entry,
    fingerprint: &str,
    now: Timestamp,
) -> rusqlite::Result<()> {
    conn.prepare_cached(
        "INSERT INTO listings (entry_id, source_id, title, published_at, fingerprint, first_seen_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)
         ON CONFLICT (entry_id, source_id) DO UPDATE SET
            title = excluded.title, published_at = excluded.published_at,
            fingerprint = excluded.fingerprint, changed_at = excluded.first_seen_at",
    )?
    .execute(params![
        id,
        source,
        entry.title,
        entry.published.map(|dated| text(dated.utc())),
        fingerprint,
        text(now)
    ])?;
    Ok(())
}

/// What the list said of the article, as a hash: where it changes, the article may have.
fn fingerprint(entry: &Entry) -> String {
    let date = |dated: &Option<Dated>| dated.as_ref().map(Dated::iso);
    let said = serde_json::json!([
        entry.title,
        entry.authors,
        date(&entry.published),
        date(&entry.updated),
        entry.content
    ]);
    format!("{:x}", Sha256::digest(said.to_string()))
}

fn save_state(conn: &Connection, result: &ListResult) -> rusqlite::Result<()> {
    if let Some(validators) = &result.validators {
        conn.prepare_cached("UPDATE sources SET etag = ?2, last_modified = ?3 WHERE id = ?1")?
            .execute(params![result.source, validators.etag, validators.last_modified])?;
    }
    conn.prepare_cached("UPDATE sources SET next_due_at = coalesce(?2, next_due_at) WHERE id = ?1")?
        .execute(params![result.source, result.next_due.map(text)])?;
    Ok(())
}
