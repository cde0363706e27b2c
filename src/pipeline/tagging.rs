//! What of an article the tagger reads: the same for a page just read and for a text out of the database.

use ::url::Url;

use crate::config::Config;
use crate::tag::candidates::{Gathered, Gatherer};
use crate::tag::{Tagger, Tags, Text};
use crate::url::KeyRules;

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
    /// The address of the article that this one is a copy of.
    pub copy_of: Option<&'a str>,
}

/// What articles are tagged with: made once, shared by threads.
#[derive(Debug)]
pub struct Tagging {
    /// The watchlist, compiled.
    pub tagger: Tagger,
    gatherer: Gatherer,
    keys: KeyRules,
}

impl Tagging {
    /// Compiles the watchlist of a configuration.
    pub fn new(config: &Config) -> Self {
        let tagger = Tagger::new(&config.watchlist);
        let gatherer = Gatherer::new(&config.watchlist, &tagger);
        Self {
            tagger: tagger.telling_rejected(config.settings.tagging.keep_rejected),
            gatherer,
            keys: config.keys.clone(),
        }
    }

    /// The same, whose tags tell also what was weighed and is no mention.
    pub(super) fn telling_rejected(self) -> Self {
        Self { tagger: self.tagger.telling_rejected(true), ..self }
    }

    /// Tags an article, and gathers what the watchlist may lack.
    pub(super) fn tag(&self, parts: &Parts<'_>) -> (Tags, Gathered) {
        parts.read(|text| {
            let tags = self.tagger.tag(text);
            let mut names = self.gatherer.gather(text, &tags.mentions);
            let original = parts.copy_of.and_then(|url| Url::parse(url).ok()).map(|url| self.keys.key(&url));
            if original.is_some() {
                names.extend(self.gatherer.left_over(text, &tags.mentions));
            }
            (tags, Gathered { names, original })
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
