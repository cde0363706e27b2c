//! `tuiqun digest`: renders a digest to standard output, or delivers it.

use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use chrono_tz::Tz;

use super::Stop;
use crate::clock::{self, Timestamp};
use crate::config::{DigestSettings, Settings};
use crate::digest::{Format, window};
use crate::pipeline::delivery;
use crate::source::Schedule;
use crate::store::Store;

/// What was asked for.
#[derive(Clone, Copy, Debug)]
pub struct Request<'a> {
    /// A digest of the configuration; the first if none is named.
    pub name: Option<&'a str>,
    /// Where the window begins; where the last one sent ended if not given.
    pub since: Option<&'a str>,
    /// Where it ends; now if not given.
    pub until: Option<&'a str>,
    /// How it is printed.
    pub format: Format,
    /// Whether it is delivered instead: the configured files are written, and the next one begins here.
    pub send: bool,
}

/// Prints the digest, or with `send` writes its files and prints where they are, a path a line.
///
/// # Errors
/// An unknown name or time is a usage error; a database or folder that does not work is a failure.
pub fn run(settings: &Settings, database: &Path, request: Request<'_>) -> Result<ExitCode, Stop> {
    let chosen = choose(&settings.digests, request.name)?;
    let now = clock::now();
    let (since, until) = window(request, chosen.timezone, now)?;
    let mut out = io::stdout().lock();
    if request.send {
        let mut store = Store::open(database)?;
        for path in delivery::send(&mut store, &chosen, since, until, now).map_err(Stop::Failed)? {
            writeln!(out, "{}", path.display())?;
        }
    } else {
        let store = Store::open_read_only(database)?;
        let made = delivery::make(&store, &chosen, since, until).map_err(Stop::Failed)?;
        let text = delivery::written(&made, request.format).map_err(Stop::Failed)?;
        out.write_all(text.as_bytes())?;
    }
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}

/// The digest of that name; without a name the first, and where none is configured a plain one in UTC.
fn choose(digests: &[DigestSettings], name: Option<&str>) -> Result<DigestSettings, Stop> {
    let found = match name {
        Some(name) => digests.iter().find(|digest| digest.name == name),
        None => digests.first(),
    };
    match (found, name) {
        (Some(digest), _) => Ok(digest.clone()),
        (None, None) => plain(),
        (None, Some(name)) => Err(Stop::Usage(unknown(name, digests))),
    }
}

fn plain() -> Result<DigestSettings, Stop> {
    Ok(DigestSettings {
        name: "all".to_owned(),
        schedule: Schedule::parse("@daily").map_err(Stop::Usage)?,
        timezone: Tz::UTC,
        formats: vec![Format::Html, Format::Markdown],
        folder: "digests".into(),
    })
}

fn unknown(name: &str, digests: &[DigestSettings]) -> String {
    let names: Vec<&str> = digests.iter().map(|digest| digest.name.as_str()).collect();
    match names.as_slice() {
        [] => {
            format!("no digest is called \"{name}\"; tuiqun.toml has no [[digest]] at all, write one there")
        }
        names => format!("no digest is called \"{name}\"; tuiqun.toml has {}", names.join(", ")),
    }
}

fn window(request: Request<'_>, zone: Tz, now: Timestamp) -> Result<(Option<Timestamp>, Timestamp), Stop> {
    let read = |flag: &str, text: Option<&str>| {
        let at = text.map(|text| window::time(text, zone, now)).transpose();
        at.map_err(|why| Stop::Usage(format!("{flag}: {why}")))
    };
    let since = read("--since", request.since)?;
    let until = read("--until", request.until)?.unwrap_or(now);
    match since {
        Some(since) if since >= until => Err(Stop::Usage(format!(
            "the window ends ({}) before it begins ({}); see --since and --until",
            clock::text(until),
            clock::text(since)
        ))),
        _ => Ok((since, until)),
    }
}
