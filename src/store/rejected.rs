//! What was weighed and is no mention, as rows: for whoever asks why a body is not counted.

use rusqlite::{Connection, params};
use serde_json::json;

use crate::tag::Rejected;

/// Puts what one tagging rejected in the place of what there was. Where nobody asked for it, that is nothing.
pub(super) fn replace(conn: &Connection, article: i64, rejected: &[Rejected]) -> rusqlite::Result<()> {
    conn.prepare_cached("DELETE FROM rejected_mentions WHERE article_id = ?1")?.execute([article])?;
    let mut statement = conn.prepare_cached(
        "INSERT INTO rejected_mentions (article_id, organization_id, field, start_char, end_char, surface, form,
            rule, evidence, watchlist_version)
         VALUES (?1, (SELECT id FROM organizations WHERE id = ?2), ?3, ?4, ?5, ?6, ?7, ?8, ?9,
            (SELECT max(version) FROM watchlists))",
    )?;
    for one in rejected {
        statement.execute(params![
            article,
            one.id,
            one.field.as_str(),
            one.start as i64,
            one.end as i64,
            one.surface,
            one.form,
            one.rule.as_str(),
            json!(one.evidence).to_string(),
        ])?;
    }
    Ok(())
}
