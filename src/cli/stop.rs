//! Why a command ended early, and the exit code that says so to scripts.

use std::fmt;
use std::io::{self, ErrorKind};
use std::process::ExitCode;

use super::shown::one_line;
use crate::config::Mistakes;
use crate::store::StoreError;

/// An early end: one chain of errors and an exit code.
#[derive(Debug)]
pub enum Stop {
    /// Something failed; what could be done is done and stored. Exit code 1.
    Failed(String),
    /// The call or the configuration is wrong; nothing was done. Exit code 2.
    Usage(String),
    /// Another instance works on the database. Exit code 3.
    Locked(String),
    /// The reader of our output went away, which is no error. Exit code 0.
    PipeClosed,
}

impl Stop {
    /// Says why on standard error, and gives the code.
    pub fn report(&self) -> ExitCode {
        match self {
            Stop::PipeClosed => ExitCode::SUCCESS,
            Stop::Failed(why) => say(why, 1),
            Stop::Usage(why) => say(why, 2),
            Stop::Locked(why) => say(why, 3),
        }
    }
}

/// Characters of a line; what a server wrote may be part of it.
const LINE: usize = 2_000;

fn say(why: &str, code: u8) -> ExitCode {
    let lines: Vec<String> = why.lines().map(|line| one_line(line, LINE)).collect();
    eprintln!("tuiqun: {}", lines.join("\n"));
    ExitCode::from(code)
}

impl fmt::Display for Stop {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Stop::Failed(why) | Stop::Usage(why) | Stop::Locked(why) => out.write_str(why),
            Stop::PipeClosed => out.write_str("the output was closed"),
        }
    }
}

impl From<io::Error> for Stop {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            ErrorKind::BrokenPipe => Stop::PipeClosed,
            _ => Stop::Failed(format!("cannot write the output: {error}")),
        }
    }
}

impl From<StoreError> for Stop {
    fn from(error: StoreError) -> Self {
        Stop::Failed(error.to_string())
    }
}

impl From<Mistakes> for Stop {
    fn from(mistakes: Mistakes) -> Self {
        Stop::Usage(format!("the configuration has mistakes\n{mistakes}"))
    }
}
