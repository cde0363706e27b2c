//! The text where only a script has it: the state that a page's own program would draw.
//!
//! `__NEXT_DATA__`, `window.__INITIAL_STATE__ = {…}` and their like are JSON. The article in them is the
//! member, named as texts are, that says most; a list of blocks counts as one text. No script is run.

use ego_tree::iter::Edge;
use scraper::ElementRef;
use serde_json::Value;

use crate::html::{self, Bounds};

use super::text;

/// The most of all scripts together that is parsed, in bytes.
const MOST_BYTES: usize = 4_000_000;

/// The most values that are looked at in one state.
const MOST_VALUES: usize = 200_000;

/// The least text that is worth taking from a state, in weight.
const LEAST: u32 = 200;

/// Names under which states keep the text of an article.
const NAMES: [&str; 16] = [
    "articleBody",
    "body",
    "bodyHtml",
    "body_html",
    "content",
    "contents",
    "contentHtml",
    "content_html",
    "content_elements",
    "html",
    "text",
    "paragraphs",
    "blocks",
    "story",
    "articleContent",
    "mainContent",
];

/// The longest text in the page's states, as lines.
pub fn text(scripts: &[&str]) -> Option<String> {
    let scripts = text::within(scripts, MOST_BYTES);
    let best = scripts.filter_map(parse).filter_map(|state| longest(&state));
    let best = best.max_by_key(|text| text::weight(text))?;
    let lines = if best.contains("</") { lines_of(&best)? } else { best };
    (text::weight(&lines) >= LEAST).then_some(lines)
}

/// The first JSON object in a script.
fn parse(script: &str) -> Option<Value> {
    let start = script.find('{')?;
    let json = script.get(start..)?;
    serde_json::Deserializer::from_str(json).into_iter().next()?.ok()
}

fn longest(state: &Value) -> Option<String> {
    let mut queue: Vec<(&str, &Value)> = vec![("", state)];
    let mut best: Option<(u32, String)> = None;
    let mut at = 0;
    while at < queue.len() && at < MOST_VALUES {
        let (name, value) = queue[at];
        if NAMES.contains(&name)
            && let Some(found) = whole(value)
        {
            let weight = text::weight(&found);
            if best.as_ref().is_none_or(|(most, _)| weight > *most) {
                best = Some((weight, found));
            }
        }
        match value {
            Value::Object(members) => {
                queue.extend(members.iter().map(|(name, value)| (name.as_str(), value)));
            }
            Value::Array(items) => queue.extend(items.iter().map(|value| ("", value))),
            _ => {}
        }
        at += 1;
    }
    best.map(|(_, text)| text)
}

/// The text of a string, or of a list of strings and blocks, one line each.
fn whole(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Array(items) => {
            let lines: Vec<&str> = items.iter().filter_map(block).collect();
            (!lines.is_empty()).then(|| lines.join("\n"))
        }
        _ => None,
    }
}

/// The text of one block: itself, or the member that such blocks keep it in.
fn block(item: &Value) -> Option<&str> {
    let members = ["content", "text", "html", "value", "body"];
    item.as_str().or_else(|| members.into_iter().find_map(|name| item.get(name)?.as_str()))
}

/// Markup as lines: one for each outermost element that holds a line.
fn lines_of(markup: &str) -> Option<String> {
    let tree = html::parse(markup, Bounds::default()).ok()?;
    let mut lines = Vec::new();
    let mut inside = None;
    for edge in tree.root_element().traverse() {
        match edge {
            Edge::Open(node) if inside.is_none() => {
                if let Some(element) =
                    ElementRef::wrap(node).filter(|element| holds_line(element.value().name()))
                {
                    inside = Some(node.id());
                    lines.push(html::text::line(element));
                }
            }
            Edge::Close(node) if inside == Some(node.id()) => inside = None,
            _ => {}
        }
    }
    Some(if lines.is_empty() { html::text::line(tree.root_element()) } else { lines.join("\n") })
}

fn holds_line(name: &str) -> bool {
    matches!(name, "p" | "h2" | "h3" | "h4" | "li" | "blockquote")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_text_is_found_in_strings_markup_and_blocks() {
        let long = "A sentence that is long enough to count as a text of its own, if said often. ".repeat(4);
        let states = [
            format!(r#"window.__STATE__ = {{"page":{{"body":"{long}","menu":["a"]}}}};"#),
            format!(r#"{{"props":{{"article":{{"html":"<p>{long}</p><p>{long}</p>"}}}}}}"#),
            format!(
                r#"Fusion.globalContent={{"content_elements":[{{"type":"text","content":"{long}"}},{{"type":"ad"}}]}};x()"#
            ),
        ];
        for state in states {
            let found = text(&[&state]).unwrap();
            assert!(found.starts_with("A sentence"), "{found}");
        }
        assert_eq!(text(&[r#"{"body":"short"}"#]), None);
    }

    proptest! {
        #[test]
        fn any_script_is_read_without_harm(script in ".*") {
            text(&[&script]);
        }
    }
}
