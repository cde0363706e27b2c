//! Which element holds the article.

use crate::extract::hints::Hints;
use crate::extract::survey::{Element, Survey};
use crate::extract::tags::Tag;

use super::clues::Clues;
use super::worth::Worth;

/// The element whose subtree is worth most, marked-up and well-named ones preferred, with its worth; the
/// deepest of equals.
pub fn best(survey: &Survey<'_>, worth: &Worth, clues: &Clues) -> Option<(usize, i64)> {
    let holders = survey.elements.iter().filter(|element| can_hold(element));
    holders
        .map(|element| (worth.within(survey, element.index) * bonus(element, clues) / 100, element.index))
        .filter(|(worth, _)| *worth > 0)
        .max()
        .map(|(_, index)| (index, worth.within(survey, index)))
}

fn can_hold(element: &Element<'_>) -> bool {
    let single = matches!(element.tag, Tag::P | Tag::Li | Tag::Head);
    element.tag.begins_line() && element.tag.heading().is_none() && !single
}

/// What its names, and a quoted first paragraph inside it, add to an element's worth, in percent.
fn bonus(element: &Element<'_>, clues: &Clues) -> i64 {
    let holds = |at: Option<usize>| at.is_some_and(|at| (element.first..element.last).contains(&at));
    let named = match element.hints {
        hints if hints.any(Hints::MARKED) => 300,
        hints if hints.any(Hints::BODY) => 200,
        hints if hints.any(Hints::ARTICLE) && holds(clues.headline) => 200,
        hints if hints.any(Hints::ARTICLE) => 130,
        _ => 100,
    };
    if holds(clues.opening) { named * 13 / 10 } else { named }
}
