//! `tuiqun watchlist list --candidates`: names in the stored articles that the watchlist lacks, to be taken in
//! or dismissed by a person.

use std::collections::BTreeMap;
use std::io::{self, Write};

use comfy_table::{CellAlignment, Table};
use serde_json::{Value, json};

use super::list::Asked;
use crate::cli::Stop;
use crate::cli::args::ListFormat;
use crate::cli::session::Session;
use crate::cli::shown::{TABLE, count, one_line};
use crate::store::Store;
use crate::store::candidates::Offered;
use crate::tag::Tagger;
use crate::tag::candidates::{Gatherer, is_acronym};

/// Names shown in the table.
const SHOWN: usize = 60;

/// Characters of a name and of a snippet.
const PIECE: usize = 140;

/// Prints the names by how many articles have them, with an example, and as TOML to paste.
///
/// # Errors
/// The database cannot be read.
pub fn run(session: &Session, asked: Asked<'_>, out: &mut dyn Write) -> Result<(), Stop> {
    let offered = lacking(session, asked)?;
    match asked.format {
        ListFormat::Json => as_json(&offered, out)?,
        ListFormat::Table if offered.is_empty() => {
            writeln!(out, "No candidates: no stored article has a name that the watchlist seems to lack.")?;
        }
        ListFormat::Table => {
            writeln!(out, "{}\n", table(&offered))?;
            examples(&offered, out)?;
            toml(&offered, out)?;
        }
    }
    Ok(())
}

/// What was offered and is still lacking: taken in or dismissed since, it is not shown, tagged again or not.
fn lacking(session: &Session, asked: Asked<'_>) -> Result<Vec<Offered>, Stop> {
    if !session.database.exists() {
        return Ok(Vec::new());
    }
    let watchlist = &session.config.watchlist;
    let gatherer = Gatherer::new(watchlist, &Tagger::new(watchlist));
    let mut offered = Store::open_read_only(&session.database)?.candidates()?;
    offered.retain(|one| {
        let body = asked.id.is_none_or(|id| one.body.as_deref() == Some(id));
        let language = asked.language.is_none_or(|language| one.language.as_deref() == Some(language));
        body && language && !gatherer.knows(&one.text)
    });
    Ok(offered)
}

fn table(offered: &[Offered]) -> Table {
    let mut table = Table::new();
    table.load_style(TABLE);
    table.set_header(["candidate", "body", "language", "pattern", "articles", "sources"]);
    for column in table.column_iter_mut().skip(4) {
        column.set_cell_alignment(CellAlignment::Right);
    }
    for one in offered.iter().take(SHOWN) {
        table.add_row([
            one_line(&one.text, PIECE),
            one.body.clone().unwrap_or_else(|| "?".to_owned()),
            one.language.clone().unwrap_or_else(|| "-".to_owned()),
            one.patterns.clone(),
            one.articles.to_string(),
            one.sources.to_string(),
        ]);
    }
    table
}

fn examples(offered: &[Offered], out: &mut dyn Write) -> io::Result<()> {
    for one in offered.iter().take(SHOWN) {
        writeln!(
            out,
            "{}: … {} … {}",
            one_line(&one.text, PIECE),
            one_line(&one.snippet, PIECE),
            one_line(&one.url, PIECE)
        )?;
    }
    let more = offered.len().saturating_sub(SHOWN);
    if more > 0 {
        writeln!(out, "and {} more; --format json has them all", count(more, "candidate"))?;
    }
    Ok(())
}

/// By body, then level, then language, the names.
type Additions<'a> = BTreeMap<&'a str, BTreeMap<&'static str, BTreeMap<&'a str, Vec<&'a str>>>>;

/// The names as tables of the second watchlist. An acronym is likely until somebody knows that nobody else has
/// it; a name whose body is not known stands in a comment.
fn toml(offered: &[Offered], out: &mut dyn Write) -> io::Result<()> {
    let mut additions = Additions::new();
    for one in offered {
        let Some(body) = &one.body else { continue };
        let level = if is_acronym(&one.text) { "likely" } else { "forms" };
        let language = one.language.as_deref().unwrap_or("mul");
        additions
            .entry(body)
            .or_default()
            .entry(level)
            .or_default()
            .entry(language)
            .or_default()
            .push(&one.text);
    }
    writeln!(
        out,
        "\n# What is right, for watchlist.own.toml; what is wrong, for the list `dismissed` at its head:"
    )?;
    writeln!(out, "# dismissed = [\"a name\", \"another\"]")?;
    for one in offered.iter().filter(|one| one.body.is_none()) {
        writeln!(out, "# whose? {} ({})", quoted(&one.text), one.language.as_deref().unwrap_or("-"))?;
    }
    for (body, levels) in additions {
        writeln!(out, "\n[[addition]]\nid = {}", quoted(body))?;
        for (level, languages) in levels {
            writeln!(out, "[addition.{level}]")?;
            for (language, names) in languages {
                let names: Vec<String> = names.into_iter().map(quoted).collect();
                writeln!(out, "{language} = [{}]", names.join(", "))?;
            }
        }
    }
    Ok(())
}

/// A basic string of TOML.
fn quoted(text: &str) -> String {
    toml::Value::String(one_line(text, usize::MAX)).to_string()
}

fn as_json(offered: &[Offered], out: &mut dyn Write) -> io::Result<()> {
    let object = |one: &Offered| {
        json!({
            "text": one.text,
            "body": one.body,
            "language": one.language,
            "patterns": one.patterns.split(',').collect::<Vec<_>>(),
            "articles": one.articles,
            "sources": one.sources,
            "snippet": one.snippet,
            "url": one.url,
        })
    };
    let all: Vec<Value> = offered.iter().map(object).collect();
    serde_json::to_writer_pretty(&mut *out, &all)?;
    writeln!(out)
}
