//! Where the name of a body begins and ends, by script.
//!
//! In scripts with capitals a name is words in capitals with the small words that join them, or begins with a
//! word for the kind of body and goes on in small letters (French, Spanish, Russian). In Arabic it begins
//! with such a word. In Chinese, Japanese and Korean it opens and closes as several names of the watchlist
//! do, or stands in quotes.

use super::Line;
use super::vocabulary::Vocabulary;
use crate::tag::fold::{attaches, is_arabic, is_cjk, is_hangul};

/// Words of a name at the most.
const WORDS: usize = 12;

/// Code points of a name at the most.
const LONGEST: usize = 120;

/// Characters of a name in Chinese, Japanese or Korean.
const CJK: std::ops::RangeInclusive<usize> = 4..=24;

/// Letters of an acronym. Two are too few to be anybody's.
const ACRONYM: std::ops::RangeInclusive<usize> = 3..=10;

/// Small words inside names.
const CONNECTORS: &[&str] = &[
    "of", "on", "for", "the", "and", "in", "to", "against", "from", "with", "by", "de", "du", "des", "la",
    "le", "les", "l", "d", "del", "della", "delle", "dei", "degli", "dell", "dello", "di", "da", "do", "dos",
    "das", "das", "para", "a", "o", "e", "y", "et", "sur", "pour", "el", "los", "las", "en", "sobre", "per",
    "il", "lo", "gli", "i", "sui", "sul", "sulla", "nel", "contro", "contra", "contre", "und", "für", "fur",
    "der", "die", "den", "dem", "des", "zur", "zum", "zu", "von", "über", "uber", "gegen", "im", "по", "и",
    "для", "в", "о", "об", "с", "по", "на", "з", "із", "та", "і", "у", "до", "ve", "için", "icin", "về",
    "và", "của", "vì", "untuk", "dan", "tentang", "bagi",
];

/// Words that may begin a sentence and not a name.
const ARTICLES: &[&str] = &[
    "the",
    "a",
    "an",
    "la",
    "le",
    "les",
    "l",
    "el",
    "los",
    "las",
    "il",
    "lo",
    "gli",
    "i",
    "der",
    "die",
    "das",
    "den",
    "dem",
    "des",
    "o",
    "os",
    "as",
    "um",
    "uma",
    "un",
    "une",
    "una",
    "both",
    "also",
    "including",
    "namely",
    "sowie",
    "auch",
    "its",
    "their",
    "our",
    "another",
    "und",
    "and",
    "et",
    "y",
    "e",
    "и",
    "та",
    "ve",
    "và",
    "dan",
    "in",
    "im",
    "from",
    "for",
    "aus",
    "per",
    "für",
];

/// Words that no name has, and the sentence around it does.
const NEVER: &[&str] = &[
    "is",
    "are",
    "was",
    "were",
    "has",
    "have",
    "had",
    "said",
    "says",
    "will",
    "would",
    "that",
    "which",
    "who",
    "whose",
    "est",
    "sont",
    "ont",
    "été",
    "était",
    "qui",
    "que",
    "dont",
    "où",
    "son",
    "fue",
    "ha",
    "han",
    "está",
    "quien",
    "cuyo",
    "è",
    "sono",
    "che",
    "cui",
    "é",
    "são",
    "foi",
    "tem",
    "ist",
    "sind",
    "war",
    "wurde",
    "wird",
    "hat",
    "haben",
    "это",
    "был",
    "была",
    "были",
    "что",
    "который",
    "которая",
    "которые",
    "це",
    "був",
    "була",
    "який",
    "яка",
    "що",
    "là",
    "được",
    "đã",
    "sẽ",
    "adalah",
    "yang",
    "telah",
    "akan",
    "olan",
    "olarak",
    "أن",
    "إن",
    "التي",
    "الذي",
    "كان",
    "كانت",
    "قد",
    "الى",
    "إلى",
    "على",
    "عن",
    "مع",
    "قال",
    "قالت",
    "hier",
    "today",
    "yesterday",
];

/// Abbreviations in brackets that name a country, a union, an agency that sent the report.
const OTHERS: &[&str] = &[
    "USA", "EEUU", "EUA", "ONU", "UNO", "ООН", "США", "СССР", "ABD", "PBB", "LHQ", "AFP", "DPA", "EFE",
    "ANSA", "ТАСС", "TASS", "CNA", "APA", "KNA", "EPD", "AFTV", "NYSE", "NASDAQ", "NGO", "NGOs", "ONG",
    "ONGs", "НПО", "GMT", "CET", "COP", "PDF", "MAGA", "CEO", "PhD", "VAT", "SPD", "CDU", "CSU", "AfD",
    "FDP", "BBC", "CNN", "ARD", "ZDF", "NHK", "RFI", "LREM", "PSOE", "GDP", "PIB", "BIP", "ВВП",
];

/// A word by its place.
#[derive(Clone, Copy, Debug)]
struct Word {
    start: usize,
    end: usize,
}

/// Whether the word only joins others.
pub(super) fn is_connector(word: &str) -> bool {
    CONNECTORS.contains(&word)
}

/// Whether the piece is written as an acronym: capitals, with one or two small letters at the most.
pub(super) fn is_acronym(piece: &[char]) -> bool {
    let letters = piece.iter().filter(|one| one.is_alphabetic()).count();
    let capitals = piece.iter().filter(|one| one.is_uppercase()).count();
    let plain = piece.iter().all(|one| one.is_alphabetic() && !is_cjk(*one) || matches!(one, '-' | '&'));
    let text: String = piece.iter().collect();
    plain
        && ACRONYM.contains(&letters)
        && capitals >= 3
        && letters - capitals <= 2
        && piece.first().is_some_and(|one| one.is_uppercase())
        && !OTHERS.contains(&text.as_str())
}

/// Whether all of the places are one name, article or quotes apart; if so, where it begins and ends.
pub(super) fn whole(
    vocabulary: &Vocabulary,
    line: &Line<'_>,
    start: usize,
    end: usize,
) -> Option<(usize, usize)> {
    let (start, end) = trimmed(line, start, end);
    let last = end.checked_sub(1).map(|at| line.chars[at]).filter(|_| start < end)?;
    if is_cjk(last) {
        let piece = &line.chars[start..end];
        let name = is_cjk_name(piece) && vocabulary.closes(&solid(piece));
        return name.then_some((start, end));
    }
    let words = words_before(line, end);
    let first = words.iter().position(|word| word.start == start)?;
    let words = without_articles(line, &words[first..]);
    let start = words.first()?.start;
    let fits = match words {
        [_] => is_acronym(&line.chars[start..end]),
        _ => is_name(vocabulary, line, words),
    };
    fits.then_some((start, end))
}

/// Where the name begins that ends at a place, given the acronym that stands for it.
pub(super) fn name_before(
    vocabulary: &Vocabulary,
    line: &Line<'_>,
    end: usize,
    acronym: &[char],
) -> Option<(usize, usize)> {
    let last = end.checked_sub(1).map(|at| line.chars[at])?;
    if is_closing(last) {
        let from = end.saturating_sub(LONGEST);
        let open = line.chars[from..end - 1].iter().rposition(|one| is_opening(*one))?;
        return whole(vocabulary, line, from + open + 1, end - 1);
    }
    if is_cjk(last) {
        return cjk_before(vocabulary, line, end).map(|start| (start, end));
    }
    let words = words_before(line, end);
    let from = if is_arabic(last) {
        arabic(vocabulary, line, &words)
    } else {
        spelled(line, &words, acronym).or_else(|| capitalised(vocabulary, line, &words))
    }?;
    let words = without_articles(line, &words[from..]);
    let start = words.first()?.start;
    let name =
        words.len() > 1 && end - start <= LONGEST && !words.iter().any(|word| is_one(line, *word, NEVER));
    name.then_some((start, end))
}

/// Whether a name's words begin with the letters of its acronym.
pub(super) fn spells(line: &Line<'_>, start: usize, end: usize, acronym: &[char]) -> bool {
    let words: Vec<Word> = words_before(line, end).into_iter().filter(|word| word.start >= start).collect();
    spelled(line, &words, acronym) == Some(0)
}

/// The words that end at a place and stand on one line with nothing but spaces, hyphens and apostrophes
/// between, in the order of the text.
fn words_before(line: &Line<'_>, end: usize) -> Vec<Word> {
    let letter =
        |at: usize| line.chars[at].is_alphanumeric() || attaches(line.chars[at]) || line.chars[at] == '&';
    let (mut words, mut at) = (Vec::new(), end);
    while words.len() < WORDS && end - at <= LONGEST {
        let stop = at;
        while at > 0 && letter(at - 1) {
            at -= 1;
        }
        if at == stop {
            break;
        }
        words.push(Word { start: at, end: stop });
        let joint = at;
        while at > 0 && matches!(line.chars[at - 1], ' ' | '\u{a0}' | '-' | '\'' | '’') {
            at -= 1;
        }
        if joint == at || joint - at > 1 {
            break;
        }
    }
    words.reverse();
    words
}

fn text(line: &Line<'_>, word: Word) -> String {
    line.chars[word.start..word.end].iter().collect()
}

fn is_capital(line: &Line<'_>, word: Word) -> bool {
    line.chars[word.start].is_uppercase()
}

fn is_one(line: &Line<'_>, word: Word, list: &[&str]) -> bool {
    list.contains(&text(line, word).to_lowercase().as_str())
}

fn joins(line: &Line<'_>, word: Word) -> bool {
    text(line, word) == "&" || !is_capital(line, word) && is_one(line, word, CONNECTORS)
}

fn without_articles<'w>(line: &Line<'_>, words: &'w [Word]) -> &'w [Word] {
    let first = words.iter().position(|word| !is_one(line, *word, ARTICLES));
    &words[first.unwrap_or(words.len())..]
}

/// The shortest row of words whose first letters are those of the acronym, from its first capital on.
fn spelled(line: &Line<'_>, words: &[Word], acronym: &[char]) -> Option<usize> {
    let letters: Vec<char> = acronym.iter().filter(|one| one.is_uppercase()).copied().collect();
    let initial = |word: &Word| line.chars[word.start].to_uppercase().next().unwrap_or(' ');
    (0..words.len().saturating_sub(1)).rev().find(|&from| {
        let row = &words[from..];
        let full = row.iter().filter(|word| !joins(line, **word)).count();
        let mut initials = row.iter().map(initial);
        is_capital(line, row[0])
            && letters.first() == Some(&initial(&row[0]))
            && letters.iter().all(|letter| initials.any(|other| other == *letter))
            && full <= letters.len() + 1
    })
}

/// The longest row of words in capitals that says what kind of body it is; else a word for such a kind, in
/// capitals, with what follows it in small letters.
fn capitalised(vocabulary: &Vocabulary, line: &Line<'_>, words: &[Word]) -> Option<usize> {
    let run =
        words.iter().rposition(|word| !is_capital(line, *word) && !joins(line, *word)).map_or(0, |at| at + 1);
    let first =
        (run..words.len()).find(|&at| is_capital(line, words[at]) && !is_one(line, words[at], ARTICLES));
    if let Some(first) = first.filter(|&first| is_name(vocabulary, line, &words[first..])) {
        return Some(first);
    }
    let head = |at: &usize| is_capital(line, words[*at]) && vocabulary.is_head(&text(line, words[*at]));
    (0..words.len()).rev().find(head).filter(|&at| is_name(vocabulary, line, &words[at..]))
}

/// Whether all the words are one name: several, in capitals but for those that join, with a word for the kind
/// of body first, last or before the first that joins; or with such a word first and small ones behind it.
fn is_name(vocabulary: &Vocabulary, line: &Line<'_>, words: &[Word]) -> bool {
    let [first, .., last] = words else { return false };
    let never = words.iter().any(|word| is_one(line, *word, NEVER));
    if never || words.len() >= WORDS || last.end - first.start > LONGEST || joins(line, *last) {
        return false;
    }
    let head = |word: &Word| vocabulary.is_head(&text(line, *word));
    if is_arabic(line.chars[first.start]) {
        return head(first);
    }
    if !is_capital(line, *first) {
        return false;
    }
    let joined = words.iter().position(|word| joins(line, *word)).filter(|at| *at > 0);
    let before = joined.is_some_and(|at| head(&words[at - 1]));
    let capitals = words.iter().all(|word| is_capital(line, *word) || joins(line, *word));
    head(first) || capitals && (head(last) || before)
}

/// The nearest word for a kind of body, with one that stands right before it.
fn arabic(vocabulary: &Vocabulary, line: &Line<'_>, words: &[Word]) -> Option<usize> {
    let head = |at: usize| vocabulary.is_head(&text(line, words[at]));
    let nearest = (0..words.len()).rev().find(|at| head(*at))?;
    Some(if nearest > 0 && head(nearest - 1) { nearest - 1 } else { nearest })
}

/// Without spaces, as names in Chinese, Japanese and Korean are compared.
fn solid(piece: &[char]) -> Vec<char> {
    piece.iter().copied().filter(|one| is_cjk(*one)).collect()
}

fn is_cjk_name(piece: &[char]) -> bool {
    let solid = solid(piece);
    let plain = piece.iter().all(|one| is_cjk(*one) || matches!(one, '・' | '·' | ' '));
    // A space stands between words in Korean only.
    let spaces = !piece.contains(&' ') || solid.iter().all(|one| is_hangul(*one));
    plain && spaces && CJK.contains(&solid.len())
}

/// Particles after which a name may begin, in Chinese and Japanese.
const PARTICLES: &str = "的是在對对從从被把將将由於于はがをもへ及和與与";

/// The longest piece before a place that opens and closes as names do.
fn cjk_before(vocabulary: &Vocabulary, line: &Line<'_>, end: usize) -> Option<usize> {
    let hangul = is_hangul(line.chars[end - 1]);
    let part = |one: char| is_cjk(one) && (hangul || !PARTICLES.contains(one)) || hangul && one == ' ';
    let near = end.saturating_sub(*CJK.end());
    let from = line.chars[near..end].iter().rposition(|one| !part(*one)).map_or(near, |at| near + at + 1);
    let begins = |at: &usize| {
        let word = !hangul || *at == 0 || !is_hangul(line.chars[*at - 1]);
        word && vocabulary.opens(&line.chars[*at..end])
    };
    let start = (from..end).find(begins)?;
    // What stands before "on", "for" and "against" is the first half of a Japanese name.
    let before: String = line.chars[..start].iter().skip(start.saturating_sub(4)).collect();
    if ["に関する", "のための", "に対する"].contains(&before.as_str()) {
        return None;
    }
    let piece = &line.chars[start..end];
    (is_cjk_name(piece) && vocabulary.closes(&solid(piece))).then_some(start)
}

pub(super) fn is_opening(one: char) -> bool {
    matches!(one, '「' | '『' | '《' | '〈' | '“' | '„' | '«' | '"')
}

pub(super) fn is_closing(one: char) -> bool {
    matches!(one, '」' | '』' | '》' | '〉' | '”' | '»' | '"')
}

/// Without spaces and quotes at both ends.
pub(super) fn trimmed(line: &Line<'_>, start: usize, end: usize) -> (usize, usize) {
    let outer = |one: char| {
        one.is_whitespace() || is_opening(one) || is_closing(one) || matches!(one, '‘' | '’' | '\'')
    };
    let (mut start, mut end) = (start, end);
    while start < end && outer(line.chars[start]) {
        start += 1;
    }
    while start < end && outer(line.chars[end - 1]) {
        end -= 1;
    }
    (start, end)
}
