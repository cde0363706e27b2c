//! What happens when the file cannot take the work: a full disk, another program that writes.

use std::time::Duration;

use rusqlite::Connection;

use super::*;
use crate::clock;

fn begin(store: &mut Store) -> Result<i64, StoreError> {
    store.begin_run("fetch", clock::parse("2026-01-14T00:00:00Z").unwrap())
}

fn runs(path: &Path) -> i64 {
    Connection::open(path).unwrap().query_row("SELECT count(*) FROM runs", [], |row| row.get(0)).unwrap()
}

#[test]
fn a_full_disk_is_told_and_leaves_nothing_half_written() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.db");
    let writer = Writer::open(&path).unwrap();
    writer.call_blocking(begin).unwrap();
    let pages = |limit: i64| {
        move |store: &mut Store| {
            // SQLite's own bound on the size of the file stands in for a full disk.
            store.conn.pragma_update_and_check(None, "max_page_count", limit, |_| Ok(())).unwrap();
            Ok(())
        }
    };
    writer.call_blocking(pages(1)).unwrap();
    let answer = writer.call_blocking(|store| {
        let summary = "x".repeat(100_000);
        let run = begin(store)?;
        store.end_run(run, clock::parse("2026-01-14T00:00:00Z").unwrap(), &summary)
    });
    let sentence = answer.unwrap_err().0;
    assert!(sentence.contains("full") && sentence.contains("free some space"), "{sentence}");
    assert_eq!(runs(&path), 1);
    writer.call_blocking(pages(1_000_000)).unwrap();
    writer.call_blocking(begin).unwrap();
    assert_eq!(runs(&path), 2, "with space again, the work goes on");
}

#[test]
fn work_that_shares_a_batch_with_a_full_disk_is_not_answered_as_stored() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::open(&folder.path().join("a.db")).unwrap();
    let (queue, mut jobs) = mpsc::channel(8);
    let (good, good_answer) = prepare(begin);
    let (bad, bad_answer) = prepare(|store: &mut Store| -> Result<(), StoreError> {
        // What SQLite does by itself where a statement cannot be completed.
        store.control("ROLLBACK")?;
        Err(StoreError("the disk is full".to_owned()))
    });
    queue.try_send(bad).unwrap();
    store.control("BEGIN IMMEDIATE").unwrap();
    let answers = gather(&mut store, &mut jobs, good);
    let committed = commit(&mut store);
    for answer in answers {
        answer(&committed);
    }
    assert!(good_answer.blocking_recv().unwrap().unwrap_err().0.contains("undid"));
    assert_eq!(bad_answer.blocking_recv().unwrap(), Err(StoreError("the disk is full".to_owned())));
    assert_eq!(runs(store.path()), 0);
}

#[test]
fn another_program_that_writes_too_long_is_named_and_the_queue_goes_on() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.db");
    let writer = Writer::open(&path).unwrap();
    let impatient = |store: &mut Store| {
        store.conn.busy_timeout(Duration::from_millis(20)).unwrap();
        Ok(())
    };
    writer.call_blocking(impatient).unwrap();
    let other = Connection::open(&path).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    let sentence = writer.call_blocking(begin).unwrap_err().0;
    assert!(sentence.contains("another program has been writing"), "{sentence}");
    other.execute_batch("ROLLBACK").unwrap();
    writer.call_blocking(begin).unwrap();
    assert_eq!(runs(&path), 1);
}
