//! Progress on a terminal, and the end of a run in words.

use std::io::IsTerminal;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};

use super::args::Global;
use super::shown::one_line;
use crate::pipeline::crawl::Tell;
use crate::pipeline::{Progress, Summary};

/// Characters of a sentence about a page: foreign text may be part of it.
pub const SENTENCE: usize = 500;

/// A bar on standard error where that is a terminal and nobody asked for quiet; nothing elsewhere.
#[derive(Clone, Debug)]
pub struct Bar(Option<ProgressBar>);

impl Bar {
    /// A bar over `lists` lists and the pages they name.
    pub fn new(global: &Global) -> Self {
        let wanted = !global.quiet && !global.verbose && std::io::stderr().is_terminal();
        Self(wanted.then(|| {
            let bar = ProgressBar::no_length();
            let style = ProgressStyle::with_template("{spinner} {pos}/{len} lists and pages, {elapsed}");
            bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_spinner()));
            bar.enable_steady_tick(Duration::from_millis(120));
            bar
        }))
    }

    /// So many lists will be read.
    pub fn expect(&self, lists: usize) {
        if let Some(bar) = &self.0 {
            bar.inc_length(lists as u64);
        }
    }

    /// Moves the bar as the pass goes on.
    pub fn tell(&self) -> Tell {
        let bar = self.clone();
        Arc::new(move |progress| match (&bar.0, progress) {
            (Some(bar), Progress::Pages(pages)) => bar.inc_length(pages as u64),
            (Some(bar), Progress::List | Progress::Page) => bar.inc(1),
            (None, _) => {}
        })
    }

    /// Takes the bar off the terminal.
    pub fn clear(&self) {
        if let Some(bar) = &self.0 {
            bar.finish_and_clear();
        }
    }
}

/// Counts pages on standard error where that is a terminal and nobody asked for quiet; nothing elsewhere.
#[derive(Clone, Debug)]
pub struct PageBar(Option<ProgressBar>);

impl PageBar {
    /// A count for commands that say nothing on standard output.
    pub fn new(global: &Global) -> Self {
        let wanted = !global.quiet && !global.verbose && std::io::stderr().is_terminal();
        Self(wanted.then(|| {
            let bar = ProgressBar::new_spinner();
            let style = ProgressStyle::with_template("{spinner} {pos} pages, {per_sec}, {elapsed}");
            bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_spinner()));
            bar.enable_steady_tick(Duration::from_millis(120));
            bar
        }))
    }

    /// A count for commands whose lines go to standard output: none where both go to the same terminal.
    pub fn beside_output(global: &Global) -> Self {
        if std::io::stdout().is_terminal() { Self(None) } else { Self::new(global) }
    }

    /// One page more.
    pub fn page(&self) {
        if let Some(bar) = &self.0 {
            bar.inc(1);
        }
    }

    /// Says something on standard error, above the count.
    pub fn say(&self, sentence: &str) {
        let sentence = one_line(sentence, SENTENCE);
        match &self.0 {
            Some(bar) => bar.suspend(|| eprintln!("{sentence}")),
            None => eprintln!("{sentence}"),
        }
    }

    /// Takes the count off the terminal.
    pub fn clear(&self) {
        if let Some(bar) = &self.0 {
            bar.finish_and_clear();
        }
    }
}

/// Says on standard error how a run ended: failures and warnings a line each, then one line for all. Gives 1 where
/// something failed.
pub fn conclude(global: &Global, summary: &Summary) -> ExitCode {
    close(global, summary, &summary.to_string())
}

/// As [`conclude`], with a closing line of the command's own.
pub fn close(global: &Global, summary: &Summary, line: &str) -> ExitCode {
    if !global.quiet {
        for sentence in &summary.failures {
            eprintln!("  {}", one_line(sentence, SENTENCE));
        }
        let more = summary.failed.saturating_sub(summary.failures.len());
        if more > 0 {
            eprintln!("  and {more} more; `tuiqun sql` on the table `fetches` shows them all");
        }
        for sentence in &summary.warnings {
            eprintln!("  {}", one_line(sentence, SENTENCE));
        }
        eprintln!("{line}");
    }
    ExitCode::from(u8::from(summary.failed > 0))
}
