//! How the sources and the whole are doing, as the view `source_health` and a few counts tell it.

use rusqlite::{OptionalExtension, Row};

use super::{Store, StoreError};

/// A source's health; times are UTC text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Health {
    /// The source.
    pub id: String,
    /// As people call it.
    pub name: String,
    /// `healthy`, `quiet`, `failing`, `blocked`, `disabled` or `never`.
    pub verdict: String,
    /// What the verdict rests on, in words.
    pub evidence: String,
    /// When its list last answered.
    pub last_success_at: Option<String>,
    /// When it last named an article never seen before.
    pub last_new_article_at: Option<String>,
    /// Failed attempts since the last success.
    pub failures: u32,
    /// The sentence of the last failure, be it long ago.
    pub last_error: Option<String>,
    /// When it is due; none if it never was asked.
    pub next_due_at: Option<String>,
}

/// The whole, in a few numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Overview {
    /// Articles.
    pub articles: i64,
    /// Articles that speak of the event or name a listed body.
    pub on_topic: i64,
    /// Mentions of listed bodies.
    pub mentions: i64,
    /// Pages that wait to be fetched.
    pub waiting: i64,
    /// The last run.
    pub last_run: Option<LastRun>,
}

/// A run; times are UTC text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LastRun {
    /// `fetch`, `run`, `ingest`, `reprocess` or `demo`.
    pub command: String,
    /// When it began.
    pub started_at: String,
    /// When it ended; none while it runs.
    pub ended_at: Option<String>,
    /// `running`, `finished` or `interrupted`.
    pub state: String,
    /// Its summary line.
    pub summary: Option<String>,
}

impl Store {
    /// The health of every source, those that want attention first.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn health(&self) -> Result<Vec<Health>, StoreError> {
        self.ask("reading the health of the sources", |conn| {
            let mut statement = conn.prepare(
                "SELECT id, name, verdict, evidence, last_success_at, last_new_article_at, failures_in_a_row,
                    last_error, next_due_at
                 FROM source_health
                 ORDER BY CASE verdict WHEN 'failing' THEN 0 WHEN 'blocked' THEN 1 WHEN 'quiet' THEN 2
                    WHEN 'never' THEN 3 WHEN 'healthy' THEN 4 ELSE 5 END, id",
            )?;
            let rows = statement.query_map([], read_health)?;
            rows.collect()
        })
    }

    /// The whole, in a few numbers.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn overview(&self) -> Result<Overview, StoreError> {
        self.ask("counting articles", |conn| {
            let counts = conn.query_row(
                "SELECT
                    (SELECT count(*) FROM articles),
                    (SELECT count(*) FROM articles a WHERE a.event = 1 OR EXISTS (
                        SELECT 1 FROM mentions m JOIN organizations o ON o.id = m.organization_id
                        WHERE m.article_id = a.id AND o.listed = 1)),
                    (SELECT count(*) FROM mentions m JOIN organizations o ON o.id = m.organization_id
                        WHERE o.listed = 1),
                    (SELECT count(*) FROM entries WHERE due_at IS NOT NULL)",
                [],
                |row| {
                    Ok(Overview {
                        articles: row.get(0)?,
                        on_topic: row.get(1)?,
                        mentions: row.get(2)?,
                        waiting: row.get(3)?,
                        last_run: None,
                    })
                },
            )?;
            let last_run = conn
                .query_row(
                    "SELECT command, started_at, ended_at, state, summary FROM runs ORDER BY id DESC LIMIT 1",
                    [],
                    read_run,
                )
                .optional()?;
            Ok(Overview { last_run, ..counts })
        })
    }
}

fn read_health(row: &Row<'_>) -> rusqlite::Result<Health> {
    Ok(Health {
        id: row.get(0)?,
        name: row.get(1)?,
        verdict: row.get(2)?,
        evidence: row.get(3)?,
        last_success_at: row.get(4)?,
        last_new_article_at: row.get(5)?,
        failures: row.get(6)?,
        last_error: row.get(7)?,
        next_due_at: row.get(8)?,
    })
}

fn read_run(row: &Row<'_>) -> rusqlite::Result<LastRun> {
    Ok(LastRun {
        command: row.get(0)?,
        started_at: row.get(1)?,
        ended_at: row.get(2)?,
        state: row.get(3)?,
        summary: row.get(4)?,
    })
}
