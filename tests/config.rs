//! The configuration: the shipped files are right, and every mistake is told with its place.

use tuiqun::config::{self, Place, Settings};

#[test]
fn the_shipped_files_hold_no_mistake() {
    let config = config::load(&Place::BuiltIn).map_err(|mistakes| mistakes.to_string());
    assert_eq!(config.map(|config| config.sources.is_empty()), Ok(false));
}

#[test]
fn the_shipped_settings_are_the_defaults() {
    let shipped = config::load(&Place::BuiltIn).unwrap().settings;
    let digests = shipped.digests.clone();
    assert_eq!(shipped, Settings { digests, ..Settings::default() });
}
