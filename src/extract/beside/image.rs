//! The picture that stands for an article.

use url::Url;

use crate::extract::hints::Hints;
use crate::extract::jsonld::Linked;
use crate::extract::survey::Picture;
use crate::extract::tags::Tag;
use crate::extract::text;

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
    let named = metas.chain(linked.image.as_deref()).filter_map(|address| absolute(base, address));
    let shown =
        shown(place).filter_map(|address| absolute(base, address)).filter(|address| !is_sign(address));
    named.chain(shown).find(|address| !is_mark(address))
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

/// The pictures between headline and end of the text that are likely to be the article's own: those in figures
/// and those with a text of their own, then those that lead nowhere, as signs and buttons do.
fn shown<'a>(place: &'a Place<'_, '_>) -> impl Iterator<Item = &'a str> {
    let elsewhere = Hints::NAV.with(Hints::RELATED).with(Hints::ASIDE).with(Hints::BIO).with(Hints::SHARE);
    let begin = place.headline.unwrap_or(place.text.0);
    let near = move |picture: &&Picture<'_>| (begin..=place.text.1).contains(&picture.before);
    let pictures = place.survey.pictures.iter().filter(near).filter(move |picture| {
        let element = picture.element;
        let own =
            element.is_some_and(|element| place.says(element, Hints::CAPTION) || !is_linked(place, element));
        !element.is_some_and(|element| place.says(element, elsewhere))
            && (own || picture.node.attr("alt").is_some_and(|alt| text::weight(alt) >= TELLING))
            && !["width", "height"].into_iter().any(|side| is_short(picture.node.attr(side)))
    });
    let sources = pictures.filter_map(|picture| SOURCES.into_iter().find_map(|name| picture.node.attr(name)));
    sources.filter(|address| !address.trim().is_empty() && !address.starts_with("data:"))
}

/// The least weight of a text that tells what is in a picture.
const TELLING: u32 = 15;

/// Whether an element stands in a link.
fn is_linked(place: &Place<'_, '_>, element: usize) -> bool {
    let mut inline = place.survey.around(element).take_while(|element| !element.tag.begins_line());
    inline.any(|element| element.tag == Tag::A)
}

/// Whether a side of a picture is declared to be that of a sign: below 120 pixels.
fn is_short(side: Option<&str>) -> bool {
    let side = side.and_then(|side| side.trim().trim_end_matches("px").parse::<u32>().ok());
    side.is_some_and(|side| side < 120)
}

/// Whether the file's name says that it is the mark of a house or stands for a picture to come.
fn is_mark(address: &Url) -> bool {
    has_word(
        address,
        &["logo", "logos", "favicon", "icon", "placeholder", "blank", "spacer", "pixel", "avatar", "loading"],
    )
}

/// Whether a picture that nobody named is rather a sign: by its name, drawn, of few colours, or of the layout.
fn is_sign(address: &Url) -> bool {
    let path = address.path().to_ascii_lowercase();
    let drawn = [".gif", ".svg", ".ico"].iter().any(|kind| path.ends_with(kind));
    let layout = ["/template", "/themes/", "/plugins/", "/skin/"].iter().any(|folder| path.contains(folder));
    drawn || layout || has_word(address, &SIGNS)
}

/// Words in the names of signs.
const SIGNS: [&str; 16] = [
    "icons",
    "print",
    "font",
    "button",
    "btn",
    "arrow",
    "banner",
    "ad",
    "ads",
    "facebook",
    "twitter",
    "weibo",
    "renren",
    "qrcode",
    "bg",
    "transparent",
];

fn has_word(address: &Url, sought: &[&str]) -> bool {
    let file = address.path().rsplit('/').next().unwrap_or_default().to_ascii_lowercase();
    file.split(|letter: char| !letter.is_ascii_alphabetic()).any(|word| sought.contains(&word))
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

    #[test]
    fn a_picture_that_nobody_named_must_look_like_one() {
        let at = |path: &str| Url::parse("https://bell.example/").unwrap().join(path).unwrap();
        for path in
            ["/i/dot.gif", "/themes/bell/a.png", "/i/print.png", "/i/share-twitter.png", "/i/bell.svg"]
        {
            assert!(is_sign(&at(path)), "{path}");
        }
        for path in ["/i/boat.jpg", "/upload/printers-strike.webp", "/i/1.png"] {
            assert!(!is_sign(&at(path)), "{path}");
        }
    }
}
