//! What folding promises, by table and by property.

use std::fmt::Write;

use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;

use super::*;
use crate::tag::watchlist::{Body, Form, Level, Watchlist};
use crate::tag::{Tagger, Text, normalised};

fn read_the_same(cases: &[(&str, &str)]) {
    for (text, folded) in cases {
        assert_eq!(normalised(text), *folded, "{text:?}");
    }
}

#[test]
fn width_case_and_compatibility_forms_fold_away() {
    read_the_same(&[
        ("ＵＮＣＴＡＤ", "unctad"),
        ("ﬁnance ﬀ", "finance ff"),
        ("№ ６６", "no 66"),
        ("ﾊﾞﾝｺｸ", "バンコク"),
        ("㍿", "株式会社"),
        ("İstanbul ISPARTA ışık", "istanbul isparta isik"),
        ("Straße STRASSE", "strasse strasse"),
        ("٦٦ ۶۶ ६६", "66 66 66"),
    ]);
}

#[test]
fn marks_of_one_kind_are_one_mark() {
    read_the_same(&[
        ("l’ONU l'ONU lʼONU l‘ONU l＇ONU", "l'onu l'onu l'onu l'onu l'onu"),
        ("UN\u{2011}Women UN–Women UN — Women UN－Women", "un women un women un women un women"),
        ("「大退群」", "大退群"),
        ("《聯合國·氣候變化〈公約〉》", "联合国气候变化公约"),
        ("コロンボ・プラン コロンボ･プラン", "コロンボプランコロンボプラン"),
        ("«ЮНКТАД» ‹IPCC›", "юнктад\"ipcc"),
    ]);
}

#[test]
fn spaces_and_ends_of_lines_are_one_space_or_none() {
    read_the_same(&[
        ("UN\u{A0}Women UN\u{2009}\u{202F}Women\tUN  Women", "un women un women un women"),
        ("UN\r\nWomen", "un women"),
        ("one\n\ntwo", "one\ntwo"),
        ("國際自然\n保育\u{3000}聯盟", "国际自然保育联盟"),
        ("세계 자연 보전", "세계자연보전"),
        ("由 UNFCCC 發布", "由unfccc发布"),
    ]);
}

#[test]
fn what_is_not_there_for_the_eye_is_not_there() {
    read_the_same(&[
        ("UN\u{200B}C\u{200D}T\u{FEFF}A\u{2060}D", "unctad"),
        ("Kon\u{AD}fe\u{AD}renz", "konferenz"),
        ("聯\u{FE00}合\u{200B}國", "联合国"),
        ("\u{202B}الوكالة\u{202C}", "الوكاله"),
    ]);
}

#[test]
fn words_cut_at_the_end_of_a_line_are_whole_again() {
    read_the_same(&[
        ("Con-\nvention", "convention"),
        ("Con\u{2010} \r\nvention", "convention"),
        ("Con\u{AD}\nvention", "convention"),
        ("конвен-\nция", "конвенц"),
        ("UN-\nWomen", "un women"),
        ("the Commission —\nwhich", "the commission which"),
        ("one -\ntwo", "one two"),
    ]);
}

#[test]
fn composed_and_decomposed_letters_are_one() {
    read_the_same(&[
        ("Lie\u{302}n hơ\u{323}p quô\u{301}c", "lien hop quoc"),
        ("か\u{3099}い ﾊ\u{FF9E}", "がいバ"),
        ("\u{1100}\u{116E}\u{11A8}제", "국제"),
        ("и\u{306} Й", "и и"),
        ("ا\u{654}مم أمم", "امم امم"),
    ]);
}

#[test]
fn arabic_letters_are_told_apart_by_no_more_than_readers_do() {
    read_the_same(&[
        ("الوكـــالة الدوليّة", "الوكاله الدوليه"),
        ("الْأُمَمُ المُتَّحِدَة", "الامم المتحده"),
        ("إسكوا أسكوا آسكوا ٱسكوا", "اسكوا اسكوا اسكوا اسكوا"),
        ("هيئة هيئه", "هييه هييه"),
        ("مستوى مستوي مستوی", "مستوي مستوي مستوي"),
        ("ﺍﻷﻣﻢ", "الامم"),
    ]);
}

#[test]
fn traditional_simplified_and_japanese_characters_are_one() {
    read_the_same(&[
        ("聯合國氣候變化綱要公約", "联合国气候变化纲要公约"),
        ("國連 国連 気候 氣候", "国连国连气候气候"),
    ]);
}

#[test]
fn markup_left_in_a_text_is_read_as_it_was_meant() {
    read_the_same(&[
        ("a<br/>b<BR>c<br />\nd", "a b c d"),
        ("a<br><br>b</p><p>c", "a\nb\nc"),
        ("<b>UN</b> <a href=\"x\">Women</a>", "un women"),
        ("UN<sup>2</sup>", "un<sup>2</sup>"),
        ("a < b > c", "a < b > c"),
        ("UN&nbsp;Women&#8217;s &#x55;N&amp;nbsp;Women", "un women's un women"),
        ("Conf&eacute;rence Conf&#233;rence", "conference conference"),
        ("聯&#21512;國", "联合国"),
        ("AT&T; R&D; &unknown;", "at&t; r&d; &unknown;"),
    ]);
}

#[test]
fn asides_and_spread_letters_inside_a_name_are_passed_over() {
    read_the_same(&[
        ("聯(lián)合國(guó)", "联合国"),
        ("国連（こくれん）大学 聯(ㄌㄧㄢˊ)合", "国连大学联合"),
        ("Liên hợp quốc (LHQ) họp", "lien hop quoc hop"),
        ("U.N. Women, U.N.C.T.A.D", "un women, unctad"),
        ("U N F P A, U\u{A0}N\u{A0}F\u{A0}P\u{A0}A, U·N·F·P·A", "unfpa, unfpa, unfpa"),
        ("A B C", "a b c"),
        ("A B C D E F G H I J K L M", "a b c d e f g h i j k l m"),
    ]);
}

#[test]
fn cyrillic_words_are_compared_without_their_endings() {
    read_the_same(&[
        ("Венецианской комиссии", "венецианск комисс"),
        ("ВЕНЕЦИАНСКАЯ КОМИССИЯ", "венецианск комисс"),
        ("Міжнародної спілки", "міжнародн спілк"),
    ]);
}

#[test]
fn every_letter_points_back_to_its_place() {
    let normal = Normal::of("ＵＮ\u{200B}ﬁ&nbsp;комиссии");
    let places: Vec<_> = normal.letters.iter().map(|letter| (letter.is, letter.start, letter.end)).collect();
    assert_eq!(places[..5], [('u', 0, 1), ('n', 1, 2), ('f', 3, 4), ('i', 3, 4), (' ', 4, 10)]);
    assert_eq!(places.last(), Some(&('с', 15, 18)), "the last letter of a stem stands for the ending");
}

/// A name in every script, with its language.
const NAMES: &[(&str, &str)] = &[
    ("International Renewable Energy Agency", "en"),
    ("Conférence des Nations unies sur le commerce", "fr"),
    ("Internationale Agentur für erneuerbare Energien", "de"),
    ("Cơ quan Năng lượng tái tạo", "vi"),
    ("Uluslararası Yenilenebilir Enerji Ajansı", "tr"),
    ("UNCTAD", "mul"),
    ("Венецианская комиссия", "ru"),
    ("Міжнародна спілка охорони природи", "uk"),
    ("وكالة الطاقة المتجددة", "ar"),
    ("聯合國氣候變化綱要公約", "zh-Hant"),
    ("联合国贸易和发展会议", "zh-Hans"),
    ("国際再生可能エネルギー機関", "ja"),
    ("국제재생에너지기구", "ko"),
];

fn tagger() -> Tagger {
    let body = |(number, (text, language)): (usize, &(&str, &str))| Body {
        id: number.to_string(),
        forms: vec![Form {
            text: (*text).to_owned(),
            language: (*language).to_owned(),
            level: Level::Certain,
        }],
        ..Body::default()
    };
    Tagger::new(&Watchlist { bodies: NAMES.iter().enumerate().map(body).collect(), ..Watchlist::default() })
}

/// One of several, by chance.
fn one_of<'a>(chance: u8, several: &[&'a str]) -> &'a str {
    several[usize::from(chance) % several.len()]
}

/// A name in a dress: each character as it is, decomposed, wide, or as an entity, and between characters what
/// may stand there in the character's script.
fn dress(name: &str, chances: &[u8]) -> String {
    let mut chances = chances.iter().copied().cycle();
    let mut chance = || chances.next().unwrap_or_default();
    let mut dressed = String::new();
    let mut characters = name.chars().peekable();
    while let Some(character) = characters.next() {
        if character == ' ' {
            let spaces = [" ", "\u{A0}", "\n", "  ", " \u{200B}\t", "<br/>", "&nbsp;", "&#8201;", "\u{3000}"];
            dressed += one_of(chance(), &spaces);
            continue;
        }
        match chance() % 8 {
            0 if character.is_ascii_alphanumeric() => {
                dressed.extend(char::from_u32(u32::from(character) + 0xFEE0));
            }
            1 => write!(dressed, "&#{};", u32::from(character)).expect("a string takes all"),
            2 => dressed.extend(std::iter::once(character).nfd()),
            _ => dressed.push(character),
        }
        let Some(&next) = characters.peek().filter(|next| **next != ' ') else { continue };
        let unseen = ["\u{200B}", "\u{AD}", "\u{2060}", "<b>", "</b>", "&shy;"];
        let between: &[&str] = match (character, next) {
            ('\u{4E00}'..='\u{9FFF}', _) => &["\n", " ", "·", "(guó)", "<br>"],
            ('\u{3040}'..='\u{D7A3}', _) => &["\n", " ", "・", "&nbsp;"],
            ('\u{620}'..='\u{64A}', _) => &["ـ", "ــ", "\u{64E}", "\u{651}\u{64F}"],
            _ => &unseen,
        };
        match chance() % 6 {
            0 => dressed += one_of(chance(), between),
            1 => dressed += one_of(chance(), &unseen),
            _ => {}
        }
    }
    dressed
}

/// Anything at all, markup and marks more than their share.
fn noise() -> impl Strategy<Value = String> {
    let marks =
        ["<", "&", "&#", "(", "（", "「", "-\n", "U N ", "A.", "\u{301}", "聯", "ООН", "\u{AD}", "…", "<br"];
    let pieces = prop_oneof![3 => any::<char>().prop_map(String::from), 1 => prop::sample::select(marks.to_vec()).prop_map(str::to_owned)];
    prop::collection::vec(pieces, 0..12).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn a_name_in_any_dress_is_found_and_its_offsets_cut_out_what_folds_to_it(
        pieces in prop::collection::vec((noise(), 0..NAMES.len(), prop::collection::vec(any::<u8>(), 1..40)), 1..5),
    ) {
        static TAGGER: std::sync::LazyLock<Tagger> = std::sync::LazyLock::new(tagger);
        let (mut body, mut wanted) = (String::new(), Vec::new());
        for (noise, name, chances) in &pieces {
            body += noise;
            body += "\n\n";
            let start = body.chars().count();
            body += &dress(NAMES[*name].0, chances);
            wanted.push((name.to_string(), start, body.chars().count()));
            body += "\n\n";
        }
        let tags = TAGGER.tag(Text { body: &body, ..Text::default() });
        let letters: Vec<char> = body.chars().collect();
        for mention in &tags.mentions {
            let cut: String = letters[mention.start..mention.end].iter().collect();
            prop_assert_eq!(&cut, &mention.surface);
            prop_assert_eq!(normalised(&cut), normalised(&mention.form));
        }
        for name in wanted {
            let found = tags.mentions.iter().any(|one| (one.id.clone(), one.start, one.end) == name);
            prop_assert!(found, "{:?} in {:?}: {:?}", name, body, tags.mentions);
        }
    }

    #[test]
    fn the_way_back_never_turns(text in "[\\PC\n]{0,80}", noise in noise()) {
        let text = text + &noise;
        let normal = Normal::of(&text);
        let count = text.chars().count() as u32;
        for pair in normal.letters.windows(2) {
            prop_assert!(pair[0].start <= pair[1].start && pair[0].end <= pair[1].end);
        }
        for letter in &normal.letters {
            prop_assert!(letter.start < letter.end && letter.end <= count);
        }
        prop_assert!(normal.beginnings.is_sorted());
        prop_assert!(normal.beginnings.iter().all(|&at| (at as usize) < normal.letters.len()));
    }
}
