//! Titles and days made comparable.

use std::sync::LazyLock;

use regex::Regex;
use unicode_normalization::UnicodeNormalization;

use super::tokens::Tokens;

static DAY: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})").expect("it is well-formed"));

/// The words of a text with one space between them, without case, width and other compatible forms.
pub fn plain(text: &str) -> String {
    let folded: String = text.nfkc().flat_map(folded).collect();
    Tokens::Words.cut(&folded).join(" ")
}

/// A character without case. Down, up and down again makes one of every group that Unicode folds into one
/// (ß and ẞ and ss, σ and ς), but for the dotless i, which has the capital of another letter.
fn folded(character: char) -> impl Iterator<Item = char> {
    let dotless = character == 'ı';
    let rest = (!dotless).then_some(character).into_iter();
    let down = rest.flat_map(char::to_lowercase).flat_map(char::to_uppercase).flat_map(char::to_lowercase);
    dotless.then_some(character).into_iter().chain(down)
}

/// Year, month and day, if a text has them as ISO 8601 writes them.
pub fn day(text: &str) -> Option<(u32, u32, u32)> {
    let found = DAY.captures(text)?;
    let number = |index: usize| found.get(index)?.as_str().parse().ok();
    Some((number(1)?, number(2)?, number(3)?))
}
