//! Whether a page is a list of other articles: a front page, the front of a section, the pages of a tag or of an
//! author, the results of a search.
//!
//! Such a page reads much like an article: it has a headline and paragraphs, and often calls itself one in its
//! metadata. What tells them apart is that each of its paragraphs stands alone under a headline that leads
//! elsewhere. That is enough only where it is plain; where it is not, the page must say besides what it is.

use std::collections::HashSet;
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

/// What the pages of a list call themselves.
static NAMED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?ix)
        ^(search\ results|results\ for|you\ searched|suchergebnis|ergebnisse\ f|r[ée]sultats?\ (de|pour)|resultados?\ (de|para)|risultati|zoekresultaten|результаты\ поиска|поиск|搜尋結果|搜索结果|檢索結果|検索結果|검색\ ?결과|نتائج\ البحث|arama\ sonuçları)
        |^(tag|tags|topic|topics|category|categories|author|archives?|schlagwort|thema|rubrik|kategorie|étiquette|catégorie|etiqueta|categoría|tema|categoria|тег|метка|рубрика|автор|標籤|标签|分類|分类|專題|专题|タグ|カテゴリー?|태그|وسم|تصنيف)\s?[:：\-–|]
        |\barchives?$|\bauthor\ at\b|^(all\ )?(articles|posts|stories)\ by\b|^(articles|todas\ las\ noticias)\ de\b|の記事一覧|記事一覧$|文章列表$|新聞列表$|新闻列表$|最新文章$|上的文章$",
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
    /// Articles with a headline that leads elsewhere.
    posts: usize,
}

/// Says why a page is a list of others, if it is one: where what was read as its `body` is mostly teasers, or
/// where it says that it is a list and shows whole articles one after the other. `claims` is whether it calls
/// itself one article.
pub fn evidence(
    survey: &Survey<'_>,
    linked: &Linked,
    title: Option<&str>,
    url: Option<&Url>,
    body: &str,
    claims: bool,
) -> Option<String> {
    let seen = seen(survey);
    let items = seen.teasers.len().max(seen.posts);
    if items < FEW {
        return None;
    }
    let short = seen.run < RUN;
    let teased = || short && is_mostly(survey, &seen.teasers, body);
    let told = declared(survey, linked, title);
    let led = || !claims && url.is_some_and(leads_to_list);
    let listed = if told.is_some() {
        short || seen.posts >= FEW
    } else if led() {
        seen.posts >= FEW || teased()
    } else {
        !claims && (seen.teasers.len() >= MANY && teased() || seen.posts >= FEW && is_front(url))
    };
    let told = told.map(|told| format!(", {told}")).unwrap_or_default();
    listed.then(|| format!("the page is a list of other articles: {items} headlines with links{told}"))
}

fn is_front(url: Option<&Url>) -> bool {
    url.is_some_and(|url| url.path() == "/" && url.query().is_none())
}

/// What the page itself says that makes it a list.
fn declared(survey: &Survey<'_>, linked: &Linked, title: Option<&str>) -> Option<String> {
    if linked.declares.listing {
        return Some("and its structured data calls it a collection".to_owned());
    }
    if let Some(class) = body_class(survey) {
        return Some(format!("and its template is that of \"{class}\""));
    }
    let titles = [title, survey.head.title.as_deref()].into_iter().flatten().map(text::tidy);
    let named = titles.into_iter().find(|title| NAMED.is_match(title))?;
    Some(format!("and its title is \"{}\"", text::headline(named)))
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
fn is_mostly(survey: &Survey<'_>, blocks: &[usize], body: &str) -> bool {
    let lines: HashSet<&str> = body.lines().collect();
    let said = blocks.iter().map(|at| &survey.blocks[*at]).filter(|block| lines.contains(survey.text(block)));
    said.map(|block| block.weight).sum::<u32>() * 2 > text::weight(body)
}

/// Whether a block is all link.
fn leads(block: &Block) -> bool {
    block.linked * 10 >= block.weight * 8
}

/// `article` elements that begin with a headline which is all link.
fn posts(survey: &Survey<'_>, aside: Hints) -> usize {
    let articles =
        survey.elements.iter().filter(|element| element.tag == Tag::Article && !element.hints.any(aside));
    let headed = |element: &&super::survey::Element<'_>| {
        let blocks = survey.blocks_of(element.index);
        let heading = blocks.iter().take(6).find(|block| survey.tag_of(block).heading().is_some());
        heading.is_some_and(|block| leads(block) && block.weight >= HEADLINE)
    };
    articles.filter(headed).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_names_of_lists_are_known_and_headlines_are_not() {
        for name in [
            "Search results for: treaty",
            "Tag: withdrawal",
            "Ann Lee, Author at The Daily Bell",
            "Climate Archives",
            "標籤：退群",
            "検索結果：条約",
            "Результаты поиска",
            "離島の記事一覧",
        ] {
            assert!(NAMED.is_match(name), "{name}");
        }
        for name in [
            "Search for survivors goes on",
            "The author of the treaty speaks",
            "Archives of the council burn",
            "分類垃圾的人",
            "Tema central de la cumbre",
        ] {
            assert!(!NAMED.is_match(name), "{name}");
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
