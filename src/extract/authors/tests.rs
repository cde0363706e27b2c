//! Bylines of made-up pages.

use std::collections::HashSet;

use proptest::prelude::*;
use scraper::Html;

use super::*;
use crate::extract::{jsonld, survey::survey};

fn read(page: &str) -> Vec<String> {
    let html = Html::parse_document(page);
    let survey = survey(&html, &HashSet::new());
    let linked = jsonld::read(&survey.head.linked_data, None, None);
    let sites = ["The Daily Bell".to_owned(), "bell.test".to_owned(), "bell".to_owned()];
    let sources =
        Sources { survey: &survey, linked: &linked, headline: None, ruled: None, told: &[], sites: &sites };
    authors(&sources).names
}

fn linked(author: &str) -> String {
    format!(
        r#"<script type="application/ld+json">{{"@type":"NewsArticle","headline":"H","author":{author}}}</script>"#
    )
}

fn people(line: &str) -> Vec<String> {
    let names = names::names(line, &["thedailybell".to_owned()], false).into_iter();
    names.filter(|name| name.kind == Kind::Person).map(|name| name.text).collect()
}

#[test]
fn bylines_become_bare_names() {
    let cases: [(&str, &[&str]); 35] = [
        ("By Ann Lee and Bo Chan", &["Ann Lee", "Bo Chan"]),
        ("Written by: Ann Lee", &["Ann Lee"]),
        ("Von Jutta Klein", &["Jutta Klein"]),
        ("記者林小明／台北報導", &["林小明"]),
        ("◎ 林小明", &["林小明"]),
        ("文／林小明", &["林小明"]),
        ("撰文：林小明、王大同", &["林小明", "王大同"]),
        ("作者：Ann Lee／An Island Apart", &["Ann Lee"]),
        ("作者：宋小怡 楊大華", &["宋小怡", "楊大華"]),
        ("作者：林小明 时间", &["林小明"]),
        ("作者：林小明 出自[海风文学出版社]", &["林小明"]),
        ("Harbour Wave (www.wave.com)", &[]),
        ("海岸报记者 林小明", &["林小明"]),
        ("김민수 기자", &["김민수"]),
        ("Ann Lee, Bo Chan", &["Ann Lee", "Bo Chan"]),
        ("Ann Lee, Senior editor", &["Ann Lee"]),
        ("Ann Lee, MD, PhD", &["Ann Lee"]),
        ("Ann Lee (AFP)", &["Ann Lee"]),
        ("Ann (Annie) Lee", &["Ann (Annie) Lee"]),
        ("Dr. Ann Lee", &["Dr. Ann Lee"]),
        ("ANN LEE", &["ANN LEE"]),
        ("By Clay", &["Clay"]),
        ("Ann Lee Former Harbour Pilot", &["Ann Lee"]),
        ("Ann Lee in Bellport", &["Ann Lee"]),
        ("Felix Horn und Jutta Klein, dpa", &["Felix Horn", "Jutta Klein"]),
        ("https://example.org/ann", &[]),
        ("The Daily Bell", &[]),
        ("Staff reporter", &[]),
        ("admin", &[]),
        ("Learn more about Ann →", &[]),
        ("海風日報報業集團", &[]),
        ("海风网", &[]),
        ("dpa", &[]),
        ("Bell Media Team", &[]),
        ("Автор: Анна Ли", &["Анна Ли"]),
    ];
    for (byline, expected) in cases {
        assert_eq!(people(byline), expected, "{byline}");
    }
}

#[test]
fn a_name_reads_as_one_by_its_letters() {
    for name in
        ["Ann Lee", "Jan van der Horn", "Ana María de la Cruz", "林小明", "정하늘", "سلمى حداد", "J. R. Bell"]
    {
        assert!(names::reads_as_person(name), "{name}");
    }
    for name in ["Full Bio", "NB", "Sat", "Read more about my story", "Insights from", "Head of Marketing"] {
        assert!(!names::reads_as_person(name), "{name}");
    }
}

#[test]
fn people_come_before_the_desks_and_the_paper() {
    let cases: [(String, &[&str]); 11] = [
        (
            linked(r#"[{"@type":"Person","name":"Ann Lee"},{"@type":"Organization","name":"SDA"}]"#),
            &["Ann Lee", "SDA"],
        ),
        (
            linked(
                r#"[{"@type":"Person","name":"Ann Lee"},{"@type":"Organization","name":"The Daily Bell"}]"#,
            ),
            &["Ann Lee"],
        ),
        (
            linked(r#"{"@type":"Organization","name":"The Daily Bell"}"#) + "<h1>H</h1><p>By Ann Lee</p>",
            &["Ann Lee"],
        ),
        (linked(r#"{"@type":"Person","name":"dpa"}"#) + r#"<div class="author">Jo Horn</div>"#, &["dpa"]),
        (linked(r#"{"@type":"Organization","name":"The Daily Bell"}"#), &["The Daily Bell"]),
        (
            linked(r#"{"@type":"Organization","name":"Center for Harbours and Bells"}"#),
            &["Center for Harbours and Bells"],
        ),
        (
            r#"<meta name="author" content="BELL"><h1>H</h1><p>von <a href="/a">Dr. Max Horn</a></p>"#
                .to_owned(),
            &["Dr. Max Horn"],
        ),
        (linked(r#"["Redacción","Ann Lee"]"#), &["Ann Lee"]),
        (linked(r#""Redacción""#), &["Redacción"]),
        ("<h1>H</h1><p>By Harbour News Agency</p>".to_owned(), &["Harbour News Agency"]),
        (linked(r#"{"@type":"Person","name":"admin"}"#), &[]),
    ];
    for (page, expected) in cases {
        assert_eq!(read(&page), expected, "{page}");
    }
}

#[test]
fn where_a_rule_points_nowhere_the_paper_is_no_author() {
    let html = Html::parse_document(&linked(r#"{"@type":"Organization","name":"The Daily Bell"}"#));
    let survey = survey(&html, &HashSet::new());
    let linked = jsonld::read(&survey.head.linked_data, None, None);
    let sites = ["The Daily Bell".to_owned()];
    let ruled = Some(Vec::new());
    let sources =
        Sources { survey: &survey, linked: &linked, headline: None, ruled, told: &[], sites: &sites };
    assert_eq!(authors(&sources), Signed::default());
}

#[test]
fn bylines_are_found_around_the_headline() {
    let cases: [(&str, &[&str]); 9] = [
        ("<h1>H</h1><p>By HWN, Harbour, Business</p>", &["HWN"]),
        ("<h1>H</h1><p>记者：比如渔业政策？</p>", &[]),
        (
            r#"<h1>H</h1><div><span class="Author_By">By </span><a itemprop="url" class="Author_Link" href="/author/clay"><span itemprop="name">Clay</span></a></div>"#,
            &["Clay"],
        ),
        ("<h1>H</h1><p>Written by</p><p>Ann Lee</p>", &["Ann Lee"]),
        ("<h1>H</h1><p>Fri 25.04.26 | 14:07 | Von <span>Eva Horn-Klein</span></p>", &["Eva Horn-Klein"]),
        ("<h1>H</h1><p>Published August 7, 2026 by Ann Lee</p>", &["Ann Lee"]),
        (r#"<h1>H</h1><a rel="author" href="/u">bellringer</a>"#, &["bellringer"]),
        (r#"<h1>H</h1><div class="author"><a href="/u">Full Bio</a></div>"#, &[]),
        (
            r#"<meta name="twitter:label1" content="Written by"><meta name="twitter:data1" content="Ann Lee">"#,
            &["Ann Lee"],
        ),
    ];
    for (page, expected) in cases {
        assert_eq!(read(page), expected, "{page}");
    }
}

#[test]
fn citations_put_the_family_name_last() {
    let page =
        r#"<meta name="citation_author" content="Lee, Ann"><meta name="citation_author" content="Chan, Bo">"#;
    assert_eq!(read(page), ["Ann Lee", "Bo Chan"]);
}

proptest! {
    #[test]
    fn any_byline_is_cut_without_harm(line in ".*", organization: bool) {
        for name in names::names(&line, &["bell".to_owned()], organization) {
            prop_assert!(!name.text.is_empty());
            names::reads_as_person(&name.text);
        }
    }

    #[test]
    fn any_page_is_asked_without_harm(name in "[^<>]*") {
        read(&format!("<h1>H</h1><p>By {name}</p><div class=author>{name}</div>"));
    }
}
