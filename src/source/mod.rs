//! Sources: where commentary is listed, how to read the list, and when to ask.

pub mod schedule;

use ::url::Url;
use chrono_tz::Tz;
use regex::Regex;
use scraper::Selector;

pub use schedule::Schedule;

/// One place that lists commentary.
#[derive(Clone, Debug)]
pub struct Source {
    /// Stable, lower case; the same in every table.
    pub id: String,
    /// As people call it.
    pub name: String,
    /// How the list is read.
    pub kind: SourceKind,
    /// The list's address.
    pub url: Url,
    /// When to ask.
    pub schedule: Schedule,
    /// For the schedule, and for dates without a zone.
    pub timezone: Tz,
    /// The usual language, BCP 47.
    pub language: Option<String>,
    /// ISO 3166, upper case.
    pub country: Option<String>,
    /// Whether it is asked at all.
    pub enabled: bool,
    /// Why it is not, for the reader of `status`.
    pub reason: Option<String>,
    /// Only entries whose address matches are taken.
    pub include: Option<Regex>,
    /// Entries whose address matches are left.
    pub exclude: Option<Regex>,
}

/// How a list is read.
#[derive(Clone, Debug)]
pub enum SourceKind {
    /// RSS, Atom or JSON Feed.
    Feed,
    /// A sitemap, an index of sitemaps, or a news sitemap.
    Sitemap,
    /// An HTML page of links.
    Listing(ListingRule),
    /// A JSON answer with an array of articles.
    Json(JsonRule),
    /// One article, watched for edits.
    Page,
}

/// Where the links of a listing page stand.
#[derive(Clone, Debug)]
pub struct ListingRule {
    /// Each match is one entry.
    pub item: Selector,
    /// The link within the item; the item itself where absent.
    pub link: Option<Selector>,
    /// The headline within the item; the link's text where absent.
    pub title: Option<Selector>,
    /// The date within the item.
    pub date: Option<Selector>,
}

/// Where the articles of a JSON list stand. Paths are keys joined by dots; an object keyed by running
/// numbers counts as an array.
#[derive(Clone, Debug)]
pub struct JsonRule {
    /// Path of the array; empty for the answer itself.
    pub items: String,
    /// The item's field with the address.
    pub url: Option<String>,
    /// The address built from fields, `https://talk.ltn.com.tw/article/{LTNA_Group}/{LTNA_No}`, for items
    /// without one.
    pub url_template: Option<String>,
    /// The item's field with the headline.
    pub title: Option<String>,
    /// The item's field with the date.
    pub published: Option<String>,
}
