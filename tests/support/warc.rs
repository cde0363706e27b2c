//! A writer of web archives: the tests' own, so that the reader is held against the standard and not
//! against itself.

#![allow(dead_code, reason = "each test file uses its own part")]
#![allow(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

use std::io::Write;

use flate2::Compression;
use flate2::write::GzEncoder;

/// One record with any headers and any block.
pub fn record(kind: &str, headers: &[(&str, &str)], block: &[u8]) -> Vec<u8> {
    let mut out = format!("WARC/1.0\r\nWARC-Type: {kind}\r\n").into_bytes();
    for (name, value) in headers {
        out.extend_from_slice(format!("{name}: {value}\r\n").as_bytes());
    }
    out.extend_from_slice(format!("Content-Length: {}\r\n\r\n", block.len()).as_bytes());
    out.extend_from_slice(block);
    out.extend_from_slice(b"\r\n\r\n");
    out
}

/// An answer as it came over the wire.
pub fn answer(status: &str, headers: &[(&str, &str)], body: &[u8]) -> Vec<u8> {
    let mut out = format!("HTTP/1.1 {status}\r\n").into_bytes();
    for (name, value) in headers {
        out.extend_from_slice(format!("{name}: {value}\r\n").as_bytes());
    }
    out.extend_from_slice(b"\r\n");
    out.extend_from_slice(body);
    out
}

/// The record of an answer.
pub fn response(id: &str, url: &str, answer: &[u8]) -> Vec<u8> {
    let headers = [
        ("WARC-Record-ID", id),
        ("WARC-Target-URI", url),
        ("WARC-Date", "2026-01-14T05:30:00Z"),
        ("Content-Type", "application/http; msgtype=response"),
    ];
    record("response", &headers, answer)
}

/// The record of a page that was answered well.
pub fn page(id: &str, url: &str, body: &[u8]) -> Vec<u8> {
    response(id, url, &answer("200 OK", &[("Content-Type", "text/html; charset=utf-8")], body))
}

/// What a crawler writes around pages.
pub fn warcinfo() -> Vec<u8> {
    record("warcinfo", &[("Content-Type", "application/warc-fields")], b"software: test\r\n")
}

/// One gzip member.
pub fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

/// Each record in a member of its own, as crawlers write them.
pub fn gzip_each(records: &[Vec<u8>]) -> Vec<u8> {
    records.iter().flat_map(|record| gzip(record)).collect()
}
