//! The one walk over the tree: what the head declares, and the page as a flat list of elements and of
//! blocks of text.
//!
//! Elements stand in document order, each with the end of its subtree, so that everything below asks
//! about subtrees with two indices and without walking the tree again. A block is the text between two
//! places where a browser would begin a new line; `br` ends one too. Scripts, styles and what no reader
//! sees are left out.

use std::collections::HashSet;

use ego_tree::NodeId;
use ego_tree::iter::Edge;
use html5ever::{LocalName, local_name};
use scraper::{ElementRef, Html, Node};

use crate::html::script;

use super::hints::{self, Hints};
use super::tags::Tag;
use super::text;

/// Enclosing elements that are looked at for what an element is part of.
const MOST_AROUND: usize = 40;

/// What the walk found.
#[derive(Debug, Default)]
pub struct Survey<'a> {
    /// Elements that can hold text, in document order.
    pub elements: Vec<Element<'a>>,
    /// Blocks of text, in document order; none is empty.
    pub blocks: Vec<Block>,
    /// All text of the blocks.
    text: String,
    /// What the head and scattered metadata say.
    pub head: Head<'a>,
    /// Alternative texts and titles of images.
    pub images: Vec<&'a str>,
    /// Images, in document order.
    pub pictures: Vec<Picture<'a>>,
}

/// An element that can hold text.
#[derive(Clone, Copy, Debug)]
pub struct Element<'a> {
    /// Its own index.
    pub index: usize,
    /// The element in its tree.
    pub node: ElementRef<'a>,
    /// What it is.
    pub tag: Tag,
    /// What its names and attributes say.
    pub hints: Hints,
    /// The index of its parent; its own for the first.
    pub parent: usize,
    /// The index after its last descendant.
    pub end: usize,
    /// The index of its first block.
    pub first: usize,
    /// The index after its last block.
    pub last: usize,
}

/// An image that a reader sees.
#[derive(Clone, Copy, Debug)]
pub struct Picture<'a> {
    /// The `img`.
    pub node: ElementRef<'a>,
    /// The index of the element it stands in.
    pub element: Option<usize>,
    /// The index of the block that follows it.
    pub before: usize,
}

/// A line or paragraph of text.
#[derive(Clone, Copy, Debug)]
pub struct Block {
    /// Where its text begins in the survey's.
    start: usize,
    /// Where it ends.
    end: usize,
    /// The index of the nearest element that begins a line.
    pub element: usize,
    /// How much it says ([`text::weight`]).
    pub weight: u32,
    /// How much of that stands in links.
    pub linked: u32,
    /// Whether a single `br` parts it from the block before, in the same element.
    pub soft: bool,
}

/// What a page declares about itself, outside its text.
#[derive(Debug, Default)]
pub struct Head<'a> {
    /// The `title` element.
    pub title: Option<String>,
    /// `meta` elements: lower-case `property`, `name`, `itemprop` or `http-equiv`, and content.
    pub metas: Vec<(String, &'a str)>,
    /// `link` elements: `rel` and `href`.
    pub links: Vec<(&'a str, &'a str)>,
    /// JSON-LD scripts, as written.
    pub linked_data: Vec<&'a str>,
    /// Scripts that may hold the page's state as JSON.
    pub states: Vec<&'a str>,
    /// The `lang` of the root.
    pub language: Option<&'a str>,
    /// The `href` of `base`.
    pub base: Option<&'a str>,
}

impl Survey<'_> {
    /// The text of a block.
    pub fn text(&self, block: &Block) -> &str {
        &self.text[block.start..block.end]
    }

    /// The blocks inside an element.
    pub fn blocks_of(&self, element: usize) -> &[Block] {
        let element = &self.elements[element];
        &self.blocks[element.first..element.last]
    }

    /// The text inside an element, on one line.
    pub fn line_of(&self, element: usize) -> String {
        self.blocks_of(element).iter().map(|block| self.text(block)).collect::<Vec<_>>().join(" ")
    }

    /// An element and those around it, from the inside out, as far as they matter.
    pub fn around(&self, element: usize) -> impl Iterator<Item = &Element<'_>> {
        let parent = |at: &usize| Some(self.elements[*at].parent).filter(|parent| parent != at);
        std::iter::successors(Some(element), parent).take(MOST_AROUND).map(|at| &self.elements[at])
    }

    /// The index of a node, if it can hold text.
    pub fn index_of(&self, node: NodeId) -> Option<usize> {
        self.elements.iter().position(|element| element.node.id() == node)
    }

    /// The tag of the element a block stands in.
    pub fn tag_of(&self, block: &Block) -> Tag {
        self.elements[block.element].tag
    }

    /// The first `meta` of this name with content.
    pub fn meta(&self, name: &str) -> Option<&str> {
        self.metas(name).next()
    }

    /// All `meta` of this name with content.
    pub fn metas(&self, name: &str) -> impl Iterator<Item = &str> {
        self.head
            .metas
            .iter()
            .filter(move |(key, _)| key == name)
            .map(|(_, content)| content.trim())
            .filter(|s| !s.is_empty())
    }
}

/// Walks the tree; `dropped` elements and all below them are passed over.
pub fn survey<'a>(html: &'a Html, dropped: &HashSet<NodeId>) -> Survey<'a> {
    let mut walk = Walk::default();
    for edge in html.tree.root().traverse() {
        match edge {
            Edge::Open(node) => match node.value() {
                Node::Text(text) if walk.skipped.is_none() => walk.read(text),
                Node::Element(_) if walk.skipped.is_none() => {
                    let Some(element) = ElementRef::wrap(node) else { continue };
                    walk.open(element, dropped.contains(&node.id()));
                }
                _ => {}
            },
            Edge::Close(node) if node.value().is_element() => walk.close(node.id()),
            Edge::Close(_) => {}
        }
    }
    walk.flush();
    walk.survey
}

/// The state of the walk.
#[derive(Default)]
struct Walk<'a> {
    survey: Survey<'a>,
    /// Open elements, as indices.
    open: Vec<usize>,
    /// Open elements that begin a line.
    lines: Vec<usize>,
    /// The element whose descendants are passed over.
    skipped: Option<NodeId>,
    /// Open links.
    links: usize,
    /// Open `pre`.
    verbatim: usize,
    /// Where the current block's text begins.
    start: usize,
    weight: u32,
    linked: u32,
    /// Line breaks since the last block of this element.
    breaks: usize,
}

impl<'a> Walk<'a> {
    fn open(&mut self, node: ElementRef<'a>, dropped: bool) {
        let tag = Tag::of(node.value().name());
        if tag.is_declaration() {
            self.declare(tag, node);
        }
        if dropped || tag.is_silent() {
            if tag.begins_line() {
                self.flush();
            }
            self.skipped = Some(node.id());
            return;
        }
        match tag {
            Tag::Br => self.line_break(),
            Tag::Img => self.image(node),
            _ => {}
        }
        if !tag.holds_text() {
            return;
        }
        if tag.begins_line() {
            self.flush();
            self.breaks = 0;
            self.lines.push(self.survey.elements.len());
        }
        self.links += usize::from(tag == Tag::A);
        self.verbatim += usize::from(tag == Tag::Pre);
        if matches!(tag, Tag::Table | Tag::Blockquote | Tag::Pre) {
            self.figure_of_text();
        }
        let element = self.element(node, tag);
        self.open.push(self.survey.elements.len());
        self.survey.elements.push(element);
    }

    fn element(&self, node: ElementRef<'a>, tag: Tag) -> Element<'a> {
        let index = self.survey.elements.len();
        let hints = if matches!(tag, Tag::Html | Tag::Body) { Hints::NONE } else { Self::hints(node, tag) };
        Element {
            index,
            node,
            tag,
            hints,
            parent: self.open.last().copied().unwrap_or(index),
            end: index + 1,
            first: self.survey.blocks.len(),
            last: self.survey.blocks.len(),
        }
    }

    /// What an element's names and attributes say of it.
    fn hints(node: ElementRef<'_>, tag: Tag) -> Hints {
        let mut hints = tag.hints();
        for (name, value) in &node.value().attrs {
            let value: &str = value;
            hints = hints.with(match name.local {
                local_name!("class") | local_name!("id") | local_name!("role") => hints::of_names(value),
                local_name!("itemprop") => of_property(value),
                local_name!("hidden") => Hints::HIDDEN,
                local_name!("aria-hidden") if value == "true" => Hints::HIDDEN,
                local_name!("style") if hides(value) => Hints::HIDDEN,
                local_name!("rel") if value == "author" => Hints::AUTHOR,
                ref name if &**name == "data-component" => hints::of_names(value),
                _ => Hints::NONE,
            });
        }
        hints
    }

    /// A figure around a table, a quotation or code is text, not a picture with its caption.
    fn figure_of_text(&mut self) {
        for index in self.open.iter().rev().take(4) {
            let element = &mut self.survey.elements[*index];
            if element.tag == Tag::Figure {
                element.hints = element.hints.without(Hints::CAPTION);
            }
        }
    }

    fn close(&mut self, node: NodeId) {
        if self.skipped.is_some() {
            if self.skipped == Some(node) {
                self.skipped = None;
            }
            return;
        }
        let Some(&index) = self.open.last() else { return };
        if self.survey.elements[index].node.id() != node {
            return;
        }
        self.open.pop();
        let tag = self.survey.elements[index].tag;
        if tag.begins_line() {
            self.flush();
            self.breaks = 0;
            self.lines.pop();
        }
        self.links -= usize::from(tag == Tag::A);
        self.verbatim -= usize::from(tag == Tag::Pre);
        self.survey.elements[index].end = self.survey.elements.len();
        self.survey.elements[index].last = self.survey.blocks.len();
    }

    fn read(&mut self, text: &str) {
        if self.verbatim == 0 {
            return self.append(text);
        }
        let mut lines = text.split('\n');
        lines.next().into_iter().for_each(|line| self.append(line));
        for line in lines {
            self.line_break();
            self.append(line);
        }
    }

    fn append(&mut self, text: &str) {
        let weight = text::push_tidy(&mut self.survey.text, self.start, text);
        self.weight += weight;
        self.linked += if self.links > 0 { weight } else { 0 };
    }

    fn line_break(&mut self) {
        self.flush();
        self.breaks += 1;
    }

    /// Ends the current block, if it holds anything.
    fn flush(&mut self) {
        let survey = &mut self.survey;
        if survey.text[self.start..].ends_with(' ') {
            survey.text.pop();
        }
        if survey.text.len() > self.start {
            survey.blocks.push(Block {
                start: self.start,
                end: survey.text.len(),
                element: self.lines.last().copied().unwrap_or_default(),
                weight: self.weight,
                linked: self.linked,
                soft: self.breaks == 1,
            });
            self.breaks = 0;
        }
        self.start = survey.text.len();
        (self.weight, self.linked) = (0, 0);
    }

    fn image(&mut self, node: ElementRef<'a>) {
        let before = self.survey.blocks.len() + usize::from(self.survey.text.len() > self.start);
        self.survey.pictures.push(Picture { node, element: self.open.last().copied(), before });
        for name in [local_name!("alt"), local_name!("title")] {
            if let Some(text) = attr(node, &name).filter(|text| text.len() > 8) {
                self.survey.images.push(text);
            }
        }
    }

    fn declare(&mut self, tag: Tag, node: ElementRef<'a>) {
        let head = &mut self.survey.head;
        match tag {
            Tag::Meta => {
                let names = [
                    local_name!("property"),
                    local_name!("name"),
                    local_name!("itemprop"),
                    local_name!("http-equiv"),
                ];
                let name = names.iter().find_map(|name| attr(node, name));
                if let (Some(name), Some(content)) = (name, attr(node, &local_name!("content"))) {
                    head.metas.push((name.trim().to_ascii_lowercase(), content));
                }
            }
            Tag::Link => {
                let (rel, href) = (attr(node, &local_name!("rel")), attr(node, &local_name!("href")));
                if let (Some(rel), Some(href)) = (rel, href) {
                    head.links.push((rel, href));
                }
            }
            Tag::Title if head.title.is_none() => head.title = Some(node.text().collect()),
            Tag::Html => head.language = attr(node, &local_name!("lang")).or_else(|| node.attr("xml:lang")),
            Tag::Base => head.base = attr(node, &local_name!("href")),
            Tag::Script => self.script(node),
            _ => {}
        }
    }

    fn script(&mut self, node: ElementRef<'a>) {
        let kind = attr(node, &local_name!("type")).unwrap_or_default();
        let Some(Node::Text(text)) = node.first_child().map(|child| child.value()) else { return };
        let head = &mut self.survey.head;
        if kind.contains("ld+json") {
            head.linked_data.push(text);
        } else if script::is_data(kind, text) {
            head.states.push(text);
        }
    }
}

fn hides(style: &str) -> bool {
    // Few styles speak of `none` at all.
    style.contains("none") && (style.contains("display:none") || style.contains("display: none"))
}

/// The value of an attribute. [`scraper::Element::attr`] looks its name up on every call; a name that is
/// known when the program is built need not be.
pub fn attr<'a>(node: ElementRef<'a>, name: &LocalName) -> Option<&'a str> {
    node.value().attrs.iter().find(|(own, _)| own.local == *name).map(|(_, value)| &**value)
}

fn of_property(value: &str) -> Hints {
    match value {
        "articleBody" => Hints::MARKED,
        "headline" => Hints::HEADLINE,
        "author" | "creator" => Hints::AUTHOR,
        "datePublished" | "dateModified" | "dateCreated" => Hints::DATE,
        "comment" => Hints::COMMENT,
        "caption" => Hints::CAPTION,
        _ => Hints::NONE,
    }
}
