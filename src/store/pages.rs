//! The bytes of pages, compressed, so that everything can be computed again; of an article on several pages
//! those of the first, with the others in `parts`.

use rusqlite::{Connection, Error, OptionalExtension, Row, params};
use sha2::{Digest, Sha256};

use super::rows::{DamagedPage, PageResult, StoredPage};
use super::{Store, StoreError, parts};
use crate::clock::text;

/// Zstandard's own default.
const LEVEL: i32 = 3;

impl Store {
    /// The first stored page with a number above `after` (0 for the first of all), or none: one page at a
    /// time, so that a walk over all of them needs the memory of one.
    ///
    /// # Errors
    /// The database cannot be read. That one page's bytes cannot be unpacked is told of that page, and the
    /// next ones can be had all the same.
    pub fn next_page(&self, after: i64) -> Result<Option<Result<StoredPage, DamagedPage>>, StoreError> {
        self.ask("reading a stored page", |conn| {
            let page = conn.prepare_cached(
                "SELECT p.id, p.url, p.final_url, p.content_type, p.source_id, s.timezone, s.language, s.country,
                    p.zstd, p.size
                 FROM pages p LEFT JOIN sources s ON s.id = p.source_id
                 WHERE p.id > ?1 ORDER BY p.id LIMIT 1",
            )?
            .query_row([after], |row| {
                let page = StoredPage {
                    id: row.get(0)?,
                    url: row.get(1)?,
                    final_url: row.get(2)?,
                    content_type: row.get(3)?,
                    source: row.get(4)?,
                    timezone: row.get(5)?,
                    language: row.get(6)?,
                    country: row.get(7)?,
                    bytes: Vec::new(),
                    parts: Vec::new(),
                };
                Ok((page, unpack(row, 8, 9)))
            })
            .optional()?;
            let Some((page, bytes)) = page else { return Ok(None) };
            match bytes.and_then(|bytes| Ok((bytes, parts::of_page(conn, page.id)?))) {
                Ok((bytes, parts)) => Ok(Some(Ok(StoredPage { bytes, parts, ..page }))),
                Err(error) if is_damage(&error) => Ok(Some(Err(DamagedPage::of(page, &error)))),
                Err(error) => Err(error),
            }
        })
    }
}

impl DamagedPage {
    fn of(page: StoredPage, error: &Error) -> Self {
        Self { id: page.id, url: page.url, why: error.to_string() }
    }
}

/// Unpacks the bytes of a row; a row that cannot be unpacked is damage.
pub(super) fn unpack(row: &Row<'_>, zstd: usize, size: usize) -> rusqlite::Result<Vec<u8>> {
    let bound: i64 = row.get(size)?;
    decompress(row.get_ref(zstd)?.as_blob()?, usize::try_from(bound).unwrap_or(0))
}

/// Whether a page's own bytes are at fault, and not the database.
fn is_damage(error: &Error) -> bool {
    matches!(error, Error::FromSqlConversionFailure(..))
}

/// Keeps the page an article was read from.
pub(super) fn save(conn: &Connection, result: &PageResult, article: i64) -> rusqlite::Result<Option<i64>> {
    forget_empty(conn, &result.fetch.url)?;
    let page = insert(conn, result, Some(article))?;
    if let Some(page) = page {
        parts::save(conn, page, &result.parts)?;
    }
    Ok(page)
}

/// Keeps a page without an article, which a better extractor may find one in: of an address only the newest,
/// and the same bytes not again.
pub(super) fn save_empty(conn: &Connection, result: &PageResult) -> rusqlite::Result<()> {
    let Some((body, _)) = &result.reading else { return Ok(()) };
    let kept: Option<String> = conn
        .prepare_cached("SELECT hash FROM pages WHERE url = ?1 AND article_id IS NULL")?
        .query_row([&result.fetch.url], |row| row.get(0))
        .optional()?;
    if kept.is_some_and(|hash| hash == self::hash(&body.bytes)) {
        return Ok(());
    }
    forget_empty(conn, &result.fetch.url)?;
    insert(conn, result, None).map(|_| ())
}

fn insert(conn: &Connection, result: &PageResult, article: Option<i64>) -> rusqlite::Result<Option<i64>> {
    let Some((body, record)) = &result.reading else { return Ok(None) };
    let mut statement = conn.prepare_cached(
        "INSERT INTO pages (url, final_url, source_id, entry_id, article_id, fetched_at, content_type, charset,
            hash, size, zstd)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
    )?;
    let id = statement.insert(params![
        result.fetch.url,
        result.fetch.final_url,
        result.fetch.source,
        result.entry,
        article,
        text(result.fetch.started),
        body.content_type,
        record.charset,
        hash(&body.bytes),
        body.bytes.len() as i64,
        compress(&body.bytes)?,
    ])?;
    Ok(Some(id))
}

fn forget_empty(conn: &Connection, url: &str) -> rusqlite::Result<()> {
    conn.prepare_cached("DELETE FROM pages WHERE url = ?1 AND article_id IS NULL")?.execute([url])?;
    Ok(())
}

pub(super) fn compress(bytes: &[u8]) -> rusqlite::Result<Vec<u8>> {
    zstd::bulk::compress(bytes, LEVEL).map_err(|error| Error::ToSqlConversionFailure(Box::new(error)))
}

/// `size` bounds what is unpacked, so that a damaged row cannot ask for more memory than the page had.
fn decompress(compressed: &[u8], size: usize) -> rusqlite::Result<Vec<u8>> {
    zstd::bulk::decompress(compressed, size)
        .map_err(|error| Error::FromSqlConversionFailure(8, rusqlite::types::Type::Blob, Box::new(error)))
}

pub(super) fn hash(bytes: &[u8]) -> String {
    format!("{:x}", Sha256::digest(bytes))
}
