//! Named fields, as WARC records and HTTP answers both begin with, read with a bound and with patience.

use std::io::{self, BufRead};

/// The first line and the fields behind it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Header {
    /// The version, or status, line.
    pub first: String,
    fields: Vec<(String, String)>,
}

/// Why a header could not be read.
#[derive(Debug)]
pub enum Broken {
    /// Reading failed.
    Io(io::Error),
    /// It does not end.
    Ended,
    /// It is larger than it may be.
    TooLarge,
}

impl Header {
    /// Reads the fields that follow `first`, up to an empty line. A line that is no field is let pass, a
    /// line that begins with white space continues the one before. Of bytes that are not UTF-8, the
    /// Latin-1 reading is as good as any: nothing here depends on them.
    ///
    /// # Errors
    /// [`Broken`], where there is no end within `limit` bytes.
    pub fn read(first: &[u8], input: &mut impl BufRead, limit: usize) -> Result<Self, Broken> {
        let mut header = Self { first: text(first), fields: Vec::new() };
        let mut left = limit;
        loop {
            let line = line(input, left).map_err(Broken::Io)?.ok_or(Broken::Ended)?;
            left = left.checked_sub(line.len() + 1).ok_or(Broken::TooLarge)?;
            if line.is_empty() {
                return Ok(header);
            }
            header.add(&text(&line));
        }
    }

    /// The value of the first field of that name, whatever its case.
    pub fn get(&self, name: &str) -> Option<&str> {
        let mut fields = self.fields.iter();
        let found = fields.find(|(known, _)| known.eq_ignore_ascii_case(name));
        found.map(|(_, value)| value.as_str()).filter(|value| !value.is_empty())
    }

    fn add(&mut self, line: &str) {
        if line.starts_with([' ', '\t']) {
            if let Some((_, value)) = self.fields.last_mut() {
                value.push(' ');
                value.push_str(line.trim());
            }
        } else if let Some((name, value)) = line.split_once(':') {
            self.fields.push((name.trim_end().to_owned(), value.trim().to_owned()));
        }
    }
}

/// The next line without its end; none at the end of the input. Of a line longer than `limit`, `limit + 1`
/// bytes are given, and the rest is read over.
///
/// # Errors
/// What reading answers.
pub fn line(input: &mut impl BufRead, limit: usize) -> io::Result<Option<Vec<u8>>> {
    let (mut line, mut any) = (Vec::new(), false);
    loop {
        let buffer = input.fill_buf()?;
        if buffer.is_empty() {
            break;
        }
        any = true;
        let end = buffer.iter().position(|byte| *byte == b'\n');
        let piece = &buffer[..end.unwrap_or(buffer.len())];
        line.extend_from_slice(&piece[..piece.len().min((limit + 1).saturating_sub(line.len()))]);
        let used = end.map_or(buffer.len(), |end| end + 1);
        input.consume(used);
        if end.is_some() {
            break;
        }
    }
    if line.last() == Some(&b'\r') {
        line.pop();
    }
    Ok(any.then_some(line))
}

fn text(bytes: &[u8]) -> String {
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => bytes.iter().map(|byte| char::from(*byte)).collect(),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(text: &[u8], limit: usize) -> Result<Header, Broken> {
        Header::read(b"WARC/1.0", &mut io::BufReader::with_capacity(3, text), limit)
    }

    #[test]
    fn fields_are_found_whatever_their_case_end_of_line_or_folding() {
        let header =
            read(b"content-LENGTH : 12\r\nX:\r\njunk\nWARC-Type: resp\r\n onse\r\n\r\nrest", 100).unwrap();
        assert_eq!(header.get("Content-Length"), Some("12"));
        assert_eq!(header.get("warc-type"), Some("resp onse"));
        assert_eq!(header.get("x"), None);
    }

    #[test]
    fn a_header_without_end_is_refused() {
        assert!(matches!(read(b"A: b\r\n", 100), Err(Broken::Ended)));
        assert!(matches!(read(&[b'a'; 200], 100), Err(Broken::TooLarge)));
        assert!(matches!(read(&b"a:b\n".repeat(50), 100), Err(Broken::TooLarge)));
    }

    proptest! {
        #[test]
        fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..300), limit in 0usize..400) {
            let _ = read(&bytes, limit);
        }
    }
}
