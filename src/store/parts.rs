//! The further pages of articles that run over several, kept with the first.

use rusqlite::{Connection, params};

use super::rows::{Part, PartResult};
use super::{Store, StoreError, pages};
use crate::clock::text;
use crate::http::Validators;

impl Store {
    /// The further pages kept for the article of an entry, with the validators that make asking for them
    /// again conditional; none where it has one page.
    ///
    /// # Errors
    /// The database cannot be read, or a page's bytes are damaged.
    pub fn parts_of_entry(&self, entry: i64) -> Result<Vec<Part>, StoreError> {
        self.ask("reading the further pages of an article", |conn| {
            let mut statement = conn.prepare_cached(
                "SELECT max(p.id) FROM entries e JOIN pages p ON p.article_id = e.article_id
                 WHERE e.id = ?1 AND p.entry_id = e.id",
            )?;
            match statement.query_row([entry], |row| row.get(0))? {
                Some(page) => of_page(conn, page),
                None => Ok(Vec::new()),
            }
        })
    }
}

/// The further pages kept with a page, in the order they were read.
pub(super) fn of_page(conn: &Connection, page: i64) -> rusqlite::Result<Vec<Part>> {
    let mut statement = conn.prepare_cached(
        "SELECT url, content_type, etag, last_modified, size, zstd FROM parts WHERE page_id = ?1 ORDER BY number",
    )?;
    let parts = statement.query_map([page], |row| {
        Ok(Part {
            url: row.get(0)?,
            content_type: row.get(1)?,
            validators: Validators { etag: row.get(2)?, last_modified: row.get(3)? },
            bytes: pages::unpack(row, 5, 4)?,
        })
    })?;
    parts.collect()
}

/// Keeps what came of the further pages of a page that was just kept.
pub(super) fn save(conn: &Connection, page: i64, parts: &[PartResult]) -> rusqlite::Result<()> {
    let mut statement = conn.prepare_cached(
        "INSERT INTO parts (page_id, number, url, fetched_at, content_type, etag, last_modified, hash, size, zstd)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
    )?;
    let kept = parts.iter().filter_map(|part| Some((&part.fetch, part.kept.as_ref()?)));
    for (number, (fetch, kept)) in (1_i64..).zip(kept) {
        statement.execute(params![
            page,
            number,
            kept.url,
            text(fetch.started),
            kept.content_type,
            kept.validators.etag,
            kept.validators.last_modified,
            pages::hash(&kept.bytes),
            kept.bytes.len() as i64,
            pages::compress(&kept.bytes)?,
        ])?;
    }
    Ok(())
}
