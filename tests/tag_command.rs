//! `tuiqun tag`: what a text names.

#[path = "support/desk.rs"]
mod desk;

use std::io::{BufRead, BufReader, Write};
use std::process::{Command, Stdio};

use desk::Desk;
use serde_json::{Value, json};

const TEXT: &str = "Of the 66 international organizations that Washington leaves, the UNFCCC is the best known; \
    the FAO is not among them.";

fn tag(input: impl Into<Vec<u8>>) -> (i32, Vec<Value>) {
    let ran = Desk::new().feed(&["tag"], input);
    (ran.code, ran.lines())
}

fn question(id: &Value, text: &str) -> String {
    format!("{}\n", json!({"id": id, "text": text}))
}

#[test]
fn an_answer_names_listed_and_related_bodies_and_the_event_apart() {
    let (code, answers) = tag(question(&json!("a"), TEXT));
    let answer = &answers[0];
    assert_eq!((code, answers.len()), (0, 1));
    assert_eq!((&answer["id"], &answer["language"]), (&json!("a"), &json!("en")));
    assert!(answer["language_confidence"].as_f64().unwrap() > 0.5);
    assert_eq!((&answer["listed"], &answer["related"]), (&json!(["unfccc"]), &json!(["fao"])));
    assert_eq!(answer["event"], true);
    for (group, surface) in [
        ("mentions", "UNFCCC"),
        ("related_mentions", "FAO"),
        ("event_mentions", "66 international organizations"),
    ] {
        let mention = &answer[group][0];
        let (start, end) =
            (mention["start"].as_u64().unwrap() as usize, mention["end"].as_u64().unwrap() as usize);
        assert_eq!((answer[group].as_array().unwrap().len(), &TEXT[start..end]), (1, surface), "{group}");
        assert_eq!(mention["surface"], surface);
    }
}

#[test]
fn a_language_that_is_given_is_not_guessed() {
    let (_, answers) = tag(format!("{}\n", json!({"id": 1, "text": TEXT, "lang": "fr"})));
    assert_eq!((&answers[0]["language"], &answers[0]["language_confidence"]), (&json!("fr"), &Value::Null));
    let (_, answers) = tag(format!("{}\n", json!({"id": 1, "text": TEXT, "lang": null})));
    assert_eq!(answers[0]["language"], "en");
}

#[test]
fn offsets_count_code_points() {
    let text = "𠮷野家旁邊，聯合國氣候變化綱要公約（UNFCCC）的招牌還在。";
    let (_, answers) = tag(question(&json!(7), text));
    let mention = &answers[0]["mentions"][0];
    let start = text.chars().position(|c| c == '聯').unwrap();
    assert_eq!((&mention["id"], &mention["start"]), (&json!("unfccc"), &json!(start)));
}

#[test]
fn malformed_lines_are_answered_in_their_place_and_make_the_exit_code_1() {
    let input = [
        question(&json!(1), TEXT).into_bytes(),
        b"no JSON\n".to_vec(),
        b"\n".to_vec(),
        b"{\"id\": \"b\", \"texts\": \"x\"}\n".to_vec(),
        b"{\"id\": 3, \"text\": \"\xff\"}\n".to_vec(),
        b"[1]\n".to_vec(),
        question(&json!(2), "").into_bytes(),
        br#"{"id": {"any": "json"}, "text": "the UNFCCC"}"#.to_vec(),
    ];
    let (code, answers) = tag(input.concat());
    assert_eq!(code, 1);
    let ids: Vec<&Value> = answers.iter().map(|answer| &answer["id"]).collect();
    let object = json!({"any": "json"});
    assert_eq!(ids, [&json!(1), &Value::Null, &json!("b"), &Value::Null, &Value::Null, &json!(2), &object]);
    let errors: Vec<bool> = answers.iter().map(|answer| answer["error"].is_string()).collect();
    assert_eq!(errors, [false, true, true, true, true, false, false]);
    assert_eq!((&answers[5]["language"], &answers[5]["listed"]), (&Value::Null, &json!([])));
}

#[test]
fn answers_come_in_the_order_of_the_lines() {
    let input: String = (0..5_000)
        .map(|number| question(&json!(number), if number % 9 == 0 { TEXT } else { "A ferry." }))
        .collect();
    let (code, answers) = tag(input);
    assert_eq!((code, answers.len()), (0, 5_000));
    for (number, answer) in answers.iter().enumerate() {
        assert_eq!((&answer["id"], &answer["event"]), (&json!(number), &json!(number % 9 == 0)));
    }
}

#[test]
fn nothing_in_is_nothing_out() {
    assert_eq!(tag(""), (0, vec![]));
}

#[test]
fn a_line_is_answered_before_the_next_one_comes() {
    let mut child = Command::new(assert_cmd::cargo::cargo_bin!("tuiqun"))
        .arg("tag")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let (mut input, mut output) = (child.stdin.take().unwrap(), BufReader::new(child.stdout.take().unwrap()));
    for number in 0..3 {
        input.write_all(question(&json!(number), TEXT).as_bytes()).unwrap();
        let mut answer = String::new();
        output.read_line(&mut answer).unwrap();
        assert!(answer.starts_with(&format!("{{\"id\":{number},")), "{answer}");
    }
    drop(input);
    assert_eq!(child.wait().unwrap().code(), Some(0));
}
