//! What is known of single sites: where title, body, author and date stand, and what to drop.
//!
//! `config/sites.toml` holds them, one `[[site]]` each, its keys named as the fields here; the key
//! `article_key` beside them becomes a [`crate::url::KeyRule`] for each of the rule's hosts.

use ::url::Url;
use regex::Regex;
use scraper::Selector;

/// The rule of one site. Every part may be absent; what a rule does not say, the generic reader finds.
#[derive(Clone, Debug)]
pub struct SiteRule {
    /// A name for `explain` and for evidence: `ltn-talk`.
    pub id: String,
    /// Hosts it holds for; with a leading dot a domain and all below it.
    pub hosts: Vec<String>,
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
    /// Elements that are never body.
    pub drop: Vec<Selector>,
    /// Lines that are never body.
    pub drop_line: Vec<Regex>,
    /// From the first matching line on, nothing is body.
    pub stop_line: Vec<Regex>,
    /// A line that tells a copy's origin, dropped from the body: named groups `title` and `site`.
    pub provenance_line: Vec<Regex>,
}

/// All site rules.
#[derive(Clone, Debug, Default)]
pub struct SiteRules(pub Vec<SiteRule>);

impl SiteRules {
    /// The rule for an address: the first whose host matches.
    pub fn of(&self, url: &Url) -> Option<&SiteRule> {
        let host = url.host_str()?;
        self.0.iter().find(|rule| rule.hosts.iter().any(|pattern| crate::url::host_matches(pattern, host)))
    }
}
