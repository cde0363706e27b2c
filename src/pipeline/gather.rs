//! Pages of one article among stored pages, which come in any order: held back until they can be joined.

use std::collections::{HashMap, HashSet, VecDeque};

use ::url::Url;

use crate::extract::pages::{Joined, Pages};

/// Pages held at the most. Those of one article stand close together in an archive.
const MOST_HELD: usize = 512;

/// Addresses remembered as waited for, before those of pages that are gone are forgotten: what as many pages
/// as are held can name.
const MOST_WISHED: usize = 40 * MOST_HELD;

/// Bytes of pages held at the most.
const MOST_BYTES: usize = 64 << 20;

/// A page that was read, with all that belongs to it.
pub trait Read {
    /// Where it came from, in canonical form.
    fn address(&self) -> Option<Url>;
    /// Its article, unless it has none.
    fn article(&self) -> Option<&crate::extract::Article>;
    /// Bytes it takes in memory.
    fn size(&self) -> usize;
}

/// A page as it goes on: the first of its article with those joined to it, or one by itself.
pub struct Gathered<P> {
    /// The page.
    pub page: P,
    /// The article with its further pages, and these; none where the page stands alone.
    pub joined: Option<(Joined, Vec<P>)>,
}

/// Holds first pages until their further ones have come, and further ones until their first has.
pub struct Gather<P> {
    firsts: VecDeque<First<P>>,
    later: HashMap<Url, P>,
    /// The addresses that firsts wait for. Some may be waited for no longer; then a page is held in vain until
    /// nothing is waited for at all.
    wished: HashSet<Url>,
    bytes: usize,
}

struct First<P> {
    page: P,
    joined: Joined,
    parts: Vec<P>,
}

impl<P: Read> Gather<P> {
    /// Nothing held yet.
    pub fn new() -> Self {
        Self { firsts: VecDeque::new(), later: HashMap::new(), wished: HashSet::new(), bytes: 0 }
    }

    /// Takes a page; gives those that need not wait any longer.
    pub fn push(&mut self, page: P) -> Vec<Gathered<P>> {
        let size = page.size();
        let Some((address, pages)) = place(&page) else { return vec![alone(page)] };
        if pages.as_ref().is_some_and(|pages| pages.number == 1) {
            let Some(joined) = page.article().cloned().map(Joined::new) else { return vec![alone(page)] };
            self.wished.extend(joined.wishes().cloned());
            self.firsts.push_back(First { page, joined, parts: Vec::new() });
        } else if pages.is_some() || self.wished.contains(&address) {
            if let Some(twin) = self.later.insert(address, page) {
                self.bytes = (self.bytes + size).saturating_sub(twin.size());
                return vec![alone(twin)];
            }
        } else {
            return vec![alone(page)];
        }
        self.bytes += size;
        let mut done = self.complete();
        while self.firsts.len() + self.later.len() > MOST_HELD || self.bytes > MOST_BYTES {
            match self.firsts.pop_front() {
                Some(first) => done.push(self.settle(first)),
                None => done.extend(self.strays()),
            }
        }
        done
    }

    /// Gives all that is still held: what lacks a page goes without it.
    pub fn finish(mut self) -> Vec<Gathered<P>> {
        let mut done = Vec::new();
        while let Some(first) = self.firsts.pop_front() {
            done.push(self.settle(first));
        }
        done.extend(self.strays());
        done
    }

    /// The firsts whose pages are all there.
    fn complete(&mut self) -> Vec<Gathered<P>> {
        let (mut done, mut waiting) = (Vec::new(), VecDeque::new());
        while let Some(mut first) = self.firsts.pop_front() {
            self.advance(&mut first);
            if first.joined.wanted().is_none() {
                done.push(self.settle(first));
            } else {
                waiting.push_back(first);
            }
        }
        self.firsts = waiting;
        if self.firsts.is_empty() || self.wished.len() > MOST_WISHED {
            let wishes = self.firsts.iter().flat_map(|first| first.joined.wishes());
            self.wished = wishes.cloned().collect();
        }
        done
    }

    /// Joins to a first page what is held of its further ones.
    fn advance(&mut self, first: &mut First<P>) {
        while let Some(page) = first.joined.wanted().and_then(|url| self.later.remove(url)) {
            let Some(article) = page.article().cloned() else { continue };
            first.joined.take(Ok(article));
            self.wished.extend(first.joined.wishes().cloned());
            first.parts.push(page);
        }
    }

    /// A first page as it goes on: what was not found by now is missing.
    fn settle(&mut self, mut first: First<P>) -> Gathered<P> {
        while first.joined.wanted().is_some() {
            self.advance(&mut first);
            first.joined.miss();
        }
        let held = first.page.size() + first.parts.iter().map(Read::size).sum::<usize>();
        self.bytes = self.bytes.saturating_sub(held);
        Gathered { page: first.page, joined: Some((first.joined, first.parts)) }
    }

    fn strays(&mut self) -> Vec<Gathered<P>> {
        let mut strays: Vec<(Url, P)> = self.later.drain().collect();
        strays.sort_by(|one, other| one.0.cmp(&other.0));
        self.bytes = 0;
        strays.into_iter().map(|(_, page)| alone(page)).collect()
    }
}

/// The address of a page with an article, and what it says of the article's other pages.
fn place<P: Read>(page: &P) -> Option<(Url, Option<Pages>)> {
    let article = page.article()?;
    Some((page.address()?, article.pages.clone()))
}

fn alone<P>(page: P) -> Gathered<P> {
    Gathered { page, joined: None }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::extract::Article;

    #[derive(Clone)]
    struct Stored(Url, Article);

    impl Read for Stored {
        fn address(&self) -> Option<Url> {
            Some(self.0.clone())
        }

        fn article(&self) -> Option<&Article> {
            Some(&self.1)
        }

        fn size(&self) -> usize {
            100
        }
    }

    fn url(article: u32, number: u32) -> Url {
        let page = if number == 1 { String::new() } else { format!("?page={number}") };
        Url::parse(&format!("https://bell.test/{article}{page}")).unwrap()
    }

    fn page(article: u32, number: u32, last: u32) -> Stored {
        let pages = Pages {
            number,
            first: (number > 1).then(|| url(article, 1)),
            later: (number + 1..=last).map(|later| (later, url(article, later))).collect::<BTreeMap<_, _>>(),
            whole: None,
        };
        let body = format!("What page {number} of article {article} says, and it is not little.");
        let pages = (last > 1).then_some(pages);
        let title = Some(format!("Article {article}"));
        Stored(url(article, number), Article { title, body, pages, ..Article::default() })
    }

    /// What comes out for pages that go in: the first letter of each body's numbers.
    fn gathered(pages: Vec<Stored>) -> Vec<String> {
        let mut gather = Gather::new();
        let mut out: Vec<Gathered<Stored>> = pages.into_iter().flat_map(|page| gather.push(page)).collect();
        out.extend(gather.finish());
        out.into_iter()
            .map(|gathered| {
                let article = match gathered.joined {
                    Some((joined, _)) => joined.finish(),
                    None => gathered.page.1,
                };
                let partial = if article.partial.is_some() { " and lacks some" } else { "" };
                let numbers: Vec<&str> = article.body.split("page ").skip(1).map(|rest| &rest[..1]).collect();
                format!("{} {}{partial}", article.title.unwrap_or_default(), numbers.join(""))
            })
            .collect()
    }

    #[test]
    fn pages_are_joined_in_whatever_order_they_come() {
        let pages = || [page(7, 1, 3), page(7, 2, 3), page(7, 3, 3)];
        let [one, two, three] = pages();
        for order in [vec![one.clone(), two.clone(), three.clone()], vec![three, one, two]] {
            assert_eq!(gathered(order), ["Article 7 123"]);
        }
        let [one, two, three] = pages();
        let between = vec![one, page(8, 1, 1), two, page(9, 1, 2), three];
        assert_eq!(gathered(between), ["Article 8 1", "Article 7 123", "Article 9 1 and lacks some"]);
    }

    #[test]
    fn what_lacks_a_page_goes_without_it_and_what_lacks_its_first_goes_by_itself() {
        assert_eq!(
            gathered(vec![page(7, 1, 3), page(7, 3, 3)]),
            ["Article 7 1 and lacks some", "Article 7 3"]
        );
        assert_eq!(gathered(vec![page(7, 2, 3)]), ["Article 7 2"]);
    }

    #[test]
    fn no_more_is_held_than_memory_has_room_for() {
        let mut gather = Gather::new();
        let mut out = 0;
        for article in 0..2_000 {
            out += gather.push(page(article, 1, 2)).len();
            assert!(gather.firsts.len() + gather.later.len() <= MOST_HELD);
        }
        assert_eq!(out + gather.finish().len(), 2_000);
    }
}
