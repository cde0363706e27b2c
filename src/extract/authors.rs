//! Who wrote it: from structured data, metadata and bylines, each cut down to bare names.
//!
//! People come first, wherever the page names them. Where it names none, the agency, desk or team that signs
//! for it is said, and at the very last the paper itself, if the page calls it the author. A site with a rule
//! names its people where the rule points; there, the paper's own signature says nothing.

mod byline;
mod names;

use std::collections::HashSet;

use super::jsonld::Linked;
use super::survey::Survey;
use super::text;
use crate::url::owner;

pub use names::is_han_name;
use names::{Kind, Name};

/// Metadata that names authors, the most specific first.
const METAS: [&str; 10] = [
    "author",
    "article:author",
    "byl",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "dcterms.creator",
    "citation_author",
    "cxenseparse:author",
    "article:author_name",
];

/// The texts that are asked for names, and the names taken: beyond, a list of contributors, or a trap.
const MOST_TEXTS: usize = 200;
const MOST_NAMES: usize = 50;

/// What a page gives to say who wrote it.
pub struct Sources<'a> {
    /// The page.
    pub survey: &'a Survey<'a>,
    /// Its structured data.
    pub linked: &'a Linked,
    /// The block that is the headline.
    pub headline: Option<usize>,
    /// The texts where the site's rule points; none without a rule.
    pub ruled: Option<Vec<String>>,
    /// Names in lines of the body.
    pub told: &'a [String],
    /// What the site calls itself.
    pub sites: &'a [String],
}

/// Names with what said them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Signed {
    /// Each once, in order.
    pub names: Vec<String>,
    /// Where they stood, for `explain`; empty if nobody is named.
    pub evidence: String,
}

/// Who wrote it.
pub fn authors(sources: &Sources<'_>) -> Signed {
    let domains = sources.sites.iter().filter_map(|site| domain(site));
    let sites = sources.sites.iter().map(String::as_str).chain(domains).map(text::essence);
    let sites: Vec<String> = sites.filter(|site| !site.is_empty()).collect();
    let reader = Reader { sources, sites };
    reader.people().or_else(|| reader.signers()).unwrap_or_default()
}

struct Reader<'a> {
    sources: &'a Sources<'a>,
    /// As [`text::essence`].
    sites: Vec<String>,
}

impl Reader<'_> {
    /// People, in the order of trust: where a rule points and the byline lines it knows; elsewhere what the page
    /// declares, then byline lines, which in a copy may name the author of the original, then what is shown.
    fn people(&self) -> Option<Signed> {
        let told = || self.persons(self.sources.told.iter().map(String::as_str), "a byline in the text");
        if let Some(ruled) = &self.sources.ruled {
            let ruled = self.persons(ruled.iter().map(String::as_str), "the site's rule");
            return ruled.or_else(told).or_else(|| self.declared_people()).or_else(|| self.shown());
        }
        self.declared_people().or_else(told).or_else(|| self.shown())
    }

    /// Those that a page declares: lists of names, with what said them, the most trusted first.
    fn declared(&self) -> impl Iterator<Item = (Vec<Name>, String)> {
        let linked = self.sources.linked.authors.iter().take(MOST_TEXTS);
        let linked = linked.flat_map(|author| names::names(&author.name, &self.sites, author.organization));
        let survey = self.sources.survey;
        let labelled = survey.metas("twitter:label1").zip(survey.metas("twitter:data1"));
        let labelled = labelled.filter(|(label, _)| byline::is_label(label)).map(|(_, name)| name);
        let metas = METAS.into_iter().map(|name| {
            let texts = survey.metas(name).take(MOST_TEXTS);
            (
                texts.flat_map(|text| names::names(&surname_last(name, text), &self.sites, false)).collect(),
                format!("meta {name}"),
            )
        });
        let card = labelled.flat_map(|text| names::names(text, &self.sites, false)).collect();
        std::iter::once((linked.collect(), "json-ld".to_owned()))
            .chain(metas)
            .chain([(card, "meta twitter:data1".to_owned())])
    }

    /// The first declaration that names a person, with the agencies and desks that sign beside them.
    fn declared_people(&self) -> Option<Signed> {
        let (names, evidence) =
            self.declared().find(|(names, _)| names.iter().any(|name| name.kind == Kind::Person))?;
        let beside = |name: &Name| match name.kind {
            Kind::Person => true,
            Kind::Desk => !names::is_anonymous(&name.text),
            Kind::Site => false,
        };
        signed(names.into_iter().filter(beside), evidence)
    }

    /// People in bylines around the text; a byline box is believed only where no agency or desk is declared.
    fn shown(&self) -> Option<Signed> {
        let Sources { survey, headline, .. } = self.sources;
        let written = byline::written(survey, *headline);
        let written = written.iter().find_map(|line| {
            let names = names::names(line, &self.sites, false).into_iter().enumerate();
            // Behind the first name of a line, one word is a section or a place.
            let persons = names.filter(|(at, name)| {
                name.kind == Kind::Person && (*at == 0 || names::reads_as_person(&name.text))
            });
            signed(persons.map(|(_, name)| name), "a byline".to_owned())
        });
        let desk = || self.declared().any(|(names, _)| names.iter().any(|name| name.kind == Kind::Desk));
        let boxed = || {
            let boxes = byline::boxes(survey);
            boxes.iter().find_map(|(line, by_link)| {
                let names = names::names(line, &self.sites, false).into_iter();
                let persons = names.filter(|name| {
                    name.kind == Kind::Person && (*by_link || names::reads_as_person(&name.text))
                });
                signed(persons, "an element named as byline".to_owned())
            })
        };
        written.or_else(|| if desk() { None } else { boxed() })
    }

    fn persons<'t>(&self, texts: impl Iterator<Item = &'t str>, evidence: &str) -> Option<Signed> {
        let names = texts.take(MOST_TEXTS).flat_map(|text| names::names(text, &self.sites, false));
        signed(names.filter(|name| name.kind == Kind::Person), evidence.to_owned())
    }

    /// Where nobody is named: the agency or desk that is declared or shown, else the paper; on a site with a
    /// rule, a desk where it points or is declared, and never the paper.
    fn signers(&self) -> Option<Signed> {
        let named = |texts: &[String]| -> Vec<Name> {
            texts.iter().take(MOST_TEXTS).flat_map(|text| names::names(text, &self.sites, false)).collect()
        };
        let (first, kinds): (Vec<_>, &[Kind]) = match &self.sources.ruled {
            Some(ruled) => (vec![(named(ruled), "the site's rule".to_owned())], &[Kind::Desk]),
            None => (Vec::new(), &[Kind::Desk, Kind::Site]),
        };
        let lines = byline::written(self.sources.survey, self.sources.headline);
        let boxes = byline::boxes(self.sources.survey).into_iter().filter(|(_, by_link)| *by_link);
        let lines = lines.into_iter().chain(boxes.map(|(line, _)| line));
        let shown = lines.map(|line| (named(&[line]), "a byline".to_owned()));
        let all: Vec<(Vec<Name>, String)> = first.into_iter().chain(self.declared()).chain(shown).collect();
        kinds.iter().find_map(|kind| {
            all.iter().find_map(|(names, evidence)| {
                let of_kind = names.iter().filter(|name| name.kind == *kind).cloned();
                signed(of_kind, format!("{evidence}, which names no person"))
            })
        })
    }
}

/// The part of a host that names its owner: `bell` of `news.bell.co.uk`.
fn domain(host: &str) -> Option<&str> {
    let (name, _) = owner(host).split_once('.').filter(|_| !host.contains(' '))?;
    Some(name)
}

/// Each name once, in order; none if there is none.
fn signed(names: impl Iterator<Item = Name>, evidence: String) -> Option<Signed> {
    let mut seen = HashSet::new();
    let names = names.map(|name| name.text).filter(|name| seen.insert(text::essence(name)));
    let names: Vec<String> = names.take(MOST_NAMES).collect();
    (!names.is_empty()).then_some(Signed { names, evidence })
}

/// Citations put the family's name first: `Lee, Ann`.
fn surname_last(meta: &str, text: &str) -> String {
    match text.split_once(", ") {
        Some((family, given)) if meta == "citation_author" && !given.contains(',') => {
            format!("{given} {family}")
        }
        _ => text.to_owned(),
    }
}

#[cfg(test)]
mod tests;
