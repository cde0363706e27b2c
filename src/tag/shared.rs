//! Bodies named together by what they share: "the Economic Commissions for Africa and for Latin America",
//! "la Commission et le Fonds pour la consolidation de la paix".
//!
//! The watchlist says what several bodies share in a language, and with `…` where each goes its own way. What a
//! form has in the place of `…` is its own part. It names the body where it stands right beside a full name
//! that shares the same, with nothing between but a conjunction, a preposition, an article, or a word for "of
//! the same name". Behind `… X` the own part alone says little (Commission, Fund), so there it wants that word.

use super::entry::{Entry, Meaning};
use super::fold::{is_arabic, is_cjk, is_cyrillic, is_hangul, is_spaced};
use super::normal::{Letter, Normal};
use super::scan::Candidate;
use super::watchlist::{Level, Shared};

/// Bodies of one language that share a part of their names.
#[derive(Debug)]
pub(super) struct Family {
    /// Whether what they share stands in front of their own parts.
    pub leads: bool,
    /// Whether there is another way to write it for several at once: Commissions. The stems of Russian and
    /// Ukrainian words are the same for one and several.
    pub plural: bool,
    pub parts: Vec<Part>,
}

/// What one body has for itself.
#[derive(Debug)]
pub(super) struct Part {
    pub letters: Vec<char>,
    pub entry: Entry,
}

/// To which family the form of an entry belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Kin {
    pub family: u16,
    /// Whether the form is written for several at once.
    pub several: bool,
}

/// No more words than this stand between two bodies of a family.
const MOST_BETWEEN: usize = 5;

/// And, or.
const CONJUNCTIONS: &[&str] = &[
    "and", "or", "&", "y", "e", "o", "et", "ou", "und", "oder", "sowie", "ed", "и", "или", "і", "и", "та",
    "або", "ve", "ile", "va", "dan", "atau", "serta",
];
/// The same, written on to what follows.
const CONJUNCTIONS_GLUED: &[&str] =
    &["以及", "及び", "および", "与", "和", "及", "暨", "跟", "、", "と", "や", "및", "와", "과", "그리고"];
/// Articles and prepositions that may be said again.
const REPEATED: &[&str] = &[
    "for", "on", "of", "el", "la", "los", "las", "para", "sobre", "le", "les", "l'", "pour", "sur", "a", "o",
    "as", "der", "die", "das", "des", "den", "dem", "fur", "zu", "il", "lo", "per", "sulla", "sui", "для",
    "по", "о", "з", "cho", "untuk", "icin", "al", "del", "du", "au", "do", "da", "ao", "dell'", "zum", "zur",
];
/// Of the same name, or its, in front of the own part and behind it; folded, and Cyrillic words as stems.
const NAMESAKE_BEFORE: &[&str] = &[
    "eponymous",
    "namesake",
    "gleichnamige",
    "gleichnamigen",
    "gleichnamiger",
    "gleichnamiges",
    "omonimo",
    "omonima",
    "homonimo",
    "homonima",
    "одноименн",
    "同名の",
    "同名",
    "同",
    "its",
    "su",
    "son",
    "seu",
    "sua",
    "suo",
    "ihr",
    "ihrem",
    "ihren",
    "sein",
];
const NAMESAKE_BEHIND: &[&str] = &[
    " homonyme",
    " du meme nom",
    " homonimo",
    " homonima",
    " del mismo nombre",
    " do mesmo nome",
    " omonimo",
    " omonima",
    " cung ten",
    " gleichen namens",
];
/// What may follow an own part that is written without spaces: anything else makes another word of it.
const FOLLOWS: &str = "一的在也都是将对由为已曾向从共同两之等はがをにのでともへや、";
/// Words that make another name of an own part in front of them.
const ANOTHER: &[&str] = &[" for ", " of ", " on ", " to ", "'s ", "’s "];

/// The family of a form, by one of its spellings, and its own part. The families are those of its language.
pub(super) fn kin<'s>(families: &[(u16, &Shared)], spelling: &'s str) -> Option<(Kin, &'s str)> {
    for &(family, shared) in families {
        let held = shared.ways.iter().enumerate().filter(|(_, way)| holds(spelling, way));
        let Some((number, way)) = held.max_by_key(|(_, way)| way.len()) else { continue };
        let (before, after) = spelling.split_once(way.as_str())?;
        let own = if shared.leads { after.trim() } else { before.trim() };
        if !own.is_empty() {
            return Some((Kin { family, several: number > 0 }, own));
        }
    }
    None
}

/// Whether a spelling holds a way of writing, letter by letter: preparing a search costs more than running it
/// over a name.
fn holds(spelling: &str, way: &str) -> bool {
    let (spelling, way) = (spelling.as_bytes(), way.as_bytes());
    spelling.windows(way.len().max(1)).any(|here| here.first() == way.first() && here == way)
}

/// The bodies named by their own parts beside full names.
pub(super) fn named<'l>(
    families: &'l [Family],
    normal: &Normal,
    candidates: &[Candidate<'l>],
) -> Vec<Candidate<'l>> {
    let mut named = Vec::new();
    for sibling in candidates.iter().filter(|one| one.entry.level <= Level::Likely) {
        let Some(kin) = sibling.entry.kin else { continue };
        let family = &families[usize::from(kin.family)];
        let mut last = *sibling;
        while let Some(next) = behind(family, kin, normal, &last) {
            named.push(next);
            last = next;
        }
        if !family.leads {
            named.extend(before(family, normal, sibling));
        }
    }
    named
}

/// The body named behind another one.
fn behind<'l>(
    family: &'l Family,
    kin: Kin,
    normal: &Normal,
    sibling: &Candidate<'_>,
) -> Option<Candidate<'l>> {
    let letters = &normal.letters;
    let free = !family.plural || kin.several;
    let (mut at, mut joined, mut repeated, mut namesake) = (sibling.end, false, false, false);
    for _ in 0..MOST_BETWEEN {
        at = past_spaces(letters, at);
        if joined && let Some(found) = family.standing_at(normal, at, sibling.entry.meaning) {
            let same = namesake || NAMESAKE_BEHIND.iter().any(|words| begins_with(letters, found.end, words));
            let allowed = if family.leads { free || repeated } else { same };
            return (allowed && (same || !goes_on(letters, found.end))).then_some(found);
        }
        let next = letters.get(at)?;
        let (word, end) = word_at(letters, at);
        if let Some(glued) = CONJUNCTIONS_GLUED.iter().find(|glued| begins_with(letters, at, glued)) {
            (at, joined) = (at + glued.chars().count(), true);
        } else if next.is == 'و' && !joined {
            (at, joined) = (at + 1, true);
        } else if let Some(same) = NAMESAKE_BEFORE.iter().find(|same| begins_with(letters, at, same)) {
            (at, namesake) = (at + same.chars().count(), true);
        } else if next.is == ',' && family.plural || CONJUNCTIONS.contains(&word.as_str()) {
            (at, joined) = (end, true);
        } else if REPEATED.contains(&word.as_str()) {
            (at, repeated) = (end, true);
        } else {
            return None;
        }
    }
    None
}

/// The body named in front of another one.
fn before<'l>(family: &'l Family, normal: &Normal, sibling: &Candidate<'_>) -> Option<Candidate<'l>> {
    let letters = &normal.letters;
    let (mut at, mut joined) = (sibling.start, false);
    for _ in 0..MOST_BETWEEN {
        while at > 0 && letters[at - 1].is == ' ' {
            at -= 1;
        }
        if joined && let Some(found) = family.ending_at(normal, at, sibling.entry.meaning) {
            return Some(found);
        }
        let last = at.checked_sub(1).map(|last| letters[last].is)?;
        let glued = |glued: &&&str| {
            let start = at.checked_sub(glued.chars().count());
            start.is_some_and(|start| begins_with(letters, start, glued))
        };
        if let Some(glued) = CONJUNCTIONS_GLUED.iter().find(glued) {
            (at, joined) = (at - glued.chars().count(), true);
            continue;
        }
        let mut start = at - 1;
        while start > 0 && letters[start].joined && is_word(last) && is_word(letters[start - 1].is) {
            start -= 1;
        }
        let word: String = letters[start..at].iter().map(|letter| letter.is).collect();
        joined |= CONJUNCTIONS.contains(&word.as_str()) || matches!(word.as_str(), "و" | "وال" | ",");
        if !joined && !REPEATED.contains(&word.as_str()) {
            return None;
        }
        at = start;
    }
    None
}

impl Family {
    pub fn new(shared: &Shared) -> Self {
        let stemmed = shared.ways.iter().any(|way| way.chars().any(is_cyrillic));
        let plural = shared.leads && shared.ways.len() > 1 && !stemmed;
        Self { leads: shared.leads, plural, parts: Vec::new() }
    }

    /// Adds a body's own part, unless it is there.
    pub fn add(&mut self, pattern: &str, entry: Entry) {
        let letters: Vec<char> = pattern.chars().collect();
        let known = |part: &Part| part.entry.meaning == entry.meaning && part.letters == letters;
        if !self.parts.iter().any(known) {
            self.parts.push(Part { letters, entry });
        }
    }

    /// The longest own part of another body that begins at a letter.
    fn standing_at(&self, normal: &Normal, at: usize, than: Meaning) -> Option<Candidate<'_>> {
        let parts = self.others(than).filter_map(|part| part.at(normal, at, at + part.letters.len()));
        parts.max_by_key(|found| found.end)
    }

    /// The longest own part of another body that ends before a letter.
    fn ending_at(&self, normal: &Normal, end: usize, than: Meaning) -> Option<Candidate<'_>> {
        let start = |part: &Part| end.checked_sub(part.letters.len());
        let parts = self.others(than).filter_map(|part| part.at(normal, start(part)?, end));
        parts.filter(|found| found.end == end).min_by_key(|found| found.start)
    }

    fn others(&self, than: Meaning) -> impl Iterator<Item = &Part> {
        self.parts.iter().filter(move |part| part.entry.meaning != than)
    }
}

impl Part {
    fn at(&self, normal: &Normal, start: usize, end: usize) -> Option<Candidate<'_>> {
        let mut letters = normal.letters.get(start..end)?.iter();
        if !self.letters.iter().all(|one| letters.next().is_some_and(|letter| letter.is == *one)) {
            return None;
        }
        let end = self.entry.fits(normal, start, end)?;
        Some(Candidate { start, end, entry: &self.entry })
    }
}

/// Whether what follows makes another name of an own part.
fn goes_on(letters: &[Letter], end: usize) -> bool {
    let (Some(last), Some(next)) = (letters.get(end - 1), letters.get(end)) else { return false };
    if is_cjk(last.is) && !is_hangul(last.is) {
        return is_cjk(next.is) && !FOLLOWS.contains(next.is);
    }
    ANOTHER.iter().any(|words| begins_with(letters, end, words))
}

fn past_spaces(letters: &[Letter], mut at: usize) -> usize {
    while letters.get(at).is_some_and(|letter| letter.is == ' ' && letter.was != '-') {
        at += 1;
    }
    at
}

fn is_word(letter: char) -> bool {
    is_spaced(letter) && !is_cjk(letter)
}

/// The word at a letter, with an apostrophe that elides its end, or a single mark; and where it ends.
fn word_at(letters: &[Letter], at: usize) -> (String, usize) {
    let rest = &letters[at..(at + 16).min(letters.len())];
    let mut length = rest.iter().take_while(|letter| is_word(letter.is)).count().max(1).min(rest.len());
    length += usize::from(rest.get(length).is_some_and(|letter| letter.is == '\''));
    (rest[..length].iter().map(|letter| letter.is).collect(), at + length)
}

fn begins_with(letters: &[Letter], at: usize, text: &str) -> bool {
    let mut rest = letters[at.min(letters.len())..].iter();
    let same = text.chars().all(|one| rest.next().is_some_and(|letter| letter.is == one));
    let word = text.chars().next_back().is_some_and(|last| is_word(last) && !is_arabic(last));
    same && !(word && rest.next().is_some_and(|letter| letter.joined && is_word(letter.is)))
}

#[cfg(test)]
mod tests {
    use crate::tag::watchlist::{Body, Form, Level, Shared, Watchlist};
    use crate::tag::{Tagger, Text};

    fn body(id: &str, forms: &[(&str, &str)]) -> Body {
        let form = |(language, text): &(&str, &str)| Form {
            text: (*text).to_owned(),
            language: (*language).to_owned(),
            level: Level::Certain,
        };
        Body { id: id.to_owned(), listed: true, forms: forms.iter().map(form).collect(), ..Body::default() }
    }

    fn shared(language: &str, leads: bool, ways: &[&str]) -> Shared {
        let ways = ways.iter().map(|&way| way.to_owned()).collect();
        Shared { language: language.to_owned(), leads, ways }
    }

    fn tagger() -> Tagger {
        let bodies = vec![
            body("africa", &[("en", "Commission for Africa"), ("ru", "Комиссия для Африки")]),
            body("asia", &[("en", "Commission for East Asia"), ("ru", "Комиссия для Азии")]),
            body("board", &[("en", "Peace Board"), ("fr", "Conseil de la paix"), ("zh-Hant", "和平委員會")]),
            body("fund", &[("en", "Peace Fund"), ("fr", "Fonds pour la paix"), ("zh-Hant", "和平基金")]),
        ];
        let shared = vec![
            shared("en", true, &["Commission for", "Commissions for"]),
            shared("ru", true, &["Комиссия для"]),
            shared("en", true, &["Peace"]),
            shared("fr", false, &["de la paix", "pour la paix"]),
            shared("zh-Hant", true, &["和平"]),
        ];
        Tagger::new(&Watchlist { bodies, shared, ..Watchlist::default() })
    }

    #[test]
    fn a_body_is_named_by_its_own_part_beside_one_of_its_family() {
        let tagger = tagger();
        for (text, found) in [
            ("the Commissions for Africa and East Asia", "africa asia"),
            ("the Commission for Africa and for East Asia", "africa asia"),
            ("the Commissions for Africa, East Asia", "africa asia"),
            ("the Commission for Africa and East Asia", "africa"),
            ("the Commissions for Africa and East Asia's ministers", "africa"),
            ("the Commissions for Africa. East Asia waits.", "africa"),
            ("East Asia and the Commission for Africa", "africa"),
            ("the Peace Board and Fund met", "board fund"),
            ("the Peace Fund and Board", "fund board"),
            ("the Peace Board and the Fund", "board"),
            ("the Peace Board and Fund for Growth", "board"),
            ("the Peace Board, Fund", "board"),
            ("the Peace Board and fund", "board"),
            ("the Board and Fund", ""),
            ("комиссии для Африки и Азии", "africa asia"),
            ("le Conseil et le Fonds pour la paix", "board fund"),
            ("le Conseil de la paix et le Fonds du même nom", "board fund"),
            ("le Conseil de la paix et le Fonds vert", "board"),
            ("le Conseil de la paix et son Fonds", "board fund"),
            ("réunion du Conseil et du Fonds pour la paix", "board fund"),
            ("和平委員會及基金的會", "board fund"),
            ("和平委員會與同名基金", "board fund"),
            ("和平委員會及基金會", "board"),
        ] {
            let tags = tagger.tag(Text { body: text, ..Text::default() });
            assert_eq!(tags.listed().join(" "), found, "{text}");
        }
    }
}
