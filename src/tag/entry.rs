//! One meaning of one pattern, and whether a place in a text may carry it: case and word boundaries.

use super::fold::{is_arabic, is_cjk, is_cyrillic, is_hangul, is_katakana, is_latin, is_spaced};
use super::normal::{Letter, Normal};
use super::watchlist::Level;

/// What a pattern stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    /// A body or the event, by its place among the subjects.
    Subject(u32),
    /// A confusable body.
    Confusable(u32),
    /// A word that speaks for or against subjects.
    Word(u32),
    /// The first piece of a form in two pieces; its second piece has the same number.
    Head(u32),
    /// The second piece.
    Tail(u32),
}

/// How the capitals of a form bind the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Case {
    /// Not at all.
    Any,
    /// Every capital of the form is a capital in the text.
    Capitals,
    /// As `Capitals`, or only the first letter is (Unesco).
    CapitalsOrName,
}

/// One meaning of one pattern.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub meaning: Meaning,
    /// The form, by its place in the lexicon's list.
    pub form: u32,
    pub level: Level,
    pub case: Case,
    /// Where the pattern has capitals.
    pub capitals: Box<[u16]>,
    /// How many dashes the form has: UN-Women is not the staff that "UN women" may be.
    pub dashes: usize,
    /// The language it is limited to; empty for none.
    pub only: &'static str,
    /// Its last word may take endings of this language.
    pub endings: Endings,
    /// Whether any ending of the last word will do.
    pub prefix: bool,
    /// Whether the name is long enough to be itself whatever follows without a space.
    pub long: bool,
}

/// Endings that a name may take without a space.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Endings {
    /// None.
    None,
    /// German: genitive and dative.
    German,
    /// Turkish: case and possession.
    Turkish,
}

const GERMAN: &[&str] = &["s", "es", "n", "en", "e", "er", "em"];
const TURKISH: &[&str] = &[
    "a", "e", "i", "u", "ya", "ye", "yi", "yu", "na", "ne", "ni", "nu", "da", "de", "ta", "te", "nda", "nde",
    "dan", "den", "tan", "ten", "ndan", "nden", "in", "un", "nin", "nun", "la", "le", "yla", "yle", "si",
    "su", "sini", "sunu", "sine", "suna", "sinin", "sunun", "sinda", "sinde", "sunda", "sindan", "sinden",
    "sundan", "ini", "unu", "ine", "una", "inda", "inde", "unda", "indan", "inden", "undan", "inin", "unun",
    "ndaki", "ndeki", "daki", "deki", "nca", "nce", "ca", "ce", "ta", "yle", "leri", "lari", "lerin",
    "larin", "ler", "lar", "taki", "teki",
];
/// What an Arabic word may carry in front: and, so, by, as, for, the.
const ARABIC: &[&str] = &[
    "ال", "و", "ف", "ب", "ل", "ك", "لل", "وال", "فال", "بال", "كال", "ولل", "فلل", "وب", "ول", "وك", "فب",
    "فل", "وبال", "وكال", "فبال", "س",
];
/// First syllables of what follows a short Korean name: particles, and words that are written on to it.
const KOREAN: &str = "은는이가을를의에와과도로만으부까보처라며등측산하및사총회전본내탈협조직관소대장국명";

impl Entry {
    /// Whether the letters `start..end` may carry this meaning; if so, where the mention ends with its
    /// endings.
    pub fn fits(&self, normal: &Normal, start: usize, end: usize) -> Option<usize> {
        let letters = &normal.letters;
        let end = self.end(letters, end)?;
        (self.begins(letters, start) && self.cased(&letters[start..])).then_some(end)
    }

    /// Whether any name at all may begin at a letter: none begins inside a word of a script with spaces. It
    /// need not know everything that `fits` knows, only the many places that are not worth a look.
    pub fn may_begin(letters: &[Letter], at: usize) -> bool {
        let Letter { is, joined, .. } = letters[at];
        if !joined || at == 0 {
            return is != ' ';
        }
        let before = letters[at - 1].is;
        match is {
            'a'..='z' => !before.is_ascii_alphanumeric(),
            '0'..='9' => !before.is_ascii_digit(),
            _ => !(is_cyrillic(is) && is_cyrillic(before)) && is != ' ',
        }
    }

    /// Whether a text may be such that this is not meant, or not surely.
    pub fn may_be_doubted(&self) -> bool {
        self.level != Level::Certain || !self.only.is_empty()
    }

    /// How many dashes stand in the letters.
    pub fn dashes_in(letters: &[Letter]) -> usize {
        letters.iter().filter(|letter| letter.is == ' ' && letter.was == '-').count()
    }

    fn cased(&self, letters: &[Letter]) -> bool {
        let capital = |at: &u16| is_capital(letters[usize::from(*at)].was);
        match self.case {
            Case::Any => true,
            Case::Capitals => self.capitals.iter().all(capital),
            Case::CapitalsOrName => {
                self.capitals.iter().all(capital)
                    || self.capitals.first().is_some_and(capital) && !self.capitals[1..].iter().any(capital)
            }
        }
    }

    fn begins(&self, letters: &[Letter], start: usize) -> bool {
        let first = letters[start].is;
        let Some(before) = start.checked_sub(1).map(|at| letters[at]) else { return true };
        if !letters[start].joined {
            return !(first.is_ascii_digit() && before.is.is_ascii_digit());
        }
        if is_arabic(first) {
            return !is_arabic(before.is) || carries_arabic_prefix(letters, start);
        }
        if is_numeral(first) && self.counts() {
            return !is_numeral(before.is) && !decimal(letters, start);
        }
        if is_spaced(first) {
            return !is_spaced(before.is);
        }
        if is_katakana(first) {
            return !is_katakana(before.is);
        }
        !(is_hangul(first) && is_hangul(before.is)) || self.long
    }

    fn end(&self, letters: &[Letter], end: usize) -> Option<usize> {
        let last = letters[end - 1].is;
        let Some(after) = letters.get(end).filter(|after| after.joined) else { return Some(end) };
        if is_spaced(last) && is_spaced(after.is) && !is_cjk(after.is) {
            return self.with_endings(letters, end);
        }
        if is_katakana(last) && is_katakana(after.is) {
            return self.prefix.then_some(end);
        }
        if is_hangul(last) && is_hangul(after.is) && !self.long && !KOREAN.contains(after.is) {
            return self.prefix.then_some(end);
        }
        Some(end)
    }

    fn with_endings(&self, letters: &[Letter], end: usize) -> Option<usize> {
        let rest = letters[end..].iter().take_while(|letter| letter.joined && is_spaced(letter.is));
        let rest: String = rest.map(|letter| letter.is).take(16).collect();
        let known = match self.endings {
            _ if self.prefix => return Some(end),
            Endings::None => return None,
            Endings::German => GERMAN,
            Endings::Turkish => TURKISH,
        };
        let latin = letters[end - 1].was.is_lowercase() && is_latin(letters[end - 1].was);
        (latin && known.contains(&rest.as_str())).then(|| end + rest.chars().count())
    }

    /// Whether the pattern may begin with a number that must not be the tail of a larger one.
    fn counts(&self) -> bool {
        !matches!(self.meaning, Meaning::Word(_))
    }
}

fn is_capital(character: char) -> bool {
    character.is_uppercase() || matches!(character, 'Ａ'..='Ｚ')
}

fn is_numeral(character: char) -> bool {
    character.is_ascii_digit() || "一二三四五六七八九十百千零〇卅廿".contains(character)
}

/// Whether the letters before are a digit and a comma or point: 1,066 is not 66.
fn decimal(letters: &[Letter], start: usize) -> bool {
    start >= 2
        && matches!(letters[start - 1].is, ',' | '.')
        && letters[start - 2].is.is_ascii_digit()
        && letters[start].is.is_ascii_digit()
}

fn carries_arabic_prefix(letters: &[Letter], start: usize) -> bool {
    let mut from = start;
    while from > 0 && start - from < 5 && letters[from].joined && is_arabic(letters[from - 1].is) {
        from -= 1;
    }
    let prefix: String = letters[from..start].iter().map(|letter| letter.is).collect();
    ARABIC.contains(&prefix.as_str())
}
