//! Opening a database that is not as it should be: a sentence each, and the file left as it was.

#![allow(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

use std::fs;
use std::path::Path;

use rusqlite::Connection;
use tuiqun::store::{Locked, Store};

/// Makes a database from which one thing is then taken or changed.
fn database(path: &Path, change: &str) {
    drop(Store::open(path).unwrap());
    Connection::open(path).unwrap().execute_batch(change).unwrap();
}

#[test]
fn what_cannot_be_opened_is_told_in_a_sentence_and_left_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str| folder.path().join(name);
    fs::create_dir(file("folder")).unwrap();
    fs::write(
        file("page.html"),
        "<html>a page, much longer than the header of a database would be</html>".repeat(9),
    )
    .unwrap();
    Connection::open(file("other.db")).unwrap().execute_batch("CREATE TABLE theirs (x)").unwrap();
    database(&file("newer.db"), "PRAGMA user_version = 999");
    fs::write(file("blocked"), "").unwrap();
    let cases = [
        ("folder", "that is a folder"),
        ("page.html", "no SQLite database"),
        ("other.db", "another program"),
        ("newer.db", "newer tuiqun"),
        ("blocked/tuiqun.db", "its folder"),
    ];
    for (name, expected) in cases {
        let before = fs::read(file(name)).ok();
        let sentence = Store::open(&file(name)).unwrap_err().to_string();
        assert!(sentence.contains(expected) && sentence.contains(name), "{name}: {sentence}");
        assert_eq!(fs::read(file(name)).ok(), before, "{name} was touched");
    }
}

#[test]
fn a_missing_folder_is_made_for_writing_and_nothing_is_made_for_reading() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("data/2026/tuiqun.db");
    let sentence = Store::open_read_only(&path).unwrap_err().to_string();
    assert!(sentence.contains("no such file") && !path.parent().unwrap().exists(), "{sentence}");
    let elsewhere = Store::open_read_only(Path::new("desk/none.db")).unwrap_err().to_string();
    let here = std::env::current_dir().unwrap().join("desk/none.db");
    assert!(elsewhere.contains(here.to_str().unwrap()), "a relative path is told whole: {elsewhere}");
    drop(Store::open(&path).unwrap());
    drop(Store::open_read_only(&path).unwrap());
}

#[test]
fn an_empty_file_becomes_a_database_only_when_written_to() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.db");
    fs::write(&path, "").unwrap();
    let sentence = Store::open_read_only(&path).unwrap_err().to_string();
    assert!(sentence.contains("it is empty"), "{sentence}");
    drop(Store::open(&path).unwrap());
    drop(Store::open_read_only(&path).unwrap());
}

#[cfg(unix)]
#[test]
fn a_read_only_file_or_folder_can_be_read_and_is_refused_for_writing() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let inner = folder.path().join("shelf #1");
    fs::create_dir(&inner).unwrap();
    let path = inner.join("50%?.db");
    drop(Store::open(&path).unwrap());
    let permit = |path: &Path, mode| fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    permit(&path, 0o444);
    permit(&inner, 0o555);
    let root = fs::write(inner.join("probe"), "").is_ok();
    if root {
        println!("skipped: this user may write anywhere");
    } else {
        assert_eq!(Store::open_read_only(&path).unwrap().overview().unwrap().articles, 0);
        let sentence = Store::open(&path).unwrap_err().to_string();
        assert!(sentence.contains("writable"), "{sentence}");
    }
    permit(&inner, 0o755);
}

#[test]
fn one_run_at_a_time_holds_the_lock_of_a_database() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("data/a.db");
    let lock = Store::lock_run(&path).unwrap();
    let refused = Store::lock_run(&path).unwrap_err();
    assert!(matches!(refused, Locked::Held(_)), "{refused}");
    assert!(refused.to_string().contains("a.db"));
    drop(Store::lock_run(&folder.path().join("b.db")).unwrap());
    drop(lock);
    drop(Store::lock_run(&path).unwrap());
    let blocked = folder.path().join("file");
    fs::write(&blocked, "").unwrap();
    assert!(matches!(Store::lock_run(&blocked.join("c.db")), Err(Locked::Failed(_))));
}
