//! The watchlist as data: bodies, their forms, what speaks for and against them, the event's phrases.
//!
//! How the file looks and what each table means is told at the head of `config/watchlist.toml`.

pub mod coverage;
pub mod doubts;
pub mod trial;

/// All that is watched for.
#[derive(Clone, Debug, Default)]
pub struct Watchlist {
    /// A hash of the files' content, 16 hexadecimal digits: tags of another version are out of date.
    pub version: String,
    /// The 66 and the related ones.
    pub bodies: Vec<Body>,
    /// Bodies that are not watched for, but easily taken for watched ones.
    pub confusables: Vec<Confusable>,
    /// The ways in which the withdrawal itself is spoken of.
    pub event: Vec<Phrases>,
    /// Words that may stand for one another inside a form.
    pub interchangeable: Vec<Interchangeable>,
    /// What several bodies share in their names, so that the second may be named by its own part alone.
    pub shared: Vec<Shared>,
    /// Names that were offered as candidates and are none: they are not offered again.
    pub dismissed: Vec<String>,
}

/// One body.
#[derive(Clone, Debug, Default)]
pub struct Body {
    /// Stable id: `unfccc`.
    pub id: String,
    /// The official name.
    pub name: String,
    /// The usual acronym.
    pub acronym: Option<String>,
    /// Whether it is one of the 66.
    pub listed: bool,
    /// Whether the user's second file brought it.
    pub own: bool,
    /// `un` or `non-un` for the 66; the category for related ones.
    pub section: String,
    /// What it works on.
    pub topic: Option<String>,
    /// How the United States stand to it.
    pub status: Option<Status>,
    /// Countries (ISO 3166) whose press means somebody else by the likely forms.
    pub elsewhere: Vec<String>,
    /// What tells it from others of the same acronym.
    pub evidence: Evidence,
    /// Every way to write it.
    pub forms: Vec<Form>,
    /// What it must and must not be found in.
    pub examples: Vec<Example>,
}

/// How the United States stand to a body, since when, and who says so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Status {
    /// The status itself.
    pub word: Standing,
    /// When it was decided: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
    pub date: Option<String>,
    /// When it takes or took effect, written likewise.
    pub effective: Option<String>,
    /// Who says so, as a short citation.
    pub source: Option<String>,
    /// What else is to be known, as a sentence.
    pub note: Option<String>,
}

/// The words for how the United States stand to a body.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Standing {
    /// The withdrawal is announced; whether it has taken legal effect is another matter.
    Announced,
    /// Notice is given, and until it takes effect they are a member still.
    Leaving,
    /// They have left.
    Withdrawn,
    /// They give no money any more.
    FundingEnded,
    /// They take no part, without having been a member that could leave.
    NotParticipating,
    /// They are in it, and no withdrawal is announced.
    NotWithdrawn,
    /// They never were in it.
    NeverMember,
    /// An agency of their own that was closed.
    Closed,
}

impl Standing {
    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::Announced,
        Self::Leaving,
        Self::Withdrawn,
        Self::FundingEnded,
        Self::NotParticipating,
        Self::NotWithdrawn,
        Self::NeverMember,
        Self::Closed,
    ];

    /// The word of the watchlist and of the database.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Announced => "announced",
            Self::Leaving => "leaving",
            Self::Withdrawn => "withdrawn",
            Self::FundingEnded => "funding-ended",
            Self::NotParticipating => "not-participating",
            Self::NotWithdrawn => "not-withdrawn",
            Self::NeverMember => "never-member",
            Self::Closed => "closed",
        }
    }
}

/// A sentence that the watchlist is tried with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Example {
    /// The sentence.
    pub text: String,
    /// Its language, BCP 47.
    pub language: String,
    /// The country of the source that prints it, ISO 3166.
    pub country: Option<String>,
    /// Whether what it belongs to must be found in it, or must not.
    pub expected: bool,
}

/// Words that speak for or against a meaning. A trailing `*` matches any ending; a word in capitals is
/// matched in capitals only.
#[derive(Clone, Debug, Default)]
pub struct Evidence {
    /// Words that speak for it.
    pub supporting: Vec<String>,
    /// Words that speak against it.
    pub opposing: Vec<String>,
}

/// How far a form alone can be trusted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// The text alone is enough.
    #[default]
    Certain,
    /// Meant unless something speaks against it.
    Likely,
    /// Meant only if something speaks for it.
    Unlikely,
}

impl Level {
    /// The word that people read.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Certain => "certain",
            Self::Likely => "likely",
            Self::Unlikely => "unlikely",
        }
    }
}

/// One way to write a body or the event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Form {
    /// As printed.
    pub text: String,
    /// BCP 47; `mul` for what is printed in any language.
    pub language: String,
    /// How far it can be trusted.
    pub level: Level,
}

/// A body that is no concern of ours but for its name.
#[derive(Clone, Debug, Default)]
pub struct Confusable {
    /// Stable id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Ids of the bodies that its presence speaks against.
    pub against: Vec<String>,
    /// Its names; they claim their place in the text.
    pub forms: Vec<String>,
    /// Sentences that speak of it, in which no body it speaks against may be found.
    pub examples: Vec<Example>,
}

/// Phrases for the event that are judged alike.
#[derive(Clone, Debug, Default)]
pub struct Phrases {
    /// `count`, `split`, `nickname`, `title` or `paraphrase`.
    pub kind: String,
    /// How many different supporting words an unlikely phrase wants near by; at least 1.
    pub needs: usize,
    /// Whether a listed body near by counts as one.
    pub bodies_speak: bool,
    /// Words for those who left, one of which, or a listed body, must be among what speaks; empty: none need.
    pub actors: Vec<String>,
    /// What tells it from other withdrawals.
    pub evidence: Evidence,
    /// The phrases.
    pub forms: Vec<Form>,
    /// Sentences that speak of the withdrawal by one of them, and some that do not.
    pub examples: Vec<Example>,
}

/// What several bodies of one language share in their names.
#[derive(Clone, Debug)]
pub struct Shared {
    /// BCP 47.
    pub language: String,
    /// Whether it stands in front of what each has for itself.
    pub leads: bool,
    /// The ways to write it; the first is for one body, others may be for several.
    pub ways: Vec<String>,
}

/// Words of one language that may stand for one another inside a form.
#[derive(Clone, Debug)]
pub struct Interchangeable {
    /// BCP 47.
    pub language: String,
    /// The words or word groups, at least two.
    pub words: Vec<String>,
}
