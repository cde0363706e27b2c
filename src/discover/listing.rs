//! Listing pages: HTML with links, read by the selectors of the source.

use ::url::Url;
use scraper::{ElementRef, Html, Selector};

use crate::html::{self, Bounds, text};
use crate::source::ListingRule;
use crate::url::{is_web, resolve};

use super::collector::{Collector, Draft};
use super::{Found, List, Unreadable};

/// Reads the entries of a listing page. A page on which the rule finds nothing gives nothing.
///
/// # Errors
/// [`Unreadable::TooLarge`], if the page passes a bound.
pub fn read(page: &str, rule: &ListingRule, list: &List<'_>) -> Result<Found, Unreadable> {
    let tree =
        html::parse(page, Bounds::default()).map_err(|overrun| Unreadable::TooLarge(overrun.to_string()))?;
    let base = base(&tree, list.url);
    let mut collector = Collector::new(list);
    for item in tree.select(&rule.item) {
        // Scripts and anchors among the links are the page's furniture, not entries gone wrong.
        if let Some(draft) = draft(item, rule).filter(|draft| resolve(&base, &draft.links[0]).is_some()) {
            collector.add(draft, &base);
        }
    }
    Ok(collector.finish())
}

/// Where relative links start: the first `<base href>`, else the page.
fn base(tree: &Html, page: &Url) -> Url {
    let href = Selector::parse("base[href]").ok().and_then(|base| tree.select(&base).next()?.attr("href"));
    href.and_then(|href| page.join(href).ok().filter(is_web)).unwrap_or_else(|| page.clone())
}

/// An entry of an item; none if it has no link at all, as the headings and advertisements between have not.
fn draft(item: ElementRef<'_>, rule: &ListingRule) -> Option<Draft> {
    let link = match &rule.link {
        Some(selector) => item.select(selector).next()?,
        None if item.attr("href").is_some() => item,
        None => item.descendent_elements().find(|inner| inner.attr("href").is_some())?,
    };
    let title = match &rule.title {
        Some(selector) => item.select(selector).next().map(text::line),
        None => None,
    };
    let title = title.filter(|title| !title.is_empty()).or_else(|| headline(link));
    let date = rule.date.as_ref().and_then(|selector| item.select(selector).next()).map(|element| {
        let machine = element.attr("datetime").or(element.attr("content"));
        machine.map_or_else(|| text::line(element), str::to_owned)
    });
    Some(Draft { links: vec![link.attr("href")?.to_owned()], title, published: date, ..Draft::default() })
}

/// The link's text, or what it says of itself where it only shows a picture.
fn headline(link: ElementRef<'_>) -> Option<String> {
    let said = [
        Some(text::line(link)),
        link.attr("title").map(text::plain),
        link.attr("aria-label").map(text::plain),
    ];
    said.into_iter().flatten().find(|title| !title.is_empty())
}
