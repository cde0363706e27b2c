//! What the store gathers for a digest, and how far one that was sent came.

#![expect(clippy::unwrap_used, reason = "the helpers of tests may stop at the first surprise too")]

#[path = "support/shelf.rs"]
mod shelf;

use shelf::{Shelf, at, entry, says};
use tuiqun::date::Precision;
use tuiqun::digest::material::Named;
use tuiqun::extract::partial::{Cut, Partial};
use tuiqun::http::Outcome;
use tuiqun::store::digests::Gathered;
use tuiqun::store::rows::ListResult;
use tuiqun::tag::Field;

const A: &str = "https://ltn.example.com/a/1";
const B: &str = "https://ltn.example.com/a/2";
const C: &str = "https://ltn.example.com/a/3";

fn seen(shelf: &mut Shelf, url: &str, title: &str, body: &str, time: &str) {
    shelf.list("ltn", time, vec![entry(url, title)]);
    shelf.page(url, time, says(url, title, body));
}

fn fails(shelf: &mut Shelf, source: &str, outcome: Outcome, status: Option<u16>, time: &str) {
    let mut fetch = shelf.fetch(Some(source), "list", "https://example.com/feed", time);
    fetch.outcome = outcome;
    fetch.status = status;
    fetch.error = Some(format!("seen at {time}"));
    let next_due = Some(at("2026-01-20T00:00:00Z"));
    let result = ListResult {
        source: source.to_owned(),
        fetch: Some(fetch),
        validators: None,
        next_due,
        entries: Vec::new(),
    };
    shelf.store.save_list(&result).unwrap();
}

fn gather(shelf: &Shelf, since: Option<&str>, until: &str) -> Gathered {
    shelf.store.gather_digest("daily", since.map(at), at(until)).unwrap()
}

fn titles(gathered: &Gathered) -> Vec<&str> {
    let mut titles: Vec<_> =
        gathered.material.articles.iter().filter_map(|article| article.title.as_deref()).collect();
    titles.sort_unstable();
    titles
}

#[test]
fn a_window_holds_what_was_first_seen_in_it_whenever_it_was_published() {
    let mut shelf = Shelf::new();
    seen(&mut shelf, A, "one", "氣候公約", "2026-01-14T01:00:00Z");
    seen(&mut shelf, B, "two", "IPCC", "2026-01-15T01:00:00Z");
    seen(&mut shelf, C, "three", "FAO", "2026-01-16T01:00:00Z");
    let gathered = gather(&shelf, Some("2026-01-15T00:00:00Z"), "2026-01-16T01:00:00Z");
    assert_eq!(titles(&gathered), ["two"], "the end is not part of the window");
    assert_eq!(gathered.material.new_bodies, ["ipcc"]);
    assert!(gathered.material.new_sources.is_empty(), "the source had an article before");
}

#[test]
fn a_mention_is_shown_in_the_body_where_there_is_one_with_its_surroundings() {
    let mut shelf = Shelf::new();
    let body = format!("{}氣候公約之後。", "前".repeat(300));
    seen(&mut shelf, A, "氣候公約", &body, "2026-01-14T01:00:00Z");
    seen(&mut shelf, B, "IPCC", "無", "2026-01-14T02:00:00Z");
    let mut articles = gather(&shelf, None, "2026-01-14T03:00:00Z").material.articles;
    articles.sort_by_key(|article| article.id);
    let [both, title_only] = articles.as_slice() else { panic!("{articles:?}") };
    let naming = &both.namings[0];
    assert!(matches!(&naming.named, Named::Body(body) if body.id == "unfccc" && body.listed));
    assert_eq!((naming.mentions, naming.field, naming.surface.as_str()), (2, Field::Body, "氣候公約"));
    assert_eq!((naming.before.chars().count(), naming.after.as_str()), (240, "之後。"));
    assert_eq!(title_only.namings[0].field, Field::Title);
    assert_eq!(title_only.namings[0].before, "");
    let published = both.published.unwrap();
    assert_eq!(
        (published.iso().as_str(), published.precision),
        ("2026-01-14T07:30:00+08:00", Precision::Minute)
    );
}

#[test]
fn the_next_digest_begins_where_the_last_one_sent_ended() {
    let mut shelf = Shelf::new();
    seen(&mut shelf, A, "one", "IPCC", "2026-01-14T01:00:00Z");
    let first = gather(&shelf, None, "2026-01-14T02:00:00Z");
    assert_eq!(titles(&first), ["one"]);
    assert_eq!(first.material.window.since, at("2026-01-14T01:00:00Z"), "from the first thing there is");
    assert_eq!(titles(&gather(&shelf, None, "2026-01-14T02:00:00Z")), ["one"], "looking moves nothing");
    shelf.store.digest_sent("daily", &first, at("2026-01-14T02:00:00Z")).unwrap();
    seen(&mut shelf, B, "two", "IPCC", "2026-01-14T03:00:00Z");
    let second = gather(&shelf, None, "2026-01-14T04:00:00Z");
    assert_eq!(titles(&second), ["two"]);
    assert_eq!(second.material.window.since, at("2026-01-14T02:00:00Z"));
    assert!(second.material.new_bodies.is_empty());
    let other = shelf.store.gather_digest("weekly", None, at("2026-01-14T04:00:00Z")).unwrap();
    assert_eq!(titles(&other), ["one", "two"], "each digest has its own mark");
}

#[test]
fn an_article_stored_after_the_digest_it_was_seen_before_is_in_the_next() {
    let mut shelf = Shelf::new();
    seen(&mut shelf, A, "one", "IPCC", "2026-01-14T01:00:00Z");
    let first = gather(&shelf, None, "2026-01-14T07:00:00Z");
    shelf.store.digest_sent("daily", &first, at("2026-01-14T07:00:01Z")).unwrap();
    seen(&mut shelf, B, "slow", "IPCC", "2026-01-14T06:59:30Z");
    assert_eq!(titles(&gather(&shelf, None, "2026-01-15T07:00:00Z")), ["slow"]);
}

#[test]
fn what_an_early_end_leaves_out_comes_next_and_looking_back_moves_nothing() {
    let mut shelf = Shelf::new();
    seen(&mut shelf, A, "one", "IPCC", "2026-01-14T01:00:00Z");
    seen(&mut shelf, B, "two", "IPCC", "2026-01-14T05:00:00Z");
    let early = gather(&shelf, None, "2026-01-14T05:00:00Z");
    assert_eq!(titles(&early), ["one"]);
    shelf.store.digest_sent("daily", &early, at("2026-01-14T06:00:00Z")).unwrap();
    let back = gather(&shelf, Some("2026-01-13T00:00:00Z"), "2026-01-14T02:00:00Z");
    assert_eq!(titles(&back), ["one"]);
    shelf.store.digest_sent("daily", &back, at("2026-01-14T06:00:00Z")).unwrap();
    assert_eq!(titles(&gather(&shelf, None, "2026-01-14T07:00:00Z")), ["two"]);
}

#[test]
fn a_window_that_begins_later_than_the_last_one_sent_leaves_nothing_out_of_the_next() {
    let mut shelf = Shelf::new();
    seen(&mut shelf, A, "one", "IPCC", "2026-01-14T01:00:00Z");
    let first = gather(&shelf, None, "2026-01-14T02:00:00Z");
    shelf.store.digest_sent("daily", &first, at("2026-01-14T02:00:00Z")).unwrap();
    seen(&mut shelf, B, "between", "IPCC", "2026-01-14T03:00:00Z");
    let late = gather(&shelf, Some("2026-01-14T04:00:00Z"), "2026-01-14T05:00:00Z");
    assert!(titles(&late).is_empty());
    shelf.store.digest_sent("daily", &late, at("2026-01-14T05:00:00Z")).unwrap();
    assert_eq!(titles(&gather(&shelf, None, "2026-01-14T06:00:00Z")), ["between"]);
}

#[test]
fn a_changed_article_is_told_once_with_the_headline_it_had() {
    let mut shelf = Shelf::new();
    seen(&mut shelf, A, "before", "IPCC", "2026-01-14T01:00:00Z");
    let first = gather(&shelf, None, "2026-01-14T02:00:00Z");
    assert!(first.material.revised.is_empty(), "a first text is no change");
    shelf.store.digest_sent("daily", &first, at("2026-01-14T02:00:00Z")).unwrap();
    shelf.page(A, "2026-01-14T03:00:00Z", says(A, "between", "IPCC"));
    shelf.page(A, "2026-01-14T04:00:00Z", says(A, "after", "氣候公約與IPCC"));
    let second = gather(&shelf, None, "2026-01-14T05:00:00Z");
    assert!(second.material.articles.is_empty());
    let [revised] = second.material.revised.as_slice() else { panic!("{:?}", second.material.revised) };
    assert_eq!(revised.title.as_deref(), Some("after"));
    assert_eq!(revised.former_title.as_deref(), Some("before"));
    assert_eq!((revised.revision, revised.seen), (3, at("2026-01-14T04:00:00Z")));
    assert_eq!(revised.listed, ["ipcc", "unfccc"]);
    shelf.store.digest_sent("daily", &second, at("2026-01-14T05:00:00Z")).unwrap();
    assert!(gather(&shelf, None, "2026-01-14T06:00:00Z").material.revised.is_empty());
}

#[test]
fn a_source_that_failed_or_was_never_asked_is_told_and_a_healthy_one_is_counted() {
    let mut shelf = Shelf::new();
    shelf.list("ltn", "2026-01-14T01:00:00Z", Vec::new());
    fails(&mut shelf, "ltn", Outcome::Status, Some(404), "2026-01-14T02:00:00Z");
    fails(&mut shelf, "ltn", Outcome::Status, Some(404), "2026-01-14T03:00:00Z");
    fails(&mut shelf, "ltn", Outcome::Timeout, None, "2026-01-14T04:00:00Z");
    let reports = gather(&shelf, None, "2026-01-14T05:00:00Z").material.sources;
    let [ltn, yahoo] = reports.as_slice() else { panic!("{reports:?}") };
    assert_eq!((ltn.attempts, ltn.successes, ltn.last_success), (4, 1, Some(at("2026-01-14T01:00:00Z"))));
    let problems: Vec<_> = ltn
        .problems
        .iter()
        .map(|problem| (problem.outcome.as_str(), problem.status, problem.times))
        .collect();
    assert_eq!(problems, [("status", Some(404), 2), ("timeout", None, 1)]);
    assert_eq!(ltn.problems[0].error.as_deref(), Some("seen at 2026-01-14T03:00:00Z"), "the last one speaks");
    assert_eq!((yahoo.attempts, yahoo.last_success), (0, None), "due and not asked");
    let later = gather(&shelf, Some("2026-01-14T03:30:00Z"), "2026-01-14T05:00:00Z").material.sources;
    assert_eq!((later[0].attempts, later[0].successes, later[0].problems.len()), (1, 0, 1));
    assert_eq!(later[0].last_success, Some(at("2026-01-14T01:00:00Z")), "also from before the window");
}

#[test]
fn a_text_that_is_cut_off_comes_with_what_cuts_it() {
    let mut shelf = Shelf::new();
    seen(&mut shelf, A, "whole", "氣候公約", "2026-01-14T01:00:00Z");
    shelf.list("ltn", "2026-01-14T02:00:00Z", vec![entry(B, "part")]);
    let mut part = says(B, "part", "IPCC");
    part.article.partial = Some(Partial { cut: Cut::Excerpt, evidence: "it ends with a link".to_owned() });
    shelf.page(B, "2026-01-14T02:00:00Z", part);
    let mut articles = gather(&shelf, None, "2026-01-14T03:00:00Z").material.articles;
    articles.sort_by_key(|article| article.id);
    let cuts: Vec<_> =
        articles.iter().map(|article| article.partial.as_ref().map(|part| &*part.cut)).collect();
    assert_eq!(cuts, [None, Some("excerpt")]);
}
