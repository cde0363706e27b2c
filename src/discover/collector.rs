//! Drafts in, entries out: links resolved, titles made plain, dates read, one entry a key, the newest kept.

use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};

use ::url::Url;

use crate::date::{self, Dated};
use crate::html::text;
use crate::url::{canonical, is_web, resolve};

use super::{Entry, Found, List};

/// Sentences kept about entries that could not be used; a list of a million of them must not fill the memory.
const REMARKS: usize = 100;

/// Entries held before those that are too old are let go, for the same reason.
const HELD: usize = 10_000;

/// Characters of a title that are kept. Posts without a headline have their whole text there.
const LONGEST_TITLE: usize = 1_000;

/// An entry as its list wrote it.
#[derive(Default)]
pub struct Draft {
    /// Possible addresses, best first.
    pub links: Vec<String>,
    /// Text or markup.
    pub title: Option<String>,
    /// Names.
    pub authors: Vec<String>,
    /// A date in any spelling.
    pub published: Option<String>,
    /// A date in any spelling.
    pub updated: Option<String>,
    /// The article's HTML.
    pub content: Option<String>,
}

/// The entries of one list as they come.
pub struct Collector<'l> {
    /// The list being read.
    pub list: &'l List<'l>,
    found: Found,
    places: HashMap<String, usize>,
    lists: HashSet<Url>,
}

impl<'l> Collector<'l> {
    /// For one list.
    pub fn new(list: &'l List<'l>) -> Self {
        Self {
            list,
            found: Found::default(),
            places: HashMap::new(),
            lists: HashSet::from([list.url.clone()]),
        }
    }

    /// Whether nothing usable has come yet.
    pub fn is_empty(&self) -> bool {
        self.found.entries.is_empty() && self.found.more.is_empty()
    }

    /// Takes an entry, its links relative to `base`. One that was listed before only adds what is missing:
    /// a listing links its pictures first, its headlines second.
    pub fn add(&mut self, draft: Draft, base: &Url) {
        let title = draft.title.as_deref().map(headline).filter(|title| !title.is_empty());
        let Some(url) = draft.links.iter().find_map(|link| resolve(base, link)) else {
            return self.reject(&no_address(title.as_deref(), draft.links.first()));
        };
        let key = self.list.keys.key(&url);
        let mut authors = draft.authors;
        authors.dedup();
        let read = |text: Option<String>| self.date(&text?);
        let entry = Entry {
            published: read(draft.published),
            updated: read(draft.updated),
            content: draft.content,
            url,
            key,
            title,
            authors,
        };
        if let Some(&place) = self.places.get(&entry.key) {
            complete(&mut self.found.entries[place], entry);
        } else {
            self.places.insert(entry.key.clone(), self.found.entries.len());
            self.found.entries.push(entry);
            if self.found.entries.len() >= HELD.max(2 * self.list.max_entries) {
                self.keep_newest();
                let entries = self.found.entries.iter().enumerate();
                self.places = entries.map(|(place, entry)| (entry.key.clone(), place)).collect();
            }
        }
    }

    /// Takes a further list to read, the newest first; a list never leads to itself.
    pub fn add_list(&mut self, link: &str) {
        let Some(url) = self.list.url.join(link.trim()).ok().filter(is_web) else {
            return self
                .reject(&format!("a list it names has no address that can be fetched: {}", shown(link)));
        };
        if self.found.more.len() < self.list.max_entries && self.lists.insert(url.clone()) {
            self.found.more.push(url);
        }
    }

    /// Keeps a sentence about what could not be used.
    pub fn reject(&mut self, why: &str) {
        if self.found.rejected.len() < REMARKS {
            self.found.rejected.push(why.to_owned());
        }
    }

    /// A date as the list's place means it.
    pub fn date(&self, text: &str) -> Option<Dated> {
        date::parse(text, self.list.place)
    }

    /// What was found, the entries cut to the newest.
    pub fn finish(mut self) -> Found {
        self.keep_newest();
        self.found
    }

    /// Cuts the entries to the newest; what has no date counts as older than what has one, in list order.
    fn keep_newest(&mut self) {
        let entries = &mut self.found.entries;
        let most = self.list.max_entries;
        if entries.len() <= most {
            return;
        }
        let mut order: Vec<usize> = (0..entries.len()).collect();
        order.sort_by_key(|&at| Reverse(newest(&entries[at])));
        order.truncate(most);
        order.sort_unstable();
        let mut kept = order.into_iter().peekable();
        let mut at = 0;
        entries.retain(|_| {
            at += 1;
            kept.next_if_eq(&(at - 1)).is_some()
        });
    }
}

/// A title as plain text, cut where no headline is that long: every source's wording of it is kept.
fn headline(markup: &str) -> String {
    let mut title = text::plain(markup);
    if let Some((end, _)) = title.char_indices().nth(LONGEST_TITLE) {
        title.truncate(end);
    }
    title
}

fn newest(entry: &Entry) -> Option<crate::clock::Timestamp> {
    entry.published.or(entry.updated).map(|dated| dated.utc())
}

fn complete(entry: &mut Entry, other: Entry) {
    entry.title = entry.title.take().or(other.title);
    entry.published = entry.published.or(other.published);
    entry.updated = entry.updated.or(other.updated);
    entry.content = entry.content.take().or(other.content);
    if entry.authors.is_empty() {
        entry.authors = other.authors;
    }
}

fn no_address(title: Option<&str>, link: Option<&String>) -> String {
    let which =
        title.map_or("an entry without a title".to_owned(), |title| format!("the entry “{}”", shown(title)));
    match link {
        Some(link) => format!("{which} has no address that can be fetched: {}", shown(link)),
        None => format!("{which} has no address"),
    }
}

/// As much of a foreign text as a sentence can bear.
fn shown(text: &str) -> String {
    const LENGTH: usize = 80;
    let line = text::fold(text);
    match line.char_indices().nth(LENGTH) {
        Some((at, _)) => format!("{}…", &line[..at]),
        None => line,
    }
}

/// The watched page itself, as its only entry.
pub fn page(list: &List<'_>) -> Found {
    let url = canonical(list.url);
    let entry = Entry {
        key: list.keys.key(&url),
        url,
        title: None,
        authors: Vec::new(),
        published: None,
        updated: None,
        content: None,
    };
    Found { entries: vec![entry], ..Found::default() }
}
