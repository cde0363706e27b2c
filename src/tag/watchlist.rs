//! The watchlist as data: bodies, their forms, what speaks for and against them, the event's phrases.
//!
//! How the file looks and what each table means is told at the head of `config/watchlist.toml`.

/// All that is watched for.
#[derive(Clone, Debug, Default)]
pub struct Watchlist {
    /// A hash of the file's content, 16 hexadecimal digits: tags of another version are out of date.
    pub version: String,
    /// The 66 and the related ones.
    pub bodies: Vec<Body>,
    /// Bodies that are not watched for, but easily taken for watched ones.
    pub confusables: Vec<Confusable>,
    /// The ways in which the withdrawal itself is spoken of.
    pub event: Vec<Phrases>,
    /// Words that may stand for one another inside a form.
    pub interchangeable: Vec<Interchangeable>,
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
    /// `un` or `non-un` for the 66; the category for related ones.
    pub section: String,
    /// What it works on.
    pub topic: Option<String>,
    /// How the United States stand to it, as a short sentence.
    pub us_status: Option<String>,
    /// When that was decided: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
    pub date: Option<String>,
    /// When it takes or took effect, written likewise.
    pub effective: Option<String>,
    /// Countries (ISO 3166) whose press means somebody else by the likely forms.
    pub elsewhere: Vec<String>,
    /// What tells it from others of the same acronym.
    pub evidence: Evidence,
    /// Every way to write it.
    pub forms: Vec<Form>,
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
    /// What tells it from other withdrawals.
    pub evidence: Evidence,
    /// The phrases.
    pub forms: Vec<Form>,
}

/// Words of one language that may stand for one another inside a form.
#[derive(Clone, Debug)]
pub struct Interchangeable {
    /// BCP 47.
    pub language: String,
    /// The words or word groups, at least two.
    pub words: Vec<String>,
}
