//! The watched bodies, and which watchlist tagged.

use rusqlite::{Connection, OptionalExtension, params};

use super::{Store, StoreError};
use crate::tag::watchlist::{Body, Watchlist};

impl Store {
    /// Writes the watched bodies. Those no longer watched stay, since old mentions name them. Mentions saved
    /// from here on carry this watchlist's version, which is a new one wherever anything in it changed.
    ///
    /// # Errors
    /// The database cannot be written.
    pub fn sync_watchlist(&mut self, watchlist: &Watchlist) -> Result<(), StoreError> {
        self.atomically("writing the watchlist", |conn| {
            if newest(conn)?.as_ref() != Some(&watchlist.version) {
                conn.execute("INSERT INTO watchlists (hash) VALUES (?1)", [&watchlist.version])?;
            }
            conn.execute("UPDATE organizations SET watched = 0", [])?;
            watchlist.bodies.iter().try_for_each(|body| upsert(conn, body))
        })
    }
}

fn newest(conn: &Connection) -> rusqlite::Result<Option<String>> {
    conn.query_row("SELECT hash FROM watchlists ORDER BY version DESC LIMIT 1", [], |row| row.get(0))
        .optional()
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
