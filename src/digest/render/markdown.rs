//! A digest as Markdown (`CommonMark`), for mail and chat.

use std::fmt::Write;

use minijinja::value::Value;

use super::{RenderError, environment, fill};
use crate::digest::Digest;

pub(super) fn render(digest: &Digest) -> Result<String, RenderError> {
    let mut environment = environment(escape)?;
    environment.add_filter("target", target);
    environment.add_template("digest.md", include_str!("templates/digest.md"))?;
    fill(&environment, "digest.md", digest)
}

/// What would be read as Markdown or HTML is made to stand for itself; what means something at the beginning
/// of a line only, where a text begins with it.
fn escape(text: &str) -> String {
    let marker = marker(text);
    let mut escaped = String::with_capacity(text.len());
    for (at, letter) in text.char_indices() {
        match letter {
            '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '<' | '>' | '|' | '~' | '&' | '#' => {
                escaped.extend(['\\', letter]);
            }
            '\n' | '\r' => escaped.push(' '),
            letter if marker == Some(at) => escaped.extend(['\\', letter]),
            letter => escaped.push(letter),
        }
    }
    escaped
}

/// Where the sign stands that would make the text an item of a list, a rule or an underline: `- a`, `1. a`,
/// `---`.
fn marker(text: &str) -> Option<usize> {
    let digits = text.len() - text.trim_start_matches(|letter: char| letter.is_ascii_digit()).len();
    let mut rest = text[digits..].chars();
    let sign = rest.next()?;
    let ends = rest.next().is_none_or(char::is_whitespace);
    let marks = if digits > 0 { matches!(sign, '.' | ')') && ends } else { matches!(sign, '-' | '+' | '=') };
    marks.then_some(digits)
}

/// An address as the target of a link: what could end the target early is percent-encoded.
fn target(url: &str) -> Value {
    let mut target = String::with_capacity(url.len());
    for letter in url.chars() {
        match letter {
            '(' | ')' | '<' | '>' | '\\' => {
                let _ = write!(target, "%{:02X}", u32::from(letter));
            }
            letter if letter.is_whitespace() || letter.is_control() => {}
            letter => target.push(letter),
        }
    }
    Value::from_safe_string(target)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_foreign_is_read_as_markup() {
        let cases = [
            ("a [link](x)", r"a \[link\](x)"),
            ("<script>", r"\<script\>"),
            ("`a|b` *c* _d_ ~e~", r"\`a\|b\` \*c\* \_d\_ \~e\~"),
            ("one\ntwo", "one two"),
            ("&amp; C:\\", r"\&amp; C:\\"),
            ("退群、U.S.-led", "退群、U.S.-led"),
            ("- an item, - none", r"\- an item, - none"),
            ("2026. Year of", r"2026\. Year of"),
            ("7) seven", r"7\) seven"),
            ("3.5 percent", "3.5 percent"),
            ("---", r"\---"),
        ];
        for (text, expected) in cases {
            assert_eq!(escape(text), expected);
        }
    }

    #[test]
    fn a_link_ends_where_it_should() {
        assert_eq!(target("https://a.example/b_(c)").to_string(), "https://a.example/b_%28c%29");
    }
}
