//! Stands between the tokens of a page and the builder of its tree, and lets nothing more through once a
//! bound is passed.
//!
//! The builder searches its open elements, and the list of formatting elements that it reopens in every
//! paragraph, so a page can make a single token cost as much as all that came before it. What it does is
//! counted token by token, and the two lists are measured every few tokens.

use std::cell::Cell;

use ego_tree::NodeId;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{StartTag, Token, TokenSink, TokenSinkResult};
use html5ever::tree_builder::{Tracer, TreeBuilder, TreeBuilderOpts, TreeSink};
use html5ever::{LocalName, local_name};
use scraper::Html;

use super::meter::Meter;
use super::{Bounds, Overrun};

/// Tokens between two measurements of the builder's lists. Each adds one entry at most.
const STRIDE: u32 = 64;

/// A page of honest markup has a node, and an attribute, for every two bytes at most. One with more of them
/// than bytes makes the parser reopen formatting elements, each paragraph thousands; small pages may be odd.
const FREE: usize = 10_000;

/// Steps for a token, whatever it is: a NUL or a lone bracket is one, with the error that it is.
const TOKEN: u64 = 64;

/// Steps for a character reference: its name is looked up letter by letter.
const REFERENCE: u64 = 128;

/// Steps for each attribute that is copied and sorted to compare two formatting elements.
const COMPARED: u64 = 24;

/// How the tokenizer reads on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reading {
    /// Text and tags.
    Markup,
    /// The text of a script, style or title, to its end tag.
    Raw(RawKind),
    /// Text to the end of the page, after `plaintext`.
    Plain,
}

/// Hands tokens to the builder while the bounds hold.
pub struct Guard {
    builder: TreeBuilder<NodeId, Meter>,
    bounds: Bounds,
    reading: Cell<Reading>,
    overrun: Cell<Option<Overrun>>,
    /// Bytes of the page that may have become tokens.
    fed: Cell<usize>,
    tokens: Cell<u32>,
    /// Bytes of text between tags.
    text: Cell<usize>,
    /// Formatting elements that may be reopened, and their attributes.
    formatting: Cell<u64>,
}

impl Guard {
    pub fn new(html: Html, bounds: Bounds) -> Self {
        Self {
            builder: TreeBuilder::new(Meter::new(html), TreeBuilderOpts::default()),
            bounds,
            reading: Cell::new(Reading::Markup),
            overrun: Cell::new(None),
            fed: Cell::new(0),
            tokens: Cell::new(0),
            text: Cell::new(0),
            formatting: Cell::new(0),
        }
    }

    /// How the tokenizer reads on after the last tag.
    pub fn reading(&self) -> Reading {
        self.reading.get()
    }

    /// Says that the tokenizer is about to read this piece of the page, and how far into the page it goes.
    pub fn feeding(&self, piece: &str, to: usize) {
        self.fed.set(to);
        let references = piece.bytes().filter(|byte| *byte == b'&').count();
        self.builder.sink.count(references as u64 * REFERENCE);
    }

    /// The first bound that was passed.
    pub fn overrun(&self) -> Option<Overrun> {
        self.overrun.get()
    }

    /// The tree, finished.
    pub fn finish(self) -> Html {
        self.builder.sink.finish()
    }

    /// What a token costs before it is looked at. A formatting element is compared with all that are open.
    fn charge(&self, token: &Token) {
        self.builder.sink.count(TOKEN);
        match token {
            Token::TagToken(tag) if tag.kind == StartTag && is_formatting(&tag.name) => {
                let formatting = self.formatting.get() + 1 + tag.attrs.len() as u64;
                self.formatting.set(formatting);
                self.builder.sink.count(formatting.saturating_mul(COMPARED));
            }
            Token::CharacterTokens(text) if self.reading.get() == Reading::Markup => {
                self.text.set(self.text.get() + text.len());
            }
            _ => {}
        }
    }

    fn check(&self) -> Option<Overrun> {
        let meter = &self.builder.sink;
        let free = FREE + self.fed.get();
        let nodes = meter.html().tree.nodes().len();
        if nodes > self.bounds.nodes.min(free) {
            return Some(Overrun::Nodes);
        }
        if meter.attributes() > self.bounds.all_attributes.min(free) {
            return Some(Overrun::Attributes);
        }
        if self.text.get() > self.bounds.text {
            return Some(Overrun::Text);
        }
        if meter.steps() > self.bounds.work {
            return Some(Overrun::Time);
        }
        self.tokens.set(self.tokens.get().wrapping_add(1));
        if self.tokens.get().is_multiple_of(STRIDE) && self.measure() > self.bounds.depth {
            return Some(Overrun::Depth);
        }
        None
    }

    /// Measures the builder's lists; tells how many elements they hold.
    fn measure(&self) -> usize {
        let html = self.builder.sink.html();
        let held = Held { html: &html, count: Cell::new(0), formatting: Cell::new(0) };
        self.builder.trace_handles(&held);
        self.formatting.set(held.formatting.get());
        held.count.get()
    }
}

impl TokenSink for Guard {
    type Handle = NodeId;

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<NodeId> {
        if self.overrun.get().is_some() {
            return TokenSinkResult::Continue;
        }
        let is_tag = matches!(token, Token::TagToken(_));
        self.charge(&token);
        let result = self.builder.process_token(token, line);
        if is_tag {
            self.reading.set(match result {
                TokenSinkResult::RawData(kind) => Reading::Raw(kind),
                TokenSinkResult::Plaintext => Reading::Plain,
                _ => Reading::Markup,
            });
        }
        self.overrun.set(self.check());
        result
    }

    fn end(&self) {
        self.builder.end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.builder.adjusted_current_node_present_but_not_in_html_namespace()
    }
}

/// What the builder's lists hold.
struct Held<'a> {
    html: &'a Html,
    count: Cell<usize>,
    formatting: Cell<u64>,
}

impl Tracer for Held<'_> {
    type Handle = NodeId;

    fn trace_handle(&self, node: &NodeId) {
        self.count.set(self.count.get() + 1);
        let element = self.html.tree.get(*node).and_then(|node| node.value().as_element());
        if let Some(element) = element.filter(|element| is_formatting(&element.name.local)) {
            self.formatting.set(self.formatting.get() + 1 + element.attrs.len() as u64);
        }
    }
}

fn is_formatting(name: &LocalName) -> bool {
    matches!(
        *name,
        local_name!("a")
            | local_name!("b")
            | local_name!("big")
            | local_name!("code")
            | local_name!("em")
            | local_name!("font")
            | local_name!("i")
            | local_name!("nobr")
            | local_name!("s")
            | local_name!("small")
            | local_name!("strike")
            | local_name!("strong")
            | local_name!("tt")
            | local_name!("u")
    )
}
