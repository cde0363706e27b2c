//! The key under which all addresses of one article meet.

use regex::Regex;
use url::Url;

use super::{canonical, host_matches};

/// How one site names its articles, whatever section, subdomain or format the address shows.
#[derive(Clone, Debug)]
pub struct KeyRule {
    /// A host, or with a leading dot a domain and all below it.
    pub host: String,
    /// Finds the article's name in the address (without scheme): its groups fill [`KeyRule::key`].
    pub pattern: Regex,
    /// The key, with `$1` or `$name` for groups: `ltn:$kind/$number`.
    pub key: String,
}

/// The keys of all sites that have a rule.
#[derive(Clone, Debug, Default)]
pub struct KeyRules(pub Vec<KeyRule>);

impl KeyRules {
    /// What makes this address the same article as another: the site's own key where a rule knows it,
    /// else the canonical address without scheme, with AMP, mobile and print twins folded in.
    ///
    /// ```
    /// let key = |url: &str| tuiqun::url::KeyRules::default().key(&url::Url::parse(url).unwrap());
    /// assert_eq!(key("https://www.example.org/amp/news/7/?utm_source=rss"), "example.org/news/7");
    /// assert_eq!(key("http://m.example.org/news/7"), "example.org/news/7");
    /// ```
    pub fn key(&self, url: &Url) -> String {
        let url = canonical(url);
        self.of_rule(&url).unwrap_or_else(|| folded(&url))
    }

    fn of_rule(&self, url: &Url) -> Option<String> {
        let host = url.host_str()?;
        let address = url.as_str().split_once("://")?.1;
        let rules = self.0.iter().filter(|rule| host_matches(&rule.host, host));
        rules.into_iter().find_map(|rule| {
            let found = rule.pattern.captures(address)?;
            let mut key = String::new();
            found.expand(&rule.key, &mut key);
            Some(key)
        })
    }
}

/// Scheme, `www.`, a trailing slash and the marks of a twin dropped. Each fold is of a kind that no site uses
/// to tell two articles apart.
fn folded(url: &Url) -> String {
    let port = url.port().map(|port| format!(":{port}")).unwrap_or_default();
    let mut key = host(url.host_str().unwrap_or_default()).to_owned() + &port + path(url.path());
    let pairs =
        url.query().unwrap_or_default().split('&').filter(|pair| !pair.is_empty() && !marks_twin(pair));
    for (mark, pair) in std::iter::once('?').chain(std::iter::repeat('&')).zip(pairs) {
        key.push(mark);
        key += pair;
    }
    key
}

/// The host without the label of a twin, as long as a domain remains (`amp.dev` is a site of its own).
fn host(host: &str) -> &str {
    let mut host = host;
    for label in ["www.", "amp.", "m.", "mobile.", "www."] {
        host = host.strip_prefix(label).filter(|rest| rest.contains('.')).unwrap_or(host);
    }
    host
}

/// The path without the segment or ending of a twin, as long as something remains.
fn path(path: &str) -> &str {
    let named = |rest: &&str| !rest.trim_matches('/').is_empty();
    let mut path = path;
    for lead in ["/amp/", "/m/", "/mobile/", "/print/"] {
        // The slash before the rest is kept.
        path = path.strip_prefix(lead).filter(named).map_or(path, |_| &path[lead.len() - 1..]);
    }
    path = path.trim_end_matches('/');
    for tail in ["/amp", "/print", ".amp", ".amp.html", "/amp.html"] {
        path = path.strip_suffix(tail).filter(named).unwrap_or(path);
    }
    path.trim_end_matches('/')
}

/// Whether a parameter only asks for another form of the page.
fn marks_twin(pair: &str) -> bool {
    let pair = pair.to_ascii_lowercase();
    let (name, value) = pair.split_once('=').unwrap_or((&pair, ""));
    match name {
        "amp" | "print" | "mobile" => matches!(value, "" | "1" | "true" | "yes" | "y"),
        "m" => value == "1",
        "outputtype" | "output" | "view" | "mode" | "format" => matches!(value, "amp" | "print"),
        _ => false,
    }
}
