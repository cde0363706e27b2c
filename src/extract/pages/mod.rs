//! Several pages of one article: which page this is, where the others are, and whether there is one that has
//! them all.
//!
//! A link counts only where its address proves that it leads to the same article: the same host and the same
//! address but for the number of the page. `rel=next` alone proves nothing; on many sites it is the next post,
//! on some the next picture. What stands at the address must then say so itself, or it is not joined.

mod join;
mod mark;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use ::url::Url;
use html5ever::local_name;
use regex::Regex;
use scraper::ElementRef;

use super::hints::Hints;
use super::survey::{self, Survey};
use super::tags::Tag;
use super::text;
pub use join::Joined;

/// The pages of an article, as one of them tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pages {
    /// The number of this page, from 1.
    pub number: u32,
    /// Where the first page is, if this is a later one.
    pub first: Option<Url>,
    /// Where later pages are, by number.
    pub later: BTreeMap<u32, Url>,
    /// Where all pages stand on one.
    pub whole: Option<Url>,
}

/// Links whose addresses are compared: a pager has a dozen, a hostile page any number.
const MOST_LINKS: usize = 300;

/// Bytes at the end of an address in which its number, or its parameter, stands.
const NUMBERED: usize = 16;

/// What a link to all pages on one calls itself.
static WHOLE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?i)single page|one page|all pages|view all|full (article|story)|auf einer seite|komplett|une seule page|una sola p[aá]gina|на одной странице|单页|單頁|一页|一頁|全文|1ページ|一括|전체|semua halaman|tampilkan semua",
    )
    .expect("the pattern is fixed")
});

/// What a page at `url` tells of the pages of its article; `canonical` is what it calls its own address. None
/// where it stands alone.
pub fn pages(survey: &Survey<'_>, url: Option<&Url>, canonical: Option<&Url>) -> Option<Pages> {
    let url = crate::url::canonical(url.or(canonical)?);
    if url.path() == "/" && url.query().is_none() {
        return None;
    }
    let canonical = canonical.map(crate::url::canonical).filter(|own| own.host_str() == url.host_str());
    let links = links(survey, &url);
    let place = place(&url, canonical.as_ref(), &links);
    let mut stems = vec![place.stem.clone()];
    if place.number == 1 {
        stems.extend(canonical.as_ref().map(mark::stem));
    }
    stems.retain(|stem| mark::is_article(stem));
    let later = later(&links, &stems, place.number);
    let by_address = |other: &Url| mark::whole(other).is_some_and(|stem| stems.contains(&stem));
    let told = links.iter().filter(|link| !later.is_empty() && link.is_called_whole(&url));
    let whole = canonical
        .iter()
        .filter(|own| **own != url)
        .chain(links.iter().map(|link| &link.url))
        .find(|other| by_address(other))
        .or_else(|| told.map(|link| &link.url).next())
        .cloned();
    let listed = later.keys().next_back().is_some_and(|last| *last > mark::HIGHEST);
    let pages = Pages { number: place.number, first: place.first, later, whole };
    (!listed && (pages.number > 1 || !pages.later.is_empty() || pages.whole.is_some())).then_some(pages)
}

/// A link of the page to an address of the same host.
struct Link<'a> {
    url: Url,
    node: Option<ElementRef<'a>>,
}

impl Link<'_> {
    /// Whether it says that it leads to all pages on one, and its address is this one's but for its parameters.
    /// Comments and pictures are called so too; hence it counts only on a page that has others.
    fn is_called_whole(&self, url: &Url) -> bool {
        self.url.path() == url.path()
            && self.url.query().is_some()
            && self.url.query() != url.query()
            && mark::readings(&self.url).is_empty()
            && self.node.is_some_and(|node| {
                let line = text::tidy(&crate::html::text::line(node));
                text::weight(&line) <= 40 && WHOLE.is_match(&line)
            })
    }
}

/// Which page of which article an address is.
struct Place {
    stem: String,
    number: u32,
    first: Option<Url>,
}

/// The page's own place: a later page only where it links back to the first, or calls that its own address.
fn place(url: &Url, canonical: Option<&Url>, links: &[Link<'_>]) -> Place {
    let stem = mark::stem(url);
    for own in mark::readings(url) {
        if !mark::is_article(&own.stem) || own.number > mark::HIGHEST {
            continue;
        }
        let first = |other: &&Url| {
            mark::stem(other) == own.stem
                || mark::readings(other).iter().any(|paged| paged.number == 1 && paged.stem == own.stem)
        };
        if own.number == 1 {
            return Place { stem: own.stem, number: 1, first: None };
        }
        if let Some(first) = links.iter().map(|link| &link.url).chain(canonical).find(first) {
            return Place { stem: own.stem, number: own.number, first: Some(first.clone()) };
        }
    }
    Place { stem, number: 1, first: None }
}

fn later(links: &[Link<'_>], stems: &[String], number: u32) -> BTreeMap<u32, Url> {
    let mut later = BTreeMap::new();
    for link in links {
        for paged in mark::readings(&link.url) {
            if paged.number > number && stems.contains(&paged.stem) {
                later.entry(paged.number).or_insert_with(|| link.url.clone());
            }
        }
    }
    later
}

/// The links that may lead to another page of the article; those among readers' comments number something
/// else.
fn links<'a>(survey: &Survey<'a>, url: &Url) -> Vec<Link<'a>> {
    let likely = Likely::of(url);
    let declared = survey.head.links.iter().filter(|(rel, _)| {
        let mut rels = rel.split_ascii_whitespace();
        rels.any(|rel| ["next", "prev", "first"].iter().any(|known| rel.eq_ignore_ascii_case(known)))
    });
    let declared = declared.map(|(_, href)| (*href, None));
    let anchors = survey.elements.iter().filter(|element| element.tag == Tag::A);
    let anchors = anchors.filter_map(|element| {
        let href = survey::attr(element.node, &local_name!("href")).filter(|href| likely.is(href))?;
        (!is_in_comments(survey, element.index)).then_some((href, Some(element.node)))
    });
    let base = survey.head.base.and_then(|base| url.join(base).ok()).unwrap_or_else(|| url.clone());
    declared
        .chain(anchors)
        .take(MOST_LINKS)
        .filter_map(|(href, node)| Some(Link { url: crate::url::resolve(&base, href)?, node }))
        .filter(|link| link.url.host_str() == url.host_str() && link.url != *url)
        .collect()
}

fn is_in_comments(survey: &Survey<'_>, index: usize) -> bool {
    survey.around(index).any(|element| element.hints.any(Hints::COMMENT))
}

/// A quick look at a link as it is written, since resolving all of a page's would cost more than reading it:
/// an address of the same article repeats its name, or leaves it out and is little more than a number.
struct Likely {
    names: Vec<String>,
    /// Whether a name is escaped in the address, which need not be so in a link.
    escaped: bool,
}

impl Likely {
    fn of(url: &Url) -> Self {
        let parts = || url.path().trim_end_matches('/').rsplit('/').take(3);
        let bare = |part: &str| part.split_once('.').map_or(part, |(name, _)| name).to_owned();
        // A number at the end may be that of this page.
        let digits = |c: char| c.is_ascii_digit();
        let short = |part: String| part.trim_end_matches(digits).trim_end_matches(['_', '-']).to_owned();
        let names = parts().map(bare).chain(parts().map(bare).map(short));
        let (names, escaped) =
            names.filter(|name| name.len() > 3).partition(|name: &String| !name.contains('%'));
        let escaped: Vec<String> = escaped;
        Self { names, escaped: !escaped.is_empty() }
    }

    fn is(&self, href: &str) -> bool {
        let href = href.trim();
        let relative = !href.starts_with(['/', '#']) && !href.contains("://");
        let tail = &href.as_bytes()[href.len().saturating_sub(NUMBERED)..];
        let numbered = || tail.iter().any(|byte| byte.is_ascii_digit() || *byte == b'=');
        (relative || self.escaped) && numbered() || self.names.iter().any(|name| href.contains(name.as_str()))
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use scraper::Html;

    use super::*;
    use crate::extract::survey::survey;

    fn of(address: &str, page: &str) -> Option<Pages> {
        let url = Url::parse(&format!("https://bell.test{address}")).unwrap();
        let html = Html::parse_document(page);
        pages(&survey(&html, &HashSet::new()), Some(&url), None)
    }

    fn next(address: &str, page: &str) -> Option<String> {
        let pages = of(address, page)?;
        pages.later.get(&(pages.number + 1)).map(|url| url.as_str().replace("https://bell.test", ""))
    }

    #[test]
    fn a_pager_of_the_same_article_tells_the_next_page() {
        let cases = [
            ("/news/70012", "<a href='/news/70012?page=2'>2</a>", "/news/70012?page=2"),
            ("/news/70012?utm_source=rss", "<a href='?page=2'>下一頁</a>", "/news/70012?page=2"),
            ("/articles/373020", "<link rel=next href=/articles/373020/2>", "/articles/373020/2"),
            ("/a/WS66310824.html", "<a href='WS66310824_2.html'>Next</a>", "/a/WS66310824_2.html"),
            ("/%E9%80%80%E7%BE%A4/", "<a href='/退群/2/'>2</a>", "/%E9%80%80%E7%BE%A4/2/"),
            (
                "/articles/373020/2",
                "<a href='/articles/373020'>1</a><a href='/articles/373020/3'>3</a>",
                "/articles/373020/3",
            ),
            ("/a/7000?page=1", "<a href='/a/7000?page=2'>2</a>", "/a/7000?page=2"),
        ];
        for (address, page, expected) in cases {
            assert_eq!(next(address, page).as_deref(), Some(expected), "{address} {page}");
        }
    }

    #[test]
    fn what_proves_no_same_article_is_no_next_page() {
        let cases = [
            ("the next post", "/2026/01/bell/", "<link rel=next href=/2026/01/horn/>"),
            ("a post of the same headline", "/2026/bell/", "<a rel=next href=/2026/bell-2/>Next</a>"),
            ("another host", "/a/7000", "<a rel=next href=https://horn.test/a/7000?page=2>2</a>"),
            ("pages of comments", "/a/7000", "<div class=comments><a href='/a/7000?page=2'>2</a></div>"),
            ("comments counted from 0", "/a/7000", "<a rel=next href='/a/7000?page=1'>2</a>"),
            ("an archive", "/a/7000", "<a href='?page=2'>2</a><a href='?page=83'>83</a>"),
            (
                "the article with the next number",
                "/news/2",
                "<a href='/news/3'>Next</a><a href='/news'>News</a>",
            ),
            ("the next page of a section", "/news", "<a rel=next href='/news/page/2'>Older</a>"),
            ("a picture", "/a/7000", "<a href='/a/7000/photo/2'>2</a>"),
            ("the front page", "/", "<a href='/page/2'>Older</a>"),
        ];
        for (name, address, page) in cases {
            assert_eq!(next(address, page), None, "{name}");
        }
    }

    #[test]
    fn a_view_of_all_pages_is_known_by_its_address_or_its_words() {
        for page in [
            "<a href='/article/7000?mode=whole'>whole</a>",
            "<a href='/article/7000?page=2'>2</a><a href='?display=full'>View as single page</a>",
        ] {
            assert!(of("/article/7000", page).unwrap().whole.is_some(), "{page}");
        }
        assert_eq!(of("/article/7000", "<a href='/list?mode=whole'>All</a>"), None);
        assert_eq!(of("/article/7000", "<a href='?comments=all'>View all comments</a>"), None);
        assert_eq!(of("/article/7000?mode=whole", "<a href='/article/7000?mode=whole'>whole</a>"), None);
    }

    #[test]
    fn a_later_page_knows_its_first_only_where_it_links_back() {
        let back = of("/news/70012?page=2", "<a href='/news/70012'>1</a>").unwrap();
        assert_eq!((back.number, back.first.unwrap().path()), (2, "/news/70012"));
        assert_eq!(of("/news/70012?page=2", "<a href='/news/9'>other</a>"), None);
    }
}
