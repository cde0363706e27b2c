//! Two systems on the same pages.

use std::io::{self, Write};

use crate::interval::interval;
use crate::score::{Fit, PageScore};
use crate::table::{f1_of_means, mean};

/// Pages whose F1 differs by less are called even: it is the precision of the table.
const EVEN: f64 = 0.001;

/// Prints the other's figure, the pages won and lost, the mean difference with its interval, and what a
/// chooser would reach that always knew the better of both.
pub fn print(out: &mut impl Write, ours: &[PageScore], theirs: &[PageScore]) -> io::Result<()> {
    let pairs: Vec<(Fit, Fit)> = ours.iter().zip(theirs).filter_map(both).collect();
    let differences: Vec<f64> = pairs.iter().map(|(ours, theirs)| ours.f1 - theirs.f1).collect();
    let won = differences.iter().filter(|difference| **difference >= EVEN).count();
    let lost = differences.iter().filter(|difference| **difference <= -EVEN).count();
    let figure = |differences: &[f64]| mean(differences.iter().map(|difference| Some(*difference)));
    let (low, high) = interval(&differences, figure);
    let theirs: Vec<Fit> = pairs.iter().map(|(_, theirs)| *theirs).collect();
    let best: Vec<Fit> =
        pairs.iter().map(|(ours, theirs)| if theirs.f1 > ours.f1 { *theirs } else { *ours }).collect();
    writeln!(
        out,
        "  against them   F1 {:.3}; the better of both {:.3}",
        f1_of_means(&theirs),
        f1_of_means(&best)
    )?;
    writeln!(
        out,
        "  page by page   {won} won, {lost} lost, {} even; on average {:+.3} [{low:+.3}, {high:+.3}]",
        pairs.len() - won - lost,
        figure(&differences)
    )
}

fn both((ours, theirs): (&PageScore, &PageScore)) -> Option<(Fit, Fit)> {
    Some((ours.cjk?.shingle, theirs.cjk?.shingle))
}
