//! `tuiqun watchlist ...`: what is watched for, one file a subcommand.

mod list;
mod test;

use std::io;
use std::process::ExitCode;

use super::Stop;
use super::args::WatchlistCommand;
use super::session::Session;
use crate::config::nearest;
use crate::tag::watchlist::Watchlist;
use crate::tag::watchlist::trial::Entry;

/// Answers one subcommand.
pub fn run(session: &Session, what: &WatchlistCommand) -> Result<ExitCode, Stop> {
    match what {
        WatchlistCommand::List => {
            list::run(&session.config.watchlist, &mut io::stdout().lock())?;
            Ok(ExitCode::SUCCESS)
        }
        WatchlistCommand::Test { id } => {
            test::run(&session.config.watchlist, id.as_deref(), &mut io::stdout().lock())
        }
    }
}

/// Refuses an id that no entry of the watchlist has, with the nearest one that there is.
fn known(watchlist: &Watchlist, id: &str) -> Result<(), Stop> {
    let ids: Vec<&str> = Entry::all(watchlist).map(|entry| entry.id()).collect();
    if ids.contains(&id) {
        return Ok(());
    }
    let hint = match nearest(id, &ids) {
        Some(near) => format!("did you mean `{near}`?"),
        None => "`tuiqun watchlist list` shows them all".to_owned(),
    };
    Err(Stop::Usage(format!("no entry of the watchlist is called `{id}`; {hint}")))
}
