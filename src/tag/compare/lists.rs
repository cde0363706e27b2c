//! What two watchlists differ in, before any text is read with them.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::tag::watchlist::{Form, Level, Watchlist};

/// What the second of two watchlists has that the first lacks, and the other way round; all in order of id.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct ListChanges {
    /// Ids of bodies, confusable ones too, that are new.
    pub added: Vec<String>,
    /// Ids of those that are gone.
    pub removed: Vec<String>,
    /// New forms of bodies that both have.
    pub forms_added: Vec<FormOf>,
    /// Forms that are gone. One whose level or language changed is both gone and new.
    pub forms_removed: Vec<FormOf>,
    /// Ids of bodies that both have and that differ in something else: what speaks for and against them,
    /// where their forms mean another, whether they are listed.
    pub otherwise: Vec<String>,
}

/// A form and whose it is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct FormOf {
    /// The body's id; `event` for the event's phrases.
    pub id: String,
    /// As printed.
    pub text: String,
    /// BCP 47; `mul` for any.
    pub language: String,
    /// The table it stands in: `forms`, `likely` or `unlikely`.
    pub level: &'static str,
}

impl ListChanges {
    /// Whether the two find the same.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// Compares two watchlists.
pub fn compare(before: &Watchlist, after: &Watchlist) -> ListChanges {
    let (before, after) = (entries(before), entries(after));
    let mut changes = ListChanges {
        added: missing(&after, &before),
        removed: missing(&before, &after),
        ..ListChanges::default()
    };
    for (id, old) in &before {
        let Some(new) = after.get(id) else { continue };
        changes.forms_removed.extend(old.forms.difference(&new.forms).cloned());
        changes.forms_added.extend(new.forms.difference(&old.forms).cloned());
        if old.rest != new.rest {
            changes.otherwise.push(id.clone());
        }
    }
    changes
}

/// What of an entry can change.
struct Entry {
    forms: BTreeSet<FormOf>,
    /// Everything else that tagging depends on, written out.
    rest: String,
}

fn missing(here: &BTreeMap<String, Entry>, other: &BTreeMap<String, Entry>) -> Vec<String> {
    here.keys().filter(|id| !other.contains_key(*id)).cloned().collect()
}

fn entries(watchlist: &Watchlist) -> BTreeMap<String, Entry> {
    let of = |id: &str, forms: &[Form]| forms.iter().map(|form| form_of(id, form)).collect();
    let mut entries = BTreeMap::new();
    for body in &watchlist.bodies {
        let rest = format!("{:?}", (body.listed, &body.elsewhere, &body.evidence));
        entries.insert(body.id.clone(), Entry { forms: of(&body.id, &body.forms), rest });
    }
    for confusable in &watchlist.confusables {
        let form = |text: &String| Form { text: text.clone(), language: "mul".into(), level: Level::Certain };
        let forms: Vec<Form> = confusable.forms.iter().map(form).collect();
        let rest = format!("{:?}", confusable.against);
        entries.insert(confusable.id.clone(), Entry { forms: of(&confusable.id, &forms), rest });
    }
    let phrases = watchlist.event.iter();
    let rest = phrases
        .clone()
        .map(|block| (&block.kind, block.needs, block.bodies_speak, &block.actors, &block.evidence));
    let rest = format!("{:?}", (rest.collect::<Vec<_>>(), &watchlist.interchangeable));
    let forms = phrases.flat_map(|block| &block.forms).map(|form| form_of("event", form)).collect();
    entries.insert("event".to_owned(), Entry { forms, rest });
    entries
}

fn form_of(id: &str, form: &Form) -> FormOf {
    let level = match form.level {
        Level::Certain => "forms",
        Level::Likely => "likely",
        Level::Unlikely => "unlikely",
    };
    FormOf { id: id.to_owned(), text: form.text.clone(), language: form.language.clone(), level }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tag::watchlist::{Body, Confusable, Evidence};

    fn body(id: &str, forms: &[(&str, Level)]) -> Body {
        let form =
            |&(text, level): &(&str, Level)| Form { text: text.to_owned(), language: "en".to_owned(), level };
        Body { id: id.to_owned(), forms: forms.iter().map(form).collect(), ..Body::default() }
    }

    #[test]
    fn bodies_forms_and_what_else_changed_are_told_apart() {
        let before = Watchlist {
            bodies: vec![
                body("gone", &[("Gone", Level::Certain)]),
                body("kept", &[("Kept", Level::Certain), ("KPT", Level::Likely)]),
            ],
            ..Watchlist::default()
        };
        let mut kept = body("kept", &[("Kept", Level::Certain), ("KPT", Level::Unlikely)]);
        kept.evidence = Evidence { supporting: vec!["keeping".to_owned()], opposing: Vec::new() };
        let after = Watchlist {
            bodies: vec![kept, body("new", &[("New", Level::Certain)])],
            confusables: vec![Confusable { id: "like-kept".to_owned(), ..Confusable::default() }],
            ..Watchlist::default()
        };
        let form = |level| FormOf { id: "kept".into(), text: "KPT".into(), language: "en".into(), level };
        let expected = ListChanges {
            added: vec!["like-kept".to_owned(), "new".to_owned()],
            removed: vec!["gone".to_owned()],
            forms_added: vec![form("unlikely")],
            forms_removed: vec![form("likely")],
            otherwise: vec!["kept".to_owned()],
        };
        assert_eq!(compare(&before, &after), expected);
        assert!(compare(&after, &after).is_empty());
    }
}
