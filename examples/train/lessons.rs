//! Pages to learn from: what the model is told of their blocks, and which of these are in the truth.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use flate2::read::MultiGzDecoder;
use tuiqun::config;
use tuiqun::date::Place;
use tuiqun::decode;
use tuiqun::extract::training::{self, Asked};
use tuiqun::extract::{self, Facts};
use tuiqun::html::{self, Bounds};
use tuiqun::pipeline::Reader;
use url::Url;

use crate::cores;
use crate::label::{self, Label};
use crate::score::Truth;
use crate::shelf::{Shelf, Stored};

/// A page with its truth.
#[derive(Debug)]
pub struct Lesson {
    /// The set it is in.
    pub set: String,
    /// What all pages of its site share.
    pub site: String,
    /// The blocks that the model is asked about.
    pub asked: Vec<Asked>,
    /// What the truth says of each.
    pub labels: Vec<Label>,
    /// The truth.
    pub truth: Truth,
}

impl Lesson {
    /// How much each block matters: its share of the page's text, since pages count alike. A block that is
    /// the article's in part teaches less than one that is or is not; no block counts more than half a page.
    pub fn weights(&self) -> impl Iterator<Item = f64> {
        let text: f64 = self.labels.iter().map(|label| label.covered * label.tokens as f64).sum();
        let share = move |label: &Label| ((label.tokens + 2) as f64 / text.max(50.0)).min(0.5);
        self.labels.iter().map(move |label| share(label) * (2.0 * (label.covered - 0.5).abs()).max(0.15))
    }
}

/// All pages of a folder whose truth tells a body.
pub fn read(folder: &Path) -> io::Result<Vec<Lesson>> {
    let config =
        config::load(&config::Place::BuiltIn).map_err(|mistakes| io::Error::other(mistakes.to_string()))?;
    let reader = Reader::new(&config);
    let shelf = Shelf::new(folder, None);
    let mut lessons = Vec::new();
    for set in shelf.sets("truth")? {
        for lesson in cores::on_all(&shelf.truths(&set)?, |kept| {
            let page = shelf.page(&set, kept);
            let asked = asked(&reader, &page)?;
            let lines: Vec<&str> = asked.iter().map(|asked| asked.line.as_str()).collect();
            let labels = label::labels(&lines, kept.truth.body.as_deref().unwrap_or_default());
            Ok::<_, io::Error>(Lesson {
                set: set.clone(),
                site: site(&page),
                asked,
                labels,
                truth: kept.truth.clone(),
            })
        }) {
            lessons.push(lesson?);
        }
    }
    lessons.retain(|lesson| lesson.truth.body.is_some());
    Ok(lessons)
}

fn asked(reader: &Reader, page: &Stored) -> io::Result<Vec<Asked>> {
    let told = |error: io::Error| io::Error::other(format!("{}: {error}", page.path.display()));
    let mut bytes = Vec::new();
    MultiGzDecoder::new(File::open(&page.path).map_err(told)?).read_to_end(&mut bytes).map_err(told)?;
    let text = decode::decode(&bytes, Some("text/html; charset=utf-8")).text;
    let Ok(tree) = html::parse(&text, Bounds::default()) else { return Ok(Vec::new()) };
    let place = Place { timezone: chrono_tz::Tz::UTC, taiwan: false };
    let rule = page.url.as_ref().and_then(|url| extract::rule(&tree, &reader.rules, url, place));
    Ok(training::asked(&tree, &Facts { url: page.url.as_ref(), place, rule }))
}

/// The registered part of a page's host, near enough: two labels, or three where the second is one of those
/// that countries register below. A page from nowhere is a site of its own.
fn site(page: &Stored) -> String {
    let Some(host) = page.url.as_ref().and_then(Url::host_str) else { return page.id.clone() };
    let labels: Vec<&str> = host.rsplit('.').collect();
    let shared = labels.first().is_some_and(|last| last.len() == 2)
        && labels.get(1).is_some_and(|label| ["com", "co", "net", "org", "gov", "edu", "ac"].contains(label));
    labels[..labels.len().min(if shared { 3 } else { 2 })].join(".")
}
