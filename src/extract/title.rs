//! The headline: what the page's several titles agree on, without the site's name.
//!
//! The heading that readers see comes first, as long as the page's declared titles know it; declared
//! titles serve where no heading fits, cut down to what is not the site's name, section or keywords.

use std::collections::HashSet;

use super::hints::Hints;
use super::jsonld::Linked;
use super::survey::{Block, Element, Survey};
use super::tags::Tag;
use super::text;

/// The headings of a rank that are looked at: the headline stands among the first.
const MOST_HEADINGS: usize = 60;

/// The headline; `sites` are the names the site goes by.
pub fn title(survey: &Survey<'_>, linked: &Linked, sites: &[String]) -> Option<String> {
    let page = clean(survey.head.title.as_deref());
    let metas = ["og:title", "twitter:title", "dc.title", "headline", "title"];
    let shared = metas.into_iter().find_map(|name| clean(survey.meta(name)));
    let declared: Vec<&String> = linked.headline.iter().chain(&shared).chain(&page).collect();
    agreed(linked, shared.as_deref(), sites)
        .or_else(|| heading(survey, &declared, sites))
        .or_else(|| linked.headline.clone())
        .or_else(|| shared.as_deref().map(|title| without_site(title, sites)))
        .or_else(|| page.as_deref().and_then(|page| shown(survey, page)))
        .or_else(|| page.as_deref().map(|title| without_site(title, sites)))
        .filter(|title| !title.is_empty())
}

/// What structured data and shared metadata both say, word for word.
fn agreed(linked: &Linked, shared: Option<&str>, sites: &[String]) -> Option<String> {
    let headline = linked.headline.as_deref().filter(|headline| text::weight(headline) >= 15)?;
    let shared = shared?;
    let same = |title: &str| text::essence(title) == text::essence(headline);
    (same(shared) || same(&without_site(shared, sites))).then(|| without_name(headline, sites))
}

/// The title without a last part that is one of the site's names.
fn without_name(title: &str, sites: &[String]) -> String {
    let named = SEPARATORS.iter().filter_map(|separator| title.rsplit_once(separator));
    let mut heads = named.filter(|(_, tail)| is_site(tail, sites)).map(|(head, _)| head.trim().to_owned());
    heads.find(|head| !head.is_empty()).unwrap_or_else(|| title.to_owned())
}

/// The index of the block that is the headline: the first heading that says what the title says, else the
/// first line that does and is no link.
pub fn place(survey: &Survey<'_>, title: Option<&str>) -> Option<usize> {
    let title = title.map(text::essence).filter(|title| !title.is_empty())?;
    let says = |block: &Block| {
        let line = survey.text(block);
        line.len() <= 2 * title.len() + 80 && text::essence(line) == title
    };
    let said: Vec<(usize, &Block)> =
        survey.blocks.iter().enumerate().filter(|(_, block)| says(block)).collect();
    let heading = said.iter().find(|(_, block)| survey.tag_of(block).heading().is_some_and(|rank| rank <= 2));
    heading.or_else(|| said.iter().find(|(_, block)| block.linked == 0)).map(|(at, _)| *at)
}

fn clean(title: Option<&str>) -> Option<String> {
    title.map(|title| text::headline(text::tidy(&text::unescape(title)))).filter(|title| !title.is_empty())
}

/// The visible heading that the declared titles know best: one they contain, else the page's only first
/// rank heading if they share a good part of its words.
fn heading(survey: &Survey<'_>, declared: &[&String], sites: &[String]) -> Option<String> {
    let site = |line: &str| sites.iter().any(|site| text::essence(site) == text::essence(line));
    let of_rank = |rank: Tag| -> Vec<String> {
        let aside = Hints::NAV.with(Hints::FOOTER).with(Hints::RELATED).with(Hints::HIDDEN);
        let headings =
            survey.elements.iter().filter(|element| element.tag == rank && !element.hints.any(aside));
        let line =
            |element: &Element<'_>| text::tidy(survey.line_of(element.index).trim_start_matches([':', ' ']));
        let lines = headings.map(line);
        let path = |line: &String| line.contains(['〉', '›', '»', '>']);
        let lines = lines.filter(|line| !line.is_empty() && line.len() < 600).take(MOST_HEADINGS);
        lines.filter(|line| !site(line) && !path(line)).collect()
    };
    let first = of_rank(Tag::H1);
    let known = |line: &&String| declared.iter().any(|title| contains(title, line));
    let second = of_rank(Tag::H2);
    let contained = first.iter().chain(&second).find(known);
    contained.or_else(|| similar(&first, declared)).cloned()
}

/// Whether a declared title holds a heading and little else but the site's name.
fn contains(title: &str, heading: &str) -> bool {
    let (title, heading) = (text::essence(title), text::essence(heading));
    heading.chars().count() >= 4 && title.contains(&heading) && heading.len() * 3 >= title.len()
}

/// The first heading that shares a third of its words with a declared title, if it is a headline at all:
/// one word is a section.
fn similar<'h>(headings: &'h [String], declared: &[&String]) -> Option<&'h String> {
    let words = |line: &str| -> HashSet<String> {
        let cut = |c: char| !c.is_alphanumeric();
        let dense = text::weight(line) > 2 * line.chars().count() as u32;
        if dense {
            line.chars().filter(|c| c.is_alphanumeric()).map(String::from).collect()
        } else {
            line.split(cut).filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
        }
    };
    headings.iter().find(|heading| {
        let own = words(heading);
        let shared = |title: &&String| words(title).intersection(&own).count();
        own.len() >= 3 && declared.iter().map(shared).max().unwrap_or_default() * 3 >= own.len()
    })
}

/// The line of the page that its title begins with, where no heading is marked up as one.
fn shown(survey: &Survey<'_>, page: &str) -> Option<String> {
    let whole = text::essence(page);
    let candidates = survey.blocks.iter().filter(|block| block.linked == 0 && block.weight >= 15);
    candidates
        .map(|block| survey.text(block))
        .filter(|line| line.len() <= page.len())
        .find(|line| {
            let line = text::essence(line);
            line.len() * 5 >= whole.len() * 2 && whole.starts_with(&line)
        })
        .map(str::to_owned)
}

/// What parts a headline from the name of its site. The last two are parts of ordinary headlines too, and
/// count only where the site's name is known.
const SEPARATORS: [&str; 14] =
    [" | ", " - ", " – ", " — ", " :: ", " » ", " · ", " • ", "｜", "_", " / ", "|", "-", " : "];

/// The title without a leading or trailing part that is the site's name, or looks like one.
pub fn without_site(title: &str, sites: &[String]) -> String {
    let mut title = title.trim();
    for _ in 0..4 {
        match cut(title, sites) {
            Some(shorter) if !shorter.is_empty() => title = shorter,
            _ => break,
        }
    }
    title.to_owned()
}

fn cut<'t>(title: &'t str, sites: &[String]) -> Option<&'t str> {
    for (rank, separator) in SEPARATORS.iter().enumerate() {
        if let Some((head, tail)) = title.rsplit_once(separator) {
            let small = text::weight(tail) <= 40 && text::weight(tail) * 2 < text::weight(head);
            if is_site(tail, sites) || rank < 10 && small && text::weight(head) >= 15 {
                return Some(head.trim());
            }
        }
        if let Some((head, tail)) = title.split_once(separator)
            && is_site(head, sites)
        {
            return Some(tail.trim());
        }
    }
    None
}

/// Whether a part of a title is one of the site's names, or shares the larger part of one.
fn is_site(part: &str, sites: &[String]) -> bool {
    let part = text::essence(part);
    let shares = |site: String| {
        site == part
            || part.chars().count() > 3 && !site.is_empty() && (site.contains(&part) || part.contains(&site))
    };
    !part.is_empty() && sites.iter().map(|site| text::essence(site)).any(shares)
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

    #[test]
    fn a_heading_that_shares_words_with_the_declared_title_is_the_headline() {
        let headings = ["Menu".to_owned(), "Why the council lost a third of its members".to_owned()];
        let declared = "Council: why a third of members left | Daily Bell".to_owned();
        assert_eq!(similar(&headings, &[&declared]), headings.get(1));
        assert_eq!(similar(&headings[..1], &[&declared]), None);
    }
}
