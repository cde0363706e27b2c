//! What the page tells about its own text before the text is looked for: the headline it stands under,
//! the sentence its description quotes, the body its structured data repeats.

use std::collections::HashSet;
use std::hash::{BuildHasherDefault, Hasher};

use crate::extract::jsonld::Linked;
use crate::extract::survey::{Block, Survey};
use crate::extract::{text, title};

use super::worth::is_linked;

/// Where the text may be expected.
#[derive(Clone, Debug, Default)]
pub struct Clues {
    /// The block after which the article begins: its headline, or what precedes its first paragraph.
    pub start: Option<usize>,
    /// The block that is the headline.
    pub headline: Option<usize>,
    /// The first paragraph, if the page's description quotes it.
    pub opening: Option<usize>,
    /// For each block, whether the structured data holds it; empty if that is of no use.
    quoted: Vec<bool>,
    /// The page's host: links that stay on it may be teasers.
    pub host: Option<String>,
}

impl Clues {
    /// Collects what there is.
    pub fn of(survey: &Survey<'_>, linked: &Linked, title: Option<&str>, host: Option<&str>) -> Self {
        let headline = title::place(survey, title);
        let opening = opening(survey, linked, headline.unwrap_or_default());
        let start = opening.map(|at| at.saturating_sub(1)).or(headline);
        Self { start, headline, opening, quoted: quoted(survey, linked), host: host.map(str::to_owned) }
    }

    /// The same without a beginning, for pages whose headline misleads.
    pub fn anywhere(&self) -> Self {
        Self { start: None, ..self.clone() }
    }

    /// Whether the structured data holds this block.
    pub fn is_quoted(&self, block: usize) -> bool {
        self.quoted.get(block).copied().unwrap_or_default()
    }

    /// Whether the structured data holds much of what the page shows.
    pub fn quotes(&self) -> bool {
        !self.quoted.is_empty()
    }
}

/// How much of a description must be found again, in letters.
const QUOTE: usize = 30;

fn opening(survey: &Survey<'_>, linked: &Linked, headline: usize) -> Option<usize> {
    let metas = ["og:description", "description", "twitter:description"];
    let described: Vec<String> = metas
        .into_iter()
        .filter_map(|name| survey.meta(name))
        .chain(linked.description.as_deref())
        .map(|text| text::essence(&text::unescape(text)).chars().take(QUOTE).collect::<String>())
        .filter(|start| text::weight(start) >= 25)
        .collect();
    if described.is_empty() {
        return None;
    }
    let quotes = |block: &Block| {
        let start: String = survey.text(block).chars().take(8 * QUOTE).collect();
        let start = text::essence(&start);
        described.iter().any(|quoted| start.contains(quoted))
    };
    let after = survey.blocks.iter().enumerate().skip(headline);
    after
        .filter(|(_, block)| !is_linked(block) && block.weight >= 60)
        .find(|(_, block)| quotes(block))
        .map(|(at, _)| at)
}

/// Letters that two texts must share to be one.
const GRAM: usize = 24;

/// The least body of structured data that says something about the page, in weight.
const LEAST: u32 = 300;

fn quoted(survey: &Survey<'_>, linked: &Linked) -> Vec<bool> {
    let body = linked.body.as_deref().map(text::essence).unwrap_or_default();
    let whole = text::weight(&body);
    if whole < LEAST {
        return Vec::new();
    }
    let grams: HashSet<u64, BuildHasherDefault<Spread>> = grams(&body.chars().collect::<Vec<_>>()).collect();
    let quoted: Vec<bool> = survey.blocks.iter().map(|block| holds(&grams, survey.text(block))).collect();
    let shown: u32 =
        survey.blocks.iter().zip(&quoted).filter(|(_, quoted)| **quoted).map(|(b, _)| b.weight).sum();
    // A teaser of the text, or another text, is no guide.
    if shown * 2 > whole { quoted } else { Vec::new() }
}

/// Whether a line's beginning and end are both in the text; lines too short to tell are.
fn holds(known: &HashSet<u64, BuildHasherDefault<Spread>>, line: &str) -> bool {
    let letters: Vec<char> = text::essence(line).chars().collect();
    let (Some(first), Some(last)) = (letters.first_chunk::<GRAM>(), letters.last_chunk::<GRAM>()) else {
        return false;
    };
    [first, last].into_iter().all(|run| grams(run).all(|gram| known.contains(&gram)))
}

/// A number for each run of [`GRAM`] letters, from the number of the run before it (Rabin and Karp).
fn grams(letters: &[char]) -> impl Iterator<Item = u64> {
    const BASE: u64 = 0x9e37_79b9_7f4a_7c15;
    let leaving = (0..GRAM).fold(1u64, |power, _| power.wrapping_mul(BASE));
    let numbers = (0..letters.len()).scan(0u64, move |number, at| {
        let left = at.checked_sub(GRAM).map_or(0, |left| u64::from(letters[left]).wrapping_mul(leaving));
        *number = number.wrapping_mul(BASE).wrapping_add(u64::from(letters[at])).wrapping_sub(left);
        Some(*number)
    });
    numbers.skip(GRAM - 1)
}

/// Takes a number as its own hash: those of [`grams`] are spread well enough.
#[derive(Default)]
struct Spread(u64);

impl Hasher for Spread {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        self.0 = bytes.iter().fold(self.0, |hash, byte| hash.rotate_left(8) ^ u64::from(*byte));
    }

    fn write_u64(&mut self, number: u64) {
        self.0 = number ^ number >> 32;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_run_of_letters_has_one_number_wherever_it_stands() {
        let letters = |text: &str| text.chars().collect::<Vec<_>>();
        let run = "sixtysixchairsstandempty";
        assert_eq!(run.len(), GRAM);
        let alone: Vec<u64> = grams(&letters(run)).collect();
        let within: Vec<u64> = grams(&letters(&format!("oneday{run}andthen"))).collect();
        assert_eq!(alone.len(), 1);
        assert_eq!(within.iter().filter(|number| **number == alone[0]).count(), 1);
        assert_eq!(within[6], alone[0]);
        assert_eq!(grams(&letters("short")).count(), 0);
    }
}
