//! Reads a folder of stored pages and says how well: bodies, titles, authors and dates against what people
//! found on the same pages.
//!
//! ```text
//! cargo run --release --example extract -- FOLDER [SET] > found.jsonl
//! cargo run --release --example extract -- FOLDER [SET] --score --worst 20
//! cargo run --release --example extract -- FOLDER [SET] --against theirs.jsonl
//! ```
//!
//! The folder holds `pages/<set>/<id>.html.gz` and `truth/<set>/<id>.json`. Without an option it prints one
//! JSON line a page; of the truths it then reads only where a page came from. All cores work.

mod cores;
mod duel;
mod found;
mod interval;
mod mersenne;
mod reading;
mod score;
mod shelf;
mod table;
#[cfg(test)]
mod tests;
mod worst;

use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;

use found::{Found, FoundPages};
use reading::Reading;
use score::PageScore;
use shelf::{Kept, Shelf};

/// Reads a folder of stored pages: one JSON line a page, or how well each set of them was read
#[derive(Debug, Parser)]
struct Arguments {
    /// Holds pages/<set>/<id>.html.gz and truth/<set>/<id>.json
    folder: PathBuf,
    /// Only this set
    set: Option<String>,
    /// Print the scores of each set instead of JSON lines
    #[arg(long)]
    score: bool,
    /// Score these JSON lines instead of reading the pages
    #[arg(long, value_name = "FILE")]
    found: Option<PathBuf>,
    /// Score, and list the N pages of each set that lose most; with --against, that lose most to the other
    #[arg(long, value_name = "N", default_value_t = 0)]
    worst: usize,
    /// Score, and say page by page what is won and lost against another system's JSON lines
    #[arg(long, value_name = "FILE")]
    against: Option<PathBuf>,
}

impl Arguments {
    fn scores(&self) -> bool {
        self.score || self.found.is_some() || self.worst > 0 || self.against.is_some()
    }
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    match run(&arguments) {
        // Whoever reads the first lines only and closes the pipe has what they wanted.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
        Ok(()) => ExitCode::SUCCESS,
    }
}

fn run(arguments: &Arguments) -> io::Result<()> {
    let shelf = Shelf::new(&arguments.folder, arguments.set.as_deref());
    if arguments.scores() { score_all(arguments, &shelf) } else { print_found(&shelf) }
}

/// One JSON line a page.
fn print_found(shelf: &Shelf) -> io::Result<()> {
    let reading = Reading::new()?;
    let mut out = io::stdout().lock();
    for set in shelf.sets("pages")? {
        for found in cores::on_all(&shelf.pages(&set)?, |page| reading.read(page)) {
            match found {
                Ok(found) => writeln!(out, "{}", serde_json::to_string(&found)?)?,
                Err(error) => eprintln!("{error}"),
            }
        }
    }
    Ok(())
}

/// The scores of each set that has truths.
fn score_all(arguments: &Arguments, shelf: &Shelf) -> io::Result<()> {
    let others = arguments.found.as_deref().map(FoundPages::load).transpose()?;
    let rivals = arguments.against.as_deref().map(FoundPages::load).transpose()?;
    let reading = Reading::new()?;
    let mut out = io::stdout().lock();
    for set in shelf.sets("truth")? {
        let kept = shelf.truths(&set)?;
        let found = match &others {
            Some(pages) => kept.iter().map(|page| pages.of(&page.id)).collect(),
            None => cores::on_all(&kept, |page| reading.read_or_nothing(&shelf.page(&set, page))),
        };
        let ours = scores(&kept, &found);
        table::print(&mut out, &set, &found, &ours)?;
        let theirs = rivals.as_ref().map(|pages| {
            let found: Vec<Found> = kept.iter().map(|page| pages.of(&page.id)).collect();
            scores(&kept, &found)
        });
        if let Some(theirs) = &theirs {
            duel::print(&mut out, &ours, theirs)?;
        }
        worst::print(&mut out, arguments.worst, &kept, &found, &ours, theirs.as_deref())?;
    }
    Ok(())
}

fn scores(kept: &[Kept], found: &[Found]) -> Vec<PageScore> {
    let pairs: Vec<_> = kept.iter().zip(found).collect();
    cores::on_all(&pairs, |(kept, found)| score::page(&kept.truth, &found.told()))
}
