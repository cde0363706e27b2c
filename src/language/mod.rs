//! Which language a text is in, as a BCP 47 tag, with the next best guess, and how that goes with what the page
//! says of itself.
//!
//! | file | does |
//! |---|---|
//! | `sample` | takes pieces from all over a long text |
//! | `script` | counts its letters by script, which decides for Korean, Greek, Thai and the like |
//! | `chinese` | Chinese or Japanese, and which Chinese, by single characters |
//! | `letters`, `ranking`, `grams` | languages of one script, by the letters that follow each other in their words |
//! | `telling` | words that a neighbour does not have, and languages that are known by them alone |
//! | `whatlang` | is asked where that leaves a doubt, and for languages that the table of `grams` lacks |
//! | `declared` | what the page says of itself, and whether the text agrees |
//!
//! A text in a language that none of them knows has none, rather than that of its neighbour, unless the page
//! names one.

mod chinese;
mod declared;
mod grams;
mod letters;
mod ranking;
mod sample;
mod script;
mod telling;
mod whatlang;

use serde::Serialize;

pub use declared::Verdict;
use declared::primary;
use script::{Census, Script};

/// A language with how sure we are.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Guess {
    /// BCP 47: two letters where they exist; `zh-Hant`, `zh-Hans`, or `zh` where the characters do not tell.
    pub tag: String,
    /// How often such an answer is right: of a hundred texts told with 0.9, about ninety.
    pub confidence: f64,
}

/// What else speaks for a language, when the text itself is short.
#[derive(Clone, Copy, Debug, Default)]
pub struct Hints<'a> {
    /// What the page declares (`lang`, `og:locale`, JSON-LD).
    pub declared: Option<&'a str>,
    /// What the source's configuration says.
    pub source: Option<&'a str>,
}

/// What is made out of a text.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Language {
    /// BCP 47: two letters where they exist; `zh-Hant`, `zh-Hans`, or `zh` where the characters do not tell.
    pub tag: String,
    /// How often such an answer is right: of a hundred texts told with 0.9, about ninety.
    pub confidence: f64,
    /// The next best guess, if it has a chance at all, or the other language of a text in two.
    pub second: Option<Guess>,
    /// How the text goes with what its page declares; `None` where that is nothing, or no language.
    pub verdict: Option<Verdict>,
}

/// How many pieces of a text are read, and how long each may be in bytes: the whole of a short article, and enough of a long
/// one to count its characters by.
const PIECES: usize = 6;
const PIECE: usize = 400;

/// What is less than this share of a text is not its second language.
const SECOND: f64 = 0.1;

/// What is told with less confidence gives way to what another script tells with more.
const DOUBTFUL: f64 = 0.8;
const SURE: f64 = 0.9;

/// The language of a text; `None` when nothing can be told.
///
/// ```
/// use tuiqun::language::{Hints, Verdict, detect};
///
/// assert_eq!(detect("退群之後，聯合國怎麼辦？", Hints::default()).unwrap().tag, "zh-Hant");
/// assert_eq!(detect("FIFA 与 UEFA 宣布退出 WADA", Hints::default()).unwrap().tag, "zh-Hans");
/// assert!(detect("2026-01-07 ... !", Hints::default()).is_none());
///
/// let page = Hints { declared: Some("en-US"), source: None };
/// let german = detect("Der Rat tritt am Montag wieder zusammen, um darüber zu sprechen.", page).unwrap();
/// assert_eq!((german.tag.as_str(), german.verdict), ("de", Some(Verdict::Differs)));
/// ```
pub fn detect(text: &str, hints: Hints<'_>) -> Option<Language> {
    let pieces = sample::pieces(text, PIECES, PIECE);
    let mut census = Census::default();
    for piece in &pieces {
        census.add(piece);
    }
    let scripts = census.scripts().into_iter().take_while(|script| script.1 > SECOND);
    let told =
        scripts.filter_map(|(script, share)| Some((by_script(&pieces, &census, script, hints)?, share)));
    let mut told: Vec<_> = told.take(2).collect();
    // What is doubtful in one script and sure in the other is in the other: notices of a server around a text.
    if let [(first, _), (second, _)] = &told[..]
        && first.best.confidence < DOUBTFUL
        && second.best.confidence > SURE
    {
        told.swap(0, 1);
    }
    let mut told = told.into_iter();
    let (told, second) = (told.next()?, told.next());
    let (Told { best, second: next, alone }, share) = told;
    let second =
        second.map(|(other, share)| Guess { confidence: other.best.confidence * share, ..other.best });
    let verdict = declared::verdict(hints.declared, &best, second.as_ref().or(next.as_ref()), alone);
    let confidence = best.confidence * share.sqrt();
    Some(Language { tag: best.tag, confidence, second: second.or(next), verdict })
}

/// What the pieces of a text say in one of its scripts.
fn by_script(pieces: &[String], census: &Census, script: Script, hints: Hints<'_>) -> Option<Told> {
    match script {
        Script::Korean => Some(Told::sure("ko", 0.99)),
        Script::Of(tag) => Some(Told::sure(tag, 0.99)),
        Script::Chinese => {
            let hint = hint(hints, &["zh", "ja"]);
            let (tag, confidence) = chinese::tell(pieces, census, hint);
            let alone = if hint.is_some() { chinese::tell(pieces, census, None).0 } else { tag };
            Some(Told { alone: Some(alone), ..Told::sure(tag, confidence) })
        }
        Script::Latin | Script::Cyrillic | Script::Arabic | Script::Devanagari => {
            letters::tell(pieces, script, hints)
        }
    }
}

/// What was found in one script.
#[derive(Debug)]
struct Told {
    /// The likeliest language.
    best: Guess,
    /// The next.
    second: Option<Guess>,
    /// What the text would be told to be in if the page said nothing; `None` where only the page's word says it.
    alone: Option<&'static str>,
}

impl Told {
    fn sure(tag: &'static str, confidence: f64) -> Self {
        Self { best: Guess { tag: tag.to_owned(), confidence }, second: None, alone: Some(tag) }
    }
}

/// The first of the hints that names one of these languages.
fn hint<'h>(hints: Hints<'h>, languages: &[&str]) -> Option<&'h str> {
    let named = |hint: &&str| languages.contains(&primary(hint).as_str());
    hints.declared.filter(named).or(hints.source.filter(named))
}
