//! What a page says about its article, in the order of trust: by the rule of its site, else as pages say it
//! everywhere. Each choice leaves a line for `explain`.

use scraper::Html;
use url::Url;

use super::address::Addresses;
use super::authors::{self, Signed};
use super::jsonld::Linked;
use super::published::{self, Dates, Told};
use super::survey::Survey;
use super::title::{self, Headline};
use super::{Facts, site, text};

/// A page as far as its metadata is concerned.
pub struct Page<'a> {
    /// Its tree.
    pub html: &'a Html,
    /// What stands in it.
    pub survey: &'a Survey<'a>,
    /// Its structured data.
    pub linked: &'a Linked,
    /// What the site calls itself, the most trusted first.
    pub sites: &'a [String],
    /// What is known of it.
    pub facts: &'a Facts<'a>,
}

impl Page<'_> {
    /// The headline.
    pub fn headline(&self) -> Option<Headline> {
        let ruled = self.facts.rule.and_then(|rule| site::title(self.html, rule));
        let ruled = ruled.map(|text| Headline { raw: text.clone(), text, evidence: "the site's rule" });
        ruled.or_else(|| title::title(self.survey, self.linked, self.sites))
    }

    /// When it was published and changed; `headline` is the block that is its headline.
    pub fn dates(&self, headline: Option<usize>) -> Dates {
        let Facts { url, place, rule } = *self.facts;
        let mut dates = published::dates(self.survey, self.linked, headline, url, place);
        let ruled = rule.and_then(|rule| Some((site::published(self.html, rule, place)?, rule.name())));
        if let Some((date, name)) = ruled {
            dates.published = Some(Told { date, evidence: format!("rule {name}") });
        }
        dates
    }

    /// Who wrote it; `told` are names in lines of its body.
    pub fn authors(&self, headline: Option<usize>, told: &[String]) -> Signed {
        authors::authors(&authors::Sources {
            survey: self.survey,
            linked: self.linked,
            headline,
            ruled: self.facts.rule.map(|rule| site::authors(self.html, rule)),
            told,
            sites: self.sites,
        })
    }
}

/// One line for each choice, for `explain`.
pub fn notes(
    headline: Option<&Headline>,
    signed: &Signed,
    dates: &Dates,
    addresses: &Addresses,
) -> Vec<String> {
    let or = |evidence: Option<&str>, none: &str| evidence.unwrap_or(none).to_owned();
    let evidence = |told: &Option<Told>| told.as_ref().map(|told| told.evidence.clone());
    let names = Some(signed.evidence.as_str()).filter(|_| !signed.names.is_empty());
    vec![
        format!("title: {}", or(headline.map(|headline| headline.evidence), "the page has none")),
        format!("authors: {}", or(names, "nobody is named")),
        format!("published: {}", or(evidence(&dates.published).as_deref(), "no day is told")),
        format!("modified: {}", or(evidence(&dates.modified).as_deref(), "no day is told")),
        format!("canonical: {}", or(addresses.evidence.as_deref(), "the page names no address of its own")),
    ]
}

/// The publishers of structured data that are believed to be names of the site.
const MOST_PUBLISHERS: usize = 8;

/// What the site calls itself, the most trusted first.
pub fn site_names(survey: &Survey<'_>, linked: &Linked, facts: &Facts<'_>) -> Vec<String> {
    let rule = facts.rule.and_then(|rule| rule.site_name.clone());
    let metas = ["og:site_name", "application-name", "twitter:site", "apple-mobile-web-app-title"];
    let metas =
        metas.into_iter().filter_map(|name| survey.meta(name)).map(|name| text::tidy(&text::unescape(name)));
    let host = facts.url.and_then(Url::host_str).map(|host| host.trim_start_matches("www.").to_owned());
    let publishers = linked.publishers.iter().take(MOST_PUBLISHERS).cloned();
    rule.into_iter().chain(metas).chain(publishers).chain(host).map(text::headline).collect()
}

/// The language the page declares: of its root, then of structured data and metadata.
pub fn declared_language(survey: &Survey<'_>, linked: &Linked) -> Option<String> {
    let root = survey.head.language.map(str::trim).filter(|language| !language.is_empty());
    let metas =
        ["og:locale", "content-language", "language"].into_iter().filter_map(|name| survey.meta(name));
    root.into_iter().chain(linked.language.as_deref()).chain(metas).next().map(str::to_owned)
}
