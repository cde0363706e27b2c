//! The table as the program reads it (`Grams::read`), compressed.

use std::collections::{BTreeMap, HashMap};
use std::io;

use crate::LANGUAGES;
use crate::invent::{Dice, Inventor};
use crate::run::{Run, pack};
use crate::tune::runs;
use crate::worths::Feature;

/// One step of a stored worth: fine enough, measured, and coarse enough to compress well.
const STEP: f32 = 0.25;
/// How many words tell what a language's own letters are worth.
const WORDS: usize = 20_000;

/// What a run is worth to each language, in steps.
type Rounded = Vec<(u8, i8)>;

/// Writes the table.
///
/// # Errors
/// Those of the compressor.
pub fn packed(features: &[Feature], inventors: &[Inventor]) -> io::Result<Vec<u8>> {
    let rounded = |worth: f32| (worth / STEP).round().clamp(-128.0, 127.0) as i8;
    let features = features
        .iter()
        .map(|feature| {
            let worths = feature.worths.iter().map(|worth| (worth.language as u8, rounded(worth.worth)));
            (&feature.run[..], worths.filter(|worth| worth.1 != 0).collect())
        })
        .filter(|(_, worths): &(_, Vec<_>)| !worths.is_empty());
    let mut merged: BTreeMap<Vec<char>, Rounded> = BTreeMap::new();
    for (run, worths) in features {
        // The program looks for longer and longer runs until it finds none, so the shorter ones have to be there.
        for start in 1..run.len() {
            merged.entry(run[start..].to_vec()).or_default();
        }
        merged.entry(run.to_vec()).or_default().extend(worths);
    }
    let merged: Vec<(Vec<char>, Rounded)> = merged.into_iter().collect();
    let (mut runs, mut sets, mut worths) = (String::new(), Vec::new(), Vec::new());
    let mut before: &[char] = &[];
    for (run, list) in &merged {
        let kept = before.iter().zip(run.iter()).take_while(|(one, other)| one == other).count();
        runs.push_str(&kept.to_string());
        runs.extend(&run[kept..]);
        runs.push('\n');
        sets.push(list.len() as u8);
        sets.extend(list.iter().map(|worth| worth.0));
        worths.extend(list.iter().map(|worth| worth.1.cast_unsigned()));
        before = run;
    }
    let mut table = Vec::new();
    for section in [header(&merged, inventors).as_bytes(), runs.as_bytes(), &sets, &worths] {
        table.extend((section.len() as u32).to_le_bytes());
        table.extend(section);
    }
    eprintln!("{} runs, {} worths, {} bytes before compression", merged.len(), worths.len(), table.len());
    zstd::encode_all(&table[..], 22)
}

/// `tag script usual`, where the last is what a letter of a language's own text is worth to it.
fn header(merged: &[(Vec<char>, Rounded)], inventors: &[Inventor]) -> String {
    let at: HashMap<Run, usize> = merged.iter().enumerate().map(|(at, (run, _))| (pack(run), at)).collect();
    let mut lines = String::new();
    for (language, ((tag, script, _), inventor)) in LANGUAGES.iter().zip(inventors).enumerate() {
        let text = inventor.sentence(WORDS, &mut Dice(7));
        let letters: usize = text.iter().map(|word| word.len() - 1).sum();
        let worth: f32 = runs(&text, |run| at.get(&run).copied())
            .into_iter()
            .filter_map(|at| merged[at].1.iter().find(|worth| usize::from(worth.0) == language))
            .map(|worth| f32::from(worth.1) * STEP)
            .sum();
        lines.extend([format!("{tag} {script} {:.3}\n", worth / letters as f32)]);
    }
    lines
}
