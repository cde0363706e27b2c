//! Which page of what an address names: `/news/7?page=2` is the second page of `/news/7`, and
//! `/news/7?page=all` all of its pages on one.
//!
//! Only the form is read here. That `/news/2` is the second page of `/news` is as good a reading as any, so an
//! address may have several; what the page says of itself decides between them.

use ::url::Url;

/// The highest page number of an article. Articles run to a dozen pages; what has a hundred is an archive.
pub const HIGHEST: u32 = 40;

/// Parameters that number pages.
const PARAMETERS: [&str; 16] = [
    "page",
    "p",
    "pg",
    "pn",
    "paged",
    "pageno",
    "page_no",
    "pagenum",
    "pageindex",
    "curpage",
    "currentpage",
    "pagewanted",
    "pagina",
    "pagenumber",
    "seite",
    "part",
];

/// Words before the number in a segment of the path: `/page/2`, `/seite-2`, `_p2.html`.
const WORDS: [&str; 7] = ["page", "p", "pg", "seite", "pagina", "part", "s"];

/// Parameters and values that ask for all pages on one.
const WHOLE: [(&str, &str); 10] = [
    ("mode", "whole"),
    ("page", "all"),
    ("page", "whole"),
    ("p", "all"),
    ("seite", "all"),
    ("pages", "all"),
    ("pagewanted", "all"),
    ("currentpage", "all"),
    ("view", "all"),
    ("view", "single"),
];

/// Parameters that ask for it by being set.
const WHOLE_FLAGS: [&str; 7] =
    ["viewall", "singlepage", "single_page", "onepage", "fullpage", "allpages", "fulltext"];

/// Last segments of a path that mean all pages on one.
const WHOLE_SEGMENTS: [&str; 5] = ["komplettansicht", "singlepage", "single-page", "onepage", "one-page"];

/// An address read as a page of something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paged {
    /// The address of the first page without scheme: see [`stem`].
    pub stem: String,
    /// From 1.
    pub number: u32,
}

/// What all spellings of an address share: host, path without a trailing slash, query. The address is to be
/// canonical.
pub fn stem(url: &Url) -> String {
    built(url, url.path(), url.query().unwrap_or_default())
}

/// Whether a stem can be an article's: it has a number or a day in it, or a name of several words. A section
/// has neither, and its second page is no second page of an article.
pub fn is_article(stem: &str) -> bool {
    let path = stem.split_once('/').map_or("", |(_, path)| path);
    let digits = path.split(|c: char| !c.is_ascii_digit()).map(str::len).max().unwrap_or_default();
    let name = path.split('?').next().and_then(|path| path.rsplit('/').next()).unwrap_or_default();
    digits >= 4 || name.len() >= 20 || name.contains('%') || name.matches(['-', '_']).count() >= 2
}

/// All ways to read an address as a numbered page; none is without a number.
pub fn readings(url: &Url) -> Vec<Paged> {
    let (path, query) = (url.path(), url.query().unwrap_or_default());
    let by_path = [segment(path), word_segments(path), file(path)].into_iter().flatten();
    let mut all: Vec<Paged> =
        by_path.map(|(path, number)| Paged { stem: built(url, &path, query), number }).collect();
    let number_of = |pair: &str| {
        let (name, value) = pair.split_once('=')?;
        number(value).filter(|_| PARAMETERS.contains(&name.to_ascii_lowercase().as_str()))
    };
    if let Some((rest, number)) = without(query, number_of) {
        all.push(Paged { stem: built(url, path, &rest), number });
    }
    all
}

/// The stem of the article that an address has all pages of.
pub fn whole(url: &Url) -> Option<String> {
    let (path, query) = (url.path(), url.query().unwrap_or_default());
    let asks = |pair: &str| {
        let (name, value) = pair.split_once('=')?;
        let (name, value) = (name.to_ascii_lowercase(), value.to_ascii_lowercase());
        let flag =
            WHOLE_FLAGS.contains(&name.as_str()) && matches!(value.as_str(), "1" | "true" | "yes" | "y");
        (flag || WHOLE.contains(&(name.as_str(), value.as_str()))).then_some(())
    };
    if let Some((rest, ())) = without(query, asks) {
        return Some(built(url, path, &rest));
    }
    let (before, last) = path.trim_end_matches('/').rsplit_once('/')?;
    WHOLE_SEGMENTS.contains(&last).then(|| built(url, before, query))
}

fn built(url: &Url, path: &str, query: &str) -> String {
    let port = url.port().map(|port| format!(":{port}")).unwrap_or_default();
    let mark = if query.is_empty() { "" } else { "?" };
    format!("{}{port}{}{mark}{query}", url.host_str().unwrap_or_default(), path.trim_end_matches('/'))
}

/// A query without the first pair that is one of those wanted.
fn without<T>(query: &str, wanted: impl Fn(&str) -> Option<T>) -> Option<(String, T)> {
    let pairs: Vec<&str> = query.split('&').collect();
    let (at, value) = pairs.iter().enumerate().find_map(|(at, pair)| Some((at, wanted(pair)?)))?;
    let rest = [&pairs[..at], &pairs[at + 1..]].concat();
    Some((rest.join("&"), value))
}

fn number(text: &str) -> Option<u32> {
    let plain = !text.is_empty() && text.len() <= 3 && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|number| plain && *number > 0)
}

/// The number in `page2`, `page-2`, `p2`.
fn worded(text: &str) -> Option<u32> {
    let digits = text.trim_start_matches(|c: char| c.is_ascii_alphabetic() || matches!(c, '-' | '_'));
    let word = text[..text.len() - digits.len()].trim_end_matches(['-', '_']).to_ascii_lowercase();
    number(digits).filter(|_| WORDS.contains(&word.as_str()))
}

/// `/a/7/2`, `/a/7/page-2`.
fn segment(path: &str) -> Option<(String, u32)> {
    let (before, last) = path.trim_end_matches('/').rsplit_once('/')?;
    let number = number(last).or_else(|| worded(last))?;
    (!before.is_empty()).then(|| (before.to_owned(), number))
}

/// `/a/7/page/2`.
fn word_segments(path: &str) -> Option<(String, u32)> {
    let (before, last) = path.trim_end_matches('/').rsplit_once('/')?;
    let (before, word) = before.rsplit_once('/')?;
    let number = number(last).filter(|_| WORDS.contains(&word.to_ascii_lowercase().as_str()))?;
    (!before.is_empty()).then(|| (before.to_owned(), number))
}

/// `/a/7_2.html`, `/a/7-p2.html`, `/a/700123-2`. Without an ending, only behind a number of five digits, which
/// is no year: many a site tells two posts of one headline, or the days of a series, apart by such a suffix.
fn file(path: &str) -> Option<(String, u32)> {
    let (folder, name) = path.trim_end_matches('/').rsplit_once('/')?;
    let (name, ending) = match name.rsplit_once('.') {
        Some((name, ending)) if ending.len() <= 5 && ending.bytes().all(|b| b.is_ascii_alphabetic()) => {
            (name, format!(".{ending}"))
        }
        _ => (name, String::new()),
    };
    let (before, last) = name.rsplit_once(['_', '-', '.', ','])?;
    let number = number(last).or_else(|| worded(last))?;
    let digits = before.len() - before.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    let trusted = !before.is_empty() && (!ending.is_empty() || digits >= 5);
    trusted.then(|| (format!("{folder}/{before}{ending}"), number))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn url(rest: &str) -> Url {
        Url::parse(&format!("https://bell.test{rest}")).unwrap()
    }

    #[test]
    fn a_page_is_known_by_its_number_in_the_query_the_path_or_the_file() {
        let cases = [
            ("/news/7?page=2", "/news/7", 2),
            ("/news.php?id=7&p=3", "/news.php?id=7", 3),
            ("/articles/373020/2", "/articles/373020", 2),
            ("/2026/01/slug/2/", "/2026/01/slug", 2),
            ("/slug/page/4/", "/slug", 4),
            ("/2026-01/slug/seite-2", "/2026-01/slug", 2),
            ("/a/WS664af0b2_2.html", "/a/WS664af0b2.html", 2),
            ("/c1001-40158123-2.html", "/c1001-40158123.html", 2),
            ("/a/story-p3.html", "/a/story.html", 3),
            ("/1234567-2", "/1234567", 2),
        ];
        for (address, stem, number) in cases {
            let expected = Paged { stem: format!("bell.test{stem}"), number };
            assert!(readings(&url(address)).contains(&expected), "{address}: {:?}", readings(&url(address)));
        }
    }

    #[test]
    fn what_only_looks_like_a_page_is_none() {
        for address in [
            "/unermuedlicher-einsatz-2/",
            "/notes/letters-of-2025-15",
            "/?p=72621",
            "/news/2026",
            "/slug/comment-page-2/",
            "/list?page=2083",
            "/a/7000?id=2",
            "/2",
        ] {
            let stems: Vec<String> = readings(&url(address)).into_iter().map(|paged| paged.stem).collect();
            let commented = stems == ["bell.test/slug/comment-page"];
            assert!(stems.is_empty() || commented, "{address}: {stems:?}");
        }
    }

    #[test]
    fn an_article_has_a_number_a_day_or_a_name_of_several_words() {
        for stem in
            ["x.test/news/70012", "x.test/2026/01/bell", "x.test/the-clerk-counts", "x.test/a?id=70012"]
        {
            assert!(is_article(stem), "{stem}");
        }
        for stem in ["x.test/news", "x.test/category/sea", "x.test", "x2026.test/news"] {
            assert!(!is_article(stem), "{stem}");
        }
    }

    #[test]
    fn all_pages_on_one_are_known_by_their_address() {
        for address in ["/article/7?mode=whole", "/article/7?x=1&page=all", "/article/7/komplettansicht"] {
            let stem = whole(&url(address)).unwrap();
            assert!(stem.starts_with("bell.test/article/7"), "{stem}");
        }
        assert_eq!(whole(&url("/article/7?page=2")), None);
    }

    proptest! {
        #[test]
        fn any_address_is_read_without_harm(rest in "/[a-z0-9/._?&=%é-]{0,40}") {
            for paged in readings(&url(&rest)) {
                prop_assert!((1..1_000).contains(&paged.number));
            }
            whole(&url(&rest));
        }
    }
}
