//! Lists as they come: a folder a case in `tests/golden/discover`, with the list, how it came, and what is
//! read from it. `UPDATE_GOLDEN=1 cargo test --test discover` writes the expectations anew; the difference is
//! what to review.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a broken case is a broken test")]

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use chrono_tz::Tz;
use encoding_rs::Encoding;
use proptest::prelude::*;
use scraper::Selector;
use serde::Deserialize;
use serde_json::{Map, Value, json};
use tuiqun::date::{Dated, Place};
use tuiqun::discover::{Entry, Found, List, Unreadable, discover};
use tuiqun::source::{JsonRule, ListingRule, SourceKind};
use tuiqun::url::KeyRules;
use url::Url;

/// How a case's list came.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    kind: String,
    #[serde(default)]
    rule: Map<String, Value>,
    url: Url,
    content_type: Option<String>,
    #[serde(default = "utc")]
    timezone: String,
    #[serde(default)]
    taiwan: bool,
    /// The character set on the wire; the file itself is UTF-8, to be readable here.
    #[serde(default = "utf_8")]
    written_in: String,
    /// Sent as a gzip file.
    #[serde(default)]
    packed: bool,
    #[serde(default = "plenty")]
    max_entries: usize,
}

fn utc() -> String {
    "UTC".to_owned()
}

fn utf_8() -> String {
    "utf-8".to_owned()
}

fn plenty() -> usize {
    1_000
}

impl Case {
    fn kind(&self) -> SourceKind {
        let text = |name: &str| self.rule.get(name).map(|value| value.as_str().unwrap().to_owned());
        let selector = |name: &str| text(name).map(|css| Selector::parse(&css).unwrap());
        match self.kind.as_str() {
            "feed" => SourceKind::Feed,
            "sitemap" => SourceKind::Sitemap,
            "page" => SourceKind::Page,
            "listing" => SourceKind::Listing(ListingRule {
                item: selector("item").unwrap(),
                link: selector("link"),
                title: selector("title"),
                date: selector("date"),
            }),
            "json" => SourceKind::Json(JsonRule {
                items: text("items").unwrap_or_default(),
                url: text("url"),
                url_template: text("url_template"),
                title: text("title"),
                published: text("published"),
            }),
            other => panic!("no kind of list: {other}"),
        }
    }

    fn bytes(&self, folder: &Path) -> Vec<u8> {
        let file = files(folder).into_iter().find(|path| path.file_stem().is_some_and(|stem| stem == "list"));
        let text = file.map(|path| fs::read_to_string(path).unwrap()).unwrap_or_default();
        let bytes = match self.written_in.as_str() {
            "utf-16" => {
                [&[0xFF, 0xFE][..], &text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>()]
                    .concat()
            }
            label => Encoding::for_label(label.as_bytes()).unwrap().encode(&text).0.into_owned(),
        };
        if !self.packed {
            return bytes;
        }
        let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
        encoder.write_all(&bytes).unwrap();
        encoder.finish().unwrap()
    }

    fn read(&self, folder: &Path) -> Result<Found, Unreadable> {
        let (bytes, keys) = (self.bytes(folder), KeyRules::default());
        let list = List {
            url: &self.url,
            content_type: self.content_type.as_deref(),
            bytes: &bytes,
            place: Place { timezone: self.timezone.parse().unwrap(), taiwan: self.taiwan },
            keys: &keys,
            max_bytes: 1_000_000,
            max_entries: self.max_entries,
        };
        discover(&self.kind(), &list)
    }
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut paths: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
}

fn cases() -> Vec<(String, PathBuf, Case)> {
    let folders = files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/discover"));
    let read = |folder: PathBuf| {
        let name = folder.file_name().unwrap().to_string_lossy().into_owned();
        let text = fs::read_to_string(folder.join("case.json")).unwrap();
        let case = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{name}/case.json: {error}"));
        (name, folder, case)
    };
    folders.into_iter().map(read).collect()
}

fn shown(found: &Result<Found, Unreadable>) -> Value {
    match found {
        Ok(Found { entries, more, rejected }) => {
            let entries: Vec<Value> = entries.iter().map(entry).collect();
            let mut all = Map::from_iter([("entries".to_owned(), json!(entries))]);
            all.extend((!more.is_empty()).then(|| ("more".to_owned(), json!(more))));
            all.extend((!rejected.is_empty()).then(|| ("rejected".to_owned(), json!(rejected))));
            Value::Object(all)
        }
        Err(Unreadable::Type(why)) => json!({ "type": why }),
        Err(Unreadable::Parse(why)) => json!({ "parse": why }),
        Err(Unreadable::TooLarge(why)) => json!({ "too_large": why }),
    }
}

fn entry(entry: &Entry) -> Value {
    let fields = json!({
        "url": entry.url,
        "key": entry.key,
        "title": entry.title,
        "authors": (!entry.authors.is_empty()).then_some(&entry.authors),
        "published": entry.published.as_ref().map(Dated::iso),
        "updated": entry.updated.as_ref().map(Dated::iso),
        "content": entry.content,
    });
    let Value::Object(fields) = fields else { unreachable!("an object was written") };
    Value::Object(fields.into_iter().filter(|(_, value)| !value.is_null()).collect())
}

/// The path of the first difference, and both sides of it.
fn difference(path: &str, left: &Value, right: &Value) -> Option<String> {
    match (left, right) {
        (Value::Object(one), Value::Object(other)) => {
            let mut names: Vec<&String> = one.keys().chain(other.keys()).collect();
            names.sort();
            let at =
                |fields: &Map<String, Value>, name: &str| fields.get(name).cloned().unwrap_or(Value::Null);
            names
                .into_iter()
                .find_map(|name| difference(&format!("{path}.{name}"), &at(one, name), &at(other, name)))
        }
        (Value::Array(one), Value::Array(other)) if one.len() == other.len() => {
            let pairs = one.iter().zip(other).enumerate();
            pairs.into_iter().find_map(|(at, (one, other))| difference(&format!("{path}[{at}]"), one, other))
        }
        _ if left == right => None,
        _ => Some(format!("at {path}:\n  expected {left}\n  read     {right}")),
    }
}

#[test]
fn every_list_is_read_as_its_case_expects() {
    let mut differences = Vec::new();
    for (name, folder, case) in cases() {
        let read = shown(&case.read(&folder));
        let file = folder.join("expected.json");
        if std::env::var_os("UPDATE_GOLDEN").is_some() {
            fs::write(&file, serde_json::to_string_pretty(&read).unwrap() + "\n").unwrap();
        }
        let expected = fs::read_to_string(&file).unwrap_or_else(|_| "null".to_owned());
        let expected: Value = serde_json::from_str(&expected).unwrap();
        differences.extend(difference("", &expected, &read).map(|what| format!("{name} {what}")));
    }
    assert!(differences.is_empty(), "{}", differences.join("\n"));
}

/// A second opinion: on feeds without a fault, feed-rs must see the same entries with the same titles.
#[test]
fn sound_feeds_are_read_as_feed_rs_reads_them() {
    let mut compared = 0;
    for (name, folder, case) in cases() {
        let Ok(found) = case.read(&folder) else { continue };
        let bytes = case.bytes(&folder);
        let Ok(feed) = feed_rs::parser::parse(&bytes[..]) else { continue };
        if !name.starts_with("sound-") {
            continue;
        }
        compared += 1;
        assert_eq!(found.entries.len(), feed.entries.len(), "{name}");
        for (ours, theirs) in found.entries.iter().zip(&feed.entries) {
            let title = theirs.title.as_ref().map(|title| title.content.trim().to_owned());
            assert_eq!(ours.title, title, "{name}");
            let instant = |dated: &Option<Dated>| dated.map(|dated| dated.utc());
            assert_eq!(instant(&ours.published), theirs.published, "{name}");
            assert_eq!(
                ours.authors,
                theirs.authors.iter().filter_map(|person| person.name.clone()).collect::<Vec<_>>()
            );
        }
    }
    assert!(compared >= 4, "only {compared} sound feeds were compared");
}

fn kinds() -> impl Strategy<Value = SourceKind> {
    let listing = ListingRule {
        item: Selector::parse("li, a").unwrap(),
        link: None,
        title: None,
        date: Some(Selector::parse("time").unwrap()),
    };
    let json = JsonRule {
        items: "data".to_owned(),
        url: Some("url".to_owned()),
        url_template: Some("https://e.org/{no}".to_owned()),
        title: Some("title".to_owned()),
        published: Some("time".to_owned()),
    };
    prop_oneof![
        Just(SourceKind::Feed),
        Just(SourceKind::Sitemap),
        Just(SourceKind::Listing(listing)),
        Just(SourceKind::Json(json)),
        Just(SourceKind::Page),
    ]
}

fn check(kind: &SourceKind, bytes: &[u8]) {
    let (url, keys) = (Url::parse("https://e.org/list").unwrap(), KeyRules::default());
    let place = Place { timezone: Tz::Asia__Taipei, taiwan: true };
    let list = List {
        url: &url,
        content_type: None,
        bytes,
        place,
        keys: &keys,
        max_bytes: 100_000,
        max_entries: 50,
    };
    let Ok(found) = discover(kind, &list) else { return };
    assert!(found.entries.len() <= 50);
    let mut seen = std::collections::HashSet::new();
    for entry in &found.entries {
        assert!(matches!(entry.url.scheme(), "http" | "https"), "{}", entry.url);
        assert_eq!(entry.key, keys.key(&entry.url));
        assert!(seen.insert(entry.key.clone()), "{} twice", entry.key);
        assert!(!entry.title.as_deref().is_some_and(|title| title.trim().is_empty()));
    }
}

proptest! {
    #[test]
    fn no_bytes_make_discovery_fail(kind in kinds(), bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        check(&kind, &bytes);
    }

    #[test]
    fn no_pieces_of_lists_make_discovery_fail(
        kind in kinds(),
        pieces in proptest::collection::vec(prop::sample::select(PIECES), 0..40),
    ) {
        check(&kind, pieces.concat().as_bytes());
    }

    #[test]
    fn a_list_cut_anywhere_gives_entries_of_the_whole(cut in 0usize..10_000, which in 0usize..100) {
        let cases: Vec<_> = cases().into_iter().filter(|(name, ..)| name.starts_with("sound-")).collect();
        let (_, folder, case) = &cases[which % cases.len()];
        let bytes = case.bytes(folder);
        check(&case.kind(), &bytes[..cut % bytes.len()]);
    }
}

const PIECES: &[&str] = &[
    "<?xml version='1.0'?>",
    "<rss>",
    "<feed>",
    "<rdf:RDF>",
    "<channel>",
    "<item>",
    "</item>",
    "<entry>",
    "</entry>",
    "<title>",
    "</title>",
    "<link>",
    "</link>",
    "<link href='/a?utm_x=1'/>",
    "<guid>",
    "</guid>",
    "https://e.org/b",
    "/c",
    "javascript:x",
    "<pubDate>",
    "</pubDate>",
    "115-09-28",
    "13:30",
    "<author>",
    "<name>",
    "</name>",
    "</author>",
    "<content type='xhtml'>",
    "</content>",
    "<content:encoded><![CDATA[",
    "]]></content:encoded>",
    "&",
    "&amp;",
    "&x;",
    "<",
    ">",
    "<br>",
    "</rss>",
    "<urlset>",
    "<url>",
    "</url>",
    "<loc>",
    "</loc>",
    "<sitemapindex>",
    "<sitemap>",
    "</sitemap>",
    "<li>",
    "<a href='/d'>",
    "</a>",
    "<time>",
    "{\"data\":[",
    "{\"url\":\"/e\"}",
    ",",
    "]}",
    "\0",
    "退群",
    "<!DOCTYPE x [",
    "<!ENTITY a 'b'>",
    "]>",
    "<!--",
    "-->",
    "xml:base='/f'",
];

/// What a feed of a channel's link and these items gives, cut to a thousand entries.
fn feed_of(site: &str, items: &str) -> Found {
    let text = format!("<rss><channel><link>{site}</link>{items}</channel></rss>");
    let (url, keys) = (Url::parse("http://a.example/feed").unwrap(), KeyRules::default());
    let place = Place { timezone: Tz::UTC, taiwan: false };
    let list = List {
        url: &url,
        content_type: None,
        bytes: text.as_bytes(),
        place,
        keys: &keys,
        max_bytes: 10_000_000,
        max_entries: 1_000,
    };
    discover(&SourceKind::Feed, &list).unwrap()
}

#[test]
fn an_address_of_a_megabyte_is_no_base_for_links() {
    let long = format!("http://a.example/{}/", "x".repeat(1_000_000));
    let items = (0..5_000).fold(String::new(), |items, n| items + &format!("<item><link>b{n}</link></item>"));
    let based = items.replace("<item>", "<item xml:base=\"c/\">");
    for (items, first) in [(&items, "http://a.example/b0"), (&based, "http://a.example/c/b0")] {
        let found = feed_of(&long, items);
        assert_eq!((found.entries.len(), found.entries[0].url.as_str()), (1_000, first));
    }
}

#[test]
fn the_newest_of_a_list_are_kept_wherever_they_stand_in_it() {
    let item = |n: usize| {
        let day = if n.is_multiple_of(30) {
            format!("<pubDate>{}</pubDate>", 1_700_000_000 + n)
        } else {
            String::new()
        };
        format!("<item><link>/{n}</link>{day}</item>")
    };
    let items: String = (0..60_000).map(item).collect();
    let found = feed_of("http://a.example/", &items);
    let expected: Vec<String> = (1_000..2_000).map(|n| format!("http://a.example/{}", n * 30)).collect();
    assert_eq!(found.entries.iter().map(|entry| entry.url.to_string()).collect::<Vec<_>>(), expected);
}

#[test]
fn a_title_of_megabytes_is_cut() {
    let found = feed_of(
        "http://a.example/",
        &format!("<item><title>{}</title><link>/1</link></item>", "題 ".repeat(1_000_000)),
    );
    assert_eq!(found.entries[0].title.as_ref().unwrap().chars().count(), 1_000);
}
