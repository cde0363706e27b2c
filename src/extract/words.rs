//! The words that templates call their parts by, and what each says of the part.
//!
//! Most words of a page's names say nothing ("col", "wrapper"), and a page has thousands of them: a word is
//! looked up only if there is one of its length and first letter.

use std::collections::HashMap;
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
        "standfirst lede lead dek subhead subheadline chapo vorspann intro excerpt summary entradilla subtitle ingress bajada sumario \
         deck",
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
    let lexicon = &*LEXICON;
    let known = lexicon.shapes.hold(word).then(|| lexicon.words.get(word.to_ascii_lowercase().as_str()));
    known.flatten().copied().unwrap_or_default()
}

/// What two words in a row say, in whatever case.
pub fn of_pair(first: &str, second: &str) -> Hints {
    let lexicon = &*LEXICON;
    if !lexicon.seconds.hold(second) || !lexicon.firsts.hold(first) {
        return Hints::NONE;
    }
    let pair = [first, second].map(str::to_ascii_lowercase);
    lexicon.pairs.get(&(pair[0].as_str(), pair[1].as_str())).copied().unwrap_or_default()
}

/// The tables, ready to be asked.
struct Lexicon {
    words: HashMap<&'static str, Hints>,
    pairs: HashMap<(&'static str, &'static str), Hints>,
    /// The shapes of words that say something alone.
    shapes: Shapes,
    /// The shapes of first words.
    firsts: Shapes,
    /// The shapes of second words.
    seconds: Shapes,
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    let mut lexicon = Lexicon {
        words: HashMap::new(),
        pairs: HashMap::new(),
        shapes: Shapes::default(),
        firsts: Shapes::default(),
        seconds: Shapes::default(),
    };
    for (hints, words) in WORDS {
        for word in words.split(' ') {
            lexicon.words.insert(word, *hints);
            lexicon.shapes.add(word);
        }
    }
    for (hints, firsts, seconds) in PAIRS {
        firsts.split(' ').for_each(|first| lexicon.firsts.add(first));
        for second in seconds.split(' ') {
            lexicon.pairs.extend(firsts.split(' ').map(|first| ((first, second), *hints)));
            lexicon.seconds.add(second);
        }
    }
    lexicon
});

/// The longest word of the tables, `recommendations`, has fifteen letters.
const LONGEST: usize = 15;

/// For each length, a bit for each first letter of a word that long.
#[derive(Default)]
struct Shapes([u32; LONGEST + 1]);

impl Shapes {
    fn bit(word: &str) -> Option<u32> {
        let letter = word.bytes().next().filter(u8::is_ascii_alphabetic)?;
        Some(1 << (letter.to_ascii_lowercase() - b'a'))
    }

    fn add(&mut self, word: &str) {
        if let (Some(letters), Some(bit)) = (self.0.get_mut(word.len()), Self::bit(word)) {
            *letters |= bit;
        }
    }

    fn hold(&self, word: &str) -> bool {
        self.0.get(word.len()).zip(Self::bit(word)).is_some_and(|(letters, bit)| letters & bit != 0)
    }
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
