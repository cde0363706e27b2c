//! Whether two texts are of one article: the twin of a page may lack a caption or its second half, but what
//! it has is the same to the letter.

use std::collections::HashSet;

/// Letters and digits that must follow each other in both. Two articles of one paper share words, names and
/// turns of phrase, seldom so long a piece.
const RUN: usize = 12;

/// Letters and digits looked at of each: some three thousand words, more than most articles have.
const LOOKED_AT: usize = 20_000;

/// Whether at least half of the shorter text stands in the longer one.
///
/// ```text
/// "The ferry is late."  in  "Notice: the ferry is late. Buses run."   alike
/// "The ferry is late."  and "The market is full, and so is the quay." not alike
/// ```
pub(super) fn alike(one: &str, other: &str) -> bool {
    let (one, other) = (letters(one), letters(other));
    let (short, long) = if one.len() < other.len() { (one, other) } else { (other, one) };
    let run = short.len().clamp(1, RUN);
    let known: HashSet<&[char]> = long.windows(run).collect();
    let shared = short.windows(run).filter(|piece| known.contains(piece)).count();
    shared * 2 >= short.windows(run).len()
}

fn letters(text: &str) -> Vec<char> {
    text.chars().filter(|letter| letter.is_alphanumeric()).take(LOOKED_AT).collect()
}

#[cfg(test)]
mod tests {
    use super::alike;

    #[test]
    fn a_twin_that_says_less_is_alike_and_another_article_is_not() {
        let ferry = "The ferry to the islands will stop in May, the harbour office said on Wednesday. \
                     Passengers are asked to take the bus.";
        let table = [
            ("the same", ferry, ferry, true),
            (
                "a caption less",
                ferry,
                "The ferry to the islands will stop in May, the harbour office said.",
                true,
            ),
            ("other spaces and marks", ferry, &ferry.replace(' ', "\n").replace(',', ";"), true),
            (
                "another article of the same paper",
                ferry,
                "The harbour office said on Thursday that the fish market would stay where it is, to the \
                 relief of those who sell there.",
                false,
            ),
            (
                "Chinese, shortened",
                "美國宣布退出六十六個國際組織，各國表示遺憾。",
                "美國宣布退出六十六個國際組織",
                true,
            ),
            (
                "Chinese, another",
                "美國宣布退出六十六個國際組織，各國表示遺憾。",
                "渡輪五月停駛，乘客請改搭公車。",
                false,
            ),
            ("a word", "正文", "正文，與圖說", true),
            ("nothing at all", "", "", true),
        ];
        for (name, one, other, expected) in table {
            assert_eq!(alike(one, other), expected, "{name}");
            assert_eq!(alike(other, one), expected, "{name}, the other way round");
        }
    }
}
