//! `tuiqun explain`: what each stage saw in one page, and why.

#[path = "support/desk.rs"]
mod desk;
#[path = "support/server.rs"]
mod server;
#[path = "support/warc.rs"]
mod warc;

use desk::{COMMENT, Desk, HARBOUR, Ran, page};
use server::{Reply, Server};

/// The value of a fact.
fn fact<'a>(ran: &'a Ran, name: &str) -> &'a str {
    let line = ran.out.lines().find(|line| line.strip_prefix(name).is_some_and(|rest| rest.starts_with(' ')));
    line.map_or("", |line| line[name.len()..].trim())
}

#[test]
fn a_saved_page_is_told_stage_by_stage() {
    let desk = Desk::new();
    let head = "<link rel=canonical href='https://bell.example.com/2026/fish-market'>";
    desk.put("a.html", page(head, "Three of sixty-six", COMMENT));
    let ran = desk.run(&["explain", "a.html"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    for (name, expected) in [
        ("address", "https://bell.example.com/2026/fish-market, as the page calls itself"),
        ("decode", "UTF-8, by the page's own declaration; every character readable"),
        ("site rule", "none for this host"),
        ("known", "zone UTC, language unknown, country unknown"),
        ("title", "Three of sixty-six"),
        ("authors", "unknown"),
        ("published", "unknown"),
        ("key", "bell.example.com/2026/fish-market"),
        ("event", "yes"),
    ] {
        assert_eq!(fact(&ran, name), expected, "{name} in\n{}", ran.out);
    }
    assert!(fact(&ran, "language").starts_with("en, confidence "), "{}", ran.out);
    assert!(fact(&ran, "body").contains("in 3 paragraphs, found by "), "{}", ran.out);
    assert!(ran.out.contains("unfccc (listed) body "), "{}", ran.out);
}

#[test]
fn an_address_that_is_not_of_the_web_is_a_mistake_and_not_a_missing_file() {
    for target in ["ftp://press.example/1", "http://", "htps://press.example/1"] {
        let ran = Desk::new().run(&["explain", target]);
        assert_eq!(ran.code, 2, "{}", ran.err);
        assert!(ran.err.contains(&format!("`{target}` is no web address")), "{}", ran.err);
    }
}

#[test]
fn a_file_takes_its_address_from_url() {
    let desk = Desk::new();
    desk.put("a.html", page("", "魚市場", HARBOUR));
    let ran =
        desk.run(&["explain", "a.html", "--url", "https://talk.ltn.com.tw/article/breakingnews/5300000"]);
    assert_eq!(fact(&ran, "site rule"), "ltn-talk", "{}{}", ran.out, ran.err);
    assert_eq!(fact(&ran, "key"), "ltn:breakingnews/5300000");
}

#[test]
fn a_page_of_a_web_archive_is_taken_by_its_address() {
    let (desk, at) = (Desk::new(), "https://bell.example.com/2026/fish-market");
    let other = warc::page("<1>", "https://bell.example.com/2026/ferry", b"<p>no article</p>");
    let wanted = warc::page("<2>", at, page("", "Three of sixty-six", COMMENT).as_bytes());
    desk.put("crawl.warc.gz", warc::gzip_each(&[warc::warcinfo(), other, wanted]));
    let ran = desk.run(&["explain", "crawl.warc.gz", "--url", at]);
    assert_eq!((ran.code, fact(&ran, "title")), (0, "Three of sixty-six"), "{}", ran.err);
    assert_eq!(fact(&ran, "decode"), "UTF-8, by the Content-Type header; every character readable");
    let unnamed = desk.run(&["explain", "crawl.warc.gz"]);
    assert!(unnamed.code == 2 && unnamed.err.contains("name a page of it with --url"), "{}", unnamed.err);
    let missing = desk.run(&["explain", "crawl.warc.gz", "--url", "https://bell.example.com/gone"]);
    assert!(
        missing.code == 1 && missing.err.contains("does not hold a page of https://bell"),
        "{}",
        missing.err
    );
}

#[test]
fn an_address_is_fetched_with_the_configured_manners() {
    let server = Server::start(|asked| match asked.path.as_str() {
        "/robots.txt" => Reply::typed("text/plain", "User-agent: *\nDisallow: /private/\n"),
        "/2026/fish-market" => Reply::html(page("", "Three of sixty-six", COMMENT)),
        _ => Reply::status(404),
    });
    let desk = Desk::new();
    desk.put("tuiqun.toml", "[http]\nallow_networks = [\"127.0.0.0/8\"]\n[politeness]\ninterval = \"0s\"\n");
    let ran = desk.run(&["explain", &server.url("/2026/fish-market")]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(fact(&ran, "fetched").starts_with("status 200, text/html; charset=utf-8, in "), "{}", ran.out);
    assert_eq!(fact(&ran, "decode"), "UTF-8, by the Content-Type header; every character readable");
    assert!(!desk.path("desk.db").exists());
    for (path, word) in [("/private/a", ": robots: "), ("/gone", ": status: ")] {
        let ran = desk.run(&["explain", &server.url(path)]);
        assert_eq!(ran.code, 1);
        assert!(ran.err.contains(word), "{}", ran.err);
    }
    let strict = Desk::new().run(&["explain", &server.url("/2026/fish-market")]);
    assert!(strict.code == 1 && strict.err.contains(": blocked: "), "{}", strict.err);
}

#[test]
fn a_page_without_an_article_says_why() {
    let desk = Desk::new();
    desk.put("a.html", "<html><body></body></html>");
    let ran = desk.run(&["explain", "a.html"]);
    assert_eq!(ran.code, 1);
    assert!(!fact(&ran, "error").is_empty(), "{}", ran.out);
}

#[test]
fn a_page_cannot_drive_the_terminal() {
    let desk = Desk::new();
    desk.put("a.html", page("", "Three\u{1b}[2J of sixty-six\u{202e}", COMMENT));
    let ran = desk.run(&["explain", "a.html"]);
    assert!(!ran.out.contains('\u{1b}') && !ran.out.contains('\u{202e}'), "{:?}", ran.out);
}

#[test]
fn what_cannot_be_explained_is_refused_with_a_sentence() {
    let desk = Desk::new();
    desk.put("pages/a.html", page("", "Three of sixty-six", COMMENT));
    for (arguments, code, sentence) in [
        (["explain", "missing.html"].as_slice(), 1, "missing.html: cannot be read: "),
        (&["explain", "pages"], 2, "pages is a folder; name one page of it"),
        (&["explain", "pages/a.html", "--url", "bell"], 2, "--url `bell` is no web address"),
        (
            &["explain", "https://bell.example.com/", "--url", "https://bell.example.com/"],
            2,
            "--url tells where a file came from",
        ),
    ] {
        let ran = desk.run(arguments);
        assert_eq!(ran.code, code, "{arguments:?}");
        assert!(ran.err.contains(sentence), "{}", ran.err);
    }
}

#[test]
fn what_a_server_writes_cannot_drive_the_terminal_through_an_error() {
    let server = Server::start(|asked| match asked.path.as_str() {
        "/robots.txt" => Reply::status(404),
        _ => Reply::with(302, "location", "http://[\u{9b}2Jgone\u{202e}"),
    });
    let desk = Desk::new();
    desk.put("tuiqun.toml", "[http]\nallow_networks = [\"127.0.0.0/8\"]\n[politeness]\ninterval = \"0s\"\n");
    let ran = desk.run(&["explain", &server.url("/")]);
    assert_eq!(ran.code, 1, "{}", ran.err);
    assert!(ran.err.contains("`http://[ 2Jgone `, which is no address"), "{:?}", ran.err);
}

#[test]
fn what_stands_beside_the_text_is_told_with_what_cuts_it_off() {
    let desk = Desk::new();
    let column = "tests/golden/page/column-behind-a-wall-with-biography-and-comments/page.html";
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    desk.put("a.html", std::fs::read_to_string(folder.join(column)).unwrap());
    let ran = desk.run(&["explain", "a.html"]);
    for (name, expected) in [
        ("kind", "article"),
        ("section", "Opinion"),
        ("image", "https://img.quietledger.example/chairs.jpg"),
        (
            "standfirst",
            "A government may leave a room. The room, and the work done in it, stays where it was.",
        ),
        ("captions", "1"),
        ("comments", "12"),
        ("paywalled", "yes"),
    ] {
        assert_eq!(fact(&ran, name), expected, "{name} in\n{}", ran.out);
    }
    assert!(fact(&ran, "biography").starts_with("Ada Quill keeps the tide tables"), "{}", ran.out);
    assert!(fact(&ran, "whole").starts_with("no (wall): where the text ends, the page says"), "{}", ran.out);
}
