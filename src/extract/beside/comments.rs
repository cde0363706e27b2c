//! How many comments of readers a page says it has.

use std::sync::LazyLock;

use regex::Regex;

use crate::extract::hints::Hints;
use crate::extract::jsonld::Linked;

use super::place::Place;

/// A line that is a count of comments, with the headline at most: `12 comments`, `Kommentare (12)`, `12 則留言`.
static COUNT: LazyLock<Regex> = LazyLock::new(|| {
    const WORDS: &str = r"comments?|responses?|replies|kommentare?|commentaires?|réactions?|comentarios?|comentários?|commenti|commento|reacties|kommentarer?|komentarzy|komentarze|komentarz|коммента\p{L}+|yorum|bình luận|komentar|(?:条|條)?评论|(?:則|条|條)?(?:留言|評論|回應|跟帖)|(?:件の)?コメント|(?:개의 )?댓글|تعليقات|تعليق";
    let pattern = format!(
        r"(?i)^(?:(?P<titled>\d{{1,6}}) (?:thoughts?|responses?|replies|comments?) (?:on|to) .*|(?:(?:view|show|read|see|alle?|voir|ver|les?|all)\s+)*(?P<before>\d{{1,3}}(?:[.,\s]\d{{3}})+|\d{{1,6}})\s*(?:{WORDS})|(?:{WORDS})\s*[:：(（\[]?\s*(?P<after>\d{{1,6}})\s*[)）\]]?)$"
    );
    Regex::new(&pattern).expect("the pattern is fixed")
});

/// The longest such line, in weight.
const LONGEST: u32 = 40;

/// The longest that repeats the headline: `2 thoughts on “…”`. Only a heading of the comments does.
const TITLED: u32 = 240;

/// What the structured data says, if it says more than that there are none; else what the page shows beside
/// the article. Where it shows several numbers, none is believed: cards of other articles have theirs too.
pub fn comments(place: &Place<'_, '_>, linked: &Linked) -> Option<u32> {
    linked.comments.filter(|count| *count > 0).or_else(|| shown(place)).or(linked.comments)
}

fn shown(place: &Place<'_, '_>) -> Option<u32> {
    let survey = place.survey;
    let elsewhere = Hints::NAV.with(Hints::RELATED).with(Hints::ASIDE).with(Hints::HIDDEN);
    let begin = place.around().start;
    let lines = survey.blocks.iter().skip(begin).filter(|block| {
        let heads = block.weight <= TITLED && survey.tag_of(block).heading().is_some();
        block.weight <= LONGEST || heads && place.says(block.element, Hints::COMMENT)
    });
    let counts = lines.filter(|block| !place.says(block.element, elsewhere));
    let mut counts = counts.filter_map(|block| count(survey.text(block)));
    let first = counts.next()?;
    counts.all(|count| count == first).then_some(first)
}

fn count(line: &str) -> Option<u32> {
    if !line.contains(|letter: char| letter.is_ascii_digit()) {
        return None;
    }
    let found = COUNT.captures(line)?;
    let number = ["titled", "before", "after"].into_iter().find_map(|group| found.name(group));
    let digits = number?.as_str();
    digits.chars().filter(char::is_ascii_digit).collect::<String>().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_that_counts_comments_is_known_in_many_languages() {
        let cases = [
            ("12 comments", Some(12)),
            ("1,204 Comments", Some(1_204)),
            ("View all 3 comments", Some(3)),
            ("Comments (7)", Some(7)),
            ("2 thoughts on “Boats and bells”", Some(2)),
            ("Kommentare: 8", Some(8)),
            ("Комментарии 15", Some(15)),
            ("25 комментариев", Some(25)),
            ("評論（4）", Some(4)),
            ("9 則留言", Some(9)),
            ("コメント 30", Some(30)),
            ("댓글 2", Some(2)),
            ("Comments", None),
            ("12 people like this", None),
            ("He made 12 comments on it", None),
            ("Comments on page 3 of the report", None),
            ("99999999999 comments", None),
        ];
        for (line, expected) in cases {
            assert_eq!(count(line), expected, "{line}");
        }
    }
}
