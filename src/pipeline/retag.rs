//! All stored texts through the tagger again, with the present watchlist and no page parsed.
//!
//! It may be cut short anywhere: each batch is one commit, and each article remembers which list read it, so
//! the next time goes on with those that are left.

use std::num::NonZeroUsize;
use std::panic::{AssertUnwindSafe, catch_unwind};

use super::in_order::in_order;
use super::known::KnownHosts;
use super::run::Run;
use super::tagging::Tagging;
use super::tally::Tally;
use super::texts;
use crate::store::mentions::Shift;
use crate::store::taggings::StoredText;
use crate::store::{Store, StoreError};
use crate::tag::Tags;
use crate::tag::candidates::Gathered;
use crate::tag::watchlist::Watchlist;

/// Articles given to the writer at once: one commit for all of them.
const BATCH: usize = 256;

/// What tagging everything again came to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Retagged {
    /// Articles read.
    pub articles: usize,
    /// Bytes of text in them.
    pub bytes: u64,
    /// Articles whose tags differ now.
    pub changed: usize,
    /// Articles whose text changed while they were being tagged: what wrote them tagged them too.
    pub edited: usize,
    /// What is named now and was not, and the other way round.
    pub tally: Tally,
    /// Articles that tagging ran into a fault on, by a sentence each.
    pub faults: Vec<String>,
}

/// Tags the articles that `behind` has not tagged, or all where there is none, and corrects their mentions;
/// `tell` is called after each.
///
/// # Errors
/// Only what the database says.
pub fn retag(
    run: &Run,
    store: Store,
    tagging: &Tagging,
    hosts: &KnownHosts<'_>,
    behind: Option<&Watchlist>,
    jobs: NonZeroUsize,
    mut tell: impl FnMut(),
) -> Result<Retagged, StoreError> {
    let mut batch = Batch { run, tagged: Vec::new(), retagged: Retagged::default() };
    in_order(
        jobs,
        texts::stored(store, behind),
        |text| text.map(|text| tagged(tagging, hosts, text)),
        |tagged| {
            tell();
            batch.push(tagged?)
        },
    )?;
    batch.write()?;
    Ok(batch.retagged)
}

/// What an article names, and what it may name besides.
type Found = (Tags, Gathered);

/// An article with its new tags; none where tagging it ran into a fault.
struct Tagged {
    article: i64,
    reading_hash: String,
    url: String,
    bytes: u64,
    found: Option<Found>,
}

fn tagged(tagging: &Tagging, hosts: &KnownHosts<'_>, text: StoredText) -> Tagged {
    let found = catch_unwind(AssertUnwindSafe(|| tagging.tag(&texts::parts(hosts, &text)))).ok();
    let bytes = texts::bytes(&text);
    Tagged { article: text.article, reading_hash: text.reading_hash, url: text.url, bytes, found }
}

/// Tags on their way to the writer.
struct Batch<'a> {
    run: &'a Run,
    tagged: Vec<(i64, String, Found)>,
    retagged: Retagged,
}

impl Batch<'_> {
    fn push(&mut self, tagged: Tagged) -> Result<(), StoreError> {
        let Tagged { article, reading_hash, url, bytes, found } = tagged;
        self.retagged.articles += 1;
        self.retagged.bytes += bytes;
        match found {
            Some(found) => self.tagged.push((article, reading_hash, found)),
            None => self
                .retagged
                .faults
                .push(format!("{url}: a fault of this program while tagging article {article}")),
        }
        if self.tagged.len() >= BATCH { self.write() } else { Ok(()) }
    }

    fn write(&mut self) -> Result<(), StoreError> {
        let tagged = std::mem::take(&mut self.tagged);
        let write = move |store: &mut Store| {
            let save = |(article, hash, (tags, candidates)): &(i64, String, Found)| {
                store.replace_tags(*article, hash, tags, candidates)
            };
            tagged.iter().map(save).collect::<Result<Vec<Option<Shift>>, StoreError>>()
        };
        for shift in self.run.writer.call_blocking(write)? {
            let Some(shift) = shift else {
                self.retagged.edited += 1;
                continue;
            };
            self.retagged.changed += usize::from(shift.changed);
            self.retagged.tally.add(&shift);
        }
        Ok(())
    }
}
