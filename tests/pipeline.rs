//! The whole way over real HTTP on loopback, with the program itself: once, again, after a kill, and with
//! things that go wrong.

#![expect(clippy::unwrap_used, reason = "the helpers of tests may stop at the first surprise too")]

mod support {
    pub mod server;
}

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use support::server::{Asked, Reply, Server, article};
use tempfile::TempDir;

/// A folder with a configuration and a database, and the program run in it.
struct Desk {
    folder: TempDir,
}

impl Desk {
    fn new(server: &Server, sources: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::write(
            folder.path().join("tuiqun.toml"),
            "database = \"desk.db\"\n[http]\ncontact = \"mailto:desk@press.example\"\n\
             allow_networks = [\"127.0.0.0/8\"]\ntimeout = \"5s\"\n[politeness]\ninterval = \"0s\"\n",
        )
        .unwrap();
        let sources = sources.replace("SERVER", &server.url(""));
        fs::write(folder.path().join("sources.toml"), sources).unwrap();
        Self { folder }
    }

    fn path(&self) -> &Path {
        self.folder.path()
    }

    fn database(&self) -> PathBuf {
        self.path().join("desk.db")
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_tuiqun"));
        command.current_dir(self.path()).env_remove("TUIQUN_CONFIG").arg("--config").arg(self.path());
        command.args(arguments);
        command
    }

    fn run(&self, arguments: &[&str]) -> Output {
        self.command(arguments).output().unwrap()
    }

    /// Rows of a query as lines of CSV without the header.
    fn rows(&self, query: &str) -> Vec<String> {
        let output = self.run(&["sql", "--format", "csv", query]);
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap().lines().skip(1).map(str::to_owned).collect()
    }

    /// Everything but the attempts and the times of looking: what a second run must leave as it is.
    fn content(&self) -> Vec<String> {
        let mut content = Vec::new();
        for query in [
            "SELECT key, url, title, body, language, revision, content_hash FROM articles ORDER BY key",
            "SELECT article_id, number, title, content_hash FROM revisions ORDER BY 1, 2",
            "SELECT article_id, organization_id, field, start_char, end_char, surface FROM mentions ORDER BY 1, 3, 4, 2",
            "SELECT key, url, source_id, state FROM entries ORDER BY key",
            "SELECT url, hash FROM pages ORDER BY 1, 2",
        ] {
            content.push(query.to_owned());
            content.extend(self.rows(query));
        }
        content
    }
}

const LONG: &str = "The memorandum names sixty-six bodies and gives each of them a line. Delegates who had \
    spent their working lives in the conference rooms by the lake read it twice, then a third time, looking \
    for the budget lines that would go first, and found that nobody had written them down.";

const ANSWER: &str = "By the evening the corridors had an answer of their own: somebody would have to go on \
    measuring the water, and somebody else would have to pay for the boat. The two had not yet met, and the \
    lake, which belongs to nobody in particular, rose by the width of a hand.";

fn story(number: usize) -> String {
    let names = [
        "The UNFCCC secretariat answered within the hour.",
        "UNFPA counted what it would lose.",
        "Nobody answered.",
    ];
    article(&format!("Letter number {number} from the lake"), &[LONG, names[number % 3], ANSWER])
}

fn feed(numbers: impl Iterator<Item = usize>, base: &str) -> String {
    let item = |n: usize| {
        format!(
            "<item><title>Letter number {n} from the lake</title><link>{base}/letters/{n}?utm_source=rss</link>\
             <guid isPermaLink=\"false\">letter-{n}</guid>\
             <pubDate>Thu, 08 Jan 2026 0{}:00:00 GMT</pubDate></item>",
            n % 10
        )
    };
    let items = numbers.fold(String::new(), |items, n| items + &item(n));
    format!(
        "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>Letters</title><link>{base}/</link>\
         <description>d</description>{items}</channel></rss>"
    )
}

/// A press with a feed of `letters` letters, each a page.
fn press(letters: usize) -> Server {
    Server::start(move |asked| answer(asked, letters))
}

fn answer(asked: &Asked, letters: usize) -> Reply {
    let path = asked.path.split('?').next().unwrap();
    match path {
        "/feed.xml" => Reply::typed("application/rss+xml", feed(0..letters, "")),
        "/broken.xml" => Reply::html("<!doctype html><title>Moved</title><p>Our feed has moved"),
        "/robots.txt" => Reply::status(404),
        _ => match path.strip_prefix("/letters/").and_then(|number| number.parse().ok()) {
            Some(number) if number < letters => Reply::html(story(number)),
            _ => Reply::status(404),
        },
    }
}

const FEED: &str = r#"
[[source]]
id = "letters"
name = "Letters from the lake"
kind = "feed"
url = "SERVER/feed.xml"
schedule = "@hourly"
timezone = "Europe/Zurich"
language = "en"
country = "CH"
enabled = true
"#;

#[test]
fn a_second_run_and_a_run_after_a_restart_write_nothing_new() {
    let server = press(6);
    let desk = Desk::new(&server, FEED);
    let first = desk.run(&["fetch"]);
    assert!(first.status.success(), "{}", String::from_utf8_lossy(&first.stderr));
    assert_eq!(desk.rows("SELECT count(*) FROM articles"), ["6"]);
    assert_eq!(desk.rows("SELECT count(DISTINCT organization_id) FROM mentions"), ["2"]);
    let content = desk.content();
    for _ in 0..2 {
        assert!(desk.run(&["fetch"]).status.success());
        assert_eq!(desk.content(), content);
    }
}

#[test]
fn what_fails_leaves_a_row_and_a_sentence_and_never_stops_the_others() {
    let server = press(3);
    let dead = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let others = FEED.replace("letters\"", "gone\"").replace("SERVER/feed.xml", "SERVER/nowhere.xml")
        + &FEED.replace("letters\"", "page\"").replace("feed.xml", "broken.xml")
        + &FEED.replace("letters\"", "dead\"").replace("SERVER", &format!("http://{dead}"));
    let desk = Desk::new(&server, &(FEED.to_owned() + &others));
    let run = desk.run(&["fetch"]);
    assert_eq!(run.status.code(), Some(1));
    let said = String::from_utf8(run.stderr).unwrap();
    for (source, word, sentence) in [
        ("gone", "status", "the server answered 404"),
        ("page", "type", ""),
        ("dead", "connection", "the connection was refused"),
    ] {
        let row = desk.rows(&format!("SELECT outcome, error FROM fetches WHERE source_id = '{source}'"));
        assert!(row[0].starts_with(word) && row[0].contains(sentence), "{row:?}");
        assert!(
            said.lines().any(|line| line.contains(&format!("{source}: http")) && line.contains(sentence)),
            "{said}"
        );
    }
    assert_eq!(desk.rows("SELECT count(*) FROM articles"), ["3"], "the living source is stored");
}

#[test]
fn the_pages_of_a_host_that_asks_for_a_long_pause_are_left_for_a_later_run() {
    let server = Server::start(|asked| match asked.path.strip_prefix("/letters/") {
        Some(_) => Reply::with(429, "retry-after", "3600"),
        None => answer(asked, 5),
    });
    let desk = Desk::new(&server, FEED);
    let run = desk.run(&["fetch"]);
    let said = String::from_utf8(run.stderr).unwrap();
    assert!(said.contains("4 pages left for the next run"), "{said}");
    assert_eq!(server.paths().iter().filter(|path| path.starts_with("/letters/")).count(), 1);
    assert_eq!(desk.rows("SELECT outcome FROM fetches WHERE purpose = 'page'"), ["later"]);
    assert_eq!(desk.rows("SELECT count(*) FROM entries WHERE state = 'new' AND due_at IS NOT NULL"), ["4"]);
}

#[test]
fn a_changed_article_gets_a_revision_when_its_list_says_so() {
    let edition = Arc::new(AtomicUsize::new(1));
    let server = Server::start({
        let edition = Arc::clone(&edition);
        move |asked| {
            let second = edition.load(Ordering::SeqCst) == 2;
            match asked.path.split('?').next().unwrap() {
                "/feed.xml" => {
                    let title = if second { "Letter, corrected" } else { "Letter" };
                    Reply::typed(
                        "application/rss+xml",
                        feed(0..1, "").replace("Letter number 0 from the lake", title),
                    )
                }
                "/letters/0" => Reply::html(article(
                    "Letter",
                    &[LONG, if second { "UNFPA wrote back." } else { "Silence." }, ANSWER],
                )),
                _ => Reply::status(404),
            }
        }
    });
    let desk = Desk::new(&server, FEED);
    assert!(desk.run(&["fetch"]).status.success());
    edition.store(2, Ordering::SeqCst);
    assert!(desk.run(&["fetch"]).status.success());
    assert_eq!(desk.rows("SELECT number FROM revisions ORDER BY number"), ["1", "2"]);
    assert_eq!(desk.rows("SELECT organization_id FROM mentions WHERE kind = 'organization'"), ["unfpa"]);
}

#[test]
fn an_answer_that_could_not_be_read_is_not_believed_to_be_unchanged() {
    let calls = Arc::new(AtomicUsize::new(0));
    let server = Server::start({
        let calls = Arc::clone(&calls);
        move |asked| match asked.path.as_str() {
            "/statement" if calls.fetch_add(1, Ordering::SeqCst) == 0 => {
                Reply::typed("application/pdf", "%PDF-1.7").header("etag", "\"1\"")
            }
            "/statement" if asked.headers.contains_key("if-none-match") => Reply::with(304, "etag", "\"1\""),
            "/statement" => Reply::html(article("Statement", &[LONG, ANSWER])).header("etag", "\"1\""),
            _ => Reply::status(404),
        }
    });
    let desk = Desk::new(&server, &FEED.replace("\"feed\"", "\"page\"").replace("feed.xml", "statement"));
    assert_eq!(desk.run(&["fetch"]).status.code(), Some(1));
    assert!(desk.run(&["fetch"]).status.success());
    assert!(desk.run(&["fetch"]).status.success());
    let outcomes = desk.rows("SELECT outcome FROM fetches ORDER BY id");
    assert_eq!(outcomes, ["type", "stored", "unchanged"]);
}

#[test]
fn a_watched_page_is_asked_at_every_pass_and_its_edits_are_revisions() {
    let calls = Arc::new(AtomicUsize::new(0));
    let server = Server::start({
        let calls = Arc::clone(&calls);
        move |asked| match asked.path.as_str() {
            "/statement" => {
                let edited = calls.fetch_add(1, Ordering::SeqCst) >= 2;
                Reply::html(article(
                    "Statement",
                    &[LONG, if edited { "We regret it." } else { "We note it." }, ANSWER],
                ))
            }
            _ => Reply::status(404),
        }
    });
    let desk = Desk::new(&server, &FEED.replace("\"feed\"", "\"page\"").replace("feed.xml", "statement"));
    for _ in 0..3 {
        assert!(desk.run(&["fetch"]).status.success());
    }
    assert_eq!(calls.load(Ordering::SeqCst), 3);
    assert_eq!(desk.rows("SELECT number FROM revisions"), ["1", "2"]);
    assert_eq!(desk.rows("SELECT verdict FROM source_health"), ["healthy"]);
}

#[test]
fn a_site_rule_that_finds_its_body_no_more_is_warned_of_by_the_run_and_by_status() {
    let server = press(4);
    let desk = Desk::new(&server, FEED);
    let rule = "[[site]]\nid = \"lake\"\nhosts = [\"127.0.0.1\"]\nbody = [\"div.story\"]\n";
    fs::write(desk.path().join("sites.toml"), rule).unwrap();
    let run = desk.run(&["fetch"]);
    assert!(run.status.success(), "a warning is no failure");
    let said = String::from_utf8(run.stderr).unwrap();
    let warning =
        "letters: the site's rule and the generic finder share only 0 % of the text of the last 4 articles";
    assert!(said.contains(warning) && said.contains("; 1 warning"), "{said}");
    let status = String::from_utf8(desk.run(&["status"]).stdout).unwrap();
    assert!(status.contains(warning), "{status}");
    let row = desk.rows("SELECT source, articles, agreement, parted FROM rule_agreement");
    assert_eq!(row, ["letters,4,0,1"]);

    fs::write(desk.path().join("sites.toml"), rule.replace("div.story", "article")).unwrap();
    assert!(desk.run(&["reprocess"]).status.success());
    assert_eq!(desk.rows("SELECT parted FROM rule_agreement"), ["0"], "a mended rule is believed again");
}

#[test]
fn two_addresses_of_one_article_are_one_article() {
    let server = Server::start(|asked| match asked.path.as_str() {
        "/feed.xml" => Reply::typed(
            "application/rss+xml",
            "<rss version=\"2.0\"><channel><title>t</title><link>/</link><description>d</description>\
             <item><title>One</title><link>/amp/one</link></item>\
             <item><title>One</title><link>/one?utm_source=rss</link></item>\
             <item><title>One</title><link>/section/one</link></item></channel></rss>",
        ),
        "/robots.txt" => Reply::status(404),
        _ => Reply::html(
            article("One", &[LONG, ANSWER]).replace("<title>", "<link rel=canonical href=/one><title>"),
        ),
    });
    let desk = Desk::new(&server, FEED);
    assert!(desk.run(&["fetch"]).status.success());
    assert_eq!(desk.rows("SELECT count(*) FROM articles"), ["1"]);
}

#[test]
fn killed_at_any_moment_and_run_again_the_content_is_that_of_an_undisturbed_run() {
    let server = Server::start(|asked| {
        thread::sleep(Duration::from_millis(15));
        answer(asked, 25)
    });
    let calm = Desk::new(&server, FEED);
    assert!(calm.run(&["fetch"]).status.success());
    let desk = Desk::new(&server, FEED);
    for pause in [60, 110, 150, 190, 240, 300] {
        let mut child = desk.command(&["fetch"]).stderr(Stdio::null()).spawn().unwrap();
        thread::sleep(Duration::from_millis(pause));
        let _ = child.kill();
        let _ = child.wait();
    }
    let last = desk.run(&["fetch"]);
    assert!(last.status.success(), "{}", String::from_utf8_lossy(&last.stderr));
    let by_key = "SELECT key, title, body, revision FROM articles ORDER BY key";
    assert_eq!(desk.rows(by_key), calm.rows(by_key));
    let mentions = "SELECT a.key, m.organization_id, m.field, m.start_char FROM mentions m JOIN articles a ON a.id = m.article_id ORDER BY 1, 3, 4";
    assert_eq!(desk.rows(mentions), calm.rows(mentions));
    assert_eq!(desk.rows("SELECT count(*) FROM runs WHERE state = 'running'"), ["0"]);
}

#[test]
fn a_second_instance_is_told_to_wait() {
    let server = Server::start(|asked| {
        thread::sleep(Duration::from_millis(300));
        answer(asked, 9)
    });
    let desk = Desk::new(&server, FEED);
    let mut first = desk.command(&["fetch"]).stderr(Stdio::null()).spawn().unwrap();
    let patience = Instant::now() + Duration::from_secs(10);
    while !desk.database().exists() && Instant::now() < patience {
        thread::sleep(Duration::from_millis(20));
    }
    let second = desk.run(&["fetch"]);
    assert_eq!(second.status.code(), Some(3), "{}", String::from_utf8_lossy(&second.stderr));
    assert!(first.wait().unwrap().success());
}

#[test]
fn a_fetch_that_does_not_say_who_asks_is_warned_of_it() {
    let desk = Desk::new(&press(1), FEED);
    let settings = desk.path().join("tuiqun.toml");
    let anonymous = fs::read_to_string(&settings).unwrap().replace("contact = ", "#contact = ");
    fs::write(settings, anonymous).unwrap();
    let told = String::from_utf8(desk.run(&["fetch"]).stderr).unwrap();
    assert!(told.contains("http.contact is not set"), "{told}");
}

#[test]
fn verbose_tells_every_list_and_page_as_lines_or_json_and_quiet_nothing() {
    let server = press(2);
    let said = |arguments: &[&str]| {
        let output = Desk::new(&server, FEED).run(arguments);
        assert!(output.status.success() && output.stdout.is_empty());
        String::from_utf8(output.stderr).unwrap()
    };
    assert_eq!(said(&["fetch", "--quiet"]), "");
    assert_eq!(said(&["fetch"]).lines().count(), 1);
    let told = said(&["fetch", "--verbose"]);
    assert_eq!(told.matches("outcome=\"stored\"").count(), 1, "{told}");
    assert_eq!(told.matches("outcome=\"new\"").count(), 2, "{told}");
    let told = said(&["fetch", "--verbose", "--log-format", "json"]);
    let lines: Vec<serde_json::Value> =
        told.lines().filter_map(|line| serde_json::from_str(line).ok()).collect();
    let pages = lines.iter().filter(|line| line["fields"]["outcome"] == "new");
    assert_eq!(pages.count(), 2, "{told}");
}

#[cfg(unix)]
#[test]
fn the_daemon_fetches_what_is_due_and_stops_within_seconds_of_sigterm() {
    let server = press(4);
    let desk = Desk::new(&server, FEED);
    let mut daemon = desk.command(&["run"]).stderr(Stdio::null()).spawn().unwrap();
    let patience = Instant::now() + Duration::from_secs(20);
    while server.paths().len() < 5 && Instant::now() < patience {
        thread::sleep(Duration::from_millis(50));
    }
    thread::sleep(Duration::from_millis(300));
    let asked = Instant::now();
    assert!(Command::new("kill").args(["-TERM", &daemon.id().to_string()]).status().unwrap().success());
    let status = daemon.wait().unwrap();
    assert!(asked.elapsed() < Duration::from_secs(5), "{:?}", asked.elapsed());
    assert_eq!(status.code(), Some(0));
    assert_eq!(desk.rows("SELECT count(*) FROM articles"), ["4"]);
    assert_eq!(desk.rows("SELECT state FROM runs"), ["finished"]);
}

#[cfg(unix)]
#[test]
fn the_daemon_delivers_a_digest_on_its_schedule_and_remembers_it() {
    let server = press(2);
    let desk = Desk::new(&server, FEED);
    let digest = "[[digest]]\nname = \"often\"\nschedule = \"* * * * * *\"\nfolder = \"digests\"\n";
    let settings = fs::read_to_string(desk.path().join("tuiqun.toml")).unwrap() + digest;
    fs::write(desk.path().join("tuiqun.toml"), settings).unwrap();
    let mut daemon = desk.command(&["run"]).stderr(Stdio::null()).spawn().unwrap();
    let patience = Instant::now() + Duration::from_secs(20);
    let delivered = || fs::read_dir(desk.path().join("digests")).is_ok_and(|files| files.count() >= 2);
    while !delivered() && Instant::now() < patience {
        thread::sleep(Duration::from_millis(100));
    }
    assert!(Command::new("kill").args(["-TERM", &daemon.id().to_string()]).status().unwrap().success());
    assert!(daemon.wait().unwrap().success());
    assert!(delivered(), "a digest as HTML and as Markdown");
    assert_ne!(desk.rows("SELECT count(*) FROM digests WHERE name = 'often'"), ["0"]);
}

#[test]
fn a_misspelt_source_is_a_usage_error_and_touches_nothing() {
    let server = press(1);
    let desk = Desk::new(&server, FEED);
    let refused = desk.run(&["fetch", "--source", "leters"]);
    assert_eq!(refused.status.code(), Some(2));
    assert!(String::from_utf8(refused.stderr).unwrap().contains("no source is called `leters`"));
    assert!(!desk.database().exists() && server.asked().is_empty());
}

#[test]
fn a_source_that_asked_for_a_long_pause_is_left_alone_unless_it_is_named() {
    let server = Server::start(|asked| match asked.path.as_str() {
        "/robots.txt" => Reply::status(404),
        _ => Reply::with(429, "retry-after", "7200"),
    });
    let desk = Desk::new(&server, FEED);
    assert_eq!(desk.run(&["fetch"]).status.code(), Some(1));
    let again = desk.run(&["fetch"]);
    assert_eq!(again.status.code(), Some(0));
    let said = String::from_utf8(again.stderr).unwrap();
    assert!(said.contains("letters asked to be left alone until 20"), "{said}");
    assert_eq!(server.paths(), ["/feed.xml"]);
    assert_eq!(desk.run(&["fetch", "--source", "letters"]).status.code(), Some(1));
    assert_eq!(server.paths().len(), 2);
}

#[test]
fn only_sources_that_are_due_are_asked_with_due_and_a_named_one_always() {
    let server = press(2);
    let desk = Desk::new(&server, FEED);
    assert!(desk.run(&["fetch", "--due"]).status.success());
    let lists = || server.paths().iter().filter(|path| *path == "/feed.xml").count();
    assert_eq!(lists(), 1, "a source never asked is due");
    assert!(desk.run(&["fetch", "--due"]).status.success());
    assert_eq!(lists(), 1, "an hourly source is not due again at once");
    assert!(desk.run(&["fetch", "--source", "letters", "--source", "letters"]).status.success());
    assert_eq!(lists(), 2, "named twice is asked once");
    let unknown = desk.run(&["fetch", "--source", "leters"]);
    assert_eq!(unknown.status.code(), Some(2));
}
