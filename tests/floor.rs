//! A floor under the heuristics: pages written for this test in the shapes that the press uses, beside each
//! what a careful person would take from it, and the score that reading them has reached. A change may make
//! one page better and another worse; it may not make the whole worse.
//!
//! A case is a folder in `tests/golden/truth`: `page.html` and `truth.json`. Not all of them are read
//! rightly, and that is their use. `UPDATE_FLOOR=1 cargo test --test floor` raises the floor to what is
//! reached; it never lowers it, unless the pages themselves are others.

#![expect(clippy::unwrap_used, reason = "a broken case is a broken test")]

#[path = "../examples/extract/score/mod.rs"]
#[expect(
    dead_code,
    unused_imports,
    reason = "the floor asks for some of the scores, the example prints them all"
)]
mod score;

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use score::{Names, PageScore, Told, Truth};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use tuiqun::config;
use tuiqun::date::Dated;
use tuiqun::pipeline::{Known, Page, Reader};
use url::Url;

/// What a careful person takes from a page.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Careful {
    /// Where the page came from.
    url: Url,
    /// The zone of dates without one.
    timezone: String,
    title: String,
    authors: Vec<String>,
    /// The day; none where the page does not tell it.
    published: Option<String>,
    /// Two letters.
    lang: String,
    /// A line each: paragraphs, headings, members of lists.
    body: Vec<String>,
}

/// What has been reached on which pages.
#[derive(Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct Floor {
    /// Tells these pages and truths from others.
    corpus: String,
    /// How many they are.
    pages: usize,
    /// The mean F1 of the bodies, by shingles.
    body: f64,
    /// The share of titles that are the same.
    title: f64,
    /// The F1 of all names.
    authors: f64,
    /// The share of days that are the same.
    day: f64,
    /// The share of languages that are the same.
    lang: f64,
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/truth")
}

fn cases() -> Vec<PathBuf> {
    let all = fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path());
    let mut cases: Vec<PathBuf> = all.filter(|path| path.is_dir()).collect();
    cases.sort();
    cases
}

fn careful(case: &Path) -> Careful {
    let text = fs::read_to_string(case.join("truth.json")).unwrap();
    serde_json::from_str(&text).map_err(|error| format!("{}: {error}", case.display())).unwrap()
}

/// Reads a case's page and scores it.
fn read(reader: &Reader, case: &Path) -> PageScore {
    let careful = careful(case);
    let bytes = fs::read(case.join("page.html")).unwrap();
    let known = Known { timezone: careful.timezone.parse().unwrap(), ..Known::default() };
    let content_type = Some("text/html; charset=utf-8");
    let record = reader.read(&Page { url: Some(&careful.url), content_type, bytes: &bytes, known });
    let truth = Truth {
        body: Some(careful.body.join("\n")),
        title: Some(careful.title),
        authors: Some(Names::List(careful.authors)),
        published: careful.published,
        lang: Some(careful.lang),
        ..Truth::default()
    };
    let published = record.article.published.as_ref().map(Dated::iso);
    let told = Told {
        body: &record.article.body,
        title: record.article.title.as_deref(),
        authors: Some(&Names::List(record.article.authors)),
        published: published.as_deref(),
        lang: record.language.as_ref().map(|known| known.tag.as_str()),
    };
    score::page(&truth, &told)
}

/// A figure to three places, rounded down, so that what is written is reached.
fn figure(values: impl Iterator<Item = f64>) -> f64 {
    let values: Vec<f64> = values.collect();
    (values.iter().sum::<f64>() / values.len() as f64 * 1000.0 + 1e-9).floor() / 1000.0
}

fn reached(scores: &[PageScore]) -> Floor {
    let share = |of: fn(&PageScore) -> Option<bool>| figure(scores.iter().filter_map(of).map(f64::from));
    let names = scores.iter().filter_map(|score| score.authors).reduce(score::Overlap::plus).unwrap();
    Floor {
        corpus: fingerprint(),
        pages: scores.len(),
        body: figure(scores.iter().map(|score| score.cjk.unwrap().shingle.f1)),
        title: share(|score| score.title),
        authors: figure([names.f1()].into_iter()),
        day: share(|score| score.day),
        lang: share(|score| score.lang),
    }
}

fn fingerprint() -> String {
    let mut hash = Sha256::new();
    for case in cases() {
        for file in ["page.html", "truth.json"] {
            hash.update(fs::read(case.join(file)).unwrap());
        }
    }
    format!("{:x}", hash.finalize())[..16].to_owned()
}

/// The figures side by side: name, floor, reached.
fn side_by_side<'a>(floor: &'a Floor, reached: &'a Floor) -> [(&'static str, f64, f64); 5] {
    [
        ("body", floor.body, reached.body),
        ("title", floor.title, reached.title),
        ("authors", floor.authors, reached.authors),
        ("day", floor.day, reached.day),
        ("lang", floor.lang, reached.lang),
    ]
}

#[test]
fn reading_never_falls_below_what_it_has_reached() {
    let reader = Reader::new(&config::load(&config::Place::BuiltIn).unwrap());
    let scores: Vec<PageScore> = cases().iter().map(|case| read(&reader, case)).collect();
    let reached = reached(&scores);
    let path = folder().join("floor.json");
    let floor: Floor =
        fs::read_to_string(&path).ok().and_then(|text| serde_json::from_str(&text).ok()).unwrap_or(Floor {
            corpus: String::new(),
            pages: 0,
            body: 0.0,
            title: 0.0,
            authors: 0.0,
            day: 0.0,
            lang: 0.0,
        });
    println!("{}", by_page(&scores));
    if std::env::var_os("UPDATE_FLOOR").is_some() {
        fs::write(&path, raised(&floor, reached)).unwrap();
        return;
    }
    assert_eq!(
        (&floor.corpus, floor.pages),
        (&reached.corpus, reached.pages),
        "the pages are not those of floor.json; look at the scores and run it with UPDATE_FLOOR=1"
    );
    for (name, floor, reached) in side_by_side(&floor, &reached) {
        assert!(reached >= floor, "{name} fell to {reached} from {floor}\n{}", by_page(&scores));
    }
}

/// The floor to write: never lower than it was on the same pages.
fn raised(old: &Floor, new: Floor) -> String {
    let same = old.corpus == new.corpus;
    let higher = |old: f64, new: f64| if same { old.max(new) } else { new };
    let floor = Floor {
        body: higher(old.body, new.body),
        title: higher(old.title, new.title),
        authors: higher(old.authors, new.authors),
        day: higher(old.day, new.day),
        lang: higher(old.lang, new.lang),
        ..new
    };
    serde_json::to_string_pretty(&floor).unwrap() + "\n"
}

/// A line a page, the worst first: what of it is right.
fn by_page(scores: &[PageScore]) -> String {
    let mut pages: Vec<_> = cases().into_iter().zip(scores).collect();
    pages.sort_by(|one, other| body(one.1).total_cmp(&body(other.1)));
    pages.iter().fold(String::new(), |mut lines, (case, score)| {
        let fit = score.cjk.unwrap().shingle;
        let missed = [
            ("title", score.title == Some(true)),
            ("authors", score.authors.is_some_and(|names| names.extra + names.lost == 0)),
            ("day", score.day != Some(false)),
            ("lang", score.lang == Some(true)),
        ];
        let missed: Vec<&str> = missed.iter().filter(|(_, right)| !right).map(|(name, _)| *name).collect();
        let name = case.file_name().unwrap().to_string_lossy();
        let (precision, recall) = (fit.precision.unwrap_or(0.0), fit.recall.unwrap_or(0.0));
        let _ = writeln!(lines, "{:.3} P {precision:.2} R {recall:.2} {name} {}", fit.f1, missed.join(" "));
        lines
    })
}

fn body(score: &PageScore) -> f64 {
    score.cjk.map_or(0.0, |fit| fit.shingle.f1)
}

#[test]
fn every_case_has_a_text_worth_reading() {
    for case in cases() {
        assert!(careful(&case).body.concat().chars().count() >= 200, "{}", case.display());
    }
}
