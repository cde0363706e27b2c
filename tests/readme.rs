//! What the README shows is what the program does.

#![expect(clippy::unwrap_used, reason = "the helpers of tests may stop at the first surprise too")]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use tuiqun::config::{OWN_WATCHLIST, SHIPPED};

fn readme() -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).unwrap()
}

/// The fenced blocks of a language.
fn blocks(language: &str) -> Vec<String> {
    let text = readme();
    let fence = format!("```{language}\n");
    text.split(&fence).skip(1).map(|rest| rest.split("```").next().unwrap().to_owned()).collect()
}

fn tuiqun(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tuiqun"));
    command.current_dir(folder).env_remove("TUIQUN_CONFIG").args(arguments).output().unwrap()
}

#[test]
fn the_seventeen_queries_answer_on_the_demo_and_most_of_them_with_rows() {
    let folder = tempfile::tempdir().unwrap();
    assert!(tuiqun(folder.path(), &["demo"]).status.success());
    let queries = blocks("sql");
    assert_eq!(queries.len(), 17);
    for query in queries {
        let answer = tuiqun(folder.path(), &["--config", "demo", "sql", "--format", "json", &query]);
        assert!(answer.status.success(), "{query}\n{}", String::from_utf8_lossy(&answer.stderr));
        let rows: serde_json::Value = serde_json::from_slice(&answer.stdout).unwrap();
        assert!(!rows.as_array().unwrap().is_empty(), "no row for\n{query}");
    }
}

/// Digits of ports and of the machine's own speed differ from run to run; the rest may not.
fn steady(text: &str) -> String {
    let lines = text.lines().map(|line| match line.split_once("127.0.0.1:") {
        Some((before, after)) => {
            format!("{before}PORT{}", after.trim_start_matches(|c: char| c.is_ascii_digit()))
        }
        None => line.trim_end().to_owned(),
    });
    lines.collect::<Vec<_>>().join("\n")
}

#[test]
fn the_demo_prints_what_the_first_screen_shows() {
    let folder = tempfile::tempdir().unwrap();
    let output = tuiqun(folder.path(), &["demo"]);
    let printed = String::from_utf8(output.stdout).unwrap();
    let shown = blocks("console").remove(0);
    let shown = shown.strip_prefix("$ cargo run --release -- demo\n").unwrap();
    assert_eq!(steady(shown.trim_end()), steady(printed.trim_end()));
}

#[test]
fn the_tests_that_the_first_screen_shows_are_all_there_are_in_that_file() {
    let shown = blocks("console").remove(1);
    let names: Vec<&str> =
        shown.lines().filter_map(|line| line.strip_prefix("test ")?.strip_suffix(" ... ok")).collect();
    let file = shown.split("Running ").nth(1).unwrap().split(' ').next().unwrap();
    let source = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(file)).unwrap();
    assert_eq!(source.matches("#[test]").count(), names.len(), "{file}");
    for name in names {
        assert!(source.contains(&format!("fn {name}()")), "{name} in {file}");
    }
}

#[test]
fn every_command_has_help_with_an_example_and_the_readme_names_no_other() {
    let folder = tempfile::tempdir().unwrap();
    let help = String::from_utf8(tuiqun(folder.path(), &["--help"]).stdout).unwrap();
    let listed = help.split("Commands:").nth(1).unwrap().split("\n\n").next().unwrap();
    let commands: Vec<&str> = listed
        .lines()
        .filter(|line| line.starts_with("  ") && !line.starts_with("   "))
        .filter_map(|line| line.split_whitespace().next())
        .filter(|command| *command != "help")
        .collect();
    assert!(commands.len() >= 14, "{commands:?}");
    for command in &commands {
        let text = String::from_utf8(tuiqun(folder.path(), &[command, "--help"]).stdout).unwrap();
        assert!(text.contains("Example"), "{command} --help has no example:\n{text}");
        let (own, everywhere) = text.split_once("\nEverywhere:\n").unwrap();
        assert!(!own.contains("--config <PATH>") && everywhere.contains("--config <PATH>"), "{text}");
    }
    for named in readme()
        .match_indices("tuiqun ")
        .filter_map(|(at, _)| readme()[at..].split_whitespace().nth(1).map(str::to_owned))
    {
        let word: String = named.chars().take_while(char::is_ascii_lowercase).collect();
        let is_call = named.chars().all(|c| c.is_ascii_lowercase() || c == '`');
        if is_call && named.ends_with('`') {
            assert!(commands.contains(&word.as_str()), "the README calls `tuiqun {word}`");
        }
    }
}

/// The second watchlist that the head of the shipped one shows, without its comment signs.
fn own_watchlist_of_the_head() -> String {
    let head = SHIPPED.iter().find(|file| file.name == "watchlist.toml").unwrap().text;
    let (_, own) = head.split_once("# YOUR OWN.").unwrap();
    let lines = own.lines().skip(1).take_while(|line| line.starts_with('#'));
    let example = lines.filter_map(|line| {
        line.strip_prefix("#   ").or(line.strip_prefix('#').filter(|rest| rest.is_empty()))
    });
    example.collect::<Vec<_>>().join("\n")
}

#[test]
fn the_second_watchlists_that_are_shown_are_right_and_stand_by_their_sentences() {
    let shown = blocks("toml").into_iter().find(|block| block.contains("[[addition]]")).unwrap();
    for own in [shown, own_watchlist_of_the_head()] {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join(OWN_WATCHLIST), &own).unwrap();
        let ran = tuiqun(folder.path(), &["--config", ".", "watchlist", "test", "--id", "iho"]);
        let told = String::from_utf8_lossy(&ran.stdout).into_owned();
        let wrong = String::from_utf8_lossy(&ran.stderr);
        assert_eq!(told, "2 sentences tried, 2 as they should be, 0 not; 0 warnings\n", "{wrong}\n{own}");
    }
}
