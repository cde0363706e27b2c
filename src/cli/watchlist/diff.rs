//! `tuiqun watchlist diff`: what a changed watchlist would gain and lose in the stored articles.

use std::io::Write;
use std::path::Path;
use std::time::{Duration, Instant};

use comfy_table::Table;
use serde::Serialize;

use crate::cli::Stop;
use crate::cli::args::{Global, ListFormat};
use crate::cli::progress::PageBar;
use crate::cli::session::Session;
use crate::cli::shown::{TABLE, count, minute, one_line};
use crate::config;
use crate::pipeline::diff::{Change, Diff, Example, Sides, diff};
use crate::pipeline::{KnownHosts, in_order};
use crate::store::Store;
use crate::store::watchlists::Version;
use crate::tag::Tagger;
use crate::tag::compare::lists::{self, FormOf, ListChanges};

/// Changes of the list itself told by name; the rest are counted.
const TOLD: usize = 20;

/// Characters of what stands on one side of a mention, and of a form.
const PIECE: usize = 80;

/// Characters of an address.
const ADDRESS: usize = 300;

/// What is asked.
pub struct Request<'a> {
    /// The changed watchlist; none compares the present one with the tags as they are stored.
    pub changed: Option<&'a Path>,
    /// Examples for each body and language, gained and lost.
    pub examples: usize,
    /// How it is printed.
    pub format: ListFormat,
}

/// All there is to say.
#[derive(Serialize)]
struct Answer {
    /// What the two lists differ in; null where the stored tags are compared, whose list is not kept.
    lists: Option<ListChanges>,
    /// Which lists made the stored tags.
    stored: Vec<Version>,
    #[serde(flatten)]
    diff: Diff,
}

/// Compares and prints; the time it took goes to standard error.
pub fn run(
    global: &Global,
    session: &Session,
    request: &Request<'_>,
    out: &mut dyn Write,
) -> Result<(), Stop> {
    let present = &session.config.watchlist;
    let changed = request.changed.map(|path| config::load_watchlist(&session.place, path)).transpose()?;
    let lists = changed.as_ref().map(|changed| lists::compare(present, changed));
    let before = changed.as_ref().map(|_| Tagger::new(present));
    let after = Tagger::new(changed.as_ref().unwrap_or(present));
    let sides = Sides { before: before.as_ref(), after: &after, examples: request.examples };
    let begun = Instant::now();
    let (stored, diff) = archive(global, session, sides)?;
    let took = begun.elapsed();
    let answer = Answer { lists, stored, diff };
    match request.format {
        ListFormat::Table => table(&answer, out)?,
        ListFormat::Json => {
            serde_json::to_writer_pretty(&mut *out, &answer).map_err(std::io::Error::from)?;
            writeln!(out)?;
        }
    }
    if !global.quiet && answer.diff.articles > 0 {
        eprintln!("{}", speed(&answer.diff, took));
    }
    Ok(())
}

/// Compares over the archive; where there is no database yet, nothing is in it.
fn archive(global: &Global, session: &Session, sides: Sides<'_>) -> Result<(Vec<Version>, Diff), Stop> {
    if !session.database.exists() {
        return Ok((Vec::new(), Diff::default()));
    }
    let store = Store::open_read_only(&session.database)?;
    let stored = store.versions()?;
    let hosts = KnownHosts::new(&session.config.sources);
    let bar = PageBar::beside_output(global);
    let found = diff(store, &hosts, sides, in_order::all_cores(), || bar.page());
    bar.clear();
    Ok((stored, found?))
}

fn speed(diff: &Diff, took: Duration) -> String {
    let seconds = took.as_secs_f64().max(1e-9);
    let megabytes = diff.bytes as f64 / 1e6;
    let rate = count((diff.articles as f64 / seconds) as usize, "article");
    format!("{megabytes:.1} MB of text in {seconds:.1} s: {:.1} MB and {rate} a second", megabytes / seconds)
}

fn table(answer: &Answer, out: &mut dyn Write) -> Result<(), Stop> {
    match &answer.lists {
        Some(lists) => list_changes(lists, out)?,
        None => versions(&answer.stored, out)?,
    }
    let diff = &answer.diff;
    if diff.articles == 0 {
        writeln!(out, "The archive holds no article yet, so there is nothing to gain or to lose.")?;
        return Ok(());
    }
    let (gained, lost) = diff
        .changes
        .iter()
        .fold((0, 0), |(gained, lost), change| (gained + change.gained, lost + change.lost));
    let articles = count(diff.articles, "article");
    writeln!(
        out,
        "{articles} tagged: {} of them differ; {} gained, {lost} lost",
        diff.differing,
        count(gained, "mention")
    )?;
    if diff.changes.is_empty() {
        return Ok(());
    }
    writeln!(out, "\n{}", changes(&diff.changes))?;
    diff.changes.iter().try_for_each(|change| examples(change, out))
}

/// Which lists made the stored tags that are compared with.
fn versions(stored: &[Version], out: &mut dyn Write) -> Result<(), Stop> {
    for version in stored {
        let of = |number: Option<i64>| number.map_or_else(|| "?".to_owned(), |number| number.to_string());
        writeln!(
            out,
            "Stored tags of {}: watchlist version {}, first used {}, bodies {}, forms {}",
            count(version.articles as usize, "article"),
            version.version,
            minute(version.first_used_at.as_deref()),
            of(version.bodies),
            of(version.forms),
        )?;
    }
    Ok(())
}

fn list_changes(lists: &ListChanges, out: &mut dyn Write) -> Result<(), Stop> {
    if lists.is_empty() {
        writeln!(out, "The two lists are the same in all that tagging depends on.")?;
        return Ok(());
    }
    writeln!(
        out,
        "The lists: entries {} added, {} removed, {} changed in what speaks for and against them; forms {} added, {} removed",
        lists.added.len(),
        lists.removed.len(),
        lists.otherwise.len(),
        lists.forms_added.len(),
        lists.forms_removed.len()
    )?;
    let id = |sign: char| move |id: &String| format!("  {sign} {id}");
    let form = |sign: char| {
        move |form: &FormOf| {
            let FormOf { id, text, language, level } = form;
            format!("  {sign} {id}: “{}” ({language}, {level})", one_line(text, PIECE))
        }
    };
    some(lists.added.iter().map(id('+')), out)?;
    some(lists.removed.iter().map(id('-')), out)?;
    some(lists.otherwise.iter().map(id('~')), out)?;
    some(lists.forms_added.iter().map(form('+')), out)?;
    some(lists.forms_removed.iter().map(form('-')), out)
}

/// The first lines, and how many more there are.
fn some(lines: impl ExactSizeIterator<Item = String>, out: &mut dyn Write) -> Result<(), Stop> {
    let more = lines.len().saturating_sub(TOLD);
    for line in lines.take(TOLD) {
        writeln!(out, "{line}")?;
    }
    if more > 0 {
        writeln!(out, "    and {more} more; --format json has them all")?;
    }
    Ok(())
}

fn changes(changes: &[Change]) -> Table {
    let mut table = Table::new();
    table.load_style(TABLE).set_header(["organisation", "status", "language", "gained", "lost", "articles"]);
    for change in changes {
        let status = match (change.listed, change.id.as_str()) {
            (true, _) => "listed",
            (false, "event") => "-",
            (false, _) => "related",
        };
        table.add_row([
            change.id.clone(),
            status.to_owned(),
            change.language.clone().unwrap_or_else(|| "-".to_owned()),
            change.gained.to_string(),
            change.lost.to_string(),
            change.articles.to_string(),
        ]);
    }
    table
}

fn examples(change: &Change, out: &mut dyn Write) -> Result<(), Stop> {
    if change.examples.is_empty() {
        return Ok(());
    }
    let language = change.language.as_deref().unwrap_or("language unknown");
    writeln!(out, "\n{}, {language}", change.id)?;
    for example in &change.examples {
        let Example { gained, url, before, surface, after, form, rule, .. } = example;
        let [before, surface, after, form] = [before, surface, after, form].map(|text| one_line(text, PIECE));
        let sign = if *gained { '+' } else { '-' };
        writeln!(out, "  {sign} {before}⟦{surface}⟧{after}")?;
        writeln!(out, "    form “{form}”, rule {rule}; {}", one_line(url, ADDRESS))?;
    }
    Ok(())
}
