//! Where a name may begin and end in a text, by script.
//!
//! | script | what may touch a name |
//! |---|---|
//! | Latin, Cyrillic, Greek | nothing but the endings of its language; an acronym also a number (UNCTAD16) |
//! | Arabic | the article and the words of one letter in front |
//! | katakana | another script |
//! | Hangul | if the name is short, particles and the words that are written on to a body; if long, anything |
//! | Chinese, hiragana | anything |
//!
//! A letter of one script is no part of a word of another: 由UNFCCC發布, الـIPCC. A name that is only part of
//! a web address, an electronic address or a file's name is not named at all.

use super::endings::of_acronym;
use super::entry::{Entry, is_capital};
use super::fold::{is_arabic, is_cjk, is_hangul, is_katakana, is_latin, is_spaced};
use super::normal::Letter;
use super::watchlist::Level;

/// What an Arabic word may carry in front: and, so, by, as, for, the.
const ARABIC: &[&str] = &[
    "ال", "و", "ف", "ب", "ل", "ك", "لل", "وال", "فال", "بال", "كال", "ولل", "فلل", "وب", "ول", "وك", "فب",
    "فل", "وبال", "وكال", "فبال", "س",
];
/// First syllables of what follows a short Korean name: particles, and words that are written on to it.
const KOREAN: &str =
    "은는이가을를의에와과도로만으부까보처라며등측산하및사총회전본내탈협조직관소대장국명께나란랑마뿐야였입분";
/// Longer endings than this are not looked at.
const LONGEST_ENDING: usize = 24;
/// An acronym takes endings from so many letters on, and numbers from one more on.
const TAKES_ENDINGS: usize = 4;
/// An address is looked for this far to either side.
const LONGEST_ADDRESS: usize = 160;

/// Whether a name may begin at a letter.
pub(super) fn begins(entry: &Entry, letters: &[Letter], start: usize) -> bool {
    let first = letters[start].is;
    let Some(before) = start.checked_sub(1).map(|at| letters[at].is) else { return true };
    if !letters[start].joined {
        return !(first.is_ascii_digit() && before.is_ascii_digit());
    }
    if is_arabic(first) {
        return !is_arabic(before) || carries_arabic_prefix(letters, start);
    }
    if is_numeral(first) && !entry.is_evidence() {
        return !is_numeral(before) && !decimal(letters, start);
    }
    if is_spaced(first) {
        return !goes_on(before, first);
    }
    if is_katakana(first) {
        return !is_katakana(before);
    }
    !(is_hangul(first) && is_hangul(before)) || entry.long
}

/// Where a name that ends before the letter `end` ends with its endings, if it may end there.
pub(super) fn end(entry: &Entry, letters: &[Letter], start: usize, end: usize) -> Option<usize> {
    let last = letters[end - 1].is;
    let Some(after) = letters.get(end).filter(|after| after.joined).map(|after| after.is) else {
        return Some(end);
    };
    if is_spaced(last) && goes_on(last, after) {
        return with_endings(entry, letters, start, end);
    }
    if is_katakana(last) && is_katakana(after) {
        return entry.prefix.then_some(end);
    }
    if is_hangul(last) && is_hangul(after) && !entry.long && !KOREAN.contains(after) {
        return entry.prefix.then_some(end);
    }
    Some(end)
}

/// Whether two neighbours belong to one word of a script with spaces between words.
fn goes_on(one: char, next: char) -> bool {
    let word = |letter: char| letter == '_' || is_spaced(letter);
    word(one) && word(next) && is_arabic(one) == is_arabic(next)
}

fn with_endings(entry: &Entry, letters: &[Letter], start: usize, end: usize) -> Option<usize> {
    if entry.prefix {
        return Some(end);
    }
    let rest = letters[end..].iter().take_while(|letter| letter.joined && is_spaced(letter.is));
    let rest: Vec<&Letter> = rest.take(LONGEST_ENDING).collect();
    if rest.is_empty() {
        return None;
    }
    let small = rest.iter().all(|letter| is_latin(letter.was) && letter.was.is_lowercase());
    let ending: String = rest.iter().map(|letter| letter.is).collect();
    let last = letters[end - 1].was;
    let long_enough = end - start >= TAKES_ENDINGS && entry.level == Level::Certain;
    if long_enough && entry.is_acronym(letters, start, end) {
        let numbered = end - start > TAKES_ENDINGS
            && is_capital(last)
            && rest.len() <= 2
            && rest.iter().all(|letter| letter.is.is_ascii_digit());
        return if numbered { Some(end) } else { (small && of_acronym(&ending)).then(|| end + rest.len()) };
    }
    let shouted = is_capital(last) && rest.iter().all(|letter| is_capital(letter.was));
    if !is_latin(last) || !(small && last.is_lowercase() || shouted && !ends_in_capital(entry, start, end)) {
        return None;
    }
    if entry.compounds && is_linked(letters[end - 1].is, &ending) {
        return Some(end);
    }
    entry.endings.has(&ending).then(|| end + rest.len())
}

/// Whether a German word goes on behind a name as in Weltklimaratsbericht, and not as an ending.
fn is_linked(last: char, rest: &str) -> bool {
    let linked = if last == 's' { Some(rest) } else { rest.strip_prefix('s') };
    linked.is_some_and(|word| word.len() >= 4)
}

fn ends_in_capital(entry: &Entry, start: usize, end: usize) -> bool {
    entry.capitals.last().is_some_and(|at| usize::from(*at) + 1 == end - start)
}

fn is_numeral(character: char) -> bool {
    character.is_ascii_digit() || "一二三四五六七八九十百千零〇卅廿".contains(character)
}

/// Whether the letters before are a digit and a comma or point: 1,066 is not 66.
fn decimal(letters: &[Letter], start: usize) -> bool {
    start >= 2
        && matches!(letters[start - 1].is, ',' | '.')
        && letters[start - 2].is.is_ascii_digit()
        && letters[start].is.is_ascii_digit()
}

fn carries_arabic_prefix(letters: &[Letter], start: usize) -> bool {
    let mut from = start;
    while from > 0 && start - from < 5 && letters[from].joined && is_arabic(letters[from - 1].is) {
        from -= 1;
    }
    let prefix: String = letters[from..start].iter().map(|letter| letter.is).collect();
    ARABIC.contains(&prefix.as_str())
}

/// Whether Latin letters are part of a web address (`https://unfccc.int/UNFCCC`, `iucn.org/IUCN`), of an
/// electronic one, or of the name of a host or file (`UNFCCC.int`, `IPCC.pdf`). A handle is none: `@UNFCCC`.
pub(super) fn in_address(letters: &[Letter], start: usize, end: usize) -> bool {
    if !is_latin(letters[start].is) {
        return false;
    }
    if let Some([mark, next]) = letters.get(end..end + 2)
        && mark.joined
        && next.joined
        && (mark.is == '@' || mark.is == '.' && next.was.is_ascii_lowercase())
    {
        return true;
    }
    let small = |at: usize| letters.get(at).is_some_and(|letter| letter.was.is_ascii_lowercase());
    let (mut at, mut in_path) = (start, false);
    while at > start.saturating_sub(LONGEST_ADDRESS) && hangs_together(letters[at - 1], letters[at]) {
        at -= 1;
        match letters[at].is {
            '/' if letters[at + 1].is == '/' => return true,
            '/' => in_path = true,
            '.' if in_path && at > 0 && small(at - 1) && small(at + 1) => return true,
            '@' if at > 0 && letters[at].joined && is_spaced(letters[at - 1].is) => return true,
            _ => {}
        }
    }
    letters[at..start].iter().map(|letter| letter.is).take(4).eq("www.".chars())
}

/// Whether two neighbours have no space between them; a dash is written as one.
fn hangs_together(one: Letter, next: Letter) -> bool {
    match one.is {
        ' ' => one.was == '-',
        '\n' | '"' => false,
        _ => next.joined && !is_cjk(one.is),
    }
}

#[cfg(test)]
mod tests {
    use crate::tag::watchlist::{Body, Form, Level, Watchlist};
    use crate::tag::{Tagger, Text};

    fn tagger() -> Tagger {
        let forms = [
            ("UNCTAD", "mul"),
            ("REN21", "mul"),
            ("UNU", "mul"),
            ("Weltklimarat", "de"),
            ("Konferenz für Handel und Entwicklung", "de"),
            ("Venedik Komisyonu", "tr"),
            ("Komisi Hukum", "id"),
            ("الإسكوا", "ar"),
            ("이크롬", "ko"),
            ("국제재생에너지기구", "ko"),
            ("イクロム", "ja"),
            ("聯合國大學", "zh-Hant"),
            ("ЮНКТАД", "ru"),
        ];
        let form = |(text, language): (&str, &str)| Form {
            text: text.to_owned(),
            language: language.to_owned(),
            level: Level::Certain,
        };
        let body = Body { id: "body".into(), listed: true, forms: forms.map(form).into(), ..Body::default() };
        Tagger::new(&Watchlist { bodies: vec![body], ..Watchlist::default() })
    }

    #[test]
    fn a_name_is_cut_out_where_its_script_lets_it_begin_and_end() {
        let tagger = tagger();
        for (text, found) in [
            ("UNCTAD's word", Some("UNCTAD")),
            ("UNCTAD16 opens", Some("UNCTAD")),
            ("UNCTAD2026b", None),
            ("two UNCTADs", Some("UNCTADs")),
            ("an UNCTADed text", None),
            ("UNCTADın sözü", Some("UNCTADın")),
            ("REN21de", Some("REN21de")),
            ("UNUTMA, unutma", None),
            ("UNUs", None),
            ("preUNCTAD", None),
            ("UNCTAD/WTO", Some("UNCTAD")),
            ("@UNCTAD and #UNCTAD", Some("UNCTAD")),
            ("由UNCTAD發布", Some("UNCTAD")),
            ("الـUNCTAD", Some("UNCTAD")),
            ("وUNCTAD", Some("UNCTAD")),
            ("Done by UNCTAD.It met.", Some("UNCTAD")),
            ("see UNCTAD.org", None),
            ("see https://a.org/UNCTAD-list", None),
            ("see www.a.org/UNCTAD", None),
            ("see a.org/x/UNCTAD", None),
            ("ask me@UNCTAD now", None),
            ("ask UNCTAD@a.org now", None),
            ("UNCTAD_16.pdf", None),
            ("des Weltklimarates", Some("Weltklimarates")),
            ("der Weltklimaratsbericht", Some("Weltklimarat")),
            ("die Weltklimaratlos", None),
            ("DES WELTKLIMARATS", Some("WELTKLIMARATS")),
            ("Konferenz für Handel und Entwicklungspolitik", None),
            ("Venedik Komisyonunun", Some("Venedik Komisyonunun")),
            ("VENEDİK KOMİSYONUNDAN", Some("VENEDİK KOMİSYONUNDAN")),
            ("Venedik Komisyonumuz", None),
            ("Komisi Hukumnya", Some("Komisi Hukumnya")),
            ("Komisi Hukuman", None),
            ("وبالإسكوا", Some("إسكوا")),
            ("نإسكوا", None),
            ("이크롬의", Some("이크롬")),
            ("마이크롬의", None),
            ("이크롬카드", None),
            ("한국제재생에너지기구장", Some("국제재생에너지기구")),
            ("イクロムは", Some("イクロム")),
            ("マイクロム", None),
            ("由聯合國大學辦", Some("聯合國大學")),
            ("聯合國大會", None),
            ("ГЛАВЫ ЮНКТАД ПРИБЫЛИ В ЖЕНЕВУ", Some("ЮНКТАД")),
        ] {
            let tags = tagger.tag(Text { body: text, ..Text::default() });
            let surface = tags.mentions.first().map(|mention| mention.surface.as_str());
            assert_eq!(surface, found, "{text}");
        }
    }
}
