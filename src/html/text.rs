//! Text out of a tree: plain, or with a line break where a block begins or ends. Nothing here recurses.

use ego_tree::iter::Edge;
use scraper::{ElementRef, Node};

use super::entity;

/// Elements whose text is no reader's text.
pub fn is_hidden(name: &str) -> bool {
    matches!(
        name,
        "script" | "style" | "noscript" | "template" | "head" | "svg" | "math" | "iframe" | "object"
    )
}

/// Elements that begin and end a line of their own.
pub fn is_block(name: &str) -> bool {
    matches!(
        name,
        "address"
            | "article"
            | "aside"
            | "blockquote"
            | "body"
            | "br"
            | "center"
            | "dd"
            | "details"
            | "dialog"
            | "div"
            | "dl"
            | "dt"
            | "fieldset"
            | "figcaption"
            | "figure"
            | "footer"
            | "form"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "header"
            | "hr"
            | "li"
            | "main"
            | "nav"
            | "ol"
            | "option"
            | "p"
            | "pre"
            | "section"
            | "summary"
            | "table"
            | "tbody"
            | "td"
            | "tfoot"
            | "th"
            | "thead"
            | "tr"
            | "ul"
    )
}

/// The text of an element on one line: white space folded, hidden elements left out, a space where a
/// block begins or ends.
pub fn line(element: ElementRef<'_>) -> String {
    let mut out = Folded::default();
    let mut hidden = 0usize;
    for edge in element.traverse() {
        let (node, opens) = match edge {
            Edge::Open(node) => (node.value(), true),
            Edge::Close(node) => (node.value(), false),
        };
        match node {
            Node::Text(text) if opens && hidden == 0 => out.push(text),
            Node::Element(element) if is_hidden(element.name()) && opens => hidden += 1,
            Node::Element(element) if is_hidden(element.name()) => hidden -= 1,
            Node::Element(element) if is_block(element.name()) => out.gap(),
            _ => {}
        }
    }
    out.text
}

/// Plain text from a snippet that may be markup, may be escaped markup, may be text: references are
/// replaced, the tags of a sentence (`<b>`, `<i>`, `<br>`, links and their like) are taken out, other angle
/// brackets stay as the text they are; white space and control characters are folded.
pub fn plain(snippet: &str) -> String {
    let text = entity::unescape_twice(snippet);
    let text = strip_inline_tags(&text);
    let mut folded = Folded::default();
    folded.push(&text);
    folded.text
}

/// The text on one line: white space and control characters folded.
pub fn fold(text: &str) -> String {
    let mut folded = Folded::default();
    folded.push(text);
    folded.text
}

/// A line that is never given two spaces in a row, nor one at either end.
#[derive(Default)]
struct Folded {
    text: String,
    gap: bool,
}

impl Folded {
    fn gap(&mut self) {
        self.gap = true;
    }

    fn push(&mut self, text: &str) {
        for letter in text.chars() {
            if letter.is_whitespace() || letter.is_control() {
                self.gap = true;
                continue;
            }
            if self.gap && !self.text.is_empty() {
                self.text.push(' ');
            }
            self.gap = false;
            self.text.push(letter);
        }
    }
}

/// The tags a headline may carry; Atom wraps one in a `<div>`.
const INLINE: &str =
    "a abbr b bdi big br cite code del div em font i ins mark p q s small span strong sub sup";

fn strip_inline_tags(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        if let Some(tag) = inline_tag(rest) {
            if matches!(tag.name.as_str(), "br" | "p" | "div") {
                out.push(' ');
            }
            rest = &rest[tag.length..];
        } else {
            out.push('<');
            rest = &rest[1..];
        }
    }
    out + rest
}

struct InlineTag {
    name: String,
    length: usize,
}

/// The longest tag of a headline worth looking for; bounds the search for its end.
const LONGEST_TAG: usize = 1_000;

/// The tag of a sentence that `text` begins with.
fn inline_tag(text: &str) -> Option<InlineTag> {
    // A tag does not hold another's beginning, so a run of brackets is looked through once.
    let mut after = text.bytes().take(LONGEST_TAG).skip(1);
    let length = after.position(|byte| matches!(byte, b'<' | b'>'))? + 2;
    if !text[..length].ends_with('>') {
        return None;
    }
    let inside = text[1..length - 1].trim_start_matches('/');
    let name: String =
        inside.chars().take_while(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase();
    let after = inside[name.len()..].chars().next();
    let ends = after.is_none_or(|letter| letter == '/' || letter.is_whitespace());
    (ends && INLINE.split(' ').any(|known| known == name)).then_some(InlineTag { name, length })
}

#[cfg(test)]
mod tests {
    use scraper::Html;

    use super::*;

    #[test]
    fn a_headline_is_plain_text_whatever_it_was_wrapped_in() {
        let cases = [
            ("plain", "退出 66 個國際組織", "退出 66 個國際組織"),
            ("spaces and lines", "  one\n\ttwo\u{3000}three ", "one two three"),
            ("entities", "&quot;Out&quot;&nbsp;&amp; gone", "\"Out\" & gone"),
            ("entities twice", "It&amp;#8217;s", "It’s"),
            ("markup", "<b>Out</b> of<br/>UNESCO <a href=\"/x?a>\">again</a>", "Out of UNESCO \">again"),
            ("escaped markup", "&lt;i&gt;Nature&lt;/i&gt; asks", "Nature asks"),
            ("a script is shown, not run", "<script>alert(1)</script>", "<script>alert(1)</script>"),
            ("less than", "3 < 5 and a<b c", "3 < 5 and a<b c"),
            ("control characters", "a\0b\u{1b}[0m", "a b [0m"),
        ];
        for (name, snippet, expected) in cases {
            assert_eq!(plain(snippet), expected, "{name}");
        }
    }

    #[test]
    fn a_line_leaves_out_scripts_and_parts_blocks() {
        let page = "<p>one<p>two<script>x</script><span>th</span>ree<br>four<style>y</style>";
        assert_eq!(line(Html::parse_document(page).root_element()), "one twothree four");
    }

    #[test]
    fn a_hundred_thousand_levels_are_walked_without_recursion() {
        let deep = "<span>".repeat(100_000) + "bottom";
        assert_eq!(line(Html::parse_document(&deep).root_element()), "bottom");
    }
}
