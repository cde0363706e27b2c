//! `tuiqun ingest` and `tuiqun reprocess`: stored pages into the database, and what was stored read again.

#[path = "support/desk.rs"]
mod desk;
#[path = "support/warc.rs"]
mod warc;

use desk::{COMMENT, Desk, QUIET, page};
use tuiqun::store::Store;

const AT: &str = "https://bell.example.com/2026/fish-market";

const SOURCE: &str = "[[source]]\nid = \"bell\"\nname = \"The Bell\"\nkind = \"feed\"\n\
    url = \"https://bell.example.com/feed\"\nschedule = \"@hourly\"\ntimezone = \"Asia/Taipei\"\n\
    language = \"en\"\ncountry = \"TW\"\n";

/// Everything an ingest may write, but for the attempts.
const CONTENT: [&str; 4] = [
    "SELECT id, key, url, title, body, revision, first_seen_at, fetched_at FROM articles ORDER BY id",
    "SELECT article_id, number, seen_at, content_hash FROM revisions ORDER BY id",
    "SELECT article_id, field, start_char, end_char, surface FROM mentions ORDER BY 1, 2, 3, 4",
    "SELECT id, url, hash, article_id FROM pages ORDER BY id",
];

fn content(desk: &Desk) -> Vec<Vec<String>> {
    CONTENT.iter().map(|sql| desk.rows(sql)).collect()
}

#[test]
fn pages_become_articles_and_ingesting_them_again_changes_nothing() {
    let desk = Desk::new();
    desk.put("saved/ferry.html", page("", "Ten minutes", QUIET));
    desk.put(
        "saved/crawl.warc.gz",
        warc::gzip_each(&[
            warc::warcinfo(),
            warc::page("<1>", AT, page("", "Three of sixty-six", COMMENT).as_bytes()),
        ]),
    );
    let ran = desk.run(&["ingest", "saved"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.err.contains("2 pages: 2 new, 0 revised, 0 unchanged, "), "{}", ran.err);
    let rows = desk.rows("SELECT title, url, fetched_at FROM articles ORDER BY id");
    assert_eq!(rows[0], format!("Three of sixty-six | {AT} | 2026-01-14T05:30:00Z"));
    assert!(rows[1].starts_with("Ten minutes | saved/ferry.html | "), "{rows:?}");
    let named = desk.rows("SELECT DISTINCT organization_id FROM mentions WHERE article_id = 1 ORDER BY 1");
    assert!(named.contains(&"unfccc".to_owned()) && named.contains(&"unfpa".to_owned()), "{named:?}");

    let before = content(&desk);
    let again = desk.run(&["ingest", "saved"]);
    assert!(again.err.contains("2 pages: 0 new, 0 revised, 2 unchanged, 0 mentions"), "{}", again.err);
    assert_eq!(content(&desk), before);
    let runs = desk.rows("SELECT command, state FROM runs");
    assert_eq!(runs, ["ingest | finished", "ingest | finished"]);
    let attempts = desk.rows("SELECT purpose, outcome, count(*) FROM fetches GROUP BY 1, 2 ORDER BY 2");
    assert_eq!(attempts, ["ingest | stored | 2", "ingest | unchanged | 2"]);
}

#[test]
fn a_later_text_of_an_article_is_a_revision() {
    let desk = Desk::new();
    let first = page("", "Three of sixty-six", COMMENT);
    let second = first.replace("until the spring", "until the summer");
    for (name, body) in [("1.warc", &first), ("2.warc", &second)] {
        desk.put(name, warc::page(&format!("<{name}>"), AT, body.as_bytes()));
    }
    let ran = desk.run(&["ingest", "1.warc", "2.warc", "1.warc"]);
    assert!(ran.err.contains("3 pages: 1 new, 1 revised, 1 unchanged"), "{}", ran.err);
    assert_eq!(desk.rows("SELECT revision, body LIKE '%until the summer%' FROM articles"), ["2 | 1"]);
}

#[test]
fn a_page_of_a_configured_host_is_read_with_what_its_source_knows() {
    let desk = Desk::new();
    desk.put("sources.toml", SOURCE);
    let dated =
        page("<meta property='article:published_time' content='2026-01-14 13:30'>", "Ten minutes", QUIET);
    desk.put("crawl.warc", warc::page("<1>", AT, dated.as_bytes()));
    let ran = desk.run(&["ingest", "crawl.warc"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert_eq!(desk.rows("SELECT source_id, published_at FROM articles"), ["bell | 2026-01-14T05:30:00Z"]);
}

#[test]
fn what_fails_has_a_row_and_a_sentence_and_the_rest_is_stored() {
    let desk = Desk::new();
    desk.put("a.html", "<html><body></body></html>").put("b.html", page("", "Ten minutes", QUIET));
    desk.put("c.warc", [warc::page("<1>", AT, b"%PDF-1.7 and more"), b"junk".to_vec()].concat());
    let ran = desk.run(&["ingest", "a.html", "b.html", "c.warc", "missing.html"]);
    assert_eq!(ran.code, 1);
    assert!(
        ran.err.contains("5 pages: 1 new, 0 revised, 0 unchanged, 0 mentions; 4 failures"),
        "{}",
        ran.err
    );
    let rows = desk.rows("SELECT url, outcome, error IS NOT NULL FROM fetches ORDER BY id");
    let at = format!("{AT} | type | 1");
    assert_eq!(
        rows,
        [
            "a.html | empty | 1",
            "b.html | stored | 0",
            &at,
            "c.warc | parse | 1",
            "missing.html | protocol | 1"
        ]
    );
    for sentence in [
        "a.html: ",
        "c.warc: the record at byte 0: the answer is a PDF",
        "no WARC record begins here",
        "missing.html: cannot be read",
    ] {
        assert!(ran.err.contains(sentence), "{sentence}: {}", ran.err);
    }
}

#[test]
fn a_second_instance_is_refused_with_exit_code_3() {
    let desk = Desk::new();
    desk.put("b.html", page("", "Ten minutes", QUIET));
    let lock = Store::lock_run(&desk.path("desk.db")).unwrap();
    for arguments in [["ingest", "b.html"].as_slice(), &["reprocess"]] {
        drop(Store::open(&desk.path("desk.db")).unwrap());
        let ran = desk.run(arguments);
        assert_eq!(ran.code, 3, "{}", ran.err);
        assert!(ran.err.contains("another tuiqun is running on desk.db"), "{}", ran.err);
    }
    drop(lock);
    assert_eq!(desk.run(&["ingest", "b.html"]).code, 0);
}

#[test]
fn reprocessing_corrects_what_new_rules_read_otherwise_and_nothing_else() {
    let desk = Desk::new();
    let body =
        page("", "Three of sixty-six", COMMENT).replace("<article>", "<article><h2>The fish market</h2>");
    desk.put(
        "crawl.warc",
        [
            warc::page("<1>", AT, body.as_bytes()),
            warc::page("<2>", "https://horn.example.org/ferry", page("", "Ten minutes", QUIET).as_bytes()),
        ]
        .concat(),
    );
    assert_eq!(desk.run(&["ingest", "crawl.warc"]).code, 0);
    let before = content(&desk);

    let same = desk.run(&["reprocess"]);
    assert!(same.err.contains("2 stored pages read again: 0 changed, 0 without an article"), "{}", same.err);
    assert_eq!((same.code, content(&desk)), (0, before));

    desk.put(
        "sites.toml",
        "[[site]]\nid = \"bell\"\nhosts = [\"bell.example.com\"]\ntitle = [\"article h2\"]\n",
    );
    let changed = desk.run(&["reprocess"]);
    assert!(changed.err.contains("2 stored pages read again: 1 changed"), "{}", changed.err);
    let titles = desk.rows("SELECT title, revision FROM articles ORDER BY id");
    assert_eq!(titles, ["The fish market | 1", "Ten minutes | 1"]);
    assert!(desk.run(&["reprocess"]).err.contains("0 changed"));
}

#[test]
fn reprocessing_without_a_database_says_so() {
    let desk = Desk::new();
    let ran = desk.run(&["reprocess"]);
    assert_eq!(ran.code, 1);
    assert!(ran.err.contains("desk.db"), "{}", ran.err);
    assert!(!desk.path("desk.db").exists());
}
