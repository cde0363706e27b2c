//! What a digest is made of, and how far the last one came.
//!
//! All questions of one digest are asked of one snapshot, so that a daemon writing meanwhile cannot make
//! them disagree.

mod articles;
mod sources;

use rusqlite::{Connection, OptionalExtension, Params, Row, params};

use super::{Store, StoreError};
use crate::clock::{Timestamp, parse, text};
use crate::digest::material::SourceName;
use crate::digest::{Material, Window};

/// The material of a window, and what is remembered if it is sent.
#[derive(Clone, Debug)]
pub struct Gathered {
    /// What the digest is made of.
    pub material: Material,
    reach: Reach,
}

/// How far a digest comes: what is up to these numbers need not be sent again.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Reach {
    article: i64,
    revision: i64,
}

/// What belongs to a window: numbers above `reach`, first seen in `[since, until)`.
struct Bounds {
    reach: Reach,
    since: String,
    until: String,
}

impl Store {
    /// Gathers what a digest needs. With `since`, the window begins there; without, it takes what no digest
    /// of this name that was sent has had, and if none was ever sent, everything.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn gather_digest(
        &self,
        name: &str,
        since: Option<Timestamp>,
        until: Timestamp,
    ) -> Result<Gathered, StoreError> {
        self.ask("gathering a digest", |conn| {
            let snapshot = conn.unchecked_transaction()?;
            let last = last_sent(&snapshot, name)?;
            let (sent, shown) = last.unwrap_or_default();
            let start = match since.or(shown) {
                Some(start) => start,
                None => beginning(&snapshot)?.unwrap_or(until),
            };
            let bounds = match since {
                Some(since) => Bounds { reach: Reach::default(), since: text(since), until: text(until) },
                None => Bounds { reach: sent, since: String::new(), until: text(until) },
            };
            let material = material(&snapshot, &bounds, Window { since: start.min(until), until })?;
            // What lies between the last one sent and a later beginning has been in none yet: such a window
            // moves nothing, so that the next one carries the gap, and this window again.
            let leaves_gap = since.zip(shown).is_some_and(|(since, shown)| since > shown);
            let reach = if leaves_gap { sent } else { reach(&snapshot, &bounds, sent)? };
            Ok(Gathered { material, reach })
        })
    }

    /// Remembers that a digest was sent: the next one of this name begins where it ended. One that looks
    /// back at an older window moves nothing.
    ///
    /// # Errors
    /// The database cannot be written.
    pub fn digest_sent(&mut self, name: &str, sent: &Gathered, now: Timestamp) -> Result<(), StoreError> {
        let Window { since, until } = sent.material.window;
        self.atomically("remembering a digest", |conn| {
            conn.execute(
                "INSERT INTO digests
                    (name, since_at, until_at, sent_at, articles, through_article, through_revision)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                params![
                    name,
                    text(since),
                    text(until),
                    text(now),
                    sent.material.articles.len() as i64,
                    sent.reach.article,
                    sent.reach.revision
                ],
            )?;
            Ok(())
        })
    }
}

/// How far digests of this name came, and where the latest window ended.
fn last_sent(conn: &Connection, name: &str) -> rusqlite::Result<Option<(Reach, Option<Timestamp>)>> {
    conn.query_row(
        "SELECT max(through_article), max(through_revision), max(until_at) FROM digests
         WHERE name = ?1 HAVING count(*) > 0",
        [name],
        |row| Ok((Reach { article: row.get(0)?, revision: row.get(1)? }, time(row, 2)?)),
    )
    .optional()
}

/// The first moment the database knows of.
fn beginning(conn: &Connection) -> rusqlite::Result<Option<Timestamp>> {
    conn.query_row(
        "SELECT min(at) FROM (SELECT min(first_seen_at) AS at FROM articles
         UNION ALL SELECT min(started_at) FROM fetches)",
        [],
        |row| time(row, 0),
    )
}

/// Up to the last row before the first one that is left for the next digest; never back.
fn reach(conn: &Connection, bounds: &Bounds, sent: Reach) -> rusqlite::Result<Reach> {
    let last = |table: &str, seen: &str, sent: i64| -> rusqlite::Result<i64> {
        conn.query_row(
            &format!(
                "SELECT max(?1, coalesce(
                    (SELECT min(id) - 1 FROM {table} WHERE id > ?1 AND {seen} >= ?2),
                    (SELECT max(id) FROM {table}), 0))"
            ),
            params![sent, bounds.until],
            |row| row.get(0),
        )
    };
    Ok(Reach {
        article: last("articles", "first_seen_at", sent.article)?,
        revision: last("revisions", "seen_at", sent.revision)?,
    })
}

fn material(conn: &Connection, bounds: &Bounds, window: Window) -> rusqlite::Result<Material> {
    Ok(Material {
        window,
        articles: articles::articles(conn, bounds)?,
        revised: articles::revised(conn, bounds)?,
        new_bodies: articles::new_bodies(conn, bounds)?,
        new_sources: articles::new_sources(conn, bounds)?,
        sources: sources::sources(conn, window)?,
    })
}

/// The rows of a question about the window.
fn rows<T>(
    conn: &Connection,
    sql: &str,
    params: impl Params,
    read: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
) -> rusqlite::Result<Vec<T>> {
    conn.prepare(sql)?.query_map(params, read)?.collect()
}

fn source(row: &Row<'_>, column: usize) -> rusqlite::Result<Option<SourceName>> {
    let id: Option<String> = row.get(column)?;
    let name: Option<String> = row.get(column + 1)?;
    Ok(id.map(|id| SourceName { name: name.unwrap_or_else(|| id.clone()), id }))
}

fn text_of(row: &Row<'_>, column: usize) -> rusqlite::Result<String> {
    Ok(row.get::<_, Option<String>>(column)?.unwrap_or_default())
}

fn number(row: &Row<'_>, column: usize) -> rusqlite::Result<usize> {
    Ok(row.get::<_, u32>(column)? as usize)
}

fn time(row: &Row<'_>, column: usize) -> rusqlite::Result<Option<Timestamp>> {
    Ok(row.get::<_, Option<String>>(column)?.as_deref().and_then(parse))
}
