//! The sentence around a mention, in any script, cut to a length that a reader takes in at a glance.
//!
//! Where it must cut inside a sentence it says so with an ellipsis.

use unicode_normalization::char::is_combining_mark;

use crate::sentence;

/// Characters of context on either side of a mention that [`around`] can make use of. More than
/// what is shown, so that a sentence that is cut by the context is always also cut, and marked, by us.
pub const CONTEXT: usize = 240;

/// Characters of the sentence beside the mention: some thirty words of English, three lines of Chinese.
const LENGTH: usize = 200;

/// A cut moves at most so far to spare a word; longer "words" are addresses or unspaced script.
const WORD: usize = 24;

/// A mention in its sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Excerpt {
    /// The sentence up to the mention.
    pub before: String,
    /// The mention.
    pub mention: String,
    /// The sentence from the mention on.
    pub after: String,
}

/// Cuts the sentence around `surface` out of the text it stands in.
pub fn around(before: &str, surface: &str, after: &str) -> Excerpt {
    let text: Vec<char> = before.chars().chain(surface.chars()).chain(after.chars()).collect();
    let start = before.chars().count();
    let end = start + surface.chars().count();
    let from = (0..start).filter_map(|at| sentence::end(&text, at)).rfind(|&at| at <= start).unwrap_or(0);
    let to = (end..text.len()).find_map(|at| sentence::end(&text, at)).unwrap_or(text.len());
    let (left, right) = share(start - from, to - end);
    Excerpt {
        before: head(&text[from..start], left),
        mention: tidy(&text[start..end]),
        after: tail(&text[end..to], right),
    }
}

/// Splits [`LENGTH`] between the two sides; what one side does not need the other may have.
fn share(before: usize, after: usize) -> (usize, usize) {
    let half = LENGTH / 2;
    let left = before.min(half.max(LENGTH.saturating_sub(after)));
    (left, after.min(LENGTH - left))
}

/// The last `room` characters, at a word's beginning.
fn head(text: &[char], room: usize) -> String {
    if text.len() <= room {
        return tidy(text).trim_start().to_owned();
    }
    let mut cut = text.len() - room;
    if splits_word(text, cut) {
        cut = (cut..text.len().min(cut + WORD)).find(|&at| !splits_word(text, at)).unwrap_or(cut);
    }
    while cut < text.len() && is_combining_mark(text[cut]) {
        cut += 1;
    }
    format!("…{}", tidy(&text[cut..]).trim_start())
}

/// The first `room` characters, at a word's end.
fn tail(text: &[char], room: usize) -> String {
    if text.len() <= room {
        return tidy(text).trim_end().to_owned();
    }
    let mut cut = room;
    if splits_word(text, cut) {
        cut = (cut.saturating_sub(WORD)..cut).rfind(|&at| !splits_word(text, at)).unwrap_or(cut);
    }
    while cut > 0 && is_combining_mark(text[cut]) {
        cut -= 1;
    }
    format!("{}…", tidy(&text[..cut]).trim_end())
}

fn splits_word(text: &[char], at: usize) -> bool {
    at > 0 && at < text.len() && is_spaced(text[at - 1]) && is_spaced(text[at])
}

/// Letters and digits of scripts that put spaces between words.
fn is_spaced(letter: char) -> bool {
    let unspaced = matches!(letter,
        '\u{0E00}'..='\u{0EFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}'
        | '\u{2E80}'..='\u{A4CF}' | '\u{F900}'..='\u{FAFF}' | '\u{FF66}'..='\u{FF9F}' | '\u{20000}'..);
    !unspaced && (letter.is_alphanumeric() || is_combining_mark(letter))
}

/// White space as single spaces, without controls.
fn tidy(text: &[char]) -> String {
    plain(text.iter().copied())
}

/// A foreign text as one line for people: white space as single spaces, without control characters and
/// without the directional overrides and isolates that could reorder the line around it.
pub fn plain(text: impl IntoIterator<Item = char>) -> String {
    let mut line = String::new();
    for letter in text {
        match letter {
            letter if letter.is_whitespace() => {
                if !line.ends_with(' ') {
                    line.push(' ');
                }
            }
            '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}' | '\u{00AD}' => {}
            letter if letter.is_control() => {}
            letter => line.push(letter),
        }
    }
    line
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Cuts around the first `[...]` of the text and writes the result the same way.
    fn cut(text: &str) -> String {
        let (before, rest) = text.split_once('[').unwrap();
        let (surface, after) = rest.split_once(']').unwrap();
        let Excerpt { before, mention, after } = around(before, surface, after);
        format!("{before}[{mention}]{after}")
    }

    #[test]
    fn a_sentence_ends_as_its_script_ends_it() {
        let cases = [
            ("english", "It rained. The [IPCC] met! Then lunch.", "The [IPCC] met!"),
            (
                "initials",
                "The U.S. left the [IPCC] on Jan. 7 in Dr. Roe's view. Then?",
                "The U.S. left the [IPCC] on Jan. 7 in Dr. Roe's view.",
            ),
            (
                "decimals and hosts",
                "See. At 3.5 percent [UNU] of unu.edu loses. More",
                "At 3.5 percent [UNU] of unu.edu loses.",
            ),
            (
                "german ordinal",
                "So. Am 7. Januar verließ man den [Weltklimarat]. Und",
                "Am 7. Januar verließ man den [Weltklimarat].",
            ),
            ("chinese", "第一句。美國退出[聯合國大學]！第三句。", "美國退出[聯合國大學]！"),
            ("closing quote", "他說：「走了。」接著[氣候公約]失去資金。」完", "接著[氣候公約]失去資金。」"),
            ("arabic", "هل رحلت؟ غادرت [اليونيتار] أمس. ثم", "غادرت [اليونيتار] أمس."),
            ("hindi", "पहला वाक्य। दूसरा [यूएनयू] वाक्य। तीसरा", "दूसरा [यूएनयू] वाक्य।"),
            ("paragraph", "A heading\n\nThe [UNFPA]\nnext", "The [UNFPA]"),
            ("mention first and last", "[ITTO]", "[ITTO]"),
            ("white space", "A\u{a0} \t[UN\nWomen]  office.", "A [UN Women] office."),
        ];
        for (name, text, expected) in cases {
            assert_eq!(cut(text), expected, "{name}");
        }
    }

    #[test]
    fn a_long_sentence_is_cut_between_words_and_says_so() {
        let words = "alpha beta gamma delta ".repeat(20);
        let shown = cut(&format!("{words}[IPCC] {words}"));
        assert!(shown.starts_with('…') && shown.ends_with('…'), "{shown}");
        let inner = shown.trim_matches('…').replace("[IPCC]", "");
        assert!(
            inner.split_whitespace().all(|word| ["alpha", "beta", "gamma", "delta"].contains(&word)),
            "{shown}"
        );
    }

    #[test]
    fn a_short_side_leaves_its_room_to_the_other() {
        let shown = cut(&format!("{}[氣候公約]。", "字".repeat(230)));
        assert_eq!(shown, format!("…{}[氣候公約]。", "字".repeat(LENGTH - 1)));
    }

    #[test]
    fn a_cut_never_leaves_a_mark_without_its_letter() {
        let shown = cut(&format!("{}[x]", "ก\u{e34}".repeat(150)));
        assert!(!is_combining_mark(shown.chars().nth(1).unwrap()), "{shown}");
    }

    #[test]
    fn directional_overrides_do_not_pass() {
        assert_eq!(plain("a\u{202e}b\u{2067}c\u{0}\r\n d".chars()), "abc d");
    }

    proptest! {
        #[test]
        fn any_text_keeps_its_mention_and_stays_short(before in any::<String>(), surface in "\\PC{1,9}", after in any::<String>()) {
            let excerpt = around(&before, &surface, &after);
            prop_assert_eq!(excerpt.mention, plain(surface.chars()));
            let length = excerpt.before.chars().count() + excerpt.after.chars().count();
            prop_assert!(length <= LENGTH + 2);
        }
    }
}
