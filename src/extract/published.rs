//! When it was published and last changed, what said so, and who else said what.
//!
//! A page dates itself in structured data, metadata, `time` elements, lines around its headline and its
//! address, and these do not always agree. What is declared comes first; what readers see beside the headline
//! corrects it where it is plainly another: an earlier day, the same moment in the zone of the paper, a local
//! time that was labelled UTC. Where nothing tells, the date is unknown.

mod address;
mod line;
mod metas;
mod time_element;

use std::collections::HashSet;

use chrono::{Duration, NaiveDate, NaiveTime, Offset, TimeZone};

use crate::date::{self, Dated, Place, Precision};

use super::jsonld::Linked;
use super::survey::Survey;

/// A date with what said it.
#[derive(Clone, Debug, PartialEq)]
pub struct Told {
    /// The date.
    pub date: Dated,
    /// `json-ld`, `meta NAME`, `time element`, `url`, `text`, and behind it who agrees and who does not.
    pub evidence: String,
}

/// The dates of a page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Dates {
    /// When it was first published.
    pub published: Option<Told>,
    /// When it was last changed.
    pub modified: Option<Told>,
}

/// How a date came to be said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Source {
    /// Said of a change: the last resort.
    Changed,
    /// The day in the address.
    Address,
    /// A line of text around the headline.
    Shown,
    /// A `time` element around the headline.
    Element,
    /// Structured data and metadata.
    Declared,
}

/// One of several dates.
#[derive(Clone, Debug, PartialEq)]
struct Opinion {
    date: Dated,
    source: Source,
    evidence: String,
    /// How many lines from the headline it stands, if it is shown.
    distance: usize,
    /// Whether it was written so that day and month could be either.
    either: bool,
}

impl Opinion {
    /// What a text says, if it is a date.
    fn of(text: &str, source: Source, evidence: &str, distance: usize, place: Place) -> Option<Self> {
        let date = date::parse(text, place)?;
        Some(Self {
            date,
            source,
            evidence: evidence.to_owned(),
            distance,
            either: date::is_either_way(text),
        })
    }

    fn day(&self) -> NaiveDate {
        self.date.at.date_naive()
    }

    /// The most trusted source, then a moment with its zone before one without, a moment before a day, the
    /// nearest before the farthest.
    fn rank(&self) -> (Source, bool, bool, std::cmp::Reverse<usize>) {
        let (zone, moment) = (self.date.zone_given, self.date.precision != Precision::Day);
        (self.source, zone, moment, std::cmp::Reverse(self.distance))
    }
}

/// When the article was published and last changed.
pub fn dates(
    survey: &Survey<'_>,
    linked: &Linked,
    headline: Option<usize>,
    address: Option<&url::Url>,
    place: Place,
) -> Dates {
    let mut opinions = metas::published(survey, linked, place);
    opinions.extend(time_element::opinions(survey, headline, place));
    opinions.extend(line::opinions(survey, headline, place));
    let day = address.and_then(address::day);
    opinions.extend(day.and_then(|day| Opinion::of(&day, Source::Address, "url", 0, place)));
    if opinions.is_empty() {
        opinions.extend(in_title(survey, place));
    }
    let modified = metas::modified(survey, linked, place);
    let Some(chosen) = choose(&opinions, modified.as_ref(), place) else {
        return Dates { published: None, modified };
    };
    let evidence = with_opinions(&chosen, &opinions);
    Dates { published: Some(Told { date: chosen.date, evidence }), modified }
}

/// The last part of the page's title, which some sites end with the day.
fn in_title(survey: &Survey<'_>, place: Place) -> Option<Opinion> {
    let (_, last) = survey.head.title.as_deref()?.rsplit_once(['|', '-', '–', '_'])?;
    if last.len() > 40 { None } else { Opinion::of(last, Source::Address, "title element", 0, place) }
}

/// The first of the best opinions, corrected by the others.
fn choose(opinions: &[Opinion], modified: Option<&Told>, place: Place) -> Option<Opinion> {
    let mut best: Option<&Opinion> = None;
    for opinion in opinions {
        best = best.filter(|best| best.rank() >= opinion.rank()).or(Some(opinion));
    }
    let mut chosen = best?.clone();
    for correct in [turned, shown_earlier, in_the_papers_zone] {
        if let Some(corrected) = correct(&chosen, opinions) {
            chosen = corrected;
        }
    }
    let relabelled = mislabelled(&chosen, opinions, modified, place);
    let chosen = relabelled.unwrap_or(chosen);
    Some(before_its_change(&chosen, modified).unwrap_or(chosen))
}

/// Day and month the other way round, where another opinion names the day that this gives.
fn turned(chosen: &Opinion, opinions: &[Opinion]) -> Option<Opinion> {
    let at = date::turned(chosen.date)?;
    let others = || opinions.iter().filter(|other| other.evidence != chosen.evidence);
    let confirmed = others().any(|other| other.day() == at.at.date_naive());
    let denied = others().any(|other| other.day() == chosen.day());
    (chosen.either && confirmed && !denied).then(|| Opinion {
        date: at,
        evidence: format!("{}, day and month exchanged", chosen.evidence),
        ..chosen.clone()
    })
}

/// The earlier days that may stand beside a headline: one.
const MOST_DAYS: usize = 1;

/// Beside the headline stands an earlier day: what is declared dates a later edition, or the page's move into
/// another system.
fn shown_earlier(chosen: &Opinion, opinions: &[Opinion]) -> Option<Opinion> {
    let near = |other: &&Opinion| {
        matches!(other.source, Source::Shown | Source::Element)
            && other.distance <= line::BESIDE
            && other.day() + Duration::days(1) < chosen.day()
    };
    let declared = chosen.source == Source::Declared;
    // Many days beside a headline are a table or a list of other articles.
    let days: HashSet<NaiveDate> = opinions.iter().filter(near).map(Opinion::day).collect();
    // Two that declare the same day, one of them beside the headline too, are not moved by a third.
    let held = opinions.iter().any(|other| {
        other.source < Source::Declared && other.source > Source::Changed && other.day() == chosen.day()
    });
    opinions.iter().find(near).filter(|_| declared && !held && days.len() <= MOST_DAYS).cloned()
}

/// The same moment said in the paper's own zone rather than in UTC.
fn in_the_papers_zone(chosen: &Opinion, opinions: &[Opinion]) -> Option<Opinion> {
    let utc = |opinion: &Opinion| opinion.date.at.offset().local_minus_utc() == 0;
    let same = |other: &&Opinion| {
        let apart = (other.date.at - chosen.date.at).num_seconds().abs();
        other.date.zone_given && !utc(other) && other.date.precision != Precision::Day && apart <= 60
    };
    let local = opinions.iter().find(same).filter(|_| utc(chosen) && chosen.date.zone_given)?;
    Some(Opinion { date: Dated { precision: chosen.date.precision, ..local.date }, ..chosen.clone() })
}

/// A local time that is labelled UTC: the page shows the same hour as its own, or was changed before it.
fn mislabelled(
    chosen: &Opinion,
    opinions: &[Opinion],
    modified: Option<&Told>,
    place: Place,
) -> Option<Opinion> {
    let wall = chosen.date.at.naive_local();
    let local = place.timezone.from_local_datetime(&wall).earliest()?.fixed_offset();
    let labelled = chosen.date.zone_given
        && chosen.date.precision != Precision::Day
        && chosen.date.at.offset().local_minus_utc() == 0
        && local.offset().fix().local_minus_utc() > 0;
    let shown = opinions.iter().any(|other| {
        let apart = (other.date.at.naive_local() - wall).num_seconds().abs();
        !other.date.zone_given && other.date.precision != Precision::Day && apart < 60
    });
    let changed = modified.is_some_and(|modified| {
        let utc = modified.date.at.offset().local_minus_utc() == 0;
        !utc && modified.date.precision != Precision::Day
            && modified.date.at < chosen.date.at
            && modified.date.at >= local
    });
    (labelled && (shown || changed)).then(|| Opinion {
        date: Dated { at: local, zone_given: false, ..chosen.date },
        evidence: format!("{}, its local time labelled UTC", chosen.evidence),
        ..chosen.clone()
    })
}

/// How long before the midnight that dates it the paper of a day is written.
const EVE: i64 = 36;

/// The moment of the last change, where a page is dated at midnight sharp and was changed the evening before:
/// the date of a paper's next issue. Any other page that was changed before it was published waited for its hour.
fn before_its_change(chosen: &Opinion, modified: Option<&Told>) -> Option<Opinion> {
    let modified = modified.filter(|modified| modified.date.precision != Precision::Day)?;
    let ahead = chosen.date.at - modified.date.at;
    let midnight = chosen.date.precision != Precision::Day && chosen.date.at.time() == NaiveTime::MIN;
    (midnight && ahead > Duration::zero() && ahead <= Duration::hours(EVE)).then(|| Opinion {
        date: modified.date,
        evidence: format!("{}, before {} of {}", modified.evidence, chosen.date.iso(), chosen.evidence),
        ..chosen.clone()
    })
}

/// The evidence with second opinions: who names the same day, and who names another.
fn with_opinions(chosen: &Opinion, opinions: &[Opinion]) -> String {
    const MOST: usize = 4;
    let name = |opinion: &Opinion| opinion.evidence.clone();
    let own = |opinion: &&Opinion| !chosen.evidence.starts_with(&opinion.evidence);
    let near = |opinion: &Opinion| opinion.source > Source::Changed && opinion.distance <= line::BESIDE;
    let others = || opinions.iter().filter(own).filter(|opinion| near(opinion));
    let mut agree: Vec<String> = others().filter(|other| other.day() == chosen.day()).map(name).collect();
    let differ = others().filter(|other| other.day() != chosen.day());
    let mut differ: Vec<String> =
        differ.map(|other| format!("{} {}", other.evidence, other.date.iso())).collect();
    let said = [("; also ", &mut agree), ("; against ", &mut differ)].map(|(word, names)| {
        names.dedup();
        names.truncate(MOST);
        if names.is_empty() { String::new() } else { format!("{word}{}", names.join(", ")) }
    });
    chosen.evidence.clone() + &said.concat()
}

#[cfg(test)]
mod tests;
