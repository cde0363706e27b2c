//! The verdict on a source, from what happened to it; and what `status` and `search` print.

#![allow(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

#[path = "support/shelf.rs"]
mod shelf;

use chrono::TimeDelta;
use shelf::{Shelf, entry, says, says_nothing};
use tuiqun::cli::{Stop, search, status};
use tuiqun::clock;
use tuiqun::http::Outcome;
use tuiqun::store::rows::ListResult;

/// One attempt at the list of `ltn`, so many days ago.
fn attempt(shelf: &mut Shelf, days: i64, outcome: Outcome, status: Option<u16>) {
    let mut fetch = shelf.fetch(Some("ltn"), "list", "https://ltn.example.com/feed", "2026-01-14T01:00:00Z");
    fetch.started = clock::now() - TimeDelta::days(days);
    (fetch.outcome, fetch.status) = (outcome, status);
    fetch.error = (!outcome.is_success()).then(|| format!("{outcome} it was"));
    let source = "ltn".to_owned();
    let fetch = Some(fetch);
    shelf
        .store
        .save_list(&ListResult { source, fetch, validators: None, next_due: None, entries: Vec::new() })
        .unwrap();
}

/// A listed article of so many days ago.
fn article(shelf: &mut Shelf, days: i64, number: usize) {
    let time = clock::text(clock::now() - TimeDelta::days(days));
    let url = format!("https://ltn.example.com/{number}");
    shelf.list("ltn", &time, vec![entry(&url, "退群")]);
    shelf.page(&url, &time, says(&url, "退群", "正文"));
}

fn verdict(shelf: &Shelf) -> (String, String) {
    let health = shelf.store.health().unwrap();
    let ltn = health.into_iter().find(|source| source.id == "ltn").unwrap();
    (ltn.verdict, ltn.evidence)
}

#[test]
fn a_source_is_judged_by_what_happened_to_it() {
    type Story = fn(&mut Shelf);
    let cases: &[(Story, &str, &str)] = &[
        (|_| {}, "never", "not asked yet"),
        (|shelf| article(shelf, 1, 1), "healthy", "last success"),
        (|shelf| attempt(shelf, 0, Outcome::Dns, None), "failing", "1 failure in a row, never a success"),
        (
            |shelf| {
                article(shelf, 1, 1);
                attempt(shelf, 0, Outcome::Timeout, None);
            },
            "healthy",
            "the last attempt failed",
        ),
        (
            |shelf| {
                article(shelf, 1, 1);
                (0..3).for_each(|_| attempt(shelf, 0, Outcome::Timeout, None));
            },
            "failing",
            "3 failures in a row, last success",
        ),
        (
            |shelf| {
                article(shelf, 5, 1);
                attempt(shelf, 0, Outcome::Status, Some(500));
            },
            "failing",
            "1 failure in a row, last success",
        ),
        (
            |shelf| {
                article(shelf, 1, 1);
                attempt(shelf, 0, Outcome::Status, Some(403));
            },
            "blocked",
            "refused: status it was",
        ),
        (|shelf| attempt(shelf, 0, Outcome::Robots, None), "blocked", "refused: robots it was"),
        (
            |shelf| {
                article(shelf, 1, 1);
                attempt(shelf, 0, Outcome::Empty, Some(200));
                attempt(shelf, 0, Outcome::Unchanged, Some(304));
            },
            "quiet",
            "names no article",
        ),
        (|shelf| attempt(shelf, 0, Outcome::Stored, Some(200)), "quiet", "names no article"),
        (
            |shelf| {
                article(shelf, 30, 1);
                attempt(shelf, 0, Outcome::Stored, Some(200));
            },
            "quiet",
            "no new article since",
        ),
        (
            |shelf| {
                for number in 0..3 {
                    let url = format!("https://ltn.example.com/{number}");
                    let time = clock::text(clock::now());
                    shelf.list("ltn", &time, vec![entry(&url, "退群")]);
                    shelf.page(&url, &time, says_nothing(&url, "a wall"));
                }
            },
            "failing",
            "none of the last 3 pages gave an article",
        ),
    ];
    for (story, expected, evidence) in cases {
        let mut shelf = Shelf::new();
        story(&mut shelf);
        let (verdict, words) = verdict(&shelf);
        assert!(
            verdict == *expected && words.contains(evidence),
            "{verdict}: {words}; not {expected}: {evidence}"
        );
    }
}

#[test]
fn a_watched_page_may_stay_as_it_is_but_must_hold_an_article() {
    let mut shelf = Shelf::new();
    let mut page = shelf::source("ltn");
    page.kind = tuiqun::source::SourceKind::Page;
    shelf.store.sync_sources(&[page], clock::now()).unwrap();
    let url = "https://ltn.example.com/campaign";
    let month_ago = clock::text(clock::now() - TimeDelta::days(30));
    shelf.list("ltn", &month_ago, vec![entry(url, "退群")]);
    shelf.page(url, &month_ago, says(url, "退群", "正文"));
    let yesterday = clock::text(clock::now() - TimeDelta::days(1));
    shelf.page(url, &yesterday, says(url, "退群", "正文"));
    assert_eq!(verdict(&shelf).0, "healthy");
    shelf.page(url, &clock::text(clock::now()), says_nothing(url, "a wall"));
    let expected = ("quiet".to_owned(), "the page answers, but holds no article".to_owned());
    assert_eq!(verdict(&shelf), expected);
}

#[test]
fn a_disabled_source_says_why() {
    let mut shelf = Shelf::new();
    let mut off = shelf::source("ltn");
    (off.enabled, off.reason) = (false, Some("answers 403 to everyone".to_owned()));
    shelf.store.sync_sources(&[off], clock::now()).unwrap();
    assert_eq!(verdict(&shelf), ("disabled".to_owned(), "answers 403 to everyone".to_owned()));
}

/// A listed article on whose text the site's rule and the generic finder agree so far.
fn ruled(shelf: &mut Shelf, number: usize, agreement: f64) {
    let time = clock::text(clock::now() - TimeDelta::minutes(60 - number as i64));
    let url = format!("https://ltn.example.com/ruled/{number}");
    shelf.list("ltn", &time, vec![entry(&url, "退群")]);
    let mut record = says(&url, "退群", &format!("正文 {number}"));
    record.article.agreement = Some(agreement);
    shelf.page(&url, &time, record);
}

#[test]
fn a_rule_that_parts_from_the_generic_finder_is_told_with_its_numbers() {
    let parted = |agreements: &[f64]| {
        let mut shelf = Shelf::new();
        article(&mut shelf, 1, 1);
        for (number, agreement) in agreements.iter().enumerate() {
            ruled(&mut shelf, number, *agreement);
        }
        let mut out = Vec::new();
        status::run(&shelf.path(), &shelf::watchlist(), &mut out).unwrap();
        let text = String::from_utf8(out).unwrap();
        let told: Vec<String> =
            text.lines().filter(|line| line.contains("the site's rule")).map(str::to_owned).collect();
        let one = shelf.store.parted_rule("ltn").unwrap().map(|parted| parted.to_string());
        assert_eq!(told.first().cloned(), one, "status says what the pipeline says");
        assert_eq!(shelf.store.parted_rule("yahoo").unwrap(), None);
        one
    };
    assert_eq!(parted(&[]), None);
    assert_eq!(parted(&[0.0, 0.0]), None, "two are too few to tell");
    let told = parted(&[0.0, 0.1, 0.2]).unwrap();
    assert!(
        told.starts_with("ltn: ") && told.contains("only 10 % of the text of the last 3 articles"),
        "{told}"
    );
    assert_eq!(parted(&[0.9, 0.0, 0.0, 0.9, 0.95, 0.9]), None, "a video now and then");
    let redesigned = [[0.95; 10].as_slice(), &[0.0; 6]].concat();
    let told = parted(&redesigned).unwrap();
    assert!(told.contains("38 % of the text of the last 10 articles"), "{told}");
}

#[test]
fn status_tells_the_whole_and_every_source_the_worst_first() {
    let mut shelf = Shelf::new();
    article(&mut shelf, 1, 1);
    (0..3).for_each(|_| attempt(&mut shelf, 0, Outcome::Tls, None));
    shelf.store.end_run(shelf.run, clock::now(), "1 new article\u{1b}[2J").unwrap();
    let mut out = Vec::new();
    status::run(&shelf.path(), &shelf::watchlist(), &mut out).unwrap();
    let text = String::from_utf8(out).unwrap();
    for expected in [
        "articles: 1, of which 1 name a listed organisation or the withdrawal as a whole",
        "last run: fetch of 2026-01-14 00:00, ended",
        "1 failing, 1 never",
        "tls it was",
        "times are UTC",
    ] {
        assert!(text.contains(expected), "{expected} in\n{text}");
    }
    assert!(text.find("ltn").unwrap() < text.find("yahoo").unwrap(), "{text}");
    assert!(!text.contains('\u{1b}'), "{text}");
    let table = text.lines().filter(|line| line.starts_with(' '));
    assert!(table.clone().count() == 3 && table.clone().all(|row| row.chars().count() < 100), "{text}");
    assert!(text.contains("\nltn failing: 3 failures in a row"), "{text}");
}

#[test]
fn search_prints_what_it_found_and_says_so_where_it_found_nothing() {
    let mut shelf = Shelf::new();
    article(&mut shelf, 1, 1);
    let printed = |query: &str, color: bool| {
        let mut out = Vec::new();
        search::run(&shelf.path(), query, 5, color, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    };
    let text = printed("正文", false);
    assert_eq!(
        text,
        "2026-01-13 23:30 UTC  ltn  zh-Hant\n  退群\n  *正文*\n  https://ltn.example.com/1\n\n1 article\n"
    );
    assert!(printed("正文", true).contains("\u{1b}[1m正文\u{1b}[0m"));
    assert_eq!(printed("沒有", false), "no article has that\n");
    let nothing = search::run(&shelf.path(), "!?", 5, false, &mut Vec::new());
    assert!(matches!(nothing, Err(Stop::Usage(_))));
}
