//! The bounded parse gives the tree that the parser alone would, and every bound has a page that passes it.

use std::fmt::Write;

use ego_tree::iter::Edge;
use proptest::prelude::*;

use super::*;

/// A tree as text, without what is left out: the texts of comments, styles and programs.
fn shape(html: &Html) -> String {
    let mut shape = String::new();
    for edge in html.tree.root().traverse() {
        let Edge::Open(node) = edge else {
            shape.push(')');
            continue;
        };
        let unread = node.parent().and_then(|parent| parent.value().as_element()).is_some_and(|parent| {
            let text = node.value().as_text().map(|text| &**text).unwrap_or_default();
            let kind = parent.attr("type").unwrap_or_default();
            parent.name() == "style" || parent.name() == "script" && !script::is_data(kind, text)
        });
        match node.value() {
            Node::Text(_) if unread => shape.push_str("(unread"),
            Node::Comment(_) => shape.push_str("(comment"),
            value => write!(shape, "({value:?}").unwrap(),
        }
    }
    shape.replace("(unread)", "")
}

fn assert_same(page: &str) {
    let parsed = parse(page, Bounds::default()).unwrap();
    assert_eq!(shape(&parsed), shape(&Html::parse_document(page)), "{page:?}");
    assert_eq!(parsed.quirks_mode, Html::parse_document(page).quirks_mode, "{page:?}");
}

#[test]
fn a_page_parsed_within_bounds_is_the_page_but_for_what_nobody_reads() {
    let long = "x ".repeat(40);
    let pages = [
        String::new(),
        format!(
            "<!doctype html><title>議題 &amp; 回應</title>{}<p>尾",
            "<p>段落 <b>粗 <i>交錯</b> 字</i> &hellip; <table><td>格</table>".repeat(2_000)
        ),
        format!("{}&amp;&hellip;\0 & 群\r\n<p>x", "a".repeat(70_000)),
        format!("a<!-- {long}<p>no</p> -- --!>b<!--><p>--><!---->c<!-- {long}"),
        format!("<script>{long}</script><p>a<script>window.__S__={{\"a\":\"</p>\"}}</script>b"),
        format!("<script>if (a<b) {{ '</scripts>' }} {long}</SCRIPT ><p>b"),
        format!("<script><!-- {long} <script> </script> {long} --></script><p>b<script>{long}"),
        format!("<script>{long}<!-- </script><p>b--></script>c"),
        format!("<svg><style><p>{long}</style><script>{long}<g></script></svg><title><b>&amp;</title>"),
        format!("<svg><title><style>{long}</style></title><![CDATA[ <p> ]]> x</svg><![CDATA[ {long} ]]> y"),
        format!("<select><style>{long}</style><script>{long}</script><title><p>a</title></select>b"),
        format!("<textarea>\n<p>{long}</textarea><pre>\n<!-- {long} -->\na</pre><xmp><p></xmp>b"),
        format!(
            "<noscript><p>{long}</noscript><iframe><p>{long}</iframe><p>c<plaintext><p>{long}</plaintext>"
        ),
        format!("<? {long} ><!{long}></{long}></ {long}><//{long}>a<3 b</>c<"),
        format!("<!doctype html public '>' '{long}'><p>a<table><p>b"),
        format!("<!DOCTYPE html SYSTEM \"about:legacy-compat\"><p>{long}<table>a<!-- {long} -->b<tr>c"),
        format!("<template><style>{long}</style><p>a</template><math><annotation-xml><p>{long}</math>"),
        "<frameset><frame><script>a</script></frameset><noframes><p>a</noframes>".to_owned(),
        "<p a b=\"'>\" c='\">' d=> e = f/g h/><p/>".to_owned(),
        "<p a='".to_owned(),
        "<a <b c>d</a <b></scrip<script".to_owned(),
    ];
    for page in &pages {
        assert_same(page);
    }
}

proptest! {
    #[test]
    fn any_markup_gives_the_tree_that_the_parser_alone_would(
        pieces in prop::collection::vec(prop::sample::select(&PIECES[..]), 0..40)
    ) {
        assert_same(&pieces.concat());
    }

    #[test]
    fn any_text_is_parsed_without_harm(page in ".*") {
        let _ = parse(&page, Bounds::default());
    }
}

/// What may stand in a page's source and move its tokenizer to another state.
const PIECES: [&str; 60] = [
    "<script>",
    "</script>",
    "<script type=module>",
    "<SCRIPT type='application/json'>",
    "</script ",
    "<style>",
    "</style>",
    "<title>",
    "</title>",
    "<textarea>",
    "</textarea>",
    "<!--",
    "-->",
    "--!>",
    "--",
    "<!",
    "<!-",
    "<!doctype html>",
    "<!doctype",
    "<![CDATA[",
    "]]>",
    "<svg>",
    "</svg>",
    "<math><mi>",
    "</math>",
    "<?",
    "</",
    "<",
    ">",
    "/",
    "=",
    "\"",
    "'",
    " ",
    "\n",
    "\r",
    "a",
    "群",
    "<p>",
    "</p>",
    "<p a=\"",
    "<p a='",
    "<p a=b ",
    "<b>",
    "</b>",
    "<table>",
    "<td>",
    "</table>",
    "<select>",
    "<option>",
    "</select>",
    "<pre>",
    "<noscript>",
    "</noscript>",
    "<template>",
    "</template>",
    "&amp",
    ";",
    "<foreignObject>",
    "a long text that is left out in a comment, a style or a program",
];

#[test]
fn each_bound_is_named_when_it_is_passed() {
    let bounds = Bounds::default();
    let cases = [
        ("bytes", "x".repeat(200), Bounds { bytes: 100, ..bounds }, Overrun::Bytes),
        ("nested blocks", "<div>".repeat(200_000), bounds, Overrun::Depth),
        ("nested lines", "<span>".repeat(200_000), bounds, Overrun::Depth),
        ("nested tables", "<table><tr><td>".repeat(100_000), bounds, Overrun::Depth),
        ("nested foreign elements", "<svg><g><math><mi>".repeat(20_000), bounds, Overrun::Depth),
        ("nodes", "<p>a".repeat(10_000), Bounds { nodes: 9_000, ..bounds }, Overrun::Nodes),
        ("formatting reopened", reopened_formatting(), bounds, Overrun::Nodes),
        ("attributes of a tag", attributes(1_000_000), bounds, Overrun::Attributes),
        ("attributes of an end tag", attributes(2_000).replace("<p", "</p"), bounds, Overrun::Attributes),
        (
            "attributes in all",
            "<p a b c d>".repeat(10_000),
            Bounds { all_attributes: 30_000, ..bounds },
            Overrun::Attributes,
        ),
        ("attributes reopened", reopened_attributes(), bounds, Overrun::Attributes),
        (
            "blocks side by side in the deep",
            deep_and_wide(),
            Bounds { work: 5_000_000, ..bounds },
            Overrun::Time,
        ),
        ("formatting compared", compared_formatting(), Bounds { work: 5_000_000, ..bounds }, Overrun::Time),
    ];
    for (name, page, bounds, expected) in cases {
        assert_eq!(parse(&page, bounds).err(), Some(expected), "{name}");
    }
}

fn reopened_formatting() -> String {
    let formatting = (0..200).fold(String::new(), |all, n| all + "<b a=" + &n.to_string() + ">");
    format!("<p>{formatting}{}", "<p>x".repeat(10_000))
}

fn reopened_attributes() -> String {
    format!("{}>{}", attributes(500).replace("<p", "<p><b"), "<p>x".repeat(10_000))
}

/// Formatting elements that are no copies of each other, and are never reopened.
fn compared_formatting() -> String {
    let formatting = (0..200).fold(String::new(), |all, n| all + "<b a b c d e=" + &n.to_string() + ">");
    format!("{formatting}{}", "<b></b>".repeat(5_000))
}

fn deep_and_wide() -> String {
    "<div>".repeat(500) + &"<p>x</p>".repeat(20_000)
}

fn attributes(count: usize) -> String {
    (0..count).fold(String::from("<p"), |page, n| page + " a" + &n.to_string())
}
