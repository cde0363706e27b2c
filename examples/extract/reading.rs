//! Pages read as the program reads them.

use std::fs::File;
use std::io::{self, Read};

use flate2::read::MultiGzDecoder;
use serde_json::json;
use tuiqun::config::{self, Place};
use tuiqun::date::Dated;
use tuiqun::pipeline::{Known, Page, Reader};

use crate::found::Found;
use crate::score::Names;
use crate::shelf::Stored;

/// The program's reader with the shipped configuration.
#[derive(Debug)]
pub struct Reading(Reader);

impl Reading {
    /// The reader, made once for all pages.
    pub fn new() -> io::Result<Self> {
        let config =
            config::load(&Place::BuiltIn).map_err(|mistakes| io::Error::other(mistakes.to_string()))?;
        Ok(Self(Reader::new(&config)))
    }

    /// What a page says. Stored pages are UTF-8, whatever they declare.
    pub fn read(&self, page: &Stored) -> io::Result<Found> {
        let told = |error: io::Error| io::Error::other(format!("{}: {error}", page.path.display()));
        let mut bytes = Vec::new();
        let file = File::open(&page.path).map_err(told)?;
        MultiGzDecoder::new(file).read_to_end(&mut bytes).map_err(told)?;
        let content_type = Some("text/html; charset=utf-8");
        let known = Known::default();
        let record = self.0.read(&Page { url: page.url.as_ref(), content_type, bytes: &bytes, known });
        let article = record.article;
        Ok(Found {
            id: page.id.clone(),
            title: article.title,
            authors: Some(Names::List(article.authors)),
            published: article.published.as_ref().map(Dated::iso),
            evidence: [article.published_evidence, Some(article.body_evidence)],
            notes: json!(article.notes),
            lang: record.language.map(|known| known.tag),
            body: Some(article.body),
            error: record.error,
        })
    }

    /// What a page says; nothing, with a word on standard error, where it cannot be had.
    pub fn read_or_nothing(&self, page: &Stored) -> Found {
        self.read(page).unwrap_or_else(|error| {
            eprintln!("{error}");
            Found::default()
        })
    }
}
