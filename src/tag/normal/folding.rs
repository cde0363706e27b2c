//! One pass over a text, character by character, that leaves its letters.

use std::ops::Range;

use super::glyph::{Role, glyph};
use super::{Letter, Normal};
use crate::tag::fold::{Class, class, fold, goes_on, is_cjk, is_cyrillic};
use crate::tag::stem::stem;

/// A place in the original.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    pub byte: usize,
    pub point: u32,
}

impl Place {
    /// The place after one character.
    pub fn after(self, character: char) -> Self {
        Self { byte: self.byte + character.len_utf8(), point: self.point + 1 }
    }

    /// The place after so many ASCII characters.
    pub fn after_ascii(self, count: usize) -> Self {
        Self { byte: self.byte + count, point: self.point + count as u32 }
    }
}

/// What was passed over since the last letter.
#[derive(Clone, Copy, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is seen or not, whatever the others are")]
struct Gap {
    /// Its code points.
    start: u32,
    end: u32,
    /// Ends of lines in it; two are a paragraph.
    lines: u32,
    /// Whether there is a dash in it, a quotation mark, one that opens a quotation, one that closes it.
    dash: bool,
    quote: bool,
    opened: bool,
    closed: bool,
}

/// The pass and where it stands.
#[derive(Debug)]
pub(super) struct Folding<'t, 'n> {
    pub source: &'t str,
    pub normal: &'n mut Normal,
    /// The byte that is being looked at.
    byte: usize,
    gap: Option<Gap>,
    /// The letter at which the Cyrillic word in hand began.
    cyrillic: Option<usize>,
    /// Room for that word while its ending is looked for.
    stemming: Vec<char>,
    /// The byte after the last full stop that was dropped from an abbreviation.
    pub dotted: Option<usize>,
}

/// No more than this attaches to one character in any language.
const LARGEST_CLUSTER: usize = 16;

/// So many characters on each side tell a headline in capitals.
const HEADLINE: usize = 16;

/// The first byte of U+0300, the first character that attaches to another, and of all beyond it.
const MAY_ATTACH: u8 = 0xCC;

/// What a byte is to a plain word.
const PLAIN: [u8; 256] = {
    let (mut plain, mut byte) = ([NEITHER; 256], 0);
    while byte < 128 {
        let one = byte as u8;
        plain[byte] = if one.is_ascii_digit() { DIGIT } else { LETTER * one.is_ascii_alphabetic() as u8 };
        byte += 1;
    }
    plain
};
const NEITHER: u8 = 0;
const LETTER: u8 = 1;
const DIGIT: u8 = 2;

impl<'t, 'n> Folding<'t, 'n> {
    pub fn new(source: &'t str, normal: &'n mut Normal) -> Self {
        Self { source, normal, byte: 0, gap: None, cyrillic: None, stemming: Vec::new(), dotted: None }
    }

    pub fn run(&mut self) {
        let mut at = Place { byte: 0, point: 0 };
        while let Some(character) = self.character(at.byte) {
            self.byte = at.byte;
            at = match self.plain_word(at.byte) {
                0 => self.step(at, character),
                length => self.plain_words(at, length),
            };
        }
        self.byte = at.byte;
        self.finish_word();
    }

    /// The character that begins at a byte.
    pub fn character(&self, byte: usize) -> Option<char> {
        self.source[byte..].chars().next()
    }

    /// How long the plain word is that begins at a byte: ASCII letters, or digits. They need no looking up,
    /// but for the last one if something may attach to it, and for a letter on its own, which may be one of
    /// a spread acronym.
    fn plain_word(&self, byte: usize) -> usize {
        let rest = &self.source.as_bytes()[byte..];
        let kind = rest.first().map_or(NEITHER, |first| PLAIN[usize::from(*first)]);
        if kind == NEITHER {
            return 0;
        }
        let length = rest.iter().take_while(|byte| PLAIN[usize::from(**byte)] == kind).count();
        match rest.get(length) {
            Some(&next) if next >= MAY_ATTACH => length - 1,
            Some(&next) if length == 1 && (next == b' ' || !next.is_ascii()) => 0,
            _ => length,
        }
    }

    /// Takes a plain word of this length, and as many more as follow it with a single space between.
    fn plain_words(&mut self, at: Place, length: usize) -> Place {
        let (mut at, mut length) = (at, length);
        self.letter_of(at, self.source.as_bytes()[at.byte]);
        loop {
            self.rest_of_plain_word(at, length);
            at = at.after_ascii(length);
            length = match self.source.as_bytes().get(at.byte) {
                Some(b' ') => self.plain_word(at.byte + 1),
                _ => 0,
            };
            if length == 0 {
                return at;
            }
            self.normal.push(' ', ' ', at.point..at.point + 1, true);
            at = at.after_ascii(1);
            self.normal.begin();
            let first = self.source.as_bytes()[at.byte];
            let is = char::from(first.to_ascii_lowercase());
            self.normal.push(is, char::from(first), at.point..at.point + 1, false);
        }
    }

    fn letter_of(&mut self, at: Place, byte: u8) {
        self.letter(char::from(byte.to_ascii_lowercase()), char::from(byte), at.point..at.point + 1);
    }

    /// All but the first letter.
    fn rest_of_plain_word(&mut self, at: Place, length: usize) {
        let rest = &self.source.as_bytes()[at.byte + 1..at.byte + length];
        self.normal.letters.extend(rest.iter().enumerate().map(|(number, byte)| {
            let start = at.point + 1 + number as u32;
            Letter {
                is: char::from(byte.to_ascii_lowercase()),
                was: char::from(*byte),
                start,
                end: start + 1,
                joined: true,
                opened: false,
                closed: false,
            }
        }));
    }

    /// Takes what stands at a place; returns the place after it.
    fn step(&mut self, at: Place, character: char) -> Place {
        let glyph = glyph(character);
        if glyph.suspect
            && let Some(after) = self.residue(at, character)
        {
            return after;
        }
        let after = at.after(character);
        match glyph.role {
            Role::Mark(class) => self.mark(class, character, at.point..after.point),
            Role::Letter if !self.something_attached(after.byte) => {
                self.letter(glyph.is, character, at.point..after.point);
                return self.letters(after);
            }
            Role::Letter | Role::Compound => return self.cluster(at),
        }
        after
    }

    fn something_attached(&self, byte: usize) -> bool {
        self.source.as_bytes().get(byte).is_some_and(|&next| next >= MAY_ATTACH)
            && self.character(byte).is_some_and(|next| glyph(next).attaches)
    }

    /// Takes letters of other alphabets, right after another letter, as long as each becomes one.
    fn letters(&mut self, mut at: Place) -> Place {
        let mut characters = self.source[at.byte..].chars().map(|one| (one, glyph(one)));
        let mut next = characters.next();
        while let Some((character, glyph)) = next {
            next = characters.next();
            let attached = next.is_some_and(|(_, next)| next.attaches);
            if character.is_ascii() || glyph.role != Role::Letter || glyph.suspect || attached {
                break;
            }
            self.byte = at.byte;
            self.follow(glyph.is, character, at.point..at.point + 1, Gap::default());
            at = at.after(character);
        }
        at
    }

    /// Takes a character that is no letter into the gap before the next one.
    pub fn mark(&mut self, class: Class, character: char, points: Range<u32>) {
        match class {
            Class::Invisible => return,
            Class::Apostrophe | Class::Letter => return self.letter('\'', '\'', points),
            Class::Space | Class::Line | Class::Dash | Class::Quote => {}
        }
        let gap = self.gap.get_or_insert(Gap { start: points.start, ..Gap::default() });
        gap.end = points.end;
        gap.lines += u32::from(class == Class::Line);
        gap.dash |= class == Class::Dash;
        gap.quote |= class == Class::Quote;
        gap.opened |= matches!(character, '「' | '『' | '《' | '〈' | '“');
        gap.closed |= matches!(character, '」' | '』' | '》' | '〉' | '”');
    }

    /// Takes a character with all that attaches to it.
    fn cluster(&mut self, at: Place) -> Place {
        let (mut cluster, mut count) = (['\0'; LARGEST_CLUSTER], 0);
        let mut after = at;
        for next in self.source[at.byte..].chars().take(LARGEST_CLUSTER) {
            if count > 0 && !glyph(next).attaches {
                break;
            }
            cluster[count] = next;
            count += 1;
            after = after.after(next);
        }
        self.write(&cluster[..count], at.point..after.point);
        after
    }

    /// Writes what a cluster of characters folds to.
    pub fn write(&mut self, cluster: &[char], points: Range<u32>) {
        // A single code point may stand for a phrase of 18 letters, and none for more.
        let (mut folded, mut letters) = (['\0'; 24], 0);
        fold(cluster, |is| {
            if letters < folded.len() {
                folded[letters] = is;
                letters += 1;
            }
        });
        for &is in &folded[..letters] {
            match class(is) {
                Class::Letter | Class::Apostrophe => self.letter(is, cluster[0], points.clone()),
                // Two lines that came of one character are no paragraph.
                Class::Line => self.mark(Class::Space, ' ', points.clone()),
                mark => self.mark(mark, is, points.clone()),
            }
        }
    }

    /// Whether something was passed over since the last letter.
    pub fn in_gap(&self) -> bool {
        self.gap.is_some()
    }

    /// Writes one letter, and before it what the gap amounts to.
    pub fn letter(&mut self, is: char, was: char, points: Range<u32>) {
        let Some(gap) = self.gap.take() else {
            return self.follow(is, was, points, Gap::default());
        };
        self.finish_word();
        if !self.normal.letters.is_empty() {
            self.close_gap(gap, is);
        }
        self.follow(is, was, points, gap);
    }

    /// Writes one letter after the gap, which is empty if it goes on where the last one ended.
    fn follow(&mut self, is: char, was: char, points: Range<u32>, gap: Gap) {
        let cyrillic = is_cyrillic(is);
        if !cyrillic && self.cyrillic.is_some() {
            self.finish_word();
        }
        let before = self.normal.letters.last();
        let joined = gap.start == gap.end && before.is_some();
        if !joined || !before.is_some_and(|before| goes_on(before.is, is)) {
            self.normal.begin();
        }
        if cyrillic {
            self.cyrillic = self.cyrillic.or(Some(self.normal.letters.len()));
        }
        let Range { start, end } = points;
        let Gap { opened, closed, .. } = gap;
        self.normal.letters.push(Letter { is, was, start, end, joined, opened, closed });
    }

    fn close_gap(&mut self, gap: Gap, next: char) {
        let before = self.normal.letters.last().map_or('\n', |letter| letter.is);
        if gap.lines > 1 {
            self.normal.push('\n', '\n', gap.start..gap.end, false);
        } else if !is_cjk(before) && !is_cjk(next) && before != '\n' {
            let mark = if gap.quote { '"' } else { ' ' };
            self.normal.push(mark, if gap.dash { '-' } else { mark }, gap.start..gap.end, true);
        }
    }

    /// Takes the ending off the Cyrillic word just written; its last letter then stands for the rest.
    fn finish_word(&mut self) {
        let Some(from) = self.cyrillic.take() else { return };
        let word = &self.normal.letters[from..];
        if word.len() < 4 {
            return;
        }
        let capitals = word.len() < 8 && !word.iter().any(|letter| letter.was.is_lowercase());
        if capitals && !self.among_capitals(word.len()) {
            return;
        }
        self.stemming.clear();
        self.stemming.extend(word.iter().map(|letter| letter.is));
        let (keep, end) = (from + stem(&self.stemming), word[word.len() - 1].end);
        self.normal.letters.truncate(keep);
        self.normal.letters[keep - 1].end = end;
    }

    /// Whether a word in capitals that was just written stands among others, as in a headline: then it need
    /// be no acronym.
    fn among_capitals(&self, length: usize) -> bool {
        let (before, after) = self.source.split_at(self.byte);
        let line = |one: &char| *one != '\n';
        let before = before.chars().rev().take(length + HEADLINE).take_while(line);
        let around = before.chain(after.chars().take(HEADLINE).take_while(line));
        let small = around.clone().any(char::is_lowercase);
        let capitals = around.filter(|one| is_cyrillic(*one) && one.is_uppercase()).count();
        !small && capitals >= length + HEADLINE / 2
    }
}
