//! The demo: a small press on loopback, and the whole job done on it over real HTTP.
//!
//! The sites have names under `.example`, which the client is told to find on loopback; everything else is
//! what `tuiqun fetch` and `tuiqun digest` do. The press has two editions, and both are fetched, so that an
//! edited article shows its revision.

pub mod press;
mod server;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};
use std::time::Duration;

use tokio_util::sync::CancellationToken;

use crate::clock;
use crate::config::{self, Config, Place};
use crate::digest::Format;
use crate::fetch::Fetcher;
use crate::pipeline::crawl::Tell;
use crate::pipeline::engine::{Engine, chosen};
use crate::pipeline::{Summary, delivery};
use crate::store::Store;
use press::Site;
use server::Reply;

/// How the settings file of a demo begins: how we know that a folder is ours to write again.
const MARK: &str = "# The demo of tuiqun: a press that the program itself serves.";

/// What a demo leaves, and what it saw.
#[derive(Debug)]
pub struct Demo {
    /// Sites of the press.
    pub sites: usize,
    /// Where they were served.
    pub address: SocketAddr,
    /// The first pass.
    pub first: Summary,
    /// The second, after one article was edited.
    pub second: Summary,
    /// The database.
    pub database: PathBuf,
    /// The digest.
    pub digest: PathBuf,
}

/// Runs the demo in a folder.
///
/// # Errors
/// A sentence: the folder is somebody else's, or something that must work did not.
pub async fn run(folder: &Path, tell: Tell) -> Result<Demo, String> {
    let (database, digest) = (folder.join("tuiqun.db"), folder.join("digest.html"));
    prepare(folder, &database)?;
    let edition = Arc::new(AtomicU8::new(1));
    let editions = [press::sites(1)?, press::sites(2)?];
    let hosts: Vec<&'static str> = editions[0].iter().map(|site| site.host).collect();
    let address = serve(editions, Arc::clone(&edition)).await?;
    let config = configure(folder, &database, &hosts, address)?;
    let first = pass(&config, &database, Arc::clone(&tell)).await?;
    edition.store(2, Ordering::SeqCst);
    let second = pass(&config, &database, tell).await?;
    write_digest(&config, &database, &digest)?;
    Ok(Demo { sites: hosts.len(), address, first, second, database, digest })
}

/// Makes the folder, and clears away what an earlier demo left in it; refuses a folder with a database that
/// no demo made.
fn prepare(folder: &Path, database: &Path) -> Result<(), String> {
    let settings = folder.join("tuiqun.toml");
    let ours = fs::read_to_string(&settings).is_ok_and(|text| text.starts_with(MARK));
    for path in [database, settings.as_path()] {
        if path.exists() && !ours {
            return Err(format!(
                "{} is not from a demo and is left alone; name another folder with --dir",
                path.display()
            ));
        }
    }
    fs::create_dir_all(folder)
        .map_err(|error| format!("the folder {} cannot be made: {error}", folder.display()))?;
    for ending in ["", "-wal", "-shm"] {
        let mut path = database.as_os_str().to_owned();
        path.push(ending);
        match fs::remove_file(&path) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                return Err(format!("{} cannot be replaced: {error}", Path::new(&path).display()));
            }
            _ => {}
        }
    }
    Ok(())
}

async fn serve(editions: [Vec<Site>; 2], edition: Arc<AtomicU8>) -> Result<SocketAddr, String> {
    let answer = move |host: &str, path: &str| {
        let sites = if edition.load(Ordering::SeqCst) == 1 { &editions[0] } else { &editions[1] };
        let site = sites.iter().find(|site| site.host == host);
        let page = site.and_then(|site| site.pages.iter().find(|page| page.path == path));
        page.map_or_else(Reply::not_found, |page| Reply {
            status: 200,
            content_type: page.content_type.to_owned(),
            bytes: page.body.clone(),
            etag: Some(page.etag.clone()),
        })
    };
    server::serve(Arc::new(answer))
        .await
        .map_err(|error| format!("no port on loopback to serve the press on: {error}"))
}

/// Writes the demo's configuration into its folder, where the other commands can be pointed at it, and
/// reads it.
fn configure(folder: &Path, database: &Path, hosts: &[&str], address: SocketAddr) -> Result<Config, String> {
    let mut settings = format!("{MARK}\n# It is gone by now; what it said is in the database.\n\n");
    let _ = writeln!(settings, "database = {}", toml::Value::from(database.display().to_string()));
    settings
        .push_str("\n[http]\ncontact = \"mailto:desk@tuiqun.example\"\nallow_networks = [\"127.0.0.0/8\"]\n");
    settings.push_str(
        "\n[politeness]\n# On the program's own machine nobody has to be spared.\ninterval = \"0s\"\n",
    );
    settings.push_str(
        "\n[tagging]\n# What was weighed and rejected can be looked at too.\nkeep_rejected = true\n",
    );
    settings.push_str("\n[[digest]]\nname = \"demo\"\nschedule = \"@daily\"\ntimezone = \"Asia/Taipei\"\n");
    let digests = folder.join("digests").display().to_string();
    let _ = writeln!(settings, "folder = {}", toml::Value::from(digests));
    for (name, text) in
        [("tuiqun.toml", settings.as_str()), ("sources.toml", press::SOURCES), ("sites.toml", press::SITES)]
    {
        let path = folder.join(name);
        fs::write(&path, text).map_err(|error| format!("{} cannot be written: {error}", path.display()))?;
    }
    let mut config =
        config::load(&Place::Folder(folder.to_owned())).map_err(|mistakes| mistakes.to_string())?;
    config.settings.http.hosts =
        hosts.iter().map(|host| ((*host).to_owned(), address)).collect::<BTreeMap<_, _>>();
    Ok(config)
}

async fn pass(config: &Config, database: &Path, tell: Tell) -> Result<Summary, String> {
    let fetcher = Fetcher::new(config.settings.http.clone(), config.settings.politeness)?;
    let stop = CancellationToken::new();
    let engine = Engine::begin(config, database, "demo", fetcher, stop, tell)
        .await
        .map_err(|error| error.to_string())?;
    let sources = chosen(&config.sources, &[]).map_err(|error| error.to_string())?;
    let summary = engine.crawl.pass(sources).await.map_err(|error| error.to_string())?;
    engine.finish(&summary).await.map_err(|error| error.to_string())?;
    Ok(summary)
}

fn write_digest(config: &Config, database: &Path, path: &Path) -> Result<(), String> {
    let store = Store::open_read_only(database).map_err(|error| error.to_string())?;
    let settings = config.settings.digests.first().ok_or("the demo's configuration has no digest")?;
    // The window ends before `until`, and the second pass may have ended within this second.
    let until = clock::now() + Duration::from_secs(1);
    let made = delivery::make(&store, settings, None, until)?;
    let text = delivery::written(&made, Format::Html)?;
    fs::write(path, text).map_err(|error| format!("{} cannot be written: {error}", path.display()))
}
