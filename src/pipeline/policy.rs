//! When to ask again: plain arithmetic from how an attempt ended and what came before.

use std::time::Duration;

use crate::clock::Timestamp;
use crate::http::Outcome;

/// First pause after a passing failure; each further one is four times as long.
const FIRST_RETRY: Duration = Duration::from_mins(15);

/// Failures in a row after which a page is not asked for again unless its list changes: with the pauses
/// above, the last try comes five days after the first.
const PASSING_TRIES: u32 = 6;

/// Tries of a page whose failure is likely to last (404, not a page, too large): some are put right within
/// days, the rest are not worth a publisher's traffic.
const LASTING_TRIES: u32 = 3;

/// The pause before a lasting failure, or a page without an article, is looked at again.
const LASTING_RETRY: Duration = Duration::from_hours(24);

/// What is known when the next look at a page is decided.
#[derive(Clone, Copy, Debug)]
pub struct PageHistory<'a> {
    /// Attempts in a row before this one that gave no article.
    pub failures: u32,
    /// How often the page was read before this attempt.
    pub fetched: u32,
    /// Ages at which a stored article is looked at once more, ascending.
    pub recheck: &'a [Duration],
}

/// When to look at a page again after an attempt; `None` for not unless its list changes.
pub fn page_again(
    outcome: Outcome,
    status: Option<u16>,
    retry_after: Option<Duration>,
    history: PageHistory<'_>,
    now: Timestamp,
) -> Option<Timestamp> {
    let pause = match outcome {
        Outcome::Stored | Outcome::Unchanged | Outcome::Partial => recheck(history)?,
        _ if is_lasting(outcome, status) => {
            (history.failures + 1 < LASTING_TRIES).then_some(LASTING_RETRY)?
        }
        _ => {
            let growth =
                4u32.checked_pow(history.failures).filter(|_| history.failures + 1 < PASSING_TRIES)?;
            FIRST_RETRY * growth
        }
    };
    Some(now + pause.max(retry_after.unwrap_or_default()))
}

/// When to look again for the further pages of an article that could not be had, at pauses as after passing
/// failures, counted by how often it was read; `None` for not before it is looked at again anyhow.
pub fn missing_again(history: PageHistory<'_>, now: Timestamp) -> Option<Timestamp> {
    let growth = 4u32.checked_pow(history.fetched).filter(|_| history.fetched + 1 < PASSING_TRIES)?;
    Some(now + FIRST_RETRY * growth)
}

/// The pause until the next age at which a stored article is looked at again.
fn recheck(history: PageHistory<'_>) -> Option<Duration> {
    let looks = history.fetched as usize;
    let age = history.recheck.get(looks)?;
    let before = looks.checked_sub(1).map_or(Duration::ZERO, |last| history.recheck[last]);
    Some(age.saturating_sub(before))
}

fn is_lasting(outcome: Outcome, status: Option<u16>) -> bool {
    match outcome {
        Outcome::Status => status.is_some_and(|status| (400..500).contains(&status) && status != 408),
        Outcome::Empty
        | Outcome::TooLarge
        | Outcome::Redirect
        | Outcome::Blocked
        | Outcome::Robots
        | Outcome::Type
        | Outcome::Parse => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DAY: Duration = Duration::from_hours(24);

    fn pauses(outcome: Outcome, status: Option<u16>, recheck: &[Duration]) -> Vec<u64> {
        let now = crate::clock::parse("2026-01-08T00:00:00Z").unwrap();
        let mut pauses = Vec::new();
        for tries in 0..20 {
            let (failures, fetched) = if outcome == Outcome::Stored { (0, tries) } else { (tries, 0) };
            let history = PageHistory { failures, fetched, recheck };
            let Some(again) = page_again(outcome, status, None, history, now) else { break };
            pauses.push((again - now).num_minutes().unsigned_abs());
        }
        pauses
    }

    #[test]
    fn a_passing_failure_is_tried_again_at_growing_pauses_and_then_left() {
        assert_eq!(pauses(Outcome::Timeout, None, &[]), [15, 60, 240, 960, 3840]);
        assert_eq!(pauses(Outcome::Status, Some(500), &[]), [15, 60, 240, 960, 3840]);
    }

    #[test]
    fn an_article_that_lacks_pages_is_looked_at_again_at_growing_pauses() {
        let now = crate::clock::parse("2026-01-08T00:00:00Z").unwrap();
        let pause = |fetched| {
            let history = PageHistory { failures: 0, fetched, recheck: &[] };
            missing_again(history, now).map(|again| (again - now).num_minutes())
        };
        let pauses: Vec<_> = (0..8).map_while(pause).collect();
        assert_eq!(pauses, [15, 60, 240, 960, 3840]);
        assert_eq!(pause(100), None);
    }

    #[test]
    fn a_lasting_failure_gets_two_more_looks_a_day_apart() {
        for (outcome, status) in [
            (Outcome::Status, Some(404)),
            (Outcome::Empty, None),
            (Outcome::Robots, None),
            (Outcome::Type, None),
        ] {
            assert_eq!(pauses(outcome, status, &[]), [1440, 1440], "{outcome}");
        }
    }

    #[test]
    fn a_stored_article_is_looked_at_once_at_each_configured_age() {
        assert_eq!(pauses(Outcome::Stored, None, &[DAY, 7 * DAY]), [1440, 6 * 1440]);
        assert_eq!(pauses(Outcome::Stored, None, &[]), [0; 0]);
    }

    #[test]
    fn a_server_that_asks_for_a_longer_pause_gets_it() {
        let now = crate::clock::parse("2026-01-08T00:00:00Z").unwrap();
        let history = PageHistory { failures: 0, fetched: 0, recheck: &[] };
        let again =
            page_again(Outcome::Later, Some(429), Some(Duration::from_hours(6)), history, now).unwrap();
        assert_eq!((again - now).num_hours(), 6);
    }
}
