//! Pages and what is read from them: a folder a case in `tests/golden/page`, with the page, where it came
//! from, what is expected, and site rules of its own where the shipped ones do not serve. `UPDATE_GOLDEN=1 cargo
//! test --test extraction` writes the expectations anew; the difference is what to review.

#![expect(clippy::unwrap_used, reason = "a broken case is a broken test")]

use std::fs;
use std::path::{Path, PathBuf};

use proptest::prelude::*;
use serde::Deserialize;
use serde_json::{Value, json};
use tuiqun::config::{self, Config};
use tuiqun::date::{Dated, Place};
use tuiqun::extract::pages::Joined;
use tuiqun::extract::{self, Article, Facts};
use tuiqun::html::{self, Bounds};
use url::Url;

/// Where a case's page came from.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    url: Url,
    timezone: String,
}

fn shipped() -> Config {
    config::load(&config::Place::BuiltIn).unwrap()
}

/// The shipped configuration, or one with the case's own site rules.
fn configured(folder: &Path) -> Config {
    let Ok(sites) = fs::read_to_string(folder.join("sites.toml")) else { return shipped() };
    let place = tempfile::tempdir().unwrap();
    fs::write(place.path().join("sites.toml"), sites).unwrap();
    config::load(&config::Place::Folder(place.path().to_owned())).unwrap()
}

fn read(page: &str, case: &Case, config: &Config) -> Result<Article, String> {
    let tree = html::parse(page, Bounds::default()).map_err(|overrun| overrun.to_string())?;
    let place = Place { timezone: case.timezone.parse().unwrap(), taiwan: false };
    let rule = extract::rule(&tree, &config.rules, &case.url, place);
    let article = extract::extract(&tree, &Facts { url: Some(&case.url), place, rule })?;
    Ok(Joined::new(article).finish())
}

fn told(read: Result<Article, String>) -> Value {
    match read {
        Err(error) => json!({ "error": error }),
        Ok(article) => json!({
            "title": article.title,
            "raw_title": article.raw_title,
            "authors": article.authors,
            "site_name": article.site_name,
            "published": article.published.as_ref().map(Dated::iso),
            "published_evidence": article.published_evidence,
            "modified": article.modified.as_ref().map(Dated::iso),
            "canonical_url": article.canonical_url,
            "copy_of": article.copy_of,
            "declared_language": article.declared_language,
            "body": article.body.split("\n\n").collect::<Vec<_>>(),
            "body_evidence": article.body_evidence,
            "kind": article.kind,
            "section": article.section,
            "image": article.image,
            "standfirst": article.standfirst,
            "captions": article.captions,
            "biography": article.biography,
            "comments": article.comments,
            "paywalled": article.paywalled,
            "partial": article.partial.as_ref().map(|partial| format!("{}: {}", partial.cut.as_str(), partial.evidence)),
            "original_title": article.provenance.as_ref().and_then(|known| known.original_title.clone()),
            "original_site": article.provenance.as_ref().and_then(|known| known.original_site.clone()),
            "provenance_lines": article.provenance.as_ref().map(|known| known.lines.clone()).unwrap_or_default(),
        }),
    }
}

fn cases() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/page");
    let mut cases: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    cases.sort();
    cases
}

#[test]
fn each_page_reads_as_expected() {
    for folder in cases() {
        let config = configured(&folder);
        let name = folder.file_name().unwrap().to_string_lossy().into_owned();
        let case: Case =
            serde_json::from_str(&fs::read_to_string(folder.join("case.json")).unwrap()).unwrap();
        let found = told(read(&fs::read_to_string(folder.join("page.html")).unwrap(), &case, &config));
        let expected = folder.join("expected.json");
        if std::env::var_os("UPDATE_GOLDEN").is_some() {
            fs::write(&expected, serde_json::to_string_pretty(&found).unwrap() + "\n").unwrap();
            continue;
        }
        let wanted: Value = serde_json::from_str(&fs::read_to_string(expected).unwrap()).unwrap();
        if let Some(difference) = difference(&wanted, &found) {
            panic!("{name}: {difference}");
        }
    }
}

#[test]
fn every_shipped_rule_has_a_page_that_it_reads() {
    let read_by: Vec<String> = cases()
        .iter()
        .filter(|folder| !folder.join("sites.toml").exists())
        .map(|folder| fs::read_to_string(folder.join("expected.json")).unwrap())
        .map(|expected| serde_json::from_str::<Value>(&expected).unwrap()["body_evidence"].to_string())
        .collect();
    for rule in &shipped().rules.0 {
        let evidence = format!("\"rule {}\"", rule.name());
        assert!(read_by.contains(&evidence), "no page of tests/golden/page is read by {}", rule.name());
    }
}

#[test]
fn every_shipped_rule_agrees_with_the_generic_finder_on_its_own_pages() {
    let config = shipped();
    for folder in cases().into_iter().filter(|folder| !folder.join("sites.toml").exists()) {
        let case: Case =
            serde_json::from_str(&fs::read_to_string(folder.join("case.json")).unwrap()).unwrap();
        let page = fs::read_to_string(folder.join("page.html")).unwrap();
        let Some(agreement) = read(&page, &case, &config).ok().and_then(|article| article.agreement) else {
            continue;
        };
        // What the pipeline warns of, with room for pages shorter than any real one.
        assert!(agreement > 0.6, "{}: {agreement}", folder.display());
    }
}

#[test]
fn a_rule_whose_body_is_gone_agrees_with_nothing() {
    let case = Case {
        url: Url::parse("https://crossing.cw.com.tw/article/1").unwrap(),
        timezone: "Asia/Taipei".to_owned(),
    };
    let text = "<p>湖邊那棟樓的三樓，有一張長桌。開會的人都記得自己的位子，因為名牌從來不換。</p>\
        <p>一月的第二個星期，名牌少了一塊。沒有人宣布，也沒有人去補，中間空了一個人的寬度。</p>";
    let page = |name: &str| {
        format!("<html><body><h1>桌上少了一塊名牌</h1><article><div class='{name}'>{text}</div></article>")
    };
    let agreement = |name: &str| read(&page(name), &case, &shipped()).unwrap().agreement.unwrap();
    assert!((agreement("trackSection") - 1.0).abs() < 1e-9);
    assert!(agreement("story-2027").abs() < 1e-9);
}

/// The first member that differs, and how.
fn difference(wanted: &Value, found: &Value) -> Option<String> {
    let mut members = wanted.as_object()?.iter().chain(found.as_object()?).map(|(key, _)| key);
    let key = members.find(|key| wanted.get(key) != found.get(key))?;
    let show = |value: &Value| value.get(key).map_or_else(|| "nothing".to_owned(), Value::to_string);
    Some(format!("{key} is\n{}\nand should be\n{}", show(found), show(wanted)))
}

#[test]
fn one_article_of_the_liberty_times_has_one_key_under_every_address() {
    let config = shipped();
    let key = |address: &str| config.keys.key(&Url::parse(address).unwrap());
    let addresses = [
        "https://news.ltn.com.tw/news/world/breakingnews/5303999",
        "http://news.ltn.com.tw/amp/news/politics/breakingnews/5303999",
        "https://ec.ltn.com.tw/article/breakingnews/5303999",
    ];
    for address in addresses {
        assert_eq!(key(address), key(addresses[0]), "{address}");
    }
    assert_ne!(key("https://talk.ltn.com.tw/article/paper/5303999"), key(addresses[0]));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Pages made of any pieces are read, or refused with a sentence.
    #[test]
    fn any_page_is_read_or_refused(pieces in prop::collection::vec(prop::sample::select(vec![
        "<div class=article-body>", "</div>", "<p>", "A sentence that says enough to be prose, in the end. ",
        "<a href=/x>", "</a>", "<h1>", "</h1>", "<br>", "<ul><li>", "</ul>", "<table><tr><td>", "</table>",
        "<script type=application/ld+json>{\"@type\":\"Article\",", "\"headline\":\"\u{0}", "</script>", "<time datetime=",
        "2026-01-14>", "正文，以及更多的正文。", "記者", "／台北報導", "<figure><img alt='x y z x y z'>", "<pre>\n\n", "<title>",
        "window.__STATE__={", "<figure>", "</figure>", "<figcaption>", "<p class=standfirst>", "<div class=author-bio>",
        "\"isAccessibleForFree\":\"False\",\"hasPart\":{\"cssSelector\":\".article-body, [\"},\"wordCount\":9,",
        "\"image\":[{\"url\":\"\"}],", "Subscribe to continue reading.", "12 comments", "来源：港口日报", "Read the full article",
        "<base href='", "<meta property=og:image content='http://[", "<img src=//x:99999 alt='x y z x y z'>", "\u{ad}\u{200f}", "&amp;&#0;", "<meta property=og:title content='",
    ]), 0..60)) {
        let config = shipped();
        let page: String = pieces.concat();
        let case = Case { url: Url::parse("https://x.example/2026/13/45").unwrap(), timezone: "UTC".to_owned() };
        if let Err(error) = read(&page, &case, &config) {
            prop_assert!(!error.is_empty());
        }
    }
}

/// The shapes by which a page of a few hundred kilobytes once held a core for minutes: many names, many
/// headings, many nodes, each compared with all the others. What is left of each is bounded, which shows in
/// what is read; the time shows if this test does not end.
#[test]
fn many_names_headings_and_nodes_are_bounded() {
    let case = Case { url: "https://bell.example/a/1".parse().unwrap(), timezone: "UTC".to_owned() };
    let config = shipped();
    let text = "<p>The bell was rung for the council, and nobody could say afterwards who had rung it.</p>\
        <p>Somebody had, and the council, which had been asleep, woke up and voted to stay.</p>";
    let long = "headline ".repeat(1_000);
    let letters =
        |n: usize| format!("{}{}", (b'a' + (n % 26) as u8) as char, (b'a' + (n / 26 % 26) as u8) as char);
    let authors: Vec<Value> =
        (0..4_000).map(|n| json!({"name": format!("Ada {}{}", letters(n), letters(n / 676))})).collect();
    let sites: Vec<Value> =
        (0..2_000).map(|n| json!({"@type": "Organization", "name": format!("House {n}")})).collect();
    let nodes: Vec<Value> = (0..500).map(|_| json!({"@type": "NewsArticle", "headline": long})).collect();
    for linked in [
        json!({"@type": "NewsArticle", "headline": "The bell", "author": authors}),
        json!([{"@type": "NewsArticle", "headline": "The bell", "author": authors}, sites]),
        json!(nodes),
    ] {
        let headings: String = (0..2_000).fold(String::new(), |all, n| all + &format!("<h2>Part {n}</h2>"));
        let page = format!(
            "<html><head><title>{long}</title><meta property=og:title content='{long}'>\
             <script type='application/ld+json'>{linked}</script></head>\
             <body><article><h1>The bell</h1>{text}</article><footer>{headings}</footer></body></html>"
        );
        let article = read(&page, &case, &config).unwrap();
        assert!(article.authors.len() <= 50, "{}", article.authors.len());
        assert!(article.title.as_deref().is_some_and(|title| title.chars().count() <= 1_000));
        assert!(article.body.contains("voted to stay"));
    }
}
