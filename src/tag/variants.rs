//! The spellings of one form that are worth their own pattern: interchangeable words, numbers in words,
//! German endings inside a name.

use std::cmp::Ordering;

use super::fold::is_cyrillic;
use super::stem::stem;
use super::watchlist::{Form, Interchangeable};

/// More spellings than this of one form are not made.
const MOST: usize = 48;

/// The numbers of the event in the words and numerals of each language. The digits themselves are found in
/// every script by folding.
const NUMBERS: &[(&str, &str, &[&str])] = &[
    ("en", "66", &["sixty-six"]),
    ("en", "31", &["thirty-one"]),
    ("en", "35", &["thirty-five"]),
    ("zh", "66", &["六十六", "六六"]),
    ("zh", "31", &["三十一", "卅一"]),
    ("zh", "35", &["三十五", "卅五"]),
    ("ja", "66", &["六十六", "六六"]),
    ("ja", "31", &["三十一", "三一"]),
    ("ja", "35", &["三十五", "三五"]),
    ("ko", "66", &["육십육", "예순여섯"]),
    ("ko", "31", &["삼십일", "서른한"]),
    ("ko", "35", &["삼십오", "서른다섯"]),
    ("fr", "66", &["soixante-six"]),
    ("fr", "31", &["trente et une", "trente et un"]),
    ("fr", "35", &["trente-cinq"]),
    ("es", "66", &["sesenta y seis"]),
    ("es", "31", &["treinta y una", "treinta y un"]),
    ("es", "35", &["treinta y cinco"]),
    ("pt", "66", &["sessenta e seis"]),
    ("pt", "31", &["trinta e uma", "trinta e um"]),
    ("pt", "35", &["trinta e cinco"]),
    ("de", "66", &["sechsundsechzig"]),
    ("de", "31", &["einunddreißig"]),
    ("de", "35", &["fünfunddreißig"]),
    ("it", "66", &["sessantasei"]),
    ("it", "31", &["trentuno", "trentun"]),
    ("it", "35", &["trentacinque"]),
    ("ru", "66", &["шестьдесят шесть", "шестидесяти шести", "шестьюдесятью шестью"]),
    ("ru", "31", &["тридцать одна", "тридцати одной", "тридцать один", "тридцать одну"]),
    ("ru", "35", &["тридцать пять", "тридцати пяти"]),
    ("uk", "66", &["шістдесят шість", "шістдесяти шести", "шістдесятьох шести"]),
    ("uk", "31", &["тридцять одна", "тридцять один", "тридцяти однієї", "тридцять одну"]),
    ("uk", "35", &["тридцять п'ять", "тридцяти п'яти"]),
    ("ar", "66", &["ستا وستين", "ستة وستين", "ست وستين", "ستة وستون", "ست وستون"]),
    ("ar", "31", &["واحدا وثلاثين", "إحدى وثلاثين", "واحد وثلاثين", "واحد وثلاثون"]),
    ("ar", "35", &["خمسا وثلاثين", "خمسة وثلاثين", "خمس وثلاثين", "خمس وثلاثون"]),
    ("tr", "66", &["altmış altı"]),
    ("tr", "31", &["otuz bir"]),
    ("tr", "35", &["otuz beş"]),
    ("vi", "66", &["sáu mươi sáu", "sáu sáu"]),
    ("vi", "31", &["ba mươi mốt"]),
    ("vi", "35", &["ba mươi lăm"]),
    ("id", "66", &["enam puluh enam"]),
    ("id", "31", &["tiga puluh satu"]),
    ("id", "35", &["tiga puluh lima"]),
];

/// Every spelling of a form, itself first.
pub(super) fn spellings(form: &Form, interchangeable: &[Interchangeable], counts: bool) -> Vec<String> {
    let mut exchanged = vec![Spelling::new(form.text.clone())];
    for set in interchangeable.iter().filter(|set| primary(&set.language) == primary(&form.language)) {
        exchange(&mut exchanged, &set.words);
    }
    let mut spellings: Vec<String> = exchanged.into_iter().map(|spelling| spelling.text).collect();
    if counts {
        count_in_words(&mut spellings, primary(&form.language));
    }
    match primary(&form.language) {
        "de" => decline(&mut spellings),
        "ru" | "uk" => spellings.extend(shouted(&form.text)),
        _ => {}
    }
    spellings
}

/// The language without script and region.
pub(super) fn primary(language: &str) -> &str {
    language.split(['-', '_']).next().unwrap_or(language)
}

/// A spelling, and what tells at a glance which words cannot stand in it: nearly all of a few hundred.
struct Spelling {
    text: String,
    openings: u64,
}

impl Spelling {
    fn new(text: String) -> Self {
        let begins = (0..text.len()).filter(|&at| may_begin(&text, at));
        let openings = begins.filter_map(|at| text.as_bytes().get(at..at + 3));
        Self { openings: openings.fold(0, |set, opening| set | opening_bit(opening)), text }
    }

    fn may_hold(&self, word: &str) -> bool {
        word.as_bytes().get(..3).is_none_or(|opening| self.openings & opening_bit(opening) != 0)
    }
}

/// The bit of three bytes in a set of 64.
fn opening_bit(opening: &[u8]) -> u64 {
    let hash = opening.iter().fold(0_u32, |hash, &byte| hash.wrapping_mul(31).wrapping_add(u32::from(byte)));
    1 << (hash.wrapping_mul(0x9E37_79B1) >> 26)
}

/// Adds, for each spelling that holds one of the words, those with each of the others in its place.
fn exchange(spellings: &mut Vec<Spelling>, words: &[String]) {
    for at in 0..spellings.len() {
        let spelling = &spellings[at];
        // The longest word first, so that «de las Naciones Unidas» is not read as «Naciones Unidas».
        let held = words.iter().filter(|word| spelling.may_hold(word) && holds(&spelling.text, word));
        let Some(held) = held.max_by_key(|word| word.len()) else { continue };
        for other in words.iter().filter(|other| *other != held) {
            if spellings.len() >= MOST {
                return;
            }
            let new = Spelling::new(replaced(&spellings[at].text, held, other));
            let known = |one: &Spelling| one.openings == new.openings && one.text == new.text;
            if !spellings.iter().any(known) {
                spellings.push(new);
            }
        }
    }
}

fn holds(text: &str, word: &str) -> bool {
    places(text, word).next().is_some()
}

/// Where a word stands in a text as a whole word; in Chinese, Japanese and Korean, anywhere.
fn places<'t>(text: &'t str, word: &'t str) -> impl Iterator<Item = usize> + 't {
    // Letter by letter: preparing a search costs more than running it over a name.
    let first = word.bytes().next();
    let begins = move |at: usize| Some(text.as_bytes()[at]) == first && may_begin(text, at);
    let stands = move |at: usize| begins(at) && text.as_bytes()[at..].starts_with(word.as_bytes());
    (0..text.len()).filter(move |&at| stands(at)).filter(move |&at| {
        let before = text[..at].chars().next_back();
        let after = text[at + word.len()..].chars().next();
        let touches = [before, after].into_iter().flatten().any(char::is_alphanumeric);
        !touches || word.chars().any(super::fold::is_cjk)
    })
}

/// Whether a word may begin at a byte: not inside a character, and not between two small letters.
fn may_begin(text: &str, at: usize) -> bool {
    let small = |at: usize| text.as_bytes()[at].is_ascii_lowercase();
    text.is_char_boundary(at) && !(at > 0 && small(at) && small(at - 1))
}

fn replaced(text: &str, word: &str, other: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut from = 0;
    for at in places(text, word) {
        if at >= from {
            out.push_str(&text[from..at]);
            out.push_str(other);
            from = at + word.len();
        }
    }
    out.push_str(&text[from..]);
    out
}

fn count_in_words(spellings: &mut Vec<String>, language: &str) {
    for (_, digits, words) in NUMBERS.iter().filter(|(of, ..)| *of == language) {
        for at in 0..spellings.len() {
            if !spellings[at].contains(digits) {
                continue;
            }
            for word in *words {
                let spelling = spellings[at].replace(digits, word);
                spellings.push(spelling);
            }
        }
    }
}

/// A name with its Cyrillic acronym as it is left when all words around are in capitals too and it cannot be
/// told from them: ИРЕН of ИРЕНА.
fn shouted(text: &str) -> Option<String> {
    let stemmed: Vec<&str> = text.split(' ').map(without_ending).collect();
    let stemmed = stemmed.join(" ");
    (stemmed != text).then_some(stemmed)
}

fn without_ending(word: &str) -> &str {
    let folded: Vec<char> = word.to_lowercase().chars().collect();
    if folded.len() < 4 || !word.chars().all(|one| is_cyrillic(one) && one.is_uppercase()) {
        return word;
    }
    word.char_indices().nth(stem(&folded)).map_or(word, |(end, _)| &word[..end])
}

/// Adds the other cases of a German name: the endings of its leading adjectives, and the genitive of the
/// noun after them where more words follow («des Internationalen Instituts für Gerechtigkeit»). The last
/// word of a form needs none of it; its endings are allowed for where it ends.
fn decline(spellings: &mut Vec<String>) {
    for at in 0..spellings.len() {
        let spelling = spellings[at].clone();
        let words: Vec<&str> = spelling.split(' ').collect();
        let mut adjectives = words.iter().take_while(|word| is_adjective(word)).count();
        // «Studienzentrale» only looks like one: the noun is the last word with a capital.
        if adjectives > 0 && !words.get(adjectives).is_some_and(|word| word.starts_with(char::is_uppercase)) {
            adjectives -= 1;
        }
        if adjectives >= words.len() || words.len() < 2 || !words[adjectives].starts_with(char::is_uppercase)
        {
            continue;
        }
        let endings: &[&str] = if adjectives == 0 { &[""] } else { &["e", "en", "er", "es", "em"] };
        let genitives: &[&str] = if adjectives + 1 == words.len() { &[""] } else { &["", "s", "es"] };
        for ending in endings {
            for genitive in genitives {
                if spellings.len() >= MOST {
                    return;
                }
                let spelling = declined(&words, adjectives, ending, genitive);
                if !spellings.contains(&spelling) {
                    spellings.push(spelling);
                }
            }
        }
    }
}

fn declined(words: &[&str], adjectives: usize, ending: &str, genitive: &str) -> String {
    let mut out = String::new();
    for (number, word) in words.iter().enumerate() {
        let stem = word.trim_end_matches(['s', 'r', 'n', 'm']).trim_end_matches('e');
        let (word, ending) = match number.cmp(&adjectives) {
            Ordering::Less => (stem, ending),
            Ordering::Equal => (*word, genitive),
            Ordering::Greater => (*word, ""),
        };
        out.extend([if number > 0 { " " } else { "" }, word, ending]);
    }
    out
}

fn is_adjective(word: &str) -> bool {
    word.chars().count() >= 7
        && [
            "ale", "aler", "ales", "alen", "che", "cher", "ches", "chen", "ende", "ender", "ige", "iges",
            "iger",
        ]
        .iter()
        .any(|ending| word.ends_with(ending))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tag::watchlist::Level;

    fn of(text: &str, language: &str, sets: &[&[&str]]) -> Vec<String> {
        let sets: Vec<_> = sets
            .iter()
            .map(|words| Interchangeable {
                language: language.to_owned(),
                words: words.iter().map(|&word| word.to_owned()).collect(),
            })
            .collect();
        let form = Form { text: text.to_owned(), language: language.to_owned(), level: Level::Certain };
        spellings(&form, &sets, true)
    }

    #[test]
    fn interchangeable_words_stand_for_one_another_as_whole_words_only() {
        let found = of("UN Fund for UNITY", "en", &[&["UN", "United Nations"]]);
        assert_eq!(found, ["UN Fund for UNITY", "United Nations Fund for UNITY"]);
    }

    #[test]
    fn the_longest_of_several_words_is_the_one_exchanged() {
        let found = of("Fondo de las Naciones Unidas", "es", &[&["de la ONU", "de las Naciones Unidas"]]);
        assert_eq!(found[1], "Fondo de la ONU");
    }

    #[test]
    fn counts_are_written_in_words_too() {
        assert!(of("66 organizations", "en", &[]).contains(&"sixty-six organizations".to_owned()));
        assert!(of("31個聯合國", "zh-Hant", &[]).contains(&"卅一個聯合國".to_owned()));
    }

    #[test]
    fn cyrillic_acronyms_are_also_taken_for_words_in_capitals() {
        assert_eq!(of("ИРЕНА", "ru", &[]), ["ИРЕНА", "ИРЕН"]);
        assert_eq!(of("Международная ИДЕА", "ru", &[]), ["Международная ИДЕА", "Международная ИДЕ"]);
        assert_eq!(of("РКИК ООН", "ru", &[]), ["РКИК ООН"]);
    }

    #[test]
    fn german_names_are_declined() {
        let found = of("Internationales Institut für Recht", "de", &[]);
        assert!(found.contains(&"Internationalen Instituts für Recht".to_owned()), "{found:?}");
        assert!(found.contains(&"Internationale Institut für Recht".to_owned()), "{found:?}");
    }
}
