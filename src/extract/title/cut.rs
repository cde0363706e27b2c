//! What in a title is no headline: the names of the site and its section, before or behind it.

use crate::extract::text;

/// What parts a headline from the name of its site. The last four are parts of ordinary headlines too, and
/// count only where the name is known.
const SEPARATORS: [&str; 14] =
    [" :: ", " » ", " | ", " - ", " – ", " — ", " · ", " • ", "｜", "_", " / ", "|", "-", " : "];

/// The first of these never stand inside a headline: whatever follows them goes.
const CERTAIN: usize = 2;

/// Up to here, a short last part is taken for a name that is not known.
const LIKELY: usize = 10;

/// A declared title below this weight may be any word of the page.
pub const TELLING: u32 = 20;

/// What a site and the section of a page call themselves, as [`text::essence`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names {
    sites: Vec<String>,
    sections: Vec<String>,
}

impl Names {
    /// The names of a site.
    pub fn of(sites: &[String]) -> Self {
        let sites = sites.iter().map(|site| text::essence(site)).filter(|site| !site.is_empty()).collect();
        Self { sites, sections: Vec::new() }
    }

    /// Adds sections, which go from behind a headline as a site's name does.
    pub fn learn_sections<'a>(&mut self, sections: impl Iterator<Item = &'a str>) {
        let sections = sections.take(8).map(text::essence);
        self.sections.extend(sections.filter(|section| !section.is_empty()));
    }

    /// Learns names from what a `title` element says before or behind a title that stands declared elsewhere.
    pub fn learn<'a>(&mut self, page: &str, declared: impl Iterator<Item = &'a String>) {
        let telling = declared.filter(|title| text::weight(title) >= TELLING);
        let found: Vec<String> =
            telling.filter(|title| !self.is_site(title)).flat_map(|title| around(page, title)).collect();
        self.sites.extend(found);
    }

    /// Whether a line is a name of the site and nothing else, in other punctuation at most.
    pub fn is_name(&self, line: &str) -> bool {
        let line = text::essence(line);
        self.sites.contains(&line)
    }

    /// Whether a part of a title is one of the site's names, or shares the larger part of one.
    fn is_site(&self, part: &str) -> bool {
        let part = text::essence(part);
        let telling = part.chars().count() > 3;
        self.sites.iter().any(|site| {
            *site == part
                || telling && site.contains(&part) && part.len() * 4 >= site.len()
                || telling && part.contains(site) && site.len() * 2 >= part.len()
        })
    }

    fn is_section(&self, part: &str) -> bool {
        let part = text::essence(part);
        self.sections.contains(&part)
    }

    /// The title without parts at its ends that are known names.
    pub fn without(&self, title: &str) -> String {
        repeatedly(title, |title| self.cut_name(title))
    }

    /// The title without parts at its ends that are known names, or look like one.
    pub fn without_site(&self, title: &str) -> String {
        repeatedly(title, |title| self.cut_name(title).or_else(|| cut_short(title)))
    }

    fn cut_name<'t>(&self, title: &'t str) -> Option<&'t str> {
        SEPARATORS.iter().find_map(|separator| {
            let (head, tail) = title.rsplit_once(separator)?;
            if self.names_site(tail, is_hyphen(head, separator, tail)) || self.is_section(tail) {
                return Some(head.trim());
            }
            let (head, tail) = title.split_once(separator)?;
            self.names_site(head, is_hyphen(head, separator, tail)).then_some(tail.trim())
        })
    }

    /// Whether a part is the site's name: where a hyphen joins it to a word, the whole name.
    fn names_site(&self, part: &str, hyphen: bool) -> bool {
        if hyphen { self.sites.contains(&text::essence(part)) } else { self.is_site(part) }
    }
}

/// Whether a separator joins two words of an alphabet: what follows the hyphen of `Elbe-Bank` is no site.
fn is_hyphen(head: &str, separator: &str, tail: &str) -> bool {
    let letter = |c: Option<char>| c.is_some_and(|c| c.is_alphabetic() && text::weight_of(c) == 1);
    separator == "-" && letter(head.chars().next_back()) && letter(tail.chars().next())
}

/// What stands before and behind a title in a longer one, whole and the last part of it; nothing that says
/// more than the title, which would then be the name.
fn around(page: &str, title: &str) -> Vec<String> {
    let Some((before, behind)) = page.split_once(title) else { return Vec::new() };
    let parted = |rest: &str, edge: Option<char>| {
        let small = text::weight(rest) <= text::weight(title);
        small && edge.is_some_and(|edge| !edge.is_alphanumeric())
    };
    let before = Some(before).filter(|before| parted(before, before.chars().next_back()));
    let behind = Some(behind).filter(|behind| parted(behind, behind.chars().next()));
    let last = SEPARATORS.iter().filter_map(|separator| Some(behind?.rsplit_once(separator)?.1));
    let names = before.into_iter().chain(behind).chain(last).map(text::essence);
    names.filter(|name| name.chars().count() > 1).collect()
}

fn repeatedly<'t>(title: &'t str, cut: impl Fn(&'t str) -> Option<&'t str>) -> String {
    let mut title = title.trim();
    for _ in 0..4 {
        match cut(title).filter(|shorter| !shorter.is_empty()) {
            Some(shorter) => title = shorter,
            None => break,
        }
    }
    title.to_owned()
}

/// The title without a last part that looks like a name or like keywords.
fn cut_short(title: &str) -> Option<&str> {
    SEPARATORS.iter().enumerate().find_map(|(rank, separator)| {
        let (head, tail) = title.rsplit_once(separator)?;
        let (whole, part) = (text::weight(head), text::weight(tail));
        let short = part <= 40 && part * 2 < whole;
        let cut = rank < CERTAIN || rank < LIKELY && short || is_keywords(tail);
        (cut && whole >= 15).then_some(head.trim())
    })
}

/// Whether a part is a list of keywords: four words or more with commas and no space between them, or six.
fn is_keywords(part: &str) -> bool {
    let commas = part.matches([',', '，', '、']).count();
    let tight = !part.contains(", ");
    commas >= 5 || commas >= 3 && tight
}
