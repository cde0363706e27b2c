//! What each character is to the matcher, looked up and not worked out.
//!
//! Most of the time of tagging goes into folding, and most characters fold to one other, whatever stands
//! around them. That one is worked out once for each block of 256 characters when a text first has one of
//! them, and kept for good.

use std::sync::OnceLock;

use super::residue::begins_residue;
use crate::tag::fold::{Class, attaches, class, fold};

/// What is to be done with a character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// It becomes one letter.
    Letter,
    /// It becomes several letters, or something that is none: it has to be folded.
    Compound,
    /// It is a mark of this class. Never `Class::Letter`.
    Mark(Class),
}

/// A character's role, and the letter it becomes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Glyph {
    /// The folded letter; for other roles, the character itself.
    pub is: char,
    pub role: Role,
    /// Whether it attaches to the character before it.
    pub attaches: bool,
    /// Whether it may be the first of some residue: characters that are not what they look like.
    pub suspect: bool,
}

impl Glyph {
    /// Works it out.
    fn of(character: char) -> Self {
        let (attaches, suspect) = (attaches(character), begins_residue(character));
        match class(character) {
            Class::Letter => {}
            mark => return Self { is: character, role: Role::Mark(mark), attaches, suspect },
        }
        let (mut first, mut count) = (character, 0);
        fold(&[character], |is| {
            if count == 0 {
                first = is;
            }
            count += 1;
        });
        let single = count == 1 && matches!(class(first), Class::Letter | Class::Apostrophe);
        let role = if single { Role::Letter } else { Role::Compound };
        Self { is: if single { first } else { character }, role, attaches, suspect }
    }
}

const BLOCK: usize = 256;

/// The blocks of the basic plane, which holds all but rare characters.
static BLOCKS: [OnceLock<Box<[Glyph; BLOCK]>>; 0x1_0000 / BLOCK] = [const { OnceLock::new() }; _];

/// The glyph of a character.
pub(super) fn glyph(character: char) -> Glyph {
    let code = character as usize;
    match BLOCKS.get(code / BLOCK) {
        Some(block) => block.get_or_init(|| work_out(code / BLOCK))[code % BLOCK],
        None => Glyph::of(character),
    }
}

#[cold]
fn work_out(block: usize) -> Box<[Glyph; BLOCK]> {
    Box::new(std::array::from_fn(|at| {
        // No text holds the code points that are no characters, so whatever stands for them will do.
        Glyph::of(char::from_u32((block * BLOCK + at) as u32).unwrap_or(char::REPLACEMENT_CHARACTER))
    }))
}
