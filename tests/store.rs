//! What the store promises of lists, pages, articles and revisions.

#[path = "support/shelf.rs"]
mod shelf;

use shelf::{Shelf, at, entry, says, says_nothing};
use tuiqun::extract::kind::PageKind;
use tuiqun::extract::partial::{Cut, Partial};
use tuiqun::extract::{Article, Provenance};
use tuiqun::http::{Outcome, Validators};
use tuiqun::store::rows::{Body, FetchRow, ListResult, ListSaved, PageResult, PageSaved};

const A: &str = "https://talk.ltn.com.tw/article/breakingnews/5307125";
const AMP: &str = "https://talk.ltn.com.tw/amp/article/breakingnews/5307125";
const COPY: &str = "https://tw.news.yahoo.com/copy.html";

#[test]
fn a_listed_article_is_due_once_and_stored_whole() {
    let mut shelf = Shelf::new();
    let saved = shelf.list("ltn", "2026-01-14T01:00:00Z", vec![entry(A, "退群")]);
    assert_eq!(saved, ListSaved { new: 1, changed: 0 });
    assert_eq!(shelf.pending("2026-01-14T01:00:01Z")[0].url, A);
    let saved = shelf.page(A, "2026-01-14T01:01:00Z", says(A, "退群", "美國退出氣候公約與IPCC。"));
    assert!(matches!(saved, PageSaved::New(_)));
    assert!(shelf.pending("2026-01-15T00:00:00Z").is_empty());
    let counts =
        ["articles", "revisions", "pages", "mentions", "aliases", "fetches"].map(|table| shelf.count(table));
    assert_eq!(counts, [1, 1, 1, 2, 1, 2]);
    assert_eq!(
        shelf.value("SELECT organizations FROM latest_articles"),
        "unfccc, ipcc",
        "in the order of first mention"
    );
    assert_eq!(shelf.value("SELECT published_at FROM articles"), "2026-01-13T23:30:00Z");
    assert_eq!(shelf.value("SELECT published_local FROM articles"), "2026-01-14T07:30:00+08:00");
}

#[test]
fn what_stands_beside_the_text_is_kept_apart_from_it_and_is_no_revision() {
    let mut shelf = Shelf::new();
    shelf.list("ltn", "2026-01-14T01:00:00Z", vec![entry(A, "退群")]);
    let bare = || says(A, "退群", "美國退出IPCC。");
    let mut full = bare();
    full.article = Article {
        raw_title: Some("自由廣場》退群 - 自由評論網".to_owned()),
        standfirst: Some("名單很長。".to_owned()),
        captions: vec!["港口的早晨".to_owned(), "空椅子".to_owned()],
        biography: Some("林一，住在海邊。".to_owned()),
        comments: Some(12),
        section: Some("投書".to_owned()),
        image: Some("https://talk.ltn.com.tw/a.jpg".parse().unwrap()),
        paywalled: Some(true),
        partial: Some(Partial { cut: Cut::Wall, evidence: "the page says so".to_owned() }),
        kind: PageKind::Live,
        agreement: Some(0.5),
        provenance: Some(Provenance {
            lines: vec!["本文獲授權轉載".to_owned()], ..Provenance::default()
        }),
        ..full.article
    };
    shelf.page(A, "2026-01-14T01:01:00Z", full.clone());
    for (column, expected) in [
        ("raw_title", "自由廣場》退群 - 自由評論網"),
        ("standfirst", "名單很長。"),
        ("captions ->> 1", "空椅子"),
        ("biography", "林一，住在海邊。"),
        ("comments", "12"),
        ("section", "投書"),
        ("image", "https://talk.ltn.com.tw/a.jpg"),
        ("paywalled", "1"),
        ("partial || ': ' || partial_evidence", "wall: the page says so"),
        ("kind", "live"),
        ("agreement", "0.5"),
        ("provenance_lines ->> 0", "本文獲授權轉載"),
    ] {
        assert_eq!(
            shelf.value(&format!("SELECT CAST({column} AS TEXT) FROM articles")),
            expected,
            "{column}"
        );
    }
    assert_eq!(
        shelf.value("SELECT kind || section || comments || partial FROM latest_articles"),
        "live投書12wall"
    );
    assert_eq!(shelf.value("SELECT page_kind || partial FROM article_mentions"), "livewall");
    // Comments grow by the hour; a revision is a change of the text.
    full.article.comments = Some(13);
    assert!(matches!(shelf.page(A, "2026-01-14T02:00:00Z", full), PageSaved::Unchanged(_)));
    // Read again without all that, as by rules that find less.
    let page = shelf.store.next_page(0).unwrap().unwrap().unwrap();
    assert!(shelf.store.replace_reading(page.id, &bare(), at("2026-02-01T00:00:00Z")).unwrap().changed);
    assert_eq!(shelf.value("SELECT kind || captions || (partial IS NULL) FROM articles"), "article[]1");
    assert_eq!(shelf.count("revisions"), 1);
}

#[test]
fn fetching_an_unchanged_article_again_writes_its_attempt_and_nothing_else() {
    let mut shelf = Shelf::new();
    shelf.list("ltn", "2026-01-14T01:00:00Z", vec![entry(A, "退群")]);
    let PageSaved::New(id) = shelf.page(A, "2026-01-14T01:01:00Z", says(A, "退群", "同樣")) else {
        panic!()
    };
    let before = ["articles", "revisions", "pages", "mentions"].map(|table| shelf.count(table));
    let again = shelf.page(A, "2026-01-14T02:00:00Z", says(A, "退群", "同樣"));
    assert_eq!(again, PageSaved::Unchanged(id));
    assert_eq!(["articles", "revisions", "pages", "mentions"].map(|table| shelf.count(table)), before);
    assert_eq!(shelf.value("SELECT outcome FROM fetches ORDER BY id DESC LIMIT 1"), "unchanged");
    assert_eq!(shelf.value("SELECT fetched_at FROM articles"), "2026-01-14T01:01:00Z");
}

#[test]
fn a_changed_article_gains_a_revision_and_keeps_its_old_text() {
    let mut shelf = Shelf::new();
    shelf.list("ltn", "2026-01-14T01:00:00Z", vec![entry(A, "退群")]);
    shelf.page(A, "2026-01-14T01:01:00Z", says(A, "退群", "先寫氣候公約"));
    let changed = shelf.page(A, "2026-01-14T02:00:00Z", says(A, "退群", "後寫IPCC"));
    assert!(matches!(changed, PageSaved::Revised(_)));
    assert_eq!(shelf.value("SELECT group_concat(body, '|') FROM revisions"), "先寫氣候公約|後寫IPCC");
    assert_eq!(shelf.value("SELECT body || revision FROM articles"), "後寫IPCC2");
    assert_eq!(shelf.value("SELECT group_concat(organization_id) FROM mentions"), "ipcc");
    assert_eq!(shelf.count("pages"), 2);
    let found = |word: &str| {
        shelf.value(&format!("SELECT count(*) FROM article_search WHERE article_search MATCH '{word}'"))
    };
    assert_eq!((found("先寫"), found("後寫")), ("0".to_owned(), "1".to_owned()));
}

#[test]
fn two_addresses_of_one_article_are_one_article_that_does_not_waver() {
    let mut shelf = Shelf::new();
    shelf.list("ltn", "2026-01-14T01:00:00Z", vec![entry(AMP, "退群"), entry(A, "退群")]);
    // The twin comes first, and says a little less than the page it calls canonical.
    let PageSaved::New(id) = shelf.page(AMP, "2026-01-14T01:01:00Z", says(A, "退群", "正文")) else {
        panic!()
    };
    assert_eq!(shelf.value("SELECT url FROM articles"), AMP);
    let own = shelf.page(A, "2026-01-14T01:02:00Z", says(A, "退群", "正文，與圖說"));
    assert_eq!(own, PageSaved::Revised(id), "the canonical address takes over");
    assert_eq!(shelf.value("SELECT url FROM articles"), A);
    for hour in 2..5 {
        let time = format!("2026-01-14T0{hour}:00:00Z");
        assert_eq!(shelf.page(AMP, &time, says(A, "退群", "正文")), PageSaved::Unchanged(id));
        assert_eq!(shelf.page(A, &time, says(A, "退群", "正文，與圖說")), PageSaved::Unchanged(id));
    }
    assert_eq!((shelf.count("articles"), shelf.count("revisions"), shelf.count("aliases")), (1, 2, 2));
    assert_eq!(shelf.value(&format!("SELECT state FROM entries WHERE url = '{AMP}'")), "alias");
}

#[test]
fn a_copy_on_another_site_stays_an_article_of_its_own() {
    let mut shelf = Shelf::new();
    shelf.list("ltn", "2026-01-14T01:00:00Z", vec![entry(A, "退群"), entry(COPY, "退群")]);
    shelf.page(A, "2026-01-14T01:01:00Z", says(A, "退群", "正文"));
    let mut copy = says(COPY, "退群", "正文");
    copy.article.copy_of = Some(A.parse().unwrap());
    assert!(matches!(shelf.page(COPY, "2026-01-14T01:02:00Z", copy), PageSaved::New(_)));
    assert_eq!(shelf.value("SELECT copy_of FROM articles WHERE copy_of IS NOT NULL"), A);
}

#[test]
fn what_a_list_says_anew_is_fetched_again_but_another_source_saying_it_otherwise_is_not() {
    let mut shelf = Shelf::new();
    shelf.list("ltn", "2026-01-14T01:00:00Z", vec![entry(A, "退群")]);
    shelf.page(A, "2026-01-14T01:01:00Z", says(A, "退群", "正文"));
    let other = shelf.list("yahoo", "2026-01-14T02:00:00Z", vec![entry(A, "退群 | Yahoo")]);
    assert_eq!(other, ListSaved::default());
    assert!(shelf.pending("2026-01-14T03:00:00Z").is_empty());
    assert_eq!(shelf.value("SELECT group_concat(source_id) FROM article_sources"), "ltn,yahoo");
    assert_eq!(shelf.list("ltn", "2026-01-14T03:00:00Z", vec![entry(A, "退群")]), ListSaved::default());
    let edited = shelf.list("ltn", "2026-01-14T04:00:00Z", vec![entry(A, "退群潮")]);
    assert_eq!(edited, ListSaved { new: 0, changed: 1 });
    let due = shelf.pending("2026-01-14T04:00:00Z");
    assert_eq!(due.len(), 1);
    assert_eq!(due[0].validators.etag.as_deref(), Some("\"2026-01-14T01:01:00Z\""));
    assert_eq!(due[0].fetched, 1);
}

#[test]
fn an_entry_of_a_source_that_is_no_longer_asked_is_fetched_for_another_that_lists_it() {
    let mut shelf = Shelf::new();
    shelf.list("ltn", "2026-01-14T01:00:00Z", vec![entry(A, "退群")]);
    shelf.list("yahoo", "2026-01-14T01:00:00Z", vec![entry(A, "退群")]);
    let due =
        |shelf: &Shelf| shelf.store.pending(&["yahoo".to_owned()], at("2026-01-14T02:00:00Z")).unwrap().len();
    assert_eq!(due(&shelf), 0);
    shelf.store.sync_sources(&[shelf::source("yahoo")], at("2026-01-14T02:00:00Z")).unwrap();
    assert_eq!(due(&shelf), 1);
}

#[test]
fn a_failed_page_is_tried_again_when_it_is_time() {
    let mut shelf = Shelf::new();
    shelf.list("ltn", "2026-01-14T01:00:00Z", vec![entry(A, "退群")]);
    let mut fetch = shelf.fetch(Some("ltn"), "page", A, "2026-01-14T01:01:00Z");
    fetch.outcome = Outcome::Timeout;
    fetch.error = Some("it took too long".to_owned());
    let result = PageResult {
        fetch,
        entry: Some(shelf.entry(A)),
        validators: None,
        again: Some(at("2026-01-14T02:00:00Z")),
        reading: None,
        parts: Vec::new(),
    };
    assert_eq!(shelf.save(&result), PageSaved::Failed);
    assert_eq!(shelf.save(&result), PageSaved::Failed);
    assert!(shelf.pending("2026-01-14T01:59:59Z").is_empty());
    assert_eq!(shelf.pending("2026-01-14T02:00:00Z")[0].failures, 2);
    shelf.page(A, "2026-01-14T02:00:00Z", says(A, "退群", "正文"));
    assert_eq!(shelf.value("SELECT failures || state FROM entries"), "0read");
}

#[test]
fn a_page_that_gives_no_article_again_and_again_counts_every_look_in_vain() {
    let mut shelf = Shelf::new();
    shelf.list("ltn", "2026-01-14T01:00:00Z", vec![entry(A, "退群")]);
    for _ in 0..2 {
        shelf.page(A, "2026-01-14T01:01:00Z", says_nothing(A, "a wall"));
    }
    assert_eq!(shelf.value("SELECT failures || state FROM entries"), "2empty");
    shelf.page(A, "2026-01-15T01:01:00Z", says(A, "退群", "正文"));
    assert_eq!(shelf.value("SELECT failures || state FROM entries"), "0read");
}

#[test]
fn a_page_without_an_article_is_kept_and_read_again_later() {
    let mut shelf = Shelf::new();
    shelf.list("ltn", "2026-01-14T01:00:00Z", vec![entry(A, "退群")]);
    for minute in 1..4 {
        let time = format!("2026-01-14T01:0{minute}:00Z");
        assert_eq!(shelf.page(A, &time, says_nothing(A, "a wall")), PageSaved::Empty);
    }
    assert_eq!((shelf.count("pages"), shelf.count("articles")), (1, 0));
    assert_eq!(
        shelf.value("SELECT outcome || ': ' || error FROM fetches WHERE purpose = 'page'"),
        "empty: a wall"
    );
    let page = shelf.store.next_page(0).unwrap().unwrap().unwrap();
    assert_eq!((page.url.as_str(), page.timezone.as_deref()), (A, Some("Asia/Taipei")));
    assert!(page.bytes.starts_with(b"<html>"));
    assert!(shelf.store.next_page(page.id).unwrap().is_none());
    let record = says(A, "退群", "讀懂了");
    assert!(shelf.store.replace_reading(page.id, &record, at("2026-02-01T00:00:00Z")).unwrap().changed);
    assert_eq!(
        shelf.value("SELECT first_seen_at || ' ' || body FROM articles"),
        "2026-01-14T01:01:00Z 讀懂了"
    );
    assert!(!shelf.store.replace_reading(page.id, &record, at("2026-02-01T00:00:00Z")).unwrap().changed);
}

#[test]
fn reading_a_stored_page_again_corrects_its_revision_and_makes_none() {
    let mut shelf = Shelf::new();
    shelf.list("ltn", "2026-01-14T01:00:00Z", vec![entry(A, "退群")]);
    shelf.page(A, "2026-01-14T01:01:00Z", says(A, "退群", "初稿 廣告"));
    shelf.page(A, "2026-01-14T02:00:00Z", says(A, "退群", "定稿 廣告"));
    let now = at("2026-02-01T00:00:00Z");
    let mut after = 0;
    for text in ["初稿", "定稿 IPCC"] {
        let page = shelf.store.next_page(after).unwrap().unwrap().unwrap();
        assert!(shelf.store.replace_reading(page.id, &says(A, "退群", text), now).unwrap().changed);
        assert!(!shelf.store.replace_reading(page.id, &says(A, "退群", text), now).unwrap().changed);
        after = page.id;
    }
    assert_eq!(shelf.value("SELECT group_concat(body, '|') FROM revisions"), "初稿|定稿 IPCC");
    assert_eq!(shelf.value("SELECT body FROM articles"), "定稿 IPCC");
    assert_eq!(shelf.value("SELECT organizations FROM latest_articles"), "ipcc");
    // A reader that finds nothing any more does not take away what was found.
    assert!(!shelf.store.replace_reading(after, &says_nothing(A, "a wall"), now).unwrap().changed);
    assert_eq!(shelf.count("articles"), 1);
}

#[test]
fn ingesting_a_folder_twice_changes_nothing() {
    let mut shelf = Shelf::new();
    let january = || says(A, "退群", "一月");
    let february = || says(A, "退群", "二月");
    let mut loose = says(A, "無址", "沒有地址");
    (loose.key, loose.canonical_url) = (String::new(), None);
    for _ in 0..2 {
        shelf.ingest(A, "2026-02-01T00:00:00Z", january());
        shelf.ingest(A, "2026-02-01T00:00:01Z", february());
        shelf.ingest(AMP, "2026-02-01T00:00:02Z", says(A, "退群", "二月，AMP"));
        shelf.ingest("saved/page.html", "2026-02-01T00:00:03Z", loose.clone());
    }
    assert_eq!(shelf.value("SELECT group_concat(body, '|') FROM revisions"), "一月|二月|沒有地址");
    assert_eq!(shelf.count("articles"), 2);
}

#[test]
fn a_stored_page_never_overwrites_what_the_live_crawl_knows() {
    let mut shelf = Shelf::new();
    shelf.list("ltn", "2026-01-14T01:00:00Z", vec![entry(A, "退群")]);
    let PageSaved::New(id) = shelf.page(A, "2026-01-14T01:01:00Z", says(A, "退群", "今天")) else {
        panic!()
    };
    assert_eq!(shelf.ingest(A, "2026-02-01T00:00:00Z", says(A, "退群", "去年")), PageSaved::Unchanged(id));
    assert_eq!(shelf.count("revisions"), 1);
}

#[test]
fn a_304_leaves_everything_as_it_was() {
    let mut shelf = Shelf::new();
    shelf.list("ltn", "2026-01-14T01:00:00Z", vec![entry(A, "退群")]);
    let PageSaved::New(id) = shelf.page(A, "2026-01-14T01:01:00Z", says(A, "退群", "正文")) else {
        panic!()
    };
    let mut fetch = shelf.fetch(Some("ltn"), "page", A, "2026-01-14T02:00:00Z");
    (fetch.outcome, fetch.status) = (Outcome::Unchanged, Some(304));
    let entry = Some(shelf.entry(A));
    let again = Some(at("2026-01-15T00:00:00Z"));
    let saved =
        shelf.save(&PageResult { fetch, entry, validators: None, again, reading: None, parts: Vec::new() });
    assert_eq!(saved, PageSaved::Unchanged(id));
    assert_eq!(shelf.value("SELECT state || due_at FROM entries"), "read2026-01-15T00:00:00Z");
    assert!(shelf.value("SELECT etag FROM entries").contains("01:01"), "the validators are kept");
}

#[test]
fn a_source_remembers_validators_and_when_it_is_due() {
    let mut shelf = Shelf::new();
    assert_eq!(shelf.store.source_state("ltn").unwrap().next_due, None);
    let validators = Some(Validators { etag: Some("\"1\"".to_owned()), last_modified: None });
    let mut result = ListResult {
        source: "ltn".to_owned(),
        fetch: Some(shelf.fetch(Some("ltn"), "list", "https://ltn.example.com/feed", "2026-01-14T01:00:00Z")),
        validators: validators.clone(),
        next_due: Some(at("2026-01-14T02:00:00Z")),
        entries: Vec::new(),
    };
    shelf.store.save_list(&result).unwrap();
    result.validators = None;
    let fetch = result.fetch.as_mut().unwrap();
    (fetch.outcome, fetch.status, fetch.started) = (Outcome::Dns, None, at("2026-01-14T02:00:00Z"));
    shelf.store.save_list(&result).unwrap();
    shelf.store.save_list(&result).unwrap();
    let state = shelf.store.source_state("ltn").unwrap();
    assert_eq!(Some(state.validators), validators);
    assert_eq!(state.next_due, Some(at("2026-01-14T02:00:00Z")));
}

#[test]
fn a_source_that_moved_is_asked_at_once_and_one_that_went_stays_known() {
    let mut shelf = Shelf::new();
    shelf.list("ltn", "2026-01-14T01:00:00Z", Vec::new());
    let mut moved = shelf::source("ltn");
    moved.url = "https://new.example.com/feed".parse().unwrap();
    shelf.store.sync_sources(&[moved], at("2026-01-14T02:00:00Z")).unwrap();
    assert_eq!(shelf.store.source_state("ltn").unwrap().next_due, None);
    assert_eq!(shelf.value("SELECT configured FROM sources WHERE id = 'yahoo'"), "0");
    assert_eq!(shelf.value("SELECT verdict FROM source_health WHERE id = 'yahoo'"), "disabled");
}

#[test]
fn a_run_left_open_by_a_killed_process_is_closed_by_the_next() {
    let mut shelf = Shelf::new();
    let next = shelf.store.begin_run("fetch", at("2026-01-14T05:00:00Z")).unwrap();
    shelf.store.end_run(next, at("2026-01-14T05:01:00Z"), "nothing new").unwrap();
    assert_eq!(shelf.value("SELECT group_concat(state) FROM runs"), "interrupted,finished");
    assert_eq!(shelf.value("SELECT ended_at FROM runs WHERE id = 1"), "2026-01-14T05:00:00Z");
}

#[test]
fn articles_that_all_name_one_address_as_their_own_stay_articles_of_their_own() {
    let section = "https://bell.example.com/opinion/";
    let texts =
        ["渡輪五月停駛，乘客請改搭公車。", "魚市留在原地，攤商鬆了一口氣。", "圖書館延長夜間開放時間。"];
    let urls = [1, 2, 3].map(|n| format!("https://bell.example.com/opinion/{n}"));
    let mut shelf = Shelf::new();
    shelf.list("ltn", "2026-01-14T01:00:00Z", urls.iter().map(|url| entry(url, "社論")).collect());
    for (url, text) in urls.iter().zip(texts) {
        let saved = shelf.page(url, "2026-01-14T01:01:00Z", says(section, "社論", text));
        assert!(matches!(saved, PageSaved::New(_)), "{url}: {saved:?}");
    }
    for (url, text) in urls.iter().zip(texts) {
        let again = shelf.page(url, "2026-01-14T02:00:00Z", says(section, "社論", text));
        assert!(matches!(again, PageSaved::Unchanged(_)), "{url}: {again:?}");
        let edited =
            shelf.page(url, "2026-01-14T03:00:00Z", says(section, "社論", &format!("{text}（更正）")));
        assert!(matches!(edited, PageSaved::Revised(_)), "{url}: {edited:?}");
    }
    assert_eq!((shelf.count("articles"), shelf.count("revisions")), (3, 6));
    assert_eq!(
        shelf.value("SELECT group_concat(url) FROM (SELECT url FROM articles ORDER BY url)"),
        urls.join(",")
    );
}

#[test]
fn an_article_that_names_anothers_address_neither_takes_its_place_nor_vanishes_in_it() {
    // Each names the address of the next one, the last one that of the first: whatever comes first, all stay.
    let text =
        |n: usize| format!("第{n}篇文章說的是第{n}件事，和第{n}座島有關，第{n}天見報，第{n}號。").repeat(3);
    let url = |n: usize| format!("https://bell.example.com/{n}");
    for order in [[0, 1, 2, 3], [3, 2, 1, 0], [2, 0, 3, 1]] {
        let mut shelf = Shelf::new();
        shelf.list("ltn", "2026-01-14T01:00:00Z", (0..4).map(|n| entry(&url(n), "社論")).collect());
        for hour in 1..4 {
            for n in order {
                let page = says(&url((n + 1) % 4), "社論", &text(n));
                shelf.page(&url(n), &format!("2026-01-14T0{hour}:00:00Z"), page);
            }
        }
        assert_eq!((shelf.count("articles"), shelf.count("revisions")), (4, 4), "{order:?}");
        for n in order {
            let body = shelf.value(&format!("SELECT body FROM articles WHERE url = '{}'", url(n)));
            assert_eq!(body, text(n), "{order:?}");
        }
    }
}

#[test]
fn the_owner_of_a_claimed_address_gets_it_however_late_it_comes() {
    let (wrong, right) = ("https://bell.example.com/copied-template", "https://bell.example.com/ferry");
    let mut shelf = Shelf::new();
    shelf.list("ltn", "2026-01-14T01:00:00Z", vec![entry(wrong, "魚市"), entry(right, "渡輪")]);
    shelf.page(wrong, "2026-01-14T01:01:00Z", says(right, "魚市", "魚市留在原地，攤商鬆了一口氣。"));
    let owner = shelf.page(right, "2026-01-14T01:02:00Z", says(right, "渡輪", "渡輪五月停駛，請改搭公車。"));
    let PageSaved::New(owner) = owner else { panic!("{owner:?}") };
    let twin = "https://bell.example.com/amp/ferry";
    shelf.list("ltn", "2026-01-14T02:00:00Z", vec![entry(twin, "渡輪")]);
    let saved = shelf.page(twin, "2026-01-14T02:01:00Z", says(right, "渡輪", "渡輪五月停駛，請改搭公車。"));
    assert_eq!(saved, PageSaved::Unchanged(owner), "its twins find it");
    assert_eq!(shelf.count("articles"), 2);
}

#[test]
fn stored_pages_that_name_one_address_as_their_own_are_all_kept() {
    let section = "https://bell.example.com/opinion/";
    let mut shelf = Shelf::new();
    for _ in 0..2 {
        shelf.ingest(
            "https://bell.example.com/1",
            "2026-01-14T01:00:00Z",
            says(section, "社論", "渡輪五月停駛，請改搭公車。"),
        );
        shelf.ingest(
            "https://bell.example.com/2",
            "2026-01-14T01:00:00Z",
            says(section, "社論", "魚市留在原地，攤商鬆了一口氣。"),
        );
    }
    assert_eq!((shelf.count("articles"), shelf.count("revisions")), (2, 2));
}

#[test]
fn an_article_whose_address_leads_to_the_front_page_now_keeps_its_text() {
    let front = "https://talk.ltn.com.tw/";
    let mut shelf = Shelf::new();
    shelf.list("ltn", "2026-01-14T01:00:00Z", vec![entry(A, "退群")]);
    shelf.page(A, "2026-01-14T01:01:00Z", says(A, "退群", "美國退出氣候公約與IPCC。"));
    let redirected = |shelf: &mut Shelf, time: &str| {
        let fetch = shelf.fetch(Some("ltn"), "page", A, time);
        let fetch = FetchRow { final_url: Some(front.to_owned()), ..fetch };
        let record = says(front, "今日頭條", "渡輪五月停駛，乘客請改搭公車。");
        let body = Body { bytes: b"<html>".to_vec(), content_type: None };
        let entry = Some(shelf.entry(A));
        shelf.save(&PageResult {
            fetch,
            entry,
            validators: None,
            again: None,
            reading: Some((body, record)),
            parts: Vec::new(),
        })
    };
    redirected(&mut shelf, "2026-01-15T01:00:00Z");
    redirected(&mut shelf, "2026-01-16T01:00:00Z");
    let kept = format!("SELECT body || revision FROM articles WHERE url = '{A}'");
    assert_eq!(shelf.value(&kept), "美國退出氣候公約與IPCC。1");
    let back = shelf.page(A, "2026-01-17T01:00:00Z", says(A, "退群", "美國退出氣候公約與IPCC，更正。"));
    assert!(matches!(back, PageSaved::Revised(_)), "and goes on from there: {back:?}");
    assert_eq!(shelf.value(&kept), "美國退出氣候公約與IPCC，更正。2");
}

#[test]
fn the_status_of_a_body_is_the_watchlists_and_goes_when_the_watchlist_has_none() {
    use tuiqun::tag::watchlist::{Standing, Status};
    let mut shelf = Shelf::new();
    let mut watchlist = shelf::watchlist();
    watchlist.bodies[0].status = Some(Status {
        word: Standing::Announced,
        date: Some("2026-01-07".to_owned()),
        effective: None,
        source: Some("White House".to_owned()),
        note: None,
    });
    let told =
        "SELECT concat_ws('|', status, status_date, status_source) FROM organizations WHERE id = 'unfccc'";
    shelf.store.sync_watchlist(&watchlist, at("2026-01-15T00:00:00Z")).unwrap();
    assert_eq!(shelf.value(told), "announced|2026-01-07|White House");
    shelf.store.sync_watchlist(&shelf::watchlist(), at("2026-01-16T00:00:00Z")).unwrap();
    assert_eq!(shelf.value(told), "");
}
