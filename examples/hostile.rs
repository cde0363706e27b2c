//! What the worst pages cost: each page that was made to hold the reader up, with the time of parsing and of all
//! stages together, in milliseconds of one core, and the most memory it took, in megabytes (on Linux only).
//!
//! ```text
//! cargo run --release --example hostile -- [BYTES [NAME]]
//! ```

#[path = "../tests/support/hostile.rs"]
mod hostile;

use std::fs;
use std::hint::black_box;
use std::time::Duration;

use tuiqun::config::{self, Place};
use tuiqun::pipeline::{Known, Page, Reader};
use url::Url;

fn main() {
    let mut arguments = std::env::args().skip(1);
    let size = arguments.next().and_then(|size| size.parse().ok()).unwrap_or(9_990_000);
    let wanted = arguments.next();
    let Ok(config) = config::load(&Place::BuiltIn) else { return };
    let reader = Reader::new(&config);
    let url = Url::parse("https://www.bell.test/2026/01/14/a").ok();
    println!("{:>7} {:>7} {:>6}  {:42} outcome", "parse", "all", "MB", "page");
    for page in hostile::pages(size) {
        if wanted.as_ref().is_some_and(|wanted| !page.name.contains(wanted.as_str())) {
            continue;
        }
        forget_peak();
        let before = peak();
        let start = spent();
        black_box(tuiqun::html::parse(&page.html, reader.bounds).is_ok());
        let parse = spent().saturating_sub(start).as_millis();
        let start = spent();
        let content_type = Some("text/html; charset=utf-8");
        let bytes = page.html.as_bytes();
        let record = reader.read(&Page { url: url.as_ref(), content_type, bytes, known: Known::default() });
        let all = spent().saturating_sub(start).as_millis();
        let stopped = record.overrun.map_or("read".to_owned(), |overrun| format!("{overrun:?}"));
        let outcome =
            record.error.unwrap_or_else(|| format!("article of {} bytes", record.article.body.len()));
        let outcome: String = outcome.chars().take(70).collect();
        let wrong = if stopped == page.outcome { "" } else { "  (not as expected)" };
        let memory = peak().saturating_sub(before) / 1024;
        println!("{parse:7} {all:7} {memory:6}  {:42} {stopped:10} {outcome}{wrong}", page.name);
    }
}

/// The time that this thread has had of a core.
fn spent() -> Duration {
    let status = fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    Duration::from_nanos(status.split(' ').next().and_then(|spent| spent.parse().ok()).unwrap_or_default())
}

/// Starts the count of peak memory anew.
fn forget_peak() {
    let _ = fs::write("/proc/self/clear_refs", "5");
}

/// The most memory the process has held, in kilobytes.
fn peak() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.split_whitespace().next()?.parse().ok()).unwrap_or_default()
}
