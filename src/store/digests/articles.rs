//! The articles of a window: what they name, which changed, which bodies and sources are new.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate};
use rusqlite::{Connection, Row, named_params};

use super::{Bounds, number, rows, source, text_of, time};
use crate::clock::Timestamp;
use crate::date::{Dated, Precision};
use crate::digest::excerpt::CONTEXT;
use crate::digest::material::{Article, Body, CopyOf, Named, Naming, Partial, Revised, SourceName};
use crate::tag::{Actor, Field, Stance};

/// The articles of the window, as a condition on `articles a`.
const IN_WINDOW: &str = "a.id > :article AND a.first_seen_at >= :since AND a.first_seen_at < :until";

/// The articles that were there before it.
const BEFORE: &str = "a.first_seen_at < :until AND NOT (a.id > :article AND a.first_seen_at >= :since)";

/// The articles of the window with all they name.
pub(super) fn articles(conn: &Connection, bounds: &Bounds) -> rusqlite::Result<Vec<Article>> {
    let mut namings = namings(conn, bounds)?;
    let sql = format!(
        "SELECT a.id, a.url, a.title, a.source_id, s.name, a.site_name, a.first_seen_at, a.published_local,
            a.published_precision, a.published_at, a.language, a.event, a.copy_of, a.original_title,
            a.original_site, a.partial, a.partial_evidence
         FROM articles a LEFT JOIN sources s ON s.id = a.source_id WHERE {IN_WINDOW}"
    );
    rows(
        conn,
        &sql,
        named_params! {":article": bounds.reach.article, ":since": bounds.since, ":until": bounds.until},
        |row| {
            let article = article(row)?;
            Ok(Article { namings: namings.remove(&article.id).unwrap_or_default(), ..article })
        },
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
        partial: partial(row.get(15)?, row.get(16)?),
        namings: Vec::new(),
    })
}

fn partial(cut: Option<String>, evidence: Option<String>) -> Option<Partial> {
    Some(Partial { cut: cut?, evidence: evidence.unwrap_or_default() })
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

/// By article: each body named, and the event, with the mention that is misreported, or else the first in the body,
/// or else in the lead, the headline or a caption. What is misreported is what the view `misreported_withdrawals` says;
/// asked for each mention, the view would cut out its text each time.
/// The text around it is cut out by `SQLite`, so that whole bodies never come here.
fn namings(conn: &Connection, bounds: &Bounds) -> rusqlite::Result<HashMap<i64, Vec<Naming>>> {
    let sql = format!(
        "WITH told AS (
            SELECT m.*, m.stance IS 'leaving' AND m.actor IS 'us'
                    AND coalesce(o.status IN ('not-withdrawn', 'never-member'), 0) AS misreported
            FROM mentions m LEFT JOIN organizations o ON o.id = m.organization_id),
         placed AS (
            SELECT m.*, count(*) OVER one AS mentions,
                row_number() OVER (one ORDER BY m.misreported DESC,
                    CASE m.field WHEN 'body' THEN 1 WHEN 'standfirst' THEN 2 WHEN 'title' THEN 3 ELSE 4 END,
                    m.start_char) AS number,
                CASE m.field WHEN 'title' THEN a.title WHEN 'standfirst' THEN a.standfirst WHEN 'body' THEN a.body
                    ELSE (SELECT group_concat(value, char(10)) FROM json_each(a.captions)) END AS text
            FROM told m JOIN articles a ON a.id = m.article_id WHERE {IN_WINDOW}
            WINDOW one AS (PARTITION BY m.article_id, m.organization_id))
         SELECT p.article_id, o.id, o.name, o.acronym, o.listed, p.mentions, p.field,
            substr(p.text, max(p.start_char - :context, 0) + 1, min(p.start_char, :context)),
            p.surface,
            substr(p.text, p.end_char + 1, :context), p.stance, p.actor, p.misreported
         FROM placed p LEFT JOIN organizations o ON o.id = p.organization_id
         WHERE p.number = 1 ORDER BY p.article_id, o.id"
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
    let (stance, actor): (Option<String>, Option<String>) = (row.get(10)?, row.get(11)?);
    Ok(Naming {
        named,
        mentions: number(row, 5)?,
        field: Field::ALL.into_iter().find(|known| known.as_str() == field).unwrap_or(Field::Body),
        before: text_of(row, 7)?,
        surface: row.get(8)?,
        after: text_of(row, 9)?,
        stance: Stance::ALL.into_iter().find(|known| Some(known.as_str()) == stance.as_deref()),
        actor: Actor::ALL.into_iter().find(|known| Some(known.as_str()) == actor.as_deref()),
        misreported: row.get(12)?,
    })
}

/// Articles whose text changed in the window, each once, with the headline it had before.
pub(super) fn revised(conn: &Connection, bounds: &Bounds) -> rusqlite::Result<Vec<Revised>> {
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

/// Bodies named in the window and never before it. Few are named in a window and most of these were named
/// long ago, so each is asked for by itself.
pub(super) fn new_bodies(conn: &Connection, bounds: &Bounds) -> rusqlite::Result<Vec<String>> {
    let sql = format!(
        "WITH named AS MATERIALIZED (
            SELECT DISTINCT m.organization_id AS id FROM articles a JOIN mentions m ON m.article_id = a.id
            WHERE m.organization_id IS NOT NULL AND {IN_WINDOW})
         SELECT id FROM named
         WHERE NOT EXISTS (
            SELECT 1 FROM mentions m JOIN articles a ON a.id = m.article_id
            WHERE m.organization_id = named.id AND {BEFORE})
         ORDER BY id"
    );
    rows(
        conn,
        &sql,
        named_params! {":article": bounds.reach.article, ":since": bounds.since, ":until": bounds.until},
        |row| row.get(0),
    )
}

pub(super) fn new_sources(conn: &Connection, bounds: &Bounds) -> rusqlite::Result<Vec<SourceName>> {
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
