//! A watchlist tried with its own sentences: each entry says in which it must be found and in which not.

use super::super::{Kind, Mention, Rejected, Tagger, Tags, Text};
use super::{Body, Confusable, Example, Phrases, Watchlist};

/// An entry of the watchlist that has sentences of its own.
#[derive(Clone, Copy, Debug)]
pub enum Entry<'w> {
    /// A body.
    Body(&'w Body),
    /// A body that others are taken for.
    Confusable(&'w Confusable),
    /// A block of the event's phrases, by its number from 1.
    Phrases(usize, &'w Phrases),
}

impl<'w> Entry<'w> {
    /// Every entry, in the order of the watchlist.
    pub fn all(watchlist: &'w Watchlist) -> impl Iterator<Item = Self> {
        let phrases = watchlist.event.iter().enumerate().map(|(at, phrases)| Self::Phrases(at + 1, phrases));
        let bodies = watchlist.bodies.iter().map(Self::Body);
        phrases.chain(bodies).chain(watchlist.confusables.iter().map(Self::Confusable))
    }

    /// The id by which it is asked for: `event` for all blocks of phrases.
    pub fn id(&self) -> &'w str {
        match self {
            Self::Body(body) => &body.id,
            Self::Confusable(confusable) => &confusable.id,
            Self::Phrases(..) => "event",
        }
    }

    /// Its name in messages.
    pub fn label(&self) -> String {
        match self {
            Self::Body(_) | Self::Confusable(_) => self.id().to_owned(),
            Self::Phrases(number, phrases) => format!("event.phrases[{number}] ({})", phrases.kind),
        }
    }

    /// Its sentences.
    pub fn examples(&self) -> &'w [Example] {
        match self {
            Self::Body(body) => &body.examples,
            Self::Confusable(confusable) => &confusable.examples,
            Self::Phrases(_, phrases) => &phrases.examples,
        }
    }

    /// Whether a mention is one that a sentence under `yes` wants. A confusable body wants none.
    fn wants(&self, mention: &Mention) -> bool {
        match self {
            Self::Body(body) => mention.id == body.id,
            Self::Confusable(_) => false,
            Self::Phrases(_, phrases) => {
                mention.kind == Kind::Event && phrases.forms.iter().any(|form| form.text == mention.form)
            }
        }
    }

    /// Whether a mention is one that a sentence under `no` may not hold: of the body; of a body that the
    /// confusable one speaks against, or of any listed one where it names none; of the event in whatever
    /// words.
    fn forbids(&self, mention: &Mention) -> bool {
        match self {
            Self::Body(body) => mention.id == body.id,
            Self::Confusable(confusable) if confusable.against.is_empty() => mention.listed,
            Self::Confusable(confusable) => confusable.against.contains(&mention.id),
            Self::Phrases(..) => mention.kind == Kind::Event,
        }
    }
}

/// A sentence that came out otherwise than its entry says.
#[derive(Clone, Debug)]
pub struct Failure<'w> {
    /// Whose sentence it is.
    pub entry: Entry<'w>,
    /// The sentence.
    pub example: &'w Example,
    /// What was found in it: where something must not be found, that; else all there is.
    pub found: Vec<Mention>,
    /// What might have been what is missed, and why it is not.
    pub rejected: Vec<Rejected>,
}

/// How a trial ended.
#[derive(Clone, Debug, Default)]
pub struct Trial<'w> {
    /// How many sentences were tried.
    pub tried: usize,
    /// Those that came out otherwise.
    pub failures: Vec<Failure<'w>>,
}

/// Tries the sentences of every entry, or of those with one id.
pub fn try_all<'w>(watchlist: &'w Watchlist, only: Option<&str>) -> Trial<'w> {
    let tagger = Tagger::new(watchlist).telling_rejected(true);
    let mut trial = Trial::default();
    for entry in Entry::all(watchlist).filter(|entry| only.is_none_or(|id| entry.id() == id)) {
        for example in entry.examples() {
            trial.tried += 1;
            trial.failures.extend(failure(&tagger, entry, example));
        }
    }
    trial
}

fn failure<'w>(tagger: &Tagger, entry: Entry<'w>, example: &'w Example) -> Option<Failure<'w>> {
    let Tags { mentions, rejected, .. } = tagger.tag(Text {
        body: &example.text,
        language: Some(&example.language),
        country: example.country.as_deref(),
        ..Text::default()
    });
    let told = |found, rejected| Some(Failure { entry, example, found, rejected });
    if example.expected {
        let missed = !mentions.iter().any(|mention| entry.wants(mention));
        let ours = rejected.into_iter().filter(|one| one.id == entry.id()).collect();
        return if missed { told(mentions, ours) } else { None };
    }
    let wrong: Vec<Mention> = mentions.into_iter().filter(|mention| entry.forbids(mention)).collect();
    if wrong.is_empty() { None } else { told(wrong, Vec::new()) }
}

#[cfg(test)]
mod tests {
    use super::super::{Form, Level};
    use super::*;

    fn example(text: &str, expected: bool) -> Example {
        Example { text: text.to_owned(), language: "en".to_owned(), country: None, expected }
    }

    fn form(text: &str, level: Level) -> Form {
        Form { text: text.to_owned(), language: "en".to_owned(), level }
    }

    fn watchlist() -> Watchlist {
        let body = Body {
            id: "icac".to_owned(),
            listed: true,
            forms: vec![form("Cotton Committee", Level::Certain), form("ICAC", Level::Likely)],
            examples: vec![
                example("The Cotton Committee met.", true),
                example("The wool committee met.", true),
                example("The ICAC raided a bank.", false),
                example("An icac is nothing.", false),
            ],
            ..Body::default()
        };
        let police = Confusable {
            id: "hk-icac".to_owned(),
            against: vec!["icac".to_owned()],
            forms: vec!["Commission Against Corruption".to_owned()],
            examples: vec![
                example("The Commission Against Corruption (ICAC) raided a bank.", false),
                example("The Cotton Committee is no Commission Against Corruption.", false),
            ],
            ..Confusable::default()
        };
        let phrases = Phrases {
            kind: "count".to_owned(),
            forms: vec![form("66 bodies", Level::Certain)],
            examples: vec![
                example("It left 66 bodies.", true),
                example("It left 65 bodies.", true),
                example("In 66 bodies of water", false),
            ],
            ..Phrases::default()
        };
        Watchlist {
            bodies: vec![body],
            confusables: vec![police],
            event: vec![phrases],
            ..Watchlist::default()
        }
    }

    #[test]
    fn sentences_that_come_out_otherwise_are_told_with_what_was_found() {
        let watchlist = watchlist();
        let trial = try_all(&watchlist, None);
        let failures: Vec<(String, &str, Vec<&str>)> = trial
            .failures
            .iter()
            .map(|one| {
                let found = one.found.iter().map(|mention| mention.form.as_str()).collect();
                (one.entry.label(), one.example.text.as_str(), found)
            })
            .collect();
        assert_eq!(trial.tried, 9);
        assert_eq!(
            failures,
            [
                ("event.phrases[1] (count)".to_owned(), "It left 65 bodies.", vec![]),
                ("event.phrases[1] (count)".to_owned(), "In 66 bodies of water", vec!["66 bodies"]),
                ("icac".to_owned(), "The wool committee met.", vec![]),
                ("icac".to_owned(), "The ICAC raided a bank.", vec!["ICAC"]),
                (
                    "hk-icac".to_owned(),
                    "The Cotton Committee is no Commission Against Corruption.",
                    vec!["Cotton Committee"]
                ),
            ]
        );
    }

    #[test]
    fn one_id_may_be_tried_alone() {
        assert_eq!(try_all(&watchlist(), Some("event")).tried, 3);
        assert_eq!(try_all(&watchlist(), Some("hk-icac")).tried, 2);
        assert_eq!(try_all(&watchlist(), Some("nobody")).tried, 0);
    }
}
