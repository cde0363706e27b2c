//! `tuiqun status`: health of every source, last and next run.

use std::io::Write;
use std::path::Path;

use comfy_table::Table;

use super::Stop;
use super::shown::{TABLE, count, minute, one_line};
use crate::store::Store;
use crate::store::health::{Health, LastRun, Overview};
use crate::store::taggings::Behind;
use crate::tag::watchlist::Watchlist;

/// Characters of a remark.
const SENTENCE: usize = 300;

/// The verdicts in the order of their urgency.
const VERDICTS: &[&str] = &["failing", "blocked", "quiet", "never", "healthy", "disabled"];

/// Prints the whole in a few numbers, a table of the sources, those that want attention first, and why;
/// what an older watchlist tagged; and the site rules that no longer agree with the generic finder. Times are
/// UTC.
///
/// # Errors
/// The database cannot be read.
pub fn run(database: &Path, watchlist: &Watchlist, out: &mut dyn Write) -> Result<(), Stop> {
    let store = Store::open_read_only(database)?;
    let sources = store.health()?;
    writeln!(out, "{}", summary(&store.overview()?))?;
    writeln!(out, "{}", verdicts(&sources))?;
    if !sources.is_empty() {
        writeln!(out, "{}", table(&sources))?;
    }
    for remark in sources.iter().filter_map(remark) {
        writeln!(out, "{remark}")?;
    }
    if let Some(behind) = behind(&store.behind(watchlist)?) {
        writeln!(out, "{behind}")?;
    }
    for parted in store.parted_rules()? {
        writeln!(out, "{}", one_line(&parted.to_string(), SENTENCE))?;
    }
    Ok(())
}

/// That older tags are stored, and what to do about it; nothing where there are none.
pub fn behind(behind: &Behind) -> Option<String> {
    let Behind { articles, of, mentions } = *behind;
    (articles > 0).then(|| {
        let mentions = count(mentions as usize, "mention");
        format!(
            "tags: {articles} of {of} articles, with {mentions}, were tagged by another watchlist or program than \
             the present one; `tuiqun watchlist diff` shows what differs, `tuiqun reprocess --tags` brings them \
             up to date"
        )
    })
}

fn summary(overview: &Overview) -> String {
    let Overview { articles, on_topic, mentions, waiting, last_run } = overview;
    let run = last_run.as_ref().map_or_else(|| "no run yet".to_owned(), told);
    format!(
        "articles: {articles}, of which {on_topic} name a listed organisation or the withdrawal as a whole; \
         mentions of listed organisations: {mentions}; pages to fetch or look at again: {waiting}\n{run}"
    )
}

fn told(run: &LastRun) -> String {
    let ended = match (run.state.as_str(), &run.ended_at) {
        ("finished", Some(end)) => format!("ended {}", minute(Some(end))),
        ("interrupted", _) => "was interrupted".to_owned(),
        _ => "is running, or was killed".to_owned(),
    };
    let summary = run.summary.as_ref().map(|line| format!(": {}", one_line(line, 200))).unwrap_or_default();
    format!("last run: {} of {}, {ended}{summary}", run.command, minute(Some(&run.started_at)))
}

fn verdicts(sources: &[Health]) -> String {
    let counts: Vec<String> = VERDICTS
        .iter()
        .map(|verdict| (sources.iter().filter(|source| source.verdict == *verdict).count(), verdict))
        .filter(|(count, _)| *count > 0)
        .map(|(count, verdict)| format!("{count} {verdict}"))
        .collect();
    format!(
        "{} sources: {} (times are UTC)",
        sources.len(),
        if counts.is_empty() { "none".to_owned() } else { counts.join(", ") }
    )
}

fn table(sources: &[Health]) -> Table {
    let mut table = Table::new();
    table.load_style(TABLE).set_header([
        "source",
        "verdict",
        "last success",
        "last new article",
        "failures",
        "next due",
    ]);
    for source in sources {
        table.add_row([
            source.id.clone(),
            source.verdict.clone(),
            minute(source.last_success_at.as_deref()),
            minute(source.last_new_article_at.as_deref()),
            source.failures.to_string(),
            minute(source.next_due_at.as_deref()),
        ]);
    }
    table
}

/// Why a source is not as it should be, with what it said last; nothing of one that is healthy.
fn remark(source: &Health) -> Option<String> {
    if matches!(source.verdict.as_str(), "healthy" | "never") {
        return None;
    }
    let last = source.last_error.as_deref().filter(|error| !source.evidence.contains(error));
    let last = last.map(|error| format!("; last: {error}")).unwrap_or_default();
    Some(one_line(&format!("{} {}: {}{last}", source.id, source.verdict, source.evidence), SENTENCE))
}
