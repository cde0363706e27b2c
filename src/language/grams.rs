//! Languages of one script told apart by the letters that follow each other in their words.
//!
//! `grams.zst` holds, for each language, the few thousand runs of one to five letters (a space stands for the
//! edge of a word) that tell it best from the others of its script, each with what it is worth: the logarithm of how much likelier
//! its last letter is after the letters before it than it would be with one letter less known, and than it is in
//! the other languages. So the worths of all runs in a text simply add up. `examples/language` makes the
//! file from the letter statistics that the lingua detector publishes for 63 of our languages (pemistahl/lingua-rs,
//! Apache-2.0, counted on texts of the Leipzig corpora), and its documentation has the arithmetic.

use std::sync::OnceLock;

use super::script::Script;

/// The table, compressed: about a megabyte when unpacked.
static PACKED: &[u8] = include_bytes!("grams.zst");

/// The longest run, in letters and edges.
const LONGEST: usize = 5;

/// One step of a stored worth, in natural logarithms.
const STEP: f64 = 0.25;

/// Runs that are worth something to more languages than this are kept as a row with a column for every
/// language, which adds up faster.
const FEW: usize = 10;
/// The columns of such a row; as many languages as there are room for.
const COLUMNS: usize = 64;

/// A language in one script; Serbian has two.
#[derive(Debug)]
pub(super) struct Known {
    pub tag: &'static str,
    pub script: Script,
    /// What a letter of its own texts is worth on average, for it and against the others.
    pub usual: f64,
}

/// All that is known of languages, numbered by their place in `known`.
#[derive(Debug, Default)]
pub(super) struct Grams {
    pub known: Vec<Known>,
    /// A hash table of runs: as many slots as the next power of two, the free ones empty.
    slots: Vec<Slot>,
    /// A language and what a run is worth to it.
    few: Vec<(u8, i8)>,
    rows: Vec<[i8; COLUMNS]>,
}

/// A run by half of its number (the other half says in which slot it should be), and where what it is worth
/// stands. Eight bytes, so that the whole table stays in the cache.
#[derive(Clone, Copy, Debug, Default)]
struct Slot {
    run: u32,
    /// A row, if `count` is `ROW`; else the first of so many in `few`.
    start: u32,
}

/// The lowest bits of `Slot::start` count.
const COUNT_BITS: u32 = 4;
const ROW: u32 = (1 << COUNT_BITS) - 1;

/// What a text is worth to each language.
#[derive(Clone, Debug)]
pub(super) struct Fit {
    scores: [i32; COLUMNS],
    /// How many letters and ends of words were looked at.
    pub letters: usize,
    /// How many of them no language of the table writes.
    pub foreign: usize,
}

impl Fit {
    /// What the text is worth to a language, by its place in `known`, in natural logarithms; only differences
    /// between languages of one script mean anything.
    pub fn worth(&self, language: usize) -> f64 {
        f64::from(self.scores[language]) * STEP
    }
}

/// The table; unpacked when first asked for, which takes some milliseconds.
pub(super) fn grams() -> &'static Grams {
    static GRAMS: OnceLock<Grams> = OnceLock::new();
    GRAMS.get_or_init(|| {
        let bytes = zstd::decode_all(PACKED).expect("the table is compressed when it is made");
        let bytes: &'static [u8] = bytes.leak();
        Grams::read(bytes).expect("the table is made whole, and read by a test")
    })
}

impl Grams {
    /// Reads what `examples/language` writes: four sections, each after its length in four bytes. Languages are
    /// lines `tag script usual`; runs are lines that repeat so many letters of the run before; then, for each
    /// run, how many languages and which; then the worths of all.
    fn read(mut bytes: &'static [u8]) -> Option<Self> {
        let mut section = || {
            let (length, rest) = bytes.split_first_chunk::<4>()?;
            let (section, rest) = rest.split_at_checked(u32::from_le_bytes(*length) as usize)?;
            bytes = rest;
            Some(section)
        };
        let known = str::from_utf8(section()?).ok()?.lines().map(known).collect::<Option<Vec<_>>>()?;
        let mut grams = Self { known, ..Self::default() };
        let keys = str::from_utf8(section()?).ok()?;
        let (mut sets, mut worths) = (section()?, section()?);
        grams.slots = vec![Slot::default(); (keys.lines().count() * 5 / 4).next_power_of_two()];
        let mut run: Vec<char> = Vec::new();
        for line in keys.lines() {
            let mut letters = line.chars();
            run.truncate(letters.next()?.to_digit(10)? as usize);
            run.extend(letters);
            let (&count, rest) = sets.split_first()?;
            let (set, others) = rest.split_at_checked(usize::from(count))?;
            let (worth, further) = worths.split_at_checked(usize::from(count))?;
            grams
                .keep(number(&run), set.iter().copied().zip(worth.iter().map(|worth| worth.cast_signed())))?;
            (sets, worths) = (others, further);
        }
        (sets.is_empty() && worths.is_empty()).then_some(grams)
    }

    /// Keeps what a run is worth; `None` for a language without a column.
    fn keep(&mut self, number: u64, worths: impl ExactSizeIterator<Item = (u8, i8)>) -> Option<()> {
        let start = if worths.len() > FEW {
            let mut row = [0; COLUMNS];
            for (language, worth) in worths {
                *row.get_mut(usize::from(language))? = worth;
            }
            self.rows.push(row);
            ((self.rows.len() as u32 - 1) << COUNT_BITS) | ROW
        } else {
            let (start, count) = (self.few.len(), worths.len() as u32);
            self.few.extend(worths);
            self.few[start..].iter().all(|worth| usize::from(worth.0) < COLUMNS).then_some(())?;
            ((start as u32) << COUNT_BITS) | count
        };
        let at = self.slot(number);
        self.slots[at] = Slot { run: mark(number), start };
        Some(())
    }

    /// The slot of a run, or the free one where it would be: there are more slots than runs.
    fn slot(&self, number: u64) -> usize {
        let last = self.slots.len() - 1;
        let mut at = number as usize & last;
        while self.slots[at].run != 0 && self.slots[at].run != mark(number) {
            at = (at + 1) & last;
        }
        at
    }

    /// Whether texts in this language are recognised.
    pub fn knows(&self, tag: &str) -> bool {
        self.known.iter().any(|known| known.tag == tag)
    }

    /// What the first letters of a text, so many, are worth to each language. Words in capitals are acronyms
    /// and tell nothing, unless most are.
    pub fn fit(&self, text: &str, most: usize) -> Fit {
        let (mut words, mut acronyms, mut others) = (Vec::new(), 0, 0);
        for word in text.split(|one| !is_letter(one) && !is_silent(one)).filter(|word| !word.is_empty()) {
            let acronym = is_acronym(word);
            *(if acronym { &mut acronyms } else { &mut others }) += word.chars().count() + 1;
            words.push((word, acronym));
            if others >= most {
                break;
            }
        }
        let mut fit = Fit { scores: [0; COLUMNS], letters: 0, foreign: 0 };
        let mut run: Vec<char> = Vec::new();
        for (word, _) in words.into_iter().filter(|word| acronyms > others || !word.1) {
            run.clear();
            run.push(' ');
            run.extend(word.chars().filter(|&one| !is_silent(one)).take(most).flat_map(char::to_lowercase));
            run.push(' ');
            self.add(&run, &mut fit);
        }
        fit
    }

    fn add(&self, word: &[char], fit: &mut Fit) {
        for end in 1..word.len() {
            fit.letters += 1;
            let mut number = 0;
            for (length, &letter) in word[..=end].iter().rev().take(LONGEST).enumerate() {
                number = longer(number, letter);
                let Slot { run, start } = self.slots[self.slot(number)];
                if run == 0 {
                    fit.foreign += usize::from(length == 0);
                    break;
                }
                let (start, count) = ((start >> COUNT_BITS) as usize, start & ROW);
                if count == ROW {
                    for (score, &worth) in fit.scores.iter_mut().zip(&self.rows[start]) {
                        *score += i32::from(worth);
                    }
                } else {
                    for &(language, worth) in &self.few[start..start + count as usize] {
                        fit.scores[usize::from(language)] += i32::from(worth);
                    }
                }
            }
        }
    }
}

fn known(line: &'static str) -> Option<Known> {
    let mut fields = line.split(' ');
    let (tag, script, usual) = (fields.next()?, fields.next()?, fields.next()?.parse().ok()?);
    let script = match script {
        "Latn" => Script::Latin,
        "Cyrl" => Script::Cyrillic,
        "Arab" => Script::Arabic,
        "Deva" => Script::Devanagari,
        _ => return None,
    };
    Some(Known { tag, script, usual })
}

/// The number of a run of letters: taken from its end, so that it grows as more of what stands before is seen.
fn number(run: &[char]) -> u64 {
    run.iter().rev().fold(0, |number, &letter| longer(number, letter))
}

fn longer(number: u64, letter: char) -> u64 {
    let mixed = (number ^ u64::from(letter)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    mixed ^ (mixed >> 29)
}

/// The half of a run's number that its slot keeps; never nothing.
fn mark(number: u64) -> u32 {
    (number >> 32) as u32 | 1
}

fn is_acronym(word: &str) -> bool {
    word.len() > 1 && word.chars().all(char::is_uppercase)
}

/// Letters as the statistics count them: the vowel signs of Indian writing part a word, those of Arabic are not
/// there at all.
fn is_letter(character: char) -> bool {
    character.is_ascii_alphabetic()
        || character.is_alphabetic()
            && !character.is_ascii()
            && !matches!(character, '\u{900}'..='\u{903}' | '\u{93A}'..='\u{94F}')
}

/// Marks and strokes that a word is read without, and hyphens that do not show.
fn is_silent(character: char) -> bool {
    matches!(
        character,
        '\u{AD}' | '\u{200B}' | '\u{2060}' | '\u{FEFF}' | '\u{640}' | '\u{64B}'..='\u{65F}' | '\u{670}'
    )
}
