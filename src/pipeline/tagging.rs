//! What of an article the tagger reads: the same for a page just read and for a text out of the database.

use crate::tag::{Tagger, Tags, Text};

/// The parts of an article that may name a body.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Parts<'a> {
    pub title: Option<&'a str>,
    pub standfirst: Option<&'a str>,
    pub body: &'a str,
    pub captions: &'a [String],
    /// BCP 47.
    pub language: Option<&'a str>,
    /// The source's country, ISO 3166.
    pub country: Option<&'a str>,
}

/// Tags an article. A standfirst that the body repeats is not read twice.
pub(super) fn tag(tagger: &Tagger, parts: &Parts<'_>) -> Tags {
    let standfirst = parts.standfirst.filter(|lead| !parts.body.contains(*lead));
    tagger.tag(Text {
        title: parts.title.unwrap_or_default(),
        standfirst: standfirst.unwrap_or_default(),
        body: parts.body,
        captions: &parts.captions.join("\n"),
        language: parts.language,
        country: parts.country,
    })
}
