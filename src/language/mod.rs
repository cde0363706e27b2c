//! Which language a text is in, as a BCP 47 tag, with the next best guess, and how that goes with what the page
//! says of itself.
//!
//! | file | does |
//! |---|---|
//! | `sample` | takes pieces from all over a long text |
//! | `script` | counts its letters by script, which decides for Korean, Greek, Thai and the like |
//! | `chinese` | Chinese or Japanese, and which Chinese, by single characters |
//! | `letters`, `grams` | languages of one script, by the letters that follow each other in their words |
//! | `whatlang` | is asked where that leaves a doubt, and for languages that the table of `grams` lacks |
//! | `declared` | what the page says of itself, and whether the text agrees |
//!
//! A text in a language that none of them knows has none, rather than that of its neighbour, unless the page
//! names one.

mod chinese;
mod declared;
mod grams;
mod letters;
mod sample;
mod script;
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
    /// The next best guess, or the other language of a text in two.
    pub second: Option<Guess>,
    /// How the text goes with what its page declares; `None` where that is nothing, or no language.
    pub verdict: Option<Verdict>,
}

/// How many pieces of a text are read, and how long each may be in bytes: the whole of a short article.
const PIECES: usize = 6;
const PIECE: usize = 800;

/// What is less than this share of a text is not its second language.
const SECOND: f64 = 0.1;

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
    pieces.iter().for_each(|piece| census.add(piece));
    let scripts = census.scripts();
    let &(script, share) = scripts.first()?;
    let (mut language, alone) = by_script(&pieces, &census, script, share, hints)?;
    if let Some(&(other, share)) = scripts.get(1).filter(|other| other.1 > SECOND) {
        let told = by_script(&pieces, &census, other, share, Hints::default());
        language.second = told.map(|(told, _)| Guess { tag: told.tag, confidence: share });
    }
    language.verdict = declared::verdict(hints.declared, &language, alone.as_deref());
    Some(language)
}

/// The language of what is written in one script, and what it would be if nobody said anything of it.
fn by_script(
    pieces: &[String],
    census: &Census,
    script: Script,
    share: f64,
    hints: Hints<'_>,
) -> Option<(Language, Option<String>)> {
    let (best, second, alone) = match script {
        Script::Korean => (Guess::new("ko", 0.99), None, Some("ko")),
        Script::Of(tag) => (Guess::new(tag, 0.99), None, Some(tag)),
        Script::Chinese => {
            let tell = |hint| chinese::tell(pieces, census, hint);
            let (tag, confidence) = tell(hint(hints, &["zh", "ja"]));
            (Guess::new(tag, confidence), None, Some(tell(None).0))
        }
        Script::Latin | Script::Cyrillic | Script::Arabic | Script::Devanagari => {
            let told = letters::tell(pieces, script, hints)?;
            (told.best, told.second, told.alone)
        }
    };
    let language = Language { tag: best.tag, confidence: best.confidence * share.sqrt(), second, verdict: None };
    Some((language, alone.map(str::to_owned)))
}

/// The first of the hints that names one of these languages.
fn hint<'h>(hints: Hints<'h>, languages: &[&str]) -> Option<&'h str> {
    let named = |hint: &&str| languages.contains(&primary(hint).as_str());
    hints.declared.filter(named).or(hints.source.filter(named))
}

impl Guess {
    fn new(tag: &str, confidence: f64) -> Self {
        Self { tag: tag.to_owned(), confidence }
    }
}
