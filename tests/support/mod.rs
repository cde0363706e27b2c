//! What several integration tests need.

#![allow(dead_code, reason = "each test program uses its own part")]

pub mod warc;
