//! `tuiqun watchlist ...`: what is watched for, one file a subcommand.

mod list;

use std::io;
use std::process::ExitCode;

use super::Stop;
use super::args::WatchlistCommand;
use super::session::Session;

/// Answers one subcommand.
pub fn run(session: &Session, what: &WatchlistCommand) -> Result<ExitCode, Stop> {
    match what {
        WatchlistCommand::List => {
            list::run(&session.config.watchlist, &mut io::stdout().lock())?;
            Ok(ExitCode::SUCCESS)
        }
    }
}
