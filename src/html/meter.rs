//! The tree under construction with a meter on it: what the parser asks of the tree is what its work consists
//! of, so the questions are counted.

use std::borrow::Cow;
use std::cell::{Cell, Ref};

use ego_tree::NodeId;
use html5ever::tendril::StrTendril;
use html5ever::tree_builder::{ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::{Attribute, QualName};
use scraper::{Html, HtmlTreeSink};

/// What making an element costs, in steps; each of its attributes costs one more.
const ELEMENT: u64 = 8;

/// Builds a tree and counts.
pub struct Meter {
    tree: HtmlTreeSink,
    /// Steps taken: looks at an open element, mostly.
    steps: Cell<u64>,
    /// Attributes made, those of reopened elements among them.
    attributes: Cell<usize>,
}

impl Meter {
    pub fn new(html: Html) -> Self {
        Self { tree: HtmlTreeSink::new(html), steps: Cell::new(0), attributes: Cell::new(0) }
    }

    /// The tree as it stands.
    pub fn html(&self) -> Ref<'_, Html> {
        self.tree.0.borrow()
    }

    pub fn steps(&self) -> u64 {
        self.steps.get()
    }

    pub fn attributes(&self) -> usize {
        self.attributes.get()
    }

    /// Adds steps that the tree does not see.
    pub fn count(&self, steps: u64) {
        self.steps.set(self.steps.get().saturating_add(steps));
    }
}

impl TreeSink for Meter {
    type Handle = NodeId;
    type Output = Html;
    type ElemName<'a> = Ref<'a, QualName>;

    fn finish(self) -> Html {
        self.tree.finish()
    }

    fn parse_error(&self, _: Cow<'static, str>) {}

    fn get_document(&self) -> NodeId {
        self.tree.get_document()
    }

    fn elem_name<'a>(&'a self, target: &'a NodeId) -> Ref<'a, QualName> {
        self.count(1);
        self.tree.elem_name(target)
    }

    fn same_node(&self, one: &NodeId, other: &NodeId) -> bool {
        self.count(1);
        one == other
    }

    fn create_element(&self, name: QualName, attributes: Vec<Attribute>, flags: ElementFlags) -> NodeId {
        self.count(ELEMENT + attributes.len() as u64);
        self.attributes.set(self.attributes.get() + attributes.len());
        self.tree.create_element(name, attributes, flags)
    }

    fn create_comment(&self, text: StrTendril) -> NodeId {
        self.tree.create_comment(text)
    }

    fn create_pi(&self, target: StrTendril, data: StrTendril) -> NodeId {
        self.tree.create_pi(target, data)
    }

    fn append(&self, parent: &NodeId, child: NodeOrText<NodeId>) {
        self.tree.append(parent, child);
    }

    fn append_based_on_parent_node(&self, element: &NodeId, before: &NodeId, child: NodeOrText<NodeId>) {
        self.tree.append_based_on_parent_node(element, before, child);
    }

    fn append_before_sibling(&self, sibling: &NodeId, child: NodeOrText<NodeId>) {
        self.tree.append_before_sibling(sibling, child);
    }

    fn append_doctype_to_document(&self, name: StrTendril, public_id: StrTendril, system_id: StrTendril) {
        self.tree.append_doctype_to_document(name, public_id, system_id);
    }

    fn get_template_contents(&self, target: &NodeId) -> NodeId {
        self.tree.get_template_contents(target)
    }

    fn set_quirks_mode(&self, mode: QuirksMode) {
        self.tree.set_quirks_mode(mode);
    }

    fn add_attrs_if_missing(&self, target: &NodeId, attributes: Vec<Attribute>) {
        self.count(attributes.len() as u64);
        self.attributes.set(self.attributes.get() + attributes.len());
        self.tree.add_attrs_if_missing(target, attributes);
    }

    fn remove_from_parent(&self, target: &NodeId) {
        self.tree.remove_from_parent(target);
    }

    fn reparent_children(&self, node: &NodeId, parent: &NodeId) {
        let moved = self.html().tree.get(*node).map_or(0, |node| node.children().count());
        self.count(moved as u64);
        self.tree.reparent_children(node, parent);
    }
}
