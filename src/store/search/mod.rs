//! Full text in any script: an index of words and of character pairs, and queries over it.

mod fold;
mod query;
mod snippet;
mod tokens;

use rusqlite::{Connection, params};

use super::{Store, StoreError};

pub use query::Query;
pub use snippet::Piece;

/// What a search found, an article each.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    /// The article's number.
    pub article: i64,
    /// Its headline.
    pub title: Option<String>,
    /// Its address.
    pub url: String,
    /// The source that listed it first.
    pub source: Option<String>,
    /// UTC.
    pub published_at: Option<String>,
    /// UTC.
    pub first_seen_at: String,
    /// BCP 47.
    pub language: Option<String>,
    /// The text around the first match, in pieces that are marked or not.
    pub snippet: Vec<Piece>,
}

impl Store {
    /// Finds articles, the newest first. A query that holds nothing to look for finds nothing.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn search(&self, query: &Query, limit: usize) -> Result<Vec<Hit>, StoreError> {
        let Some(expression) = query.expression() else { return Ok(Vec::new()) };
        // The bodies are read for the few articles shown, not for all that are sorted.
        let sql = "
            SELECT a.id, a.title, a.url, a.source_id, a.published_at, a.first_seen_at, a.language, a.body
            FROM (SELECT a.id, coalesce(a.published_at, a.first_seen_at) AS moment
                  FROM article_search JOIN articles a ON a.id = article_search.rowid
                  WHERE article_search MATCH ?1 ORDER BY moment DESC, a.id DESC LIMIT ?2) AS hit
            JOIN articles a ON a.id = hit.id ORDER BY hit.moment DESC, a.id DESC";
        self.ask("searching", |conn| {
            let mut statement = conn.prepare_cached(sql)?;
            let rows = statement.query_map(params![expression, limit as i64], |row| {
                let title: Option<String> = row.get(1)?;
                let body: String = row.get(7)?;
                Ok(Hit {
                    article: row.get(0)?,
                    snippet: snippet::around(query, title.as_deref().unwrap_or_default(), &body),
                    title,
                    url: row.get(2)?,
                    source: row.get(3)?,
                    published_at: row.get(4)?,
                    first_seen_at: row.get(5)?,
                    language: row.get(6)?,
                })
            })?;
            rows.collect()
        })
    }
}

/// Puts an article into the index.
pub(super) fn add(conn: &Connection, article: i64) -> rusqlite::Result<()> {
    let (title, body) = text_of(conn, article)?;
    conn.prepare_cached("INSERT INTO article_search (rowid, title, body) VALUES (?1, ?2, ?3)")?
        .execute(params![article, title, body])?;
    Ok(())
}

/// Takes an article out, before its text changes: an index without text of its own must be told what stood
/// there.
pub(super) fn remove(conn: &Connection, article: i64) -> rusqlite::Result<()> {
    let (title, body) = text_of(conn, article)?;
    conn.prepare_cached(
        "INSERT INTO article_search (article_search, rowid, title, body) VALUES ('delete', ?1, ?2, ?3)",
    )?
    .execute(params![article, title, body])?;
    Ok(())
}

/// Builds the index anew where it does not hold every article: after an upgrade from a schema without it.
pub(super) fn mend(conn: &Connection) -> rusqlite::Result<()> {
    let (articles, indexed): (i64, i64) = conn.query_row(
        "SELECT (SELECT count(*) FROM articles), (SELECT count(*) FROM article_search_docsize)",
        [],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )?;
    if articles == indexed {
        return Ok(());
    }
    conn.execute("INSERT INTO article_search (article_search) VALUES ('delete-all')", [])?;
    let mut statement = conn.prepare("SELECT id FROM articles")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        add(conn, row.get(0)?)?;
    }
    Ok(())
}

fn text_of(conn: &Connection, article: i64) -> rusqlite::Result<(String, String)> {
    conn.prepare_cached("SELECT coalesce(title, ''), body FROM articles WHERE id = ?1")?.query_row(
        [article],
        |row| {
            let (title, body): (String, String) = (row.get(0)?, row.get(1)?);
            Ok((tokens::index(&title), tokens::index(&body)))
        },
    )
}

#[cfg(test)]
mod tests;
