//! Whether the text that a page shows is all of the article, and what says that it is not.
//!
//! A text behind a wall may look whole: it begins well and ends with a full stop. So a text that is marked
//! here may be read for what it names, but not alone for where it stands.

use serde::Serialize;

/// Why the text that was read is, or may be, only a part of the article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Partial {
    /// What cuts it off.
    pub cut: Cut,
    /// What was seen, as one sentence in lower case without a full stop.
    pub evidence: String,
}

/// What cuts a text off. Its words are those of JSON and of `articles.partial`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Cut {
    /// A paywall or a login: the page says that reading on is not for everyone.
    Wall,
    /// The page gives a beginning and sends its readers elsewhere for the rest.
    Excerpt,
    /// The article goes on on a further page that was not joined.
    Pages,
}

impl Cut {
    /// `wall`, `excerpt`, `pages`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Wall => "wall",
            Self::Excerpt => "excerpt",
            Self::Pages => "pages",
        }
    }
}
