//! `tuiqun sql`: read-only SQL over the database.

use std::io::{Read, Write};
use std::path::Path;

use super::Stop;
use super::answer::answer;
use super::args::RowFormat;
use crate::store::sql::{DEADLINE, Failure, ask};

/// The longest query read from standard input, in bytes: SQLite's own limit for a statement.
const MAX_QUERY: u64 = 1_000_000;

/// Asks one query, the argument's or that on standard input, and prints the answer.
///
/// # Errors
/// A query that is wrong is a mistake of usage, with a sentence that says what would be right.
pub fn run(
    database: &Path,
    query: Option<&str>,
    format: RowFormat,
    input: &mut dyn Read,
    out: &mut dyn Write,
) -> Result<(), Stop> {
    let query = query.map_or_else(|| read(input), |query| Ok(query.to_owned()))?;
    let mut printed = answer(format, out);
    match ask(database, &query, DEADLINE, &mut *printed) {
        Ok(()) => {
            printed.end()?;
            drop(printed);
            Ok(out.flush()?)
        }
        Err(Failure::Output(error)) => Err(error.into()),
        Err(Failure::Database(error)) => Err(error.into()),
        Err(Failure::Query(sentence)) => Err(Stop::Usage(sentence)),
    }
}

fn read(input: &mut dyn Read) -> Result<String, Stop> {
    let mut query = String::new();
    match input.take(MAX_QUERY).read_to_string(&mut query) {
        Ok(_) => Ok(query),
        Err(error) => Err(Stop::Usage(format!("the query on standard input could not be read: {error}"))),
    }
}
