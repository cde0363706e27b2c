//! How an attempt to fetch ended, in one word that a query can group by.

use std::fmt;

/// The words of `fetches.outcome`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Outcome {
    /// An article, or entries, were taken.
    Stored,
    /// 304, or the same content as before.
    Unchanged,
    /// Fetched; no article or entry in it.
    Empty,
    /// Good entries kept, bad ones rejected.
    Partial,
    /// A time limit passed.
    Timeout,
    /// A limit of size, depth or count passed.
    TooLarge,
    /// A loop, too many hops, or a redirect to nowhere.
    Redirect,
    /// Scheme, address or port refused.
    Blocked,
    /// Malformed HTTP or compression.
    Protocol,
    /// The connection failed or broke.
    Connection,
    /// The name did not resolve.
    Dns,
    /// No secure connection could be agreed.
    Tls,
    /// A status that is no success.
    Status,
    /// The server asked to come back later: 429, 503 with Retry-After.
    Later,
    /// robots.txt forbids it.
    Robots,
    /// Neither page nor feed.
    Type,
    /// The right kind, broken beyond repair.
    Parse,
}

impl Outcome {
    /// The word itself.
    pub fn as_str(self) -> &'static str {
        match self {
            Outcome::Stored => "stored",
            Outcome::Unchanged => "unchanged",
            Outcome::Empty => "empty",
            Outcome::Partial => "partial",
            Outcome::Timeout => "timeout",
            Outcome::TooLarge => "too_large",
            Outcome::Redirect => "redirect",
            Outcome::Blocked => "blocked",
            Outcome::Protocol => "protocol",
            Outcome::Connection => "connection",
            Outcome::Dns => "dns",
            Outcome::Tls => "tls",
            Outcome::Status => "status",
            Outcome::Later => "later",
            Outcome::Robots => "robots",
            Outcome::Type => "type",
            Outcome::Parse => "parse",
        }
    }

    /// Whether the answer was usable; the rest are failures and count against their source.
    pub fn is_success(self) -> bool {
        matches!(self, Outcome::Stored | Outcome::Unchanged | Outcome::Empty | Outcome::Partial)
    }
}

impl fmt::Display for Outcome {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.as_str())
    }
}
