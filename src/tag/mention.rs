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
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Leaving, Self::Joining, Self::Funding, Self::Staying];

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
    /// Both.
    pub const ALL: [Self; 2] = [Self::Us, Self::Other];

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

/// The rule that made a candidate a mention.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Rule {
    /// The form alone is enough.
    Form,
    /// It stands beside the body's own name, one of them in brackets.
    Defined,
    /// It was defined so elsewhere in the text.
    Bound,
    /// Words near by speak for it.
    Near,
    /// The body's name stands in the text too.
    Named,
    /// Other watched bodies stand beside it.
    Company,
    /// The words of the whole text speak for it.
    Text,
    /// The form is likely, and nothing speaks against it.
    Unopposed,
}

impl Rule {
    /// The word of the database and of JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Form => "form",
            Self::Defined => "defined",
            Self::Bound => "bound",
            Self::Near => "near",
            Self::Named => "named",
            Self::Company => "company",
            Self::Text => "text",
            Self::Unopposed => "unopposed",
        }
    }

    /// The reason in words, to follow the name of the body.
    pub fn said(self) -> &'static str {
        match self {
            Self::Form => "the form alone is enough",
            Self::Defined => "it stands in brackets beside the body's own name",
            Self::Bound => "it is defined so in the text",
            Self::Near => "words near by speak for it",
            Self::Named => "the body's name stands in the text too",
            Self::Company => "other watched bodies stand beside it",
            Self::Text => "the words of the text speak for it",
            Self::Unopposed => "nothing speaks against it",
        }
    }
}

/// The rule that kept a candidate from being a mention.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Refusal {
    /// Words speak against it, and none or too few for it.
    Opposed,
    /// A body that is easily taken for it is named.
    Confusable,
    /// The text defines the acronym as somebody else's.
    DefinedOtherwise,
    /// The text calls it another one of that name.
    CalledOther,
    /// It is part of a person's name.
    Person,
    /// Nothing speaks for it, and the form alone is not enough.
    Unsupported,
    /// It is part of a longer name.
    Swallowed,
}

impl Refusal {
    /// The word of the database and of JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Opposed => "opposed",
            Self::Confusable => "confusable",
            Self::DefinedOtherwise => "defined_otherwise",
            Self::CalledOther => "called_other",
            Self::Person => "person",
            Self::Unsupported => "unsupported",
            Self::Swallowed => "swallowed",
        }
    }

    /// The reason in words.
    pub fn said(self) -> &'static str {
        match self {
            Self::Opposed => "words speak against it",
            Self::Confusable => "a body easily taken for it is named",
            Self::DefinedOtherwise => "the text defines it otherwise",
            Self::CalledOther => "the text calls it another one",
            Self::Person => "it is part of a person's name",
            Self::Unsupported => "nothing speaks for it",
            Self::Swallowed => "it is part of a longer name",
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

/// What might have been a mention and is none.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Rejected {
    /// The body's id; `event` for the event.
    pub id: String,
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
    /// What kept it from being a mention.
    pub rule: Refusal,
    /// What spoke for and against it.
    pub evidence: Reasons,
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
