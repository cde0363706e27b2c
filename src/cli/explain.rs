//! `tuiqun explain`: what each stage saw in one page, and why.

mod report;

use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use ::url::Url;

use super::Stop;
use super::session::{Session, block_on};
use crate::archive::{Found, Pages, StoredPage, Unread};
use crate::decode;
use crate::fetch::Want;
use crate::http::{Validators, kind};
use crate::pipeline::{KnownHosts, Page, Reader};
use report::{Explained, write};

/// Reads one page, fetched or saved, and prints what was seen on the way. Nothing is stored. Exit code 1
/// where there is no page or no article in it.
pub fn run(session: &Session, target: &str, url: Option<&str>) -> Result<ExitCode, Stop> {
    let named = url.map(web_address).transpose()?;
    let asked = Url::parse(target).ok().filter(|url| matches!(url.scheme(), "http" | "https"));
    let (page, fetched) = match asked {
        Some(_) if named.is_some() => {
            return Err(Stop::Usage("--url tells where a file came from; an address tells so itself".into()));
        }
        Some(asked) => fetch(session, &asked)?,
        None => (open(target, named)?, None),
    };
    explain(session, &page, fetched.as_deref())
}

fn web_address(text: &str) -> Result<Url, Stop> {
    let url = Url::parse(text).ok().filter(|url| matches!(url.scheme(), "http" | "https"));
    url.ok_or_else(|| Stop::Usage(format!("--url `{text}` is no web address; write https://...")))
}

/// A saved page, or the page of a web archive that was fetched from the address named.
fn open(target: &str, named: Option<Url>) -> Result<StoredPage, Stop> {
    let path = PathBuf::from(target);
    if target.contains("://") && !path.exists() {
        return Err(Stop::Usage(format!("`{target}` is no web address; write https://..., or name a file")));
    }
    if path.is_dir() {
        return Err(Stop::Usage(format!("{target} is a folder; name one page of it")));
    }
    let unreadable = |unread: Unread| Stop::Failed(unread.why);
    for found in Pages::new(&[path]) {
        match found.map_err(unreadable)? {
            Found::File(file) => {
                let page = file.open().map_err(unreadable)?;
                let url = named.or(page.url);
                let address = url.clone().or(page.address);
                return Ok(StoredPage { url, address, ..page });
            }
            Found::Record(_) if named.is_none() => {
                return Err(Stop::Usage(format!("{target} is a web archive; name a page of it with --url")));
            }
            Found::Record(record) if record.url() == named.as_ref() => {
                return record.open().map_err(unreadable);
            }
            Found::Record(_) => {}
        }
    }
    let missing = named.map_or("a page".to_owned(), |url| format!("a page of {url}"));
    Err(Stop::Failed(format!("{target} does not hold {missing}")))
}

/// The page at an address, asked for as politely as ever, and how the answer came.
fn fetch(session: &Session, url: &Url) -> Result<(StoredPage, Option<String>), Stop> {
    let attempt = block_on(async {
        let fetcher = session.fetcher()?;
        Ok(fetcher.get(url, Want::Page, &Validators::default()).await)
    })?;
    let answer = match attempt.result {
        Ok(answer) => answer,
        Err(failure) => {
            return Err(Stop::Failed(format!("{}: {}: {}", attempt.url, failure.outcome, failure.why)));
        }
    };
    let content_type = answer.content_type;
    if let Err(what) = kind::check_page(content_type.as_deref(), &answer.bytes) {
        return Err(Stop::Failed(format!("{}: {what}", attempt.url)));
    }
    let shown = content_type.as_deref().unwrap_or("no type");
    let fetched = format!("status {}, {shown}, in {:.1} s", answer.status, attempt.spent.as_secs_f64());
    let page = StoredPage {
        source: url.to_string(),
        url: Some(attempt.url.clone()),
        address: Some(attempt.url),
        content_type,
        bytes: answer.bytes,
        date: None,
    };
    Ok((page, Some(fetched)))
}

fn explain(session: &Session, page: &StoredPage, fetched: Option<&str>) -> Result<ExitCode, Stop> {
    let reader = Reader::new(&session.config).telling_rejected();
    let hosts = KnownHosts::new(&session.config.sources);
    let url = page.address.as_ref();
    let known = url.map(|url| hosts.of(url)).unwrap_or_default();
    let content_type = page.content_type.as_deref();
    let record = reader.read(&Page { url, content_type, bytes: &page.bytes, known });
    let rules = url.map(|url| reader.rules.of(url)).unwrap_or_default();
    let explained = Explained {
        page,
        fetched,
        decoded: &decode::decode(&page.bytes, content_type),
        rules: rules.iter().map(|rule| rule.name()).collect(),
        source: url.and_then(|url| hosts.source(url)),
        known,
        record: &record,
    };
    let mut out = io::stdout().lock();
    write(&explained, &mut out)?;
    out.flush()?;
    Ok(ExitCode::from(u8::from(record.error.is_some())))
}
