//! Which watch-listed bodies a text names, where, and on what evidence.
//!
//! ```text
//! watchlist -> variants -> lexicon                 once: every spelling into one tree of letters
//! text -> normal -> scan -> resolve <-> judge      each text: fold, find, place, judge
//! mentions -> roles <- place, quotation, stance    what part each plays in its article
//! ```
//!
//! `entry` knows case, `edge` word boundaries, `fold` and `stem` what letters and words are compared by, `shared`
//! the names that bodies have in common.

pub mod candidates;
pub mod compare;
mod edge;
mod endings;
mod entry;
mod fold;
mod judge;
mod lexicon;
mod mention;
mod normal;
mod place;
mod quotation;
mod resolve;
mod roles;
mod scan;
mod shared;
mod stance;
mod stem;
mod trie;
mod variants;
pub mod watchlist;

use lexicon::{Lexicon, Subject};
pub use mention::{Actor, Field, Kind, Mention, Place, Reasons, Refusal, Rejected, Rule, Sentence, Stance};
use normal::Normal;
use resolve::{Circumstances, Decided, resolve};
use watchlist::Watchlist;

/// A text to be tagged, with what is known of it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Text<'a> {
    /// The headline; empty if none.
    pub title: &'a str,
    /// The lead between headline and body, where the body does not have it too; empty if none.
    pub standfirst: &'a str,
    /// The body; empty if none.
    pub body: &'a str,
    /// The captions, one after the other with a line break between; empty if none.
    pub captions: &'a str,
    /// Its language, BCP 47.
    pub language: Option<&'a str>,
    /// The source's country, ISO 3166.
    pub country: Option<&'a str>,
}

impl<'a> Text<'a> {
    fn field(&self, field: Field) -> &'a str {
        match field {
            Field::Title => self.title,
            Field::Standfirst => self.standfirst,
            Field::Body => self.body,
            Field::Caption => self.captions,
        }
    }
}

/// What a text names.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tags {
    /// In order of field and place.
    pub mentions: Vec<Mention>,
    /// Whether the text speaks of the withdrawal of January 2026 as a whole.
    pub event: bool,
    /// What might have been a mention and is none, in order of field and place; empty unless asked for.
    pub rejected: Vec<Rejected>,
}

impl Tags {
    /// The listed bodies named, each once, in order of first mention.
    pub fn listed(&self) -> Vec<&str> {
        self.bodies(true)
    }

    /// The related bodies named, each once, in order of first mention.
    pub fn related(&self) -> Vec<&str> {
        self.bodies(false)
    }

    /// How often listed bodies are named.
    pub fn listed_mentions(&self) -> usize {
        self.mentions.iter().filter(|mention| mention.kind == Kind::Organization && mention.listed).count()
    }

    fn bodies(&self, listed: bool) -> Vec<&str> {
        let mut seen = Vec::new();
        for mention in &self.mentions {
            let id = mention.id.as_str();
            if mention.kind == Kind::Organization && mention.listed == listed && !seen.contains(&id) {
                seen.push(id);
            }
        }
        seen
    }
}

/// A text as it is compared with the forms of the watchlist.
///
/// ```
/// assert_eq!(tuiqun::tag::normalised("ＵＮ‑Women, 聯(lián)合國婦女署"), "un women,联合国妇女署");
/// ```
pub fn normalised(text: &str) -> String {
    Normal::of(text).text()
}

/// A watchlist made ready: all its forms in one tree of letters. Costly to make, cheap to use, shared by threads.
///
/// ```
/// use tuiqun::tag::watchlist::{Body, Form, Level, Watchlist};
/// use tuiqun::tag::{Tagger, Text};
///
/// let form = Form { text: "UN University".into(), language: "en".into(), level: Level::Certain };
/// let unu = Body { id: "unu".into(), listed: true, forms: vec![form], ..Body::default() };
/// let tagger = Tagger::new(&Watchlist { bodies: vec![unu], ..Watchlist::default() });
///
/// let tags = tagger.tag(Text { body: "The U.N. University in Tokyo", ..Text::default() });
/// assert_eq!(tags.listed(), ["unu"]);
/// assert_eq!(tags.mentions[0].surface, "U.N. University");
/// ```
#[derive(Debug)]
pub struct Tagger {
    lexicon: Lexicon,
    tells: bool,
}

impl Tagger {
    /// Compiles a watchlist.
    pub fn new(watchlist: &Watchlist) -> Self {
        Self { lexicon: Lexicon::new(watchlist), tells: false }
    }

    /// The same, set to tell what was weighed and is no mention; or no longer.
    #[must_use]
    pub fn telling_rejected(self, tells: bool) -> Self {
        Self { tells, ..self }
    }

    /// Every spelling that is looked for, folded as [`normalised`] folds texts: names first, then the words
    /// that speak for or against them.
    pub fn patterns(&self) -> impl Iterator<Item = &str> {
        let Lexicon { names, words, .. } = &self.lexicon;
        names.patterns.iter().chain(&words.patterns).map(String::as_str)
    }

    /// Finds every mention in a text; what was rejected only if set to.
    pub fn tag(&self, text: Text<'_>) -> Tags {
        let fields = Field::ALL.map(|field| text.field(field));
        let mut normal = Normal::default();
        let ends = fields.map(|field| {
            normal.append(field);
            normal.letters.len()
        });
        let circumstances = Circumstances { language: text.language, country: text.country };
        let (kept, refused) = resolve(&self.lexicon, &normal, circumstances, self.tells);
        let field = |decided: &Decided<'_>| {
            ends.iter().position(|end| decided.claim.start < *end).unwrap_or(ends.len() - 1)
        };
        let mut cutters = fields.map(Cutter::new);
        let mut mentions: Vec<Mention> = kept
            .into_iter()
            .map(|decided| {
                let at = field(&decided);
                self.mention(decided, &normal, Field::ALL[at], &mut cutters[at])
            })
            .collect();
        roles::tell(text, &mut mentions);
        let mut cutters = fields.map(Cutter::new);
        let rejected = refused.into_iter().filter(|_| self.tells).map(|decided| {
            let at = field(&decided);
            self.rejected(decided, &normal, Field::ALL[at], &mut cutters[at])
        });
        let rejected = rejected.collect();
        let event = mentions.iter().any(|mention| mention.kind == Kind::Event);
        Tags { mentions, event, rejected }
    }

    fn mention(
        &self,
        decided: Decided<'_>,
        normal: &Normal,
        field: Field,
        cutter: &mut Cutter<'_>,
    ) -> Mention {
        let subject = self.subject(&decided);
        let (start, end, surface) = cut(&decided, normal, cutter);
        let (rule, confidence) = decided.verdict.holds.unwrap_or((Rule::Form, 0.0));
        Mention {
            id: subject.id.clone(),
            kind: if subject.event { Kind::Event } else { Kind::Organization },
            listed: subject.listed,
            field,
            start,
            end,
            surface,
            form: self.lexicon.forms[decided.claim.entry.form as usize].clone(),
            confidence,
            place: Place::Body,
            quoted: false,
            sentence: Sentence::default(),
            rule,
            evidence: decided.verdict.reasons(),
        }
    }

    fn rejected(
        &self,
        decided: Decided<'_>,
        normal: &Normal,
        field: Field,
        cutter: &mut Cutter<'_>,
    ) -> Rejected {
        let (start, end, surface) = cut(&decided, normal, cutter);
        Rejected {
            id: self.subject(&decided).id.clone(),
            field,
            start,
            end,
            surface,
            form: self.lexicon.forms[decided.claim.entry.form as usize].clone(),
            rule: decided.verdict.holds.err().unwrap_or(Refusal::Unsupported),
            evidence: decided.verdict.reasons(),
        }
    }

    fn subject(&self, decided: &Decided<'_>) -> &Subject {
        &self.lexicon.subjects[decided.claim.subject().unwrap_or_default() as usize]
    }
}

/// Where a claim stands in its field, and the text there.
fn cut(decided: &Decided<'_>, normal: &Normal, cutter: &mut Cutter<'_>) -> (usize, usize, String) {
    let (first, last) = (&normal.letters[decided.claim.start], &normal.letters[decided.claim.end - 1]);
    let (start, end) = (first.start as usize, last.end as usize);
    (start, end, cutter.cut(start, end).to_owned())
}

/// Cuts pieces out of a text by code points, from left to right without starting over.
struct Cutter<'t> {
    text: &'t str,
    /// A place passed before: code point and byte.
    point: usize,
    byte: usize,
}

impl<'t> Cutter<'t> {
    fn new(text: &'t str) -> Self {
        Self { text, point: 0, byte: 0 }
    }

    fn cut(&mut self, start: usize, end: usize) -> &'t str {
        if start < self.point {
            (self.point, self.byte) = (0, 0);
        }
        self.byte += bytes(&self.text[self.byte..], start - self.point);
        self.point = start;
        let rest = &self.text[self.byte..];
        &rest[..bytes(rest, end - start)]
    }
}

/// How many bytes the first so many code points take.
fn bytes(text: &str, points: usize) -> usize {
    text.char_indices().nth(points).map_or(text.len(), |(at, _)| at)
}
