//! The picture that stands for an article.

use url::Url;

use crate::extract::hints::Hints;
use crate::extract::jsonld::Linked;

use super::place::Place;

/// Metadata that names it.
const METAS: [&str; 5] =
    ["og:image:secure_url", "og:image", "og:image:url", "twitter:image", "twitter:image:src"];

/// Attributes where an image's address stands: before the plain one those of images that load late, whose plain
/// one is a placeholder.
const SOURCES: [&str; 5] = ["data-src", "data-original", "data-lazy-src", "data-url", "src"];

/// What the metadata names, else the structured data, else the first picture of the text: absolute, http or
/// https, bounded by [`crate::url::LONGEST`]. A mark of the house stands for no article.
pub fn image(place: &Place<'_, '_>, linked: &Linked, url: Option<&Url>) -> Option<Url> {
    let survey = place.survey;
    let base = survey.head.base.and_then(|base| match url {
        Some(url) => url.join(base).ok(),
        None => Url::parse(base).ok(),
    });
    let base = base.as_ref().or(url);
    let metas = METAS.into_iter().flat_map(|name| survey.metas(name));
    let named = metas.chain(linked.image.as_deref());
    let named = named.filter_map(|address| absolute(base, address));
    named.chain(shown(place).filter_map(|address| absolute(base, address))).find(|address| !is_mark(address))
}

/// The address, resolved against where the page came from.
fn absolute(base: Option<&Url>, address: &str) -> Option<Url> {
    match base {
        Some(base) => crate::url::resolve(base, address),
        None => {
            Url::parse(address.trim()).ok().filter(crate::url::is_web).map(|url| crate::url::canonical(&url))
        }
    }
}

/// The pictures between headline and end of the text.
fn shown<'a>(place: &'a Place<'_, '_>) -> impl Iterator<Item = &'a str> {
    let elsewhere = Hints::NAV.with(Hints::RELATED).with(Hints::ASIDE).with(Hints::BIO).with(Hints::SHARE);
    let (survey, (_, last)) = (place.survey, place.text);
    let begin = place.headline.unwrap_or(place.text.0);
    let pictures = survey.pictures.iter().filter(move |picture| (begin..=last).contains(&picture.before));
    pictures
        .filter(move |picture| !picture.element.is_some_and(|element| place.says(element, elsewhere)))
        .filter_map(|picture| SOURCES.into_iter().find_map(|name| picture.node.attr(name)))
        .filter(|address| !address.trim().is_empty() && !address.starts_with("data:"))
}

/// Whether the file's name says that it is a logo, an icon or a placeholder.
fn is_mark(address: &Url) -> bool {
    let file = address.path().rsplit('/').next().unwrap_or_default().to_ascii_lowercase();
    let mut words = file.split(|letter: char| !letter.is_ascii_alphabetic());
    words.any(|word| {
        matches!(
            word,
            "logo"
                | "logos"
                | "favicon"
                | "icon"
                | "placeholder"
                | "blank"
                | "spacer"
                | "pixel"
                | "avatar"
                | "loading"
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_made_absolute_or_refused() {
        let base = Url::parse("https://bell.example/a/1").unwrap();
        let cases = [
            ("/i/boat.jpg", Some("https://bell.example/i/boat.jpg")),
            ("//img.example/boat.jpg", Some("https://img.example/boat.jpg")),
            ("http://img.example/boat.jpg?utm_source=x", Some("http://img.example/boat.jpg")),
            ("data:image/gif;base64,R0", None),
            ("javascript:alert(1)", None),
            ("", None),
        ];
        for (address, expected) in cases {
            let found = absolute(Some(&base), address);
            assert_eq!(found.as_ref().map(Url::as_str), expected, "{address}");
        }
        assert_eq!(absolute(None, "/i/boat.jpg"), None);
        let long = format!("https://img.example/{}", "a".repeat(crate::url::LONGEST));
        assert_eq!(absolute(Some(&base), &long), None);
    }

    #[test]
    fn a_logo_stands_for_no_article() {
        for file in ["logo.png", "site-logo_512.png", "favicon.ico", "placeholder-16x9.jpg"] {
            assert!(is_mark(&Url::parse("https://bell.example/i/").unwrap().join(file).unwrap()), "{file}");
        }
        for file in ["boat.jpg", "logotherapy.jpg", "iconic-bridge.jpg"] {
            assert!(
                !is_mark(&Url::parse("https://bell.example/logo/").unwrap().join(file).unwrap()),
                "{file}"
            );
        }
    }
}
