//! What is counted as one token.

use std::borrow::Cow;
use std::sync::LazyLock;

use regex::Regex;

/// Kana, ideographs, Hangul, compatibility ideographs and Thai.
const SINGLE: &str = r"\u{3040}-\u{30ff}\u{3400}-\u{9fff}\u{ac00}-\u{d7af}\u{f900}-\u{faff}\u{0e00}-\u{0e7f}";

/// A word is letters, numbers and low lines, as in Python, whose scorers these are; the class `\w` here
/// would hold combining marks too, and cut Hindi elsewhere.
static WORDS: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"[\p{L}\p{N}_]+").expect("it is well-formed"));

static CJK: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(&format!(r"[{SINGLE}]|[[\p{{L}}\p{{N}}_]--[{SINGLE}]]+")).expect("it is well-formed")
});

static INVISIBLE: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"[\u{ad}\u{200b}-\u{200f}\u{2060}\u{feff}]").expect("it is well-formed"));

/// A way to cut text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tokens {
    /// Runs of letters and numbers.
    Words,
    /// The same, with every character of scripts without spaces a token of its own.
    Cjk,
}

impl Tokens {
    /// The text to cut: soft hyphens and other invisible characters part no word in the second kind.
    pub fn clean(self, text: &str) -> Cow<'_, str> {
        if self == Self::Cjk { INVISIBLE.replace_all(text, "") } else { Cow::Borrowed(text) }
    }

    /// The tokens in their order.
    pub fn cut(self, text: &str) -> Vec<&str> {
        self.regex().find_iter(text).map(|found| found.as_str()).collect()
    }

    /// Where the tokens from one to another stand in the text, both included.
    pub fn stretch(self, text: &str, first: usize, last: usize) -> &str {
        let mut places = self.regex().find_iter(text);
        let start = places.nth(first).map_or(text.len(), |found| found.start());
        let end = if last > first { places.nth(last - first - 1) } else { None };
        let end = end.or_else(|| self.regex().find_at(text, start)).map_or(text.len(), |found| found.end());
        &text[start..end]
    }

    fn regex(self) -> &'static Regex {
        match self {
            Self::Words => &WORDS,
            Self::Cjk => &CJK,
        }
    }
}
