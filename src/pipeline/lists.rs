//! A source's list, and the lists it leads to: fetched, read into entries, kept.

use std::collections::VecDeque;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use ::url::Url;

use crate::clock;
use crate::date::Place;
use crate::discover::{self, Entry, Found, List, Unreadable};
use crate::fetch::{Attempt, Failure, Want};
use crate::http::{Outcome, Validators};
use crate::source::{Source, SourceKind};
use crate::store::StoreError;
use crate::store::rows::{FetchRow, ListResult, SourceState};

use super::crawl::{Crawl, unwind};
use super::summary::Summary;

/// Lists read for one source in one pass: an index of sitemaps and its newest children.
const LISTS_A_PASS: usize = 12;

/// What one list gave.
struct ReadList {
    outcome: Outcome,
    why: Option<String>,
    entries: Vec<Entry>,
    more: Vec<Url>,
}

impl Crawl {
    /// Reads a source's list and the lists it leads to, and keeps their entries.
    ///
    /// # Errors
    /// Only what the database says.
    pub(super) async fn lists(self: &Arc<Self>, source: &Arc<Source>) -> Result<Summary, StoreError> {
        let id = source.id.clone();
        let state = self.writer.call(move |store| store.source_state(&id)).await?;
        if matches!(source.kind, SourceKind::Page) {
            return self.watched_page(source, &state).await;
        }
        let mut summary = Summary::default();
        let mut waiting = VecDeque::from([source.url.clone()]);
        let mut read = Vec::new();
        while let Some(url) = waiting.pop_front() {
            if read.contains(&url) {
                continue;
            }
            let first = read.is_empty();
            let validators = if first { state.validators.clone() } else { Validators::default() };
            let attempt = tokio::select! {
                attempt = self.fetcher.get(&url, Want::List, &validators) => attempt,
                () = self.stop.cancelled() => return Ok(summary),
            };
            let room = LISTS_A_PASS - read.len() - 1;
            let (attempt, list) = self.read_aside(source, attempt, room).await;
            read.push(url.clone());
            waiting.extend(list.more.iter().filter(|_| read.len() < LISTS_A_PASS).cloned());
            waiting.truncate(LISTS_A_PASS - read.len());
            let saved = self.save_list(source, &state, &url, attempt, list, first, &mut summary).await?;
            summary.entries += saved;
        }
        Ok(summary)
    }

    /// A watched page has no list: its one entry is the page itself.
    async fn watched_page(&self, source: &Source, state: &SourceState) -> Result<Summary, StoreError> {
        let list = self.list_of(source, &source.url, None, &[]);
        let entries = discover::discover(&source.kind, &list).map(|found| found.entries).unwrap_or_default();
        let next_due = source.schedule.next(clock::now(), source.timezone).or(state.next_due);
        let result =
            ListResult { source: source.id.clone(), fetch: None, validators: None, next_due, entries };
        let saved = self.writer.call(move |store| store.save_list(&result)).await?;
        Ok(Summary { entries: saved.new, ..Summary::default() })
    }

    fn list_of<'a>(
        &'a self,
        source: &Source,
        url: &'a Url,
        content_type: Option<&'a str>,
        bytes: &'a [u8],
    ) -> List<'a> {
        List {
            url,
            content_type,
            bytes,
            place: Place { timezone: source.timezone, taiwan: source.country.as_deref() == Some("TW") },
            keys: &self.reader.keys,
            max_bytes: self.limits.max_list_bytes,
            max_entries: self.limits.max_entries,
        }
    }

    /// Reads a list on a thread of its own, one a core at a time. A fault of ours in it must not cost the
    /// other sources.
    async fn read_aside(
        self: &Arc<Self>,
        source: &Arc<Source>,
        attempt: Attempt,
        room: usize,
    ) -> (Attempt, ReadList) {
        let _core = self.cores.acquire().await.expect("the cores are never closed");
        let (crawl, source) = (Arc::clone(self), Arc::clone(source));
        let read = tokio::task::spawn_blocking(move || {
            let read = catch_unwind(AssertUnwindSafe(|| crawl.read_list(&source, &attempt, room)));
            let fault =
                |_| ReadList::nothing(Outcome::Parse, "a fault of this program while reading the list");
            (attempt, read.unwrap_or_else(fault))
        });
        unwind(read.await)
    }

    /// What an attempt at a list gave; `room` is how many further lists may still be read.
    fn read_list(&self, source: &Source, attempt: &Attempt, room: usize) -> ReadList {
        let answer = match &attempt.result {
            Err(failure) => return ReadList::nothing(failure.outcome, &failure.why),
            Ok(answer) if answer.not_modified() => return ReadList::nothing(Outcome::Unchanged, ""),
            Ok(answer) if answer.bytes.is_empty() => {
                return ReadList::nothing(Outcome::Empty, "the answer holds not a byte");
            }
            Ok(answer) => answer,
        };
        let list = self.list_of(source, &attempt.url, answer.content_type.as_deref(), &answer.bytes);
        match discover::discover(&source.kind, &list) {
            Ok(found) => ReadList::of(source, found, room),
            Err(Unreadable::Type(why)) => ReadList::nothing(Outcome::Type, &why),
            Err(Unreadable::Parse(why)) => ReadList::nothing(Outcome::Parse, &why),
            Err(Unreadable::TooLarge(why)) => ReadList::nothing(Outcome::TooLarge, &why),
        }
    }

    #[expect(clippy::too_many_arguments, reason = "one attempt with all its circumstances, used once")]
    async fn save_list(
        &self,
        source: &Source,
        state: &SourceState,
        url: &Url,
        attempt: Attempt,
        list: ReadList,
        first: bool,
        summary: &mut Summary,
    ) -> Result<usize, StoreError> {
        if !list.outcome.is_success() || list.outcome == Outcome::Partial {
            let why = list.why.as_deref().unwrap_or_default();
            summary.fail(format!("{}: {url}: {why}", source.id));
        }
        // A list that could not be used must not be called unchanged the next time; nor an index, whose
        // children may change while it does not.
        let usable = list.outcome.is_success() && first && list.more.is_empty();
        let answered = attempt.result.as_ref().ok().filter(|_| usable);
        let validators = answered.map(|answer| answer.validators.clone());
        let now = clock::now();
        let asked = attempt.result.as_ref().err().and_then(|failure| failure.retry_after);
        let next_due = first.then(|| {
            let due = source.schedule.next(now, source.timezone).or(state.next_due)?;
            Some(asked.map_or(due, |pause| due.max(now + pause)))
        });
        let fetch = FetchRow {
            outcome: list.outcome,
            error: list.why,
            ..fetch_row(self, source, "list", url, &attempt)
        };
        drop(attempt);
        tracing::debug!(
            source = source.id,
            outcome = fetch.outcome.as_str(),
            millis = fetch.millis,
            "list {url}"
        );
        let result = ListResult {
            source: source.id.clone(),
            fetch: Some(fetch),
            validators,
            next_due: next_due.flatten(),
            entries: list.entries,
        };
        let saved = self.writer.call(move |store| store.save_list(&result)).await?;
        Ok(saved.new)
    }
}

/// The row of an attempt, with the outcome of the request itself.
pub(super) fn fetch_row(
    crawl: &Crawl,
    source: &Source,
    purpose: &'static str,
    url: &Url,
    attempt: &Attempt,
) -> FetchRow {
    let (outcome, status, bytes, error) = match &attempt.result {
        Ok(answer) if answer.not_modified() => (Outcome::Unchanged, Some(answer.status), 0, None),
        Ok(answer) => (Outcome::Stored, Some(answer.status), answer.bytes.len() as u64, None),
        Err(Failure { outcome, why, status, .. }) => (*outcome, *status, 0, Some(why.clone())),
    };
    FetchRow {
        run: crawl.run,
        source: Some(source.id.clone()),
        purpose,
        url: url.to_string(),
        final_url: (attempt.url != *url).then(|| attempt.url.to_string()),
        started: attempt.started,
        millis: attempt.spent.as_millis() as u64,
        outcome,
        status,
        bytes,
        error,
    }
}

impl ReadList {
    fn nothing(outcome: Outcome, why: &str) -> Self {
        let why = (!why.is_empty()).then(|| why.to_owned());
        Self { outcome, why, entries: Vec::new(), more: Vec::new() }
    }

    fn of(source: &Source, found: Found, room: usize) -> Self {
        let entries: Vec<Entry> =
            found.entries.into_iter().filter(|entry| takes(source, &entry.url)).collect();
        let mut remarks = found.rejected;
        let outcome = match (remarks.is_empty(), entries.is_empty() && found.more.is_empty()) {
            (false, false) => Outcome::Partial,
            (_, true) => Outcome::Empty,
            (true, false) => Outcome::Stored,
        };
        if outcome == Outcome::Empty && remarks.is_empty() {
            remarks.push("the list holds no entries".to_owned());
        }
        if found.more.len() > room {
            remarks.push(format!("{} older lists of the index were not read", found.more.len() - room));
        }
        Self { outcome, why: told(&remarks), entries, more: found.more }
    }
}

/// Whether a source wants an address.
fn takes(source: &Source, url: &Url) -> bool {
    source.include.as_ref().is_none_or(|pattern| pattern.is_match(url.as_str()))
        && source.exclude.as_ref().is_none_or(|pattern| !pattern.is_match(url.as_str()))
}

/// The first remarks, and how many more there are.
fn told(remarks: &[String]) -> Option<String> {
    const SHOWN: usize = 3;
    let shown = remarks.iter().take(SHOWN).map(String::as_str).collect::<Vec<_>>().join("; ");
    match remarks.len() {
        0 => None,
        count if count > SHOWN => Some(format!("{shown}; and {} more", count - SHOWN)),
        _ => Some(shown),
    }
}
