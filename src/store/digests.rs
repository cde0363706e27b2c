//! What a digest is made of, and how far the last one came.
//!
//! All questions of one digest are asked of one snapshot, so that a daemon writing meanwhile cannot make
//! them disagree.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate};
use rusqlite::{Connection, OptionalExtension, Params, Row, named_params, params};

use super::{Store, StoreError};
use crate::clock::{Timestamp, parse, text};
use crate::date::{Dated, Precision};
use crate::digest::excerpt::CONTEXT;
use crate::digest::material::{
    Article, Body, CopyOf, Named, Naming, Problem, Revised, SourceName, SourceReport,
};
use crate::digest::{Material, Window};
use crate::tag::Field;

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
            Ok(Gathered { material, reach: reach(&snapshot, &bounds, sent)? })
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
    let mut namings = namings(conn, bounds)?;
    let mut articles = articles(conn, bounds)?;
    for article in &mut articles {
        article.namings = namings.remove(&article.id).unwrap_or_default();
    }
    Ok(Material {
        window,
        articles,
        revised: revised(conn, bounds)?,
        new_bodies: new_bodies(conn, bounds)?,
        new_sources: new_sources(conn, bounds)?,
        sources: sources(conn, window)?,
    })
}

/// The articles of the window, as a condition on `articles a`.
const IN_WINDOW: &str = "a.id > :article AND a.first_seen_at >= :since AND a.first_seen_at < :until";

/// The articles that were there before it.
const BEFORE: &str = "a.first_seen_at < :until AND NOT (a.id > :article AND a.first_seen_at >= :since)";

/// The rows of a question about the window.
fn rows<T>(
    conn: &Connection,
    sql: &str,
    params: impl Params,
    read: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
) -> rusqlite::Result<Vec<T>> {
    conn.prepare(sql)?.query_map(params, read)?.collect()
}

fn articles(conn: &Connection, bounds: &Bounds) -> rusqlite::Result<Vec<Article>> {
    let sql = format!(
        "SELECT a.id, a.url, a.title, a.source_id, s.name, a.site_name, a.first_seen_at, a.published_local,
            a.published_precision, a.published_at, a.language, a.event, a.copy_of, a.original_title,
            a.original_site
         FROM articles a LEFT JOIN sources s ON s.id = a.source_id WHERE {IN_WINDOW}"
    );
    rows(
        conn,
        &sql,
        named_params! {":article": bounds.reach.article, ":since": bounds.since, ":until": bounds.until},
        article,
    )
}

fn article(row: &Row<'_>) -> rusqlite::Result<Article> {
    let copy = CopyOf { url: row.get(12)?, title: row.get(13)?, site: row.get(14)? };
    Ok(Article {
        id: row.get(0)?,
        url: row.get(1)?,
        title: row.get(2)?,
        source: source(row, 3)?,
        site_name: row.get(5)?,
        first_seen: time(row, 6)?.unwrap_or_default(),
        published: published(row.get(7)?, row.get::<_, Option<String>>(8)?.as_deref(), time(row, 9)?),
        language: row.get(10)?,
        event: row.get(11)?,
        copy: (copy != CopyOf::default()).then_some(copy),
        namings: Vec::new(),
    })
}

/// The date as its own place wrote it, so that a known day stays that day in any zone.
fn published(local: Option<String>, precision: Option<&str>, utc: Option<Timestamp>) -> Option<Dated> {
    let precision = match precision? {
        "day" => Precision::Day,
        "minute" => Precision::Minute,
        _ => Precision::Second,
    };
    let local = local?;
    let at = DateTime::parse_from_rfc3339(&local).ok();
    let day = || NaiveDate::parse_from_str(&local, "%Y-%m-%d").ok()?.and_hms_opt(0, 0, 0);
    let at = at.or_else(|| Some(day()?.and_utc().fixed_offset())).or(utc.map(|utc| utc.fixed_offset()))?;
    Some(Dated { at, precision, zone_given: true })
}

/// By article: each body named, and the event, with the first mention in the body or else in the title.
/// The text around it is cut out by `SQLite`, so that whole bodies never come here.
fn namings(conn: &Connection, bounds: &Bounds) -> rusqlite::Result<HashMap<i64, Vec<Naming>>> {
    let sql = format!(
        "WITH placed AS (
            SELECT m.*, count(*) OVER one AS mentions,
                row_number() OVER (one ORDER BY m.field = 'title', m.start_char) AS place,
                CASE m.field WHEN 'title' THEN a.title ELSE a.body END AS text
            FROM mentions m JOIN articles a ON a.id = m.article_id WHERE {IN_WINDOW}
            WINDOW one AS (PARTITION BY m.article_id, m.organization_id))
         SELECT p.article_id, o.id, o.name, o.acronym, o.listed, p.mentions, p.field,
            substr(p.text, max(p.start_char - :context, 0) + 1, min(p.start_char, :context)),
            p.surface,
            substr(p.text, p.end_char + 1, :context)
         FROM placed p LEFT JOIN organizations o ON o.id = p.organization_id
         WHERE p.place = 1 ORDER BY p.article_id, o.id"
    );
    let bounds = named_params! {
        ":article": bounds.reach.article, ":since": bounds.since, ":until": bounds.until,
        ":context": CONTEXT as i64
    };
    let mut namings: HashMap<i64, Vec<Naming>> = HashMap::new();
    for (article, naming) in rows(conn, &sql, bounds, |row| Ok((row.get(0)?, naming(row)?)))? {
        namings.entry(article).or_default().push(naming);
    }
    Ok(namings)
}

fn naming(row: &Row<'_>) -> rusqlite::Result<Naming> {
    let named = match row.get(1)? {
        None => Named::Event,
        Some(id) => Named::Body(Body { id, name: row.get(2)?, acronym: row.get(3)?, listed: row.get(4)? }),
    };
    let field: String = row.get(6)?;
    Ok(Naming {
        named,
        mentions: number(row, 5)?,
        field: if field == "title" { Field::Title } else { Field::Body },
        before: text_of(row, 7)?,
        surface: row.get(8)?,
        after: text_of(row, 9)?,
    })
}

/// Articles whose text changed in the window, each once, with the headline it had before.
fn revised(conn: &Connection, bounds: &Bounds) -> rusqlite::Result<Vec<Revised>> {
    let sql = "
        WITH changed AS (
            SELECT article_id, min(number) AS first, max(number) AS last, max(seen_at) AS seen_at
            FROM revisions
            WHERE number > 1 AND id > :revision AND seen_at >= :since AND seen_at < :until
            GROUP BY article_id)
        SELECT a.id, a.url, now.title, before.title, a.source_id, s.name, a.language, c.seen_at, c.last,
            (SELECT group_concat(id, ' ') FROM (
                SELECT DISTINCT o.id FROM mentions m JOIN organizations o ON o.id = m.organization_id
                WHERE m.article_id = a.id AND o.listed = 1 ORDER BY o.id))
        FROM changed c
        JOIN articles a ON a.id = c.article_id
        JOIN revisions now ON now.article_id = a.id AND now.number = c.last
        LEFT JOIN revisions before ON before.article_id = a.id AND before.number = c.first - 1
        LEFT JOIN sources s ON s.id = a.source_id";
    rows(
        conn,
        sql,
        named_params! {":revision": bounds.reach.revision, ":since": bounds.since, ":until": bounds.until},
        |row| {
            let title: Option<String> = row.get(2)?;
            let former: Option<String> = row.get(3)?;
            let listed: Option<String> = row.get(9)?;
            Ok(Revised {
                id: row.get(0)?,
                url: row.get(1)?,
                former_title: former.filter(|former| Some(former) != title.as_ref()),
                title,
                source: source(row, 4)?,
                language: row.get(6)?,
                seen: time(row, 7)?.unwrap_or_default(),
                revision: row.get(8)?,
                listed: listed.unwrap_or_default().split_whitespace().map(str::to_owned).collect(),
            })
        },
    )
}

fn new_bodies(conn: &Connection, bounds: &Bounds) -> rusqlite::Result<Vec<String>> {
    let sql = format!(
        "SELECT DISTINCT m.organization_id FROM mentions m JOIN articles a ON a.id = m.article_id
         WHERE m.organization_id IS NOT NULL AND {IN_WINDOW} AND m.organization_id NOT IN (
            SELECT m.organization_id FROM mentions m JOIN articles a ON a.id = m.article_id
            WHERE m.organization_id IS NOT NULL AND {BEFORE})
         ORDER BY 1"
    );
    rows(
        conn,
        &sql,
        named_params! {":article": bounds.reach.article, ":since": bounds.since, ":until": bounds.until},
        |row| row.get(0),
    )
}

fn new_sources(conn: &Connection, bounds: &Bounds) -> rusqlite::Result<Vec<SourceName>> {
    let sql = format!(
        "SELECT s.id, s.name FROM sources s
         WHERE EXISTS (SELECT 1 FROM articles a WHERE a.source_id = s.id AND {IN_WINDOW})
           AND NOT EXISTS (SELECT 1 FROM articles a WHERE a.source_id = s.id AND {BEFORE})
         ORDER BY s.id"
    );
    rows(
        conn,
        &sql,
        named_params! {":article": bounds.reach.article, ":since": bounds.since, ":until": bounds.until},
        |row| Ok(SourceName { id: row.get(0)?, name: row.get(1)? }),
    )
}

/// Every source that was asked in the window, and every one that was due, or never asked at all. Of a single watched
/// page the page itself is the list.
fn sources(conn: &Connection, window: Window) -> rusqlite::Result<Vec<SourceReport>> {
    let (since, until) = (text(window.since), text(window.until));
    let mut problems = problems(conn, &since, &until)?;
    let sql = "
        WITH asked AS (
            SELECT s.id, count(*) AS attempts, sum(f.succeeded) AS successes
            FROM sources s JOIN fetches f ON f.source_id = s.id
            WHERE f.purpose = CASE s.kind WHEN 'page' THEN 'page' ELSE 'list' END
              AND f.started_at >= :since AND f.started_at < :until
            GROUP BY s.id)
        SELECT s.id, s.name, coalesce(asked.attempts, 0), coalesce(asked.successes, 0),
            (SELECT f.started_at FROM fetches f
             WHERE f.source_id = s.id AND f.succeeded = 1 AND f.started_at < :until
               AND f.purpose = CASE s.kind WHEN 'page' THEN 'page' ELSE 'list' END
             ORDER BY f.id DESC LIMIT 1),
            s.enabled AND s.configured AND (coalesce(s.next_due_at, '') < :until
                OR NOT EXISTS (SELECT 1 FROM fetches f WHERE f.source_id = s.id))
        FROM sources s LEFT JOIN asked ON asked.id = s.id ORDER BY s.id";
    let reports = rows(conn, sql, named_params! {":since": since, ":until": until}, |row| {
        let source = SourceName { id: row.get(0)?, name: row.get(1)? };
        let problems = problems.remove(&source.id).unwrap_or_default();
        let report = SourceReport {
            source,
            attempts: number(row, 2)?,
            successes: number(row, 3)?,
            last_success: time(row, 4)?,
            problems,
        };
        let due: bool = row.get(5)?;
        Ok((due, report))
    })?;
    let concerned = |(due, report): (bool, SourceReport)| {
        (due || report.attempts > 0 || !report.problems.is_empty()).then_some(report)
    };
    Ok(reports.into_iter().filter_map(concerned).collect())
}

/// By source: what failed in the window, grouped by how, told by the last time. (Where an aggregate is
/// `max`, `SQLite` takes the plain columns from the row that holds it.)
fn problems(conn: &Connection, since: &str, until: &str) -> rusqlite::Result<HashMap<String, Vec<Problem>>> {
    let sql = "
        SELECT source_id, purpose, outcome, status, count(*), max(id), started_at, url, error FROM fetches
        WHERE succeeded = 0 AND source_id IS NOT NULL AND started_at >= ?1 AND started_at < ?2
        GROUP BY source_id, purpose, outcome, status";
    let mut problems: HashMap<String, Vec<Problem>> = HashMap::new();
    let found = rows(conn, sql, [since, until], |row| {
        let problem = Problem {
            purpose: row.get(1)?,
            outcome: row.get(2)?,
            status: row.get(3)?,
            times: number(row, 4)?,
            last: time(row, 6)?.unwrap_or_default(),
            url: row.get(7)?,
            error: row.get(8)?,
        };
        Ok((row.get(0)?, problem))
    })?;
    for (source, problem) in found {
        problems.entry(source).or_default().push(problem);
    }
    Ok(problems)
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
