//! The part of the paper an article stands in, as its page names it.

use crate::extract::jsonld::Linked;
use crate::extract::survey::Survey;
use crate::extract::text;

use super::Known;

/// Metadata that names it, the plainest first.
const METAS: [&str; 8] = [
    "article:section",
    "og:article:section",
    "parsely-section",
    "section",
    "article.section",
    "dcterms.subject.section",
    "cxenseparse:section",
    "news_section",
];

/// The longest name of a section, in weight.
const LONGEST: u32 = 60;

/// What the metadata names, else the structured data.
pub fn section(survey: &Survey<'_>, linked: &Linked, known: &Known<'_>) -> Option<String> {
    let metas = METAS.into_iter().flat_map(|name| survey.metas(name));
    let metas = metas.map(|name| text::tidy(&text::unescape(name)));
    let not: Vec<String> =
        known.sites.iter().map(String::as_str).chain(known.title).map(text::essence).collect();
    metas
        .chain(linked.section.clone())
        .chain(linked.crumbs.iter().rev().cloned())
        .find(|name| is_name(name, &not))
}

/// What some systems write where there is no section, and names of front pages, as essences.
const NOTHING: [&str; 26] = [
    "uncategorized",
    "uncategorised",
    "none",
    "null",
    "undefined",
    "article",
    "articles",
    "tag",
    "tags",
    "all",
    "other",
    "archive",
    "archives",
    "latest",
    "featured",
    "home",
    "homepage",
    "startseite",
    "accueil",
    "inicio",
    "главная",
    "首页",
    "首頁",
    "家",
    "ホーム",
    "トップ",
];

/// Whether a text can be a section's name: short, with a letter in it, no address, not the headline and not the
/// site's name.
fn is_name(name: &str, not: &[String]) -> bool {
    let essence = text::essence(name);
    text::weight(name) <= LONGEST
        && name.chars().any(char::is_alphabetic)
        && !name.contains("://")
        && !not.contains(&essence)
        && !NOTHING.contains(&essence.as_str())
}

#[cfg(test)]
mod tests {
    use super::is_name;

    #[test]
    fn a_section_has_a_short_name_of_its_own() {
        let not = ["thetitle".to_owned(), "thepress".to_owned()];
        for name in ["Opinion", "投書", "Politik / Ausland", "U.S."] {
            assert!(is_name(name, &not), "{name}");
        }
        for name in ["", "7", "Uncategorized", "https://bell.example/opinion", "The title", "The Press"] {
            assert!(!is_name(name, &not), "{name}");
        }
    }
}
