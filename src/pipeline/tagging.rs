//! What of an article the tagger reads: the same for a page just read and for a text out of the database.

use crate::config::Config;
use crate::tag::candidates::{Candidate, Gatherer};
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

/// What articles are tagged with: made once, shared by threads.
#[derive(Debug)]
pub struct Tagging {
    /// The watchlist, compiled.
    pub tagger: Tagger,
    gatherer: Gatherer,
}

impl Tagging {
    /// Compiles the watchlist of a configuration.
    pub fn new(config: &Config) -> Self {
        let tagger = Tagger::new(&config.watchlist);
        let gatherer = Gatherer::new(&config.watchlist, &tagger);
        Self { tagger: tagger.telling_rejected(config.settings.tagging.keep_rejected), gatherer }
    }

    /// The same, whose tags tell also what was weighed and is no mention.
    pub(super) fn telling_rejected(self) -> Self {
        Self { tagger: self.tagger.telling_rejected(true), ..self }
    }

    /// Tags an article, and gathers what the watchlist may lack.
    pub(super) fn tag(&self, parts: &Parts<'_>) -> (Tags, Vec<Candidate>) {
        parts.read(|text| {
            let tags = self.tagger.tag(text);
            let candidates = self.gatherer.gather(text, &tags.mentions);
            (tags, candidates)
        })
    }
}

impl Parts<'_> {
    /// The text as the tagger reads it. A standfirst that the body repeats is not read twice.
    pub fn read<T>(&self, read: impl FnOnce(Text<'_>) -> T) -> T {
        let standfirst = self.standfirst.filter(|lead| !self.body.contains(*lead));
        read(Text {
            title: self.title.unwrap_or_default(),
            standfirst: standfirst.unwrap_or_default(),
            body: self.body,
            captions: &self.captions.join("\n"),
            language: self.language,
            country: self.country,
        })
    }
}
