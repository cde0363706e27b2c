//! Authors made comparable.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use regex::Regex;
use serde::{Deserialize, Serialize};

use super::fields::plain;

static BETWEEN: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"[;,/|、，·•\n]| and | und | et | y | & ").expect("it is well-formed"));

static BEFORE: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"^(?:by|von|par|por|di|автор|記者|记者)\s+").expect("it is well-formed"));

/// Authors as a system or a truth tells them.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(untagged)]
pub enum Names {
    /// One by one.
    List(Vec<String>),
    /// Several in one text.
    Text(String),
}

/// The names without case, marks and a word that only announces them.
pub fn names(told: &Names) -> BTreeSet<String> {
    let parts: Vec<&str> = match told {
        Names::List(names) => names.iter().map(String::as_str).collect(),
        Names::Text(text) => BETWEEN.split(text).collect(),
    };
    let clean = parts.into_iter().map(|name| BEFORE.replace(&plain(name), "").into_owned());
    clean.filter(|name| !name.is_empty()).collect()
}
