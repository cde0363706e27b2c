//! `tuiqun.toml`: where the database lies, how the network is used, which digests are made.
//!
//! Every value has a default, which is also what the shipped file says; a test keeps the two equal.

use std::path::PathBuf;
use std::time::Duration;

use chrono_tz::Tz;

use super::toml_reader::Table;
use super::value;
use crate::digest::Format;
use crate::fetch::{HttpOptions, Politeness};
use crate::source::Schedule;

/// Everything that `tuiqun.toml` says.
#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
    /// The SQLite file. A relative path starts at the current directory, as `--database` does.
    pub database: PathBuf,
    /// `[http]`
    pub http: HttpOptions,
    /// `[politeness]`
    pub politeness: Politeness,
    /// `[fetch]`
    pub fetch: FetchSettings,
    /// `[tagging]`
    pub tagging: TaggingSettings,
    /// `[[digest]]`
    pub digests: Vec<DigestSettings>,
}

/// What one pass does.
#[derive(Clone, Debug, PartialEq)]
pub struct FetchSettings {
    /// The most entries taken from one list, the newest first.
    pub max_entries: usize,
    /// Ages at which a stored article is looked at once more, for silent edits; ascending.
    pub recheck: Vec<Duration>,
}

/// What is kept of tagging.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TaggingSettings {
    /// Whether the database keeps what was weighed and is no mention.
    pub keep_rejected: bool,
}

/// One digest.
#[derive(Clone, Debug, PartialEq)]
pub struct DigestSettings {
    /// What `tuiqun digest NAME` calls it.
    pub name: String,
    /// When `tuiqun run` makes it.
    pub schedule: Schedule,
    /// The zone of its schedule and of the times it shows.
    pub timezone: Tz,
    /// The files it is made as.
    pub formats: Vec<Format>,
    /// The folder they are put in; a relative path starts at the current directory.
    pub folder: PathBuf,
}

impl Default for FetchSettings {
    fn default() -> Self {
        Self { max_entries: 1000, recheck: vec![Duration::from_hours(24)] }
    }
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            database: PathBuf::from("data/tuiqun.db"),
            http: HttpOptions::default(),
            politeness: Politeness::default(),
            fetch: FetchSettings::default(),
            tagging: TaggingSettings::default(),
            digests: Vec::new(),
        }
    }
}

/// Reads `tuiqun.toml`.
pub fn read(top: &Table<'_, '_>) -> Settings {
    let default = Settings::default();
    Settings {
        database: path(top, "database").unwrap_or(default.database),
        http: top.table("http", http).unwrap_or_default(),
        politeness: top.table("politeness", politeness).unwrap_or_default(),
        fetch: top.table("fetch", fetch).unwrap_or_default(),
        tagging: top.table("tagging", tagging).unwrap_or_default(),
        digests: digests(top),
    }
}

fn http(table: &Table<'_, '_>) -> HttpOptions {
    let default = HttpOptions::default();
    let timeout = |key, default| time_limit(table, key).unwrap_or(default);
    HttpOptions {
        contact: table.parsed("contact", value::CONTACT, value::contact),
        allow_networks: table.parsed_list("allow_networks", value::NETWORK, value::network),
        proxy: table.parsed("proxy", value::WEB_ADDRESS, value::web_address),
        timeout: timeout("timeout", default.timeout),
        connect_timeout: timeout("connect_timeout", default.connect_timeout),
        read_timeout: timeout("read_timeout", default.read_timeout),
        max_body: table.parsed("max_body", value::SIZE, value::size).unwrap_or(default.max_body),
        max_redirects: count(table, "max_redirects", 0, 50).unwrap_or(default.max_redirects),
        attempts: count(table, "attempts", 1, 10).unwrap_or(default.attempts),
        hosts: default.hosts,
    }
}

fn politeness(table: &Table<'_, '_>) -> Politeness {
    let default = Politeness::default();
    Politeness {
        interval: table.parsed("interval", value::DURATION, value::duration).unwrap_or(default.interval),
        concurrency_per_host: count(table, "concurrency_per_host", 1, 16)
            .unwrap_or(default.concurrency_per_host),
        concurrency: count(table, "concurrency", 1, 1024).unwrap_or(default.concurrency),
    }
}

fn tagging(table: &Table<'_, '_>) -> TaggingSettings {
    TaggingSettings { keep_rejected: table.boolean("keep_rejected").unwrap_or_default() }
}

fn fetch(table: &Table<'_, '_>) -> FetchSettings {
    let default = FetchSettings::default();
    let mut recheck = if table.has("recheck") {
        table.parsed_list("recheck", value::DURATION, value::positive_duration)
    } else {
        default.recheck
    };
    recheck.sort_unstable();
    recheck.dedup();
    FetchSettings {
        max_entries: count(table, "max_entries", 1, 50_000).unwrap_or(default.max_entries),
        recheck,
    }
}

fn digests(top: &Table<'_, '_>) -> Vec<DigestSettings> {
    let mut names: Vec<String> = Vec::new();
    let read = top.tables("digest", |table| {
        let digest = digest(table)?;
        if names.contains(&digest.name) {
            table.mistake(
                "name",
                format!("\"{}\" names another digest too", digest.name),
                "name it otherwise",
            );
            return None;
        }
        names.push(digest.name.clone());
        Some(digest)
    });
    read.into_iter().flatten().collect()
}

fn digest(table: &Table<'_, '_>) -> Option<DigestSettings> {
    let name = table.required_parsed("name", value::ID, value::id);
    let schedule = table.required_parsed("schedule", value::SCHEDULE, Schedule::parse);
    let timezone = table.parsed("timezone", value::TIMEZONE, value::timezone).unwrap_or(Tz::UTC);
    let formats = if table.has("formats") {
        table.parsed_list("formats", value::FORMAT, value::format)
    } else {
        vec![Format::Html, Format::Markdown]
    };
    let folder = path(table, "folder").unwrap_or_else(|| PathBuf::from("digests"));
    Some(DigestSettings { name: name?, schedule: schedule?, timezone, formats, folder })
}

fn path(table: &Table<'_, '_>, key: &'static str) -> Option<PathBuf> {
    table.parsed(key, "write a path", value::path)
}

fn time_limit(table: &Table<'_, '_>, key: &'static str) -> Option<Duration> {
    table.parsed(key, value::DURATION, value::positive_duration)
}

fn count(table: &Table<'_, '_>, key: &'static str, least: i64, most: i64) -> Option<usize> {
    table.integer(key, least, most).and_then(|number| usize::try_from(number).ok())
}
