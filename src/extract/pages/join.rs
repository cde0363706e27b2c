//! The pages of an article joined to one text.

use std::collections::{BTreeMap, HashSet};

use ::url::Url;

use super::super::partial::{Cut, Partial};
use super::super::{Article, text};

/// Pages of one article that are read at the most.
const MOST_PAGES: u32 = 20;

/// An article whose pages are read one after the other. It tells which address is wanted next, is given what
/// was read there or told that it cannot be had, and is the whole article in the end.
///
/// It comes to an end whatever the pages say: numbers only grow, and no more than twenty are asked for.
#[derive(Clone, Debug)]
pub struct Joined {
    article: Article,
    /// The number of the last page joined.
    number: u32,
    later: BTreeMap<u32, Url>,
    whole: Option<Url>,
    /// The paragraphs so far, by their [`text::essence`].
    said: HashSet<String>,
    /// Where the pages joined so far stand.
    taken: Vec<Url>,
    /// Whether the pages ended by themselves, or may not be followed.
    ended: bool,
}

impl Joined {
    /// Begins with a page. Where it is a later one, or stands alone, nothing is wanted. That pages are missing,
    /// as it was marked when it was read by itself, is to be seen anew.
    pub fn new(mut article: Article) -> Self {
        article.partial = article.partial.filter(|partial| partial.cut != Cut::Pages);
        let pages = article.pages.clone().filter(|pages| pages.number == 1);
        let (later, whole) = pages.map(|pages| (pages.later, pages.whole)).unwrap_or_default();
        let title = article.title.as_deref().map(text::essence);
        let said = paragraphs(&article.body).map(text::essence).chain(title).collect();
        Self { article, number: 1, later, whole, said, taken: Vec::new(), ended: false }
    }

    /// The address wanted next: all pages on one if there is such a view, else the next page.
    pub fn wanted(&self) -> Option<&Url> {
        if self.ended || self.number >= MOST_PAGES {
            return None;
        }
        self.whole.as_ref().or_else(|| self.later.get(&(self.number + 1)))
    }

    /// Takes what was read at the wanted address; an error says that it is no article.
    pub fn take(&mut self, read: Result<Article, String>) {
        let Some(wanted) = self.wanted().cloned() else { return };
        match (self.whole.take(), read) {
            (Some(_), Ok(whole)) if self.covers(&whole) => self.replace(whole, &wanted),
            (Some(_), Ok(_)) => self.note(&format!("{wanted} does not have all pages")),
            (Some(_), Err(why)) => self.note(&format!("{wanted} does not have all pages: {why}")),
            (None, Ok(page)) => self.append(page, &wanted),
            (None, Err(why)) => {
                self.note(&format!("{wanted} could not be joined: {why}"));
                self.miss();
            }
        }
    }

    /// Whether the page at an address was joined.
    pub fn has(&self, url: &Url) -> bool {
        self.taken.contains(url)
    }

    /// The addresses that are wanted, or may come to be, as far as they are known.
    pub fn wishes(&self) -> impl Iterator<Item = &Url> {
        self.whole.iter().chain(self.later.values())
    }

    /// The wanted address cannot be had.
    pub fn miss(&mut self) {
        if self.whole.take().is_none() {
            self.ended = true;
        }
    }

    /// The article, marked as a part where pages of it are missing.
    pub fn finish(mut self) -> Article {
        if self.article.partial.is_none() {
            self.article.partial = self.lacks().map(|evidence| Partial { cut: Cut::Pages, evidence });
        }
        self.article
    }

    fn lacks(&self) -> Option<String> {
        if let Some(pages) = self.article.pages.as_ref().filter(|pages| pages.number > 1) {
            let first =
                pages.first.as_ref().map(|url| format!(", which begins at {url}")).unwrap_or_default();
            return Some(format!("this is page {} of an article{first}", pages.number));
        }
        let next = self.later.range(self.number + 1..).next();
        next.map(|(number, url)| format!("the text goes on at {url}, page {number}, which was not read"))
    }

    fn note(&mut self, note: &str) {
        self.article.notes.push(format!("pages: {note}"));
    }

    /// Whether another page is of the same article: by its headline, or because it links back as a later page.
    fn is_same(&self, other: &Article) -> bool {
        let essence = |article: &Article| article.title.as_deref().map(text::essence);
        match (essence(&self.article), essence(other)) {
            (Some(one), Some(other)) if one.chars().count().min(other.chars().count()) >= 4 => {
                one.contains(&other) || other.contains(&one)
            }
            _ => false,
        }
    }

    /// Whether a page of all pages has this one, and says more.
    fn covers(&self, whole: &Article) -> bool {
        let has: HashSet<String> = paragraphs(&whole.body).map(text::essence).collect();
        let own = weight(paragraphs(&self.article.body));
        let shared =
            paragraphs(&self.article.body).filter(|paragraph| has.contains(&text::essence(paragraph)));
        self.is_same(whole) && weight(shared) * 10 >= own * 7 && text::weight(&whole.body) >= own
    }

    fn replace(&mut self, whole: Article, url: &Url) {
        self.article.body = whole.body;
        self.article.captions = whole.captions;
        self.article.biography = whole.biography.or(self.article.biography.take());
        self.article.partial = whole.partial.filter(|partial| partial.cut != Cut::Pages);
        self.later.clear();
        self.taken.push(url.clone());
        self.note(&format!("the text is that of {url}, which has all pages"));
    }

    /// Adds the paragraphs that were not said yet. A page that says nothing new is another view of the same
    /// text, such as one with other comments: the text ends here.
    fn append(&mut self, page: Article, url: &Url) {
        let number = self.number + 1;
        let placed = page.pages.as_ref().filter(|pages| pages.number == number);
        if placed.is_none() && !self.is_same(&page) {
            return self.end_before(url, "it is another article");
        }
        let new: Vec<&str> = paragraphs(&page.body)
            .filter(|paragraph| !self.said.contains(&text::essence(paragraph)))
            .collect();
        if weight(new.iter().copied()) * 5 < text::weight(&page.body) {
            return self.end_before(url, "it says nothing new");
        }
        for paragraph in &new {
            self.article.body.push_str("\n\n");
            self.article.body.push_str(paragraph);
        }
        self.said.extend(new.into_iter().map(text::essence));
        self.number = number;
        self.later.extend(
            page.pages.filter(|pages| pages.number == number).map(|pages| pages.later).into_iter().flatten(),
        );
        self.article.captions.extend(page.captions);
        self.article.biography = self.article.biography.take().or(page.biography);
        let partial = page.partial.filter(|partial| partial.cut != Cut::Pages);
        // "Read on" at the end of the page before has been heeded.
        let before = self.article.partial.take().filter(|partial| partial.cut != Cut::Excerpt);
        self.article.partial = before.or(partial);
        self.taken.push(url.clone());
        self.note(&format!("page {number} at {url} was joined"));
    }

    /// What stands at the next address is not the next page, so there is none.
    fn end_before(&mut self, url: &Url, why: &str) {
        self.later.clear();
        self.ended = true;
        self.note(&format!("{url} is no next page: {why}"));
    }
}

fn paragraphs(body: &str) -> impl Iterator<Item = &str> {
    body.split("\n\n").filter(|paragraph| !paragraph.is_empty())
}

fn weight<'a>(paragraphs: impl Iterator<Item = &'a str>) -> u32 {
    paragraphs.map(text::weight).sum()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::extract::pages::Pages;

    const LEAD: &str = "The clerk counts twice, once for the record and once for herself.";

    fn url(number: u32) -> Url {
        Url::parse(&format!("https://bell.test/a/7000/{number}")).unwrap()
    }

    /// A page of an article with a lead that every page repeats.
    fn page(number: u32, last: u32, body: &str) -> Article {
        Article {
            title: Some("The clerk counts twice".to_owned()),
            body: format!("{LEAD}\n\n{body}"),
            pages: Some(Pages {
                number,
                first: (number > 1).then(|| Url::parse("https://bell.test/a/7000").unwrap()),
                later: (number + 1..=last).map(|number| (number, url(number))).collect(),
                whole: None,
            }),
            ..Article::default()
        }
    }

    #[test]
    fn pages_are_joined_in_their_order_and_no_paragraph_stands_twice() {
        let mut joined = Joined::new(page(1, 3, "First, there was the harbour and what it cost."));
        assert_eq!(joined.wanted(), Some(&url(2)));
        joined.take(Ok(page(2, 3, "Second, there was the boat, which nobody had painted.")));
        assert_eq!(joined.wanted(), Some(&url(3)));
        joined.take(Ok(page(3, 3, "Third and last, there was the vote.")));
        assert_eq!(joined.wanted(), None);
        let article = joined.finish();
        assert_eq!(
            article.body,
            format!(
                "{LEAD}\n\nFirst, there was the harbour and what it cost.\n\nSecond, there was the boat, which \
                 nobody had painted.\n\nThird and last, there was the vote."
            )
        );
        assert_eq!(article.partial, None);
    }

    #[test]
    fn a_call_to_read_on_is_heeded_by_the_next_page_and_a_wall_is_not() {
        for (cut, left) in [(Cut::Excerpt, None), (Cut::Wall, Some(Cut::Wall))] {
            let mut first = page(1, 2, "First, there was the harbour and what it cost.");
            first.partial = Some(Partial { cut, evidence: "the page says so".to_owned() });
            let mut joined = Joined::new(first);
            joined.take(Ok(page(2, 2, "Second, there was the boat, which nobody had painted.")));
            assert_eq!(joined.finish().partial.map(|partial| partial.cut), left);
        }
    }

    #[test]
    fn a_page_that_cannot_be_had_leaves_a_part() {
        let mut joined = Joined::new(page(1, 3, "First, there was the harbour and what it cost."));
        let mut empty = joined.clone();
        joined.miss();
        empty.take(Err("the page holds no text".to_owned()));
        for joined in [joined, empty] {
            assert_eq!(joined.wanted(), None);
            let partial = joined.finish().partial.unwrap();
            assert_eq!(partial.cut, Cut::Pages);
            assert!(
                partial.evidence.contains("goes on at https://bell.test/a/7000/2, page 2"),
                "{partial:?}"
            );
        }
    }

    #[test]
    fn a_later_page_by_itself_is_a_part() {
        let joined = Joined::new(page(2, 3, "Second, there was the boat."));
        assert_eq!(joined.wanted(), None);
        let partial = joined.finish().partial.unwrap();
        assert!(partial.evidence.contains("page 2 of an article, which begins at"), "{partial:?}");
    }

    #[test]
    fn what_is_another_article_or_says_nothing_new_is_not_joined() {
        let first = page(1, 3, "First, there was the harbour and what it cost.");
        let other = Article { title: Some("A ferry returns".to_owned()), pages: None, ..first.clone() };
        let again = Article { pages: None, ..first.clone() };
        for read in [other, again] {
            let mut joined = Joined::new(first.clone());
            joined.take(Ok(read));
            assert_eq!(joined.wanted(), None);
            let article = joined.finish();
            assert_eq!((article.body, article.partial), (first.body.clone(), None));
        }
    }

    #[test]
    fn a_view_of_all_pages_is_preferred_where_it_has_them() {
        let view = Url::parse("https://bell.test/a/7000?mode=whole").unwrap();
        let mut first = page(1, 2, "First, there was the harbour and what it cost.");
        first.pages.as_mut().unwrap().whole = Some(view.clone());
        let whole = Article {
            body: format!("{}\n\nSecond, there was the boat.", first.body),
            pages: None,
            ..first.clone()
        };
        let mut joined = Joined::new(first.clone());
        assert_eq!(joined.wanted(), Some(&view));
        joined.take(Ok(whole.clone()));
        assert_eq!(joined.wanted(), None);
        let article = joined.finish();
        assert_eq!((article.body, article.partial), (whole.body, None));

        let mut joined = Joined::new(first.clone());
        joined.take(Ok(Article { body: "A print view of something else.".to_owned(), ..first.clone() }));
        assert_eq!(joined.wanted(), Some(&url(2)), "the pages serve where the view does not");
        let mut joined = Joined::new(first);
        joined.miss();
        assert_eq!(joined.wanted(), Some(&url(2)));
    }

    #[test]
    fn no_article_has_more_pages_than_are_read_of_one() {
        let mut joined = Joined::new(page(1, 39, "Part 1 of a very long report on harbours."));
        let mut asked = 1;
        while joined.wanted().is_some() {
            asked += 1;
            joined.take(Ok(page(asked, 39, &format!("Part {asked} of a very long report on harbours."))));
        }
        assert_eq!(asked, MOST_PAGES);
        assert!(joined.finish().partial.unwrap().evidence.contains("page 21"));
    }

    proptest! {
        /// Whatever pages say of themselves, following them ends.
        #[test]
        fn it_always_ends(numbers in prop::collection::vec((1..60_u32, 1..60_u32, any::<bool>()), 1..60)) {
            let mut joined = Joined::new(page(1, 39, "First."));
            let mut asked = 0;
            for (number, last, there) in numbers.iter().cycle() {
                if joined.wanted().is_none() {
                    break;
                }
                asked += 1;
                prop_assert!(asked <= MOST_PAGES + 1);
                if *there { joined.take(Ok(page(*number, *last, &format!("Part {asked}, and new.")))) } else { joined.miss() }
            }
        }
    }
}
