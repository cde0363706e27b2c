//! Addresses: their canonical form, the key that makes two of them one article, the host a gate guards.

mod key;
mod tracking;

use url::Url;

pub use key::{KeyRule, KeyRules};

/// The longest address in bytes: as much as every server is asked to take (RFC 9110, 4.1). A hostile list that
/// resolves thousands of links against one of a megabyte would fill any memory.
pub const LONGEST: usize = 8_000;

/// The address without what only tracks or decorates it: fragment, credentials, tracking parameters, a
/// trailing dot of the host. Escapes are unified (`%7e` is `~`, `%2f` is `%2F`); nothing else is touched: not
/// the order of parameters, not a double slash.
///
/// ```
/// let url = url::Url::parse("http://me@Example.org.:80/%7Ea//b?id=7&utm_source=rss#top").unwrap();
/// assert_eq!(tuiqun::url::canonical(&url).as_str(), "http://example.org/~a//b?id=7");
/// ```
pub fn canonical(url: &Url) -> Url {
    let mut url = url.clone();
    url.set_fragment(None);
    if !is_web(&url) {
        return url;
    }
    // The setters can only refuse what http and https addresses always have.
    let _ = url.set_username("");
    let _ = url.set_password(None);
    let host = url.host_str().unwrap_or_default().trim_end_matches('.').to_owned();
    let _ = url.set_host(Some(&host));
    let path = unified_escapes(url.path());
    url.set_path(&path);
    let query = url.query().map(tracking::stripped).filter(|query| !query.is_empty());
    url.set_query(query.map(|query| unified_escapes(&query)).as_deref());
    url
}

/// Whether an address can be fetched at all: http or https, with a host, and no longer than [`LONGEST`].
pub fn is_web(url: &Url) -> bool {
    matches!(url.scheme(), "http" | "https")
        && url.host_str().is_some_and(|host| !host.is_empty())
        && url.as_str().len() <= LONGEST
}

/// The absolute web address that a link in a page or list stands for, in canonical form; `None` for what is
/// none (`javascript:`, `mailto:`, an empty link, a mere fragment).
pub fn resolve(base: &Url, link: &str) -> Option<Url> {
    // White space within an address is a line wrapped by an editor (tabs and line breaks are dropped by the
    // parser itself).
    let link = link.trim();
    if link.is_empty() || link.starts_with('#') || has_broken_scheme(link) {
        return None;
    }
    base.join(link).ok().filter(is_web).map(|url| canonical(&url))
}

/// Whether a link has the shape of a whole address but no sound scheme (`ht!tp://x`); resolved as a relative
/// one it would name a page that nobody meant.
fn has_broken_scheme(link: &str) -> bool {
    let scheme =
        link.split_once("://").map(|(scheme, _)| scheme).filter(|scheme| !scheme.contains(['/', '?', '#']));
    scheme.is_some_and(|scheme| {
        !scheme.chars().all(|letter| letter.is_ascii_alphanumeric() || "+-.".contains(letter))
    })
}

/// The key under which politeness is kept: the host as it is asked, without port.
pub fn host_key(url: &Url) -> String {
    url.host_str().unwrap_or_default().trim_end_matches('.').to_owned()
}

/// The part of a host that one owner holds, near enough for a hint: the last two labels, or three where
/// the second last only sorts owners by kind (`com.tw`, `co.uk`).
pub fn owner(host: &str) -> &str {
    const KINDS: [&str; 12] = ["ac", "co", "com", "edu", "gob", "go", "gov", "idv", "ne", "net", "or", "org"];
    let dots: Vec<usize> = host.rmatch_indices('.').map(|(at, _)| at).collect();
    let (Some(last), Some(second)) = (dots.first(), dots.get(1)) else { return host };
    let by_country = host.len() - last == 3 && KINDS.contains(&&host[second + 1..*last]);
    match (by_country, dots.get(2)) {
        (true, Some(third)) => &host[third + 1..],
        (true, None) => host,
        (false, _) => &host[second + 1..],
    }
}

/// Whether a host is the one named, or with a leading dot in the pattern, that domain or below it.
pub fn host_matches(pattern: &str, host: &str) -> bool {
    match pattern.strip_prefix('.') {
        Some(domain) => host == domain || host.strip_suffix(domain).is_some_and(|rest| rest.ends_with('.')),
        None => host == pattern,
    }
}

/// Escapes of letters, digits and `-._~` undone, all others in capitals (RFC 3986, section 6.2.2).
fn unified_escapes(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('%') {
        out.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        let Some(byte) = rest.get(..2).and_then(|digits| u8::from_str_radix(digits, 16).ok()) else {
            out.push('%');
            continue;
        };
        match char::from(byte) {
            plain @ ('a'..='z' | 'A'..='Z' | '0'..='9' | '-' | '.' | '_' | '~') => out.push(plain),
            _ => out.extend(['%', hex(byte >> 4), hex(byte & 15)]),
        }
        rest = &rest[2..];
    }
    out + rest
}

fn hex(digit: u8) -> char {
    char::from(b"0123456789ABCDEF"[usize::from(digit & 15)])
}

#[cfg(test)]
mod tests;
