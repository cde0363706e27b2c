//! The elements of HTML, as far as reading an article tells them apart.

use super::hints::Hints;

/// An element's kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Tag {
    Html,
    Head,
    Body,
    Title,
    Meta,
    Link,
    Base,
    Script,
    Article,
    Section,
    Main,
    Aside,
    Nav,
    Header,
    Footer,
    Address,
    Div,
    P,
    Blockquote,
    Pre,
    Figure,
    Figcaption,
    H1,
    H2,
    H3,
    H4,
    H5,
    H6,
    Ul,
    Ol,
    Li,
    Dl,
    Dt,
    Dd,
    Table,
    Caption,
    Tr,
    Td,
    Th,
    Form,
    Details,
    Hr,
    A,
    Span,
    B,
    Time,
    Img,
    Br,
    /// Never text: styles, players, controls.
    Silent,
    /// Begins a line, and nothing more is known of it.
    Block,
    /// Part of a line.
    Inline,
}

impl Tag {
    /// The kind of a lower-case element name.
    pub fn of(name: &str) -> Self {
        match name {
            "html" => Self::Html,
            "head" => Self::Head,
            "body" => Self::Body,
            "title" => Self::Title,
            "meta" => Self::Meta,
            "link" => Self::Link,
            "base" => Self::Base,
            "script" => Self::Script,
            "article" => Self::Article,
            "section" => Self::Section,
            "main" => Self::Main,
            "aside" => Self::Aside,
            "nav" => Self::Nav,
            "header" => Self::Header,
            "footer" => Self::Footer,
            "address" => Self::Address,
            "div" => Self::Div,
            "p" => Self::P,
            "blockquote" => Self::Blockquote,
            "pre" => Self::Pre,
            "figure" => Self::Figure,
            "figcaption" => Self::Figcaption,
            "h1" => Self::H1,
            "h2" => Self::H2,
            "h3" => Self::H3,
            "h4" => Self::H4,
            "h5" => Self::H5,
            "h6" => Self::H6,
            "ul" => Self::Ul,
            "ol" => Self::Ol,
            "li" => Self::Li,
            "dl" => Self::Dl,
            "dt" => Self::Dt,
            "dd" => Self::Dd,
            "table" => Self::Table,
            "caption" => Self::Caption,
            "tr" => Self::Tr,
            "td" => Self::Td,
            "th" => Self::Th,
            "form" => Self::Form,
            "details" => Self::Details,
            "hr" => Self::Hr,
            "a" => Self::A,
            "span" => Self::Span,
            "b" | "strong" => Self::B,
            "time" => Self::Time,
            "img" => Self::Img,
            "br" => Self::Br,
            "style" | "noscript" | "template" | "svg" | "math" | "iframe" | "object" | "embed" | "select"
            | "textarea" | "button" | "input" | "video" | "audio" | "canvas" | "dialog" | "noembed"
            | "noframes" | "datalist" | "map" | "amp-ad" | "amp-img" => Self::Silent,
            "center" | "fieldset" | "legend" | "summary" | "tbody" | "thead" | "tfoot" | "hgroup" | "dir"
            | "menu" | "option" | "optgroup" | "multicol" | "listing" | "xmp" => Self::Block,
            _ if name.contains('-') => Self::Block,
            _ => Self::Inline,
        }
    }

    /// Whether a browser begins a new line with it.
    pub fn begins_line(self) -> bool {
        !matches!(
            self,
            Self::A
                | Self::Span
                | Self::B
                | Self::Time
                | Self::Img
                | Self::Br
                | Self::Inline
                | Self::Silent
                | Self::Script
                | Self::Meta
                | Self::Link
                | Self::Base
        )
    }

    /// Whether text may stand in it.
    pub fn holds_text(self) -> bool {
        !matches!(self, Self::Img | Self::Br | Self::Hr | Self::Meta | Self::Link | Self::Base)
    }

    /// Whether nothing below it is read as text.
    pub fn is_silent(self) -> bool {
        matches!(self, Self::Silent | Self::Script | Self::Title)
    }

    /// Whether it declares something about the page.
    pub fn is_declaration(self) -> bool {
        matches!(self, Self::Html | Self::Title | Self::Meta | Self::Link | Self::Base | Self::Script)
    }

    /// The rank of a heading, 1 to 6.
    pub fn heading(self) -> Option<u8> {
        Some(match self {
            Self::H1 => 1,
            Self::H2 => 2,
            Self::H3 => 3,
            Self::H4 => 4,
            Self::H5 => 5,
            Self::H6 => 6,
            _ => return None,
        })
    }

    /// What the element says by itself.
    pub fn hints(self) -> Hints {
        match self {
            Self::Nav => Hints::NAV,
            Self::Footer => Hints::FOOTER,
            Self::Aside => Hints::ASIDE,
            Self::Form => Hints::PROMO,
            Self::Figcaption | Self::Figure | Self::Caption => Hints::CAPTION,
            Self::Article => Hints::ARTICLE,
            Self::Time => Hints::DATE,
            _ => Hints::NONE,
        }
    }
}
