//! How sure a figure is: the middle 95% of what it would be on other drawings of the pages (the bootstrap).

use crate::mersenne::Mersenne;

/// How often the pages are drawn anew.
const DRAWS: usize = 1000;

/// The seed of the draws, the same in every run; with it the intervals are those of the collections' own
/// scorer, to the last digit it prints.
const SEED: u32 = 7;

/// The interval that holds 95% of the figures; zeros if there are no pages.
pub fn interval<T: Copy>(rows: &[T], figure: impl Fn(&[T]) -> f64) -> (f64, f64) {
    if rows.is_empty() {
        return (0.0, 0.0);
    }
    let mut random = Mersenne::new(SEED);
    let mut drawn = Vec::with_capacity(rows.len());
    let mut figures: Vec<f64> = (0..DRAWS)
        .map(|_| {
            drawn.clear();
            drawn.extend((0..rows.len()).map(|_| rows[random.below(rows.len())]));
            figure(&drawn)
        })
        .collect();
    figures.sort_by(f64::total_cmp);
    (figures[DRAWS / 40], figures[DRAWS - DRAWS / 40])
}
