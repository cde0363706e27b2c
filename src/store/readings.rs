//! One attempt at an article page, and what was read from it: new, revised, unchanged, empty, failed.

use rusqlite::{Connection, OptionalExtension, params};

use super::identity::{self, Origin};
use super::mentions::Shift;
use super::rows::{FetchRow, PageResult, PageSaved};
use super::{Store, StoreError, articles, content, fetches, pages};
use crate::clock::text;
use crate::http::Outcome;
use crate::record::Record;

/// What became of a page, whether its address only leads to an article that another speaks for, and what the
/// article names now that it did not.
pub(super) struct Saved {
    pub page: PageSaved,
    pub alias: bool,
    pub shift: Shift,
}

impl From<PageSaved> for Saved {
    fn from(page: PageSaved) -> Self {
        Self { page, alias: false, shift: Shift::default() }
    }
}

impl Store {
    /// One attempt at an article page: its row, the entry's new state, and the article with its revision,
    /// page and mentions, in one transaction. An unchanged article costs the attempt's row and nothing else;
    /// a page without an article is kept, so that a better extractor can find one in it.
    ///
    /// # Errors
    /// The database cannot be written.
    pub fn save_page(&mut self, result: &PageResult) -> Result<PageSaved, StoreError> {
        self.atomically(&format!("saving the page {}", result.fetch.url), |conn| {
            let saved = save(conn, result)?;
            save_parts(conn, result, saved.page)?;
            save_attempt(conn, result, saved.page)?;
            save_entry(conn, result, &saved)?;
            Ok(saved.page)
        })
    }
}

fn save(conn: &Connection, result: &PageResult) -> rusqlite::Result<Saved> {
    match &result.reading {
        Some((_, record)) if record.error.is_none() => {
            save_article(conn, &Origin::of(result), record, |id| pages::save(conn, result, id))
        }
        Some(_) => {
            pages::save_empty(conn, result)?;
            Ok(PageSaved::Empty.into())
        }
        None if result.fetch.outcome.is_success() => not_modified(conn, result),
        None => Ok(PageSaved::Failed.into()),
    }
}

/// 304: as it was, article or none.
fn not_modified(conn: &Connection, result: &PageResult) -> rusqlite::Result<Saved> {
    let article: Option<i64> = conn
        .prepare_cached("SELECT article_id FROM entries WHERE id = ?1")?
        .query_row([result.entry], |row| row.get(0))
        .optional()?
        .flatten();
    Ok(article.map_or(PageSaved::Empty, PageSaved::Unchanged).into())
}

/// Writes what a page says: a new article, a revision, or nothing. `keep` keeps the page of an article that
/// was written, and returns its number.
pub(super) fn save_article(
    conn: &Connection,
    origin: &Origin<'_>,
    record: &Record,
    keep: impl FnOnce(i64) -> rusqlite::Result<Option<i64>>,
) -> rusqlite::Result<Saved> {
    let keys = identity::keys(record);
    let Some(known) = identity::find(conn, &keys, origin, record)? else {
        let (id, shift) = articles::insert(conn, &keys.own, origin, record)?;
        articles::add_revision(conn, id, 1, origin, record, keep(id)?)?;
        identity::own(conn, &keys.own, id, origin.address())?;
        identity::remember(conn, id, &keys, origin)?;
        return Ok(Saved { shift, ..PageSaved::New(id).into() });
    };
    identity::remember(conn, known.id, &keys, origin)?;
    if !identity::speaks(conn, &known, &keys, origin, record)? {
        return Ok(Saved { alias: origin.entry.is_some(), ..PageSaved::Unchanged(known.id).into() });
    }
    if known.entry != origin.entry || known.url != origin.address() {
        articles::set_speaker(conn, known.id, &keys.own, origin)?;
    }
    if known.content_hash == content::hash(&record.article) {
        return Ok(PageSaved::Unchanged(known.id).into());
    }
    let shift = articles::replace(conn, known.id, record)?;
    articles::add_revision(conn, known.id, known.revision + 1, origin, record, keep(known.id)?)?;
    Ok(Saved { shift, ..PageSaved::Revised(known.id).into() })
}

/// The rows of the attempts at further pages. They stand before that of the first, so that one missing among
/// them is not the last that is known of the source.
fn save_parts(conn: &Connection, result: &PageResult, saved: PageSaved) -> rusqlite::Result<()> {
    for part in &result.parts {
        let fetch = fetches::insert(conn, &part.fetch)?;
        if let Some(article) = saved.article() {
            fetches::note_article(conn, fetch, article)?;
        }
    }
    Ok(())
}

/// The attempt's row, with the outcome that only the store can know.
fn save_attempt(conn: &Connection, result: &PageResult, saved: PageSaved) -> rusqlite::Result<()> {
    let mut row: FetchRow = result.fetch.clone();
    let why = result.reading.as_ref().and_then(|(_, record)| record.error.as_ref());
    row.outcome = match (row.outcome, saved) {
        (Outcome::Stored, PageSaved::Unchanged(_)) => Outcome::Unchanged,
        (Outcome::Stored, PageSaved::Empty) => Outcome::Empty,
        (outcome, _) => outcome,
    };
    row.error = row.error.or_else(|| why.cloned());
    let fetch = fetches::insert(conn, &row)?;
    match saved.article() {
        Some(article) => fetches::note_article(conn, fetch, article),
        None => Ok(()),
    }
}

/// The entry's new state. An entry that only leads to an article is not fetched again. An answer without an
/// article counts as a failure, so that a page which never has one is not asked for for ever.
fn save_entry(conn: &Connection, result: &PageResult, saved: &Saved) -> rusqlite::Result<()> {
    let Some(entry) = result.entry else { return Ok(()) };
    let state = match saved.page {
        PageSaved::Unchanged(_) | PageSaved::Empty if result.reading.is_none() => None,
        PageSaved::Unchanged(_) if saved.alias => Some("alias"),
        PageSaved::New(_) | PageSaved::Revised(_) | PageSaved::Unchanged(_) => Some("read"),
        PageSaved::Empty => Some("empty"),
        PageSaved::Failed => Some("failed"),
    };
    let again = if saved.alias { None } else { result.again };
    let in_vain = matches!(saved.page, PageSaved::Empty | PageSaved::Failed);
    conn.prepare_cached(
        "UPDATE entries SET
            state = coalesce(?2, state),
            due_at = ?3,
            failures = CASE WHEN ?4 THEN failures + 1 ELSE 0 END,
            fetched = fetched + ?5
         WHERE id = ?1",
    )?
    .execute(params![entry, state, again.map(text), in_vain, result.reading.is_some()])?;
    if let Some(validators) = &result.validators {
        conn.prepare_cached("UPDATE entries SET etag = ?2, last_modified = ?3 WHERE id = ?1")?
            .execute(params![entry, validators.etag, validators.last_modified])?;
    }
    Ok(())
}
