//! `sql`, `search` and `status` from the outside: what goes where, and with which exit code.

#![allow(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

#[path = "support/shelf.rs"]
mod shelf;

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};

use shelf::{Shelf, entry, says};

fn shelf() -> Shelf {
    let mut shelf = Shelf::new();
    let url = "https://ltn.example.com/1";
    shelf.list("ltn", "2026-01-14T01:00:00Z", vec![entry(url, "退群")]);
    shelf.page(url, "2026-01-14T01:01:00Z", says(url, "退群", "美國退出氣候公約。"));
    shelf
}

fn tuiqun(database: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tuiqun"));
    // Nothing but the shipped configuration, wherever the tests are run from.
    command.current_dir(database.parent().unwrap()).env_remove("TUIQUN_CONFIG");
    command.arg("--database").arg(database);
    command
}

#[test]
fn each_question_prints_its_answer_and_its_exit_code_says_how_it_went() {
    let shelf = shelf();
    let database = shelf.path();
    let missing = shelf.folder.path().join("missing.db");
    let cases: &[(&Path, &[&str], &str, i32, &str)] = &[
        (&database, &["sql", "--format", "csv", "SELECT title FROM articles"], "", 0, "title\r\n退群\r\n"),
        (&database, &["sql", "--format", "json"], "SELECT 1 AS one;\n", 0, "[\n{\"one\":1}\n]\n"),
        (&database, &["sql", "SELECT * FROM artikles"], "", 2, "there are article_mentions, "),
        (&database, &["sql", "DROP TABLE articles"], "", 2, "only reads"),
        (&database, &["search", "退群"], "", 0, "https://ltn.example.com/1"),
        (&database, &["search", "氣候", "退群"], "", 0, "1 article\n"),
        (&database, &["search", "--", "!?"], "", 2, "no word to look for"),
        (&database, &["status"], "", 0, "articles: 1"),
        (&missing, &["sql", "SELECT 1"], "", 1, "there is no such file"),
        (&missing, &["status"], "", 1, "there is no such file"),
    ];
    for (database, arguments, input, code, expected) in cases {
        let output = assert_cmd::Command::from_std(tuiqun(database))
            .args(*arguments)
            .write_stdin(*input)
            .output()
            .unwrap();
        let said = if *code == 0 { &output.stdout } else { &output.stderr };
        let said = String::from_utf8_lossy(said);
        assert_eq!(output.status.code(), Some(*code), "{arguments:?}: {said}");
        assert!(said.contains(expected), "{arguments:?}: {said}");
    }
    assert!(!missing.exists(), "asking makes no database");
}

#[test]
fn a_reader_that_has_seen_enough_is_no_error() {
    let shelf = shelf();
    let query =
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 1000000) SELECT i FROM n";
    let mut child = tuiqun(&shelf.path())
        .args(["sql", "--format", "csv", query])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
    assert_eq!(line, "i\r\n");
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), output.stderr.as_slice()), (Some(0), b"".as_slice()));
}
