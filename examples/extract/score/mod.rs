//! How well one page was read, in the measures that the public collections of such pages use.
//!
//! A text is compared by its runs of four tokens (shingles; the measure of the Zyte benchmark) and by its
//! tokens without order (bag; that of WCXB), and each of them with tokens as `\w+` finds them and with every
//! ideograph, kana, Hangul or Thai character a token of its own, because a whole Chinese clause would
//! otherwise stand or fall by one character.

mod fields;
mod names;
mod overlap;
mod tokens;

use serde::Deserialize;

pub use fields::{day, plain};
pub use names::{Names, names};
pub use overlap::{Fit, Overlap, RUN, shingles};
pub use tokens::Tokens;

/// What people found on a page. What is absent is unknown and not scored.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Truth {
    /// Where it came from.
    pub url: Option<String>,
    /// The text.
    pub body: Option<String>,
    /// Phrases that the text must hold.
    pub with: Option<Vec<String>>,
    /// Phrases that it must not hold; they count where `with` is there.
    pub without: Option<Vec<String>>,
    /// The title.
    pub title: Option<String>,
    /// The authors; an empty list says that there are none.
    pub authors: Option<Names>,
    /// When it was published; starts with the day.
    pub published: Option<String>,
    /// Two letters.
    pub lang: Option<String>,
}

/// What a system found on it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Told<'a> {
    /// The text, empty for none.
    pub body: &'a str,
    /// The title.
    pub title: Option<&'a str>,
    /// The authors.
    pub authors: Option<&'a Names>,
    /// When it was published.
    pub published: Option<&'a str>,
    /// The language, of which two letters count.
    pub lang: Option<&'a str>,
}

/// How a text fits in one tokenisation.
#[derive(Clone, Copy, Debug)]
pub struct BodyFit {
    /// By runs of four tokens.
    pub shingle: Fit,
    /// By tokens, lower-cased, in any order.
    pub bag: Fit,
    /// All tokens in their order.
    pub exact: bool,
}

/// How well a page was read; none for what the truth does not say.
#[derive(Clone, Copy, Debug, Default)]
pub struct PageScore {
    /// The text with tokens as `\w+` finds them.
    pub words: Option<BodyFit>,
    /// The text with single ideographs.
    pub cjk: Option<BodyFit>,
    /// The share of the wanted phrases that are there.
    pub with: Option<f64>,
    /// The share of the unwanted phrases that are there.
    pub leak: Option<f64>,
    /// The title is the same but for case, marks and width.
    pub title: Option<bool>,
    /// The title's tokens.
    pub title_f1: Option<f64>,
    /// The names.
    pub authors: Option<Overlap>,
    /// The day is the same.
    pub day: Option<bool>,
    /// The language is the same.
    pub lang: Option<bool>,
}

/// How well a page was read.
pub fn page(truth: &Truth, told: &Told<'_>) -> PageScore {
    let title = truth.title.as_deref().filter(|title| !title.is_empty());
    let title = title.map(|title| (plain(title), plain(told.title.unwrap_or_default())));
    let published = truth.published.as_deref().filter(|published| !published.is_empty());
    let lang = truth.lang.as_deref().filter(|lang| !lang.is_empty());
    let text = told.body.to_lowercase();
    let without = truth.with.as_ref().and(truth.without.as_ref());
    PageScore {
        words: truth.body.as_deref().map(|body| body_fit(Tokens::Words, body, told.body)),
        cjk: truth.body.as_deref().map(|body| body_fit(Tokens::Cjk, body, told.body)),
        with: truth.with.as_ref().map(|phrases| if phrases.is_empty() { 1.0 } else { share(phrases, &text) }),
        leak: without.map(|phrases| share(phrases, &text)),
        title: title.as_ref().map(|(wanted, found)| wanted == found),
        title_f1: title.as_ref().map(|(wanted, found)| title_f1(wanted, found)),
        authors: truth
            .authors
            .as_ref()
            .map(|wanted| Overlap::of(names(wanted), told.authors.map(names).unwrap_or_default())),
        day: published.map(|published| day(published) == told.published.and_then(day)),
        lang: lang.map(|lang| told.lang.unwrap_or_default().to_lowercase().get(..2) == Some(lang)),
    }
}

fn body_fit(kind: Tokens, wanted: &str, found: &str) -> BodyFit {
    let (wanted, found) = (kind.clean(wanted), kind.clean(found));
    let (wanted, found) = (kind.cut(&wanted), kind.cut(&found));
    let lower =
        |tokens: &[&str]| -> Vec<String> { tokens.iter().map(|token| token.to_lowercase()).collect() };
    BodyFit {
        shingle: Overlap::of(shingles(&wanted), shingles(&found)).fit(),
        bag: Overlap::of(lower(&wanted), lower(&found)).fit_or_f1(),
        exact: wanted == found,
    }
}

fn title_f1(wanted: &str, found: &str) -> f64 {
    let overlap = Overlap::of(Tokens::Cjk.cut(wanted), Tokens::Cjk.cut(found));
    if overlap.both == 0 { 0.0 } else { overlap.f1() }
}

/// How many of the phrases stand in the lower-cased text.
fn share(phrases: &[String], text: &str) -> f64 {
    let held = phrases.iter().filter(|phrase| text.contains(&phrase.to_lowercase())).count();
    held as f64 / phrases.len().max(1) as f64
}
