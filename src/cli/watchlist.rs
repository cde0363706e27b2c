//! `tuiqun watchlist ...`: what is watched for, one file a subcommand.

mod diff;
mod forms;
mod list;
mod test;

use std::io;
use std::process::ExitCode;

use super::Stop;
use super::args::{Global, WatchlistCommand};
use super::session::Session;
use crate::config::nearest;

/// Answers one subcommand.
pub fn run(global: &Global, session: &Session, what: &WatchlistCommand) -> Result<ExitCode, Stop> {
    match what {
        WatchlistCommand::List { id, language, format } => {
            let asked = list::Asked { id: id.as_deref(), language: language.as_deref(), format: *format };
            list::run(&session.config.watchlist, asked, &mut io::stdout().lock())?;
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
