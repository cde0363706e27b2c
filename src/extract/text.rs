//! Small measures of text that hold for every script: how much a line says, how it is punctuated, when
//! two lines are the same.

use crate::html::entity;

/// How much a character says, in Latin letters: an ideograph carries about half a word, a syllable block
/// or kana about two letters. Lets one threshold serve English and Chinese.
pub fn weight_of(character: char) -> u32 {
    match character {
        '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}' => 3,
        '\u{3040}'..='\u{30ff}' | '\u{ac00}'..='\u{d7af}' => 2,
        _ => 1,
    }
}

/// How much a text says, in Latin letters.
pub fn weight(text: &str) -> u32 {
    text.chars().map(weight_of).sum()
}

/// Whether a character can end a sentence.
pub fn is_sentence_end(character: char) -> bool {
    matches!(character, '.' | '!' | '?' | '…' | '。' | '！' | '？' | '؟' | '।' | '۔' | '።' | '։' | '｡' | '．')
}

/// Whether a text ends as sentences do, closing quotes and brackets aside.
pub fn ends_sentence(text: &str) -> bool {
    let closing = |c: char| matches!(c, '"' | '\'' | '”' | '’' | '»' | '」' | '』' | ')' | '）' | ']' | '“');
    text.trim_end().trim_end_matches(closing).trim_end().ends_with(is_sentence_end)
}

/// Whether a character is to vanish: soft hyphen, zero-width space, byte order mark, direction marks and
/// other invisible controls. Joiners stay, since Persian and Indic spelling needs them.
pub fn is_invisible(character: char) -> bool {
    matches!(character,
        '\u{ad}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}'
        | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{0}'..='\u{8}' | '\u{e}'..='\u{1f}' | '\u{7f}')
}

/// One line: white space collapsed to single spaces, invisible characters gone.
pub fn tidy(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    push_tidy(&mut line, 0, text);
    line.truncate(line.trim_end().len());
    line
}

/// Appends text to a line that begins at byte `start`, collapsing white space as it goes; the weight of
/// what was appended.
pub fn push_tidy(line: &mut String, start: usize, text: &str) -> u32 {
    let mut weight = 0;
    // Text is copied run by run: character by character costs five times as much.
    let mut run = 0;
    for (at, character) in text.char_indices() {
        if is_ordinary(character) {
            weight += weight_of(character);
            continue;
        }
        line.push_str(&text[run..at]);
        run = at + character.len_utf8();
        if !character.is_whitespace() {
            if !is_invisible(character) {
                line.push(character);
                weight += weight_of(character);
            }
        } else if line.len() > start && !line.ends_with(' ') {
            line.push(' ');
            weight += 1;
        }
    }
    line.push_str(&text[run..]);
    weight
}

/// Whether a character is surely neither white space nor invisible; what this does not know is looked at more
/// closely.
fn is_ordinary(character: char) -> bool {
    matches!(character, '!'..='~' | '\u{ae}'..='\u{167f}' | '\u{3001}'..='\u{fdff}')
}

/// What two spellings of one line share: lower-case letters and digits only.
pub fn essence(text: &str) -> String {
    let mut essence = String::with_capacity(text.len());
    for character in text.chars() {
        if character.is_ascii_alphanumeric() {
            essence.push(character.to_ascii_lowercase());
        } else if !character.is_ascii() && character.is_alphanumeric() {
            push_lower(&mut essence, character);
        }
    }
    essence
}

/// Appends a letter in lower case. Scripts without case are told apart first: asking Unicode's tables costs more
/// than all the rest.
fn push_lower(essence: &mut String, letter: char) {
    match letter {
        '\u{2e80}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}' | '\u{5d0}'..='\u{109f}' => essence.push(letter),
        _ => essence.extend(letter.to_lowercase()),
    }
}

/// Undoes HTML character references, at most twice, since some pages write them twice over.
pub fn unescape(text: &str) -> String {
    entity::unescape_twice(text).into_owned()
}

/// The longest headline, in characters. What is longer is no headline, and costs where it is compared.
pub const LONGEST_TITLE: usize = 1_000;

/// A headline cut to its longest.
pub fn headline(text: String) -> String {
    match text.char_indices().nth(LONGEST_TITLE) {
        Some((end, _)) => text[..end].to_owned(),
        None => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_ideograph_weighs_more_than_a_letter() {
        assert_eq!(weight("abc"), 3);
        assert_eq!(weight("退群"), 6);
        assert_eq!(weight("한국"), 4);
    }

    #[test]
    fn sentences_end_in_every_script_and_inside_quotes() {
        for line in ["Done.", "完了。", "「完了。」", "هل انتهى؟", "समाप्त।", "“Really?”"]
        {
            assert!(ends_sentence(line), "{line}");
        }
        assert!(!ends_sentence("Read more"));
    }

    #[test]
    fn a_line_loses_what_cannot_be_seen_and_keeps_what_joins() {
        assert_eq!(tidy(" Donau\u{ad}dampf \n\u{200b}schiff\u{200f} "), "Donaudampf schiff");
        assert_eq!(tidy("می\u{200c}خواهم"), "می\u{200c}خواهم");
    }

    #[test]
    fn references_are_undone_at_most_twice() {
        assert_eq!(unescape("Tom &amp; Jerry"), "Tom & Jerry");
        assert_eq!(unescape("&amp;quot;A&amp;quot; &#8216;b"), "\"A\" ‘b");
        assert_eq!(unescape("a < b"), "a < b");
    }
}
