//! What a stored page says when it is read again.

use rusqlite::{Connection, OptionalExtension};

use super::identity::{self, Origin};
use super::mentions::Shift;
use super::rows::PageSaved;
use super::{Store, StoreError, articles, candidates, content, mentions, readings};
use crate::clock::{Timestamp, parse};
use crate::record::Record;

/// A stored page's row, without its bytes.
struct Page {
    id: i64,
    url: String,
    final_url: Option<String>,
    source: Option<String>,
    entry: Option<i64>,
    article: Option<i64>,
    fetched: Option<Timestamp>,
}

impl Page {
    fn origin(&self, now: Timestamp) -> Origin<'_> {
        Origin {
            url: &self.url,
            final_url: self.final_url.as_deref(),
            source: self.source.as_deref(),
            entry: self.entry,
            at: self.fetched.unwrap_or(now),
        }
    }
}

impl Store {
    /// Writes what a stored page says now (`reprocess`), and tells whether anything changed and what is named
    /// now that was not.
    ///
    /// The page is as it was, so nothing becomes a revision: the revision read from it is corrected, and the
    /// article too where that is its newest. A page that gave no article before may give one now; one that
    /// gives none any more keeps what was read before.
    ///
    /// # Errors
    /// The database cannot be written.
    pub fn replace_reading(
        &mut self,
        page: i64,
        record: &Record,
        now: Timestamp,
    ) -> Result<Shift, StoreError> {
        self.atomically(&format!("saving what page {page} says now"), |conn| {
            let Some(page) = find(conn, page)? else { return Ok(Shift::default()) };
            match (&record.error, page.article) {
                (Some(_), _) => Ok(Shift::default()),
                (None, Some(article)) => correct(conn, &page, article, record),
                (None, None) => discover(conn, &page, record, now),
            }
        })
    }
}

fn find(conn: &Connection, page: i64) -> rusqlite::Result<Option<Page>> {
    conn.prepare_cached(
        "SELECT id, url, final_url, source_id, entry_id, article_id, fetched_at FROM pages WHERE id = ?1",
    )?
    .query_row([page], |row| {
        let fetched: String = row.get(6)?;
        Ok(Page {
            id: row.get(0)?,
            url: row.get(1)?,
            final_url: row.get(2)?,
            source: row.get(3)?,
            entry: row.get(4)?,
            article: row.get(5)?,
            fetched: parse(&fetched),
        })
    })
    .optional()
}

/// Corrects the revision that was read from the page, and the article where that is its newest.
fn correct(conn: &Connection, page: &Page, article: i64, record: &Record) -> rusqlite::Result<Shift> {
    let Some(known) = articles::by_id(conn, article)? else { return Ok(Shift::default()) };
    let Some((revision, number, hash)) = revision_of(conn, page.id)? else { return Ok(Shift::default()) };
    // Other rules may give another key: from now on that one leads to the article too.
    identity::lead(
        conn,
        &identity::keys(record).claim,
        article,
        page.final_url.as_deref().unwrap_or(&page.url),
    )?;
    let text_changed = hash != content::hash(&record.article);
    if text_changed {
        articles::correct_revision(conn, revision, record)?;
    }
    if number < known.revision {
        return Ok(Shift { changed: text_changed, ..Shift::default() });
    }
    if known.reading_hash == content::reading_hash(record) {
        let shift = mentions::tag_again(conn, article, &record.tags)?;
        candidates::replace(conn, article, &record.candidates)?;
        return Ok(shift);
    }
    Ok(Shift { changed: true, ..articles::replace(conn, article, record)? })
}

fn revision_of(conn: &Connection, page: i64) -> rusqlite::Result<Option<(i64, i64, String)>> {
    conn.prepare_cached("SELECT id, number, content_hash FROM revisions WHERE page_id = ?1")?
        .query_row([page], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
        .optional()
}

/// A page that gave nothing gives an article now: a new one, or a later text of a known one.
fn discover(conn: &Connection, page: &Page, record: &Record, now: Timestamp) -> rusqlite::Result<Shift> {
    let saved = readings::save_article(conn, &page.origin(now), record, |article| {
        conn.execute("UPDATE pages SET article_id = ?2 WHERE id = ?1", [page.id, article])?;
        Ok(Some(page.id))
    })?;
    if !matches!(saved.page, PageSaved::New(_) | PageSaved::Revised(_)) {
        return Ok(Shift::default());
    }
    conn.execute("UPDATE entries SET state = 'read' WHERE id = ?1", [page.entry])?;
    Ok(Shift { changed: true, ..saved.shift })
}
