//! The people who wrote it: from structured data, metadata, bylines, each cut down to bare names.

use std::collections::HashSet;
use std::sync::LazyLock;

use regex::Regex;

use super::hints::Hints;
use super::jsonld::Linked;
use super::survey::{Element, Survey};
use super::tags::Tag;
use super::text;

/// Metadata that names authors, the most specific first.
const METAS: [&str; 10] = [
    "author",
    "article:author",
    "byl",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "dcterms.creator",
    "citation_author",
    "cxenseparse:author",
    "article:author_name",
];

/// The authors a page declares in structured data or metadata; `sites` are the names of the paper, which
/// writes nothing itself.
pub fn declared(survey: &Survey<'_>, linked: &Linked, sites: &[String]) -> Vec<String> {
    let linked = people(linked.authors.iter().map(String::as_str), sites);
    let metas = METAS.into_iter().map(|name| people(survey.metas(name), sites));
    std::iter::once(linked).chain(metas).find(|names| !names.is_empty()).unwrap_or_default()
}

/// The authors a page shows around its text.
pub fn shown(survey: &Survey<'_>, headline: Option<usize>, sites: &[String]) -> Vec<String> {
    bylines(survey, Hints::BIO, sites)
        .or_else(|| written(survey, headline, sites))
        .or_else(|| bylines(survey, Hints::NONE, sites))
        .unwrap_or_default()
}

/// Elements named as bylines that are looked at; a page that has more lists other articles.
const BYLINES: usize = 40;

/// The weight of a byline; more is a biography.
const BYLINE: u32 = 120;

/// The names in the first element that is called a byline and holds any, save those called `but`.
fn bylines(survey: &Survey<'_>, but: Hints, sites: &[String]) -> Option<Vec<String>> {
    let never = Hints::COMMENT.with(Hints::RELATED).with(but);
    let named = survey
        .elements
        .iter()
        .filter(|element| element.hints.any(Hints::AUTHOR) && !element.hints.any(never))
        .take(BYLINES);
    let lines = named.map(|element| byline(survey, element));
    lines.map(|line| people(std::iter::once(line.as_str()), sites)).find(|names| !names.is_empty())
}

/// The text of an element's link, if it holds one, else its own; empty if it is too long for a byline.
fn byline(survey: &Survey<'_>, element: &Element<'_>) -> String {
    let inside = &survey.elements[element.index..element.end.max(element.index + 1)];
    let links: Vec<&Element<'_>> = inside.iter().filter(|inner| inner.tag == Tag::A).take(4).collect();
    let linked =
        links.into_iter().map(line).filter(|line| line.chars().count() > 2).collect::<Vec<_>>().join("; ");
    let line = if linked.is_empty() { line(element) } else { linked };
    if text::weight(&line) <= BYLINE { line } else { String::new() }
}

/// The beginning of an element's text, whether a line of its own or not.
fn line(element: &Element<'_>) -> String {
    let letters = element.node.text().flat_map(|text| text.chars().chain([' ']));
    text::tidy(&letters.take(4 * BYLINE as usize).collect::<String>())
}

/// A line that begins as bylines do, in several languages; a bare name is none.
static WRITTEN: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"^(?i:(?:(?:written|posted|reported|story|text|words|article|review|authored)\s+)?by:?\s+\p{Lu}|authors?:\s*\p{Lu}|von\s+\p{Lu}|text:\s*\p{Lu}|autor(?:a|es)?:\s*|por:?\s+\p{Lu}|par\s+\p{Lu}|di\s+\p{Lu}|автор(?:ы)?:|(?:文|撰文|作者|撰稿|記者|记者)\s*[：:／/｜|]|記者\p{Han}{2,4}\s*[／/]|[〔【(（](?:記者|记者)|기자\s+\p{Hangul}|\p{Hangul}{2,4}\s+기자$|글\s*[:：])",
    )
    .expect("the pattern is fixed")
});

/// A label that names the author further into a line, behind the date.
static LABELLED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?i)\b(?:автор|authors?|autor|autora)\s*:\s*\p{Lu}|(?:作者|撰稿|記者|记者)\s*[:：]\s*\p{Han}",
    )
    .expect("the pattern is fixed")
});

/// Lines around the headline that are looked at.
const AROUND: usize = 24;

/// The names in the first line around the headline that begins as bylines do.
fn written(survey: &Survey<'_>, headline: Option<usize>, sites: &[String]) -> Option<Vec<String>> {
    let from = headline.unwrap_or_default().saturating_sub(4);
    let near = survey.blocks.iter().skip(from).take(AROUND).filter(|block| block.weight <= BYLINE);
    let lines = near.map(|block| survey.text(block)).filter_map(|line| {
        let labelled = || LABELLED.find(line).map(|label| &line[label.start()..]);
        if WRITTEN.is_match(line) { Some(line) } else { labelled() }
    });
    lines.map(|line| people(std::iter::once(line), sites)).find(|names| !names.is_empty())
}

/// The texts that are asked for names, and the names taken: beyond, a list of contributors, or a trap.
const MOST_TEXTS: usize = 200;
const MOST_NAMES: usize = 50;

/// The bare names in texts that name authors, each once, in order.
pub fn people<'a>(texts: impl Iterator<Item = &'a str>, sites: &[String]) -> Vec<String> {
    let (mut names, mut seen) = (Vec::new(), HashSet::new());
    for name in texts.take(MOST_TEXTS).flat_map(split) {
        if names.len() < MOST_NAMES && is_person(&name, sites) && seen.insert(text::essence(&name)) {
            names.push(name);
        }
    }
    names
}

static LEAD: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?i)^(?:(?:(?:written|posted|reported|story|text|words|opinion|analysis|article|recipe|authored|review|created)\s+)?by\b[:\s]*|(?:von|vom|par|por|di|door|av|af|autor(?:a|es)?|author|authors|auteur|autore|текст|авторы?|작성자|글)\b\s*[:：]?\s*|(?:文|撰文|作者|編輯|编辑|記者|记者|採訪|采访|整理|編譯|编译|翻譯|翻译|責任編輯|责任编辑|撰稿|文字)\s*[:：／/|｜]\s*|[◎●■▲]\s*|기자\s+|記者|记者|本報記者|本报记者|特派員)",
    )
    .expect("the pattern is fixed")
});

static PARTS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"\s*(?:[;；、|｜\n•·]|,(?:\s+and\s)?|\s+(?:and|und|et|y|e|i|og|och|en|&|и|与|和)\s+|\s+&\s+)\s*",
    )
    .expect("the pattern is fixed")
});

static TAIL: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)(?:\s*[／/].*$|\s+(?:founder|co-founder|ceo|head|senior|staff|lead|contributing|licensed|certified|updated|published|posted|last|on)\b.*$|\s*[(（\[【].*$|\s+(?:[-–—]|@|for|in|at|updated|published|über|le|am)\s.*$|\s*\d{1,4}[-./年].*$|\s*(?:記者|记者|기자|특파원|報導|报道|記者報導|撰稿)$|\s+(?:editor|reporter|correspondent|columnist|writer|staff writer|contributor).*$|\S+@\S+.*$)")
        .expect("the pattern is fixed")
});

/// Cuts a byline into names without what stands before and after them.
fn split(text: &str) -> Vec<String> {
    let line = text::tidy(&text::unescape(text));
    if line.contains("://") {
        return Vec::new();
    }
    let mut rest = line.as_str();
    while let Some(lead) = LEAD.find(rest).filter(|lead| lead.end() > 0) {
        rest = &rest[lead.end()..];
    }
    PARTS
        .split(rest)
        .map(|part| {
            let part = LEAD.replace(part.trim(), "");
            TAIL.replace(&part, "").trim_matches([' ', '.', ',', ':', '：', '-', '"', '“', '”']).to_owned()
        })
        .filter(|part| !part.is_empty())
        .collect()
}

/// Words that name a desk or a machine rather than a person.
const DESKS: [&str; 30] = [
    "admin",
    "administrator",
    "staff",
    "editor",
    "editors",
    "redaktion",
    "newsroom",
    "desk",
    "team",
    "agency",
    "press",
    "news",
    "editorial",
    "redacción",
    "redaccion",
    "rédaction",
    "redazione",
    "редакция",
    "agencies",
    "reuters",
    "afp",
    "dpa",
    "author",
    "writer",
    "guest",
    "reporter",
    "correspondent",
    "unknown",
    "www",
    "magazine",
];

fn is_person(name: &str, sites: &[String]) -> bool {
    let essence = text::essence(name);
    let letters = name.chars().filter(|c| c.is_alphabetic()).count();
    let paper = sites.iter().map(|site| text::essence(site)).any(|site| !site.is_empty() && site == essence);
    let lower = name.to_lowercase();
    let desk = lower.split(|c: char| !c.is_alphanumeric()).any(|word| DESKS.contains(&word));
    letters >= 2
        && !paper
        && !desk
        && !name.contains("://")
        && !name.contains('@')
        && !lower.contains(".com")
        && text::weight(name) <= 60
        && name.split(' ').count() <= 6
        && !name.chars().any(|c| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bylines_become_bare_names() {
        let cases: [(&str, &[&str]); 14] = [
            ("By Ann Lee and Bo Chan", &["Ann Lee", "Bo Chan"]),
            ("Written by: Ann Lee", &["Ann Lee"]),
            ("Von Jutta Klein", &["Jutta Klein"]),
            ("記者林小明／台北報導", &["林小明"]),
            ("◎ 林小明", &["林小明"]),
            ("文／林小明", &["林小明"]),
            ("撰文：林小明、王大同", &["林小明", "王大同"]),
            ("作者：Ann Lee／An Island Apart", &["Ann Lee"]),
            ("김민수 기자", &["김민수"]),
            ("Ann Lee, Bo Chan", &["Ann Lee", "Bo Chan"]),
            ("https://example.org/ann", &[]),
            ("The Daily Bell", &[]),
            ("Staff reporter", &[]),
            ("Автор: Анна Ли", &["Анна Ли"]),
        ];
        for (byline, expected) in cases {
            assert_eq!(people([byline].into_iter(), &["The Daily Bell".to_owned()]), expected, "{byline}");
        }
    }
}
