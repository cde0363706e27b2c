//! Titles of made-up pages.

use std::collections::HashSet;

use proptest::prelude::*;
use scraper::Html;

use super::*;
use crate::extract::survey::survey;

fn read(page: &str, sites: &[&str]) -> Option<Headline> {
    let html = Html::parse_document(page);
    let survey = survey(&html, &HashSet::new());
    let linked = crate::extract::jsonld::read(&survey.head.linked_data, None, survey.meta("og:title"));
    let sites: Vec<String> = sites.iter().map(|site| (*site).to_owned()).collect();
    title(&survey, &linked, &sites)
}

fn linked(headline: &str) -> String {
    format!(
        r#"<script type="application/ld+json">{{"@type":"NewsArticle","headline":"{headline}"}}</script>"#
    )
}

fn shared(title: &str) -> String {
    format!(r#"<meta property="og:title" content="{title}">"#)
}

#[test]
fn the_name_of_the_site_goes_from_either_end() {
    let cases = [
        ("Leaving the club | The Daily Bell", "The Daily Bell", "Leaving the club"),
        ("The Daily Bell: Leaving", "The Daily Bell", "The Daily Bell: Leaving"),
        ("退群之後的世界會怎樣｜作者／專欄｜換日線", "換日線", "退群之後的世界會怎樣"),
        ("A well-known half-truth about the withdrawal", "", "A well-known half-truth about the withdrawal"),
        ("Daily Bell » Leaving", "Daily Bell", "Leaving"),
        ("Elbe-Bank gerät unter Druck", "Elber Bote", "Elbe-Bank gerät unter Druck"),
        ("Bank gerät unter Druck-Bote", "Bote", "Bank gerät unter Druck"),
        (
            "Why the council shrank :: The Harbour Information Agency :: New Views of the Harbour",
            "",
            "Why the council shrank",
        ),
        ("茶葉出口新規上路引發討論-茶葉,出口,關稅,農會,港口-海風網", "海風網", "茶葉出口新規上路引發討論"),
        ("How to grow beans on a balcony | Grow", "Grow", "How to grow beans on a balcony"),
        ("Beans for all | How to grow what you eat", "Grow", "Beans for all | How to grow what you eat"),
    ];
    for (title, site, expected) in cases {
        assert_eq!(Names::of(&[site.to_owned()]).without_site(title), expected, "{title}");
    }
}

#[test]
fn a_section_goes_only_where_the_page_names_it() {
    let mut names = Names::of(&[]);
    assert_eq!(names.without("Why we left | Views"), "Why we left | Views");
    names.learn_sections(["Views"].into_iter());
    assert_eq!(names.without("Why we left | Views"), "Why we left");
}

#[test]
fn the_heading_that_readers_see_is_the_headline() {
    let page = format!(
        "{}<h1>Why the council lost a third of its members</h1>",
        shared("Council: why a third of members left | Daily Bell")
    );
    let found = read(&page, &["Daily Bell"]).unwrap();
    assert_eq!(found.text, "Why the council lost a third of its members");
}

#[test]
fn a_heading_in_the_path_is_written_for_search_engines() {
    let page = format!(
        "{}{}<nav class=breadcrumbs><h1>Power cut in Bellport: Trains, lights, what to know</h1></nav>\
         <h2>Lights out, trains stopped: How safe is our grid?</h2>",
        linked("Lights out, trains stopped: How safe is our grid?"),
        shared("Power cut in Bellport: Trains, lights, what to know"),
    );
    assert_eq!(read(&page, &[]).unwrap().text, "Lights out, trains stopped: How safe is our grid?");
    let only = format!(
        "{}<nav class=breadcrumbs><h1>Power cut in Bellport</h1></nav><p>Text.",
        shared("Power cut in Bellport")
    );
    assert_eq!(read(&only, &[]).unwrap().text, "Power cut in Bellport");
}

#[test]
fn a_kicker_a_label_or_a_date_above_the_headline_is_no_part_of_it() {
    for heading in [
        "<h2><span>New harbour school</span><div>Jo Lind, wholly himself in every picture</div></h2>",
        "<h1>Title: Jo Lind, wholly himself in every picture</h1>",
        "<h1>Dec 18 2025 Jo Lind, wholly himself in every picture</h1>",
    ] {
        let page = format!("{}{heading}", shared("Jo Lind, wholly himself in every picture"));
        assert_eq!(read(&page, &[]).unwrap().text, "Jo Lind, wholly himself in every picture", "{heading}");
    }
}

#[test]
fn the_blog_that_heads_every_page_is_learnt_from_the_titles() {
    let page = format!(
        "<title>Lantern Notes: Small walks with small dogs</title>{}<h1>Lantern Notes</h1><h3>Small walks with small dogs</h3>",
        shared("Small walks with small dogs")
    );
    assert_eq!(read(&page, &[]).unwrap().text, "Small walks with small dogs");
}

#[test]
fn a_lone_heading_is_the_headline_of_a_page_titled_by_its_site() {
    let page = "<title>人間海報-新聞</title><h1>網購年菜要注意保存的方式</h1><p>文。";
    assert_eq!(read(page, &[]).unwrap().text, "網購年菜要注意保存的方式");
}

#[test]
fn the_raw_title_keeps_what_was_cut() {
    let page = format!(
        "<title>【時事】離開之後 | 海岸線</title>{}<h1>【時事】離開之後</h1>",
        shared("【時事】離開之後")
    );
    let found = read(&page, &["海岸線"]).unwrap();
    assert_eq!((found.text.as_str(), found.raw.as_str()), ("【時事】離開之後", "【時事】離開之後 | 海岸線"));
}

#[test]
fn the_headline_stands_where_a_heading_says_it_or_ends_with_it() {
    let cases = [
        ("<p>Menu</p><h1>The bell rings</h1>", Some(1)),
        ("<p>The bell rings</p><h2>The bell rings</h2>", Some(1)),
        ("<p>Menu</p><p>The bell rings</p>", Some(1)),
        ("<a href=/>The bell rings</a><h2>Harbour - The bell rings</h2>", Some(1)),
        ("<p>Harbour - The bell rings</p>", None),
    ];
    for (page, expected) in cases {
        let html = Html::parse_document(page);
        assert_eq!(place(&survey(&html, &HashSet::new()), Some("The bell rings")), expected, "{page}");
    }
}

#[test]
fn references_written_twice_into_a_heading_are_undone() {
    let page = format!(
        "{}<h1>Bells &amp;#x26; whistles of the harbour</h1>",
        shared("Bells &amp; whistles of the harbour")
    );
    assert_eq!(read(&page, &[]).unwrap().text, "Bells & whistles of the harbour");
}

proptest! {
    #[test]
    fn any_titles_are_read_without_harm(page in ".*", shared_title in "[^<>]*", heading in "[^<>]*", site in ".*") {
        let page = format!("<title>{page}</title>{}<h1>{heading}</h1>", shared(&shared_title));
        if let Some(found) = read(&page, &[&site]) {
            prop_assert!(!found.text.is_empty());
        }
    }
}
