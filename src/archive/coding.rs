//! Undoing what was done to a body on the wire: `Transfer-Encoding: chunked` and `Content-Encoding`.
//!
//! Some archives keep bodies as they came, some undo the codings and keep the header all the same. So a
//! coding that does not fit the bytes is believed to be undone already, if the bytes look like markup.

use std::io::Read;

use flate2::bufread::{DeflateDecoder, GzDecoder, ZlibDecoder};

use super::MAX_CODINGS;
use crate::http::Outcome;

/// The largest window of a zstd body (RFC 9659: eight megabytes), as a power of two.
const ZSTD_WINDOW: u32 = 23;

/// Why a body could not be unpacked.
pub type Fault = (Outcome, String);

/// The body without transfer and content coding, which are the values of the two headers.
///
/// # Errors
/// Where it is broken, of an unknown coding, or larger than `limit`.
pub fn undo(
    bytes: Vec<u8>,
    transfer: Option<&str>,
    content: Option<&str>,
    limit: usize,
) -> Result<Vec<u8>, Fault> {
    let mut bytes = bytes;
    if transfer.is_some_and(|coding| coding.to_ascii_lowercase().contains("chunked"))
        && let Some(whole) = dechunk(&bytes)?
    {
        bytes = whole;
    }
    let codings: Vec<String> = content.unwrap_or_default().split(',').map(name).collect();
    if codings.len() > MAX_CODINGS {
        return Err((Outcome::Protocol, format!("the body is packed more than {MAX_CODINGS} times over")));
    }
    // The last one named was put on last.
    for coding in codings.iter().rev().filter(|coding| !matches!(coding.as_str(), "" | "identity" | "none")) {
        match decode(coding, &bytes, limit) {
            Ok(decoded) => bytes = decoded,
            Err((Outcome::TooLarge, why)) => return Err((Outcome::TooLarge, why)),
            Err(_) if looks_like_markup(&bytes) => {}
            Err(fault) => return Err(fault),
        }
    }
    Ok(bytes)
}

fn name(coding: &str) -> String {
    coding.trim().to_ascii_lowercase()
}

/// Whether bytes begin like a page of any charset that holds ASCII.
pub fn looks_like_markup(bytes: &[u8]) -> bool {
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    text.iter().find(|byte| !byte.is_ascii_whitespace()) == Some(&b'<')
}

fn decode(coding: &str, bytes: &[u8], limit: usize) -> Result<Vec<u8>, Fault> {
    match coding {
        "gzip" | "x-gzip" => gunzip(bytes, limit),
        "deflate" | "x-deflate" if is_zlib(bytes) => read(ZlibDecoder::new(bytes), coding, limit),
        "deflate" | "x-deflate" => read(DeflateDecoder::new(bytes), coding, limit),
        "br" => read(brotli_decompressor::Decompressor::new(bytes, 4096), "brotli", limit),
        "zstd" => {
            let mut decoder =
                zstd::stream::read::Decoder::with_buffer(bytes).map_err(|error| broken("zstd", &error))?;
            decoder.window_log_max(ZSTD_WINDOW).map_err(|error| broken("zstd", &error))?;
            read(decoder, "zstd", limit)
        }
        _ => {
            let shown: String = coding.chars().take(40).collect();
            Err((Outcome::Protocol, format!("the body is coded as `{shown}`, which is not known here")))
        }
    }
}

/// All members; what follows the last one is no part of the body.
fn gunzip(bytes: &[u8], limit: usize) -> Result<Vec<u8>, Fault> {
    let (mut rest, mut whole) = (bytes, Vec::new());
    loop {
        let mut member = GzDecoder::new(rest);
        read_onto(&mut whole, &mut member, "gzip", limit)?;
        rest = member.into_inner();
        if !rest.starts_with(&super::members::MAGIC) {
            return Ok(whole);
        }
    }
}

/// RFC 1950, 2.2: method 8, and a check that the first two bytes are a multiple of 31.
fn is_zlib(bytes: &[u8]) -> bool {
    matches!(bytes, [method, flags, ..]
        if method & 0x0f == 8 && (u16::from(*method) * 256 + u16::from(*flags)) % 31 == 0)
}

fn read(mut decoder: impl Read, coding: &str, limit: usize) -> Result<Vec<u8>, Fault> {
    let mut whole = Vec::new();
    read_onto(&mut whole, &mut decoder, coding, limit)?;
    Ok(whole)
}

fn read_onto(whole: &mut Vec<u8>, decoder: &mut impl Read, coding: &str, limit: usize) -> Result<(), Fault> {
    let room = (limit - whole.len()) as u64;
    decoder.take(room + 1).read_to_end(whole).map_err(|error| broken(coding, &error))?;
    if whole.len() > limit {
        return Err((Outcome::TooLarge, format!("the body unpacks to more than {limit} bytes")));
    }
    Ok(())
}

fn broken(coding: &str, error: &std::io::Error) -> Fault {
    (Outcome::Protocol, format!("the body does not unpack as {coding}: {error}"))
}

/// The data of all chunks (RFC 9112, 7.1); none if the body does not begin like a chunk. A body that ends
/// between two chunks is taken as whole, for writers that drop the empty last one.
fn dechunk(bytes: &[u8]) -> Result<Option<Vec<u8>>, Fault> {
    let mut whole = Vec::with_capacity(bytes.len());
    let mut rest = bytes;
    let Some((mut size, mut data)) = chunk(rest) else { return Ok(None) };
    loop {
        if size == 0 {
            return Ok(Some(whole));
        }
        let cut = || (Outcome::Protocol, "the chunked body ends in the middle of a chunk".to_owned());
        whole.extend_from_slice(data.get(..size).ok_or_else(cut)?);
        rest =
            data[size..].strip_prefix(b"\r\n").or(data[size..].strip_prefix(b"\n")).unwrap_or(&data[size..]);
        if rest.is_empty() {
            return Ok(Some(whole));
        }
        let garbled =
            || (Outcome::Protocol, "the chunked body has no size where a chunk should begin".to_owned());
        (size, data) = chunk(rest).ok_or_else(garbled)?;
    }
}

/// The size of the chunk that begins here, and what follows its size line.
fn chunk(bytes: &[u8]) -> Option<(usize, &[u8])> {
    // Sixteen digits of size, and room for an extension nobody uses.
    let end = bytes.iter().take(256).position(|byte| *byte == b'\n')?;
    let line = std::str::from_utf8(&bytes[..end]).ok()?;
    let digits = line.split(';').next().unwrap_or_default().trim();
    Some((usize::from_str_radix(digits, 16).ok()?, &bytes[end + 1..]))
}

#[cfg(test)]
mod tests;
