//! One page in words: a line a fact, each with what it rests on.

use std::fmt::Display;
use std::io::{self, Write};

use crate::archive::StoredPage;
use crate::cli::shown::{because, one_line};
use crate::date::Dated;
use crate::decode::{Decoded, Evidence};
use crate::extract::Article;
use crate::extract::pages::Pages;
use crate::pipeline::Known;
use crate::record::Record;
use crate::tag::{Kind, Mention, Rejected};

/// Paragraphs of the body, and captions, that are shown.
const PARAGRAPHS: usize = 4;

/// Characters of a paragraph, a headline, a note that are shown.
const WIDTH: usize = 160;

/// The width of the names of the facts.
const NAMES: usize = 11;

/// Everything that is told of a page.
pub struct Explained<'a> {
    pub page: &'a StoredPage,
    /// How the answer came, if it was fetched.
    pub fetched: Option<&'a str>,
    pub decoded: &'a Decoded,
    /// The rules of its site by name, the newest first.
    pub rules: Vec<String>,
    /// The one source of its host.
    pub source: Option<&'a str>,
    pub known: Known<'a>,
    pub record: &'a Record,
}

/// Writes the report. Foreign text is cut to one line and cannot drive the terminal.
///
/// # Errors
/// What writing answers.
pub fn write(explained: &Explained<'_>, out: &mut dyn Write) -> io::Result<()> {
    let Explained { page, record, .. } = explained;
    let mut report = Report { out };
    report.fact("page", &format!("{} ({} bytes)", page.source, page.bytes.len()))?;
    report.maybe("fetched", explained.fetched)?;
    report.fact("address", &address(page))?;
    report.fact("decode", &decode(explained.decoded))?;
    report.fact("site rule", &site_rule(&explained.rules))?;
    report.fact("known", &known(explained))?;
    if let Some(error) = &record.error {
        return report.fact("error", error);
    }
    report.article(&record.article)?;
    report.fact("canonical", &or_unknown(record.canonical_url.as_ref()))?;
    report.fact("key", if record.key.is_empty() { "none, for want of an address" } else { &record.key })?;
    report.fact("language", &language(record))?;
    report.body(&record.article)?;
    report.fact("event", if record.tags.event { "yes" } else { "no" })?;
    report.mentions(&record.tags.mentions)?;
    report.rejected(&record.tags.rejected)
}

struct Report<'a> {
    out: &'a mut dyn Write,
}

impl Report<'_> {
    fn fact(&mut self, name: &str, value: &str) -> io::Result<()> {
        writeln!(self.out, "{name:NAMES$} {}", one_line(value, WIDTH))
    }

    fn maybe(&mut self, name: &str, value: Option<&str>) -> io::Result<()> {
        value.map_or(Ok(()), |value| self.fact(name, value))
    }

    fn article(&mut self, article: &Article) -> io::Result<()> {
        for note in &article.notes {
            self.fact("extract", note)?;
        }
        let authors = article.authors.join("; ");
        self.fact("title", &or_unknown(article.title.as_ref()))?;
        self.maybe(
            "declared",
            article.raw_title.as_deref().filter(|raw| article.title.as_deref() != Some(raw)),
        )?;
        self.fact("authors", if authors.is_empty() { "unknown" } else { &authors })?;
        self.fact("site", &or_unknown(article.site_name.as_ref()))?;
        self.fact("published", &published(article))?;
        self.maybe("modified", article.modified.as_ref().map(dated).as_deref())?;
        self.maybe("copy of", article.copy_of.as_ref().map(url::Url::as_str))?;
        if let Some(origin) = &article.provenance {
            self.maybe("first title", origin.original_title.as_deref())?;
            self.maybe("first site", origin.original_site.as_deref())?;
            origin.lines.iter().try_for_each(|line| self.fact("", &format!("| {line}")))?;
        }
        self.beside(article)
    }

    /// What the page says beside the text, as far as it says anything.
    fn beside(&mut self, article: &Article) -> io::Result<()> {
        self.fact("kind", article.kind.as_str())?;
        self.maybe("section", article.section.as_deref())?;
        self.maybe("image", article.image.as_ref().map(url::Url::as_str))?;
        self.maybe("standfirst", article.standfirst.as_deref())?;
        self.several("captions", &article.captions)?;
        self.maybe("biography", article.biography.as_deref())?;
        self.maybe("comments", article.comments.map(|count| count.to_string()).as_deref())?;
        self.maybe("paywalled", article.paywalled.map(|paid| if paid { "yes" } else { "no" }))?;
        self.maybe("pages", article.pages.as_ref().map(pages).as_deref())?;
        self.fact("whole", &whole(article))
    }

    /// How many there are, and the first of them.
    fn several(&mut self, name: &str, texts: &[String]) -> io::Result<()> {
        if texts.is_empty() {
            return Ok(());
        }
        self.fact(name, &texts.len().to_string())?;
        texts.iter().take(PARAGRAPHS).try_for_each(|text| self.fact("", &format!("| {text}")))?;
        match texts.len().checked_sub(PARAGRAPHS).filter(|more| *more > 0) {
            Some(more) => self.fact("", &format!("| ... and {more} more")),
            None => Ok(()),
        }
    }

    fn body(&mut self, article: &Article) -> io::Result<()> {
        let paragraphs: Vec<&str> = article.body.split("\n\n").collect();
        let (characters, count) = (article.body.chars().count(), paragraphs.len());
        self.fact(
            "body",
            &format!("{characters} characters in {count} paragraphs, found by {}", article.body_evidence),
        )?;
        for paragraph in paragraphs.iter().take(PARAGRAPHS) {
            self.fact("", &format!("| {paragraph}"))?;
        }
        if count > PARAGRAPHS {
            self.fact("", &format!("| ... and {} more", count - PARAGRAPHS))?;
        }
        self.maybe("agreement", agreement(article).as_deref())
    }

    fn mentions(&mut self, mentions: &[Mention]) -> io::Result<()> {
        self.fact("mentions", &mentions.len().to_string())?;
        for mention in mentions {
            self.fact("", &said(mention))?;
            self.fact("", &format!("| {}", because(mention.rule.said(), &mention.evidence)))?;
        }
        Ok(())
    }

    /// What might have been a mention, and why it is none.
    fn rejected(&mut self, rejected: &[Rejected]) -> io::Result<()> {
        self.fact("rejected", &rejected.len().to_string())?;
        for one in rejected {
            let Rejected { id, field, start, end, surface, .. } = one;
            self.fact("", &format!("{id} {} {start}-{end} \"{surface}\"", field.as_str()))?;
            self.fact("", &format!("| {}", because(one.rule.said(), &one.evidence)))?;
        }
        Ok(())
    }
}

fn or_unknown(value: Option<&impl Display>) -> String {
    value.map_or_else(|| "unknown".to_owned(), ToString::to_string)
}

/// `yes, as far as can be seen`, or what cuts the text off.
fn whole(article: &Article) -> String {
    match &article.partial {
        Some(partial) => format!("no ({}): {}", partial.cut.as_str(), partial.evidence),
        None => "yes, as far as can be seen".to_owned(),
    }
}

/// `this is page 1; page 2 at https://...`.
fn pages(pages: &Pages) -> String {
    let own = format!("this is page {}", pages.number);
    let first = pages.first.iter().map(|url| format!("the first at {url}"));
    let later = pages.later.iter().map(|(number, url)| format!("page {number} at {url}"));
    let whole = pages.whole.iter().map(|url| format!("all on one at {url}"));
    std::iter::once(own).chain(first).chain(whole).chain(later).collect::<Vec<_>>().join("; ")
}

/// `0.97 of the text by the site's rule and by the generic finder is the same`.
fn agreement(article: &Article) -> Option<String> {
    let agreement = article.agreement?;
    Some(format!("{agreement:.2} of the text by the site's rule and by the generic finder is the same"))
}

fn address(page: &StoredPage) -> String {
    match (&page.url, &page.address) {
        (Some(url), _) => url.to_string(),
        (None, Some(own)) => format!("{own}, as the page calls itself"),
        (None, None) => "unknown; --url tells it".to_owned(),
    }
}

/// Of several rules of one site, the evidence of body and date says which was used.
fn site_rule(rules: &[String]) -> String {
    if rules.is_empty() { "none for this host".to_owned() } else { rules.join("; ") }
}

fn decode(decoded: &Decoded) -> String {
    let evidence = match decoded.evidence {
        Evidence::Bom => "by its byte order mark",
        Evidence::Header => "by the Content-Type header",
        Evidence::Meta => "by the page's own declaration",
        Evidence::Detected => "by the statistics of its bytes",
    };
    let replaced = match decoded.replaced {
        0 => "every character readable".to_owned(),
        1 => "1 unreadable character".to_owned(),
        count => format!("{count} unreadable characters"),
    };
    format!("{}, {evidence}; {replaced}", decoded.charset)
}

fn known(explained: &Explained<'_>) -> String {
    let Known { timezone, language, country } = explained.known;
    let source = explained.source.map(|id| format!(", of source {id}")).unwrap_or_default();
    format!(
        "zone {timezone}, language {}, country {}{source}",
        language.unwrap_or("unknown"),
        country.unwrap_or("unknown")
    )
}

fn dated(dated: &Dated) -> String {
    let zone = if dated.zone_given { "zone given" } else { "zone of the source" };
    format!("{} ({}, {zone})", dated.iso(), format!("{:?}", dated.precision).to_lowercase())
}

fn published(article: &Article) -> String {
    match (&article.published, &article.published_evidence) {
        (Some(date), Some(evidence)) => format!("{}, from {evidence}", dated(date)),
        (Some(date), None) => dated(date),
        (None, _) => "unknown".to_owned(),
    }
}

/// `en, confidence 0.97; else nb, 0.02; the page declares en-GB: agrees`.
fn language(record: &Record) -> String {
    let declared = record.article.declared_language.as_deref();
    let declared = declared.map_or("declares none".to_owned(), |tag| format!("declares {tag}"));
    let Some(known) = &record.language else { return format!("unknown; the page {declared}") };
    let second = known.second.as_ref();
    let second = second.map(|guess| format!("; else {}, {:.2}", guess.tag, guess.confidence));
    let verdict = known.verdict.map(|verdict| format!(": {}", verdict.as_str()));
    format!(
        "{}, confidence {:.2}{}; the page {declared}{}",
        known.tag,
        known.confidence,
        second.unwrap_or_default(),
        verdict.unwrap_or_default()
    )
}

/// `unfccc  listed  body 120-133 "UNFCCC", form "UNFCCC", confidence 0.98`.
fn said(mention: &Mention) -> String {
    let Mention { id, field, start, end, surface, form, confidence, .. } = mention;
    let status = match (mention.kind, mention.listed) {
        (Kind::Event, _) => "event",
        (Kind::Organization, true) => "listed",
        (Kind::Organization, false) => "related",
    };
    let field = field.as_str();
    format!(
        "{id} ({status}) {field} {start}-{end} \"{surface}\", form \"{form}\", confidence {confidence:.2}"
    )
}
