//! What each run of letters is worth to each language.
//!
//! The chance of a letter after four known ones is smoothed by its chance after three, and so on down. A run is worth the
//! logarithm of what its first letter adds to that chance; the worths of all runs that end at a letter add up
//! to the logarithm of its chance, and those of a text to that of the text. What half of the languages of a script agree on
//! tells nothing, and is taken off.

use std::collections::{BTreeMap, HashMap};

use crate::LANGUAGES;
use crate::counts::Counts;
use crate::run::{Run, pack, unpack};

/// How much a shorter run has to say beside a longer one: as much as being met this often.
const SMOOTHING: f64 = 1e-6;
/// The chance of a letter that a language does not write: foreign names are met in every one.
const FOREIGN: f64 = 1e-6;
/// No run is worth more than this, whatever the statistics say; single letters may be.
const MOST: f64 = 4.0;
/// Runs rarer than this in every language are left out at once.
const RARE: f64 = 3e-7;

/// A run with what it is worth to languages of one script.
pub struct Feature {
    /// Its letters.
    pub run: Vec<char>,
    /// The languages it is worth something to.
    pub worths: Vec<Value>,
}

/// What a run is worth to one language.
#[derive(Clone, Copy)]
pub struct Value {
    /// Its number in [`LANGUAGES`].
    pub language: usize,
    /// Natural logarithm.
    pub worth: f32,
    /// Of all its letters, how many end this run.
    pub share: f32,
    /// Whether it stays in the table.
    pub kept: bool,
}

/// Whether two languages are written alike, and so have to be told apart.
pub fn rivals(one: usize, other: usize) -> bool {
    LANGUAGES[one].1 == LANGUAGES[other].1
}

/// The runs of all languages, in their order.
pub fn worths(counts: &[Counts]) -> Vec<Feature> {
    let mut all: BTreeMap<(&str, Run), Vec<Value>> = BTreeMap::new();
    for (language, counts) in counts.iter().enumerate() {
        for (run, worth, share) in of_language(counts) {
            all.entry((LANGUAGES[language].1, run)).or_default().push(Value {
                language,
                worth,
                share,
                kept: false,
            });
        }
    }
    all.retain(|(_, run), worths| *run < 1 << 42 || worths.iter().any(|worth| f64::from(worth.share) > RARE));
    all.into_iter().map(|((script, run), worths)| centred(script, run, &worths)).collect()
}

fn of_language(counts: &Counts) -> Vec<(Run, f32, f32)> {
    let mut runs: Vec<Run> = counts.shares.keys().copied().collect();
    runs.sort_unstable();
    let all = 1.0 + counts.of(&[' ']);
    let mut chances: HashMap<Run, f64> = HashMap::with_capacity(runs.len());
    let mut worths = Vec::with_capacity(runs.len());
    for run in runs {
        let letters = unpack(run);
        let share = counts.of(&letters);
        let shorter = chances.get(&pack(&letters[1..])).copied().unwrap_or(FOREIGN / 10.0);
        let (chance, most) = match letters.len() {
            1 => ((share + FOREIGN) / all, f64::MAX),
            length => {
                let before = counts.of(&letters[..length - 1]).max(share);
                ((share + SMOOTHING * shorter) / (before + SMOOTHING), MOST)
            }
        };
        let shorter = if letters.len() == 1 { FOREIGN } else { shorter };
        chances.insert(run, chance);
        worths.push((run, (chance / shorter).ln().clamp(-most, most) as f32, share as f32));
    }
    worths
}

fn centred(script: &str, run: Run, worths: &[Value]) -> Feature {
    let mut dense: Vec<Value> = (0..LANGUAGES.len())
        .filter(|&language| LANGUAGES[language].1 == script)
        .map(|language| {
            let absent = Value { language, worth: 0.0, share: 0.0, kept: false };
            worths.iter().find(|worth| worth.language == language).copied().unwrap_or(absent)
        })
        .collect();
    let mut sorted: Vec<f32> = dense.iter().map(|worth| worth.worth).collect();
    sorted.sort_by(f32::total_cmp);
    // Among many languages the middle one is like nobody; of a few, so that each has something of its own, a low one is taken.
    let middle = if sorted.len() > 10 { sorted[sorted.len() / 2] } else { sorted[sorted.len() / 4] };
    for worth in &mut dense {
        worth.worth -= middle;
    }
    Feature { run: unpack(run), worths: dense }
}
