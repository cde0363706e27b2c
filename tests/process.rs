//! `tuiqun process`: stored pages in, JSON lines out.

#[path = "support/desk.rs"]
mod desk;
#[path = "support/warc.rs"]
mod warc;

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

use desk::{COMMENT, Desk, HARBOUR, QUIET, page};
use serde_json::{Value, json};
use warc::{gzip, gzip_each, warcinfo};

const AT: &str = "https://bell.example.com/2026/fish-market";

#[test]
fn a_line_holds_what_was_read_from_a_page() {
    let desk = Desk::new();
    let dated = "<meta property='article:published_time' content='2026-01-14T13:30:00+08:00'>\
                 <link rel=canonical href='https://bell.example.com/2026/fish-market'>";
    desk.put("pages/a.html", page(dated, "Three of sixty-six", COMMENT));
    let ran = desk.run(&["process", "pages"]);
    assert_eq!((ran.code, ran.lines().len()), (0, 1), "{}", ran.err);
    let line = &ran.lines()[0];
    for (field, expected) in [
        ("source", json!("pages/a.html")),
        ("url", Value::Null),
        ("canonical_url", json!(AT)),
        ("title", json!("Three of sixty-six")),
        ("published", json!("2026-01-14T13:30:00+08:00")),
        ("language", json!("en")),
        ("language_verdict", json!("agrees")),
        ("declared_language", json!("en")),
        ("body", json!(COMMENT.join("\n\n"))),
        ("event", json!(true)),
        ("kind", json!("article")),
        ("captions", json!([])),
        ("paywalled", Value::Null),
        ("partial", Value::Null),
        ("error", Value::Null),
    ] {
        assert_eq!(line[field], expected, "{field}");
    }
    assert!(ran.out.starts_with("{\"source\":"), "keys come in the order of the contract");
    assert!(ran.err.contains("1 page: 1 with an article, 0 without, 0 unreadable"), "{}", ran.err);
}

#[test]
fn mentions_point_at_their_surface_in_code_points() {
    let desk = Desk::new();
    desk.put("a.html", page("", "Three of sixty-six", COMMENT));
    let line = &desk.run(&["process", "a.html"]).lines()[0];
    let mentions = line["mentions"].as_array().unwrap();
    let ids: Vec<_> =
        mentions.iter().filter(|mention| mention["listed"] == true).map(|mention| &mention["id"]).collect();
    assert!(ids.contains(&&json!("unfccc")) && ids.contains(&&json!("unfpa")), "{ids:?}");
    for mention in mentions {
        let text: Vec<char> = line[mention["field"].as_str().unwrap()].as_str().unwrap().chars().collect();
        let range = mention["start"].as_u64().unwrap() as usize..mention["end"].as_u64().unwrap() as usize;
        assert_eq!(json!(text[range].iter().collect::<String>()), mention["surface"]);
    }
}

#[test]
fn lines_come_in_the_order_of_the_pages_whatever_the_number_of_threads() {
    let desk = Desk::new();
    for number in 0..60 {
        // Every seventh page is much longer, so that the threads overtake one another.
        let longer = if number % 7 == 0 { 400 } else { 1 };
        desk.put(
            &format!("pages/{number:03}.html"),
            page("", &format!("Number {number}"), &QUIET.repeat(longer)),
        );
    }
    let sources = |jobs: &str| -> Vec<Value> {
        desk.run(&["process", "--jobs", jobs, "pages"])
            .lines()
            .iter()
            .map(|line| line["source"].clone())
            .collect()
    };
    let expected: Vec<Value> = (0..60).map(|number| json!(format!("pages/{number:03}.html"))).collect();
    assert_eq!(sources("1"), expected);
    assert_eq!(sources("5"), expected);
}

#[test]
fn a_web_archive_is_read_from_standard_input_plain_and_packed() {
    let records = [
        warcinfo(),
        warc::page("<urn:uuid:1>", AT, page("", "Three of sixty-six", COMMENT).as_bytes()),
        warc::page(
            "<urn:uuid:2>",
            "https://bell.example.com/2026/ferry",
            page("", "Ten minutes", QUIET).as_bytes(),
        ),
    ];
    let desk = Desk::new();
    for input in [records.concat(), gzip(&records.concat()), gzip_each(&records)] {
        let ran = desk.feed(&["process", "-"], input);
        let lines = ran.lines();
        assert_eq!((ran.code, lines.len()), (0, 2), "{}", ran.err);
        assert_eq!((&lines[0]["source"], &lines[0]["url"]), (&json!("<urn:uuid:1>"), &json!(AT)));
        assert_eq!(lines[1]["title"], "Ten minutes");
        assert!(ran.err.contains("1 file or record that is no page was passed over"), "{}", ran.err);
    }
}

#[test]
fn a_page_that_is_no_article_is_a_line_with_a_reason_and_no_failure() {
    let desk = Desk::new();
    desk.put("empty.html", "<html><body></body></html>");
    let ran = desk.run(&["process", "--quiet", "empty.html"]);
    let line = &ran.lines()[0];
    assert!(line["error"].is_string() && line["body"] == "" && line["title"].is_null(), "{line}");
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
}

#[test]
fn what_cannot_be_read_is_a_line_a_sentence_and_exit_code_1_and_the_rest_is_read() {
    let desk = Desk::new();
    let whole = gzip(page("", "Ten minutes", QUIET).as_bytes());
    desk.put("pages/a.html.gz", &whole[..whole.len() - 20]).put("pages/b.html.gz", &whole);
    let ran = desk.run(&["process", "pages", "missing.html"]);
    let lines = ran.lines();
    assert_eq!((ran.code, lines.len()), (1, 3));
    assert!(lines[0]["error"].as_str().unwrap().starts_with("pages/a.html.gz: cannot be read on at byte"));
    assert_eq!((&lines[1]["title"], &lines[1]["error"]), (&json!("Ten minutes"), &Value::Null));
    assert_eq!(lines[2]["source"], "missing.html");
    assert!(ran.err.contains("tuiqun: missing.html: cannot be read: "), "{}", ran.err);
}

#[test]
fn a_page_that_names_its_site_is_read_by_the_rule_of_the_site() {
    let desk = Desk::new();
    let own = "<link rel=canonical href='https://talk.ltn.com.tw/article/breakingnews/5300000'>";
    desk.put("a.html", page(own, "魚市場", HARBOUR));
    let ran = desk.run(&["process", "a.html"]);
    assert_eq!(ran.lines()[0]["site_name"], "自由評論網", "{}", ran.out);
}

#[test]
fn a_closed_pipe_is_no_error() {
    let desk = Desk::new();
    for number in 0..200 {
        desk.put(&format!("pages/{number:03}.html"), page("", "Ten minutes", &QUIET.repeat(10)));
    }
    let mut child = Command::new(assert_cmd::cargo::cargo_bin!("tuiqun"))
        .current_dir(desk.folder.path())
        .args(["--config", ".", "process", "pages"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut first = String::new();
    BufReader::with_capacity(64, child.stdout.take().unwrap()).read_line(&mut first).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(first.starts_with("{\"source\":\"pages/000.html\""));
    assert_eq!((output.status.code(), String::from_utf8_lossy(&output.stderr).as_ref()), (Some(0), ""));
}
