//! Names that the watchlist does not have and perhaps should: offered to a person, never tagged by themselves.
//!
//! Where they are looked for is where a writer says by the form of the text that something is a name of a body:
//! beside its acronym in brackets (`brackets`), and between tagged bodies in a list (`lists`). Where a name
//! begins and ends is told by `phrase`, and what words such names are made of is read off the watchlist
//! itself (`vocabulary`), in every language that it has. All of it is strict, for a list of candidates that
//! nobody reads is of no use: a person, a place or half a sentence costs more than a name that another
//! article will bring again.

mod brackets;
mod leftovers;
mod lists;
mod phrase;
mod vocabulary;

use std::collections::HashSet;

use serde::Serialize;

use super::watchlist::Watchlist;
use super::{Field, Kind, Mention, Tagger, Text};
use vocabulary::Vocabulary;

/// Code points of a snippet on either side of the candidate.
const AROUND: usize = 50;

/// Candidates of one text at the most: more are no text but a table of names.
const MOST: usize = 40;

/// What makes a name a candidate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Pattern {
    /// It stands in brackets beside a name of the body, or the body's name stands in brackets beside it.
    Definition,
    /// Full name and acronym stand together, neither known, and the name is like one of the body.
    Likeness,
    /// It stands between tagged bodies in a list.
    List,
    /// A copy or translation of the article names the body, and this one has this name left over.
    Sister,
}

impl Pattern {
    /// The word of the database and of JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Definition => "definition",
            Self::Likeness => "likeness",
            Self::List => "list",
            Self::Sister => "sister",
        }
    }
}

/// A name that may be a body's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Candidate {
    /// The name, on one line.
    pub text: String,
    /// Whose it may be; none where the pattern tells only that it is a body's.
    pub body: Option<String>,
    /// What makes it a candidate.
    pub pattern: Pattern,
    /// The text it stands in.
    pub field: Field,
    /// First code point, from 0.
    pub start: usize,
    /// Some words around it.
    pub snippet: String,
}

/// What was gathered from one text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Gathered {
    /// The names; those of [`Pattern::Sister`] count only where the original names a body that this text lacks.
    pub names: Vec<Candidate>,
    /// The key of the article that this one is a copy or a translation of.
    pub original: Option<String>,
}

/// Whether a name is written as an acronym: in capitals, without spaces.
pub fn is_acronym(name: &str) -> bool {
    phrase::is_acronym(&name.chars().collect::<Vec<char>>())
}

/// What candidates are known by: made once from a watchlist, shared by threads.
#[derive(Debug)]
pub struct Gatherer {
    vocabulary: Vocabulary,
}

/// One field of a text, by code points, with the bodies named in it in order of place.
struct Line<'a> {
    field: Field,
    chars: Vec<char>,
    mentions: Vec<&'a Mention>,
}

/// A place in a line that may be a name, before it is checked.
struct Proposal {
    start: usize,
    end: usize,
    body: Option<String>,
    pattern: Pattern,
}

impl Gatherer {
    /// Reads the words of names off a watchlist, and what it knows already off its tagger.
    pub fn new(watchlist: &Watchlist, tagger: &Tagger) -> Self {
        Self { vocabulary: Vocabulary::new(watchlist, tagger) }
    }

    /// Whether the watchlist has this name already, as anybody's, or a person dismissed it.
    pub fn knows(&self, name: &str) -> bool {
        self.vocabulary.knows(name)
    }

    /// The candidates of a text, given what is tagged in it; none in a text that names no body. In order of
    /// field and place, each name once for each body.
    pub fn gather(&self, text: Text<'_>, mentions: &[Mention]) -> Vec<Candidate> {
        if mentions.is_empty() {
            return Vec::new();
        }
        self.found(text, mentions, |line, proposals| {
            if !line.mentions.is_empty() {
                brackets::propose(&self.vocabulary, line, proposals);
                lists::propose(&self.vocabulary, line, proposals);
            }
        })
    }

    /// What looks like the name of a body and is none that is known, in a text that was made from another. Each
    /// is a candidate only if that other one names a body which this one does not.
    pub fn left_over(&self, text: Text<'_>, mentions: &[Mention]) -> Vec<Candidate> {
        self.found(text, mentions, |line, proposals| leftovers::propose(&self.vocabulary, line, proposals))
    }

    fn found(
        &self,
        text: Text<'_>,
        mentions: &[Mention],
        propose: impl Fn(&Line<'_>, &mut Vec<Proposal>),
    ) -> Vec<Candidate> {
        let mut found: Vec<Candidate> = Vec::new();
        for field in Field::ALL {
            let line = Line::of(field, text.field(field), mentions);
            let mut proposals = Vec::new();
            propose(&line, &mut proposals);
            proposals.sort_by_key(|proposal| (proposal.start, proposal.end));
            found.extend(proposals.iter().filter_map(|proposal| self.candidate(&line, proposal)));
        }
        let mut seen = HashSet::new();
        found.retain(|candidate| seen.insert((candidate.text.clone(), candidate.body.clone())));
        found.truncate(MOST);
        found
    }

    /// The proposal as a candidate, unless the watchlist knows it or a mention covers it.
    fn candidate(&self, line: &Line<'_>, proposal: &Proposal) -> Option<Candidate> {
        let Proposal { start, end, .. } = *proposal;
        let text = line.piece(start, end);
        if line.covers(start, end) || self.vocabulary.knows(&text) {
            return None;
        }
        Some(Candidate {
            text,
            body: proposal.body.clone(),
            pattern: proposal.pattern,
            field: line.field,
            start,
            snippet: line.piece(start.saturating_sub(AROUND), (end + AROUND).min(line.chars.len())),
        })
    }
}

impl<'a> Line<'a> {
    fn of(field: Field, text: &str, mentions: &'a [Mention]) -> Self {
        let here = |mention: &&Mention| mention.field == field && mention.kind == Kind::Organization;
        let mut mentions: Vec<&Mention> = mentions.iter().filter(here).collect();
        mentions.sort_by_key(|mention| (mention.start, mention.end));
        Self { field, chars: text.chars().collect(), mentions }
    }

    /// The text between two places with its spaces made one.
    fn piece(&self, start: usize, end: usize) -> String {
        let piece: String = self.chars[start..end].iter().collect();
        piece.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The mention that begins at a place.
    fn begins(&self, at: usize) -> Option<&'a Mention> {
        let first = self.mentions.partition_point(|mention| mention.start < at);
        self.mentions.get(first).copied().filter(|mention| mention.start == at)
    }

    /// The mention that ends at a place.
    fn ends(&self, at: usize) -> Option<&'a Mention> {
        // Mentions never overlap, so their ends are in order too.
        let first = self.mentions.partition_point(|mention| mention.end < at);
        self.mentions.get(first).copied().filter(|mention| mention.end == at)
    }

    /// Whether a mention reaches into the place.
    fn covers(&self, start: usize, end: usize) -> bool {
        let first = self.mentions.partition_point(|mention| mention.end <= start);
        self.mentions.get(first).is_some_and(|mention| mention.start < end)
    }
}

#[cfg(test)]
mod tests;
