//! Setting up: `init` writes the shipped files, `check` tells what a configuration means.

#![expect(clippy::unwrap_used, reason = "the helpers of tests may stop at the first surprise too")]

use std::fs;

use assert_cmd::Command;
use tuiqun::cli::{Stop, check, init};
use tuiqun::clock::{self, Timestamp};
use tuiqun::config::{self, Place, SHIPPED};

fn at(text: &str) -> Timestamp {
    clock::parse(text).unwrap()
}

/// What `check` prints for a source file at a moment.
fn told(sources: &str, now: &str) -> String {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("sources.toml"), sources).unwrap();
    let config =
        config::load(&Place::Folder(folder.path().to_path_buf())).map_err(|told| told.to_string()).unwrap();
    let mut out = Vec::new();
    check::run(&config, at(now), &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

fn source(id: &str, schedule: &str, more: &str) -> String {
    format!(
        "[[source]]\nid = \"{id}\"\nname = \"A name\"\nkind = \"feed\"\nurl = \"https://x.org/{id}\"\n\
         schedule = \"{schedule}\"\n{more}\n"
    )
}

#[test]
fn check_shows_three_fire_times_in_the_zone_of_each_source_with_its_offset() {
    // In Berlin the clock goes forward in the night of 29 March 2026.
    let berlin = source("de-one", "30 2 * * *", "timezone = \"Europe/Berlin\"");
    let taipei = source("tw-sundays", "0 9 * * 7", "timezone = \"Asia/Taipei\"");
    let seconds = source("quick", "*/20 * * * * *", "");
    let told = told(&format!("{berlin}{taipei}{seconds}"), "2026-03-27T12:00:00Z");
    let lines: Vec<&str> = told.lines().collect();
    assert_eq!(
        lines[..3],
        [
            "de-one         Sat 2026-03-28 02:30 +01:00   Sun 2026-03-29 03:00 +02:00   Mon 2026-03-30 02:30 +02:00   \
             Europe/Berlin   30 2 * * *",
            "tw-sundays     Sun 2026-03-29 09:00 +08:00   Sun 2026-04-05 09:00 +08:00   Sun 2026-04-12 09:00 +08:00   \
             Asia/Taipei   0 9 * * 7",
            "quick          Fri 2026-03-27 12:00:20 +00:00   Fri 2026-03-27 12:00:40 +00:00   Fri 2026-03-27 12:01 \
             +00:00   UTC   */20 * * * * *",
        ]
    );
    assert!(lines[3].starts_with("digest daily   Sat 2026-03-28 07:00 +08:00"), "{told}");
}

#[test]
fn check_names_the_disabled_sources_with_their_reasons_and_counts_at_the_end() {
    let off = source("off", "@daily", "enabled = false\nreason = \"Gone since May.\"");
    let told = told(&format!("{}{off}", source("on", "@daily", "")), "2026-03-27T12:00:00Z");
    assert!(told.contains("\noff   disabled: Gone since May.\n"), "{told}");
    assert!(!told.contains("off   Sat"), "{told}");
    assert!(told.contains("\nwarning: http.contact is not set"), "{told}");
    let last = told.lines().last().unwrap();
    assert!(
        last.starts_with("1 source enabled, 1 disabled; ") && last.ends_with("1 digest; no mistakes"),
        "{last}"
    );
}

#[test]
fn init_writes_the_shipped_files_and_they_read_as_the_shipped_configuration_does() {
    let folder = tempfile::tempdir().unwrap();
    let new = folder.path().join("deep/config");
    let mut out = Vec::new();
    init::run(&new, &mut out).unwrap();
    for file in SHIPPED {
        assert_eq!(fs::read_to_string(new.join(file.name)).unwrap(), file.text);
    }
    let written = config::load(&Place::Folder(new)).map_err(|told| told.to_string()).unwrap();
    let shipped = config::load(&Place::BuiltIn).unwrap();
    assert_eq!(written.settings, shipped.settings);
    assert_eq!(written.sources.len(), shipped.sources.len());
    assert!(written.files.iter().all(|file| !file.ends_with("(shipped)")), "{:?}", written.files);
    assert!(String::from_utf8(out).unwrap().contains("next: set http.contact"));
}

#[test]
fn init_never_overwrites_and_writes_nothing_where_something_is() {
    let folder = tempfile::tempdir().unwrap();
    let mine = folder.path().join("sources.toml");
    fs::write(&mine, "# mine\n").unwrap();
    let stop = init::run(folder.path(), &mut Vec::new()).unwrap_err();
    assert!(matches!(&stop, Stop::Usage(why) if why.contains("sources.toml")), "{stop}");
    assert_eq!(fs::read_to_string(&mine).unwrap(), "# mine\n");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn init_says_which_folder_it_could_not_make() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("file");
    fs::write(&file, "").unwrap();
    let stop = init::run(&file.join("config"), &mut Vec::new()).unwrap_err();
    assert!(matches!(&stop, Stop::Failed(why) if why.starts_with("cannot make the folder")), "{stop}");
}

#[test]
fn a_broken_configuration_exits_with_2_tells_every_mistake_and_touches_nothing() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("tuiqun.toml"), "database = \"here.db\"\n[http]\ntimout = \"1s\"\n")
        .unwrap();
    fs::write(folder.path().join("sources.toml"), source("one", "0 25 * * *", "")).unwrap();
    for command in [vec!["check"], vec!["fetch"], vec!["run"]] {
        let output = Command::cargo_bin("tuiqun")
            .unwrap()
            .current_dir(folder.path())
            .args(&command)
            .args(["--config", "."])
            .output()
            .unwrap();
        let told = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{command:?}: {told}");
        assert!(
            told.contains("tuiqun.toml:3:1: http.timout: is not a known key; did you mean `timeout`?"),
            "{told}"
        );
        assert!(
            told.contains("sources.toml:6:12: source[1].schedule: \"0 25 * * *\": \"25\" in the hour"),
            "{told}"
        );
        assert!(told.ends_with("2 mistakes; nothing was done\n"), "{told}");
        assert_eq!(output.stdout, b"", "{command:?}");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2, "{command:?} left a file");
    }
}

#[test]
fn init_then_check_in_an_empty_folder_reads_the_files_just_written() {
    let folder = tempfile::tempdir().unwrap();
    let tuiqun = |command: &str| {
        let mut run = Command::cargo_bin("tuiqun").unwrap();
        run.current_dir(folder.path()).env_remove("TUIQUN_CONFIG").arg(command).output().unwrap()
    };
    assert_eq!(tuiqun("init").status.code(), Some(0));
    let check = tuiqun("check");
    let told = String::from_utf8(check.stdout).unwrap();
    assert_eq!(check.status.code(), Some(0), "{told}");
    assert!(told.contains("read: config/tuiqun.toml, config/sources.toml"), "{told}");
    assert_eq!(tuiqun("init").status.code(), Some(2), "the second time the files are there");
}
