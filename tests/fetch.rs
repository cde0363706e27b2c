//! The client against real sockets on loopback: what it asks, what it takes, what it refuses.

#![expect(clippy::unwrap_used, reason = "the helpers of tests may stop at the first surprise too")]

mod support {
    pub mod server;
}

use std::time::{Duration, Instant};

use support::server::{Reply, Server, gzip};
use tuiqun::fetch::{Attempt, Failure, Fetcher, HttpOptions, Politeness, Want};
use tuiqun::http::{Outcome, Validators};
use url::Url;

fn options() -> HttpOptions {
    HttpOptions {
        contact: Some("mailto:desk@example.org".to_owned()),
        allow_networks: vec!["127.0.0.0/8".parse().unwrap()],
        timeout: Duration::from_secs(3),
        max_body: 100_000,
        ..HttpOptions::default()
    }
}

fn polite(interval: Duration) -> Politeness {
    Politeness { interval, concurrency_per_host: 1, concurrency: 8 }
}

fn fetcher(options: HttpOptions) -> Fetcher {
    Fetcher::new(options, polite(Duration::ZERO)).unwrap()
}

async fn get(url: &str) -> Attempt {
    fetcher(options()).get(&Url::parse(url).unwrap(), Want::Page, &Validators::default()).await
}

async fn failure(url: &str) -> Failure {
    let attempt = get(url).await;
    attempt.result.expect_err(url)
}

/// A server that has no robots.txt and answers every other path the same way.
fn answering(answer: impl Fn() -> Reply + Send + Sync + 'static) -> Server {
    Server::start(move |asked| if asked.path == "/robots.txt" { Reply::status(404) } else { answer() })
}

#[tokio::test]
async fn the_user_agent_names_the_program_and_whom_to_complain_to() {
    let server = answering(|| Reply::html("hello"));
    let attempt = get(&server.url("/")).await;
    assert_eq!(attempt.result.unwrap().bytes, b"hello");
    let agents: Vec<_> =
        server.asked().into_iter().map(|asked| asked.headers["user-agent"].clone()).collect();
    let expected = format!("tuiqun/{} (+mailto:desk@example.org)", env!("CARGO_PKG_VERSION"));
    assert_eq!(agents, [expected.clone(), expected]);
}

#[tokio::test]
async fn stored_validators_make_the_request_conditional_and_a_304_is_believed() {
    let server = Server::start(|asked| match asked.headers.get("if-none-match").map(String::as_str) {
        _ if asked.path == "/robots.txt" => Reply::status(404),
        Some("\"v1\"") => Reply::with(304, "etag", "\"v1\""),
        _ => Reply::html("new")
            .header("etag", "\"v1\"")
            .header("last-modified", "Wed, 07 Jan 2026 23:49:00 GMT"),
    });
    let fetcher = fetcher(options());
    let url = Url::parse(&server.url("/feed")).unwrap();
    let first = fetcher.get(&url, Want::List, &Validators::default()).await.result.unwrap();
    let second = fetcher.get(&url, Want::List, &first.validators).await.result.unwrap();
    assert!(second.not_modified());
    assert_eq!(second.validators, first.validators, "what a 304 does not repeat stays known");
    let asked = server.asked().pop().unwrap();
    assert_eq!(asked.headers["if-modified-since"], "Wed, 07 Jan 2026 23:49:00 GMT");
}

#[tokio::test]
async fn a_304_to_somebody_who_asked_for_nothing_of_the_kind_is_a_failure() {
    let server = answering(|| Reply::status(304));
    let failure = failure(&server.url("/feed")).await;
    assert_eq!((failure.outcome, failure.status), (Outcome::Protocol, Some(304)));
    assert!(failure.why.contains("304"), "{}", failure.why);
}

#[tokio::test]
async fn redirects_are_followed_and_the_last_address_is_told() {
    let server = Server::start(|asked| match asked.path.as_str() {
        "/a" => Reply::with(301, "location", "b"),
        "/b" => Reply::with(308, "location", "/新聞"),
        "/%E6%96%B0%E8%81%9E" => Reply::html("there"),
        _ => Reply::status(404),
    });
    let attempt = get(&server.url("/a")).await;
    assert_eq!(attempt.url.path(), "/%E6%96%B0%E8%81%9E");
    assert_eq!(attempt.result.unwrap().bytes, b"there");
}

#[tokio::test]
async fn redirects_that_lead_nowhere_are_named() {
    let server = Server::start(|asked| match asked.path.as_str() {
        "/self" => Reply::with(302, "location", "/self"),
        "/ping" => Reply::with(302, "location", "/pong"),
        "/pong" => Reply::with(302, "location", "/ping"),
        "/none" => Reply::status(302),
        "/bad" => Reply::with(302, "location", "http://["),
        "/long" => Reply::with(302, "location", format!("/{}", "x".repeat(9_000))),
        _ => Reply::status(404),
    });
    for path in ["/self", "/ping", "/none", "/bad", "/long"] {
        assert_eq!(failure(&server.url(path)).await.outcome, Outcome::Redirect, "{path}");
    }
}

#[tokio::test]
async fn no_redirect_and_no_name_reaches_an_address_that_is_not_allowed() {
    let canary = answering(|| Reply::html("SECRET"));
    let port = canary.address.port();
    let server = Server::start(move |asked| match asked.path.as_str() {
        "/robots.txt" => Reply::status(404),
        path => Reply::with(302, "location", path[1..].replace("PORT", &port.to_string())),
    });
    let mut options = options();
    options.allow_networks = Vec::new();
    options.hosts.insert("press.example".to_owned(), server.address);
    let fetcher = fetcher(options);
    for target in [
        "http://127.0.0.1:PORT/",
        "http://127.1:PORT/",
        "http://2130706433:PORT/",
        "http://0x7f000001:PORT/",
        "http://localhost:PORT/",
        "http://[::1]:PORT/",
        "http://[::ffff:127.0.0.1]:PORT/",
        "//127.0.0.1:PORT/",
        "file:///etc/hostname",
        "gopher://127.0.0.1:PORT/",
    ] {
        let url = Url::parse(&format!("http://press.example/{target}")).unwrap();
        let attempt = fetcher.get(&url, Want::Page, &Validators::default()).await;
        assert_eq!(attempt.result.expect_err(target).outcome, Outcome::Blocked, "{target}");
    }
    assert!(canary.asked().is_empty(), "{:?}", canary.asked());
}

#[tokio::test]
async fn a_body_is_bounded_after_decompression() {
    let bomb = gzip(&vec![b'x'; 5_000_000]);
    assert!(bomb.len() < 100_000, "the bomb is small on the wire");
    let server = answering(move || Reply::html(bomb.clone()).header("content-encoding", "gzip"));
    assert_eq!(failure(&server.url("/")).await.outcome, Outcome::TooLarge);
    let server = answering(|| Reply::html(vec![b'x'; 200_000]));
    let refused = failure(&server.url("/")).await;
    assert_eq!((refused.outcome, refused.status), (Outcome::TooLarge, Some(200)));
}

#[tokio::test]
async fn compressed_pages_are_unpacked() {
    let packed = gzip(b"<p>packed</p>");
    let server = answering(move || Reply::html(packed.clone()).header("content-encoding", "gzip"));
    assert_eq!(get(&server.url("/")).await.result.unwrap().bytes, b"<p>packed</p>");
    let accepted = &server.asked()[0].headers["accept-encoding"];
    for coding in ["gzip", "br", "zstd", "deflate"] {
        assert!(accepted.contains(coding), "{accepted}");
    }
}

#[tokio::test]
async fn a_drip_ends_with_the_total_time_whatever_arrives_meanwhile() {
    let head = b"HTTP/1.1 200 OK\r\ncontent-length: 1000\r\n\r\n".to_vec();
    let server =
        answering(move || Reply::Drip([head.clone(), vec![b'x'; 1000]].concat(), Duration::from_millis(30)));
    let begun = Instant::now();
    assert_eq!(failure(&server.url("/")).await.outcome, Outcome::Timeout);
    // Three seconds are allowed; robots.txt and a busy machine may add their share.
    assert!(begun.elapsed() < Duration::from_secs(10), "{:?}", begun.elapsed());
}

#[tokio::test]
async fn broken_answers_are_told_apart() {
    for (name, reply, expected) in [
        ("closed without a word", &b""[..], Outcome::Connection),
        ("no status line", b"hello\r\n\r\n", Outcome::Protocol),
        ("a status that is no number", b"HTTP/1.1 abc\r\n\r\n", Outcome::Protocol),
        ("shorter than promised", b"HTTP/1.1 200 OK\r\ncontent-length: 50\r\n\r\nshort", Outcome::Connection),
        (
            "a chunk without size",
            b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nzz\r\nhello\r\n",
            Outcome::Protocol,
        ),
        (
            "not the compression it says",
            b"HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\ncontent-length: 5\r\n\r\nplain",
            Outcome::Protocol,
        ),
    ] {
        let server = answering(move || Reply::Raw(reply.to_vec()));
        let seen = failure(&server.url("/")).await;
        assert_eq!(seen.outcome, expected, "{name}: {seen:?}");
    }
}

#[tokio::test]
async fn a_dead_host_is_a_sentence_and_not_a_wait() {
    let dead = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let seen = failure(&format!("http://{dead}/")).await;
    assert_eq!(seen.outcome, Outcome::Connection);
    assert!(seen.why.contains("the connection was refused"), "{}", seen.why);
}

#[tokio::test]
async fn statuses_are_recorded_and_a_plea_for_a_pause_is_heard() {
    for (status, expected) in
        [(401, Outcome::Status), (404, Outcome::Status), (500, Outcome::Status), (206, Outcome::Status)]
    {
        let server = answering(move || Reply::status(status));
        let seen = failure(&server.url("/")).await;
        assert_eq!((seen.outcome, seen.status), (expected, Some(status)));
        assert_eq!(server.paths().len(), 1, "asked once");
    }
    for (header, pause) in [("7200", Some(7200)), ("-1", None), ("1000000000000000000", Some(86_400))] {
        let server = answering(move || Reply::with(429, "retry-after", header));
        let seen = failure(&server.url("/")).await;
        assert_eq!(seen.outcome, Outcome::Later);
        assert_eq!(seen.retry_after.map(|pause| pause.as_secs()), pause, "{header}");
        assert_eq!(server.paths().len(), 1, "a long pause is left to a later run");
    }
}

#[tokio::test]
async fn a_short_pause_is_waited_for() {
    let server = Server::start({
        let calls = std::sync::atomic::AtomicUsize::new(0);
        move |asked| match asked.path.as_str() {
            "/robots.txt" => Reply::status(404),
            _ if calls.fetch_add(1, std::sync::atomic::Ordering::SeqCst) == 0 => {
                Reply::with(503, "retry-after", "1")
            }
            _ => Reply::html("patience"),
        }
    });
    assert_eq!(get(&server.url("/")).await.result.unwrap().bytes, b"patience");
}

#[tokio::test]
async fn a_host_that_wants_a_long_pause_is_not_asked_again_by_anyone() {
    let server = answering(|| Reply::with(429, "retry-after", "3600"));
    let fetcher = fetcher(options());
    let get = async |path: &str| {
        let url = Url::parse(&server.url(path)).unwrap();
        fetcher.get(&url, Want::Page, &Validators::default()).await.result.unwrap_err()
    };
    let (first, second) = (get("/a").await, get("/b").await);
    assert_eq!((first.outcome, first.status, first.is_unasked()), (Outcome::Later, Some(429), false));
    assert_eq!((second.outcome, second.status, second.is_unasked()), (Outcome::Later, None, true));
    assert!(second.retry_after.is_some_and(|left| left > Duration::from_mins(59)), "{second:?}");
    assert_eq!(server.paths(), ["/a"]);
}

#[tokio::test]
async fn robots_txt_is_asked_first_once_and_obeyed() {
    let server = Server::start(|asked| match asked.path.as_str() {
        "/robots.txt" => Reply::typed("text/plain", "User-agent: *\nDisallow: /private/\n"),
        _ => Reply::html("page"),
    });
    let fetcher = fetcher(options());
    for (path, allowed) in [("/a", true), ("/private/b", false), ("/c", true)] {
        let url = Url::parse(&server.url(path)).unwrap();
        let attempt = fetcher.get(&url, Want::Page, &Validators::default()).await;
        assert_eq!(attempt.result.is_ok(), allowed, "{path}");
    }
    let paths: Vec<_> = server.asked().into_iter().map(|asked| asked.path).collect();
    assert_eq!(paths, ["/robots.txt", "/a", "/c"]);
}

#[tokio::test]
async fn a_robots_txt_that_breaks_off_closes_the_site_for_now() {
    let cut = "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nUser-agent: *\nDisa".as_bytes();
    let endless = b"HTTP/1.1 200 OK\r\n\r\n".iter().copied().chain(b"#\n".repeat(1_000)).collect::<Vec<_>>();
    for (name, broken) in [("cut", false), ("slow", true)] {
        let (cut, endless) = (cut.to_vec(), endless.clone());
        let server = Server::start(move |asked| match asked.path.as_str() {
            "/robots.txt" if broken => Reply::Drip(endless.clone(), Duration::from_millis(50)),
            "/robots.txt" => Reply::Raw(cut.clone()),
            _ => Reply::html("secret"),
        });
        let failure = failure(&server.url("/private")).await;
        assert!(failure.why.starts_with("robots.txt could not be read"), "{name}: {}", failure.why);
        assert!(server.paths().is_empty(), "{name}");
    }
}

#[tokio::test]
async fn a_server_error_on_robots_txt_closes_the_site_for_now() {
    let server = Server::start(|asked| match asked.path.as_str() {
        "/robots.txt" => Reply::status(500),
        _ => Reply::html("page"),
    });
    assert_eq!(failure(&server.url("/")).await.outcome, Outcome::Robots);
    assert!(server.paths().is_empty());
}

#[tokio::test]
async fn a_host_is_asked_one_at_a_time_with_a_pause() {
    let server = answering(|| Reply::html("page"));
    let pause = Duration::from_millis(200);
    let fetcher = std::sync::Arc::new(Fetcher::new(options(), polite(pause)).unwrap());
    let begun = Instant::now();
    let mut tasks = tokio::task::JoinSet::new();
    for number in 0..3 {
        let (fetcher, url) = (fetcher.clone(), Url::parse(&server.url(&format!("/{number}"))).unwrap());
        tasks
            .spawn(async move { fetcher.get(&url, Want::Page, &Validators::default()).await.result.is_ok() });
    }
    assert!(tasks.join_all().await.into_iter().all(|ok| ok));
    // robots.txt and three pages: three pauses between them.
    assert!(begun.elapsed() >= 3 * pause, "{:?}", begun.elapsed());
}
