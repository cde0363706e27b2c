//! The headline: what the page's several titles agree on, without the site's name.
//!
//! A page says its title up to five times: in structured data, in metadata for sharing, in its `title`
//! element, in headings, and once more in the path above the headline, where search engines read it. The
//! heading that readers see comes first, as long as the declared titles know it; declared titles serve where
//! no heading fits, cut down to what is not the site's name, section or keywords.

mod cut;
mod headings;

use super::jsonld::Linked;
use super::survey::{Block, Survey};
use super::text;

use cut::{Names, TELLING};
use headings::{Heading, contains, similar};

/// A headline, and where it stood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Headline {
    /// Without the site's name.
    pub text: String,
    /// As the page declares it, with series marks, section and the site's name.
    pub raw: String,
    /// Which of the page's titles it is.
    pub evidence: &'static str,
}

/// The headline; `sites` are the names the site goes by.
pub fn title(survey: &Survey<'_>, linked: &Linked, sites: &[String]) -> Option<Headline> {
    let titles = Titles::of(survey, linked, sites);
    let (text, evidence) = titles.choose(survey)?;
    Some(Headline { raw: titles.raw(&text), text, evidence })
}

/// All the titles of a page.
struct Titles {
    /// Of structured data.
    linked: Option<String>,
    /// Of metadata for sharing.
    shared: Option<String>,
    /// The `title` element.
    page: Option<String>,
    /// What the site and its section call themselves.
    names: Names,
    /// First and second rank, in order.
    headings: Vec<Heading>,
}

type Chosen = Option<(String, &'static str)>;

impl Titles {
    fn of(survey: &Survey<'_>, linked: &Linked, sites: &[String]) -> Self {
        let clean = |title: Option<&str>| {
            let title = title.map(|title| text::headline(text::tidy(&text::unescape(title))));
            title.filter(|title| !title.is_empty())
        };
        let page = clean(survey.head.title.as_deref());
        let metas = ["og:title", "twitter:title", "dc.title", "headline", "title"];
        let shared = metas.into_iter().find_map(|name| clean(survey.meta(name)));
        let linked_title = linked.headline.clone();
        let mut names = Names::of(sites);
        names
            .learn_sections(linked.section.iter().map(String::as_str).chain(survey.metas("article:section")));
        if let Some(page) = &page {
            names.learn(page, linked_title.iter().chain(&shared));
        }
        let headings = headings::read(survey, &names);
        Self { linked: linked_title, shared, page, names, headings }
    }

    fn choose(&self, survey: &Survey<'_>) -> Chosen {
        self.agreed()
            .or_else(|| self.known(1, "the first heading, which the declared titles hold"))
            .or_else(|| self.below_kicker())
            .or_else(|| self.second())
            .or_else(|| self.resembling(false))
            .or_else(|| self.known(2, "a heading of second rank, which the declared titles hold"))
            .or_else(|| Some((self.names.without(self.linked.as_deref()?), "the structured data")))
            .or_else(|| self.in_path())
            .or_else(|| Some((self.without_site(self.shared.as_deref()?), "the metadata for sharing")))
            .or_else(|| {
                Some((shown(survey, self.page.as_deref()?)?, "the line that begins the page's title"))
            })
            .or_else(|| self.alone())
            .or_else(|| Some((self.names.without_site(self.page.as_deref()?), "the title element")))
            .filter(|(title, _)| !title.is_empty())
    }

    /// What structured data and shared metadata both say, word for word.
    fn agreed(&self) -> Chosen {
        let linked = self.linked.as_deref().filter(|title| text::weight(title) >= 15)?;
        let shared = self.shared.as_deref()?;
        let bare = self.names.without(linked);
        let same = |title: &str| {
            let title = text::essence(title);
            title == text::essence(linked) || title == text::essence(&bare)
        };
        let agreed = same(shared) || same(&self.names.without_site(shared));
        agreed.then_some((bare, "structured data and metadata agree"))
    }

    fn declared(&self) -> impl Iterator<Item = &String> {
        self.linked.iter().chain(&self.shared).chain(&self.page)
    }

    fn standing(&self, rank: u8) -> impl Iterator<Item = &Heading> {
        self.headings.iter().filter(move |heading| heading.rank == rank && !heading.in_path)
    }

    /// The first standing heading of a rank that a declared title contains.
    fn known(&self, rank: u8, evidence: &'static str) -> Chosen {
        let known = |heading: &&Heading| self.declared().any(|title| contains(title, &heading.text));
        self.standing(rank).find(known).map(|heading| (heading.text.clone(), evidence))
    }

    /// What is declared beside the `title` element, without names, if it says enough to be looked for.
    fn telling(&self) -> impl Iterator<Item = String> {
        let bare = self.linked.iter().map(|title| self.names.without(title));
        let shared = self.shared.iter().map(|title| self.without_site(title));
        bare.chain(shared).filter(|title| text::weight(title) >= TELLING)
    }

    /// The declared title that a heading of second rank says word for word.
    fn second(&self) -> Chosen {
        let near: Vec<String> =
            self.standing(2).take(headings::NEAR).map(|heading| text::essence(&heading.text)).collect();
        let title = self.telling().find(|title| near.contains(&text::essence(title)))?;
        Some((title, "declared, and a heading of second rank word for word"))
    }

    /// The declared title that a heading ends with, below a kicker, a label or a date.
    fn below_kicker(&self) -> Chosen {
        let near = self.standing(1).take(headings::NEAR).chain(self.standing(2).take(headings::NEAR));
        let lines: Vec<&str> = near.map(|heading| heading.text.as_str()).collect();
        let title = self.telling().find(|title| lines.iter().any(|line| headings::is_below(title, line)))?;
        Some((title, "declared, and shown below a kicker"))
    }

    /// The first heading of first rank that shares a good part of its words with a declared title.
    fn resembling(&self, in_path: bool) -> Chosen {
        let first = self.headings.iter().filter(|heading| heading.rank == 1 && heading.in_path == in_path);
        let declared: Vec<&String> = self.declared().collect();
        let heading = similar(first, &declared)?;
        Some((heading.text.clone(), "the first heading, which resembles the declared titles"))
    }

    /// The heading in the path above the headline, where nothing else shows it.
    fn in_path(&self) -> Chosen {
        let known = |heading: &&Heading| {
            heading.in_path
                && heading.rank == 1
                && self.declared().any(|title| contains(title, &heading.text))
        };
        let found = self.headings.iter().find(known).map(|heading| heading.text.clone());
        found.map(|text| (text, "the heading in the path above the text")).or_else(|| self.resembling(true))
    }

    /// The page's only first heading, where nothing is declared but a `title` element that does not know it.
    fn alone(&self) -> Chosen {
        let mut first = self.standing(1).filter(|heading| text::weight(&heading.text) >= TELLING);
        let heading = first.next().filter(|_| first.next().is_none())?;
        Some((heading.text.clone(), "the only heading of first rank"))
    }

    /// A shared title that the `title` element goes on from is whole but for names; of another, what looks
    /// like a name goes too.
    fn without_site(&self, shared: &str) -> String {
        let goes_on = self.page.as_deref().is_some_and(|page| {
            page.strip_prefix(shared).is_some_and(|rest| rest.starts_with([' ', '|', '-', '_', '｜']))
        });
        if goes_on { self.names.without(shared) } else { self.names.without_site(shared) }
    }

    /// The fullest form of a headline: the `title` element if it holds it, else the first title that does.
    fn raw(&self, headline: &str) -> String {
        let essence = text::essence(headline);
        let holds = |title: &&String| text::essence(title).contains(&essence);
        let headings = self.headings.iter().map(|heading| &heading.raw);
        let all = self.page.iter().chain(&self.shared).chain(&self.linked).chain(headings);
        all.into_iter().find(holds).map_or_else(|| headline.to_owned(), Clone::clone)
    }
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

/// The index of the block that is the headline: the first heading that says what the title says, else the
/// first line that does and is no link, else the first heading that ends with it.
pub fn place(survey: &Survey<'_>, title: Option<&str>) -> Option<usize> {
    let title = title.map(text::essence).filter(|title| !title.is_empty())?;
    let lines = || survey.blocks.iter().enumerate().filter(|(_, block)| may_say(survey, block, &title));
    let said: Vec<(usize, &Block)> =
        lines().filter(|(_, block)| text::has_essence(survey.text(block), &title)).collect();
    let high = |block: &Block| survey.tag_of(block).heading().is_some_and(|rank| rank <= 2);
    let heading = said.iter().find(|(_, block)| high(block));
    let found = heading.or_else(|| said.iter().find(|(_, block)| block.linked == 0)).map(|(at, _)| *at);
    found.or_else(|| {
        let ends =
            |(_, block): &(usize, &Block)| high(block) && text::essence(survey.text(block)).ends_with(&title);
        lines().find(ends).map(|(at, _)| at)
    })
}

fn may_say(survey: &Survey<'_>, block: &Block, title: &str) -> bool {
    survey.text(block).len() <= 2 * title.len() + 80
}

#[cfg(test)]
mod tests;
