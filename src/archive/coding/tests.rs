//! What comes out of every coding, right, wrong and hostile.

use std::io::Write;

use flate2::Compression;
use flate2::write::{DeflateEncoder, GzEncoder, ZlibEncoder};
use proptest::prelude::*;

use super::*;

const PAGE: &[u8] = b"<html><p>The climate convention, left by one member.</p></html>";

/// `PAGE` as brotli packs it.
const BROTLI: &[u8] = &[
    27, 62, 0, 232, 21, 161, 210, 93, 114, 196, 210, 18, 10, 180, 45, 184, 15, 14, 54, 224, 2, 230, 22, 221,
    96, 151, 235, 200, 171, 109, 176, 188, 206, 60, 228, 187, 136, 163, 82, 37, 26, 59, 234, 3, 214, 29, 47,
    200, 81, 143, 16,
];

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn zlib(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn deflate(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn zstandard(bytes: &[u8]) -> Vec<u8> {
    zstd::encode_all(bytes, 3).unwrap()
}

fn chunked(bytes: &[u8], size: usize) -> Vec<u8> {
    let mut out = Vec::new();
    for chunk in bytes.chunks(size) {
        out.extend_from_slice(format!("{:x};name=value\r\n", chunk.len()).as_bytes());
        out.extend_from_slice(chunk);
        out.extend_from_slice(b"\r\n");
    }
    out.extend_from_slice(b"0\r\nTrailer: x\r\n\r\n");
    out
}

#[test]
fn every_coding_is_undone_whether_it_is_still_there_or_not() {
    let twice = gzip(&gzip(PAGE));
    let members = [gzip(&PAGE[..20]), gzip(&PAGE[20..]), b"junk".to_vec()].concat();
    for (name, bytes, transfer, content) in [
        ("nothing", PAGE.to_vec(), None, None),
        ("identity", PAGE.to_vec(), None, Some("identity")),
        ("gzip", gzip(PAGE), None, Some("gzip")),
        ("old name of gzip", gzip(PAGE), None, Some("X-GZIP")),
        ("gzip twice", twice, None, Some("gzip, gzip")),
        ("gzip in members, and junk", members, None, Some("gzip")),
        ("deflate with zlib header", zlib(PAGE), None, Some("deflate")),
        ("bare deflate", deflate(PAGE), None, Some("deflate")),
        ("zstd", zstandard(PAGE), None, Some("zstd")),
        ("brotli", BROTLI.to_vec(), None, Some("br")),
        ("chunked", chunked(PAGE, 7), Some("chunked"), None),
        ("chunked gzip", chunked(&gzip(PAGE), 16), Some("Chunked"), Some("gzip")),
        (
            "chunked without its end",
            chunked(PAGE, 7).strip_suffix(b"0\r\nTrailer: x\r\n\r\n").unwrap().to_vec(),
            Some("chunked"),
            None,
        ),
        ("gzip that is undone", PAGE.to_vec(), None, Some("gzip")),
        ("brotli that is undone", PAGE.to_vec(), None, Some("br")),
        ("chunked that is undone", PAGE.to_vec(), Some("chunked"), None),
        ("a coding nobody knows, on markup", PAGE.to_vec(), None, Some("utf-8")),
    ] {
        assert_eq!(undo(bytes, transfer, content, 1000), Ok(PAGE.to_vec()), "{name}");
    }
}

#[test]
fn what_cannot_be_unpacked_is_told() {
    let cut = gzip(PAGE);
    let cut = cut[..cut.len() - 12].to_vec();
    for (name, bytes, transfer, content, outcome, sentence) in [
        ("cut gzip", cut, None, Some("gzip"), Outcome::Protocol, "does not unpack as gzip"),
        ("no brotli", vec![0xff; 40], None, Some("br"), Outcome::Protocol, "does not unpack as brotli"),
        ("unknown", vec![1, 2, 3], None, Some("compress"), Outcome::Protocol, "`compress`"),
        ("too many", gzip(PAGE), None, Some("gzip,gzip,gzip,gzip,gzip"), Outcome::Protocol, "4 times"),
        ("a bomb", gzip(&vec![0; 100_000]), None, Some("gzip"), Outcome::TooLarge, "1000 bytes"),
        ("a bomb of zstd", zstandard(&vec![0; 100_000]), None, Some("zstd"), Outcome::TooLarge, "1000 bytes"),
        (
            "a cut chunk",
            chunked(PAGE, 7)[..18].to_vec(),
            Some("chunked"),
            None,
            Outcome::Protocol,
            "middle of a chunk",
        ),
        ("no chunk", b"1\r\na\r\nxyz\r\n".to_vec(), Some("chunked"), None, Outcome::Protocol, "no size"),
    ] {
        let (seen, why) = undo(bytes, transfer, content, 1000).unwrap_err();
        assert_eq!(seen, outcome, "{name}");
        assert!(why.contains(sentence), "{name}: {why}");
    }
}

proptest! {
    #[test]
    fn any_bytes_in_any_coding_are_unpacked_or_refused(
        bytes in proptest::collection::vec(any::<u8>(), 0..300),
        content in "(gzip|br|zstd|deflate|x)(, ?(gzip|br|zstd|deflate))?",
        chunked in any::<bool>(),
    ) {
        let transfer = chunked.then_some("chunked");
        if let Ok(whole) = undo(bytes, transfer, Some(&content), 5000) {
            prop_assert!(whole.len() <= 5000);
        }
    }
}
