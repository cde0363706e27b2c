//! Text to what the index holds: words as they are, scripts without spaces as overlapping pairs.
//!
//! `聯合國 UN` becomes `聯合 合國 國 UN`. The last character of a run stands alone once more, so that one
//! character finds it wherever it stands: every character begins some token.

use unicode_normalization::UnicodeNormalization;

/// The first and last code points of the scripts that are written without spaces between words, or, as
/// Korean, with spaces that do not part the word from its particles.
const UNSPACED: &[(u32, u32)] = &[
    (0x0E01, 0x0E3A),   // Thai
    (0x0E40, 0x0E4E),   // Thai: vowels before, tone marks
    (0x0E81, 0x0ECE),   // Lao
    (0x1000, 0x103F),   // Burmese
    (0x1100, 0x11FF),   // Hangul letters
    (0x1780, 0x17D3),   // Khmer
    (0x3005, 0x3007),   // 々 〆 〇
    (0x3041, 0x309F),   // Hiragana
    (0x30A1, 0x30FA),   // Katakana, without the middle dot
    (0x30FC, 0x30FF),   // Katakana: the long vowel, iteration marks
    (0x3105, 0x312F),   // Bopomofo
    (0x31F0, 0x31FF),   // Katakana extensions
    (0x3400, 0x4DBF),   // Han, extension A
    (0x4E00, 0x9FFF),   // Han
    (0xAC00, 0xD7A3),   // Hangul syllables
    (0xF900, 0xFAFF),   // Han, compatibility
    (0x20000, 0x3FFFF), // Han, further extensions
];

/// Whether a character belongs to a script that is indexed by pairs.
pub(super) fn is_unspaced(c: char) -> bool {
    let c = u32::from(c);
    // Almost every other character stands below the first range.
    c >= UNSPACED[0].0 && UNSPACED.iter().any(|&(first, last)| (first..=last).contains(&c))
}

/// What the index holds of a text.
pub(super) fn index(text: &str) -> String {
    let mut out = Tokens { text: String::with_capacity(text.len() * 2), run: Vec::new() };
    for c in text.nfkc() {
        out.push(c);
    }
    out.end_run(true);
    out.text
}

/// What to look for, in the same tokens: as [`index`], but a run that ends the phrase may go on in the text,
/// so its last character is not asked for alone.
pub(super) fn phrase(text: &str) -> String {
    let mut out = Tokens { text: String::new(), run: Vec::new() };
    for c in text.nfkc() {
        out.push(c);
    }
    let alone = out.run.len() == 1;
    out.end_run(alone);
    out.text
}

struct Tokens {
    text: String,
    run: Vec<char>,
}

impl Tokens {
    fn push(&mut self, c: char) {
        if is_unspaced(c) {
            self.run.push(c);
            return;
        }
        self.end_run(true);
        self.text.push(c);
    }

    /// Writes the run as pairs, and its last character where `alone`.
    fn end_run(&mut self, alone: bool) {
        if self.run.is_empty() {
            return;
        }
        for pair in self.run.windows(2) {
            self.text.push(' ');
            self.text.extend(pair);
        }
        if let (Some(last), true) = (self.run.last(), alone) {
            self.text.push(' ');
            self.text.push(*last);
        }
        self.text.push(' ');
        self.run.clear();
    }
}
