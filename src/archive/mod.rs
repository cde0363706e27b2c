//! Getting pages out of files: saved pages, web archives (WARC), and folders of both, plain or gzip.
//!
//! [`Pages`] walks the paths it is given and finds pages one by one, in order, with bounded memory; what it
//! yields is [`Found`], still packed, so that [`Found::open`] can unpack it on another thread. A file or
//! record that cannot be read becomes an [`Unread`] in its place, and the walk goes on behind it.
//!
//! WARC: versions 1.0 and 1.1 ([ISO 28500](https://iipc.github.io/warc-specifications/)). Of `response`
//! records those with status 200 and an HTML type are pages, and `resource` records with an HTML type;
//! everything else is passed over and counted. Segmented records are not joined: the first segment is
//! read as it is.

mod address;
mod coding;
mod file;
mod header;
mod input;
mod members;
mod pages;
mod record;
mod warc;

use ::url::Url;

use crate::clock::Timestamp;
use crate::http::Outcome;

pub use file::File;
pub use input::Input;
pub use pages::Pages;
pub use record::Packed;
pub use warc::Records;

/// The most bytes of one page, before and after it is unpacked: as many as the parser takes
/// ([`crate::html::Bounds`]).
pub const MAX_PAGE: usize = 10_000_000;

/// The most bytes of the headers of one record, and of one HTTP answer. The largest met in crawls are some
/// 20 kB, of cookies.
pub const MAX_HEADER: usize = 64 * 1024;

/// The most content codings undone on one page; honest answers have one, broken proxies make it two.
pub const MAX_CODINGS: usize = 4;

/// A page as it was stored, unpacked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredPage {
    /// The file's path, or the WARC record's id as its header has it.
    pub source: String,
    /// Where it was fetched from; none for a file, unless a browser that saved it noted that.
    pub url: Option<Url>,
    /// The address to read it by: `url`, else the one it calls its own.
    pub address: Option<Url>,
    /// The Content-Type header as it came.
    pub content_type: Option<String>,
    /// The bytes without transfer or content coding.
    pub bytes: Vec<u8>,
    /// When it was fetched, if its record says.
    pub date: Option<Timestamp>,
}

/// A file or record that should be a page and could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unread {
    /// The file's path, or the WARC record's id.
    pub source: String,
    /// Where it was fetched from, if that much could be read.
    pub url: Option<String>,
    /// The kind of failure.
    pub outcome: Outcome,
    /// What was seen, with the file and the place in it: one sentence without full stop.
    pub why: String,
}

/// A page found and not yet unpacked.
#[derive(Debug)]
pub enum Found {
    /// A saved page.
    File(File),
    /// A record of a web archive.
    Record(Packed),
}

impl Found {
    /// Reads and unpacks the page: the costly part, for any thread.
    ///
    /// # Errors
    /// [`Unread`] where it cannot be read or unpacked, is too large, or is no page.
    pub fn open(self) -> Result<StoredPage, Unread> {
        match self {
            Found::File(file) => file.open(),
            Found::Record(record) => record.open(),
        }
    }
}
