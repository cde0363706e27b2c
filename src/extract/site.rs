//! A site's rule at work: what its selectors point at on this page.

use std::collections::HashSet;

use ego_tree::NodeId;
use scraper::{ElementRef, Html, Selector};

use crate::date::{self, Dated, Place};

use super::rules::SiteRule;
use super::survey::Survey;
use super::text;

/// The elements a rule drops.
pub fn dropped(html: &Html, rule: Option<&SiteRule>) -> HashSet<NodeId> {
    let selectors = rule.into_iter().flat_map(|rule| &rule.drop);
    selectors.flat_map(|selector| html.select(selector)).map(|element| element.id()).collect()
}

/// The container a rule names: of the first selector that matches anything with text, the first such match.
pub fn container(html: &Html, survey: &Survey<'_>, rule: &SiteRule) -> Option<usize> {
    let matches = rule.body.iter().flat_map(|selector| html.select(selector));
    matches
        .filter_map(|element| survey.index_of(element.id()))
        .find(|index| !survey.blocks_of(*index).is_empty())
}

/// The headline where a rule points at it.
pub fn title(html: &Html, rule: &SiteRule) -> Option<String> {
    lines(html, &rule.title).next()
}

/// The texts where a rule points at authors.
pub fn authors(html: &Html, rule: &SiteRule) -> Vec<String> {
    lines(html, &rule.author).collect()
}

/// The date where a rule points at it: the element's `datetime`, `content` or text.
pub fn published(html: &Html, rule: &SiteRule, place: Place) -> Option<Dated> {
    let mut matches = rule.published.iter().flat_map(|selector| html.select(selector));
    matches.find_map(|element| {
        let value = element.attr("datetime").or_else(|| element.attr("content"));
        date::parse(&value.map_or_else(|| line(element), str::to_owned), place)
    })
}

fn lines<'a>(html: &'a Html, selectors: &'a [Selector]) -> impl Iterator<Item = String> + 'a {
    selectors.iter().flat_map(|selector| html.select(selector)).map(line).filter(|line| !line.is_empty())
}

fn line(element: ElementRef<'_>) -> String {
    text::tidy(&crate::html::text::line(element))
}
