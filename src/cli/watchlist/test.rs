//! `tuiqun watchlist test`: the watchlist tried with its own sentences.

use std::io::{self, Write};
use std::process::ExitCode;

use super::known;
use crate::cli::Stop;
use crate::cli::shown::{because, one_line};
use crate::tag::watchlist::Watchlist;
use crate::tag::watchlist::doubts::doubts;
use crate::tag::watchlist::trial::{Entry, Failure, try_all};
use crate::tag::{Mention, Rejected};

/// Characters of a sentence that are shown.
const SENTENCE: usize = 400;

/// Tries all sentences, or those of one entry, and tells each that came out otherwise with what was found in
/// it; then, if all are tried, the doubts; then the sum. One failure makes the exit code 1.
pub fn run(watchlist: &Watchlist, id: Option<&str>, out: &mut dyn Write) -> Result<ExitCode, Stop> {
    if let Some(id) = id {
        known(Entry::all(watchlist).map(|entry| entry.id()), "entry", id)?;
    }
    let trial = try_all(watchlist, id);
    for failure in &trial.failures {
        tell(failure, out)?;
    }
    let doubts = if id.is_none() { doubts(watchlist) } else { Vec::new() };
    for doubt in &doubts {
        writeln!(out, "warning: {doubt}")?;
    }
    let failed = trial.failures.len();
    let (tried, well) = (trial.tried, trial.tried - failed);
    let (sentences, they) = if tried == 1 { ("sentence", "it") } else { ("sentences", "they") };
    let warnings = if doubts.len() == 1 { "warning" } else { "warnings" };
    let number = doubts.len();
    writeln!(
        out,
        "{tried} {sentences} tried, {well} as {they} should be, {failed} not; {number} {warnings}"
    )?;
    Ok(ExitCode::from(u8::from(failed > 0)))
}

fn tell(failure: &Failure<'_>, out: &mut dyn Write) -> io::Result<()> {
    let Failure { entry, example, found, rejected } = failure;
    let key = if example.expected { "yes" } else { "no" };
    let country = example.country.as_ref().map(|country| format!("-{country}")).unwrap_or_default();
    writeln!(
        out,
        "{}.{key}.{}{country}: {}",
        entry.label(),
        example.language,
        one_line(&example.text, SENTENCE)
    )?;
    match (example.expected, found.is_empty()) {
        (true, true) => writeln!(out, "    nothing is found in it")?,
        (true, false) => writeln!(out, "    not found in it; found instead:")?,
        (false, _) => writeln!(out, "    found in it, and must not be:")?,
    }
    for mention in found {
        writeln!(out, "    {}", why(mention))?;
    }
    for one in rejected {
        writeln!(out, "    {}", why_not(one))?;
    }
    writeln!(out)
}

/// A mention with what it rests on.
fn why(mention: &Mention) -> String {
    let Mention { id, surface, form, start, end, confidence, rule, evidence, .. } = mention;
    let because = because(rule.said(), evidence);
    let why = format!("{id} {start}-{end} “{surface}” by the form “{form}” ({confidence:.2}): {because}");
    one_line(&why, SENTENCE)
}

/// What might have been a mention, with what kept it from being one.
fn why_not(rejected: &Rejected) -> String {
    let Rejected { id, surface, form, start, end, rule, evidence, .. } = rejected;
    let because = because(rule.said(), evidence);
    let why = format!("rejected: {id} {start}-{end} “{surface}” by the form “{form}”: {because}");
    one_line(&why, SENTENCE)
}
