//! Dates of made-up pages.

use std::collections::HashSet;

use chrono_tz::Tz;
use proptest::prelude::*;
use scraper::Html;

use super::*;
use crate::extract::{jsonld, survey::survey, title};

const UTC: Place = Place { timezone: Tz::UTC, taiwan: false };
const TAIPEI: Place = Place { timezone: Tz::Asia__Taipei, taiwan: true };

fn read_in(page: &str, address: &str, place: Place) -> Dates {
    let html = Html::parse_document(page);
    let survey = survey(&html, &HashSet::new());
    let linked = jsonld::read(&survey.head.linked_data, None, None);
    let headline = title::place(&survey, Some("The bell rings"));
    dates(&survey, &linked, headline, url::Url::parse(address).ok().as_ref(), place)
}

fn told(page: &str) -> Option<(String, String)> {
    let page = format!("{page}<p>The council met, and the bell was rung for it as on every evening.</p>");
    let told = read_in(&page, "https://bell.test/a", UTC).published?;
    Some((told.date.iso(), told.evidence))
}

fn day(page: &str) -> String {
    told(page).map_or_else(|| "unknown".to_owned(), |(iso, _)| iso)
}

fn linked(fields: &str) -> String {
    format!(
        r#"<script type="application/ld+json">{{"@type":"NewsArticle","headline":"The bell rings",{fields}}}</script>"#
    )
}

const H: &str = "<h1>The bell rings</h1>";

#[test]
fn a_date_is_read_wherever_a_page_says_it() {
    let cases = [
        (linked(r#""datePublished":"2026-01-14T13:30:00+08:00""#), "2026-01-14T13:30:00+08:00"),
        (r#"<meta property="article:published_time" content="2026-01-14">"#.to_owned(), "2026-01-14"),
        (r#"<meta name="w-published-date" content="2026-01-14">"#.to_owned(), "2026-01-14"),
        (
            r#"<meta name="published-time" content="2026-03-09T08:45:32Z"><meta name="published-date" content="2026-01-14">"#.to_owned(),
            "2026-01-14",
        ),
        (r#"<meta name="page-last-published-time" content="2026-01-14">"#.to_owned(), "unknown"),
        (format!("{H}<time datetime=2026-01-14>14 Jan</time>"), "2026-01-14"),
        (format!("{H}<time>14 January 2026</time>"), "2026-01-14"),
        (format!("{H}<p>January 14, 2026</p>"), "2026-01-14"),
        (format!("{H}<p>Published On: 14 January 2026</p>"), "2026-01-14"),
        (format!("{H}<p>Mi 14.01.26 | 14:07 Uhr | Von Eva Horn</p>"), "2026-01-14T14:07:00+00:00"),
        (format!("<p>JANUARY 14, 2026</p>{H}<p>Text.</p><p>March 19, 2026</p>"), "2026-01-14"),
        (format!("{H}<p>JANUARY 14, 2026</p><p>Updated March 19, 2026</p>"), "2026-01-14"),
        (
            format!("{H}<p>Originally published on 14 Jan 2026 at 4:12pm but looked after since.</p>"),
            "2026-01-14T16:12:00+00:00",
        ),
        (
            format!(
                "{H}{}<div class=footer><p>发表于 2026年1月14日 12:40 - (阅读:3)</p></div>",
                "<p>文</p>".repeat(40)
            ),
            "2026-01-14T12:40:00+00:00",
        ),
        (format!("{H}<p>http://bell.test 2026年01月14日03:18 海风港口娱乐信报周末版副刊特别报道</p>"), "2026-01-14T03:18:00+00:00"),
        (format!("{H}{}<ul><li><b>Datum</b> 14.01.2026</li></ul>", "<p>Text.</p>".repeat(40)), "2026-01-14"),
        (format!("<title>The bell rings | DB | 14.01.2026</title>{H}"), "2026-01-14"),
        (format!("{H}<p>3 hours ago</p>"), "unknown"),
        (format!("{H}<p>13:30</p>"), "unknown"),
        (
            format!(
                "{H}<p>Founded in 1923, the council of the harbour, which met on 5 May 1951 for the first time, is at an end.</p>"
            ),
            "unknown",
        ),
    ];
    for (page, expected) in cases {
        assert_eq!(day(&page), expected, "{page}");
    }
}

#[test]
fn an_earlier_day_beside_the_headline_is_the_first_publication() {
    let moved = linked(r#""datePublished":"Jun 24, 2026","dateModified":"Jun 24, 2026""#);
    let (iso, evidence) = told(&format!("{moved}{H}<p>August 25, 2025</p>")).unwrap();
    assert_eq!(iso, "2025-08-25");
    assert_eq!(evidence, "text; against json-ld 2026-06-24");
    let table =
        "<table><tr><td>1/1/2013</td></tr><tr><td>2/1/2013</td></tr><tr><td>3/1/2013</td></tr></table>";
    assert_eq!(day(&format!("{moved}{H}{table}")), "2026-06-24");
    // A later day there dates a change, and a day that two tell is not moved by a third.
    assert_eq!(day(&format!("{moved}{H}<p>August 25, 2026</p>")), "2026-06-24");
    assert_eq!(day(&format!("{moved}{H}<p>Jun 24, 2026</p><p>May 1, 2020</p>")), "2026-06-24");
    assert_eq!(day(&format!("{moved}{H}<p>Updated August 25, 2025</p>")), "2026-06-24");
}

#[test]
fn the_zone_of_the_paper_stays() {
    let page = format!(
        "{}{H}<time datetime=2026-01-13T19:05:00-08:00>January 13</time>",
        linked(r#""datePublished":"2026-01-14T03:05:00Z""#)
    );
    assert_eq!(day(&page), "2026-01-13T19:05:00-08:00");
}

#[test]
fn a_local_time_that_is_labelled_utc_is_read_as_local() {
    let shown = format!("{}{H}<p>2026/01/14 05:30</p>", linked(r#""datePublished":"2026-01-14T05:30:00Z""#));
    let told = read_in(&shown, "https://bell.test/a", TAIPEI).published.unwrap();
    assert_eq!(told.date.iso(), "2026-01-14T05:30:00+08:00");
    assert!(told.evidence.starts_with("json-ld, its local time labelled UTC"), "{}", told.evidence);
    let changed =
        linked(r#""datePublished":"2026-01-14T05:30:00Z","dateModified":"2026-01-14T06:10:00+08:00""#);
    let told = read_in(&changed, "https://bell.test/a", TAIPEI).published.unwrap();
    assert_eq!(told.date.iso(), "2026-01-14T05:30:00+08:00");
    // In the right zone it stays what it says.
    let right = format!("{}{H}<p>2026/01/14 13:30</p>", linked(r#""datePublished":"2026-01-14T05:30:00Z""#));
    let told = read_in(&right, "https://bell.test/a", TAIPEI).published.unwrap();
    assert_eq!(told.date.utc().to_rfc3339(), "2026-01-14T05:30:00+00:00");
}

#[test]
fn what_was_changed_before_it_was_published_is_dated_by_the_change() {
    let eve =
        linked(r#""datePublished":"2026-01-15T00:00:00+08:00","dateModified":"2026-01-14T23:40:00+08:00""#);
    let dates = read_in(&eve, "https://bell.test/a", TAIPEI);
    let told = dates.published.unwrap();
    assert_eq!(told.date.iso(), "2026-01-14T23:40:00+08:00");
    assert!(told.evidence.contains("before 2026-01-15T00:00:00+08:00 of json-ld"), "{}", told.evidence);
    let years =
        linked(r#""datePublished":"2026-01-15T00:00:00+08:00","dateModified":"2020-01-14T23:40:00+08:00""#);
    assert_eq!(day(&years), "2026-01-15T00:00:00+08:00");
}

#[test]
fn day_and_month_are_exchanged_only_where_another_says_so() {
    let declared = r#"<meta property="article:published_time" content="03-09-2026">"#;
    assert_eq!(day(&format!("{declared}{H}<p>Published March 9, 2026</p>")), "2026-03-09");
    assert_eq!(day(&format!("{declared}{H}")), "2026-09-03");
    let iso = r#"<meta property="article:published_time" content="2026-09-03">"#;
    assert_eq!(day(&format!("{iso}{H}<p>Updated March 9, 2026</p>")), "2026-09-03");
}

#[test]
fn second_opinions_stand_behind_the_evidence() {
    let page = format!(
        r#"{}<meta name="date" content="2026-01-14"><meta name="pubdate" content="2026-01-15">{H}<p>14.01.2026</p>"#,
        linked(r#""datePublished":"2026-01-14T13:30:00+08:00""#)
    );
    let evidence = told(&page).unwrap().1;
    assert_eq!(evidence, "json-ld; also meta date, text; against meta pubdate 2026-01-15");
}

#[test]
fn the_day_in_an_address_is_whole() {
    let cases = [
        ("https://bell.test/2026/01/14/the-bell", Some("2026-01-14")),
        ("https://bell.test/2026/1/4/the-bell", Some("2026-01-04")),
        ("https://bell.test/n1/2026/0114/c1-2.html", Some("2026-01-14")),
        ("https://bell.test/news/2026-01-14/the-bell", Some("2026-01-14")),
        ("https://bell.test/news/20260114001", None),
        ("https://bell.test/news/a20260114.html", Some("2026-01-14")),
        ("https://bell.test/article/2026/3/remote-bells-5-tips", None),
        ("https://bell.test/2026/13/41/the-bell", None),
        ("https://bell.test/article/99999999", None),
    ];
    for (address, expected) in cases {
        assert_eq!(address::day(&url::Url::parse(address).unwrap()).as_deref(), expected, "{address}");
    }
}

#[test]
fn a_change_is_told_with_what_said_it() {
    let page = r#"<meta property="article:modified_time" content="2026-01-15T08:00:00Z">"#;
    let dates = read_in(page, "https://bell.test/a", UTC);
    assert_eq!(dates.published, None, "a change is no publication");
    let modified = dates.modified.unwrap();
    assert_eq!(
        (modified.date.iso().as_str(), modified.evidence.as_str()),
        ("2026-01-15T08:00:00+00:00", "meta article:modified_time")
    );
}

proptest! {
    #[test]
    fn any_dates_are_weighed_without_harm(
        declared in "[0-9TZ:+./ -]{0,30}", shown in "[^<>]{0,60}", changed in "[0-9TZ:+-]{0,30}", path in "[0-9/-]{0,30}",
    ) {
        let page = format!("{}{H}<p>{shown}</p>", linked(&format!(r#""datePublished":"{declared}","dateModified":"{changed}""#)));
        for place in [UTC, TAIPEI] {
            read_in(&page, &format!("https://bell.test/{path}"), place);
        }
    }
}
