//! What can be asked, with its help.

use std::io::IsTerminal;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

/// Watches the world's commentary on withdrawals from international organisations: fetches pages, reads
/// them, tags the organisations they name, and keeps it all in one SQLite file.
#[derive(Debug, Parser)]
#[command(
    name = "tuiqun",
    version,
    arg_required_else_help = true,
    after_help = "\
Start with `tuiqun demo`, which does the whole job on a small press of its own, without a network.

Exit codes:
  0  all went well
  1  the run ended but something in it failed; the rest is stored, and the failures have rows
  2  usage or configuration; nothing was done
  3  another instance holds the database"
)]
pub struct Arguments {
    #[command(flatten)]
    pub global: Global,
    #[command(subcommand)]
    pub command: Command,
}

/// Options of every command.
#[derive(Args, Debug)]
#[command(next_help_heading = "Everywhere")]
pub struct Global {
    /// The configuration: a folder, or a settings file [default: `$TUIQUN_CONFIG`, ./config, the shipped one]
    #[arg(long, global = true, value_name = "PATH")]
    pub config: Option<PathBuf>,
    /// The database file [default: the configuration's]
    #[arg(long, global = true, value_name = "PATH")]
    pub database: Option<PathBuf>,
    /// Say nothing but errors
    #[arg(long, short, global = true, conflicts_with = "verbose")]
    pub quiet: bool,
    /// Say what became of every list and page, as log lines
    #[arg(long, short, global = true)]
    pub verbose: bool,
    /// How log lines look on standard error
    #[arg(long, global = true, value_enum, default_value_t = LogFormat::Text)]
    pub log_format: LogFormat,
    /// Colour on terminals
    #[arg(long, global = true, value_enum, default_value_t = Color::Auto)]
    pub color: Color,
}

/// How log lines look.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum LogFormat {
    Text,
    Json,
}

/// When to use colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Color {
    Auto,
    Always,
    Never,
}

impl Color {
    /// Whether standard error gets colour.
    pub fn on_stderr(self) -> bool {
        self.wanted(std::io::stderr().is_terminal())
    }

    /// Whether standard output gets colour.
    pub fn on_stdout(self) -> bool {
        self.wanted(std::io::stdout().is_terminal())
    }

    /// `NO_COLOR` is heard where nothing was said (no-color.org).
    fn wanted(self, terminal: bool) -> bool {
        match self {
            Color::Always => true,
            Color::Never => false,
            Color::Auto => terminal && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty()),
        }
    }
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Do the whole job on a small press served on loopback; leaves a database and a digest
    #[command(after_help = "Example: tuiqun demo --dir /tmp/demo")]
    Demo {
        /// Where to leave tuiqun.db and digest.html
        #[arg(long, value_name = "DIR", default_value = "demo")]
        dir: PathBuf,
    },
    /// Write the shipped configuration for editing
    #[command(after_help = "Example: tuiqun init config")]
    Init {
        /// The folder; existing files are never overwritten
        #[arg(default_value = "config")]
        dir: PathBuf,
    },
    /// Read the configuration; tell every mistake, or each source's next three fire times
    #[command(after_help = "Example: tuiqun check --config config")]
    Check,
    /// Fetch once and exit: for system cron
    #[command(
        after_help = "Examples:\n  tuiqun fetch --due\n  tuiqun fetch --source tw-ltn-talk --source jp-asahi"
    )]
    Fetch {
        /// Only sources that are due by their schedule
        #[arg(long)]
        due: bool,
        /// Only this source; may be given again
        #[arg(long, value_name = "ID")]
        source: Vec<String>,
    },
    /// Fetch by schedule until stopped; the first SIGTERM or Ctrl-C finishes the work in hand
    #[command(after_help = "Example: tuiqun run --log-format json")]
    Run,
    /// Read stored pages into the database: .html, .html.gz, .warc, .warc.gz, folders
    #[command(after_help = "Example: tuiqun ingest archive/2026-01.warc.gz saved-pages/")]
    Ingest {
        /// Files or folders
        #[arg(required = true)]
        paths: Vec<PathBuf>,
    },
    /// Read stored pages and print one JSON line each; no database
    #[command(
        after_help = "Examples:\n  tuiqun process --jobs 4 saved-pages/ > pages.jsonl\n  zcat crawl.warc.gz | tuiqun process -"
    )]
    Process {
        /// Pages read at once [default: one a core]
        #[arg(long, value_name = "N")]
        jobs: Option<std::num::NonZeroUsize>,
        /// Files or folders; `-` reads WARC from standard input
        #[arg(required = true)]
        paths: Vec<PathBuf>,
    },
    /// Tag JSON lines {"id","text","lang"?,"country"?} from standard input; one JSON line each
    #[command(after_help = "Example: echo '{\"id\":1,\"text\":\"The UNFCCC and the IPCC\"}' | tuiqun tag")]
    Tag {
        /// Tell also what was weighed and is no mention, and why
        #[arg(long)]
        rejected: bool,
    },
    /// What each stage saw in one page, and why
    #[command(
        after_help = "Examples:\n  tuiqun explain https://talk.ltn.com.tw/article/breakingnews/5307125\n  tuiqun explain saved.html"
    )]
    Explain {
        /// An address, or a file
        target: String,
        /// The address a file came from; of a web archive, the page to take
        #[arg(long)]
        url: Option<String>,
    },
    /// Full text over titles and bodies, in any script
    #[command(
        after_help = "Examples:\n  tuiqun search 退群\n  tuiqun search '\"climate convention\" UNFCCC' --limit 5"
    )]
    Search {
        /// Words, and "phrases in quotes"
        #[arg(required = true)]
        query: Vec<String>,
        /// The most articles shown
        #[arg(long, default_value_t = 20)]
        limit: usize,
    },
    /// Read-only SQL over the database; from standard input without a query
    #[command(
        after_help = "Example: tuiqun sql --format csv \"SELECT day, organization, article_count FROM daily_mentions\""
    )]
    Sql {
        /// One query
        query: Option<String>,
        /// How rows are printed
        #[arg(long, value_enum, default_value_t = RowFormat::Table)]
        format: RowFormat,
    },
    /// Render a digest, or deliver it
    #[command(
        after_help = "Examples:\n  tuiqun digest --since 2026-01-07 --format html > digest.html\n  tuiqun digest daily --send"
    )]
    Digest {
        /// A digest of the configuration [default: the first]
        name: Option<String>,
        /// Articles first seen from here on: a day, an instant, or how long ago (7d) [default: since it was
        /// last sent]
        #[arg(long, value_name = "TIME")]
        since: Option<String>,
        /// Up to here, itself not included [default: now]
        #[arg(long, value_name = "TIME")]
        until: Option<String>,
        /// How it is rendered; with --send, the configuration says so
        #[arg(long, value_enum, default_value_t = DigestFormat::Markdown, conflicts_with = "send")]
        format: DigestFormat,
        /// Write the configured files and remember how far it came
        #[arg(long)]
        send: bool,
    },
    /// Health of every source, last and next run
    #[command(after_help = "Example: tuiqun status")]
    Status,
    /// Read all stored pages again with the present rules and watchlist
    #[command(
        after_help = "Examples:\n  tuiqun reprocess\n  tuiqun reprocess --tags    after a change of the watchlist"
    )]
    Reprocess {
        /// Only tag again, the articles that another watchlist tagged; no page is parsed
        #[arg(long)]
        tags: bool,
        /// With --tags: all articles
        #[arg(long, requires = "tags")]
        all: bool,
    },
    /// The organisations that are watched for
    #[command(after_help = "Example: tuiqun watchlist list")]
    Watchlist {
        #[command(subcommand)]
        what: WatchlistCommand,
    },
}

/// What can be asked of the watchlist.
#[derive(Debug, Subcommand)]
pub enum WatchlistCommand {
    /// Every body with its status and the languages it has no form in; or the forms of one
    #[command(
        after_help = "Examples:\n  tuiqun watchlist list\n  tuiqun watchlist list --id unfccc\n  tuiqun watchlist list --language ja\n  tuiqun watchlist list --candidates"
    )]
    List {
        /// Only this body, with all its forms
        #[arg(long, value_name = "ID")]
        id: Option<String>,
        /// The forms of this language and of any, and which bodies have none
        #[arg(long, value_name = "TAG")]
        language: Option<String>,
        /// Instead, the names in stored articles that the watchlist seems to lack, and how to take them in
        #[arg(long)]
        candidates: bool,
        /// How it is printed
        #[arg(long, value_enum, default_value_t = ListFormat::Table)]
        format: ListFormat,
    },
    /// Try the watchlist with its own sentences; tell those in which a body is missed or wrongly found
    #[command(after_help = "Examples:\n  tuiqun watchlist test\n  tuiqun watchlist test --id icac")]
    Test {
        /// Only the sentences of this body; `event` for those of the withdrawal itself
        #[arg(long, value_name = "ID")]
        id: Option<String>,
    },
    /// What a changed watchlist would gain and lose in the stored articles; nothing is changed
    #[command(
        after_help = "Examples:\n  tuiqun watchlist diff                    the present list against the stored tags\n  tuiqun watchlist diff changed.toml       a changed list against the present one"
    )]
    Diff {
        /// The changed watchlist: a file, or a folder with watchlist.toml or watchlist.own.toml [default: the
        /// present one, compared with the tags as they are stored]
        changed: Option<PathBuf>,
        /// Examples for each organisation and language, of what is gained and of what is lost
        #[arg(long, value_name = "N", default_value_t = 2)]
        examples: usize,
        /// How it is printed
        #[arg(long, value_enum, default_value_t = ListFormat::Table)]
        format: ListFormat,
    },
}

/// How the watchlist, and what is said of it, is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ListFormat {
    Table,
    Json,
}

/// How rows of a query are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum RowFormat {
    Table,
    Csv,
    Json,
    Markdown,
}

/// How a digest is rendered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum DigestFormat {
    Markdown,
    Html,
    Json,
}

impl From<DigestFormat> for crate::digest::Format {
    fn from(format: DigestFormat) -> Self {
        match format {
            DigestFormat::Markdown => Self::Markdown,
            DigestFormat::Html => Self::Html,
            DigestFormat::Json => Self::Json,
        }
    }
}
