//! One page of a web archive, still coded as it came.

use ::url::Url;

use super::coding::{self, Fault};
use super::{MAX_PAGE, StoredPage, Unread};
use crate::clock::Timestamp;
use crate::http::kind;

/// A page's record, read and not yet unpacked.
#[derive(Clone, Debug, Default)]
pub struct Packed {
    pub(super) source: String,
    /// The file and the place in it, for what goes wrong.
    pub(super) place: String,
    pub(super) url: Option<Url>,
    pub(super) date: Option<Timestamp>,
    pub(super) content_type: Option<String>,
    pub(super) transfer_encoding: Option<String>,
    pub(super) content_encoding: Option<String>,
    pub(super) bytes: Vec<u8>,
}

impl Packed {
    /// Where it was fetched from.
    pub fn url(&self) -> Option<&Url> {
        self.url.as_ref()
    }

    /// Undoes the codings.
    ///
    /// # Errors
    /// [`Unread`] where that fails, or what comes out is no page.
    pub fn open(mut self) -> Result<StoredPage, Unread> {
        let packed = std::mem::take(&mut self.bytes);
        let (transfer, content) = (self.transfer_encoding.as_deref(), self.content_encoding.as_deref());
        let bytes = match coding::undo(packed, transfer, content, MAX_PAGE) {
            Ok(bytes) => bytes,
            Err(fault) => return Err(self.unread(fault)),
        };
        if let Err(what) = kind::check_page(self.content_type.as_deref(), &bytes) {
            return Err(self.unread((crate::http::Outcome::Type, what)));
        }
        let Self { source, url, date, content_type, .. } = self;
        Ok(StoredPage { source, address: url.clone(), url, content_type, bytes, date })
    }

    fn unread(self, (outcome, why): Fault) -> Unread {
        Unread {
            why: format!("{}: {why}", self.place),
            source: self.source,
            url: self.url.map(String::from),
            outcome,
        }
    }
}
