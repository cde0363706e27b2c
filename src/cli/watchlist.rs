//! `tuiqun watchlist ...`: what is watched for, one file a subcommand.

mod candidates;
mod diff;
mod forms;
mod list;
mod test;

use std::io::{self, Write};
use std::process::ExitCode;

use super::Stop;
use super::args::{Global, ListFormat, WatchlistCommand};
use super::session::Session;
use super::status;
use crate::config::nearest;
use crate::store::Store;

/// Answers one subcommand.
pub fn run(global: &Global, session: &Session, what: &WatchlistCommand) -> Result<ExitCode, Stop> {
    match what {
        WatchlistCommand::List { id, language, candidates, format } => {
            let asked = list::Asked { id: id.as_deref(), language: language.as_deref(), format: *format };
            let out = &mut io::stdout().lock();
            list::check(&session.config.watchlist, asked)?;
            if *candidates {
                candidates::run(session, asked, out)?;
            } else {
                list::run(&session.config.watchlist, asked, out)?;
                behind(session, asked, out)?;
            }
            Ok(ExitCode::SUCCESS)
        }
        WatchlistCommand::Test { id } => {
            test::run(&session.config.watchlist, id.as_deref(), &mut io::stdout().lock())
        }
        WatchlistCommand::Diff { changed, examples, format } => {
            let request = diff::Request { changed: changed.as_deref(), examples: *examples, format: *format };
            diff::run(global, session, &request, &mut io::stdout().lock())?;
            Ok(ExitCode::SUCCESS)
        }
    }
}

/// Says that the stored tags are another list's, where the overview is asked for and there are such tags.
fn behind(session: &Session, asked: list::Asked<'_>, out: &mut dyn Write) -> Result<(), Stop> {
    let overview = asked.id.is_none() && asked.language.is_none() && asked.format == ListFormat::Table;
    // A database of an older program is no mistake here: the list is told, and `status` says what is wrong.
    let store = Some(&session.database).filter(|path| overview && path.exists());
    let store = store.and_then(|path| Store::open_read_only(path).ok());
    if let Some(store) = store
        && let Some(line) = status::behind(&store.behind(&session.config.watchlist)?)
    {
        writeln!(out, "{line}")?;
    }
    Ok(())
}

/// Refuses a word that is none of the known ones, with the nearest of them.
fn known<'k>(known: impl Iterator<Item = &'k str>, what: &str, word: &str) -> Result<(), Stop> {
    let known: Vec<&str> = known.collect();
    if known.contains(&word) {
        return Ok(());
    }
    let hint = match nearest(word, &known) {
        Some(near) => format!("did you mean `{near}`?"),
        None => "`tuiqun watchlist list` shows them all".to_owned(),
    };
    Err(Stop::Usage(format!("the watchlist has no {what} `{word}`; {hint}")))
}
