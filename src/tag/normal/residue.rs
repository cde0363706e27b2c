//! What only looks like text: the full stops of U.N., markup left in the text, the pronunciation or the
//! abbreviation that some writers put in brackets in the middle of a name.

use super::folding::{Folding, Place};
use crate::tag::fold::{Class, is_cjk, is_latin};

/// More capitals in a row are a list, not an acronym.
const LONGEST_ACRONYM: usize = 12;

/// More than this in brackets is no pronunciation and no abbreviation.
const LONGEST_ASIDE: usize = 7;

/// Abbreviations of the United Nations that stand in brackets after the words, also inside a longer name.
const UNITED_NATIONS: &[&str] = &["LHQ", "UN", "ONU", "UNO", "ООН", "BM", "PBB", "U.N.", "國連", "非"];

/// Whether a character makes it worth asking [`Folding::residue`].
pub(super) fn begins_residue(character: char) -> bool {
    matches!(character, '.' | '．' | '<' | '&' | '(' | '（' | 'A'..='Z')
}

impl Folding<'_, '_> {
    /// Takes what only looks like text; `None` if it is what it looks like.
    pub fn residue(&mut self, at: Place, character: char) -> Option<Place> {
        match character {
            '.' | '．' => self.abbreviation_stop(at, character),
            '<' => self.line_tag(at),
            '&' => self.entity(at),
            '(' | '（' => self.aside(at, character),
            'A'..='Z' => self.spread_capitals(at),
            _ => None,
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

    /// An acronym set with a space after each letter, four letters or more: U N F P A.
    fn spread_capitals(&mut self, at: Place) -> Option<Place> {
        let rest = &self.source[at.byte..];
        let bytes = rest.as_bytes();
        if bytes.get(1) != Some(&b' ') {
            return None;
        }
        let before = self.source[..at.byte].chars().next_back();
        if before.is_some_and(|before| before.is_alphanumeric() && !is_cjk(before)) {
            return None;
        }
        let spread = |pair: &&[u8]| pair[0] == b' ' && pair[1].is_ascii_uppercase();
        let letters = 1 + bytes[1..].chunks_exact(2).take(LONGEST_ACRONYM - 1).take_while(spread).count();
        let length = 2 * letters - 1;
        let alone = !rest[length..].chars().next().is_some_and(char::is_alphanumeric);
        if letters < 4 || letters == LONGEST_ACRONYM || !alone {
            return None;
        }
        for (number, was) in rest[..length].chars().step_by(2).enumerate() {
            let point = at.point + 2 * number as u32;
            self.letter(was.to_ascii_lowercase(), was, point..point + 1);
        }
        Some(at.after_ascii(length))
    }

    fn line_tag(&mut self, at: Place) -> Option<Place> {
        let begins = |known: &&&str| {
            let tag = self.source.as_bytes()[at.byte..].get(..known.len());
            tag.is_some_and(|tag| tag.eq_ignore_ascii_case(known.as_bytes()))
        };
        let after = at.after_ascii(["<br>", "<br/>", "<br />"].iter().find(begins)?.len());
        self.mark(Class::Line, ' ', at.point..after.point);
        Some(after)
    }

    fn entity(&mut self, at: Place) -> Option<Place> {
        let rest = &self.source[at.byte..];
        let starts = |known: &&&str| rest.starts_with(**known);
        let after = |known: &&str| at.after_ascii(known.len());
        if let Some(space) = ["&nbsp;", "&#160;", "&#xa0;"].iter().find(starts) {
            self.mark(Class::Space, ' ', at.point..after(space).point);
            return Some(after(space));
        }
        if let Some(nothing) = ["&shy;", "&#173;", "&zwnj;", "&#8203;"].iter().find(starts) {
            return Some(after(nothing));
        }
        let quote = ["&#39;", "&rsquo;", "&#8217;", "&apos;"].iter().find(starts)?;
        self.letter('\'', '\'', at.point..after(quote).point);
        Some(after(quote))
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

fn is_pronunciation(aside: &str) -> bool {
    !aside.is_empty() && aside.chars().all(|one| one.is_lowercase() && is_latin(one))
}
