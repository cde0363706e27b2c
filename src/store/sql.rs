//! One query in plain SQL, by a person, over a connection that can only read.
//!
//! Four fences, since none holds alone: the file is opened read-only; an authorizer allows reading and
//! nothing else; a deadline stops what runs on; and no single value may grow beyond a bound, because the
//! deadline is not looked at inside one operation (`randomblob(1000000000)`).

use std::borrow::Cow;
use std::io;
use std::path::Path;
use std::time::{Duration, Instant};

use rusqlite::fallible_iterator::FallibleIterator;
use rusqlite::hooks::{AuthAction, AuthContext, Authorization};
use rusqlite::limits::Limit;
use rusqlite::types::ValueRef;
use rusqlite::{Batch, Connection, Error, ErrorCode, Statement};

use super::{StoreError, open};

/// How long a query may take unless told otherwise: a scan over some million rows.
pub const DEADLINE: Duration = Duration::from_mins(1);

/// The largest value a query may make or read, in bytes: several times the largest page.
const MAX_VALUE: i32 = 128 << 20;

/// Instructions between two looks at the clock: well under a millisecond.
const OPERATIONS: i32 = 10_000;

/// Pragmas that tell about the schema; with an argument they still only tell.
const TELLING: &[&str] = &[
    "table_info",
    "table_xinfo",
    "table_list",
    "index_list",
    "index_info",
    "index_xinfo",
    "foreign_key_list",
    "foreign_key_check",
    "function_list",
    "pragma_list",
    "compile_options",
    "database_list",
    "collation_list",
    "integrity_check",
    "quick_check",
];

/// Pragmas that tell only while they have no argument.
const READABLE: &[&str] = &[
    "user_version",
    "data_version",
    "schema_version",
    "application_id",
    "encoding",
    "page_count",
    "page_size",
    "freelist_count",
    "journal_mode",
];

/// A value of an answer.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell<'a> {
    /// NULL.
    Null,
    /// A whole number.
    Integer(i64),
    /// Any other number.
    Real(f64),
    /// A text.
    Text(Cow<'a, str>),
    /// Bytes.
    Blob(&'a [u8]),
}

/// What takes an answer, row by row, so that it may be larger than memory.
pub trait Sink {
    /// The names of the columns, once, before any row.
    ///
    /// # Errors
    /// The output failed; the query ends.
    fn columns(&mut self, names: &[String]) -> io::Result<()>;

    /// One row.
    ///
    /// # Errors
    /// The output failed; the query ends.
    fn row(&mut self, cells: &[Cell<'_>]) -> io::Result<()>;
}

/// Why there is no answer, or only a part of it.
#[derive(Debug)]
pub enum Failure {
    /// The query is wrong: a sentence that says what would be right.
    Query(String),
    /// The database could not answer.
    Database(StoreError),
    /// The sink failed.
    Output(io::Error),
}

/// Asks one query of a database and hands the answer to a sink.
///
/// # Errors
/// [`Failure`]; rows that came before it have been handed over.
pub fn ask(path: &Path, query: &str, deadline: Duration, sink: &mut dyn Sink) -> Result<(), Failure> {
    let mut conn = open::open_read_only(path).map_err(Failure::Database)?;
    fence(&mut conn, deadline)
        .map_err(|error| Failure::Database(StoreError::new(path, "guarding it for a query", &error)))?;
    let wrong = |error: Error| failure(path, &conn, deadline, &error);
    let mut statements = Batch::new(&conn, query);
    let first = statements.next().map_err(wrong)?;
    let first = first.ok_or_else(|| Failure::Query("the query is empty".to_owned()))?;
    if !matches!(statements.next(), Ok(None)) {
        return Err(Failure::Query("one query at a time: something stands behind the first one".to_owned()));
    }
    answer(first, sink, &wrong)
}

fn answer(
    mut statement: Statement<'_>,
    sink: &mut dyn Sink,
    wrong: &dyn Fn(Error) -> Failure,
) -> Result<(), Failure> {
    let names: Vec<String> = statement.column_names().map(str::to_owned).collect();
    sink.columns(&names).map_err(Failure::Output)?;
    let mut rows = statement.query([]).map_err(wrong)?;
    while let Some(row) = rows.next().map_err(wrong)? {
        let cells: Result<Vec<Cell<'_>>, Error> =
            (0..names.len()).map(|index| row.get_ref(index).map(cell)).collect();
        sink.row(&cells.map_err(wrong)?).map_err(Failure::Output)?;
    }
    Ok(())
}

fn cell(value: ValueRef<'_>) -> Cell<'_> {
    match value {
        ValueRef::Null => Cell::Null,
        ValueRef::Integer(number) => Cell::Integer(number),
        ValueRef::Real(number) => Cell::Real(number),
        ValueRef::Text(text) => Cell::Text(String::from_utf8_lossy(text)),
        ValueRef::Blob(bytes) => Cell::Blob(bytes),
    }
}

fn fence(conn: &mut Connection, deadline: Duration) -> rusqlite::Result<()> {
    let started = Instant::now();
    conn.set_limit(Limit::SQLITE_LIMIT_LENGTH, MAX_VALUE)?;
    conn.set_limit(Limit::SQLITE_LIMIT_ATTACHED, 0)?;
    conn.progress_handler(OPERATIONS, Some(move || started.elapsed() > deadline))?;
    conn.authorizer(Some(authorize))
}

fn authorize(context: AuthContext<'_>) -> Authorization {
    let allowed = match context.action {
        AuthAction::Select | AuthAction::Read { .. } | AuthAction::Recursive => true,
        AuthAction::Function { function_name } => !function_name.eq_ignore_ascii_case("load_extension"),
        AuthAction::Pragma { pragma_name, pragma_value } => {
            let name = pragma_name.to_ascii_lowercase();
            TELLING.contains(&name.as_str()) || (pragma_value.is_none() && READABLE.contains(&name.as_str()))
        }
        _ => false,
    };
    if allowed { Authorization::Allow } else { Authorization::Deny }
}

/// What is wrong, and what would be right.
fn failure(path: &Path, conn: &Connection, deadline: Duration, error: &Error) -> Failure {
    let seen = match error {
        Error::SqlInputError { msg, .. } => msg.clone(),
        Error::SqliteFailure(_, Some(message)) => message.clone(),
        other => other.to_string(),
    };
    let advice = match error.sqlite_error_code() {
        Some(ErrorCode::AuthorizationForStatementDenied | ErrorCode::ReadOnly) => {
            Some("this command only reads; the sqlite3 shell can do more".to_owned())
        }
        Some(ErrorCode::OperationInterrupted) => Some(format!(
            "it took longer than {}; narrow it with WHERE or LIMIT",
            humantime::format_duration(deadline)
        )),
        Some(ErrorCode::TooBig) => Some(format!("no value may be larger than {} MB here", MAX_VALUE >> 20)),
        _ if seen.starts_with("not authorized") => {
            Some("this command only reads; the sqlite3 shell can do more".to_owned())
        }
        // SQLITE_ERROR, the code of everything that is wrong with a query itself.
        Some(ErrorCode::Unknown) | None => hint(conn, &seen),
        Some(_) => return Failure::Database(StoreError::new(path, "answering a query", error)),
    };
    let advice = advice.map(|advice| format!("; {advice}")).unwrap_or_default();
    Failure::Query(format!("the query failed: {seen}{advice}"))
}

/// The tables there are, where one was asked for that is not. (`SQLite` itself says what is wrong with
/// texts in double quotes.)
fn hint(conn: &Connection, seen: &str) -> Option<String> {
    if !seen.starts_with("no such table: ") {
        return None;
    }
    Some(format!("there are {}", tables(conn).ok()?.join(", ")))
}

fn tables(conn: &Connection) -> rusqlite::Result<Vec<String>> {
    let mut statement = conn.prepare(
        "SELECT name FROM sqlite_schema WHERE type IN ('view', 'table')
            AND name NOT LIKE 'sqlite~_%' ESCAPE '~' AND name NOT LIKE 'article~_search~_%' ESCAPE '~'
         ORDER BY type DESC, name",
    )?;
    let names = statement.query_map([], |row| row.get(0))?;
    names.collect()
}
