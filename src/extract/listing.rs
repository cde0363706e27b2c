//! Whether a page is a list of other articles: a front page, the front of a section, the pages of a tag or of an
//! author, the results of a search.
//!
//! Such a page reads much like an article: it has a headline and paragraphs, and often calls itself one in its
//! metadata. What tells them apart is that each of its paragraphs stands alone under a headline that leads
//! elsewhere. That is enough only where it is plain; where it is not, the page must say besides what it is.

use std::collections::HashSet;
use std::ops::Range;
use std::sync::LazyLock;

use ::url::Url;
use regex::Regex;

use super::hints::Hints;
use super::jsonld::Linked;
use super::survey::{Block, Survey};
use super::tags::Tag;
use super::text;

/// A paragraph of prose: what is shorter is a line of a list.
const PARAGRAPH: u32 = 60;

/// A headline that leads elsewhere: what is shorter is a word of a menu, or "read more".
const HEADLINE: u32 = 15;

/// Teasers that make a list of a page that says it is one.
const FEW: usize = 3;

/// Teasers that make a list of any page that does not claim to be an article.
const MANY: usize = 6;

/// Text in paragraphs that follow one another, from which on a page is an article that has a list besides.
const RUN: u32 = 900;

/// What only the pages of a list call themselves.
static SURE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?ix)
        ^(search\ results|suchergebnis|zoekresultaten|résultats\ de\ (la\ |votre\ )?recherche|resultados\ de\ (la\ )?(búsqueda|busca)|risultati\ (della\ )?ricerca|результаты\ поиска|搜尋結果|搜索结果|檢索結果|検索結果|검색\ ?결과|نتائج\ البحث|arama\ sonuçları)
        |,\ author\ at\b|^(all\ )?(articles|posts|stories)\ by\ |の記事一覧|記事一覧$|文章列表$|新聞列表$|新闻列表$",
    )
    .expect("the pattern is fixed")
});

/// What such pages are often called, and now and then an article.
static LIKELY: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?ix)
        ^(tags?|topics?|categor(y|ies)|author|archives?|schlagwort|thema|rubrik|kategorie|étiquette|catégorie|etiqueta|categoría|tema|categoria|тег|метка|рубрика|автор|標籤|标签|分類|分类|專題|专题|タグ|カテゴリー?|태그|وسم|تصنيف)\s?[:：\-–|]
        |\barchives?$|^results\ for\ |^you\ searched|最新文章$|上的文章$",
    )
    .expect("the pattern is fixed")
});

/// Segments of an address that lead to a list, when what follows is one word or none. An archive may have kept
/// its articles under their section's address, so this alone says little.
const SEGMENTS: [&str; 22] = [
    "tag",
    "tags",
    "topic",
    "topics",
    "category",
    "categories",
    "author",
    "authors",
    "search",
    "archive",
    "archives",
    "label",
    "labels",
    "keyword",
    "section",
    "sections",
    "rubrik",
    "thema",
    "tema",
    "etiqueta",
    "autor",
    "suche",
];

/// What was seen of a list.
struct Seen {
    /// Paragraphs that stand alone under a headline with a link, as indices of blocks.
    teasers: Vec<usize>,
    /// The largest text in paragraphs that follow one another.
    run: u32,
    /// Articles with a headline that leads elsewhere, as ranges of blocks.
    posts: Vec<Range<usize>>,
}

/// Says why a page is a list of others, if it is one: where what was read as its `body` is mostly teasers, or
/// stands in articles whose headlines lead elsewhere; or where the page says for sure that it is a list, and
/// has no text of an article's length. `claims` is whether it calls itself one article.
pub fn evidence(
    survey: &Survey<'_>,
    linked: &Linked,
    title: Option<&str>,
    url: Option<&Url>,
    body: &str,
    claims: bool,
) -> Option<String> {
    let seen = seen(survey);
    let items = seen.teasers.len().max(seen.posts.len());
    if items < FEW {
        return None;
    }
    let short = seen.run < RUN;
    let teased = || short && is_mostly(survey, seen.teasers.iter().copied(), body);
    let posted = || seen.posts.len() >= FEW && is_mostly(survey, seen.posts.iter().cloned().flatten(), body);
    let sure = declared(survey, linked, title);
    let likely = || named(survey, title, &LIKELY).is_some() || !claims && url.is_some_and(leads_to_list);
    let listed = match &sure {
        Some(_) => short || posted(),
        None if likely() => teased() || posted(),
        None => !claims && (seen.teasers.len() >= MANY && teased() || is_front(url) && posted()),
    };
    let sure = sure.map(|sure| format!(", {sure}")).unwrap_or_default();
    listed.then(|| format!("the page is a list of other articles: {items} headlines with links{sure}"))
}

fn is_front(url: Option<&Url>) -> bool {
    url.is_some_and(|url| url.path() == "/" && url.query().is_none())
}

/// What the page itself says that makes it a list for sure.
fn declared(survey: &Survey<'_>, linked: &Linked, title: Option<&str>) -> Option<String> {
    if linked.declares.listing {
        return Some("and its structured data calls it a collection".to_owned());
    }
    if let Some(class) = body_class(survey) {
        return Some(format!("and its template is that of \"{class}\""));
    }
    named(survey, title, &SURE).map(|named| format!("and its title is \"{named}\""))
}

/// The page's title, as it is shown or declared, if it is of this kind.
fn named(survey: &Survey<'_>, title: Option<&str>, pattern: &Regex) -> Option<String> {
    let titles = [title, survey.head.title.as_deref()].into_iter().flatten();
    titles.map(|title| text::headline(text::tidy(title))).find(|title| pattern.is_match(title))
}

/// The word by which common systems mark the template of a list on the page's `body`.
fn body_class<'a>(survey: &Survey<'a>) -> Option<&'a str> {
    let body = survey.elements.iter().find(|element| element.tag == Tag::Body)?;
    let classes = || body.node.attr("class").unwrap_or_default().split_ascii_whitespace();
    let single = classes().any(|class| class.starts_with("single") || class.starts_with("postid-"));
    let list = |class: &&str| {
        matches!(
            *class,
            "archive" | "search-results" | "post-type-archive" | "page-taxonomy" | "path-frontpage"
        )
    };
    classes().find(list).filter(|_| !single)
}

fn leads_to_list(url: &Url) -> bool {
    let segments: Vec<&str> = url.path().split('/').filter(|segment| !segment.is_empty()).collect();
    match segments.as_slice() {
        // Archives keep old articles under the address of the paper, so the front page must show what it is.
        [] => false,
        [.., kind, name] if SEGMENTS.contains(&kind.to_ascii_lowercase().as_str()) => {
            name.matches('-').count() <= 2 && !name.contains('.')
        }
        [.., kind] => SEGMENTS.contains(&kind.to_ascii_lowercase().as_str()),
    }
}

/// Counts teasers and runs in one pass over the blocks.
fn seen(survey: &Survey<'_>) -> Seen {
    let aside = Hints::NAV.with(Hints::FOOTER).with(Hints::RELATED).with(Hints::ASIDE).with(Hints::COMMENT);
    let mut skip = 0;
    let mut outside: Vec<(usize, usize)> = Vec::new();
    for element in &survey.elements {
        if element.index >= skip && element.hints.any(aside) {
            skip = element.end;
            outside.push((element.first, element.last));
        }
    }
    let mut seen = Seen { teasers: Vec::new(), run: 0, posts: posts(survey, aside) };
    let (mut run, mut paragraphs, mut after_headline, mut last) = (0, 0, false, 0);
    let mut skipped = outside.into_iter().peekable();
    for (at, block) in survey.blocks.iter().enumerate() {
        while skipped.peek().is_some_and(|(_, last)| *last <= at) {
            skipped.next();
        }
        if skipped.peek().is_some_and(|(first, _)| (*first..).contains(&at)) {
            continue;
        }
        let leads = leads(block);
        if leads && block.weight >= HEADLINE {
            // A single paragraph between two such headlines is a teaser.
            seen.teasers.extend((after_headline && paragraphs == 1).then_some(last));
            (run, paragraphs, after_headline) = (0, 0, true);
        } else if !leads && block.weight >= PARAGRAPH {
            run += block.weight;
            paragraphs += 1;
            last = at;
            seen.run = seen.run.max(if paragraphs > 1 { run } else { 0 });
        }
    }
    seen.teasers.extend((after_headline && paragraphs == 1).then_some(last));
    seen
}

/// Whether more than half of a body stands in these blocks.
fn is_mostly(survey: &Survey<'_>, blocks: impl Iterator<Item = usize>, body: &str) -> bool {
    let lines: HashSet<&str> = body.lines().collect();
    let said = blocks.map(|at| &survey.blocks[at]).filter(|block| lines.contains(survey.text(block)));
    said.map(|block| block.weight).sum::<u32>() * 2 > text::weight(body)
}

/// Whether a block is all link.
fn leads(block: &Block) -> bool {
    block.linked * 10 >= block.weight * 8
}

/// `article` elements that begin with a headline which is all link; of nested ones the outer. An article whose
/// headline leads to itself has it in the page's title.
fn posts(survey: &Survey<'_>, aside: Hints) -> Vec<Range<usize>> {
    let mut posts: Vec<Range<usize>> = Vec::new();
    let title = text::essence(survey.head.title.as_deref().unwrap_or_default());
    for element in &survey.elements {
        let inside = posts.last().is_some_and(|last| element.first < last.end);
        if element.tag != Tag::Article || element.hints.any(aside) || inside {
            continue;
        }
        let blocks = survey.blocks_of(element.index);
        let heading = blocks.iter().take(6).find(|block| survey.tag_of(block).heading().is_some());
        let elsewhere = |block: &Block| {
            leads(block) && block.weight >= HEADLINE && !title.contains(&text::essence(survey.text(block)))
        };
        if heading.is_some_and(elsewhere) {
            posts.push(element.first..element.last);
        }
    }
    posts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_names_of_lists_are_known_and_headlines_are_not() {
        for name in [
            "Search results for: treaty",
            "Ann Lee, Author at The Daily Bell",
            "検索結果：条約",
            "Результаты поиска",
            "離島の記事一覧",
        ] {
            assert!(SURE.is_match(name), "{name}");
        }
        for name in ["Tag: withdrawal", "Climate Archives", "標籤：退群", "Thema: Meer"] {
            assert!(LIKELY.is_match(name) && !SURE.is_match(name), "{name}");
        }
        for name in [
            "Search for survivors goes on",
            "The author of the treaty speaks",
            "Archives of the council burn",
            "Résultats de l'élection : la gauche en tête",
            "Поиск пропавших продолжается",
            "分類垃圾的人",
            "Tema central de la cumbre",
        ] {
            assert!(!SURE.is_match(name) && !LIKELY.is_match(name), "{name}");
        }
    }

    #[test]
    fn an_address_leads_to_a_list_by_its_last_segments() {
        let leads = |path: &str| leads_to_list(&Url::parse(&format!("https://bell.test{path}")).unwrap());
        for path in ["/tag/treaty", "/author/ann-lee/", "/search?q=treaty", "/zh/category/world"] {
            assert!(leads(path), "{path}");
        }
        for path in ["/", "/category/world/the-clerk-counts-twice-and-again", "/2026/01/clerk", "/tag/1.html"]
        {
            assert!(!leads(path), "{path}");
        }
    }
}
