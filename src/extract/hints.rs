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
    let mut names = Words::new(name);
    let mut before = Word::default();
    let mut place = 0;
    while let Some(word) = names.next_word() {
        let text = word.text();
        if place == 0 && SETTINGS.contains(&text) {
            return Hints::NONE;
        }
        hints = hints.with(words::of_word(text)).with(words::of_pair(before.text(), text));
        // Further in, "ad" is part of a setting's name rather than of a place's.
        if place < 2 && matches!(text, "ad" | "ads" | "gg") {
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
