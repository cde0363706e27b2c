//! A file of gzip members as one stream ([RFC 1952](https://www.rfc-editor.org/rfc/rfc1952), 2.2), which
//! goes on behind a broken member.
//!
//! Web archives keep each record in a member of its own, so that a fault costs one record and not the rest
//! of a file that may hold a day's crawl.

use std::io::{self, BufRead, Read};

use flate2::bufread::GzDecoder;

/// The first bytes of a gzip member.
pub const MAGIC: [u8; 2] = [0x1f, 0x8b];

/// Reads the members one after another. A read never crosses from one member into the next; an error is
/// told once, and the next read goes on at the next member that can be found.
#[derive(Debug)]
pub struct Members<R> {
    state: State<R>,
    start: u64,
}

#[derive(Debug)]
enum State<R> {
    Between(Counted<R>),
    Inside(GzDecoder<Counted<R>>),
    /// Behind a fault: looking for something that begins like a member.
    Lost(Counted<R>),
    Ended,
}

impl<R: BufRead> Members<R> {
    pub fn new(raw: R) -> Self {
        Self { state: State::Between(Counted::new(raw)), start: 0 }
    }

    /// The offset in the file at which the present member begins.
    pub fn start(&self) -> u64 {
        self.start
    }

    /// The next member, if another begins here; zero bytes between members are padding.
    fn enter(&mut self, mut raw: Counted<R>) -> io::Result<State<R>> {
        skip_while(&mut raw, |byte| byte == 0)?;
        if raw.fill_buf()?.is_empty() {
            return Ok(State::Ended);
        }
        self.start = raw.count;
        Ok(State::Inside(GzDecoder::new(raw)))
    }

    /// The next place that reads as a member's header.
    fn seek(&mut self, mut raw: Counted<R>) -> io::Result<State<R>> {
        loop {
            skip_while(&mut raw, |byte| byte != MAGIC[0])?;
            match raw.fill_buf()? {
                [] => return Ok(State::Ended),
                [_, second, ..] if *second != MAGIC[1] => {
                    raw.consume(1);
                    continue;
                }
                _ => {}
            }
            self.start = raw.count;
            let member = GzDecoder::new(raw);
            if member.header().is_some() {
                return Ok(State::Inside(member));
            }
            raw = behind(member, self.start);
        }
    }
}

impl<R: BufRead> Read for Members<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        loop {
            self.state = match std::mem::replace(&mut self.state, State::Ended) {
                State::Ended => return Ok(0),
                State::Between(raw) => self.enter(raw)?,
                State::Lost(raw) => self.seek(raw)?,
                State::Inside(mut member) => match member.read(out) {
                    Ok(0) => State::Between(member.into_inner()),
                    Ok(count) => {
                        self.state = State::Inside(member);
                        return Ok(count);
                    }
                    Err(error) if error.kind() == io::ErrorKind::Interrupted => State::Inside(member),
                    Err(error) => {
                        self.state = State::Lost(behind(member, self.start));
                        return Err(error);
                    }
                },
            };
        }
    }
}

/// The file right behind the beginning of a faulty member.
fn behind<R: BufRead>(member: GzDecoder<Counted<R>>, start: u64) -> Counted<R> {
    let mut raw = member.into_inner();
    raw.go_back_to(start + 1);
    if raw.count == start {
        raw.consume(1);
    }
    raw
}

fn skip_while<R: BufRead>(raw: &mut Counted<R>, wanted: impl Fn(u8) -> bool) -> io::Result<()> {
    loop {
        let buffer = raw.fill_buf()?;
        let run = buffer.iter().position(|byte| !wanted(*byte));
        let (skipped, ended) = (run.unwrap_or(buffer.len()), run.is_some() || buffer.is_empty());
        raw.consume(skipped);
        if ended {
            return Ok(());
        }
    }
}

/// The bytes that can be read once more. A decompressor that runs over the end of a cut member takes the
/// first bytes of the next one for its own, and finds out within a few kilobytes.
const KEPT: usize = 64 * 1024;

/// A reader that knows how far it came, and can go back a little.
#[derive(Debug)]
struct Counted<R> {
    raw: R,
    count: u64,
    /// The last bytes that were read, at least [`KEPT`] of them once there were so many.
    recent: Vec<u8>,
    /// How many bytes at the end of `recent` are to be read again.
    again: usize,
}

impl<R: BufRead> Counted<R> {
    fn new(raw: R) -> Self {
        Self { raw, count: 0, recent: Vec::new(), again: 0 }
    }

    /// Goes back to an offset, or as near to it as the bytes kept allow.
    fn go_back_to(&mut self, offset: u64) {
        let back = self.count.saturating_sub(offset).min((self.recent.len() - self.again) as u64);
        self.again += back as usize;
        self.count -= back;
    }
}

impl<R: BufRead> Read for Counted<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let available = self.fill_buf()?;
        let count = available.len().min(out.len());
        out[..count].copy_from_slice(&available[..count]);
        self.consume(count);
        Ok(count)
    }
}

impl<R: BufRead> BufRead for Counted<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        match self.again {
            0 => self.raw.fill_buf(),
            again => Ok(&self.recent[self.recent.len() - again..]),
        }
    }

    fn consume(&mut self, amount: usize) {
        self.count += amount as u64;
        if self.again > 0 {
            self.again = self.again.saturating_sub(amount);
            return;
        }
        // What is consumed was filled before, so this asks nothing of the file.
        if let Ok(buffer) = self.raw.fill_buf() {
            self.recent.extend_from_slice(&buffer[..amount.min(buffer.len())]);
        }
        self.raw.consume(amount);
        if self.recent.len() > 2 * KEPT {
            self.recent.drain(..self.recent.len() - KEPT);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use flate2::Compression;
    use flate2::write::GzEncoder;
    use proptest::prelude::*;

    use super::*;

    fn member(text: &[u8]) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(text).unwrap();
        encoder.finish().unwrap()
    }

    /// All that can be read, and the number of faults on the way.
    fn drain(bytes: &[u8]) -> (Vec<u8>, usize) {
        // A buffer of seven bytes, so that headers and trailers lie across its edges.
        let mut members = Members::new(io::BufReader::with_capacity(7, bytes));
        let (mut all, mut faults) = (Vec::new(), 0);
        let mut buffer = [0; 64];
        loop {
            match members.read(&mut buffer) {
                Ok(0) => return (all, faults),
                Ok(count) => all.extend_from_slice(&buffer[..count]),
                Err(_) => faults += 1,
            }
        }
    }

    #[test]
    fn members_read_as_one_stream_over_padding() {
        let file = [member(b"first "), member(b""), member(b"second"), vec![0; 512]].concat();
        assert_eq!(drain(&file), (b"first second".to_vec(), 0));
    }

    #[test]
    fn a_broken_member_costs_only_itself() {
        let mut broken = member(b"broken broken broken");
        let last = broken.len() - 5;
        broken[last] ^= 0xff;
        let file = [member(b"first "), broken, member(b"third")].concat();
        let (text, faults) = drain(&file);
        assert!(text.starts_with(b"first ") && text.ends_with(b"third"), "{text:?}");
        assert_eq!(faults, 1);
    }

    #[test]
    fn a_member_cut_off_in_the_middle_of_a_file_costs_only_itself() {
        let second: Vec<u8> = (0..4000u32).flat_map(u32::to_le_bytes).collect();
        let (second, third) = (member(&second), member(b"third"));
        for cut in (12..second.len()).step_by(97) {
            let file = [member(b"first "), second[..cut].to_vec(), third.clone()].concat();
            let (text, faults) = drain(&file);
            assert!(text.ends_with(b"third") && faults == 1, "{cut}");
        }
    }

    #[test]
    fn junk_between_members_is_one_fault() {
        let file = [member(b"first "), vec![0x1f; 300], member(b"second")].concat();
        assert_eq!(drain(&file), (b"first second".to_vec(), 1));
    }

    #[test]
    fn a_file_cut_off_ends_with_one_fault() {
        let whole = member(&[7; 5000]);
        assert_eq!(drain(&whole[..whole.len() - 3]).1, 1);
    }

    proptest! {
        #[test]
        fn any_bytes_come_to_an_end(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
            drain(&bytes);
        }

        #[test]
        fn what_was_packed_is_read_again(parts in proptest::collection::vec(
            proptest::collection::vec(any::<u8>(), 0..300), 0..6)) {
            let file: Vec<u8> = parts.iter().flat_map(|part| member(part)).collect();
            prop_assert_eq!(drain(&file), (parts.concat(), 0));
        }
    }
}
