//! Which element holds the article.

use crate::extract::hints::Hints;
use crate::extract::survey::{Element, Survey};
use crate::extract::tags::Tag;

use super::worth::Worth;

/// The element whose subtree is worth most, marked-up and well-named ones preferred; the deepest of equals.
pub fn best(survey: &Survey<'_>, worth: &Worth) -> Option<usize> {
    survey
        .elements
        .iter()
        .enumerate()
        .filter(|(_, element)| can_hold(element))
        .map(|(index, element)| (worth.within(survey, index) * bonus(element.hints) / 100, index))
        .filter(|(worth, _)| *worth > 0)
        .max()
        .map(|(_, index)| index)
}

fn can_hold(element: &Element<'_>) -> bool {
    element.tag.begins_line()
        && element.tag.heading().is_none()
        && !matches!(element.tag, Tag::P | Tag::Li | Tag::Head)
}

fn bonus(hints: Hints) -> i64 {
    if hints.any(Hints::MARKED) {
        160
    } else if hints.any(Hints::BODY) {
        125
    } else if hints.any(Hints::ARTICLE) {
        115
    } else {
        100
    }
}
