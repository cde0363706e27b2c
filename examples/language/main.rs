//! Makes the table by which the program tells languages of one script apart, `src/language/grams.zst`.
//!
//! ```text
//! cargo run --release --example language -- FOLDER > grams.zst && mv grams.zst src/language/
//! ```
//!
//! The folder holds the crates `lingua-*-language-model` 1.3.0 as cargo unpacks them (after `cargo fetch` in any
//! project that names `lingua` 1.8.0): how often each run of one to five letters stands in a million sentences
//! or so of each language, of the Leipzig corpora. Of these crates only `models/ngrams.fst` is opened; the sentences for testing
//! detectors that lie beside it are not.
//!
//! What happens to them, a file each:
//!
//! | file | does |
//! |---|---|
//! | `counts.rs` | reads the statistics, and works out how often each run begins or ends a word |
//! | `worths.rs` | what each run is worth to each language |
//! | `choose.rs` | which of them are worth keeping |
//! | `invent.rs` | makes up sentences that have the statistics of a language |
//! | `tune.rs` | moves the worths until the made-up sentences are told apart as well as can be |
//! | `write.rs` | writes the table, compressed |
//!
//! The same tables give the same file. It takes three minutes and four gigabytes.

mod choose;
mod counts;
mod invent;
mod run;
mod tune;
mod worths;
mod write;

use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use counts::Counts;

/// Tag, script, and the name in that of the crate. Serbian statistics are of Cyrillic texts; what they say of Latin ones follows from spelling.
pub const LANGUAGES: [(&str, &str, &str); 63] = [
    ("af", "Latn", "afrikaans"),
    ("az", "Latn", "azerbaijani"),
    ("bs", "Latn", "bosnian"),
    ("ca", "Latn", "catalan"),
    ("cs", "Latn", "czech"),
    ("cy", "Latn", "welsh"),
    ("da", "Latn", "danish"),
    ("de", "Latn", "german"),
    ("en", "Latn", "english"),
    ("eo", "Latn", "esperanto"),
    ("es", "Latn", "spanish"),
    ("et", "Latn", "estonian"),
    ("eu", "Latn", "basque"),
    ("fi", "Latn", "finnish"),
    ("fr", "Latn", "french"),
    ("ga", "Latn", "irish"),
    ("hr", "Latn", "croatian"),
    ("hu", "Latn", "hungarian"),
    ("id", "Latn", "indonesian"),
    ("is", "Latn", "icelandic"),
    ("it", "Latn", "italian"),
    ("la", "Latn", "latin"),
    ("lg", "Latn", "ganda"),
    ("lt", "Latn", "lithuanian"),
    ("lv", "Latn", "latvian"),
    ("mi", "Latn", "maori"),
    ("ms", "Latn", "malay"),
    ("nb", "Latn", "bokmal"),
    ("nl", "Latn", "dutch"),
    ("nn", "Latn", "nynorsk"),
    ("pl", "Latn", "polish"),
    ("pt", "Latn", "portuguese"),
    ("ro", "Latn", "romanian"),
    ("sk", "Latn", "slovak"),
    ("sl", "Latn", "slovene"),
    ("sn", "Latn", "shona"),
    ("so", "Latn", "somali"),
    ("sq", "Latn", "albanian"),
    ("sr", "Latn", "serbian"),
    ("st", "Latn", "sotho"),
    ("sv", "Latn", "swedish"),
    ("sw", "Latn", "swahili"),
    ("tl", "Latn", "tagalog"),
    ("tn", "Latn", "tswana"),
    ("tr", "Latn", "turkish"),
    ("ts", "Latn", "tsonga"),
    ("vi", "Latn", "vietnamese"),
    ("xh", "Latn", "xhosa"),
    ("yo", "Latn", "yoruba"),
    ("zu", "Latn", "zulu"),
    ("be", "Cyrl", "belarusian"),
    ("bg", "Cyrl", "bulgarian"),
    ("kk", "Cyrl", "kazakh"),
    ("mk", "Cyrl", "macedonian"),
    ("mn", "Cyrl", "mongolian"),
    ("ru", "Cyrl", "russian"),
    ("sr", "Cyrl", "serbian"),
    ("uk", "Cyrl", "ukrainian"),
    ("ar", "Arab", "arabic"),
    ("fa", "Arab", "persian"),
    ("ur", "Arab", "urdu"),
    ("hi", "Deva", "hindi"),
    ("mr", "Deva", "marathi"),
];

fn main() -> ExitCode {
    let Some(folder) = std::env::args().nth(1) else {
        eprintln!("name the folder that holds the crates lingua-*-language-model-1.3.0");
        return ExitCode::from(2);
    };
    match make(Path::new(&folder)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("cannot make the table from {folder}: {error}");
            ExitCode::FAILURE
        }
    }
}

fn make(folder: &Path) -> io::Result<()> {
    let counts =
        LANGUAGES.iter().map(|language| Counts::read(folder, language)).collect::<io::Result<Vec<_>>>()?;
    let mut features = worths::worths(&counts);
    choose::choose(&mut features);
    let inventors: Vec<_> = counts.iter().map(invent::Inventor::new).collect();
    tune::tune(&mut features, &inventors);
    io::stdout().write_all(&write::packed(&features, &inventors)?)
}
