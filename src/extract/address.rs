//! The page's own address, and the one on another site that it calls the original.

use url::Url;

use super::survey::Survey;

/// What a page calls its address.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Addresses {
    /// On the same site as the page.
    pub canonical: Option<Url>,
    /// On another site: this page is a copy of that.
    pub copy_of: Option<Url>,
}

/// Reads `rel=canonical`, else `og:url`, resolved against where the page came from.
pub fn addresses(survey: &Survey<'_>, url: Option<&Url>) -> Addresses {
    let links = survey.head.links.iter();
    let canonical =
        links.filter(|(rel, _)| rel.split_whitespace().any(|rel| rel.eq_ignore_ascii_case("canonical")));
    let named = canonical.map(|(_, href)| *href).chain(survey.meta("og:url")).map(str::trim);
    let resolve = |address: &str| match url {
        Some(base) => base.join(address).ok(),
        None => Url::parse(address).ok(),
    };
    let usable = |address: &Url| matches!(address.scheme(), "http" | "https") && !is_front(address);
    let Some(named) = named.filter(|address| !address.is_empty()).filter_map(resolve).find(usable) else {
        return Addresses::default();
    };
    match url {
        Some(url) if !same_site(url, &named) => Addresses { canonical: None, copy_of: Some(named) },
        _ => Addresses { canonical: Some(named), copy_of: None },
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
    fn the_front_page_is_no_articles_address() {
        assert_eq!(of("<meta property=og:url content=https://www.bell.test/>"), Addresses::default());
    }
}
