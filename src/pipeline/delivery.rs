//! From the database to a digest in a folder: gather, compose, render, write.
//!
//! The files are written first and remembered after: if that is cut short between the two, the next
//! digest carries the same articles again, which is better than never.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::clock::Timestamp;
use crate::config::DigestSettings;
use crate::digest::render::render;
use crate::digest::{Digest, Format, Heading, Window, compose};
use crate::store::Store;
use crate::store::digests::Gathered;

/// A digest, and what is remembered if it is sent.
#[derive(Clone, Debug)]
pub struct Made {
    /// What it says.
    pub digest: Digest,
    /// For [`Store::digest_sent`].
    pub gathered: Gathered,
}

/// Makes a digest of the window that begins at `since`, or where the last one sent ended.
///
/// # Errors
/// A sentence: the database could not be read.
pub fn make(
    store: &Store,
    settings: &DigestSettings,
    since: Option<Timestamp>,
    until: Timestamp,
) -> Result<Made, String> {
    let gathered = store.gather_digest(&settings.name, since, until).map_err(|error| error.to_string())?;
    let heading = Heading { name: &settings.name, timezone: settings.timezone };
    Ok(Made { digest: compose(heading, &gathered.material), gathered })
}

/// Writes a digest down.
///
/// # Errors
/// A sentence: its template failed.
pub fn written(made: &Made, format: Format) -> Result<String, String> {
    render(&made.digest, format).map_err(|error| error.to_string())
}

/// Makes a digest, delivers it, and remembers how far it came.
///
/// # Errors
/// A sentence: what could not be read or written; then nothing is remembered.
pub fn send(
    store: &mut Store,
    settings: &DigestSettings,
    since: Option<Timestamp>,
    until: Timestamp,
    now: Timestamp,
) -> Result<Vec<PathBuf>, String> {
    let made = make(store, settings, since, until)?;
    let paths = deliver(&made, settings)?;
    store.digest_sent(&settings.name, &made.gathered, now).map_err(|error| error.to_string())?;
    Ok(paths)
}

/// Writes the configured files into the configured folder, and tells where they are:
/// `daily-2026-01-15T0700.html`, by the end of the window in the digest's zone.
///
/// # Errors
/// A sentence: which file or folder could not be made. Files already written stay.
pub fn deliver(made: &Made, settings: &DigestSettings) -> Result<Vec<PathBuf>, String> {
    let folder = &settings.folder;
    fs::create_dir_all(folder).map_err(|error| {
        format!(
            "the folder {} of the digest cannot be made: {error}; make it, or name another in tuiqun.toml",
            folder.display()
        )
    })?;
    let stem = free_stem(settings, made.gathered.material.window);
    let mut paths = Vec::new();
    for &format in &settings.formats {
        let path = folder.join(format!("{stem}.{}", format.extension()));
        let text = written(made, format)?;
        replace(&path, &text)
            .map_err(|error| format!("the digest {} cannot be written: {error}", path.display()))?;
        paths.push(path);
    }
    Ok(paths)
}

/// A name that no file of the folder has yet, so that a second digest within a minute does not overwrite
/// the first, which carried other articles.
fn free_stem(settings: &DigestSettings, window: Window) -> String {
    let until = window.until.with_timezone(&settings.timezone).format("%Y-%m-%dT%H%M");
    let first = format!("{}-{until}", settings.name);
    let taken = |stem: &String| {
        settings
            .formats
            .iter()
            .any(|format| settings.folder.join(format!("{stem}.{}", format.extension())).exists())
    };
    let further = (2_u32..).map(|number| format!("{first}-{number}"));
    std::iter::once(first.clone()).chain(further).find(|stem| !taken(stem)).unwrap_or(first)
}

/// Writes beside the file and renames, so that nobody ever reads half a digest.
fn replace(path: &Path, text: &str) -> io::Result<()> {
    let mut beside = path.as_os_str().to_owned();
    beside.push(".part");
    fs::write(&beside, text)?;
    fs::rename(&beside, path)
}
