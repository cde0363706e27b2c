//! Which addresses are one, and what is no more than tracking.

use proptest::prelude::*;
use regex::Regex;
use url::Url;

use super::*;

fn parse(url: &str) -> Url {
    Url::parse(url).unwrap_or_else(|error| panic!("{url}: {error}"))
}

#[test]
fn the_canonical_address_keeps_what_names_the_page_and_nothing_more() {
    let table = [
        ("fragment", "https://e.org/a#part", "https://e.org/a"),
        ("hash bang", "https://e.org/a#!/b", "https://e.org/a"),
        ("credentials", "https://u:p@e.org/a", "https://e.org/a"),
        ("default port", "https://e.org:443/a", "https://e.org/a"),
        ("other port", "https://e.org:8443/a", "https://e.org:8443/a"),
        ("trailing dot", "https://E.org./a", "https://e.org/a"),
        ("utm", "https://e.org/a?utm_source=x&utm_medium=y", "https://e.org/a"),
        ("utm among others", "https://e.org/a?z=1&UTM_Source=x&b=2", "https://e.org/a?z=1&b=2"),
        ("click ids", "https://e.org/a?fbclid=1&gclid=2&id=3", "https://e.org/a?id=3"),
        (
            "Asahi",
            "https://www.asahi.com/articles/A.html?iref=comtop",
            "https://www.asahi.com/articles/A.html",
        ),
        ("China Times", "https://www.chinatimes.com/opinion/1?chdtv", "https://www.chinatimes.com/opinion/1"),
        ("BBC", "https://www.bbc.com/a?at_medium=RSS&at_campaign=r", "https://www.bbc.com/a"),
        ("Mailchimp", "https://e.org/a?mc_cid=1&mc_eid=2", "https://e.org/a"),
        ("ref=rss", "https://e.org/a?ref=rss&p=1", "https://e.org/a?p=1"),
        ("ref that names something", "https://e.org/a?ref=12", "https://e.org/a?ref=12"),
        ("looks like tracking", "https://e.org/a?utmost=1&gclid2=x", "https://e.org/a?utmost=1&gclid2=x"),
        ("order and repetition kept", "https://e.org/a?b=2&a=1&b=1", "https://e.org/a?b=2&a=1&b=1"),
        ("bare parameter kept", "https://e.org/?12345", "https://e.org/?12345"),
        ("empty query", "https://e.org/a?", "https://e.org/a"),
        ("tilde and hex", "https://e.org/%7Eu/%e9%80%80?q=%2f", "https://e.org/~u/%E9%80%80?q=%2F"),
        ("double slash", "https://e.org//a//b", "https://e.org//a//b"),
        ("lone percent", "https://e.org/100%", "https://e.org/100%"),
        ("Han", "https://例え.jp/退群", "https://xn--r8jz45g.jp/%E9%80%80%E7%BE%A4"),
        ("not the web", "mailto:a@e.org", "mailto:a@e.org"),
    ];
    for (name, url, expected) in table {
        assert_eq!(canonical(&parse(url)).as_str(), expected, "{name}");
    }
}

#[test]
fn twins_of_a_page_share_its_key() {
    let rules = KeyRules::default();
    let page = "e.org/news/7";
    let twins = [
        "https://e.org/news/7",
        "http://e.org/news/7",
        "https://www.e.org/news/7/",
        "https://m.e.org/news/7",
        "https://mobile.e.org/news/7",
        "https://amp.e.org/news/7",
        "https://amp.www.e.org/news/7",
        "https://e.org/amp/news/7",
        "https://e.org/m/news/7",
        "https://e.org/print/news/7",
        "https://e.org/news/7/amp",
        "https://e.org/news/7/amp/",
        "https://e.org/news/7.amp",
        "https://e.org/news/7?amp",
        "https://e.org/news/7?amp=1",
        "https://e.org/news/7?outputType=amp",
        "https://e.org/news/7?m=1",
        "https://e.org/news/7?print=true",
        "https://e.org/news/7?utm_source=rss#x",
        "https://e.org/amp/news/7?utm_source=rss&utm_medium=feed",
    ];
    for twin in twins {
        assert_eq!(rules.key(&parse(twin)), page, "{twin}");
    }
}

#[test]
fn the_twins_of_the_press_on_loopback_share_a_key() {
    let key = |url: &str| KeyRules::default().key(&parse(url));
    for path in ["/news/100001", "/a/100001.html", "/100001/story", "/article/100001", "/view.php?id=100001"]
    {
        let utm = if path.contains('?') { '&' } else { '?' };
        let page = key(&format!("http://127.0.1.3:8800{path}"));
        assert_eq!(key(&format!("http://127.0.1.3:8800/amp{path}")), page);
        assert_eq!(key(&format!("http://127.0.1.3:8800/m{path}")), page);
        assert_eq!(key(&format!("http://127.0.1.3:8800{path}{utm}utm_source=rss&utm_medium=feed")), page);
    }
}

#[test]
fn pages_that_only_look_alike_keep_their_own_keys() {
    let key = |url: &str| KeyRules::default().key(&parse(url));
    let pairs = [
        ("https://e.org/news/7", "https://e.org/news/8"),
        ("https://e.org/a?id=7", "https://e.org/a?id=8"),
        ("https://e.org/amp", "https://e.org/"),
        ("https://e.org/m/", "https://e.org/"),
        ("https://amp.dev/a", "https://dev/a"),
        ("https://e.org/news/7?m=2", "https://e.org/news/7"),
        ("https://e.org/camp/7", "https://e.org/c/7"),
        ("https://e.org/News/7", "https://e.org/news/7"),
        ("https://e.org:8443/news/7", "https://e.org/news/7"),
        ("https://zh.e.org/news/7", "https://en.e.org/news/7"),
        ("https://e.org/news/7?format=long", "https://e.org/news/7"),
    ];
    for (one, other) in pairs {
        assert_ne!(key(one), key(other), "{one} and {other}");
    }
}

#[test]
fn a_site_rule_names_the_article_before_anything_is_folded() {
    let rules = KeyRules(vec![KeyRule {
        host: ".ltn.com.tw".to_owned(),
        pattern: Regex::new(r"/(?P<kind>breakingnews|paper)/(?P<number>\d+)").unwrap(),
        key: "ltn:${kind}/${number}".to_owned(),
    }]);
    for url in [
        "https://news.ltn.com.tw/news/politics/breakingnews/5303403",
        "http://news.ltn.com.tw/amp/news/world/breakingnews/5303403?utm_source=x",
        "https://ec.ltn.com.tw/article/breakingnews/5303403",
    ] {
        assert_eq!(rules.key(&parse(url)), "ltn:breakingnews/5303403");
    }
    assert_eq!(rules.key(&parse("https://talk.ltn.com.tw/article/paper/1740821")), "ltn:paper/1740821");
    assert_eq!(rules.key(&parse("https://talk.ltn.com.tw/list")), "talk.ltn.com.tw/list");
    assert_eq!(rules.key(&parse("https://notltn.com.tw/paper/1")), "notltn.com.tw/paper/1");
}

#[test]
fn links_resolve_to_web_addresses_or_to_nothing() {
    let base = parse("https://e.org/list/page");
    let table = [
        ("/a?utm_source=rss", Some("https://e.org/a")),
        ("\n  https://e.org/a\n", Some("https://e.org/a")),
        ("//cdn.e.org/a", Some("https://cdn.e.org/a")),
        ("b", Some("https://e.org/list/b")),
        ("", None),
        ("#top", None),
        ("javascript:alert(1)", None),
        ("data:text/html,x", None),
        ("file:///etc/hostname", None),
        ("mailto:a@e.org", None),
        ("http://", None),
        ("ht!tp://x", None),
        ("/go?to=https://e.org/x", Some("https://e.org/go?to=https://e.org/x")),
        ("https://[nonsense]/", None),
    ];
    for (link, expected) in table {
        assert_eq!(resolve(&base, link).as_ref().map(Url::as_str), expected, "{link:?}");
    }
}

proptest! {
    #[test]
    fn the_canonical_form_is_its_own_and_has_the_same_key(
        url in "https?://([a-z]{1,3}:[a-z]@)?(www\\.|m\\.|amp\\.)?[a-z]{1,3}\\.(org|tw)\\.?(:80|:443|:81)?(/|/amp|/m|%7e|%2[ef]|%|\\.\\.|;|é|退|[a-z]){0,8}(\\?([a-z%&=/?+]|utm_x|amp|%3d){0,8})?(#[a-z]{0,3})?"
    ) {
        let Ok(url) = Url::parse(&url) else { return Ok(()) };
        let rules = KeyRules::default();
        let once = canonical(&url);
        prop_assert_eq!(&canonical(&once), &once);
        prop_assert_eq!(rules.key(&once), rules.key(&url));
        prop_assert_eq!(&parse(once.as_str()), &once);
    }

    #[test]
    fn any_link_resolves_to_a_web_address_or_to_nothing(link in "\\PC*") {
        let base = parse("https://e.org/list");
        prop_assert!(resolve(&base, &link).is_none_or(|url| is_web(&url)));
    }
}

#[test]
fn the_owner_of_a_host_is_its_last_labels_without_those_that_only_sort_owners() {
    let cases = [
        ("news.bell.example", "bell.example"),
        ("talk.ltn.com.tw", "ltn.com.tw"),
        ("www.bell.co.uk", "bell.co.uk"),
        ("com.tw", "com.tw"),
        ("localhost", "localhost"),
        ("", ""),
    ];
    for (host, expected) in cases {
        assert_eq!(owner(host), expected, "{host}");
    }
}
