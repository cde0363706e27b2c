//! Where a saved page came from, as far as the page itself says.
//!
//! Site rules, article keys and what sources know all go by the address, so it is wanted before the page is
//! parsed; a look at the first bytes is enough.

use std::sync::LazyLock;

use regex::bytes::Regex;
use url::Url;

use crate::html::entity;

/// Bytes looked at. Some papers put 50 kB of styles before their canonical link.
const LOOKED_AT: usize = 128 * 1024;

/// What browsers and `SingleFile` note when they save a page.
static SAVED_FROM: LazyLock<Regex> = LazyLock::new(|| {
    compiled(r"(?is-u)<!--\s*(?:saved from url=\(\d{4,5}\)|page saved with singlefile\s+url:\s*)(\S{1,2000})")
});

static TAG: LazyLock<Regex> = LazyLock::new(|| compiled(r"(?is-u)<(?:link|meta)\s[^>]*>"));

static ATTRIBUTE: LazyLock<Regex> = LazyLock::new(|| {
    compiled(r#"(?is-u)\s(rel|href|property|name|content)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))"#)
});

fn compiled(pattern: &str) -> Regex {
    Regex::new(pattern).expect("the pattern is a constant that every test compiles")
}

/// The address that the saving browser noted: where the page was fetched from.
pub fn saved_from(bytes: &[u8]) -> Option<Url> {
    let head = &bytes[..bytes.len().min(LOOKED_AT)];
    web_address(SAVED_FROM.captures(head)?.get(1)?.as_bytes())
}

/// The address that the page calls its own: its canonical link, else `og:url`. The front page, which some
/// templates name on every page, does not count.
pub fn own(bytes: &[u8]) -> Option<Url> {
    let head = &bytes[..bytes.len().min(LOOKED_AT)];
    let mut og = None;
    for tag in TAG.find_iter(head) {
        match claim(tag.as_bytes()) {
            Some(Claim::Canonical(url)) => return Some(url),
            Some(Claim::OpenGraph(url)) if og.is_none() => og = Some(url),
            _ => {}
        }
    }
    og
}

enum Claim {
    Canonical(Url),
    OpenGraph(Url),
}

fn claim(tag: &[u8]) -> Option<Claim> {
    let mut values = [None; 4];
    for found in ATTRIBUTE.captures_iter(tag) {
        let value = found.iter().skip(2).flatten().next()?.as_bytes();
        let slot = match found[1].to_ascii_lowercase().as_slice() {
            b"rel" => 0,
            b"href" => 1,
            b"content" => 3,
            _ => 2,
        };
        values[slot] = values[slot].or(Some(value));
    }
    let [rel, href, property, content] = values;
    let front = |url: &Url| url.path() == "/" && url.query().is_none();
    let address = |value: Option<&[u8]>| web_address(value?).filter(|url| !front(url));
    if rel.is_some_and(|rel| rel.eq_ignore_ascii_case(b"canonical")) {
        return address(href).map(Claim::Canonical);
    }
    if property.is_some_and(|property| property.eq_ignore_ascii_case(b"og:url")) {
        return address(content).map(Claim::OpenGraph);
    }
    None
}

fn web_address(bytes: &[u8]) -> Option<Url> {
    let text = std::str::from_utf8(bytes).ok()?.trim();
    let url = Url::parse(&entity::unescape(text)).ok()?;
    (matches!(url.scheme(), "http" | "https") && url.has_host()).then_some(url)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_page_says_what_its_address_is() {
        for (name, page, expected) in [
            (
                "canonical",
                "<LINK href='https://a.test/1?x=1&amp;y=2' rel=\"canonical\">",
                Some("https://a.test/1?x=1&y=2"),
            ),
            ("bare attributes", "<link rel=canonical href=https://a.test/1>", Some("https://a.test/1")),
            ("og:url", "<meta property=og:url content='https://a.test/2'>", Some("https://a.test/2")),
            (
                "canonical before og:url",
                "<meta property='og:url' content='https://a.test/2'>\n<link\nrel='canonical' href='https://a.test/1'/>",
                Some("https://a.test/1"),
            ),
            ("a stylesheet", "<link rel=stylesheet href=https://a.test/a.css>", None),
            ("a bare path", "<link rel=canonical href=/1>", None),
            ("the front page", "<link rel=canonical href=https://a.test/>", None),
            ("another scheme", "<link rel=canonical href='javascript:alert(1)'>", None),
        ] {
            assert_eq!(own(page.as_bytes()).map(String::from).as_deref(), expected, "{name}");
        }
    }

    #[test]
    fn a_browser_notes_where_it_saved_a_page() {
        for (page, expected) in [
            ("<!-- saved from url=(0022)https://a.test/article -->\n<html>", Some("https://a.test/article")),
            (
                "<!DOCTYPE html><!--\n Page saved with SingleFile \n url: https://a.test/b \n saved date: x\n-->",
                Some("https://a.test/b"),
            ),
            ("<!-- saved from url=(0014)about:internet -->", None),
            ("<html>", None),
        ] {
            assert_eq!(saved_from(page.as_bytes()).map(String::from).as_deref(), expected, "{page}");
        }
    }

    proptest! {
        #[test]
        fn any_bytes_are_looked_at(bytes in proptest::collection::vec(any::<u8>(), 0..300), text in "(<(link|meta) |rel=|canonical|href=|[\"'>= ]|http://a/b){0,20}") {
            let _ = (own(&bytes), saved_from(&bytes), own(text.as_bytes()));
        }
    }
}
