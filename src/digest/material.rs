//! What a digest is made of, as the store hands it over: facts of one window, in no particular order.

use crate::clock::Timestamp;
use crate::date::Dated;
use crate::tag::{Actor, Field, Stance};

use super::Window;

/// Everything known of one window.
#[derive(Clone, Debug)]
pub struct Material {
    /// The window it was gathered for.
    pub window: Window,
    /// The articles first seen in it.
    pub articles: Vec<Article>,
    /// The articles known before whose text changed in it.
    pub revised: Vec<Revised>,
    /// Bodies that an article of the window names and none before it did.
    pub new_bodies: Vec<String>,
    /// Sources that delivered their first article in the window.
    pub new_sources: Vec<SourceName>,
    /// What became of every source that was asked in the window, or should have been.
    pub sources: Vec<SourceReport>,
}

/// A source, by id and as people call it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceName {
    /// `tw-ltn-talk`.
    pub id: String,
    /// 自由評論網.
    pub name: String,
}

/// An article with all it names.
#[derive(Clone, Debug)]
pub struct Article {
    /// Its number in the database.
    pub id: i64,
    /// Its address as stored; it becomes a link only if it is http or https.
    pub url: Option<String>,
    /// Its headline.
    pub title: Option<String>,
    /// Where it was found; none for an ingested page.
    pub source: Option<SourceName>,
    /// What the page calls its site.
    pub site_name: Option<String>,
    /// When the program first saw it.
    pub first_seen: Timestamp,
    /// When it was published, as far as it says.
    pub published: Option<Dated>,
    /// BCP 47.
    pub language: Option<String>,
    /// Whether it speaks of the withdrawal as a whole.
    pub event: bool,
    /// Where it says it was copied from, if it is a copy.
    pub copy: Option<CopyOf>,
    /// What cuts its text off, if anything was seen to.
    pub partial: Option<Partial>,
    /// The bodies it names, and the event if it is named.
    pub namings: Vec<Naming>,
}

/// What a syndicated copy says of its original; any part may be unknown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CopyOf {
    /// The original's address.
    pub url: Option<String>,
    /// The original's headline.
    pub title: Option<String>,
    /// The site it was taken from.
    pub site: Option<String>,
}

/// Why a text is not all of its article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Partial {
    /// `wall`, `excerpt` or `pages`.
    pub cut: String,
    /// What was seen.
    pub evidence: String,
}

/// All mentions of one body in one article, shown by one of them.
#[derive(Clone, Debug)]
pub struct Naming {
    /// What is named.
    pub named: Named,
    /// How often, in title and body.
    pub mentions: usize,
    /// Where the mention that is shown stands.
    pub field: Field,
    /// Up to [`CONTEXT`](super::excerpt::CONTEXT) characters before it.
    pub before: String,
    /// The mention as it stands in the text.
    pub surface: String,
    /// Up to [`CONTEXT`](super::excerpt::CONTEXT) characters after it.
    pub after: String,
    /// What its sentence says of the body.
    pub stance: Option<Stance>,
    /// Whose step that is.
    pub actor: Option<Actor>,
    /// Whether that is the United States leaving a body which they do not leave.
    pub misreported: bool,
}

/// A body, or the event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Named {
    /// A body of the watchlist.
    Body(Body),
    /// The withdrawal as a whole.
    Event,
}

/// A body of the watchlist.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Body {
    /// `unfccc`.
    pub id: String,
    /// The official name.
    pub name: String,
    /// The usual acronym.
    pub acronym: Option<String>,
    /// Whether it is one of the 66.
    pub listed: bool,
}

/// An article whose text changed.
#[derive(Clone, Debug)]
pub struct Revised {
    /// Its number in the database.
    pub id: i64,
    /// Its address as stored.
    pub url: Option<String>,
    /// Its headline now.
    pub title: Option<String>,
    /// Its headline before, if that changed.
    pub former_title: Option<String>,
    /// Where it was found.
    pub source: Option<SourceName>,
    /// BCP 47.
    pub language: Option<String>,
    /// When the change was seen.
    pub seen: Timestamp,
    /// Which revision it is now; the first text is 1.
    pub revision: u32,
    /// Listed bodies that the text names now.
    pub listed: Vec<String>,
}

/// How one source fared in the window.
#[derive(Clone, Debug)]
pub struct SourceReport {
    /// Which.
    pub source: SourceName,
    /// How often its list was asked for.
    pub attempts: usize,
    /// How often that went well.
    pub successes: usize,
    /// When its list was last read at all, in the window or before it.
    pub last_success: Option<Timestamp>,
    /// What failed, one entry a kind of failure.
    pub problems: Vec<Problem>,
}

/// Attempts that failed in one way.
#[derive(Clone, Debug)]
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
    pub last: Timestamp,
    /// What was asked for then.
    pub url: String,
    /// The sentence written then.
    pub error: Option<String>,
}
