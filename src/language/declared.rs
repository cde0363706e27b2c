//! What a page says of its own language, and how that agrees with the text.

use serde::Serialize;

use super::Guess;
use super::grams::grams;
use super::script::Script;

/// How the language that a page declares and that of its text go together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// The text is in the language declared, by its letters alone.
    Agrees,
    /// The text is clearly in another language.
    Differs,
    /// The text speaks rather for another language, but not clearly.
    Contested,
    /// The text is too short to check the declaration by, or in no language that is known here.
    Unchecked,
}

impl Verdict {
    /// The word that is printed and stored.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Agrees => "agrees",
            Self::Differs => "differs",
            Self::Contested => "contested",
            Self::Unchecked => "unchecked",
        }
    }
}

/// Where the text speaks at least so clearly for another language, the declaration is wrong.
const CLEAR: f64 = 0.8;

/// Judges what a page declares; `None` if that is nothing, or no language. `alone` is what the text would be
/// told to be in if the page said nothing.
pub(super) fn verdict(
    declared: Option<&str>,
    told: &Guess,
    second: Option<&Guess>,
    alone: Option<&str>,
) -> Option<Verdict> {
    let declared = declared.filter(|tag| is_language(&primary(tag)))?;
    let Some(alone) = alone else { return Some(Verdict::Unchecked) };
    let next = second.is_some_and(|second| same(declared, &second.tag));
    Some(match (same(declared, &told.tag), same(declared, alone)) {
        (true, true) => Verdict::Agrees,
        (true, false) => Verdict::Contested,
        (false, _) if next && told.confidence < CLEAR => Verdict::Contested,
        (false, _) => Verdict::Differs,
    })
}

/// Whether two tags name one language, and not two scripts of Chinese.
fn same(declared: &str, told: &str) -> bool {
    let scripts = (chinese_script(declared), chinese_script(told));
    primary(declared) == primary(told) && !matches!(scripts, (Some(one), Some(other)) if one != other)
}

/// The language of a tag without script and region; Norwegian without a variety is Bokmål, and old names of
/// Hebrew and Indonesian are today's. Cantonese is written Chinese here.
pub(super) fn primary(tag: &str) -> String {
    let primary = tag.split(['-', '_']).next().unwrap_or(tag).trim().to_ascii_lowercase();
    match primary.as_str() {
        "no" => "nb".to_owned(),
        "iw" => "he".to_owned(),
        "in" => "id".to_owned(),
        "yue" | "cmn" => "zh".to_owned(),
        _ => primary,
    }
}

/// The script that a Chinese tag names or implies by its region.
pub(super) fn chinese_script(tag: &str) -> Option<&'static str> {
    let lower = tag.to_ascii_lowercase().replace('_', "-");
    if lower.starts_with("yue") {
        return Some("zh-Hant");
    }
    if primary(tag) != "zh" {
        return None;
    }
    lower.split('-').skip(1).find_map(|part| match part {
        "hant" | "tw" | "hk" | "mo" => Some("zh-Hant"),
        "hans" | "cn" | "sg" | "my" => Some("zh-Hans"),
        _ => None,
    })
}

/// Whether that can be a language at all: `und`, `mul`, `utf-8` and what is not two or three letters are
/// not.
fn is_language(tag: &str) -> bool {
    (2..=3).contains(&tag.len())
        && tag.chars().all(|one| one.is_ascii_lowercase())
        && !["und", "mul", "mis", "zxx", "xx", "utf"].contains(&tag)
}

/// Whether that is a language nobody here knows, which may be written in that script, as far as the tag can
/// tell.
pub(super) fn is_strange(tag: &str, script: Script) -> bool {
    let other = [
        "zh", "ja", "ko", "el", "he", "yi", "th", "hy", "ka", "bn", "as", "ta", "te", "pa", "gu", "or", "kn",
        "ml", "si", "lo", "bo", "my", "am", "ti", "km",
    ];
    let arabic = ["ps", "ckb", "sd", "ug"];
    let cyrillic = ["ky", "tg", "tt", "ba", "os", "ce", "cv", "sah", "uz"];
    let devanagari = ["ne", "sa", "bho", "mai", "kok", "new"];
    is_language(tag)
        && !grams().knows(tag)
        && match script {
            Script::Arabic => arabic.contains(&tag),
            Script::Cyrillic => cyrillic.contains(&tag),
            Script::Devanagari => devanagari.contains(&tag),
            _ => tag == "uz" || ![&other[..], &arabic, &cyrillic, &devanagari].concat().contains(&tag),
        }
}
