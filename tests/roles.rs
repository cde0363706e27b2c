//! The part that mentions play in their article, with the shipped watchlist.

#![expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

use std::sync::OnceLock;

use tuiqun::config;
use tuiqun::tag::{Actor, Place, Stance, Tagger, Tags, Text};

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

/// How often a stance and an actor were to be told, were told, and were told rightly.
#[derive(Debug, Default)]
struct Figures {
    wanted: usize,
    told: usize,
    right: usize,
}

impl Figures {
    fn count(&mut self, wanted: Option<&str>, told: Option<&str>) {
        self.wanted += usize::from(wanted.is_some());
        self.told += usize::from(told.is_some());
        self.right += usize::from(told.is_some() && told == wanted);
    }

    fn precision(&self) -> f64 {
        self.right as f64 / self.told as f64
    }

    fn recall(&self) -> f64 {
        self.right as f64 / self.wanted as f64
    }
}

/// Reads labelled sentences: stance and actor, body by body. A body that is not tagged counts as not told.
fn measure(labels: &str) -> (Figures, Figures, Vec<String>) {
    let (mut stances, mut actors, mut wrong) = (Figures::default(), Figures::default(), Vec::new());
    let table: toml::Table = labels.parse().unwrap();
    for (language, sentences) in &table {
        for (sentence, says) in sentences.as_table().unwrap() {
            let tags = tag(Text { body: sentence, language: Some(language), ..Text::default() });
            for says in says.as_str().unwrap().split("; ") {
                let mut words = says.split(' ');
                let id = words.next().unwrap();
                let (stance, actor) = (words.next().filter(|word| *word != "-"), words.next());
                let mention = tags.mentions.iter().find(|one| one.id == id);
                let told_stance = mention.and_then(|one| one.sentence.stance).map(Stance::as_str);
                let told_actor = mention.and_then(|one| one.sentence.actor).map(Actor::as_str);
                stances.count(stance, told_stance);
                actors.count(actor, told_actor);
                if (stance, actor) != (told_stance, told_actor) {
                    wrong.push(format!(
                        "{language}: {sentence}\n  {says}, told {told_stance:?} {told_actor:?}"
                    ));
                }
            }
        }
    }
    (stances, actors, wrong)
}

fn hold(labels: &str, floor: [f64; 4]) {
    let (stances, actors, wrong) = measure(labels);
    let reached = [stances.precision(), stances.recall(), actors.precision(), actors.recall()];
    println!("stance {stances:?}, actor {actors:?}: {reached:.3?}");
    let below = reached.iter().zip(floor).any(|(reached, floor)| *reached < floor);
    assert!(!below, "{reached:.3?} is below {floor:?}:\n{}", wrong.join("\n"));
}

#[test]
fn sentences_say_who_leaves_what_as_a_careful_reader_would() {
    hold(include_str!("tagging/stance.toml"), [0.995, 0.975, 0.995, 0.975]);
}

#[test]
fn sentences_that_the_rules_were_not_made_from_are_read_too() {
    hold(include_str!("tagging/stance-later.toml"), [0.98, 0.93, 0.98, 0.90]);
}
