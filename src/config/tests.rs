//! No text, however broken, stops the readers of the configuration.

use proptest::prelude::*;

use super::files::Text;
use super::*;

/// The mistakes of a text read as each of the five files.
fn read_as_all(text: &str) -> Vec<Mistake> {
    let mut mistakes = Vec::new();
    let text = Text { name: "test.toml".to_owned(), text: Ok(text.to_owned()) };
    text.read(settings::read, &mut mistakes);
    text.read(sources::read, &mut mistakes);
    text.read(sites::read, &mut mistakes);
    text.read(watchlist::document, &mut mistakes);
    text.read(|top| watchlist::own::extend(top, Watchlist::default()), &mut mistakes);
    mistakes
}

const HEADS: &[&str] = &[
    "[http]",
    "[politeness]",
    "[fetch]",
    "[[digest]]",
    "[[source]]",
    "[[site]]",
    "[site]",
    "[[",
    "]",
    "[[organization]]",
    "[organization.forms]",
    "[organization.yes]",
    "[[addition]]",
    "[addition.likely]",
    "[[confusable]]",
    "[list]",
];
const KEYS: &[&str] = &[
    "database",
    "contact",
    "allow_networks",
    "timeout",
    "max_body",
    "interval",
    "recheck",
    "attempts",
    "name",
    "schedule",
    "timezone",
    "formats",
    "id",
    "kind",
    "url",
    "language",
    "country",
    "enabled",
    "include",
    "listing",
    "listing.item",
    "json",
    "json.url_template",
    "hosts",
    "title",
    "author_line",
    "provenance_line",
    "article_key",
    "article_key.pattern",
    "article_key.key",
    "http",
    "source",
    "without",
    "against",
    "status",
    "status.word",
    "en",
    "zh-Hant-HK",
];
const VALUES: &[&str] = &[
    "7",
    "-1",
    "99999999999999999999",
    "0x1F",
    "true",
    "1.5",
    "1979-05-27",
    "\"\"",
    "\"30s\"",
    "\"feed\"",
    "\"listing\"",
    "\"json\"",
    "'('",
    "\"$1$name${x\"",
    "\"{a}{\"",
    "[]",
    "[1, \"x\"]",
    "[[]]",
    "{}",
    "{ a = 1 }",
    "\"* * * * *\"",
    "\"0 0 31 2 *\"",
    "\"Asia/Taipei\"",
    "\"zh-hant\"",
    "\"::1\"",
    "\"é\u{0}\"",
    "\"\"\"\n\n\"\"\"",
    "[{ item = 1 }]",
];

/// Lines as people write them, right and wrong, with keys the readers know.
fn line() -> impl Strategy<Value = String> {
    let pair = (proptest::sample::select(KEYS), proptest::sample::select(VALUES))
        .prop_map(|(key, value)| format!("{key} = {value}"));
    let text =
        (proptest::sample::select(KEYS), ".{0,12}").prop_map(|(key, text)| format!("{key} = {text:?}"));
    prop_oneof![
        3 => proptest::sample::select(HEADS).prop_map(str::to_owned),
        6 => pair,
        2 => text,
        1 => ".{0,20}",
    ]
}

proptest! {
    #[test]
    fn no_text_makes_the_readers_panic_and_every_mistake_has_its_line(
        lines in proptest::collection::vec(line(), 0..24),
    ) {
        let text = lines.join("\n");
        for mistake in read_as_all(&text) {
            prop_assert!((1..=text.matches('\n').count() + 1).contains(&mistake.line), "{mistake}");
            prop_assert!(!mistake.read.is_empty());
        }
    }
}

proptest! {
    // The files are long, and each case reads one five times.
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn a_shipped_file_with_a_piece_cut_out_is_read_or_refused_without_a_panic(
        file in 0..SHIPPED.len(), at in 0.0..1.0_f64, length in 0..40_usize, put in ".{0,3}",
    ) {
        let text = SHIPPED[file].text;
        let start = text.floor_char_boundary((text.len() as f64 * at) as usize);
        let end = text.ceil_char_boundary((start + length).min(text.len()));
        let cut = format!("{}{put}{}", &text[..start], &text[end..]);
        let _ = read_as_all(&cut);
    }
}
