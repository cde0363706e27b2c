//! What a page costs: the pure function against a bare `scraper` parse of the same pages, in one run.
//!
//! The pages are the demo's, dressed as a newspaper dresses them (navigation, teasers, comments, scripts),
//! because a bare article would flatter nobody: of a real page a twentieth is text. The measure to keep is
//! the ratio of the medians, at most 2.5.
//!
//! `cargo bench --bench page`

#![expect(clippy::expect_used, clippy::unwrap_used, reason = "a benchmark may stop at the first surprise")]

use std::fmt::Write;
use std::sync::LazyLock;

use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use scraper::Html;
use tuiqun::config::{self, Place};
use tuiqun::decode;
use tuiqun::demo::press;
use tuiqun::html::{self, Bounds};
use tuiqun::pipeline::{Known, Page, Reader};
use url::Url;

/// A dressed page with what should be read from it.
struct Dressed {
    url: Url,
    title: String,
    html: String,
}

static PAGES: LazyLock<Vec<Dressed>> = LazyLock::new(|| {
    let sites = press::sites(1).unwrap();
    let titles: Vec<String> = press::facts(1).unwrap().into_iter().map(|fact| fact.title).collect();
    let mut pages = Vec::new();
    for fact in press::facts(1).unwrap() {
        let url = Url::parse(&fact.url).unwrap();
        let site = sites.iter().find(|site| Some(site.host) == url.host_str()).unwrap();
        let page = site.pages.iter().find(|page| page.path == url.path()).unwrap();
        let text = decode::decode(&page.body, Some(page.content_type)).text;
        pages.push(Dressed { url, title: fact.title, html: dress(&text, &titles) });
    }
    pages
});

static READER: LazyLock<Reader> = LazyLock::new(|| Reader::new(&config::load(&Place::BuiltIn).unwrap()));

/// The page with what surrounds an article on a newspaper's site: about 90 KB in 1,500 elements.
fn dress(page: &str, titles: &[String]) -> String {
    let mut before = String::from("<header><nav><ul>");
    for section in 0..120 {
        let _ = write!(before, "<li class=nav-item><a href=/section/{section}>Section {section}</a></li>");
    }
    before += "</ul></nav></header><script>";
    for slot in 0..250 {
        let _ = writeln!(
            before,
            "window.q=window.q||[];q.push(['slot{slot}',{{w:{},h:250,k:'{slot:08x}'}}]);",
            300 + slot
        );
    }
    before += "</script>";
    let mut after = String::from("<aside class=related><h2>More</h2><ul>");
    for (number, title) in titles.iter().cycle().take(160).enumerate() {
        let _ = write!(
            after,
            "<li class=teaser data-position={number}><a href=/story/{number} title=\"{title}\"><img class=lazy \
             src=/blank.gif data-src=/img/{number}.jpg alt=\"{title}\"><h3>{title}</h3></a><p>{title}…</p>\
             <span class=time>{number} min</span></li>"
        );
    }
    after += "</ul></aside><section id=comments>";
    for number in 0..60 {
        let _ = write!(
            after,
            "<div class=comment><b>Reader {number}</b><p>I have read it twice, and agree once.</p></div>"
        );
    }
    after += "</section><footer><p>All rights reserved</p></footer>";
    let page = page.replacen("<body>", &format!("<body>{before}"), 1);
    page.replacen("</body>", &format!("{after}</body>"), 1)
}

fn total() -> BytesCount {
    BytesCount::new(PAGES.iter().map(|page| page.html.len()).sum::<usize>())
}

fn main() {
    // The bench asserts its answer before it times anything.
    for page in PAGES.iter() {
        let record = read(page);
        assert_eq!(record.article.title.as_deref(), Some(page.title.as_str()), "{}", page.url);
        assert!(record.article.body.len() > 300, "{}: {:?}", page.url, record.error);
        assert!(!record.article.body.contains("agree once"), "{}: a comment is no body", page.url);
    }
    divan::main();
}

fn read(page: &Dressed) -> tuiqun::record::Record {
    let content_type = Some("text/html; charset=utf-8");
    READER.read(&Page {
        url: Some(&page.url),
        content_type,
        bytes: page.html.as_bytes(),
        known: Known::default(),
    })
}

/// What everybody pays: the tree, with nothing read from it.
#[divan::bench]
fn bare_parse(bencher: Bencher) {
    bencher.counter(total()).bench_local(|| {
        for page in PAGES.iter() {
            black_box(Html::parse_document(black_box(&page.html)));
        }
    });
}

/// The same tree within bounds.
#[divan::bench]
fn bounded_parse(bencher: Bencher) {
    bencher.counter(total()).bench_local(|| {
        for page in PAGES.iter() {
            black_box(
                html::parse(black_box(&page.html), Bounds::default()).expect("the pages are within bounds"),
            );
        }
    });
}

/// Everything: decode, parse, extract, language, tags.
#[divan::bench]
fn pure_function(bencher: Bencher) {
    bencher.counter(total()).bench_local(|| {
        for page in PAGES.iter() {
            black_box(read(black_box(page)));
        }
    });
}
