//! Languages of one script: the letters of several pieces of a text, what the page says of itself, and where
//! that leaves a doubt, whatlang.
//!
//! Each piece has its say by itself, and none can be surer than `QUOTED` allows: so the majority of an article
//! decides, whatever it quotes. What is added up are logarithms of chances, so the sums can be read as chances
//! too.

use super::declared::{self, primary};
use super::grams::{Fit, grams};
use super::script::Script;
use super::telling::Telling;
use super::{Guess, Hints, Told, whatlang};

/// How many letters of a piece are looked at: a line is told right 98 times in 100, and more pieces tell more
/// than more of one.
const LOOKED_AT: usize = 100;
/// So many bytes of a piece hold them, in any script.
const READ: usize = 300;
/// How sure a difference of one in the worths of letters makes. Letters depend on each other more than the
/// table knows, so it is less than one; fitted so that confidence is as often right as it says.
const SURE: f64 = 0.35;
/// The chance that a piece is in another language than its article, or no text at all.
const QUOTED: f64 = 0.02;
/// Where the chance is less, whatlang is asked, and what its word is worth at most.
const DOUBT: f64 = 0.9;
const VOICE: f64 = 3.0;
/// Where the chance is less, nothing is said: that is better than saying something wrong.
const GUESS: f64 = 0.4;
/// Where the chance is less, a text says nothing for or against what its page declares.
const ALONE: f64 = 0.6;
/// How like the other texts of its language a text has to be, as a share of what is usual, in the limit of a
/// long one. Less than the first is another language that only looks alike: of sentences whose own language was
/// left out, 55 in 100 are refused so (64 of short passages), nearly all but those of sister languages, and 1 in 100
/// whose language is there. Less than the second is doubtful enough to believe its words;
/// less than the last, to believe a page that declares a language unknown here.
const TOO_LITTLE: f64 = 0.6;
const DOUBTFUL: f64 = 0.95;
const LIKE_NO_OTHER: f64 = 1.2;
/// What a letter that no language of the table writes takes from that.
const STRANGE: f64 = 5.0;
/// What a page's own word, and its source's, are worth against the letters of the text.
const DECLARED: f64 = 4.0;
const CONFIGURED: f64 = 3.0;
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
/// What a word is worth that only one of several neighbours has.
const TELLING: f64 = 2.5;

/// Tells the language of a text by its pieces; `None` where it is none that is known here.
pub(super) fn tell(pieces: &[String], script: Script, hints: Hints<'_>) -> Option<Told> {
    let pieces: Vec<&str> = pieces.iter().map(|piece| &piece[..piece.floor_char_boundary(READ)]).collect();
    let fits: Vec<Fit> = pieces.iter().map(|piece| grams().fit(piece, LOOKED_AT)).collect();
    let mut ranking = Ranking::new(script, &fits);
    ranking.pool("id", "ms");
    let telling = Telling::of(&pieces);
    let nearest = ranking.best()?.0;
    ranking.add(|tag| TELLING * telling.count(tag, nearest) as f64);
    let alone = ranking.best().filter(|_| ranking.chance(0) >= ALONE).map(|best| best.0);
    ranking.add(|tag| hinted(tag, hints));
    let opinion = if ranking.chance(0) < DOUBT { whatlang::opinion(&pieces) } else { None };
    if let Some((named, clear)) = opinion {
        ranking.add(|tag| if named == tag { VOICE * clear } else { 0.0 });
    }
    let likeness = ranking.likeness(&fits);
    let strange = hints.declared.map(primary).filter(|tag| declared::is_strange(tag, script));
    let unlike = |share| likeness.is_less_than(share) || ranking.chance(0) < DOUBT;
    let thickest = telling.thickest(|tag| declared::is_strange(tag, script));
    if let Some(tag) = thickest.filter(|_| unlike(DOUBTFUL)) {
        return Some(ranking.other(tag, Some(tag)));
    }
    if let Some(tag) = strange.filter(|_| unlike(LIKE_NO_OTHER)) {
        return Some(ranking.other(&tag, None));
    }
    if likeness.is_less_than(TOO_LITTLE) && hinted(ranking.best()?.0, hints) == 0.0 {
        let (foreign, _) = opinion.filter(|(named, _)| !grams().knows(named))?;
        return Some(ranking.other(foreign, Some(foreign)));
    }
    let best = ranking.guess(0).filter(|best| best.confidence >= GUESS)?;
    Some(Told { best, second: ranking.guess(1), alone })
}

/// What the page and its source say for a language.
fn hinted(tag: &str, hints: Hints<'_>) -> f64 {
    let says =
        |hint: Option<&str>, worth| if hint.map(primary).as_deref() == Some(tag) { worth } else { 0.0 };
    says(hints.declared, DECLARED) + says(hints.source, CONFIGURED)
}

fn expected(tag: &str) -> f64 {
    EXPECTED.iter().find(|(_, tags)| tags.contains(&tag)).map_or(0.0, |(worth, _)| *worth)
}

/// The languages of a script, the likeliest first.
struct Ranking {
    /// Its number in the table, its tag, and the logarithm of its chance, but for a constant.
    list: Vec<(usize, &'static str, f64)>,
}

impl Ranking {
    fn new(script: Script, fits: &[Fit]) -> Self {
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

    fn add(&mut self, worth: impl Fn(&str) -> f64) {
        self.list.iter_mut().for_each(|language| language.2 += worth(language.1));
        self.list.sort_by(|one, other| other.2.total_cmp(&one.2));
    }

    /// Gives two languages the same chance, where letters cannot tell them apart and words have to:
    /// most of the texts that the statistics of Malay are of are Indonesian.
    fn pool(&mut self, one: &str, other: &str) {
        let pooled = |language: &&mut (usize, &str, f64)| [one, other].contains(&language.1);
        let worths: Vec<f64> =
            self.list.iter_mut().filter(pooled).map(|language| language.2 - expected(language.1)).collect();
        let most = worths.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        for language in self.list.iter_mut().filter(pooled) {
            language.2 = most + expected(language.1);
        }
        self.add(|_| 0.0);
    }

    fn best(&self) -> Option<(&'static str, usize)> {
        self.list.first().map(|best| (best.1, best.0))
    }

    fn chance(&self, place: usize) -> f64 {
        let worths: Vec<f64> = self.list.iter().map(|language| language.2).collect();
        chances(&worths).get(place).copied().unwrap_or_default()
    }

    fn guess(&self, place: usize) -> Option<Guess> {
        let confidence = self.chance(place).min(SUREST);
        self.list.get(place).map(|language| Guess { tag: language.1.to_owned(), confidence })
    }

    /// A language that is not in the table.
    fn other(&self, tag: &str, alone: Option<&'static str>) -> Told {
        let best = Guess { tag: tag.to_owned(), confidence: BELIEVED };
        Told { best, second: self.guess(0), alone }
    }

    /// How like its other texts the text is, in the pieces that speak for the best language.
    fn likeness(&self, fits: &[Fit]) -> Likeness {
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
struct Likeness {
    letters: f64,
    share: f64,
}

impl Likeness {
    /// Short texts vary more.
    fn is_less_than(self, share: f64) -> bool {
        self.share < share - 2.5 / self.letters.max(1.0).sqrt()
    }
}

/// Chances that sum to one, from logarithms.
fn chances(worths: &[f64]) -> Vec<f64> {
    let most = worths.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let sum: f64 = worths.iter().map(|worth| (worth - most).exp()).sum();
    worths.iter().map(|worth| (worth - most).exp() / sum).collect()
}
