//! What the model of bodies is trained on, for `examples/train`; reading pages needs none of it.

use scraper::Html;
use url::Url;

use super::body::proposal::Proposal;
use super::{Facts, jsonld, metadata, ruled, site, survey};

pub use super::body::features::{FEATURES, Row};
pub use super::body::model::{DEPTH, LEAVES, Model, Question, Scored, Tree};

/// A block that the model is asked about.
#[derive(Clone, Debug)]
pub struct Asked {
    /// Its text.
    pub line: String,
    /// What the model is told of it, in the order of [`FEATURES`].
    pub row: Row,
    /// Whether the rules keep it.
    pub kept: bool,
    /// How much it says.
    pub weight: u32,
    /// As [`Scored::paragraph`].
    pub paragraph: bool,
}

impl Asked {
    /// The block with what a model says of it.
    pub fn scored(&self, model: &Model) -> Scored {
        let score = model.score(&self.row);
        Scored { score, kept: self.kept, weight: self.weight, paragraph: self.paragraph }
    }
}

/// Every block of a page that the model is asked about, in order.
pub fn asked(html: &Html, facts: &Facts<'_>) -> Vec<Asked> {
    let survey = survey::survey(html, &site::dropped(html, facts.rule));
    let linked = jsonld::read(&survey.head.linked_data, facts.url.map(Url::as_str), survey.meta("og:title"));
    let sites = metadata::site_names(&survey, &linked, facts);
    let page = metadata::Page { html, survey: &survey, linked: &linked, sites: &sites, facts };
    let title = page.headline().map(|headed| headed.text);
    let ruled = ruled(html, &survey, facts);
    let proposal = Proposal::of(&survey, &linked, title.as_deref(), &ruled);
    let asked = proposal.iter().flat_map(|proposal| {
        proposal.rows().map(|(at, row, kept)| {
            let block = &survey.blocks[at];
            let (line, paragraph) = (survey.text(block).to_owned(), proposal.is_paragraph(at));
            Asked { line, row, kept, weight: block.weight, paragraph }
        })
    });
    asked.collect()
}
