//! Which sites there are, and the files each is made of.

use encoding_rs::{BIG5, Encoding, SHIFT_JIS, UTF_8, WINDOWS_1252};

/// A site as it lies in the source.
pub struct Draft {
    /// Its host name.
    pub host: &'static str,
    /// As people call it.
    pub name: &'static str,
    /// What its bytes are in.
    pub charset: &'static Encoding,
    /// The layout of an article.
    pub page: &'static str,
    /// The Content-Type header of an article.
    pub page_type: &'static str,
    /// Its feed, sitemap, listing; and whatever else it answers.
    pub lists: &'static [List],
    /// Its articles, the newest first, as lists name them.
    pub articles: &'static [Edited],
}

/// A page over all articles of a site.
pub struct List {
    /// Where it answers.
    pub path: &'static str,
    /// Its template.
    pub template: &'static str,
    /// Its Content-Type header.
    pub content_type: &'static str,
    /// Whether the file itself is compressed.
    pub gzip: bool,
}

/// An article, with its second edition if it has one.
pub struct Edited {
    first: &'static str,
    second: Option<&'static str>,
}

impl Edited {
    /// The text of an edition.
    pub fn of(&self, edition: u8) -> &'static str {
        self.second.filter(|_| edition > 1).unwrap_or(self.first)
    }
}

const fn once(text: &'static str) -> Edited {
    Edited { first: text, second: None }
}

const fn list(path: &'static str, template: &'static str, content_type: &'static str) -> List {
    List { path, template, content_type, gzip: false }
}

const HTML: &str = "text/html; charset=utf-8";
/// The page alone says what it is in.
const BARE_HTML: &str = "text/html";
const RSS: &str = "application/rss+xml; charset=utf-8";

/// All sites.
pub static DRAFTS: [Draft; 11] = [
    Draft {
        host: "talk.daobao.example",
        name: "島報評論",
        charset: UTF_8,
        page: include_str!("talk/page.html"),
        page_type: HTML,
        lists: &[list(
            "/list_ajax/subcategory/14/1",
            include_str!("talk/list.json"),
            "application/json; charset=utf-8",
        )],
        articles: &[
            once(include_str!("talk/editorial.html")),
            once(include_str!("talk/letters.html")),
            once(include_str!("talk/map.html")),
        ],
    },
    Draft {
        host: "news.ganmen.example",
        name: "港門新聞",
        charset: UTF_8,
        page: include_str!("gate/page.html"),
        page_type: HTML,
        lists: &[list("/rss", include_str!("gate/rss.xml"), RSS)],
        articles: &[once(include_str!("gate/copy.html")), once(include_str!("gate/graft.html"))],
    },
    Draft {
        host: "chuangwai.example",
        name: "窗外",
        charset: UTF_8,
        page: include_str!("window/page.html"),
        page_type: HTML,
        lists: &[list("/rss", include_str!("window/rss.xml"), RSS)],
        articles: &[once(include_str!("window/chairs.html"))],
    },
    Draft {
        host: "ledger.example",
        name: "The Quiet Ledger",
        charset: UTF_8,
        page: include_str!("ledger/page.html"),
        page_type: HTML,
        lists: &[
            list("/feed/", include_str!("ledger/feed.xml"), RSS),
            list("/robots.txt", include_str!("ledger/robots.txt"), "text/plain"),
        ],
        articles: &[
            once(include_str!("ledger/ferry.html")),
            once(include_str!("ledger/roof.html")),
            once(include_str!("ledger/cotton.html")),
            Edited {
                first: include_str!("ledger/counting.html"),
                second: Some(include_str!("ledger/counting.2.html")),
            },
        ],
    },
    Draft {
        host: "meridien.example",
        name: "Le Méridien du port",
        charset: UTF_8,
        page: include_str!("meridien/page.html"),
        page_type: HTML,
        lists: &[
            list("/sitemap.xml", include_str!("meridien/index.xml"), "application/xml"),
            List {
                path: "/sitemap-news.xml.gz",
                template: include_str!("meridien/news.xml"),
                content_type: "application/gzip",
                gzip: true,
            },
        ],
        articles: &[once(include_str!("meridien/venise.html")), once(include_str!("meridien/giec.html"))],
    },
    Draft {
        host: "wanchao.example",
        name: "晚潮日報",
        charset: BIG5,
        page: include_str!("evening/page.html"),
        page_type: BARE_HTML,
        lists: &[],
        articles: &[once(include_str!("evening/harbour.html"))],
    },
    Draft {
        host: "minato.example",
        name: "港の手帖",
        charset: SHIFT_JIS,
        page: include_str!("minato/page.html"),
        page_type: BARE_HTML,
        lists: &[list("/", include_str!("minato/list.html"), BARE_HTML)],
        articles: &[once(include_str!("minato/fish.html")), once(include_str!("minato/town.html"))],
    },
    Draft {
        host: "marfa.example",
        name: "صحيفة المرفأ",
        charset: UTF_8,
        page: include_str!("marfa/page.html"),
        page_type: HTML,
        lists: &[list("/atom.xml", include_str!("marfa/feed.xml"), "application/atom+xml")],
        articles: &[once(include_str!("marfa/clinic.html")), once(include_str!("marfa/treaty.html"))],
    },
    Draft {
        host: "puerto.example",
        name: "Diario del Puerto",
        charset: UTF_8,
        page: include_str!("puerto/page.html"),
        page_type: HTML,
        lists: &[list("/tribuna.json", include_str!("puerto/feed.json"), "application/feed+json")],
        articles: &[once(include_str!("puerto/museum.html")), once(include_str!("puerto/chair.html"))],
    },
    Draft {
        host: "fluss.example",
        name: "Flussblatt",
        charset: WINDOWS_1252,
        page: include_str!("fluss/page.html"),
        page_type: "text/html; charset=iso-8859-1",
        lists: &[
            list("/meinung.rdf", include_str!("fluss/feed.xml"), "text/xml"),
            list("/rss.xml", include_str!("fluss/moved.html"), "text/html; charset=iso-8859-1"),
        ],
        articles: &[once(include_str!("fluss/gauge.html"))],
    },
    // A paper that closed: the host still answers, and has nothing.
    Draft {
        host: "phare.example",
        name: "Le Phare",
        charset: UTF_8,
        page: "",
        page_type: HTML,
        lists: &[],
        articles: &[],
    },
];
