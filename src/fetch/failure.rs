//! Transport errors as one word and one sentence.

use std::error::Error;
use std::time::Duration;

use crate::http::Outcome;

use super::resolver::Unresolved;

/// Why there is no usable answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// The word.
    pub outcome: Outcome,
    /// What was seen, as a fragment of a sentence.
    pub why: String,
    /// The status, if there was an answer.
    pub status: Option<u16>,
    /// How long the server asked us to stay away.
    pub retry_after: Option<Duration>,
}

impl Failure {
    /// A failure without an answer.
    pub fn new(outcome: Outcome, why: impl Into<String>) -> Self {
        Self { outcome, why: why.into(), status: None, retry_after: None }
    }

    /// The failure of a request that was not made, because its host asked to be left alone for so long.
    pub fn unasked(left: Duration) -> Self {
        let why = format!("its host asked to be left alone for {} seconds more", left.as_secs());
        Self { retry_after: Some(left), ..Self::new(Outcome::Later, why) }
    }

    /// Whether nobody was asked at all.
    pub fn is_unasked(&self) -> bool {
        self.outcome == Outcome::Later && self.status.is_none()
    }
}

/// Reads a client error: the word by the innermost cause we know, the sentence by the innermost cause.
pub fn classify(error: &reqwest::Error) -> Failure {
    // The time-out comes first: in the body phase it also shows as a decoding error.
    if error.is_timeout() {
        let phase = if error.is_connect() { "no connection stood" } else { "the answer was not complete" };
        return Failure::new(Outcome::Timeout, format!("{phase} within the time allowed"));
    }
    let causes = causes(error);
    for cause in &causes {
        if let Some(unresolved) = cause.downcast_ref::<Unresolved>() {
            return match unresolved {
                Unresolved::Dns(why) => Failure::new(Outcome::Dns, why.clone()),
                Unresolved::Blocked(why) => Failure::new(Outcome::Blocked, why.clone()),
            };
        }
        if let Some(tls) = cause.downcast_ref::<rustls::Error>() {
            return Failure::new(Outcome::Tls, format!("no secure connection: {tls}"));
        }
        if let Some(found) = cause.downcast_ref::<hyper::Error>().and_then(http_failure) {
            return found;
        }
        if let Some(found) = cause.downcast_ref::<std::io::Error>().and_then(io_failure) {
            return found;
        }
    }
    let last = causes.last().map_or_else(|| error.to_string(), ToString::to_string);
    let outcome = if error.is_connect() { Outcome::Connection } else { Outcome::Protocol };
    Failure::new(outcome, last)
}

/// The chain of causes. An I/O error wraps what the connector or the TLS layer said without calling it its
/// source, so that is put in front.
fn causes<'e>(error: &'e reqwest::Error) -> Vec<&'e (dyn Error + 'static)> {
    let first: &'e (dyn Error + 'static) = error;
    let next = |cause: &&'e (dyn Error + 'static)| (*cause).source();
    let chain: Vec<_> = std::iter::successors(Some(first), next).collect();
    let wrapped = chain.iter().filter_map(|cause| {
        let inner: &(dyn Error + 'static) = cause.downcast_ref::<std::io::Error>()?.get_ref()?;
        Some(inner)
    });
    wrapped.chain(chain.iter().copied()).collect()
}

fn http_failure(error: &hyper::Error) -> Option<Failure> {
    if error.is_parse() || error.is_parse_too_large() {
        return Some(Failure::new(Outcome::Protocol, format!("the answer is not HTTP: {error}")));
    }
    if error.is_incomplete_message() {
        return Some(Failure::new(Outcome::Connection, "the connection was closed before the answer ended"));
    }
    None
}

fn io_failure(error: &std::io::Error) -> Option<Failure> {
    use std::io::ErrorKind as Kind;
    match error.kind() {
        Kind::ConnectionRefused => Some(Failure::new(Outcome::Connection, "the connection was refused")),
        Kind::ConnectionReset | Kind::ConnectionAborted | Kind::BrokenPipe => {
            Some(Failure::new(Outcome::Connection, "the connection broke"))
        }
        Kind::HostUnreachable | Kind::NetworkUnreachable => {
            Some(Failure::new(Outcome::Connection, "the host cannot be reached"))
        }
        Kind::UnexpectedEof => {
            Some(Failure::new(Outcome::Connection, "the answer ended before it was complete"))
        }
        Kind::InvalidData | Kind::InvalidInput => {
            Some(Failure::new(Outcome::Protocol, format!("the answer does not decompress: {error}")))
        }
        _ => None,
    }
}
