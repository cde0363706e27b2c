//! The headline: what the page's several titles agree on, without the site's name.

use super::jsonld::Linked;
use super::survey::Survey;
use super::tags::Tag;
use super::text;

/// The headline.
pub fn title(survey: &Survey<'_>, linked: &Linked, sites: &[String]) -> Option<String> {
    let page = survey
        .head
        .title
        .as_deref()
        .map(|title| text::tidy(&text::unescape(title)))
        .filter(|t| !t.is_empty());
    let shared = ["og:title", "twitter:title", "title", "dc.title", "headline"]
        .iter()
        .find_map(|name| survey.meta(name))
        .map(|title| text::tidy(&text::unescape(title)));
    let headings = headings(survey);
    let declared: Vec<&String> = linked.headline.iter().chain(&shared).chain(&page).collect();
    // A heading that the declared titles contain is the headline as readers see it.
    let shown = headings.iter().find(|heading| declared.iter().any(|title| contains(title, heading)));
    if let Some(heading) = shown {
        return Some(heading.clone());
    }
    let named = linked.headline.clone().or_else(|| shared.map(|title| without_site(&title, sites)));
    named
        .filter(|title| !title.is_empty())
        .or_else(|| page.map(|title| without_site(&title, sites)))
        .or_else(|| headings.first().cloned())
        .filter(|title| !title.is_empty())
}

/// First and second rank headings, marked-up headlines first.
fn headings(survey: &Survey<'_>) -> Vec<String> {
    let mut found = Vec::new();
    for wanted in [Tag::H1, Tag::H2] {
        for (index, element) in survey.elements.iter().enumerate() {
            if element.tag == wanted {
                let line = survey.line_of(index);
                if !line.is_empty() && line.len() < 600 {
                    found.push(line);
                }
            }
        }
    }
    found
}

/// Whether a declared title holds a heading and little else but the site's name.
fn contains(title: &str, heading: &str) -> bool {
    let (title, heading) = (text::essence(title), text::essence(heading));
    heading.chars().count() >= 4 && title.contains(&heading) && heading.len() * 3 >= title.len()
}

const SEPARATORS: [&str; 14] =
    [" | ", " - ", " – ", " — ", " :: ", " » ", " · ", " • ", "｜", "_", " / ", "|", "-", " : "];

/// The title without a leading or trailing part that is the site's name, or looks like one.
pub fn without_site(title: &str, sites: &[String]) -> String {
    let mut title = title.trim().to_owned();
    for _ in 0..4 {
        match cut(&title, sites) {
            Some(shorter) => title = shorter,
            None => break,
        }
    }
    title
}

fn cut(title: &str, sites: &[String]) -> Option<String> {
    let known = |part: &str| {
        let part = text::essence(part);
        !part.is_empty()
            && sites.iter().map(|site| text::essence(site)).any(|site| {
                site == part
                    || (part.chars().count() > 3
                        && (site.contains(&part) || part.contains(&site) && !site.is_empty()))
            })
    };
    for (rank, separator) in SEPARATORS.iter().enumerate() {
        if let Some((head, tail)) = title.rsplit_once(separator) {
            let loose = rank < 10
                && text::weight(tail) * 2 < text::weight(head)
                && text::weight(tail) <= 40
                && text::weight(head) >= 15;
            if known(tail) || loose {
                return Some(head.trim().to_owned()).filter(|head| !head.is_empty());
            }
        }
        if let Some((head, tail)) = title.split_once(separator)
            && known(head)
        {
            return Some(tail.trim().to_owned()).filter(|tail| !tail.is_empty());
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_the_site_goes_from_either_end() {
        let cases = [
            ("Leaving the club | The Daily Bell", "The Daily Bell", "Leaving the club"),
            ("The Daily Bell: Leaving", "The Daily Bell", "The Daily Bell: Leaving"),
            ("退群之後的世界會怎樣｜作者／專欄｜換日線", "換日線", "退群之後的世界會怎樣"),
            (
                "A well-known half-truth about the withdrawal",
                "",
                "A well-known half-truth about the withdrawal",
            ),
            ("Daily Bell » Leaving", "Daily Bell", "Leaving"),
        ];
        for (title, site, expected) in cases {
            assert_eq!(without_site(title, &[site.to_owned()]), expected);
        }
    }
}
