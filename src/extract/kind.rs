//! What kind of page an article is read from: most are one text, some are a run of entries, some are
//! pictures with hardly a text. A page that is no article at all is refused by [`super::verdict`].

use serde::Serialize;

/// The kind of a page with an article. Its words are those of JSON and of `articles.kind`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum PageKind {
    /// One text.
    #[default]
    Article,
    /// A run of time-stamped entries: its text grows at the top, and one entry says little of another.
    Live,
    /// Pictures with their captions and hardly text.
    Gallery,
}

impl PageKind {
    /// `article`, `live`, `gallery`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Article => "article",
            Self::Live => "live",
            Self::Gallery => "gallery",
        }
    }
}
