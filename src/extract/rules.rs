//! What is known of single sites: where title, body, author and date stand, and what to drop.
//!
//! `config/sites.toml` holds them, one `[[site]]` each, its keys named as the fields here; the key
//! `article_key` beside them becomes a [`crate::url::KeyRule`] for each of the rule's hosts.
//!
//! Sites are redesigned, and pages of before the redesign are still about, in archives above all. So one
//! site may have several rules, each for the pages of its own days.

use ::url::Url;
use chrono::NaiveDate;
use regex::Regex;
use scraper::Selector;

/// The rule of one site. Every part may be absent; what a rule does not say, the generic reader finds.
#[derive(Clone, Debug)]
pub struct SiteRule {
    /// A name for `explain` and for evidence: `ltn-talk`.
    pub id: String,
    /// Hosts it holds for; with a leading dot a domain and all below it.
    pub hosts: Vec<String>,
    /// The first day whose pages it reads; none for all before `until`.
    pub since: Option<NaiveDate>,
    /// The last day whose pages it reads; none for all from `since` on.
    pub until: Option<NaiveDate>,
    /// The site's own name.
    pub site_name: Option<String>,
    /// Headline; first match with text.
    pub title: Vec<Selector>,
    /// Body container; first match with text.
    pub body: Vec<Selector>,
    /// Authors, as elements.
    pub author: Vec<Selector>,
    /// Authors, as a line of the body: group 1 is the name (`^◎\s*(.+)$`). The line leaves the body.
    pub author_line: Vec<Regex>,
    /// Publication date, as an element's text or `datetime`.
    pub published: Vec<Selector>,
    /// Captions, as elements: kept, but never body.
    pub caption: Vec<Selector>,
    /// Elements that are never body.
    pub drop: Vec<Selector>,
    /// Lines that are never body.
    pub drop_line: Vec<Regex>,
    /// From the first matching line on, nothing is body.
    pub stop_line: Vec<Regex>,
    /// A line that tells a copy's origin, dropped from the body: named groups `title` and `site`.
    pub provenance_line: Vec<Regex>,
}

impl SiteRule {
    /// The id, with its days where it is one of several: `crossing until 2021-05-31`.
    pub fn name(&self) -> String {
        match (self.since, self.until) {
            (None, None) => self.id.clone(),
            (Some(since), None) => format!("{} since {since}", self.id),
            (None, Some(until)) => format!("{} until {until}", self.id),
            (Some(since), Some(until)) => format!("{} from {since} to {until}", self.id),
        }
    }

    /// Whether it reads pages of this day.
    pub fn holds_on(&self, day: NaiveDate) -> bool {
        self.first_day() <= day && day <= self.last_day()
    }

    /// Whether there is a day that both hold on.
    pub fn overlaps(&self, other: &SiteRule) -> bool {
        self.first_day() <= other.last_day() && other.first_day() <= self.last_day()
    }

    fn first_day(&self) -> NaiveDate {
        self.since.unwrap_or(NaiveDate::MIN)
    }

    fn last_day(&self) -> NaiveDate {
        self.until.unwrap_or(NaiveDate::MAX)
    }
}

/// All site rules.
#[derive(Clone, Debug, Default)]
pub struct SiteRules(pub Vec<SiteRule>);

impl SiteRules {
    /// The rules of the site that an address belongs to, the newest first: those of the first id with a host
    /// that matches.
    pub fn of(&self, url: &Url) -> Vec<&SiteRule> {
        let Some(host) = url.host_str() else { return Vec::new() };
        let at_home =
            |rule: &&SiteRule| rule.hosts.iter().any(|pattern| crate::url::host_matches(pattern, host));
        let mut rules: Vec<&SiteRule> = self.0.iter().filter(at_home).collect();
        if let Some(first) = rules.first().map(|rule| rule.id.as_str()) {
            rules.retain(|rule| rule.id == first);
        }
        rules.sort_by_key(|rule| std::cmp::Reverse(rule.last_day()));
        rules
    }
}
