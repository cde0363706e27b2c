//! When it was published, and what said so.

use std::cmp::Reverse;
use std::sync::LazyLock;

use regex::Regex;

use crate::date::{self, Dated, Place, Precision};

use super::hints::Hints;
use super::jsonld::Linked;
use super::survey::{Block, Survey};
use super::tags::Tag;

/// A date with what said it.
#[derive(Clone, Debug, PartialEq)]
pub struct Told {
    /// The date.
    pub date: Dated,
    /// `json-ld`, `meta NAME`, `time element`, `url`, `text`.
    pub evidence: String,
}

/// Metadata that says when an article was first published.
const METAS: [&str; 26] = [
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
    "published-date",
    "publication_date",
    "article_date_original",
    "og:published_time",
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
    headline: Option<usize>,
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
        let address = address.and_then(|address| in_address(address, place));
        let shown = in_text(survey, headline, place);
        // The address knows the day for sure; the text may know the hour of that day.
        let (date, evidence) = match (address, shown) {
            (Some(address), Some(shown)) if address.at.date_naive() == shown.at.date_naive() => {
                (shown, "text")
            }
            (Some(address), _) => (address, "url"),
            (None, Some(shown)) => (shown, "text"),
            (None, None) => return None,
        };
        return Some(Told { date, evidence: evidence.to_owned() });
    }
    told.into_iter().enumerate().max_by_key(|(at, told)| (rank(told), Reverse(*at))).map(|(_, told)| told)
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

/// Words beside a date of change rather than of publication.
static CHANGED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?i)updat|modif|edited|actuali|aktuali|mise à jour|обновл|更新|最終|修訂|수정|تحديث|reviewed",
    )
    .expect("the pattern is fixed")
});

/// Words beside a date of publication.
static ISSUED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)publi|posted|issued|created|veröffent|erstellt|опубл|размещ|發布|发布|发表|發表|公開|掲載|입력|등록|نشر")
        .expect("the pattern is fixed")
});

/// How many lines around the headline may hold the date.
const AROUND: usize = 24;

/// A short line with a date: around the headline, in elements named as dates first, dates of change last.
fn in_text(survey: &Survey<'_>, headline: Option<usize>, place: Place) -> Option<Dated> {
    let headline = headline.or_else(|| {
        let heading = survey.elements.iter().find(|element| element.tag == Tag::H1)?;
        Some(heading.first)
    });
    let from = headline.unwrap_or_default();
    let after = (from..survey.blocks.len().min(from + AROUND)).chain((from.saturating_sub(8)..from).rev());
    let near = after.filter_map(|at| dated_line(survey, &survey.blocks[at], place));
    let named = survey.elements.iter().filter(|element| element.hints.any(Hints::DATE)).take(AROUND);
    let named = named.flat_map(|element| survey.blocks_of(element.index).iter().take(1));
    let named = named.filter_map(|block| dated_line(survey, block, place));
    let lines: Vec<(u32, Dated)> = near.chain(named).collect();
    lines
        .into_iter()
        .enumerate()
        .max_by_key(|(at, (rank, _))| (*rank, Reverse(*at)))
        .map(|(_, (_, date))| date)
}

/// The date in a line with what its words and its element say for it.
fn dated_line(survey: &Survey<'_>, block: &Block, place: Place) -> Option<(u32, Dated)> {
    let line = survey.text(block);
    if block.weight > 200 || !line.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let element = &survey.elements[block.element];
    let aside = Hints::COMMENT.with(Hints::RELATED).with(Hints::NAV).with(Hints::FOOTER);
    if element.hints.any(aside) {
        return None;
    }
    let date = date::parse(line, place)?;
    let issued = ISSUED.is_match(line);
    let changed = CHANGED.is_match(line) && !issued;
    let bare = block.weight <= 60;
    Some((
        u32::from(!changed) * 4 + u32::from(issued) * 2 + u32::from(bare || element.hints.any(Hints::DATE)),
        date,
    ))
}
