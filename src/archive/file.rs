//! One saved page: a file, plain or gzip.

use std::io::{self, Read};
use std::path::Path;

use super::input::Input;
use super::{MAX_PAGE, StoredPage, Unread, address};
use crate::http::{Outcome, kind};

/// A saved page, opened and not yet read.
#[derive(Debug)]
pub struct File {
    pub(super) source: String,
    pub(super) input: Input,
}

impl File {
    /// Opens a file of any kind as a page.
    ///
    /// # Errors
    /// Where there is no such file, or it may not be read.
    pub fn at(path: &Path) -> Result<Self, Unread> {
        let source = path.display().to_string();
        match std::fs::File::open(path).and_then(Input::new) {
            Ok(input) => Ok(Self { source, input }),
            Err(error) => Err(unreadable(source, &error)),
        }
    }

    /// Reads the page.
    ///
    /// # Errors
    /// [`Unread`] where it cannot be read or unpacked, is too large, or is no page.
    pub fn open(self) -> Result<StoredPage, Unread> {
        let Self { source, mut input } = self;
        let mut bytes = Vec::new();
        if let Err(error) = input.by_ref().take(MAX_PAGE as u64 + 1).read_to_end(&mut bytes) {
            let why = format!("{source}: cannot be read on at {}: {error}", input.place());
            return Err(Unread { source, url: None, outcome: Outcome::Protocol, why });
        }
        if bytes.len() > MAX_PAGE {
            let why = format!("{source}: holds more than the {MAX_PAGE} bytes a page may have");
            return Err(Unread { source, url: None, outcome: Outcome::TooLarge, why });
        }
        let url = address::saved_from(&bytes);
        if let Err(what) = kind::check_page(None, &bytes) {
            let (why, url) = (format!("{source}: {what}"), url.map(String::from));
            return Err(Unread { source, url, outcome: Outcome::Type, why });
        }
        let address = url.clone().or_else(|| address::own(&bytes));
        Ok(StoredPage { source, url, address, content_type: None, bytes, date: None })
    }
}

pub(super) fn unreadable(source: String, error: &io::Error) -> Unread {
    let why = format!("{source}: cannot be read: {error}");
    Unread { source, url: None, outcome: Outcome::Protocol, why }
}
