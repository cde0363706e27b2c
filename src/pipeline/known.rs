//! What the configured sources know of a page that none of them listed: a stored file, an address to explain.

use std::collections::HashMap;

use ::url::Url;
use chrono_tz::Tz;

use super::Known;
use crate::source::Source;
use crate::url::{host_key, owner};

/// The sources' facts, found by the host of a page.
///
/// Sources of the very same host speak first. Where there is none, those below the same domain do
/// (`news.ltn.com.tw` for `talk.ltn.com.tw`), except for the language, which differs between the editions
/// of a paper, and except for hosts with a label of two letters, which names an edition of another country
/// (`fr.news.yahoo.com`). A fact counts only where all sources asked agree on it.
#[derive(Debug, Default)]
pub struct KnownHosts<'a> {
    hosts: HashMap<String, Vec<&'a Source>>,
    domains: HashMap<String, Vec<&'a Source>>,
}

impl<'a> KnownHosts<'a> {
    /// Sorts the sources by host, the disabled ones too: what they know stays true.
    pub fn new(sources: &'a [Source]) -> Self {
        let mut known = Self::default();
        for source in sources {
            let host = bare_host(&source.url);
            if !is_edition(&host) {
                known.domains.entry(owner(&host).to_owned()).or_default().push(source);
            }
            known.hosts.entry(host).or_default().push(source);
        }
        known
    }

    /// What is known of a page by its address.
    pub fn of(&self, url: &Url) -> Known<'a> {
        let host = bare_host(url);
        match self.hosts.get(&host) {
            Some(sources) => agreed(sources),
            None if is_edition(&host) => Known::default(),
            None => self
                .domains
                .get(owner(&host))
                .map_or_else(Known::default, |sources| Known { language: None, ..agreed(sources) }),
        }
    }

    /// The id of the one source of the page's own host.
    pub fn source(&self, url: &Url) -> Option<&'a str> {
        match self.hosts.get(&bare_host(url))?.as_slice() {
            [source] => Some(&source.id),
            _ => None,
        }
    }
}

fn agreed<'a>(sources: &[&'a Source]) -> Known<'a> {
    Known {
        timezone: same(sources, |source| source.timezone).unwrap_or(Tz::UTC),
        language: same(sources, |source| source.language.as_deref()).flatten(),
        country: same(sources, |source| source.country.as_deref()).flatten(),
    }
}

fn same<'a, T: PartialEq>(sources: &[&'a Source], fact: impl Fn(&'a Source) -> T) -> Option<T> {
    let mut facts = sources.iter().map(|source| fact(source));
    let first = facts.next()?;
    facts.all(|other| other == first).then_some(first)
}

fn bare_host(url: &Url) -> String {
    let host = host_key(url);
    match host.strip_prefix("www.") {
        Some(bare) => bare.to_owned(),
        None => host,
    }
}

fn is_edition(host: &str) -> bool {
    let own = host.strip_suffix(owner(host)).unwrap_or_default();
    own.split('.').any(|label| label.len() == 2)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Schedule, SourceKind};

    fn source(id: &str, url: &str, timezone: Tz, language: &str, country: &str) -> Source {
        Source {
            id: id.to_owned(),
            name: id.to_owned(),
            kind: SourceKind::Feed,
            url: Url::parse(url).unwrap(),
            schedule: Schedule::parse("@hourly").unwrap(),
            timezone,
            language: Some(language.to_owned()),
            country: Some(country.to_owned()),
            enabled: true,
            reason: None,
            include: None,
            exclude: None,
        }
    }

    fn sources() -> Vec<Source> {
        vec![
            source("ltn", "https://news.ltn.com.tw/rss/opinion.xml", Tz::Asia__Taipei, "zh-Hant", "TW"),
            source("yahoo", "https://tw.news.yahoo.com/rss", Tz::Asia__Taipei, "zh-Hant", "TW"),
            source("world", "https://www.world.example.com/a", Tz::UTC, "en", "GB"),
            source("monde", "https://world.example.com/b", Tz::UTC, "fr", "GB"),
        ]
    }

    #[test]
    fn a_page_is_known_by_its_host_and_else_by_its_owner() {
        let sources = sources();
        let known = KnownHosts::new(&sources);
        let table = [
            ("the same host", "https://news.ltn.com.tw/x", (Tz::Asia__Taipei, Some("zh-Hant"), Some("TW"))),
            ("a sibling", "https://talk.ltn.com.tw/x", (Tz::Asia__Taipei, None, Some("TW"))),
            (
                "an edition of a country",
                "https://tw.news.yahoo.com/x",
                (Tz::Asia__Taipei, Some("zh-Hant"), Some("TW")),
            ),
            ("the edition of another", "https://fr.news.yahoo.com/x", (Tz::UTC, None, None)),
            ("sources that differ", "https://world.example.com/x", (Tz::UTC, None, Some("GB"))),
            ("a stranger", "https://example.org/x", (Tz::UTC, None, None)),
            ("a stranger under com.tw", "https://other.com.tw/x", (Tz::UTC, None, None)),
        ];
        for (name, url, expected) in table {
            let facts = known.of(&Url::parse(url).unwrap());
            assert_eq!((facts.timezone, facts.language, facts.country), expected, "{name}");
        }
    }

    #[test]
    fn a_page_belongs_to_a_source_only_where_no_other_has_its_host() {
        let sources = sources();
        let known = KnownHosts::new(&sources);
        let of = |url| known.source(&Url::parse(url).unwrap());
        assert_eq!(of("https://news.ltn.com.tw/x"), Some("ltn"));
        assert_eq!(of("https://talk.ltn.com.tw/x"), None);
        assert_eq!(of("https://world.example.com/x"), None);
    }
}
