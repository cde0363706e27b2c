//! Addresses: their canonical form, the key that makes two of them one article, the host a gate guards.

use regex::Regex;
use url::Url;

/// The address without what only tracks or decorates it: fragment, credentials, tracking parameters, a
/// trailing dot of the host.
pub fn canonical(url: &Url) -> Url {
    url.clone()
}

/// The key under which politeness is kept: the host as it is asked, without port.
pub fn host_key(url: &Url) -> String {
    url.host_str().unwrap_or_default().trim_end_matches('.').to_owned()
}

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
    pub fn key(&self, url: &Url) -> String {
        canonical(url).to_string()
    }
}

/// Whether a host is the one named, or with a leading dot in the pattern, that domain or below it.
pub fn host_matches(pattern: &str, host: &str) -> bool {
    match pattern.strip_prefix('.') {
        Some(domain) => host == domain || host.strip_suffix(domain).is_some_and(|rest| rest.ends_with('.')),
        None => host == pattern,
    }
}
