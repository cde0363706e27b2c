//! RSS 0.9x, 1.0 and 2.0, and Atom, in one reader: they differ in where things stand, not in what they are.
//!
//! Formats: [RSS 2.0](https://www.rssboard.org/rss-specification), [RSS 1.0](https://web.resource.org/rss/1.0/spec),
//! [Atom](https://www.rfc-editor.org/rfc/rfc4287). The reader is our own, on [`super::xml`], because a feed
//! library gives what it understood where we need what was written: a date as text, since `CST` and a time
//! without a zone mean what the source's country means by them; the items before the fault, since one bare
//! ampersand must not cost a feed; and no id made up for an item without one. `tests/discover.rs` holds it
//! against feed-rs on sound feeds.

use ::url::Url;

use crate::html::text;
use crate::url::is_web;

use super::collector::{Collector, Draft};
use super::xml::{Piece, Tag, Xml, end_markup, escaped};

/// Whether a root element is a feed's.
pub fn is_root(name: &str) -> bool {
    matches!(name, "rss" | "rdf:rdf" | "rdf" | "channel" | "feed" | "atom:feed")
}

/// Reads all items into the collector.
pub fn read(xml: &mut Xml<'_>, collector: &mut Collector<'_>) {
    let mut feed = Feed { collector, depth: 0, bases: Vec::new(), site: None, item: None, field: None };
    for piece in xml {
        match piece {
            Piece::Open(tag) => feed.open(&tag),
            Piece::Close(name) => feed.close(&name),
            Piece::Text(text) => feed.text(&text),
        }
    }
}

struct Feed<'c, 'l> {
    collector: &'c mut Collector<'l>,
    depth: usize,
    /// `xml:base`, with the depth of the element that set it.
    bases: Vec<(usize, Url)>,
    /// The site the channel says it belongs to: the base of relative links in RSS, whose own address may be
    /// a proxy's.
    site: Option<Url>,
    item: Option<Item>,
    field: Option<Open>,
}

/// An item being read, and the depth it stands at.
#[derive(Default)]
struct Item {
    depth: usize,
    draft: Draft,
    links: Links,
}

/// The addresses of an item, in the order they are believed.
#[derive(Default)]
struct Links {
    original: Option<String>,
    page: Option<String>,
    alternate: Option<String>,
    plain: Option<String>,
    id: Option<String>,
}

impl Links {
    fn in_order(self) -> Vec<String> {
        // An id is an address only where it is one whole; a bare number is never tried as a relative one.
        let id = self.id.filter(|id| id.starts_with("http://") || id.starts_with("https://"));
        [self.original, self.page, self.alternate, self.plain, id].into_iter().flatten().collect()
    }
}

/// What an element of an item means.
#[derive(Clone, Copy, PartialEq)]
enum Field {
    Title,
    Link,
    OriginalLink,
    Id,
    Author,
    Published,
    Updated,
    Content,
    /// The channel's own link.
    Site,
    /// Holds elements that are not the item's (`source` has a title of its own).
    Foreign,
}

/// The element being read, the depth it stands at, and what it held so far.
struct Open {
    depth: usize,
    field: Field,
    /// Its elements are markup of its own (Atom's `xhtml`): text in it must stay apart from tags.
    xhtml: bool,
    held: String,
}

impl Feed<'_, '_> {
    fn open(&mut self, tag: &Tag) {
        self.depth += 1;
        let base = tag.attribute("xml:base").and_then(|base| self.base().join(base).ok());
        if let Some(base) = base.filter(is_web) {
            self.bases.push((self.depth, base));
        }
        if self.field.is_some() {
            return self.open_within_field(tag);
        }
        let name = tag.plain_name();
        match &mut self.item {
            Some(item) if matches!(name, "item" | "entry") && self.depth > item.depth => {
                // The one before was never closed.
                self.finish_item();
                self.begin_item(tag);
            }
            Some(item) if self.depth == item.depth + 1 => {
                item.take_attributes(tag, name);
                self.begin_field(tag, field(name, tag));
            }
            None if matches!(name, "item" | "entry") => self.begin_item(tag),
            None if name == "link" && tag.attribute("href").is_none() && self.site.is_none() => {
                self.begin_field(tag, Some(Field::Site));
            }
            None if matches!(name, "image" | "textinput") => self.begin_field(tag, Some(Field::Foreign)),
            Some(_) | None => {}
        }
    }

    fn open_within_field(&mut self, tag: &Tag) {
        let depth = self.depth;
        let Some(open) = &mut self.field else { return };
        if open.field == Field::Author && tag.plain_name() == "name" {
            // Atom's person: only the name is ours, not the address beside it.
            *open = Open { depth, field: Field::Author, xhtml: false, held: String::new() };
        } else {
            open.held += &tag.markup();
        }
    }

    fn begin_item(&mut self, tag: &Tag) {
        let mut item = Item { depth: self.depth, ..Item::default() };
        // RSS 1.0 names the item by its address.
        item.links.id = tag.attribute("rdf:about").map(str::to_owned);
        self.item = Some(item);
    }

    fn begin_field(&mut self, tag: &Tag, field: Option<Field>) {
        let xhtml = tag.attribute("type") == Some("xhtml");
        self.field = field.map(|field| Open { depth: self.depth, field, xhtml, held: String::new() });
    }

    fn text(&mut self, text: &str) {
        if let Some(open) = &mut self.field {
            open.held += &if open.xhtml { escaped(text) } else { text.to_owned() };
        }
    }

    fn close(&mut self, name: &str) {
        if let Some(mut open) = self.field.take() {
            if open.depth == self.depth {
                self.finish_field(open);
            } else {
                open.held += &end_markup(name);
                self.field = Some(open);
            }
        } else if self.item.as_ref().is_some_and(|item| item.depth == self.depth) {
            self.finish_item();
        }
        self.bases.retain(|(depth, _)| *depth < self.depth);
        self.depth = self.depth.saturating_sub(1);
    }

    fn finish_field(&mut self, open: Open) {
        let held = open.held;
        if held.trim().is_empty() {
            return;
        }
        if open.field == Field::Site {
            self.site = self.collector.list.url.join(held.trim()).ok().filter(is_web);
            return;
        }
        let Some(Item { draft, links, .. }) = &mut self.item else { return };
        let first = |slot: &mut Option<String>| {
            slot.get_or_insert_with(|| held.trim().to_owned());
        };
        match open.field {
            Field::Title => first(&mut draft.title),
            Field::Link => first(&mut links.plain),
            Field::OriginalLink => first(&mut links.original),
            Field::Id => first(&mut links.id),
            Field::Author => draft.authors.extend(person(&held)),
            Field::Published => first(&mut draft.published),
            Field::Updated => first(&mut draft.updated),
            Field::Content => first(&mut draft.content),
            Field::Site | Field::Foreign => {}
        }
    }

    fn finish_item(&mut self) {
        let Some(mut item) = self.item.take() else { return };
        item.draft.links = item.links.in_order();
        let base = self.base();
        self.collector.add(item.draft, &base);
    }

    /// What relative links resolve against.
    fn base(&self) -> Url {
        let inner = self.bases.last().map(|(_, base)| base);
        inner.or(self.site.as_ref()).unwrap_or(self.collector.list.url).clone()
    }
}

impl Item {
    /// What stands in attributes: Atom's links, an inline content's place elsewhere.
    fn take_attributes(&mut self, tag: &Tag, name: &str) {
        let (Some(href), "link") = (tag.attribute("href"), name) else { return };
        let slot = match (tag.attribute("rel").unwrap_or("alternate"), tag.attribute("type")) {
            ("alternate", None | Some("text/html" | "application/xhtml+xml")) => &mut self.links.page,
            ("alternate", Some(_)) => &mut self.links.alternate,
            // `self`, `edit`, `replies`, `enclosure`: about the entry, not the article.
            _ => return,
        };
        slot.get_or_insert_with(|| href.trim().to_owned());
    }
}

/// What an element of an item means, by its name.
fn field(name: &str, tag: &Tag) -> Option<Field> {
    Some(match name {
        "title" => Field::Title,
        "link" if tag.attribute("href").is_none() => Field::Link,
        "feedburner:origlink" => Field::OriginalLink,
        "guid" | "id" => Field::Id,
        "author" | "dc:creator" | "creator" => Field::Author,
        "pubdate" | "published" | "issued" | "dc:date" | "date" | "dcterms:issued" | "dcterms:created" => {
            Field::Published
        }
        "updated" | "modified" | "dcterms:modified" => Field::Updated,
        "content:encoded" => Field::Content,
        "content" if tag.attribute("src").is_none() => Field::Content,
        "source" | "media:group" | "media:content" => Field::Foreign,
        _ => return None,
    })
}

/// The name in an author's field: `me@example.org (My Name)`, a name, or an address that is no name.
fn person(held: &str) -> Option<String> {
    let plain = text::plain(held);
    let name = match plain.split_once('(') {
        Some((address, name)) if address.contains('@') => name.trim_end_matches([')', ' ']).trim(),
        _ => plain.as_str(),
    };
    (!name.is_empty() && !name.contains('@')).then(|| name.to_owned())
}
