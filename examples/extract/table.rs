//! The scores of one set, a line each.

use std::io::{self, Write};

use crate::found::Found;
use crate::interval::interval;
use crate::score::{BodyFit, Fit, Overlap, PageScore};

/// Prints the table. The body comes as F1 with its interval, precision and recall; the rest as a share of
/// the pages whose truth says something of it.
pub fn print(out: &mut impl Write, set: &str, found: &[Found], scores: &[PageScore]) -> io::Result<()> {
    let answered = found.iter().filter(|found| !found.told().body.is_empty()).count();
    writeln!(out, "{set}: {} pages, {answered} with a body", scores.len())?;
    bodies(out, "words", scores.iter().filter_map(|score| score.words))?;
    bodies(out, "cjk", scores.iter().filter_map(|score| score.cjk))?;
    share(out, "with", scores.iter().filter_map(|score| score.with))?;
    share(out, "without_leak", scores.iter().filter_map(|score| score.leak))?;
    share(out, "title", scores.iter().filter_map(|score| score.title.map(f64::from)))?;
    share(out, "title_f1", scores.iter().filter_map(|score| score.title_f1))?;
    share(out, "date", scores.iter().filter_map(|score| score.day.map(f64::from)))?;
    share(out, "lang", scores.iter().filter_map(|score| score.lang.map(f64::from)))?;
    authors(out, scores.iter().filter_map(|score| score.authors))
}

fn bodies(out: &mut impl Write, tokens: &str, fits: impl Iterator<Item = BodyFit>) -> io::Result<()> {
    let fits: Vec<BodyFit> = fits.collect();
    if fits.is_empty() {
        return Ok(());
    }
    let shingles: Vec<Fit> = fits.iter().map(|fit| fit.shingle).collect();
    let bags: Vec<Fit> = fits.iter().map(|fit| fit.bag).collect();
    body(out, &format!("shingle_{tokens}"), &shingles, f1_of_means)?;
    body(out, &format!("bag_{tokens}"), &bags, |fits| mean(fits.iter().map(|fit| Some(fit.f1))))?;
    share(out, &format!("exact_{tokens}"), fits.iter().map(|fit| f64::from(fit.exact)))
}

fn body(out: &mut impl Write, name: &str, fits: &[Fit], figure: impl Fn(&[Fit]) -> f64) -> io::Result<()> {
    let (low, high) = interval(fits, &figure);
    let precision = mean(fits.iter().map(|fit| fit.precision));
    let recall = mean(fits.iter().map(|fit| fit.recall));
    let f1 = figure(fits);
    writeln!(out, "  {name:14} F1 {f1:.3} [{low:.3}, {high:.3}]  P {precision:.3}  R {recall:.3}")
}

fn share(out: &mut impl Write, name: &str, values: impl Iterator<Item = f64>) -> io::Result<()> {
    let values: Vec<f64> = values.collect();
    if values.is_empty() {
        return Ok(());
    }
    writeln!(out, "  {name:14} {:.3} of {}", mean(values.iter().map(|value| Some(*value))), values.len())
}

fn authors(out: &mut impl Write, overlaps: impl Iterator<Item = Overlap>) -> io::Result<()> {
    match overlaps.reduce(Overlap::plus) {
        Some(sum) => writeln!(out, "  {:14} {:.3}", "author_f1", sum.f1()),
        None => Ok(()),
    }
}

/// The F1 of the mean precision and the mean recall, where a page that has none does not count.
pub fn f1_of_means(fits: &[Fit]) -> f64 {
    let precision = mean(fits.iter().map(|fit| fit.precision));
    let recall = mean(fits.iter().map(|fit| fit.recall));
    if precision + recall > 0.0 { 2.0 * precision * recall / (precision + recall) } else { 0.0 }
}

/// The mean of what is known; 0 if nothing is.
pub fn mean(values: impl Iterator<Item = Option<f64>>) -> f64 {
    let (sum, count) = values.flatten().fold((0.0, 0.0), |(sum, count), value| (sum + value, count + 1.0));
    if count > 0.0 { sum / count } else { 0.0 }
}
