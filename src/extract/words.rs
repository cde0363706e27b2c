//! The words that templates call their parts by, and what each says of the part.
//!
//! Most words of a page's names say nothing ("col", "wrapper"), and a page has thousands of them: a word is
//! compared only with those of its length and first letter.

use std::sync::LazyLock;

use super::hints::Hints;

/// Words that say it alone.
const WORDS: &[(Hints, &str)] = &[
    (
        Hints::NAV,
        "nav navbar navi navigation menu submenu breadcrumb breadcrumbs crumbs crumb pagination pager \
         paging toolbar topbar sitemap masthead skip prevnext toc",
    ),
    (Hints::FOOTER, "footer copyright colophon disclaimer foot"),
    (Hints::ASIDE, "sidebar sidebars rail widgets aside sidemenu factbox infobox poll polls survey umfrage"),
    (
        Hints::RELATED,
        "related relate recommend recommended recommendation recommendations recirc recirculation \
         readmore teaser teasers popular trending mostread ranking outbrain taboola mgid revcontent \
         similar seealso relacionadas relacionados relatednews morenews linklist yarpp upnext \
         relatedposts crosslinks otherarticles hotnews morelink suggested suggestions playlist \
         carousel slideshow readnext",
    ),
    (
        Hints::SHARE,
        "share sharing social sharedaddy addthis sns addtoany sharebar shares socials sharethis \
         jiathis bdshare bshare",
    ),
    (
        Hints::COMMENT,
        "comment comments disqus respond commentlist reply replies comentarios pinglun kommentare",
    ),
    (
        Hints::PROMO,
        "newsletter newsletters subscribe subscription signup advert adverts advertisement \
         advertising advertorial adsense adslot adbox adsbygoogle sponsor sponsored promo promos \
         promotion banner banners cta popup modal overlay cookie cookies consent gdpr donate donation \
         paywall optin werbung anzeige publicidad reklama guanggao gg login register premium regwall",
    ),
    (Hints::META.with(Hints::AUTHOR), "byline bylines"),
    (Hints::AUTHOR, "author authors autor writer reporter"),
    (Hints::META.with(Hints::DATE), "dateline timestamp pubdate publishdate datetime posttime"),
    (Hints::DATE, "date time published viewtime"),
    (Hints::META, "taglist hashtag hashtags tagcloud postmeta articlemeta keywords tags"),
    (Hints::CAPTION, "caption captions figcaption credit credits photocredit legende copyrights"),
    (Hints::BIO, "bio biography authorbox authorbio vcard"),
    (
        Hints::BODY,
        "articlebody articletext articlecontent storybody postbody postcontent entrycontent artibody \
         endtext newscontent newstext bodytext maintext storytext contenttext newsbody richtext",
    ),
    (Hints::HEADLINE, "headline"),
    (
        Hints::STANDFIRST,
        "standfirst lede lead dek deck subhead subheadline subtitle chapo vorspann intro excerpt summary \
         entradilla ingress bajada sumario",
    ),
];

/// Two words in a row: any of the first with any of the second.
const PAIRS: &[(Hints, &str, &str)] = &[
    (
        Hints::BODY,
        "article entry post story news main blog page text single",
        "content body text txt contents copy",
    ),
    (Hints::BODY, "content", "body text article inner"),
    (Hints::BODY, "body", "content text copy"),
    (Hints::META, "article entry post story", "meta info tags date footer details"),
    (Hints::BIO, "author about", "bio box info profile description card author"),
    (Hints::BIO, "about", "the"),
    (Hints::ASIDE, "widget", "area column sidebar container"),
    (Hints::ASIDE, "footer side", "widget col"),
    (Hints::HIDDEN, "sr", "only"),
    (Hints::ASIDE, "fact info summary", "box"),
    (Hints::HIDDEN, "visually", "hidden"),
    (Hints::HIDDEN, "screen", "reader"),
    (Hints::RELATED, "read see you more", "more also may next from stories news"),
    (Hints::RELATED, "most", "read popular viewed"),
    (Hints::RELATED, "latest hot other top", "news stories posts articles"),
    (Hints::NAV, "prev previous post next", "next nav navigation"),
    (Hints::PROMO, "app", "download promo banner"),
    (Hints::PROMO, "mailing", "list"),
    (Hints::PROMO, "sign", "up"),
];

/// What a word says, in whatever case.
pub fn of_word(word: &str) -> Hints {
    let mut alike = LEXICON.words.of(word).iter();
    alike.find(|(known, _)| word.eq_ignore_ascii_case(known)).map(|(_, hints)| *hints).unwrap_or_default()
}

/// What two words in a row say, in whatever case.
pub fn of_pair(first: &str, second: &str) -> Hints {
    let is =
        |known: &(&str, &str)| first.eq_ignore_ascii_case(known.0) && second.eq_ignore_ascii_case(known.1);
    let mut alike = LEXICON.pairs.of(second).iter();
    alike.find(|(known, _)| is(known)).map(|(_, hints)| *hints).unwrap_or_default()
}

/// The tables, ready to be asked.
struct Lexicon {
    words: Shelves<&'static str>,
    /// On the shelves of their second words.
    pairs: Shelves<(&'static str, &'static str)>,
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    let mut lexicon = Lexicon { words: Shelves::default(), pairs: Shelves::default() };
    for (hints, words) in WORDS {
        words.split(' ').for_each(|word| lexicon.words.put(word, word, *hints));
    }
    for (hints, firsts, seconds) in PAIRS {
        for (first, second) in
            firsts.split(' ').flat_map(|first| seconds.split(' ').map(move |second| (first, second)))
        {
            lexicon.pairs.put(second, (first, second), *hints);
        }
    }
    lexicon
});

/// The longest word of the tables, `recommendations`, has fifteen letters.
const LONGEST: usize = 15;

/// What is known, by the length and the first letter of a word.
#[derive(Default)]
struct Shelves<T>([[Vec<(T, Hints)>; 26]; LONGEST + 1]);

impl<T> Shelves<T> {
    fn put(&mut self, word: &str, known: T, hints: Hints) {
        let found = letter(word).and_then(|letter| self.0.get_mut(word.len())?.get_mut(letter));
        if let Some(found) = found {
            found.push((known, hints));
        }
    }

    fn of(&self, word: &str) -> &[(T, Hints)] {
        let found = letter(word).and_then(|letter| self.0.get(word.len())?.get(letter));
        found.map_or(&[], Vec::as_slice)
    }
}

/// The place of a word's first letter in the alphabet.
fn letter(word: &str) -> Option<usize> {
    let letter = word.bytes().next().filter(u8::is_ascii_alphabetic)?;
    Some(usize::from(letter.to_ascii_lowercase() - b'a'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_of_the_tables_is_found_again() {
        for (hints, words) in WORDS {
            for word in words.split(' ') {
                assert_eq!(of_word(word), *hints, "{word}");
                assert_eq!(of_word(&word.to_uppercase()), *hints, "{word}");
            }
        }
        for (hints, firsts, seconds) in PAIRS {
            for (first, second) in firsts.split(' ').flat_map(|f| seconds.split(' ').map(move |s| (f, s))) {
                assert_eq!(of_pair(first, second), *hints, "{first} {second}");
            }
        }
        assert_eq!(of_word("wrapper"), Hints::NONE);
        assert_eq!(of_pair("", ""), Hints::NONE);
    }
}
