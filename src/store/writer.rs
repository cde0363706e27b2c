//! The one writer: a thread that owns the connection, takes jobs from a queue and commits them in batches.
//!
//! Each job runs in a savepoint of the batch, so that one that fails is undone alone. The batch is committed
//! as soon as no job waits, or after 256 jobs or 50 ms: a lone writer waits for nobody, and while one commit
//! is under way the next batch gathers. Answers go out after the commit, so an answer means
//! that the work is in the file; if the commit fails, every job of the batch is told so.

use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::Arc;
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use tokio::sync::{mpsc, oneshot};

use super::{Store, StoreError};

/// Jobs in one transaction at the most.
const BATCH: usize = 256;

/// How long a transaction stays open while more jobs come.
const PATIENCE: Duration = Duration::from_millis(50);

/// Jobs that may wait; beyond that, callers do.
const QUEUE: usize = 512;

/// A handle to the writing thread; clones share it. Dropping the last one waits until the thread has done its
/// work and closed the database.
#[derive(Clone)]
pub struct Writer {
    thread: Arc<Thread>,
}

struct Thread {
    queue: Option<mpsc::Sender<Job>>,
    handle: Option<JoinHandle<()>>,
}

/// Does the work, or is told why it cannot be done; what is returned sends the answer once it is known
/// whether the batch is in the file.
type Job = Box<dyn FnOnce(Result<&mut Store, StoreError>) -> Answer + Send>;
type Answer = Box<dyn FnOnce(&Result<(), StoreError>) + Send>;

impl fmt::Debug for Writer {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("Writer")
    }
}

impl Writer {
    /// Opens the database and starts the thread.
    ///
    /// # Errors
    /// As [`Store::open`]; or the system gives no thread.
    pub fn open(path: &Path) -> Result<Self, StoreError> {
        let store = Store::open(path)?;
        let (queue, jobs) = mpsc::channel(QUEUE);
        let handle = thread::Builder::new()
            .name("writer".to_owned())
            .spawn(move || work(store, jobs))
            .map_err(|error| StoreError(format!("the writing thread could not be started: {error}")))?;
        Ok(Self { thread: Arc::new(Thread { queue: Some(queue), handle: Some(handle) }) })
    }

    /// Runs a job on the writer's thread, inside a savepoint of the current batch, and answers after the
    /// batch is committed: an answer means it is in the file.
    ///
    /// # Errors
    /// The job's own, and then nothing of it is kept; or that of the commit.
    pub async fn call<T: Send + 'static>(
        &self,
        job: impl FnOnce(&mut Store) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<T, StoreError> {
        let (job, answer) = prepare(job);
        self.queue()?.send(job).await.map_err(|_| gone())?;
        answer.await.map_err(|_| gone())?
    }

    /// As [`Writer::call`], for threads that are not part of an async runtime.
    ///
    /// # Errors
    /// As [`Writer::call`].
    pub fn call_blocking<T: Send + 'static>(
        &self,
        job: impl FnOnce(&mut Store) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<T, StoreError> {
        let (job, answer) = prepare(job);
        self.queue()?.blocking_send(job).map_err(|_| gone())?;
        answer.blocking_recv().map_err(|_| gone())?
    }

    fn queue(&self) -> Result<&mpsc::Sender<Job>, StoreError> {
        self.thread.queue.as_ref().ok_or_else(gone)
    }
}

impl Drop for Thread {
    fn drop(&mut self) {
        // Without a sender the thread ends after the jobs that wait.
        drop(self.queue.take());
        if let Some(handle) = self.handle.take() {
            // A panic of the thread was reported by the panic itself, and to every caller as `gone`.
            drop(handle.join());
        }
    }
}

fn gone() -> StoreError {
    StoreError("the writing thread has ended, so nothing more can be stored; run it again".to_owned())
}

/// Wraps a job so that its value waits for the commit.
fn prepare<T: Send + 'static>(
    job: impl FnOnce(&mut Store) -> Result<T, StoreError> + Send + 'static,
) -> (Job, oneshot::Receiver<Result<T, StoreError>>) {
    let (sender, receiver) = oneshot::channel();
    let wrapped: Job = Box::new(move |store| {
        let value = store.and_then(|store| guarded(store, job));
        Box::new(move |committed| {
            let answer = value.and_then(|value| committed.clone().map(|()| value));
            // Nobody listening is no error: the caller was cancelled, the work is kept all the same.
            drop(sender.send(answer));
        })
    });
    (wrapped, receiver)
}

/// Runs a job in a savepoint; a panic in it is an error like any other, and undone like any other.
fn guarded<T>(
    store: &mut Store,
    job: impl FnOnce(&mut Store) -> Result<T, StoreError>,
) -> Result<T, StoreError> {
    store.control("SAVEPOINT job")?;
    let value = catch_unwind(AssertUnwindSafe(|| job(store))).unwrap_or_else(|_| {
        Err(StoreError("a fault of the program while storing; nothing of this is kept".to_owned()))
    });
    match &value {
        Ok(_) => store.control("RELEASE job")?,
        // A full disk may have undone the whole transaction already.
        Err(_) if store.in_transaction() => store.control("ROLLBACK TO job; RELEASE job")?,
        Err(_) => {}
    }
    value
}

fn work(mut store: Store, mut jobs: mpsc::Receiver<Job>) {
    while let Some(first) = jobs.blocking_recv() {
        match store.control("BEGIN IMMEDIATE") {
            Ok(()) => {
                let answers = gather(&mut store, &mut jobs, first);
                let committed = commit(&mut store);
                for answer in answers {
                    answer(&committed);
                }
            }
            // The queue goes on: by the next batch the file may be free again.
            Err(error) => first(Err(error))(&Ok(())),
        }
    }
}

/// Runs jobs until none waits or the batch is full.
fn gather(store: &mut Store, jobs: &mut mpsc::Receiver<Job>, first: Job) -> Vec<Answer> {
    let begun = Instant::now();
    let mut answers = vec![first(Ok(store))];
    while store.in_transaction() && answers.len() < BATCH && begun.elapsed() < PATIENCE {
        let Ok(job) = jobs.try_recv() else { break };
        answers.push(job(Ok(store)));
    }
    answers
}

fn commit(store: &mut Store) -> Result<(), StoreError> {
    if !store.in_transaction() {
        return Err(StoreError(format!(
            "database {}: an error undid the work that was being stored together with it; free some space if \
             the disk is full, and run it again",
            store.path().display()
        )));
    }
    let committed = store.control("COMMIT");
    if committed.is_err() && store.in_transaction() {
        // Where even this fails the connection is beyond help, and the next BEGIN says so.
        drop(store.control("ROLLBACK"));
    }
    committed
}

#[cfg(test)]
mod tests;
