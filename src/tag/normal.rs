//! A text as the matcher sees it: folded, with the way back to every code point of the original.
//!
//! Spaces are one space; between Chinese, Japanese or Korean characters they are nothing. Dashes are
//! spaces. An empty line is a break that no name crosses. Words hyphenated at the end of a line are whole
//! again. What is not there for the eye is not there at all. The same is done to the forms of the
//! watchlist, so the two meet whatever dress they wear.

use super::fold::{Class, attaches, class, fold, is_cjk, is_cyrillic, is_latin};
use super::stem::stem;

/// One folded character and where it came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Letter {
    /// The folded character.
    pub is: char,
    /// The original it came from, or the first of several.
    pub was: char,
    /// Its byte in the folded text.
    pub byte: usize,
    /// Its first code point in the original.
    pub start: usize,
    /// One past its last code point in the original.
    pub end: usize,
    /// Whether it stands right after the letter before it, with nothing dropped between.
    pub joined: bool,
    /// Whether a quotation opens between the letter before and this one without a mark in the folded text.
    pub opened: bool,
    /// Whether one closes there.
    pub closed: bool,
}

/// A folded text.
#[derive(Debug, Default)]
pub(super) struct Normal {
    /// What the automaton runs over.
    pub text: String,
    /// The characters of `text`.
    pub letters: Vec<Letter>,
}

impl Normal {
    /// Folds one text.
    pub fn of(text: &str) -> Self {
        let mut normal = Self::default();
        normal.append(text);
        normal
    }

    /// Folds a further text after a break; its code points are counted from 0 again.
    pub fn append(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        self.text.reserve(text.len() + 1);
        self.letters.reserve(text.len() / 2);
        if !self.letters.is_empty() {
            self.push('\n', '\n', 0, 0, false);
        }
        let mut folding = Folding {
            source: text.chars().collect(),
            word: self.letters.len(),
            normal: self,
            gap: None,
            dotted: None,
        };
        folding.run();
    }

    /// The letter that begins at a byte of the folded text.
    pub fn at_byte(&self, byte: usize) -> usize {
        self.letters.partition_point(|letter| letter.byte < byte)
    }

    fn push(&mut self, is: char, was: char, start: usize, end: usize, joined: bool) {
        let byte = self.text.len();
        self.letters.push(Letter { is, was, byte, start, end, joined, opened: false, closed: false });
        self.text.push(is);
    }
}

/// What was passed over since the last letter.
#[derive(Clone, Copy)]
struct Gap {
    start: usize,
    end: usize,
    /// Ends of lines in it; two are a paragraph.
    lines: usize,
    /// The mark to write between letters that are not Chinese, Japanese or Korean.
    mark: char,
    was: char,
}

struct Folding<'n> {
    source: Vec<char>,
    normal: &'n mut Normal,
    gap: Option<Gap>,
    /// The letter at which the Cyrillic word in hand began.
    word: usize,
    /// The place after the last full stop that was dropped from an abbreviation.
    dotted: Option<usize>,
}

impl Folding<'_> {
    fn run(&mut self) {
        let mut at = 0;
        while at < self.source.len() {
            at = self.step(at);
        }
        self.finish_word();
    }

    /// Takes what stands at a place; returns the place after it.
    fn step(&mut self, at: usize) -> usize {
        let character = self.source[at];
        if let Some(after) = self.passed_over(at, character) {
            return after;
        }
        match class(character) {
            Class::Invisible => return at + 1,
            Class::Space => self.widen(at, at + 1, 0, ' ', ' '),
            Class::Line => self.widen(at, at + 1, 1, ' ', ' '),
            Class::Dash => return self.dash(at),
            Class::Quote => self.widen(at, at + 1, 0, '"', '"'),
            Class::Apostrophe => self.letter('\'', '\'', at, at + 1),
            Class::Letter => return self.cluster(at),
        }
        at + 1
    }

    fn widen(&mut self, start: usize, end: usize, lines: usize, mark: char, was: char) {
        let gap = self.gap.get_or_insert(Gap { start, end, lines: 0, mark, was });
        gap.end = end;
        gap.lines += lines;
        if mark != ' ' {
            gap.mark = mark;
        }
        if was == '-' {
            gap.was = was;
        }
    }

    /// A dash joins words, unless a line ends right after it and goes on with a small letter.
    fn dash(&mut self, at: usize) -> usize {
        let mut after = at + 1;
        while self.source.get(after).is_some_and(|&next| matches!(next, ' ' | '\t' | '\r')) {
            after += 1;
        }
        let broken = self.source.get(after) == Some(&'\n')
            && self.source.get(after + 1).is_some_and(|next| next.is_lowercase())
            && self.gap.is_none();
        if broken {
            return after + 1;
        }
        self.widen(at, at + 1, 0, ' ', '-');
        at + 1
    }

    fn cluster(&mut self, at: usize) -> usize {
        let mut after = at + 1;
        while self.source.get(after).is_some_and(|&next| attaches(next)) && after < at + 16 {
            after += 1;
        }
        let (mut folded, mut count) = (['\0'; 24], 0);
        fold(&self.source[at..after], |is| {
            if count < folded.len() {
                folded[count] = is;
                count += 1;
            }
        });
        for &is in &folded[..count] {
            match class(is) {
                Class::Space | Class::Line => self.widen(at, after, 0, ' ', ' '),
                Class::Dash => self.widen(at, after, 0, ' ', '-'),
                Class::Quote => self.widen(at, after, 0, '"', '"'),
                Class::Invisible => {}
                Class::Apostrophe | Class::Letter => self.letter(is, self.source[at], at, after),
            }
        }
        after
    }

    fn letter(&mut self, is: char, was: char, start: usize, end: usize) {
        let gap = self.gap.take();
        if gap.is_some() || !is_cyrillic(is) {
            self.finish_word();
        }
        let first = self.normal.letters.is_empty();
        let joined = gap.is_none() && !first;
        if let Some(gap) = gap.filter(|_| !first) {
            self.close_gap(gap, is);
        }
        if !joined || !is_cyrillic(is) {
            self.word = self.normal.letters.len() + usize::from(!is_cyrillic(is));
        }
        self.normal.push(is, was, start, end, joined);
        if let (Some(gap), Some(letter)) = (gap, self.normal.letters.last_mut()) {
            let passed = &self.source[gap.start..gap.end];
            letter.opened = passed.iter().any(|mark| "「『《〈“".contains(*mark));
            letter.closed = passed.iter().any(|mark| "」』》〉”".contains(*mark));
        }
    }

    fn close_gap(&mut self, gap: Gap, next: char) {
        let before = self.normal.letters.last().map_or('\n', |letter| letter.is);
        if gap.lines > 1 {
            self.normal.push('\n', '\n', gap.start, gap.end, false);
        } else if !is_cjk(before) && !is_cjk(next) && before != '\n' {
            self.normal.push(gap.mark, gap.was, gap.start, gap.end, true);
        }
    }

    /// Takes the ending off the Cyrillic word just written; its last letter then stands for the rest.
    fn finish_word(&mut self) {
        let (from, to) = (self.word, self.normal.letters.len());
        self.word = to;
        if to < from + 4 || !is_cyrillic(self.normal.letters[from].is) {
            return;
        }
        let word = &self.normal.letters[from..to];
        if to < from + 8 && !word.iter().any(|letter| letter.was.is_lowercase()) {
            return;
        }
        let folded: Vec<char> = word.iter().map(|letter| letter.is).collect();
        let keep = from + stem(&folded);
        let end = self.normal.letters[to - 1].end;
        if keep < to {
            self.normal.text.truncate(self.normal.letters[keep].byte);
            self.normal.letters.truncate(keep);
            self.normal.letters[keep - 1].end = end;
        }
        self.word = keep;
    }

    /// What only looks like text: the full stops of U.N., markup left in the text, the pronunciation or the
    /// abbreviation that some writers put in brackets in the middle of a name.
    fn passed_over(&mut self, at: usize, character: char) -> Option<usize> {
        match character {
            '.' | '．' => self.abbreviation_stop(at),
            '<' => self.line_tag(at),
            '&' => self.entity(at),
            '(' | '（' => self.aside(at),
            'A'..='Z' => self.spread_capitals(at),
            _ => None,
        }
    }

    fn abbreviation_stop(&mut self, at: usize) -> Option<usize> {
        let before = self.source[at.checked_sub(1)?];
        let earlier = at.checked_sub(2).map(|earlier| self.source[earlier]);
        let going_on = self.dotted == Some(at - 1);
        let lone = before.is_uppercase() && !earlier.is_some_and(char::is_alphanumeric);
        let next = self.source.get(at + 1).is_some_and(|next| next.is_uppercase());
        let stop = lone && (going_on || next && self.source.get(at + 2) == Some(&'.'));
        stop.then(|| {
            self.dotted = Some(at + 1);
            at + 1
        })
    }

    /// An acronym set with a space after each letter, four letters or more: U N F P A.
    fn spread_capitals(&mut self, at: usize) -> Option<usize> {
        let alone = |place: usize| !self.source.get(place).is_some_and(|one| one.is_alphanumeric());
        if at > 0 && !(alone(at - 1) || is_cjk(self.source[at - 1])) || self.source.get(at + 1) != Some(&' ')
        {
            return None;
        }
        let letter = |number: &usize| self.source.get(at + 2 * number).is_some_and(char::is_ascii_uppercase);
        let spaced = |number: &usize| self.source.get(at + 2 * number - 1) == Some(&' ');
        let letters = 1 + (1..LONGEST_ACRONYM).take_while(|number| spaced(number) && letter(number)).count();
        let after = at + 2 * letters - 1;
        if letters < 4 || letters == LONGEST_ACRONYM || !alone(after) {
            return None;
        }
        for place in (at..after).step_by(2) {
            let was = self.source[place];
            self.letter(was.to_ascii_lowercase(), was, place, place + 1);
        }
        Some(after)
    }

    fn line_tag(&mut self, at: usize) -> Option<usize> {
        let tag: String = self.source[at..].iter().take(6).collect::<String>().to_ascii_lowercase();
        let length = ["<br>", "<br/>", "<br />"].iter().find(|known| tag.starts_with(**known))?.len();
        self.widen(at, at + length, 1, ' ', ' ');
        Some(at + length)
    }

    fn entity(&mut self, at: usize) -> Option<usize> {
        let entity: String = self.source[at..].iter().take(8).collect();
        let starts = |known: &&&str| entity.starts_with(**known);
        if let Some(space) = ["&nbsp;", "&#160;", "&#xa0;"].iter().find(starts) {
            self.widen(at, at + space.len(), 0, ' ', ' ');
            return Some(at + space.len());
        }
        if let Some(nothing) = ["&shy;", "&#173;", "&zwnj;", "&#8203;"].iter().find(starts) {
            return Some(at + nothing.len());
        }
        let quote = ["&#39;", "&rsquo;", "&#8217;", "&apos;"].iter().find(starts)?;
        self.letter('\'', '\'', at, at + quote.len());
        Some(at + quote.len())
    }

    fn aside(&mut self, at: usize) -> Option<usize> {
        let inside = self.source[at + 1..].iter().take(8).position(|&one| one == ')' || one == '）')?;
        let aside: String = self.source[at + 1..at + 1 + inside].iter().collect();
        let after = at + inside + 2;
        if is_pronunciation(&aside) && self.normal.letters.last().is_some_and(|last| is_cjk(last.is)) {
            return Some(after);
        }
        UNITED_NATIONS.contains(&aside.as_str()).then(|| {
            self.widen(at, after, 0, ' ', ' ');
            after
        })
    }
}

/// More capitals in a row are a list, not an acronym.
const LONGEST_ACRONYM: usize = 12;

/// Abbreviations of the United Nations that stand in brackets after the words, also inside a longer name.
const UNITED_NATIONS: &[&str] = &["LHQ", "UN", "ONU", "UNO", "ООН", "BM", "PBB", "U.N.", "國連", "非"];

fn is_pronunciation(aside: &str) -> bool {
    !aside.is_empty() && aside.chars().all(|one| one.is_lowercase() && is_latin(one))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_that_read_the_same_fold_to_the_same() {
        for (text, folded) in [
            ("UN\u{2011}Women", "un women"),
            ("U.N. Women", "un women"),
            ("U N F P A", "unfpa"),
            ("Con-\nvention", "convention"),
            ("UN-\nWomen", "un women"),
            ("國際自然\n保育聯盟", "国际自然保育联盟"),
            ("聯(lián)合國(guó)", "联合国"),
            ("コロンボ・プラン", "コロンボプラン"),
            ("세계 자연 보전", "세계자연보전"),
            ("one\n\ntwo", "one\ntwo"),
            ("a<br/>b&nbsp;c", "a b c"),
            ("Венецианской комиссии", "венецианск комисс"),
            ("الوكـالة الدوليّة", "الوكاله الدوليه"),
            ("Liên hợp quốc (LHQ) họp", "lien hop quoc hop"),
            ("「大退群」", "大退群"),
        ] {
            assert_eq!(Normal::of(text).text, folded, "{text}");
        }
    }

    #[test]
    fn every_letter_points_back_to_its_place() {
        let normal = Normal::of("ＵＮ\u{200B}ﬁ комиссии");
        let places: Vec<_> =
            normal.letters.iter().map(|letter| (letter.is, letter.start, letter.end)).collect();
        assert_eq!(places[..4], [('u', 0, 1), ('n', 1, 2), ('f', 3, 4), ('i', 3, 4)]);
        assert_eq!(places.last(), Some(&('с', 10, 13)), "the last letter of a stem stands for the ending");
    }

    proptest::proptest! {
        #[test]
        fn the_way_back_never_turns(text in "[\\PC\n]{0,80}") {
            let normal = Normal::of(&text);
            let count = text.chars().count();
            for pair in normal.letters.windows(2) {
                proptest::prop_assert!(pair[0].start <= pair[1].start && pair[0].end <= pair[1].end);
            }
            for letter in &normal.letters {
                proptest::prop_assert!(letter.start < letter.end && letter.end <= count);
                proptest::prop_assert!(normal.text[letter.byte..].starts_with(letter.is));
            }
        }
    }
}
