//! The writer: batches that are whole or not there, answers that mean it is in the file.

#![allow(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

#[path = "support/shelf.rs"]
mod shelf;

use rusqlite::Connection;
use shelf::at;
use tuiqun::store::{Store, StoreError, Writer};

fn begin(store: &mut Store) -> Result<i64, StoreError> {
    store.begin_run("fetch", at("2026-01-14T00:00:00Z"))
}

fn runs(conn: &Connection) -> i64 {
    conn.query_row("SELECT count(*) FROM runs", [], |row| row.get(0)).unwrap()
}

#[tokio::test]
async fn an_answer_means_that_it_is_in_the_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.db");
    let writer = Writer::open(&path).unwrap();
    let reader = Connection::open(&path).unwrap();
    for expected in 1..20 {
        writer.call(begin).await.unwrap();
        assert_eq!(runs(&reader), expected);
    }
}

#[tokio::test]
async fn a_job_that_fails_or_panics_is_undone_alone() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.db");
    let writer = Writer::open(&path).unwrap();
    let jobs = (0..30).map(|number| {
        let writer = writer.clone();
        tokio::spawn(async move {
            writer
                .call(move |store| {
                    begin(store)?;
                    match number % 3 {
                        0 => Ok(()),
                        1 => Err(StoreError("this one not".to_owned())),
                        _ => panic!("a fault on purpose"),
                    }
                })
                .await
        })
    });
    let jobs: Vec<_> = jobs.collect();
    let mut kept = 0;
    for (number, job) in jobs.into_iter().enumerate() {
        let answer = job.await.unwrap();
        match number % 3 {
            0 => answer.map(|()| kept += 1).unwrap(),
            1 => assert_eq!(answer, Err(StoreError("this one not".to_owned()))),
            _ => assert!(answer.unwrap_err().0.contains("a fault of the program")),
        }
    }
    assert_eq!((kept, runs(&Connection::open(&path).unwrap())), (10, 10));
}

#[test]
fn dropping_the_last_handle_finishes_what_waits() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.db");
    let writer = Writer::open(&path).unwrap();
    let threads: Vec<_> = (0..4)
        .map(|_| {
            let writer = writer.clone();
            std::thread::spawn(move || (0..50).all(|_| writer.call_blocking(begin).is_ok()))
        })
        .collect();
    assert!(threads.into_iter().all(|thread| thread.join().unwrap()));
    drop(writer);
    assert!(!folder.path().join("a.db-wal").exists(), "the log is folded into the file");
    assert_eq!(runs(&Connection::open(&path).unwrap()), 200);
}
