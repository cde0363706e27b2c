//! Names that the watchlist does not have and perhaps should, as rows.

use rusqlite::{Connection, params};

use super::{Store, StoreError};
use crate::tag::candidates::{Candidate, Gathered, Pattern};

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

/// Names left over that are offered at the most, and bodies for them: of a text that lacks more the whole
/// translation is unknown, and nothing tells which name is whose.
const LEFT_OVER: (usize, usize) = (8, 2);

/// Puts the candidates of a text in the place of those there were. Its mentions must be written before, for
/// what is left over in a copy is offered for the bodies that only its original names.
pub(super) fn replace(conn: &Connection, article: i64, gathered: &Gathered) -> rusqlite::Result<()> {
    conn.prepare_cached("DELETE FROM candidate_forms WHERE article_id = ?1")?.execute([article])?;
    let (left_over, offered): (Vec<_>, Vec<_>) =
        gathered.names.iter().partition(|name| name.pattern == Pattern::Sister);
    for candidate in offered {
        insert(conn, article, candidate, candidate.body.as_deref())?;
    }
    let Some(original) = gathered.original.as_deref().filter(|_| !left_over.is_empty()) else {
        return Ok(());
    };
    let lacking = lacking(conn, article, original)?;
    for body in lacking.iter().filter(|_| lacking.len() <= LEFT_OVER.1) {
        for candidate in left_over.iter().take(LEFT_OVER.0) {
            insert(conn, article, candidate, Some(body))?;
        }
    }
    Ok(())
}

/// The bodies that the article of a key names and this one does not.
fn lacking(conn: &Connection, article: i64, original: &str) -> rusqlite::Result<Vec<String>> {
    let mut statement = conn.prepare_cached(
        "SELECT DISTINCT m.organization_id FROM aliases a JOIN mentions m ON m.article_id = a.article_id
         WHERE a.key = ?2 AND a.article_id <> ?1 AND m.kind = 'organization'
            AND m.organization_id NOT IN (
                SELECT organization_id FROM mentions WHERE article_id = ?1 AND organization_id IS NOT NULL)
         ORDER BY 1",
    )?;
    let bodies = statement.query_map(params![article, original], |row| row.get(0))?;
    bodies.collect()
}

fn insert(
    conn: &Connection,
    article: i64,
    candidate: &Candidate,
    body: Option<&str>,
) -> rusqlite::Result<()> {
    conn.prepare_cached(
        "INSERT INTO candidate_forms (article_id, text, organization_id, pattern, field, start_char, snippet)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    )?
    .execute(params![
        article,
        candidate.text,
        body,
        candidate.pattern.as_str(),
        candidate.field.as_str(),
        candidate.start as i64,
        candidate.snippet,
    ])?;
    Ok(())
}
