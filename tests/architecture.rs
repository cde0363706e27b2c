//! The walls of the house, read off the source: imports run one way, and the pure core touches no network,
//! clock or database.

#![expect(clippy::unwrap_used, reason = "the helpers of tests may stop at the first surprise too")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// The floors from the ground up; a module may use its own floor and those below, with the exceptions named.
const FLOORS: [(&str, &[&str]); 4] = [
    ("ground", &["clock", "date", "han", "html", "sentence", "url"]),
    ("core", &["decode", "digest", "discover", "extract", "http", "language", "record", "source", "tag"]),
    ("shell", &["archive", "config", "fetch", "store"]),
    ("composition", &["cli", "daemon", "demo", "pipeline"]),
];

/// Stages take plain values: none imports another, but for the record of what all of them found, the names
/// of rules, and the reading of dates and addresses, which are ground.
const STAGES: [&str; 7] = ["decode", "digest", "discover", "extract", "http", "language", "tag"];

/// Stages that may name another's plain types, and why.
const STAGE_EXCEPTIONS: [(&str, &str); 3] = [
    // A list is read as its source's kind says.
    ("discover", "source"),
    // A list comes as bytes: a compressed one must be unpacked before its characters are read.
    ("discover", "decode"),
    // A digest shows mentions, and names their field as the tagger does.
    ("digest", "tag"),
];

/// Crates of the outside world, which the ground and the core may not name.
const WORLDLY: [&str; 7] = ["tokio", "reqwest", "rusqlite", "hyper", "rustls", "indicatif", "clap"];

/// Ways to ask for the time of day, to read files and to open sockets.
const WORLDLY_STD: [&str; 5] = ["std::fs", "std::net", "std::process", "std::env", "clock::now"];

fn sources() -> BTreeMap<String, Vec<(PathBuf, String)>> {
    let mut modules: BTreeMap<String, Vec<(PathBuf, String)>> = BTreeMap::new();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let inner = path.strip_prefix(&root).unwrap().to_owned();
                let module = inner.components().next().unwrap().as_os_str().to_str().unwrap();
                let text = fs::read_to_string(&path).unwrap();
                modules
                    .entry(module.trim_end_matches(".rs").to_owned())
                    .or_default()
                    .push((inner, code_of(&text)));
            }
        }
    }
    modules
}

/// The program's part of a file: without comments and without its unit tests.
fn code_of(text: &str) -> String {
    let program = text.split("\n#[cfg(test)]\nmod ").next().unwrap();
    program.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

/// Every module that a text names by `crate::module`, in groups (`use crate::{a, b}`) too.
fn named(code: &str) -> Vec<String> {
    let word = |text: &str| text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
    let mut modules = Vec::new();
    for (at, _) in code.match_indices("crate::") {
        let rest = &code[at + "crate::".len()..];
        match rest.strip_prefix('{') {
            Some(group) => {
                modules.extend(group.split('}').next().unwrap().split(',').map(|part| word(part.trim())));
            }
            None => modules.push(word(rest)),
        }
    }
    modules
}

fn floor_of(module: &str) -> Option<usize> {
    FLOORS.iter().position(|(_, modules)| modules.contains(&module))
}

#[test]
fn every_module_has_a_floor() {
    let homeless: Vec<String> = sources()
        .into_keys()
        .filter(|module| !["lib", "main"].contains(&module.as_str()) && floor_of(module).is_none())
        .collect();
    assert_eq!(homeless, Vec::<String>::new());
}

#[test]
fn imports_run_down_the_floors() {
    let mut broken = Vec::new();
    for (module, files) in sources() {
        let Some(floor) = floor_of(&module) else { continue };
        for (path, code) in files {
            for used in named(&code) {
                if floor_of(&used).is_some_and(|used_floor| used_floor > floor) {
                    broken.push(format!("{} uses {used}", path.display()));
                }
            }
        }
    }
    assert_eq!(broken, Vec::<String>::new());
}

#[test]
fn no_stage_imports_another() {
    let mut broken = Vec::new();
    for (module, files) in sources() {
        if !STAGES.contains(&module.as_str()) {
            continue;
        }
        for (path, code) in files {
            for used in named(&code) {
                let excused = STAGE_EXCEPTIONS.contains(&(module.as_str(), used.as_str()));
                if used != module && (STAGES.contains(&used.as_str()) || used == "source") && !excused {
                    broken.push(format!("{} uses {used}", path.display()));
                }
            }
        }
    }
    assert_eq!(broken, Vec::<String>::new());
}

#[test]
fn the_ground_and_the_core_touch_no_network_clock_file_or_database() {
    let mut broken = Vec::new();
    for (module, files) in sources() {
        if floor_of(&module).is_none_or(|floor| floor > 1) {
            continue;
        }
        for (path, code) in files {
            let worldly = WORLDLY.iter().filter(|name| code.contains(&format!("{name}::")));
            let std = WORLDLY_STD.iter().filter(|name| code.contains(*name) && path != Path::new("clock.rs"));
            broken.extend(worldly.chain(std).map(|name| format!("{} names {name}", path.display())));
        }
    }
    assert_eq!(broken, Vec::<String>::new());
}

#[test]
fn sql_lives_in_the_store_and_nowhere_else() {
    let mut broken = Vec::new();
    for (module, files) in sources() {
        for (path, code) in files {
            if module != "store" && code.contains("rusqlite") {
                broken.push(path.display().to_string());
            }
        }
    }
    assert_eq!(broken, Vec::<String>::new());
}

#[test]
fn every_file_opens_with_what_it_is_for() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut silent = Vec::new();
    let mut folders = vec![root.join("src"), root.join("tests"), root.join("benches")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs")
                && !fs::read_to_string(&path).unwrap().starts_with("//! ")
            {
                silent.push(path);
            }
        }
    }
    assert_eq!(silent, Vec::<PathBuf>::new());
}
