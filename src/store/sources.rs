//! Sources: the configured ones, and what the next request for their list needs to know.

use rusqlite::{Connection, OptionalExtension, params};

use super::rows::SourceState;
use super::{Store, StoreError};
use crate::clock::{Timestamp, parse, text};
use crate::http::Validators;
use crate::source::{Source, SourceKind};

const UPSERT: &str = "
INSERT INTO sources (id, name, kind, url, schedule, timezone, language, country, enabled, reason, configured)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, 1)
ON CONFLICT (id) DO UPDATE SET
    name = excluded.name, kind = excluded.kind, url = excluded.url, schedule = excluded.schedule,
    timezone = excluded.timezone, language = excluded.language, country = excluded.country,
    enabled = excluded.enabled, reason = excluded.reason, configured = 1,
    -- Another address has other validators, and was never asked.
    etag = CASE WHEN url = excluded.url THEN etag END,
    last_modified = CASE WHEN url = excluded.url THEN last_modified END,
    next_due_at = CASE
        WHEN url <> excluded.url THEN NULL
        WHEN schedule <> excluded.schedule OR timezone <> excluded.timezone THEN ?11
        ELSE next_due_at END";

impl Store {
    /// Writes the configured sources; those no longer configured stay, marked as not configured. A source
    /// with a new address is due at once, one with a new schedule when that says.
    ///
    /// # Errors
    /// The database cannot be written.
    pub fn sync_sources(&mut self, sources: &[Source], now: Timestamp) -> Result<(), StoreError> {
        self.atomically("writing the sources", |conn| {
            conn.execute("UPDATE sources SET configured = 0", [])?;
            sources.iter().try_for_each(|source| upsert(conn, source, now))
        })
    }

    /// What the last attempts at a source left: validators, and when it is due. A source never asked, or
    /// unknown, has the default state.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn source_state(&self, id: &str) -> Result<SourceState, StoreError> {
        self.ask("reading the state of a source", |conn| {
            let mut statement =
                conn.prepare_cached("SELECT etag, last_modified, next_due_at FROM sources WHERE id = ?1")?;
            let state = statement.query_row([id], |row| {
                let due: Option<String> = row.get(2)?;
                Ok(SourceState {
                    validators: Validators { etag: row.get(0)?, last_modified: row.get(1)? },
                    next_due: due.as_deref().and_then(parse),
                })
            });
            Ok(state.optional()?.unwrap_or_default())
        })
    }

    /// Until when a source wants to be left alone, if it answered its last request with a plea for a pause.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn plea(&self, id: &str) -> Result<Option<Timestamp>, StoreError> {
        self.ask("reading what a source asked for", |conn| {
            let until: Option<Option<String>> =
                conn.prepare_cached(PLEA)?.query_row([id], |row| row.get(0)).optional()?;
            Ok(until.flatten().as_deref().and_then(parse))
        })
    }
}

/// The last attempt at a list counts: a success after the plea has lifted it.
const PLEA: &str = "
    SELECT s.next_due_at FROM sources s JOIN fetches f ON f.id = (
        SELECT max(id) FROM fetches WHERE source_id = s.id AND purpose = 'list' AND succeeded = 0)
    WHERE s.id = ?1 AND f.outcome = 'later' AND f.id > coalesce((
        SELECT max(id) FROM fetches WHERE source_id = s.id AND purpose = 'list' AND succeeded = 1), 0)";

fn upsert(conn: &Connection, source: &Source, now: Timestamp) -> rusqlite::Result<()> {
    let due = source.schedule.next(now, source.timezone).map(text);
    conn.prepare_cached(UPSERT)?.execute(params![
        source.id,
        source.name,
        kind(&source.kind),
        source.url.as_str(),
        source.schedule.text(),
        source.timezone.name(),
        source.language,
        source.country,
        source.enabled,
        source.reason,
        due,
    ])?;
    Ok(())
}

/// The word of the configuration.
fn kind(kind: &SourceKind) -> &'static str {
    match kind {
        SourceKind::Feed => "feed",
        SourceKind::Sitemap => "sitemap",
        SourceKind::Listing(_) => "listing",
        SourceKind::Json(_) => "json",
        SourceKind::Page => "page",
    }
}
