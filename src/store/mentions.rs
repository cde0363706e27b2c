//! Where bodies are named, as rows.

use rusqlite::{Connection, params};

use serde_json::json;

use crate::tag::{Actor, Kind, Mention, Stance};

/// Puts the mentions of one reading in the place of those there were, as made by the newest watchlist.
pub(super) fn replace(conn: &Connection, article: i64, mentions: &[Mention]) -> rusqlite::Result<()> {
    conn.prepare_cached("DELETE FROM mentions WHERE article_id = ?1")?.execute([article])?;
    let mut statement = conn.prepare_cached(
        "INSERT INTO mentions (article_id, kind, organization_id, field, start_char, end_char, surface, form,
            confidence, place, quoted, stance, actor, stance_words, rule, evidence, watchlist_version)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16,
            (SELECT max(version) FROM watchlists))",
    )?;
    for mention in mentions {
        let (kind, organization) = match mention.kind {
            Kind::Organization => ("organization", Some(&mention.id)),
            Kind::Event => ("event", None),
        };
        statement.execute(params![
            article,
            kind,
            organization,
            mention.field.as_str(),
            mention.start as i64,
            mention.end as i64,
            mention.surface,
            mention.form,
            mention.confidence,
            mention.place.as_str(),
            mention.quoted,
            mention.sentence.stance.map(Stance::as_str),
            mention.sentence.actor.map(Actor::as_str),
            json!(mention.sentence.stance_words).to_string(),
            mention.rule.as_str(),
            json!(mention.evidence).to_string(),
        ])?;
    }
    Ok(())
}

/// The newest watchlist found the same mentions again.
pub(super) fn confirm(conn: &Connection, article: i64) -> rusqlite::Result<()> {
    conn.prepare_cached(
        "UPDATE mentions SET watchlist_version = (SELECT max(version) FROM watchlists)
         WHERE article_id = ?1 AND watchlist_version < (SELECT max(version) FROM watchlists)",
    )?
    .execute([article])?;
    Ok(())
}
