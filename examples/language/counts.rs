//! How often each run of letters stands in a language.
//!
//! The statistics know nothing of the edges of words, but tell them all the same: what is missing when all runs that
//! go on after "the" are taken from "the" itself ended there.

use std::collections::HashMap;
use std::io;
use std::path::Path;

use fst::{Map, Streamer};

use crate::run::{Run, pack, unpack};

/// What is rarer than this share of a run is a rounding, not the edge of a word.
const SLIGHT: f64 = 0.002;
/// Two in a hundred million letters: once or twice in all that was read.
const RARE: f64 = 2e-8;

/// The share of each run among all letters; a space is the edge of a word.
pub struct Counts {
    /// By run of one to five letters and edges.
    pub shares: HashMap<Run, f64>,
}

impl Counts {
    /// Reads the statistics of one language.
    ///
    /// # Errors
    /// The file is not there or is no such table.
    pub fn read(folder: &Path, &(_, script, name): &(&str, &str, &str)) -> io::Result<Self> {
        let path = folder.join(format!("lingua-{name}-language-model-1.3.0/models/ngrams.fst"));
        eprintln!("{}", path.display());
        let map = Map::new(std::fs::read(&path)?).map_err(io::Error::other)?;
        let mut shares = inner(&map);
        if name == "serbian" && script == "Latn" {
            shares = in_latin(&shares);
        }
        add_edges(&mut shares);
        Ok(Self { shares })
    }

    /// The share of a run.
    pub fn of(&self, letters: &[char]) -> f64 {
        self.shares.get(&pack(letters)).copied().unwrap_or_default()
    }
}

/// The table holds the logarithm of how often a run goes on with its last letter; multiplied along the run
/// these are shares of all letters.
fn inner(map: &Map<Vec<u8>>) -> HashMap<Run, f64> {
    let mut runs: Vec<(Vec<char>, f64)> = Vec::new();
    let mut stream = map.stream();
    while let Some((run, value)) = stream.next() {
        runs.push((String::from_utf8_lossy(run).chars().collect(), f64::from_bits(value).exp()));
    }
    runs.sort_by_key(|run| run.0.len());
    let mut shares = HashMap::with_capacity(runs.len() * 2);
    for (run, goes_on) in runs {
        let before = match run.len() {
            1 => 1.0,
            length => shares.get(&pack(&run[..length - 1])).copied().unwrap_or_default(),
        };
        shares.insert(pack(&run), before * goes_on);
    }
    shares
}

fn add_edges(shares: &mut HashMap<Run, f64>) {
    let mut before: HashMap<Run, f64> = HashMap::new();
    let mut after: HashMap<Run, f64> = HashMap::new();
    let mut around: HashMap<Run, f64> = HashMap::new();
    for (&run, share) in &*shares {
        let letters = unpack(run);
        if let [_, inner @ .., _] = &letters[..] {
            *after.entry(pack(&letters[..letters.len() - 1])).or_default() += share;
            *before.entry(pack(&letters[1..])).or_default() += share;
            *around.entry(pack(inner)).or_default() += share;
        }
    }
    let of = |map: &HashMap<Run, f64>, run| map.get(&run).copied().unwrap_or_default();
    let mut edges = Vec::new();
    for (&run, &share) in &*shares {
        let letters = unpack(run);
        let (before, after, around) = (of(&before, run), of(&after, run), of(&around, run));
        if letters.len() < 5 {
            edges.push((share, share - after, [&letters[..], &[' ']].concat()));
            edges.push((share, share - before, [&[' '], &letters[..]].concat()));
        }
        if letters.len() < 4 {
            edges.push((share, share - before - after + around, [&[' '], &letters[..], &[' ']].concat()));
        }
    }
    edges.retain(|(whole, edge, _)| *edge > whole * SLIGHT && *edge > RARE);
    let words = edges.iter().filter(|(_, _, run)| run.len() == 2 && run[0] == ' ').map(|edge| edge.1).sum();
    shares.extend(edges.into_iter().map(|(_, edge, run)| (pack(&run), edge)));
    shares.insert(pack(&[' ']), words);
}

/// Runs of Serbian in Latin letters; those that become too long are left out.
fn in_latin(shares: &HashMap<Run, f64>) -> HashMap<Run, f64> {
    let mut latin = HashMap::with_capacity(shares.len());
    for (&run, share) in shares {
        let letters: Vec<char> =
            unpack(run).into_iter().flat_map(|letter| spelling(letter).chars()).collect();
        if (1..=5).contains(&letters.len()) {
            *latin.entry(pack(&letters)).or_default() += share;
        }
    }
    latin
}

fn spelling(letter: char) -> &'static str {
    const ALPHABET: [(char, &str); 30] = [
        ('а', "a"),
        ('б', "b"),
        ('в', "v"),
        ('г', "g"),
        ('д', "d"),
        ('ђ', "đ"),
        ('е', "e"),
        ('ж', "ž"),
        ('з', "z"),
        ('и', "i"),
        ('ј', "j"),
        ('к', "k"),
        ('л', "l"),
        ('љ', "lj"),
        ('м', "m"),
        ('н', "n"),
        ('њ', "nj"),
        ('о', "o"),
        ('п', "p"),
        ('р', "r"),
        ('с', "s"),
        ('т', "t"),
        ('ћ', "ć"),
        ('у', "u"),
        ('ф', "f"),
        ('х', "h"),
        ('ц', "c"),
        ('ч', "č"),
        ('џ', "dž"),
        ('ш', "š"),
    ];
    ALPHABET.iter().find(|pair| pair.0 == letter).map_or("", |pair| pair.1)
}
