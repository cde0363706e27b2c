//! The page's own address, and the one on another site that it calls the original.

use url::Url;

use crate::url::{LONGEST, is_web};

use super::survey::Survey;

/// What a page calls its address.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Addresses {
    /// On the same site as the page.
    pub canonical: Option<Url>,
    /// On another site: this page is a copy of that.
    pub copy_of: Option<Url>,
    /// What named it, for `explain`.
    pub evidence: Option<String>,
}

/// Reads `rel=canonical`, else `og:url`, resolved against where the page came from. What is no address of the
/// web, or too long for one ([`crate::url::is_web`]), is passed over.
pub fn addresses(survey: &Survey<'_>, url: Option<&Url>) -> Addresses {
    let links = survey.head.links.iter();
    let canonical =
        links.filter(|(rel, _)| rel.split_whitespace().any(|rel| rel.eq_ignore_ascii_case("canonical")));
    let canonical = canonical.map(|(_, href)| (*href, "rel=canonical"));
    let named = canonical.chain(survey.meta("og:url").map(|address| (address, "og:url")));
    let named =
        named.map(|(address, name)| (address.trim(), name)).filter(|(address, _)| !address.is_empty());
    let resolve = |(address, name): (&str, &'static str)| match url {
        // Joining would copy a long base for nothing.
        _ if address.len() > LONGEST => None,
        Some(base) => Some((base.join(address).ok()?, name)),
        None => Some((Url::parse(address).ok()?, name)),
    };
    let usable = |(address, _): &(Url, &str)| is_web(address) && !is_front(address);
    let Some((address, name)) = named.filter_map(resolve).find(usable) else { return Addresses::default() };
    match url {
        Some(url) if !same_site(url, &address) => Addresses {
            canonical: None,
            copy_of: Some(address),
            evidence: Some(format!("{name} names another site, so this is a copy")),
        },
        _ => Addresses { canonical: Some(address), copy_of: None, evidence: Some(name.to_owned()) },
    }
}

/// Some templates name the front page on every page; that is nobody's address.
fn is_front(address: &Url) -> bool {
    address.path() == "/" && address.query().is_none()
}

/// Whether two addresses are of one site: the same host but for `www`, `m`, `amp` and the like.
fn same_site(one: &Url, other: &Url) -> bool {
    let bare = |url: &Url| {
        let host = url.host_str().unwrap_or_default().trim_end_matches('.').to_owned();
        let twin =
            ["www.", "m.", "mobile.", "amp.", "wap."].into_iter().find_map(|twin| host.strip_prefix(twin));
        twin.map_or(host.clone(), str::to_owned)
    };
    let (one, other) = (bare(one), bare(other));
    one == other || one.ends_with(&format!(".{other}")) || other.ends_with(&format!(".{one}"))
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use scraper::Html;

    use super::*;
    use crate::extract::survey::survey;

    fn of(head: &str) -> Addresses {
        let html = Html::parse_document(head);
        let url = Url::parse("https://www.bell.test/a/1?utm_source=x").unwrap();
        addresses(&survey(&html, &HashSet::new()), Some(&url))
    }

    #[test]
    fn a_bare_path_is_resolved_and_a_mobile_twin_is_the_same_site() {
        let own = of("<link rel=canonical href=/a/1>");
        assert_eq!(own.canonical.unwrap().as_str(), "https://www.bell.test/a/1");
        let twin = of("<link rel=canonical href=https://m.bell.test/a/1>");
        assert_eq!(twin.copy_of, None);
    }

    #[test]
    fn a_sister_paper_is_the_original_and_not_the_own_address() {
        let copy = of("<link rel=canonical href=https://horn.test/a/1>");
        assert_eq!(copy.canonical, None);
        assert_eq!(copy.copy_of.unwrap().as_str(), "https://horn.test/a/1");
    }

    #[test]
    fn what_is_no_address_of_the_web_or_too_long_is_passed_over_for_the_next() {
        let long = "a".repeat(LONGEST);
        for bad in [
            "mailto:ann@bell.test",
            "javascript:void(0)",
            "//",
            "http://",
            long.as_str(),
            &format!("/{long}"),
        ] {
            let head = format!("<link rel=canonical href='{bad}'><meta property=og:url content=/a/2>");
            let found = of(&head);
            assert_eq!(found.canonical.unwrap().as_str(), "https://www.bell.test/a/2");
            assert_eq!(found.evidence.as_deref(), Some("og:url"));
        }
    }

    proptest::proptest! {
        #[test]
        fn any_address_is_read_within_bounds(address in "[^<>]{0,40}") {
            let found = of(&format!("<link rel=canonical href=\"{address}\">"));
            for address in found.canonical.iter().chain(&found.copy_of) {
                proptest::prop_assert!(is_web(address));
            }
        }
    }

    #[test]
    fn the_front_page_is_no_articles_address() {
        assert_eq!(of("<meta property=og:url content=https://www.bell.test/>"), Addresses::default());
    }
}
