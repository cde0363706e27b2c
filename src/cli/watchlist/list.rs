//! `tuiqun watchlist list`: what is covered, in which languages, and where the gaps are.

use std::io::{self, Write};

use comfy_table::{CellAlignment, Table};
use serde_json::{Value, json};

use super::forms;
use crate::cli::Stop;
use crate::cli::args::ListFormat;
use crate::cli::shown::{TABLE, count};
use crate::tag::watchlist::coverage::{LANGUAGES, is_of, lacks};
use crate::tag::watchlist::{Body, Example, Form, Level, Watchlist};

/// More gaps than this are told by the languages that there are.
const GAPS: usize = 8;

/// What is asked for.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'a> {
    /// Only this body.
    pub id: Option<&'a str>,
    /// Only forms of this language, and those of any.
    pub language: Option<&'a str>,
    /// How it is printed.
    pub format: ListFormat,
}

impl Asked<'_> {
    fn bodies<'w>(&self, watchlist: &'w Watchlist) -> Vec<&'w Body> {
        watchlist.bodies.iter().filter(|body| self.id.is_none_or(|id| body.id == id)).collect()
    }

    /// Whether a form is asked for.
    pub fn wants(&self, form: &Form) -> bool {
        self.language.is_none_or(|language| form.language == "mul" || is_of(form, language))
    }
}

/// Prints a line for each body with its gaps, then a line for each language; or, narrowed to a body or a
/// language, the forms themselves; or all of it as JSON.
///
/// # Errors
/// What writing answers.
pub fn run(watchlist: &Watchlist, asked: Asked<'_>, out: &mut dyn Write) -> Result<(), Stop> {
    let bodies = asked.bodies(watchlist);
    match asked {
        Asked { format: ListFormat::Json, .. } => as_json(&bodies, asked, out)?,
        Asked { id: None, language: None, .. } => overview(watchlist, &bodies, out)?,
        _ => forms::print(&bodies, asked, out)?,
    }
    Ok(())
}

/// Refuses an id that no body has, and a language that no form has.
///
/// # Errors
/// A sentence with the nearest one there is.
pub fn check(watchlist: &Watchlist, asked: Asked<'_>) -> Result<(), Stop> {
    if let Some(id) = asked.id {
        super::known(watchlist.bodies.iter().map(|body| body.id.as_str()), "body", id)?;
    }
    if let Some(language) = asked.language {
        let forms = watchlist.bodies.iter().flat_map(|body| &body.forms);
        let languages = forms.map(|form| form.language.as_str()).filter(|language| *language != "mul");
        super::known(languages.chain(LANGUAGES), "language", language)?;
    }
    Ok(())
}

fn overview(watchlist: &Watchlist, bodies: &[&Body], out: &mut dyn Write) -> io::Result<()> {
    for name in GROUPS {
        let group: Vec<&Body> = bodies.iter().copied().filter(|body| group(body) == name).collect();
        if !group.is_empty() {
            writeln!(out, "{}\n", coverage(name, &group))?;
        }
    }
    writeln!(out, "{}\n", languages(watchlist))?;
    writeln!(out, "{}", summary(watchlist))
}

/// The three kinds of bodies, in the order in which they are shown.
const GROUPS: [&str; 3] = ["the 66", "related", "own"];

fn group(body: &Body) -> &'static str {
    match (body.listed, body.own) {
        (true, _) => GROUPS[0],
        (false, false) => GROUPS[1],
        (false, true) => GROUPS[2],
    }
}

fn coverage(group: &str, bodies: &[&Body]) -> Table {
    let mut table = table(&[group, "status", "forms", "no form in"]);
    table.column_mut(2).expect("four columns").set_cell_alignment(CellAlignment::Right);
    for body in bodies {
        let status = body.status.as_ref().map_or("-", |status| status.word.as_str());
        table.add_row([body.id.clone(), status.to_owned(), body.forms.len().to_string(), gaps(body)]);
    }
    table
}

/// The languages without a form, by name; where they are most, those that have one.
pub fn gaps(body: &Body) -> String {
    let lacking = lacks(body);
    if lacking.len() <= GAPS {
        return if lacking.is_empty() { "-".to_owned() } else { lacking.join(" ") };
    }
    let there: Vec<&str> = LANGUAGES.into_iter().filter(|language| !lacking.contains(language)).collect();
    if there.is_empty() { "all (acronyms only)".to_owned() } else { format!("all but {}", there.join(" ")) }
}

fn languages(watchlist: &Watchlist) -> Table {
    let heads =
        ["language", "listed", "related", "own", "certain", "likely", "unlikely", "event", "sentences"];
    let mut table = table(&heads);
    for column in table.column_iter_mut().skip(1) {
        column.set_cell_alignment(CellAlignment::Right);
    }
    let bodies = &watchlist.bodies;
    for language in LANGUAGES.into_iter().chain(["mul"]) {
        let has = |body: &&Body| body.forms.iter().any(|form| is_of(form, language));
        let forms = |level| {
            let forms = bodies.iter().flat_map(|body| &body.forms);
            forms.filter(|form| form.level == level && is_of(form, language)).count()
        };
        let phrases = watchlist.event.iter().flat_map(|phrases| &phrases.forms);
        let of = |name: &str| bodies.iter().filter(|body| group(body) == name).filter(has).count();
        let [listed, related, own] = GROUPS.map(of);
        let numbers = [
            listed,
            related,
            own,
            forms(Level::Certain),
            forms(Level::Likely),
            forms(Level::Unlikely),
            phrases.filter(|form| is_of(form, language)).count(),
            examples(watchlist).filter(|example| example.language == language).count(),
        ];
        table.add_row([language.to_owned()].into_iter().chain(numbers.map(|number| number.to_string())));
    }
    table
}

fn examples(watchlist: &Watchlist) -> impl Iterator<Item = &Example> {
    let bodies = watchlist.bodies.iter().flat_map(|body| &body.examples);
    let confusables = watchlist.confusables.iter().flat_map(|confusable| &confusable.examples);
    bodies.chain(confusables).chain(watchlist.event.iter().flat_map(|phrases| &phrases.examples))
}

fn summary(watchlist: &Watchlist) -> String {
    let bodies = &watchlist.bodies;
    let [listed, related, own] = GROUPS.map(|name| bodies.iter().filter(|body| group(body) == name).count());
    let forms = bodies.iter().map(|body| body.forms.len()).sum();
    let phrases: usize = watchlist.event.iter().map(|phrases| phrases.forms.len()).sum();
    format!(
        "{listed} listed, {related} related and {own} own bodies with {}; {} that they are confused with;\n\
         {phrases} phrases for the event; {}",
        count(forms, "form"),
        watchlist.confusables.len(),
        count(examples(watchlist).count(), "test sentence"),
    )
}

fn table(heads: &[&str]) -> Table {
    let mut table = Table::new();
    table.load_style(TABLE);
    table.set_header(heads.iter().copied());
    table
}

/// One array of objects, a body each.
fn as_json(bodies: &[&Body], asked: Asked<'_>, out: &mut dyn Write) -> io::Result<()> {
    let bodies: Vec<Value> = bodies.iter().map(|body| object(body, asked)).collect();
    serde_json::to_writer_pretty(&mut *out, &bodies)?;
    writeln!(out)
}

fn object(body: &Body, asked: Asked<'_>) -> Value {
    let status = body.status.as_ref().map(|status| {
        json!({
            "word": status.word.as_str(),
            "date": status.date,
            "effective": status.effective,
            "source": status.source,
            "note": status.note,
        })
    });
    let forms =
        body.forms.iter().filter(|form| asked.wants(form)).map(
            |form| json!({ "text": form.text, "language": form.language, "level": form.level.as_str() }),
        );
    let expected = |wanted: bool| body.examples.iter().filter(|example| example.expected == wanted).count();
    json!({
        "id": body.id,
        "name": body.name,
        "acronym": body.acronym,
        "listed": body.listed,
        "own": body.own,
        "section": body.section,
        "topic": body.topic,
        "status": status,
        "forms": forms.collect::<Vec<Value>>(),
        "lacks": lacks(body),
        "sentences": { "yes": expected(true), "no": expected(false) },
    })
}
