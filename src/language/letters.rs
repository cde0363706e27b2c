//! Languages of one script: the letters of several pieces of a text, what the page says of itself, and where
//! that leaves a doubt, whatlang.
//!
//! Each piece has its say by itself, and none can be surer than `QUOTED` allows: so the majority of an article
//! decides, whatever it quotes. What is added up are logarithms of chances, so the sums can be read as chances
//! too.

use super::declared::{self, primary};
use super::grams::{Fit, grams};
use super::ranking::Ranking;
use super::script::Script;
use super::telling::{self, Telling};
use super::{Hints, Told, whatlang};

/// How many letters of a piece are looked at: a line is told right 98 times in 100, and more pieces tell more
/// than more of one.
const LOOKED_AT: usize = 100;
/// Of so many pieces a glance at so many letters each is enough, if it is so clear and so like the language:
/// that spares two thirds of the time for nine articles in ten.
const MANY: usize = 5;
const GLANCE: usize = 35;
const CLEAR: f64 = 0.99;
const LIKE: f64 = 0.9;
/// So many bytes of a piece hold them, in any script.
const READ: usize = 300;
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
/// What a page's own word, and its source's, are worth against the letters of the text.
const DECLARED: f64 = 4.0;
const CONFIGURED: f64 = 3.0;
/// A next guess with less confidence is none.
const WORTH_NAMING: f64 = 0.001;
/// What a word is worth that only one of several neighbours has.
const TELLING: f64 = 2.5;

/// Tells the language of a text by its pieces; `None` where it is none that is known here.
pub(super) fn tell(pieces: &[String], script: Script, hints: Hints<'_>) -> Option<Told> {
    let pieces: Vec<&str> = pieces.iter().map(|piece| &piece[..piece.floor_char_boundary(READ)]).collect();
    let (mut fits, mut ranking) = look(&pieces, script, if pieces.len() < MANY { LOOKED_AT } else { GLANCE });
    if pieces.len() >= MANY && (ranking.chance(0) < CLEAR || ranking.likeness(&fits).is_less_than(LIKE)) {
        (fits, ranking) = look(&pieces, script, LOOKED_AT);
    }
    let nearest = ranking.best()?.0;
    let clear = !telling::has_relatives(nearest) && !ranking.likeness(&fits).is_less_than(DOUBTFUL);
    let telling = if clear && ranking.chance(0) > CLEAR { Telling::default() } else { Telling::of(&pieces) };
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
    let second = ranking.guess(1).filter(|second| second.confidence >= WORTH_NAMING);
    Some(Told { best, second, alone })
}

fn look(pieces: &[&str], script: Script, letters: usize) -> (Vec<Fit>, Ranking) {
    let fits: Vec<Fit> = pieces.iter().map(|piece| grams().fit(piece, letters)).collect();
    let mut ranking = Ranking::new(script, &fits);
    ranking.pool("id", "ms");
    (fits, ranking)
}

/// What the page and its source say for a language.
fn hinted(tag: &str, hints: Hints<'_>) -> f64 {
    let says =
        |hint: Option<&str>, worth| if hint.map(primary).as_deref() == Some(tag) { worth } else { 0.0 };
    says(hints.declared, DECLARED) + says(hints.source, CONFIGURED)
}
