//! In which script a text is written, counted with weights: one Chinese character says about as much as a
//! Latin word of four letters.

use crate::han::is_han;

/// A group of languages that are told apart by words, or a script that belongs to one language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Script {
    /// Chinese characters, hiragana and katakana.
    Chinese,
    /// Hangul.
    Korean,
    Latin,
    Cyrillic,
    Arabic,
    Devanagari,
    /// A script that one language uses, by its BCP 47 tag.
    Of(&'static str),
}

/// Ranges of scripts that belong to one language (for our purpose: Bengali is not Assamese, Hebrew not
/// Yiddish).
const OWN: &[(char, char, &str)] = &[
    ('\u{370}', '\u{3FF}', "el"),
    ('\u{1F00}', '\u{1FFF}', "el"),
    ('\u{530}', '\u{58F}', "hy"),
    ('\u{590}', '\u{5FF}', "he"),
    ('\u{980}', '\u{9FF}', "bn"),
    ('\u{A00}', '\u{A7F}', "pa"),
    ('\u{A80}', '\u{AFF}', "gu"),
    ('\u{B00}', '\u{B7F}', "or"),
    ('\u{B80}', '\u{BFF}', "ta"),
    ('\u{C00}', '\u{C7F}', "te"),
    ('\u{C80}', '\u{CFF}', "kn"),
    ('\u{D00}', '\u{D7F}', "ml"),
    ('\u{D80}', '\u{DFF}', "si"),
    ('\u{E00}', '\u{E7F}', "th"),
    ('\u{E80}', '\u{EFF}', "lo"),
    ('\u{F00}', '\u{FFF}', "bo"),
    ('\u{1000}', '\u{109F}', "my"),
    ('\u{10A0}', '\u{10FF}', "ka"),
    ('\u{1200}', '\u{137F}', "am"),
    ('\u{1780}', '\u{17FF}', "km"),
];

/// What a text is made of.
#[derive(Clone, Debug, Default)]
pub(super) struct Census {
    /// Chinese characters.
    pub han: usize,
    /// Kana, but for の, which Chinese shop signs and brand names borrow.
    pub kana: usize,
    /// Korean syllables and letters.
    pub hangul: usize,
    /// Latin letters outside words in capitals.
    latin: usize,
    /// Latin letters of words in capitals: acronyms, as a rule.
    capitals: usize,
    cyrillic: usize,
    arabic: usize,
    devanagari: usize,
    own: [usize; OWN.len()],
}

/// What one Chinese, Japanese or Korean character counts against one letter.
const CJK_WEIGHT: usize = 4;

/// The same for letters of writings that leave vowels out or hang them on: their words are shorter, and what
/// stands among them in Latin letters is names and notices.
const ABJAD_WEIGHT: usize = 2;

impl Census {
    /// Counts a piece of text.
    pub fn add(&mut self, piece: &str) {
        piece.split(char::is_whitespace).for_each(|word| self.word(word));
    }

    fn word(&mut self, word: &str) {
        let (mut capitals, mut others) = (0, 0);
        for character in word.chars() {
            match character {
                'A'..='Z' | 'Ａ'..='Ｚ' => capitals += 1,
                'a'..='z' | '\u{C0}'..='\u{24F}' | '\u{1E00}'..='\u{1EFF}' => others += 1,
                _ => self.character(character),
            }
        }
        if others == 0 {
            self.capitals += capitals;
        } else {
            self.latin += capitals + others;
        }
    }

    fn character(&mut self, character: char) {
        match character {
            'の' => {}
            '\u{3041}'..='\u{3096}' | '\u{30A1}'..='\u{30FA}' | '\u{FF66}'..='\u{FF9D}' => self.kana += 1,
            '\u{AC00}'..='\u{D7A3}' | '\u{1100}'..='\u{11FF}' | '\u{3131}'..='\u{318E}' => self.hangul += 1,
            '\u{400}'..='\u{52F}' => self.cyrillic += 1,
            '\u{620}'..='\u{64A}' | '\u{66E}'..='\u{6D3}' | '\u{FB50}'..='\u{FDFF}' => self.arabic += 1,
            '\u{900}'..='\u{97F}' => self.devanagari += 1,
            _ if is_han(character) => self.han += 1,
            _ if character > '\u{36F}' => {
                let own = OWN.iter().position(|(first, last, _)| (*first..=*last).contains(&character));
                if let Some(at) = own {
                    self.own[at] += 1;
                }
            }
            _ => {}
        }
    }

    /// The scripts that say anything, with their shares of all that is said, the most first.
    pub fn scripts(&self) -> Vec<(Script, f64)> {
        let mut weights = vec![
            (Script::Chinese, (self.han + self.kana) * CJK_WEIGHT),
            (Script::Korean, self.hangul * CJK_WEIGHT),
            (Script::Cyrillic, self.cyrillic),
            (Script::Arabic, self.arabic * ABJAD_WEIGHT),
            (Script::Devanagari, self.devanagari * ABJAD_WEIGHT),
        ];
        weights.extend(OWN.iter().zip(self.own).map(|((_, _, tag), count)| (Script::Of(tag), count)));
        // Acronyms speak for Latin only where nothing else is there.
        let others: usize = weights.iter().map(|weight| weight.1).sum();
        weights.push((Script::Latin, self.latin + if others == 0 { self.capitals } else { 0 }));
        weights.retain(|weight| weight.1 > 0);
        weights.sort_by_key(|weight| std::cmp::Reverse(weight.1));
        let all: usize = weights.iter().map(|weight| weight.1).sum();
        weights.into_iter().map(|(script, weight)| (script, weight as f64 / all as f64)).collect()
    }
}
