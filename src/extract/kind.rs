//! What kind of page an article is read from: most are one text, some are a run of entries, some are
//! pictures with hardly a text. A page that is no article at all is refused before.

use std::sync::LazyLock;

use ::url::Url;
use regex::Regex;
use serde::Serialize;

use super::hints::Hints;
use super::jsonld::Linked;
use super::survey::Survey;
use super::tags::Tag;
use super::text;

/// The kind of a page with an article. Its words are those of JSON and of `articles.kind`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum PageKind {
    /// One text.
    #[default]
    Article,
    /// A run of time-stamped entries: its text grows at the top, and one entry says little of another.
    Live,
    /// Pictures with their captions and hardly text.
    Gallery,
}

impl PageKind {
    /// `article`, `live`, `gallery`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Article => "article",
            Self::Live => "live",
            Self::Gallery => "gallery",
        }
    }
}

/// Entries that make a live report of a page that is named one.
const ENTRIES: usize = 4;

/// Pictures that make a gallery of a page that is named one.
const PICTURES: usize = 5;

/// Text for each picture beyond which an article has pictures, rather than pictures captions: about two
/// sentences.
const CAPTION: u32 = 250;

/// A live report by its title or address.
static LIVE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?i)\blive\b|live-?(blog|ticker|updates?|report)|newsticker|en direct|en vivo|ao vivo|in diretta|прям(ая|ой) (трансляция|эфир)|онлайн-трансляция|直播|滾動更新|即時更新|實況|实时更新|ライブ|실시간|مباشر|canlı",
    )
    .expect("the pattern is fixed")
});

/// A gallery by its title or address.
static GALLERY: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?i)\b(photo-?|image-?|picture-?)?galler(y|ies)\b|galerie|galería|galeria|fotostrecke|bilderstrecke|slide-?show|diaporama|\bin pictures\b|\bphotos?\b|\bpictures\b|\ben images\b|\ben fotos\b|fotogalle|фотогалере|фоторепортаж|組圖|组图|圖輯|图集|写真特集|フォト|포토|بالصور",
    )
    .expect("the pattern is fixed")
});

/// A time of day that stands alone: the head of an entry.
static CLOCK: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^\D{0,24}\d{1,2}[:.h時时시]\s?\d{2}(\D|$).{0,16}$").expect("the pattern is fixed")
});

/// The kind of a page by what it declares, else by what it is called and how it is built. `body` is its text.
pub fn kind(
    survey: &Survey<'_>,
    linked: &Linked,
    title: Option<&str>,
    url: Option<&Url>,
    body: &str,
) -> PageKind {
    let named = |pattern: &Regex| {
        let path = url.map(Url::path).unwrap_or_default();
        pattern.is_match(path) || title.is_some_and(|title| pattern.is_match(title))
    };
    if linked.declares.live || named(&LIVE) && entries(survey) >= ENTRIES {
        return PageKind::Live;
    }
    let weight = text::weight(body);
    let few_words = |pictures: usize| weight < CAPTION * u32::try_from(pictures).unwrap_or(u32::MAX);
    let pictures = pictures(survey);
    // Many a page describes an article and, beside it, the pictures in it.
    let gallery = linked.declares.gallery && linked.articles == 0 && few_words(pictures.max(PICTURES))
        || pictures >= PICTURES && few_words(pictures) && named(&GALLERY);
    if gallery { PageKind::Gallery } else { PageKind::Article }
}

/// Times of day that head an entry: in a line of their own, with prose below.
fn entries(survey: &Survey<'_>) -> usize {
    let mut entries = 0;
    let mut headed = false;
    for block in &survey.blocks {
        let line = survey.text(block);
        if block.weight <= 40 && line.contains(|c: char| c.is_ascii_digit()) && CLOCK.is_match(line) {
            headed = !is_aside(survey, block.element);
        } else if headed && block.weight >= 60 && block.linked * 2 < block.weight {
            entries += 1;
            headed = false;
        }
    }
    entries
}

/// Whether an element stands among comments, other articles or menus.
fn is_aside(survey: &Survey<'_>, index: usize) -> bool {
    let aside = Hints::COMMENT.with(Hints::RELATED).with(Hints::ASIDE).with(Hints::NAV).with(Hints::FOOTER);
    survey.around(index).any(|element| element.hints.any(aside))
}

/// Pictures in frames of their own, as a gallery has them.
fn pictures(survey: &Survey<'_>) -> usize {
    let figures = survey.elements.iter().filter(|element| element.tag == Tag::Figure);
    figures.filter(|element| !is_aside(survey, element.index)).count()
}
