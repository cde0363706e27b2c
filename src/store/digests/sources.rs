//! How the sources fared in a window.

use std::collections::HashMap;

use rusqlite::Connection;

use super::{number, rows, time};
use crate::clock::{Timestamp, text};
use crate::digest::Window;
use crate::digest::material::{Problem, SourceName, SourceReport};

/// Every source that was asked in the window, and every one that was due, or never asked at all. Of a
/// single watched page the page itself is the list.
pub(super) fn sources(conn: &Connection, window: Window) -> rusqlite::Result<Vec<SourceReport>> {
    let (since, until) = (text(window.since), text(window.until));
    let mut attempts = attempts(conn, &since, &until)?;
    let sql = "
        WITH asked AS (SELECT *, CASE kind WHEN 'page' THEN 'page' ELSE 'list' END AS purpose FROM sources)
        SELECT s.id, s.name, s.purpose,
            (SELECT f.started_at FROM fetches f
             WHERE f.source_id = s.id AND f.purpose = s.purpose AND f.succeeded = 1 AND f.started_at < ?1
             ORDER BY f.id DESC LIMIT 1),
            s.enabled AND s.configured AND (coalesce(s.next_due_at, '') < ?1
                OR NOT EXISTS (SELECT 1 FROM fetches f WHERE f.source_id = s.id))
        FROM asked s ORDER BY s.id";
    let reports = rows(conn, sql, [until], |row| {
        let source = SourceName { id: row.get(0)?, name: row.get(1)? };
        let attempts = attempts.remove(&source.id).unwrap_or_default();
        let due: bool = row.get(4)?;
        let concerned = due || !attempts.is_empty();
        Ok(concerned.then_some(report(source, &row.get::<_, String>(2)?, time(row, 3)?, attempts)))
    })?;
    Ok(reports.into_iter().flatten().collect())
}

fn report(
    source: SourceName,
    list: &str,
    last_success: Option<Timestamp>,
    attempts: Vec<(bool, Problem)>,
) -> SourceReport {
    let of_list = |wanted: bool| {
        let lists =
            attempts.iter().filter(|(succeeded, attempt)| attempt.purpose == list && (!wanted || *succeeded));
        lists.map(|(_, attempt)| attempt.times).sum()
    };
    SourceReport {
        source,
        attempts: of_list(false),
        successes: of_list(true),
        last_success,
        problems: attempts
            .into_iter()
            .filter_map(|(succeeded, attempt)| (!succeeded).then_some(attempt))
            .collect(),
    }
}

/// By source: the attempts of the window, grouped by how they ended and told by the last one, with whether
/// that was well. One walk over the attempts. (Where an aggregate is `max`, `SQLite` takes the plain columns
/// from the row that holds it.)
fn attempts(
    conn: &Connection,
    since: &str,
    until: &str,
) -> rusqlite::Result<HashMap<String, Vec<(bool, Problem)>>> {
    let sql = "
        SELECT source_id, purpose, outcome, status, count(*), max(id), started_at, url, error, succeeded
        FROM fetches WHERE source_id IS NOT NULL AND started_at >= ?1 AND started_at < ?2
        GROUP BY source_id, purpose, outcome, status";
    let found = rows(conn, sql, [since, until], |row| {
        let attempt = Problem {
            purpose: row.get(1)?,
            outcome: row.get(2)?,
            status: row.get(3)?,
            times: number(row, 4)?,
            last: time(row, 6)?.unwrap_or_default(),
            url: row.get(7)?,
            error: row.get(8)?,
        };
        Ok((row.get(0)?, (row.get(9)?, attempt)))
    })?;
    let mut attempts: HashMap<String, Vec<(bool, Problem)>> = HashMap::new();
    for (source, attempt) in found {
        attempts.entry(source).or_default().push(attempt);
    }
    Ok(attempts)
}
