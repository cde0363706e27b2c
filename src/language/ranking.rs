//! The languages of a script in the order of their chances, which are added up piece by piece and doubt by doubt.

use super::grams::{Fit, grams};
use super::script::Script;
use super::{Guess, Told};

/// How sure a difference of one in the worths of letters makes. Letters depend on each other more than the
/// table knows, so it is less than one; fitted so that confidence is as often right as it says.
const SURE: f64 = 0.35;
/// The chance that a piece is in another language than its article, or no text at all.
const QUOTED: f64 = 0.02;
/// What a letter that no language of the table writes takes from that.
const STRANGE: f64 = 5.0;
/// No text is surer than this to be what it seems.
const SUREST: f64 = 0.995;
/// How sure is what rests on whatlang's or the page's word alone.
const BELIEVED: f64 = 0.6;

/// How much likelier a language is before a text is read: more for those of the watch, less for those that
/// hardly any newspaper is written in, and for those that share nearly all with one that is read far more.
const EXPECTED: &[(f64, &[&str])] = &[
    (1.0, &["en", "fr", "es", "pt", "de", "it", "ru", "uk", "ar", "tr", "vi", "id", "pl", "hr", "nb"]),
    (-1.0, &["eo", "yo", "lg"]),
    // Latin, because names of everywhere look like it; the others, because the texts that their statistics are
    // of are in good part in the language that each is nearest to.
    (-3.0, &["la", "ms"]),
    (-2.0, &["bs", "nn"]),
];
fn expected(tag: &str) -> f64 {
    EXPECTED.iter().find(|(_, tags)| tags.contains(&tag)).map_or(0.0, |(worth, _)| *worth)
}

/// The languages of a script, the likeliest first.
pub(super) struct Ranking {
    /// Its number in the table, its tag, and the logarithm of its chance, but for a constant.
    list: Vec<(usize, &'static str, f64)>,
}

impl Ranking {
    pub fn new(script: Script, fits: &[Fit]) -> Self {
        let known = grams().known.iter().enumerate().filter(|(_, known)| known.script == script);
        let mut list: Vec<_> =
            known.map(|(number, known)| (number, known.tag, expected(known.tag))).collect();
        let equal = 1.0 / list.len().max(1) as f64;
        for fit in fits.iter().filter(|fit| fit.letters > 0) {
            let worths: Vec<f64> = list.iter().map(|language| SURE * fit.worth(language.0)).collect();
            for (language, chance) in list.iter_mut().zip(chances(&worths)) {
                language.2 += (chance * (1.0 - QUOTED) + equal * QUOTED).ln();
            }
        }
        let mut ranking = Self { list };
        ranking.add(|_| 0.0);
        ranking
    }

    pub fn add(&mut self, worth: impl Fn(&str) -> f64) {
        self.list.iter_mut().for_each(|language| language.2 += worth(language.1));
        self.list.sort_by(|one, other| other.2.total_cmp(&one.2));
    }

    /// Gives two languages the same chance, where letters cannot tell them apart and words have to:
    /// most of the texts that the statistics of Malay are of are Indonesian.
    pub fn pool(&mut self, one: &str, other: &str) {
        let pooled = |language: &&mut (usize, &str, f64)| [one, other].contains(&language.1);
        let worths: Vec<f64> =
            self.list.iter_mut().filter(pooled).map(|language| language.2 - expected(language.1)).collect();
        let most = worths.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        for language in self.list.iter_mut().filter(pooled) {
            language.2 = most + expected(language.1);
        }
        self.add(|_| 0.0);
    }

    pub fn best(&self) -> Option<(&'static str, usize)> {
        self.list.first().map(|best| (best.1, best.0))
    }

    pub fn chance(&self, place: usize) -> f64 {
        let worths: Vec<f64> = self.list.iter().map(|language| language.2).collect();
        chances(&worths).get(place).copied().unwrap_or_default()
    }

    pub fn guess(&self, place: usize) -> Option<Guess> {
        let confidence = self.chance(place).min(SUREST);
        self.list.get(place).map(|language| Guess { tag: language.1.to_owned(), confidence })
    }

    /// A language that is not in the table.
    pub fn other(&self, tag: &str, alone: Option<&'static str>) -> Told {
        let best = Guess { tag: tag.to_owned(), confidence: BELIEVED };
        Told { best, second: self.guess(0), alone }
    }

    /// How like its other texts the text is, in the pieces that speak for the best language.
    pub fn likeness(&self, fits: &[Fit]) -> Likeness {
        let Some((_, best)) = self.best() else { return Likeness::default() };
        let speaks = |fit: &&Fit| self.list.iter().all(|language| fit.worth(language.0) <= fit.worth(best));
        let (letters, worth) = fits.iter().filter(speaks).fold((0, 0.0), |sum, fit| {
            (sum.0 + fit.letters, sum.1 + fit.worth(best) - STRANGE * fit.foreign as f64)
        });
        Likeness { letters: letters as f64, share: worth / letters.max(1) as f64 / grams().known[best].usual }
    }
}

/// What a letter of a text is worth to a language, as a share of what letters of that language are.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Likeness {
    letters: f64,
    share: f64,
}

impl Likeness {
    /// Short texts vary more.
    pub fn is_less_than(self, share: f64) -> bool {
        self.share < share - 2.5 / self.letters.max(1.0).sqrt()
    }
}

/// Chances that sum to one, from logarithms.
fn chances(worths: &[f64]) -> Vec<f64> {
    let most = worths.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let sum: f64 = worths.iter().map(|worth| (worth - most).exp()).sum();
    worths.iter().map(|worth| (worth - most).exp() / sum).collect()
}
