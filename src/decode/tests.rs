//! Bytes of every coding become text, and none is a lost page.

use proptest::prelude::*;

use super::*;

/// Enough text for the statistics to speak.
const CHINESE: &str = "聯合國公布年度預算案，港口擴建計畫預計下個月上路，地方居民反應兩極。";
const SIMPLIFIED: &str = "联合国公布年度预算案，港口扩建计划预计下个月实施，地方居民反应不一。";
const JAPANESE: &str =
    "国連は年次予算案を公表し、港の拡張計画は来月から始まる見通しで、住民の意見は分かれている。";
const KOREAN: &str = "유엔은 연간 예산안을 발표했으며 항만 확장 계획은 다음 달 시작될 예정이다.";
const RUSSIAN: &str =
    "Организация опубликовала годовой бюджет, и план расширения порта начнётся в следующем месяце.";
const FRENCH: &str =
    "L'organisation a publié son budget annuel ; le port sera agrandi dès le mois prochain, à l'été.";

fn encode(text: &str, label: &str) -> Vec<u8> {
    Encoding::for_label(label.as_bytes()).unwrap().encode(text).0.into_owned()
}

fn page(head: &str, text: &str, label: &str) -> Vec<u8> {
    encode(&format!("<html><head>{head}<title>a</title></head><body><p>{text}</p></body></html>"), label)
}

#[test]
fn every_declaration_is_honoured_where_it_is_right() {
    let cases = [
        ("header", "big5", CHINESE, Some("text/html; charset=big5"), "", Evidence::Header),
        ("meta", "big5", CHINESE, Some("text/html"), "<meta charset=big5>", Evidence::Meta),
        (
            "wrong meta under a right header",
            "gbk",
            SIMPLIFIED,
            Some("text/html; charset=gb2312"),
            "<meta charset=utf-8>",
            Evidence::Header,
        ),
        (
            "wrong header over a right meta",
            "big5",
            CHINESE,
            Some("text/html; charset=utf-8"),
            "<meta charset=big5>",
            Evidence::Meta,
        ),
        (
            "header of a server that does not know",
            "gbk",
            SIMPLIFIED,
            Some("text/html; charset=iso-8859-1"),
            "<meta charset=gbk>",
            Evidence::Meta,
        ),
        (
            "declared Latin",
            "iso-8859-15",
            FRENCH,
            Some("text/html; charset=iso-8859-15"),
            "",
            Evidence::Header,
        ),
        ("declared Cyrillic", "windows-1251", RUSSIAN, None, "<meta charset=windows-1251>", Evidence::Meta),
        (
            "ISO-2022-JP",
            "iso-2022-jp",
            JAPANESE,
            Some("text/html; charset=iso-2022-jp"),
            "",
            Evidence::Header,
        ),
    ];
    for (name, label, text, content_type, head, evidence) in cases {
        let decoded = decode(&page(head, text, label), content_type);
        assert!(decoded.text.contains(text), "{name}: {}", decoded.text);
        assert_eq!((decoded.evidence, decoded.replaced), (evidence, 0), "{name}");
    }
}

#[test]
fn a_page_that_declares_nothing_is_told_by_its_bytes() {
    let cases = [
        ("big5", CHINESE),
        ("gbk", SIMPLIFIED),
        ("shift_jis", JAPANESE),
        ("euc-jp", JAPANESE),
        ("iso-2022-jp", JAPANESE),
        ("euc-kr", KOREAN),
        ("windows-1251", RUSSIAN),
        ("windows-1252", FRENCH),
        ("utf-8", CHINESE),
    ];
    for (label, text) in cases {
        for content_type in [None, Some("text/html; charset=x-nonsense"), Some("text/html; charset=utf-7")] {
            let decoded = decode(&page("", text, label), content_type);
            assert!(decoded.text.contains(text), "{label}: {} {}", decoded.charset, decoded.text);
            assert_eq!(decoded.evidence, Evidence::Detected, "{label}");
        }
    }
}

#[test]
fn a_wrong_declaration_gives_way_to_what_the_bytes_are() {
    for (declared, text, label) in
        [("utf-8", CHINESE, "big5"), ("big5", SIMPLIFIED, "utf-8"), ("iso-8859-1", FRENCH, "utf-8")]
    {
        let decoded = decode(&page("", text, label), Some(&format!("text/html; charset={declared}")));
        assert!(decoded.text.contains(text), "{label} under {declared}: {}", decoded.text);
    }
}

#[test]
fn a_declaration_far_behind_the_styles_is_found() {
    let head = format!("<style>{}</style><meta charset=big5>", "a".repeat(60_000));
    let decoded = decode(&page(&head, CHINESE, "big5"), Some("text/html"));
    assert_eq!((decoded.charset, decoded.evidence), ("Big5", Evidence::Meta));
    assert!(decoded.text.contains(CHINESE));
}

#[test]
fn a_few_unreadable_bytes_are_replaced_and_counted() {
    let mut bytes = page("<meta charset=utf-8>", &CHINESE.repeat(10), "utf-8");
    bytes.splice(60..60, *b"\xff\xfe");
    let decoded = decode(&bytes, None);
    assert_eq!((decoded.charset, decoded.replaced), ("UTF-8", 2));
    assert!(decoded.text.contains(CHINESE));
    let mut bytes = page("", &CHINESE.repeat(10), "big5");
    bytes.push(0x81);
    let decoded = decode(&bytes, Some("text/html; charset=big5"));
    assert_eq!((decoded.charset, decoded.replaced), ("Big5", 1));
}

#[test]
fn gb2312_is_read_with_the_rare_names_of_gb18030() {
    let bytes = page("", "朱镕基 \u{20087}", "gb18030");
    let decoded = decode(&bytes, Some("text/html; charset=gb2312"));
    assert!(decoded.text.contains("朱镕基 \u{20087}"));
    assert_eq!(decoded.charset, "gb18030");
}

#[test]
fn big5_is_read_as_its_superset() {
    let decoded = decode(b"<p>\xa4\xa4 \xf9\xd8 \xf9\xd6 \x87\x40</p>", Some("text/html; charset=big5"));
    assert_eq!((decoded.text.as_str(), decoded.replaced), ("<p>中 裏 碁 䏰</p>", 0));
}

#[test]
fn a_byte_order_mark_decides_over_everything() {
    let utf_16: Vec<u8> = "\u{FEFF}<p>退群</p>".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let decoded = decode(&utf_16, Some("text/html; charset=big5"));
    assert_eq!((decoded.text.as_str(), decoded.evidence), ("<p>退群</p>", Evidence::Bom));
    let decoded = decode("\u{FEFF}退".as_bytes(), Some("text/html; charset=big5"));
    assert_eq!((decoded.text.as_str(), decoded.charset), ("退", "UTF-8"));
}

#[test]
fn utf_16_is_known_by_its_zeros_and_not_by_a_label_alone() {
    let text = format!("<html><body><p>{CHINESE}</p>");
    let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    assert_eq!(decode(&little, Some("text/html; charset=utf-16le")).text, text);
    assert_eq!(decode(&big, None).text, text);
    assert_eq!(decode(text.as_bytes(), Some("text/html; charset=utf-16")).text, text);
}

#[test]
fn nothing_and_plain_ascii_are_utf_8() {
    for bytes in [&b""[..], b"plain", b"<p>caf"] {
        let decoded = decode(bytes, None);
        assert_eq!((decoded.charset, decoded.text.as_bytes()), ("UTF-8", bytes));
    }
}

proptest! {
    #[test]
    fn any_bytes_become_text(bytes in proptest::collection::vec(any::<u8>(), 0..600), header in "\\PC{0,40}") {
        let decoded = decode(&bytes, Some(&header));
        prop_assert!(decoded.replaced <= decoded.text.chars().count());
    }

    #[test]
    fn utf_8_is_read_as_it_is_whatever_is_declared(text in "[一-龥]{4,40}", label in "big5|gbk|iso-8859-1|utf-8|x") {
        prop_assert_eq!(decode(text.as_bytes(), Some(&format!("text/html; charset={label}"))).text, text);
    }
}
