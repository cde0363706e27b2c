//! Digests: given material, the same text every time, in three forms; hostile texts stay texts.
//!
//! The expected texts lie in `tests/golden/digest/<case>/`. `UPDATE_GOLDEN=1 cargo test --test digest`
//! writes them anew; the difference is what a reviewer reads.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test may stop at the first surprise")]

use std::fs;
use std::path::Path;

use chrono::{DateTime, NaiveDate};
use chrono_tz::Tz;
use proptest::prelude::*;
use scraper::{Html, Selector};
use tuiqun::clock::{self, Timestamp};
use tuiqun::date::{Dated, Precision};
use tuiqun::digest::material::{
    Article, Body, CopyOf, Named, Naming, Partial, Problem, Revised, SourceName, SourceReport,
};
use tuiqun::digest::render::render;
use tuiqun::digest::{Digest, Format, Heading, Material, Window, compose};
use tuiqun::tag::{Actor, Field, Stance};

const TAIPEI: Tz = chrono_tz::Asia::Taipei;

fn at(text: &str) -> Timestamp {
    clock::parse(text).expect("a time of the test")
}

fn minute(text: &str) -> Dated {
    let at = DateTime::parse_from_rfc3339(text).expect("a date of the test");
    Dated { at, precision: Precision::Minute, zone_given: true }
}

fn day(text: &str) -> Dated {
    let day = NaiveDate::parse_from_str(text, "%Y-%m-%d").expect("a day of the test");
    let at = day.and_hms_opt(0, 0, 0).unwrap().and_utc().fixed_offset();
    Dated { at, precision: Precision::Day, zone_given: false }
}

fn source(id: &str, name: &str) -> SourceName {
    SourceName { id: id.to_owned(), name: name.to_owned() }
}

fn body(id: &str) -> Named {
    let (name, acronym, listed) = match id {
        "unfccc" => ("UN Framework Convention on Climate Change", Some("UNFCCC"), true),
        "ipcc" => ("Intergovernmental Panel on Climate Change", Some("IPCC"), true),
        "un-women" => ("UN Entity for Gender Equality and the Empowerment of Women", Some("UN Women"), true),
        "venice-commission" => ("Venice Commission of the Council of Europe", None, true),
        "fao" => ("Food and Agriculture Organization", Some("FAO"), false),
        "who" => ("World Health Organization", Some("WHO"), false),
        other => panic!("no such body in the test: {other}"),
    };
    let acronym = acronym.map(str::to_owned);
    Named::Body(Body { id: id.to_owned(), name: name.to_owned(), acronym, listed })
}

/// A naming, with the shown mention between `[` and `]`.
fn naming(named: Named, mentions: usize, field: Field, text: &str) -> Naming {
    let (before, rest) = text.split_once('[').expect("a mention");
    let (surface, after) = rest.split_once(']').expect("a mention");
    let [before, surface, after] = [before, surface, after].map(str::to_owned);
    Naming { named, mentions, field, before, surface, after, stance: None, actor: None, misreported: false }
}

fn article(id: i64, title: &str, language: &str, from: SourceName) -> Article {
    Article {
        id,
        url: Some(format!("https://{}.example/a/{id}", from.id)),
        title: Some(title.to_owned()),
        source: Some(from),
        site_name: None,
        first_seen: at("2026-01-14T06:00:00Z"),
        published: None,
        language: Some(language.to_owned()),
        event: false,
        copy: None,
        partial: None,
        namings: Vec::new(),
    }
}

fn report(from: SourceName, attempts: usize, successes: usize) -> SourceReport {
    let last_success = (successes > 0).then(|| at("2026-01-14T22:30:00Z"));
    SourceReport { source: from, attempts, successes, last_success, problems: Vec::new() }
}

fn window() -> Window {
    Window { since: at("2026-01-13T23:00:00Z"), until: at("2026-01-14T23:00:00Z") }
}

fn empty() -> Material {
    Material {
        window: window(),
        articles: Vec::new(),
        revised: Vec::new(),
        new_bodies: Vec::new(),
        new_sources: Vec::new(),
        sources: Vec::new(),
    }
}

/// It speaks of the withdrawal as a whole, of a body that is left, and of one that is said to be.
fn essay(talk: SourceName) -> Article {
    let mut essay = article(1, "自由廣場》大退群之後，台灣該站在哪裡？", "zh-Hant", talk);
    essay.published = Some(minute("2026-01-14T13:30:00+08:00"));
    essay.event = true;
    essay.namings = vec![
        naming(
            body("unfccc"),
            3,
            Field::Body,
            "名單很長。其中最受注目的是[聯合國氣候變化綱要公約]，它是一切談判的根。其餘",
        ),
        Naming {
            stance: Some(Stance::Leaving),
            ..naming(body("who"), 1, Field::Body, "一年前離開[世界衛生組織]時，沒有人以為這只是開始。")
        },
        Naming {
            stance: Some(Stance::Leaving),
            actor: Some(Actor::Us),
            misreported: true,
            ..naming(body("fao"), 1, Field::Body, "有份晚報說美國也退出[糧農組織]。它並不在名單上。")
        },
        naming(Named::Event, 2, Field::Title, "自由廣場》[大退群]之後，台灣該站在哪裡？"),
    ];
    essay
}

/// A day with all that can happen: six languages, a copy, an edit, a silent source, an undated find.
fn full_day() -> Material {
    let talk = || source("tw-talk", "自由評論網");
    let portal = || source("tw-portal", "入口新聞");
    let essay = essay(talk());
    let mut copy = article(2, "【島嶼時事】大退群後的一天", "zh-Hant", portal());
    copy.published = Some(minute("2026-01-14T10:00:00+08:00"));
    copy.event = true;
    copy.copy = Some(CopyOf {
        url: None,
        title: Some("六十六張空椅子".to_owned()),
        site: Some("島嶼換日".to_owned()),
    });
    copy.namings =
        vec![naming(body("un-women"), 1, Field::Body, "日內瓦的走廊裡，[聯合國婦女署]的同事開始收拾辦公桌")];
    let mut english = article(
        3,
        "What a chair left empty costs: a long title about committees that nobody attends \
        until they are gone",
        "en",
        source("en-blog", "The Quiet Ledger"),
    );
    english.published = Some(minute("2026-01-13T21:05:00-05:00"));
    english.partial = Some(Partial {
        cut: "wall".to_owned(),
        evidence: "the page declares that it is not free to read".to_owned(),
    });
    english.namings = vec![
        naming(body("ipcc"), 2, Field::Body, "It was said in the U.S. that the [IPCC] would go on. It will."),
        naming(body("unfccc"), 1, Field::Body, "Leaving the [UNFCCC] takes a year."),
    ];
    let mut arabic =
        article(4, "ماذا يعني الخروج من \u{202e}«اتفاقية المناخ»؟", "ar", source("ar-paper", "صحيفة المرفأ"));
    arabic.published = Some(day("2026-01-14"));
    arabic.namings = vec![naming(
        body("unfccc"),
        1,
        Field::Body,
        "قال الكاتب إن [اتفاقية الأمم المتحدة الإطارية] باقية. ثم",
    )];
    let mut japanese = article(5, "国際機関からの離脱をどう読むか", "ja", source("ja-note", "港の手帖"));
    japanese.namings = vec![naming(body("ipcc"), 1, Field::Title, "[IPCC]離脱をどう読むか")];
    japanese.event = true;
    let german = article(6, "Ein Fest am Fluss", "de", source("de-blatt", "Flussblatt"));
    let mut failing = report(source("fr-revue", "La Revue du port"), 3, 0);
    failing.problems = vec![Problem {
        purpose: "list".to_owned(),
        outcome: "status".to_owned(),
        status: Some(404),
        times: 3,
        last: at("2026-01-14T22:00:00Z"),
        url: "https://revue.example/flux".to_owned(),
        error: Some("the server answered 404 Not Found; see whether the feed has moved".to_owned()),
    }];
    let mut stumbling = report(talk(), 12, 11);
    stumbling.problems = vec![Problem {
        purpose: "page".to_owned(),
        outcome: "timeout".to_owned(),
        status: None,
        times: 1,
        last: at("2026-01-14T09:00:00Z"),
        url: "https://tw-talk.example/a/9".to_owned(),
        error: None,
    }];
    Material {
        articles: vec![german, essay, copy, english, arabic, japanese],
        revised: vec![Revised {
            id: 40,
            url: Some("https://en-blog.example/a/40".to_owned()),
            title: Some("Sixty-six, counted twice".to_owned()),
            former_title: Some("Sixty-five, counted once".to_owned()),
            source: Some(source("en-blog", "The Quiet Ledger")),
            language: Some("en".to_owned()),
            seen: at("2026-01-14T12:00:00Z"),
            revision: 2,
            listed: vec!["ipcc".to_owned()],
        }],
        new_bodies: vec!["un-women".to_owned()],
        new_sources: vec![source("ar-paper", "صحيفة المرفأ")],
        sources: vec![
            failing,
            stumbling,
            report(portal(), 4, 4),
            report(source("es-diario", "El Diario del Puerto"), 0, 0),
        ],
        ..empty()
    }
}

/// Texts that would like to be markup.
fn hostile(text: &str) -> Material {
    let mut one = article(1, text, "en", source("s", text));
    one.url = Some(format!("javascript:{text}"));
    one.site_name = Some(text.to_owned());
    one.event = true;
    let [before, surface, after] = [text, "UNFCCC", text].map(str::to_owned);
    one.namings = vec![Naming { before, surface, after, ..naming(body("unfccc"), 2, Field::Body, "[]") }];
    let some = || Some(text.to_owned());
    one.copy = Some(CopyOf { url: some(), title: some(), site: some() });
    one.partial = Some(Partial { cut: text.to_owned(), evidence: text.to_owned() });
    Material { articles: vec![one], ..empty() }
}

fn made(material: &Material) -> Digest {
    compose(Heading { name: "daily", timezone: TAIPEI }, material)
}

fn written(material: &Material, format: Format) -> String {
    render(&made(material), format).expect("the templates fit the digest")
}

#[track_caller]
fn golden(case: &str, material: &Material) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/digest").join(case);
    for format in Format::ALL {
        let text = written(material, format);
        let path = folder.join("digest").with_extension(format.extension());
        if std::env::var_os("UPDATE_GOLDEN").is_some() {
            fs::create_dir_all(&folder).unwrap();
            fs::write(&path, &text).unwrap();
        }
        let expected = fs::read_to_string(&path).unwrap_or_default();
        let differing = text.lines().zip(expected.lines()).position(|(one, other)| one != other);
        let line = differing.unwrap_or_else(|| text.lines().count().min(expected.lines().count()));
        assert!(
            text == expected,
            "{} differs at line {}:\n  made     {:?}\n  expected {:?}",
            path.display(),
            line + 1,
            text.lines().nth(line),
            expected.lines().nth(line)
        );
    }
}

#[test]
fn a_full_day_reads_as_expected() {
    golden("full-day", &full_day());
}

#[test]
fn an_empty_window_says_so_and_how_many_sources_were_asked() {
    let quiet = Material { sources: vec![report(source("en-blog", "The Quiet Ledger"), 4, 4)], ..empty() };
    golden("empty-window", &quiet);
    assert!(
        written(&quiet, Format::Markdown)
            .contains("No article was first seen in this window. 1 source was asked.")
    );
}

#[test]
fn hostile_texts_stay_texts() {
    golden(
        "hostile-texts",
        &hostile("</style><script>alert(\"1\")</script> [x](javascript:y) `*_| \u{202e}'\n# h"),
    );
}

#[test]
fn listed_bodies_come_by_weight_and_every_article_is_counted_once() {
    let digest = made(&full_day());
    let order: Vec<_> = digest.listed.iter().map(|body| (body.id.as_str(), body.articles.len())).collect();
    assert_eq!(order, [("unfccc", 3), ("ipcc", 2), ("un-women", 1)]);
    let counts = &digest.counts;
    assert_eq!((counts.articles, counts.naming_listed, counts.naming_related), (6, 5, 1));
    assert_eq!((counts.about_event, counts.other, counts.copies), (3, 1, 1));
    assert_eq!(counts.languages.iter().map(|one| one.articles).sum::<usize>(), counts.articles);
}

#[test]
fn a_known_day_is_never_moved_by_the_zone_of_the_digest() {
    let mut material = full_day();
    material.articles.retain(|article| article.id == 4);
    for zone in [chrono_tz::Pacific::Kiritimati, chrono_tz::America::Adak] {
        let digest = compose(Heading { name: "daily", timezone: zone }, &material);
        assert_eq!(digest.listed[0].articles[0].published.as_deref(), Some("2026-01-14"));
    }
}

#[test]
fn the_html_loads_nothing_runs_nothing_and_links_only_the_web() {
    let page = Html::parse_document(&written(&full_day(), Format::Html));
    let none =
        Selector::parse("script, link, img, iframe, object, embed, form, base, [onclick], [src]").unwrap();
    assert_eq!(page.select(&none).count(), 0);
    for link in page.select(&Selector::parse("a").unwrap()) {
        let target = link.attr("href").unwrap();
        assert!(target.starts_with('#') || target.starts_with("https://"), "{target}");
        if let Some(id) = target.strip_prefix('#') {
            assert!(page.select(&Selector::parse(&format!("[id='{id}']")).unwrap()).count() == 1, "{target}");
        }
    }
}

#[test]
fn every_article_tells_its_language_and_direction() {
    let page = Html::parse_document(&written(&full_day(), Format::Html));
    let arabic = Selector::parse("article[lang=ar][dir=rtl] h4").unwrap();
    assert!(page.select(&arabic).count() > 0);
    assert!(page.select(&Selector::parse("article[lang=zh-Hant][dir=ltr]").unwrap()).count() > 0);
}

proptest! {
    #[test]
    fn no_text_becomes_an_element(text in "\\PC{0,40}|.{0,40}|[<>/&;\"'a-z!\\-]{0,60}") {
        let elements = |text: &str| {
            let page = Html::parse_document(&written(&hostile(text), Format::Html));
            page.select(&Selector::parse("*").unwrap()).count()
        };
        // A text that is an address would rightly become a link; these cannot be.
        prop_assert_eq!(elements(&format!("x{text}")), elements("x"));
    }
}
