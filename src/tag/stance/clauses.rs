//! Which step a clause tells of which names.

use std::ops::Range;

use super::super::mention::{Actor, Sentence, Stance};
use super::table::{Meaning, Reach, Step, Table};
use super::tokens::{Is, Token};

/// So many words, or twice as many characters, may stand between a loose phrase and its name.
const LOOSE: usize = 9;

/// So many tokens may stand between a negation and what it negates.
const NEGATED: usize = 5;

/// So many words of other names may stand between two names of a list.
const LIST: usize = 8;

/// Names in a row, by the places of their tokens.
#[derive(Clone, Debug)]
struct Row {
    tokens: Range<usize>,
    /// The name is somebody who speaks.
    speaks: bool,
    /// It is something of the body's that is spoken of: its hall, its chair.
    owns: bool,
}

/// The country that a stretch of tokens names, with the last word that does; no country if it names several.
type Country = Option<(Option<Actor>, usize)>;

/// A sentence, clause by clause.
struct Clauses<'c> {
    table: &'c Table,
    text: &'c [char],
    tokens: &'c [Token],
    /// In order of place.
    all: Vec<Clause>,
    /// By token, what country its clause names before it, and the sentence.
    countries: Vec<(Country, Country)>,
}

/// What stands between two tokens that part clauses.
#[derive(Debug)]
struct Clause {
    tokens: Range<usize>,
    /// Whether it is a condition, a demand or a guess.
    doubted: bool,
}

/// Tells each name, by its number, what is said of it.
pub(super) fn bind(table: &Table, text: &[char], tokens: &[Token], said: &mut [Sentence]) {
    if asks(text, tokens) || !tokens.iter().any(|token| matches!(token.is, Is::Phrase(Meaning::Step(_)))) {
        return;
    }
    let rows = rows(tokens);
    let parts = parts(table, tokens, &rows);
    let countries = countries(tokens, &parts);
    let clauses = Clauses { table, text, tokens, all: clauses(tokens, &parts), countries };
    for row in &rows {
        let Some(sentence) = clauses.read(row) else { continue };
        for token in &tokens[row.tokens.clone()] {
            if let Is::Name(name) = token.is {
                said[name] = sentence.clone();
            }
        }
    }
}

/// Whether the sentence is a question.
fn asks(text: &[char], tokens: &[Token]) -> bool {
    let after = tokens.last().map_or(0, |last| last.place.end);
    text[after..]
        .iter()
        .take(6)
        .take_while(|letter| **letter != '\n' && !letter.is_alphanumeric())
        .any(|letter| "?？؟".contains(*letter))
}

/// Names in a row: nothing between them but commas, `and`, glue, and words written like names.
fn rows(tokens: &[Token]) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        let Is::Name(_) = token.is else { continue };
        let next = tokens.get(at + 1).map(|next| next.is);
        let says = next == Some(Is::Phrase(Meaning::Says));
        let row = Row {
            tokens: at..at + 1,
            speaks: says,
            owns: owns(next, tokens.get(at + 2).map(|next| next.is)),
        };
        match rows.last_mut() {
            Some(last) if !says && !last.owns && lists(&tokens[last.tokens.end..at]) => {
                *last = Row { tokens: last.tokens.start..at + 1, ..row };
            }
            _ => rows.push(row),
        }
    }
    rows
}

/// Whether something of the body's is spoken of, by the two tokens behind its name.
fn owns(next: Option<Is>, second: Option<Is>) -> bool {
    match next {
        Some(Is::Possessive | Is::Phrase(Meaning::Thing | Meaning::Without)) => true,
        Some(Is::Phrase(Meaning::Of)) => {
            matches!(second, Some(Is::Word(_) | Is::Character | Is::Phrase(Meaning::Thing)))
        }
        _ => false,
    }
}

fn lists(between: &[Token]) -> bool {
    let (mut words, mut characters, mut separated) = (0, 0, false);
    let listing = between.iter().all(|token| {
        match token.is {
            Is::Comma | Is::Phrase(Meaning::And | Meaning::Carrier) => separated = true,
            Is::Phrase(Meaning::Glue | Meaning::Of) => {}
            Is::Word(true) => words += 1,
            Is::Character => characters += 1,
            _ => return false,
        }
        true
    });
    listing && words <= LIST && characters <= 2 * LIST && (separated || words + characters == 0)
}

/// Which tokens part clauses: breaks, `and` before a new verb or subject, and commas that do not list.
fn parts(table: &Table, tokens: &[Token], rows: &[Row]) -> Vec<bool> {
    let mut parts = vec![false; tokens.len()];
    let mut rows = rows.iter().peekable();
    for (at, token) in tokens.iter().enumerate() {
        while rows.next_if(|row| row.tokens.end <= at).is_some() {}
        let inside = rows.peek().is_some_and(|row| row.tokens.contains(&at));
        let next = tokens.get(at + 1).map(|next| next.is);
        parts[at] = match token.is {
            Is::Phrase(Meaning::Break) => true,
            Is::Phrase(Meaning::And) => !inside && next.is_some_and(begins),
            Is::Comma => !inside && !table.verb_last && next != Some(Is::Phrase(Meaning::Carrier)),
            _ => false,
        };
    }
    parts
}

/// Whether a clause may begin with this.
fn begins(is: Is) -> bool {
    matches!(
        is,
        Is::Phrase(
            Meaning::Step(_)
                | Meaning::Us
                | Meaning::Other
                | Meaning::Not
                | Meaning::Without
                | Meaning::Doubt
        )
    )
}

fn clauses(tokens: &[Token], parts: &[bool]) -> Vec<Clause> {
    let (mut clauses, mut start) = (Vec::new(), 0);
    let ends = parts.iter().enumerate().filter(|(_, part)| **part).map(|(at, _)| at);
    for end in ends.chain([tokens.len()]) {
        let doubted = tokens[start..end].iter().any(|token| token.is == Is::Phrase(Meaning::Doubt));
        clauses.push(Clause { tokens: start..end, doubted });
        start = end + 1;
    }
    clauses
}

/// By token, and for the end, the country named before it in its clause and in the sentence.
fn countries(tokens: &[Token], parts: &[bool]) -> Vec<(Country, Country)> {
    let mut known: (Country, Country) = (None, None);
    let mut countries = Vec::with_capacity(tokens.len() + 1);
    for (at, token) in tokens.iter().enumerate() {
        countries.push(known);
        let actor = match token.is {
            Is::Phrase(Meaning::Us) => Actor::Us,
            Is::Phrase(Meaning::Other) => Actor::Other,
            _ if parts[at] => {
                known.0 = None;
                continue;
            }
            _ => continue,
        };
        let agreed = |before: Country| {
            Some((Some(actor).filter(|_| before.is_none_or(|one| one.0 == Some(actor))), at))
        };
        known = (agreed(known.0), agreed(known.1));
    }
    countries.push(known);
    countries
}

impl Clauses<'_> {
    /// What is said of the names in a row; `None` if nothing is, or not clearly.
    fn read(&self, row: &Row) -> Option<Sentence> {
        let number = self.all.partition_point(|clause| clause.tokens.end <= row.tokens.start);
        let Clause { tokens: clause, doubted } = self.all.get(number)?;
        if row.speaks || *doubted {
            return None;
        }
        let (at, step) = self.step(row, clause)?;
        if row.owns && step.stance != Stance::Funding {
            return None;
        }
        let not = self.negation(at, row, clause);
        let stance = match (step.stance, not) {
            (Stance::Leaving, Some(_)) => Stance::Staying,
            (Stance::Joining | Stance::Staying, Some(_)) => return None,
            (stance, _) => stance,
        };
        let (actor, who) = self.actor(at, row, clause);
        let mut words: Vec<usize> = who.into_iter().chain(not).chain([at]).collect();
        words.sort_unstable();
        let surface = |at: usize| self.text[self.tokens[at].place.clone()].iter().collect();
        Some(Sentence { stance: Some(stance), actor, stance_words: words.into_iter().map(surface).collect() })
    }

    /// The step that binds to the row: the one beside it; `None` if those on its two sides disagree.
    fn step(&self, row: &Row, clause: &Range<usize>) -> Option<(usize, Step)> {
        let start = row.tokens.start;
        let before = self.beside((clause.start..start).rev(), |at| at + 1..start, |step| step.behind);
        let after = self.beside(row.tokens.end..clause.end, |at| row.tokens.end..at, |step| step.before);
        let after = after.filter(|(_, step)| self.is_marked(*step, row));
        match (before, after) {
            (Some(before), Some(after)) if before.1.stance != after.1.stance => None,
            (before, after) => before.or(after),
        }
    }

    /// The nearest step on one side that looks the row's way and reaches it. What stands behind another name is
    /// that name's.
    fn beside(
        &self,
        mut places: impl Iterator<Item = usize>,
        between: impl Fn(usize) -> Range<usize>,
        reach: impl Fn(Step) -> Reach,
    ) -> Option<(usize, Step)> {
        let (at, step) = places.find_map(|at| match self.tokens[at].is {
            Is::Name(_) => Some((at, None)),
            Is::Phrase(Meaning::Step(step)) if reach(step) > Reach::No => Some((at, Some(step))),
            _ => None,
        })?;
        let step = step?;
        Self::reaches(&self.tokens[between(at)], reach(step)).then_some((at, step))
    }

    /// Whether nothing parts a phrase and a name that have these tokens between them.
    fn reaches(between: &[Token], reach: Reach) -> bool {
        let (mut words, mut characters) = (0, 0);
        let open = between.iter().all(|token| {
            match token.is {
                Is::Word(_) | Is::Phrase(Meaning::Step(_) | Meaning::Nothing) => words += 1,
                Is::Character => characters += 1,
                Is::Phrase(Meaning::Thing | Meaning::Says) | Is::Possessive => return false,
                _ => {}
            }
            words <= LOOSE && characters <= 2 * LOOSE
        });
        open && (reach == Reach::Loose || words + characters == 0)
    }

    /// Whether the last name of the row has the ending that a language wants on what is left.
    fn is_marked(&self, step: Step, row: &Row) -> bool {
        if self.table.from.is_empty() || step.stance != Stance::Leaving {
            return true;
        }
        let end = self.tokens[row.tokens.end - 1].place.end;
        let rest = self.text[end..]
            .iter()
            .take(8)
            .take_while(|letter| letter.is_alphabetic() || "'’".contains(**letter));
        let last: String = self.text[end.saturating_sub(4)..end]
            .iter()
            .chain(rest)
            .flat_map(|letter| letter.to_lowercase())
            .collect();
        self.table.from.iter().any(|ending| last.ends_with(ending))
    }

    /// What negates the step: shortly before it, or right behind it or the row.
    fn negation(&self, at: usize, row: &Row, clause: &Range<usize>) -> Option<usize> {
        let is_not = |at: &usize| matches!(self.tokens[*at].is, Is::Phrase(Meaning::Not | Meaning::Without));
        let name = |at: &usize| matches!(self.tokens[*at].is, Is::Name(_));
        let before = (clause.start..at).rev().take(NEGATED).take_while(|at| !name(at)).find(is_not);
        let behind = [at + 1, row.tokens.end].into_iter().filter(|at| clause.contains(at)).find(is_not);
        before.or(behind)
    }

    /// Whose step it is, and the word that says so: the country that the clause names, or, where the clause has no
    /// room for a subject of its own, the one named before it.
    fn actor(&self, at: usize, row: &Row, clause: &Range<usize>) -> (Option<Actor>, Option<usize>) {
        let until = if at < row.tokens.start { row.tokens.end } else { at };
        let opens = clause.start..at.min(row.tokens.start);
        let subject = |at: usize| matches!(self.tokens[at].is, Is::Word(_) | Is::Character);
        let goes_on = opens.len() < 2 * LOOSE && opens.filter(|at| subject(*at)).count() <= 1;
        let earlier = self.countries[clause.start].1.filter(|_| goes_on);
        match self.countries[until].0.or(earlier) {
            Some((Some(actor), at)) => (Some(actor), Some(at)),
            _ => (None, None),
        }
    }
}
