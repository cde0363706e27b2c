//! What the shipped watchlist finds in texts, sentence by sentence and as properties of any text.

#![expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

use std::collections::BTreeSet;
use std::sync::OnceLock;

use proptest::prelude::*;
use tuiqun::config::{self, Place};
use tuiqun::tag::{Field, Kind, Tagger, Tags, Text};

fn tagger() -> &'static Tagger {
    static TAGGER: OnceLock<Tagger> = OnceLock::new();
    TAGGER.get_or_init(|| Tagger::new(&config::load(&Place::BuiltIn).unwrap().watchlist))
}

fn tag(body: &str, language: &str) -> Tags {
    tagger().tag(Text { body, language: Some(language), ..Text::default() })
}

struct Sentence {
    language: String,
    text: String,
    listed: BTreeSet<String>,
    related: BTreeSet<String>,
    event: bool,
    surface: Option<Vec<String>>,
}

fn sentences() -> Vec<Sentence> {
    let table: toml::Table = include_str!("tagging/sentences.toml").parse().unwrap();
    let texts = |value: Option<&toml::Value>| -> Vec<String> {
        let array = value.and_then(toml::Value::as_array).cloned().unwrap_or_default();
        array.iter().map(|text| text.as_str().unwrap().to_owned()).collect()
    };
    let read = |one: &toml::Value| Sentence {
        language: one["language"].as_str().unwrap().to_owned(),
        text: one["text"].as_str().unwrap().to_owned(),
        listed: texts(one.get("listed")).into_iter().collect(),
        related: texts(one.get("related")).into_iter().collect(),
        event: one.get("event").is_some_and(|event| event.as_bool().unwrap()),
        surface: one.get("surface").map(|surface| texts(Some(surface))),
    };
    table["sentence"].as_array().unwrap().iter().map(read).collect()
}

fn set(ids: &[&str]) -> BTreeSet<String> {
    ids.iter().map(|&id| id.to_owned()).collect()
}

#[test]
fn every_sentence_names_what_it_names_and_nothing_else() {
    let mut wrong = Vec::new();
    for sentence in sentences() {
        let tags = tag(&sentence.text, &sentence.language);
        let found = (set(&tags.listed()), set(&tags.related()), tags.event);
        let wanted = (sentence.listed, sentence.related, sentence.event);
        let surfaces: Vec<String> =
            tags.mentions.iter().filter(|one| one.listed).map(|one| one.surface.clone()).collect();
        if found != wanted || sentence.surface.is_some_and(|wanted| wanted != surfaces) {
            wrong.push(format!("{}\n  wanted {wanted:?}\n  found  {found:?} {surfaces:?}", sentence.text));
        }
    }
    assert!(wrong.is_empty(), "{} sentences:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn an_essay_on_the_withdrawal_names_its_bodies_once_defined_and_no_others() {
    let title = "【專欄】白宮「大退群」之後的日內瓦";
    let body = "一月八日，白宮宣布退出 66 個國際組織，其中 31 個屬於聯合國相關實體。\n\n\
        最受注目的是《聯合國氣候變化綱要公約》（UNFCCC） 與政府間氣候變化專門委員會（IPCC）。\n\n\
        產業界在意的卻是國際棉花諮詢委員會（ICAC）：紡織廠的會計每月都要看 ICAC 的存量表。\n\n\
        聯合國糧食及農業組織（FAO）沒有在名單上，國際電信聯盟（ITU）也沒有；\
        數位議題的委員會（如 ECOSOC 下屬者）則前途未卜。聯合國大學（UN University）暫停招生。";
    let text = Text { title, body, language: Some("zh-Hant"), country: Some("TW"), ..Text::default() };
    let tags = tagger().tag(text);
    assert_eq!(set(&tags.listed()), set(&["unfccc", "ipcc", "icac", "unu"]));
    assert_eq!(set(&tags.related()), set(&["fao", "itu", "ecosoc"]));
    assert!(tags.event);
    let cotton: Vec<_> = tags.mentions.iter().filter(|one| one.id == "icac").collect();
    assert_eq!(cotton.len(), 3, "the name, its acronym, and the acronym used later: {cotton:?}");
}

#[test]
fn an_opinion_that_names_no_body_has_the_event_alone() {
    let title = "讀者來稿》「退群」與小國的選擇";
    let body = "川普政府宣布退出多達66個國際組織，其中31個屬於聯合國體系，理由是不符美國利益。\n\n\
        名單涵蓋氣候、能源、人口與和平建設。對台灣而言，多邊制度動搖不是遠方的事。\n\n\
        （作者為中學教師）";
    let tags =
        tagger().tag(Text { title, body, language: Some("zh-Hant"), country: Some("TW"), ..Text::default() });
    assert!(tags.listed().is_empty() && tags.related().is_empty(), "{tags:?}");
    assert!(tags.event);
    assert!(tags.mentions.iter().any(|one| one.field == Field::Title && one.surface == "退群"), "{tags:?}");
}

#[test]
fn an_acronym_follows_the_body_that_the_article_defines() {
    let cotton = "The International Cotton Advisory Committee met in Tashkent.\n\nLater the ICAC dined.";
    assert_eq!(tag(cotton, "en").mentions.len(), 2);
    let police = "The Independent Commission Against Corruption raided a bank.\n\nThe ICAC gave no names.";
    assert!(tag(police, "en").mentions.is_empty());
}

#[test]
fn a_country_may_mean_somebody_else_by_the_same_letters() {
    let of = |country| {
        tagger().tag(Text {
            body: "The IPCC has a new chair.",
            language: Some("en"),
            country,
            ..Text::default()
        })
    };
    assert_eq!(of(Some("CH")).listed(), ["ipcc"]);
    assert!(of(Some("HK")).listed().is_empty());
}

#[test]
fn mentions_keep_their_fields_apart() {
    let text = Text { title: "UNCTAD at sixty", body: "No word from UNCTAD.", ..Text::default() };
    let tags = tagger().tag(text);
    let places: Vec<_> = tags.mentions.iter().map(|one| (one.field, one.start, one.end)).collect();
    assert_eq!(places, [(Field::Title, 0, 6), (Field::Body, 13, 19)]);
}

#[test]
fn every_body_is_found_by_its_own_name() {
    let watchlist = config::load(&Place::BuiltIn).unwrap().watchlist;
    assert_eq!(watchlist.bodies.iter().filter(|body| body.listed).count(), 66);
    for body in watchlist.bodies.iter().filter(|body| body.listed) {
        let sentence =
            format!("A spokeswoman for the {} of the list of 66 international organizations.", body.name);
        let tags = tag(&sentence, "en");
        assert!(tags.listed().contains(&body.id.as_str()), "{}: {tags:?}", body.name);
    }
}

#[test]
fn every_certain_form_is_found_in_its_language() {
    let watchlist = config::load(&Place::BuiltIn).unwrap().watchlist;
    let certain = tuiqun::tag::watchlist::Level::Certain;
    let mut missed = Vec::new();
    for body in &watchlist.bodies {
        for form in body.forms.iter().filter(|form| form.level == certain) {
            let text = form.text.replace('…', "");
            let tags = tag(&text, if form.language == "mul" { "en" } else { &form.language });
            if !tags.mentions.iter().any(|one| one.id == body.id) {
                missed.push(format!("{} {}: {text}", body.id, form.language));
            }
        }
    }
    assert!(missed.is_empty(), "{} forms:\n{}", missed.len(), missed.join("\n"));
}

/// Text in which names, their pieces, spaces, marks and any characters at all follow one another.
fn any_text() -> impl Strategy<Value = String> {
    let pieces = prop_oneof![
        4 => any::<char>().prop_map(String::from),
        2 => prop::sample::select(vec![
            "聯合國", "大學", "UN", "Women", "退群", "66", "個", "國際組織", "Венецианской", "комиссии", "ICAC",
            "الأونكتاد", "و", "유엔", "여성기구", "(", "）", "-\n", "\n\n", "\u{200B}", "U.N.", "<br>", "&nbsp;",
            "e\u{301}", "…", "「", "」", " ", "，", "IPCC", "International", "Law", "Commission",
        ]).prop_map(str::to_owned),
    ];
    prop::collection::vec(pieces, 0..60).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn the_surface_is_what_stands_at_the_offsets(title in any_text(), body in any_text()) {
        let tags = tagger().tag(Text { title: &title, body: &body, ..Text::default() });
        let mut before = (false, 0);
        for mention in &tags.mentions {
            let text = if mention.field == Field::Title { &title } else { &body };
            let cut: String = text.chars().skip(mention.start).take(mention.end - mention.start).collect();
            prop_assert_eq!(&cut, &mention.surface);
            prop_assert!(mention.start < mention.end);
            prop_assert!((0.0..=1.0).contains(&mention.confidence));
            let place = (mention.field == Field::Body, mention.start);
            prop_assert!(before <= place, "mentions come in order");
            before = place;
        }
        let event = tags.mentions.iter().any(|mention| mention.kind == Kind::Event);
        prop_assert_eq!(tags.event, event);
    }

    #[test]
    fn what_stands_before_a_paragraph_does_not_change_a_certain_name(before in any_text()) {
        let body = format!("{before}\n\nInternational Renewable Energy Agency");
        let tags = tagger().tag(Text { body: &body, ..Text::default() });
        prop_assert!(tags.listed().contains(&"irena"));
    }
}
