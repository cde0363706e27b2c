//! A stored file as a stream of bytes, gzip undone, that can say where it stands.

use std::fmt;
use std::io::{self, BufRead, BufReader, Read};

use super::members::{MAGIC, Members};

/// Bytes asked of the file, or of the decompressor, at once.
const BUFFER: usize = 64 * 1024;

type Raw = Box<dyn Read + Send>;

/// A file, or standard input; whether it is gzip is told by its first bytes. After an error, a plain file
/// has ended, and a gzip file goes on at its next whole member.
pub struct Input {
    stream: Stream,
    buffer: Box<[u8]>,
    from: usize,
    to: usize,
    at: u64,
}

enum Stream {
    Plain(Raw),
    Gzip(Box<Members<BufReader<Raw>>>),
    Ended,
}

/// Where in a file something stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The offset of the gzip member; none in a plain file.
    member: Option<u64>,
    /// The offset in the file, or in what the member holds.
    at: u64,
}

impl Place {
    /// Whether both are in the same gzip member.
    pub fn is_beside(self, other: Place) -> bool {
        self.member.is_some() && self.member == other.member
    }
}

impl fmt::Display for Place {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.member, self.at) {
            (None, at) => write!(out, "byte {at}"),
            (Some(member), 0) => write!(out, "byte {member}"),
            (Some(member), at) => write!(out, "byte {at} of the gzip member at byte {member}"),
        }
    }
}

impl Input {
    /// Begins to read, as far as telling gzip from plain asks for.
    ///
    /// # Errors
    /// What reading the first bytes answers.
    pub fn new(raw: impl Read + Send + 'static) -> io::Result<Self> {
        let mut head = Vec::with_capacity(MAGIC.len());
        let mut raw = raw;
        raw.by_ref().take(MAGIC.len() as u64).read_to_end(&mut head)?;
        let gzip = head == MAGIC;
        let whole: Raw = Box::new(io::Cursor::new(head).chain(raw));
        let stream = if gzip {
            Stream::Gzip(Box::new(Members::new(BufReader::with_capacity(BUFFER, whole))))
        } else {
            Stream::Plain(whole)
        };
        Ok(Self { stream, buffer: vec![0; BUFFER].into_boxed_slice(), from: 0, to: 0, at: 0 })
    }

    /// Where the next byte stands.
    pub fn place(&self) -> Place {
        match &self.stream {
            Stream::Gzip(members) => Place { member: Some(members.start()), at: self.at },
            Stream::Plain(_) | Stream::Ended => Place { member: None, at: self.at },
        }
    }

    /// Whether what is to come begins with these few bytes.
    ///
    /// # Errors
    /// What reading answers.
    pub fn begins_with(&mut self, start: &[u8]) -> io::Result<bool> {
        self.buffer.copy_within(self.from..self.to, 0);
        (self.from, self.to) = (0, self.to - self.from);
        while self.to < start.len() && self.read_more()? > 0 {}
        Ok(self.buffer[..self.to].starts_with(start))
    }

    /// Reads behind what the buffer holds.
    fn read_more(&mut self) -> io::Result<usize> {
        let room = &mut self.buffer[self.to..];
        let read = match &mut self.stream {
            Stream::Ended => Ok(0),
            Stream::Plain(file) => file.read(room),
            Stream::Gzip(members) => {
                let before = members.start();
                let read = members.read(room);
                if members.start() != before {
                    self.at = 0;
                }
                read
            }
        };
        match (&read, &self.stream) {
            (Ok(count), _) => self.to += count,
            (Err(error), Stream::Plain(_)) if error.kind() != io::ErrorKind::Interrupted => {
                self.stream = Stream::Ended;
            }
            _ => {}
        }
        read
    }
}

impl BufRead for Input {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.from == self.to {
            (self.from, self.to) = (0, 0);
            while let Err(error) = self.read_more() {
                if error.kind() != io::ErrorKind::Interrupted {
                    return Err(error);
                }
            }
        }
        Ok(&self.buffer[self.from..self.to])
    }

    fn consume(&mut self, amount: usize) {
        self.at += amount as u64;
        self.from = (self.from + amount).min(self.to);
    }
}

impl Read for Input {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let available = self.fill_buf()?;
        let count = available.len().min(out.len());
        out[..count].copy_from_slice(&available[..count]);
        self.consume(count);
        Ok(count)
    }
}

impl fmt::Debug for Input {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Input at {}", self.place())
    }
}
