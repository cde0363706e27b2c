//! Getting bytes politely: guarded addresses, one gate per host, robots.txt, bounded bodies.

mod client;
mod failure;
mod gate;
mod guard;
mod options;
mod resolver;
mod robots_cache;

pub use client::{Answer, Attempt, Fetcher, Want};
pub use failure::Failure;
pub use gate::Share;
pub use options::{HttpOptions, Politeness};
