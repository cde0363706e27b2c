//! `sites.toml`: one `[[site]]` for each site of which something is known: how it names its articles, where
//! title and body stand, which lines are never body.

use regex::Regex;

use super::toml_reader::Table;
use super::value;
use crate::extract::rules::{SiteRule, SiteRules};
use crate::url::{KeyRule, KeyRules};

const HOST: &str = "write a host such as \"talk.ltn.com.tw\", or \".ltn.com.tw\" for it and all below it";

/// Reads all sites: their rules, and how they name their articles.
pub fn read(top: &Table<'_, '_>) -> (SiteRules, KeyRules) {
    let (mut rules, mut keys) = (SiteRules::default(), KeyRules::default());
    top.tables("site", |table| {
        let key = table.table("article_key", article_key).flatten();
        let Some(rule) = site(table) else { return };
        refuse_reversed(table, &rule);
        refuse_twins(table, &rule, &rules.0);
        if let Some(key) = key {
            keys.0.extend(rule.hosts.iter().map(|host| KeyRule { host: host.clone(), ..key.clone() }));
        }
        rules.0.push(rule);
    });
    (rules, keys)
}

/// Days that end before they begin hold on no page.
fn refuse_reversed(table: &Table<'_, '_>, rule: &SiteRule) {
    if let (Some(since), Some(until)) = (rule.since, rule.until)
        && until < since
    {
        let read =
            format!("{until} comes before {since}, the day it begins, so the rule would never be used");
        table.mistake("until", read, "write the last day whose pages it reads, or leave it out");
    }
}

/// Two rules of one site may share no day, and two sites no host: the second would never be used.
fn refuse_twins(table: &Table<'_, '_>, rule: &SiteRule, earlier: &[SiteRule]) {
    let namesakes = earlier.iter().enumerate().filter(|(_, other)| other.id == rule.id);
    if let Some((number, other)) = namesakes.into_iter().find(|(_, other)| other.overlaps(rule)) {
        refuse_overlap(table, rule, number + 1, other);
    }
    for host in &rule.hosts {
        if let Some(owner) = earlier.iter().find(|other| other.id != rule.id && other.hosts.contains(host)) {
            let read = format!("\"{host}\" belongs to the site \"{}\" already", owner.id);
            table.mistake("hosts", read, "put both rules into one site");
        }
    }
}

fn refuse_overlap(table: &Table<'_, '_>, rule: &SiteRule, number: usize, other: &SiteRule) {
    let dated = |rule: &SiteRule| rule.since.is_some() || rule.until.is_some();
    if !dated(rule) && !dated(other) {
        let read = format!("\"{}\" is already the id of site[{number}]", rule.id);
        table.mistake("id", read, "give each site an id of its own, or each of its rules days of its own");
        return;
    }
    let key = if rule.since.is_none() && rule.until.is_some() { "until" } else { "since" };
    let read = format!(
        "shares days with site[{number}], \"{}\", so one of the two would never be used",
        other.name()
    );
    table.mistake(key, read, "let each rule of a site end on the day before the next begins");
}

fn site(table: &Table<'_, '_>) -> Option<SiteRule> {
    let selectors = |key| table.parsed_list(key, value::SELECTOR, value::selector);
    let lines = |key| table.parsed_list(key, value::REGEX, value::regex);
    let id = table.required_parsed("id", value::ID, value::id);
    let hosts = table.parsed_list("hosts", HOST, host);
    if hosts.is_empty() && table.strings("hosts").is_empty() {
        table.mistake("hosts", "no host is named, so the rule would never be used", HOST);
    }
    Some(SiteRule {
        hosts,
        since: table.day("since"),
        until: table.day("until"),
        site_name: table.string("site_name").map(str::to_owned),
        title: selectors("title"),
        body: selectors("body"),
        author: selectors("author"),
        author_line: table.parsed_list("author_line", AUTHOR_LINE, author_line),
        published: selectors("published"),
        caption: selectors("caption"),
        drop: selectors("drop"),
        drop_line: lines("drop_line"),
        stop_line: lines("stop_line"),
        provenance_line: table.parsed_list("provenance_line", PROVENANCE_LINE, provenance_line),
        id: id?,
    })
}

const AUTHOR_LINE: &str = "put the name in brackets, such as '^◎\\s*(.+)$'";

fn author_line(text: &str) -> Result<Regex, String> {
    let line = value::regex(text)?;
    if line.captures_len() < 2 { Err("has no group for the name".to_owned()) } else { Ok(line) }
}

const PROVENANCE_LINE: &str = "name what it catches (?<title>...) or (?<site>...)";

fn provenance_line(text: &str) -> Result<Regex, String> {
    let line = value::regex(text)?;
    let caught = line.capture_names().flatten().any(|name| matches!(name, "title" | "site"));
    if caught { Ok(line) } else { Err("catches neither title nor site".to_owned()) }
}

fn host(text: &str) -> Result<String, String> {
    let name = text.strip_prefix('.').unwrap_or(text);
    let host = ::url::Host::parse(name).map_err(|error| format!("is no host ({error})"))?;
    if host.to_string() == name {
        Ok(text.to_owned())
    } else {
        Err(format!("is written {host} in an address"))
    }
}

/// The key of a site's articles, still without a host.
fn article_key(table: &Table<'_, '_>) -> Option<KeyRule> {
    let pattern = table.required_parsed("pattern", value::REGEX, value::regex);
    let key = table.required("key");
    let pattern = pattern?;
    let mut named = 0;
    for group in groups(key) {
        named += 1;
        let known = match group.parse::<usize>() {
            Ok(number) => number < pattern.captures_len(),
            Err(_) => pattern.capture_names().flatten().any(|name| name == group),
        };
        if !known {
            let read = format!("\"{key}\": the pattern has no group `{group}`");
            table.mistake("key", read, "name a group of the pattern: $1, or $number for (?<number>...)");
            return None;
        }
    }
    if named == 0 && !key.is_empty() {
        let read = format!("\"{key}\" uses no group, so all articles of the site would be one");
        table.mistake("key", read, "name a group of the pattern: $1, or $number for (?<number>...)");
        return None;
    }
    Some(KeyRule { host: String::new(), pattern, key: key.to_owned() })
}

/// The groups a replacement names, as the regex crate reads it: `$name` takes all letters, digits and
/// underscores that follow, `${name}` what stands in the braces.
fn groups(key: &str) -> Vec<&str> {
    let named = |part: &'_ str| -> usize {
        part.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(part.len())
    };
    let mut parts = key.split('$');
    parts.next();
    parts
        .map(|part| match part.strip_prefix('{').and_then(|inner| inner.split_once('}')) {
            Some((inner, _)) => inner,
            None => &part[..named(part)],
        })
        .filter(|group| !group.is_empty())
        .collect()
}
