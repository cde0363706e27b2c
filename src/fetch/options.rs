//! What a fetcher may do, with the defaults and their reasons.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::time::Duration;

use ::url::Url;
use ipnet::IpNet;

/// The bare product name: the first word of the user agent, and the name robots.txt knows us by.
pub const TOKEN: &str = "tuiqun";

/// How pages are asked for.
#[derive(Clone, Debug, PartialEq)]
pub struct HttpOptions {
    /// A mail or web address a publisher can complain to; goes into the user agent.
    pub contact: Option<String>,
    /// Networks that are not public and may be asked all the same.
    pub allow_networks: Vec<IpNet>,
    /// The whole request with its redirects and its body.
    pub timeout: Duration,
    /// Until a connection stands.
    pub connect_timeout: Duration,
    /// Between two pieces of an answer.
    pub read_timeout: Duration,
    /// Bytes of a body after decompression.
    pub max_body: usize,
    /// Redirects followed for one request.
    pub max_redirects: usize,
    /// How often one address is asked, where the server wants no more than a pause of twenty seconds.
    pub attempts: usize,
    /// A proxy for all requests, which then does its own address checks. The environment's is not heard,
    /// because behind a proxy no address could be checked here.
    pub proxy: Option<Url>,
    /// Names with an address of their own, before any resolver is asked: for the demo and for tests.
    pub hosts: BTreeMap<String, SocketAddr>,
}

impl Default for HttpOptions {
    fn default() -> Self {
        Self {
            contact: None,
            allow_networks: Vec::new(),
            // Slow desks need half a minute; a faster sweep called a third of live feeds dead.
            timeout: Duration::from_secs(30),
            connect_timeout: Duration::from_secs(10),
            read_timeout: Duration::from_secs(15),
            // The largest article page seen was 2.2 MB, the largest feed worth having 7 MB.
            max_body: 10_000_000,
            max_redirects: 10,
            attempts: 3,
            proxy: None,
            hosts: BTreeMap::new(),
        }
    }
}

impl HttpOptions {
    /// `tuiqun/0.1.0 (+mailto:desk@example.org)`.
    pub fn user_agent(&self) -> String {
        let version = env!("CARGO_PKG_VERSION");
        match &self.contact {
            Some(contact) => format!("{TOKEN}/{version} (+{contact})"),
            None => format!("{TOKEN}/{version}"),
        }
    }
}

/// How hosts are spared.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Politeness {
    /// Between the end of one request to a host and the start of the next.
    pub interval: Duration,
    /// Requests to one host at once.
    pub concurrency_per_host: usize,
    /// Requests at once in all.
    pub concurrency: usize,
}

impl Default for Politeness {
    fn default() -> Self {
        Self { interval: Duration::from_secs(5), concurrency_per_host: 1, concurrency: 32 }
    }
}

/// The longest pause a robots.txt can ask for: beyond it, a site would be asked less than once a run.
pub const MAX_CRAWL_DELAY: Duration = Duration::from_mins(1);

/// The longest a Retry-After is believed.
pub const MAX_RETRY_AFTER: Duration = Duration::from_hours(24);

/// A Retry-After up to this long is waited for within the run; a longer one is left to a later run.
pub const WAITABLE: Duration = Duration::from_secs(20);
