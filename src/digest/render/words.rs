//! The words that templates use: times, languages, counts and outcomes as a person would say them.

use chrono::{DateTime, NaiveDate};

/// `2026-01-14T13:30:00+08:00` as `14 January 2026, 13:30`, and `2026-01-14` as `14 January 2026`. Anything
/// else is shown as it is: better odd than hidden.
pub(super) fn when(text: &str) -> String {
    if let Ok(at) = DateTime::parse_from_rfc3339(text) {
        return at.format("%-d %B %Y, %H:%M").to_string();
    }
    match NaiveDate::parse_from_str(text, "%Y-%m-%d") {
        Ok(day) => day.format("%-d %B %Y").to_string(),
        Err(_) => text.to_owned(),
    }
}

/// A window as a person would say it: what its end shares with its beginning is not said twice, and
/// seconds only where minutes do not tell the two apart.
pub(super) fn span(since: &str, until: &str) -> String {
    let at = |text| DateTime::parse_from_rfc3339(text);
    let (Ok(from), Ok(to)) = (at(since), at(until)) else { return format!("{since} to {until}") };
    let said = |at: DateTime<_>, spelling: &str| at.format(spelling).to_string();
    let minutes = "%-d %B %Y, %H:%M";
    if said(from, minutes) == said(to, minutes) {
        format!("{} to {}", said(from, "%-d %B %Y, %H:%M:%S"), said(to, "%H:%M:%S"))
    } else if from.date_naive() == to.date_naive() {
        format!("{} to {}", said(from, minutes), said(to, "%H:%M"))
    } else {
        format!("{} to {}", said(from, minutes), said(to, minutes))
    }
}

/// `1 article`, `2 articles`; the plural is given where it is not the singular with an s.
pub(super) fn count(number: usize, one: &str, many: Option<String>) -> String {
    match (number, many) {
        (1, _) => format!("1 {one}"),
        (_, Some(many)) => format!("{number} {many}"),
        (_, None) => format!("{number} {one}s"),
    }
}

/// A BCP 47 tag as the English name of the language; the tag itself where no name is known.
pub(super) fn language(tag: Option<String>) -> String {
    let Some(tag) = tag else { return "language unknown".to_owned() };
    let name = |tag: &str| LANGUAGES.iter().find(|(known, _)| *known == tag).map(|(_, name)| *name);
    name(&tag).or_else(|| name(tag.split('-').next()?)).unwrap_or(&tag).to_owned()
}

/// What commentary on the withdrawal has been met in, and the neighbours of these languages.
const LANGUAGES: [(&str, &str); 46] = [
    ("ar", "Arabic"),
    ("bg", "Bulgarian"),
    ("bn", "Bengali"),
    ("ca", "Catalan"),
    ("cs", "Czech"),
    ("da", "Danish"),
    ("de", "German"),
    ("el", "Greek"),
    ("en", "English"),
    ("es", "Spanish"),
    ("et", "Estonian"),
    ("fa", "Persian"),
    ("fi", "Finnish"),
    ("fr", "French"),
    ("he", "Hebrew"),
    ("hi", "Hindi"),
    ("hr", "Croatian"),
    ("hu", "Hungarian"),
    ("id", "Indonesian"),
    ("it", "Italian"),
    ("ja", "Japanese"),
    ("ko", "Korean"),
    ("lt", "Lithuanian"),
    ("lv", "Latvian"),
    ("ms", "Malay"),
    ("nb", "Norwegian"),
    ("nl", "Dutch"),
    ("no", "Norwegian"),
    ("pl", "Polish"),
    ("pt", "Portuguese"),
    ("ro", "Romanian"),
    ("ru", "Russian"),
    ("sk", "Slovak"),
    ("sl", "Slovenian"),
    ("sr", "Serbian"),
    ("sv", "Swedish"),
    ("sw", "Swahili"),
    ("th", "Thai"),
    ("tl", "Tagalog"),
    ("tr", "Turkish"),
    ("uk", "Ukrainian"),
    ("ur", "Urdu"),
    ("vi", "Vietnamese"),
    ("zh", "Chinese"),
    ("zh-Hans", "Chinese (simplified)"),
    ("zh-Hant", "Chinese (traditional)"),
];

/// A word of `fetches.outcome` as a person would say it.
pub(super) fn outcome(word: &str) -> String {
    let said = match word {
        "timeout" => "no answer came in time",
        "too_large" => "the answer was too large",
        "redirect" => "it led nowhere",
        "blocked" => "the address is not allowed",
        "protocol" => "the answer was malformed",
        "connection" => "no connection",
        "dns" => "the name did not resolve",
        "tls" => "no secure connection",
        "status" => "the server refused",
        "later" => "the server asked to come back later",
        "robots" => "robots.txt forbids it",
        "type" => "the answer was something else",
        "parse" => "the answer could not be read",
        other => other,
    };
    said.to_owned()
}

/// What a sentence says of a body, and of whom, as a person would note it in the margin.
pub(super) fn step(stance: &str, actor: Option<String>) -> String {
    match actor.unwrap_or_default().as_str() {
        "us" => format!("{stance}: the United States"),
        "other" => format!("{stance}: another country"),
        _ => stance.to_owned(),
    }
}

/// Why a text is not all of its article, as a person would say it.
pub(super) fn cut(word: &str) -> String {
    let said = match word {
        "wall" => "behind a wall",
        "excerpt" => "an excerpt only",
        "pages" => "not all of its pages",
        _ => "only in part",
    };
    said.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_said_as_exactly_as_they_are_known() {
        assert_eq!(when("2026-01-04T03:05:59+08:00"), "4 January 2026, 03:05");
        assert_eq!(when("2026-01-04"), "4 January 2026");
        assert_eq!(when("soon"), "soon");
    }

    #[test]
    fn a_window_says_what_tells_its_ends_apart() {
        let cases = [
            ("2026-01-15T07:00:00+08:00", "14 January 2026, 07:00 to 15 January 2026, 07:00"),
            ("2026-01-14T09:30:00+08:00", "14 January 2026, 07:00 to 09:30"),
            ("2026-01-14T07:00:02+08:00", "14 January 2026, 07:00:00 to 07:00:02"),
        ];
        for (until, expected) in cases {
            assert_eq!(span("2026-01-14T07:00:00+08:00", until), expected);
        }
    }

    #[test]
    fn counts_and_languages_have_names() {
        assert_eq!(count(1, "copy", Some("copies".to_owned())), "1 copy");
        assert_eq!(count(0, "copy", Some("copies".to_owned())), "0 copies");
        assert_eq!(count(2, "article", None), "2 articles");
        let named = |tag: &str| language(Some(tag.to_owned()));
        assert_eq!(named("zh-Hant"), "Chinese (traditional)");
        assert_eq!(named("pt-BR"), "Portuguese");
        assert_eq!(named("tlh"), "tlh");
        assert_eq!(language(None), "language unknown");
    }

    #[test]
    fn every_outcome_that_is_a_failure_has_its_words() {
        use crate::http::Outcome as O;
        for failure in [
            O::Timeout,
            O::TooLarge,
            O::Redirect,
            O::Blocked,
            O::Protocol,
            O::Connection,
            O::Dns,
            O::Tls,
            O::Status,
            O::Later,
            O::Robots,
            O::Type,
            O::Parse,
        ] {
            assert!(outcome(failure.as_str()).contains(' '), "{failure}");
        }
    }
}
