//! Whether a page declares that reading it is paid for.

use crate::extract::jsonld::{self, Linked};
use crate::extract::survey::Survey;

/// What the structured data says, as JSON-LD or as `meta itemprop`.
pub fn marked(survey: &Survey<'_>, linked: &Linked) -> Option<bool> {
    let meta = || survey.meta("isaccessibleforfree").and_then(jsonld::truth);
    linked.free.or_else(meta).map(|free| !free)
}

/// What the structured data says (`isAccessibleForFree`, as JSON-LD or as `meta itemprop`), else the tier of
/// the content as publishers tell it to others. A metered page is paid for, if not at once.
pub fn declared(survey: &Survey<'_>, linked: &Linked) -> Option<bool> {
    marked(survey, linked).or_else(|| {
        let tiers = ["article:content_tier", "og:article:content_tier", "article_content_tier"];
        tiers.into_iter().filter_map(|name| survey.meta(name)).find_map(|tier| {
            match tier.to_ascii_lowercase().as_str() {
                "free" => Some(false),
                "metered" | "locked" => Some(true),
                _ => None,
            }
        })
    })
}
