//! The order of the stages, and what passes between them.
//!
//! This is the only place that knows that decoding comes before extraction and tagging after it.

pub mod known;
pub mod reader;

pub use known::KnownHosts;
pub use reader::{Known, Page, Reader};
