//! Articles on several pages: fetched over real HTTP on loopback, from web archives, and read again.

#[path = "support/desk.rs"]
mod desk;
#[path = "support/server.rs"]
mod server;
#[path = "support/warc.rs"]
mod warc;

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use desk::{Desk, Ran};
use server::{Asked, Reply, Server};

const TITLE: &str = "Three towns and a harbour that nobody wants to pay for";

/// What each page says. The last one names a listed body.
const SAYS: [&str; 3] = [
    "The first town has the harbour, and would rather have the money. Its council met on Tuesday, late, with \
     the windows open, and heard from a man who had measured the silt with a pole that his father had made.",
    "The second town has the fish, or had them. On the quay people speak of the year in which the boats came \
     back full, and none of them can say which year that was, only that the ice had been bought from elsewhere.",
    "The third town has nothing but the road, and UNFCCC, which once printed a map of it. The map hangs in the \
     school. It shows the sea where the sea will be, and the children know their houses on it by the colour.",
];

const QUERY: &str = "?page=";

/// A page of the article with its pager; `mark` stands before the number of a page in its address.
fn page(number: usize, mark: &str, head: &str, more: &str) -> String {
    let links: String = (1..=SAYS.len())
        .filter(|other| *other != number)
        .map(|other| match other {
            1 => "<a href='/news/70012'>1</a> ".to_owned(),
            _ => format!("<a href='/news/70012{mark}{other}'>{other}</a> "),
        })
        .collect();
    let says = SAYS.get(number - 1).copied().unwrap_or_default();
    format!(
        "<!doctype html><html lang=en><head><meta charset=utf-8><title>{TITLE}</title>{head}</head><body>\
         <nav><a href=/>Home</a></nav><article><h1>{TITLE}</h1><p class=lead>Who pays for a harbour depends on \
         who is asked, and on which of them is asked last, as this report of three towns tells.</p>\
         <p>{says}</p>{more}</article><div class=pager>{links}</div></body></html>"
    )
}

fn feed(title: &str) -> Reply {
    Reply::typed(
        "application/rss+xml",
        format!(
            "<rss version=\"2.0\"><channel><title>t</title><link>/</link><description>d</description>\
             <item><title>{title}</title><link>/news/70012</link></item></channel></rss>"
        ),
    )
}

/// The number of the page asked for.
fn number(asked: &Asked, mark: &str) -> Option<usize> {
    let rest = asked.path.strip_prefix("/news/70012")?;
    if rest.is_empty() { Some(1) } else { rest.strip_prefix(mark)?.parse().ok() }
}

/// A paper with one article of three pages; what `instead` answers goes first.
fn press(mark: &'static str, instead: impl Fn(&Asked) -> Option<Reply> + Send + Sync + 'static) -> Server {
    Server::start(move |asked| {
        if let Some(reply) = instead(asked) {
            return reply;
        }
        match (asked.path.as_str(), number(asked, mark)) {
            ("/feed.xml", _) => feed(TITLE),
            (_, Some(number @ 1..=3)) => Reply::html(page(number, mark, "", "")),
            _ => Reply::status(404),
        }
    })
}

fn desk_for(server: &Server) -> Desk {
    let desk = Desk::new();
    desk.put(
        "tuiqun.toml",
        "[http]\ncontact = \"mailto:desk@press.example\"\nallow_networks = [\"127.0.0.0/8\", \"::1\"]\n\
         timeout = \"5s\"\n[politeness]\ninterval = \"0s\"\n",
    );
    desk.put(
        "sources.toml",
        format!(
            "[[source]]\nid = \"towns\"\nname = \"Three Towns\"\nkind = \"feed\"\nurl = \"{}\"\n\
             schedule = \"@hourly\"\ntimezone = \"Europe/Zurich\"\nlanguage = \"en\"\ncountry = \"CH\"\n",
            server.url("/feed.xml")
        ),
    );
    desk
}

fn fetch(desk: &Desk) -> Ran {
    desk.run(&["fetch"])
}

/// The numbers of the pages whose text the article holds, in order, and how often its lead stands there.
fn holds(desk: &Desk) -> (Vec<usize>, usize) {
    let body = desk.rows("SELECT body FROM articles").join("\n");
    let mut places: Vec<(usize, usize)> =
        SAYS.iter().enumerate().filter_map(|(at, says)| Some((body.find(&says[..60])?, at + 1))).collect();
    places.sort_unstable();
    (places.into_iter().map(|(_, number)| number).collect(), body.matches("Who pays for a harbour").count())
}

#[test]
fn the_pages_of_an_article_are_fetched_and_are_one_text() {
    for mark in [QUERY, "/"] {
        let server = press(mark, |_| None);
        let desk = desk_for(&server);
        let ran = fetch(&desk);
        assert_eq!(ran.code, 0, "{}", ran.err);
        assert_eq!(holds(&desk), (vec![1, 2, 3], 1), "{mark}");
        let asked = ["/news/70012".to_owned(), format!("/news/70012{mark}2"), format!("/news/70012{mark}3")];
        assert_eq!(server.paths()[1..], asked, "each page once");
        let attempts = desk.rows("SELECT outcome, article_id FROM fetches WHERE purpose = 'page'");
        assert_eq!(attempts, ["stored | 1"; 3], "every request has its row");
        assert_eq!(desk.rows("SELECT count(*), count(DISTINCT page_id) FROM parts"), ["2 | 1"]);
        assert_eq!(desk.rows("SELECT count(*), sum(partial IS NULL) FROM articles"), ["1 | 1"]);
        let named = desk.rows("SELECT organization_id FROM mentions WHERE kind = 'organization'");
        assert_eq!(named, ["unfccc"], "what only the last page names is found");
        assert_eq!(desk.rows("SELECT verdict FROM source_health WHERE id = 'towns'"), ["healthy"]);

        let read_again = desk.run(&["reprocess"]);
        assert!(read_again.err.contains("1 stored page read again: 0 changed"), "{}", read_again.err);
        assert_eq!(holds(&desk), (vec![1, 2, 3], 1), "the kept pages are joined again");
    }
}

#[test]
fn further_pages_are_asked_for_conditionally_and_those_kept_serve_where_nothing_changed() {
    let edition = Arc::new(AtomicUsize::new(1));
    let now = Arc::clone(&edition);
    let server = press(QUERY, move |asked| {
        let second = now.load(Ordering::SeqCst) == 2;
        match number(asked, QUERY) {
            _ if asked.path == "/feed.xml" && second => Some(feed("Three towns, corrected")),
            Some(1) if second => {
                Some(Reply::html(page(1, QUERY, "", "<p>Corrected: the pole was longer.</p>")))
            }
            Some(2 | 3) if asked.headers.get("if-none-match").is_some_and(|tag| tag == "\"a\"") => {
                Some(Reply::with(304, "etag", "\"a\""))
            }
            Some(number @ 2..=3) => Some(Reply::html(page(number, QUERY, "", "")).header("etag", "\"a\"")),
            _ => None,
        }
    });
    let desk = desk_for(&server);
    assert_eq!(fetch(&desk).code, 0);
    edition.store(2, Ordering::SeqCst);
    assert_eq!(fetch(&desk).code, 0);
    let outcomes = desk.rows("SELECT outcome FROM fetches WHERE purpose = 'page' ORDER BY id");
    assert_eq!(outcomes, ["stored", "stored", "stored", "unchanged", "unchanged", "stored"]);
    assert_eq!(desk.rows("SELECT revision, body LIKE '%the pole was longer%' FROM articles"), ["2 | 1"]);
    assert_eq!(holds(&desk), (vec![1, 2, 3], 1));
    assert_eq!(desk.rows("SELECT count(*) FROM parts"), ["4"], "each revision has its pages");
}

#[test]
fn an_article_with_a_page_that_cannot_be_had_is_kept_as_a_part_and_completed_later() {
    let broken = Arc::new(AtomicUsize::new(1));
    let now = Arc::clone(&broken);
    let server = press(QUERY, move |asked| {
        let fails = now.load(Ordering::SeqCst) == 1 && number(asked, QUERY) == Some(3);
        match number(asked, QUERY) {
            _ if fails => Some(Reply::status(500)),
            Some(1) if asked.headers.contains_key("if-none-match") => Some(Reply::with(304, "etag", "\"1\"")),
            Some(1) => Some(Reply::html(page(1, QUERY, "", "")).header("etag", "\"1\"")),
            _ => None,
        }
    });
    let desk = desk_for(&server);
    let ran = fetch(&desk);
    assert_eq!(ran.code, 1);
    assert!(ran.err.contains("/news/70012?page=3: the server answered 500"), "{}", ran.err);
    assert_eq!(holds(&desk), (vec![1, 2], 1));
    let partial = desk.rows("SELECT partial, partial_evidence FROM articles");
    assert!(
        partial[0].starts_with("pages | the text goes on at ") && partial[0].contains("?page=3, page 3"),
        "{partial:?}"
    );
    let soon = "SELECT (julianday(due_at) - julianday('now')) * 24 < 0.3 FROM entries";
    assert_eq!(desk.rows(soon), ["1"], "it is looked at again within a quarter of an hour");

    broken.store(0, Ordering::SeqCst);
    let database = rusqlite::Connection::open(desk.path("desk.db")).unwrap();
    database.execute("UPDATE entries SET due_at = '2026-01-01T00:00:00Z'", []).unwrap();
    drop(database);
    assert_eq!(fetch(&desk).code, 0);
    assert_eq!(holds(&desk), (vec![1, 2, 3], 1));
    assert_eq!(desk.rows("SELECT revision, partial IS NULL FROM articles"), ["2 | 1"]);
}

#[test]
fn a_view_of_all_pages_spares_the_others() {
    let view = "<a href='/news/70012?mode=whole'>All on one page</a>";
    let server = press(QUERY, move |asked| match asked.path.as_str() {
        "/news/70012" => Some(Reply::html(page(1, QUERY, "", view))),
        "/news/70012?mode=whole" => {
            let rest = format!("<p>{}</p><p>{}</p>", SAYS[1], SAYS[2]);
            Some(Reply::html(page(1, QUERY, "", &rest)))
        }
        _ => None,
    });
    let desk = desk_for(&server);
    assert_eq!(fetch(&desk).code, 0);
    assert_eq!(server.paths()[1..], ["/news/70012", "/news/70012?mode=whole"]);
    assert_eq!(holds(&desk), (vec![1, 2, 3], 1));
    assert_eq!(desk.rows("SELECT partial IS NULL FROM articles"), ["1"]);
}

#[test]
fn what_robots_txt_forbids_is_not_asked_for_and_the_article_is_a_part() {
    let server = press("/", |asked| {
        let rules = "User-agent: *\nDisallow: /news/70012/\n";
        (asked.path == "/robots.txt").then(|| Reply::typed("text/plain", rules))
    });
    let desk = desk_for(&server);
    assert_eq!(fetch(&desk).code, 1);
    assert_eq!(server.paths(), ["/feed.xml", "/news/70012"]);
    let refused = desk.rows("SELECT outcome FROM fetches WHERE purpose = 'page' ORDER BY id");
    assert_eq!(refused, ["robots", "stored"]);
    assert_eq!(desk.rows("SELECT partial FROM articles"), ["pages"]);
}

#[test]
fn following_pages_never_leaves_the_host_and_never_goes_round() {
    let elsewhere = Server::start(|_| Reply::html(page(2, QUERY, "", "")));
    let other = format!("http://localhost:{}/news/70012?page=2", elsewhere.address.port());
    let server = press(QUERY, move |asked| match number(asked, QUERY) {
        Some(2) => Some(Reply::with(302, "location", other.clone())),
        _ => None,
    });
    let desk = desk_for(&server);
    assert_eq!(fetch(&desk).code, 1);
    assert_eq!(holds(&desk), (vec![1], 1));
    assert_eq!(desk.rows("SELECT partial FROM articles"), ["pages"]);
    let led = desk.rows("SELECT outcome FROM fetches WHERE url LIKE '%page=2'");
    assert!(led == ["redirect"] || led == ["blocked"] || led == ["connection"], "{led:?}");

    // A site that answers every number with the same page, and links to the next from each.
    let server = press(QUERY, |asked| {
        asked.path.starts_with("/news/").then(|| {
            let at = number(asked, QUERY).unwrap_or(1);
            let next = format!("<a rel=next href='/news/70012?page={}'>Next</a>", at + 1);
            Reply::html(page(1, "?x=", "", &next))
        })
    });
    let desk = desk_for(&server);
    assert_eq!(fetch(&desk).code, 0);
    assert_eq!(server.paths()[1..], ["/news/70012", "/news/70012?page=2"]);
    assert_eq!(holds(&desk), (vec![1], 1));
    assert_eq!(desk.rows("SELECT partial IS NULL FROM articles"), ["1"], "it is whole as it is");

    // A site whose every page is new and leads on.
    let server = press(QUERY, |asked| {
        let at = number(asked, QUERY)?;
        let more = format!(
            "<p>Part {at} of an endless report, which says for the {at}th time that there is more to come.</p>\
             <a rel=next href='/news/70012?page={}'>Next</a>",
            at + 1
        );
        Some(Reply::html(page(4, "?x=", "", &more)))
    });
    let desk = desk_for(&server);
    assert_eq!(fetch(&desk).code, 0);
    assert_eq!(server.paths().len(), 21, "the list and twenty pages");
    assert_eq!(desk.rows("SELECT partial FROM articles"), ["pages"]);
}

#[test]
fn an_archive_that_holds_all_pages_gives_one_article_in_whatever_order_they_stand() {
    let record = |at: usize| {
        let mark = if at == 1 { String::new() } else { format!("?page={at}") };
        let url = format!("https://towns.example/news/70012{mark}");
        warc::page(&format!("<{at}>"), &url, page(at, QUERY, "", "").as_bytes())
    };
    for order in [[1, 2, 3], [3, 1, 2]] {
        let desk = Desk::new();
        desk.put("crawl.warc", order.map(record).concat());
        let ran = desk.run(&["ingest", "crawl.warc"]);
        assert_eq!(ran.code, 0, "{}", ran.err);
        assert!(ran.err.contains("3 pages: 1 new, 0 revised, 0 unchanged"), "{}", ran.err);
        assert_eq!(holds(&desk), (vec![1, 2, 3], 1));
        assert_eq!(
            desk.rows("SELECT url, partial IS NULL FROM articles"),
            ["https://towns.example/news/70012 | 1"]
        );
        assert_eq!(desk.rows("SELECT count(*) FROM fetches WHERE purpose = 'ingest'"), ["3"]);
        let again = desk.run(&["ingest", "crawl.warc"]);
        assert!(again.err.contains("3 pages: 0 new, 0 revised, 1 unchanged"), "{}", again.err);
        let read_again = desk.run(&["reprocess"]);
        assert!(read_again.err.contains("0 changed"), "{}", read_again.err);
    }
    let desk = Desk::new();
    desk.put("crawl.warc", [1, 2].map(record).concat());
    assert_eq!(desk.run(&["ingest", "crawl.warc"]).code, 0);
    assert_eq!(holds(&desk), (vec![1, 2], 1));
    assert_eq!(desk.rows("SELECT partial FROM articles"), ["pages"]);
}

#[test]
fn process_tells_of_each_page_by_itself_that_it_is_a_part() {
    let desk = Desk::new();
    let url = |mark: &str| format!("https://towns.example/news/70012{mark}");
    let first = warc::page("<1>", &url(""), page(1, QUERY, "", "").as_bytes());
    let second = warc::page("<2>", &url("?page=2"), page(2, QUERY, "", "").as_bytes());
    desk.put("crawl.warc", [first, second].concat());
    let ran = desk.run(&["process", "crawl.warc"]);
    let lines: Vec<serde_json::Value> =
        ran.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let evidence: Vec<&str> = lines.iter().map(|line| line["partial_evidence"].as_str().unwrap()).collect();
    assert!(evidence[0].contains("goes on at https://towns.example/news/70012?page=2"), "{evidence:?}");
    assert!(evidence[1].contains("page 2 of an article, which begins at"), "{evidence:?}");
}
