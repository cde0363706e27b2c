//! What two lists share, counted.

use std::collections::HashMap;
use std::hash::Hash;

/// The length of a run of tokens.
pub const RUN: usize = 4;

/// How many members two lists share, each counted as often as it stands in both.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Overlap {
    /// In both.
    pub both: usize,
    /// Only in what was found.
    pub extra: usize,
    /// Only in what was wanted.
    pub lost: usize,
}

/// How a list fits the wanted one, each between 0 and 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Fit {
    /// The share of the found that was wanted; none if nothing was found.
    pub precision: Option<f64>,
    /// The share of the wanted that was found; none if nothing was wanted.
    pub recall: Option<f64>,
    /// Their harmonic mean, by counts; 1 if nothing was wanted and nothing found.
    pub f1: f64,
}

impl Overlap {
    /// What two lists share.
    pub fn of<T: Eq + Hash>(wanted: impl IntoIterator<Item = T>, found: impl IntoIterator<Item = T>) -> Self {
        let mut counts: HashMap<T, (usize, usize)> = HashMap::new();
        for member in wanted {
            counts.entry(member).or_default().0 += 1;
        }
        for member in found {
            counts.entry(member).or_default().1 += 1;
        }
        counts.into_values().fold(Self::default(), |sum, (wanted, found)| Self {
            both: sum.both + wanted.min(found),
            extra: sum.extra + found.saturating_sub(wanted),
            lost: sum.lost + wanted.saturating_sub(found),
        })
    }

    /// Both added up.
    pub fn plus(self, other: Self) -> Self {
        Self { both: self.both + other.both, extra: self.extra + other.extra, lost: self.lost + other.lost }
    }

    /// 1 if both lists are empty.
    pub fn f1(self) -> f64 {
        let all = 2 * self.both + self.extra + self.lost;
        if all == 0 { 1.0 } else { 2.0 * self.both as f64 / all as f64 }
    }

    /// How the found fits.
    pub fn fit(self) -> Fit {
        let share = |all: usize| (all > 0).then(|| self.both as f64 / all as f64);
        Fit { precision: share(self.both + self.extra), recall: share(self.both + self.lost), f1: self.f1() }
    }

    /// How the found fits, with the F1 in place of what nothing can be said of.
    pub fn fit_or_f1(self) -> Fit {
        let fit = self.fit();
        Fit { precision: fit.precision.or(Some(fit.f1)), recall: fit.recall.or(Some(fit.f1)), ..fit }
    }
}

/// The runs of four tokens; fewer than four are one run.
pub fn shingles<'a, 't>(tokens: &'a [&'t str]) -> Vec<&'a [&'t str]> {
    if tokens.len() >= RUN {
        tokens.windows(RUN).collect()
    } else {
        Vec::from_iter((!tokens.is_empty()).then_some(tokens))
    }
}
