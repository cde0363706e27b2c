//! Where the constructs of a page's source begin and end: tags, comments, the text of scripts.
//!
//! As the HTML standard's tokenizer cuts them (<https://html.spec.whatwg.org/multipage/parsing.html#tokenization>), but
//! only as far as their ends: what a tag means, and whether a script's text is raw, the parser decides.

/// A start or end tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tag<'t> {
    /// Its name, as written.
    pub name: &'t str,
    /// How many attributes it has.
    pub attributes: usize,
    /// The value of its first `type`.
    pub kind: Option<&'t str>,
    /// Where it ends, behind its `>`; none if the page ends before.
    pub end: Option<usize>,
}

/// Reads the tag whose name begins at byte `from`.
pub fn tag(text: &str, from: usize) -> Tag<'_> {
    let mut cursor = Cursor { text, at: from };
    let name = cursor.until(|byte| is_space(byte) || matches!(byte, b'/' | b'>'));
    let mut tag = Tag { name, attributes: 0, kind: None, end: None };
    loop {
        cursor.until(|byte| !is_space(byte) && byte != b'/');
        match cursor.peek() {
            None => return tag,
            Some(b'>') => return Tag { end: Some(cursor.at + 1), ..tag },
            Some(_) => tag.attributes += 1,
        }
        let start = cursor.at;
        // Whatever stands first belongs to the name, an equals sign too.
        cursor.at += 1;
        cursor.until(|byte| is_space(byte) || matches!(byte, b'/' | b'>' | b'='));
        let is_kind = text.as_bytes()[start..cursor.at].eq_ignore_ascii_case(b"type");
        cursor.until(|byte| !is_space(byte));
        if cursor.peek() == Some(b'=') {
            cursor.at += 1;
            let Some(value) = cursor.value() else { return tag };
            tag.kind = tag.kind.or(Some(value).filter(|_| is_kind));
        }
    }
}

/// Where a comment's text, which begins at byte `from`, ends, and where the comment does.
pub fn comment(text: &str, from: usize) -> Option<(usize, usize)> {
    let rest = &text[from..];
    for abrupt in [">", "->"] {
        if rest.starts_with(abrupt) {
            return Some((from, from + abrupt.len()));
        }
    }
    let mut at = 0;
    loop {
        let close = at + rest[at..].find('>')?;
        for dashes in ["--", "--!"] {
            if let Some(text) = rest[..close].strip_suffix(dashes) {
                return Some((from + text.len(), from + close + 1));
            }
        }
        at = close + 1;
    }
}

/// Where the end tag of raw text begins, `</` and the name; the text is looked at from byte `from`.
pub fn raw_end(text: &str, from: usize, name: &str) -> Option<usize> {
    let mut at = from;
    loop {
        at += text[at..].find('<')?;
        let end_tag =
            text.as_bytes()[at + 1..].strip_prefix(b"/").and_then(|tag| tag.split_at_checked(name.len()));
        let is_its = |(own, after): (&[u8], &[u8])| {
            let ends = after.first().is_some_and(|byte| is_space(*byte) || matches!(byte, b'/' | b'>'));
            ends && own.eq_ignore_ascii_case(name.as_bytes())
        };
        if end_tag.is_some_and(is_its) {
            return Some(at);
        }
        at += 1;
    }
}

fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | b'\x0c')
}

struct Cursor<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Cursor<'t> {
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// Goes on to the first byte that fits, or to the end; what was passed.
    fn until(&mut self, fits: impl Fn(u8) -> bool) -> &'t str {
        let start = self.at;
        let bytes = self.text.as_bytes();
        while bytes.get(self.at).is_some_and(|byte| !fits(*byte)) {
            self.at += 1;
        }
        self.text.get(start..self.at).unwrap_or_default()
    }

    /// Reads an attribute's value, and its closing quote; none if the page ends inside it.
    fn value(&mut self) -> Option<&'t str> {
        self.until(|byte| !is_space(byte));
        let quote = self.peek()?;
        if !matches!(quote, b'"' | b'\'') {
            return Some(self.until(|byte| is_space(byte) || byte == b'>'));
        }
        let start = self.at + 1;
        let length = self.text[start..].find(char::from(quote))?;
        self.at = start + length + 1;
        Some(&self.text[start..start + length])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_ends_where_the_standard_says() {
        let cases = [
            ("p>x", "p", 0, Some(2)),
            ("P CLASS=a b='>' c=\">\" d>x", "P", 4, Some(24)),
            ("br/>x", "br", 0, Some(4)),
            ("a/b/c=/d e>x", "a", 3, Some(11)),
            ("a =b =c>x", "a", 1, Some(8)),
            ("a b=>x", "a", 1, Some(5)),
            ("a b = c>x", "a", 1, Some(8)),
            ("a b\"c>x", "a", 1, Some(6)),
            ("a b='c'd>x", "a", 2, Some(9)),
            ("群 é=群>x", "群", 1, Some(11)),
            ("a b='>", "a", 1, None),
            ("a b", "a", 1, None),
        ];
        for (text, name, attributes, end) in cases {
            let tag = tag(text, 0);
            assert_eq!((tag.name, tag.attributes, tag.end), (name, attributes, end), "{text}");
        }
    }

    #[test]
    fn the_first_type_is_the_kind_of_a_script() {
        assert_eq!(tag("script async TYPE='a' type=b>", 0).kind, Some("a"));
        assert_eq!(tag("script data-type=a>", 0).kind, None);
    }

    #[test]
    fn a_comment_ends_where_the_standard_says() {
        let cases = [
            (">x", Some((0, 1))),
            ("->x", Some((0, 2))),
            ("-->x", Some((0, 3))),
            (" a > b -- c --->x", Some((13, 16))),
            (" a --!>x", Some((3, 7))),
            ("!>x-->", Some((3, 6))),
            (" a", None),
        ];
        for (text, expected) in cases {
            assert_eq!(comment(text, 0), expected, "{text}");
        }
    }

    #[test]
    fn raw_text_ends_at_its_own_end_tag() {
        let cases = [
            ("a</b></script>", Some(5)),
            ("a</SCRIPT >", Some(1)),
            ("</scripts></script/", Some(10)),
            ("</script", None),
            ("群<</script\n", Some(4)),
        ];
        for (text, expected) in cases {
            assert_eq!(raw_end(text, 0, "script"), expected, "{text}");
        }
    }
}
