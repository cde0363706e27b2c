//! Material to digest: group by body, order by weight, cut the sentences, count.

use std::collections::{BTreeMap, HashMap, HashSet};

use ::url::Url;
use chrono_tz::Tz;

use crate::clock::Timestamp;
use crate::date::{Dated, Precision};

use super::excerpt::{around, plain};
use super::material::{self, Article, Body, Material, Named, Naming, SourceName, SourceReport};
use super::model::{
    CopyOf, Counts, Digest, Excerpt, Failed, Item, LanguageCount, New, Partial, Problem, Revised, Section,
    Source, Window,
};
use super::{Heading, model};

/// Orders the material of a window into the digest of that name.
pub fn compose(heading: Heading<'_>, material: &Material) -> Digest {
    let zone = heading.timezone;
    let mut articles: Vec<&Article> = material.articles.iter().collect();
    articles.sort_by_key(|article| (std::cmp::Reverse(moment(article)), article.id));
    let new: HashSet<&str> = material.new_bodies.iter().map(String::as_str).collect();
    let misreported = sections(&articles, &new, zone, |naming| naming.misreported);
    let sections = sections(&articles, &new, zone, |_| true);
    let names = names(&sections);
    let (listed, related) = sections.into_iter().partition(|(body, _)| body.listed);
    Digest {
        name: heading.name.to_owned(),
        window: Window {
            since: iso(material.window.since, zone),
            until: iso(material.window.until, zone),
            timezone: zone.name().to_owned(),
        },
        counts: counts(material),
        listed: heaviest_first(listed),
        related: heaviest_first(related),
        event: event(&articles, zone),
        misreported: heaviest_first(misreported),
        revised: revised(&material.revised, zone),
        new: New {
            organizations: names.into_iter().filter(|named| new.contains(named.id.as_str())).collect(),
            sources: sorted(material.new_sources.iter().map(source)),
        },
        failed: failed(&material.sources, zone),
        unasked: unasked(&material.sources),
    }
}

/// Newest first is by publication; an undated article stands where it was seen.
fn moment(article: &Article) -> Timestamp {
    article.published.as_ref().map_or(article.first_seen, Dated::utc)
}

/// The bodies with the articles that name them in a way that counts.
fn sections(
    articles: &[&Article],
    new: &HashSet<&str>,
    zone: Tz,
    counts: fn(&Naming) -> bool,
) -> Vec<(Body, Section)> {
    let mut sections: BTreeMap<&str, (Body, Section)> = BTreeMap::new();
    for article in articles {
        for naming in article.namings.iter().filter(|naming| counts(naming)) {
            let Named::Body(body) = &naming.named else { continue };
            let (_, section) =
                sections.entry(&body.id).or_insert_with(|| (body.clone(), empty_section(body, new)));
            section.mentions += naming.mentions;
            section.articles.push(item(article, Some(naming), zone));
        }
    }
    sections.into_values().collect()
}

fn empty_section(body: &Body, new: &HashSet<&str>) -> Section {
    Section {
        id: body.id.clone(),
        name: line(&body.name),
        acronym: body.acronym.as_deref().map(line),
        new: new.contains(body.id.as_str()),
        mentions: 0,
        articles: Vec::new(),
    }
}

fn names(sections: &[(Body, Section)]) -> Vec<model::Named> {
    let named = |(body, section): &(Body, Section)| model::Named {
        id: body.id.clone(),
        name: section.name.clone(),
        listed: body.listed,
    };
    sections.iter().map(named).collect()
}

fn heaviest_first(sections: Vec<(Body, Section)>) -> Vec<Section> {
    let mut sections: Vec<Section> = sections.into_iter().map(|(_, section)| section).collect();
    sections.sort_by(|one, other| {
        let weight = |section: &Section| (section.articles.len(), section.mentions);
        weight(other).cmp(&weight(one)).then_with(|| one.name.cmp(&other.name))
    });
    sections
}

fn event(articles: &[&Article], zone: Tz) -> Vec<Item> {
    let about = articles.iter().filter(|article| article.event);
    about
        .map(|article| {
            let naming = article.namings.iter().find(|naming| naming.named == Named::Event);
            item(article, naming, zone)
        })
        .collect()
}

fn item(article: &Article, naming: Option<&Naming>, zone: Tz) -> Item {
    Item {
        id: article.id,
        url: article.url.as_deref().and_then(link),
        title: article.title.as_deref().map(line),
        source: article.source.as_ref().map(source),
        site_name: article.site_name.as_deref().map(line),
        published: article.published.as_ref().map(|dated| published(dated, zone)),
        published_precision: article.published.as_ref().map(|dated| dated.precision),
        first_seen: iso(article.first_seen, zone),
        language: article.language.clone(),
        direction: direction(article.language.as_deref()),
        copy_of: article.copy.as_ref().map(copy_of),
        partial: article.partial.as_ref().map(partial),
        mentions: naming.map_or(0, |naming| naming.mentions),
        excerpt: naming.map(excerpt),
        stance: naming.and_then(|naming| naming.stance),
        actor: naming.and_then(|naming| naming.actor),
    }
}

fn excerpt(naming: &Naming) -> Excerpt {
    let cut = around(&naming.before, &naming.surface, &naming.after);
    Excerpt { field: naming.field, before: cut.before, mention: cut.mention, after: cut.after }
}

fn copy_of(copy: &material::CopyOf) -> CopyOf {
    CopyOf {
        url: copy.url.as_deref().and_then(link),
        title: copy.title.as_deref().map(line),
        site: copy.site.as_deref().map(line),
    }
}

fn partial(partial: &material::Partial) -> Partial {
    Partial { cut: line(&partial.cut), evidence: line(&partial.evidence) }
}

fn revised(revised: &[material::Revised], zone: Tz) -> Vec<Revised> {
    let mut revised: Vec<&material::Revised> = revised.iter().collect();
    revised.sort_by_key(|article| (std::cmp::Reverse(article.seen), article.id));
    let shown = |article: &material::Revised| Revised {
        id: article.id,
        url: article.url.as_deref().and_then(link),
        title: article.title.as_deref().map(line),
        former_title: article.former_title.as_deref().map(line),
        source: article.source.as_ref().map(source),
        language: article.language.clone(),
        direction: direction(article.language.as_deref()),
        seen: iso(article.seen, zone),
        revision: article.revision,
        listed: article.listed.clone(),
    };
    revised.into_iter().map(shown).collect()
}

fn failed(reports: &[SourceReport], zone: Tz) -> Vec<Failed> {
    let mut failed: Vec<Failed> = reports
        .iter()
        .filter(|report| !report.problems.is_empty())
        .map(|report| Failed {
            source: source(&report.source),
            silent: report.attempts > 0 && report.successes == 0,
            attempts: report.attempts,
            successes: report.successes,
            last_success: report.last_success.map(|at| iso(at, zone)),
            problems: problems(&report.problems, zone),
        })
        .collect();
    failed.sort_by(|one, other| {
        other.silent.cmp(&one.silent).then_with(|| one.source.id.cmp(&other.source.id))
    });
    failed
}

fn problems(problems: &[material::Problem], zone: Tz) -> Vec<Problem> {
    let mut problems: Vec<&material::Problem> = problems.iter().collect();
    problems.sort_by(|one, other| {
        (&one.purpose, other.times, &one.outcome, one.status).cmp(&(
            &other.purpose,
            one.times,
            &other.outcome,
            other.status,
        ))
    });
    let shown = |problem: &material::Problem| Problem {
        purpose: problem.purpose.clone(),
        outcome: problem.outcome.clone(),
        status: problem.status,
        times: problem.times,
        last: iso(problem.last, zone),
        url: line(&problem.url),
        error: problem.error.as_deref().map(line),
    };
    problems.into_iter().map(shown).collect()
}

fn unasked(reports: &[SourceReport]) -> Vec<Source> {
    let idle = |report: &&SourceReport| report.attempts == 0 && report.problems.is_empty();
    sorted(reports.iter().filter(idle).map(|report| source(&report.source)))
}

fn counts(material: &Material) -> Counts {
    let mut counts = Counts { articles: material.articles.len(), ..Counts::default() };
    let mut languages: HashMap<Option<&str>, usize> = HashMap::new();
    let mut sources = HashSet::new();
    for article in &material.articles {
        let names = |listed| {
            let is_body =
                |naming: &Naming| matches!(&naming.named, Named::Body(body) if body.listed == listed);
            article.namings.iter().any(is_body)
        };
        let (listed, related) = (names(true), names(false));
        counts.naming_listed += usize::from(listed);
        counts.naming_related += usize::from(related);
        counts.about_event += usize::from(article.event);
        counts.other += usize::from(!listed && !related && !article.event);
        counts.copies += usize::from(article.copy.is_some());
        sources.extend(article.source.as_ref().map(|source| source.id.as_str()));
        *languages.entry(article.language.as_deref()).or_default() += 1;
    }
    counts.sources = sources.len();
    counts.asked = material.sources.iter().filter(|report| report.attempts > 0).count();
    counts.languages = languages
        .into_iter()
        .map(|(language, articles)| LanguageCount { language: language.map(str::to_owned), articles })
        .collect();
    counts.languages.sort_by(|one, other| {
        other.articles.cmp(&one.articles).then_with(|| one.language.cmp(&other.language))
    });
    counts
}

fn source(name: &SourceName) -> Source {
    Source { id: name.id.clone(), name: line(&name.name) }
}

fn sorted(sources: impl Iterator<Item = Source>) -> Vec<Source> {
    let mut sources: Vec<Source> = sources.collect();
    sources.sort_by(|one, other| one.id.cmp(&other.id));
    sources
}

fn line(text: &str) -> String {
    plain(text.chars()).trim().to_owned()
}

/// Only what a reader may safely follow is a link.
fn link(address: &str) -> Option<String> {
    let url = Url::parse(address).ok()?;
    matches!(url.scheme(), "http" | "https").then(|| url.into())
}

fn iso(at: Timestamp, zone: Tz) -> String {
    at.with_timezone(&zone).to_rfc3339()
}

fn published(dated: &Dated, zone: Tz) -> String {
    match dated.precision {
        Precision::Day => dated.iso(),
        Precision::Minute | Precision::Second => iso(dated.utc(), zone),
    }
}

/// How lines of a language run. An unknown one is left to the browser.
fn direction(language: Option<&str>) -> &'static str {
    const RIGHT_TO_LEFT: [&str; 10] = ["ar", "fa", "he", "ur", "ps", "ckb", "sd", "ug", "yi", "dv"];
    match language.map(|tag| tag.split('-').next().unwrap_or(tag)) {
        Some(primary) if RIGHT_TO_LEFT.contains(&primary) => "rtl",
        Some(_) => "ltr",
        None => "auto",
    }
}
