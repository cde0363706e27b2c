//! [Sitemaps](https://www.sitemaps.org/protocol.html), indexes of them, and Google's news extension.

use std::cmp::Reverse;

use super::collector::{Collector, Draft};
use super::xml::{Piece, Xml};

/// Whether a root element is a sitemap's or an index's.
pub fn is_root(name: &str) -> bool {
    matches!(local(name), "urlset" | "sitemapindex")
}

/// Reads all addresses, or all lists of an index, into the collector.
pub fn read(xml: &mut Xml<'_>, collector: &mut Collector<'_>) {
    let mut children: Vec<(String, Option<String>)> = Vec::new();
    let base = collector.list.url;
    let mut row = Row::default();
    let mut field: Option<(String, String)> = None;
    for piece in xml {
        match piece {
            Piece::Open(tag) => {
                if matches!(local(&tag.name), "url" | "sitemap") {
                    row = Row::default();
                }
                field = Some((tag.name, String::new()));
            }
            Piece::Text(text) => {
                if let Some((_, held)) = &mut field {
                    held.push_str(&text);
                }
            }
            Piece::Close(name) => {
                if let Some((_, held)) = field.take().filter(|(open, _)| *open == name) {
                    row.take(&name, held);
                }
                match local(&name) {
                    "url" => collector.add(std::mem::take(&mut row).draft(), base),
                    "sitemap" => children.extend(std::mem::take(&mut row).child()),
                    _ => {}
                }
            }
        }
    }
    add_newest_first(children, collector);
}

fn add_newest_first(mut children: Vec<(String, Option<String>)>, collector: &mut Collector<'_>) {
    // Sorting is stable: lists without a date stay in their order, behind those with one.
    children.sort_by_cached_key(|(_, changed)| {
        Reverse(changed.as_deref().and_then(|text| collector.date(text)).map(|dated| dated.utc()))
    });
    for (link, _) in children {
        collector.add_list(&link);
    }
}

/// What one `<url>` or `<sitemap>` holds.
#[derive(Default)]
struct Row {
    link: Option<String>,
    changed: Option<String>,
    title: Option<String>,
    published: Option<String>,
}

impl Row {
    fn take(&mut self, name: &str, held: String) {
        // Pictures and films have addresses and titles of their own.
        if name.starts_with("image:") || name.starts_with("video:") || held.trim().is_empty() {
            return;
        }
        let slot = match local(name) {
            "loc" => &mut self.link,
            "lastmod" => &mut self.changed,
            "title" => &mut self.title,
            "publication_date" => &mut self.published,
            _ => return,
        };
        slot.get_or_insert(held);
    }

    fn draft(self) -> Draft {
        Draft {
            links: self.link.into_iter().collect(),
            title: self.title,
            published: self.published,
            updated: self.changed,
            ..Draft::default()
        }
    }

    fn child(self) -> Option<(String, Option<String>)> {
        Some((self.link?, self.changed))
    }
}

/// The name without its prefix.
fn local(name: &str) -> &str {
    name.rsplit(':').next().unwrap_or(name)
}
