//! Where a page says what it is written in: the header, a `<meta>`, the XML declaration.

use encoding_rs::Encoding;

/// How far a declaration is looked for. Browsers look at the first 1,024 bytes and read again if one comes
/// later; one page in thirteen has it later, behind its styles.
const REACH: usize = 100_000;

/// The longest tag a declaration stands in.
const TAG: usize = 1_000;

/// The encoding of a Content-Type header.
pub fn of_header(content_type: &str) -> Option<&'static Encoding> {
    named(&after("charset", content_type)?)
}

/// The encoding that a document declares in itself.
pub fn of_document(bytes: &[u8]) -> Option<&'static Encoding> {
    let bytes = &bytes[..bytes.len().min(REACH)];
    of_xml(bytes).or_else(|| of_meta(bytes))
}

fn of_xml(bytes: &[u8]) -> Option<&'static Encoding> {
    let start = bytes.trim_ascii_start();
    let declaration = start.strip_prefix(b"<?xml")?;
    named(&after("encoding", &until_close(declaration))?)
}

fn of_meta(bytes: &[u8]) -> Option<&'static Encoding> {
    let mut rest = bytes;
    while let Some(at) = rest.iter().position(|&byte| byte == b'<') {
        rest = &rest[at + 1..];
        if let Some(comment) = rest.strip_prefix(b"!--") {
            rest = after_comment(comment);
        } else if rest.len() > 5 && rest[..4].eq_ignore_ascii_case(b"meta") {
            let found = after("charset", &until_close(&rest[4..])).and_then(|label| named(&label));
            if found.is_some() {
                return found;
            }
        }
    }
    None
}

fn after_comment(comment: &[u8]) -> &[u8] {
    comment.windows(3).position(|end| end == b"-->").map_or(&[], |end| &comment[end + 3..])
}

/// The inside of a tag as text.
fn until_close(tag: &[u8]) -> String {
    let end = tag.iter().take(TAG).position(|&byte| byte == b'>').unwrap_or(0);
    String::from_utf8_lossy(&tag[..end]).into_owned()
}

/// The value after `name =`, with or without quotes.
fn after(name: &str, text: &str) -> Option<String> {
    let text = text.to_ascii_lowercase();
    let mut rest = text.as_str();
    while let Some(at) = rest.find(name) {
        rest = &rest[at + name.len()..];
        if let Some(value) = rest.trim_start().strip_prefix('=') {
            let value = value.trim_start().trim_start_matches(['"', '\'']);
            let end = value.find(|letter: char| letter.is_whitespace() || "\"';,>?".contains(letter));
            return Some(value[..end.unwrap_or(value.len())].to_owned());
        }
    }
    None
}

/// The encoding of a label, by the Encoding Standard and the names of Windows and Java that it lacks.
fn named(label: &str) -> Option<&'static Encoding> {
    let label = match label {
        "cp936" | "ms936" | "windows-936" | "euc-cn" | "euc_cn" => "gbk",
        "cp950" | "ms950" | "windows-950" | "big5-eten" | "big-5" | "big5_hkscs" => "big5",
        "cp949" | "ms949" | "uhc" | "euc_kr" => "euc-kr",
        "cp932" | "windows-932" | "shift-jis" => "shift_jis",
        "euc_jp" | "eucjp" => "euc-jp",
        "utf_8" | "utf8mb4" | "utf-8-sig" => "utf-8",
        label => label,
    };
    // The labels that stand for "do not read this" are read by detection instead.
    Encoding::for_label_no_replacement(label.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_is_found_wherever_a_page_may_put_it() {
        let table: [(&str, &[u8], Option<&str>); 13] = [
            ("short", b"<meta charset=big5>", Some("Big5")),
            ("quoted", b"<META CHARSET = 'Shift_JIS' />", Some("Shift_JIS")),
            (
                "http-equiv",
                b"<meta content=\"text/html; charset=euc-kr\" http-equiv=Content-Type>",
                Some("EUC-KR"),
            ),
            ("second meta", b"<meta name=a content=b><meta charset=koi8-u>", Some("KOI8-U")),
            ("XML", b"<?xml version='1.0' encoding=\"windows-1251\" ?><rss>", Some("windows-1251")),
            ("XML after white space", b"\n <?xml version='1.0' encoding='gbk'?>", Some("GBK")),
            ("in a comment", b"<!-- <meta charset=gbk> --><meta charset=big5>", Some("Big5")),
            ("comment never closed", b"<!-- <meta charset=gbk>", None),
            ("unknown, then known", b"<meta charset=x-none><meta charset=utf-8>", Some("UTF-8")),
            ("never read", b"<meta charset=utf-7>", None),
            ("Windows name", b"<meta charset=cp950>", Some("Big5")),
            ("tag never closed", b"<meta charset=gbk", None),
            ("a word in the text", b"<p>the charset=gbk of</p>", None),
        ];
        for (name, page, expected) in table {
            assert_eq!(of_document(page).map(Encoding::name), expected, "{name}");
        }
        assert_eq!(of_header("text/html;Charset=\"UTF-8\"; x=y").map(Encoding::name), Some("UTF-8"));
        assert_eq!(of_header("text/html").map(Encoding::name), None);
    }
}
