//! Bylines that a page shows: lines that begin as bylines do, and elements named so.

use std::sync::LazyLock;

use regex::Regex;

use crate::extract::hints::Hints;
use crate::extract::survey::{Element, Survey};
use crate::extract::tags::Tag;
use crate::extract::text;

use super::names::is_han_name;

/// The weight of a byline; more is a biography.
const BYLINE: u32 = 120;

/// Elements named as bylines that are looked at; a page that has more lists other articles.
const BOXES: usize = 40;

/// Lines around the headline that are looked at.
const AROUND: usize = 24;

fn pattern(pattern: &str) -> Regex {
    Regex::new(pattern).expect("the pattern is fixed")
}

/// A line that begins as bylines do, in several languages; a bare name is none.
static WRITTEN: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?i:(?:(?:written|posted|reported|story|text|words|article|review|authored)\s+)?by:?\s+\p{Lu}|authors?:\s*\p{Lu}|von\s+\p{Lu}|text:\s*\p{Lu}|autor(?:a|es|in)?:\s*|por:?\s+\p{Lu}|par\s+\p{Lu}|di\s+\p{Lu}|автор(?:ы)?:|(?:文|撰文|作者|撰稿|記者|记者)\s*[：:／/｜|]|記者\p{Han}{2,4}\s*[／/]|[〔【(（](?:記者|记者)|기자\s+\p{Hangul}|\p{Hangul}{2,4}\s+기자$|글\s*[:：])",
    )
});

/// A label that names the author further into a line, behind the date.
static LABELLED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i:(?:автор|(?-u:\b)(?:authors?|autora?|written by))\s*:?\s*)\p{Lu}|(?:作者|撰稿|記者|记者)\s*[:：]\s*\p{Han}|\d{2,4}(?-u:\b).{0,40}(?-u:\b)(?:[Bb]y|[Vv]on|[Pp]or|[Pp]ar)\s+\p{Lu}",
    )
});

/// A line that is nothing but such a label; the name stands in the next.
static LABEL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^(?:(?:written|posted|words|story|article|text|reported)\s+by|by|authors?|von|autor(?:in)?|autorin/autor|verfasst von|geschrieben von|escrito por|por|écrit par|par|auteur|автор|作者|撰文|記者|记者)\s*[:：]?$",
    )
});

/// Whether a text is the label of a byline.
pub fn is_label(text: &str) -> bool {
    text.len() <= 40 && LABEL.is_match(text.trim())
}

/// The lines around the headline that begin as bylines do, or follow a line that is such a label.
pub fn written(survey: &Survey<'_>, headline: Option<usize>) -> Vec<String> {
    let from = headline.unwrap_or_default().saturating_sub(4);
    let near = survey.blocks.iter().skip(from).take(AROUND).filter(|block| block.weight <= BYLINE);
    let lines: Vec<&str> = near.map(|block| survey.text(block)).collect();
    let after = lines.windows(2).filter(|pair| is_label(pair[0])).map(|pair| pair[1].to_owned());
    let begins = lines.iter().filter_map(|line| {
        if is_question(line) {
            return None;
        }
        if WRITTEN.is_match(line) {
            return Some((*line).to_owned());
        }
        let label = LABELLED.find(line)?;
        Some(line[name_in(line, label.start())..].to_owned())
    });
    begins.chain(after).collect()
}

/// Whether a line is what a reporter asks in an interview: the label, and behind it no name.
fn is_question(line: &str) -> bool {
    let asked = ["记者：", "記者：", "记者:", "記者:"].iter().find_map(|label| line.strip_prefix(label));
    asked.is_some_and(|rest| {
        let name = rest.trim_start().split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
        !is_han_name(name)
    })
}

/// Where the label of the name begins in a line with a date before it.
fn name_in(line: &str, start: usize) -> usize {
    let rest = &line[start..];
    if !rest.starts_with(|c: char| c.is_ascii_digit()) {
        return start;
    }
    let labels = [" by ", " By ", " von ", " Von ", " por ", " Por ", " par ", " Par "];
    labels.into_iter().filter_map(|label| rest.rfind(label)).max().map_or(start, |at| start + at + 1)
}

/// The lines of elements that are called bylines, those of biographies last, and whether a link to an
/// author's page says so.
pub fn boxes(survey: &Survey<'_>) -> Vec<(String, bool)> {
    let never = Hints::COMMENT.with(Hints::RELATED);
    let named = |bio: bool| {
        let named = survey.elements.iter().filter(move |element| {
            element.hints.any(Hints::AUTHOR)
                && !element.hints.any(never)
                && element.hints.any(Hints::BIO) == bio
        });
        named.take(BOXES).flat_map(|element| lines(survey, element))
    };
    named(false).chain(named(true)).collect()
}

/// The texts of an element's links, if it holds any, else its own; nothing if it is too long for a byline.
fn lines(survey: &Survey<'_>, element: &Element<'_>) -> Vec<(String, bool)> {
    let inside = &survey.elements[element.index..element.end.max(element.index + 1)];
    let links = inside.iter().filter(|inner| inner.tag == Tag::A).take(4);
    let links: Vec<&Element<'_>> = links.collect();
    let linked: Vec<String> =
        links.iter().map(|link| line(link)).filter(|line| line.chars().count() > 2).collect();
    let marked = element.node.attr("rel") == Some("author") || element.node.attr("itemprop").is_some();
    let by_link = marked || links.iter().any(|link| link.node.attr("href").is_some_and(leads_to_a_person));
    let whole = line(element);
    let short = |line: &String| text::weight(line) <= BYLINE && !line.is_empty();
    if linked.is_empty() {
        return Some((whole, by_link)).into_iter().filter(|(line, _)| short(line)).collect();
    }
    let linked = Some(linked.join("; ")).filter(short).map(|line| (line, by_link));
    linked.into_iter().collect()
}

/// Whether an address is one of those under which sites keep the pages of their authors.
fn leads_to_a_person(href: &str) -> bool {
    let kinds =
        ["/author", "/user", "/profile", "/people/", "/contributor", "/staff/", "/member", "/autor", "/@"];
    kinds.iter().any(|kind| href.contains(kind))
}

/// The beginning of an element's text, whether a line of its own or not.
fn line(element: &Element<'_>) -> String {
    let letters = element.node.text().flat_map(|text| text.chars().chain([' ']));
    text::tidy(&letters.take(4 * BYLINE as usize).collect::<String>())
}
