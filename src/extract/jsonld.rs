//! schema.org in JSON-LD: lists, graphs, several articles on one page, and JSON that is none.
//!
//! <https://schema.org/Article>. Control characters inside strings, HTML comments and CDATA around the
//! script, and what trails the first value are forgiven; anything else broken is passed over.

use std::collections::HashMap;

use serde_json::{Map, Value};

use super::text;

/// The article a page describes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Linked {
    /// `headline`, else `name`.
    pub headline: Option<String>,
    /// `author`, else `creator`.
    pub authors: Vec<Author>,
    /// `datePublished`.
    pub published: Option<String>,
    /// `dateModified`.
    pub modified: Option<String>,
    /// `articleBody`, with its line breaks.
    pub body: Option<String>,
    /// `description`.
    pub description: Option<String>,
    /// `inLanguage`.
    pub language: Option<String>,
    /// `articleSection`.
    pub section: Option<String>,
    /// The names of publisher and site.
    pub publishers: Vec<String>,
    /// `isAccessibleForFree`, else that of its parts.
    pub free: Option<bool>,
    /// CSS selectors of the parts that are not free to read.
    pub walled: Vec<String>,
    /// `wordCount`.
    pub words: Option<u32>,
    /// `commentCount`, else the interactions that are comments.
    pub comments: Option<u32>,
    /// The address of `image`, else `thumbnailUrl`.
    pub image: Option<String>,
    /// The names of the page's breadcrumbs, the first and widest left out.
    pub crumbs: Vec<String>,
    /// What kind of page it says it is.
    pub declares: Declares,
    /// Every headline of an article node on the page, for telling lists from articles.
    pub articles: usize,
}

/// An author as a page declares them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Author {
    /// As written.
    pub name: String,
    /// Whether the page calls it an organization.
    pub organization: bool,
}

/// What kind of page structured data declares, beside one with an article.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Declares {
    /// `LiveBlogPosting`.
    pub live: bool,
    /// `ImageGallery`, `MediaGallery`.
    pub gallery: bool,
    /// `CollectionPage`, `SearchResultsPage`, `ProfilePage`, and no article of this address.
    pub listing: bool,
}

/// The most of all scripts together that is parsed, in bytes: twenty times what the richest page seen has.
const MOST_BYTES: usize = 1_000_000;

/// Nodes looked at on one page; a live report has hundreds, a hostile page any number.
const MOST_NODES: usize = 5_000;

/// Descriptions of the page itself that are looked at; there should be one.
const MOST_PAGES: usize = 4;

impl Linked {
    /// Takes from the description of the page what that of the article does not say. A page's name is not its
    /// article's headline.
    fn complete(&mut self, page: Self) {
        self.published = self.published.take().or(page.published);
        self.modified = self.modified.take().or(page.modified);
        self.language = self.language.take().or(page.language);
        if self.authors.is_empty() {
            self.authors = page.authors;
        }
    }
}

/// Reads all scripts of a page; `address` and `headline` help to choose among several articles.
pub fn read(scripts: &[&str], address: Option<&str>, headline: Option<&str>) -> Linked {
    let values: Vec<Value> = text::within(scripts, MOST_BYTES).filter_map(parse).collect();
    let nodes = nodes_of(&values);
    // A bare reference has an `@id` too; only the node that says a name is the one meant.
    let named = nodes.iter().filter(|node| node.contains_key("name") || node.contains_key("givenName"));
    let by_id: HashMap<&str, &Map<String, Value>> =
        named.filter_map(|node| Some((node.get("@id")?.as_str()?, *node))).collect();
    let articles: Vec<_> = nodes.iter().copied().filter(|node| is_article(node)).collect();
    let headline = headline.map(|headline| text::essence(&text::headline(headline.to_owned())));
    let mut linked = articles
        .iter()
        .enumerate()
        .max_by_key(|(at, node)| (fitness(node, address, headline.as_deref()), std::cmp::Reverse(*at)))
        .map(|(_, node)| describe(node, &by_id))
        .unwrap_or_default();
    linked.articles = articles.len();
    linked.declares = declares(&values, &nodes, address);
    linked.crumbs = nodes
        .iter()
        .find(|node| has_type(node, |kind| kind == "BreadcrumbList"))
        .map(|list| crumbs(list))
        .unwrap_or_default();
    for page in nodes.iter().filter(|node| is_page(node)).take(MOST_PAGES) {
        linked.complete(describe(page, &by_id));
    }
    // An organization that signs what another publishes is an agency.
    let published = !linked.publishers.is_empty();
    let signs = |name: &String| published && linked.authors.iter().any(|author| author.name == *name);
    let publishers = nodes.iter().filter(|node| is_site(node));
    let publishers = publishers.filter_map(|node| Some((has_type(node, is_paper), name_of(node)?)));
    let publishers: Vec<String> =
        publishers.filter(|(paper, name)| *paper || !signs(name)).map(|(_, name)| name).collect();
    linked.publishers.extend(publishers);
    linked
}

/// Parses what claims to be JSON.
fn parse(script: &str) -> Option<Value> {
    let start = script.find(['{', '['])?;
    let end = script.rfind(['}', ']'])? + 1;
    let json = script.get(start..end)?;
    let first = |json: &str| serde_json::Deserializer::from_str(json).into_iter().next()?.ok();
    first(json).or_else(|| first(&escape_controls(json)))
}

/// Escapes raw control characters inside strings, and drops commas before a closing bracket.
fn escape_controls(json: &str) -> String {
    let mut out = String::with_capacity(json.len() + 64);
    let (mut quoted, mut escaped) = (false, false);
    for character in json.chars() {
        match character {
            '\n' if quoted => out.push_str("\\n"),
            '\t' if quoted => out.push_str("\\t"),
            c if quoted && c.is_control() => {}
            '}' | ']' if !quoted => {
                let kept = out.trim_end().trim_end_matches(',').len();
                if out.trim_end().ends_with(',') {
                    out.truncate(kept);
                }
                out.push(character);
            }
            c => out.push(c),
        }
        quoted ^= character == '"' && !escaped;
        escaped = quoted && character == '\\' && !escaped;
    }
    out
}

/// What the page is by its nodes. A page that has an article of its own is no list; and a collection counts
/// only where it is the page, not where an article or its author belongs to one.
fn declares(values: &[Value], nodes: &[&Map<String, Value>], address: Option<&str>) -> Declares {
    let own = |node: &Map<String, Value>| {
        let mut urls = urls_of(node).peekable();
        urls.peek().is_none() || address.is_none_or(|address| urls.any(|url| same_page(url, address)))
    };
    let any =
        |kinds: &[&str]| nodes.iter().any(|node| has_type(node, |kind| kinds.contains(&kind)) && own(node));
    let article = nodes.iter().any(|node| is_article(node) && urls_of(node).next().is_some() && own(node));
    let graphs = values.iter().filter_map(|value| value.get("@graph")?.as_array()).flatten();
    let lists = values.iter().filter_map(Value::as_array).flatten();
    let top = values.iter().chain(lists).chain(graphs).filter_map(Value::as_object);
    let kinds = ["CollectionPage", "SearchResultsPage", "ProfilePage"];
    let collection = top.filter(|node| own(node)).any(|node| has_type(node, |kind| kinds.contains(&kind)));
    Declares {
        live: any(&["LiveBlogPosting"]),
        gallery: any(&["ImageGallery", "MediaGallery"]),
        listing: collection && !article,
    }
}

/// A type without its vocabulary: `schema:Article`, `https://schema.org/Article`.
fn bare(kind: &str) -> &str {
    kind.rsplit(['/', ':']).next().unwrap_or(kind)
}

/// The addresses a node goes by.
fn urls_of(node: &Map<String, Value>) -> impl Iterator<Item = &str> {
    let urls = ["url", "@id", "mainEntityOfPage"].into_iter().filter_map(|key| node.get(key));
    urls.filter_map(|url| url.as_str().or_else(|| url.get("@id")?.as_str()))
}

/// All objects, level by level, so that an article comes before the things it mentions.
fn nodes_of(values: &[Value]) -> Vec<&Map<String, Value>> {
    let mut queue: Vec<&Value> = values.iter().collect();
    let mut nodes = Vec::new();
    let mut next = 0;
    while next < queue.len() && nodes.len() < MOST_NODES {
        match queue[next] {
            Value::Array(items) => queue.extend(items),
            Value::Object(node) => {
                nodes.push(node);
                queue.extend(node.values().filter(|value| value.is_object() || value.is_array()));
            }
            _ => {}
        }
        next += 1;
    }
    nodes
}

/// Whether one of a node's types, without their vocabulary, is accepted.
fn has_type(node: &Map<String, Value>, accept: impl Fn(&str) -> bool) -> bool {
    match node.get("@type") {
        Some(Value::String(kind)) => accept(bare(kind)),
        Some(Value::Array(kinds)) => kinds.iter().filter_map(Value::as_str).map(bare).any(accept),
        _ => false,
    }
}

fn is_article(node: &Map<String, Value>) -> bool {
    has_type(node, |kind| {
        kind.ends_with("Article")
            || kind.ends_with("BlogPosting")
            || matches!(kind, "Report" | "LiveBlogPosting" | "Review")
    })
}

/// Whether a node describes the page; pages of lists and of people have dates and authors of their own.
fn is_page(node: &Map<String, Value>) -> bool {
    has_type(node, |kind| matches!(kind, "WebPage" | "ItemPage" | "MedicalWebPage"))
}

fn is_site(node: &Map<String, Value>) -> bool {
    has_type(node, |kind| is_paper(kind) || kind == "Organization")
}

fn is_paper(kind: &str) -> bool {
    matches!(kind, "WebSite" | "NewsMediaOrganization")
}

/// How well a node fits the page: its own address first, then its headline (as its [`text::essence`]), then
/// how much it says.
fn fitness(node: &Map<String, Value>, address: Option<&str>, headline: Option<&str>) -> u32 {
    let same_address = address.is_some_and(|address| urls_of(node).any(|url| same_page(url, address)));
    let same_headline = headline
        .is_some_and(|headline| string(node, "headline").is_some_and(|own| text::essence(&own) == headline));
    let told =
        ["headline", "datePublished", "author", "articleBody"].iter().filter(|key| node.contains_key(**key));
    u32::from(same_address) * 100 + u32::from(same_headline) * 50 + told.count() as u32
}

fn same_page(one: &str, other: &str) -> bool {
    let bare = |url: &str| {
        let url = url.split(['#', '?']).next().unwrap_or(url);
        url.trim_start_matches("https:").trim_start_matches("http:").trim_end_matches('/').to_owned()
    };
    bare(one) == bare(other)
}

fn describe(node: &Map<String, Value>, by_id: &HashMap<&str, &Map<String, Value>>) -> Linked {
    let resolve = |value: &Value| authors_of(value, by_id);
    let people = ["author", "creator"].into_iter().filter_map(|key| node.get(key)).map(resolve);
    Linked {
        headline: string(node, "headline").or_else(|| string(node, "name")).map(text::headline),
        authors: people.into_iter().find(|names| !names.is_empty()).unwrap_or_default(),
        published: string(node, "datePublished").or_else(|| string(node, "dateCreated")),
        modified: string(node, "dateModified"),
        body: node.get("articleBody").and_then(Value::as_str).map(text::unescape),
        description: string(node, "description"),
        language: string(node, "inLanguage")
            .or_else(|| node.get("inLanguage").and_then(Value::as_object).and_then(name_of)),
        section: string(node, "articleSection"),
        publishers: node.get("publisher").map(resolve).into_iter().flatten().map(|one| one.name).collect(),
        free: node
            .get("isAccessibleForFree")
            .and_then(free)
            .or_else(|| parts(node).find_map(|part| free(part.get("isAccessibleForFree")?))),
        walled: walled(node),
        words: number(node.get("wordCount")),
        comments: number(node.get("commentCount")).or_else(|| interactions(node)),
        image: node
            .get("image")
            .and_then(address)
            .or_else(|| node.get("thumbnailUrl").and_then(address))
            .map(str::to_owned),
        ..Linked::default()
    }
}

/// The most parts, interactions or crumbs that are looked at.
const MOST_ITEMS: usize = 64;

/// A truth as pages write it: a boolean, a number, a word, a schema.org address.
fn free(value: &Value) -> Option<bool> {
    match value {
        Value::Bool(free) => Some(*free),
        Value::Number(free) => free.as_u64().map(|free| free != 0),
        Value::String(free) => truth(free),
        Value::Array(items) => free(items.first()?),
        _ => None,
    }
}

/// A truth in words: `True`, `no`, `http://schema.org/False`.
pub fn truth(word: &str) -> Option<bool> {
    match word.trim().rsplit(['/', '#', ':']).next()?.to_ascii_lowercase().as_str() {
        "true" | "yes" | "1" => Some(true),
        "false" | "no" | "0" => Some(false),
        _ => None,
    }
}

/// The members of a list, or the one value.
fn items(value: Option<&Value>) -> impl Iterator<Item = &Value> {
    let (list, one) = match value {
        Some(Value::Array(items)) => (items.as_slice(), None),
        other => (&[][..], other),
    };
    list.iter().chain(one).take(MOST_ITEMS)
}

fn parts(node: &Map<String, Value>) -> impl Iterator<Item = &Map<String, Value>> {
    items(node.get("hasPart")).filter_map(Value::as_object)
}

/// The selectors of the parts that are not free.
fn walled(node: &Map<String, Value>) -> Vec<String> {
    let paid = parts(node).filter(|part| part.get("isAccessibleForFree").and_then(free) == Some(false));
    let selectors = paid.flat_map(|part| items(part.get("cssSelector"))).filter_map(Value::as_str);
    selectors
        .flat_map(|selectors| selectors.split(','))
        .take(MOST_ITEMS)
        .map(|one| one.trim().to_owned())
        .collect()
}

/// A count, as number or as text.
fn number(value: Option<&Value>) -> Option<u32> {
    let value = value?;
    let number = value.as_u64().or_else(|| value.as_str()?.trim().parse().ok())?;
    u32::try_from(number).ok()
}

/// The count of the interactions that are comments.
fn interactions(node: &Map<String, Value>) -> Option<u32> {
    let is_comment = |value: &Value| {
        let kind = value.get("interactionType")?;
        let kind = kind.as_str().or_else(|| kind.get("@type")?.as_str())?;
        Some(kind.ends_with("CommentAction"))
    };
    let comments = items(node.get("interactionStatistic")).find(|value| is_comment(value) == Some(true))?;
    number(comments.get("userInteractionCount"))
}

/// The address in an image: a text, an object, or the first of a list of these.
fn address(value: &Value) -> Option<&str> {
    fn one(value: &Value) -> Option<&str> {
        value.as_str().or_else(|| value.get("url").or_else(|| value.get("contentUrl"))?.as_str())
    }
    items(Some(value)).find_map(one).filter(|address| !address.trim().is_empty())
}

/// The names along the way to the page, without the first of several, which is the whole site.
fn crumbs(list: &Map<String, Value>) -> Vec<String> {
    let place = |item: &Map<String, Value>| number(item.get("position")).unwrap_or(u32::MAX);
    let mut steps: Vec<&Map<String, Value>> =
        items(list.get("itemListElement")).filter_map(Value::as_object).collect();
    steps.sort_by_key(|item| place(item));
    let name = |item: &&Map<String, Value>| name_of(item).or_else(|| name_of(item.get("item")?.as_object()?));
    let whole = usize::from(steps.len() > 1);
    let names: Vec<String> = steps.iter().skip(whole).filter_map(name).collect();
    // The last may be the page itself, worded in its own way.
    let own = names.last().is_some_and(|name| name.split(' ').count() > 4 || text::weight(name) > 40);
    names.into_iter().rev().skip(usize::from(own)).rev().collect()
}

/// A string member, or the first of a list of them, on one line and unescaped.
fn string(node: &Map<String, Value>, key: &str) -> Option<String> {
    let value = node.get(key)?;
    let raw = value.as_str().or_else(|| value.get(0)?.as_str())?;
    let line = text::tidy(&text::unescape(raw));
    (!line.is_empty()).then_some(line)
}

fn name_of(node: &Map<String, Value>) -> Option<String> {
    string(node, "name").or_else(|| {
        let part = |key| string(node, key);
        Some(format!("{} {}", part("givenName")?, part("familyName")?))
    })
}

/// The authors in a value: a text, an object, a reference to one, or a list of these.
fn authors_of(value: &Value, by_id: &HashMap<&str, &Map<String, Value>>) -> Vec<Author> {
    let of_node = |node: &Map<String, Value>| {
        let organization = has_type(node, |kind| kind.ends_with("Organization"));
        let person = has_type(node, |kind| kind.ends_with("Person"));
        Some(Author { name: name_of(node)?, organization: organization && !person })
    };
    let one = |value: &Value| match value {
        Value::String(name) => Some(Author { name: text::tidy(&text::unescape(name)), organization: false }),
        Value::Object(node) => {
            of_node(node).or_else(|| by_id.get(node.get("@id")?.as_str()?).and_then(|node| of_node(node)))
        }
        _ => None,
    };
    match value {
        Value::Array(items) => items.iter().filter_map(one).collect(),
        other => one(other).into_iter().collect(),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn one(script: &str) -> Linked {
        read(&[script], None, None)
    }

    #[test]
    fn an_article_is_found_in_every_shape() {
        let shapes = [
            r#"{"@type":"NewsArticle","headline":"A"}"#,
            r#"[{"@type":"WebPage"},{"@type":["NewsArticle","Product"],"headline":"A"}]"#,
            r#"{"@graph":[{"@type":"WebSite","name":"S"},{"@type":"Article","headline":"A"}]}"#,
            r#"<!-- {"@type":"Article","headline":"A"} -->"#,
            r#"{"@type":"Article","headline":"A",};"#,
            "{\"@type\":\"Article\",\"articleBody\":\"x\ny\u{1}\",\"headline\":\"A\"}",
        ];
        for shape in shapes {
            assert_eq!(one(shape).headline.as_deref(), Some("A"), "{shape}");
        }
    }

    #[test]
    fn authors_come_as_text_object_list_or_reference() {
        let forms = [
            r#"{"@type":"Article","author":"Ann Lee"}"#,
            r#"{"@type":"Article","author":{"@type":"Person","name":"Ann Lee"}}"#,
            r#"{"@type":"Article","author":[{"name":"Ann Lee"}]}"#,
            r#"{"@type":"Article","author":["Ann Lee"]}"#,
            r##"{"@graph":[{"@type":"Article","author":{"@id":"#a"}},{"@id":"#a","@type":"Person","name":"Ann Lee"}]}"##,
        ];
        for form in forms {
            let names: Vec<String> = one(form).authors.into_iter().map(|author| author.name).collect();
            assert_eq!(names, ["Ann Lee"], "{form}");
        }
    }

    #[test]
    fn among_several_articles_the_one_of_this_address_counts() {
        let script = r#"[{"@type":"Article","headline":"A","url":"https://x.test/a","datePublished":"2026-01-01"},
            {"@type":"Article","headline":"B","url":"https://x.test/b"}]"#;
        let linked = read(&[script], Some("http://x.test/b?ref=1"), None);
        assert_eq!(linked.headline.as_deref(), Some("B"));
        assert_eq!(linked.articles, 2);
    }

    #[test]
    fn an_agency_that_signs_is_not_the_publisher() {
        let script = r#"{"@type":"NewsArticle","author":[{"@type":"Organization","name":"SDA"},
            {"@type":"Organization","name":"Bell"}],"publisher":{"@type":"Organization","name":"Bell"}}"#;
        assert_eq!(one(script).publishers, ["Bell"]);
        let alone = r#"{"@type":"NewsArticle","author":{"@type":"Organization","name":"Bell"}}"#;
        assert_eq!(one(alone).publishers, ["Bell"]);
    }

    #[test]
    fn the_description_of_the_page_completes_that_of_the_article() {
        let script = r##"{"@graph":[{"@type":"WebPage","name":"A - S","datePublished":"2026-01-14","author":{"@id":"#o"}},
            {"@type":"Organization","@id":"#o","name":"O"},{"@type":"Article","headline":"A","dateModified":"2026-01-15"}]}"##;
        let linked = one(script);
        assert_eq!(linked.headline.as_deref(), Some("A"));
        assert_eq!(linked.published.as_deref(), Some("2026-01-14"));
        assert_eq!(linked.authors, [Author { name: "O".to_owned(), organization: true }]);
        assert_eq!(one(r#"{"@type":"CollectionPage","datePublished":"2026-01-14"}"#).published, None);
    }

    proptest! {
        #[test]
        fn any_text_is_read_without_harm(script in ".*") {
            one(&script);
        }
    }
}
