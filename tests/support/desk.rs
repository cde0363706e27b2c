//! The program as a person runs it, in a folder of its own, with saved pages to feed it.

#![allow(dead_code, reason = "each test file uses its own part")]
#![allow(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

use std::path::PathBuf;

use assert_cmd::Command;
use rusqlite::Connection;
use serde_json::Value;
use tempfile::TempDir;

/// A folder that is at once the configuration's, the database's and that of the pages.
pub struct Desk {
    pub folder: TempDir,
}

/// What a command did.
pub struct Ran {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Ran {
    /// Standard output as JSON Lines.
    pub fn lines(&self) -> Vec<Value> {
        self.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }
}

impl Desk {
    pub fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Writes a file, with the folders it is in.
    pub fn put(&self, name: &str, bytes: impl AsRef<[u8]>) -> &Self {
        let path = self.path(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
        self
    }

    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::cargo_bin("tuiqun").unwrap();
        command.current_dir(self.folder.path());
        command.env_remove("TUIQUN_CONFIG").env_remove("RUST_LOG").env("NO_COLOR", "1");
        command.args(["--config", ".", "--database", "desk.db"]).args(arguments);
        command
    }

    pub fn run(&self, arguments: &[&str]) -> Ran {
        self.feed(arguments, Vec::new())
    }

    pub fn feed(&self, arguments: &[&str], input: impl Into<Vec<u8>>) -> Ran {
        let output = self.command(arguments).write_stdin(input.into()).output().unwrap();
        Ran {
            code: output.status.code().unwrap(),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }

    /// The rows of a query, each as one text.
    pub fn rows(&self, sql: &str) -> Vec<String> {
        let database = Connection::open(self.path("desk.db")).unwrap();
        let mut statement = database.prepare(sql).unwrap();
        let columns = statement.column_count();
        let row = |row: &rusqlite::Row<'_>| {
            let cell = |column| match row.get_unwrap::<_, rusqlite::types::Value>(column) {
                rusqlite::types::Value::Null => "null".to_owned(),
                rusqlite::types::Value::Integer(number) => number.to_string(),
                rusqlite::types::Value::Real(number) => number.to_string(),
                rusqlite::types::Value::Text(text) => text,
                rusqlite::types::Value::Blob(bytes) => format!("{} bytes", bytes.len()),
            };
            Ok((0..columns).map(cell).collect::<Vec<_>>().join(" | "))
        };
        statement.query_map([], row).unwrap().map(Result::unwrap).collect()
    }
}

/// An article page in English; `head` goes into its head.
pub fn page(head: &str, title: &str, paragraphs: &[&str]) -> String {
    let body = paragraphs.join("</p>\n<p>");
    format!(
        "<!doctype html><html lang=en><head><meta charset=utf-8><title>{title}</title>{head}</head>\
         <body><nav><a href=/>Home</a> <a href=/about>About</a></nav>\
         <article><h1>{title}</h1><p>{body}</p></article></body></html>"
    )
}

/// Paragraphs that name two listed bodies and the withdrawal.
pub const COMMENT: &[&str] = &[
    "The harbour city woke to the news that Washington will leave 66 international organizations, and nobody \
     at the fish market could name more than three of them.",
    "The climate convention, the UNFCCC, is the one that the fishers know, because its reports told them when \
     the mackerel would move north, and they did.",
    "The United Nations Population Fund is on the list as well, and its small clinic above the ropewalk has \
     money until the spring, said the midwife who runs it.",
];

/// Paragraphs that name none.
pub const QUIET: &[&str] = &[
    "The ferry to the outer islands will leave ten minutes earlier from Monday on, because the new pilot \
     wants to pass the bar before the tide turns.",
    "Regular travellers were told by a note on the waiting room door, which the wind took on the first \
     evening and which nobody has seen since.",
];

/// Paragraphs in Chinese of Taiwan.
pub const HARBOUR: &[&str] = &[
    "清晨的漁港比平常安靜，魚販們圍著一台收音機，聽主播念出華府要退出的六十六個國際組織，沒有人說得出三個以上的名字。",
    "賣鯖魚的老先生只記得氣候公約，因為那份報告曾經告訴他，魚群會一年比一年往北走，後來魚真的走了，他的船也跟著走了二十海里。",
    "碼頭邊的小學老師把名單抄在黑板上，要孩子們各選一個去查，有人選了棉花，有人選了木材，最小的那個孩子選了大學，因為他還沒去過。",
];
