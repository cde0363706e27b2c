//! Trains the model that has the last word on which blocks of a page are the article's.
//!
//! ```text
//! cargo run --release --example train -- FOLDER > model.txt && mv model.txt src/extract/body/
//! cargo run --release --example train -- FOLDER --folds 5
//! ```
//!
//! The folder holds `pages/<set>/<id>.html.gz` and `truth/<set>/<id>.json`, where the truth tells the `url` and
//! the `body`. With `--folds` nothing is written: sites are dealt into so many hands, each is read by a model
//! that was trained on the others, and the table says how well, beside the rules alone and beside a chooser
//! that knows the truth. What the model is told of a block has to be right for the program as it is, so the
//! table is to be written anew whenever the rules have changed. The same pages give the same table.

mod bins;
mod boost;
#[path = "../extract/cores.rs"]
mod cores;
mod folds;
mod label;
mod lessons;
mod lots;
#[expect(dead_code, unused_imports, reason = "of the scores, bodies matter here")]
#[path = "../extract/score/mod.rs"]
mod score;
#[expect(dead_code, reason = "pages are looked up by their truths")]
#[path = "../extract/shelf.rs"]
mod shelf;

use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;

/// Trains the model of blocks on a folder of pages and truths
#[derive(Debug, Parser)]
struct Arguments {
    /// Holds pages/<set>/<id>.html.gz and truth/<set>/<id>.json
    folder: PathBuf,
    /// Instead of writing the table, say how well N models read the sites they were not trained on
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u64).range(2..=20))]
    folds: Option<u64>,
    /// List the numbers in the order of what they are worth to the model
    #[arg(long)]
    worth: bool,
}

fn main() -> ExitCode {
    match run(&Arguments::parse()) {
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
        Ok(()) => ExitCode::SUCCESS,
    }
}

fn run(arguments: &Arguments) -> io::Result<()> {
    let lessons = lessons::read(&arguments.folder)?;
    let mut out = io::stdout().lock();
    if let Some(folds) = arguments.folds {
        return folds::print(&mut out, &lessons, folds);
    }
    let learned = boost::learn(&lessons.iter().collect::<Vec<_>>());
    if arguments.worth {
        return learned.print_worth(&mut out);
    }
    write!(out, "{}", learned.model)
}
