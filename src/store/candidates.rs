//! Names that the watchlist does not have and perhaps should, as rows.

use rusqlite::{Connection, params};

use super::{Store, StoreError};
use crate::tag::candidates::Candidate;

/// A name that was offered, with how often and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offered {
    /// The name.
    pub text: String,
    /// Whose it may be.
    pub body: Option<String>,
    /// The language of the articles, BCP 47.
    pub language: Option<String>,
    /// In how many articles it stands.
    pub articles: i64,
    /// Of how many sources.
    pub sources: i64,
    /// What makes it a candidate, with commas between.
    pub patterns: String,
    /// Some words around it in one of them.
    pub snippet: String,
    /// The address of one of them.
    pub url: String,
}

impl Store {
    /// All names offered, the most frequent first, those that the present watchlist has too.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn candidates(&self) -> Result<Vec<Offered>, StoreError> {
        self.ask("reading the candidate forms", |conn| {
            let mut statement = conn.prepare(
                "SELECT text, organization_id, language, article_count, source_count, patterns, snippet, url
                 FROM candidate_counts",
            )?;
            let rows = statement.query_map([], |row| {
                Ok(Offered {
                    text: row.get(0)?,
                    body: row.get(1)?,
                    language: row.get(2)?,
                    articles: row.get(3)?,
                    sources: row.get(4)?,
                    patterns: row.get(5)?,
                    snippet: row.get(6)?,
                    url: row.get(7)?,
                })
            })?;
            rows.collect()
        })
    }
}

/// Puts the candidates of a text in the place of those there were.
pub(super) fn replace(conn: &Connection, article: i64, candidates: &[Candidate]) -> rusqlite::Result<()> {
    conn.prepare_cached("DELETE FROM candidate_forms WHERE article_id = ?1")?.execute([article])?;
    let mut statement = conn.prepare_cached(
        "INSERT INTO candidate_forms (article_id, text, organization_id, pattern, field, start_char, snippet)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    )?;
    for candidate in candidates {
        statement.execute(params![
            article,
            candidate.text,
            candidate.body,
            candidate.pattern.as_str(),
            candidate.field.as_str(),
            candidate.start as i64,
            candidate.snippet,
        ])?;
    }
    Ok(())
}
