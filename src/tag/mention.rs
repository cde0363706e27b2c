//! What is found in a text: a mention, where it stands, and what it rests on.

use serde::Serialize;

/// The text that a mention's offsets count in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Field {
    /// The headline.
    Title,
    /// The lead between headline and body, where the body does not have it too.
    Standfirst,
    /// The body.
    Body,
    /// The captions, one after the other with a line break between.
    Caption,
}

impl Field {
    /// All of them, in the order a reader meets them.
    pub const ALL: [Self; 4] = [Self::Title, Self::Standfirst, Self::Body, Self::Caption];

    /// The word of the database and of JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Standfirst => "standfirst",
            Self::Body => "body",
            Self::Caption => "caption",
        }
    }
}

/// Where in the article a mention stands, as an editor would say it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Place {
    /// The headline.
    Title,
    /// The standfirst, and the first paragraph of the body that is prose.
    Lede,
    /// The rest of the body.
    Body,
    /// Under a picture.
    Caption,
}

impl Place {
    /// The word of the database and of JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Lede => "lede",
            Self::Body => "body",
            Self::Caption => "caption",
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

/// What the sentence says of membership in the body.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Stance {
    /// Somebody leaves, left or is to leave it.
    Leaving,
    /// Somebody joins it, or comes back.
    Joining,
    /// Somebody pays it, or stops paying.
    Funding,
    /// Somebody stays in it, or does not leave.
    Staying,
}

impl Stance {
    /// The word of the database and of JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Leaving => "leaving",
            Self::Joining => "joining",
            Self::Funding => "funding",
            Self::Staying => "staying",
        }
    }
}

/// Whose step the sentence speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Actor {
    /// The United States.
    Us,
    /// Another country.
    Other,
}

impl Actor {
    /// The word of the database and of JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Us => "us",
            Self::Other => "other",
        }
    }
}

/// What the sentence around a mention says of the body; nothing where that is not sure.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Sentence {
    /// What is done.
    pub stance: Option<Stance>,
    /// By whom.
    pub actor: Option<Actor>,
    /// The words that say so, as they stand in the text.
    pub stance_words: Vec<String>,
}

/// The rule that made a candidate a mention, or kept it from being one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Rule {
    /// The form alone is enough.
    Form,
}

impl Rule {
    /// The word of the database and of JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Form => "form",
        }
    }
}

/// What spoke for a mention and against it: words of the watchlist, and names in the text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Reasons {
    /// What spoke for it.
    #[serde(rename = "for")]
    pub supporting: Vec<String>,
    /// What spoke against it.
    #[serde(rename = "against")]
    pub opposing: Vec<String>,
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
    /// The text it stands in.
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
    /// Where in the article it stands.
    pub place: Place,
    /// Whether it stands in the words of somebody quoted.
    pub quoted: bool,
    /// What its sentence says of the body.
    #[serde(flatten)]
    pub sentence: Sentence,
    /// What made it a mention.
    pub rule: Rule,
    /// What spoke for and against it.
    pub evidence: Reasons,
}
