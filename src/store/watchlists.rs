//! The watched bodies, and which watchlist tagged.

use rusqlite::{Connection, OptionalExtension, params};
use serde::Serialize;

use super::{Store, StoreError};
use crate::clock::{Timestamp, text};
use crate::tag::watchlist::{Body, Watchlist};

/// The version of this program: its rules change tags as much as the watchlist does.
pub(super) const PROGRAM: &str = env!("CARGO_PKG_VERSION");

impl Store {
    /// Writes the watched bodies. Those no longer watched stay, since old mentions name them. Mentions saved
    /// from here on carry this watchlist's version, which is a new one wherever anything in it, or the
    /// program, changed.
    ///
    /// # Errors
    /// The database cannot be written.
    pub fn sync_watchlist(&mut self, watchlist: &Watchlist, now: Timestamp) -> Result<(), StoreError> {
        self.atomically("writing the watchlist", |conn| {
            if !in_use(conn, watchlist)? {
                begin(conn, watchlist, now)?;
            }
            conn.execute("UPDATE organizations SET watched = 0", [])?;
            watchlist.bodies.iter().try_for_each(|body| upsert(conn, body))
        })
    }
}

/// A watchlist that tagged something.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Version {
    /// Its number.
    pub version: i64,
    /// The hash of its files.
    pub hash: String,
    /// The version of the program that read it; empty where that was not noted yet.
    pub program: String,
    /// When it was first used, UTC.
    pub first_used_at: Option<String>,
    /// How many bodies it watches for.
    pub bodies: Option<i64>,
    /// In how many forms.
    pub forms: Option<i64>,
    /// How many articles it was the last to tag.
    pub articles: i64,
}

impl Store {
    /// The watchlists that were the last to tag any article, the newest first.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn versions(&self) -> Result<Vec<Version>, StoreError> {
        self.ask("asking which watchlists made the stored tags", |conn| {
            let mut statement = conn.prepare(
                "SELECT w.version, w.hash, w.program, w.first_used_at, w.bodies, w.forms, count(*)
                 FROM taggings t JOIN watchlists w ON w.version = t.watchlist_version
                 GROUP BY w.version ORDER BY w.version DESC",
            )?;
            let rows = statement.query_map([], |row| {
                Ok(Version {
                    version: row.get(0)?,
                    hash: row.get(1)?,
                    program: row.get(2)?,
                    first_used_at: row.get(3)?,
                    bodies: row.get(4)?,
                    forms: row.get(5)?,
                    articles: row.get(6)?,
                })
            })?;
            rows.collect()
        })
    }
}

/// Whether the newest version is this list, read by this program.
fn in_use(conn: &Connection, watchlist: &Watchlist) -> rusqlite::Result<bool> {
    let newest: Option<(String, String)> = conn
        .query_row("SELECT hash, program FROM watchlists ORDER BY version DESC LIMIT 1", [], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })
        .optional()?;
    Ok(newest.is_some_and(|(hash, program)| hash == watchlist.version && program == PROGRAM))
}

fn begin(conn: &Connection, watchlist: &Watchlist, now: Timestamp) -> rusqlite::Result<()> {
    let forms: usize = watchlist.bodies.iter().map(|body| body.forms.len()).sum();
    conn.execute(
        "INSERT INTO watchlists (hash, program, first_used_at, bodies, forms) VALUES (?1, ?2, ?3, ?4, ?5)",
        params![watchlist.version, PROGRAM, text(now), watchlist.bodies.len() as i64, forms as i64],
    )?;
    Ok(())
}

fn upsert(conn: &Connection, body: &Body) -> rusqlite::Result<()> {
    let mut statement = conn.prepare_cached(
        "INSERT INTO organizations (id, name, acronym, listed, section, topic, watched,
            status, status_date, status_effective, status_source, status_note)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, 1, ?7, ?8, ?9, ?10, ?11)
         ON CONFLICT (id) DO UPDATE SET
            name = excluded.name, acronym = excluded.acronym, listed = excluded.listed,
            section = excluded.section, topic = excluded.topic, watched = 1,
            status = excluded.status, status_date = excluded.status_date,
            status_effective = excluded.status_effective, status_source = excluded.status_source,
            status_note = excluded.status_note",
    )?;
    let status = body.status.as_ref();
    statement.execute(params![
        body.id,
        body.name,
        body.acronym,
        body.listed,
        body.section,
        body.topic,
        status.map(|status| status.word.as_str()),
        status.and_then(|status| status.date.as_ref()),
        status.and_then(|status| status.effective.as_ref()),
        status.and_then(|status| status.source.as_ref()),
        status.and_then(|status| status.note.as_ref()),
    ])?;
    Ok(())
}
