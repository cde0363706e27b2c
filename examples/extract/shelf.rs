//! The folder: pages by set, and beside them what people found on each.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use url::Url;

use crate::score::Truth;

/// A folder of stored pages, or one set of it.
#[derive(Debug)]
pub struct Shelf<'a> {
    folder: &'a Path,
    only: Option<&'a str>,
}

/// A stored page.
#[derive(Debug)]
pub struct Stored {
    /// The name of its file, without what it ends in.
    pub id: String,
    /// The gzip file.
    pub path: PathBuf,
    /// Where the page came from, if the truth says so.
    pub url: Option<Url>,
}

/// What people found on a page.
#[derive(Debug)]
pub struct Kept {
    /// The name of its file, without what it ends in.
    pub id: String,
    /// What they wrote down.
    pub truth: Truth,
}

impl<'a> Shelf<'a> {
    /// All sets of the folder, or only one.
    pub fn new(folder: &'a Path, only: Option<&'a str>) -> Self {
        Self { folder, only }
    }

    /// The names of the sets below `pages` or `truth`, in order.
    pub fn sets(&self, below: &str) -> io::Result<Vec<String>> {
        let all = names(&self.folder.join(below))?;
        let sets: Vec<String> =
            all.into_iter().filter(|name| self.only.is_none_or(|only| only == name)).collect();
        let wanted = self.only.unwrap_or("any set");
        let missing = || io::Error::other(format!("no {wanted} in {}", self.folder.join(below).display()));
        if sets.is_empty() { Err(missing()) } else { Ok(sets) }
    }

    /// The pages of a set, in the order of their ids.
    pub fn pages(&self, set: &str) -> io::Result<Vec<Stored>> {
        let ids = ids(&self.folder.join("pages").join(set), ".html.gz")?;
        Ok(ids.into_iter().map(|id| self.stored(set, id, |id| self.truth(set, id).ok())).collect())
    }

    /// The truths of a set, in the order of their ids.
    pub fn truths(&self, set: &str) -> io::Result<Vec<Kept>> {
        let ids = ids(&self.folder.join("truth").join(set), ".json")?;
        ids.into_iter().map(|id| Ok(Kept { truth: self.truth(set, &id)?, id })).collect()
    }

    /// The page that a truth is about; its file may be missing.
    pub fn page(&self, set: &str, kept: &Kept) -> Stored {
        self.stored(set, kept.id.clone(), |_| Some(kept.truth.clone()))
    }

    fn stored(&self, set: &str, id: String, truth: impl Fn(&str) -> Option<Truth>) -> Stored {
        let path = self.folder.join("pages").join(set).join(format!("{id}.html.gz"));
        let url = truth(&id).and_then(|truth| Url::parse(&truth.url?).ok());
        Stored { id, path, url }
    }

    fn truth(&self, set: &str, id: &str) -> io::Result<Truth> {
        let path = self.folder.join("truth").join(set).join(format!("{id}.json"));
        let text = fs::read_to_string(&path)?;
        serde_json::from_str(&text).map_err(|error| io::Error::other(format!("{}: {error}", path.display())))
    }
}

fn names(folder: &Path) -> io::Result<Vec<String>> {
    let told = |error: io::Error| io::Error::new(error.kind(), format!("{}: {error}", folder.display()));
    let entries = fs::read_dir(folder).map_err(told)?;
    let mut names: Vec<String> =
        entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok()).collect();
    names.sort();
    Ok(names)
}

fn ids(folder: &Path, ending: &str) -> io::Result<Vec<String>> {
    let names = names(folder)?;
    Ok(names.iter().filter_map(|name| name.strip_suffix(ending)).map(str::to_owned).collect())
}
