//! A web archive, record by record ([ISO 28500](https://iipc.github.io/warc-specifications/)).
//!
//! Only the pages are held in memory, one at a time and bounded; all else is read over. Behind something
//! malformed the next line that begins like a record is where reading goes on.

use std::io::{self, BufRead, Read};

use ::url::Url;
use chrono::{DateTime, SubsecRound, Utc};

use super::header::{Broken, Header, line};
use super::input::{Input, Place};
use super::record::Packed;
use super::{MAX_HEADER, MAX_PAGE, Unread, coding};
use crate::clock::Timestamp;
use crate::http::Outcome;

/// The types of pages.
const HTML: [&str; 2] = ["text/html", "application/xhtml+xml"];

/// The beginning of a record.
pub const START: &[u8] = b"WARC/";

/// The records of one file.
#[derive(Debug)]
pub struct Records {
    /// The file, as people know it.
    name: String,
    input: Input,
    /// Whether the place of the next record is not known, which was told already.
    lost: bool,
    /// A fault met by looking beyond a page, not told yet.
    ahead: Option<(Place, io::Error)>,
    passed_over: u64,
}

/// What one record was.
enum Seen {
    Page(Box<Packed>),
    Other,
}

/// The record being read, as far as its own header goes.
struct Record {
    header: Header,
    place: Place,
    /// Bytes of its block not yet read.
    left: u64,
}

impl Records {
    /// The records of an opened file.
    pub fn new(name: String, input: Input) -> Self {
        Self { name, input, lost: false, ahead: None, passed_over: 0 }
    }

    /// Records so far that are no pages.
    pub fn passed_over(&self) -> u64 {
        self.passed_over
    }

    /// The first line of the next record, and where it stands; none at the end of the file.
    fn first_line(&mut self) -> Result<Option<(Vec<u8>, Place)>, Unread> {
        if let Some((place, error)) = self.ahead.take() {
            return Err(self.astray(place, &cannot_read(&error)));
        }
        loop {
            // The place is right only once there are bytes to stand at.
            let begun = self.input.fill_buf().map(<[u8]>::is_empty);
            let place = self.input.place();
            let next = match begun {
                Ok(true) => return Ok(None),
                Ok(false) => line(&mut self.input, MAX_HEADER),
                Err(error) => Err(error),
            };
            match next {
                Ok(None) => return Ok(None),
                Ok(Some(line)) if line.starts_with(START) => {
                    self.lost = false;
                    return Ok(Some((line, place)));
                }
                Ok(Some(line)) if line.is_empty() || self.lost => {}
                Ok(Some(_)) => return Err(self.astray(place, "no WARC record begins here")),
                Err(error) => return Err(self.astray(place, &cannot_read(&error))),
            }
        }
    }

    /// Tells a fault, and lets the search for the next record begin.
    fn astray(&mut self, place: Place, why: &str) -> Unread {
        self.lost = true;
        let why = format!("{}: at {place}: {why}", self.name);
        Unread { source: self.name.clone(), url: None, outcome: Outcome::Parse, why }
    }

    fn record(&mut self, first: &[u8], place: Place) -> Result<Record, Unread> {
        let header = Header::read(first, &mut self.input, MAX_HEADER)
            .map_err(|broken| self.astray(place, &told(&broken, "record")))?;
        let length = header.get("Content-Length").and_then(|length| length.parse().ok());
        match length {
            Some(left) => Ok(Record { header, place, left }),
            None => Err(self.astray(place, "the record does not say how long it is (Content-Length)")),
        }
    }

    /// Reads a record to its end, whatever became of it.
    fn read(&mut self, mut record: Record) -> Result<Seen, Unread> {
        let seen = match record.header.get("WARC-Type") {
            Some("response") => self.response(&mut record),
            Some("resource") => self.resource(&mut record),
            _ => Ok(Seen::Other),
        };
        let skipped = self.skip(record.left);
        match (seen, skipped) {
            (Ok(Seen::Page(page)), Ok(0)) => self.settled(&record).map(|()| Seen::Page(page)),
            (seen, Ok(0)) => seen,
            (Err(unread), _) if self.lost => Err(unread),
            (_, Ok(_)) => {
                Err(self.in_record(&record, Outcome::Parse, "the file ends in the middle of the record"))
            }
            (_, Err(error)) => {
                self.lost = true;
                Err(self.in_record(&record, Outcome::Protocol, &cannot_read(&error)))
            }
        }
    }

    /// Reads over the line ends behind a page. Where they end its gzip member, the member's checksum is
    /// compared before the page is believed: a flipped bit may have left it every letter but the right one.
    fn settled(&mut self, record: &Record) -> Result<(), Unread> {
        let error = loop {
            match self.input.fill_buf().map(|next| matches!(next, [b'\r' | b'\n', ..])) {
                Ok(true) => self.input.consume(1),
                Ok(false) => return Ok(()),
                Err(error) => break error,
            }
        };
        if self.input.place().is_beside(record.place) {
            self.lost = true;
            return Err(self.in_record(record, Outcome::Protocol, &cannot_read(&error)));
        }
        self.ahead = Some((self.input.place(), error));
        Ok(())
    }

    fn response(&mut self, record: &mut Record) -> Result<Seen, Unread> {
        let kind = record.header.get("Content-Type").unwrap_or_default();
        if !kind.trim_start().starts_with("application/http") || is_robots(&record.header) {
            return Ok(Seen::Other);
        }
        let mut block = self.input.by_ref().take(record.left);
        let answer = line(&mut block, MAX_HEADER)
            .map_err(Broken::Io)
            .and_then(|first| Header::read(&first.unwrap_or_default(), &mut block, MAX_HEADER));
        record.left = block.limit();
        let answer = match answer {
            Ok(answer) => answer,
            Err(Broken::Io(error)) => {
                self.lost = true;
                return Err(self.in_record(record, Outcome::Protocol, &cannot_read(&error)));
            }
            Err(broken) => return Err(self.in_record(record, Outcome::Protocol, &told(&broken, "answer"))),
        };
        if !is_success(&answer.first) {
            return Ok(Seen::Other);
        }
        let declared = answer.get("Content-Type").map(str::to_owned);
        let part = |name| answer.get(name).map(str::to_owned);
        let codings = (part("Transfer-Encoding"), part("Content-Encoding"));
        self.page(record, declared, codings)
    }

    fn resource(&mut self, record: &mut Record) -> Result<Seen, Unread> {
        let declared = record.header.get("Content-Type").map(str::to_owned);
        self.page(record, declared, (None, None))
    }

    /// The rest of the block as a page, if its type is that of one.
    fn page(
        &mut self,
        record: &mut Record,
        declared: Option<String>,
        codings: (Option<String>, Option<String>),
    ) -> Result<Seen, Unread> {
        let kind = declared.as_deref().or_else(|| record.header.get("WARC-Identified-Payload-Type"));
        if kind.is_some_and(|kind| !is_html(kind)) {
            return Ok(Seen::Other);
        }
        if record.left > MAX_PAGE as u64 {
            let why = format!("the page is larger than the {MAX_PAGE} bytes a page may have");
            return Err(self.in_record(record, Outcome::TooLarge, &why));
        }
        let untyped = kind.is_none();
        let mut bytes = Vec::with_capacity(record.left as usize);
        let read = self.input.by_ref().take(record.left).read_to_end(&mut bytes);
        record.left -= bytes.len() as u64;
        if let Err(error) = read {
            self.lost = true;
            return Err(self.in_record(record, Outcome::Protocol, &cannot_read(&error)));
        }
        if untyped && codings.1.is_none() && !coding::looks_like_markup(&bytes) {
            return Ok(Seen::Other);
        }
        Ok(Seen::Page(Box::new(Packed {
            source: source(record, &self.name),
            place: format!("{}: the record at {}", self.name, record.place),
            url: target(&record.header),
            date: record.header.get("WARC-Date").and_then(date),
            content_type: declared,
            transfer_encoding: codings.0,
            content_encoding: codings.1,
            bytes,
        })))
    }

    /// Reads over so many bytes; answers how many of them were not there.
    fn skip(&mut self, length: u64) -> io::Result<u64> {
        let mut left = length;
        while left > 0 {
            let available = self.input.fill_buf()?.len();
            if available == 0 {
                break;
            }
            let step = left.min(available as u64);
            self.input.consume(step as usize);
            left -= step;
        }
        Ok(left)
    }

    fn in_record(&self, record: &Record, outcome: Outcome, why: &str) -> Unread {
        Unread {
            source: source(record, &self.name),
            url: target(&record.header).map(String::from),
            outcome,
            why: format!("{}: the record at {}: {why}", self.name, record.place),
        }
    }
}

impl Iterator for Records {
    type Item = Result<Packed, Unread>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let seen = match self.first_line() {
                Ok(None) => return None,
                Ok(Some((first, place))) => self.record(&first, place).and_then(|record| self.read(record)),
                Err(unread) => Err(unread),
            };
            match seen {
                Ok(Seen::Other) => self.passed_over += 1,
                Ok(Seen::Page(page)) => return Some(Ok(*page)),
                Err(unread) => return Some(Err(unread)),
            }
        }
    }
}

fn source(record: &Record, name: &str) -> String {
    let id = record.header.get("WARC-Record-ID");
    id.map_or_else(|| format!("{name}: the record at {}", record.place), str::to_owned)
}

/// The address, if it is one of the web; early writers put it in angle brackets.
fn target(header: &Header) -> Option<Url> {
    let text = header.get("WARC-Target-URI")?.trim_start_matches('<').trim_end_matches('>');
    Url::parse(text).ok().filter(|url| matches!(url.scheme(), "http" | "https"))
}

fn is_robots(header: &Header) -> bool {
    target(header).is_some_and(|url| url.path() == "/robots.txt")
}

fn is_html(kind: &str) -> bool {
    let media = kind.split(';').next().unwrap_or_default().trim();
    HTML.iter().any(|html| media.eq_ignore_ascii_case(html))
}

/// `HTTP/1.1 200 OK`, in any version.
fn is_success(status_line: &str) -> bool {
    let mut words = status_line.split_ascii_whitespace();
    words.next().is_some_and(|version| version.starts_with("HTTP/")) && words.next() == Some("200")
}

fn date(text: &str) -> Option<Timestamp> {
    let date = DateTime::parse_from_rfc3339(text).ok()?;
    Some(date.with_timezone(&Utc).trunc_subsecs(0))
}

fn cannot_read(error: &io::Error) -> String {
    format!("the file cannot be read on: {error}")
}

fn told(broken: &Broken, what: &str) -> String {
    match broken {
        Broken::Io(error) => cannot_read(error),
        Broken::Ended => format!("the headers of the {what} do not end"),
        Broken::TooLarge => format!("the headers of the {what} are larger than {MAX_HEADER} bytes"),
    }
}
