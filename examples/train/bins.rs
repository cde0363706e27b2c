//! Numbers cut into a few bins, so that a tree tries some sixty thresholds of each and not a hundred thousand.

use tuiqun::extract::training::{FEATURES, Row};

/// The most bins of one number.
pub const BINS: usize = 64;

/// The thresholds between the bins of each number.
#[derive(Debug)]
pub struct Cuts(Vec<Vec<f32>>);

impl Cuts {
    /// Thresholds that part the rows into bins of about the same size.
    pub fn of(rows: &[&Row]) -> Self {
        Self((0..FEATURES.len()).map(|feature| cuts(rows.iter().map(|row| row[feature]).collect())).collect())
    }

    /// The thresholds of a number, in order.
    pub fn thresholds(&self, feature: usize) -> &[f32] {
        &self.0[feature]
    }

    /// The bins of a number for each row: how many thresholds it is above.
    pub fn column(&self, rows: &[&Row], feature: usize) -> Vec<u8> {
        let cuts = self.thresholds(feature);
        rows.iter().map(|row| cuts.partition_point(|cut| row[feature] > *cut) as u8).collect()
    }
}

fn cuts(mut values: Vec<f32>) -> Vec<f32> {
    values.sort_by(f32::total_cmp);
    let mut cuts: Vec<f32> = Vec::new();
    let mut filled = 0;
    let size = values.len().div_ceil(BINS);
    for (at, pair) in values.windows(2).enumerate() {
        if pair[0] < pair[1] && at + 1 - filled >= size.min(at + 1) && cuts.len() + 1 < BINS {
            let cut = rounded(f32::midpoint(pair[0], pair[1]));
            // Rounding must not carry the threshold over the values it parts.
            cuts.push(if pair[0] <= cut && cut < pair[1] { cut } else { pair[0] });
            filled = at + 1;
        }
    }
    cuts.dedup();
    cuts
}

/// Four digits after the point are enough, and keep the table short.
fn rounded(value: f32) -> f32 {
    (value * 1e4).round() / 1e4
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_value_of_a_rare_number_has_its_bin() {
        assert_eq!(cuts(vec![0.0, 1.0, 0.0, 3.0, 1.0]), [0.5, 2.0]);
        assert_eq!(cuts(vec![7.0; 9]), [0.0; 0]);
    }

    #[test]
    fn a_common_number_is_cut_into_few_bins() {
        let cuts = cuts((0..10_000).map(|value| value as f32).collect());
        assert!((BINS - 2..BINS).contains(&cuts.len()), "{}", cuts.len());
        assert!(cuts.is_sorted());
    }
}
