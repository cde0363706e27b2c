//! The parsed tree: one bounded parse a page, and helpers that walk it without recursion.

pub mod entity;
pub mod text;

use std::fmt;
use std::time::{Duration, Instant};

use html5ever::driver::{self, ParseOpts};
use html5ever::tendril::{StrTendril, TendrilSink};
use scraper::{Html, HtmlTreeSink};

/// Why a page was not parsed to the end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Overrun {
    /// More bytes than [`Bounds::bytes`].
    Bytes,
    /// Deeper than [`Bounds::depth`].
    Depth,
    /// More nodes than [`Bounds::nodes`].
    Nodes,
    /// More work than [`Bounds::work`], or longer than [`Bounds::millis`].
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
    /// Bytes times the depth they stand at: what a tag costs when the parser looks through the open
    /// elements. Counted rather than timed, so that a busy machine refuses the same pages as an idle one.
    pub work: u64,
    /// Milliseconds in the parser: the last resort, for what the counts do not see (a tag with a hundred
    /// thousand attributes). Far above what the largest honest page needs.
    pub millis: u64,
}

impl Default for Bounds {
    /// Ten times what the heaviest news page seen asks for: 2.2 MB, 60 levels, 40,000 nodes, 0.2 s.
    fn default() -> Self {
        Self { bytes: 10_000_000, depth: 2_000, nodes: 2_000_000, work: 1_000_000_000, millis: 3_000 }
    }
}

/// The parser is fed slices, and the bounds are looked at between them. At this size the looking does not
/// show in the time an ordinary page takes.
const SLICE: usize = 16 * 1024;

/// Bytes times depth of one slice: deep in the tree a single `<p>` may reopen every formatting element
/// above it, so slices shrink as the tree deepens.
const SLICE_WORK: usize = 1 << 20;

/// A page of honest markup has a node for every two bytes at most. One with more nodes than bytes makes the
/// parser reopen formatting elements, each paragraph thousands of them; small pages may be odd.
const FREE_NODES: usize = 10_000;

/// Parses a page within its bounds.
///
/// # Errors
/// The first bound that was passed; the tree so far is dropped.
pub fn parse(text: &str, bounds: Bounds) -> Result<Html, Overrun> {
    if text.len() > bounds.bytes || u32::try_from(text.len()).is_err() {
        return Err(Overrun::Bytes);
    }
    let deadline = Instant::now() + Duration::from_millis(bounds.millis);
    let mut parser = driver::parse_document(HtmlTreeSink::new(Html::new_document()), ParseOpts::default());
    let whole = StrTendril::from(text);
    let (mut start, mut depth, mut work) = (0, 1, 0u64);
    while start < text.len() {
        let end = text.floor_char_boundary(start + (SLICE_WORK / depth).clamp(64, SLICE));
        parser.process(whole.subtendril(start as u32, (end - start) as u32));
        let nodes = bounds.nodes.min(FREE_NODES + end);
        depth = within(&parser.tokenizer.sink.sink.0.borrow(), Bounds { nodes, ..bounds })?;
        work += (end - start) as u64 * depth as u64;
        if work > bounds.work || Instant::now() > deadline {
            return Err(Overrun::Time);
        }
        start = end;
    }
    Ok(parser.finish())
}

/// Holds the tree against its bounds, and tells how deep the newest node stands.
fn within(html: &Html, bounds: Bounds) -> Result<usize, Overrun> {
    let mut nodes = html.tree.nodes();
    if nodes.len() > bounds.nodes {
        return Err(Overrun::Nodes);
    }
    let depth = nodes.next_back().map_or(0, |node| node.ancestors().take(bounds.depth + 1).count());
    if depth > bounds.depth { Err(Overrun::Depth) } else { Ok(depth.max(1)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_parsed_in_slices_is_the_page_parsed_at_once() {
        let page = format!(
            "<!doctype html><title>議題 &amp; 回應</title>{}<p>尾",
            "<p>段落 <b>粗 <i>交錯</b> 字</i> &hellip; <table><td>格</table>".repeat(2_000)
        );
        assert_eq!(parse(&page, Bounds::default()).unwrap(), Html::parse_document(&page));
    }

    #[test]
    fn a_nul_a_lone_ampersand_and_a_reference_on_the_seam_of_two_slices_survive() {
        for shift in 0..12 {
            let page = format!("{}&amp;&hellip;\0 & 群\r\n<p>x", "a".repeat(SLICE - shift));
            assert_eq!(parse(&page, Bounds::default()).unwrap(), Html::parse_document(&page), "{shift}");
        }
    }

    #[test]
    fn each_bound_is_named_when_it_is_passed() {
        let bounds = Bounds::default();
        let cases = [
            ("bytes", "x".repeat(200), Bounds { bytes: 100, ..bounds }, Overrun::Bytes),
            ("nested blocks", "<div>".repeat(200_000), bounds, Overrun::Depth),
            ("nested tables", "<table><tr><td>".repeat(100_000), bounds, Overrun::Depth),
            ("nested foreign elements", "<svg><g><math><mi>".repeat(20_000), bounds, Overrun::Depth),
            ("nodes", "<p>a".repeat(10_000), Bounds { nodes: 9_000, ..bounds }, Overrun::Nodes),
            ("formatting reopened", reopened_formatting(), bounds, Overrun::Nodes),
            ("attributes", attributes(1_000_000), Bounds { millis: 300, ..bounds }, Overrun::Time),
            (
                "blocks side by side in the deep",
                deep_and_wide(),
                Bounds { work: 50_000_000, ..bounds },
                Overrun::Time,
            ),
        ];
        for (name, page, bounds, expected) in cases {
            assert_eq!(parse(&page, bounds).err(), Some(expected), "{name}");
        }
    }

    fn reopened_formatting() -> String {
        let formatting = (0..400).fold(String::new(), |all, n| all + "<b a=" + &n.to_string() + ">");
        format!("<p>{formatting}{}", "<p>x".repeat(10_000))
    }

    fn deep_and_wide() -> String {
        "<div>".repeat(1_900) + &"<p>x".repeat(200_000)
    }

    fn attributes(count: usize) -> String {
        (0..count).fold(String::from("<p"), |page, n| page + " a" + &n.to_string())
    }
}
