//! robots.txt ([RFC 9309](https://www.rfc-editor.org/rfc/rfc9309)): what a site asks of us.

use std::borrow::Cow;
use std::time::Duration;

use ::url::Url;

/// Bytes read of a file (RFC 9309, 2.5); the library cuts there itself, given one byte more to see that there
/// are more.
const LIMIT: usize = robotxt::BYTE_LIMIT;

/// The rules of one authority, for our agent.
#[derive(Clone, Debug)]
pub struct Robots {
    rules: robotxt::Robots,
}

impl Robots {
    /// Reads the file for an agent, named by its bare product token. At most 500 KiB are read, to the end of
    /// the last whole line.
    ///
    /// ```
    /// let file = b"User-agent: *\nDisallow: /private/\nCrawl-delay: 5";
    /// let robots = tuiqun::http::robots::Robots::parse(file, "tuiqun");
    /// assert!(!robots.allows(&"https://example.org/private/x".parse().unwrap()));
    /// assert_eq!(robots.crawl_delay(), Some(std::time::Duration::from_secs(5)));
    /// ```
    pub fn parse(bytes: &[u8], token: &str) -> Self {
        let bytes = &bytes[..bytes.len().min(LIMIT + 1)];
        Self { rules: robotxt::Robots::parse(&without_version(bytes, token), token) }
    }

    /// The rules that a status stands for when there is no file to read (RFC 9309, 2.3.1): a client error or a
    /// redirect that led nowhere allows everything; a server error, a request to slow down and no answer
    /// forbid everything. `None` for a success, which has a file.
    pub fn from_status(status: Option<u16>) -> Option<Self> {
        let rules = match status {
            Some(200..=299) => return None,
            Some(429) => robotxt::Robots::disallow_all(),
            Some(300..=499) => robotxt::Robots::allow_all(),
            _ => robotxt::Robots::disallow_all(),
        };
        Some(Self { rules })
    }

    /// Whether the address may be fetched. `/robots.txt` itself always may.
    pub fn allows(&self, url: &Url) -> bool {
        self.rules.is_url_allowed(url)
    }

    /// The pause the site asks for between requests, as it asks: to be capped by who obeys.
    pub fn crawl_delay(&self) -> Option<Duration> {
        self.rules.crawl_delay()
    }
}

/// Who copies our name from a log into a rule copies its version with it. The standard wants the bare token;
/// what is meant is plain, so it is obeyed.
fn without_version<'b>(bytes: &'b [u8], token: &str) -> Cow<'b, [u8]> {
    let parted = |text: &'b [u8], mark: u8| {
        let at = text.iter().position(|&byte| byte == mark)?;
        Some((text[..at].trim_ascii(), &text[at + 1..]))
    };
    let is_ours = |line: &&'b [u8]| {
        parted(line, b':').is_some_and(|(name, value)| {
            let agent = parted(value, b'/').map(|(agent, _)| agent);
            name.eq_ignore_ascii_case(b"user-agent")
                && agent.is_some_and(|agent| agent.eq_ignore_ascii_case(token.as_bytes()))
        })
    };
    let lines = bytes.split(|&byte| byte == b'\n');
    if !lines.clone().any(|line| is_ours(&line)) {
        return Cow::Borrowed(bytes);
    }
    let ours = format!("User-agent: {token}");
    let mended = lines.map(|line| if is_ours(&line) { ours.as_bytes() } else { line });
    Cow::Owned(mended.collect::<Vec<_>>().join(&b'\n'))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn allows(file: &str, path: &str) -> bool {
        let url = Url::parse("https://e.org").unwrap().join(path).unwrap();
        Robots::parse(file.as_bytes(), "tuiqun").allows(&url)
    }

    #[test]
    fn the_rules_for_us_are_found_and_obeyed() {
        let table = [
            ("no file", "", "/a", true),
            ("all", "User-agent: *\nDisallow: /", "/a", false),
            ("robots.txt itself", "User-agent: *\nDisallow: /", "/robots.txt", true),
            (
                "our group over all",
                "User-agent: *\nDisallow: /\n\nUser-agent: tuiqun\nDisallow: /x",
                "/a",
                true,
            ),
            ("our name in any case", "User-Agent: TuiQun\nDisallow: /", "/a", false),
            ("our name with a version", "User-agent: tuiqun/0.1\r\nDisallow: /\r\n", "/a", false),
            ("another with a version", "User-agent: other/0.1\nDisallow: /", "/a", true),
            ("longest rule wins", "User-agent: *\nDisallow: /a\nAllow: /a/b", "/a/b/c", true),
            ("wildcard and end", "User-agent: *\nDisallow: /*.pdf$", "/x.pdf", false),
            ("query", "User-agent: *\nDisallow: /s?q=", "/s?q=1", false),
            ("escapes are equal", "User-agent: *\nDisallow: /%7eu/%e9", "/~u/%E9", false),
            ("byte order mark", "\u{FEFF}User-agent: *\nDisallow: /", "/a", false),
            ("a page", "<!DOCTYPE html><title>Not found</title>", "/a", true),
            ("groups of several agents", "User-agent: a\nUser-agent: tuiqun\nDisallow: /a", "/a", false),
        ];
        for (name, file, path, expected) in table {
            assert_eq!(allows(file, path), expected, "{name}");
        }
    }

    #[test]
    fn a_status_without_a_file_opens_or_shuts_the_site() {
        let url = Url::parse("https://e.org/a").unwrap();
        let opens = |status| Robots::from_status(status).map(|rules| rules.allows(&url));
        assert_eq!(opens(Some(200)), None);
        for status in [301, 403, 404, 410, 451] {
            assert_eq!(opens(Some(status)), Some(true), "{status}");
        }
        for status in [Some(429), Some(500), Some(503), Some(999), None] {
            assert_eq!(opens(status), Some(false), "{status:?}");
        }
    }

    #[test]
    fn only_the_first_500_kib_count_and_a_cut_line_does_not() {
        let file = "User-agent: *\n".to_owned() + &"#\n".repeat(300_000) + "Disallow: /";
        assert!(allows(&file, "/a"));
        let file = "User-agent: *\nDisallow: /a\n".to_owned() + &"#\n".repeat(300_000);
        assert!(!allows(&file, "/a"));
        let line = "User-agent: *\nDisallow: /private-".to_owned();
        assert!(allows(&(line + &"x".repeat(600_000)), "/private-x"));
    }

    #[test]
    fn a_crawl_delay_is_told_as_it_is_asked() {
        let delay = |text: &str| {
            Robots::parse(format!("User-agent: *\nCrawl-delay: {text}").as_bytes(), "t").crawl_delay()
        };
        assert_eq!(delay("2.5"), Some(Duration::from_millis(2_500)));
        assert_eq!(delay("1000000000000"), Some(Duration::from_secs(1_000_000_000_000)));
        for nonsense in ["-1", "NaN", "1e300", "soon", ""] {
            assert_eq!(delay(nonsense), None, "{nonsense}");
        }
    }

    proptest! {
        #[test]
        fn no_file_makes_it_fail(
            bytes in proptest::collection::vec(any::<u8>(), 0..300), lines in "((User-agent|Allow|Disallow|Crawl-delay|tuiqun/|\\*|:|/|%|\\$|\n| ){0,40})"
        ) {
            let url = Url::parse("https://e.org/a?b=%20").unwrap();
            let file = [lines.as_bytes(), &bytes].concat();
            let robots = Robots::parse(&file, "tuiqun");
            let _ = (robots.allows(&url), robots.crawl_delay());
            prop_assert!(robots.allows(&Url::parse("https://e.org/robots.txt").unwrap()));
        }
    }
}
