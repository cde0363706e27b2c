//! XML as lists write it: a stream of tags and text that is always balanced, whatever the document does.
//!
//! The tokenizer is quick-xml's. On top of it an element that was never closed is closed with its parent, an
//! end tag without a beginning is passed over, a bare `&` is text, and references are replaced by HTML's
//! table, so that `&nbsp;` means something. The document's own entities are never expanded and nothing
//! outside is ever read. The first fault is kept to be told; where the document breaks off, elements still
//! open are not closed, so that a reader can tell half an item from a whole one.

use std::collections::VecDeque;

use quick_xml::Reader;
use quick_xml::events::attributes::Attribute;
use quick_xml::events::{BytesStart, Event};

use crate::html::entity;

/// No list nests deeper: a feed needs some five levels, the markup of an article in it some dozens.
const DEPTH: usize = 256;

/// An element's beginning.
pub struct Tag {
    /// In lower case, with its prefix: `dc:date`.
    pub name: String,
    attributes: Vec<(String, String)>,
}

impl Tag {
    /// An attribute by its name in lower case, with its prefix.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// The name without the prefix of the feed formats themselves, which some feeds write out.
    pub fn plain_name(&self) -> &str {
        plain_name(&self.name)
    }

    /// As it would stand in a page.
    pub fn markup(&self) -> String {
        let quoted = |(name, value): &(String, String)| format!(" {name}=\"{}\"", escaped(value));
        format!("<{}{}>", self.name, self.attributes.iter().map(quoted).collect::<String>())
    }
}

/// A name without `atom:` or `rss:`; other prefixes (`dc:`, `media:`) tell apart what they name.
fn plain_name(name: &str) -> &str {
    match name.split_once(':') {
        Some(("atom" | "atom10" | "a10" | "rss" | "ns0", plain)) => plain,
        _ => name,
    }
}

/// An element's end as it would stand in a page, where some elements have none.
pub fn end_markup(name: &str) -> String {
    if matches!(name, "br" | "hr" | "img" | "wbr" | "embed" | "source") {
        String::new()
    } else {
        format!("</{name}>")
    }
}

/// Text as it stands in markup.
pub fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}

/// What comes next.
pub enum Piece {
    /// An element begins.
    Open(Tag),
    /// The innermost open element ends; its name.
    Close(String),
    /// Text, references replaced.
    Text(String),
}

/// A document being read.
pub struct Xml<'a> {
    reader: Reader<&'a [u8]>,
    open: Vec<String>,
    waiting: VecDeque<Piece>,
    ended: bool,
    fault: Option<String>,
    too_deep: bool,
}

impl<'a> Xml<'a> {
    /// Begins to read.
    pub fn new(text: &'a str) -> Self {
        let mut reader = Reader::from_str(text);
        let config = reader.config_mut();
        config.check_end_names = false;
        config.allow_unmatched_ends = true;
        config.allow_dangling_amp = true;
        Self {
            reader,
            open: Vec::new(),
            waiting: VecDeque::new(),
            ended: false,
            fault: None,
            too_deep: false,
        }
    }

    /// The first thing that was wrong with the document, a fragment of a sentence.
    pub fn fault(&self) -> Option<&str> {
        self.fault.as_deref()
    }

    /// Whether reading stopped because elements nest too deep.
    pub fn too_deep(&self) -> bool {
        self.too_deep
    }

    fn read(&mut self) {
        match self.reader.read_event() {
            Ok(Event::Start(tag)) => self.begin(&tag),
            Ok(Event::Empty(tag)) => {
                self.begin(&tag);
                self.end();
            }
            Ok(Event::End(tag)) => self.end_named(&tag.name().as_ref().to_lowercase()),
            Ok(Event::Text(text)) => {
                // References are events of their own; an ampersand left in text began none.
                if text.contains('&') {
                    self.blame("a bare & stands in its text");
                }
                self.waiting.push_back(Piece::Text(text.into_inner().into_owned()));
            }
            Ok(Event::CData(text)) => self.waiting.push_back(Piece::Text(text.into_inner().into_owned())),
            Ok(Event::GeneralRef(name)) => {
                let reference = format!("&{};", &*name);
                self.waiting.push_back(Piece::Text(entity::unescape(&reference).into_owned()));
            }
            Ok(Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_)) => {}
            Ok(Event::Eof) => {
                self.ended = true;
                if let Some(name) = self.open.last() {
                    let breaks_off = format!("it breaks off within <{name}>");
                    self.blame(&breaks_off);
                }
            }
            Err(error) => {
                self.ended = true;
                self.blame(&error.to_string());
            }
        }
    }

    fn begin(&mut self, tag: &BytesStart<'_>) {
        let name = tag.name().as_ref().to_lowercase();
        let read = |attribute: Attribute<'_>| {
            (attribute.key.as_ref().to_lowercase(), entity::unescape(&attribute.value).into_owned())
        };
        let attributes = tag.html_attributes().with_checks(false).flatten().map(read).collect();
        if self.open.len() >= DEPTH {
            self.too_deep = true;
            self.ended = true;
            return;
        }
        self.open.push(name.clone());
        self.waiting.push_back(Piece::Open(Tag { name, attributes }));
    }

    fn end(&mut self) {
        if let Some(name) = self.open.pop() {
            self.waiting.push_back(Piece::Close(name));
        }
    }

    fn end_named(&mut self, name: &str) {
        let Some(at) = self.open.iter().rposition(|open| open == name) else {
            self.blame(&format!("</{name}> closes nothing"));
            return;
        };
        if at + 1 < self.open.len() {
            self.blame(&format!("<{}> is not closed before </{name}>", self.open[self.open.len() - 1]));
        }
        while self.open.len() > at {
            self.end();
        }
    }

    fn blame(&mut self, what: &str) {
        if self.fault.is_none() {
            self.fault = Some(format!("{what}, near byte {}", self.reader.buffer_position()));
        }
    }
}

impl Iterator for Xml<'_> {
    type Item = Piece;

    fn next(&mut self) -> Option<Piece> {
        loop {
            if let Some(piece) = self.waiting.pop_front() {
                return Some(piece);
            }
            if self.ended {
                return None;
            }
            self.read();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The stream as one line, and the fault.
    fn show(text: &str) -> (String, Option<String>) {
        let mut xml = Xml::new(text);
        let mut line = String::new();
        for piece in xml.by_ref() {
            match piece {
                Piece::Open(tag) => line += &tag.markup(),
                Piece::Close(name) => line.extend(["</", &name, ">"]),
                Piece::Text(text) => line += &text,
            }
        }
        (line, xml.fault().map(|fault| fault.split(", near").next().unwrap_or_default().to_owned()))
    }

    #[test]
    fn the_stream_is_balanced_whatever_the_document_does() {
        let table = [
            ("whole", "<a x='1'>t<b/></a>", "<a x=\"1\">t<b></b></a>", None),
            ("capitals", "<RSS><pubDate>t</pubDate></RSS>", "<rss><pubdate>t</pubdate></rss>", None),
            (
                "bare ampersand",
                "<a>R&D & co &amp; &nbsp;</a>",
                "<a>R&D & co & \u{a0}</a>",
                Some("a bare & stands in its text"),
            ),
            ("not closed", "<a><br>t</a>", "<a><br>t</br></a>", Some("<br> is not closed before </a>")),
            ("nothing to close", "<a>t</b></a>", "<a>t</a>", Some("</b> closes nothing")),
            ("breaks off", "<a><b>t", "<a><b>t", Some("it breaks off within <b>")),
            ("own entity", "<!DOCTYPE a [<!ENTITY e 'ha'>]><a>&e;</a>", "<a>&e;</a>", None),
            ("unquoted attribute", "<a x=1 y>t</a>", "<a x=\"1\" y=\"\">t</a>", None),
        ];
        for (name, text, expected, fault) in table {
            assert_eq!(show(text), (expected.to_owned(), fault.map(str::to_owned)), "{name}");
        }
    }

    #[test]
    fn a_document_that_nests_without_end_is_given_up() {
        let text = "<a>".repeat(200_000);
        let mut xml = Xml::new(&text);
        assert_eq!(xml.by_ref().count(), DEPTH);
        assert!(xml.too_deep());
    }
}
