//! Reads a folder of stored pages, `pages/<set>/<id>.html.gz`, and prints one JSON line a page, so that
//! bodies, titles, authors and dates can be scored against what people found on the same pages.
//!
//! ```text
//! cargo run --release --example extract -- FOLDER [SET] > found.jsonl
//! ```
//!
//! The folder may hold `truth/<set>/<id>.json` beside the pages; only its `url` is read. All cores work.

use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::thread;

use flate2::read::MultiGzDecoder;
use serde_json::{Value, json};
use tuiqun::config::{self, Place};
use tuiqun::date::Dated;
use tuiqun::pipeline::{Known, Page, Reader};
use url::Url;

fn main() -> io::Result<()> {
    let mut arguments = std::env::args().skip(1);
    let Some(folder) = arguments.next() else {
        return Err(io::Error::other("name the folder that holds pages/<set>/<id>.html.gz"));
    };
    let set = arguments.next();
    let pages = Mutex::new(pages(Path::new(&folder), set.as_deref())?);
    let config = config::load(&Place::BuiltIn).map_err(|mistakes| io::Error::other(mistakes.to_string()))?;
    let reader = Reader::new(&config);
    let workers = thread::available_parallelism().map_or(1, usize::from);
    thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| {
                while let Some(page) = next(&pages) {
                    match read(&reader, &page) {
                        Ok(line) => drop(writeln!(io::stdout(), "{line}")),
                        Err(error) => eprintln!("{}: {error}", page.display()),
                    }
                }
            });
        }
    });
    Ok(())
}

fn next(pages: &Mutex<Vec<PathBuf>>) -> Option<PathBuf> {
    pages.lock().ok()?.pop()
}

/// All pages below the folder, of one set or of all.
fn pages(folder: &Path, set: Option<&str>) -> io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder.join("pages"))? {
        let sub = entry?.path();
        if set.is_none_or(|set| sub.ends_with(set)) {
            found.extend(fs::read_dir(sub)?.filter_map(Result::ok).map(|entry| entry.path()));
        }
    }
    found.sort();
    Ok(found)
}

fn read(reader: &Reader, path: &Path) -> io::Result<Value> {
    let mut bytes = Vec::new();
    MultiGzDecoder::new(File::open(path)?).read_to_end(&mut bytes)?;
    let id = path.file_name().unwrap_or_default().to_string_lossy().replace(".html.gz", "");
    let url = address(path, &id);
    let content_type = Some("text/html; charset=utf-8");
    let record =
        reader.read(&Page { url: url.as_ref(), content_type, bytes: &bytes, known: Known::default() });
    let article = record.article;
    Ok(json!({
        "id": id,
        "title": article.title,
        "authors": article.authors,
        "published": article.published.as_ref().map(Dated::iso),
        "evidence": [article.published_evidence, Some(article.body_evidence)],
        "notes": article.notes,
        "lang": record.language.map(|known| known.tag),
        "body": article.body,
        "error": record.error,
    }))
}

/// Where the page came from, if the truth beside it says so.
fn address(path: &Path, id: &str) -> Option<Url> {
    let set = path.parent()?.file_name()?;
    let truth = path.parent()?.parent()?.parent()?.join("truth").join(set).join(format!("{id}.json"));
    let truth: Value = serde_json::from_str(&fs::read_to_string(truth).ok()?).ok()?;
    Url::parse(truth.get("url")?.as_str()?).ok()
}
