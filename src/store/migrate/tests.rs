//! Every earlier schema, with rows in it, becomes the present one and loses nothing.

use rusqlite::Connection;

use super::*;

fn at(version: usize) -> Connection {
    let mut conn = Connection::open_in_memory().unwrap();
    migrate_to(&mut conn, version).unwrap();
    conn
}

/// A row in every table that a schema of this version has.
fn fill(conn: &Connection, version: usize) {
    let steps = [
        "INSERT INTO sources (id, name, kind, url, schedule, timezone, enabled)
            VALUES ('s', 'S', 'feed', 'https://s', '@daily', 'UTC', 1);
         INSERT INTO runs VALUES (1, 'fetch', '2026-01-14T00:00:00Z', NULL, 'running', NULL);
         INSERT INTO fetches (run_id, source_id, purpose, url, started_at, millis, outcome, bytes)
            VALUES (1, 's', 'list', 'https://s', '2026-01-14T00:00:00Z', 1, 'stored', 1);",
        "INSERT INTO articles (id, key, url, title, authors, first_seen_at, fetched_at, body, body_evidence,
            content_hash, reading_hash, charset, replaced, event, revision)
            VALUES (1, 'k', 'https://s/1', '退群', '[]', '2026-01-14T00:00:00Z', '2026-01-14T00:00:00Z',
            '世界衛生組織', 'generic', 'h', 'h', 'UTF-8', 0, 0, 1);
         INSERT INTO revisions (article_id, number, seen_at, authors, body, content_hash)
            VALUES (1, 1, '2026-01-14T00:00:00Z', '[]', '世界衛生組織', 'h');",
        "INSERT INTO organizations (id, name, listed, section) VALUES ('who', 'WHO', 0, 'un');
         INSERT INTO watchlists (version, hash) VALUES (1, 'h');",
    ];
    for step in steps.iter().take(version) {
        conn.execute_batch(step).unwrap();
    }
    // Since step 10 a mention must say its place and its rule.
    let (more, values) = if version < 10 { ("", "") } else { (", place, rule", ", 'body', 'form'") };
    let mention = format!(
        "INSERT INTO mentions (article_id, kind, organization_id, field, start_char, end_char, surface, form,
            confidence, watchlist_version{more})
         VALUES (1, 'organization', 'who', 'body', 0, 6, 'x', 'x', 1, 1{values})"
    );
    if version >= 3 {
        conn.execute(&mention, []).unwrap();
    }
}

fn count(conn: &Connection, sql: &str) -> i64 {
    conn.query_row(sql, [], |row| row.get(0)).unwrap()
}

/// Everything the schema is made of.
fn schema(conn: &Connection) -> Vec<(String, Option<String>)> {
    let mut statement = conn.prepare("SELECT name, sql FROM sqlite_schema ORDER BY name").unwrap();
    statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap().map(Result::unwrap).collect()
}

#[test]
fn every_earlier_version_upgrades_and_loses_nothing() {
    let fresh = schema(&at(newest()));
    for version in 0..newest() {
        let mut conn = at(version);
        fill(&conn, version);
        migrate(&mut conn).unwrap();
        assert_eq!(schema(&conn), fresh, "from version {version}");
        for (step, table) in ["fetches", "revisions", "mentions"].iter().enumerate() {
            let expected = i64::from(version > step);
            assert_eq!(
                count(&conn, &format!("SELECT count(*) FROM {table}")),
                expected,
                "{table} from {version}"
            );
        }
        let beside = "SELECT count(*) FROM articles
            WHERE kind = 'article' AND captions = '[]' AND provenance_lines = '[]' AND partial IS NULL";
        assert_eq!(count(&conn, beside), i64::from(version > 1), "nothing is told beside an older text");
        let placed =
            count(&conn, "SELECT count(*) FROM article_mentions WHERE place = 'body' AND rule = 'form'");
        assert_eq!(placed, i64::from(version > 2), "a mention of before has its field for a place");
        let found = count(&conn, "SELECT count(*) FROM article_search WHERE article_search MATCH '退群'");
        assert_eq!(found, i64::from(version > 1), "articles of an older schema are found, from {version}");
    }
}

#[test]
fn migrating_twice_is_harmless() {
    let mut conn = at(newest());
    fill(&conn, 2);
    let before = schema(&conn);
    migrate(&mut conn).unwrap();
    assert_eq!(schema(&conn), before);
    assert_eq!(count(&conn, "SELECT count(*) FROM migrations"), newest() as i64);
}

#[test]
fn a_step_that_fails_leaves_the_old_schema_whole() {
    let mut conn = at(1);
    conn.execute_batch("CREATE TABLE articles (in_the_way INTEGER)").unwrap();
    let before = schema(&conn);
    assert!(migrate(&mut conn).is_err());
    assert_eq!((schema(&conn), count(&conn, "PRAGMA user_version")), (before, 1));
}

#[test]
fn databases_that_are_not_ours_are_refused() {
    let newer = at(newest());
    newer.pragma_update(None, "user_version", 999).unwrap();
    let foreign = Connection::open_in_memory().unwrap();
    foreign.execute_batch("CREATE TABLE theirs (x)").unwrap();
    let edited = at(newest());
    edited.execute("UPDATE migrations SET sha256 = 'other' WHERE version = 2", []).unwrap();
    for (conn, word) in [(newer, "newer tuiqun"), (foreign, "another program"), (edited, "another build")] {
        let Err(Refusal::Foreign(sentence)) = version(&conn) else { panic!("{word}") };
        assert!(sentence.contains(word), "{sentence}");
    }
}

#[test]
fn a_status_is_one_of_the_words_of_the_watchlist_and_an_old_sentence_stays_as_its_note() {
    let mut conn = at(10);
    let old = "INSERT INTO organizations (id, name, listed, section, us_status) VALUES ('who', 'WHO', 0, 'x', 'left')";
    conn.execute(old, []).unwrap();
    migrate(&mut conn).unwrap();
    assert_eq!(
        count(&conn, "SELECT count(*) FROM organizations WHERE status IS NULL AND status_note = 'left'"),
        1
    );
    let say = |word: &str| conn.execute("UPDATE organizations SET status = ?1", [word]);
    for word in crate::tag::watchlist::Standing::ALL {
        assert_eq!(say(word.as_str()), Ok(1), "{word:?}");
    }
    assert!(say("left").is_err());
}
