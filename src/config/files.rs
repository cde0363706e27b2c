//! Where the configuration lies, and the text of its files.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::toml_reader::{File, Mistake, Table};

/// Where the configuration comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// The shipped files.
    BuiltIn,
    /// A folder that may hold any of the files.
    Folder(PathBuf),
    /// A settings file of any name; the others are looked for beside it.
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
pub(super) const WATCHLIST: Shipped =
    Shipped { name: "watchlist.toml", text: include_str!("../../config/watchlist.toml") };

/// The shipped files, which `tuiqun init` writes for editing.
pub const SHIPPED: [Shipped; 4] = [SETTINGS, SOURCES, SITES, WATCHLIST];

/// The optional fifth file, beside `watchlist.toml`: what a user adds to it.
pub const OWN_WATCHLIST: &str = "watchlist.own.toml";

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

/// A file's name as people know it, and its text.
pub(super) struct Text {
    pub name: String,
    pub text: Result<String, String>,
}

impl Text {
    /// Reads the text, its mistakes added to those of the other files.
    pub fn read<T>(&self, read: impl FnOnce(&Table<'_, '_>) -> T, mistakes: &mut Vec<Mistake>) -> Option<T> {
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
pub(super) fn text(place: &Place, shipped: Shipped) -> Text {
    let (path, must_be) = match place {
        Place::BuiltIn => return built_in(shipped),
        Place::Folder(folder) => (folder.join(shipped.name), false),
        Place::File(file) if shipped.name == SETTINGS.name => (file.clone(), true),
        Place::File(file) => (file.with_file_name(shipped.name), false),
    };
    if must_be { stored(&path) } else { if_stored(&path).unwrap_or_else(|| built_in(shipped)) }
}

/// The second watchlist, where there is one.
pub(super) fn own_watchlist(place: &Place) -> Option<Text> {
    match place {
        Place::BuiltIn => None,
        Place::Folder(folder) => if_stored(&folder.join(OWN_WATCHLIST)),
        Place::File(file) => if_stored(&file.with_file_name(OWN_WATCHLIST)),
    }
}

/// The text of a file, or why it cannot be had; `None` where there is no such file.
fn if_stored(path: &Path) -> Option<Text> {
    match path.symlink_metadata() {
        Err(error) if error.kind() == ErrorKind::NotFound => None,
        _ => Some(stored(path)),
    }
}

/// The text of a file that must be there.
pub(super) fn stored(path: &Path) -> Text {
    Text {
        name: path.display().to_string(),
        text: std::fs::read(path)
            .map_err(|error| format!("cannot be read: {error}"))
            .and_then(|bytes| String::from_utf8(bytes).map_err(|error| format!("is not UTF-8: {error}")))
            .map(|text| text.trim_start_matches('\u{feff}').to_owned()),
    }
}

fn built_in(shipped: Shipped) -> Text {
    Text { name: format!("{} (shipped)", shipped.name), text: Ok(shipped.text.to_owned()) }
}

/// The TOML files of a folder that no part of the configuration is read from: most likely misnamed.
pub(super) fn strays(place: &Place) -> Vec<String> {
    let Place::Folder(folder) = place else { return Vec::new() };
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let names = entries.flatten().filter_map(|entry| entry.file_name().into_string().ok());
    let toml = names.filter(|name| Path::new(name).extension().is_some_and(|ending| ending == "toml"));
    let known = |name: &str| name == OWN_WATCHLIST || SHIPPED.iter().any(|file| file.name == name);
    let mut strays: Vec<String> = toml.filter(|name| !known(name)).collect();
    strays.sort_unstable();
    strays
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_place_is_the_argument_then_the_variable_then_the_folder_here_then_the_shipped_files() {
        let here = tempfile::tempdir().unwrap();
        let folder = here.path().join("config");
        let file = here.path().join("other.toml");
        assert_eq!(choose(None, None, here.path()), Place::BuiltIn);
        std::fs::create_dir(&folder).unwrap();
        assert_eq!(choose(None, None, here.path()), Place::BuiltIn, "an empty folder is somebody else's");
        std::fs::write(folder.join("tuiqun.toml"), "").unwrap();
        assert_eq!(choose(None, None, here.path()), Place::Folder(folder.clone()));
        let variable = Some(file.clone());
        assert_eq!(choose(None, variable.clone(), here.path()), Place::File(file));
        assert_eq!(choose(Some(&folder), variable, here.path()), Place::Folder(folder));
    }
}
