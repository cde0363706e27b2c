//! Digests as text.
//!
//! Markdown and HTML are templates over the same [`Digest`] that JSON prints. Every value is escaped for
//! its template by the environment's formatter, so no template can forget to.

mod html;
mod json;
mod markdown;
mod words;

use std::fmt;

use minijinja::syntax::SyntaxConfig;
use minijinja::value::Serde;
use minijinja::{AutoEscape, Environment, UndefinedBehavior};

use super::{Digest, Format};

/// Why a digest could not be written down.
#[derive(Debug)]
pub struct RenderError(minijinja::Error);

impl fmt::Display for RenderError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "the digest's template could not be filled: {:#}", self.0)
    }
}

impl std::error::Error for RenderError {}

impl From<minijinja::Error> for RenderError {
    fn from(error: minijinja::Error) -> Self {
        Self(error)
    }
}

/// Writes a digest down, with a newline at its end.
///
/// # Errors
/// [`RenderError`], where a template asks for what a digest does not have.
pub fn render(digest: &Digest, format: Format) -> Result<String, RenderError> {
    match format {
        Format::Markdown => markdown::render(digest),
        Format::Html => html::render(digest),
        Format::Json => Ok(json::render(digest)),
    }
}

/// An environment that escapes every value as told, stops at what is missing, and knows the words of
/// [`words`].
fn environment(escape: fn(&str) -> String) -> Result<Environment<'static>, RenderError> {
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    // Any kind but none makes the engine tell apart what a template wrote and what it was given.
    environment.set_auto_escape_callback(|_| AutoEscape::Custom("foreign".into()));
    environment.set_formatter(move |out, _, value| {
        match value.as_str() {
            Some(text) if !value.is_safe() => out.write_str(&escape(text))?,
            _ => write!(out, "{value}")?,
        }
        Ok(())
    });
    environment.set_syntax(SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build()?);
    environment.add_filter("when", words::when);
    environment.add_filter("span", words::span);
    environment.add_filter("language", words::language);
    environment.add_filter("count", words::count);
    environment.add_filter("outcome", words::outcome);
    environment.add_filter("cut", words::cut);
    environment.add_filter("step", words::step);
    Ok(environment)
}

fn fill(environment: &Environment<'_>, name: &str, digest: &Digest) -> Result<String, RenderError> {
    let mut text = environment.get_template(name)?.render(Serde(digest))?;
    if !text.ends_with('\n') {
        text.push('\n');
    }
    Ok(text)
}
