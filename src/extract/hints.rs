//! What the names in `class`, `id`, `role` and `itemprop` say of an element.
//!
//! Names are cut into words (`entry-content`, `entryContent` and `entry_content` are two words), and
//! each word is looked up. A name is only a hint: an element that holds most of a page's prose is never
//! dropped for its name.

use super::words;

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
    let mut before = "";
    for (place, word) in (Words { rest: name }).enumerate() {
        if place == 0 && SETTINGS.iter().any(|setting| word.eq_ignore_ascii_case(setting)) {
            return Hints::NONE;
        }
        hints = hints.with(words::of_word(word)).with(words::of_pair(before, word));
        // Further in, "ad" is part of a setting's name rather than of a place's.
        if place < 2 && ["ad", "ads", "gg"].iter().any(|ad| word.eq_ignore_ascii_case(ad)) {
            hints = hints.with(Hints::PROMO);
        }
        before = word;
    }
    hints
}

/// Cuts a name at separators and at humps.
struct Words<'a> {
    rest: &'a str,
}

impl<'a> Iterator for Words<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        let start = self.rest.bytes().position(|byte| byte.is_ascii_alphabetic())?;
        let bytes = &self.rest.as_bytes()[start..];
        let ends = |pair: &[u8]| {
            let hump = pair[1].is_ascii_uppercase() && pair[0].is_ascii_lowercase();
            hump || !pair[1].is_ascii_alphabetic()
        };
        let length = bytes.windows(2).position(ends).map_or(bytes.len(), |last| last + 1);
        let (word, rest) = self.rest[start..].split_at(length);
        self.rest = rest;
        Some(word)
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
