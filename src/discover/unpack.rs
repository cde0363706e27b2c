//! Lists that are compressed as files (`sitemap.xml.gz`), which HTTP does not undo.

use std::borrow::Cow;
use std::io::Read;

use flate2::read::MultiGzDecoder;

use super::Unreadable;

/// The bytes, unpacked if they begin as gzip does; a file may hold several members.
///
/// # Errors
/// [`Unreadable::TooLarge`] above `most` bytes, [`Unreadable::Parse`] if the file is damaged.
pub fn unpack(bytes: &[u8], most: usize) -> Result<Cow<'_, [u8]>, Unreadable> {
    if !bytes.starts_with(&[0x1F, 0x8B]) {
        return Ok(Cow::Borrowed(bytes));
    }
    let mut unpacked = Vec::new();
    let read = MultiGzDecoder::new(bytes).take(most as u64 + 1).read_to_end(&mut unpacked);
    if unpacked.len() > most {
        return Err(Unreadable::TooLarge(format!("the compressed list holds more than {most} bytes")));
    }
    read.map_err(|error| Unreadable::Parse(format!("the compressed list cannot be unpacked: {error}")))?;
    Ok(Cow::Owned(unpacked))
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use flate2::Compression;
    use flate2::write::GzEncoder;

    use super::*;

    fn packed(text: &[u8]) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(text).unwrap();
        encoder.finish().unwrap()
    }

    #[test]
    fn members_are_joined_and_bounds_kept() {
        let two = [packed(b"first "), packed(b"second")].concat();
        assert_eq!(unpack(&two, 100).unwrap(), &b"first second"[..]);
        assert_eq!(unpack(b"plain", 1).unwrap(), &b"plain"[..]);
        assert!(matches!(unpack(&packed(&[0; 10_000]), 9_999), Err(Unreadable::TooLarge(_))));
        assert!(unpack(&packed(&[0; 10_000]), 10_000).is_ok());
        assert!(matches!(unpack(&two[..two.len() - 9], 100), Err(Unreadable::Parse(_))));
    }
}
