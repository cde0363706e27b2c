//! How steps bind to names. A name stands between square brackets, followed by what is to be said of it.

use proptest::prelude::*;

use super::*;

/// The text without its marks, the names, and what is wanted of each: `[UNESCO|leaving us]`.
fn marked(text: &str) -> (Vec<char>, Vec<Range<usize>>, Vec<String>) {
    let (mut letters, mut names, mut wanted) = (Vec::new(), Vec::new(), Vec::new());
    for piece in text.split('[') {
        let (name, rest) = piece.split_once(']').unwrap_or(("", piece));
        if let Some((name, want)) = name.split_once('|') {
            names.push(letters.len()..letters.len() + name.chars().count());
            letters.extend(name.chars());
            wanted.push(want.to_owned());
        }
        letters.extend(rest.chars());
    }
    (letters, names, wanted)
}

fn told(sentence: &Sentence) -> String {
    let stance = sentence.stance.map_or("-", |stance| stance.as_str());
    sentence.actor.map_or(stance.to_owned(), |actor| format!("{stance} {}", actor.as_str()))
}

#[test]
fn a_step_binds_to_the_names_of_its_clause() {
    let table = [
        (
            "a list shares the step",
            "The US leaves [UNESCO|leaving us], the Tea Board, [UNFPA|leaving us] and the [IPCC|leaving us].",
        ),
        ("the other side of but", "The US leaves [UNESCO|leaving us] but stays in the [ITU|staying us]."),
        ("two steps, two names", "After leaving [UNESCO|leaving], Norway joined the [IPCC|joining other]."),
        ("two subjects", "The US quit [UNESCO|leaving us] and Norway joined the [IPCC|joining other]."),
        ("another clause", "The US quit [UNESCO|leaving us], [UNCTAD|-] said on Friday."),
        ("because", "The US quit [UNESCO|leaving us] because [UNFPA|-] had disappointed it."),
        (
            "a name that owns",
            "She left [UNESCO|-]’s hall in tears, and the US left [UNFPA|-] headquarters to the rats.",
        ),
        (
            "including",
            "The US withdrew from 66 organisations, including the [IPCC|leaving us] and [UNFPA|leaving us].",
        ),
        ("a definition", "The US withdrew from the Climate Panel ([IPCC|leaving us]) in January."),
        ("a condition", "If the US quits [UNESCO|-], Norway will pay for [UNFPA|funding other]."),
        ("a question", "Did the US quit [UNESCO|-]?"),
        ("several countries", "Norway and the US left [UNESCO|leaving]."),
        ("nobody", "Plans to leave [UNESCO|leaving] are far advanced."),
        ("negated far away", "It is not true that the US will leave [UNESCO|staying us]."),
        ("not only", "The US not only left [UNESCO|leaving us] but also the [IPCC|-]."),
        ("paying is no leaving", "The US withdrew its troops and paid [UNFPA|funding us]."),
        ("us is not the US", "They told us to leave; [UNESCO|-] was closing."),
        ("the next sentence", "The US left. [UNESCO|-] stayed."),
        ("U.S. ends no sentence", "The U.S. Government will quit [UNESCO|leaving us]."),
    ];
    for (name, text) in table {
        let (letters, names, wanted) = marked(text);
        let told: Vec<String> = read(&letters, &names, "en").iter().map(told).collect();
        assert_eq!(told, wanted, "{name}: {text}");
    }
}

#[test]
fn what_is_said_comes_with_the_words_that_say_it() {
    let table = [
        (
            "en",
            "The United States will not leave [UNESCO|staying us].",
            &["United States", "not", "leave"][..],
        ),
        ("zh-Hant", "美國不會退出[聯合國教科文組織|staying us]。", &["美國", "不會退出"][..]),
        ("ja", "米国は[ユネスコ|staying us]から脱退しない。", &["米国", "脱退しない"][..]),
    ];
    for (language, text, words) in table {
        let (letters, names, wanted) = marked(text);
        let said = read(&letters, &names, language);
        assert_eq!(told(&said[0]), wanted[0], "{text}");
        assert_eq!(said[0].stance_words, words, "{text}");
    }
}

#[test]
fn decomposed_and_dirty_letters_are_read_too() {
    let (letters, names, _) = marked("L'Ame\u{301}rique quit\u{AD}te\u{200B} l\u{2019}[Unesco|].");
    assert_eq!(told(&read(&letters, &names, "fr")[0]), "leaving us");
}

#[test]
fn a_language_without_a_table_says_nothing() {
    let (letters, names, _) = marked("The US quit [UNESCO|].");
    assert_eq!(read(&letters, &names, "sw"), [Sentence::default()]);
}

#[test]
fn every_step_has_the_name_at_one_end_of_its_phrase() {
    for (language, words) in words::ALL {
        for phrases in [words.leaving, words.joining, words.funding, words.staying] {
            for phrase in phrases.split('|').map(str::trim) {
                assert_eq!(phrase.matches('X').count(), 1, "{language}: {phrase}");
                assert!(phrase.starts_with('X') != phrase.ends_with('X'), "{language}: {phrase}");
            }
        }
    }
}

/// Sentences of words that mean something, in any order, with names among them.
fn sentences() -> impl Strategy<Value = (&'static str, String)> {
    let language = proptest::sample::select(words::ALL.to_vec());
    language.prop_flat_map(|(language, words)| {
        let all = [
            words.leaving,
            words.staying,
            words.not,
            words.us,
            words.other,
            words.breaks,
            words.and,
            words.glue,
        ];
        let all: Vec<&str> =
            all.iter().flat_map(|words| words.split('|')).chain([" [N|] ", ", ", "'", ". ", "’s "]).collect();
        let row = proptest::collection::vec(proptest::sample::select(all), 0..14);
        row.prop_map(move |row| (language, row.join(" ").replace(['X', '…', '*', '^', '(', ')'], "")))
    })
}

proptest! {
    #[test]
    fn the_words_that_say_it_stand_in_the_text((language, text) in sentences()) {
        let (letters, names, _) = marked(&text);
        let plain: String = letters.iter().collect();
        for sentence in read(&letters, &names, language) {
            prop_assert_eq!(sentence.stance.is_none(), sentence.stance_words.is_empty());
            prop_assert!(sentence.stance_words.iter().all(|word| plain.contains(word)), "{:?}", sentence);
        }
    }

    #[test]
    fn no_text_is_too_strange(text in any::<String>(), starts in proptest::collection::vec(0..40_usize, 0..4), at in 0..words::ALL.len()) {
        let letters: Vec<char> = text.chars().collect();
        let mut starts: Vec<usize> = starts.into_iter().filter(|start| *start < letters.len()).collect();
        starts.sort_unstable();
        starts.dedup();
        let names: Vec<_> = starts.iter().map(|&start| start..start + 1).collect();
        prop_assert_eq!(read(&letters, &names, words::ALL[at].0).len(), names.len());
    }
}
