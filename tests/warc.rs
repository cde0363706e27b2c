//! Reading web archives and saved pages: what is a page, what is passed over, what is told as broken.

#![expect(clippy::unwrap_used, reason = "the helpers of tests may stop at the first surprise too")]

#[path = "support/warc.rs"]
mod writer;

use std::io::Cursor;
use std::path::{Path, PathBuf};

use proptest::prelude::*;
use tuiqun::archive::{Input, MAX_PAGE, Packed, Pages, Records, StoredPage, Unread};
use tuiqun::http::Outcome;
use writer::{answer, gzip, gzip_each, page, record, response, warcinfo};

const TYPED: &[(&str, &str)] = &[("Content-Type", "text/html; charset=utf-8")];
const HTML: &[u8] = b"<html><p>A page.</p></html>";

/// All pages and faults of an archive, opened.
fn read(bytes: Vec<u8>) -> Vec<Result<StoredPage, Unread>> {
    let records = Records::new("crawl.warc".to_owned(), Input::new(Cursor::new(bytes)).unwrap());
    records.map(|record| record.and_then(Packed::open)).collect()
}

/// The ids of the pages, and the sentences of the faults.
fn outline(bytes: Vec<u8>) -> Vec<String> {
    let line = |item: Result<StoredPage, Unread>| item.map_or_else(|unread| unread.why, |page| page.source);
    read(bytes).into_iter().map(line).collect()
}

#[test]
fn a_page_comes_with_its_id_address_type_and_date() {
    let pages = read([warcinfo(), page("<urn:uuid:1>", "https://bell.test/a?x=1#y", HTML)].concat());
    let [Ok(page)] = pages.as_slice() else { panic!("{pages:?}") };
    assert_eq!(page.source, "<urn:uuid:1>");
    assert_eq!(page.url.as_ref().map(url::Url::as_str), Some("https://bell.test/a?x=1#y"));
    assert_eq!(page.content_type.as_deref(), Some("text/html; charset=utf-8"));
    assert_eq!(page.date, tuiqun::clock::parse("2026-01-14T05:30:00Z"));
    assert_eq!(page.bytes, HTML);
}

#[test]
fn what_is_no_page_is_passed_over_and_counted() {
    let html: &[(&str, &str)] = &[("Content-Type", "text/html")];
    let at = "https://bell.test/a";
    let archive = [
        warcinfo(),
        record(
            "request",
            &[("Content-Type", "application/http; msgtype=request")],
            b"GET / HTTP/1.1\r\n\r\n",
        ),
        record("metadata", &[("Content-Type", "text/html")], HTML),
        record("revisit", &[("Content-Type", "application/http")], &answer("200 OK", html, b"")),
        response("<1>", at, &answer("404 Not Found", html, HTML)),
        response("<2>", at, &answer("301 Moved Permanently", html, HTML)),
        response("<3>", at, &answer("200 OK", &[("Content-Type", "image/png")], b"\x89PNG")),
        response("<4>", at, &answer("200 OK", &[], b"%PDF-1.7")),
        response("<5>", "https://bell.test/robots.txt", &answer("200 OK", html, HTML)),
        record(
            "response",
            &[("WARC-Target-URI", "dns:bell.test"), ("Content-Type", "text/dns")],
            b"20260114",
        ),
        record("conversion", &[("Content-Type", "text/plain")], b"text"),
    ];
    let input = Input::new(Cursor::new(archive.concat())).unwrap();
    let mut records = Records::new("x".to_owned(), input);
    assert!(records.next().is_none());
    assert_eq!(records.passed_over(), 11);
}

#[test]
fn pages_are_found_however_their_writer_put_them() {
    let old = page("<1>", "<https://bell.test/a>", HTML);
    let unfolded = answer("200 OK", &[("Content-Type", "text/html")], HTML);
    let unfolded = String::from_utf8(unfolded).unwrap().replace("\r\n", "\n");
    let bare = String::from_utf8(response("<1>", "https://bell.test/a", unfolded.as_bytes())).unwrap();
    let bare = bare.replace("\r\n", "\n");
    let spaced =
        [b"\r\n\r\n\r\n".to_vec(), page("<1>", "https://bell.test/a", HTML), b"\r\n".to_vec()].concat();
    let untyped = response("<1>", "https://bell.test/a", &answer("200", &[], HTML));
    let second = answer("200 OK", &[("Content-Type", "text/html")], HTML);
    let second = String::from_utf8(second).unwrap().replace("HTTP/1.1", "HTTP/2");
    let newer = String::from_utf8(response("<1>", "https://bell.test/a", second.as_bytes())).unwrap();
    let newer = newer.replace("WARC/1.0", "WARC/1.1").replace("05:30:00Z", "05:30:00.123456Z");
    let resource = record(
        "resource",
        &[
            ("WARC-Record-ID", "<1>"),
            ("WARC-Target-URI", "https://bell.test/a"),
            ("Content-Type", "Text/HTML; charset=UTF-8"),
        ],
        HTML,
    );
    for (name, bytes) in [
        ("an address in angle brackets", old),
        ("bare line feeds", bare.into_bytes()),
        ("more empty lines than asked for", spaced),
        ("no type, but markup", untyped),
        ("version 1.1 with fractions of a second, over HTTP/2", newer.into_bytes()),
        ("a resource", resource),
    ] {
        let pages = read(bytes);
        let [Ok(page)] = pages.as_slice() else { panic!("{name}: {pages:?}") };
        assert_eq!(page.url.as_ref().map(url::Url::as_str), Some("https://bell.test/a"), "{name}");
        assert_eq!(page.bytes, HTML, "{name}");
    }
}

#[test]
fn bodies_are_unpacked_from_their_codings() {
    let typed = |more: (&'static str, &'static str)| vec![("Content-Type", "text/html"), more];
    let chunked = [format!("{:x}\r\n", HTML.len()).as_bytes(), HTML, b"\r\n0\r\n\r\n"].concat();
    for (headers, body) in [
        (typed(("Content-Encoding", "gzip")), gzip(HTML)),
        (typed(("Transfer-Encoding", "chunked")), chunked),
        (typed(("content-encoding", "gzip")), HTML.to_vec()),
    ] {
        let pages = read(response("<1>", "https://bell.test/a", &answer("200 OK", &headers, &body)));
        assert_eq!(pages[0].as_ref().map(|page| page.bytes.as_slice()), Ok(HTML), "{headers:?}");
    }
}

#[test]
fn a_broken_body_names_its_file_and_place_and_costs_only_its_page() {
    let headers = [("Content-Type", "text/html"), ("Content-Encoding", "gzip")];
    let broken = response("<1>", "https://bell.test/a", &answer("200 OK", &headers, b"\x1f\x8bjunk"));
    let binary = page("<2>", "https://bell.test/b", b"%PDF-1.7 and so on");
    let archive = [broken.clone(), binary.clone(), page("<3>", "https://bell.test/c", HTML)].concat();
    let pages = read(archive);
    let [Err(first), Err(second), Ok(third)] = pages.as_slice() else { panic!("{pages:?}") };
    assert_eq!((first.source.as_str(), first.outcome), ("<1>", Outcome::Protocol));
    assert!(
        first.why.starts_with("crawl.warc: the record at byte 0: the body does not unpack as gzip"),
        "{first:?}"
    );
    let place = format!("the record at byte {}: the answer is a PDF", broken.len());
    assert!(second.why.contains(&place) && second.outcome == Outcome::Type, "{second:?}");
    assert_eq!(third.source, "<3>");
}

#[test]
fn reading_goes_on_behind_a_malformed_record() {
    let one = page("<1>", "https://bell.test/a", HTML);
    let two = page("<2>", "https://bell.test/b", HTML);
    let length = |less: usize| format!("Content-Length: {}", answer("200 OK", TYPED, HTML).len() - less);
    let shorter = String::from_utf8(one.clone()).unwrap().replace(&length(0), &length(7)).into_bytes();
    let cut = format!("crawl.warc: at byte {}: no WARC record begins here", shorter.len() - 11);
    let endless = [b"WARC/1.0\r\nX: ".to_vec(), vec![b'x'; 70_000], b"\r\n\r\n".to_vec()].concat();
    let lengthless = b"WARC/1.0\r\nWARC-Type: response\r\n\r\nblock\r\n\r\n".to_vec();
    for (name, bytes, expected) in [
        (
            "junk before",
            b"junk\r\nmore junk\r\n".to_vec(),
            vec!["crawl.warc: at byte 0: no WARC record begins here"],
        ),
        ("a length too short", shorter, vec!["<1>", &cut]),
        (
            "no length",
            lengthless,
            vec!["crawl.warc: at byte 0: the record does not say how long it is (Content-Length)"],
        ),
        (
            "endless headers",
            endless,
            vec!["crawl.warc: at byte 0: the headers of the record are larger than 65536 bytes"],
        ),
    ] {
        let seen = outline([bytes, two.clone()].concat());
        assert_eq!(seen, [expected, vec!["<2>"]].concat(), "{name}");
    }
}

#[test]
fn an_archive_cut_off_says_so() {
    let whole = [page("<1>", "https://bell.test/a", HTML), page("<2>", "https://bell.test/b", HTML)].concat();
    let cut = |at: usize| outline(whole[..at].to_vec());
    let first = whole.len() / 2;
    let sentence =
        format!("crawl.warc: the record at byte {first}: the file ends in the middle of the record");
    assert_eq!(cut(whole.len() - 10), ["<1>".to_owned(), sentence]);
    assert_eq!(
        cut(first + 30)[1],
        format!("crawl.warc: at byte {first}: the headers of the record do not end")
    );
    assert_eq!(cut(whole.len() - 4), ["<1>", "<2>"]);
}

#[test]
fn a_broken_gzip_member_costs_only_its_record() {
    let records: Vec<_> =
        (0..4).map(|n| gzip(&page(&format!("<{n}>"), "https://bell.test/a", HTML))).collect();
    let mut broken = records.clone();
    let middle = broken[1].len() / 2;
    broken[1][middle..].fill(0xff);
    let seen = outline(broken.concat());
    assert_eq!((seen[0].as_str(), seen.len()), ("<0>", 4), "{seen:?}");
    assert!(seen[1].contains(&format!("at byte {}", records[0].len())), "{seen:?}");
    assert_eq!(seen[2..], ["<2>", "<3>"]);
}

#[test]
fn a_page_whose_checksum_is_wrong_is_not_believed() {
    let records: Vec<_> =
        (0..3).map(|n| gzip(&page(&format!("<{n}>"), "https://bell.test/a", HTML))).collect();
    let mut flipped = records.clone();
    // The checksum is the first four of the last eight bytes.
    let checksum = flipped[1].len() - 8;
    flipped[1][checksum] ^= 1;
    let seen = outline(flipped.concat());
    assert_eq!((seen.len(), seen[0].as_str(), seen[2].as_str()), (3, "<0>", "<2>"), "{seen:?}");
    assert!(seen[1].contains("does not have a matching checksum"), "{seen:?}");
}

#[test]
fn a_large_page_whose_checksum_is_wrong_is_not_believed_either() {
    let large = [HTML, &b"<p>More of it.</p>".repeat(20_000)].concat();
    let mut records: Vec<_> =
        (0..3).map(|n| gzip(&page(&format!("<{n}>"), "https://bell.test/a", &large))).collect();
    let checksum = records[1].len() - 8;
    records[1][checksum] ^= 1;
    let pages = read(records.concat());
    let [Ok(_), Err(unread), Ok(_)] = pages.as_slice() else { panic!("{} items", pages.len()) };
    assert_eq!((unread.source.as_str(), unread.outcome), ("<1>", Outcome::Protocol));
}

#[test]
fn a_page_larger_than_a_page_may_be_is_told_and_read_over() {
    let large = page("<1>", "https://bell.test/a", &vec![b' '; MAX_PAGE + 1]);
    let bomb = answer(
        "200 OK",
        &[("Content-Type", "text/html"), ("Content-Encoding", "gzip")],
        &gzip(&vec![b' '; MAX_PAGE + 1]),
    );
    let pages = read(
        [large, response("<2>", "https://bell.test/b", &bomb), page("<3>", "https://bell.test/c", HTML)]
            .concat(),
    );
    let [Err(large), Err(bomb), Ok(_)] = pages.as_slice() else { panic!("{} items", pages.len()) };
    assert_eq!((large.outcome, bomb.outcome), (Outcome::TooLarge, Outcome::TooLarge));
}

/// Every item of some paths, by its source.
fn walk(paths: &[PathBuf]) -> (Vec<String>, u64) {
    let mut pages = Pages::new(paths);
    let open = |item: Result<tuiqun::archive::Found, Unread>| item.and_then(tuiqun::archive::Found::open);
    let name = |path: &str| {
        Path::new(path).file_name().map_or(path.to_owned(), |name| name.to_string_lossy().into_owned())
    };
    let seen = pages
        .by_ref()
        .map(|item| open(item).map_or_else(|unread| unread.why, |page| name(&page.source)))
        .collect();
    (seen, pages.passed_over())
}

#[test]
fn folders_are_walked_by_name_with_all_below_them() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    std::fs::create_dir_all(at("b/deep.html")).unwrap();
    std::fs::write(at("b/deep.html/index.htm"), HTML).unwrap();
    std::fs::write(at("a.html"), HTML).unwrap();
    std::fs::write(at("c.HTML.gz"), gzip(HTML)).unwrap();
    std::fs::write(at("d.warc.gz"), gzip_each(&[warcinfo(), page("<d>", "https://bell.test/d", HTML)]))
        .unwrap();
    std::fs::write(at("notes.txt"), "no page").unwrap();
    std::fs::write(at(".hidden.html"), HTML).unwrap();
    #[cfg(unix)]
    std::os::unix::fs::symlink(folder.path(), at("b/loop")).unwrap();
    let (seen, passed_over) = walk(&[folder.path().to_owned()]);
    assert_eq!(seen, ["a.html", "index.htm", "c.HTML.gz", "<d>"]);
    assert_eq!(passed_over, 2);
}

#[test]
fn a_file_named_outright_is_read_whatever_its_name() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    std::fs::write(at("page"), HTML).unwrap();
    std::fs::write(at("crawl.bin"), gzip(&page("<1>", "https://bell.test/a", HTML))).unwrap();
    std::fs::write(at("empty.warc"), "").unwrap();
    let (seen, _) = walk(&[at("page"), at("crawl.bin"), at("empty.warc"), at("missing.html")]);
    assert_eq!(seen[..2], ["page", "<1>"]);
    assert_eq!(seen.len(), 3);
    assert!(seen[2].contains("missing.html: cannot be read: "), "{seen:?}");
}

#[test]
fn a_saved_page_that_cannot_be_read_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let cut = gzip(HTML);
    std::fs::write(folder.path().join("cut.html.gz"), &cut[..cut.len() - 9]).unwrap();
    std::fs::write(folder.path().join("large.html.gz"), gzip(&vec![b' '; MAX_PAGE + 1])).unwrap();
    std::fs::write(folder.path().join("pdf.html"), "%PDF-1.7").unwrap();
    let (seen, _) = walk(&[folder.path().to_owned()]);
    for (why, sentence) in
        seen.iter().zip(["cannot be read on at", "more than the 10000000 bytes", "is a PDF, not a page"])
    {
        assert!(why.contains(sentence), "{why}");
    }
}

fn bytes(most: usize) -> impl Strategy<Value = Vec<u8>> {
    proptest::collection::vec(any::<u8>(), 0..most)
}

proptest! {
    #[test]
    fn any_bytes_come_to_an_end(bytes in bytes(600)) {
        read(bytes);
    }

    #[test]
    fn anything_between_two_records_costs_neither(junk in "(WARC/1\\.[01]|\r\n|Content-Length: |[0-9]|WARC-Type: response|[a-z ]){0,12}", gzipped in any::<bool>()) {
        let pack = |bytes: Vec<u8>| if gzipped { gzip(&bytes) } else { bytes };
        let first = pack(page("<first>", "https://bell.test/a", HTML));
        let seen = outline([first, pack(junk.into_bytes())].concat());
        prop_assert_eq!(seen.first().map(String::as_str), Some("<first>"));
    }

    #[test]
    fn what_was_written_is_read_again(bodies in proptest::collection::vec(bytes(300), 1..8), gzipped in any::<bool>()) {
        let bodies: Vec<Vec<u8>> = bodies.into_iter().map(|body| [b"<p>".to_vec(), vec![b'a'; 1100], body].concat()).collect();
        let id = |n: usize| format!("<urn:{n}>");
        let records: Vec<_> = bodies.iter().enumerate().map(|(n, body)| page(&id(n), "https://bell.test/a", body)).collect();
        let pages = read(if gzipped { gzip_each(&records) } else { records.concat() });
        prop_assert_eq!(pages.len(), bodies.len());
        for (n, (page, body)) in pages.into_iter().zip(bodies).enumerate() {
            let page = page.unwrap();
            prop_assert_eq!(page.source, id(n));
            prop_assert_eq!(page.bytes, body);
        }
    }
}
