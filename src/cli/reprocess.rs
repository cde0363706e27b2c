//! `tuiqun reprocess`: what was stored, read with the present rules and watchlist.

use std::process::ExitCode;
use std::time::Instant;

use super::Stop;
use super::args::Global;
use super::progress::{PageBar, SENTENCE};
use super::session::{Session, block_on};
use super::shown::{count, one_line};
use crate::pipeline::reprocess::{Reread, reprocess};
use crate::pipeline::retag::{Retagged, retag};
use crate::pipeline::{KnownHosts, Reader, Run, Tagging, in_order};
use crate::store::Store;

/// Reads all stored pages again and corrects the articles, revisions and mentions that come out otherwise.
pub fn pages(global: &Global) -> Result<ExitCode, Stop> {
    let session = Session::open(global)?;
    let (reader, hosts) = (Reader::new(&session.config), KnownHosts::new(&session.config.sources));
    again(global, &session, |run, store, bar| {
        let reread = reprocess(run, store, &reader, &hosts, in_order::all_cores(), || bar.page())?;
        Ok((pages_line(&reread), reread.faults))
    })
}

/// Tags stored articles again and corrects their mentions, without reading a page: those that another
/// watchlist tagged, or all of them.
pub fn tags(global: &Global, all: bool) -> Result<ExitCode, Stop> {
    let session = Session::open(global)?;
    let watchlist = &session.config.watchlist;
    let (tagging, hosts) = (Tagging::new(&session.config), KnownHosts::new(&session.config.sources));
    again(global, &session, |run, store, bar| {
        let begun = Instant::now();
        let behind = if all { None } else { Some(watchlist) };
        let retagged = retag(run, store, &tagging, &hosts, behind, in_order::all_cores(), || bar.page())?;
        Ok((tags_line(&retagged, begun.elapsed().as_secs_f64(), all), retagged.faults))
    })
}

/// A run over what is stored: its closing line, and what could not be read.
fn again(
    global: &Global,
    session: &Session,
    work: impl FnOnce(&Run, Store, &PageBar) -> Result<(String, Vec<String>), Stop>,
) -> Result<ExitCode, Stop> {
    // Nothing to read again is a mistake in the call, and no reason to make a database.
    drop(Store::open_read_only(&session.database)?);
    let run = block_on(async { Ok(Run::begin(&session.config, &session.database, "reprocess").await?) })?;
    let store = Store::open_read_only(&session.database)?;
    let bar = PageBar::new(global);
    let done = work(&run, store, &bar);
    bar.clear();
    let (line, faults) = done?;
    let kept = line.clone();
    block_on(async { Ok(run.finish(kept).await?) })?;
    for fault in &faults {
        eprintln!("tuiqun: {}", one_line(fault, SENTENCE));
    }
    if !global.quiet {
        eprintln!("{line}");
    }
    Ok(ExitCode::from(u8::from(!faults.is_empty())))
}

fn pages_line(reread: &Reread) -> String {
    let Reread { pages, changed, without_article, tally, faults } = reread;
    let pages = count(*pages, "stored page");
    let unread = if faults.is_empty() { String::new() } else { format!(", {} unreadable", faults.len()) };
    format!("{pages} read again: {changed} changed, {without_article} without an article{unread}; {tally}")
}

fn tags_line(retagged: &Retagged, seconds: f64, all: bool) -> String {
    let Retagged { articles, bytes, changed, edited, tally, faults } = retagged;
    if *articles == 0 && !all {
        return "nothing to tag again: the present watchlist tagged every article".to_owned();
    }
    let edited = match edited {
        0 => String::new(),
        one => format!(", {one} left as a newer text was tagged meanwhile"),
    };
    let untagged = if faults.is_empty() { String::new() } else { format!(", {} not tagged", faults.len()) };
    let articles = count(*articles, "article");
    let megabytes = *bytes as f64 / 1e6;
    format!(
        "{articles} tagged again: {changed} changed{edited}{untagged}; {tally}; {megabytes:.1} MB of text in \
         {seconds:.1} s"
    )
}
