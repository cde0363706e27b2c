//! Sentences that nobody wrote, of words that have the statistics of a language: each letter is drawn after the
//! four before it.

use std::collections::HashMap;

use crate::counts::Counts;
use crate::run::{Run, pack, unpack};

/// A word of a living language is seldom longer.
const LONGEST_WORD: usize = 24;

/// A source of made-up sentences in one language.
pub struct Inventor {
    /// By the letters before: what follows, with the sum of the shares so far.
    next: HashMap<Run, Vec<(char, f64)>>,
}

impl Inventor {
    /// Prepares the drawing of letters.
    pub fn new(counts: &Counts) -> Self {
        let mut runs: Vec<(&Run, &f64)> = counts.shares.iter().collect();
        runs.sort_unstable_by_key(|run| run.0);
        let mut next: HashMap<Run, Vec<(char, f64)>> = HashMap::new();
        for (&run, &share) in runs {
            let letters = unpack(run);
            let (&last, before) = letters.split_last().expect("a run has letters");
            // Within a word, and after four letters where so many are known.
            if before.first() == Some(&' ') || before.len() == 4 {
                let follow = next.entry(pack(before)).or_default();
                let sum = follow.last().map_or(0.0, |last| last.1);
                follow.push((last, sum + share));
            }
        }
        Self { next }
    }

    /// Words between edges: a space, letters, a space.
    pub fn sentence(&self, words: usize, dice: &mut Dice) -> Vec<Vec<char>> {
        (0..words).map(|_| self.word(dice)).collect()
    }

    fn word(&self, dice: &mut Dice) -> Vec<char> {
        let mut word = vec![' '];
        while word.len() < LONGEST_WORD {
            let before = &word[word.len().saturating_sub(4)..];
            let Some(next) = self.next.get(&pack(before)) else { break };
            let drawn = dice.roll() * next.last().map_or(0.0, |last| last.1);
            let at = next.partition_point(|(_, sum)| *sum <= drawn).min(next.len() - 1);
            if next[at].0 == ' ' {
                break;
            }
            word.push(next[at].0);
        }
        word.push(' ');
        word
    }
}

/// Numbers that look drawn and are the same every time (splitmix64).
pub struct Dice(pub u64);

impl Dice {
    /// From 0 to 1, without 1.
    pub fn roll(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((mixed ^ (mixed >> 31)) >> 11) as f64 / (1u64 << 53) as f64
    }
}
