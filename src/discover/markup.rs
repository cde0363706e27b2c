//! What an XML list is, told by its root whatever its source calls it: a feed, a sitemap, or a page that
//! stands where a list was promised.

use crate::html::text;

use super::collector::Collector;
use super::xml::{Piece, Xml};
use super::{Found, List, Unreadable, feed, sitemap};

/// Reads a feed or a sitemap.
///
/// # Errors
/// [`Unreadable`], if it is neither, or broken before its first entry.
pub fn read(document: &str, list: &List<'_>) -> Result<Found, Unreadable> {
    let start = root_start(document);
    let found = read_from(&document[start..], list);
    if is_sound(&found) {
        return found;
    }
    // A bare `<` swallows text up to the next `>`; tried again with such made text, the better reading counts.
    let mended = escape_bare_brackets(&document[start..]);
    let again = if mended.len() > document.len() - start { read_from(&mended, list) } else { return found };
    if count(&again) > count(&found) { again } else { found }
}

fn is_sound(found: &Result<Found, Unreadable>) -> bool {
    found.as_ref().is_ok_and(|found| found.rejected.is_empty())
}

fn count(found: &Result<Found, Unreadable>) -> usize {
    found.as_ref().map_or(0, |found| 1 + found.entries.len() + found.more.len())
}

fn read_from(document: &str, list: &List<'_>) -> Result<Found, Unreadable> {
    let mut collector = Collector::new(list);
    let root = root_name(document).ok_or_else(|| Unreadable::Type(no_markup(document)))?;
    let mut xml = Xml::new(document);
    match root.as_str() {
        root if feed::is_root(root) => feed::read(&mut xml, &mut collector),
        root if sitemap::is_root(root) => sitemap::read(&mut xml, &mut collector),
        _ => return Err(Unreadable::Type(other_root(&root, document))),
    }
    if xml.too_deep() {
        return Err(Unreadable::TooLarge("the list nests its elements deeper than a list may".to_owned()));
    }
    match xml.fault() {
        Some(fault) if collector.is_empty() => {
            Err(Unreadable::Parse(format!("the list is not well-formed and gave no entry: {fault}")))
        }
        Some(fault) => {
            collector
                .reject(&format!("the list is not well-formed, and was read as far as it goes: {fault}"));
            Ok(collector.finish())
        }
        None => Ok(collector.finish()),
    }
}

/// The name of the first element.
fn root_name(document: &str) -> Option<String> {
    Xml::new(document).find_map(|piece| match piece {
        Piece::Open(tag) => Some(tag.name),
        _ => None,
    })
}

/// How far into a document its root is looked for.
const LEAD: usize = 20_000;

/// Where the list begins: some servers print a warning before it.
fn root_start(document: &str) -> usize {
    if root_name(document).is_some_and(|root| is_list_root(&root) || root == "html") {
        return 0;
    }
    let lead = &document[..document.floor_char_boundary(LEAD)];
    ["<?xml ", "<rss", "<feed", "<rdf:RDF", "<urlset", "<sitemapindex"]
        .iter()
        .filter_map(|start| lead.find(start))
        .filter(|&at| root_name(&document[at..]).is_some_and(|root| is_list_root(&root)))
        .min()
        .unwrap_or(0)
}

fn is_list_root(root: &str) -> bool {
    feed::is_root(root) || sitemap::is_root(root)
}

/// A `<` that begins neither a tag nor a declaration, as text.
fn escape_bare_brackets(document: &str) -> String {
    let mut out = String::with_capacity(document.len() + 64);
    let mut letters = document.chars().peekable();
    while let Some(letter) = letters.next() {
        let begins = |next: &char| next.is_alphabetic() || matches!(next, '/' | '!' | '?' | '_');
        if letter == '<' && !letters.peek().is_some_and(begins) {
            out.push_str("&lt;");
        } else {
            out.push(letter);
        }
    }
    out
}

fn no_markup(document: &str) -> String {
    let start: String = text::fold(&document[..document.floor_char_boundary(200)]).chars().take(60).collect();
    format!("it is neither a feed nor a sitemap, but text that begins with “{start}”")
}

/// Words of pages that stand before what was asked for.
const WALLS: [(&str, &str); 10] = [
    ("just a moment", "a challenge to show that a person is asking"),
    ("cf-chl", "a challenge to show that a person is asking"),
    ("challenge-platform", "a challenge to show that a person is asking"),
    ("captcha", "a challenge to show that a person is asking"),
    ("enable javascript and cookies", "a challenge to show that a person is asking"),
    ("access denied", "a refusal"),
    ("before you continue", "a question of consent"),
    ("consent", "a question of consent"),
    ("log in", "a login"),
    ("subscribe to continue", "a paywall"),
];

fn other_root(root: &str, document: &str) -> String {
    if root != "html" && !is_html(document) {
        return format!("its root is <{root}>: neither RSS, Atom nor a sitemap");
    }
    let start = document[..document.floor_char_boundary(LEAD)].to_lowercase();
    let wall = WALLS.iter().find(|(word, _)| start.contains(word));
    let title = between(&document[..document.floor_char_boundary(LEAD)], "<title", "</title");
    let title = title.map(|title| format!(" titled “{title}”")).unwrap_or_default();
    match wall {
        Some((_, what)) => format!("an HTML page{title} stands where a list was; it looks like {what}"),
        None => format!("an HTML page{title} stands where a list was; the list may have moved"),
    }
}

fn is_html(document: &str) -> bool {
    let start = document.trim_start().as_bytes();
    start.first_chunk::<14>().is_some_and(|start| start.eq_ignore_ascii_case(b"<!doctype html"))
}

/// The text of the first element of that name, in short.
fn between(document: &str, open: &str, close: &str) -> Option<String> {
    let (_, rest) = document.split_once(open)?;
    let (_, rest) = rest.split_once('>')?;
    let title: String = text::plain(rest.split(close).next()?).chars().take(80).collect();
    (!title.is_empty()).then_some(title)
}
