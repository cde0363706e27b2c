//! Which language a text is in: script statistics first, then words and whatlang, as a BCP 47 tag.

mod chinese;
mod script;
mod words;

use serde::Serialize;
use whatlang::{Detector, Lang};

use script::{Census, Script};

/// A language with how sure we are.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Language {
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

/// How much of a text is counted, and how much is compared word by word, in bytes. More changes nothing.
const COUNTED: usize = 6_000;
const COMPARED: usize = 1_500;
/// How much whatlang is shown: its time grows with the text, 0.3 ms for 800 bytes.
const SHOWN: usize = 500;
/// Where the words prefer one language by this much, whatlang is not asked.
const BEYOND_DOUBT: f64 = 16.0;
/// What a page's own word, and its source's, are worth against the words of the text.
const DECLARED: f64 = 3.5;
const CONFIGURED: f64 = 2.5;
/// Fewer words than this, of plain letters and none of them common anywhere, are acronyms or a name: what
/// whatlang makes of "IPCC" (Latin) is a guess.
const TELLING: usize = 4;

/// What the languages of the watch are worth by being the likelier ones: enough to decide between Russian
/// and Belarusian where three words could be either.
const EXPECTED: f64 = 0.8;
const USUAL: [&str; 13] = ["en", "fr", "es", "pt", "de", "it", "ru", "uk", "ar", "tr", "vi", "id", "pl"];

/// The language of a text; `None` when nothing can be told.
///
/// ```
/// use tuiqun::language::{Hints, detect};
///
/// assert_eq!(detect("退群之後，聯合國怎麼辦？", Hints::default()).unwrap().tag, "zh-Hant");
/// assert_eq!(detect("FIFA 与 UEFA 宣布退出 WADA", Hints::default()).unwrap().tag, "zh-Hans");
/// assert!(detect("2026-01-07 ... !", Hints::default()).is_none());
/// ```
pub fn detect(text: &str, hints: Hints<'_>) -> Option<Language> {
    let text = without_addresses(start(text, COUNTED));
    let census = Census::of(&text);
    let (script, share) = census.script()?;
    let (tag, confidence) = match script {
        Script::Korean => ("ko", 0.99),
        Script::Chinese => chinese::tell(&text, &census, hint(hints, &["zh", "ja"])),
        Script::Of(tag) => (tag, 0.99),
        Script::Latin | Script::Cyrillic | Script::Arabic | Script::Devanagari => {
            return by_words(&text, script, hints);
        }
    };
    Some(Language { tag: tag.to_owned(), confidence: confidence * share.sqrt() })
}

/// The first of the hints that names one of these languages.
fn hint<'h>(hints: Hints<'h>, languages: &[&str]) -> Option<&'h str> {
    let named = |hint: &&str| languages.contains(&primary(hint).as_str());
    hints.declared.filter(named).or(hints.source.filter(named))
}

fn by_words(text: &str, script: Script, hints: Hints<'_>) -> Option<Language> {
    let text = start(text, COMPARED);
    let declared = hints.declared.map(primary);
    let source = hints.source.map(primary);
    let prior = |tag: &str| {
        let says = |hint: &Option<String>, worth: f64| if hint.as_deref() == Some(tag) { worth } else { 0.0 };
        let usual = if USUAL.contains(&tag) { EXPECTED } else { 0.0 };
        usual + says(&declared, DECLARED) + says(&source, CONFIGURED)
    };
    let mut fit = words::fit(text, script, prior);
    let hinted = fit
        .scores
        .iter()
        .any(|(tag, _)| [&declared, &source].iter().any(|hint| hint.as_deref() == Some(tag)));
    if fit.words < TELLING && fit.listed == 0 && text.is_ascii() && !hinted {
        return None;
    }
    let doubt = margin(&fit.scores) < BEYOND_DOUBT;
    if let Some((tag, confidence)) = doubt.then(|| ask_whatlang(start(text, SHOWN))).flatten() {
        let bonus = WHATLANG.0 + WHATLANG.1 * confidence;
        if fit.scores.iter().all(|score| score.0 != tag) && fit.listed * 8 < fit.words {
            fit.scores.push((tag, 0.0));
        }
        let meant = |known: &str| known == tag || TWINS.contains(&(tag, known));
        fit.scores.iter_mut().filter(|score| meant(score.0)).for_each(|score| score.1 += bonus);
        fit.scores.sort_by(|one, other| other.1.total_cmp(&one.1));
    }
    // A language whose words nobody here knows looks like its neighbour, only worse.
    let strange = declared.filter(|tag| !words::knows(tag) && fits_script(tag, script));
    if let Some(tag) = strange.filter(|_| fit.listed * 3 < fit.words) {
        return Some(Language { tag, confidence: 0.6 });
    }
    let best = fit.scores.first()?;
    Some(Language { tag: best.0.to_owned(), confidence: chance(margin(&fit.scores)) })
}

/// What whatlang's word is worth: at least, and more the surer it is.
const WHATLANG: (f64, f64) = (1.5, 8.0);

/// Languages that whatlang takes for another, because it does not know them: what it says, what it may be.
const TWINS: &[(&str, &str)] = &[("hr", "bs"), ("sr", "bs"), ("id", "ms"), ("nb", "nn"), ("zu", "xh")];

fn margin(scores: &[(&str, f64)]) -> f64 {
    match scores {
        [best, second, ..] => best.1 - second.1,
        [_] => 10.0,
        [] => 0.0,
    }
}

/// How often an answer is right that is ahead by so much; fitted to the development sentences.
fn chance(margin: f64) -> f64 {
    1.0 / (1.0 + (-0.25 * margin - 0.2).exp())
}

fn ask_whatlang(text: &str) -> Option<(&'static str, f64)> {
    let info = Detector::new().detect(text)?;
    Some((two_letters(info.lang())?, info.confidence()))
}

/// The BCP 47 tag of what whatlang names, where it has two letters.
fn two_letters(lang: Lang) -> Option<&'static str> {
    let tag = match lang {
        Lang::Epo => "eo",
        Lang::Eng => "en",
        Lang::Rus => "ru",
        Lang::Spa => "es",
        Lang::Por => "pt",
        Lang::Ita => "it",
        Lang::Fra => "fr",
        Lang::Deu => "de",
        Lang::Ukr => "uk",
        Lang::Ara => "ar",
        Lang::Hin => "hi",
        Lang::Pol => "pl",
        Lang::Jav => "jv",
        Lang::Nob => "nb",
        Lang::Dan => "da",
        Lang::Swe => "sv",
        Lang::Fin => "fi",
        Lang::Tur => "tr",
        Lang::Nld => "nl",
        Lang::Hun => "hu",
        Lang::Ces => "cs",
        Lang::Bul => "bg",
        Lang::Bel => "be",
        Lang::Mar => "mr",
        Lang::Ron => "ro",
        Lang::Slv => "sl",
        Lang::Hrv => "hr",
        Lang::Srp => "sr",
        Lang::Mkd => "mk",
        Lang::Lit => "lt",
        Lang::Lav => "lv",
        Lang::Est => "et",
        Lang::Vie => "vi",
        Lang::Urd => "ur",
        Lang::Uzb => "uz",
        Lang::Aze => "az",
        Lang::Ind => "id",
        Lang::Pes => "fa",
        Lang::Nep => "ne",
        Lang::Tuk => "tk",
        Lang::Aka => "ak",
        Lang::Zul => "zu",
        Lang::Sna => "sn",
        Lang::Afr => "af",
        Lang::Lat => "la",
        Lang::Slk => "sk",
        Lang::Cat => "ca",
        Lang::Tgl => "tl",
        Lang::Cym => "cy",
        _ => return None,
    };
    Some(tag)
}

/// The language of a tag without script and region; Norwegian without a variety is Bokmål.
fn primary(tag: &str) -> String {
    let primary = tag.split(['-', '_']).next().unwrap_or(tag).to_ascii_lowercase();
    if primary == "no" { "nb".to_owned() } else { primary }
}

/// Whether a declared language may be written in that script, as far as the tag can tell.
fn fits_script(tag: &str, script: Script) -> bool {
    let other = ["zh", "ja", "ko", "el", "he", "th", "hy", "ka", "bn", "ta", "te", "und", "mul", "x"];
    let arabic = ["ps", "ckb", "sd", "ug"];
    let cyrillic = ["ky", "tg", "tt", "ba", "os"];
    let devanagari = ["ne", "sa", "bho", "mai", "kok"];
    (2..=3).contains(&tag.len())
        && tag.chars().all(|one| one.is_ascii_lowercase())
        && match script {
            Script::Arabic => arabic.contains(&tag),
            Script::Cyrillic => cyrillic.contains(&tag),
            Script::Devanagari => devanagari.contains(&tag),
            _ => ![&other[..], &arabic, &cyrillic, &devanagari].concat().contains(&tag),
        }
}

/// The beginning of a text, whole characters.
fn start(text: &str, bytes: usize) -> &str {
    &text[..text.floor_char_boundary(bytes)]
}

/// The text without web and mail addresses, which are English to every detector.
fn without_addresses(text: &str) -> String {
    let address = |word: &str| word.contains("://") || word.starts_with("www.") || word.contains('@');
    let mut kept = String::with_capacity(text.len());
    for word in text.split_inclusive(char::is_whitespace) {
        kept.push_str(if word.is_ascii() && address(word) { " " } else { word });
    }
    kept
}
