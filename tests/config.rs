//! The configuration: the shipped files are right, every mistake is told with its place, and a folder may
//! hold any part of it.

#![expect(clippy::unwrap_used, reason = "the helpers of tests may stop at the first surprise too")]

use std::fs;
use std::path::Path;

use tempfile::TempDir;
use tuiqun::config::{self, Config, Place, SHIPPED, Settings};

/// A configuration folder with these files.
fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        fs::write(folder.path().join(name), text).unwrap();
    }
    folder
}

/// The mistakes of a folder with these files, a line each, the folder's own name left out.
fn mistakes(files: &[(&str, &str)]) -> Vec<String> {
    let folder = folder(files);
    let told = config::load(&Place::Folder(folder.path().to_path_buf())).map(|_| "no mistake").unwrap_err();
    let prefix = format!("{}/", folder.path().display());
    told.0.iter().map(|mistake| mistake.to_string().replace(&prefix, "")).collect()
}

fn load(folder: &Path) -> Config {
    config::load(&Place::Folder(folder.to_path_buf())).map_err(|told| told.to_string()).unwrap()
}

#[test]
fn the_shipped_files_hold_no_mistake() {
    let config = config::load(&Place::BuiltIn).map_err(|mistakes| mistakes.to_string());
    let sources = config.map(|config| config.sources.len());
    assert!(sources.as_ref().is_ok_and(|number| *number >= 167), "{sources:?}");
}

#[test]
fn the_shipped_settings_are_the_defaults() {
    let shipped = config::load(&Place::BuiltIn).unwrap().settings;
    let digests = shipped.digests.clone();
    assert_eq!(shipped, Settings { digests, ..Settings::default() });
}

#[test]
fn every_shipped_source_says_where_it_is_and_what_it_speaks() {
    for source in config::load(&Place::BuiltIn).unwrap().sources {
        assert!(source.language.is_some(), "{} has no language", source.id);
        assert!(
            source.country.is_some() || source.timezone == chrono_tz::UTC,
            "{} has no country",
            source.id
        );
    }
}

#[test]
fn the_shipped_schedules_are_spread_over_the_hour() {
    let config = config::load(&Place::BuiltIn).unwrap();
    let mut starts = [0; 60];
    for source in config.sources.iter().filter(|source| source.enabled) {
        let minutes = source.schedule.text().split(' ').next().unwrap();
        for minute in minutes.split(',') {
            starts[minute.parse::<usize>().unwrap()] += 1;
        }
    }
    assert!(starts.iter().all(|number| *number <= 10), "{starts:?}");
}

/// The keys a table knows, as the answer to an unknown one lists them.
fn known_keys(file: &str, text: &str) -> Vec<String> {
    let told = mistakes(&[(file, text)]);
    let line = told.iter().find(|line| line.contains("qqqqqqqqqqqq")).expect("the unknown key is told");
    let (_, known) = line.split_once("known here: ").expect("the known keys are listed");
    known.split(", ").map(str::to_owned).collect()
}

#[test]
fn the_shipped_files_show_every_key_the_program_knows() {
    let tables = [
        ("tuiqun.toml", "", ""),
        ("tuiqun.toml", "[http]\n", ""),
        ("tuiqun.toml", "[politeness]\n", ""),
        ("tuiqun.toml", "[fetch]\n", ""),
        ("tuiqun.toml", "[[digest]]\n", ""),
        ("sources.toml", "[[source]]\n", ""),
        ("sources.toml", "[[source]]\n[source.listing]\n", "listing."),
        ("sources.toml", "[[source]]\n[source.json]\n", "json."),
        ("sites.toml", "[[site]]\n", ""),
        ("sites.toml", "[[site]]\n[site.article_key]\n", ""),
        ("watchlist.toml", "", ""),
        ("watchlist.toml", "[list]\n", ""),
        ("watchlist.toml", "[[organization]]\n", ""),
        ("watchlist.toml", "[[organization]]\n[organization.status]\n", ""),
        ("watchlist.toml", "[[confusable]]\n", ""),
        ("watchlist.toml", "[[event.phrases]]\n", ""),
    ];
    for (file, head, prefix) in tables {
        let shipped = SHIPPED.iter().find(|shipped| shipped.name == file).unwrap().text;
        for key in known_keys(file, &format!("{head}qqqqqqqqqqqq = 1\n")) {
            let key = format!("{prefix}{key}");
            assert!(shipped.lines().any(|line| shows(line, &key)), "{file} does not show `{key}`");
        }
    }
}

/// Whether a line sets the key, set or commented out, or explains it: in the first column of a table of keys,
/// in backquotes, or within braces.
fn shows(line: &str, key: &str) -> bool {
    let bare = line.trim_start_matches(['#', ' ']);
    let column = bare.split("  ").next().unwrap_or_default();
    let braces =
        bare.split_once('{').and_then(|(_, rest)| rest.split_once('}')).map_or("", |(inner, _)| inner);
    bare.starts_with(&format!("{key} = "))
        || bare.starts_with(&format!("[{key}]"))
        || bare.starts_with(&format!("[[{key}]]"))
        || bare.contains(&format!("`{key}`"))
        || [column, braces].iter().any(|list| list.split(',').any(|word| word.trim() == key))
}

#[test]
fn a_file_the_folder_lacks_is_the_shipped_one() {
    let folder = folder(&[("tuiqun.toml", "database = \"/var/lib/tuiqun/all.db\"\n")]);
    let config = load(folder.path());
    assert_eq!(config.settings.database, Path::new("/var/lib/tuiqun/all.db"));
    assert_eq!(config.settings.digests, []);
    assert_eq!(config.sources.len(), config::load(&Place::BuiltIn).unwrap().sources.len());
    assert!(config.files[1].ends_with("sources.toml (shipped)"), "{:?}", config.files);
}

#[test]
fn a_settings_file_of_any_name_has_the_other_files_beside_it() {
    let one = "[[source]]\nid = \"one\"\nname = \"One\"\nkind = \"feed\"\nurl = \"http://127.0.1.1/feed\"\n\
               schedule = \"@hourly\"\n";
    let folder = folder(&[("mine.toml", "database = \"mine.db\"\n"), ("sources.toml", one)]);
    let config = config::load(&Place::File(folder.path().join("mine.toml"))).unwrap();
    assert_eq!(config.settings.database, Path::new("mine.db"));
    assert_eq!(config.sources.len(), 1);
    assert!(config.sources[0].enabled);
    assert_eq!(config.sources[0].timezone, chrono_tz::UTC);
}

#[test]
fn a_file_in_the_folder_that_is_none_of_ours_is_warned_of() {
    let folder = folder(&[("source.toml", "x = 1\n"), ("notes.txt", "")]);
    let warned = load(folder.path()).warnings;
    let strays: Vec<_> = warned.iter().filter(|warning| warning.contains("is not read")).collect();
    assert_eq!(
        strays,
        [
            "source.toml is not read; the files of the configuration are tuiqun.toml, sources.toml, sites.toml, \
             watchlist.toml, watchlist.own.toml"
        ]
    );
}

#[test]
fn a_second_watchlist_beside_the_first_adds_to_it_and_makes_another_version() {
    let own = "[[organization]]\nid = \"ours\"\nname = \"Our Society\"\n[organization.forms]\nen = \"Our Society\"\n";
    let folder = folder(&[("watchlist.own.toml", own)]);
    let (config, shipped) = (load(folder.path()), config::load(&Place::BuiltIn).unwrap());
    assert_eq!(config.watchlist.bodies.len(), shipped.watchlist.bodies.len() + 1);
    assert_ne!(config.watchlist.version, shipped.watchlist.version);
    assert!(config.files.last().unwrap().ends_with("watchlist.own.toml"), "{:?}", config.files);
    assert!(config.warnings.iter().all(|warning| !warning.contains("is not read")), "{:?}", config.warnings);
    fs::write(folder.path().join("watchlist.own.toml"), "[[addition]]\nid = \"nobody\"\n").unwrap();
    let told = config::load(&Place::Folder(folder.path().to_path_buf())).unwrap_err().to_string();
    assert!(
        told.contains("watchlist.own.toml:2:6: addition[1].id: \"nobody\" is the id of no body"),
        "{told}"
    );
}

#[test]
fn every_shipped_body_has_a_status() {
    use tuiqun::tag::watchlist::Standing;
    let bodies = config::load(&Place::BuiltIn).unwrap().watchlist.bodies;
    for body in &bodies {
        let status = body.status.as_ref().unwrap_or_else(|| panic!("{} has no status", body.id));
        assert!(status.source.is_some(), "{}", body.id);
        assert_eq!(status.word == Standing::Announced, body.listed, "{}", body.id);
    }
}

#[test]
fn a_byte_order_mark_is_no_mistake() {
    let folder = folder(&[("tuiqun.toml", "\u{feff}database = \"x.db\"\n")]);
    assert_eq!(load(folder.path()).settings.database, Path::new("x.db"));
}

#[test]
fn a_file_that_cannot_be_read_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let absent = config::load(&Place::File(folder.path().join("absent.toml"))).unwrap_err().to_string();
    assert!(absent.contains("absent.toml: cannot be read"), "{absent}");
    fs::write(folder.path().join("sites.toml"), b"# \xff\n").unwrap();
    let foreign = config::load(&Place::Folder(folder.path().to_path_buf())).unwrap_err().to_string();
    assert!(foreign.contains("sites.toml: is not UTF-8"), "{foreign}");
}

#[test]
fn the_mistakes_of_all_files_are_told_at_once() {
    let told = mistakes(&[
        ("tuiqun.toml", "databse = \"x\"\n[http]\ntimeout = \"soon\"\n"),
        ("sources.toml", "[[source]]\nid = \"a\"\nkind = \"fed\"\nurl = \"x\"\nschedule = \"* * * *\"\n"),
        ("sites.toml", "[[site]]\nid = \"s\"\nhosts = [\"h.org\"]\nbody = [\"p\", \"::(\"]\n"),
    ]);
    let places: Vec<&str> = told.iter().map(|line| line.split(": ").next().unwrap()).collect();
    assert_eq!(
        places,
        [
            "tuiqun.toml:1:1",
            "tuiqun.toml:3:11",
            "sources.toml:1:1",
            "sources.toml:3:8",
            "sources.toml:4:7",
            "sources.toml:5:12",
            "sites.toml:4:14",
        ],
        "{told:#?}"
    );
}

#[test]
fn every_mistake_in_the_settings_is_told_with_its_place_and_what_would_be_right() {
    let cases = [
        ("database = \"\"", "1:12: database: \"\": is empty; write a path"),
        (
            "[http]\ncontact = \"me\"",
            "2:11: http.contact: \"me\": nobody can be reached there; write \"mailto:",
        ),
        ("[http]\ncontact = \"mailto:a b@c\"", "holds characters that a user agent may not carry"),
        (
            "[http]\nallow_networks = [\"10.0.0.0/8\", \"lan\"]",
            "2:33: http.allow_networks: \"lan\": is no network",
        ),
        ("[http]\nproxy = \"proxy:80\"", "http.proxy: \"proxy:80\": proxy: is not fetched"),
        ("[http]\nproxy = \"http://me:pw@p/\"", "carries a name or a password"),
        ("[http]\ntimeout = \"0s\"", "is no time at all"),
        (
            "[http]\ntimeout = 30",
            "2:11: http.timeout: the number 30 does not belong here; write a text in quotes",
        ),
        ("[http]\nread_timeout = \"2 years\"", "is longer than a year"),
        ("[http]\nconnect_timeout = \"10\"", "write a time such as \"30s\""),
        ("[http]\nmax_body = \"10 parsecs\"", "\"parsecs\" is no unit of size; write a size"),
        ("[http]\nmax_body = \"9000GB\"", "is out of range"),
        ("[http]\nmax_body = \"99999999999999999999GB\"", "does not begin with a whole number"),
        ("[http]\nmax_redirects = 51", "51 is out of range; write a whole number from 0 to 50"),
        ("[politeness]\nconcurrency = 0", "politeness.concurrency: 0 is out of range"),
        ("[politeness]\nintervall = \"5s\"", "is not a known key; did you mean `interval`?"),
        ("[fetch]\nrecheck = [\"1d\", \"often\"]", "2:18: fetch.recheck: \"often\""),
        ("[http]\nattempts = \"3\"", "write a whole number from 1 to 10"),
        ("[[digest]]\nschedule = \"@daily\"", "1:1: digest[1].name: is missing; add it"),
        ("[[digest]]\nname = \"d\"", "digest[1].schedule: is missing"),
        ("[[digest]]\nname = \"d\"\nschedule = \"@never\"", "3:12: digest[1].schedule: \"@never\""),
        (
            "[[digest]]\nname = \"d\"\nformats = [\"pdf\"]",
            "\"pdf\": is no format of a digest; write \"html\"",
        ),
        (
            "[[digest]]\nname = \"d\"\nschedule = \"@daily\"\n[[digest]]\nname = \"d\"\nschedule = \"@daily\"",
            "5:8: digest[2].name: \"d\" names another digest too",
        ),
        (
            "[digest]\nname = \"d\"",
            "digest: a table does not belong here; write a list of tables: [[digest]]",
        ),
        ("http = 1", "write a table: [http]"),
        ("[http", "tuiqun.toml:1:"),
    ];
    for (text, expected) in cases {
        let told = mistakes(&[("tuiqun.toml", text)]);
        assert!(told.iter().any(|line| line.contains(expected)), "{text}\n{told:#?}");
    }
}

#[test]
fn every_mistake_in_a_source_is_told_with_its_place_and_what_would_be_right() {
    let good = "id = \"good\"\nname = \"Good\"\nkind = \"feed\"\nurl = \"https://x.org/feed\"\nschedule = \"@daily\"\n";
    let cases = [
        ("id", "id = \"Tw_LTN\"", "2:6: source[1].id: \"Tw_LTN\": is not spelled like an id"),
        ("id", "", "1:1: source[1].id: is missing"),
        ("name", "name = \" \"", "source[1].name: is empty"),
        (
            "kind",
            "kind = \"rss\"",
            "\"rss\" is no kind of source; write feed, sitemap, listing, json or page",
        ),
        ("kind", "kind = \"listing\"", "needs a table that says where the entries stand; add listing = {"),
        ("kind", "kind = \"json\"", "add json = { items"),
        (
            "kind",
            "kind = \"feed\"\nlisting = { item = \"a\" }",
            "belongs to kind = \"listing\", and this source's",
        ),
        ("kind", "kind = \"listing\"\nlisting = { link = \"a\" }", "source[1].listing.item: is missing"),
        (
            "kind",
            "kind = \"listing\"\nlisting = { item = \"a[\" }",
            "source[1].listing.item: \"a[\": does not parse",
        ),
        (
            "kind",
            "kind = \"json\"\njson = { items = \"data\" }",
            "nothing says where an entry's address stands",
        ),
        ("kind", "kind = \"json\"\njson.url_template = \"https://x.org/{id\"", "a brace is not closed"),
        ("kind", "kind = \"json\"\njson.url_template = \"https://x.org/id}\"", "closed that was not opened"),
        (
            "kind",
            "kind = \"json\"\njson.url_template = \"https://x.org/{}\"",
            "a field in braces has no name",
        ),
        ("kind", "kind = \"json\"\njson.url_template = \"https://x.org/\"", "every entry would be the same"),
        (
            "kind",
            "kind = \"json\"\njson.url_template = \"/{id}\"",
            "is no address (relative URL without a base)",
        ),
        (
            "url",
            "url = \"ftp://x.org/feed\"",
            "ftp: is not fetched; write a whole address with http:// or https://",
        ),
        ("url", "url = \"x.org/feed\"", "is no address"),
        (
            "schedule",
            "schedule = \"0 25 * * *\"",
            "\"25\" in the hour field is not understood; write numbers from 0",
        ),
        ("schedule", "schedule = \"0 0 30 2 *\"", "never fires"),
        ("zone", "timezone = \"Asia/Taipeh\"", "no such time zone, did you mean \"Asia/Taipei\"?"),
        ("zone", "timezone = \"taipei\"", "did you mean \"Asia/Taipei\"?"),
        ("zone", "timezone = \"CST+8\"", "no such time zone"),
        (
            "language",
            "language = \"chinese\"",
            "is not the shape of a language tag; write a language tag such as",
        ),
        ("language", "language = \"zh-TW\"", "does not say which script"),
        ("country", "country = \"tw\"", "is not the shape of a country code; write the two capital letters"),
        ("enabled", "enabled = \"no\"", "write true or false"),
        ("enabled", "enabled = false", "the source is disabled without a reason; add reason"),
        ("include", "include = \"(\"", "does not compile (unclosed group)"),
        ("exclude", "exclude = '[z-a]'", "does not compile"),
        ("shedule", "shedule = \"@daily\"", "is not a known key; did you mean `schedule`?"),
        ("twice", "url = \"https://x.org\"", "duplicate key"),
    ];
    for (key, line, expected) in cases {
        let kept: Vec<&str> = good.lines().filter(|other| !other.starts_with(key)).collect();
        let text = format!("[[source]]\n{line}\n{}\n", kept.join("\n"));
        let told = mistakes(&[("sources.toml", &text)]);
        assert!(told.iter().any(|line| line.contains(expected)), "{text}\n{told:#?}");
    }
    let twice = mistakes(&[("sources.toml", &format!("[[source]]\n{good}[[source]]\n{good}"))]);
    assert_eq!(
        twice,
        [
            "sources.toml:8:6: source[2].id: \"good\" is already the id of source[1]; give each source an id of its own"
        ]
    );
}

#[test]
fn an_id_given_twice_is_told_though_both_sources_have_other_mistakes() {
    let source = "[[source]]\nid = \"x\"\nname = \"X\"\nkind = \"feed\"\nurl = \"https://x.org/feed\"\nschedule = \"?\"\n";
    let told = mistakes(&[("sources.toml", &format!("{source}{source}"))]);
    assert!(told.iter().any(|line| line.contains("\"x\" is already the id of source[1]")), "{told:#?}");
    assert_eq!(told.len(), 3, "{told:#?}");
}

#[test]
fn every_mistake_in_a_site_is_told_with_its_place_and_what_would_be_right() {
    let cases = [
        ("hosts = [\"x.org\"]", "1:1: site[1].id: is missing"),
        ("id = \"s\"", "site[1].hosts: no host is named"),
        ("id = \"s\"\nhosts = [\"https://x.org\"]", "is no host"),
        ("id = \"s\"\nhosts = [\"X.org\"]", "is written x.org in an address"),
        ("id = \"s\"\nhosts = [\"x.org\"]\nbody = [\"div[\"]", "4:9: site[1].body: \"div[\": does not parse"),
        (
            "id = \"s\"\nhosts = [\"x.org\"]\ndrop_line = ['a', '*']",
            "4:19: site[1].drop_line: \"*\": does not compile",
        ),
        ("id = \"s\"\nhosts = [\"x.org\"]\nauthor_line = ['^By .*$']", "has no group for the name"),
        (
            "id = \"s\"\nhosts = [\"x.org\"]\nprovenance_line = ['from (.*)']",
            "catches neither title nor site",
        ),
        (
            "id = \"s\"\nhosts = [\"x.org\"]\narticle_key = { pattern = '(\\d+)' }",
            "article_key.key: is missing",
        ),
        (
            "id = \"s\"\nhosts = [\"x.org\"]\narticle_key = { pattern = '(\\d+)', key = \"x:$2\" }",
            "the pattern has no group `2`",
        ),
        (
            "id = \"s\"\nhosts = [\"x.org\"]\narticle_key = { pattern = '(?<n>\\d+)', key = \"x:$n_$1\" }",
            "the pattern has no group `n_`",
        ),
        (
            "id = \"s\"\nhosts = [\"x.org\"]\narticle_key = { pattern = '(\\d+)', key = \"x\" }",
            "all articles of the site would be one",
        ),
        (
            "id = \"s\"\nhosts = [\"x.org\"]\n[[site]]\nid = \"t\"\nhosts = [\"x.org\"]",
            "6:9: site[2].hosts: \"x.org\" belongs to the site \"s\" already",
        ),
        (
            "id = \"s\"\nhosts = [\"x.org\"]\n[[site]]\nid = \"s\"\nhosts = [\"y.org\"]",
            "5:6: site[2].id: \"s\" is already the id of site[1]",
        ),
        (
            "id = \"s\"\nhosts = [\"x.org\"]\nsince = 7",
            "4:9: site[1].since: the number 7 does not belong here",
        ),
        (
            "id = \"s\"\nhosts = [\"x.org\"]\nuntil = \"May\"",
            "4:9: site[1].until: May is no day; write a day",
        ),
        ("id = \"s\"\nhosts = [\"x.org\"]\nuntil = 2023-02-01T10:00:00", "is no day"),
        (
            "id = \"s\"\nhosts = [\"x.org\"]\nsince = 2023-05-02\nuntil = 2023-05-01",
            "5:9: site[1].until: 2023-05-01 comes before 2023-05-02",
        ),
        (
            "id = \"s\"\nhosts = [\"x.org\"]\nuntil = 2023-05-01\n\
             [[site]]\nid = \"s\"\nhosts = [\"x.org\"]\nsince = 2023-05-01",
            "8:9: site[2].since: shares days with site[1], \"s until 2023-05-01\"",
        ),
        (
            "id = \"s\"\nhosts = [\"x.org\"]\n[[site]]\nid = \"s\"\nhosts = [\"x.org\"]\nuntil = 2023-05-01",
            "7:9: site[2].until: shares days with site[1], \"s\"",
        ),
    ];
    for (text, expected) in cases {
        let told = mistakes(&[("sites.toml", &format!("[[site]]\n{text}\n"))]);
        assert!(told.iter().any(|line| line.contains(expected)), "{text}\n{told:#?}");
    }
}

#[test]
fn a_redesigned_site_has_a_rule_for_each_of_its_days() {
    let rule = |days: &str| format!("[[site]]\nid = \"s\"\nhosts = [\"x.org\"]\n{days}\n");
    let text = rule("until = 2019-12-31")
        + &rule("since = \"2020-01-01\"\nuntil = 2023-05-01")
        + &rule("since = 2023-06-01");
    let rules = load(folder(&[("sites.toml", &text)]).path()).rules;
    let url = "https://x.org/a".parse().unwrap();
    let names: Vec<String> = rules.of(&url).iter().map(|rule| rule.name()).collect();
    assert_eq!(names, ["s since 2023-06-01", "s from 2020-01-01 to 2023-05-01", "s until 2019-12-31"]);
    let on = |day: &str| {
        let day = day.parse().unwrap();
        rules.of(&url).iter().position(|rule| rule.holds_on(day))
    };
    let days = ["2019-12-31", "2020-01-01", "2023-05-01", "2023-05-15", "2023-06-01"];
    assert_eq!(
        days.map(on),
        [Some(2), Some(1), Some(1), None, Some(0)],
        "the day between belongs to no rule"
    );
}

#[test]
fn what_is_hardly_meant_is_warned_of() {
    let contact = "[http]\ncontact = \"mailto:desk@paper.org\"\n";
    let quick = format!("{contact}timeout = \"5s\"\nread_timeout = \"5s\"\n");
    let source = |id: &str| {
        format!(
            "[[source]]\nid = \"{id}\"\nname = \"x\"\nkind = \"feed\"\nurl = \"http://x.org\"\nschedule = \"@daily\"\n"
        )
    };
    let (one, two) = (source("one"), source("one") + &source("two"));
    let cases = [
        (contact, one.as_str(), [].as_slice()),
        (contact, "", &["no source is enabled: nothing will be fetched"]),
        (&quick, &one, &["http.connect_timeout (10s) is never reached: http.timeout (5s) comes first"]),
        (contact, &two, &["one and two ask the same address, http://x.org/"]),
        (
            "",
            &one,
            &[
                "http.contact is not set: publishers who look up who asks find nobody; write an address before fetching \
             from real sites",
            ],
        ),
    ];
    for (settings, sources, expected) in cases {
        let folder = folder(&[("tuiqun.toml", settings), ("sources.toml", sources)]);
        assert_eq!(load(folder.path()).warnings, expected, "{settings}\n{sources}");
    }
    assert_eq!(
        config::load(&Place::BuiltIn).unwrap().warnings.len(),
        1,
        "only the contact is left to the reader"
    );
}

#[test]
fn the_sources_that_the_readme_shows_are_read() {
    let readme = include_str!("../README.md");
    let blocks: Vec<&str> =
        readme.split("```toml\n").skip(1).filter_map(|rest| rest.split("```").next()).collect();
    let sources: Vec<&&str> = blocks.iter().filter(|block| block.contains("[[source]]")).collect();
    assert!(sources.len() >= 2, "the README shows how a source is written");
    for block in sources {
        let folder = folder(&[("sources.toml", block)]);
        assert_eq!(load(folder.path()).sources.len(), 1, "{block}");
    }
}
