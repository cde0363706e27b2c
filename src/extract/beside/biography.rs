//! What a page says of the authors: the box below the text, or the line that closes it.

use std::sync::LazyLock;

use regex::Regex;

use crate::extract::hints::Hints;
use crate::extract::survey::{Element, Survey};
use crate::extract::text;

use super::Known;
use super::place::Place;
use super::told::Telling;

/// The shortest biography, in weight; less is a name.
const SHORTEST: u32 = 40;

/// The longest paragraph of one, in weight.
const LONGEST: u32 = 2_000;

/// The most paragraphs of all.
const MOST: usize = 12;

/// A line that tells who wrote the text, without the name: `The writer is …`, `（作者為…）`, `Der Autor ist …`.
static WRITER: LazyLock<Telling> = LazyLock::new(|| {
    Telling::new(
        &[
            "writer",
            "author",
            "columnist",
            "autor",
            "autric",
            "auteur",
            "автор",
            "Автор",
            "作者",
            "筆者",
            "笔者",
        ],
        r"^[（(\[【◎●※*—–-]*\s*(?:the (?:writer|author|columnist)s? (?:is|are|was|teach|work|serve)|about the (?:writer|author)s?\s*[:：]|(?:der|die) autor(?:in(?:nen)?|en)? (?:ist|sind|war|lehrt|arbeitet)|(?:l.auteure?|les auteurs) (?:est|sont)|(?:el|la|los) autora?(?:es)? (?:es|son)|(?:o|a) autora? é|(?:l.autore|l.autrice) è|автор\s*[—–-]|об авторе|(?:本文)?(?:作者|筆者|笔者)\s*(?:為|为|是|係|系|現任|现任|曾任|簡介|简介|介紹|介绍))",
    )
});

/// What may follow the author's name at the beginning of such a line.
static IS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?i)^[”」』）)]?\s*(?:,|，|（|\(|:|：|—|–)?\s*(?:is|was|are|has|teaches|writes|works|serves|lives|covers|reports|joined|ist|war|schreibt|lehrt|arbeitet|lebt|est|écrit|enseigne|es|é|è|jest|—|為|为|是|現任|现任|曾任|生於|生于|畢業|毕业|任教)(?:\s|\p{Han})",
    )
    .expect("the pattern is fixed")
});

/// What the lines of the text told, then the boxes named so, then the line that closes the text.
pub fn biography(place: &Place<'_, '_>, known: &Known<'_>) -> Option<String> {
    let told = known.body.told.biography.clone();
    told.or_else(|| boxed(place)).or_else(|| closing(place, known.authors))
}

/// The paragraphs in boxes named as an author's.
fn boxed(place: &Place<'_, '_>) -> Option<String> {
    let elsewhere =
        Hints::NAV.with(Hints::COMMENT).with(Hints::RELATED).with(Hints::PROMO).with(Hints::HIDDEN);
    let survey = place.survey;
    let begin = place.headline.unwrap_or_default();
    let mut lines: Vec<&str> = Vec::new();
    let mut until = 0;
    for element in &survey.elements {
        if element.index < until || element.first < begin || !element.hints.any(Hints::BIO) {
            continue;
        }
        until = element.end;
        if place.holds_text(element) || place.says(element.index, elsewhere) {
            continue;
        }
        for line in sentences(survey, element) {
            if !lines.contains(&line) && lines.len() < MOST {
                lines.push(line);
            }
        }
    }
    (!lines.is_empty()).then(|| lines.join("\n"))
}

/// The blocks of a box that say something: no names, no buttons, no links to more.
fn sentences<'a>(survey: &'a Survey<'_>, element: &Element<'_>) -> impl Iterator<Item = &'a str> {
    let blocks = survey.blocks[element.first..element.last].iter();
    let telling = blocks.filter(|block| {
        (SHORTEST..=LONGEST).contains(&block.weight)
            && block.linked * 2 < block.weight
            && survey.tag_of(block).heading().is_none()
    });
    telling.map(|block| survey.text(block))
}

/// How many of the last lines of the text may be such a line.
const LAST: usize = 3;

/// The line at the end of the text, or right after it, that tells who its author is.
fn closing(place: &Place<'_, '_>, authors: &[String]) -> Option<String> {
    let survey = place.survey;
    let (first, last) = place.text;
    let begin = last.saturating_sub(LAST).max(first + 1);
    let lines = (begin..last).chain(place.after().map(|(at, _)| at).take(2 * LAST));
    let elsewhere =
        Hints::RELATED.with(Hints::NAV).with(Hints::COMMENT).with(Hints::CAPTION).with(Hints::FOOTER);
    let blocks = lines.filter_map(|at| survey.blocks.get(at)).filter(|block| {
        (SHORTEST..=LONGEST / 2).contains(&block.weight) && !place.says(block.element, elsewhere)
    });
    let told: Vec<&str> =
        blocks.map(|block| survey.text(block)).filter(|line| tells_author(line, authors)).collect();
    (!told.is_empty()).then(|| told.join("\n"))
}

/// Whether a line says who the author is.
fn tells_author(line: &str, authors: &[String]) -> bool {
    let begins = |author: &String| {
        let author = author.trim();
        let rest = line.strip_prefix(author).filter(|_| text::weight(author) >= 6);
        rest.is_some_and(|rest| IS.is_match(rest))
    };
    WRITER.is_match(line) || authors.iter().any(begins)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_that_says_who_the_author_is_is_known_by_name_or_by_role() {
        let authors = ["Ada Quill".to_owned(), "林小明".to_owned()];
        for line in [
            "Ada Quill is a ferrywoman and the author of two books on tides.",
            "Ada Quill teaches rowing at the harbour school.",
            "The writer is a former keeper of the lighthouse.",
            "（作者為退休教師，曾任漁會顧問）",
            "林小明，現任港務局研究員。",
            "Der Autor ist Fährmann und lebt am Fluss.",
            "作者簡介：林小明，住在海邊。",
        ] {
            assert!(tells_author(line, &authors), "{line}");
        }
        for line in [
            "Ada Quill’s boat was late again on Wednesday.",
            "The writers of the treaty did not foresee this.",
            "Bo Marsh is a ferryman.",
            "林小明說，船會再來。",
        ] {
            assert!(!tells_author(line, &authors), "{line}");
        }
    }
}
