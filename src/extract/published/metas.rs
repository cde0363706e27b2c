//! The dates that a page declares: structured data and metadata.

use crate::date::{self, Place};
use crate::extract::jsonld::Linked;
use crate::extract::survey::Survey;

use super::{Opinion, Source, Told};

/// Metadata that says when an article was first published, the most trusted first.
const PUBLISHED: [&str; 27] = [
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
    "citation_date",
    "published",
    "published-date",
    "publication_date",
    "article_date_original",
    "og:published_time",
    "og:pubdate",
    "release_date",
];

/// Metadata that says when it was last changed.
const MODIFIED: [&str; 8] = [
    "article:modified_time",
    "og:updated_time",
    "datemodified",
    "dcterms.modified",
    "lastmod",
    "last-modified",
    "updated",
    "modified",
];

/// What the page declares of its publication: where it is known to, else under a name that says so itself.
pub fn published(survey: &Survey<'_>, linked: &Linked, place: Place) -> Vec<Opinion> {
    let said = linked.published.iter().map(|text| (text.as_str(), "json-ld".to_owned()));
    let known = PUBLISHED
        .into_iter()
        .flat_map(|name| survey.metas(name).map(move |text| (text, format!("meta {name}"))));
    let read = |(text, evidence): (&str, String)| Opinion::of(text, Source::Declared, &evidence, 0, place);
    let found: Vec<Opinion> = said.chain(known).filter_map(read).collect();
    if !found.is_empty() {
        return found;
    }
    let named = survey.head.metas.iter().filter(|(name, _)| is_of_publication(name));
    named.take(4).map(|(name, text)| (text.trim(), format!("meta {name}"))).filter_map(read).collect()
}

/// Whether a name that is not known says of itself that it dates a publication.
fn is_of_publication(name: &str) -> bool {
    const NOT: [&str; 6] = ["modif", "updat", "last", "expir", "end", "unpubl"];
    let dates = name.contains("date") || name.contains("time");
    name.contains("publi") && dates && !PUBLISHED.contains(&name) && !NOT.iter().any(|not| name.contains(not))
}

/// When it was last changed, if the page says.
pub fn modified(survey: &Survey<'_>, linked: &Linked, place: Place) -> Option<Told> {
    let said = linked.modified.iter().map(|text| (text.as_str(), "json-ld".to_owned()));
    let metas = MODIFIED.into_iter().filter_map(|name| Some((survey.meta(name)?, format!("meta {name}"))));
    said.chain(metas).find_map(|(text, evidence)| Some(Told { date: date::parse(text, place)?, evidence }))
}
