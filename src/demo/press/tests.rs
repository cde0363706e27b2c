//! The press of the demo is what it claims to be.

use std::collections::BTreeSet;

use super::*;

#[test]
fn every_page_of_both_editions_can_be_made() {
    for edition in [1, 2] {
        let sites = sites(edition).unwrap();
        assert_eq!(sites.len(), 11);
        for site in &sites {
            let paths: BTreeSet<_> = site.pages.iter().map(|page| &page.path).collect();
            assert_eq!(paths.len(), site.pages.len(), "{}", site.host);
        }
    }
}

#[test]
fn the_press_is_as_varied_as_it_claims() {
    let facts = facts(1).unwrap();
    assert_eq!(facts.len(), 20);
    let languages: BTreeSet<_> = facts.iter().map(|fact| fact.language.as_str()).collect();
    assert_eq!(languages, BTreeSet::from(["ar", "de", "en", "es", "fr", "ja", "zh-Hant"]));
    let silent = facts.iter().filter(|fact| fact.listed.is_empty() && fact.related.is_empty() && !fact.event);
    assert_eq!(silent.count(), 5, "articles that name nothing watched");
    assert!(facts.iter().any(|fact| fact.listed.is_empty() && !fact.related.is_empty()));
    assert!(facts.iter().any(|fact| fact.copy.is_some()));
}

#[test]
fn the_second_edition_changes_one_article_and_the_feed_that_names_it() {
    let pages = |edition| {
        let sites = sites(edition).unwrap();
        sites
            .into_iter()
            .flat_map(|site| site.pages)
            .map(|page| (page.path, page.etag))
            .collect::<BTreeSet<_>>()
    };
    let (first, second) = (pages(1), pages(2));
    let changed: Vec<_> = second.difference(&first).map(|(path, _)| path.as_str()).collect();
    // The related posts below its neighbours name it too.
    assert!(changed.contains(&"/feed/") && changed.contains(&"/2026/01/09/counting-to-sixty-six/"));
    assert!(changed.iter().all(|path| *path == "/feed/" || path.starts_with("/2026/01/")));
}

#[test]
fn no_character_is_lost_in_the_old_character_sets() {
    for draft in &layout::DRAFTS {
        let articles = articles(draft, 2).unwrap();
        let painter = Painter::new(draft.host, &articles);
        for article in &articles {
            let html = painter.page(draft.page, article).unwrap();
            let (_, _, lossy) = draft.charset.encode(&html);
            assert!(!lossy, "{}{} does not fit into {}", draft.host, article.path, draft.charset.name());
        }
    }
}
