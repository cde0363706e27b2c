//! A site's rule at work: what its selectors point at on this page.

use std::collections::HashSet;

use ::url::Url;
use chrono::NaiveDate;
use ego_tree::NodeId;
use scraper::{ElementRef, Html, Selector};

use crate::date::{self, Dated, Place};

use super::rules::{SiteRule, SiteRules};
use super::survey::{self, Survey};
use super::{jsonld, published as dates, text};

/// The rule to read a page by: of its site's rules the one for the day of the page, else, where the page tells
/// no day, the newest.
///
/// A redesign often takes the archive with it, so an old page may stand in the new design: where the rule of
/// the day points at no body here, the newest one that does is taken instead.
pub fn rule<'r>(html: &Html, rules: &'r SiteRules, url: &Url, place: Place) -> Option<&'r SiteRule> {
    let rules = rules.of(url);
    if let [only] = rules.as_slice()
        && only.since.is_none()
        && only.until.is_none()
    {
        return Some(*only);
    }
    let newest = *rules.first()?;
    let Some(day) = day(html, url, place) else { return Some(newest) };
    let points = |rule: &&&SiteRule| rule.body.iter().any(|body| html.select(body).next().is_some());
    let of_day = rules.iter().find(|rule| rule.holds_on(day))?;
    let read = [of_day].into_iter().chain(&rules).find(points).unwrap_or(of_day);
    Some(*read)
}

/// The day of a page, before it is known how to read it: as it declares or shows it, else as its address does.
fn day(html: &Html, url: &Url, place: Place) -> Option<NaiveDate> {
    let survey = survey::survey(html, &HashSet::new());
    let linked = jsonld::read(&survey.head.linked_data, Some(url.as_str()), survey.meta("og:title"));
    let told = dates::dates(&survey, &linked, None, Some(url), place).published?;
    Some(told.date.at.date_naive())
}

/// The elements a rule drops, captions among them.
pub fn dropped(html: &Html, rule: Option<&SiteRule>) -> HashSet<NodeId> {
    let selectors = rule.into_iter().flat_map(|rule| rule.drop.iter().chain(&rule.caption));
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

/// The texts where a rule points at captions, in the body's container and right around it.
pub fn captions(container: ElementRef<'_>, rule: &SiteRule) -> Vec<String> {
    let around = container.parent().and_then(ElementRef::wrap).unwrap_or(container);
    let captions = rule.caption.iter().flat_map(|selector| around.select(selector)).map(line);
    captions.filter(|line| !line.is_empty()).take(MOST_CAPTIONS).collect()
}

/// The captions of one page that a rule may point at.
const MOST_CAPTIONS: usize = 200;

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
