//! What tagging costs: the tagger on texts as they stand, against a bare automaton of the same patterns on
//! the same texts already normalised, in one run and one thread.
//!
//! ```text
//! cargo bench --bench tag
//! TEXTS=bodies.jsonl cargo bench --bench tag
//! ```
//!
//! `TEXTS` names a file of JSON Lines whose strings `body` or `text` are read, such as `tuiqun process` writes of
//! any folder of pages. For articles as newspapers print them, of which most name no body at all, the measures to
//! keep are: `tagger` reads at least half the bytes per second of `bare_automaton`, and `tagger_of_ten_lists` at
//! least four fifths of those of `tagger`. Without `TEXTS` the texts are our own: the demo's articles and the
//! watchlist's passages. Hardly a sentence of them is without a name, many of them ambiguous, and what is measured
//! is what a mention costs.

#![expect(clippy::expect_used, clippy::unwrap_used, reason = "a benchmark may stop at the first surprise")]

use std::sync::LazyLock;

use aho_corasick::AhoCorasick;
use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use tuiqun::config::{self, Place};
use tuiqun::demo::press;
use tuiqun::pipeline::{Known, Page, Reader};
use tuiqun::tag::watchlist::{Form, Watchlist};
use tuiqun::tag::{self, Tagger, Text};

static TEXTS: LazyLock<Vec<String>> = LazyLock::new(|| match std::env::var_os("TEXTS") {
    Some(path) => {
        let lines = std::fs::read_to_string(path).expect("TEXTS names a file of JSON Lines");
        lines.lines().map(|line| text_of(&serde_json::from_str(line).unwrap())).collect()
    }
    None => our_texts(),
});

static NORMALISED: LazyLock<Vec<String>> =
    LazyLock::new(|| TEXTS.iter().map(|text| tag::normalised(text)).collect());

static WATCHLIST: LazyLock<Watchlist> =
    LazyLock::new(|| config::load(&Place::BuiltIn).expect("the shipped watchlist is right").watchlist);

static TAGGER: LazyLock<Tagger> = LazyLock::new(|| Tagger::new(&WATCHLIST));

fn text_of(line: &serde_json::Value) -> String {
    line["body"].as_str().or(line["text"].as_str()).unwrap_or_default().to_owned()
}

/// The demo's articles, and the watchlist's passages, twenty to a text.
fn our_texts() -> Vec<String> {
    let reader = Reader::new(&config::load(&Place::BuiltIn).unwrap());
    let pages = press::sites(1).unwrap().into_iter().flat_map(|site| site.pages);
    let mut texts: Vec<String> = pages
        .map(|page| {
            let (content_type, bytes) = (Some(page.content_type), page.body.as_slice());
            reader.read(&Page { url: None, content_type, bytes, known: Known::default() }).article.body
        })
        .collect();
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/tagging/passages");
    let files = std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().path());
    for file in files.filter(|file| file.extension().is_some_and(|extension| extension == "toml")) {
        let table: toml::Table = std::fs::read_to_string(file).unwrap().parse().unwrap();
        let passages = table["passage"].as_array().unwrap();
        let passages: Vec<String> = passages.iter().map(|one| plain(one["text"].as_str().unwrap())).collect();
        texts.extend(passages.chunks(20).map(|passages| passages.join("\n\n")));
    }
    texts
}

/// A passage without the marks around what is to be found in it: `⟦id|name⟧`.
fn plain(passage: &str) -> String {
    let mut pieces = passage.split('⟦');
    let mut plain = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        plain.push_str(&piece[piece.find('|').map_or(0, |bar| bar + 1)..].replacen('⟧', "", 1));
    }
    plain
}

/// The watchlist with nine more forms for each: its letters in another order, word by word, so that lengths,
/// scripts and the commonness of letters stay what they are.
fn ten_lists() -> Watchlist {
    let mut watchlist = WATCHLIST.clone();
    for body in &mut watchlist.bodies {
        let more: Vec<Form> =
            body.forms.iter().flat_map(|form| (1..10).map(|turn| turned(form, turn))).collect();
        body.forms.extend(more);
    }
    watchlist
}

fn turned(form: &Form, turn: usize) -> Form {
    let words = form.text.split(' ').map(|word| {
        let mut letters: Vec<char> = word.chars().collect();
        let (by, length) = (turn * 7 % letters.len().max(1), letters.len());
        letters.rotate_left(by.max(usize::from(length > 1)));
        letters.into_iter().collect::<String>()
    });
    Form { text: format!("{} {turn}", words.collect::<Vec<_>>().join(" ")), ..form.clone() }
}

fn tag_all(tagger: &Tagger) -> usize {
    TEXTS.iter().map(|body| tagger.tag(Text { body, ..Text::default() }).mentions.len()).sum()
}

fn total(texts: &[String]) -> BytesCount {
    BytesCount::new(texts.iter().map(String::len).sum::<usize>())
}

fn main() {
    // The bench asserts its answer before it times anything.
    let tags = TAGGER.tag(Text { body: "The U.N. University in Tokyo, founded in 1972.", ..Text::default() });
    assert_eq!(tags.listed(), ["unu"]);
    assert!(TEXTS.iter().map(String::len).sum::<usize>() > 100_000, "too little text to measure by");
    divan::main();
}

#[divan::bench]
fn bare_automaton(bencher: Bencher) {
    let automaton = AhoCorasick::new(TAGGER.patterns()).unwrap();
    bencher.counter(total(&NORMALISED)).bench_local(|| {
        let hits = |text: &String| automaton.find_overlapping_iter(text).count();
        black_box(NORMALISED.iter().map(hits).sum::<usize>())
    });
}

#[divan::bench]
fn tagger(bencher: Bencher) {
    bencher.counter(total(&TEXTS)).bench_local(|| black_box(tag_all(&TAGGER)));
}

#[divan::bench]
fn tagger_of_ten_lists(bencher: Bencher) {
    let tagger = Tagger::new(&ten_lists());
    bencher.counter(total(&TEXTS)).bench_local(|| black_box(tag_all(&tagger)));
}

/// Folding alone, with the folded text written out.
#[divan::bench]
fn normalised(bencher: Bencher) {
    bencher.counter(total(&TEXTS)).bench_local(|| {
        for text in TEXTS.iter() {
            black_box(tag::normalised(black_box(text)));
        }
    });
}

/// The reading of the configuration, of which the watchlist is nearly all.
#[divan::bench]
fn read_configuration() {
    black_box(config::load(&Place::BuiltIn).expect("the shipped watchlist is right"));
}

#[divan::bench]
fn compile_watchlist() {
    black_box(Tagger::new(black_box(&WATCHLIST)));
}
