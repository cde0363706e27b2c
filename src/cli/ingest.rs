//! `tuiqun ingest`: stored pages into the database.

use std::path::PathBuf;
use std::process::ExitCode;

use super::Stop;
use super::args::Global;
use super::process::passed_over;
use super::progress::{PageBar, close};
use super::session::{Session, block_on};
use crate::archive::Pages;
use crate::pipeline::{Run, StoredReader, in_order, ingest};

/// Keeps every page of the paths: new articles, new revisions of known ones, nothing for what is known.
pub fn run(global: &Global, paths: &[PathBuf]) -> Result<ExitCode, Stop> {
    let session = Session::open(global)?;
    let reader = StoredReader::new(&session.config);
    let run = block_on(async { Ok(Run::begin(&session.config, &session.database, "ingest").await?) })?;
    let (mut pages, bar) = (Pages::new(paths), PageBar::new(global));
    let summary = ingest::ingest(&run, &reader, in_order::all_cores(), &mut pages, || bar.page());
    bar.clear();
    let summary = summary?;
    let line = format!("{}{}", summary.of_pages(), passed_over(pages.passed_over()));
    let kept = line.clone();
    block_on(async { Ok(run.finish(kept).await?) })?;
    Ok(close(global, &summary, &line))
}
