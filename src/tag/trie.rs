//! Patterns as a tree of letters, walked from a place in a text to every pattern that begins there.
//!
//! An automaton that tries all places at once would pay for every byte of the text, and find names inside
//! words only for them to be thrown away. Names begin where words begin; from there two or three steps tell
//! that none stands here. The tree is a double array: a step is one addition and one comparison. Where a
//! single pattern is left, its rest is compared as it stands.

use std::cmp::Reverse;

use super::normal::Letter;

/// The compiled patterns.
#[derive(Debug)]
pub(super) struct Trie {
    /// By character, its code, the commonest first, from 1; 0 for characters in no pattern.
    codes: Vec<u16>,
    cells: Vec<Cell>,
    /// What is left of a pattern where no other goes the same way.
    rests: Vec<char>,
    openings: Openings,
}

/// The first letters of all patterns, so that nine words of ten are turned away without a step into the tree.
#[derive(Debug)]
struct Openings {
    /// By length of opening: a set of hashes, one bit each.
    sets: [Box<[u64]>; LENGTHS.len()],
}

/// A pattern opens with as many of its letters as it has, of these. In English text one word of twenty opens as
/// some pattern does if five letters are compared, one of three if three are.
const LENGTHS: [usize; 4] = [1, 2, 3, LONGEST];
const LONGEST: usize = 5;

/// How large their sets are: bits, as powers of two. Few patterns are short.
const SIZES: [u32; LENGTHS.len()] = [12, 12, 14, 18];

impl Openings {
    fn new(patterns: &[&[char]]) -> Self {
        let mut sets = SIZES.map(|size| vec![0; 1 << (size - 6)].into_boxed_slice());
        for pattern in patterns {
            let length = LENGTHS.iter().rposition(|&length| length <= pattern.len()).unwrap_or_default();
            let hash = hashes(|at| pattern.get(at).copied().unwrap_or_default())[length];
            let (word, bit) = place(hash, SIZES[length]);
            sets[length][word] |= bit;
        }
        Self { sets }
    }

    #[inline]
    fn open(&self, letters: &[Letter]) -> bool {
        // The last few letters of a text are not worth a question.
        let Some(first) = letters.first_chunk::<LONGEST>() else { return true };
        let hashes = hashes(|at| first[at].is);
        // All at once, for a branch that is nearly always the same costs nothing, and four do.
        let mut met = 0;
        for ((set, hash), size) in self.sets.iter().zip(hashes).zip(SIZES) {
            let (word, bit) = place(hash, size);
            met |= set[word] & bit;
        }
        met != 0
    }
}

/// A hash of each opening.
#[inline]
fn hashes(letter: impl Fn(usize) -> char) -> [u32; LENGTHS.len()] {
    // An odd number near 2^32 over the golden ratio spreads neighbours far apart.
    let add = |hash: u32, at: usize| (hash.rotate_left(5) ^ letter(at) as u32).wrapping_mul(0x9E37_79B1);
    let one = add(0, 0);
    let two = add(one, 1);
    let three = add(two, 2);
    [one, two, three, add(add(three, 3), 4)]
}

/// Where in a set of so many bits a hash has its own: the high bits of a product are its best.
#[inline]
fn place(hash: u32, size: u32) -> (usize, u64) {
    let at = hash >> (32 - size);
    ((at / 64) as usize, 1 << (at % 64))
}

/// One node of the tree.
#[derive(Clone, Copy, Debug)]
struct Cell {
    /// The node this one belongs to; `FREE` for an unused cell.
    parent: u32,
    /// Its children stand at this place plus their code; of a lone pattern, where its rest begins.
    base: u32,
    /// How long the rest of a lone pattern is; `BRANCH` for a node with children.
    rest: u32,
    /// The pattern that ends here or, after its rest, is the only one; `NONE` if there is none.
    pattern: u32,
}

const FREE: u32 = u32::MAX;
const NONE: u32 = u32::MAX;
const BRANCH: u32 = u32::MAX;
const VACANT: Cell = Cell { parent: FREE, base: 0, rest: BRANCH, pattern: NONE };

impl Trie {
    /// Compiles patterns, given in their order, all different and none empty.
    pub fn new(patterns: &[String]) -> Self {
        let letters: Vec<char> = patterns.iter().flat_map(|pattern| pattern.chars()).collect();
        let mut rest = letters.as_slice();
        let pattern = |pattern: &String| {
            let (pattern, others) = rest.split_at(pattern.chars().count());
            rest = others;
            pattern
        };
        let patterns: Vec<&[char]> = patterns.iter().map(pattern).collect();
        let mut builder = Builder { codes: codes(&letters), cells: vec![VACANT], rests: Vec::new(), from: 1 };
        builder.build(&patterns);
        let openings = Openings::new(&patterns);
        Self { codes: builder.codes, cells: builder.cells, rests: builder.rests, openings }
    }

    /// Hands every pattern that the letters begin with to `found`, with its length; the shortest first.
    #[inline]
    pub fn walk(&self, letters: &[Letter], found: impl FnMut(usize, usize)) {
        if self.openings.open(letters) {
            self.walk_in(letters, found);
        }
    }

    fn walk_in(&self, letters: &[Letter], mut found: impl FnMut(usize, usize)) {
        let mut at = 0;
        for (depth, letter) in letters.iter().enumerate() {
            let Some((next, cell)) = self.step(at, letter.is) else { return };
            if cell.rest != BRANCH {
                let rest = &self.rests[cell.base as usize..][..cell.rest as usize];
                let after = &letters[depth + 1..];
                if after.len() >= rest.len() && after.iter().zip(rest).all(|(letter, one)| letter.is == *one)
                {
                    found(cell.pattern as usize, depth + 1 + rest.len());
                }
                return;
            }
            if cell.pattern != NONE {
                found(cell.pattern as usize, depth + 1);
            }
            at = next;
        }
    }

    fn step(&self, at: usize, letter: char) -> Option<(usize, Cell)> {
        let code = self.codes.get(letter as usize).copied().filter(|code| *code > 0)?;
        let next = self.cells[at].base as usize + usize::from(code);
        let cell = self.cells.get(next)?;
        (cell.parent as usize == at).then_some((next, *cell))
    }
}

/// Common characters get small codes, so that the children of a node lie close together.
fn codes(letters: &[char]) -> Vec<u16> {
    let highest = letters.iter().map(|one| *one as usize).max().unwrap_or(0);
    let mut counts = vec![0_u32; highest + 1];
    for one in letters {
        counts[*one as usize] += 1;
    }
    let mut common: Vec<usize> = (0..counts.len()).filter(|&one| counts[one] > 0).collect();
    common.sort_unstable_by_key(|&one| (Reverse(counts[one]), one));
    let mut codes = vec![0; counts.len()];
    for (one, code) in common.into_iter().zip(1..) {
        codes[one] = code;
    }
    codes
}

struct Builder {
    codes: Vec<u16>,
    cells: Vec<Cell>,
    rests: Vec<char>,
    /// Cells before this are as good as full.
    from: usize,
}

/// Patterns that have so many letters in common and stand below one node.
struct Branch<'p> {
    patterns: &'p [&'p [char]],
    /// The number of the first.
    first: usize,
    depth: usize,
    at: usize,
}

impl Builder {
    fn build(&mut self, patterns: &[&[char]]) {
        let mut open = vec![Branch { patterns, first: 0, depth: 0, at: 0 }];
        while let Some(Branch { mut patterns, mut first, depth, at }) = open.pop() {
            if patterns.first().is_some_and(|pattern| pattern.len() == depth) {
                self.cells[at].pattern = first as u32;
                (patterns, first) = (&patterns[1..], first + 1);
            }
            let children = || patterns.chunk_by(|one, other| one[depth] == other[depth]);
            let code = |child: &[&[char]]| usize::from(self.codes[child[0][depth] as usize]);
            let codes: Vec<usize> = children().map(code).collect();
            let base = self.room_for(&codes);
            self.cells[at].base = base as u32;
            for (child, code) in children().zip(codes) {
                self.cells[base + code].parent = at as u32;
                match child {
                    [lone] => self.lone(base + code, &lone[depth + 1..], first),
                    _ => open.push(Branch { patterns: child, first, depth: depth + 1, at: base + code }),
                }
                first += child.len();
            }
        }
    }

    fn lone(&mut self, at: usize, rest: &[char], number: usize) {
        let cell = &mut self.cells[at];
        (cell.base, cell.rest, cell.pattern) = (self.rests.len() as u32, rest.len() as u32, number as u32);
        self.rests.extend(rest);
    }

    /// The first base from which the cells of all codes are free.
    fn room_for(&mut self, codes: &[usize]) -> usize {
        let (Some(&least), Some(&most)) = (codes.iter().min(), codes.iter().max()) else { return 0 };
        let (mut place, mut full) = (self.from.max(least), 0);
        loop {
            let base = place - least;
            if self.cells.len() <= base + most {
                self.cells.resize(base + most + 1, VACANT);
            }
            if self.cells[place].parent != FREE {
                full += 1;
            } else if codes.iter().all(|code| self.cells[base + code].parent == FREE) {
                // Where nineteen of twenty cells were taken, nobody need look again.
                if full * 20 >= (place - self.from + 1) * 19 {
                    self.from = place;
                }
                return base;
            }
            place += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tag::normal::Normal;

    fn found(patterns: &[&str], text: &str) -> Vec<(usize, usize)> {
        let mut patterns: Vec<String> = patterns.iter().map(|&one| one.to_owned()).collect();
        patterns.sort();
        let mut found = Vec::new();
        Trie::new(&patterns).walk(&Normal::of(text).letters, |pattern, length| found.push((pattern, length)));
        found
    }

    #[test]
    fn every_pattern_that_begins_here_is_found_the_shortest_first() {
        let patterns = ["un", "un wo", "un women", "unu", "women", "联合国", "联合国大学"];
        assert_eq!(found(&patterns, "UN Women met"), [(0, 2), (1, 5), (2, 8)]);
        assert_eq!(found(&patterns, "unus"), [(0, 2), (3, 3)]);
        assert_eq!(found(&patterns, "聯合國大學"), [(5, 3), (6, 5)]);
        assert_eq!(found(&patterns, "u"), []);
        assert_eq!(found(&patterns, "\u{10FFFF}"), []);
        assert_eq!(found(&[], "UN"), []);
    }

    proptest::proptest! {
        #[test]
        fn it_finds_what_comparing_each_pattern_finds(
            patterns in proptest::collection::btree_set("[a-c]{1,5}", 0..40), text in "[a-d]{0,9}",
        ) {
            let patterns: Vec<&str> = patterns.iter().map(String::as_str).collect();
            let mut plain: Vec<(usize, usize)> = (0..patterns.len())
                .filter(|&at| text.starts_with(patterns[at]))
                .map(|at| (at, patterns[at].len()))
                .collect();
            plain.sort_by_key(|one| one.1);
            proptest::prop_assert_eq!(found(&patterns, &text), plain);
        }
    }
}
