//! Which article a page is, and whether its address may change it.
//!
//! A page comes from an address, and may call another one its own. Each has a key ([`crate::url::KeyRules`]),
//! and both lead to the article from then on; the key of the address it came from is the article's name.
//!
//! Two addresses of one article are one article, but their pages need not agree to the letter: an AMP twin
//! drops a caption, a section's copy shortens a headline. If each could revise the article, it would change
//! at every pass without having changed at all. So one address speaks for an article, and the others only
//! lead to it:
//!
//! - a listed article is spoken for by the entry that made it, until an entry comes that is the very address
//!   which both call canonical (listed later than its twin), and then by that one for good;
//! - an ingested article is spoken for by whatever is ingested under its address, or its canonical one, or
//!   from a file without address; and never goes back to a text it had before, so that ingesting an old
//!   folder twice changes nothing;
//! - what the live crawl speaks for, a stored page never changes.

use rusqlite::{Connection, OptionalExtension, params};

use super::articles::{self, Known};
use super::content;
use super::likeness::alike;
use super::rows::PageResult;
use crate::clock::Timestamp;
use crate::record::Record;

/// Where a page came from.
pub(super) struct Origin<'a> {
    /// The address asked for, or a path.
    pub url: &'a str,
    /// Where redirects led.
    pub final_url: Option<&'a str>,
    pub source: Option<&'a str>,
    pub entry: Option<i64>,
    pub at: Timestamp,
}

impl<'a> Origin<'a> {
    pub fn of(result: &'a PageResult) -> Self {
        Self {
            url: &result.fetch.url,
            final_url: result.fetch.final_url.as_deref(),
            source: result.fetch.source.as_deref(),
            entry: result.entry,
            at: result.fetch.started,
        }
    }

    /// The address to know the article by.
    pub fn address(&self) -> &'a str {
        self.final_url.unwrap_or(self.url)
    }
}

/// The keys of a page.
pub(super) struct Keys {
    /// Of the address it calls its own.
    pub claim: String,
    /// Of the address it came from.
    pub own: String,
}

/// The keys of a page. A loose file without an address is known by what it says.
pub(super) fn keys(record: &Record) -> Keys {
    let claim = match record.key.as_str() {
        "" => format!("sha256:{}", content::hash(&record.article)),
        key => key.to_owned(),
    };
    let own = if record.address_key.is_empty() { claim.clone() } else { record.address_key.clone() };
    Keys { claim, own }
}

/// The article a page belongs to: the one that the address it calls its own leads to, else the one its entry
/// was before (its address is the same, whatever the page calls itself now), else the one that its own
/// address leads to.
///
/// What a page calls its own address is a claim. Some templates name the section on every article of it, or
/// drop the number that tells two apart; believing them would lose all articles but one. So the claim counts
/// only where the texts are alike.
pub(super) fn find(
    conn: &Connection,
    keys: &Keys,
    origin: &Origin<'_>,
    record: &Record,
) -> rusqlite::Result<Option<Known>> {
    let claimed = articles::by_key(conn, &keys.claim)?;
    if let Some(known) = believed(conn, claimed, keys, origin, record)? {
        return Ok(Some(known));
    }
    if let Some(known) = of_entry(conn, keys, origin, record)? {
        return Ok(Some(known));
    }
    believed(conn, articles::by_key(conn, &keys.own)?, keys, origin, record)
}

/// The article that the page's entry was before; not where its address leads elsewhere now, to a page that
/// says something else: old articles often end at the front page.
fn of_entry(
    conn: &Connection,
    keys: &Keys,
    origin: &Origin<'_>,
    record: &Record,
) -> rusqlite::Result<Option<Known>> {
    let Some(entry) = origin.entry else { return Ok(None) };
    let article: Option<i64> = conn
        .prepare_cached("SELECT article_id FROM entries WHERE id = ?1")?
        .query_row([entry], |row| row.get(0))
        .optional()?
        .flatten();
    let Some(id) = article else { return Ok(None) };
    let Some(known) = articles::by_id(conn, id)? else { return Ok(None) };
    let still_there = known.key == keys.own || entry_key(conn, entry)?.as_ref() == Some(&keys.own);
    let same = still_there || alike(&articles::body(conn, id)?, &record.article.body);
    Ok(same.then_some(known))
}

/// The article that a key leads to, if it is the page's: it came from the same entry or address, or says
/// much the same.
fn believed(
    conn: &Connection,
    known: Option<Known>,
    keys: &Keys,
    origin: &Origin<'_>,
    record: &Record,
) -> rusqlite::Result<Option<Known>> {
    let Some(known) = known else { return Ok(None) };
    let same_place = (origin.entry.is_some() && known.entry == origin.entry)
        || known.url == origin.address()
        || known.key == keys.own;
    let same = same_place || alike(&articles::body(conn, known.id)?, &record.article.body);
    Ok(same.then_some(known))
}

/// Whether the page may change the article.
pub(super) fn speaks(
    conn: &Connection,
    known: &Known,
    keys: &Keys,
    origin: &Origin<'_>,
    record: &Record,
) -> rusqlite::Result<bool> {
    match (origin.entry, known.entry) {
        (Some(entry), Some(speaker)) if entry != speaker => {
            let canonical = record.canonical_url.as_ref().map(url::Url::as_str);
            Ok(known.canonical_url.as_deref() == canonical
                && entry_key(conn, entry)?.is_some_and(|key| key == keys.claim))
        }
        (Some(_), _) => Ok(true),
        (None, Some(_)) => Ok(false),
        (None, None) => Ok(own_address(known, origin, record)
            && !articles::had(conn, known.id, &content::hash(&record.article))?),
    }
}

fn own_address(known: &Known, origin: &Origin<'_>, record: &Record) -> bool {
    let address = origin.address();
    let canonical = record.canonical_url.as_ref().map(url::Url::as_str);
    known.url == address || canonical == Some(address) || !address.starts_with("http")
}

fn entry_key(conn: &Connection, entry: i64) -> rusqlite::Result<Option<String>> {
    conn.prepare_cached("SELECT key FROM entries WHERE id = ?1")?
        .query_row([entry], |row| row.get(0))
        .optional()
}

/// Remembers that the page's keys, and that of the entry it was fetched for, lead to the article.
pub(super) fn remember(
    conn: &Connection,
    article: i64,
    keys: &Keys,
    origin: &Origin<'_>,
) -> rusqlite::Result<()> {
    lead(conn, &keys.claim, article, origin.address())?;
    lead(conn, &keys.own, article, origin.address())?;
    let Some(entry) = origin.entry else { return Ok(()) };
    conn.prepare_cached(
        "INSERT OR IGNORE INTO aliases (key, article_id, url) SELECT key, ?2, url FROM entries WHERE id = ?1",
    )?
    .execute([entry, article])?;
    conn.prepare_cached("UPDATE entries SET article_id = ?2 WHERE id = ?1 AND article_id IS NOT ?2")?
        .execute([entry, article])?;
    Ok(())
}

/// Lets a key lead to an article, unless it leads to one already.
pub(super) fn lead(conn: &Connection, key: &str, article: i64, url: &str) -> rusqlite::Result<()> {
    conn.prepare_cached("INSERT OR IGNORE INTO aliases (key, article_id, url) VALUES (?1, ?2, ?3)")?
        .execute(params![key, article, url])?;
    Ok(())
}

/// Lets the key of an article's own address lead to it, whoever claimed that address before.
pub(super) fn own(conn: &Connection, key: &str, article: i64, url: &str) -> rusqlite::Result<()> {
    conn.prepare_cached("INSERT OR REPLACE INTO aliases (key, article_id, url) VALUES (?1, ?2, ?3)")?
        .execute(params![key, article, url])?;
    Ok(())
}
