//! Character references in text that was escaped once too often: titles of feeds, strings in JSON-LD.

use std::borrow::Cow;

use html5ever::data::{C1_REPLACEMENTS, NAMED_ENTITIES};

/// The longest name, `CounterClockwiseContourIntegral;`, has 32 bytes; a reference is looked for no further.
const LONGEST: usize = 40;

/// Replaces character references once: `&quot;` `&#8216;` `&#x2019;` `&nbsp;`. What is none stays as it is.
///
/// ```
/// assert_eq!(tuiqun::html::entity::unescape("R&amp;D &#8216;26 &nosuch; A&B"), "R&D ‘26 &nosuch; A&B");
/// ```
pub fn unescape(text: &str) -> Cow<'_, str> {
    let Some(first) = text.find('&') else { return Cow::Borrowed(text) };
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    let mut next = Some(first);
    while let Some(at) = next {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let (text, length) = reference(&rest[1..]).unwrap_or(("&".to_owned(), 0));
        out.push_str(&text);
        rest = &rest[1 + length..];
        next = rest.find('&');
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// Replaces references until none is left, at most twice: feeds escape what was escaped already.
pub fn unescape_twice(text: &str) -> Cow<'_, str> {
    match unescape(text) {
        Cow::Owned(once) => Cow::Owned(unescape(&once).into_owned()),
        borrowed @ Cow::Borrowed(_) => borrowed,
    }
}

/// The text for what stands after an ampersand, and how many bytes of it were the reference.
fn reference(after: &str) -> Option<(String, usize)> {
    let end = after.bytes().take(LONGEST).position(|byte| byte == b';')?;
    let name = &after[..end];
    let text = match name.strip_prefix('#') {
        Some(number) => numeric(number)?.to_string(),
        None => named(&after[..=end])?,
    };
    Some((text, end + 1))
}

fn named(name: &str) -> Option<String> {
    let &(first, second) = NAMED_ENTITIES.get(name)?;
    // Zero marks a mere beginning of a name, and in the second place that there is none.
    let first = char::from_u32(first).filter(|&letter| letter != '\0')?;
    let second = char::from_u32(second).filter(|&letter| letter != '\0');
    Some([Some(first), second].into_iter().flatten().collect())
}

fn numeric(number: &str) -> Option<char> {
    let code = match number.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16).ok()?,
        None => number.parse().ok()?,
    };
    match code {
        // Windows-1252 punctuation written as if it were Unicode, as browsers read it.
        0x80..=0x9F => C1_REPLACEMENTS[(code - 0x80) as usize].or_else(|| char::from_u32(code)),
        0 => None,
        _ => char::from_u32(code),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_become_characters_and_everything_else_stays() {
        let cases = [
            ("named", "caf&eacute; &hellip;", "café …"),
            ("decimal and hexadecimal", "&#8216;&#x2019;&#X41;", "‘’A"),
            ("windows-1252 number", "&#146;s", "’s"),
            ("two characters in one name", "&NotEqualTilde;", "≂\u{338}"),
            ("beyond Unicode", "&#x110000; &#0; &#99999999999;", "&#x110000; &#0; &#99999999999;"),
            ("no semicolon", "AT&T &amp", "AT&T &amp"),
            ("an address", "/a?b=1&copy=2", "/a?b=1&copy=2"),
            (
                "a multi-byte letter within reach",
                "&群群群群群群群群群群群群群群;",
                "&群群群群群群群群群群群群群群;",
            ),
        ];
        for (name, text, expected) in cases {
            assert_eq!(unescape(text), expected, "{name}");
        }
    }

    #[test]
    fn what_was_escaped_twice_is_unescaped_twice_and_no_more() {
        assert_eq!(unescape_twice("&amp;quot;退群&amp;quot;"), "\"退群\"");
        assert_eq!(unescape_twice("&amp;amp;amp;"), "&amp;");
    }
}
