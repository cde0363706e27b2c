//! What another watchlist would find in the archive: the stored texts tagged in memory, and nothing changed.

use std::collections::BTreeMap;
use std::num::NonZeroUsize;

use serde::Serialize;

use super::in_order::in_order;
use super::known::KnownHosts;
use super::texts;
use crate::store::mentions::Recorded;
use crate::store::taggings::StoredText;
use crate::store::{Store, StoreError};
use crate::tag::compare::{self, Spot};
use crate::tag::{Field, Tagger};

/// Code points of an example on either side of the mention.
const AROUND: usize = 60;

/// What is compared with what.
#[derive(Clone, Copy, Debug)]
pub struct Sides<'a> {
    /// The tagger of today; none compares with the mentions as they are stored.
    pub before: Option<&'a Tagger>,
    /// The other one.
    pub after: &'a Tagger,
    /// Examples kept for each body and language, of what is gained and as many of what is lost.
    pub examples: usize,
}

/// What the archive gains and loses.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Diff {
    /// Articles read.
    pub articles: usize,
    /// Bytes of text in them.
    pub bytes: u64,
    /// Articles that gain or lose anything.
    pub differing: usize,
    /// By body and language, in order of both.
    pub changes: Vec<Change>,
}

/// What one body gains and loses in one language.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Change {
    /// The body's id; `event` for the event.
    pub id: String,
    /// Whether it is one of the 66.
    pub listed: bool,
    /// BCP 47; null where the language is not known.
    pub language: Option<String>,
    /// Mentions gained.
    pub gained: usize,
    /// Mentions lost.
    pub lost: usize,
    /// Articles that gain or lose any.
    pub articles: usize,
    /// The first ones in order of the archive, those gained before those lost.
    pub examples: Vec<Example>,
}

/// One mention that only one side has.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Example {
    /// Gained, or lost.
    pub gained: bool,
    /// The article.
    pub url: String,
    /// The text it stands in.
    pub field: Field,
    /// First code point of the mention, from 0, in that text.
    pub start: usize,
    /// The words before it.
    pub before: String,
    /// The mention.
    pub surface: String,
    /// The words behind it.
    pub after: String,
    /// The form of the watchlist that matched.
    pub form: String,
    /// The rule that made it a mention.
    pub rule: String,
}

/// Compares the two sides over all stored texts; `tell` is called after each.
///
/// # Errors
/// Only what the database says.
pub fn diff(
    store: Store,
    hosts: &KnownHosts<'_>,
    sides: Sides<'_>,
    jobs: NonZeroUsize,
    mut tell: impl FnMut(),
) -> Result<Diff, StoreError> {
    let second = if sides.before.is_none() { Some(Store::open_read_only(store.path())?) } else { None };
    let texts = texts::stored(store, None).map(move |text| {
        let text = text?;
        let stored = second.as_ref().map(|store| store.mentions_of(text.article)).transpose()?;
        Ok((text, stored))
    });
    let mut gathered = Gathered { examples: sides.examples, ..Gathered::default() };
    in_order(
        jobs,
        texts,
        |item: Result<(StoredText, Option<Vec<Recorded>>), StoreError>| {
            let (text, stored) = item?;
            let tags = |tagger: &Tagger| {
                texts::parts(hosts, &text)
                    .read(|text| tagger.tag(text))
                    .mentions
                    .iter()
                    .map(Recorded::from)
                    .collect()
            };
            let before = match sides.before {
                Some(tagger) => tags(tagger),
                None => stored.unwrap_or_default(),
            };
            Ok(differences(&text, &before, &tags(sides.after)))
        },
        |found| {
            tell();
            gathered.add(found?);
            Ok(())
        },
    )?;
    Ok(gathered.finish())
}

/// What one article gains and loses.
struct Found {
    bytes: u64,
    language: Option<String>,
    /// With the body, and whether that is listed.
    examples: Vec<(String, bool, Example)>,
}

fn differences(text: &StoredText, before: &[Recorded], after: &[Recorded]) -> Found {
    let difference = compare::of_one_text(&spots(before), &spots(after));
    let gained = difference.gained.iter().map(|&at| (&after[at], true));
    let lost = difference.lost.iter().map(|&at| (&before[at], false));
    let captions = text.captions.join("\n");
    let field = |field| match field {
        Field::Title => text.title.as_deref().unwrap_or_default(),
        Field::Standfirst => text.standfirst.as_deref().unwrap_or_default(),
        Field::Body => text.body.as_str(),
        Field::Caption => captions.as_str(),
    };
    let examples = gained.chain(lost).map(|(mention, gained)| {
        let example = example(&text.url, field(mention.field), mention, gained);
        (mention.id.clone(), mention.listed, example)
    });
    Found { bytes: texts::bytes(text), language: text.language.clone(), examples: examples.collect() }
}

fn spots(mentions: &[Recorded]) -> Vec<Spot<'_>> {
    mentions.iter().map(Recorded::spot).collect()
}

fn example(url: &str, text: &str, mention: &Recorded, gained: bool) -> Example {
    let piece = |from: usize, to: usize| text.chars().skip(from).take(to.saturating_sub(from)).collect();
    Example {
        gained,
        url: url.to_owned(),
        field: mention.field,
        start: mention.start,
        before: piece(mention.start.saturating_sub(AROUND), mention.start),
        surface: piece(mention.start, mention.end),
        after: piece(mention.end, mention.end + AROUND),
        form: mention.form.clone(),
        rule: mention.rule.clone(),
    }
}

/// What was found so far.
#[derive(Default)]
struct Gathered {
    examples: usize,
    diff: Diff,
    changes: BTreeMap<(String, Option<String>), Change>,
}

impl Gathered {
    fn add(&mut self, found: Found) {
        self.diff.articles += 1;
        self.diff.bytes += found.bytes;
        self.diff.differing += usize::from(!found.examples.is_empty());
        let mut seen: Vec<String> = Vec::new();
        for (id, listed, example) in found.examples {
            let change = self.changes.entry((id.clone(), found.language.clone())).or_default();
            change.listed = listed;
            let count = if example.gained { &mut change.gained } else { &mut change.lost };
            *count += 1;
            if *count <= self.examples {
                change.examples.push(example);
            }
            if !seen.contains(&id) {
                change.articles += 1;
                seen.push(id);
            }
        }
    }

    fn finish(mut self) -> Diff {
        for ((id, language), mut change) in self.changes {
            change.examples.sort_by_key(|example| !example.gained);
            self.diff.changes.push(Change { id, language, ..change });
        }
        self.diff
    }
}
