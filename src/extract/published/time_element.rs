//! Dates marked up as such: `time` elements and `itemprop=datePublished`.

use crate::date::Place;
use crate::extract::hints::Hints;
use crate::extract::survey::{Element, Survey};
use crate::extract::tags::Tag;

use super::{Opinion, Source, line};

/// The marked elements that are read; a page that has more lists other articles.
const MOST: usize = 12;

/// The elements that mark a date outside comments and lists of other articles; where there are none, those
/// beside the headline, whatever the names around them say.
pub fn opinions(survey: &Survey<'_>, headline: Option<usize>, place: Place) -> Vec<Opinion> {
    let mut clear = Vec::new();
    let mut doubtful = Vec::new();
    let aside = Hints::COMMENT.with(Hints::RELATED).with(Hints::ASIDE).with(Hints::NAV);
    let mut until = 0;
    for element in &survey.elements {
        if element.hints.any(aside) {
            until = until.max(element.end);
        }
        if clear.len() >= MOST || doubtful.len() >= MOST {
            break;
        }
        let found = if element.index < until { &mut doubtful } else { &mut clear };
        found.extend(opinion(survey, element, headline, place));
    }
    if clear.is_empty() {
        clear.extend(doubtful.into_iter().filter(|opinion| opinion.distance <= line::BESIDE));
    }
    clear
}

fn opinion(
    survey: &Survey<'_>,
    element: &Element<'_>,
    headline: Option<usize>,
    place: Place,
) -> Option<Opinion> {
    if element.tag != Tag::Time && !element.hints.any(Hints::DATE) {
        return None;
    }
    if !element.hints.any(Hints::DATE) {
        return None;
    }
    let property = element.node.attr("itemprop");
    let published = property == Some("datePublished") || element.node.attr("pubdate").is_some();
    if element.tag != Tag::Time && !published {
        return None;
    }
    let class = element.node.attr("class").unwrap_or_default();
    let changed = property == Some("dateModified")
        || !published
            && (line::is_of_change(class) || before(survey, element).is_some_and(line::is_of_change));
    let (source, evidence) = if changed {
        (Source::Changed, "time element of a change")
    } else {
        (Source::Element, "time element")
    };
    let distance = headline.map_or(0, |headline| element.first.abs_diff(headline));
    let value = element.node.attr("datetime").or_else(|| element.node.attr("content"));
    let read = |text: &str| Opinion::of(text, source, evidence, distance, place);
    value.and_then(read).or_else(|| read(&survey.line_of(element.index)))
}

/// What stands in the same line before an element.
fn before<'s>(survey: &'s Survey<'_>, element: &Element<'_>) -> Option<&'s str> {
    let block = survey.blocks.get(element.first)?;
    let line = survey.text(block);
    let own = element.node.text().map(str::trim).find(|text| !text.is_empty())?;
    if block.weight > line::LONGEST { None } else { line.split(own).next() }
}
