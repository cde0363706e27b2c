//! What a system found on a page: the JSON line this example prints, or another system's.

use std::collections::HashMap;
use std::fs;
use std::io;
use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::score::{Names, Told};

/// One line. What is there beside the scored members is for whoever looks into a page.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct Found {
    /// Which page.
    pub id: String,
    /// Its title.
    pub title: Option<String>,
    /// Its authors.
    pub authors: Option<Names>,
    /// When it was published; starts with the day, if it is known.
    pub published: Option<String>,
    /// What said so of the date and of the body.
    #[serde(skip_deserializing)]
    pub evidence: [Option<String>; 2],
    /// What the extraction has to say of its choices.
    #[serde(skip_deserializing)]
    pub notes: serde_json::Value,
    /// The language, BCP 47.
    pub lang: Option<String>,
    /// The text.
    #[serde(alias = "articleBody")]
    pub body: Option<String>,
    /// Why it is no article.
    #[serde(skip_deserializing)]
    pub error: Option<String>,
}

impl Found {
    /// The scored members.
    pub fn told(&self) -> Told<'_> {
        Told {
            body: self.body.as_deref().unwrap_or_default(),
            title: self.title.as_deref(),
            authors: self.authors.as_ref(),
            published: self.published.as_deref(),
            lang: self.lang.as_deref(),
        }
    }
}

/// What a system found on many pages, by id.
#[derive(Debug)]
pub struct FoundPages(HashMap<String, Found>);

impl FoundPages {
    /// The lines of a file.
    pub fn load(path: &Path) -> io::Result<Self> {
        let told = |error: &dyn std::fmt::Display| io::Error::other(format!("{}: {error}", path.display()));
        let text = fs::read_to_string(path).map_err(|error| told(&error))?;
        let lines = text.lines().filter(|line| !line.trim().is_empty());
        let found =
            lines.map(|line| serde_json::from_str(line).map(|found: Found| (found.id.clone(), found)));
        found.collect::<Result<_, _>>().map(Self).map_err(|error| told(&error))
    }

    /// What was found on a page; nothing, where the file has no line of it.
    pub fn of(&self, id: &str) -> Found {
        self.0.get(id).cloned().unwrap_or_default()
    }
}
