//! Articles and layouts to pages.

use chrono::{DateTime, NaiveDate, Utc};
use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Serde, Value};
use minijinja::{AutoEscape, Environment, Error, ErrorKind, UndefinedBehavior, context};

use super::article::Article;

/// What all pages of a site are made with.
pub struct Painter<'a> {
    host: &'a str,
    articles: Vec<Value>,
}

impl<'a> Painter<'a> {
    /// For one site.
    pub fn new(host: &'a str, articles: &[Article]) -> Self {
        Self { host, articles: articles.iter().map(|article| seen(article, host)).collect() }
    }

    /// An article in its layout.
    pub fn page(&self, layout: &str, article: &Article) -> Result<String, String> {
        self.fill(layout, &article.path, context! { article => seen(article, self.host) })
    }

    /// A page over all articles.
    pub fn list(&self, template: &str, path: &str) -> Result<String, String> {
        self.fill(template, path, Value::UNDEFINED)
    }

    fn fill(&self, template: &str, path: &str, more: Value) -> Result<String, String> {
        let site = context! { site => context! { host => self.host }, articles => &self.articles };
        let filled = environment()
            .and_then(|environment| environment.render_str(template, context! { ..site, ..more }));
        filled.map_err(|error| format!("{}{path}: {error:#}", self.host))
    }
}

/// An article as a template sees it.
fn seen(article: &Article, host: &str) -> Value {
    context! {
        url => article.url(host),
        body => Value::from_safe_string(article.body.clone()),
        ..Value::from(Serde(article))
    }
}

fn environment() -> Result<Environment<'static>, Error> {
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_auto_escape_callback(|_| AutoEscape::Custom("markup".into()));
    environment.set_formatter(|out, _, value| {
        match value.as_str() {
            Some(text) if !value.is_safe() => out.write_str(&escape(text))?,
            _ => write!(out, "{value}")?,
        }
        Ok(())
    });
    environment.set_syntax(SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build()?);
    environment.add_filter("date", date);
    environment.add_filter("utc", utc);
    Ok(environment)
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// A date as a site writes it, in its own zone.
fn date(text: &str, spelling: &str) -> Result<String, Error> {
    if let Ok(at) = DateTime::parse_from_rfc3339(text) {
        return Ok(at.format(spelling).to_string());
    }
    let day = NaiveDate::parse_from_str(text, "%Y-%m-%d");
    day.map(|day| day.format(spelling).to_string()).map_err(|_| no_date(text))
}

fn utc(text: &str) -> Result<String, Error> {
    let at = DateTime::parse_from_rfc3339(text).map_err(|_| no_date(text))?;
    Ok(at.with_timezone(&Utc).format("%Y-%m-%dT%H:%M:%S.000Z").to_string())
}

fn no_date(text: &str) -> Error {
    Error::new(ErrorKind::InvalidOperation, format!("{text:?} is no date"))
}
