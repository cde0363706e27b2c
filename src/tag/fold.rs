//! What a single character becomes before it is compared: small letter, no accent, plain digit, simplified
//! character.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::canonical_combining_class;

use crate::han;

/// What a character means to the reader of names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// Part of a word, a bracket, a comma: anything that is compared.
    Letter,
    /// Not there for the eye: zero-width, soft hyphen, direction marks, Arabic tatweel and vowel marks.
    Invisible,
    /// A space of any width, or an interpunct.
    Space,
    /// The end of a line.
    Line,
    /// A hyphen or dash of any width.
    Dash,
    /// A quotation mark or title bracket of any kind.
    Quote,
    /// An apostrophe of any kind.
    Apostrophe,
}

/// The class of a character.
pub(super) fn class(character: char) -> Class {
    match character {
        '\n' | '\u{2028}' | '\u{2029}' | '\u{0B}' | '\u{0C}' | '\u{85}' => Class::Line,
        '\r'
        | '\u{AD}'
        | '\u{200B}'..='\u{200F}'
        | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{2064}'
        | '\u{2066}'..='\u{206F}'
        | '\u{FEFF}'
        | '\u{FE00}'..='\u{FE0F}'
        | '\u{61C}'
        | '\u{640}'
        | '\u{64B}'..='\u{65F}'
        | '\u{670}'
        | '\u{34F}'
        | '\u{180E}'
        | '\u{E0100}'..='\u{E01EF}' => Class::Invisible,
        '·' | '•' | '‧' | '∙' | '⋅' | '・' | '･' => Class::Space,
        '-'
        | '\u{2010}'..='\u{2015}'
        | '\u{2212}'
        | '\u{2E3A}'
        | '\u{2E3B}'
        | '－'
        | '﹣'
        | '─'
        | '━'
        | '〜' => Class::Dash,
        '"' | '“' | '”' | '„' | '‟' | '«' | '»' | '「' | '」' | '『' | '』' | '《' | '》' | '〈' | '〉'
        | '‹' | '›' | '‚' | '＂' | '〝' | '〞' | '〟' | '｢' | '｣' => Class::Quote,
        '\'' | '’' | '‘' | '‛' | 'ʼ' | 'ʹ' | 'ʻ' | '`' | '´' | '′' | '＇' | 'ꞌ' => {
            Class::Apostrophe
        }
        _ if character.is_whitespace() => Class::Space,
        _ => Class::Letter,
    }
}

/// Whether the character is written without spaces between words, or as Korean with spaces that vary.
pub(super) fn is_cjk(character: char) -> bool {
    han::is_han(character) || is_kana(character) || is_hangul(character)
}

/// Hiragana or katakana, with the long-vowel mark.
pub(super) fn is_kana(character: char) -> bool {
    matches!(character, '\u{3041}'..='\u{309F}' | '\u{30A1}'..='\u{30FA}' | '\u{30FC}'..='\u{30FF}')
}

/// Katakana, with the long-vowel mark.
pub(super) fn is_katakana(character: char) -> bool {
    matches!(character, '\u{30A1}'..='\u{30FA}' | '\u{30FC}'..='\u{30FF}')
}

/// A Korean syllable.
pub(super) fn is_hangul(character: char) -> bool {
    matches!(character, '\u{AC00}'..='\u{D7A3}')
}

/// A Cyrillic letter.
pub(super) fn is_cyrillic(character: char) -> bool {
    matches!(character, '\u{400}'..='\u{52F}')
}

/// An Arabic letter.
pub(super) fn is_arabic(character: char) -> bool {
    matches!(character, '\u{620}'..='\u{64A}' | '\u{66E}'..='\u{6D3}' | '\u{6FA}'..='\u{6FC}')
}

/// Whether the character belongs to a word in a script with spaces between words.
pub(super) fn is_spaced(character: char) -> bool {
    !is_cjk(character) && character.is_alphanumeric()
}

/// A Latin letter, with or without accents.
pub(super) fn is_latin(character: char) -> bool {
    matches!(character, 'a'..='z' | 'A'..='Z' | '\u{C0}'..='\u{24F}' | '\u{1E00}'..='\u{1EFF}')
}

/// Whether a letter goes on with the word of the one right before it, so that no name begins with it. It need
/// not know all that a boundary is, only the many places that are not worth a look.
pub(super) fn goes_on(before: char, letter: char) -> bool {
    match letter {
        'a'..='z' => before.is_ascii_alphanumeric(),
        '0'..='9' => before.is_ascii_digit(),
        _ => is_cyrillic(letter) && is_cyrillic(before),
    }
}

/// Whether the character attaches to the one before it: an accent, a half-width voicing mark, a Korean
/// vowel or final consonant.
pub(super) fn attaches(character: char) -> bool {
    character >= '\u{300}'
        && (canonical_combining_class(character) != 0
            || matches!(character, '\u{FF9E}' | '\u{FF9F}' | '\u{1160}'..='\u{11FF}'))
}

/// Gives the folded characters of a cluster (a character with what attaches to it) to `emit`.
pub(super) fn fold(cluster: &[char], mut emit: impl FnMut(char)) {
    if let [one] = cluster {
        if one.is_ascii() {
            return emit(one.to_ascii_lowercase());
        }
        if is_kana(*one) || is_hangul(*one) {
            return emit(*one);
        }
        if ('\u{4E00}'..='\u{9FFF}').contains(one) {
            return emit(han::simplified(*one));
        }
    }
    for composed in cluster.iter().copied().nfkc() {
        fold_composed(composed, &mut emit);
    }
}

fn fold_composed(composed: char, emit: &mut impl FnMut(char)) {
    if is_kana(composed) || is_hangul(composed) {
        return emit(composed);
    }
    if han::is_han(composed) {
        return emit(han::simplified(composed));
    }
    for lower in composed.to_lowercase() {
        unicode_normalization::char::decompose_canonical(lower, |part| {
            if canonical_combining_class(part) != 0 || class(part) == Class::Invisible {
                return;
            }
            match part {
                'ß' => "ss".chars().for_each(&mut *emit),
                'æ' => "ae".chars().for_each(&mut *emit),
                'œ' => "oe".chars().for_each(&mut *emit),
                'þ' => "th".chars().for_each(&mut *emit),
                _ => emit(plain(part)),
            }
        });
    }
}

/// Letters that differ only by a stroke, a seat or a tradition of writing.
fn plain(letter: char) -> char {
    match letter {
        'ø' => 'o',
        'đ' | 'ð' => 'd',
        'ł' => 'l',
        'ı' => 'i',
        'ґ' => 'г',
        'ى' | 'ی' | 'ئ' => 'ي',
        'ة' | 'ۃ' => 'ه',
        'ک' => 'ك',
        'ٱ' => 'ا',
        'ς' => 'σ',
        '٠'..='٩' => digit(letter, '٠'),
        '۰'..='۹' => digit(letter, '۰'),
        '०'..='९' => digit(letter, '०'),
        _ => letter,
    }
}

fn digit(letter: char, zero: char) -> char {
    char::from_digit(u32::from(letter) - u32::from(zero), 10).unwrap_or(letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(text: &str) -> String {
        let cluster: Vec<char> = text.chars().collect();
        let mut out = String::new();
        fold(&cluster, |character| out.push(character));
        out
    }

    #[test]
    fn one_letter_in_many_dresses_folds_to_one() {
        for (dressed, plain) in [
            ("É", "e"),
            ("e\u{301}", "e"),
            ("İ", "i"),
            ("ı", "i"),
            ("ß", "ss"),
            ("Ｕ", "u"),
            ("ё", "е"),
            ("Й", "и"),
            ("أ", "ا"),
            ("ة", "ه"),
            ("٦", "6"),
            ("６", "6"),
            ("國", "国"),
            ("ﾊ\u{FF9E}", "バ"),
            ("は\u{3099}", "ば"),
            ("\u{1112}\u{1161}\u{11AB}", "한"),
            ("ế", "e"),
            ("ﬁ", "fi"),
        ] {
            assert_eq!(folded(dressed), plain, "{dressed}");
        }
    }
}
