//! A database in a folder of its own, with one run, two sources and a small watchlist, and short words for
//! what the pipeline does to it: a list names addresses, a page says something at a time.

#![allow(dead_code, reason = "each test file uses its own part")]
#![allow(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

use std::path::PathBuf;

use chrono::DateTime;
use chrono_tz::Tz;
use rusqlite::Connection;
use tempfile::TempDir;
use tuiqun::clock::{self, Timestamp};
use tuiqun::date::{Dated, Precision};
use tuiqun::discover::Entry;
use tuiqun::extract::Article;
use tuiqun::http::{Outcome, Validators};
use tuiqun::language::Language;
use tuiqun::record::Record;
use tuiqun::source::{Schedule, Source, SourceKind};
use tuiqun::store::rows::{Body, FetchRow, ListResult, ListSaved, PageResult, PageSaved, Pending};
use tuiqun::store::{RunId, Store};
use tuiqun::tag::candidates::Gathered;
use tuiqun::tag::watchlist::Watchlist;
use tuiqun::tag::{Field, Kind, Mention, Place, Reasons, Rule, Sentence, Tags};
use url::Url;

pub struct Shelf {
    pub store: Store,
    pub run: RunId,
    pub folder: TempDir,
}

impl Shelf {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut store = Store::open(&folder.path().join("tuiqun.db")).unwrap();
        store.sync_sources(&[source("ltn"), source("yahoo")], at("2026-01-14T00:00:00Z")).unwrap();
        store.sync_watchlist(&watchlist(), at("2026-01-14T00:00:00Z")).unwrap();
        let run = store.begin_run("fetch", at("2026-01-14T00:00:00Z")).unwrap();
        Self { store, run, folder }
    }

    pub fn path(&self) -> PathBuf {
        self.folder.path().join("tuiqun.db")
    }

    /// A second connection, to look at rows.
    pub fn look(&self) -> Connection {
        Connection::open(self.path()).unwrap()
    }

    /// The answer to a question of one row and one column, as text.
    pub fn value(&self, sql: &str) -> String {
        let value: rusqlite::types::Value = self.look().query_row(sql, [], |row| row.get(0)).unwrap();
        match value {
            rusqlite::types::Value::Null => "null".to_owned(),
            rusqlite::types::Value::Integer(number) => number.to_string(),
            rusqlite::types::Value::Real(number) => number.to_string(),
            rusqlite::types::Value::Text(text) => text,
            rusqlite::types::Value::Blob(bytes) => format!("{} bytes", bytes.len()),
        }
    }

    pub fn count(&self, table: &str) -> usize {
        self.value(&format!("SELECT count(*) FROM {table}")).parse().unwrap()
    }

    pub fn fetch(&self, source: Option<&str>, purpose: &'static str, url: &str, time: &str) -> FetchRow {
        FetchRow {
            run: self.run,
            source: source.map(str::to_owned),
            purpose,
            url: url.to_owned(),
            final_url: None,
            started: at(time),
            millis: 12,
            outcome: Outcome::Stored,
            status: Some(200),
            bytes: 1_000,
            error: None,
        }
    }

    pub fn list(&mut self, source: &str, time: &str, entries: Vec<Entry>) -> ListSaved {
        let fetch = self.fetch(Some(source), "list", "https://example.com/feed", time);
        self.store
            .save_list(&ListResult {
                source: source.to_owned(),
                fetch: Some(fetch),
                validators: None,
                next_due: Some(at("2026-01-15T00:00:00Z")),
                entries,
            })
            .unwrap()
    }

    pub fn pending(&self, time: &str) -> Vec<Pending> {
        self.store.pending(&["ltn".to_owned(), "yahoo".to_owned()], at(time)).unwrap()
    }

    /// The number of the entry of an address.
    pub fn entry(&self, url: &str) -> i64 {
        self.look().query_row("SELECT id FROM entries WHERE url = ?1", [url], |row| row.get(0)).unwrap()
    }

    /// The page of a listed address.
    pub fn page(&mut self, url: &str, time: &str, record: Record) -> PageSaved {
        let entry = self.entry(url);
        let fetch = self.fetch(Some("ltn"), "page", url, time);
        let record = Record { address_key: key(url), ..record };
        self.save(&PageResult {
            fetch,
            entry: Some(entry),
            validators: Some(Validators { etag: Some(format!("\"{time}\"")), last_modified: None }),
            again: None,
            reading: Some((body_of(&record), record)),
            parts: Vec::new(),
        })
    }

    /// A stored page, as `ingest` brings it.
    pub fn ingest(&mut self, url: &str, time: &str, record: Record) -> PageSaved {
        let fetch = self.fetch(None, "page", url, time);
        let address_key = if url.starts_with("http") { key(url) } else { record.key.clone() };
        let record = Record { address_key, ..record };
        let reading = Some((body_of(&record), record));
        self.save(&PageResult {
            fetch,
            entry: None,
            validators: None,
            again: None,
            reading,
            parts: Vec::new(),
        })
    }

    pub fn save(&mut self, result: &PageResult) -> PageSaved {
        self.store.save_page(result).unwrap()
    }
}

fn body_of(record: &Record) -> Body {
    let bytes = format!("<html>{}{:?}</html>", record.article.body, record.article.title).into_bytes();
    Body { bytes, content_type: Some("text/html".to_owned()) }
}

pub fn at(time: &str) -> Timestamp {
    clock::parse(time).unwrap()
}

pub fn source(id: &str) -> Source {
    Source {
        id: id.to_owned(),
        name: format!("The {id}"),
        kind: SourceKind::Feed,
        url: Url::parse(&format!("https://{id}.example.com/feed")).unwrap(),
        schedule: Schedule::parse("@hourly").unwrap(),
        timezone: Tz::Asia__Taipei,
        language: Some("zh-Hant".to_owned()),
        country: Some("TW".to_owned()),
        enabled: true,
        reason: None,
        include: None,
        exclude: None,
    }
}

pub fn watchlist() -> Watchlist {
    let body = |id: &str, name: &str, listed| tuiqun::tag::watchlist::Body {
        id: id.to_owned(),
        name: name.to_owned(),
        acronym: Some(id.to_uppercase()),
        listed,
        section: "un".to_owned(),
        topic: None,
        ..Default::default()
    };
    Watchlist {
        bodies: vec![
            body("unfccc", "UN Framework Convention on Climate Change", true),
            body("ipcc", "Intergovernmental Panel on Climate Change", true),
            body("fao", "Food and Agriculture Organization", false),
        ],
        ..Watchlist::default()
    }
}

/// What a list says of an address; the address without its scheme is its key.
pub fn entry(url: &str, title: &str) -> Entry {
    Entry {
        url: Url::parse(url).unwrap(),
        key: key(url),
        title: Some(title.to_owned()),
        authors: Vec::new(),
        published: None,
        updated: None,
        content: None,
    }
}

pub fn key(url: &str) -> String {
    url.trim_start_matches("https://").to_owned()
}

/// What a page says, at its own canonical address.
pub fn says(url: &str, title: &str, body: &str) -> Record {
    let canonical = Url::parse(url).unwrap();
    Record {
        key: key(url),
        address_key: key(url),
        canonical_url: Some(canonical),
        charset: "UTF-8",
        replaced: 0,
        article: Article {
            title: Some(title.to_owned()),
            authors: vec!["林 一".to_owned()],
            published: Some(Dated {
                at: DateTime::parse_from_rfc3339("2026-01-14T07:30:00+08:00").unwrap(),
                precision: Precision::Minute,
                zone_given: true,
            }),
            body: body.to_owned(),
            body_evidence: "generic".to_owned(),
            ..Article::default()
        },
        language: Some(Language { tag: "zh-Hant".to_owned(), confidence: 0.99, second: None, verdict: None }),
        candidates: Gathered::default(),
        tags: Tags { mentions: mentions(title, body), event: true, ..Tags::default() },
        error: None,
        overrun: None,
    }
}

/// A page without an article.
pub fn says_nothing(url: &str, why: &str) -> Record {
    Record {
        article: Article::default(),
        tags: Tags::default(),
        error: Some(why.to_owned()),
        ..says(url, "", "")
    }
}

fn mentions(title: &str, body: &str) -> Vec<Mention> {
    let forms = [("unfccc", true, "氣候公約"), ("ipcc", true, "IPCC"), ("fao", false, "FAO")];
    let mut found = Vec::new();
    for (field, text) in [(Field::Title, title), (Field::Body, body)] {
        for (id, listed, form) in forms {
            let Some(byte) = text.find(form) else { continue };
            let start = text[..byte].chars().count();
            found.push(Mention {
                id: id.to_owned(),
                kind: Kind::Organization,
                listed,
                field,
                start,
                end: start + form.chars().count(),
                surface: form.to_owned(),
                form: form.to_owned(),
                confidence: 0.98,
                place: if field == Field::Title { Place::Title } else { Place::Body },
                quoted: false,
                sentence: Sentence::default(),
                rule: Rule::Form,
                evidence: Reasons::default(),
            });
        }
    }
    found
}
