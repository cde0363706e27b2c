//! The order of the stages, and what passes between them.
//!
//! This is the only place that knows that decoding comes before extraction and tagging after it.

pub mod crawl;
pub mod delivery;
pub mod diff;
pub mod engine;
mod further;
mod gather;
pub mod in_order;
pub mod ingest;
pub mod known;
mod lists;
pub mod policy;
pub mod reader;
pub mod reprocess;
pub mod retag;
pub mod run;
pub mod stored;
pub mod summary;
mod tagging;
pub mod tally;
mod texts;
mod visit;

pub use crawl::{Crawl, Limits, Progress};
pub use known::KnownHosts;
pub use reader::{Known, Page, Reader};
pub use run::Run;
pub use stored::StoredReader;
pub use summary::Summary;
pub use tagging::Tagging;
