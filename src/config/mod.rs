//! The configuration: TOML in, each module's own options out, every mistake told with its place.
//!
//! It is four files in one folder: `tuiqun.toml` (settings and digests), `sources.toml` (what is asked, and
//! when), `sites.toml` (what is known of single sites) and `watchlist.toml` (what is looked for). A file
//! that the folder lacks is the shipped one, which is part of the program; so an empty folder is a complete
//! configuration. [`find`] tells where the folder is.

pub mod settings;
mod sites;
mod sources;
pub mod toml_reader;
mod value;
pub mod watchlist;

use std::collections::HashMap;
use std::fmt;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use crate::extract::rules::SiteRules;
use crate::source::Source;
use crate::tag::watchlist::Watchlist;
use crate::url::KeyRules;
pub use settings::{DigestSettings, FetchSettings, HttpSettings, PolitenessSettings, Settings};
use toml_reader::{File, Mistake, Table};

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

/// Where the configuration comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// The shipped files.
    BuiltIn,
    /// A folder that may hold any of the four files.
    Folder(PathBuf),
    /// A settings file of any name; the other three are looked for beside it.
    File(PathBuf),
}

/// A file of the configuration: its name in a folder, and the shipped text.
#[derive(Clone, Copy, Debug)]
pub struct Shipped {
    /// `tuiqun.toml`
    pub name: &'static str,
    /// The text as shipped.
    pub text: &'static str,
}

const SETTINGS: Shipped = Shipped { name: "tuiqun.toml", text: include_str!("../../config/tuiqun.toml") };
const SOURCES: Shipped = Shipped { name: "sources.toml", text: include_str!("../../config/sources.toml") };
const SITES: Shipped = Shipped { name: "sites.toml", text: include_str!("../../config/sites.toml") };
const WATCHLIST: Shipped =
    Shipped { name: "watchlist.toml", text: include_str!("../../config/watchlist.toml") };

/// The shipped files, which `tuiqun init` writes for editing.
pub const SHIPPED: [Shipped; 4] = [SETTINGS, SOURCES, SITES, WATCHLIST];

/// Tells where the configuration is: the `--config` argument, else `TUIQUN_CONFIG`, else `./config` if it
/// holds a `tuiqun.toml`, else the shipped files.
pub fn find(argument: Option<&Path>) -> Place {
    let variable = std::env::var_os("TUIQUN_CONFIG").filter(|value| !value.is_empty()).map(PathBuf::from);
    choose(argument, variable, Path::new(""))
}

fn choose(argument: Option<&Path>, variable: Option<PathBuf>, here: &Path) -> Place {
    let named = argument.map(Path::to_path_buf).or(variable);
    let folder = here.join("config");
    match named {
        Some(path) if path.is_dir() => Place::Folder(path),
        Some(path) => Place::File(path),
        None if folder.join(SETTINGS.name).is_file() => Place::Folder(folder),
        None => Place::BuiltIn,
    }
}

/// Reads the configuration.
///
/// # Errors
/// Every mistake of every file.
pub fn load(place: &Place) -> Result<Config, Mistakes> {
    let [settings, sources, sites, watchlist] = SHIPPED.map(|shipped| text(place, shipped));
    let files = [&settings, &sources, &sites, &watchlist].map(|text| text.name.clone()).to_vec();
    let mut mistakes = Vec::new();
    let settings = settings.read(settings::read, &mut mistakes);
    let sources = sources.read(sources::read, &mut mistakes);
    let sites = sites.read(sites::read, &mut mistakes);
    let version = watchlist.text.as_deref().map(watchlist::version).unwrap_or_default();
    let watchlist = watchlist.read(watchlist::document, &mut mistakes);
    match (settings, sources, sites, watchlist) {
        (Some(settings), Some(sources), Some((rules, keys)), Some(watchlist)) if mistakes.is_empty() => {
            let warnings = warnings(&settings, &sources);
            let watchlist = Watchlist { version, ..watchlist };
            Ok(Config { settings, sources, rules, keys, watchlist, files, warnings })
        }
        _ => Err(Mistakes(mistakes)),
    }
}

/// A file's name as people know it, and its text.
struct Text {
    name: String,
    text: Result<String, String>,
}

impl Text {
    fn read<T>(&self, read: impl FnOnce(&Table<'_, '_>) -> T, mistakes: &mut Vec<Mistake>) -> Option<T> {
        match &self.text {
            Ok(text) => {
                let file = File::new(&self.name, text);
                let value = file.read(read);
                mistakes.extend(file.into_mistakes());
                Some(value)
            }
            Err(why) => {
                mistakes.push(Mistake::of_file(&self.name, why));
                None
            }
        }
    }
}

/// One file of the configuration: the folder's own, or the shipped one where the folder has none. The
/// settings file that was asked for by name must be there.
fn text(place: &Place, shipped: Shipped) -> Text {
    let (path, must_be) = match place {
        Place::BuiltIn => return built_in(shipped),
        Place::Folder(folder) => (folder.join(shipped.name), false),
        Place::File(file) if shipped.name == SETTINGS.name => (file.clone(), true),
        Place::File(file) => (file.with_file_name(shipped.name), false),
    };
    match std::fs::read(&path) {
        Err(error) if error.kind() == ErrorKind::NotFound && !must_be => built_in(shipped),
        read => Text {
            name: path.display().to_string(),
            text: read
                .map_err(|error| format!("cannot be read: {error}"))
                .and_then(|bytes| String::from_utf8(bytes).map_err(|error| format!("is not UTF-8: {error}"))),
        },
    }
}

fn built_in(shipped: Shipped) -> Text {
    Text { name: format!("{} (shipped)", shipped.name), text: Ok(shipped.text.to_owned()) }
}

fn warnings(settings: &Settings, sources: &[Source]) -> Vec<String> {
    let http = &settings.http;
    let mut warnings = Vec::new();
    if http.contact.is_none() {
        warnings.push(
            "http.contact is not set: publishers who look up who asks find nobody; write an address before \
             fetching from real sites"
                .to_owned(),
        );
    }
    for (key, limit) in [("connect_timeout", http.connect_timeout), ("read_timeout", http.read_timeout)] {
        if limit > http.timeout {
            let (limit, whole) =
                (humantime::format_duration(limit), humantime::format_duration(http.timeout));
            warnings
                .push(format!("http.{key} ({limit}) is never reached: http.timeout ({whole}) comes first"));
        }
    }
    if sources.iter().all(|source| !source.enabled) {
        warnings.push("no source is enabled: nothing will be fetched".to_owned());
    }
    warnings.extend(same_list(sources));
    warnings
}

/// Enabled sources that ask the same address, which is one request too many.
fn same_list(sources: &[Source]) -> Vec<String> {
    let mut owners = HashMap::new();
    let mut warnings = Vec::new();
    for source in sources.iter().filter(|source| source.enabled) {
        if let Some(first) = owners.insert(&source.url, &source.id) {
            warnings.push(format!("{first} and {} ask the same address, {}", source.id, source.url));
        }
    }
    warnings
}

#[cfg(test)]
mod tests;
