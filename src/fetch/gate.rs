//! One gate per host: how many requests at once, and the pause between them, in one place, so that no
//! caller can forget them.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::Instant;

use super::options::{Politeness, WAITABLE};

/// The gates of all hosts, and the one for all requests together.
#[derive(Debug)]
pub struct Gates {
    politeness: Politeness,
    hosts: Mutex<HashMap<String, Arc<Gate>>>,
    all: Arc<Semaphore>,
}

/// One host's gate.
#[derive(Debug)]
pub struct Gate {
    slots: Arc<Semaphore>,
    pace: Mutex<Pace>,
}

#[derive(Debug)]
struct Pace {
    interval: Duration,
    next: Instant,
    /// Until when the host asked to be left alone.
    shut: Instant,
}

/// The right to make one request.
#[derive(Debug)]
pub struct Pass {
    turn: Turn,
    share: Share,
}

/// A host's turn; dropping it starts the pause.
#[derive(Debug)]
struct Turn {
    gate: Arc<Gate>,
    _slot: OwnedSemaphorePermit,
}

/// A part of all the requests at once. Whoever works on an answer holds it until done, so that no more
/// answers lie in memory than requests may run.
#[derive(Debug)]
pub struct Share {
    _permit: OwnedSemaphorePermit,
}

impl Pass {
    /// Ends the host's turn and keeps the share for the work on the answer.
    pub fn leave(self) -> Share {
        drop(self.turn);
        self.share
    }
}

impl Gates {
    /// Gates that keep to a politeness.
    pub fn new(politeness: Politeness) -> Self {
        let all = Arc::new(Semaphore::new(politeness.concurrency.max(1)));
        Self { politeness, hosts: Mutex::default(), all }
    }

    /// The gate of a host, made at its first request.
    pub fn of(&self, host: &str) -> Arc<Gate> {
        let mut hosts = self.hosts.lock().unwrap_or_else(PoisonError::into_inner);
        let gate = hosts.entry(host.to_owned()).or_insert_with(|| {
            Arc::new(Gate {
                slots: Arc::new(Semaphore::new(self.politeness.concurrency_per_host.max(1))),
                pace: Mutex::new(Pace::new(self.politeness.interval)),
            })
        });
        Arc::clone(gate)
    }

    /// Waits until the host may be asked, then for a share of the whole.
    ///
    /// # Errors
    /// How much longer the host asked to be left alone, where that is longer than is waited for
    /// ([`WAITABLE`]).
    pub async fn enter(&self, host: &str) -> Result<Pass, Duration> {
        let gate = self.of(host);
        let closed = "gates are never closed";
        let slot = Arc::clone(&gate.slots).acquire_owned().await.expect(closed);
        gate.wait_for_turn().await?;
        let share = Share { _permit: Arc::clone(&self.all).acquire_owned().await.expect(closed) };
        Ok(Pass { turn: Turn { gate, _slot: slot }, share })
    }
}

impl Gate {
    /// Takes the next turn and waits for it; turns are an interval apart even where several requests may
    /// run at once. A host that was shut meanwhile is waited for anew.
    async fn wait_for_turn(&self) -> Result<(), Duration> {
        loop {
            let turn = self.pace().take_turn()?;
            tokio::time::sleep_until(turn).await;
            if self.pace().shut <= Instant::now() {
                return Ok(());
            }
        }
    }

    /// Widens the pause to what the host asks for; never narrows it.
    pub fn slow_down_to(&self, interval: Duration) {
        let mut pace = self.pace();
        pace.interval = pace.interval.max(interval);
    }

    /// Shuts the gate for a while, for those too who wait at it.
    pub fn close_for(&self, pause: Duration) {
        let mut pace = self.pace();
        pace.shut = pace.shut.max(Instant::now() + pause);
    }

    fn pace(&self) -> std::sync::MutexGuard<'_, Pace> {
        self.pace.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Pace {
    fn new(interval: Duration) -> Self {
        let now = Instant::now();
        Self { interval, next: now, shut: now }
    }

    fn take_turn(&mut self) -> Result<Instant, Duration> {
        let now = Instant::now();
        let shut = self.shut.saturating_duration_since(now);
        if shut > WAITABLE {
            return Err(shut);
        }
        let turn = self.next.max(self.shut).max(now);
        self.next = turn + self.interval;
        Ok(turn)
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        let mut pace = self.gate.pace();
        pace.next = pace.next.max(Instant::now() + pace.interval);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn gates(interval: u64, per_host: usize) -> Gates {
        Gates::new(Politeness {
            interval: Duration::from_secs(interval),
            concurrency_per_host: per_host,
            concurrency: 8,
        })
    }

    #[tokio::test(start_paused = true)]
    async fn the_pause_runs_from_the_end_of_one_request_to_the_start_of_the_next() {
        let gates = gates(5, 1);
        let begun = Instant::now();
        let pass = gates.enter("a.example").await.unwrap();
        tokio::time::sleep(Duration::from_secs(3)).await;
        drop(pass);
        let _pass = gates.enter("a.example").await.unwrap();
        assert_eq!(begun.elapsed().as_secs(), 8);
    }

    #[tokio::test(start_paused = true)]
    async fn hosts_do_not_wait_for_each_other() {
        let gates = gates(60, 1);
        let begun = Instant::now();
        let _one = gates.enter("a.example").await.unwrap();
        let _other = gates.enter("b.example").await.unwrap();
        assert_eq!(begun.elapsed(), Duration::ZERO);
    }

    #[tokio::test(start_paused = true)]
    async fn a_second_request_waits_for_the_first_to_end() {
        let gates = Arc::new(gates(0, 1));
        let begun = Instant::now();
        let pass = gates.enter("a.example").await.unwrap();
        let second = tokio::spawn({
            let gates = Arc::clone(&gates);
            async move {
                let _pass = gates.enter("a.example").await.unwrap();
                Instant::now()
            }
        });
        tokio::time::sleep(Duration::from_secs(9)).await;
        drop(pass);
        assert_eq!((second.await.unwrap() - begun).as_secs(), 9);
    }

    #[tokio::test(start_paused = true)]
    async fn a_crawl_delay_widens_the_pause_and_never_narrows_it() {
        let gates = gates(5, 1);
        gates.of("a.example").slow_down_to(Duration::from_secs(1));
        gates.of("a.example").slow_down_to(Duration::from_secs(30));
        let begun = Instant::now();
        drop(gates.enter("a.example").await);
        drop(gates.enter("a.example").await);
        assert_eq!(begun.elapsed().as_secs(), 30);
    }
    #[tokio::test(start_paused = true)]
    async fn a_short_pause_is_waited_for_and_a_long_one_sends_away_those_who_wait_too() {
        let gates = Arc::new(gates(0, 1));
        let begun = Instant::now();
        let pass = gates.enter("a.example").await.unwrap();
        let waiting = tokio::spawn({
            let gates = Arc::clone(&gates);
            async move { gates.enter("a.example").await.map(|_| ()) }
        });
        tokio::time::sleep(Duration::from_secs(1)).await;
        gates.of("a.example").close_for(Duration::from_hours(1));
        drop(pass);
        assert_eq!(waiting.await.unwrap(), Err(Duration::from_hours(1)));
        tokio::time::sleep(Duration::from_mins(59) + Duration::from_secs(50)).await;
        drop(gates.enter("a.example").await.unwrap());
        assert_eq!(begun.elapsed().as_secs(), 3_601);
        assert!(gates.enter("b.example").await.is_ok());
    }
}
