//! An article of the press: a head in TOML between two lines of `+++`, then its body as HTML.

use serde::{Deserialize, Serialize};

/// An article as it lies in the source.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Article {
    /// Where it answers.
    pub path: String,
    /// Its headline.
    pub title: String,
    /// Who wrote it; editorials have nobody.
    pub author: Option<String>,
    /// RFC 3339 in its own zone, or a day.
    pub published: String,
    /// When it was edited.
    pub updated: Option<String>,
    /// A sentence for feeds.
    pub summary: String,
    /// BCP 47.
    language: String,
    /// Ids of the listed bodies it names.
    #[serde(default)]
    listed: Vec<String>,
    /// Ids of the related bodies it names.
    #[serde(default)]
    related: Vec<String>,
    /// Whether it speaks of the withdrawal as a whole.
    #[serde(default)]
    event: bool,
    /// What it says of its original, if it is a copy.
    copy: Option<CopyOf>,
    /// What only its own site's layout asks for.
    #[serde(default)]
    pub extra: toml::Table,
    /// The body, as HTML.
    #[serde(skip)]
    pub body: String,
}

/// What a reader should find in an article of the press.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// Its address.
    pub url: String,
    /// Its headline.
    pub title: String,
    /// Who wrote it.
    pub author: Option<String>,
    /// RFC 3339 in its own zone, or a day.
    pub published: String,
    /// BCP 47.
    pub language: String,
    /// Ids of the listed bodies it names, sorted.
    pub listed: Vec<String>,
    /// Ids of the related bodies it names, sorted.
    pub related: Vec<String>,
    /// Whether it speaks of the withdrawal as a whole.
    pub event: bool,
    /// What it says of its original, if it is a copy.
    pub copy: Option<CopyOf>,
}

/// The original of a copy.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub struct CopyOf {
    /// Its headline.
    pub title: String,
    /// Its site.
    pub site: String,
}

impl Article {
    /// Reads an article's file.
    pub fn read(text: &str) -> Result<Self, String> {
        let parts = text.strip_prefix("+++\n").and_then(|rest| rest.split_once("+++\n"));
        let (head, body) = parts.ok_or("an article has no head between two lines of +++")?;
        let article: Article =
            toml::from_str(head).map_err(|error| format!("the head of an article: {error}"))?;
        Ok(Article { body: body.to_owned(), ..article })
    }

    /// Its address on a host.
    pub fn url(&self, host: &str) -> String {
        format!("http://{host}{}", self.path)
    }

    /// What a reader should find in it.
    pub fn fact(self, host: &str) -> Fact {
        let sorted = |mut ids: Vec<String>| {
            ids.sort();
            ids
        };
        Fact {
            url: self.url(host),
            title: self.title,
            author: self.author,
            published: self.published,
            language: self.language,
            listed: sorted(self.listed),
            related: sorted(self.related),
            event: self.event,
            copy: self.copy,
        }
    }
}
