//! Which language a text is told to be in.

#![expect(clippy::unwrap_used, reason = "the helpers of tests may stop at the first surprise too")]

use proptest::prelude::*;
use serde::Deserialize;
use tuiqun::language::{Hints, Verdict, detect};

fn told(text: &str, hints: Hints<'_>) -> Option<String> {
    detect(text, hints).map(|language| language.tag)
}

fn declared(tag: &str) -> Hints<'_> {
    Hints { declared: Some(tag), source: None }
}

#[test]
fn texts_are_told_by_themselves() {
    for (text, tag) in [
        ("川普宣布退出國際組織，聯合國表示遺憾。", "zh-Hant"),
        ("特朗普宣布退出国际组织，联合国表示遗憾。", "zh-Hans"),
        ("FIFA 與 UEFA 宣布退出 WADA 反禁藥 code 的說法不實", "zh-Hant"),
        ("IOC主席称NBA与CBA将签署MOU", "zh-Hans"),
        ("FIFAとUEFAがWADAを脱退へ", "ja"),
        ("東京五輪組織委員会会長辞任表明", "ja"),
        ("国際機関脱退発表、気候変動対策後退懸念", "ja"),
        ("FIFA와 UEFA, WADA 탈퇴 선언", "ko"),
        ("The minister resigned over her membership of the club.", "en"),
        ("Por qué renunció la junta directiva de la empresa", "es"),
        ("Le conseil se réunira lundi pour en parler.", "fr"),
        ("Der Rat tritt am Montag wieder zusammen, um darüber zu sprechen.", "de"),
        ("Il consiglio si riunirà lunedì per parlarne.", "it"),
        ("O conselho não vai se reunir na segunda-feira.", "pt"),
        ("Совет соберётся в понедельник, чтобы это обсудить.", "ru"),
        ("Рада збереться в понеділок, щоб це обговорити.", "uk"),
        ("سيجتمع المجلس يوم الاثنين لمناقشة هذا الأمر.", "ar"),
        ("شورا روز دوشنبه برای بررسی این موضوع تشکیل جلسه می‌دهد.", "fa"),
        ("Konsey bu konuyu görüşmek için pazartesi günü toplanacak.", "tr"),
        ("Hội đồng sẽ họp vào thứ hai để bàn về việc này.", "vi"),
        ("Dewan akan bertemu pada hari Senin untuk membahas hal itu.", "id"),
        ("Rada zbierze się w poniedziałek, aby o tym porozmawiać.", "pl"),
        ("Το συμβούλιο συνεδριάζει τη Δευτέρα.", "el"),
    ] {
        assert_eq!(told(text, Hints::default()).as_deref(), Some(tag), "{text}");
    }
}

/// Own sentences, headlines and ledes: a tag, perhaps a remark, and the text on each line.
const LINES: &str = include_str!("language/lines.tsv");
const CHINESE: &str = include_str!("language/chinese.tsv");
const STRANGE: &str = include_str!("language/strange.tsv");

fn labelled(lines: &str) -> impl Iterator<Item = (&str, &str)> {
    lines.lines().map(|line| (line.split('\t').next().unwrap(), line.split('\t').next_back().unwrap()))
}

/// The lines that are told to be in another language than they are, or in none.
fn mistakes(lines: &str) -> Vec<(&str, Option<String>)> {
    let told = labelled(lines).map(|(tag, text)| (tag, text, told(text, Hints::default())));
    told.filter(|(tag, _, told)| told.as_deref() != Some(tag)).map(|(_, text, told)| (text, told)).collect()
}

#[test]
fn headlines_and_ledes_in_sixteen_languages_and_their_neighbours_are_told_by_themselves() {
    let mistakes = mistakes(LINES);
    // Two lines of Scandinavian that could be either.
    assert!(mistakes.len() <= 2, "{mistakes:#?}");
}

#[test]
fn chinese_is_told_from_japanese_and_each_script_from_the_other_wherever_it_is_written() {
    assert_eq!(mistakes(CHINESE), []);
}

#[test]
fn a_language_that_is_not_known_is_hardly_ever_taken_for_its_neighbour_and_believed_when_declared() {
    let wrong: Vec<_> = mistakes(STRANGE).into_iter().filter(|(_, told)| told.is_some()).collect();
    assert!(wrong.len() <= 4, "{wrong:#?}");
    let disbelieved =
        labelled(STRANGE).filter(|(tag, text)| detect(text, declared(tag)).unwrap().tag != *tag);
    // Faroese that looks like Icelandic throughout.
    assert!(disbelieved.count() <= 1);
}

#[derive(Deserialize)]
struct Articles {
    article: Vec<Article>,
}

#[derive(Deserialize)]
struct Article {
    name: String,
    language: String,
    text: String,
}

#[test]
fn an_article_may_quote_another_language_at_length() {
    let articles: Articles = toml::from_str(include_str!("language/articles.toml")).unwrap();
    for article in articles.article {
        assert_eq!(told(&article.text, Hints::default()), Some(article.language), "{}", article.name);
    }
}

#[test]
fn declared_and_told_are_compared() {
    let german = "Der Rat tritt am Montag wieder zusammen, um über den Haushalt zu sprechen.";
    let chinese = "聯合國的會議廳裡沒有人說話。";
    for (text, tag, verdict) in [
        (german, "de-AT", Some(Verdict::Agrees)),
        (german, "en", Some(Verdict::Differs)),
        (german, "und", None),
        (german, "x-default", None),
        (german, "utf-8", None),
        (german, "", None),
        (chinese, "zh", Some(Verdict::Agrees)),
        (chinese, "zh_HK", Some(Verdict::Agrees)),
        (chinese, "yue", Some(Verdict::Agrees)),
        (chinese, "zh-CN", Some(Verdict::Differs)),
        (chinese, "ja", Some(Verdict::Differs)),
        ("Diplomatene leste om beslutningen i avisen og venter på et brev.", "no", Some(Verdict::Agrees)),
        ("Dewan akan bertemu pada hari Senin.", "in", Some(Verdict::Agrees)),
        ("Venezia", "it", Some(Verdict::Unchecked)),
        ("Os veciños xuntáronse onte na praza e ninguén quixo marchar.", "gl", Some(Verdict::Unchecked)),
    ] {
        assert_eq!(detect(text, declared(tag)).unwrap().verdict, verdict, "{text} {tag}");
    }
}

#[test]
fn what_could_be_either_of_two_neighbours_is_not_held_against_a_page() {
    let text = "Det er en god dag for skipet.";
    for tag in ["da", "nb"] {
        let language = detect(text, declared(tag)).unwrap();
        assert_eq!(language.tag, tag);
        assert_ne!(language.verdict, Some(Verdict::Differs));
    }
    let verdicts = ["da", "nb"].map(|tag| detect(text, declared(tag)).unwrap().verdict);
    assert!(verdicts.contains(&Some(Verdict::Contested)) || verdicts.contains(&Some(Verdict::Unchecked)));
}

#[test]
fn the_next_guess_is_kept() {
    let language = detect("Diplomatene leste om beslutningen.", Hints::default()).unwrap();
    let second = language.second.unwrap();
    assert_eq!((language.tag.as_str(), second.tag.as_str()), ("nb", "da"));
    assert!(second.confidence < language.confidence);
    let page =
        "國際新聞今天很多。 The same news in English stands beside it for those who cannot read the other.";
    let both = detect(page, Hints::default()).unwrap();
    assert_eq!((both.tag.as_str(), both.second.unwrap().tag.as_str()), ("en", "zh-Hant"));
}

#[test]
fn what_says_nothing_is_not_guessed_at() {
    for text in ["", "   ", "2026-01-14 13:30", "!!! … ???", "👍👍", "https://www.example.org/news/page.html"]
    {
        assert_eq!(told(text, declared("en")), None, "{text:?}");
    }
}

#[test]
fn acronyms_and_names_alone_are_in_no_language_unless_the_page_says_one() {
    for text in ["IPCC", "UNFCCC IPCC UNFPA", "Antonio Guterres"] {
        assert_eq!(told(text, Hints::default()), None, "{text}");
        assert_eq!(told(text, declared("zh-TW")), None, "{text}");
        assert_eq!(told(text, declared("fr")).as_deref(), Some("fr"), "{text}");
    }
    assert_eq!(told("The IPCC", Hints::default()).as_deref(), Some("en"));
    assert_eq!(told("Straßenbahn", Hints::default()).as_deref(), Some("de"));
}

#[test]
fn chinese_that_both_scripts_share_is_just_chinese_unless_the_page_says_more() {
    assert_eq!(told("退群", Hints::default()).as_deref(), Some("zh"));
    assert_eq!(told("退群", declared("zh-TW")).as_deref(), Some("zh-Hant"));
    assert_eq!(told("退群", declared("zh_CN")).as_deref(), Some("zh-Hans"));
    assert_eq!(told("退群", Hints { declared: None, source: Some("zh-Hant") }).as_deref(), Some("zh-Hant"));
}

#[test]
fn a_wrong_declaration_does_not_turn_a_clear_text() {
    let text = "Der Rat tritt am Montag wieder zusammen, um über den Haushalt und die Wahl zu sprechen.";
    assert_eq!(told(text, declared("en-US")).as_deref(), Some("de"));
    let chinese = "聯合國的會議廳裡沒有人說話，這是他們第一次聽到這個消息。";
    assert_eq!(told(chinese, declared("ja")).as_deref(), Some("zh-Hant"));
}

#[test]
fn a_short_text_leans_on_what_is_declared() {
    assert_eq!(told("Venezia", declared("it")).as_deref(), Some("it"));
    assert_eq!(told("Agenda 2030", Hints { declared: None, source: Some("pt-BR") }).as_deref(), Some("pt"));
}

#[test]
fn a_language_nobody_here_knows_is_believed_not_taken_for_its_neighbour() {
    let galician = "Os veciños xuntáronse onte na praza e ninguén quixo marchar ata ben entrada a noite.";
    assert_eq!(told(galician, declared("gl")).as_deref(), Some("gl"));
}

#[test]
fn a_chinese_article_may_quote_japanese_and_english_at_length() {
    let text = "他在日本的便利商店打工，店名叫「おかえり」。老闆說：Take your time. 這句話他記了十年，後來寫進了書裡，\
        而且成了那本書最常被引用的一句。";
    assert_eq!(told(text, Hints::default()).as_deref(), Some("zh-Hant"));
}

proptest! {
    #[test]
    fn any_text_is_told_without_panic_the_same_every_time_and_with_a_sane_confidence(
        text in "\\PC{0,300}|[a-zA-Zа-яא-ת一-龥가-힣ء-ي .,\n]{0,3000}",
        tag in "[a-zA-Z_-]{0,8}",
    ) {
        let told = detect(&text, declared(&tag));
        prop_assert_eq!(&told, &detect(&text, declared(&tag)));
        if let Some(language) = told {
            let second = language.second.as_ref().map_or(0.0, |guess| guess.confidence);
            prop_assert!((0.0..=1.0).contains(&language.confidence) && (0.0..=1.0).contains(&second));
            prop_assert!(!language.tag.is_empty());
        }
    }
}
