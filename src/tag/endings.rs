//! What a name takes on to its end without a space: cases, possession, plural.
//!
//! Endings are folded (ı is i, ü is u) and compared whole, so that UNU is not in "unutma". Russian and
//! Ukrainian have none here: their words are compared by stems.

/// Endings of one language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Endings {
    /// None.
    None,
    /// German: genitive and dative.
    German,
    /// Turkish: case and possession.
    Turkish,
    /// Indonesian: "its", and particles.
    Indonesian,
}

const GERMAN: &[&str] = &["s", "es", "n", "en", "e", "er", "em"];
const INDONESIAN: &[&str] = &["nya", "lah", "kah", "pun"];
const TURKISH: &[&str] = &[
    "a", "e", "i", "u", "ya", "ye", "yi", "yu", "na", "ne", "ni", "nu", "da", "de", "ta", "te", "nda", "nde",
    "dan", "den", "tan", "ten", "ndan", "nden", "in", "un", "nin", "nun", "la", "le", "yla", "yle", "si",
    "su", "sini", "sunu", "sine", "suna", "sinin", "sunun", "sinda", "sinde", "sunda", "sindan", "sinden",
    "sundan", "ini", "unu", "ine", "una", "inda", "inde", "unda", "indan", "inden", "undan", "inin", "unun",
    "ndaki", "ndeki", "daki", "deki", "taki", "teki", "nca", "nce", "ca", "ce", "leri", "lari", "lerin",
    "larin", "ler", "lar",
];

impl Endings {
    /// Those of a language; `primary` is its two letters.
    pub fn of(primary: &str) -> Self {
        match primary {
            "de" => Self::German,
            "id" => Self::Indonesian,
            "tr" => Self::Turkish,
            _ => Self::None,
        }
    }

    /// Whether a folded word's rest is one of them.
    pub fn has(self, rest: &str) -> bool {
        let known = match self {
            Self::None => return false,
            Self::German => GERMAN,
            Self::Turkish => TURKISH,
            Self::Indonesian => INDONESIAN,
        };
        known.contains(&rest)
    }
}

/// Whether the rest is what writers of some language put on an acronym in small letters: `IPCCs`, `UNESCOya`.
pub(super) fn of_acronym(rest: &str) -> bool {
    rest == "s" || Endings::Turkish.has(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endings_are_whole() {
        for (of, rest, fits) in [
            ("de", "s", true),
            ("de", "sbericht", false),
            ("tr", "ndan", true),
            ("tr", "nun", true),
            ("tr", "ndanberi", false),
            ("tr", "tma", false),
            ("id", "nya", true),
            ("id", "n", false),
            ("ro", "l", false),
            ("en", "s", false),
        ] {
            assert_eq!(Endings::of(of).has(rest), fits, "{of} {rest}");
        }
        assert!(of_acronym("s") && of_acronym("nin") && !of_acronym("ed") && !of_acronym(""));
    }
}
