//! Feeds a page to the parser, and leaves out what nobody reads: the text of comments, styles and programs.
//!
//! The page's source is scanned one step ahead of the parser. That finds the tag with a million attributes
//! before the tokenizer, whose cost is their square, sees it; and it finds what may be left out, which on most
//! pages is half of their bytes. Where a construct begins depends on what came before: after each tag that
//! may begin raw text the parser is asked how it reads on, so that the two never part.

use html5ever::TokenizerResult;
use html5ever::buffer_queue::BufferQueue;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{TokenSink, Tokenizer, TokenizerOpts};
use scraper::Html;

use super::guard::{Guard, Reading};
use super::scan::{self, Tag};
use super::{Bounds, Overrun, script};

/// The bounds hold token by token; what is fed at once is only how much is read for nothing after one is
/// passed.
const SLICE: usize = 64 * 1024;

/// Comments shorter than this are fed whole: to leave them out costs as much as to read them.
const SHORT: usize = 24;

/// The longest document type; of a longer one only the beginning is fed.
const DOCTYPE: usize = 1_000;

/// Elements whose text may be raw.
const RAW: [&str; 10] =
    ["script", "style", "title", "textarea", "noscript", "iframe", "xmp", "noembed", "noframes", "plaintext"];

/// A page on its way into the parser.
pub struct Feeder<'t> {
    text: &'t str,
    whole: StrTendril,
    bounds: Bounds,
    tokenizer: Tokenizer<Guard>,
    input: BufferQueue,
    /// How far the page was fed, or left out.
    fed: usize,
}

impl<'t> Feeder<'t> {
    pub fn new(html: Html, text: &'t str, bounds: Bounds) -> Self {
        Self {
            text,
            whole: StrTendril::from(text),
            bounds,
            tokenizer: Tokenizer::new(Guard::new(html, bounds), TokenizerOpts::default()),
            input: BufferQueue::default(),
            fed: 0,
        }
    }

    /// Feeds the page to its end.
    pub fn run(mut self) -> Result<Html, Overrun> {
        let mut at = 0;
        while let Some(open) = self.text[at..].find('<').map(|next| at + next) {
            at = self.construct(open)?;
        }
        self.feed(self.text.len())?;
        self.tokenizer.end();
        let guard = self.tokenizer.sink;
        match guard.overrun() {
            Some(overrun) => Err(overrun),
            None => Ok(guard.finish()),
        }
    }

    /// Passes over the construct that begins at `open`, or over an angle bracket that begins none; tells
    /// where to look on.
    fn construct(&mut self, open: usize) -> Result<usize, Overrun> {
        let after = &self.text.as_bytes()[open + 1..];
        match after {
            [b'a'..=b'z' | b'A'..=b'Z', ..] => self.start_tag(open),
            [b'/', b'a'..=b'z' | b'A'..=b'Z', ..] => {
                let tag = self.tag(open + 2)?;
                Ok(tag.end.unwrap_or(self.text.len()))
            }
            [b'!', ..] => self.declaration(open),
            [b'?', ..] | [b'/', _, ..] => self.bogus_comment(open),
            _ => Ok(open + 1),
        }
    }

    fn tag(&self, from: usize) -> Result<Tag<'t>, Overrun> {
        let tag = scan::tag(self.text, from);
        if tag.attributes > self.bounds.attributes { Err(Overrun::Attributes) } else { Ok(tag) }
    }

    fn start_tag(&mut self, open: usize) -> Result<usize, Overrun> {
        let tag = self.tag(open + 1)?;
        let Some(end) = tag.end else { return Ok(self.text.len()) };
        if !RAW.iter().any(|name| tag.name.eq_ignore_ascii_case(name)) {
            return Ok(end);
        }
        self.feed(end)?;
        match self.tokenizer.sink.reading() {
            Reading::Markup => Ok(end),
            Reading::Plain => Ok(self.text.len()),
            Reading::Raw(kind) => self.raw(&tag, kind, end),
        }
    }

    /// Passes over raw text and its end tag, and leaves the text out if nobody reads it.
    fn raw(&mut self, tag: &Tag<'_>, kind: RawKind, start: usize) -> Result<usize, Overrun> {
        let mut from = start;
        loop {
            let found = scan::raw_end(self.text, from, tag.name);
            let end = found.unwrap_or(self.text.len());
            let text = &self.text[start..end];
            // Behind the opening of a comment, a script may hold end tags that are not its own.
            let plain = kind != RawKind::ScriptData || !self.text[from..end].contains("<!--");
            if plain && from == start && is_unread(tag, text) {
                self.feed(start)?;
                self.fed = end;
            }
            let Some(found) = found else { return Ok(end) };
            let after = self.tag(found + 2)?.end.unwrap_or(self.text.len());
            if plain && from == start {
                return Ok(after);
            }
            self.feed(after)?;
            if self.tokenizer.sink.reading() == Reading::Markup {
                return Ok(after);
            }
            from = found + 2;
        }
    }

    fn declaration(&mut self, open: usize) -> Result<usize, Overrun> {
        let rest = &self.text[open + 2..];
        if rest.starts_with("--") {
            let start = open + 4;
            let (text_end, end) =
                scan::comment(self.text, start).unwrap_or((self.text.len(), self.text.len()));
            return self.leave_out(start, text_end, end);
        }
        if rest.as_bytes().get(..7).is_some_and(|name| name.eq_ignore_ascii_case(b"doctype")) {
            let close = self.close(open);
            return if close - open > DOCTYPE { self.leave_out(open + 9, close, close) } else { Ok(close) };
        }
        if rest.starts_with("[CDATA[") {
            self.feed(open)?;
            if self.tokenizer.sink.adjusted_current_node_present_but_not_in_html_namespace() {
                return Ok(rest.find("]]>").map_or(self.text.len(), |end| open + 2 + end + 3));
            }
        }
        self.bogus_comment(open)
    }

    /// What only looks like a tag or a declaration, to the next `>`.
    fn bogus_comment(&mut self, open: usize) -> Result<usize, Overrun> {
        let close = self.close(open);
        let first = self.text[open + 2..].chars().next().map_or(0, char::len_utf8);
        let start = open + 2 + first;
        if start >= close { Ok(close) } else { self.leave_out(start, close, close) }
    }

    /// Where the next `>` stands, or the end of the page.
    fn close(&self, from: usize) -> usize {
        self.text[from..].find('>').map_or(self.text.len(), |close| from + close)
    }

    /// Feeds all up to `start`, passes over the text from there to `text_end`, and tells where the construct
    /// ends.
    fn leave_out(&mut self, start: usize, text_end: usize, end: usize) -> Result<usize, Overrun> {
        if text_end - start >= SHORT {
            self.feed(start)?;
            self.fed = text_end;
        }
        Ok(end)
    }

    /// Feeds the page up to `to`.
    fn feed(&mut self, to: usize) -> Result<(), Overrun> {
        while self.fed < to {
            let end = self.text.floor_char_boundary(to.min(self.fed + SLICE));
            self.tokenizer.sink.feeding(&self.text[self.fed..end], end);
            self.input.push_back(self.whole.subtendril(self.fed as u32, (end - self.fed) as u32));
            while !matches!(self.tokenizer.feed(&self.input), TokenizerResult::Done) {}
            self.fed = end;
            if let Some(overrun) = self.tokenizer.sink.overrun() {
                return Err(overrun);
            }
        }
        Ok(())
    }
}

/// Whether the text of a raw element is for browsers only.
fn is_unread(tag: &Tag<'_>, text: &str) -> bool {
    let is = |name| tag.name.eq_ignore_ascii_case(name);
    is("style") || is("script") && !script::is_data(tag.kind.unwrap_or_default(), text)
}
