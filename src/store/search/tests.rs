//! What is put into the index is found by what people type, and nothing they type is a mistake.

use proptest::prelude::*;
use rusqlite::Connection;

use super::*;

/// An index of one text.
fn index_of(text: &str) -> Connection {
    let conn = Connection::open_in_memory().unwrap();
    conn.execute_batch(include_str!("../../../migrations/0004_search.sql")).unwrap();
    conn.execute("INSERT INTO article_search (rowid, title, body) VALUES (1, '', ?1)", [tokens::index(text)])
        .unwrap();
    conn
}

fn finds(conn: &Connection, query: &str) -> rusqlite::Result<bool> {
    let Some(expression) = Query::parse(query).expression() else { return Ok(false) };
    conn.prepare("SELECT 1 FROM article_search WHERE article_search MATCH ?1")?.exists([expression])
}

#[test]
fn scripts_without_spaces_become_pairs_and_words_stay_as_they_are() {
    let cases = [
        ("退群", " 退群 群 "),
        ("退", " 退 "),
        ("聯合國 UN", " 聯合 合國 國  UN"),
        ("COP30大會", "COP30 大會 會 "),
        ("ﾕﾈｽｺ", " ユネ ネス スコ コ "),
        ("climate", "climate"),
        ("", ""),
    ];
    for (text, expected) in cases {
        assert_eq!(tokens::index(text), expected, "{text}");
    }
}

#[test]
fn queries_are_taken_apart_as_people_mean_them() {
    let cases = [
        ("退群", "\"退群\""),
        ("退", "\"退\"*"),
        ("世界衛生", "\"世界 界衛 衛生\""),
        ("UN 退群", "\"UN\" AND \"退群\""),
        ("UN退", "\"UN 退\"*"),
        ("withdraw*", "\"withdraw\"*"),
        ("\"climate convention\" UN", "\"climate convention\" AND \"UN\""),
        ("「世界 衛生」", "\"世界 界 衛生\""),
        ("\"never closed", "\"never closed\""),
        ("a\"b\"", "\"a\" AND \"b\""),
        ("NOT OR (", "\"NOT\" AND \"OR\""),
    ];
    for (query, expected) in cases {
        assert_eq!(Query::parse(query).expression().as_deref(), Some(expected), "{query}");
    }
    for nothing in ["", "  ", "\"", "\"\"", "*", "!?", "\0"] {
        assert!(Query::parse(nothing).is_empty(), "{nothing:?}");
    }
}

proptest! {
    #[test]
    fn nothing_that_can_be_typed_is_a_mistake(query in "\\PC{0,40}|[\"*():^{}+a退群 \u{0}「」-]{0,40}|.{0,20}") {
        finds(&index_of("美國退群 a b"), &query).unwrap();
    }

    #[test]
    fn any_piece_of_a_text_without_spaces_finds_it(
        text in "[退群世界衛生組織聯合國ユネスコ탈퇴。A1 ]{0,10}",
        piece in "[退群世界衛生組織聯合國ユネスコ탈퇴]{1,6}",
        rest in "[退群世界衛生組織聯合國ユネスコ탈퇴。A1 ]{0,10}",
    ) {
        let text = format!("{text}{piece}{rest}");
        prop_assert!(finds(&index_of(&text), &piece).unwrap(), "{piece} in {text}");
    }

    #[test]
    fn what_a_text_does_not_hold_is_not_found(
        text in "[退群世界衛生組織。A ]{0,20}",
        piece in "[退群世界衛生組織]{1,4}",
    ) {
        prop_assert_eq!(finds(&index_of(&text), &piece).unwrap(), text.contains(&piece));
    }

    #[test]
    fn a_snippet_holds_its_text_in_order(query in ".{0,20}", title in ".{0,20}", body in "\\PC{0,300}") {
        let pieces = snippet::around(&Query::parse(&query), &title, &body);
        let shown: String = pieces.iter().map(|piece| piece.text.as_str()).collect();
        prop_assert!(shown.chars().count() <= 142);
        if !body.is_empty() {
            prop_assert!(body.contains(shown.trim_start_matches('…').trim_end_matches('…')), "{shown}");
        }
    }
}
