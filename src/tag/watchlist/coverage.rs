//! In which languages a body can be found.

use super::{Body, Form};

/// The languages that the watchlist means to cover.
pub const LANGUAGES: [&str; 16] = [
    "en", "fr", "es", "pt", "de", "it", "ru", "uk", "ar", "tr", "vi", "id", "ja", "ko", "zh-Hant", "zh-Hans",
];

/// Whether the form is of the language; one of a region (`zh-Hant-HK`) is of the language without it. Forms
/// for any language are of none.
pub fn is_of(form: &Form, language: &str) -> bool {
    let rest = form.language.strip_prefix(language);
    rest.is_some_and(|region| region.is_empty() || region.starts_with('-'))
}

/// The languages that have no form of their own for the body. An acronym for any language fills no gap: it
/// finds only those who write it.
pub fn lacks(body: &Body) -> Vec<&'static str> {
    let without = |language: &&str| !body.forms.iter().any(|form| is_of(form, language));
    LANGUAGES.into_iter().filter(without).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn regions_fill_the_gap_of_their_language_and_acronyms_fill_none() {
        let forms = ["mul", "zh-Hant-HK", "en"].map(|language| Form {
            text: "x".to_owned(),
            language: language.to_owned(),
            level: crate::tag::watchlist::Level::Certain,
        });
        let body = Body { forms: forms.to_vec(), ..Body::default() };
        let lacking = lacks(&body);
        assert_eq!(lacking.len(), 14);
        assert!(!lacking.contains(&"zh-Hant") && !lacking.contains(&"en"), "{lacking:?}");
        assert!(!is_of(&body.forms[1], "zh-Hans") && !is_of(&body.forms[1], "zh-Han"));
    }
}
