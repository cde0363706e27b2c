//! The pages that lose most, with what they lose and what they have too much.

use std::collections::HashMap;
use std::io::{self, Write};

use crate::found::Found;
use crate::score::{PageScore, RUN, Tokens, shingles};
use crate::shelf::Kept;

/// How many characters of a stretch are shown.
const SHOWN: usize = 90;

/// Prints the `count` pages that lose most: against the truth, or against another system.
pub fn print(
    out: &mut impl Write,
    count: usize,
    kept: &[Kept],
    found: &[Found],
    ours: &[PageScore],
    theirs: Option<&[PageScore]>,
) -> io::Result<()> {
    let f1 = |score: &PageScore| score.cjk.map(|fit| fit.shingle.f1);
    let mut losses: Vec<(usize, f64)> = ours
        .iter()
        .enumerate()
        .filter_map(|(page, score)| {
            let wanted = theirs.map_or(Some(1.0), |theirs| f1(&theirs[page]))?;
            Some((page, wanted - f1(score)?))
        })
        .filter(|(_, loss)| *loss > 0.0)
        .collect();
    losses.sort_by(|one, other| other.1.total_cmp(&one.1));
    for (page, loss) in losses.into_iter().take(count) {
        one(out, &kept[page], found[page].told().body, &ours[page], loss)?;
    }
    Ok(())
}

fn one(out: &mut impl Write, kept: &Kept, found: &str, score: &PageScore, loss: f64) -> io::Result<()> {
    let (Some(fit), Some(wanted)) = (score.cjk, kept.truth.body.as_deref()) else { return Ok(()) };
    let url = kept.truth.url.as_deref().unwrap_or_default();
    let share = |value: Option<f64>| value.map_or_else(|| "  - ".to_owned(), |value| format!("{value:.2}"));
    let (precision, recall) = (share(fit.shingle.precision), share(fit.shingle.recall));
    writeln!(out, "  {loss:.3} {} P {precision} R {recall} {url}", kept.id)?;
    for (sign, text, other) in [("-", wanted, found), ("+", found, wanted)] {
        if let Some((length, words)) = longest_alone(&Tokens::Cjk.clean(text), &Tokens::Cjk.clean(other)) {
            writeln!(out, "      {sign} {length}: {words}")?;
        }
    }
    Ok(())
}

/// The longest stretch of a text that the other has not: its length in tokens, and its first words.
pub fn longest_alone(text: &str, other: &str) -> Option<(usize, String)> {
    let (tokens, others) = (Tokens::Cjk.cut(text), Tokens::Cjk.cut(other));
    let (mut there, runs) = (counted(&others), shingles(&tokens));
    let (mut longest, mut start) = (0..0, 0);
    for (place, run) in runs.iter().enumerate() {
        match there.get_mut(run).filter(|count| **count > 0) {
            Some(count) => (*count, start) = (*count - 1, place + 1),
            None if place + 1 - start > longest.len() => longest = start..place + 1,
            None => {}
        }
    }
    // The first run that is alone starts with tokens that are not, unless it starts the text; and only the
    // last run of all ends where it starts to be alone.
    let first = if longest.start == 0 { 0 } else { longest.start + RUN - 1 };
    let end = if longest.end == runs.len() { tokens.len() } else { longest.end };
    let words = (first < end).then(|| Tokens::Cjk.stretch(text, first, end - 1))?;
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    Some((end - first, words.chars().take(SHOWN).collect()))
}

fn counted<'a, 't>(tokens: &'a [&'t str]) -> HashMap<&'a [&'t str], usize> {
    let mut counts = HashMap::new();
    for run in shingles(tokens) {
        *counts.entry(run).or_default() += 1;
    }
    counts
}
