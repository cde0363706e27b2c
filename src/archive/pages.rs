//! Walking files and folders for pages.

use std::io;
use std::path::{Path, PathBuf};

use super::file::{File, unreadable};
use super::input::Input;
use super::warc::{self, Records};
use super::{Found, Unread};

/// The pages of files, web archives and folders, in the order given; folders by name, with all below them.
/// Of a folder, only files whose names say that they are pages or archives are taken, links to other
/// folders are not followed, and hidden files are left alone. A file named outright is read whatever its
/// name. `-` is a web archive on standard input.
#[derive(Debug)]
pub struct Pages {
    /// What is still to be looked at, the next one last.
    todo: Vec<Todo>,
    archive: Option<Records>,
    passed_over: u64,
}

#[derive(Debug)]
enum Todo {
    /// What the caller named.
    Named(PathBuf),
    /// What a folder held.
    Entry(PathBuf),
}

/// What a file's name says it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Page,
    Archive,
    Other,
}

impl Pages {
    /// The pages of these paths.
    pub fn new(paths: &[PathBuf]) -> Self {
        let todo = paths.iter().rev().cloned().map(Todo::Named).collect();
        Self { todo, archive: None, passed_over: 0 }
    }

    /// Records and files of folders so far that are no pages.
    pub fn passed_over(&self) -> u64 {
        self.passed_over + self.archive.as_ref().map_or(0, Records::passed_over)
    }

    /// The next page of the archive at hand.
    fn record(&mut self) -> Option<Result<Found, Unread>> {
        let records = self.archive.as_mut()?;
        let next = records.next();
        if next.is_none() {
            self.passed_over += records.passed_over();
            self.archive = None;
        }
        next.map(|record| record.map(Found::Record))
    }

    /// A page, if what is at the path is one; folders and archives are entered.
    fn look(&mut self, path: &Path, named: bool) -> Result<Option<Found>, Unread> {
        if named && path.as_os_str() == "-" {
            let name = "standard input".to_owned();
            let input = Input::new(io::stdin()).map_err(|error| unreadable(name.clone(), &error))?;
            self.archive = Some(Records::new(name, input));
            return Ok(None);
        }
        if path.is_dir() {
            self.enter(path).map_err(|error| unreadable(path.display().to_string(), &error))?;
            return Ok(None);
        }
        let kind = kind(path);
        if kind == Kind::Other && !named {
            self.passed_over += 1;
            return Ok(None);
        }
        let mut file = File::at(path)?;
        if kind == Kind::Archive || (kind == Kind::Other && is_archive(&mut file)?) {
            self.archive = Some(Records::new(file.source, file.input));
            return Ok(None);
        }
        Ok(Some(Found::File(file)))
    }

    fn enter(&mut self, folder: &Path) -> io::Result<()> {
        let mut entries = Vec::new();
        for entry in std::fs::read_dir(folder)? {
            let entry = entry?;
            let hidden = entry.file_name().as_encoded_bytes().starts_with(b".");
            let linked_folder = entry.file_type()?.is_symlink() && entry.path().is_dir();
            if !hidden && !linked_folder {
                entries.push(entry.path());
            }
        }
        entries.sort_unstable();
        self.todo.extend(entries.into_iter().rev().map(Todo::Entry));
        Ok(())
    }
}

impl Iterator for Pages {
    type Item = Result<Found, Unread>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(found) = self.record() {
                return Some(found);
            }
            let found = match self.todo.pop()? {
                Todo::Named(path) => self.look(&path, true),
                Todo::Entry(path) => self.look(&path, false),
            };
            match found {
                Ok(None) => {}
                Ok(Some(found)) => return Some(Ok(found)),
                Err(unread) => return Some(Err(unread)),
            }
        }
    }
}

fn kind(path: &Path) -> Kind {
    let name = path.file_name().unwrap_or_default().to_string_lossy().to_ascii_lowercase();
    let name = name.strip_suffix(".gz").unwrap_or(&name);
    match name.rsplit_once('.') {
        Some((_, "html" | "htm" | "xhtml")) => Kind::Page,
        Some((_, "warc")) => Kind::Archive,
        _ => Kind::Other,
    }
}

fn is_archive(file: &mut File) -> Result<bool, Unread> {
    let begins = file.input.begins_with(warc::START);
    begins.map_err(|error| unreadable(file.source.clone(), &error))
}
