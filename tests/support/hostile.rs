//! Pages made to hold a reader up, by what they do; each is about as long as asked for.

/// A hostile page.
pub struct Hostile {
    /// What it does.
    pub name: &'static str,
    /// Its source.
    pub html: String,
    /// The overrun that stops it, by its name in the code, or `read` if none does.
    pub outcome: &'static str,
}

/// All of them, the longest about `size` bytes long.
pub fn pages(size: usize) -> impl Iterator<Item = Hostile> {
    let kinds =
        PARSED.iter().map(move |kind| (kind, size)).chain(READ.iter().map(move |kind| (kind, size / 4)));
    kinds.map(|((name, outcome, make), size)| Hostile { name, outcome, html: make(size) })
}

type Kind = (&'static str, &'static str, fn(usize) -> String);

/// What costs the parser.
const PARSED: &[Kind] = &[
    ("attributes on one tag", "Attributes", |size| format!("<p{}>", counted(size, " a", ""))),
    ("attributes on an end tag", "Attributes", |size| format!("<p>x</p{}>", counted(size, " a", ""))),
    ("attributes on a tag never closed", "Attributes", |size| format!("<p{}", counted(size, " a", ""))),
    ("attributes on every tag", "Attributes", |size| {
        format!("<p{}>", counted(3_000, " a", "")).repeat(size / 3_000)
    }),
    ("a name of its own for every attribute", "Nodes", |size| counted(size, "<p a", ">")),
    ("a name of its own for every element", "Nodes", |size| {
        (0..size / 20).fold(String::new(), |page, number| page + &format!("<a{number}></a{number}>"))
    }),
    ("nested blocks", "Depth", |size| "<div>".repeat(size / 5)),
    ("nested lines", "Depth", |size| "<span>".repeat(size / 6)),
    ("nested tables", "Depth", |size| "<table><tr><td>".repeat(size / 15)),
    ("nested lists", "Depth", |size| "<ul><li>".repeat(size / 8)),
    ("nested foreign elements", "Depth", |size| "<svg><g><math><mi>".repeat(size / 18)),
    ("nested templates", "Depth", |size| "<template>".repeat(size / 10)),
    ("paragraphs in the deep", "Time", |size| "<div>".repeat(500) + &"<p>x</p>".repeat(size / 8)),
    ("line breaks in the deep", "Time", |size| {
        "<b>".to_owned() + &"<div>".repeat(500) + &"\n\0".repeat(size / 2)
    }),
    ("end tags in the deep", "Time", |size| "<span>".repeat(500) + &"</i>".repeat(size / 4)),
    ("formatting never closed", "Depth", |size| counted(size, "<b a=", ">")),
    ("formatting reopened", "Nodes", |size| {
        format!("<p>{}{}", counted(2_000, "<b a=", ">"), "<p>x".repeat(size / 4))
    }),
    ("formatting reopened with its attributes", "Attributes", |size| {
        let attributes = counted(2_000, " a", "");
        format!("<p>{}{}", format!("<b{attributes}>").repeat(3), "<p>x".repeat(size / 4))
    }),
    ("formatting compared", "Time", |size| {
        let attributes = counted(1_000, " a", "");
        let open = counted(100 * 1_100, &format!("<b{attributes} b="), ">");
        open + &"<b></b>".repeat(size / 9)
    }),
    ("formatting crossed", "Depth", |size| "<a><b><div></a></b>".repeat(size / 19)),
    ("text in tables", "Nodes", |size| "<table>x<tr>y".repeat(size / 13)),
    ("end tags without a start", "Nodes", |size| "</p></br>".repeat(size / 9)),
    ("options", "Nodes", |size| "<select><option>x</select>".repeat(size / 26)),
    ("a comment never closed", "read", |size| "<!-- x".to_owned() + &" -".repeat(size / 2)),
    ("a comment of brackets", "Text", |size| "<!--".to_owned() + &">".repeat(size)),
    ("comments", "Nodes", |size| "<!---->".repeat(size / 7)),
    ("a document type without end", "read", |size| "<!doctype ".to_owned() + &"x".repeat(size)),
    ("a bogus comment", "read", |size| "<?".to_owned() + &"x ".repeat(size / 2)),
    ("a character section", "Text", |size| "<svg><![CDATA[".to_owned() + &"x]".repeat(size / 2)),
    ("a tag name without end", "read", |size| "<".to_owned() + &"x".repeat(size)),
    ("an attribute name without end", "read", |size| format!("<p {}>x", "x".repeat(size))),
    ("an attribute value without end", "read", |size| format!("<p a='{}'>x", "x\n".repeat(size / 2))),
    ("named references", "read", |size| "&CounterClockwiseContourIntegral;".repeat(size / 33)),
    ("references that are none", "Text", |size| "&CounterClockwiseContourIntegra ".repeat(size / 32)),
    ("references in a value", "Time", |size| format!("<p a='{}'>x", "&ampx".repeat(size / 5))),
    ("ampersands", "Time", |size| "&".repeat(size)),
    ("angle brackets", "Time", |size| "< ".repeat(size / 2)),
    ("a script never closed", "read", |size| "<script>".to_owned() + &"</x".repeat(size / 3)),
    ("a script of comments", "Time", |size| {
        "<script>".to_owned() + &"<!--<script></script>".repeat(size / 21)
    }),
    ("scripts", "Nodes", |size| "<script></script>".repeat(size / 17)),
    ("titles", "Nodes", |size| "<title>x</title>".repeat(size / 16)),
    ("nothing but NUL", "Time", |size| "\0".repeat(size)),
    ("nothing but spaces", "Text", |size| " ".repeat(size)),
    ("nothing but line ends", "Time", |size| "<p>".to_owned() + &"\r\n".repeat(size / 2)),
    ("a state of markup", "Time", |size| {
        format!("<script>window.__S__ = {{\"text\":\"{}</\"}}</script>", "<div>".repeat(size / 5))
    }),
    ("one line", "Text", |size| "a word and the next ".repeat(size / 20)),
];

/// What costs the reader of the tree, in pages that hold no more text than a page may.
const READ: &[Kind] = &[
    ("one line that fits", "read", |size| "a word and the next ".repeat(size / 20)),
    ("one line without spaces", "read", |size| "x".repeat(size)),
    ("one line of ideographs", "read", |size| "退群之後的世界".repeat(size / 21)),
    ("one line of digits", "read", |size| "2026-01-14 ".repeat(size / 11)),
    ("preformatted lines", "read", |size| "<pre>".to_owned() + &"2026-01-14\n".repeat(size / 11)),
    ("long paragraphs", "read", |size| {
        "<p>A sentence of some words, as they come and go.\n".repeat(size / 50)
    }),
    ("one paragraph again and again", "read", |size| {
        "<p>A sentence of some words, as they come and go, is what this one is.".repeat(size / 70)
    }),
    ("short paragraphs", "Nodes", |size| "<p>x".repeat(size / 4)),
    ("words and breaks", "read", |size| {
        "a few words of a line that goes on for a while<br>".repeat(size / 50)
    }),
    ("links", "read", |size| {
        "<p><a href=/a/b/c/d/e/f/g/h>A headline, linked, of some other article</a>".repeat(size / 73)
    }),
    ("teasers", "read", |size| {
        let teaser = "<div><h3><a href=/a>A headline of some words that is linked</a></h3><p>And what it leads \
                      to, in a sentence of its own that goes on and on until it stops.</p></div>";
        teaser.repeat(size / teaser.len())
    }),
    ("headings", "read", |size| {
        "<title>A headline</title>".to_owned()
            + &"<h1>A headline of some words, and many</h1>".repeat(size / 43)
    }),
    ("headings that are the title", "read", |size| {
        "<title>A headline of some words</title>".to_owned()
            + &"<h1>A headline of some words</h1>\n".repeat(size / 60)
    }),
    ("dates", "read", |size| "<time datetime='99/99/9999 at noon or so'>14/13/2026</time>".repeat(size / 60)),
    ("bylines", "read", |size| {
        "<p class=author>By <a rel=author href=/x>Ann 1 Lee</a></p>".repeat(size / 59)
    }),
    ("metadata", "read", |size| {
        "<meta name=author content='Ann, Bob and 2 others | Paper'>".repeat(size / 58)
    }),
    ("metadata of great length", "read", |size| {
        let value = "1 January, or 14/01 ".repeat(size / 200);
        let names = [
            "author",
            "article:published_time",
            "og:title",
            "og:url",
            "description",
            "og:site_name",
            "date",
            "og:locale",
            "article:section",
            "og:image",
        ];
        names.map(|name| format!("<meta property='{name}' content='{value}'>")).concat()
    }),
    ("addresses", "read", |size| "<link rel=canonical href='http://x.test:99999/'>".repeat(size / 48)),
    ("an address of great length", "read", |size| {
        format!("<link rel=canonical href='/{}'>x", "a/../é ".repeat(size / 8))
    }),
    ("names of parts", "read", |size| counted(size, "<p class='share-bar navEntry", " post'>a</p>")),
    ("names of one part", "read", |size| format!("<p class='{}'>x", "shareBar-nav ".repeat(size / 13))),
    ("pictures", "read", |size| {
        counted(size, "<img alt='A caption of some words ", "'><p>A caption of some words, and more.")
    }),
    ("pictures in one box", "read", |size| {
        let text = "<p>A sentence of some words, as they come and go.</p>".repeat(40);
        text + "<div>A few words beside a picture" + &"<img><i></i>".repeat(size / 20)
    }),
    ("structured data, wide", "read", |size| {
        linked(&format!("[{}{{}}]", r#"{"@type":"Article","headline":"x"},"#.repeat(size / 36)))
    }),
    ("structured data, flat", "read", |size| linked(&format!("[{}0]", "0,".repeat(size / 2)))),
    ("structured data, deep", "read", |size| linked(&"[".repeat(size))),
    ("structured data, broken", "read", |size| {
        linked(&format!("{{\"a\":[{}", "\"\n\",} ]".repeat(size / 7)))
    }),
    ("structured data of great length", "read", |size| {
        linked(&format!(
            r#"{{"@type":"Article","articleBody":"{}"}}"#,
            "A sentence of some words. ".repeat(size.min(900_000) / 26)
        ))
    }),
    ("structured data, many", "read", |size| linked(r#"{"@type":"Article"}"#).repeat(size / 65)),
    ("structured data with authors", "read", |size| {
        linked(&format!(
            r#"{{"@type":"Article","author":[{}""]}}"#,
            r#"{"name":"Ann 1 Lee"},"#.repeat(size / 21)
        ))
    }),
    ("states, wide", "read", |size| {
        format!("<script>window.__S__ = {{\"text\":[{}0]}}</script>", "{\"text\":\"x\"},".repeat(size / 13))
    }),
    ("states, many", "read", |size| {
        "<script>window.__S__ = {\"text\":\"A sentence of some words.\"}</script>".repeat(size / 68)
    }),
];

fn linked(json: &str) -> String {
    format!("<script type='application/ld+json'>{json}</script>")
}

/// Pieces with a number in each, until they are `size` bytes long.
fn counted(size: usize, before: &str, after: &str) -> String {
    let mut page = String::with_capacity(size + 64);
    for number in 0.. {
        if page.len() >= size {
            break;
        }
        page += before;
        page += &number.to_string();
        page += after;
    }
    page
}
