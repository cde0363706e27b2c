//! `tuiqun process`: the pure function as a filter over stored pages.

use std::fmt;
use std::io::{self, Write};
use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Instant;

use super::Stop;
use super::args::Global;
use super::progress::PageBar;
use super::session::Session;
use crate::archive::{Found, Pages, Unread};
use crate::pipeline::{StoredReader, in_order};
use crate::record::{Line, Record};

/// Prints one line for each page. A page that is no article is a line that says why; one that cannot be
/// read at all is a sentence on standard error besides, and makes the exit code 1.
pub fn run(global: &Global, jobs: Option<NonZeroUsize>, paths: &[PathBuf]) -> Result<ExitCode, Stop> {
    let session = Session::open(global)?;
    let reader = StoredReader::new(&session.config);
    let jobs = jobs.unwrap_or_else(in_order::all_cores);
    let (mut pages, mut counts, begun) = (Pages::new(paths), Counts::default(), Instant::now());
    let (mut out, bar) = (io::stdout().lock(), PageBar::beside_output(global));
    in_order::in_order(
        jobs,
        &mut pages,
        |found| process(&reader, found),
        |processed| {
            out.write_all(&processed.line)?;
            bar.page();
            counts.add(processed.verdict, &bar);
            Ok::<_, Stop>(())
        },
    )?;
    out.flush()?;
    bar.clear();
    if !global.quiet {
        let seconds = begun.elapsed().as_secs_f64();
        eprintln!("{counts} in {seconds:.1} s{}", passed_over(pages.passed_over()));
    }
    Ok(ExitCode::from(u8::from(counts.unread > 0)))
}

/// What a page became: its line, and what it counts as.
struct Processed {
    line: Vec<u8>,
    verdict: Verdict,
}

enum Verdict {
    Article,
    NoArticle,
    /// With the sentence.
    Unread(String),
}

fn process(reader: &StoredReader<'_>, found: Result<Found, Unread>) -> Processed {
    match found.and_then(|found| reader.read(found)) {
        Ok((page, record)) => {
            let line = line(&record.line(&page.source, page.url.as_ref().map(url::Url::as_str)));
            let verdict = if record.error.is_none() { Verdict::Article } else { Verdict::NoArticle };
            Processed { line, verdict }
        }
        Err(unread) => {
            let record = Record::unread(unread.why.clone());
            let line = line(&record.line(&unread.source, unread.url.as_deref()));
            Processed { line, verdict: Verdict::Unread(unread.why) }
        }
    }
}

fn line(line: &Line<'_>) -> Vec<u8> {
    let mut bytes = serde_json::to_vec(line).expect("a record holds nothing that JSON cannot say");
    bytes.push(b'\n');
    bytes
}

#[derive(Default)]
struct Counts {
    articles: u64,
    no_article: u64,
    unread: u64,
}

impl Counts {
    fn add(&mut self, verdict: Verdict, bar: &PageBar) {
        match verdict {
            Verdict::Article => self.articles += 1,
            Verdict::NoArticle => self.no_article += 1,
            Verdict::Unread(why) => {
                self.unread += 1;
                bar.say(&format!("tuiqun: {why}"));
            }
        }
    }
}

impl fmt::Display for Counts {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let all = self.articles + self.no_article + self.unread;
        let plural = if all == 1 { "" } else { "s" };
        write!(
            out,
            "{all} page{plural}: {} with an article, {} without, {} unreadable",
            self.articles, self.no_article, self.unread
        )
    }
}

/// What was passed over, for the end of a closing line; empty if nothing was.
pub fn passed_over(count: u64) -> String {
    match count {
        0 => String::new(),
        1 => "; 1 file or record that is no page was passed over".to_owned(),
        _ => format!("; {count} files and records that are no pages were passed over"),
    }
}
