//! Which watchlist made which tags, and how old ones are brought up to date.

#![expect(clippy::unwrap_used, reason = "the helpers of tests may stop at the first surprise too")]

#[path = "support/desk.rs"]
mod desk;
#[path = "support/shelf.rs"]
mod shelf;

use std::process::Stdio;
use std::thread::sleep;
use std::time::Duration;

use desk::{COMMENT, Desk, QUIET, page};
use shelf::{Shelf, at, entry, says};
use tuiqun::record::Record;
use tuiqun::store::mentions::Named;
use tuiqun::store::taggings::Behind;
use tuiqun::tag::Tags;
use tuiqun::tag::candidates::{Candidate, Gathered, Pattern};
use tuiqun::tag::watchlist::Watchlist;

const A: &str = "https://talk.ltn.com.tw/article/breakingnews/5307125";
const B: &str = "https://talk.ltn.com.tw/article/breakingnews/5307126";

const COPY: &str = "https://tw.news.yahoo.com/copy.html";

/// The small watchlist as somebody changed it.
fn changed() -> Watchlist {
    Watchlist { version: "changed".to_owned(), ..shelf::watchlist() }
}

fn two_articles() -> Shelf {
    let mut shelf = Shelf::new();
    shelf.list("ltn", "2026-01-14T01:00:00Z", vec![entry(A, "退群"), entry(B, "渡輪")]);
    shelf.page(A, "2026-01-14T01:01:00Z", says(A, "退群", "美國退出氣候公約與IPCC。"));
    shelf.page(B, "2026-01-14T01:02:00Z", says(B, "渡輪", "早十分鐘開船。"));
    shelf
}

#[test]
fn a_changed_list_is_a_new_version_and_says_when_it_began_and_how_long_it_is() {
    let mut shelf = Shelf::new();
    for (list, time) in [
        (shelf::watchlist(), "2026-01-15T00:00:00Z"),
        (changed(), "2026-01-16T00:00:00Z"),
        (changed(), "2026-01-17T00:00:00Z"),
    ] {
        shelf.store.sync_watchlist(&list, at(time)).unwrap();
    }
    let told = "SELECT group_concat(concat_ws(' ', version, hash, first_used_at, bodies, forms), '|') FROM watchlists";
    assert_eq!(shelf.value(told), "1  2026-01-14T00:00:00Z 3 0|2 changed 2026-01-16T00:00:00Z 3 0");
    // Another program has other rules.
    shelf.look().execute("UPDATE watchlists SET program = '0.0.9'", []).unwrap();
    shelf.store.sync_watchlist(&changed(), at("2026-01-18T00:00:00Z")).unwrap();
    assert_eq!(shelf.value("SELECT max(version) FROM watchlists"), "3");
}

#[test]
fn articles_of_an_older_list_are_behind_also_those_that_name_nobody() {
    let mut shelf = two_articles();
    assert_eq!(shelf.store.behind(&shelf::watchlist()).unwrap(), Behind { articles: 0, of: 2, mentions: 0 });
    assert_eq!(shelf.store.behind(&changed()).unwrap(), Behind { articles: 2, of: 2, mentions: 2 });
    shelf.store.sync_watchlist(&changed(), at("2026-01-15T00:00:00Z")).unwrap();
    let first = shelf.store.next_text(0, Some(&changed())).unwrap().unwrap();
    assert_eq!((first.title.as_deref(), first.country.as_deref()), (Some("退群"), Some("TW")));
    let tags = says(A, "退群", "美國退出氣候公約與IPCC。").tags;
    let shift = shelf
        .store
        .replace_tags(first.article, &first.reading_hash, &tags, &Gathered::default())
        .unwrap()
        .unwrap();
    assert!(!shift.changed, "the same mentions are confirmed, not made anew");
    assert_eq!(shelf.value("SELECT group_concat(DISTINCT watchlist_version) FROM mentions"), "2");
    assert_eq!(shelf.store.behind(&changed()).unwrap(), Behind { articles: 1, of: 2, mentions: 0 });
    let second = shelf.store.next_text(0, Some(&changed())).unwrap().unwrap();
    assert_eq!(second.url, B);
    assert!(shelf.store.next_text(second.article, Some(&changed())).unwrap().is_none());
    assert_eq!(shelf.store.next_text(0, None).unwrap().unwrap().url, A, "all, where no list is named");
    // The first list comes back: what it tagged before is its own again.
    assert_eq!(shelf.store.behind(&shelf::watchlist()).unwrap().articles, 1);
}

#[test]
fn tags_are_replaced_with_what_was_gained_and_lost() {
    let mut shelf = two_articles();
    let text = shelf.store.next_text(0, None).unwrap().unwrap();
    let mut tags = says(A, "退群", "美國退出氣候公約與IPCC。").tags;
    tags.mentions.retain(|mention| mention.id == "unfccc");
    tags.mentions.push(tuiqun::tag::Mention {
        id: "fao".to_owned(),
        listed: false,
        start: 0,
        end: 2,
        ..tags.mentions[0].clone()
    });
    tags.event = false;
    let shift = shelf
        .store
        .replace_tags(text.article, &text.reading_hash, &tags, &Gathered::default())
        .unwrap()
        .unwrap();
    let named = |id: &str, listed| Named { id: id.to_owned(), listed };
    assert_eq!(
        (shift.changed, shift.gained, shift.lost),
        (true, vec![named("fao", false)], vec![named("ipcc", true)])
    );
    let organizations = "SELECT group_concat(organization_id) FROM mentions WHERE article_id = 1";
    assert_eq!(
        (shelf.value(organizations), shelf.value("SELECT event FROM articles")),
        ("unfccc,fao".into(), "0".into())
    );
}

#[test]
fn an_article_edited_meanwhile_keeps_the_tags_of_its_newer_text() {
    let mut shelf = two_articles();
    let read = shelf.store.next_text(0, None).unwrap().unwrap();
    shelf.page(A, "2026-01-14T03:00:00Z", says(A, "退群", "美國退出IPCC。"));
    assert_eq!(
        shelf
            .store
            .replace_tags(read.article, &read.reading_hash, &Tags::default(), &Gathered::default())
            .unwrap(),
        None
    );
    assert_eq!(shelf.value("SELECT group_concat(organization_id) FROM mentions"), "ipcc");
}

#[test]
fn what_is_left_over_in_a_copy_is_offered_for_the_body_that_only_its_original_names() {
    let mut shelf = two_articles();
    let left_over = || Candidate {
        text: "氣候條約".to_owned(),
        body: None,
        pattern: Pattern::Sister,
        field: tuiqun::tag::Field::Body,
        start: 0,
        snippet: "氣候條約與IPCC。".to_owned(),
    };
    let copy = |original: &str| {
        let gathered = Gathered { names: vec![left_over()], original: Some(shelf::key(original)) };
        Record { candidates: gathered, ..says(COPY, "退群", "氣候條約與IPCC。") }
    };
    shelf.ingest(COPY, "2026-01-14T02:00:00Z", copy(A));
    let offered = "SELECT text || ' ' || organization_id || ' ' || pattern FROM candidate_forms";
    assert_eq!(shelf.value(offered), "氣候條約 unfccc sister", "not for the body that both name");
    // An original that names nothing more, or is not there, tells nothing.
    for original in [B, "https://elsewhere.example/1"] {
        let text = shelf.store.next_text(2, None).unwrap().unwrap();
        let record = copy(original);
        let written =
            shelf.store.replace_tags(text.article, &text.reading_hash, &record.tags, &record.candidates);
        assert!(written.unwrap().is_some());
        assert_eq!(shelf.count("candidate_forms"), 0, "{original}");
    }
}

/// A list of two bodies: what is tried here is the same with a long one, and quicker.
const LIST: &str = "[[organization]]\nid = \"unfccc\"\nname = \"Climate Convention\"\nsection = \"un\"\n\
    [organization.forms]\nmul = [\"UNFCCC\"]\n\
    [[organization]]\nid = \"unfpa\"\nname = \"Population Fund\"\nsection = \"un\"\n\
    [organization.forms]\nen = [\"United Nations Population Fund\"]\n";

/// A desk with two tagged articles.
fn desk() -> Desk {
    let desk = Desk::new();
    desk.put("watchlist.toml", LIST);
    desk.put("saved/comment.html", page("", "Three of sixty-six", COMMENT));
    desk.put("saved/quiet.html", page("", "Ten minutes", QUIET));
    assert_eq!(desk.run(&["ingest", "saved"]).code, 0);
    desk
}

/// A body of the user's own that the quiet article names, and a form less of a listed one.
const OWN: &str = "[[organization]]\nid = \"outer-islands\"\nname = \"Outer Islands\"\n\
    [organization.forms]\nen = [\"outer islands\"]\n";

const MENTIONS: &str = "SELECT article_id, kind, organization_id, field, start_char, end_char, surface, form,
    confidence, place, rule, evidence FROM mentions ORDER BY id";

#[test]
fn tagging_again_touches_what_an_older_list_tagged_and_ends_with_a_sentence() {
    let desk = desk();
    let nothing = desk.run(&["reprocess", "--tags"]);
    assert!(nothing.err.contains("nothing to tag again"), "{}", nothing.err);
    assert!(!desk.run(&["status"]).out.contains("reprocess --tags"));
    let before = desk.rows(MENTIONS);
    desk.put("watchlist.own.toml", OWN);
    let status = desk.run(&["status"]).out;
    assert!(status.contains("tags: 2 of 2 articles"), "{status}");
    let ran = desk.run(&["reprocess", "--tags"]);
    assert_eq!(ran.code, 0);
    let told = "2 articles tagged again: 1 changed; 1 mention gained (outer-islands 1), 0 lost;";
    assert!(ran.err.contains(told), "{}", ran.err);
    let own = "SELECT title FROM article_mentions WHERE organization_id = 'outer-islands'";
    assert_eq!(desk.rows(own), ["Ten minutes"]);
    assert_eq!(desk.rows("SELECT count(*) FROM mentions WHERE watchlist_version < 2"), ["0"]);
    assert!(desk.run(&["reprocess", "--tags"]).err.contains("nothing to tag again"));
    assert!(!desk.run(&["status"]).out.contains("reprocess --tags"));
    assert!(desk.run(&["reprocess", "--tags", "--all"]).err.contains("2 articles tagged again: 0 changed"));
    // And back: what is no longer watched for is lost, and everything is as it was.
    std::fs::remove_file(desk.path("watchlist.own.toml")).unwrap();
    let back = desk.run(&["reprocess", "--tags"]);
    assert!(back.err.contains("0 mentions gained, 1 lost"), "{}", back.err);
    assert_eq!(desk.rows(MENTIONS).len(), before.len());
}

#[test]
fn tagging_again_gives_what_reading_the_pages_again_gives() {
    let desk = desk();
    desk.put("watchlist.own.toml", OWN);
    let read = desk.run(&["reprocess"]);
    assert!(
        read.err.contains("2 stored pages read again: 1 changed") && read.err.contains("1 mention gained"),
        "{}",
        read.err
    );
    let read = desk.rows(MENTIONS);
    let tagged = desk.run(&["reprocess", "--tags", "--all"]);
    assert!(tagged.err.contains("0 changed; 0 mentions gained, 0 lost"), "{}", tagged.err);
    assert_eq!(desk.rows(MENTIONS), read);
    assert!(desk.run(&["reprocess"]).err.contains("0 changed"), "and the pages say nothing new after that");
}

#[test]
fn a_damaged_page_is_said_and_counted_and_the_rest_is_read() {
    let desk = desk();
    rusqlite::Connection::open(desk.path("desk.db"))
        .unwrap()
        .execute("UPDATE pages SET zstd = x'00ff' WHERE id = 1", [])
        .unwrap();
    let ran = desk.run(&["reprocess"]);
    assert_eq!(ran.code, 1);
    assert!(ran.err.contains("stored page 1 is damaged and cannot be unpacked"), "{}", ran.err);
    assert!(
        ran.err.contains("2 stored pages read again: 0 changed, 0 without an article, 1 unreadable"),
        "{}",
        ran.err
    );
    assert_eq!(desk.rows("SELECT count(*) FROM articles"), ["2"], "what was read from it is kept");
}

#[test]
fn killed_on_the_way_it_goes_on_with_what_is_left() {
    const COPIES: usize = 3_000;
    let desk = desk();
    copy_articles(&desk, COPIES);
    desk.put("watchlist.own.toml", OWN);
    let count = |sql: &str| desk.rows(sql)[0].parse::<usize>().unwrap();
    let new = "SELECT count(*) FROM taggings WHERE watchlist_version > 1";
    let mut child = std::process::Command::new(env!("CARGO_BIN_EXE_tuiqun"))
        .current_dir(desk.folder.path())
        .args(["--config", ".", "--database", "desk.db", "reprocess", "--tags"])
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    // The first commit tells that it is under way; one that is quicker than this test leaves nothing to do.
    while count(new) == 0 && child.try_wait().unwrap().is_none() {
        sleep(Duration::from_millis(2));
    }
    child.kill().unwrap();
    child.wait().unwrap();
    let done = count(new);
    let named = "SELECT count(*) FROM mentions WHERE organization_id = 'outer-islands'";
    assert!(count(named) <= done && done <= COPIES + 2, "no article is counted before its tags are there");
    let rest = desk.run(&["reprocess", "--tags"]);
    assert_eq!(rest.code, 0, "{}", rest.err);
    assert_eq!((count(new), count(named)), (COPIES + 2, COPIES / 2 + 1));
    assert_eq!(desk.rows("SELECT state FROM runs WHERE command = 'reprocess'"), ["interrupted", "finished"]);
}

/// Fills the archive with copies of its two articles under other addresses, as if many had been read.
fn copy_articles(desk: &Desk, copies: usize) {
    let database = rusqlite::Connection::open(desk.path("desk.db")).unwrap();
    let columns: Vec<String> = database
        .prepare("SELECT name FROM pragma_table_info('articles') WHERE name NOT IN ('id', 'key')")
        .unwrap()
        .query_map([], |row| row.get(0))
        .unwrap()
        .map(Result::unwrap)
        .collect();
    let columns = columns.join(", ");
    let fill = format!(
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {copies})
         INSERT INTO articles (key, {columns})
         SELECT 'copy ' || i, {columns} FROM n JOIN articles ON articles.id = 1 + i % 2"
    );
    database.execute_batch(&fill).unwrap();
}
