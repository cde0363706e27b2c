//! `tuiqun watchlist list`: what is watched for.

use std::collections::BTreeSet;
use std::io::Write;

use comfy_table::Table;

use crate::cli::Stop;
use crate::cli::shown::{TABLE, one_line};
use crate::tag::watchlist::{Body, Watchlist};

/// Characters of a name in the table.
const NAME: usize = 48;

/// Prints a row for each body, the listed ones first, with the number of its forms in each language (a dot
/// where there is none: a gap), and what the list has in all.
pub fn run(watchlist: &Watchlist, out: &mut dyn Write) -> Result<(), Stop> {
    let all = watchlist.bodies.iter().flat_map(|body| &body.forms);
    let languages: BTreeSet<&str> = all.map(|form| form.language.as_str()).collect();
    let mut table = Table::new();
    table.load_style(TABLE);
    table.set_header(["id", "name", "status", "section"].into_iter().chain(languages.iter().copied()));
    let (listed, related): (Vec<&Body>, Vec<&Body>) = watchlist.bodies.iter().partition(|body| body.listed);
    for body in listed.iter().chain(&related) {
        let status = if body.listed { "listed" } else { "related" };
        let facts = [body.id.clone(), one_line(&body.name, NAME), status.to_owned(), body.section.clone()];
        table.add_row(facts.into_iter().chain(languages.iter().map(|language| forms(body, language))));
    }
    writeln!(out, "{table}")?;
    writeln!(out, "{}", summary(watchlist, listed.len(), related.len()))?;
    Ok(())
}

fn forms(body: &Body, language: &str) -> String {
    match body.forms.iter().filter(|form| form.language == language).count() {
        0 => "·".to_owned(),
        count => count.to_string(),
    }
}

fn summary(watchlist: &Watchlist, listed: usize, related: usize) -> String {
    let forms: usize = watchlist.bodies.iter().map(|body| body.forms.len()).sum();
    let phrases: usize = watchlist.event.iter().map(|phrases| phrases.forms.len()).sum();
    format!(
        "{listed} listed and {related} related bodies with {forms} forms; {} bodies they are confused with; \
         {phrases} phrases for the event",
        watchlist.confusables.len()
    )
}
