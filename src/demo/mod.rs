//! The demo: a small press on loopback, and the whole job done on it.

mod server;
