//! Which watchlist read which article: what has yet to be tagged again, and the texts to do it with.

use rusqlite::{Connection, OptionalExtension, Row, params};

use super::mentions::Shift;
use super::watchlists::PROGRAM;
use super::{Store, StoreError, candidates, mentions};
use crate::tag::Tags;
use crate::tag::candidates::Gathered;
use crate::tag::watchlist::Watchlist;

/// The articles that another list than the present one tagged last.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Behind {
    /// How many there are.
    pub articles: i64,
    /// Of how many.
    pub of: i64,
    /// Their mentions.
    pub mentions: i64,
}

/// The text of a stored article, with what tagging it wants to know.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StoredText {
    /// Its number.
    pub article: i64,
    /// What it was read as; changes whenever any of the below does.
    pub reading_hash: String,
    /// Its address.
    pub url: String,
    /// The headline.
    pub title: Option<String>,
    /// The lead.
    pub standfirst: Option<String>,
    /// The body.
    pub body: String,
    /// The captions.
    pub captions: Vec<String>,
    /// Its language, BCP 47.
    pub language: Option<String>,
    /// Whether a source is known for it.
    pub of_source: bool,
    /// That source's country, ISO 3166.
    pub country: Option<String>,
    /// The address of the article that it is a copy of.
    pub copy_of: Option<String>,
}

/// The versions of the present list: the same files and the same program, however often they came back.
const PRESENT: &str = "(SELECT version FROM watchlists WHERE hash = ?1 AND program = ?2)";

impl Store {
    /// How much of what is stored was tagged by another watchlist than this one, or by another program.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn behind(&self, watchlist: &Watchlist) -> Result<Behind, StoreError> {
        self.ask("counting what an older watchlist tagged", |conn| {
            let list = params![watchlist.version, PROGRAM];
            let ask = |sql: &str| conn.query_row(sql, list, |row| row.get::<_, i64>(0));
            let of = conn.query_row("SELECT count(*) FROM articles", [], |row| row.get(0))?;
            let present = format!("SELECT count(*) FROM taggings WHERE watchlist_version IN {PRESENT}");
            let articles = of - ask(&present)?;
            let older = format!("SELECT count(*) FROM mentions WHERE watchlist_version NOT IN {PRESENT}");
            // No index tells, so the mentions are counted only where there is something to count.
            let mentions = if articles > 0 { ask(&older)? } else { 0 };
            Ok(Behind { articles, of, mentions })
        })
    }

    /// The text of the first article with a number above `after` (0 for the first of all), or none; with a
    /// watchlist, only of one that this list has not tagged.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn next_text(
        &self,
        after: i64,
        behind: Option<&Watchlist>,
    ) -> Result<Option<StoredText>, StoreError> {
        self.ask("reading a stored article", |conn| {
            let (hash, program) = behind.map(|list| (list.version.as_str(), PROGRAM)).unzip();
            let sql = format!(
                "SELECT a.id, a.reading_hash, a.url, a.title, a.standfirst, a.body, a.captions, a.language,
                    s.id IS NOT NULL, s.country, a.copy_of
                 FROM articles a LEFT JOIN taggings t ON t.article_id = a.id LEFT JOIN sources s ON s.id = a.source_id
                 WHERE a.id > ?3 AND (?1 IS NULL OR t.watchlist_version IS NULL OR t.watchlist_version NOT IN {PRESENT})
                 ORDER BY a.id LIMIT 1"
            );
            conn.prepare_cached(&sql)?.query_row(params![hash, program, after], read).optional()
        })
    }

    /// Puts tags and candidates in the place of those that an article has, made from the text as it was when
    /// `reading_hash` was read; `None` where it has changed since, and then nothing is touched.
    ///
    /// # Errors
    /// The database cannot be written.
    pub fn replace_tags(
        &mut self,
        article: i64,
        reading_hash: &str,
        tags: &Tags,
        candidates: &Gathered,
    ) -> Result<Option<Shift>, StoreError> {
        self.atomically(&format!("tagging article {article} again"), |conn| {
            let same = conn
                .prepare_cached("SELECT 1 FROM articles WHERE id = ?1 AND reading_hash = ?2")?
                .exists(params![article, reading_hash])?;
            if !same {
                return Ok(None);
            }
            let shift = mentions::tag_again(conn, article, tags)?;
            candidates::replace(conn, article, candidates)?;
            Ok(Some(shift))
        })
    }
}

fn read(row: &Row<'_>) -> rusqlite::Result<StoredText> {
    let captions: String = row.get(6)?;
    Ok(StoredText {
        article: row.get(0)?,
        reading_hash: row.get(1)?,
        url: row.get(2)?,
        title: row.get(3)?,
        standfirst: row.get(4)?,
        body: row.get(5)?,
        // The column is checked to be JSON; what is no list of texts holds no caption.
        captions: serde_json::from_str(&captions).unwrap_or_default(),
        language: row.get(7)?,
        of_source: row.get(8)?,
        country: row.get(9)?,
        copy_of: row.get(10)?,
    })
}

/// Notes that the newest watchlist read the article.
pub(super) fn note(conn: &Connection, article: i64) -> rusqlite::Result<()> {
    conn.prepare_cached(
        "INSERT INTO taggings (article_id, watchlist_version) SELECT ?1, max(version) FROM watchlists
         WHERE true
         ON CONFLICT (article_id) DO UPDATE SET watchlist_version = excluded.watchlist_version",
    )?
    .execute([article])?;
    Ok(())
}
