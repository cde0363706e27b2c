//! A digest: for a window of time, per organisation, the articles that name it; what is new; what failed.
//!
//! The store gathers the [`Material`] of a window, [`compose`](fn@compose) orders it into a [`Digest`], and
//! [`render`](render::render) writes that down as Markdown, HTML or JSON. Nothing here asks the time,
//! the database or the network, so a digest of given material is always the same text.
//!
//! An article belongs to the digest in whose window it was *first seen*, not to the day it was
//! published: an article found a week late would otherwise fall between two digests. Its publication
//! time is shown beside it.

pub mod compose;
pub mod excerpt;
pub mod material;
pub mod model;
pub mod render;
pub mod window;

use chrono_tz::Tz;
use serde::Serialize;

use crate::clock::Timestamp;

pub use compose::compose;
pub use material::Material;
pub use model::Digest;

/// Renderings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// For mail and chat.
    Markdown,
    /// One self-contained file without script.
    Html,
    /// For programs.
    Json,
}

impl Format {
    /// All of them, in the order of delivery.
    pub const ALL: [Format; 3] = [Format::Html, Format::Markdown, Format::Json];

    /// The word of the command line and of the configuration.
    pub fn as_str(self) -> &'static str {
        match self {
            Format::Markdown => "markdown",
            Format::Html => "html",
            Format::Json => "json",
        }
    }

    /// How a file of this kind ends, without the dot.
    pub fn extension(self) -> &'static str {
        match self {
            Format::Markdown => "md",
            Format::Html => "html",
            Format::Json => "json",
        }
    }

    /// Reads [`Format::as_str`] back; `None` for anything else.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.as_str() == word)
    }
}

/// A stretch of time: from `since`, up to and without `until`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Window {
    /// Its first second.
    pub since: Timestamp,
    /// The first second after it.
    pub until: Timestamp,
}

/// Whose digest it is, and in which zone its reader lives.
#[derive(Clone, Copy, Debug)]
pub struct Heading<'a> {
    /// The name of the digest: `daily`.
    pub name: &'a str,
    /// The zone of every time in it.
    pub timezone: Tz,
}
