//! `tuiqun digest` as a person calls it: printed, or delivered once.

#![expect(clippy::unwrap_used, reason = "the helpers of tests may stop at the first surprise too")]

#[path = "support/shelf.rs"]
mod shelf;

use std::fs;
use std::path::Path;

use assert_cmd::Command;
use shelf::{Shelf, entry, says};

const A: &str = "https://ltn.example.com/a/1";

/// A database with one article, and a configuration beside it.
fn desk() -> Shelf {
    let mut shelf = Shelf::new();
    shelf.list("ltn", "2026-01-14T01:00:00Z", vec![entry(A, "退群之後")]);
    shelf.page(A, "2026-01-14T01:00:00Z", says(A, "退群之後", "美國離開氣候公約。"));
    let folder = shelf.folder.path().join("sent");
    let settings = format!(
        "[[digest]]\nname = \"morning\"\nschedule = \"0 7 * * *\"\ntimezone = \"Asia/Taipei\"\n\
         formats = [\"html\", \"markdown\", \"json\"]\nfolder = {:?}\n",
        folder.to_str().unwrap()
    );
    fs::write(shelf.folder.path().join("tuiqun.toml"), settings).unwrap();
    shelf
}

fn digest(desk: &Shelf, arguments: &[&str]) -> Command {
    let mut command = Command::cargo_bin("tuiqun").unwrap();
    command.arg("--config").arg(desk.folder.path()).arg("--database").arg(desk.path()).arg("digest");
    command.args(arguments);
    command
}

fn printed(desk: &Shelf, arguments: &[&str]) -> String {
    let output = digest(desk, arguments).assert().success().get_output().stdout.clone();
    String::from_utf8(output).unwrap()
}

#[test]
fn printing_a_digest_leaves_no_trace() {
    let desk = desk();
    for _ in 0..2 {
        let text = printed(&desk, &["--format", "json"]);
        let json: serde_json::Value = serde_json::from_str(&text).unwrap();
        assert_eq!(json["name"], "morning");
        assert_eq!(json["listed"][0]["id"], "unfccc");
        assert_eq!(json["listed"][0]["articles"][0]["excerpt"]["before"], "美國離開");
        assert_eq!(json["window"]["since"], "2026-01-14T09:00:00+08:00");
    }
    assert!(!desk.folder.path().join("sent").exists());
}

#[test]
fn a_format_asked_for_with_send_is_a_mistake_because_the_configuration_names_the_files() {
    let desk = desk();
    digest(&desk, &["--send", "--format", "json"]).assert().code(2);
    assert!(!desk.folder.path().join("sent").exists());
}

#[test]
fn sending_writes_every_form_and_the_next_one_is_empty() {
    let desk = desk();
    let paths = printed(&desk, &["morning", "--send"]);
    let paths: Vec<&Path> = paths.lines().map(Path::new).collect();
    assert_eq!(paths.len(), 3);
    for path in &paths {
        assert!(fs::read_to_string(path).unwrap().contains("退群之後"), "{}", path.display());
    }
    let again = printed(&desk, &["--send"]);
    assert!(again.lines().all(|path| !paths.contains(&Path::new(path))), "nothing is overwritten");
    assert!(printed(&desk, &[]).contains("No article was first seen in this window."));
    assert!(printed(&desk, &["--since", "2026-01-14"]).contains("退群之後"), "looking back still shows it");
}

#[test]
fn what_was_meant_is_asked_back() {
    let desk = desk();
    let cases = [
        (vec!["evening"], "tuiqun.toml has morning"),
        (vec!["--since", "yesterday"], "--since: \"yesterday\" is no time"),
        (vec!["--since", "2026-01-15", "--until", "2026-01-14"], "before it begins"),
    ];
    for (arguments, expected) in cases {
        let output = digest(&desk, &arguments).assert().code(2).get_output().clone();
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(told.contains(expected), "{arguments:?}: {told}");
    }
}
