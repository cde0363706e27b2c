//! The part that mentions play in their article, with the shipped watchlist.

#![expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

use std::sync::OnceLock;

use tuiqun::config;
use tuiqun::tag::{Place, Tagger, Tags, Text};

fn tagger() -> &'static Tagger {
    static TAGGER: OnceLock<Tagger> = OnceLock::new();
    TAGGER.get_or_init(|| Tagger::new(&config::load(&config::Place::BuiltIn).unwrap().watchlist))
}

fn tag(text: Text<'_>) -> Tags {
    tagger().tag(text)
}

#[test]
fn an_editor_can_tell_where_in_the_article_a_body_is_named() {
    let text = Text {
        title: "UNCTAD at sixty",
        standfirst: "Why UNCTAD still counts ships.",
        body: "By Ann Author\n\nThe halls of UNCTAD were quiet on Friday, and the coffee was cold.\n\nUNCTAD had no comment.",
        captions: "A ship, says UNCTAD.",
        language: Some("en"),
        ..Text::default()
    };
    let places: Vec<Place> = tag(text).mentions.iter().map(|one| one.place).collect();
    assert_eq!(places, [Place::Title, Place::Lede, Place::Lede, Place::Body, Place::Caption]);
}

#[test]
fn a_body_in_somebodys_words_is_told_from_one_in_the_writers() {
    let body = "“UNCTAD has never done a thing for this country,” the governor said.\n\nUNCTAD had no comment on “UNCTAD”.";
    let tags = tag(Text { body, language: Some("en"), ..Text::default() });
    let quoted: Vec<bool> = tags.mentions.iter().map(|one| one.quoted).collect();
    assert_eq!(quoted, [true, false, false]);
}
