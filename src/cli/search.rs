//! `tuiqun search`: full text over titles and bodies, in any script.

use std::io::{self, Write};
use std::path::Path;

use super::Stop;
use super::shown::{minute, one_line};
use crate::store::Store;
use crate::store::search::{Hit, Piece, Query};

/// Finds articles and prints them, the newest first, each with the text around the first match. Matches
/// are bold in colour, and between asterisks without.
///
/// # Errors
/// There is nothing to look for in the query, or the database cannot be read.
pub fn run(database: &Path, query: &str, limit: usize, color: bool, out: &mut dyn Write) -> Result<(), Stop> {
    let query = Query::parse(query);
    if query.is_empty() {
        return Err(Stop::Usage(
            "there is no word to look for; try `tuiqun search 退群` or `tuiqun search '\"climate convention\"'`"
                .to_owned(),
        ));
    }
    let hits = Store::open_read_only(database)?.search(&query, limit)?;
    for hit in &hits {
        print(hit, color, out)?;
    }
    match hits.len() {
        0 => writeln!(out, "no article has that")?,
        1 => writeln!(out, "1 article")?,
        count if count == limit => writeln!(out, "the newest {count} articles; --limit shows more")?,
        count => writeln!(out, "{count} articles")?,
    }
    Ok(())
}

fn print(hit: &Hit, color: bool, out: &mut dyn Write) -> io::Result<()> {
    let time = hit.published_at.as_deref().map_or_else(
        || format!("undated, seen {}", minute(Some(&hit.first_seen_at))),
        |time| minute(Some(time)),
    );
    writeln!(
        out,
        "{time} UTC  {}  {}",
        hit.source.as_deref().unwrap_or("ingested"),
        hit.language.as_deref().unwrap_or("language unknown"),
    )?;
    writeln!(out, "  {}", one_line(hit.title.as_deref().unwrap_or("(no title)"), 200))?;
    writeln!(out, "  {}", hit.snippet.iter().map(|piece| shown(piece, color)).collect::<String>())?;
    writeln!(out, "  {}\n", one_line(&hit.url, 2_000))
}

fn shown(piece: &Piece, color: bool) -> String {
    let text = one_line(&piece.text, 1_000);
    match (piece.marked, color) {
        (false, _) => text,
        (true, true) => format!("\u{1b}[1m{text}\u{1b}[0m"),
        (true, false) => format!("*{text}*"),
    }
}
