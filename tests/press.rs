//! The demo's press, read by the pure stages without a network: lists lead to every article, and what is
//! read from each page is what the press knows of itself.

#![expect(clippy::unwrap_used, reason = "the helpers of tests may stop at the first surprise too")]

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::fs;
use std::sync::OnceLock;

use chrono::DateTime;
use tuiqun::config::{self, Config, Place};
use tuiqun::date::{Place as DatePlace, Precision};
use tuiqun::demo::press::{self, Fact, Page as Answer};
use tuiqun::discover::{self, List, Unreadable};
use tuiqun::pipeline::{Known, Page, Reader};
use tuiqun::record::Record;
use tuiqun::source::Source;
use url::Url;

fn configuration() -> Config {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("sources.toml"), press::SOURCES).unwrap();
    fs::write(folder.path().join("sites.toml"), press::SITES).unwrap();
    config::load(&Place::Folder(folder.path().to_path_buf())).map_err(|told| told.to_string()).unwrap()
}

/// The press by address.
fn web(edition: u8) -> BTreeMap<String, Answer> {
    let sites = press::sites(edition).unwrap();
    let pages = sites.into_iter().flat_map(|site| {
        let host = site.host;
        site.pages.into_iter().map(move |page| (format!("http://{host}{}", page.path), page))
    });
    pages.collect()
}

/// The addresses of the articles that a source's lists name, or why the first could not be read.
fn listed(
    config: &Config,
    source: &Source,
    web: &BTreeMap<String, Answer>,
) -> Result<BTreeSet<String>, Unreadable> {
    let mut waiting = VecDeque::from([source.url.clone()]);
    let mut found = BTreeSet::new();
    while let Some(url) = waiting.pop_front() {
        let answer = web.get(url.as_str());
        let list = List {
            url: &url,
            content_type: answer.map(|page| page.content_type),
            bytes: answer.map_or(b"", |page| &page.body),
            place: DatePlace { timezone: source.timezone, taiwan: source.country.as_deref() == Some("TW") },
            keys: &config.keys,
            max_bytes: 1_000_000,
            max_entries: 100,
        };
        let read = discover::discover(&source.kind, &list)?;
        assert_eq!(read.rejected, Vec::<String>::new(), "{url}");
        found.extend(read.entries.into_iter().map(|entry| entry.url.to_string()));
        waiting.extend(read.more);
    }
    Ok(found)
}

fn host(url: &str) -> String {
    Url::parse(url).unwrap().host_str().unwrap().to_owned()
}

/// What the program reads from an article's page.
fn read(config: &Config, reader: &Reader, web: &BTreeMap<String, Answer>, fact: &Fact) -> Record {
    let answer = &web[&fact.url];
    let source =
        config.sources.iter().find(|source| source.url.host_str() == Some(&host(&fact.url))).unwrap();
    let known = Known {
        timezone: source.timezone,
        language: source.language.as_deref(),
        country: source.country.as_deref(),
    };
    let url = Url::parse(&fact.url).unwrap();
    let page = Page { url: Some(&url), content_type: Some(answer.content_type), bytes: &answer.body, known };
    reader.read(&page)
}

/// Every article with what was read of it, in both editions.
fn all() -> &'static [(Fact, Record)] {
    static ALL: OnceLock<Vec<(Fact, Record)>> = OnceLock::new();
    ALL.get_or_init(|| {
        let config = configuration();
        let reader = Reader::new(&config);
        let edition = |edition| {
            let web = web(edition);
            let facts = press::facts(edition).unwrap().into_iter();
            facts.map(|fact| (fact.clone(), read(&config, &reader, &web, &fact))).collect::<Vec<_>>()
        };
        [edition(1), edition(2)].concat()
    })
}

/// Compares one thing of every article and tells of all differences at once.
#[track_caller]
fn compare<T: PartialEq + std::fmt::Debug>(expected_and_found: impl Fn(&Fact, &Record) -> (T, T)) {
    let differ = all().iter().filter_map(|(fact, record)| {
        let (expected, found) = expected_and_found(fact, record);
        (expected != found).then(|| format!("{}\n  expected {expected:?}\n  found    {found:?}", fact.title))
    });
    let differ: Vec<String> = differ.collect();
    assert!(differ.is_empty(), "\n{}", differ.join("\n"));
}

#[test]
fn the_lists_lead_to_every_article_and_to_nothing_else() {
    let (config, web) = (configuration(), web(1));
    let mut found = BTreeSet::new();
    for source in &config.sources {
        match listed(&config, source, &web) {
            Ok(entries) => found.extend(entries),
            Err(why) => assert!(
                ["demo-fluss-old", "demo-phare"].contains(&source.id.as_str()),
                "{}: {why:?}",
                source.id
            ),
        }
    }
    let expected: BTreeSet<String> = press::facts(1).unwrap().into_iter().map(|fact| fact.url).collect();
    assert_eq!(found, expected);
}

#[test]
fn a_page_where_a_feed_was_promised_is_told_as_such() {
    let (config, web) = (configuration(), web(1));
    let old = config.sources.iter().find(|source| source.id == "demo-fluss-old").unwrap();
    assert!(matches!(listed(&config, old, &web), Err(Unreadable::Type(_))));
}

#[test]
fn every_article_has_its_title_author_and_date() {
    compare(|_, record| (None, record.error.clone()));
    compare(|fact, record| (Some(fact.title.clone()), record.article.title.clone()));
    compare(|fact, record| (Vec::from_iter(fact.author.clone()), record.article.authors.clone()));
    compare(|fact, record| {
        let found = record.article.published.unwrap();
        // Some pages tell only the day, and then it is the day of their own place.
        let expected = match DateTime::parse_from_rfc3339(&fact.published) {
            Ok(at) if found.precision != Precision::Day => at.format("%FT%R%:z").to_string(),
            _ => fact.published[..10].to_owned(),
        };
        let at = DateTime::parse_from_rfc3339(&fact.published)
            .map_or(found.at, |at| found.at.with_timezone(at.offset()));
        let found =
            if found.precision == Precision::Day { found.iso() } else { at.format("%FT%R%:z").to_string() };
        (expected, found)
    });
}

#[test]
fn every_article_is_told_in_its_language() {
    compare(|fact, record| {
        (Some(fact.language.clone()), record.language.as_ref().map(|language| language.tag.clone()))
    });
}

#[test]
fn every_article_names_what_it_names_and_nothing_else() {
    let sorted = |ids: Vec<&str>| ids.into_iter().map(str::to_owned).collect::<BTreeSet<_>>();
    compare(|fact, record| (fact.listed.iter().cloned().collect(), sorted(record.tags.listed())));
    compare(|fact, record| (fact.related.iter().cloned().collect(), sorted(record.tags.related())));
    compare(|fact, record| (fact.event, record.tags.event));
}

#[test]
fn no_line_that_is_no_text_stands_in_a_body() {
    const NEVER: [&str; 14] = [
        "請繼續往下閱讀",
        "APP",
        "投稿信箱",
        "作者簡介",
        "授權刊載",
        "限制級",
        "示意圖",
        "Share this",
        "Related",
        "bicycle",
        "cookies",
        "Abonn",
        "Reciba",
        "الأكثر قراءة",
    ];
    compare(|_, record| {
        let found = NEVER.into_iter().filter(|line| record.article.body.contains(line));
        (Vec::new(), found.collect::<Vec<_>>())
    });
}

#[test]
fn every_body_is_whole() {
    // The last words of each article, as its own site gives them.
    const LAST: [&str; 20] = [
        "留在桌上。",
        "直接撥號。",
        "記得清楚。",
        "要更多。",
        "再次報到。",
        "要更多。",
        "thrown away.",
        "as a monument.",
        "writing its name.",
        "goes from there.",
        "to the end.",
        "appartenait la mer.",
        "n’importe quoi.",
        "該寄給誰。",
        "前に出ていた。",
        "書きたくなる。",
        "بخط واضح.",
        "حديث صحف.",
        "no las usaba nadie.",
        "no espera nada.",
    ];
    compare(|fact, record| {
        let body = record.article.body.trim_end();
        let german = fact.language == "de" && body.ends_with("dass Papier nass werde.");
        (true, german || LAST.iter().any(|last| body.ends_with(last)))
    });
}

#[test]
fn a_copy_tells_its_original() {
    compare(|fact, record| {
        let expected = fact.copy.as_ref().map(|copy| (Some(copy.title.clone()), Some(copy.site.clone())));
        let origin = record.article.provenance.as_ref();
        (expected, origin.map(|origin| (origin.original_title.clone(), origin.original_site.clone())))
    });
}
