//! tuiqun (退群, "leaving the group") watches the world's commentary on the United States' withdrawal
//! from 66 international organisations, and on withdrawals like it.
//!
//! # One way through
//!
//! ```text
//! source -> discover -> fetch -> decode -> extract -> language -> tag -> store -> digest
//! config      feed       HTTP     bytes     article    BCP 47     mentions  SQLite   Markdown
//! cron        sitemap    guard    to text   fields                evidence  views    HTML, JSON
//!             listing    robots
//! ```
//!
//! At the heart stands one pure function, [`pipeline::Reader::read`]: the bytes of a page and what is
//! known of it go in, an article with its language and mentions comes out. The live crawl, `ingest`,
//! `process`, `reprocess` and `explain` all call it; everything else gets bytes to it and keeps what it
//! returns.
//!
//! # The house
//!
//! Imports run one way, down this list; `tests/architecture.rs` holds the walls.
//!
//! | floor | modules | what they may know |
//! |---|---|---|
//! | composition | [`cli`], [`daemon`], [`demo`], [`pipeline`] | everything below; only `pipeline` knows the order of the stages |
//! | shell | [`archive`], [`fetch`], [`store`], [`config`] | the network, the database, the files; and the core |
//! | pure core | [`http`], [`source`], [`decode`], [`discover`], [`extract`], [`language`], [`tag`], [`record`], [`digest`] | the ground; no clock, no sockets, no database, and not the stage before |
//! | ground | [`clock`], [`date`], [`han`], [`html`], [`sentence`], [`url`] | nothing of ours |

pub mod clock;
pub mod date;
pub mod han;
pub mod html;
pub mod sentence;
pub mod url;

pub mod decode;
pub mod digest;
pub mod discover;
pub mod extract;
pub mod http;
pub mod language;
pub mod record;
pub mod source;
pub mod tag;

pub mod archive;
pub mod config;
pub mod fetch;
pub mod store;

pub mod cli;
pub mod daemon;
pub mod demo;
pub mod pipeline;
