//! The command line: what can be asked, one file a command, and what the exit code means.

mod answer;
mod args;
pub mod check;
mod demo;
mod digest;
mod explain;
mod fetch;
mod ingest;
pub mod init;
mod process;
mod progress;
mod reprocess;
mod run;
pub mod search;
mod session;
mod shown;
pub mod sql;
pub mod status;
mod stop;
mod tag;
mod watchlist;

use std::io::{self, BufWriter};
use std::process::ExitCode;

use clap::Parser;

use crate::clock;
use args::{Arguments, Command, Global};
use session::Session;
pub use stop::Stop;

/// Runs the program with the process's arguments.
pub fn main() -> ExitCode {
    let arguments = Arguments::parse();
    log(&arguments.global);
    match run(&arguments) {
        Ok(code) => code,
        Err(stop) => stop.report(),
    }
}

fn run(arguments: &Arguments) -> Result<ExitCode, Stop> {
    let global = &arguments.global;
    match &arguments.command {
        Command::Demo { dir } => demo::run(global, dir),
        Command::Init { dir } => {
            init::run(dir, &mut io::stdout().lock())?;
            Ok(ExitCode::SUCCESS)
        }
        Command::Check => {
            let session = Session::open(global)?;
            check::run(&session.config, clock::now(), &mut io::stdout().lock())?;
            Ok(ExitCode::SUCCESS)
        }
        Command::Fetch { due, source } => fetch::run(global, *due, source),
        Command::Run => run::run(global),
        Command::Digest { name, since, until, format, send } => {
            let session = Session::open(global)?;
            let (name, since, until) = (name.as_deref(), since.as_deref(), until.as_deref());
            let request = digest::Request { name, since, until, format: (*format).into(), send: *send };
            digest::run(&session.config.settings, &session.database, request)
        }
        Command::Sql { query, format } => {
            let session = Session::open(global)?;
            let (input, out) = (&mut io::stdin().lock(), &mut BufWriter::new(io::stdout().lock()));
            sql::run(&session.database, query.as_deref(), *format, input, out)?;
            Ok(ExitCode::SUCCESS)
        }
        Command::Search { query, limit } => {
            let session = Session::open(global)?;
            let color = global.color.on_stdout();
            search::run(&session.database, &query.join(" "), *limit, color, &mut io::stdout().lock())?;
            Ok(ExitCode::SUCCESS)
        }
        Command::Status => {
            let session = Session::open(global)?;
            status::run(&session.database, &session.config.watchlist, &mut io::stdout().lock())?;
            Ok(ExitCode::SUCCESS)
        }
        Command::Ingest { paths } => ingest::run(global, paths),
        Command::Process { jobs, paths } => process::run(global, *jobs, paths),
        Command::Reprocess { tags: false, .. } => reprocess::pages(global),
        Command::Reprocess { tags: true, all } => reprocess::tags(global, *all),
        Command::Explain { target, url } => explain::run(&Session::open(global)?, target, url.as_deref()),
        Command::Tag { rejected } => tag::run(&Session::open(global)?, *rejected),
        Command::Watchlist { what } => watchlist::run(global, &Session::open(global)?, what),
    }
}

/// Logs go to standard error, as text or as JSON lines; `RUST_LOG` refines what is told.
fn log(global: &Global) {
    use tracing_subscriber::EnvFilter;
    let level = match (global.quiet, global.verbose) {
        (true, _) => "error",
        // The parser warns of what hostile pages make it do; that is its daily bread.
        (false, false) => "warn,html5ever=error",
        (false, true) => "tuiqun=debug,info,html5ever=error",
    };
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new(level));
    let builder = tracing_subscriber::fmt().with_env_filter(filter).with_writer(io::stderr);
    let set = match global.log_format {
        args::LogFormat::Text => builder.with_ansi(global.color.on_stderr()).with_target(false).try_init(),
        args::LogFormat::Json => builder.json().try_init(),
    };
    // A second call within one process (tests) keeps the first.
    drop(set);
}
