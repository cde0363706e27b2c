//! Pages made to hold a reader up, by what they do; each is about as long as asked for.

/// A hostile page.
pub struct Hostile {
    /// What it does.
    pub name: &'static str,
    /// Its source.
    pub html: String,
    /// What is heard of it: the overrun's name, `article`, or `no article`; at ten million bytes.
    pub outcome: &'static str,
}

/// All of them, each about `size` bytes long.
pub fn pages(size: usize) -> impl Iterator<Item = Hostile> {
    KINDS.iter().map(move |(name, outcome, make)| Hostile { name, outcome, html: make(size) })
}

type Kind = (&'static str, &'static str, fn(usize) -> String);

const KINDS: &[Kind] = &[
    // What costs the parser.
    ("attributes on one tag", "Attributes", |size| format!("<p{}>", counted(size, " a", ""))),
    ("attributes on an end tag", "Attributes", |size| format!("<p>x</p{}>", counted(size, " a", ""))),
    ("attributes on a tag never closed", "Attributes", |size| format!("<p{}", counted(size, " a", ""))),
    ("attributes on every tag", "Attributes", |size| {
        format!("<p{}>", counted(3_000, " a", "")).repeat(size / 3_000)
    }),
    ("a name of its own for every attribute", "Nodes", |size| counted(size, "<p a", ">")),
    ("a name of its own for every element", "Nodes", |size| counted(size, "<a", "/></a>")),
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
        let open: String = (0..200).map(|n| format!("<b b={n}{attributes}>")).collect();
        open + &"<b></b>".repeat(size / 7)
    }),
    ("formatting crossed", "Nodes", |size| "<a><b><div></a></b>".repeat(size / 19)),
    ("text in tables", "Nodes", |size| "<table>x<tr>y".repeat(size / 13)),
    ("end tags without a start", "Nodes", |size| "</p></br>".repeat(size / 9)),
    ("options", "Nodes", |size| "<select><option>x</select>".repeat(size / 26)),
    ("a comment never closed", "no article", |size| "<!-- x".to_owned() + &" -".repeat(size / 2)),
    ("a comment of brackets", "no article", |size| "<!--".to_owned() + &">".repeat(size)),
    ("comments", "Nodes", |size| "<!---->".repeat(size / 7)),
    ("a document type without end", "no article", |size| "<!doctype ".to_owned() + &"x".repeat(size)),
    ("a bogus comment", "no article", |size| "<?".to_owned() + &"x ".repeat(size / 2)),
    ("a character section", "no article", |size| "<svg><![CDATA[".to_owned() + &"x]".repeat(size / 2)),
    ("a tag name without end", "no article", |size| "<".to_owned() + &"x".repeat(size)),
    ("an attribute name without end", "no article", |size| format!("<p {}>x", "x".repeat(size))),
    ("an attribute value without end", "no article", |size| format!("<p a='{}'>x", "x\n".repeat(size / 2))),
    ("named references", "no article", |size| "&CounterClockwiseContourIntegral;".repeat(size / 33)),
    ("references that are none", "no article", |size| "&CounterClockwiseContourIntegra ".repeat(size / 32)),
    ("references in a value", "no article", |size| format!("<p a='{}'>x", "&ampx".repeat(size / 5))),
    ("ampersands", "article", |size| "&".repeat(size)),
    ("angle brackets", "article", |size| "< ".repeat(size / 2)),
    ("a script never closed", "no article", |size| "<script>".to_owned() + &"</x".repeat(size / 3)),
    ("a script of comments", "no article", |size| {
        "<script>".to_owned() + &"<!--<script></script>".repeat(size / 21)
    }),
    ("scripts", "no article", |size| "<script></script>".repeat(size / 17)),
    ("titles", "no article", |size| "<title>x</title>".repeat(size / 16)),
    ("nothing but NUL", "no article", |size| "\0".repeat(size)),
    ("nothing but spaces", "no article", |size| " ".repeat(size)),
    ("nothing but line ends", "no article", |size| "<p>".to_owned() + &"\r\n".repeat(size / 2)),
    // What costs the reader.
    ("one line", "article", |size| "a word and the next ".repeat(size / 20)),
    ("one line without spaces", "article", |size| "x".repeat(size)),
    ("one line of ideographs", "article", |size| "退群之後的世界".repeat(size / 21)),
    ("one line of digits", "article", |size| "2026-01-14 ".repeat(size / 11)),
    ("preformatted lines", "article", |size| "<pre>".to_owned() + &"2026-01-14\n".repeat(size / 11)),
    ("long paragraphs", "article", |size| {
        "<p>A sentence of some words, as they come and go.\n".repeat(size / 50)
    }),
    ("one paragraph again and again", "article", |size| {
        "<p>A sentence of some words, as they come and go, is what this one is.".repeat(size / 70)
    }),
    ("short paragraphs", "Nodes", |size| "<p>x".repeat(size / 4)),
    ("words and breaks", "article", |size| {
        "a few words of a line that goes on for a while<br>".repeat(size / 50)
    }),
    ("links", "no article", |size| {
        "<p><a href=/a/b/c/d/e/f/g/h>A headline, linked, of some other article</a>".repeat(size / 73)
    }),
    ("teasers", "article", |size| {
        let teaser = "<div><h3><a href=/a>A headline of some words that is linked</a></h3><p>And what it leads \
                      to, in a sentence of its own that goes on and on until it stops.</p></div>";
        teaser.repeat(size / teaser.len())
    }),
    ("headings", "no article", |size| {
        "<title>A headline</title>".to_owned()
            + &"<h1>A headline of some words, and many</h1>".repeat(size / 43)
    }),
    ("headings that are the title", "no article", |size| {
        "<title>A headline of some words</title>".to_owned()
            + &"<h1>A headline of some words</h1>\n".repeat(size / 60)
    }),
    ("dates", "no article", |size| {
        "<time datetime='99/99/9999 at noon or so'>14/13/2026</time>".repeat(size / 60)
    }),
    ("bylines", "no article", |size| {
        "<p class=author>By <a rel=author href=/x>Ann 1 Lee</a></p>".repeat(size / 59)
    }),
    ("metadata", "no article", |size| {
        "<meta name=author content='Ann, Bob and 2 others | Paper'>".repeat(size / 58)
    }),
    ("metadata of great length", "no article", |size| {
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
    ("addresses", "no article", |size| "<link rel=canonical href='http://x.test:99999/'>".repeat(size / 48)),
    ("an address of great length", "no article", |size| {
        format!("<link rel=canonical href='/{}'>x", "a/../é ".repeat(size / 8))
    }),
    ("names of parts", "no article", |size| counted(size, "<p class='share-bar navEntry", " post'>a</p>")),
    ("names of one part", "no article", |size| format!("<p class='{}'>x", "shareBar-nav ".repeat(size / 13))),
    ("pictures", "no article", |size| {
        counted(size, "<img alt='A caption of some words ", "'><p>A caption of some words, and more.")
    }),
    ("structured data, wide", "no article", |size| {
        linked(&format!("[{}{{}}]", r#"{"@type":"Article","headline":"x"},"#.repeat(size / 36)))
    }),
    ("structured data, flat", "no article", |size| linked(&format!("[{}0]", "0,".repeat(size / 2)))),
    ("structured data, deep", "no article", |size| linked(&"[".repeat(size))),
    ("structured data, broken", "no article", |size| {
        linked(&format!("{{\"a\":[{}", "\"\n\",} ]".repeat(size / 7)))
    }),
    ("structured data of great length", "article", |size| {
        linked(&format!(
            r#"{{"@type":"Article","articleBody":"{}"}}"#,
            "A sentence of some words. ".repeat(size / 26)
        ))
    }),
    ("structured data, many", "no article", |size| linked(r#"{"@type":"Article"}"#).repeat(size / 65)),
    ("structured data with authors", "no article", |size| {
        linked(&format!(
            r#"{{"@type":"Article","author":[{}""]}}"#,
            r#"{"name":"Ann 1 Lee"},"#.repeat(size / 21)
        ))
    }),
    ("states, wide", "no article", |size| {
        format!("<script>window.__S__ = {{\"text\":[{}0]}}</script>", "{\"text\":\"x\"},".repeat(size / 13))
    }),
    ("states, many", "no article", |size| {
        "<script>window.__S__ = {\"text\":\"A sentence of some words.\"}</script>".repeat(size / 68)
    }),
    ("a state of markup", "no article", |size| {
        format!("<script>window.__S__ = {{\"text\":\"{}</\"}}</script>", "<div>".repeat(size / 5))
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
