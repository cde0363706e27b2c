//! When it was published, and what said so.

use crate::date::{self, Dated, Place, Precision};

use super::hints::Hints;
use super::jsonld::Linked;
use super::survey::Survey;
use super::tags::Tag;
use super::text;

/// A date with what said it.
#[derive(Clone, Debug, PartialEq)]
pub struct Told {
    /// The date.
    pub date: Dated,
    /// `json-ld`, `meta NAME`, `time element`, `url`, `text`.
    pub evidence: String,
}

/// Metadata that says when an article was first published.
const METAS: [&str; 22] = [
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "pubdate",
    "publishdate",
    "publish_date",
    "publish-date",
    "date",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date",
    "dcterms.created",
    "dc.date.created",
    "dcterms.date",
    "sailthru.date",
    "parsely-pub-date",
    "cxenseparse:recs:publishtime",
    "article.published",
    "citation_publication_date",
    "published",
    "og:pubdate",
    "release_date",
];

/// Metadata that says when it was last changed.
const MODIFIED: [&str; 5] =
    ["article:modified_time", "og:updated_time", "datemodified", "dcterms.modified", "lastmod"];

/// When the article was published.
pub fn published(
    survey: &Survey<'_>,
    linked: &Linked,
    address: Option<&url::Url>,
    place: Place,
) -> Option<Told> {
    let mut told: Vec<Told> = Vec::new();
    let mut say = |text: &str, evidence: String| {
        if let Some(date) = date::parse(text, place) {
            told.push(Told { date, evidence });
        }
    };
    if let Some(text) = &linked.published {
        say(text, "json-ld".to_owned());
    }
    for name in METAS {
        for text in survey.metas(name) {
            say(text, format!("meta {name}"));
        }
    }
    for text in marked(survey) {
        say(&text, "time element".to_owned());
    }
    if told.is_empty() {
        if let Some(date) = address.and_then(|address| in_address(address, place)) {
            told.push(Told { date, evidence: "url".to_owned() });
        }
        if let Some(date) = in_text(survey, place) {
            told.push(Told { date, evidence: "text".to_owned() });
        }
    }
    told.into_iter()
        .enumerate()
        .max_by_key(|(at, told)| (rank(told), std::cmp::Reverse(*at)))
        .map(|(_, told)| told)
}

/// When it was last changed, if the page says.
pub fn modified(survey: &Survey<'_>, linked: &Linked, place: Place) -> Option<Dated> {
    let metas = MODIFIED.iter().filter_map(|name| survey.meta(name));
    linked.modified.as_deref().into_iter().chain(metas).find_map(|text| date::parse(text, place))
}

/// Structured data before elements, a moment with its zone before one without, a moment before a day.
fn rank(told: &Told) -> u32 {
    let source = u32::from(told.evidence != "time element") * 4;
    let zone = u32::from(told.date.zone_given) * 2;
    source + zone + u32::from(told.date.precision != Precision::Day)
}

/// Elements marked up as the date of publication, and the first `time` of the article.
fn marked(survey: &Survey<'_>) -> Vec<String> {
    let mut found = Vec::new();
    let aside = Hints::COMMENT.with(Hints::RELATED).with(Hints::ASIDE).with(Hints::NAV);
    let mut skip_until = 0;
    for (index, element) in survey.elements.iter().enumerate() {
        if index < skip_until {
            continue;
        }
        if element.hints.any(aside) {
            skip_until = element.end;
            continue;
        }
        let property = element.node.attr("itemprop");
        if element.tag == Tag::Time || property == Some("datePublished") {
            let value = element.node.attr("datetime").or_else(|| element.node.attr("content"));
            found.push(value.map_or_else(|| survey.line_of(index), str::to_owned));
        }
        if found.len() >= 3 {
            break;
        }
    }
    found
}

/// `/2026/01/14/` in an address, or eight digits that are a day.
fn in_address(address: &url::Url, place: Place) -> Option<Dated> {
    let digits: Vec<&str> =
        address.path().split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty()).collect();
    let whole = digits.windows(3).filter(|w| w[0].len() == 4 && w[1].len() <= 2 && w[2].len() <= 2);
    let mut whole = whole.map(|w| format!("{}-{:0>2}-{:0>2}", w[0], w[1], w[2]));
    let run = digits.iter().filter(|run| run.len() == 8 && (run.starts_with("20") || run.starts_with("19")));
    let mut run = run.map(|run| format!("{}-{}-{}", &run[..4], &run[4..6], &run[6..]));
    whole.find_map(|day| date::parse(&day, place)).or_else(|| run.find_map(|day| date::parse(&day, place)))
}

/// A short line that is a date: in elements named so first, then anywhere near the headline.
fn in_text(survey: &Survey<'_>, place: Place) -> Option<Dated> {
    let aside = Hints::COMMENT.with(Hints::RELATED).with(Hints::ASIDE).with(Hints::NAV).with(Hints::FOOTER);
    let named = survey
        .elements
        .iter()
        .enumerate()
        .filter(|(_, element)| element.hints.any(Hints::DATE) && !element.hints.any(aside))
        .take(20)
        .filter_map(|(index, _)| Some(survey.line_of(index)).filter(|line| text::weight(line) < 80));
    let headline = survey.elements.iter().position(|element| element.tag == Tag::H1).unwrap_or_default();
    let from = survey.elements.get(headline).map_or(0, |element| element.first);
    let near = survey.blocks[from..].iter().take(12).filter(|block| block.weight < 160 && block.linked == 0);
    named.chain(near.map(|block| survey.text(block).to_owned())).find_map(|line| date::parse(&line, place))
}
