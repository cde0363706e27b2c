//! What headers mean: validators, Retry-After, robots.txt. No sockets here.

pub mod kind;
pub mod outcome;
pub mod retry_after;
pub mod robots;

pub use outcome::Outcome;

/// What makes the next request for the same address a conditional one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Validators {
    /// The `ETag` header as it came.
    pub etag: Option<String>,
    /// The `Last-Modified` header as it came.
    pub last_modified: Option<String>,
}
