//! Whether an answer can be a page at all, from its declared type and its first bytes.

/// Signatures of files that some servers call HTML.
const SIGNATURES: [(&[u8], &str); 9] = [
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive"),
    (b"\x1f\x8b", "still compressed"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"RIFF", "a media file"),
    (b"\x28\xb5\x2f\xfd", "still compressed"),
    (b"\x7fELF", "a program"),
];

/// Media types that are read as pages; others are refused before their bytes are looked at.
const PAGE_TYPES: [&str; 5] =
    ["text/html", "application/xhtml+xml", "text/plain", "application/xml", "text/xml"];

/// The bytes looked at to tell text from something else.
const SNIFFED: usize = 1024;

/// Checks that an answer can be read as a page.
///
/// # Errors
/// What it is instead, as a fragment of a sentence.
pub fn check_page(content_type: Option<&str>, bytes: &[u8]) -> Result<(), String> {
    let declared = content_type.unwrap_or_default().to_ascii_lowercase();
    let media = declared.split(';').next().unwrap_or_default().trim();
    if media.contains('/') && !PAGE_TYPES.contains(&media) {
        let shown: String = media.chars().take(80).collect();
        return Err(format!("the answer is `{shown}`, not a page"));
    }
    if let Some((_, what)) = SIGNATURES.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        return Err(format!("the answer is {what}, not a page"));
    }
    let wide =
        declared.contains("utf-16") || bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff");
    if !wide && is_binary(&bytes[..bytes.len().min(SNIFFED)]) {
        return Err("the answer is binary, not a page".to_owned());
    }
    Ok(())
}

/// Text of any charset holds next to no control characters besides white space and escapes (ISO-2022-JP).
fn is_binary(head: &[u8]) -> bool {
    let control = |byte: &&u8| matches!(byte, 0..=8 | 14..=26 | 28..=31);
    head.iter().filter(control).count() * 20 > head.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_pass_and_other_files_are_named() {
        for (content_type, bytes, expected) in [
            (Some("text/html; charset=utf-8"), &b"<!doctype html>"[..], Ok(())),
            (None, b"<html>", Ok(())),
            (Some("TEXT/HTML"), b"\xa4\xa4\xa4\xe5", Ok(())),
            (Some("text/html; charset=utf-16le"), b"<\0h\0t\0m\0l\0>\0", Ok(())),
            (Some("nonsense"), b"<html>", Ok(())),
            (Some("text/html"), b"\x1b$B$3\x1b(B", Ok(())),
            (Some("application/pdf"), b"%PDF-1.7", Err("the answer is `application/pdf`, not a page")),
            (Some("text/html"), b"%PDF-1.7", Err("the answer is a PDF, not a page")),
            (Some("text/html"), b"PK\x03\x04", Err("the answer is a ZIP archive, not a page")),
            (Some("text/html"), b"\0\x01\x02\x03\x04garbage", Err("the answer is binary, not a page")),
        ] {
            assert_eq!(check_page(content_type, bytes), expected.map_err(str::to_owned), "{content_type:?}");
        }
    }
}
