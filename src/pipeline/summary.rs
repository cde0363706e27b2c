//! What a run did, counted, with a sentence for every failure.

use std::fmt;

use crate::store::rows::PageSaved;

/// The failures told in full; the rest are counted and have rows.
const TOLD: usize = 20;

/// Counts of one run.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Sources asked.
    pub sources: usize,
    /// Entries never seen before.
    pub entries: usize,
    /// Pages asked for.
    pub pages: usize,
    /// New articles.
    pub new: usize,
    /// Known articles with a new revision.
    pub revised: usize,
    /// Known articles that had not changed.
    pub unchanged: usize,
    /// Mentions of listed bodies in new and revised articles.
    pub mentions: usize,
    /// Attempts that failed, and pages without an article.
    pub failed: usize,
    /// A sentence each, the first ones only.
    pub failures: Vec<String>,
    /// What somebody should look at though nothing failed, a sentence each.
    pub warnings: Vec<String>,
    /// Work left for the next run because this one was stopped or a host asked for a pause.
    pub left: usize,
}

impl Summary {
    /// Counts a failure and keeps its sentence.
    pub fn fail(&mut self, sentence: String) {
        self.failed += 1;
        if self.failures.len() < TOLD {
            self.failures.push(sentence);
        }
    }

    /// Counts what became of an article; `mentions` are those of listed bodies in it.
    pub fn count(&mut self, saved: PageSaved, mentions: usize) {
        match saved {
            PageSaved::New(_) => self.new += 1,
            PageSaved::Revised(_) => self.revised += 1,
            PageSaved::Unchanged(_) => self.unchanged += 1,
            PageSaved::Empty | PageSaved::Failed => {}
        }
        if matches!(saved, PageSaved::New(_) | PageSaved::Revised(_)) {
            self.mentions += mentions;
        }
    }

    /// Adds what another part of the run did.
    pub fn add(&mut self, other: Summary) {
        self.sources += other.sources;
        self.entries += other.entries;
        self.pages += other.pages;
        self.new += other.new;
        self.revised += other.revised;
        self.unchanged += other.unchanged;
        self.mentions += other.mentions;
        self.left += other.left;
        self.failed += other.failed;
        let room = TOLD.saturating_sub(self.failures.len());
        self.failures.extend(other.failures.into_iter().take(room));
        let new = other.warnings.into_iter().filter(|warning| !self.warnings.contains(warning));
        let new: Vec<String> = new.take(TOLD.saturating_sub(self.warnings.len())).collect();
        self.warnings.extend(new);
    }
}

impl Summary {
    /// What became of the pages, for runs that ask no sources.
    pub fn of_pages(&self) -> String {
        format!(
            "{}: {} new, {} revised, {} unchanged, {}; {}",
            count(self.pages, "page"),
            self.new,
            self.revised,
            self.unchanged,
            count(self.mentions, "mention"),
            if self.failed == 0 { "no failures".to_owned() } else { count(self.failed, "failure") },
        )
    }
}

impl fmt::Display for Summary {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (sources, entries) = (self.sources, self.entries);
        write!(
            out,
            "{}, {}, {}",
            count(sources, "source"),
            count_of(entries, "new entry", "new entries"),
            self.of_pages()
        )?;
        if self.left > 0 {
            write!(out, "; {} left for the next run", count(self.left, "page"))?;
        }
        if !self.warnings.is_empty() {
            write!(out, "; {}", count(self.warnings.len(), "warning"))?;
        }
        Ok(())
    }
}

fn count(number: usize, noun: &str) -> String {
    count_of(number, noun, &format!("{noun}s"))
}

fn count_of(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}
