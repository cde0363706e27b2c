//! What only looks like text: the full stops of U.N., a word cut at the end of a line, markup left in the text,
//! the pronunciation or the abbreviation that some writers put in brackets in the middle of a name.

use super::entity::entity;
use super::folding::{Folding, Place};
use crate::tag::fold::{Class, class, is_cjk, is_latin};

/// More capitals in a row are a list, not an acronym.
const LONGEST_ACRONYM: usize = 12;

/// More than this in brackets is no pronunciation and no abbreviation.
const LONGEST_ASIDE: usize = 7;

/// More bytes than this between `<` and `>` are no tag.
const LONGEST_TAG: usize = 200;

/// Tags at which a line ends.
const LINES: &[&str] = &["br", "p", "div", "li"];

/// Tags that are nothing to the eye. What stands in `sup` and `sub` is a note and no part of a name.
const SILENT: &[&str] = &["a", "b", "em", "font", "i", "mark", "small", "span", "strong", "u", "wbr"];

/// Abbreviations of the United Nations that stand in brackets after the words, also inside a longer name.
const UNITED_NATIONS: &[&str] = &["LHQ", "UN", "ONU", "UNO", "ООН", "BM", "PBB", "U.N.", "國連", "非"];

/// Whether a character makes it worth asking [`Folding::residue`].
pub(super) fn begins_residue(character: char) -> bool {
    matches!(character, '.' | '．' | '<' | '&' | '(' | '（' | 'A'..='Z') || is_hyphen(character)
}

/// Whether words are cut with it at the ends of lines.
fn is_hyphen(character: char) -> bool {
    matches!(character, '-' | '\u{AD}' | '\u{2010}' | '－')
}

impl Folding<'_, '_> {
    /// Takes what only looks like text; `None` if it is what it looks like.
    pub fn residue(&mut self, at: Place, character: char) -> Option<Place> {
        match character {
            '.' | '．' => self.abbreviation_stop(at, character),
            '<' => self.tag(at),
            '&' => self.entity(at),
            '(' | '（' => self.aside(at, character),
            'A'..='Z' => self.spread_capitals(at),
            _ => self.cut_word(at.after(character)),
        }
    }

    fn abbreviation_stop(&mut self, at: Place, stop: char) -> Option<Place> {
        let mut before = self.source[..at.byte].chars().rev();
        let (letter, earlier) = (before.next()?, before.next());
        let after = at.after(stop);
        let mut following = self.source[after.byte..].chars();
        let next = following.next().is_some_and(char::is_uppercase);
        let going_on = self.dotted == Some(at.byte - letter.len_utf8());
        let lone = letter.is_uppercase() && !earlier.is_some_and(char::is_alphanumeric);
        let dropped = lone && (going_on || next && following.next() == Some('.'));
        dropped.then(|| {
            self.dotted = Some(after.byte);
            after
        })
    }

    /// A word cut at the end of a line: after the hyphen only the end of the line, and then a small letter.
    fn cut_word(&mut self, after: Place) -> Option<Place> {
        let rest = &self.source[after.byte..];
        let spaces = rest.bytes().take_while(|byte| matches!(byte, b' ' | b'\t' | b'\r')).count();
        let goes_on = rest[spaces..].strip_prefix('\n')?.starts_with(char::is_lowercase);
        (goes_on && !self.in_gap()).then(|| after.after_ascii(spaces + 1))
    }

    /// An acronym set with a space or an interpunct after each letter, four letters or more: U N F P A.
    fn spread_capitals(&mut self, at: Place) -> Option<Place> {
        let mut before = self.source[..at.byte].chars().rev();
        let (last, earlier) = (before.next(), before.next());
        let in_word = last.is_some_and(|last| last.is_alphanumeric() && !is_cjk(last));
        // In the middle of a list that was too short or too long at its beginning.
        let in_list = last.is_some_and(|last| class(last) == Class::Space)
            && earlier.is_some_and(|earlier| earlier.is_ascii_uppercase())
            && !before.next().is_some_and(char::is_alphanumeric);
        if in_word || in_list {
            return None;
        }
        let (mut letters, mut place, mut after) = (Vec::new(), at, at);
        let mut characters = self.source[at.byte..].chars();
        while let Some(capital) = characters.next().filter(char::is_ascii_uppercase) {
            letters.push((capital, place.point));
            after = place.after(capital);
            let space = characters.next().filter(|&space| class(space) == Class::Space);
            let Some(space) = space.filter(|_| letters.len() < LONGEST_ACRONYM) else { break };
            place = after.after(space);
        }
        let alone = !self.character(after.byte).is_some_and(char::is_alphanumeric);
        if letters.len() < 4 || letters.len() == LONGEST_ACRONYM || !alone {
            return None;
        }
        for (was, point) in letters {
            self.letter(was.to_ascii_lowercase(), was, point..point + 1);
        }
        Some(after)
    }

    fn tag(&mut self, at: Place) -> Option<Place> {
        let inside = &self.source[at.byte + 1..];
        let length = inside.bytes().take(LONGEST_TAG).position(|byte| matches!(byte, b'<' | b'>' | b'\n'))?;
        let named = inside[..length].trim_start_matches('/');
        let name = named.split([' ', '/']).next().unwrap_or_default().to_ascii_lowercase();
        if inside.as_bytes()[length] != b'>' {
            return None;
        }
        let after = inside[..=length].chars().fold(at.after_ascii(1), Place::after);
        if LINES.contains(&name.as_str()) {
            self.mark(Class::Line, ' ', at.point..after.point);
            // Where the line ended in the source too, that is the same end.
            let ends = name == "br" && self.source[after.byte..].starts_with('\n');
            return Some(after.after_ascii(usize::from(ends)));
        }
        SILENT.contains(&name.as_str()).then_some(after)
    }

    fn entity(&mut self, at: Place) -> Option<Place> {
        let (character, length) = entity(&self.source[at.byte..])?;
        let after = at.after_ascii(length);
        match class(character) {
            Class::Letter => self.write(&[character], at.point..after.point),
            mark => self.mark(mark, character, at.point..after.point),
        }
        Some(after)
    }

    fn aside(&mut self, at: Place, bracket: char) -> Option<Place> {
        let inside = &self.source[at.after(bracket).byte..];
        let mut closing = inside.char_indices().take(LONGEST_ASIDE + 1);
        let (length, closing) = closing.find(|(_, one)| matches!(one, ')' | '）'))?;
        let aside = &inside[..length];
        let after = aside.chars().fold(at.after(bracket), Place::after).after(closing);
        if is_pronunciation(aside) && self.normal.letters.last().is_some_and(|last| is_cjk(last.is)) {
            return Some(after);
        }
        UNITED_NATIONS.contains(&aside).then(|| {
            self.mark(Class::Space, ' ', at.point..after.point);
            after
        })
    }
}

/// Latin syllables, or hiragana, or bopomofo with its tones.
fn is_pronunciation(aside: &str) -> bool {
    let pinyin = |one: char| one.is_lowercase() && is_latin(one);
    let hiragana = |one: char| matches!(one, '\u{3041}'..='\u{3096}');
    let bopomofo = |one: char| matches!(one, '\u{3105}'..='\u{312F}' | 'ˊ' | 'ˇ' | 'ˋ' | '˙');
    !aside.is_empty()
        && (aside.chars().all(pinyin) || aside.chars().all(hiragana) || aside.chars().all(bopomofo))
}
