//! robots.txt (RFC 9309): what a site asks of us.

use ::url::Url;
use std::time::Duration;

/// The rules of one authority, for our agent.
#[derive(Clone, Debug)]
pub struct Robots {}

impl Robots {
    /// Reads the file for an agent, named by its bare product token. At most 500 KiB are read.
    pub fn parse(bytes: &[u8], token: &str) -> Self {
        let _ = (bytes, token);
        Self {}
    }

    /// The rules that a status stands for when there is no file to read (RFC 9309, 2.3.1): 4xx allows
    /// everything, 5xx and no answer forbid everything. `None` for a success, which has a file.
    pub fn from_status(status: Option<u16>) -> Option<Self> {
        let _ = status;
        None
    }

    /// Whether the address may be fetched. `/robots.txt` itself always may.
    pub fn allows(&self, url: &Url) -> bool {
        let _ = url;
        true
    }

    /// The pause the site asks for between requests.
    pub fn crawl_delay(&self) -> Option<Duration> {
        None
    }
}
