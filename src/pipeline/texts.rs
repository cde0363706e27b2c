//! The texts of the archive, one after the other, tagged again without parsing a page.

use ::url::Url;

use super::known::KnownHosts;
use super::tagging::Parts;
use crate::store::taggings::StoredText;
use crate::store::{Store, StoreError};
use crate::tag::watchlist::Watchlist;

/// All stored texts in their order, or those that a watchlist has not tagged; each is read when it is asked
/// for, so that a walk over all of them needs the memory of a few.
pub(super) fn stored(
    store: Store,
    behind: Option<&Watchlist>,
) -> impl Iterator<Item = Result<StoredText, StoreError>> + Send {
    let mut last = 0;
    std::iter::from_fn(move || {
        let text = store.next_text(last, behind).transpose()?;
        // After an error there is nothing more to be had.
        last = text.as_ref().map_or(i64::MAX, |text| text.article);
        Some(text)
    })
}

/// The parts of a stored text as they would be if its page were read now: with what its source knows, else
/// with what its host tells.
pub(super) fn parts<'a>(hosts: &KnownHosts<'a>, text: &'a StoredText) -> Parts<'a> {
    let host = Url::parse(&text.url).ok().filter(|_| !text.of_source);
    let country = match &host {
        Some(url) => hosts.of(url).country,
        None => text.country.as_deref(),
    };
    Parts {
        title: text.title.as_deref(),
        standfirst: text.standfirst.as_deref(),
        body: &text.body,
        captions: &text.captions,
        language: text.language.as_deref(),
        country,
        copy_of: text.copy_of.as_deref(),
    }
}

/// The bytes of a text that the tagger reads.
pub(super) fn bytes(text: &StoredText) -> u64 {
    let around = [&text.title, &text.standfirst].into_iter().flatten().chain(&text.captions);
    (text.body.len() + around.map(String::len).sum::<usize>()) as u64
}
