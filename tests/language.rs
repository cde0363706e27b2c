//! Which language a text is told to be in.

use proptest::prelude::*;
use tuiqun::language::{Hints, detect};

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
    fn any_text_is_told_without_panic_and_with_a_sane_confidence(text in ".{0,300}", tag in "[a-zA-Z_-]{0,8}") {
        if let Some(language) = detect(&text, declared(&tag)) {
            prop_assert!((0.0..=1.0).contains(&language.confidence), "{language:?}");
            prop_assert!(!language.tag.is_empty());
        }
    }
}
