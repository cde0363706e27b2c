//! The configuration: TOML in, each module's own options out, every mistake told with its place.
//!
//! It is four files in one folder: `tuiqun.toml` (settings and digests), `sources.toml` (what is asked, and
//! when), `sites.toml` (what is known of single sites) and `watchlist.toml` (what is looked for). A file
//! that the folder lacks is the shipped one, which is part of the program; so an empty folder is a complete
//! configuration. [`find`] tells where the folder is.

mod files;
mod nearest;
pub mod settings;
mod sites;
mod sources;
pub mod toml_reader;
mod value;
mod warnings;
pub mod watchlist;

use std::fmt;

use crate::extract::rules::SiteRules;
use crate::source::Source;
use crate::tag::watchlist::Watchlist;
use crate::url::KeyRules;
pub use files::{Place, SHIPPED, Shipped, find};
pub use settings::{DigestSettings, FetchSettings, Settings};
use toml_reader::Mistake;

/// Everything the configuration says.
#[derive(Clone, Debug)]
pub struct Config {
    /// `tuiqun.toml`
    pub settings: Settings,
    /// `sources.toml`, the disabled ones too.
    pub sources: Vec<Source>,
    /// `sites.toml`: how to read single sites.
    pub rules: SiteRules,
    /// `sites.toml`: how they name their articles.
    pub keys: KeyRules,
    /// `watchlist.toml`: what is looked for.
    pub watchlist: Watchlist,
    /// The files it was read from, as people know them.
    pub files: Vec<String>,
    /// What is allowed and yet hardly meant, a sentence each.
    pub warnings: Vec<String>,
}

/// All mistakes of all files, a line each; never empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mistakes(pub Vec<Mistake>);

impl fmt::Display for Mistakes {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        for mistake in &self.0 {
            writeln!(out, "{mistake}")?;
        }
        let plural = if self.0.len() == 1 { "mistake" } else { "mistakes" };
        write!(out, "{} {plural}; nothing was done", self.0.len())
    }
}

impl std::error::Error for Mistakes {}

/// Reads the configuration.
///
/// # Errors
/// Every mistake of every file.
pub fn load(place: &Place) -> Result<Config, Mistakes> {
    let [settings, sources, sites, watchlist] = SHIPPED.map(|shipped| files::text(place, shipped));
    let files = [&settings, &sources, &sites, &watchlist].map(|text| text.name.clone()).to_vec();
    let mut mistakes = Vec::new();
    let settings = settings.read(settings::read, &mut mistakes);
    let sources = sources.read(sources::read, &mut mistakes);
    let sites = sites.read(sites::read, &mut mistakes);
    let version = watchlist.text.as_deref().map(watchlist::version).unwrap_or_default();
    let watchlist = watchlist.read(watchlist::document, &mut mistakes);
    match (settings, sources, sites, watchlist) {
        (Some(settings), Some(sources), Some((rules, keys)), Some(watchlist)) if mistakes.is_empty() => {
            let warnings = warnings::of(place, &settings, &sources);
            let watchlist = Watchlist { version, ..watchlist };
            Ok(Config { settings, sources, rules, keys, watchlist, files, warnings })
        }
        _ => Err(Mistakes(mistakes)),
    }
}

#[cfg(test)]
mod tests;
