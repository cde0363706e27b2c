//! Moves the worths that were kept until made-up sentences are told apart as well as can be: what is lost with
//! the worths that were not kept, the others take over. Stochastic gradient descent on the usual loss of
//! multinomial regression.

use std::collections::HashMap;

use crate::LANGUAGES;
use crate::invent::{Dice, Inventor};
use crate::run::{Run, pack};
use crate::worths::{Feature, rivals};

/// How often sentences of every language are made up.
const ROUNDS: usize = 4_000;
/// How many words they have: few, because long sentences are told apart anyway.
const WORDS: (f64, f64) = (2.0, 12.0);
/// The step at the beginning; it falls to nothing.
const STEP: f32 = 0.06;
/// How sure a difference of one makes: letters depend on each other more than the statistics know.
const SURE: f32 = 0.5;

/// Tunes the worths.
pub fn tune(features: &mut [Feature], inventors: &[Inventor]) {
    let at: HashMap<(Run, &str), usize> = features
        .iter()
        .enumerate()
        .map(|(at, feature)| ((pack(&feature.run), LANGUAGES[feature.worths[0].language].1), at))
        .collect();
    let mut dice = Dice(66);
    let mut loss = 0.0;
    for round in 0..ROUNDS {
        let step = STEP * (1.0 - round as f32 / ROUNDS as f32);
        for (language, inventor) in inventors.iter().enumerate() {
            let words = WORDS.0 + dice.roll() * (WORDS.1 - WORDS.0);
            let sentence = inventor.sentence(words as usize, &mut dice);
            let runs = runs(&sentence, |run| at.get(&(run, LANGUAGES[language].1)).copied());
            loss += learn(features, &runs, language, step);
        }
        if (round + 1) % 500 == 0 {
            eprintln!("{} rounds: loss {:.4}", round + 1, loss / (500 * inventors.len()) as f32);
            loss = 0.0;
        }
    }
}

/// The places of all runs of a text.
pub fn runs(words: &[Vec<char>], place: impl Fn(Run) -> Option<usize>) -> Vec<usize> {
    let mut runs = Vec::new();
    for word in words {
        for end in 1..word.len() {
            let first = end.saturating_sub(4);
            runs.extend((first..=end).filter_map(|start| place(pack(&word[start..=end]))));
        }
    }
    runs
}

fn learn(features: &mut [Feature], runs: &[usize], language: usize, step: f32) -> f32 {
    let mut chances: [f32; LANGUAGES.len()] =
        std::array::from_fn(|other| if rivals(language, other) { 0.0 } else { f32::NEG_INFINITY });
    for worth in runs.iter().flat_map(|&at| &features[at].worths) {
        chances[worth.language] += worth.worth * SURE;
    }
    let most = chances.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    let sum: f32 = chances.iter().map(|chance| (chance - most).exp()).sum();
    for chance in &mut chances {
        *chance = (*chance - most).exp() / sum;
    }
    let loss = -chances[language].max(1e-9).ln();
    chances[language] -= 1.0;
    if loss > 0.001 {
        for &at in runs {
            for worth in &mut features[at].worths {
                worth.worth -= step * chances[worth.language];
            }
        }
    }
    loss
}
