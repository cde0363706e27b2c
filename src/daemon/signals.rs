//! Signals: the first asks for a clean stop, the second stops at once.

use tokio_util::sync::CancellationToken;

/// The exit code of a program that a signal ended (128 + SIGINT), as shells count it.
const INTERRUPTED: i32 = 130;

/// Watches for SIGTERM and Ctrl-C and cancels `stop` at the first; a second one ends the process. What was
/// not yet committed then is left for the next run.
pub fn watch(stop: CancellationToken) {
    tokio::spawn(async move {
        one().await;
        eprintln!("tuiqun: stopping; the work in hand is left safely. A second signal stops at once.");
        stop.cancel();
        one().await;
        std::process::exit(INTERRUPTED);
    });
}

#[cfg(unix)]
async fn one() {
    use tokio::signal::unix::{SignalKind, signal};
    let Ok(mut terminate) = signal(SignalKind::terminate()) else { return std::future::pending().await };
    tokio::select! {
        _ = terminate.recv() => {}
        _ = tokio::signal::ctrl_c() => {}
    }
}

#[cfg(not(unix))]
async fn one() {
    let _ = tokio::signal::ctrl_c().await;
}
