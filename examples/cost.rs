//! What reading costs: every stage of every page of a folder, `pages/<set>/<id>.html.gz`, against a bare
//! `scraper` parse of the same page in the same run.
//!
//! ```text
//! cargo run --release --example cost -- FOLDER [SET [ROUNDS]]
//! ```
//!
//! One thread goes over the pages of a set several times; of each stage of each page the fastest time
//! counts, so that whatever else the machine does in between does not. The table has milliseconds a page
//! and, last, what counts: parse and extraction together over the bare parse.

use std::fs::{self, File};
use std::hint::black_box;
use std::io::{self, Read};
use std::path::Path;
use std::time::{Duration, Instant};

use flate2::read::MultiGzDecoder;
use scraper::Html;
use tuiqun::config::{self, Place};
use tuiqun::date;
use tuiqun::decode;
use tuiqun::extract::{self, Facts};
use tuiqun::html::{self, Bounds};
use tuiqun::language::{self, Hints};
use tuiqun::pipeline::Reader;
use tuiqun::tag::Text;

/// How often the pages are gone over.
const ROUNDS: usize = 7;

/// The stages that are timed, in order.
const STAGES: [&str; 6] = ["bare", "decode", "parse", "extract", "language", "tag"];

/// The time of each stage.
type Times = [Duration; STAGES.len()];

fn main() -> io::Result<()> {
    let mut arguments = std::env::args().skip(1);
    let Some(folder) = arguments.next() else {
        return Err(io::Error::other("name the folder that holds pages/<set>/<id>.html.gz"));
    };
    let wanted = arguments.next();
    let rounds = arguments.next().and_then(|rounds| rounds.parse().ok()).unwrap_or(ROUNDS);
    let config = config::load(&Place::BuiltIn).map_err(|mistakes| io::Error::other(mistakes.to_string()))?;
    let reader = Reader::new(&config);
    println!(
        "{:12} {:>5} {:>7} {}  ratio",
        "set",
        "pages",
        "KB",
        STAGES.map(|name| format!("{name:>8}")).join(" ")
    );
    let mut sets: Vec<_> = fs::read_dir(Path::new(&folder).join("pages"))?.filter_map(Result::ok).collect();
    sets.sort_by_key(fs::DirEntry::path);
    for set in sets {
        let name = set.file_name().to_string_lossy().into_owned();
        if wanted.as_ref().is_none_or(|wanted| *wanted == name || wanted == "all") {
            let pages = pages(&set.path())?;
            print(&name, &pages, &best(&reader, &pages, rounds));
        }
    }
    Ok(())
}

/// The pages of a set, unpacked.
fn pages(set: &Path) -> io::Result<Vec<Vec<u8>>> {
    let unpack = |entry: io::Result<fs::DirEntry>| {
        let mut bytes = Vec::new();
        MultiGzDecoder::new(File::open(entry?.path())?).read_to_end(&mut bytes)?;
        Ok(bytes)
    };
    fs::read_dir(set)?.map(unpack).collect()
}

/// The fastest time of each stage of each page, summed over the pages.
fn best(reader: &Reader, pages: &[Vec<u8>], rounds: usize) -> Times {
    let mut best = vec![[Duration::MAX; STAGES.len()]; pages.len()];
    for _ in 0..rounds {
        for (page, best) in pages.iter().zip(&mut best) {
            for (best, time) in best.iter_mut().zip(read(reader, page)) {
                *best = time.min(*best);
            }
        }
    }
    best.iter().fold(Times::default(), |sum, page| std::array::from_fn(|stage| sum[stage] + page[stage]))
}

/// Reads one page stage by stage, each with the time to drop what it made and nobody keeps.
fn read(reader: &Reader, bytes: &[u8]) -> Times {
    let mut times = Times::default();
    let mut time = |stage: usize, start: Instant| times[stage] += start.elapsed();
    let start = Instant::now();
    let decoded = decode::decode(bytes, Some("text/html; charset=utf-8"));
    time(1, start);
    let start = Instant::now();
    drop(black_box(Html::parse_document(&decoded.text)));
    time(0, start);
    let start = Instant::now();
    let tree = html::parse(&decoded.text, Bounds::default());
    time(2, start);
    let Ok(tree) = tree else { return times };
    let place = date::Place { timezone: chrono_tz::Tz::UTC, taiwan: false };
    let start = Instant::now();
    let article = extract::extract(&tree, &Facts { url: None, place, rule: None });
    time(3, start);
    let start = Instant::now();
    drop(tree);
    time(2, start);
    let Ok(article) = article else { return times };
    let title = article.title.as_deref().unwrap_or_default();
    let start = Instant::now();
    let language = language::detect(&format!("{title}\n{}", article.body), Hints::default());
    time(4, start);
    let language = language.as_ref().map(|known| known.tag.as_str());
    let start = Instant::now();
    black_box(reader.tagging.tagger.tag(Text { title, body: &article.body, language, ..Text::default() }));
    time(5, start);
    times
}

fn print(set: &str, pages: &[Vec<u8>], times: &Times) {
    let count = pages.len().max(1);
    let each = |time: Duration| time.as_secs_f64() * 1e3 / count as f64;
    let bytes: usize = pages.iter().map(Vec::len).sum();
    let columns = times.map(|time| format!("{:8.3}", each(time))).join(" ");
    let [bare, _, parse, extract, ..] = times.map(each);
    println!(
        "{set:12} {count:5} {:7.1} {columns}  {:5.2}",
        bytes as f64 / 1e3 / count as f64,
        (parse + extract) / bare
    );
}
