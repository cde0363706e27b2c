//! The demo: a small press on loopback, and the whole job done on it.

pub mod press;
mod server;
