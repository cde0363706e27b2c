//! Work on many threads, results in the order of the work, memory bounded.

use std::any::Any;
use std::collections::BTreeMap;
use std::num::NonZeroUsize;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::mpsc::{Receiver, Sender, SyncSender, channel, sync_channel};
use std::sync::{Mutex, PoisonError};
use std::thread;

/// Items under way for each thread: enough that one slow page does not leave the other threads idle, few
/// enough that even pages of the largest size fit into memory.
const UNDER_WAY: usize = 8;

/// Threads at the most, however many are asked for: more than the cores of any machine this runs on.
const THREADS: usize = 512;

type Done<U> = (usize, Result<U, Box<dyn Any + Send>>);

/// Threads for work that is all computation: one a core.
pub fn all_cores() -> NonZeroUsize {
    thread::available_parallelism().unwrap_or(NonZeroUsize::MIN)
}

/// Takes items one by one, does the work on `jobs` threads, and hands every result to `each` on this
/// thread, in the order of the items. No more than a few items a thread are ever between being taken and
/// being handed over.
///
/// # Errors
/// The first error of `each`, which ends the whole: items not yet taken are left.
///
/// # Panics
/// Where `work` does, with its panic.
pub fn in_order<T: Send, U: Send, E>(
    jobs: NonZeroUsize,
    items: impl Iterator<Item = T> + Send,
    work: impl Fn(T) -> U + Sync,
    each: impl FnMut(U) -> Result<(), E>,
) -> Result<(), E> {
    let jobs = jobs.get().min(THREADS);
    let room = jobs * UNDER_WAY;
    let (give, tasks) = sync_channel(room);
    let tasks = Mutex::new(tasks);
    thread::scope(|scope| {
        let (take_place, places) = sync_channel(room);
        let (finish, done) = channel();
        scope.spawn(move || supply(items, &take_place, &give));
        for _ in 0..jobs {
            let (finish, tasks, work) = (finish.clone(), &tasks, &work);
            scope.spawn(move || labour(tasks, &finish, work));
        }
        drop(finish);
        hand_over(&done, &places, each)
    })
}

/// Numbers the items and gives them out as places become free.
fn supply<T>(items: impl Iterator<Item = T>, take_place: &SyncSender<()>, give: &SyncSender<(usize, T)>) {
    for numbered in items.enumerate() {
        // Where nobody waits for the result any more, the work is over.
        if take_place.send(()).is_err() || give.send(numbered).is_err() {
            return;
        }
    }
}

fn labour<T, U>(
    tasks: &Mutex<Receiver<(usize, T)>>,
    finish: &Sender<Done<U>>,
    work: &(impl Fn(T) -> U + Sync),
) {
    loop {
        let task = tasks.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok((number, item)) = task else { return };
        let result = catch_unwind(AssertUnwindSafe(|| work(item)));
        if finish.send((number, result)).is_err() {
            return;
        }
    }
}

fn hand_over<U, E>(
    done: &Receiver<Done<U>>,
    places: &Receiver<()>,
    mut each: impl FnMut(U) -> Result<(), E>,
) -> Result<(), E> {
    let mut waiting = BTreeMap::new();
    let mut next = 0;
    for (number, result) in done {
        waiting.insert(number, result);
        while let Some(result) = waiting.remove(&next) {
            each(result.unwrap_or_else(|panic| resume_unwind(panic)))?;
            next += 1;
            // The place was taken when the item was; it cannot be missing.
            let _ = places.recv();
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::time::Duration;

    use super::*;

    fn four() -> NonZeroUsize {
        NonZeroUsize::new(4).unwrap()
    }

    #[test]
    fn results_come_in_the_order_of_the_items() {
        let slow_ones = |n: u64| {
            thread::sleep(Duration::from_micros(if n.is_multiple_of(7) { 900 } else { 10 }));
            n * 2
        };
        let mut seen = Vec::new();
        let all = in_order(four(), 0..500u64, slow_ones, |n| {
            seen.push(n);
            Ok::<_, ()>(())
        });
        assert_eq!(all, Ok(()));
        assert_eq!(seen, (0..500).map(|n| n * 2).collect::<Vec<_>>());
    }

    #[test]
    fn a_slow_item_holds_back_the_taking_of_others() {
        let taken = AtomicUsize::new(0);
        let items = (0..10_000).inspect(|_| {
            taken.fetch_add(1, Ordering::Relaxed);
        });
        let mut most = 0;
        let first_is_slow = |n| {
            if n == 0 {
                thread::sleep(Duration::from_millis(50));
            }
            n
        };
        in_order(four(), items, first_is_slow, |n| {
            most = most.max(taken.load(Ordering::Relaxed) - n);
            Ok::<_, ()>(())
        })
        .unwrap();
        assert!(most <= 4 * UNDER_WAY + 2, "{most} were under way at once");
    }

    #[test]
    fn an_error_ends_the_work_even_where_the_items_never_end() {
        let ended = in_order(four(), 0.., |n| n, |n| if n == 100 { Err("enough") } else { Ok(()) });
        assert_eq!(ended, Err("enough"));
    }

    #[test]
    #[should_panic(expected = "item 3")]
    fn a_panic_of_the_work_is_passed_on() {
        let _ = in_order(four(), 0..10, |n| assert!(n != 3, "item 3"), |()| Ok::<_, ()>(()));
    }
}
