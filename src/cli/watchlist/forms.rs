//! The forms of bodies with their levels, for `tuiqun watchlist list` narrowed to a body or a language.

use std::io::{self, Write};

use super::list::{Asked, gaps};
use crate::tag::watchlist::coverage::is_of;
use crate::tag::watchlist::{Body, Form, Level, Status};

/// A paragraph for each body: its name and status where it is asked for by id, then its forms, a line for
/// each language and level. Bodies that have no form of the language are named at the end.
pub fn print(bodies: &[&Body], asked: Asked<'_>, out: &mut dyn Write) -> io::Result<()> {
    let (has, lacks): (Vec<&Body>, Vec<&Body>) = bodies.iter().partition(|body| {
        let own = |language: &str| body.forms.iter().any(|form| is_of(form, language));
        asked.id.is_some() || asked.language.is_none_or(own)
    });
    for body in has {
        writeln!(out, "{}: {}", body.id, body.name)?;
        if asked.id.is_some() {
            facts(body, out)?;
        }
        lines(body, asked, out)?;
        writeln!(out)?;
    }
    if let (Some(language), false) = (asked.language, lacks.is_empty()) {
        let ids: Vec<&str> = lacks.iter().map(|body| body.id.as_str()).collect();
        writeln!(out, "no form in {language} of its own: {}", ids.join(", "))?;
    }
    Ok(())
}

fn facts(body: &Body, out: &mut dyn Write) -> io::Result<()> {
    if let Some(status) = &body.status {
        writeln!(out, "    {}", told(status))?;
    }
    writeln!(out, "    no form in: {}", gaps(body))?;
    let yes = body.examples.iter().filter(|example| example.expected).count();
    writeln!(out, "    test sentences: {yes} yes, {} no", body.examples.len() - yes)
}

/// A status on one line, in the order a person would tell it.
fn told(status: &Status) -> String {
    let dated = |word: &str, date: &Option<String>| {
        date.as_ref().map(|date| format!("{word}{date}")).unwrap_or_default()
    };
    let word = status.word.as_str();
    let (date, effective) = (dated(" ", &status.date), dated(", effective ", &status.effective));
    let source = status.source.as_ref().map(|source| format!(" ({source})")).unwrap_or_default();
    let note = status.note.as_ref().map(|note| format!(": {note}")).unwrap_or_default();
    format!("{word}{date}{effective}{source}{note}")
}

fn lines(body: &Body, asked: Asked<'_>, out: &mut dyn Write) -> io::Result<()> {
    let mut lines: Vec<(&str, Level, Vec<&str>)> = Vec::new();
    let mut forms: Vec<&Form> = body.forms.iter().filter(|form| asked.wants(form)).collect();
    forms.sort_by_key(|form| (form.language != "mul", &form.language, form.level));
    for form in forms {
        match lines.last_mut() {
            Some((language, level, texts)) if *language == form.language && *level == form.level => {
                texts.push(&form.text);
            }
            _ => lines.push((&form.language, form.level, vec![&form.text])),
        }
    }
    for (language, level, texts) in lines {
        writeln!(out, "    {language:10} {:8}  {}", level.as_str(), texts.join(" | "))?;
    }
    Ok(())
}
