//! The words of each language: what is said of leaving, joining, paying and staying, and by whom.
//!
//! Phrases stand between bars. `X` is the place of the name, right behind or before the phrase; with `…` other
//! words may stand between. A word that ends in `*` may go on. What stands in brackets must follow and is not
//! taken; `^` is the beginning of a clause. Phrases with two capitals or more are found in these capitals only.
//! Chinese is written in simplified characters and found in both.

mod ar;
mod de;
mod en;
mod es;
mod fr;
mod id;
mod it;
mod ja;
mod ko;
mod pt;
mod ru;
mod tr;
mod uk;
mod vi;
mod zh;

/// The words of one language; [`Meaning`](super::table::Meaning) says what each field is for.
#[derive(Debug)]
pub(super) struct Words {
    pub verb_last: bool,
    /// The endings of a name that is left; none where prepositions or nothing mark it.
    pub from: &'static [&'static str],
    pub leaving: &'static str,
    pub joining: &'static str,
    pub funding: &'static str,
    pub staying: &'static str,
    pub not: &'static str,
    pub without: &'static str,
    pub of: &'static str,
    pub acts: &'static str,
    pub doubt: &'static str,
    pub us: &'static str,
    pub other: &'static str,
    pub breaks: &'static str,
    pub and: &'static str,
    pub glue: &'static str,
    pub carriers: &'static str,
    pub things: &'static str,
    pub says: &'static str,
    pub nothing: &'static str,
}

/// No words, to be filled.
const NONE: Words = Words {
    verb_last: false,
    from: &[],
    leaving: "",
    joining: "",
    funding: "",
    staying: "",
    not: "",
    without: "",
    of: "",
    acts: "",
    doubt: "",
    us: "",
    other: "",
    breaks: "",
    and: "",
    glue: "",
    carriers: "",
    things: "",
    says: "",
    nothing: "",
};

/// All languages by the first part of their tag.
pub(super) const ALL: [(&str, &Words); 15] = [
    ("ar", &ar::WORDS),
    ("de", &de::WORDS),
    ("en", &en::WORDS),
    ("es", &es::WORDS),
    ("fr", &fr::WORDS),
    ("id", &id::WORDS),
    ("it", &it::WORDS),
    ("ja", &ja::WORDS),
    ("ko", &ko::WORDS),
    ("pt", &pt::WORDS),
    ("ru", &ru::WORDS),
    ("tr", &tr::WORDS),
    ("uk", &uk::WORDS),
    ("vi", &vi::WORDS),
    ("zh", &zh::WORDS),
];
