//! The scores are the collections' own: what their scorers say of small texts is said here too.

use crate::interval::interval;
use crate::mersenne::Mersenne;
use crate::score::{self, Fit, Names, Overlap, Tokens, Told, Truth, day, names, plain, shingles};
use crate::table::{f1_of_means, mean};
use crate::worst::longest_alone;

#[test]
fn tokens_are_cut_as_python_cuts_them() {
    let cases: [(&str, &[&str], &[&str]); 6] = [
        ("It's 3.5 km_h", &["It", "s", "3", "5", "km_h"], &["It", "s", "3", "5", "km_h"]),
        ("川普宣布WHO退群", &["川普宣布WHO退群"], &["川", "普", "宣", "布", "WHO", "退", "群"]),
        // Vowel signs of Hindi are marks, which part words; those of Thai are within the Thai block.
        ("हिन्दी", &["ह", "न", "द"], &["ह", "न", "द"]),
        ("ไทย", &["ไทย"], &["ไ", "ท", "ย"]),
        ("co\u{ad}operate", &["co", "operate"], &["cooperate"]),
        ("½ ² Ⅳ — …", &["½", "²", "Ⅳ"], &["½", "²", "Ⅳ"]),
    ];
    for (text, words, cjk) in cases {
        assert_eq!(Tokens::Words.cut(text), words, "{text}");
        assert_eq!(Tokens::Cjk.cut(&Tokens::Cjk.clean(text)), cjk, "{text}");
    }
}

#[test]
fn a_stretch_of_tokens_is_the_text_from_the_first_to_the_last() {
    let text = "One, two — three: four.";
    assert_eq!(Tokens::Cjk.stretch(text, 1, 2), "two — three");
    assert_eq!(Tokens::Cjk.stretch(text, 3, 3), "four");
}

#[test]
fn what_only_one_text_has_is_shown_without_its_neighbours() {
    let text = "One two three four five six seven eight nine ten eleven twelve.";
    let less = "One two three four nine ten eleven twelve.";
    assert_eq!(longest_alone(text, less), Some((4, "five six seven eight".to_owned())));
    assert_eq!(longest_alone(less, text), None);
    assert_eq!(longest_alone(text, ""), Some((12, text.trim_end_matches('.').to_owned())));
    assert_eq!(longest_alone("Nine ten", text), Some((2, "Nine ten".to_owned())));
    assert_eq!(longest_alone("", text), None);
}

#[test]
fn runs_are_of_four_tokens_or_of_all_there_are() {
    assert!(shingles(&[]).is_empty());
    assert_eq!(shingles(&["a", "b"]), [["a", "b"]]);
    assert_eq!(shingles(&["a", "b", "c", "d", "e"]), [["a", "b", "c", "d"], ["b", "c", "d", "e"]]);
}

#[test]
fn members_are_shared_as_often_as_both_have_them() {
    let overlap = Overlap::of("aabc".chars(), "abbd".chars());
    assert_eq!(overlap, Overlap { both: 2, extra: 2, lost: 2 });
    assert_eq!(overlap.fit(), Fit { precision: Some(0.5), recall: Some(0.5), f1: 0.5 });
}

#[test]
fn nothing_found_has_no_precision_and_nothing_wanted_no_recall() {
    let nothing = Overlap::of("".chars(), "".chars());
    assert_eq!(nothing.fit(), Fit { precision: None, recall: None, f1: 1.0 });
    let silent = Overlap::of("ab".chars(), "".chars());
    assert_eq!(silent.fit(), Fit { precision: None, recall: Some(0.0), f1: 0.0 });
    assert_eq!(silent.fit_or_f1(), Fit { precision: Some(0.0), recall: Some(0.0), f1: 0.0 });
}

#[test]
fn titles_are_compared_without_case_marks_and_width() {
    let cases = [
        ("  The “Bell”,  rung! ", "the bell rung"),
        ("Ｗｈｏ　退群", "who 退群"),
        ("STRASSE", "strasse"),
        ("Straße", "strasse"),
        ("ẞ", "ss"),
        ("ΟΔΟΣ", "οδοσ"),
        ("οδος", "οδοσ"),
        ("İzmir", "i zmir"),
        ("Iğdır", "iğdır"),
        ("ﬁne", "fine"),
    ];
    for (text, expected) in cases {
        assert_eq!(plain(text), expected, "{text}");
    }
}

#[test]
fn names_are_parted_and_lose_what_announces_them() {
    let text = |text: &str| names(&Names::Text(text.to_owned())).into_iter().collect::<Vec<_>>();
    assert_eq!(text("By Ada Okafor and Bo Lind, Chen Wei"), ["ada okafor", "bo lind", "chen wei"]);
    assert_eq!(text("記者 王小明、李大同"), ["李大同", "王小明"]);
    assert!(text(" / ").is_empty());
    let list = Names::List(vec!["von Ada Okafor".to_owned(), "ADA OKAFOR".to_owned(), String::new()]);
    assert_eq!(names(&list).into_iter().collect::<Vec<_>>(), ["ada okafor"]);
}

#[test]
fn a_day_is_read_wherever_it_stands() {
    assert_eq!(day("2026-01-07T23:59:00+08:00"), Some((2026, 1, 7)));
    assert_eq!(day("on 2026-1-7"), Some((2026, 1, 7)));
    assert_eq!(day("7 January 2026"), None);
}

#[test]
fn what_the_truth_does_not_say_is_not_scored() {
    let score = score::page(&Truth::default(), &Told { body: "Something.", ..Told::default() });
    assert!(score.cjk.is_none() && score.title.is_none() && score.authors.is_none());
    assert!(score.day.is_none() && score.lang.is_none() && score.with.is_none() && score.leak.is_none());
}

#[test]
fn a_page_is_scored_in_all_it_says() {
    let truth: Truth = serde_json::from_str(
        r#"{"body": "The bell rang twice.\nNobody knew why.", "title": "The Bell", "authors": ["Ada Okafor"],
            "published": "2026-01-07", "lang": "en", "with": ["rang twice", "absent"], "without": ["subscribe"]}"#,
    )
    .unwrap();
    let authors = Names::Text("Ada Okafor; Bo Lind".to_owned());
    let told = Told {
        body: "The bell rang twice. Nobody knew why. Subscribe now.",
        title: Some("The bell!"),
        authors: Some(&authors),
        published: Some("2026-01-07T10:00:00Z"),
        lang: Some("en-GB"),
    };
    let score = score::page(&truth, &told);
    let body = score.cjk.unwrap();
    assert_eq!(body.shingle, Fit { precision: Some(4.0 / 6.0), recall: Some(1.0), f1: 0.8 });
    assert_eq!(body.bag.precision, Some(7.0 / 9.0));
    assert!(!body.exact);
    assert_eq!((score.title, score.title_f1), (Some(true), Some(1.0)));
    assert_eq!(score.authors, Some(Overlap { both: 1, extra: 1, lost: 0 }));
    assert_eq!((score.day, score.lang), (Some(true), Some(true)));
    assert_eq!((score.with, score.leak), (Some(0.5), Some(1.0)));
}

#[test]
fn the_f1_of_a_set_is_that_of_its_mean_precision_and_recall() {
    let fits = [
        Fit { precision: Some(1.0), recall: Some(0.5), f1: 0.0 },
        Fit { precision: None, recall: Some(0.0), f1: 0.0 },
    ];
    assert!((f1_of_means(&fits) - 0.4).abs() < 1e-12);
    assert!(mean([None, None].into_iter()).abs() < 1e-12);
}

#[test]
fn lots_are_drawn_as_python_draws_them() {
    let mut random = Mersenne::new(7);
    let drawn: Vec<usize> = (0..6).map(|_| random.below(667)).collect();
    assert_eq!(drawn, DRAWN_BY_PYTHON);
}

#[test]
fn the_interval_of_what_never_varies_is_a_point() {
    let figure = |rows: &[f64]| mean(rows.iter().map(|row| Some(*row)));
    assert_eq!(interval(&[0.5; 9], figure), (0.5, 0.5));
    assert_eq!(interval(&[], figure), (0.0, 0.0));
    let (low, high) = interval(&[0.0, 1.0, 1.0, 1.0], figure);
    assert!(low < 0.75 && 0.75 < high, "{low} {high}");
}

/// `[int(r.random() * 667) for _ in range(6)]` with `r = random.Random(7)`.
const DRAWN_BY_PYTHON: [usize; 6] = [215, 100, 434, 48, 357, 243];
