//! Learning by gradient boosting: tree after tree, each corrects what the ones before got wrong.
//!
//! The loss is the logistic one against the share of a block that is in the truth. A level of a tree asks one
//! question of all rows, the one after which Newton's step gains most over all leaves (Prokhorenkova et al.,
//! `CatBoost`, 2018). Every tree sees some of the pages and some of the numbers only, drawn by lot from
//! a fixed seed, which makes the sum hold better on pages that none has seen.

use std::io::{self, Write};

use tuiqun::extract::training::{DEPTH, LEAVES, Model, Question, Tree};
use tuiqun::extract::training::{FEATURES, Row};

use crate::bins::{BINS, Cuts};
use crate::lessons::Lesson;
use crate::lots::Lots;

/// How many trees are learned.
const TREES: usize = 150;

/// The share of its step that a tree takes.
const PACE: f64 = 0.1;

/// How much must speak for a leaf before it says much; in rows of average weight.
const DOUBT: f64 = 20.0;

/// The share of pages that a tree sees.
const PAGES: f64 = 0.7;

/// The share of numbers that a tree may ask for.
const NUMBERS: f64 = 0.4;

/// The odds, as a logarithm, from which on a block is kept: a little below even, since a lost paragraph hurts
/// more than a kept scrap.
const CUT: f32 = -0.2;

/// A model and how much each number was worth to it.
#[derive(Debug)]
pub struct Learned {
    /// The model.
    pub model: Model,
    worth: Vec<f64>,
}

impl Learned {
    /// Prints the numbers, the most useful first.
    pub fn print_worth(&self, out: &mut impl Write) -> io::Result<()> {
        let mut order: Vec<usize> = (0..FEATURES.len()).collect();
        order.sort_by(|one, other| self.worth[*other].total_cmp(&self.worth[*one]));
        let all: f64 = self.worth.iter().sum();
        order
            .into_iter()
            .try_for_each(|at| writeln!(out, "{:6.2}% {}", 100.0 * self.worth[at] / all, FEATURES[at].0))
    }
}

/// Slope and curvature of the loss.
#[derive(Clone, Copy, Default)]
struct Step {
    slope: f64,
    curve: f64,
}

impl Step {
    fn plus(self, other: Self) -> Self {
        Self { slope: self.slope + other.slope, curve: self.curve + other.curve }
    }

    fn minus(self, other: Self) -> Self {
        Self { slope: self.slope - other.slope, curve: self.curve - other.curve }
    }

    fn gain(self) -> f64 {
        self.slope * self.slope / (self.curve + DOUBT)
    }

    fn leap(self) -> f64 {
        -self.slope / (self.curve + DOUBT)
    }
}

/// What is learned from.
struct Matter {
    cuts: Cuts,
    columns: Vec<Vec<u8>>,
    targets: Vec<f64>,
    weights: Vec<f64>,
    /// Where each page's rows begin, and where the last ends.
    pages: Vec<usize>,
}

impl Matter {
    fn of(lessons: &[&Lesson]) -> Self {
        let rows: Vec<&Row> =
            lessons.iter().flat_map(|lesson| &lesson.asked).map(|asked| &asked.row).collect();
        let weights: Vec<f64> = lessons.iter().flat_map(|lesson| lesson.weights()).collect();
        let mean = weights.iter().sum::<f64>() / weights.len().max(1) as f64;
        let mut pages = vec![0];
        pages.extend(lessons.iter().scan(0, |sum, lesson| {
            *sum += lesson.asked.len();
            Some(*sum)
        }));
        let cuts = Cuts::of(&rows);
        Self {
            columns: (0..FEATURES.len()).map(|feature| cuts.column(&rows, feature)).collect(),
            cuts,
            targets: lessons.iter().flat_map(|lesson| &lesson.labels).map(|label| label.covered).collect(),
            weights: weights.into_iter().map(|weight| weight / mean).collect(),
            pages,
        }
    }
}

/// Learns from pages.
pub fn learn(lessons: &[&Lesson]) -> Learned {
    let matter = Matter::of(lessons);
    let rows = matter.targets.len();
    let mean =
        matter.targets.iter().zip(&matter.weights).map(|(target, weight)| target * weight).sum::<f64>()
            / rows.max(1) as f64;
    let bias = (mean / (1.0 - mean)).ln() as f32;
    let mut learned =
        Learned { model: Model { bias, cut: CUT, trees: Vec::new() }, worth: vec![0.0; FEATURES.len()] };
    let mut scores = vec![f64::from(bias); rows];
    let mut lots = Lots::new(66);
    for _ in 0..TREES {
        let pages = lots.draw(lessons.len(), PAGES);
        let seen: Vec<usize> =
            pages.into_iter().flat_map(|page| matter.pages[page]..matter.pages[page + 1]).collect();
        let features = lots.draw(FEATURES.len(), NUMBERS);
        let (tree, leaves) = grow(&matter, &scores, &seen, &features, &mut learned.worth);
        for (score, leaf) in scores.iter_mut().zip(leaves) {
            *score += f64::from(tree.leaves[usize::from(leaf)]);
        }
        learned.model.trees.push(tree);
    }
    learned
}

/// One tree from the rows that are seen, and the leaf of every row.
fn grow(
    matter: &Matter,
    scores: &[f64],
    seen: &[usize],
    features: &[usize],
    worth: &mut [f64],
) -> (Tree, Vec<u8>) {
    let steps: Vec<Step> = seen.iter().map(|row| step(matter, scores, *row)).collect();
    let mut leaves = vec![0_u8; scores.len()];
    let mut tree = Tree::default();
    let mut before = total(&steps).gain();
    for level in 0..DEPTH {
        let asked =
            features.iter().map(|feature| (best(matter, *feature, level, seen, &steps, &leaves), feature));
        let Some(((gain, bin), feature)) = asked.max_by(|one, other| one.0.0.total_cmp(&other.0.0)) else {
            break;
        };
        worth[*feature] += (gain - before).max(0.0);
        before = gain;
        for (leaf, own) in leaves.iter_mut().zip(&matter.columns[*feature]) {
            *leaf |= u8::from(usize::from(*own) > bin) << level;
        }
        let threshold = matter.cuts.thresholds(*feature).get(bin).copied().unwrap_or(f32::MAX);
        tree.questions[level] = Question { feature: *feature, threshold };
    }
    let mut sums = [Step::default(); LEAVES];
    for (row, step) in seen.iter().zip(&steps) {
        let sum = &mut sums[usize::from(leaves[*row])];
        *sum = sum.plus(*step);
    }
    // Three digits say enough of a leaf, and keep the table short.
    tree.leaves = sums.map(|sum| ((PACE * sum.leap() * 1e3).round() / 1e3) as f32);
    (tree, leaves)
}

fn step(matter: &Matter, scores: &[f64], row: usize) -> Step {
    let odds = 1.0 / (1.0 + (-scores[row]).exp());
    let weight = matter.weights[row];
    Step { slope: weight * (odds - matter.targets[row]), curve: weight * odds * (1.0 - odds) }
}

fn total(steps: &[Step]) -> Step {
    steps.iter().fold(Step::default(), |sum, step| sum.plus(*step))
}

/// The best threshold of a number at a level, by its bin, and what all leaves then gain together.
fn best(
    matter: &Matter,
    feature: usize,
    level: usize,
    seen: &[usize],
    steps: &[Step],
    leaves: &[u8],
) -> (f64, usize) {
    let mut bins = vec![[Step::default(); BINS]; 1 << level];
    let column = &matter.columns[feature];
    for (row, step) in seen.iter().zip(steps) {
        let bin = &mut bins[usize::from(leaves[*row])][usize::from(column[*row])];
        *bin = bin.plus(*step);
    }
    let all: Vec<Step> = bins.iter().map(|bins| total(bins)).collect();
    let mut below = vec![Step::default(); bins.len()];
    let mut best = (f64::MIN, 0);
    // Above no threshold at all is a question too, that parts nothing.
    for bin in 0..=matter.cuts.thresholds(feature).len() {
        let mut gain = 0.0;
        for leaf in 0..bins.len() {
            below[leaf] = below[leaf].plus(bins[leaf][bin]);
            gain += below[leaf].gain() + all[leaf].minus(below[leaf]).gain();
        }
        if gain > best.0 {
            best = (gain, bin);
        }
    }
    best
}
