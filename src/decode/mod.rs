//! Bytes to text: which character set a page is in, on what evidence, and what could not be read.
//!
//! Order: byte order mark, HTTP header, the page's own declaration, detection; a declaration that yields
//! many unreadable characters gives way to one that yields few, or to detection. Labels are those of the
//! [Encoding Standard](https://encoding.spec.whatwg.org/), so `gb2312` is read as GB18030 and `iso-8859-1`
//! as windows-1252; `big5` is the standard's superset with the Hong Kong and ETEN characters.

mod label;

use std::str;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, GB18030, GBK, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// A text with how it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded {
    /// The text; what could not be read is U+FFFD.
    pub text: String,
    /// The WHATWG name of the encoding used.
    pub charset: &'static str,
    /// What named it.
    pub evidence: Evidence,
    /// How many U+FFFD stand for unreadable bytes.
    pub replaced: usize,
}

/// What named the character set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Evidence {
    /// A byte order mark.
    Bom,
    /// `charset=` of the Content-Type header.
    Header,
    /// `<meta charset>`, `http-equiv` or the XML declaration.
    Meta,
    /// The statistics of the bytes.
    Detected,
}

/// Reads `bytes` as text; `content_type` is the HTTP header as it came. Never fails.
///
/// ```
/// let page = b"<meta charset=gb2312><p>\xcd\xcb\xc8\xba";
/// let decoded = tuiqun::decode::decode(page, Some("text/html"));
/// assert_eq!((decoded.text.ends_with("退群"), decoded.charset), (true, "gb18030"));
/// ```
pub fn decode(bytes: &[u8], content_type: Option<&str>) -> Decoded {
    if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        return read(&bytes[length..], encoding, Evidence::Bom);
    }
    if let Some(encoding) = utf_16_without_mark(bytes) {
        return read(bytes, encoding, Evidence::Detected);
    }
    let header = content_type.and_then(label::of_header).filter(|encoding| !is_utf_16(encoding));
    let meta = label::of_document(bytes).filter(|encoding| !is_utf_16(encoding));
    if let Some(evidence) = utf_8(bytes, header, meta) {
        return read(bytes, UTF_8, evidence);
    }
    best(bytes, &declared(bytes, header, meta))
}

/// The declarations in the order they are believed.
fn declared(
    bytes: &[u8],
    header: Option<&'static Encoding>,
    meta: Option<&'static Encoding>,
) -> Vec<(&'static Encoding, Evidence)> {
    let header = header.map(|encoding| (encoding, Evidence::Header));
    let meta = meta.map(|encoding| (encoding, Evidence::Meta));
    // Servers send iso-8859-1 for want of knowledge, and it reads any bytes at all, wrongly: a page that says
    // something else of itself, and reads well so, knows better.
    let weak = header.is_some_and(|(encoding, _)| encoding == WINDOWS_1252);
    let candidates = match meta {
        Some((encoding, _)) if weak && is_mostly_readable(bytes, encoding) => [meta, header],
        _ => [header, meta],
    };
    candidates.into_iter().flatten().collect()
}

/// The first reading with few unreadable characters, else the one with the fewest.
fn best(bytes: &[u8], declared: &[(&'static Encoding, Evidence)]) -> Decoded {
    let mut readings = Vec::new();
    for &(encoding, evidence) in declared {
        let reading = read(bytes, encoding, evidence);
        if is_few(reading.replaced, bytes) {
            return reading;
        }
        readings.push(reading);
    }
    let detected = read(bytes, detect(bytes), Evidence::Detected);
    if is_few(detected.replaced, bytes) {
        return detected;
    }
    readings.push(detected);
    // Of equals the first: what was declared is believed before what was guessed.
    readings
        .into_iter()
        .min_by_key(|reading| reading.replaced)
        .unwrap_or_else(|| read(bytes, UTF_8, Evidence::Detected))
}

/// A page may hold some foreign bytes (an advertisement, a cut in the middle of a character). More than one
/// in fifty of the bytes beyond ASCII is a wrong name.
fn is_few(replaced: usize, bytes: &[u8]) -> bool {
    replaced == 0 || replaced * 50 <= bytes.iter().filter(|byte| !byte.is_ascii()).count()
}

fn is_mostly_readable(bytes: &[u8], encoding: &'static Encoding) -> bool {
    is_few(read(bytes, encoding, Evidence::Meta).replaced, bytes)
}

/// Bytes that are sound UTF-8 beyond ASCII are UTF-8, whatever is declared: a legacy text of some length
/// never is by chance. Below this many characters the declaration decides.
const CHANCE: usize = 4;

/// What names UTF-8, if the bytes are that.
fn utf_8(
    bytes: &[u8],
    header: Option<&'static Encoding>,
    meta: Option<&'static Encoding>,
) -> Option<Evidence> {
    let text = str::from_utf8(bytes).ok()?;
    if header == Some(UTF_8) {
        return Some(Evidence::Header);
    }
    if meta == Some(UTF_8) {
        return Some(Evidence::Meta);
    }
    let beyond = text.chars().filter(|letter| !letter.is_ascii()).take(CHANCE).count();
    // ISO-2022-JP is ASCII with escapes, for which the declaration or the detector is asked.
    let plain = beyond == 0 && header.is_none() && meta.is_none() && !bytes.contains(&b'\x1b');
    (beyond >= CHANCE || plain).then_some(Evidence::Detected)
}

/// As much as the detector is shown, from the first byte that says anything. It weighs every encoding there
/// is, at some 4 MB a second; a text shows what it is long before this.
const SHOWN: usize = 64 * 1024;

/// No hint of the country is given: with one, the detector calls Big5 on Chinese hosts GBK.
fn detect(bytes: &[u8]) -> &'static Encoding {
    let telling = bytes.iter().position(|byte| !byte.is_ascii() || *byte == b'\x1b').unwrap_or(0);
    let shown = &bytes[telling.saturating_sub(1)..];
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(&shown[..shown.len().min(SHOWN)], shown.len() <= SHOWN);
    detector.guess(None, Utf8Detection::Allow)
}

fn read(bytes: &[u8], encoding: &'static Encoding, evidence: Evidence) -> Decoded {
    let encoding = if encoding == GBK { GB18030 } else { encoding };
    let (text, faulty) = encoding.decode_without_bom_handling(bytes);
    let replaced = if faulty { text.chars().filter(|&letter| letter == '\u{FFFD}').count() } else { 0 };
    Decoded { text: text.into_owned(), charset: encoding.name(), evidence, replaced }
}

fn is_utf_16(encoding: &'static Encoding) -> bool {
    encoding == UTF_16LE || encoding == UTF_16BE
}

/// Markup begins with ASCII (`<htm`, `<?xm`), which in UTF-16 is every other byte zero. Only the bytes are
/// asked: a label alone, over bytes that are not, is a mistake.
fn utf_16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let start = bytes.first_chunk::<8>()?;
    let zeros = |first: usize| start.iter().skip(first).step_by(2).filter(|byte| **byte == 0).count();
    match (zeros(0), zeros(1)) {
        (0, 4) => Some(UTF_16LE),
        (4, 0) => Some(UTF_16BE),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
