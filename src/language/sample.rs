//! Which part of a long text is looked at: pieces from all over it, so that a quotation, however long, is one
//! voice among several.

use unicode_normalization::UnicodeNormalization;

/// A piece shorter than this tells little, in bytes.
const SHORT: usize = 120;

/// Pieces of a text, evenly spread, so many and each so long in bytes at most; what is short is cut into fewer, and all of
/// it. Pieces begin and end between words where the writing has spaces, are free of web and mail
/// addresses (English to every detector) and composed (Vietnamese and others come in two spellings).
pub(super) fn pieces(text: &str, count: usize, length: usize) -> Vec<String> {
    let count = (text.len() / SHORT).clamp(1, count);
    let begins = |piece| if piece == count { text.len() } else { word_at(text, text.len() / count * piece) };
    (0..count)
        .map(|piece| {
            let (begin, next) = (begins(piece), begins(piece + 1));
            prepared(&text[begin..next.min(word_at(text, begin + length)).max(begin)])
        })
        .collect()
}

/// How far a word is followed: Chinese has no spaces.
const LONG_WORD: usize = 60;

/// The first place from there on where a word begins.
fn word_at(text: &str, from: usize) -> usize {
    let from = text.floor_char_boundary(from.min(text.len()));
    let until = text.floor_char_boundary((from + LONG_WORD).min(text.len()));
    if from == 0 || text[..from].ends_with(char::is_whitespace) {
        return from;
    }
    text[from..until].find(char::is_whitespace).map_or(from, |space| from + space)
}

fn prepared(piece: &str) -> String {
    let composed = if piece.chars().any(is_part) { piece.nfc().collect() } else { piece.to_owned() };
    // Few pieces have an address: a look at the whole spares looking at each word.
    if !ADDRESSES.iter().any(|sign| composed.contains(sign)) {
        return composed;
    }
    let address = |word: &str| word.is_ascii() && ADDRESSES.iter().any(|sign| word.contains(sign));
    let words = composed.split_inclusive(char::is_whitespace);
    words.map(|word| if address(word) { " " } else { word }).collect()
}

/// What only web and mail addresses have.
const ADDRESSES: [&str; 3] = ["://", "www.", "@"];

/// Marks and letters that make one with the letter before: accents, parts of Korean syllables, voice marks of kana.
fn is_part(character: char) -> bool {
    matches!(character, '\u{300}'..='\u{36F}' | '\u{1100}'..='\u{11FF}' | '\u{3099}' | '\u{309A}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_text_is_one_piece() {
        assert_eq!(pieces("Only this.", 5, 100), ["Only this."]);
        assert_eq!(pieces("", 5, 100), [""]);
    }

    #[test]
    fn a_text_not_much_longer_is_cut_up_and_nothing_left_out() {
        let text = "nothing is lost of this ".repeat(20);
        let pieces = pieces(&text, 6, 800);
        assert_eq!((pieces.len(), pieces.concat()), (4, text));
    }

    #[test]
    fn pieces_come_from_all_over_a_long_text_and_break_between_words() {
        let text = "one two three four five six seven eight nine ten ".repeat(20);
        let pieces = pieces(&text, 3, 10);
        assert_eq!(pieces, ["one two three", " eight nine", " five six "]);
    }

    #[test]
    fn addresses_are_left_out_and_letters_composed() {
        assert_eq!(pieces("see https://a.example/b or a@b.example, hô\u{323}i", 1, 100), ["see  or  hội"]);
    }
}
