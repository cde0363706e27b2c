//! Stored pages through the pure function: what `process` and `ingest` share.

use std::panic::{AssertUnwindSafe, catch_unwind};

use ::url::Url;

use super::known::KnownHosts;
use super::reader::{Page, Reader};
use crate::archive::{Found, StoredPage, Unread};
use crate::config::Config;
use crate::extract::Article;
use crate::http::Outcome;
use crate::record::Record;

/// Reads stored pages with what a configuration knows; shared by threads.
#[derive(Debug)]
pub struct StoredReader<'a> {
    reader: Reader,
    hosts: KnownHosts<'a>,
}

impl<'a> StoredReader<'a> {
    /// A reader with the rules, the watchlist and the sources of a configuration.
    pub fn new(config: &'a Config) -> Self {
        Self { reader: Reader::new(config), hosts: KnownHosts::new(&config.sources) }
    }

    /// The source a page belongs to, where its address tells.
    pub fn source(&self, page: &StoredPage) -> Option<&'a str> {
        page.address.as_ref().and_then(|url| self.hosts.source(url))
    }

    /// The record of a page to whose article others were joined since it was read.
    pub fn joined(&self, address: Option<&Url>, record: Record, article: Article) -> Record {
        let known = address.map(|url| self.hosts.of(url)).unwrap_or_default();
        self.reader.joined(record, article, known)
    }

    /// Unpacks and reads one page.
    ///
    /// # Errors
    /// [`Unread`] where it cannot be unpacked, or where reading it ran into a fault of ours, which must not
    /// cost the other pages.
    pub fn read(&self, found: Found) -> Result<(StoredPage, Record), Unread> {
        let page = found.open()?;
        let url = page.address.as_ref();
        let known = url.map(|url| self.hosts.of(url)).unwrap_or_default();
        let content_type = page.content_type.as_deref();
        let asked = Page { url, content_type, bytes: &page.bytes, known };
        match catch_unwind(AssertUnwindSafe(|| self.reader.read(&asked))) {
            Ok(record) => Ok((page, record)),
            Err(_) => Err(Unread {
                why: format!("{}: a fault of this program while reading the page", page.source),
                url: page.url.map(String::from),
                source: page.source,
                outcome: Outcome::Parse,
            }),
        }
    }
}
