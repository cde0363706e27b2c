//! What people ask: search in any script, SQL that only reads, the views, and a stock sqlite3 shell.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may stop at the first surprise")]

#[path = "support/shelf.rs"]
mod shelf;

use std::io;
use std::process::Command;
use std::time::Duration;

use shelf::{Shelf, entry, says};
use tuiqun::store::Store;
use tuiqun::store::search::Query;
use tuiqun::store::sql::{self, Cell, Failure, Sink};

const TEXTS: &[(&str, &str)] = &[
    ("美國退群潮", "世界衛生組織與聯合國氣候公約（UNFCCC）都在名單上，COP30大會也受影響。"),
    ("Pourquoi quitter l’UNESCO ?", "Les États-Unis se retirent; l'ONU déplore ce retrait."),
    ("米国、脱退へ", "アメリカはユネスコから脱退すると発表した。"),
    ("미국, 유엔기후변화협약 탈퇴", "백악관은 66개 국제기구에서 탈퇴한다고 밝혔다."),
    ("अमेरिका की वापसी", "हिन्दी में जलवायु सम्मेलन की ख़बर।"),
    ("انسحاب الولايات المتحدة", "أعلنت الإدارة الانسحاب من اتفاقية المناخ."),
    ("สหรัฐถอนตัว", "สหรัฐอเมริกาถอนตัวจากอนุสัญญาสหประชาชาติ"),
    ("Withdrawal", "The withdrawal from the climate convention was announced; an IPCC author withdrew."),
];

fn press() -> Shelf {
    let mut shelf = Shelf::new();
    for (number, (title, body)) in TEXTS.iter().enumerate() {
        let url = format!("https://ltn.example.com/{number}");
        shelf.list("ltn", "2026-01-14T01:00:00Z", vec![entry(&url, title)]);
        shelf.page(&url, "2026-01-14T01:01:00Z", says(&url, title, body));
    }
    shelf
}

/// The numbers of the texts that a query finds.
fn found(store: &Store, query: &str) -> Vec<usize> {
    let hits = store.search(&Query::parse(query), 100).unwrap();
    let mut numbers: Vec<usize> =
        hits.iter().map(|hit| hit.url.rsplit('/').next().unwrap().parse().unwrap()).collect();
    numbers.sort_unstable();
    numbers
}

#[test]
fn every_script_is_searched_as_its_readers_expect() {
    let shelf = press();
    let cases: &[(&str, &[usize])] = &[
        ("退群", &[0]),
        ("退", &[0, 2]),
        ("潮", &[0]),
        ("世界衛生組織", &[0]),
        ("世界組織", &[]),
        ("界衛", &[0]),
        ("聯合國 名單", &[0]),
        ("「聯合國氣候」", &[0]),
        ("COP30大會", &[0]),
        ("ＣＯＰ３０", &[0]),
        ("脱退", &[2]),
        ("ユネスコ", &[2]),
        ("탈퇴", &[3]),
        ("기후변화", &[3]),
        ("हिन्दी", &[4]),
        ("जलवायु सम्मेलन", &[4]),
        ("المناخ", &[5]),
        ("ถอนตัว", &[6]),
        ("etats-unis", &[1]),
        ("l'onu", &[1]),
        ("déplore", &[1]),
        ("withdrawal", &[7]),
        ("withdr*", &[7]),
        ("withdr", &[]),
        ("climate convention", &[7]),
        ("\"convention climate\"", &[]),
        ("convention climate", &[7]),
        ("\"climate convention", &[7]),
        ("climate 退群", &[]),
    ];
    for (query, expected) in cases {
        assert_eq!(found(&shelf.store, query), *expected, "{query}");
    }
}

#[test]
fn a_hit_shows_the_text_around_its_match_with_the_match_marked() {
    let shelf = press();
    let marked = |query: &str| {
        let hits = shelf.store.search(&Query::parse(query), 10).unwrap();
        let shown: String = hits
            .iter()
            .flat_map(|hit| &hit.snippet)
            .map(|piece| if piece.marked { format!("<{}>", piece.text) } else { piece.text.clone() })
            .collect();
        shown
    };
    let cases = [
        ("世界衛生組織", "<世界衛生組織>與聯合國氣候公約"),
        ("界 衛生", "世<界衛生>組織與"),
        ("ＣＯＰ３０", "<COP30>大會"),
        ("etats-unis", "Les <États-Unis> se retirent"),
        ("withdr*", "The <withdrawal> from the climate convention was announced; an IPCC author <withdrew>."),
        ("退群", "世界衛生組織與"),
    ];
    for (query, expected) in cases {
        assert!(marked(query).contains(expected), "{query}: {}", marked(query));
    }
}

/// Takes an answer down, a row a line.
#[derive(Default)]
struct Lines(Vec<String>);

impl Sink for Lines {
    fn columns(&mut self, names: &[String]) -> io::Result<()> {
        self.0.push(names.join("|"));
        Ok(())
    }

    fn row(&mut self, cells: &[Cell<'_>]) -> io::Result<()> {
        let cells: Vec<String> = cells
            .iter()
            .map(|cell| match cell {
                Cell::Text(text) => text.to_string(),
                Cell::Integer(number) => number.to_string(),
                other => format!("{other:?}"),
            })
            .collect();
        self.0.push(cells.join("|"));
        Ok(())
    }
}

fn ask(shelf: &Shelf, query: &str) -> Result<Vec<String>, Failure> {
    let mut lines = Lines::default();
    sql::ask(&shelf.path(), query, Duration::from_millis(300), &mut lines).map(|()| lines.0)
}

#[test]
fn sql_reads_tables_views_and_the_full_text() {
    let shelf = press();
    let cases = [
        ("SELECT count(*) AS n FROM articles", "n\n8"),
        ("SELECT title FROM latest_articles WHERE organizations = 'ipcc'", "title\nWithdrawal"),
        (
            "SELECT a.title FROM article_search s JOIN articles a ON a.id = s.rowid WHERE article_search MATCH '退群'",
            "title\n美國退群潮",
        ),
        ("SELECT name FROM pragma_table_info('mentions') LIMIT 1", "name\nid"),
        ("PRAGMA application_id", "application_id\n1953851761"),
        ("SELECT json_array_length(authors) AS n FROM articles LIMIT 1;  -- done", "n\n1"),
        (
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 3) SELECT sum(i) AS s FROM n",
            "s\n6",
        ),
    ];
    for (query, expected) in cases {
        match ask(&shelf, query) {
            Ok(lines) => assert_eq!(lines.join("\n"), expected, "{query}"),
            Err(failure) => panic!("{query}: {failure:?}"),
        }
    }
}

#[test]
fn sql_that_is_wrong_or_does_more_than_read_is_told_what_would_be_right() {
    let shelf = press();
    let before = std::fs::read(shelf.path()).unwrap();
    let cases = [
        ("DELETE FROM articles", "only reads"),
        ("INSERT INTO article_search (article_search) VALUES ('delete-all')", "only reads"),
        ("PRAGMA user_version = 3", "only reads"),
        ("PRAGMA journal_mode = delete", "only reads"),
        ("ATTACH '/tmp/other.db' AS other", "only reads"),
        ("VACUUM INTO '/tmp/other.db'", "only reads"),
        ("CREATE TEMP TABLE t (x)", "only reads"),
        ("BEGIN IMMEDIATE", "only reads"),
        ("SELECT load_extension('x')", "only reads"),
        ("SELECT 1; DELETE FROM articles", "one query at a time"),
        ("  -- nothing", "empty"),
        ("SELECT * FROM articles WHERE language = \"fr\"", "single-quotes"),
        ("SELECT * FROM article", "latest_articles"),
        ("SELEC 1", "syntax error"),
        ("SELECT hex(randomblob(1000000000))", "no value may be larger"),
        (
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n",
            "longer than 300ms",
        ),
    ];
    for (query, expected) in cases {
        match ask(&shelf, query) {
            Err(Failure::Query(sentence)) => assert!(sentence.contains(expected), "{query}: {sentence}"),
            other => panic!("{query}: {other:?}"),
        }
    }
    assert_eq!(std::fs::read(shelf.path()).unwrap(), before);
}

#[test]
fn a_mention_shows_the_text_around_it_by_code_points() {
    let shelf = press();
    let snippet = shelf.value("SELECT snippet FROM article_mentions WHERE surface = 'IPCC'");
    assert_eq!(snippet, "…he climate convention was announced; an IPCC author withdrew.");
    let wrong = "SELECT count(*) FROM mentions m JOIN articles a ON a.id = m.article_id
        WHERE substr(CASE field WHEN 'title' THEN title ELSE body END, start_char + 1, end_char - start_char) <> surface";
    assert_eq!(shelf.value(wrong), "0");
}

#[test]
fn a_day_is_counted_where_the_article_was_written() {
    let shelf = press();
    assert_eq!(
        shelf.value(
            "SELECT day || organization_id || language || source_count || article_count || mention_count
             FROM daily_mentions"
        ),
        "2026-01-14ipcczh-Hant111",
        "half past seven in Taipei is the evening before in UTC"
    );
}

#[test]
fn every_query_of_the_readme_runs() {
    let shelf = press();
    let readme = include_str!("../README.md");
    let queries: Vec<&str> =
        readme.split("```sql\n").skip(1).filter_map(|rest| rest.split("```").next()).collect();
    assert!(queries.len() >= 10, "ten queries worth having");
    for query in queries {
        if let Err(failure) = ask(&shelf, query) {
            panic!("{query}: {failure:?}");
        }
    }
}

#[test]
fn a_stock_sqlite3_shell_reads_every_table_and_view_and_finds_two_characters() {
    let shelf = press();
    let run = |sql: &str| Command::new("sqlite3").arg(shelf.path()).arg(sql).output();
    let Ok(version) = run("SELECT sqlite_version()") else {
        println!("skipped: there is no sqlite3 on this machine");
        return;
    };
    println!("read with sqlite3 {}", String::from_utf8_lossy(&version.stdout).trim());
    let text = |sql: &str| {
        let output = run(sql).unwrap();
        assert!(output.status.success(), "{sql}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap().trim().to_owned()
    };
    for name in text("SELECT name FROM sqlite_schema WHERE type IN ('table', 'view')").lines() {
        text(&format!("SELECT count(*), max(rowid) FROM (SELECT *, 1 AS rowid FROM {name})"));
    }
    let matching = |expression: &str| {
        text(&format!(
            "SELECT a.title FROM article_search s JOIN articles a ON a.id = s.rowid WHERE article_search MATCH '{expression}'"
        ))
    };
    assert_eq!(matching("退群"), "美國退群潮");
    assert_eq!(matching("\"世界 界衛 衛生 生組 組織\""), "美國退群潮");
    assert_eq!(matching("潮*"), "美國退群潮");
    assert_eq!(matching("हिन्दी"), "अमेरिका की वापसी");
    assert_eq!(text("PRAGMA integrity_check"), "ok");
}

#[test]
fn a_withdrawal_is_misreported_where_they_are_said_to_leave_a_body_that_they_do_not_leave() {
    let shelf = press();
    let cases = [
        ("not-withdrawn", "leaving", "us", 1),
        ("never-member", "leaving", "us", 1),
        ("announced", "leaving", "us", 0),
        ("withdrawn", "leaving", "us", 0),
        ("not-withdrawn", "leaving", "other", 0),
        ("not-withdrawn", "staying", "us", 0),
    ];
    for (status, stance, actor, rows) in cases {
        let set = |sql: &str, values: &[&str]| {
            shelf.look().execute(sql, rusqlite::params_from_iter(values)).unwrap();
        };
        set("UPDATE organizations SET status = ?1 WHERE id = 'ipcc'", &[status]);
        set("UPDATE mentions SET stance = ?1, actor = ?2 WHERE organization_id = 'ipcc'", &[stance, actor]);
        assert_eq!(shelf.count("misreported_withdrawals"), rows, "{status} {stance} {actor}");
    }
}
