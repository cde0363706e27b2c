//! Where bodies are named, as rows.

use rusqlite::{Connection, params};
use serde_json::json;

use super::{Store, StoreError, rejected, taggings};
use crate::tag::compare::{self, Difference, Spot};
use crate::tag::{Actor, Field, Kind, Mention, Stance, Tags};

/// Mentions that an article gained and lost, and whether anything of its tags changed at all: what stands
/// around a mention, and what it rests on, may change while the mention stays.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shift {
    /// Whether any row differs.
    pub changed: bool,
    /// What is named now and was not.
    pub gained: Vec<Named>,
    /// What was named and is no longer.
    pub lost: Vec<Named>,
}

/// One naming, as far as counting needs it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// The body's id; `event` for the event.
    pub id: String,
    /// Whether it is one of the 66.
    pub listed: bool,
}

impl From<&Mention> for Named {
    fn from(mention: &Mention) -> Self {
        Self { id: mention.id.clone(), listed: mention.listed }
    }
}

/// A stored mention, as far as comparing and showing it need.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recorded {
    /// The body's id; `event` for the event.
    pub id: String,
    /// Whether it is one of the 66.
    pub listed: bool,
    /// The text it stands in.
    pub field: Field,
    /// First code point, from 0.
    pub start: usize,
    /// One past the last.
    pub end: usize,
    /// The form of the watchlist that matched.
    pub form: String,
    /// The rule that made it a mention.
    pub rule: String,
}

impl Recorded {
    /// Where it stands.
    pub fn spot(&self) -> Spot<'_> {
        Spot { id: &self.id, field: self.field, start: self.start, end: self.end }
    }
}

impl From<&Mention> for Recorded {
    fn from(mention: &Mention) -> Self {
        Self {
            id: mention.id.clone(),
            listed: mention.listed,
            field: mention.field,
            start: mention.start,
            end: mention.end,
            form: mention.form.clone(),
            rule: mention.rule.as_str().to_owned(),
        }
    }
}

impl Store {
    /// The mentions of an article as they are stored, in their order.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn mentions_of(&self, article: i64) -> Result<Vec<Recorded>, StoreError> {
        self.ask("reading the mentions of an article", |conn| {
            Ok(stored(conn, article)?.into_iter().map(|(row, listed)| row.recorded(listed)).collect())
        })
    }
}

/// How to compare the mentions of an article with those it had.
type Compare = fn(&[Spot<'_>], &[Spot<'_>]) -> Difference;

/// Puts the tags of another text in the place of those there were, as made by the newest watchlist.
pub(super) fn replace(conn: &Connection, article: i64, tags: &Tags) -> rusqlite::Result<Shift> {
    put(conn, article, tags, compare::of_two_texts)
}

/// As [`replace`], where the text is as it was.
pub(super) fn tag_again(conn: &Connection, article: i64, tags: &Tags) -> rusqlite::Result<Shift> {
    let shift = put(conn, article, tags, compare::of_one_text)?;
    let event = conn
        .prepare_cached("UPDATE articles SET event = ?2 WHERE id = ?1 AND event <> ?2")?
        .execute(params![article, tags.event])?;
    Ok(Shift { changed: shift.changed || event > 0, ..shift })
}

fn put(conn: &Connection, article: i64, tags: &Tags, compare: Compare) -> rusqlite::Result<Shift> {
    taggings::note(conn, article)?;
    rejected::replace(conn, article, &tags.rejected)?;
    let stored = stored(conn, article)?;
    let rows: Vec<Row> = tags.mentions.iter().map(Row::from).collect();
    if stored.iter().map(|(row, _)| row).eq(&rows) {
        confirm(conn, article)?;
        return Ok(Shift::default());
    }
    conn.prepare_cached("DELETE FROM mentions WHERE article_id = ?1")?.execute([article])?;
    rows.iter().try_for_each(|row| insert(conn, article, row))?;
    let (before, after): (Vec<_>, Vec<_>) =
        (stored.iter().map(|(row, _)| row.spot()).collect(), tags.mentions.iter().map(Spot::from).collect());
    let difference = compare(&before, &after);
    Ok(Shift {
        changed: true,
        gained: difference.gained.iter().map(|&at| Named::from(&tags.mentions[at])).collect(),
        lost: difference
            .lost
            .iter()
            .map(|&at| Named { id: stored[at].0.id().to_owned(), listed: stored[at].1 })
            .collect(),
    })
}

/// A mention as its row has it.
#[derive(Debug, PartialEq)]
struct Row {
    kind: String,
    organization: Option<String>,
    field: String,
    start: i64,
    end: i64,
    surface: String,
    form: String,
    confidence: f64,
    place: String,
    quoted: bool,
    stance: Option<String>,
    actor: Option<String>,
    stance_words: String,
    rule: String,
    evidence: String,
}

impl From<&Mention> for Row {
    fn from(mention: &Mention) -> Self {
        let (kind, organization) = match mention.kind {
            Kind::Organization => ("organization", Some(mention.id.clone())),
            Kind::Event => ("event", None),
        };
        Self {
            kind: kind.to_owned(),
            organization,
            field: mention.field.as_str().to_owned(),
            start: mention.start as i64,
            end: mention.end as i64,
            surface: mention.surface.clone(),
            form: mention.form.clone(),
            confidence: mention.confidence,
            place: mention.place.as_str().to_owned(),
            quoted: mention.quoted,
            stance: mention.sentence.stance.map(Stance::as_str).map(str::to_owned),
            actor: mention.sentence.actor.map(Actor::as_str).map(str::to_owned),
            stance_words: json!(mention.sentence.stance_words).to_string(),
            rule: mention.rule.as_str().to_owned(),
            evidence: json!(mention.evidence).to_string(),
        }
    }
}

impl Row {
    fn id(&self) -> &str {
        self.organization.as_deref().unwrap_or("event")
    }

    fn field(&self) -> Field {
        let field = Field::ALL.into_iter().find(|field| field.as_str() == self.field);
        field.unwrap_or(Field::Body)
    }

    fn spot(&self) -> Spot<'_> {
        let (start, end) = (self.start as usize, self.end as usize);
        Spot { id: self.id(), field: self.field(), start, end }
    }

    fn recorded(self, listed: bool) -> Recorded {
        let Spot { field, start, end, .. } = self.spot();
        Recorded { id: self.id().to_owned(), listed, field, start, end, form: self.form, rule: self.rule }
    }
}

/// The mentions of an article in their order, each with whether its body is listed.
fn stored(conn: &Connection, article: i64) -> rusqlite::Result<Vec<(Row, bool)>> {
    let mut statement = conn.prepare_cached(
        "SELECT m.kind, m.organization_id, m.field, m.start_char, m.end_char, m.surface, m.form, m.confidence,
            m.place, m.quoted, m.stance, m.actor, m.stance_words, m.rule, m.evidence, coalesce(o.listed, 0)
         FROM mentions m LEFT JOIN organizations o ON o.id = m.organization_id
         WHERE m.article_id = ?1 ORDER BY m.id",
    )?;
    let rows = statement.query_map([article], |row| {
        let mention = Row {
            kind: row.get(0)?,
            organization: row.get(1)?,
            field: row.get(2)?,
            start: row.get(3)?,
            end: row.get(4)?,
            surface: row.get(5)?,
            form: row.get(6)?,
            confidence: row.get(7)?,
            place: row.get(8)?,
            quoted: row.get(9)?,
            stance: row.get(10)?,
            actor: row.get(11)?,
            stance_words: row.get(12)?,
            rule: row.get(13)?,
            evidence: row.get(14)?,
        };
        Ok((mention, row.get(15)?))
    })?;
    rows.collect()
}

fn insert(conn: &Connection, article: i64, row: &Row) -> rusqlite::Result<()> {
    conn.prepare_cached(
        "INSERT INTO mentions (article_id, kind, organization_id, field, start_char, end_char, surface, form,
            confidence, place, quoted, stance, actor, stance_words, rule, evidence, watchlist_version)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16,
            (SELECT max(version) FROM watchlists))",
    )?
    .execute(params![
        article,
        row.kind,
        row.organization,
        row.field,
        row.start,
        row.end,
        row.surface,
        row.form,
        row.confidence,
        row.place,
        row.quoted,
        row.stance,
        row.actor,
        row.stance_words,
        row.rule,
        row.evidence,
    ])?;
    Ok(())
}

/// The newest watchlist found the same mentions again.
fn confirm(conn: &Connection, article: i64) -> rusqlite::Result<()> {
    conn.prepare_cached(
        "UPDATE mentions SET watchlist_version = (SELECT max(version) FROM watchlists)
         WHERE article_id = ?1 AND watchlist_version < (SELECT max(version) FROM watchlists)",
    )?
    .execute([article])?;
    Ok(())
}
