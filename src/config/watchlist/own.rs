//! `watchlist.own.toml`: bodies of the user's own, and what the user adds to ours or takes out of it. It
//! stands beside `watchlist.toml` and is read after it.

use super::{Known, body, confusable, evidence, examples, forms, interchangeable, shared};
use crate::config::toml_reader::Table;
use crate::tag::watchlist::{Body, Watchlist};

/// The section of a body that names none.
const SECTION: &str = "own";

/// The watchlist with the second file's content.
pub(in crate::config) fn extend(top: &Table<'_, '_>, watchlist: Watchlist) -> Watchlist {
    let mut watchlist = watchlist;
    let mut known = Known::of(&watchlist);
    watchlist.interchangeable.extend(top.table("interchangeable", interchangeable).unwrap_or_default());
    watchlist.shared.extend(top.table("shared", shared).unwrap_or_default());
    let own = top.tables("organization", |table| {
        let section = if table.has("section") { table.required("section") } else { SECTION };
        Body { own: true, ..body(table, section, false, None, &mut known) }
    });
    watchlist.bodies.extend(own);
    watchlist.dismissed.extend(top.strings("dismissed").into_iter().map(str::to_owned));
    top.tables("addition", |table| addition(table, &mut watchlist.bodies));
    let confusables = top.tables("confusable", |table| confusable(table, &mut known));
    watchlist.confusables.extend(confusables);
    watchlist
}

/// What is added to one body, or taken out of it. Forms go before others come, so that a form may change
/// its level.
fn addition(table: &Table<'_, '_>, bodies: &mut [Body]) {
    let id = table.required("id");
    // Read even where the id is unknown, so that every mistake is told at once.
    let mut nobody = Body::default();
    let found = bodies.iter_mut().find(|body| body.id == id);
    if found.is_none() && !id.is_empty() {
        table.mistake("id", format!("\"{id}\" is the id of no body"), "`tuiqun watchlist list` shows all");
    }
    let body = found.unwrap_or(&mut nobody);
    for form in table.strings("without") {
        let before = body.forms.len();
        body.forms.retain(|other| other.text != form);
        if body.forms.len() == before && !body.id.is_empty() {
            let right = format!("`tuiqun watchlist list --id {id}` shows its forms");
            table.mistake("without", format!("\"{form}\" is no form of {id}"), right);
        }
    }
    forms::read(table, &mut body.forms);
    body.evidence = evidence(table, &body.evidence);
    examples::read(table, "yes", true, &mut body.examples);
    examples::read(table, "no", false, &mut body.examples);
    if body.forms.is_empty() && !body.id.is_empty() {
        table.mistake("without", format!("leaves {id} without a form to find it by"), "keep one");
    }
}
