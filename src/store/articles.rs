//! Articles and their revisions, as rows.

use rusqlite::{Connection, OptionalExtension, Row, named_params, params};

use super::identity::Origin;
use super::mentions::Shift;
use super::{candidates, content, mentions, search};
use crate::clock::text;
use crate::language::Verdict;
use crate::record::Record;

/// What the store knows of an article before a page of it is saved.
#[derive(Debug)]
pub(super) struct Known {
    pub id: i64,
    pub key: String,
    pub url: String,
    pub canonical_url: Option<String>,
    /// The entry that speaks for it.
    pub entry: Option<i64>,
    pub content_hash: String,
    pub reading_hash: String,
    pub revision: i64,
}

/// The article that a key leads to: its own, or that of a twin.
pub(super) fn by_key(conn: &Connection, key: &str) -> rusqlite::Result<Option<Known>> {
    conn.prepare_cached(&known("(SELECT article_id FROM aliases WHERE key = ?1)"))?
        .query_row([key], read_known)
        .optional()
}

/// An article by its number.
pub(super) fn by_id(conn: &Connection, id: i64) -> rusqlite::Result<Option<Known>> {
    conn.prepare_cached(&known("?1"))?.query_row([id], read_known).optional()
}

fn known(id: &str) -> String {
    format!(
        "SELECT id, key, url, canonical_url, entry_id, content_hash, reading_hash, revision
         FROM articles WHERE id = {id}"
    )
}

fn read_known(row: &Row<'_>) -> rusqlite::Result<Known> {
    Ok(Known {
        id: row.get(0)?,
        key: row.get(1)?,
        url: row.get(2)?,
        canonical_url: row.get(3)?,
        entry: row.get(4)?,
        content_hash: row.get(5)?,
        reading_hash: row.get(6)?,
        revision: row.get(7)?,
    })
}

/// Writes a new article, its mentions and its place in the search index; the caller adds revision and page.
pub(super) fn insert(
    conn: &Connection,
    key: &str,
    origin: &Origin<'_>,
    record: &Record,
) -> rusqlite::Result<(i64, Shift)> {
    let id = conn
        .prepare_cached(
            "INSERT INTO articles (key, url, source_id, entry_id, first_seen_at, fetched_at, authors, body,
                body_evidence, content_hash, reading_hash, charset, replaced, event, revision)
             VALUES (?1, ?2, ?3, ?4, ?5, ?5, '[]', '', '', '', '', '', 0, 0, 1)",
        )?
        .insert(params![key, origin.address(), origin.source, origin.entry, text(origin.at)])?;
    let shift = write_reading(conn, id, record)?;
    search::add(conn, id)?;
    Ok((id, shift))
}

/// Puts another reading in the place of the present one.
pub(super) fn replace(conn: &Connection, id: i64, record: &Record) -> rusqlite::Result<Shift> {
    search::remove(conn, id)?;
    let shift = write_reading(conn, id, record)?;
    search::add(conn, id)?;
    Ok(shift)
}

/// Everything that was read from a page, in one statement, so that no field can be forgotten in one of two.
fn write_reading(conn: &Connection, id: i64, record: &Record) -> rusqlite::Result<Shift> {
    let article = &record.article;
    let origin = article.provenance.as_ref();
    let second = record.language.as_ref().and_then(|language| language.second.as_ref());
    conn.prepare_cached(
        "UPDATE articles SET
            canonical_url = :canonical_url, copy_of = :copy_of, title = :title, authors = :authors,
            site_name = :site_name, published_at = :published_at, published_local = :published_local,
            published_precision = :published_precision, published_evidence = :published_evidence,
            modified_at = :modified_at, language = :language, language_confidence = :language_confidence,
            language_second = :language_second, language_second_confidence = :language_second_confidence,
            language_verdict = :language_verdict, declared_language = :declared_language, body = :body, body_evidence = :body_evidence,
            original_title = :original_title, original_site = :original_site,
            provenance_lines = :provenance_lines, raw_title = :raw_title, standfirst = :standfirst,
            captions = :captions, biography = :biography, comments = :comments, section = :section,
            image = :image, paywalled = :paywalled, partial = :partial, partial_evidence = :partial_evidence,
            kind = :kind, agreement = :agreement, content_hash = :content_hash, reading_hash = :reading_hash, charset = :charset, replaced = :replaced, event = :event
         WHERE id = :id",
    )?
    .execute(named_params! {
        ":id": id,
        ":canonical_url": record.canonical_url.as_ref().map(url::Url::as_str),
        ":copy_of": article.copy_of.as_ref().map(url::Url::as_str),
        ":title": article.title,
        ":authors": content::array(&article.authors),
        ":site_name": article.site_name,
        ":published_at": content::published_at(article),
        ":published_local": article.published.map(|dated| dated.iso()),
        ":published_precision": article.published.map(|dated| content::precision(dated.precision)),
        ":published_evidence": article.published_evidence,
        ":modified_at": article.modified.map(|dated| text(dated.utc())),
        ":language": record.language.as_ref().map(|language| &language.tag),
        ":language_confidence": record.language.as_ref().map(|language| language.confidence),
        ":language_second": second.map(|guess| &guess.tag),
        ":language_second_confidence": second.map(|guess| guess.confidence),
        ":language_verdict": record.language.as_ref().and_then(|language| language.verdict).map(Verdict::as_str),
        ":declared_language": article.declared_language,
        ":body": article.body,
        ":body_evidence": article.body_evidence,
        ":original_title": origin.and_then(|origin| origin.original_title.as_ref()),
        ":original_site": origin.and_then(|origin| origin.original_site.as_ref()),
        ":provenance_lines": content::array(origin.map_or(&[], |origin| &origin.lines)),
        ":raw_title": article.raw_title,
        ":standfirst": article.standfirst,
        ":captions": content::array(&article.captions),
        ":biography": article.biography,
        ":comments": article.comments,
        ":section": article.section,
        ":image": article.image.as_ref().map(url::Url::as_str),
        ":paywalled": article.paywalled,
        ":partial": article.partial.as_ref().map(|partial| partial.cut.as_str()),
        ":partial_evidence": article.partial.as_ref().map(|partial| &partial.evidence),
        ":kind": article.kind.as_str(),
        ":agreement": article.agreement,
        ":content_hash": content::hash(article),
        ":reading_hash": content::reading_hash(record),
        ":charset": record.charset,
        ":replaced": record.replaced as i64,
        ":event": record.tags.event,
    })?;
    let shift = mentions::replace(conn, id, &record.tags)?;
    candidates::replace(conn, id, &record.candidates)?;
    Ok(shift)
}

/// The text of an article.
pub(super) fn body(conn: &Connection, id: i64) -> rusqlite::Result<String> {
    conn.prepare_cached("SELECT body FROM articles WHERE id = ?1")?.query_row([id], |row| row.get(0))
}

/// Lets an entry, or a new address of it, speak for the article from now on; the key of that address becomes
/// the article's, unless it is another's.
pub(super) fn set_speaker(
    conn: &Connection,
    id: i64,
    key: &str,
    origin: &Origin<'_>,
) -> rusqlite::Result<()> {
    conn.prepare_cached(
        "UPDATE articles SET entry_id = ?2, url = ?3,
            key = CASE WHEN EXISTS (SELECT 1 FROM articles WHERE key = ?4) THEN key ELSE ?4 END
         WHERE id = ?1",
    )?
    .execute(params![id, origin.entry, origin.address(), key])?;
    Ok(())
}

/// Adds a revision under a number, with the page it was read from.
pub(super) fn add_revision(
    conn: &Connection,
    article: i64,
    number: i64,
    origin: &Origin<'_>,
    record: &Record,
    page: Option<i64>,
) -> rusqlite::Result<()> {
    conn.prepare_cached(
        "INSERT INTO revisions (article_id, number, seen_at, page_id, title, authors, published_at, body, content_hash)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
    )?
    .execute(params![
        article,
        number,
        text(origin.at),
        page,
        record.article.title,
        content::array(&record.article.authors),
        content::published_at(&record.article),
        record.article.body,
        content::hash(&record.article),
    ])?;
    conn.prepare_cached("UPDATE articles SET revision = ?2, fetched_at = ?3 WHERE id = ?1")?
        .execute(params![article, number, text(origin.at)])?;
    Ok(())
}

/// Puts another reading of its page in the place of a revision's text.
pub(super) fn correct_revision(conn: &Connection, revision: i64, record: &Record) -> rusqlite::Result<()> {
    conn.prepare_cached(
        "UPDATE revisions SET title = ?2, authors = ?3, published_at = ?4, body = ?5, content_hash = ?6 WHERE id = ?1",
    )?
    .execute(params![
        revision,
        record.article.title,
        content::array(&record.article.authors),
        content::published_at(&record.article),
        record.article.body,
        content::hash(&record.article),
    ])?;
    Ok(())
}

/// Whether an article ever had this text.
pub(super) fn had(conn: &Connection, article: i64, content_hash: &str) -> rusqlite::Result<bool> {
    conn.prepare_cached("SELECT 1 FROM revisions WHERE article_id = ?1 AND content_hash = ?2")?
        .exists(params![article, content_hash])
}
