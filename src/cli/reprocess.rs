//! `tuiqun reprocess`: what was stored, read with the present rules and watchlist.

use std::process::ExitCode;

use super::Stop;
use super::args::Global;
use super::progress::{PageBar, SENTENCE};
use super::session::{Session, block_on};
use super::shown::one_line;
use crate::pipeline::reprocess::{Reread, reprocess};
use crate::pipeline::{KnownHosts, Reader, Run, in_order};
use crate::store::Store;

/// Reads all stored pages again and corrects the articles, revisions and mentions that come out otherwise.
pub fn run(global: &Global) -> Result<ExitCode, Stop> {
    let session = Session::open(global)?;
    // Nothing to read again is a mistake in the call, and no reason to make a database.
    drop(Store::open_read_only(&session.database)?);
    let (reader, hosts) = (Reader::new(&session.config), KnownHosts::new(&session.config.sources));
    let run = block_on(async { Ok(Run::begin(&session.config, &session.database, "reprocess").await?) })?;
    let store = Store::open_read_only(&session.database)?;
    let bar = PageBar::new(global);
    let reread = reprocess(&run, store, &reader, &hosts, in_order::all_cores(), || bar.page());
    bar.clear();
    let reread = reread?;
    let line = line(&reread);
    let kept = line.clone();
    block_on(async { Ok(run.finish(kept).await?) })?;
    for fault in &reread.faults {
        eprintln!("tuiqun: {}", one_line(fault, SENTENCE));
    }
    if !global.quiet {
        eprintln!("{line}");
    }
    Ok(ExitCode::from(u8::from(!reread.faults.is_empty())))
}

fn line(reread: &Reread) -> String {
    let Reread { pages, changed, without_article, .. } = reread;
    let plural = if *pages == 1 { "" } else { "s" };
    format!("{pages} stored page{plural} read again: {changed} changed, {without_article} without an article")
}
