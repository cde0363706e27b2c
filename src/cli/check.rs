//! `tuiqun check`: what the configuration says, as the program understands it.

use std::io::{self, Write};

use chrono::Timelike;
use chrono_tz::Tz;

use crate::clock::Timestamp;
use crate::config::Config;
use crate::source::Schedule;
use crate::tag::watchlist::doubts::doubts;

/// How many of the next fire times are shown.
const SHOWN: usize = 3;

/// Prints each source's and digest's next fire times in its own zone, then what is disabled and why, then
/// warnings and counts. The configuration has been read by then, so it holds no mistake.
///
/// # Errors
/// Only those of `out`.
pub fn run(config: &Config, now: Timestamp, out: &mut dyn Write) -> io::Result<()> {
    fire_times(config, now, out)?;
    disabled(config, out)?;
    warnings(config, out)?;
    writeln!(out, "read: {}", config.files.join(", "))?;
    counts(config, out)
}

fn fire_times(config: &Config, now: Timestamp, out: &mut dyn Write) -> io::Result<()> {
    let sources = config.sources.iter().filter(|source| source.enabled);
    let sources = sources.map(|source| (source.id.clone(), &source.schedule, source.timezone));
    let digests = config.settings.digests.iter();
    let digests =
        digests.map(|digest| (format!("digest {}", digest.name), &digest.schedule, digest.timezone));
    let rows: Vec<(String, &Schedule, Tz)> = sources.chain(digests).collect();
    let wide = rows.iter().map(|(name, ..)| name.len()).max().unwrap_or_default();
    for (name, schedule, zone) in &rows {
        let times = next(schedule, *zone, now).join("   ");
        writeln!(out, "{name:wide$}   {times}   {zone}   {}", schedule.text())?;
    }
    if rows.is_empty() { Ok(()) } else { writeln!(out) }
}

/// The next fire times as the clocks of the zone will show them, each with its offset from UTC.
fn next(schedule: &Schedule, zone: Tz, now: Timestamp) -> Vec<String> {
    let following = |after: &Timestamp| schedule.next(*after, zone);
    let times = std::iter::successors(schedule.next(now, zone), following);
    let show = |time: Timestamp| {
        let local = time.with_timezone(&zone);
        let format = if local.second() == 0 { "%a %Y-%m-%d %H:%M %:z" } else { "%a %Y-%m-%d %H:%M:%S %:z" };
        local.format(format).to_string()
    };
    times.take(SHOWN).map(show).collect()
}

fn disabled(config: &Config, out: &mut dyn Write) -> io::Result<()> {
    let disabled: Vec<_> = config.sources.iter().filter(|source| !source.enabled).collect();
    let wide = disabled.iter().map(|source| source.id.len()).max().unwrap_or_default();
    for source in &disabled {
        let reason = source.reason.as_deref().unwrap_or_default();
        writeln!(out, "{:wide$}   disabled: {reason}", source.id)?;
    }
    if disabled.is_empty() { Ok(()) } else { writeln!(out) }
}

fn warnings(config: &Config, out: &mut dyn Write) -> io::Result<()> {
    let doubts = doubts(&config.watchlist);
    for warning in config.warnings.iter().chain(&doubts) {
        writeln!(out, "warning: {warning}")?;
    }
    if config.warnings.is_empty() && doubts.is_empty() { Ok(()) } else { writeln!(out) }
}

fn counts(config: &Config, out: &mut dyn Write) -> io::Result<()> {
    let enabled = config.sources.iter().filter(|source| source.enabled).count();
    let bodies = &config.watchlist.bodies;
    let listed = bodies.iter().filter(|body| body.listed).count();
    writeln!(
        out,
        "{} enabled, {} disabled; {} and {} related; {}; {}; no mistakes",
        count(enabled, "source"),
        config.sources.len() - enabled,
        count(listed, "listed organisation"),
        bodies.len() - listed,
        count(config.rules.0.len(), "site rule"),
        count(config.settings.digests.len(), "digest"),
    )
}

fn count(number: usize, thing: &str) -> String {
    if number == 1 { format!("1 {thing}") } else { format!("{number} {thing}s") }
}
