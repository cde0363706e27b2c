//! The parsed tree: one bounded parse a page, and helpers that walk it without recursion.

pub mod entity;
pub mod script;
pub mod text;

mod feeder;
mod guard;
mod meter;
mod scan;

use std::fmt;

use ego_tree::Tree;
use scraper::{Html, Node};

use feeder::Feeder;

/// Why a page was not parsed to the end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Overrun {
    /// More bytes than [`Bounds::bytes`].
    Bytes,
    /// Deeper than [`Bounds::depth`].
    Depth,
    /// More nodes than [`Bounds::nodes`], or than the bytes of the page explain.
    Nodes,
    /// More attributes than [`Bounds::attributes`] on one tag or [`Bounds::all_attributes`] in all, or than the
    /// bytes of the page explain.
    Attributes,
    /// More text between tags than [`Bounds::text`].
    Text,
    /// More work than [`Bounds::work`].
    Time,
}

impl fmt::Display for Overrun {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Overrun::Bytes => "the page is longer than a page may be; it was not parsed",
            Overrun::Depth => {
                "the page nests its elements deeper than a page may; it was not parsed to the end"
            }
            Overrun::Nodes => "the page holds more elements than a page may; it was not parsed to the end",
            Overrun::Attributes => {
                "the page puts more attributes on its elements than a page may; it was not parsed to the end"
            }
            Overrun::Text => "the page holds more text than a page may; it was not parsed to the end",
            Overrun::Time => {
                "the page is more work to parse than a page may be; it was not parsed to the end"
            }
        })
    }
}

/// What one page may cost.
#[derive(Clone, Copy, Debug)]
pub struct Bounds {
    /// Bytes of decoded text.
    pub bytes: usize,
    /// Open elements at once, those that would be reopened among them; block elements cost the square of it.
    pub depth: usize,
    /// Nodes of the tree.
    pub nodes: usize,
    /// Attributes of one tag; the parser compares each with all before it.
    pub attributes: usize,
    /// Attributes of all tags.
    pub all_attributes: usize,
    /// Bytes of text between tags; what is read of a page costs by them.
    pub text: usize,
    /// Steps of the parser, a few nanoseconds each: tokens, looks at an open element, elements made and moved.
    /// Counted rather than timed, so that a busy machine refuses the same pages as an idle one.
    pub work: u64,
}

impl Default for Bounds {
    /// Ten times and more what the heaviest of 1,236 news pages asks for (1.8 MB, 58 levels, 12,000 nodes, 63
    /// attributes on a tag, 12,000 in all, 200 KB of text, 3 million steps), and so little that the worst page
    /// ends within a second of one core (`examples/hostile.rs`).
    fn default() -> Self {
        Self {
            bytes: 10_000_000,
            depth: 600,
            nodes: 400_000,
            attributes: 600,
            all_attributes: 1_000_000,
            text: 3_000_000,
            work: 100_000_000,
        }
    }
}

/// Bytes of source for each node of a tree, at least; room for so many is made at once.
const BYTES_A_NODE: usize = 32;

/// Parses a page within its bounds. Comments, styles and programs stay in the tree without their text
/// ([`script::is_data`] tells programs from data); all else is the tree that `scraper` makes.
///
/// # Errors
/// The first bound that was passed; the tree so far is dropped.
pub fn parse(text: &str, bounds: Bounds) -> Result<Html, Overrun> {
    if text.len() > bounds.bytes || u32::try_from(text.len()).is_err() {
        return Err(Overrun::Bytes);
    }
    let mut html = Html::new_document();
    html.tree = Tree::with_capacity(Node::Document, text.len() / BYTES_A_NODE);
    Feeder::new(html, text, bounds).run()
}

#[cfg(test)]
mod tests;
