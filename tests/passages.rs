//! A floor under the tagger: passages written by people who had not seen it, in every language of the
//! watchlist, hard ones first and half of them temptations that name no listed body.
//!
//! `tests/tagging/passages/LANGUAGE.toml` holds them, every mention marked as `⟦id|surface⟧`; those of
//! `tests/tagging/later` were written beside them and kept shut until the rules were done. At first sight the
//! first came to an F1 of 0.875 for the bodies named, the later ones to 0.952. Not all are tagged rightly, and
//! that is their use: `UPDATE_FLOOR=1 cargo test --test passages` raises the floor to
//! what is reached; it never lowers it, unless the passages themselves are others. `WRONG=20` in the
//! environment prints the first twenty passages that are tagged otherwise.

#![expect(clippy::unwrap_used, reason = "a broken passage is a broken test")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use tuiqun::config;
use tuiqun::tag::{Kind, Tagger, Tags, Text};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    passage: Vec<Passage>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Passage {
    id: String,
    /// What makes it hard.
    trap: String,
    /// With its mentions marked.
    text: String,
    /// Whether it speaks of the withdrawal of January 2026 as a whole.
    #[serde(default)]
    event: bool,
    /// The source's, where it decides.
    country: Option<String>,
}

/// A mention as marked or as found: body and place in code points.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Place {
    id: String,
    start: usize,
    end: usize,
}

/// A passage with the marks taken out.
fn unmarked(marked: &str) -> (String, Vec<Place>) {
    let (mut text, mut places, mut rest) = (String::new(), Vec::new(), marked);
    while let Some((before, after)) = rest.split_once('⟦') {
        let (inside, behind) = after.split_once('⟧').unwrap();
        let (id, surface) = inside.split_once('|').unwrap();
        text.push_str(before);
        let start = text.chars().count();
        text.push_str(surface);
        places.push(Place { id: id.to_owned(), start, end: start + surface.chars().count() });
        rest = behind;
    }
    text.push_str(rest);
    (text, places)
}

/// The two sets of passages.
const SETS: [&str; 2] = ["passages", "later"];

fn folder(set: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/tagging").join(set)
}

/// The passages of a set by language.
fn passages(set: &str) -> BTreeMap<String, Vec<Passage>> {
    let files = fs::read_dir(folder(set)).unwrap().map(|entry| entry.unwrap().path());
    let languages = files.filter(|path| path.extension().is_some_and(|ending| ending == "toml"));
    let read = |path: PathBuf| {
        let text = fs::read_to_string(&path).unwrap();
        let written: Written =
            toml::from_str(&text).map_err(|error| format!("{}: {error}", path.display())).unwrap();
        (path.file_stem().unwrap().to_str().unwrap().to_owned(), written.passage)
    };
    languages.map(read).collect()
}

/// How often something was found rightly, wrongly, and not.
#[derive(Clone, Copy, Debug, Default)]
struct Count {
    right: usize,
    wrong: usize,
    missed: usize,
}

impl Count {
    fn add(&mut self, wanted: &BTreeSet<String>, found: &BTreeSet<String>) {
        self.right += wanted.intersection(found).count();
        self.wrong += found.difference(wanted).count();
        self.missed += wanted.difference(found).count();
    }

    /// One to one by body, spans that overlap.
    fn add_places(&mut self, wanted: &[Place], found: &[Place]) {
        let mut open: Vec<&Place> = found.iter().collect();
        for place in wanted {
            let same =
                |other: &&Place| other.id == place.id && other.start < place.end && other.end > place.start;
            match open.iter().position(same) {
                Some(at) => {
                    open.remove(at);
                    self.right += 1;
                }
                None => self.missed += 1,
            }
        }
        self.wrong += open.len();
    }

    fn precision(self) -> f64 {
        share(self.right, self.right + self.wrong)
    }

    fn recall(self) -> f64 {
        share(self.right, self.right + self.missed)
    }

    fn f1(self) -> f64 {
        share(2 * self.right, 2 * self.right + self.wrong + self.missed)
    }
}

/// Rounded down to three places, so that what is written is reached.
fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 1.0 } else { (part as f64 / whole as f64 * 1000.0 + 1e-9).floor() / 1000.0 }
}

/// What has been reached on which passages.
#[derive(Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct Floor {
    /// Tells these passages from others.
    corpus: String,
    /// By name: of listed bodies in a passage, of single mentions, of the event, of related bodies; and the F1
    /// of the bodies in each language.
    reached: BTreeMap<String, f64>,
}

struct Scores {
    counts: BTreeMap<String, Count>,
    wrong: Vec<String>,
}

fn score(tagger: &Tagger, set: &str) -> Scores {
    let mut scores = Scores { counts: BTreeMap::new(), wrong: Vec::new() };
    for (language, passages) in passages(set) {
        for passage in passages {
            scores.passage(tagger, &language, &passage);
        }
    }
    scores
}

impl Scores {
    fn passage(&mut self, tagger: &Tagger, language: &str, passage: &Passage) {
        let (text, places) = unmarked(&passage.text);
        let country = passage.country.as_deref();
        let tags = tagger.tag(Text { body: &text, language: Some(language), country, ..Text::default() });
        let (wanted, beside): (Vec<Place>, Vec<Place>) =
            places.into_iter().partition(|place| is_listed(&place.id));
        let found = found(&tags);
        let before = self.counts.values().map(|count| count.wrong + count.missed).sum::<usize>();
        self.of("bodies").add(&ids(&wanted), &set(&tags.listed()));
        self.of("mentions").add_places(&wanted, &found);
        self.of("related").add(&ids(&beside), &set(&tags.related()));
        let event = |there: bool| if there { set(&["event"]) } else { BTreeSet::new() };
        self.of("event").add(&event(passage.event), &event(tags.event));
        let after = self.counts.values().map(|count| count.wrong + count.missed).sum::<usize>();
        self.of(&format!("bodies {language}")).add(&ids(&wanted), &set(&tags.listed()));
        if after > before {
            let told = tags.mentions.iter().map(|one| format!("{} \"{}\"", one.id, one.surface));
            self.wrong.push(format!(
                "{} ({}){}\n    {}\n    found: {}",
                passage.id,
                passage.trap,
                if passage.event { " event" } else { "" },
                passage.text,
                told.collect::<Vec<_>>().join(", ")
            ));
        }
    }

    fn of(&mut self, name: &str) -> &mut Count {
        self.counts.entry(name.to_owned()).or_default()
    }

    fn reached(&self) -> BTreeMap<String, f64> {
        let mut reached = BTreeMap::new();
        for (name, count) in &self.counts {
            if name == "bodies" {
                reached.insert("bodies precision".to_owned(), count.precision());
                reached.insert("bodies recall".to_owned(), count.recall());
            }
            reached.insert(name.clone(), count.f1());
        }
        reached
    }
}

/// Whether an id is that of one of the 66.
fn is_listed(id: &str) -> bool {
    static LISTED: OnceLock<BTreeSet<String>> = OnceLock::new();
    let read = || {
        let watchlist = config::load(&config::Place::BuiltIn).unwrap().watchlist;
        watchlist.bodies.into_iter().filter(|body| body.listed).map(|body| body.id).collect()
    };
    LISTED.get_or_init(read).contains(id)
}

fn found(tags: &Tags) -> Vec<Place> {
    let listed = tags.mentions.iter().filter(|one| one.kind == Kind::Organization && one.listed);
    listed.map(|one| Place { id: one.id.clone(), start: one.start, end: one.end }).collect()
}

fn ids(places: &[Place]) -> BTreeSet<String> {
    places.iter().map(|place| place.id.clone()).collect()
}

fn set(ids: &[&str]) -> BTreeSet<String> {
    ids.iter().map(|&id| id.to_owned()).collect()
}

fn fingerprint(set: &str) -> String {
    let mut hash = Sha256::new();
    for language in passages(set).keys() {
        hash.update(fs::read(folder(set).join(format!("{language}.toml"))).unwrap());
    }
    format!("{:x}", hash.finalize())[..16].to_owned()
}

#[test]
fn tagging_never_falls_below_what_it_has_reached() {
    let tagger = Tagger::new(&config::load(&config::Place::BuiltIn).unwrap().watchlist);
    for set in SETS {
        stands_on_its_floor(&tagger, set);
    }
}

fn stands_on_its_floor(tagger: &Tagger, set: &str) {
    let scores = score(tagger, set);
    let shown = std::env::var("WRONG").ok().and_then(|count| count.parse().ok()).unwrap_or(0);
    for wrong in scores.wrong.iter().take(shown) {
        println!("{wrong}");
    }
    println!("{set}: {:#?}", scores.reached());
    let path = folder(set).join("floor.json");
    let floor: Floor =
        fs::read_to_string(&path).ok().and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default();
    let mut now = Floor { corpus: fingerprint(set), reached: scores.reached() };
    if std::env::var_os("UPDATE_FLOOR").is_some() {
        if floor.corpus == now.corpus {
            now.reached.iter_mut().for_each(|(name, figure)| {
                *figure = figure.max(floor.reached.get(name).copied().unwrap_or(0.0));
            });
        }
        fs::write(&path, serde_json::to_string_pretty(&now).unwrap() + "\n").unwrap();
        return;
    }
    assert_eq!(
        floor.corpus, now.corpus,
        "the {set} are not those of floor.json; look at the scores and run it with UPDATE_FLOOR=1"
    );
    let fallen: Vec<String> = floor
        .reached
        .iter()
        .filter(|(name, floor)| now.reached.get(*name).is_none_or(|reached| reached < floor))
        .map(|(name, floor)| format!("{name} fell to {:?} from {floor}", now.reached.get(name)))
        .collect();
    assert!(fallen.is_empty(), "{set}: {}; WRONG=99 shows the passages", fallen.join("; "));
}

#[test]
fn the_passages_are_as_many_as_hard_and_as_mixed_as_they_should_be() {
    let (mut all, mut tempting, mut seen) = (0, 0, BTreeSet::new());
    for (language, passages) in SETS.iter().flat_map(|set| passages(set)) {
        for passage in passages {
            assert!(!passage.trap.is_empty() && seen.insert(passage.id.clone()), "{language} {}", passage.id);
            let (_, places) = unmarked(&passage.text);
            all += 1;
            tempting += usize::from(!places.iter().any(|place| is_listed(&place.id)));
        }
    }
    assert!(all >= 1200, "{all} passages");
    assert!(tempting * 5 >= all * 2, "{tempting} of {all} name no listed body");
    for set in SETS {
        assert_eq!(passages(set).len(), 16, "one file a language of the watchlist");
    }
}
