//! The configuration: TOML in, each module's own options out, every mistake told with its place.
//!
//! It is four files in one folder: `tuiqun.toml` (settings and digests), `sources.toml` (what is asked, and
//! when), `sites.toml` (what is known of single sites) and `watchlist.toml` (what is looked for). A file
//! that the folder lacks is the shipped one, which is part of the program; so an empty folder is a complete
//! configuration. A fifth file, `watchlist.own.toml`, may add to the watchlist. [`find`] tells where the
//! folder is.

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
use std::path::Path;

use crate::extract::rules::SiteRules;
use crate::source::Source;
use crate::tag::watchlist::Watchlist;
use crate::url::KeyRules;
use files::Text;
pub use files::{OWN_WATCHLIST, Place, SHIPPED, Shipped, find};
pub use nearest::nearest;
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
    /// `watchlist.toml` and `watchlist.own.toml`: what is looked for.
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
    let own = files::own_watchlist(place);
    let files = [&settings, &sources, &sites, &watchlist].into_iter().chain(&own);
    let files = files.map(|text| text.name.clone()).collect();
    let mut mistakes = Vec::new();
    let settings = settings.read(settings::read, &mut mistakes);
    let sources = sources.read(sources::read, &mut mistakes);
    let sites = sites.read(sites::read, &mut mistakes);
    let watchlist = whole_watchlist(&watchlist, own.as_ref(), &mut mistakes);
    match (settings, sources, sites, watchlist) {
        (Some(settings), Some(sources), Some((rules, keys)), Some(watchlist)) if mistakes.is_empty() => {
            let warnings = warnings::of(place, &settings, &sources);
            Ok(Config { settings, sources, rules, keys, watchlist, files, warnings })
        }
        _ => Err(Mistakes(mistakes)),
    }
}

/// Reads a changed watchlist to compare the one in use with: a folder with one or both of its files, or one
/// file that stands in for the one of that name (`….own.toml` for the second), the other as it is in use.
///
/// # Errors
/// Every mistake of both files.
pub fn load_watchlist(place: &Place, changed: &Path) -> Result<Watchlist, Mistakes> {
    let in_use = || files::text(place, files::WATCHLIST);
    let is_own = changed.to_str().is_some_and(|name| name.ends_with("own.toml"));
    let (watchlist, own) = if changed.is_dir() {
        let folder = Place::Folder(changed.to_owned());
        (files::text(&folder, files::WATCHLIST), files::own_watchlist(&folder))
    } else if is_own {
        (in_use(), Some(files::stored(changed)))
    } else {
        (files::stored(changed), files::own_watchlist(place))
    };
    let mut mistakes = Vec::new();
    match whole_watchlist(&watchlist, own.as_ref(), &mut mistakes) {
        Some(watchlist) if mistakes.is_empty() => Ok(watchlist),
        _ => Err(Mistakes(mistakes)),
    }
}

/// The watchlist with what the second file adds.
fn whole_watchlist(text: &Text, own: Option<&Text>, mistakes: &mut Vec<Mistake>) -> Option<Watchlist> {
    let watchlist = text.read(watchlist::document, mistakes)?;
    let version = watchlist::version(text.text.as_ref().ok()?, own.and_then(|own| own.text.as_deref().ok()));
    let watchlist = Watchlist { version, ..watchlist };
    match own {
        Some(own) => own.read(|top| watchlist::own::extend(top, watchlist), mistakes),
        None => Some(watchlist),
    }
}

#[cfg(test)]
mod tests;
