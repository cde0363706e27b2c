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

/// Whether a line holds a time of day in digits: a colon between two of them.
pub fn has_clock(line: &str) -> bool {
    let clock = |three: &[u8]| three[0].is_ascii_digit() && three[1] == b':' && three[2].is_ascii_digit();
    line.as_bytes().windows(3).any(clock)
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
    let mut rest = text;
    while !rest.is_empty() {
        // Text is copied run by run: character by character costs several times as much.
        let (run, heavy) = tidy_run(rest);
        line.push_str(&rest[..run]);
        weight += heavy;
        rest = &rest[run..];
        let Some(character) = rest.chars().next() else { break };
        if is_ordinary(character) || !character.is_whitespace() && !is_invisible(character) {
            line.push(character);
            weight += weight_of(character);
        } else if character.is_whitespace() && line.len() > start && !line.ends_with(' ') {
            line.push(' ');
            weight += 1;
        }
        rest = &rest[character.len_utf8()..];
    }
    weight
}

/// How many bytes of a text are tidy already, and what they weigh: words with single spaces between them.
fn tidy_run(text: &str) -> (usize, u32) {
    let bytes = text.as_bytes();
    let (mut at, mut weight) = (0, 0);
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'!'..=b'~' => (at, weight) = (at + 1, weight + 1),
            b' ' if at > 0 && bytes.get(at + 1).is_some_and(u8::is_ascii_graphic) => {
                (at, weight) = (at + 2, weight + 2);
            }
            0x80.. => {
                let Some(character) = text[at..].chars().next().filter(|c| is_ordinary(*c)) else { break };
                (at, weight) = (at + character.len_utf8(), weight + weight_of(character));
            }
            _ => break,
        }
    }
    (at, weight)
}

/// Whether a character is surely neither white space nor invisible; what this does not know is looked at more
/// closely.
fn is_ordinary(character: char) -> bool {
    matches!(character, '!'..='~' | '\u{ae}'..='\u{167f}' | '\u{3001}'..='\u{fdff}')
}

/// What two spellings of one line share: lower-case letters and digits only.
pub fn essence(text: &str) -> String {
    let mut essence = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(next) = rest.chars().next() {
        let ascii = rest.bytes().position(|byte| !byte.is_ascii()).unwrap_or(rest.len());
        if ascii > 0 {
            push_ascii_essence(&mut essence, &rest.as_bytes()[..ascii]);
            rest = &rest[ascii..];
        } else {
            if next.is_alphanumeric() {
                push_lower(&mut essence, next);
            }
            rest = &rest[next.len_utf8()..];
        }
    }
    essence
}

/// Appends the lower-case letters and digits of ASCII text, a handful of bytes at a time: every byte is
/// written, and the next one over it if it did not count, so that no branch has to be guessed.
fn push_ascii_essence(essence: &mut String, text: &[u8]) {
    for chunk in text.chunks(64) {
        let (mut kept, mut count) = ([0; 64], 0);
        for byte in chunk {
            kept[count] = byte.to_ascii_lowercase();
            count += usize::from(byte.is_ascii_alphanumeric());
        }
        essence.push_str(std::str::from_utf8(&kept[..count]).unwrap_or_default());
    }
}

/// Whether a text has this essence; most texts are told by their first letters.
pub fn has_essence(text: &str, essence: &str) -> bool {
    let letters = text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase);
    letters.eq(essence.chars())
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

/// Those of the texts, in order, that are together no longer than so many bytes; what does not fit is passed
/// over.
pub fn within<'a>(texts: &[&'a str], bytes: usize) -> impl Iterator<Item = &'a str> {
    let mut left = bytes;
    texts.iter().copied().filter(move |text| {
        let fits = text.len() <= left;
        left -= if fits { text.len() } else { 0 };
        fits
    })
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
    fn an_essence_is_the_same_however_it_is_asked_for() {
        let cases = [
            ("", ""),
            (" -- ", ""),
            ("Leaving the Club!", "leavingtheclub"),
            ("“Ça n’ira PAS” – İÇİN Ünlü", "çanirapasi\u{307}çi\u{307}nünlü"),
            ("退群 2026：ДОГОВОР", "退群2026договор"),
        ];
        for (text, expected) in cases {
            assert_eq!(essence(text), expected, "{text}");
            assert!(has_essence(text, expected), "{text}");
            assert!(!has_essence(text, "other"), "{text}");
        }
        assert_eq!(essence(&"a-B".repeat(100)), "ab".repeat(100));
    }

    #[test]
    fn references_are_undone_at_most_twice() {
        assert_eq!(unescape("Tom &amp; Jerry"), "Tom & Jerry");
        assert_eq!(unescape("&amp;quot;A&amp;quot; &#8216;b"), "\"A\" ‘b");
        assert_eq!(unescape("a < b"), "a < b");
    }
}
