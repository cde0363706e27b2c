//! A digest, ordered for reading. This is what the templates see and what the JSON rendering prints, so
//! the shape below is a promise: fields may be added, none renamed or removed.
//!
//! Times are RFC 3339 in the digest's zone (`2026-01-14T13:30:00+08:00`); a date of which only the day is
//! known is that day as it was given (`2026-01-14`), because another zone could show another day. What is
//! not known is null. Texts are single lines, cleaned of control characters.

use serde::Serialize;

use crate::date::Precision;
use crate::tag::{Actor, Field, Stance};

/// The whole digest.
#[derive(Clone, Debug, Serialize)]
pub struct Digest {
    /// Its name: `daily`.
    pub name: String,
    /// What it covers.
    pub window: Window,
    /// Its contents in numbers.
    pub counts: Counts,
    /// Listed bodies named in the window, most articles first.
    pub listed: Vec<Section>,
    /// Related bodies named in the window, most articles first.
    pub related: Vec<Section>,
    /// Articles about the withdrawal as a whole, newest first.
    pub event: Vec<Item>,
    /// Bodies that the United States are said to leave and do not leave, with the articles that say so.
    pub misreported: Vec<Section>,
    /// Articles whose text changed, latest change first.
    pub revised: Vec<Revised>,
    /// What was not known before.
    pub new: New,
    /// Sources that failed at least once, the silent ones first.
    pub failed: Vec<Failed>,
    /// Enabled sources that were not asked at all.
    pub unasked: Vec<Source>,
}

/// The stretch of time covered, by when articles were first seen.
#[derive(Clone, Debug, Serialize)]
pub struct Window {
    /// Its first second.
    pub since: String,
    /// The first second after it.
    pub until: String,
    /// The zone of every time in the digest: `Asia/Taipei`.
    pub timezone: String,
}

/// The contents in numbers.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Counts {
    /// Articles first seen in the window.
    pub articles: usize,
    /// Of them, those that name a listed body.
    pub naming_listed: usize,
    /// Of them, those that name a related body.
    pub naming_related: usize,
    /// Of them, those about the withdrawal as a whole.
    pub about_event: usize,
    /// Of them, those that name nothing of all this.
    pub other: usize,
    /// Of them, those that say they are copies.
    pub copies: usize,
    /// Sources they came from.
    pub sources: usize,
    /// Sources asked in the window.
    pub asked: usize,
    /// Their languages, the most frequent first; a null language is one nobody could tell.
    pub languages: Vec<LanguageCount>,
}

/// How many articles are in one language.
#[derive(Clone, Debug, Serialize)]
pub struct LanguageCount {
    /// BCP 47.
    pub language: Option<String>,
    /// How many.
    pub articles: usize,
}

/// One body with the articles that name it.
#[derive(Clone, Debug, Serialize)]
pub struct Section {
    /// `unfccc`.
    pub id: String,
    /// The official name.
    pub name: String,
    /// The usual acronym.
    pub acronym: Option<String>,
    /// Whether no article before the window named it.
    pub new: bool,
    /// How often it is named, all articles together.
    pub mentions: usize,
    /// The articles, newest first.
    pub articles: Vec<Item>,
}

/// One article under one body, or under the event.
#[derive(Clone, Debug, Serialize)]
pub struct Item {
    /// Its number in the database.
    pub id: i64,
    /// Its address, if it is http or https.
    pub url: Option<String>,
    /// Its headline.
    pub title: Option<String>,
    /// Where it was found.
    pub source: Option<Source>,
    /// What the page calls its site.
    pub site_name: Option<String>,
    /// When it was published.
    pub published: Option<String>,
    /// How much of that moment is known.
    pub published_precision: Option<Precision>,
    /// When the program first saw it.
    pub first_seen: String,
    /// BCP 47.
    pub language: Option<String>,
    /// `rtl` or `ltr`, by the language; `auto` where it is not known.
    pub direction: &'static str,
    /// What it says of its original, if it is a copy.
    pub copy_of: Option<CopyOf>,
    /// Why its text is not all of the article, if something was seen that cuts it off.
    pub partial: Option<Partial>,
    /// How often it names this body; 0 under the event if only its count or context told.
    pub mentions: usize,
    /// The sentence around the first mention, in the body if there is one, else in the title; around the one that
    /// is misreported, if there is one.
    pub excerpt: Option<Excerpt>,
    /// What that sentence says of the body: `leaving`, `joining`, `funding` or `staying`.
    pub stance: Option<Stance>,
    /// Whose step that is: `us` or `other`.
    pub actor: Option<Actor>,
}

/// The sentence around a mention.
#[derive(Clone, Debug, Serialize)]
pub struct Excerpt {
    /// `title` or `body`.
    pub field: Field,
    /// The sentence up to the mention.
    pub before: String,
    /// The mention.
    pub mention: String,
    /// The sentence from the mention on.
    pub after: String,
}

/// A source.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Source {
    /// `tw-ltn-talk`.
    pub id: String,
    /// As people call it.
    pub name: String,
}

/// What a copy says of its original.
#[derive(Clone, Debug, Serialize)]
pub struct CopyOf {
    /// Its address, if it is http or https.
    pub url: Option<String>,
    /// Its headline.
    pub title: Option<String>,
    /// Its site.
    pub site: Option<String>,
}

/// Why a text is not all of its article. What it names it names; where it stands it may not show.
#[derive(Clone, Debug, Serialize)]
pub struct Partial {
    /// `wall`, `excerpt` or `pages`.
    pub cut: String,
    /// What was seen.
    pub evidence: String,
}

/// An article whose text changed.
#[derive(Clone, Debug, Serialize)]
pub struct Revised {
    /// Its number in the database.
    pub id: i64,
    /// Its address, if it is http or https.
    pub url: Option<String>,
    /// Its headline now.
    pub title: Option<String>,
    /// Its headline before, if that changed.
    pub former_title: Option<String>,
    /// Where it was found.
    pub source: Option<Source>,
    /// BCP 47.
    pub language: Option<String>,
    /// `rtl` or `ltr`, by the language; `auto` where it is not known.
    pub direction: &'static str,
    /// When the change was seen.
    pub seen: String,
    /// Which revision it is now.
    pub revision: u32,
    /// Ids of the listed bodies it names now.
    pub listed: Vec<String>,
}

/// What was not known before the window.
#[derive(Clone, Debug, Default, Serialize)]
pub struct New {
    /// Bodies named for the first time in this database, by id.
    pub organizations: Vec<Named>,
    /// Sources that delivered their first article.
    pub sources: Vec<Source>,
}

/// A body by id and name.
#[derive(Clone, Debug, Serialize)]
pub struct Named {
    /// `unfccc`.
    pub id: String,
    /// The official name.
    pub name: String,
    /// Whether it is one of the 66.
    pub listed: bool,
}

/// A source that failed at least once.
#[derive(Clone, Debug, Serialize)]
pub struct Failed {
    /// Which.
    pub source: Source,
    /// Whether its list was asked for and never read: nothing is known of what it published.
    pub silent: bool,
    /// How often its list was asked for.
    pub attempts: usize,
    /// How often that went well.
    pub successes: usize,
    /// When its list was last read, in the window or before.
    pub last_success: Option<String>,
    /// What failed.
    pub problems: Vec<Problem>,
}

/// Attempts that failed in one way.
#[derive(Clone, Debug, Serialize)]
pub struct Problem {
    /// `list` or `page`.
    pub purpose: String,
    /// The word of `fetches.outcome`.
    pub outcome: String,
    /// The HTTP status, if there was an answer.
    pub status: Option<u16>,
    /// How often.
    pub times: usize,
    /// When last.
    pub last: String,
    /// What was asked for then.
    pub url: String,
    /// The sentence written then.
    pub error: Option<String>,
}
