//! The configuration: TOML in, each module's own options out, every mistake told with its place.

pub mod toml_reader;
