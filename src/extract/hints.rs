//! What the names in `class`, `id`, `role` and `itemprop` say of an element.
//!
//! Names are cut into words (`entry-content`, `entryContent` and `entry_content` are two words), and
//! each word is looked up. A name is only a hint: an element that holds most of a page's prose is never
//! dropped for its name.

/// A set of hints.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Hints(u32);

impl Hints {
    /// Nothing known.
    pub const NONE: Self = Self(0);
    /// Menus, breadcrumbs, pagers, toolbars.
    pub const NAV: Self = Self(1);
    /// Page footers and legal lines.
    pub const FOOTER: Self = Self(1 << 1);
    /// Sidebars and widgets.
    pub const ASIDE: Self = Self(1 << 2);
    /// Other articles: related, popular, latest.
    pub const RELATED: Self = Self(1 << 3);
    /// Share bars and social links.
    pub const SHARE: Self = Self(1 << 4);
    /// Readers' comments and their forms.
    pub const COMMENT: Self = Self(1 << 5);
    /// Advertising, newsletters, subscriptions, consent.
    pub const PROMO: Self = Self(1 << 6);
    /// Bylines, dates, tags: facts about the article, not its text.
    pub const META: Self = Self(1 << 7);
    /// Captions and credits.
    pub const CAPTION: Self = Self(1 << 8);
    /// About the author.
    pub const BIO: Self = Self(1 << 9);
    /// Not shown to readers.
    pub const HIDDEN: Self = Self(1 << 10);
    /// Named as the article's text.
    pub const BODY: Self = Self(1 << 11);
    /// Marked up as the article's text (`itemprop=articleBody`).
    pub const MARKED: Self = Self(1 << 12);
    /// An `article` element or one named so.
    pub const ARTICLE: Self = Self(1 << 13);
    /// A byline: names of authors.
    pub const AUTHOR: Self = Self(1 << 14);
    /// Names a date.
    pub const DATE: Self = Self(1 << 15);
    /// Headline.
    pub const HEADLINE: Self = Self(1 << 16);
    /// The article's lead paragraph.
    pub const STANDFIRST: Self = Self(1 << 17);

    /// The single hints of [`Hints::DROP`].
    pub const DROPS: [Self; 11] = [
        Self::NAV,
        Self::FOOTER,
        Self::ASIDE,
        Self::RELATED,
        Self::SHARE,
        Self::COMMENT,
        Self::PROMO,
        Self::META,
        Self::CAPTION,
        Self::BIO,
        Self::HIDDEN,
    ];

    /// What is never text of the article.
    pub const DROP: Self = Self(
        Self::NAV.0
            | Self::FOOTER.0
            | Self::ASIDE.0
            | Self::RELATED.0
            | Self::SHARE.0
            | Self::COMMENT.0
            | Self::PROMO.0
            | Self::META.0
            | Self::CAPTION.0
            | Self::BIO.0
            | Self::HIDDEN.0,
    );

    /// Both sets together.
    pub const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// This set without the other.
    pub const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// Whether the sets share a hint.
    pub const fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

/// The hints of a `class` or `id`.
pub fn of_names(names: &str) -> Hints {
    names.split_ascii_whitespace().fold(Hints::NONE, |hints, name| hints.with(of_name(name)))
}

/// First words of settings: `no-sidebar`, `has-comments`, `enable-ads` say nothing of what stands inside.
const SETTINGS: [&str; 8] = ["enable", "disable", "no", "has", "with", "without", "not", "show"];

fn of_name(name: &str) -> Hints {
    let mut hints = Hints::NONE;
    let mut words = Words::new(name);
    let mut before = Word::default();
    let mut place = 0;
    while let Some(word) = words.next_word() {
        if place == 0 && SETTINGS.contains(&word.text()) {
            return Hints::NONE;
        }
        hints = hints.with(of_word(word.text())).with(of_pair(before.text(), word.text()));
        // Further in, "ad" is part of a setting's name rather than of a place's.
        if place < 2 && matches!(word.text(), "ad" | "ads" | "gg") {
            hints = hints.with(Hints::PROMO);
        }
        before = word;
        place += 1;
    }
    hints
}

/// A lower-cased word of a name, at most 24 bytes of it.
#[derive(Clone, Copy, Default)]
struct Word {
    bytes: [u8; 24],
    length: usize,
}

impl Word {
    fn push(&mut self, byte: u8) {
        if let Some(place) = self.bytes.get_mut(self.length) {
            *place = byte.to_ascii_lowercase();
            self.length += 1;
        }
    }

    fn text(&self) -> &str {
        self.bytes.get(..self.length).and_then(|bytes| std::str::from_utf8(bytes).ok()).unwrap_or_default()
    }
}

/// Cuts a name at separators and at humps.
struct Words<'a> {
    rest: &'a [u8],
}

impl<'a> Words<'a> {
    fn new(name: &'a str) -> Self {
        Self { rest: name.as_bytes() }
    }

    fn next_word(&mut self) -> Option<Word> {
        let start = self.rest.iter().position(u8::is_ascii_alphabetic)?;
        let mut word = Word::default();
        let mut end = start;
        for (at, &byte) in self.rest.iter().enumerate().skip(start) {
            let hump = byte.is_ascii_uppercase() && at > start && self.rest[at - 1].is_ascii_lowercase();
            if !byte.is_ascii_alphabetic() || hump {
                break;
            }
            word.push(byte);
            end = at + 1;
        }
        self.rest = &self.rest[end..];
        Some(word)
    }
}

fn of_word(word: &str) -> Hints {
    match word {
        "nav" | "navbar" | "navi" | "navigation" | "menu" | "submenu" | "breadcrumb" | "breadcrumbs"
        | "crumbs" | "crumb" | "pagination" | "pager" | "paging" | "toolbar" | "topbar" | "sitemap"
        | "masthead" | "skip" | "prevnext" | "toc" => Hints::NAV,
        "footer" | "copyright" | "colophon" | "disclaimer" | "foot" => Hints::FOOTER,
        "sidebar" | "sidebars" | "rail" | "widgets" | "aside" | "sidemenu" => Hints::ASIDE,
        "related" | "relate" | "recommend" | "recommended" | "recommendation" | "recommendations"
        | "recirc" | "recirculation" | "readmore" | "teaser" | "teasers" | "popular" | "trending"
        | "mostread" | "ranking" | "outbrain" | "taboola" | "mgid" | "revcontent" | "similar" | "seealso"
        | "relacionadas" | "relacionados" | "relatednews" | "morenews" | "linklist" | "yarpp" | "upnext"
        | "relatedposts" | "crosslinks" | "otherarticles" | "hotnews" | "morelink" | "suggested"
        | "suggestions" | "playlist" | "carousel" | "slideshow" | "readnext" => Hints::RELATED,
        "share" | "sharing" | "social" | "sharedaddy" | "addthis" | "sns" | "addtoany" | "sharebar"
        | "shares" | "socials" | "sharethis" | "jiathis" | "bdshare" | "bshare" => Hints::SHARE,
        "comment" | "comments" | "disqus" | "respond" | "commentlist" | "reply" | "replies"
        | "comentarios" | "pinglun" | "kommentare" => Hints::COMMENT,
        "newsletter" | "newsletters" | "subscribe" | "subscription" | "signup" | "advert" | "adverts"
        | "advertisement" | "advertising" | "advertorial" | "adsense" | "adslot" | "adbox"
        | "adsbygoogle" | "sponsor" | "sponsored" | "promo" | "promos" | "promotion" | "banner"
        | "banners" | "cta" | "popup" | "modal" | "overlay" | "cookie" | "cookies" | "consent" | "gdpr"
        | "donate" | "donation" | "paywall" | "optin" | "werbung" | "anzeige" | "publicidad" | "reklama"
        | "guanggao" | "gg" | "login" | "register" | "premium" | "regwall" => Hints::PROMO,
        "byline" | "bylines" => Hints::META.with(Hints::AUTHOR),
        "author" | "authors" | "autor" | "writer" | "reporter" => Hints::AUTHOR,
        "dateline" | "timestamp" | "pubdate" | "publishdate" | "datetime" | "posttime" => {
            Hints::META.with(Hints::DATE)
        }
        "date" | "time" | "published" | "viewtime" => Hints::DATE,
        "taglist" | "hashtag" | "hashtags" | "tagcloud" | "postmeta" | "articlemeta" | "keywords"
        | "tags" => Hints::META,
        "caption" | "captions" | "figcaption" | "credit" | "credits" | "photocredit" | "legende"
        | "copyrights" => Hints::CAPTION,
        "bio" | "biography" | "authorbox" | "authorbio" | "vcard" => Hints::BIO,
        "articlebody" | "articletext" | "articlecontent" | "storybody" | "postbody" | "postcontent"
        | "entrycontent" | "artibody" | "endtext" | "newscontent" | "newstext" | "bodytext" | "maintext"
        | "storytext" | "contenttext" | "newsbody" | "richtext" => Hints::BODY,
        "headline" => Hints::HEADLINE,
        "standfirst" | "lede" | "lead" | "dek" | "subhead" | "subheadline" | "chapo" | "vorspann"
        | "intro" | "excerpt" | "summary" | "entradilla" | "deck" => Hints::STANDFIRST,
        _ => Hints::NONE,
    }
}

fn of_pair(first: &str, second: &str) -> Hints {
    match (first, second) {
        (
            "article" | "entry" | "post" | "story" | "news" | "main" | "blog" | "page" | "text" | "single",
            "content" | "body" | "text" | "txt" | "contents" | "copy",
        )
        | ("content", "body" | "text" | "article" | "inner")
        | ("body", "content" | "text" | "copy") => Hints::BODY,
        (
            "article" | "entry" | "post" | "story",
            "meta" | "info" | "tags" | "date" | "footer" | "details",
        ) => Hints::META,
        ("author" | "about", "bio" | "box" | "info" | "profile" | "description" | "card" | "author")
        | ("about", "the") => Hints::BIO,
        ("widget", "area" | "column" | "sidebar" | "container") | ("footer" | "side", "widget" | "col") => {
            Hints::ASIDE
        }
        ("sr", "only") | ("visually", "hidden") | ("screen", "reader") => Hints::HIDDEN,
        ("read" | "see" | "you" | "more", "more" | "also" | "may" | "next" | "from" | "stories" | "news")
        | ("most", "read" | "popular" | "viewed")
        | ("latest" | "hot" | "other" | "top", "news" | "stories" | "posts" | "articles") => Hints::RELATED,
        ("prev" | "previous" | "post" | "next", "next" | "nav" | "navigation") => Hints::NAV,
        ("app", "download" | "promo" | "banner") | ("mailing", "list") | ("sign", "up") => Hints::PROMO,
        _ => Hints::NONE,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_word_by_word() {
        let cases = [
            ("entry-content", Hints::BODY),
            ("articleBody", Hints::NONE.with(Hints::BODY)),
            ("ArticleBody__text", Hints::BODY),
            ("share-bar", Hints::SHARE),
            ("shareholder", Hints::NONE),
            ("no-sidebar enableInArticleAd", Hints::NONE),
            ("adobe", Hints::NONE),
            ("col md-8 related_news", Hints::RELATED),
            ("", Hints::NONE),
        ];
        for (names, expected) in cases {
            assert_eq!(of_names(names), expected, "{names}");
        }
    }

    #[test]
    fn a_name_of_any_bytes_is_read_without_harm() {
        assert_eq!(of_names("文章-é-\u{0}--__9"), Hints::NONE);
        assert_eq!(of_names(&"a".repeat(10_000)), Hints::NONE);
    }
}
