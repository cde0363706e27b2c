//! What stands under the pictures of an article.

use std::collections::HashSet;

use crate::extract::boilerplate;
use crate::extract::hints::Hints;
use crate::extract::survey::{Element, Survey};
use crate::extract::tags::Tag;
use crate::extract::text;

use super::Known;
use super::place::{ELSEWHERE, Place};

/// The most captions of one page.
const MOST: usize = 200;

/// The longest caption, in weight; what says more is a text of its own.
const LONGEST: u32 = 1_500;

/// The shortest, in weight: less is a number or a mark.
const SHORTEST: u32 = 6;

/// The captions where the site's rule points, then those between headline and end of the text; in order, each
/// once.
pub fn captions(place: &Place<'_, '_>, known: &Known<'_>) -> Vec<String> {
    let ruled = known.captions.iter().filter(|line| (SHORTEST..=LONGEST).contains(&text::weight(line)));
    let ruled: Vec<String> = ruled.map(|line| undoubled(line.clone())).collect();
    let mut found: Vec<(usize, String)> = marked(place);
    found.extend(repeated(place));
    found.sort_by_key(|(at, _)| *at);
    let mut seen = HashSet::new();
    let found = found.into_iter().map(|(_, caption)| caption);
    let is_new = |caption: &String| {
        let prompt = text::weight(caption) <= boilerplate::LONGEST
            && boilerplate::kind(caption).is_some_and(|kind| !matches!(kind, "credit" | "legal"));
        !prompt && !known.authors.contains(caption) && seen.insert(text::essence(caption))
    };
    ruled.into_iter().chain(found).filter(is_new).take(MOST).collect()
}

/// Elements marked or named as captions, each with its block.
fn marked(place: &Place<'_, '_>) -> Vec<(usize, String)> {
    let (survey, around) = (place.survey, place.around());
    let mut found = Vec::new();
    let mut until = 0;
    for element in &survey.elements {
        let inside = element.index < until || !around.contains(&element.first);
        if inside || !element.hints.any(Hints::CAPTION) || holds_several(survey, element) {
            continue;
        }
        until = element.end;
        if place.says(element.index, ELSEWHERE) || place.holds_text(element) || !has_picture(survey, element)
        {
            continue;
        }
        found.extend(line(survey, element).map(|line| (element.first, line)));
    }
    found
}

/// Whether an element is rather a gallery, with captions of its own for each picture in it.
fn holds_several(survey: &Survey<'_>, element: &Element<'_>) -> bool {
    let inner = survey.elements[element.index + 1..element.end].iter();
    inner.filter(|inner| inner.tag == Tag::Figcaption || inner.tag == Tag::Figure).take(2).count() > 1
}

/// Whether a picture stands in an element or right beside it; a figure may hold a player instead.
fn has_picture(survey: &Survey<'_>, element: &Element<'_>) -> bool {
    // Pictures stand in the order of their blocks.
    let from = survey.pictures.partition_point(|picture| picture.before + 2 < element.first);
    matches!(element.tag, Tag::Figure | Tag::Figcaption)
        || survey.pictures.get(from).is_some_and(|picture| picture.before <= element.last + 1)
}

/// The caption in an element: of a figure, what is marked as its caption; else all it holds.
fn line(survey: &Survey<'_>, element: &Element<'_>) -> Option<String> {
    let inner = survey.elements[element.index + 1..element.end].iter();
    let caption = inner.clone().find(|inner| inner.tag == Tag::Figcaption).unwrap_or(element);
    let blocks = &survey.blocks[caption.first..caption.last];
    let heads = blocks.iter().any(|block| survey.tag_of(block).heading().is_some());
    let (weight, linked) =
        blocks.iter().fold((0, 0), |(weight, linked), block| (weight + block.weight, linked + block.linked));
    let sound = (SHORTEST..=LONGEST).contains(&weight) && linked * 2 <= weight && !heads;
    sound.then(|| undoubled(survey.line_of(caption.index)))
}

/// Lines beside the text that say what an image says in its `alt` or `title`.
fn repeated(place: &Place<'_, '_>) -> Vec<(usize, String)> {
    let survey = place.survey;
    let images: HashSet<String> = survey.images.iter().map(|image| text::tidy(image)).collect();
    let around = place.around();
    let text: HashSet<&str> = kept_lines(place).collect();
    let lines = survey.blocks.iter().enumerate().take(around.end).skip(around.start);
    lines
        .filter(|(at, block)| {
            let own = Some(*at) != place.headline && !place.kept[*at] && block.linked == 0;
            own && block.weight >= TELLING && survey.tag_of(block).heading().is_none()
        })
        .filter(|(_, block)| !place.says(block.element, ELSEWHERE))
        .map(|(at, block)| (at, undoubled(survey.text(block).to_owned())))
        .filter(|(_, line)| images.contains(line) && !text.contains(line.as_str()))
        .collect()
}

/// The least weight of such a line: less may be a name that stands beside its portrait.
const TELLING: u32 = 24;

fn kept_lines<'a>(place: &'a Place<'_, '_>) -> impl Iterator<Item = &'a str> {
    let blocks = place.survey.blocks.iter().zip(&place.kept);
    blocks.filter(|(_, kept)| **kept).map(|(block, _)| place.survey.text(block))
}

/// A caption written twice on one line is one.
fn undoubled(line: String) -> String {
    let half = line.len() / 2;
    let (one, other) = line.split_at(line.floor_char_boundary(half));
    if line.len() >= 24 && one.trim_end() == other.trim_start() { one.trim_end().to_owned() } else { line }
}

#[cfg(test)]
mod tests {
    use super::undoubled;

    #[test]
    fn a_caption_written_twice_is_one() {
        let cases = [
            ("港口的早晨，漁船靠岸港口的早晨，漁船靠岸", "港口的早晨，漁船靠岸"),
            ("The harbour at dawn. The harbour at dawn.", "The harbour at dawn."),
            ("The harbour at dawn, and at noon.", "The harbour at dawn, and at noon."),
            ("", ""),
        ];
        for (line, expected) in cases {
            assert_eq!(undoubled(line.to_owned()), expected, "{line}");
        }
    }
}
