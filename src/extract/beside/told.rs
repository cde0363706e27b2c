//! Patterns that are asked of few lines: a word that each of their matches holds is looked for first.
//!
//! Alternatives in a dozen languages, with gaps between their words, make an automaton too large to keep, and
//! without it every line costs as much as the parse of its page. The words cost next to nothing.

use aho_corasick::AhoCorasick;
use regex::Regex;

/// A pattern with words of which every match holds one.
pub struct Telling {
    words: AhoCorasick,
    pattern: Regex,
}

impl Telling {
    /// Both are fixed in the source; letters of ASCII match in either case in both.
    pub fn new(words: &[&str], pattern: &str) -> Self {
        let words = AhoCorasick::builder().ascii_case_insensitive(true).build(words);
        Self {
            words: words.expect("the words are few"),
            pattern: Regex::new(&format!("(?i){pattern}")).expect("the pattern is fixed"),
        }
    }

    /// Whether a line matches.
    pub fn is_match(&self, line: &str) -> bool {
        self.words.is_match(line) && self.pattern.is_match(line)
    }
}
