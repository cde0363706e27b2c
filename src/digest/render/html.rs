//! A digest as one HTML file: no script, nothing loaded from anywhere, and a content security policy
//! that holds a browser to both.

use super::{RenderError, environment, fill};
use crate::digest::Digest;

pub(super) fn render(digest: &Digest) -> Result<String, RenderError> {
    let mut environment = environment(escape)?;
    environment.add_template("digest.css", include_str!("templates/digest.css"))?;
    environment.add_template("parts.html", include_str!("templates/parts.html"))?;
    environment.add_template("digest.html", include_str!("templates/digest.html"))?;
    fill(&environment, "digest.html", digest)
}

/// Safe in text and in quoted attributes.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            letter => escaped.push(letter),
        }
    }
    escaped
}
