//! The pure function at the heart: the bytes of a page and what is known of it in, a record out.

use ::url::Url;
use chrono_tz::Tz;

use super::tagging::{Parts, Tagging};
use crate::config::Config;
use crate::date::Place;
use crate::decode::{self, Decoded};
use crate::extract::pages::Joined;
use crate::extract::rules::SiteRules;
use crate::extract::{self, Article, Facts};
use crate::html::{self, Bounds, Overrun};
use crate::language::{self, Hints, Language};
use crate::record::Record;
use crate::tag::Tags;
use crate::tag::candidates::Gathered;
use crate::url::KeyRules;

/// A page with what is known of it before it is read.
#[derive(Clone, Copy, Debug)]
pub struct Page<'a> {
    /// Where it came from, after redirects; none for a loose file.
    pub url: Option<&'a Url>,
    /// The Content-Type header as it came.
    pub content_type: Option<&'a str>,
    /// The body, decompressed.
    pub bytes: &'a [u8],
    /// What its source knows.
    pub known: Known<'a>,
}

/// What a source knows of its pages. The default is nothing: UTC, no language, no country.
#[derive(Clone, Copy, Debug)]
pub struct Known<'a> {
    /// The zone of dates without one.
    pub timezone: Tz,
    /// The usual language, BCP 47.
    pub language: Option<&'a str>,
    /// ISO 3166, upper case.
    pub country: Option<&'a str>,
}

impl Default for Known<'_> {
    fn default() -> Self {
        Self { timezone: Tz::UTC, language: None, country: None }
    }
}

/// Everything a page is read with. Made once, shared by all threads.
#[derive(Debug)]
pub struct Reader {
    /// How sites name their articles.
    pub keys: KeyRules,
    /// What is known of single sites.
    pub rules: SiteRules,
    /// The watchlist, compiled.
    pub tagging: Tagging,
    /// What one page may cost.
    pub bounds: Bounds,
}

/// What is told of an article once its text is known.
struct Understood {
    language: Option<Language>,
    tags: Tags,
    candidates: Gathered,
}

impl Reader {
    /// A reader with the rules and the watchlist of a configuration.
    pub fn new(config: &Config) -> Self {
        Self {
            keys: config.keys.clone(),
            rules: config.rules.clone(),
            tagging: Tagging::new(config),
            bounds: Bounds::default(),
        }
    }

    /// Reads a page: decode, parse, extract, tell the language, tag. Where its article goes on elsewhere, what
    /// is told is marked as a part.
    pub fn read(&self, page: &Page<'_>) -> Record {
        self.read_pages(page, &[])
    }

    /// Reads a page and the further pages of its article that are at hand, as one.
    pub fn read_pages(&self, page: &Page<'_>, further: &[Page<'_>]) -> Record {
        let decoded = decode::decode(page.bytes, page.content_type);
        match self.extract(page, &decoded) {
            Ok(article) => self.tell(page, &decoded, self.join(article, further)),
            Err((error, overrun)) => self.refuse(page, &decoded, error, overrun),
        }
    }

    /// Reads a further page of an article by itself.
    ///
    /// # Errors
    /// One sentence that says why it holds no text.
    pub fn article(&self, page: &Page<'_>) -> Result<Article, String> {
        let decoded = decode::decode(page.bytes, page.content_type);
        self.extract(page, &decoded).map_err(|(error, _)| error)
    }

    /// The record of a page to whose article others were joined since it was read.
    pub fn joined(&self, record: Record, article: Article, known: Known<'_>) -> Record {
        let Understood { language, tags, candidates } = self.understand(&article, known);
        Record { article, language, tags, candidates, ..record }
    }

    /// The same reader, whose records tell also what was weighed and is no mention.
    #[must_use]
    pub fn telling_rejected(self) -> Self {
        Self { tagging: self.tagging.telling_rejected(), ..self }
    }

    fn join(&self, article: Article, further: &[Page<'_>]) -> Article {
        let mut joined = Joined::new(article);
        while let Some(url) = joined.wanted() {
            match further.iter().find(|page| page.url == Some(url)) {
                Some(page) => joined.take(self.article(page)),
                None => joined.miss(),
            }
        }
        joined.finish()
    }

    fn extract(&self, page: &Page<'_>, decoded: &Decoded) -> Result<Article, (String, Option<Overrun>)> {
        let place = Place { timezone: page.known.timezone, taiwan: page.known.country == Some("TW") };
        let tree = html::parse(&decoded.text, self.bounds)
            .map_err(|overrun| (overrun.to_string(), Some(overrun)))?;
        let rule = page.url.and_then(|url| extract::rule(&tree, &self.rules, url, place));
        extract::extract(&tree, &Facts { url: page.url, place, rule }).map_err(|error| (error, None))
    }

    /// The language of an article, and what it names.
    fn understand(&self, article: &Article, known: Known<'_>) -> Understood {
        let title = article.title.as_deref().unwrap_or_default();
        let hints = Hints { declared: article.declared_language.as_deref(), source: known.language };
        let language = language::detect(&format!("{title}\n{}", article.body), hints);
        let parts = Parts {
            title: article.title.as_deref(),
            standfirst: article.standfirst.as_deref(),
            body: &article.body,
            captions: &article.captions,
            language: language.as_ref().map(|known| known.tag.as_str()),
            country: known.country,
            copy_of: article.copy_of.as_ref().map(Url::as_str),
        };
        let (tags, candidates) = self.tagging.tag(&parts);
        Understood { language, tags, candidates }
    }

    fn tell(&self, page: &Page<'_>, decoded: &Decoded, article: Article) -> Record {
        let Understood { language, tags, candidates } = self.understand(&article, page.known);
        let canonical_url = article.canonical_url.clone().or_else(|| page.url.map(crate::url::canonical));
        Record {
            key: self.key(canonical_url.as_ref()),
            address_key: self.key(page.url),
            canonical_url,
            charset: decoded.charset,
            replaced: decoded.replaced,
            article,
            language,
            tags,
            candidates,
            error: None,
            overrun: None,
        }
    }

    fn key(&self, url: Option<&Url>) -> String {
        url.map(|url| self.keys.key(url)).unwrap_or_default()
    }

    fn refuse(&self, page: &Page<'_>, decoded: &Decoded, error: String, overrun: Option<Overrun>) -> Record {
        let canonical_url = page.url.map(crate::url::canonical);
        Record {
            key: self.key(page.url),
            address_key: self.key(page.url),
            canonical_url,
            charset: decoded.charset,
            replaced: decoded.replaced,
            article: Article::default(),
            language: None,
            tags: Tags::default(),
            candidates: Gathered::default(),
            error: Some(error),
            overrun,
        }
    }
}
