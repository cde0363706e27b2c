//! The words that names of bodies are made of, read off the watchlist.

use std::collections::{HashMap, HashSet};

use super::phrase::is_connector;
use crate::tag::Tagger;
use crate::tag::fold::{is_arabic, is_cjk};
use crate::tag::normal::Normal;
use crate::tag::variants::primary;
use crate::tag::watchlist::{Form, Watchlist};

/// A word of so few letters says nothing.
const SHORTEST: usize = 4;

/// A name may be half made of words that other bodies' names have too; a rarer one must be among those that
/// it shares with the body it is like.
const RARE: usize = 3;

/// What names are made of.
#[derive(Debug)]
pub(super) struct Vocabulary {
    /// All that the watchlist has, and what was dismissed, folded.
    known: HashSet<String>,
    /// By folded word of names in scripts with spaces, the bodies that have it.
    words: HashMap<String, HashSet<u32>>,
    /// Words for the kind of body in the names of several: Commission, Fonds, Организация.
    heads: HashSet<String>,
    /// The first two characters of names in Chinese, Japanese and Korean that several bodies share.
    openings: HashSet<[char; 2]>,
    /// The last two.
    closings: HashSet<[char; 2]>,
    /// Ids by number.
    bodies: Vec<String>,
}

impl Vocabulary {
    pub fn new(watchlist: &Watchlist, tagger: &Tagger) -> Self {
        let ours = united_nations(watchlist);
        let (mut words, mut heads) = (HashMap::new(), HashMap::new());
        let (mut openings, mut closings) = (HashMap::new(), HashMap::new());
        for (number, body) in (0_u32..).zip(&watchlist.bodies) {
            for form in &body.forms {
                let folded: Vec<char> = folded(&form.text).chars().collect();
                if folded.len() >= SHORTEST && folded.iter().copied().all(is_cjk) {
                    note(&mut openings, [folded[0], folded[1]], number);
                    note(&mut closings, [folded[folded.len() - 2], folded[folded.len() - 1]], number);
                } else {
                    let names: Vec<String> = words_of(form).filter(|word| !ours.contains(word)).collect();
                    let kinds = kinds(form).into_iter().filter(|word| !ours.contains(word));
                    kinds.for_each(|word| note(&mut heads, word, number));
                    for word in names {
                        note(&mut words, word, number);
                    }
                }
            }
        }
        let known = tagger.patterns().map(str::to_owned);
        Self {
            known: known.chain(watchlist.dismissed.iter().map(|name| folded(name))).collect(),
            words,
            heads: shared(heads),
            openings: shared(openings),
            closings: shared(closings),
            bodies: watchlist.bodies.iter().map(|body| body.id.clone()).collect(),
        }
    }

    /// Whether the watchlist has the name, or a person dismissed it.
    pub fn knows(&self, name: &str) -> bool {
        let folded = folded(name);
        self.known.contains(&folded)
            || folded.strip_prefix("ال").is_some_and(|bare| self.known.contains(bare))
    }

    /// Whether the word says what kind of body it is: Commission, Fonds, Организация.
    pub fn is_head(&self, word: &str) -> bool {
        self.heads.contains(&bare(&folded(word)))
    }

    /// Whether names in Chinese, Japanese or Korean begin so.
    pub fn opens(&self, first: &[char]) -> bool {
        two(first).is_some_and(|first| self.openings.contains(&first))
    }

    /// Whether they end so.
    pub fn closes(&self, name: &[char]) -> bool {
        let last = name.len().checked_sub(2).and_then(|at| two(&name[at..]));
        last.is_some_and(|last| self.closings.contains(&last))
    }

    /// The body whose names share most words with this one, among them one that few bodies have, and the fewer
    /// have a word the more it counts; none where less than two thirds of the words are shared, or two bodies
    /// share as much.
    pub fn like(&self, name: &str) -> Option<&str> {
        let words: HashSet<String> = split(&folded(name)).map(bare).filter(|word| tells(word)).collect();
        let mut shares: HashMap<u32, Share> = HashMap::new();
        for bodies in words.iter().filter_map(|word| self.words.get(word)) {
            for body in bodies {
                let share = shares.entry(*body).or_default();
                share.words += 1;
                share.rare |= bodies.len() <= RARE;
                share.weight += LEVEL / bodies.len();
            }
        }
        let most = shares.values().map(|share| share.weight).max()?;
        let mut best = shares.iter().filter(|(_, share)| share.weight == most);
        let ((body, share), alone) = (best.next()?, best.next().is_none());
        let enough = share.words >= 2 && share.words * 3 >= words.len() * 2;
        (alone && share.rare && enough).then(|| self.bodies[*body as usize].as_str())
    }
}

/// What a name shares with those of one body.
#[derive(Clone, Copy, Debug, Default)]
struct Share {
    words: usize,
    rare: bool,
    weight: usize,
}

/// What a word weighs that one body has; shared among so many, the rest of the division does not matter.
const LEVEL: usize = 1_000_000;

fn note<K: std::hash::Hash + Eq>(table: &mut HashMap<K, HashSet<u32>>, key: K, body: u32) {
    table.entry(key).or_default().insert(body);
}

fn shared<K: std::hash::Hash + Eq>(table: HashMap<K, HashSet<u32>>) -> HashSet<K> {
    table.into_iter().filter(|(_, bodies)| bodies.len() > 1).map(|(key, _)| key).collect()
}

fn folded(text: &str) -> String {
    Normal::of(text).text()
}

fn two(characters: &[char]) -> Option<[char; 2]> {
    let text: String = characters.iter().take(2).collect();
    let folded: Vec<char> = folded(&text).chars().collect();
    <[char; 2]>::try_from(folded).ok()
}

/// The words of a name of several.
fn words_of(form: &Form) -> impl Iterator<Item = String> {
    let folded = folded(&form.text);
    let name = folded.contains(' ');
    let words: Vec<String> = split(&folded).filter(|_| name).map(bare).collect();
    words.into_iter().filter(|word| tells(word))
}

/// The word for the kind of body. English, German and Turkish write it last, but for what `of` and its like
/// bring after it; the others write it first, Russian and Ukrainian with an adjective before it.
fn kinds(form: &Form) -> Vec<String> {
    let folded = folded(&form.text);
    let words: Vec<&str> = split(&folded).collect();
    if words.len() < 2 || form.language == "mul" {
        return Vec::new();
    }
    let connected = words.iter().position(|word| is_connector(word)).filter(|at| *at > 0);
    let before = connected.unwrap_or(words.len());
    let kinds = match primary(&form.language) {
        "en" | "de" | "tr" => &words[before - 1..before],
        "ru" | "uk" => &words[..before.min(2)],
        _ => &words[..1],
    };
    kinds.iter().map(|word| bare(word)).filter(|word| tells(word)).collect()
}

fn split(folded: &str) -> impl Iterator<Item = &str> {
    folded.split(|one: char| !one.is_alphanumeric()).filter(|word| !word.is_empty())
}

fn tells(word: &str) -> bool {
    word.chars().count() >= SHORTEST || word.chars().next().is_some_and(is_cjk)
}

/// An Arabic word without what is written on to its front.
fn bare(word: &str) -> String {
    let arabic = word.chars().next().is_some_and(is_arabic);
    let prefixes = ["وال", "بال", "فال", "كال", "ولل", "لل", "ال"];
    let rest = prefixes.iter().filter(|_| arabic).find_map(|prefix| word.strip_prefix(prefix));
    rest.filter(|rest| rest.chars().count() > 2).unwrap_or(word).to_owned()
}

/// The words for the United Nations, which say nothing of a body: those that may stand for an abbreviation.
fn united_nations(watchlist: &Watchlist) -> HashSet<String> {
    let short = |word: &String| word.chars().count() <= 4 && word.chars().all(char::is_uppercase);
    let sets = watchlist.interchangeable.iter().filter(|set| set.words.iter().any(short));
    let words = sets.flat_map(|set| &set.words).map(|word| folded(word));
    words.flat_map(|word| split(&word).map(bare).collect::<Vec<_>>()).collect()
}
