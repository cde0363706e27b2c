//! `tuiqun demo`: the whole job on a small press that the program serves to itself.

use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use super::args::{Global, RowFormat};
use super::progress::Bar;
use super::session::block_on;
use super::{Stop, sql};
use crate::demo::{self, Demo};

/// What the demo shows of its database: the listed bodies by the number of articles that name them.
const NAMED: &str = "SELECT organization AS \"listed organisation\", sum(article_count) AS articles, \
    sum(mention_count) AS mentions, count(DISTINCT language) AS languages FROM daily_mentions \
    WHERE listed = 1 GROUP BY organization_id ORDER BY articles DESC, mentions DESC, organization LIMIT 8";

/// Runs the demo and tells what it found. What fails in it fails on purpose, so the exit code is 0.
pub fn run(global: &Global, folder: &Path) -> Result<ExitCode, Stop> {
    let bar = Bar::new(global);
    let done = block_on(async { demo::run(folder, bar.tell()).await.map_err(Stop::Failed) });
    bar.clear();
    let done = done?;
    let mut out = io::stdout().lock();
    tell(&done, folder, &mut out)?;
    Ok(ExitCode::SUCCESS)
}

fn tell(done: &Demo, folder: &Path, out: &mut dyn Write) -> Result<(), Stop> {
    writeln!(out, "A press of {} sites on {}, fetched over HTTP.\n", done.sites, done.address)?;
    writeln!(out, "First pass:  {}", done.first)?;
    writeln!(out, "Second pass: {}\n", done.second)?;
    writeln!(out, "What fails is meant to, and never stops the others:")?;
    let mut failures = done.first.failures.clone();
    failures.sort_unstable();
    for sentence in failures {
        writeln!(out, "  {sentence}")?;
    }
    writeln!(out)?;
    sql::run(&done.database, Some(NAMED), RowFormat::Table, &mut io::empty(), out)?;
    let folder = folder.display();
    writeln!(
        out,
        "\nLeft behind: {} and {}. Look further with",
        done.database.display(),
        done.digest.display()
    )?;
    writeln!(out, "  tuiqun --config {folder} search 退群")?;
    writeln!(out, "  tuiqun --config {folder} status")?;
    writeln!(out, "  tuiqun --config {folder} sql \"SELECT title, organizations FROM latest_articles\"")?;
    Ok(())
}
