//! What people type into a search box, as an expression of FTS5 that is never a mistake.
//!
//! All words must stand in the article, in any order; a phrase in quotation marks (`"..."`, `“...”`, `「...」`,
//! `«...»`) stands as it is; `withdraw*` finds what begins so; one Chinese character finds every word that it
//! begins or stands in.

use super::tokens::{is_unspaced, phrase};

/// Pairs of quotation marks.
const QUOTES: &[(char, char)] =
    &[('"', '"'), ('“', '”'), ('„', '“'), ('«', '»'), ('「', '」'), ('『', '』'), ('《', '》')];

/// Terms taken from one query; a longer one is a pasted text, of which the first words will do.
const MAX_TERMS: usize = 32;

/// Characters of a query that are read.
const MAX_CHARS: usize = 1_000;

/// A query, taken apart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    pub(super) terms: Vec<Term>,
}

/// A word or a phrase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Term {
    pub text: String,
    /// Whether the last word may go on.
    pub prefix: bool,
}

impl Query {
    /// Takes a query apart. Nothing is a mistake: what cannot be looked for is left out.
    pub fn parse(text: &str) -> Self {
        let chars: Vec<char> = text.chars().take(MAX_CHARS).collect();
        let mut terms = Vec::new();
        let mut rest = chars.as_slice();
        while let (Some(&first), true) = (rest.first(), terms.len() < MAX_TERMS) {
            let (term, length) = match QUOTES.iter().find(|(open, _)| *open == first) {
                Some(&(_, close)) => quoted(rest, close),
                None => word(rest),
            };
            terms.extend(term);
            rest = &rest[length..];
        }
        Self { terms }
    }

    /// Whether there is nothing to look for.
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }

    /// The expression for `MATCH`; none where there is nothing to look for.
    pub(super) fn expression(&self) -> Option<String> {
        let terms: Vec<String> = self.terms.iter().map(Term::expression).collect();
        (!terms.is_empty()).then(|| terms.join(" AND "))
    }
}

impl Term {
    fn new(chars: &[char], prefix: bool) -> Option<Self> {
        // SQLite ends a text at a NUL; quotation marks would end the phrase.
        let text: String = chars.iter().filter(|c| !matches!(c, '\0' | '"')).collect();
        let searchable = text.chars().any(char::is_alphanumeric);
        let one = text.chars().last().is_some_and(is_unspaced)
            && !text.chars().rev().nth(1).is_some_and(is_unspaced);
        searchable.then_some(Self { prefix: prefix || one, text })
    }

    fn expression(&self) -> String {
        let star = if self.prefix { "*" } else { "" };
        // Compatibility forms may have become what would end the phrase: ＂ is a quotation mark.
        let tokens = phrase(&self.text).replace(['"', '\0'], " ");
        format!("\"{}\"{star}", tokens.split_whitespace().collect::<Vec<_>>().join(" "))
    }
}

/// A phrase up to its closing mark, or to the end where that is missing; with the characters it took.
fn quoted(chars: &[char], close: char) -> (Option<Term>, usize) {
    let inside = &chars[1..];
    let end = inside.iter().position(|&c| c == close).unwrap_or(inside.len());
    (Term::new(&inside[..end], false), (end + 2).min(chars.len()))
}

/// A word up to the next space or quotation mark.
fn word(chars: &[char]) -> (Option<Term>, usize) {
    let ends = |c: &char| c.is_whitespace() || QUOTES.iter().any(|(open, _)| open == c);
    let end = chars.iter().position(ends).unwrap_or(chars.len());
    let (text, prefix) = match chars[..end].split_last() {
        Some(('*', stem)) => (stem, true),
        _ => (&chars[..end], false),
    };
    (Term::new(text, prefix), end.max(1))
}
