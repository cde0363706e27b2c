//! What in a watchlist is allowed and yet invites wrong tags, or rests on nobody's word.

use std::collections::{BTreeMap, HashMap};

use super::super::normal::Normal;
use super::super::variants::{primary, spellings};
use super::trial::Entry;
use super::{Body, Form, Interchangeable, Level, Watchlist};

/// An acronym of so few letters has other meanings somewhere: World Cup qualifiers, runways, chemicals.
const SHORT: usize = 3;

/// All doubts, a sentence each, in the order of the watchlist.
pub fn doubts(watchlist: &Watchlist) -> Vec<String> {
    let certain = certain(watchlist);
    let mut doubts = Vec::new();
    for entry in Entry::all(watchlist) {
        if entry.examples().is_empty() {
            doubts
                .push(format!("{} has no sentence of its own that shows what it is found in", entry.label()));
            continue;
        }
        doubts.extend(without_yes(entry));
        doubts.extend(without_no(entry, &watchlist.interchangeable));
    }
    for body in &watchlist.bodies {
        doubts.extend(short(body));
        doubts.extend(shared(body, watchlist, &certain));
    }
    doubts
}

fn without_yes(entry: Entry<'_>) -> Option<String> {
    let positive = entry.examples().iter().any(|example| example.expected);
    (!positive && !matches!(entry, Entry::Confusable(_)))
        .then(|| format!("{} has no sentence under `yes`: nothing shows that it is found", entry.label()))
}

/// An ambiguous form wants a sentence in which it means something else. One that holds none of the ambiguous
/// forms would show nothing.
fn without_no(entry: Entry<'_>, interchangeable: &[Interchangeable]) -> Option<String> {
    let (forms, event) = match entry {
        Entry::Body(body) => (&body.forms, false),
        Entry::Phrases(_, phrases) => (&phrases.forms, true),
        Entry::Confusable(_) => return None,
    };
    let ambiguous: Vec<&Form> = forms.iter().filter(|form| form.level != Level::Certain).collect();
    let first = ambiguous.first()?;
    let texts: Vec<String> = entry
        .examples()
        .iter()
        .filter(|example| !example.expected)
        .map(|example| Normal::of(&example.text).text())
        .collect();
    let holds = |spelling: &str| {
        let pieces: Vec<String> = spelling.split('…').map(|piece| Normal::of(piece.trim()).text()).collect();
        texts.iter().any(|text| pieces.iter().all(|piece| text.contains(piece.as_str())))
    };
    let tempted = ambiguous
        .iter()
        .any(|form| spellings(form, interchangeable, event).iter().any(|spelling| holds(spelling)));
    (!tempted).then(|| {
        format!(
            "{} has ambiguous forms (\"{}\") and no sentence under `no` in which one of them means something \
             else",
            entry.label(),
            first.text
        )
    })
}

fn short(body: &Body) -> Vec<String> {
    // Written like a name (Fao), it is as short.
    let acronym = |text: &str| {
        text.chars().count() <= SHORT
            && text.starts_with(char::is_uppercase)
            && text.chars().all(|one| one.is_uppercase() || one.is_lowercase())
    };
    body.forms
        .iter()
        .filter(|form| form.level == Level::Certain && acronym(&form.text))
        .map(|form| {
            format!(
                "{}: \"{}\" is a short acronym and yet certain; put it under `likely`, with what speaks against \
                 it",
                body.id, form.text
            )
        })
        .collect()
}

/// By folded text, the bodies and languages it is certain for.
type Certain = HashMap<String, Vec<(String, String)>>;

fn certain(watchlist: &Watchlist) -> Certain {
    let mut certain = Certain::new();
    for body in &watchlist.bodies {
        for form in body.forms.iter().filter(|form| form.level == Level::Certain) {
            let owner = (body.id.clone(), primary(&form.language).to_owned());
            certain.entry(Normal::of(&form.text).text()).or_default().push(owner);
        }
    }
    certain
}

/// Other bodies that have a form for certain too. Where both are meant by such forms, one of them in a
/// sentence under `yes` of each says so.
fn shared(body: &Body, watchlist: &Watchlist, certain: &Certain) -> Vec<String> {
    let mut by_other: BTreeMap<&str, Vec<(&str, String)>> = BTreeMap::new();
    for form in &body.forms {
        let text = Normal::of(&form.text).text();
        let language = primary(&form.language);
        for (other, of) in certain.get(&text).into_iter().flatten() {
            let meets = language == of || [language, of.as_str()].contains(&"mul");
            if *other != body.id && meets {
                by_other.entry(other).or_default().push((&form.text, text.clone()));
            }
        }
    }
    let meant = |id: &str, texts: &[(&str, String)]| {
        let body = watchlist.bodies.iter().find(|body| body.id == id);
        body.is_some_and(|body| texts.iter().any(|(_, text)| shows(body, text)))
    };
    by_other
        .into_iter()
        .filter(|(other, texts)| !(meant(&body.id, texts) && meant(other, texts)))
        .map(|(other, texts)| {
            format!(
                "{}: \"{}\" is certain for {other} too; if both are meant, show it in a sentence under `yes` of \
                 each",
                body.id, texts[0].0
            )
        })
        .collect()
}

fn shows(body: &Body, text: &str) -> bool {
    body.examples.iter().any(|example| example.expected && Normal::of(&example.text).text().contains(text))
}

#[cfg(test)]
mod tests {
    use super::super::Example;
    use super::*;

    fn form(text: &str, level: Level) -> Form {
        Form { text: text.to_owned(), language: "en".to_owned(), level }
    }

    fn example(text: &str, expected: bool) -> Example {
        Example { text: text.to_owned(), language: "en".to_owned(), country: None, expected }
    }

    fn body<const F: usize, const E: usize>(id: &str, forms: [&Form; F], examples: [&Example; E]) -> Body {
        let (forms, examples) = (forms.map(Clone::clone).to_vec(), examples.map(Clone::clone).to_vec());
        Body { id: id.to_owned(), forms, examples, ..Body::default() }
    }

    #[test]
    fn every_doubt_is_told_and_goes_when_it_is_answered() {
        use Level::{Certain, Likely};
        let cotton = form("Cotton Committee", Certain);
        let yes = example("At the Cotton Committee.", true);
        let acronym = form("ICAC", Likely);
        let (met, other) = (example("We met.", false), example("The ICAC of Hong Kong", false));
        let both = form("Cotton and Wool", Certain);
        let shown = example("Cotton and Wool met.", true);
        for (bodies, told) in [
            (vec![body("icac", [&cotton], [])], Some("icac has no sentence of its own")),
            (vec![body("icac", [&cotton], [&other])], Some("no sentence under `yes`")),
            (vec![body("icac", [&cotton], [&yes])], None),
            (vec![body("icac", [&cotton, &acronym], [&yes])], Some("ambiguous forms (\"ICAC\")")),
            (vec![body("icac", [&cotton, &acronym], [&yes, &met])], Some("ambiguous forms (\"ICAC\")")),
            (vec![body("icac", [&cotton, &acronym], [&yes, &other])], None),
            (vec![body("icac", [&form("CC", Certain)], [&yes])], Some("a short acronym")),
            (
                vec![body("icac", [&both], [&yes]), body("wool", [&both], [&yes])],
                Some("icac: \"Cotton and Wool\" is certain for wool too"),
            ),
            (vec![body("icac", [&both], [&shown]), body("wool", [&both], [&shown])], None),
        ] {
            let found = doubts(&Watchlist { bodies, ..Watchlist::default() });
            match told {
                Some(told) => assert!(found.iter().any(|doubt| doubt.contains(told)), "{told}\n{found:#?}"),
                None => assert!(found.is_empty(), "{found:#?}"),
            }
        }
    }
}
