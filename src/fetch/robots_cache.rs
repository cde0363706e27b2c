//! robots.txt of every site asked in this run, fetched once.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use ::url::Url;
use tokio::sync::OnceCell;
use tokio::time::Instant;

use crate::http::robots::Robots;
use crate::http::{Outcome, Validators};

use super::client::{Fetcher, Want};
use super::failure::Failure;
use super::options::TOKEN;

/// How long a file is believed (RFC 9309, 2.4: at most 24 hours).
const FRESH: Duration = Duration::from_hours(24);

/// How long a site that could not be asked stays closed before it is asked again.
const SHUT: Duration = Duration::from_hours(1);

/// Sites whose rules are held. Of more, those that would soonest be asked again anyway are let go: a list may
/// name any number of sites, and each may have half a megabyte of rules.
const HELD: usize = 512;

/// The rules of the sites asked of late.
#[derive(Debug, Default)]
pub struct RobotsCache {
    sites: Mutex<HashMap<String, Arc<OnceCell<SiteRules>>>>,
}

/// The rules of one site, and until when they are believed.
#[derive(Clone, Debug)]
pub struct SiteRules {
    rules: Arc<Robots>,
    /// Why everything is forbidden, where no file could be had.
    unreachable: Option<Failure>,
    until: Instant,
}

impl RobotsCache {
    /// The rules of an address's site; fetches them at the first question, and once they are stale.
    pub(super) async fn of(&self, fetcher: &Fetcher, url: &Url) -> SiteRules {
        let site = url.origin().ascii_serialization();
        let cell = self.cell(&site, Instant::now());
        cell.get_or_init(|| SiteRules::fetch(fetcher, url)).await.clone()
    }

    fn cell(&self, site: &str, now: Instant) -> Arc<OnceCell<SiteRules>> {
        let mut sites = self.sites.lock().unwrap_or_else(PoisonError::into_inner);
        sites.retain(|_, cell| cell.get().is_none_or(|rules| rules.until > now));
        if sites.len() >= HELD && !sites.contains_key(site) {
            let known = sites.iter().filter_map(|(site, cell)| Some((cell.get()?.until, site)));
            if let Some((_, oldest)) = known.min() {
                let oldest = oldest.clone();
                sites.remove(&oldest);
            }
        }
        Arc::clone(sites.entry(site.to_owned()).or_default())
    }
}

impl SiteRules {
    async fn fetch(fetcher: &Fetcher, url: &Url) -> Self {
        let mut file = url.clone();
        file.set_path("/robots.txt");
        file.set_query(None);
        file.set_fragment(None);
        match fetcher.get(&file, Want::Robots, &Validators::default()).await.result {
            Ok(answer) => Self::believed(Robots::parse(&answer.bytes, TOKEN)),
            Err(failure) => Self::without_file(&failure),
        }
    }

    /// What it means that there is no file to read (RFC 9309, 2.3.1): a client error, and a redirect that
    /// leads nowhere, allow everything; a server error or no answer forbid everything for a while.
    fn without_file(failure: &Failure) -> Self {
        let status = match failure.outcome {
            Outcome::Redirect | Outcome::Blocked | Outcome::TooLarge => Some(404),
            Outcome::Status | Outcome::Later => failure.status,
            // Whatever status the head of the answer had: the rest, and the rules in it, never came.
            _ => None,
        };
        match Robots::from_status(status) {
            Some(rules) if status.is_some_and(|status| (400..500).contains(&status) && status != 429) => {
                Self::believed(rules)
            }
            Some(rules) => Self {
                rules: Arc::new(rules),
                unreachable: Some(unreachable(failure)),
                until: Instant::now() + SHUT,
            },
            None => Self::believed(Robots::parse(b"", TOKEN)),
        }
    }

    fn believed(rules: Robots) -> Self {
        Self { rules: Arc::new(rules), unreachable: None, until: Instant::now() + FRESH }
    }

    /// The pause the site asks for.
    pub fn crawl_delay(&self) -> Option<Duration> {
        self.rules.crawl_delay()
    }

    /// Whether the address may be fetched.
    ///
    /// # Errors
    /// `robots` where the file forbids it, and why it could not be read where it could not.
    pub fn allows(&self, url: &Url) -> Result<(), Failure> {
        match &self.unreachable {
            Some(failure) => Err(failure.clone()),
            None if self.rules.allows(url) => Ok(()),
            None => {
                let why = format!("robots.txt of {} forbids it", url.host_str().unwrap_or_default());
                Err(Failure::new(Outcome::Robots, why))
            }
        }
    }
}

/// A site whose robots.txt cannot be had is left alone. Where nobody answered, that is what is told: the
/// host is dead, not shy.
fn unreachable(failure: &Failure) -> Failure {
    let outcome = match failure.outcome {
        Outcome::Status => Outcome::Robots,
        other => other,
    };
    let why = format!("robots.txt could not be read, so the site is left alone for now: {}", failure.why);
    Failure { outcome, why, ..failure.clone() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rules_of_any_number_of_sites_take_a_bounded_memory_and_the_latest_stay() {
        let (cache, now) = (RobotsCache::default(), Instant::now());
        for number in 0..3 * HELD as u64 {
            let cell = cache.cell(&format!("https://{number}.example"), now);
            let rules = SiteRules::believed(Robots::parse(b"", TOKEN));
            assert!(cell.set(SiteRules { until: now + Duration::from_secs(1 + number), ..rules }).is_ok());
        }
        let held = |number: usize| cache.cell(&format!("https://{number}.example"), now).get().is_some();
        assert_eq!(cache.sites.lock().unwrap().len(), HELD);
        assert!(held(3 * HELD - 1) && held(2 * HELD) && !held(HELD));
    }
}
