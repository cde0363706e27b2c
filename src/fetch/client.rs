//! The client: one polite, guarded, bounded request at a time.

use std::time::Duration;

use ::url::Url;
use reqwest::header::{self, HeaderMap, HeaderValue};
use reqwest::{Certificate, Client, Proxy, Response, redirect};
use tokio::time::Instant;

use crate::clock;
use crate::http::{Outcome, Validators, retry_after};
use crate::url::{LONGEST, host_key};

use super::failure::{Failure, classify};
use super::gate::{Gates, Share};
use super::guard;
use super::options::{HttpOptions, MAX_CRAWL_DELAY, MAX_RETRY_AFTER, Politeness, WAITABLE};
use super::resolver::GuardedResolver;
use super::robots_cache::RobotsCache;

/// The part of a robots.txt that counts (RFC 9309, 2.5: at least 500 KiB).
const ROBOTS_BYTES: usize = 500 * 1024;

/// What kind of thing is asked for; decides the Accept header.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Want {
    /// An article page.
    Page,
    /// A feed, sitemap, listing or JSON list.
    List,
    /// A robots.txt, which is asked for without asking robots.txt, and of which the beginning is enough.
    Robots,
}

impl Want {
    fn accept(self) -> &'static str {
        match self {
            Want::Page => "text/html,application/xhtml+xml;q=0.9,*/*;q=0.1",
            Want::List => {
                "application/rss+xml,application/atom+xml,application/feed+json,application/xml;q=0.9,\
                 application/json;q=0.9,text/xml;q=0.9,text/html;q=0.8,*/*;q=0.1"
            }
            Want::Robots => "text/plain,*/*;q=0.5",
        }
    }
}

/// A usable answer.
#[derive(Clone, Debug)]
pub struct Answer {
    /// The status: 304 or a success.
    pub status: u16,
    /// The Content-Type header as it came.
    pub content_type: Option<String>,
    /// The body without transfer and content coding; empty for 304.
    pub bytes: Vec<u8>,
    /// What makes the next request conditional.
    pub validators: Validators,
}

impl Answer {
    /// Whether the server said that nothing changed.
    pub fn not_modified(&self) -> bool {
        self.status == 304
    }
}

/// One attempt with its circumstances.
#[derive(Debug)]
pub struct Attempt {
    /// Where redirects led; the address asked for if there were none.
    pub url: Url,
    /// When the first request began.
    pub started: clock::Timestamp,
    /// How long the requests took, without waiting at gates.
    pub spent: Duration,
    /// How it ended.
    pub result: Result<Answer, Failure>,
    /// The share of all requests that the answer still holds; let go of it when the answer is worked off.
    pub share: Option<Share>,
}

/// Fetches pages: shared by all tasks, cheap to use by reference.
#[derive(Debug)]
pub struct Fetcher {
    client: Client,
    options: HttpOptions,
    gates: Gates,
    robots: RobotsCache,
}

impl Fetcher {
    /// A fetcher with its connection pool.
    ///
    /// # Errors
    /// A sentence, where the options do not make a client.
    pub fn new(options: HttpOptions, politeness: Politeness) -> Result<Self, String> {
        let client = build(&options).map_err(|error| format!("the HTTP client cannot be set up: {error}"))?;
        Ok(Self { client, options, gates: Gates::new(politeness), robots: RobotsCache::default() })
    }

    /// Fetches an address if its site's robots.txt allows it, conditionally where validators are given.
    pub async fn get(&self, url: &Url, want: Want, validators: &Validators) -> Attempt {
        let mut attempt = self.try_get(url, want, validators).await;
        for _ in 1..self.options.attempts {
            let Err(failure) = &attempt.result else { break };
            match failure.retry_after {
                Some(pause) if failure.outcome == Outcome::Later && pause <= WAITABLE => {
                    attempt.share = None;
                    attempt = self.try_get(url, want, validators).await;
                }
                _ => break,
            }
        }
        attempt
    }

    async fn try_get(&self, url: &Url, want: Want, validators: &Validators) -> Attempt {
        let mut attempt = Attempt {
            url: url.clone(),
            started: clock::now(),
            spent: Duration::ZERO,
            result: Err(Failure::new(Outcome::Redirect, "")),
            share: None,
        };
        for _ in 0..=self.options.max_redirects {
            match self.hop(&mut attempt, want, validators).await {
                Hop::End(result) => {
                    attempt.result = result;
                    return attempt;
                }
                Hop::Onward(next) => attempt.url = next,
            }
        }
        let why = format!("more than {} redirects", self.options.max_redirects);
        attempt.result = Err(Failure::new(Outcome::Redirect, why));
        attempt
    }

    /// One request of a chain: guard, robots.txt, gate, request, and what the answer means.
    async fn hop(&self, attempt: &mut Attempt, want: Want, validators: &Validators) -> Hop {
        // A hop must not wait for a share while the one before it holds one.
        attempt.share = None;
        let url = attempt.url.clone();
        if let Err(why) = guard::check_url(&url, &self.options.allow_networks) {
            return Hop::End(Err(Failure::new(Outcome::Blocked, why)));
        }
        if want != Want::Robots
            && let Err(failure) = Box::pin(self.ask_robots(&url)).await
        {
            return Hop::End(Err(failure));
        }
        let pass = match self.gates.enter(&host_key(&url)).await {
            Ok(pass) => pass,
            Err(left) => return Hop::End(Err(Failure::unasked(left))),
        };
        let begun = Instant::now();
        let left = self.options.timeout.saturating_sub(attempt.spent);
        let answer = tokio::time::timeout(left, self.request(&url, want, validators)).await;
        attempt.spent += begun.elapsed();
        if let Ok(Hop::End(Err(Failure { outcome: Outcome::Later, retry_after: Some(pause), .. }))) = &answer
        {
            self.gates.of(&host_key(&url)).close_for(*pause);
        }
        attempt.share = Some(pass.leave());
        answer.unwrap_or_else(|_| {
            let seconds = self.options.timeout.as_secs_f32();
            let why = format!("the answer was not complete within {seconds} seconds, redirects included");
            Hop::End(Err(Failure::new(Outcome::Timeout, why)))
        })
    }

    async fn ask_robots(&self, url: &Url) -> Result<(), Failure> {
        let robots = self.robots.of(self, url).await;
        if let Some(delay) = robots.crawl_delay() {
            self.gates.of(&host_key(url)).slow_down_to(delay.min(MAX_CRAWL_DELAY));
        }
        robots.allows(url)
    }

    async fn request(&self, url: &Url, want: Want, validators: &Validators) -> Hop {
        let request = self
            .client
            .get(url.clone())
            .header(header::ACCEPT, want.accept())
            .headers(conditions(validators));
        let response = match request.send().await {
            Ok(response) => response,
            Err(error) => return Hop::End(Err(classify(&error))),
        };
        let status = response.status();
        match status.as_u16() {
            301 | 302 | 303 | 307 | 308 => onward(url, response.headers()),
            304 if *validators == Validators::default() => Hop::End(Err(unasked())),
            304 => Hop::End(Ok(Answer {
                status: 304,
                content_type: None,
                bytes: Vec::new(),
                validators: merged(validators, response.headers()),
            })),
            // 206 is a part nobody asked for; 202 is what challenge pages answer with.
            200 | 201 | 203 | 204 | 205 => Hop::End(self.read(response, want).await),
            _ => Hop::End(Err(refused(&response))),
        }
    }

    async fn read(&self, mut response: Response, want: Want) -> Result<Answer, Failure> {
        let status = response.status().as_u16();
        let text = |name| header_text(response.headers(), &name);
        let content_type = text(header::CONTENT_TYPE);
        let validators = Validators { etag: text(header::ETAG), last_modified: text(header::LAST_MODIFIED) };
        let limit = self.options.max_body;
        let too_large = || Failure {
            status: Some(status),
            ..Failure::new(
                Outcome::TooLarge,
                format!("the body is larger than {limit} bytes (http.max_body)"),
            )
        };
        let head_only = want == Want::Robots;
        if !head_only && response.content_length().is_some_and(|length| length > limit as u64) {
            return Err(too_large());
        }
        let mut bytes = Vec::new();
        loop {
            match response.chunk().await {
                Ok(Some(chunk)) if head_only && bytes.len() + chunk.len() > ROBOTS_BYTES => {
                    bytes.extend_from_slice(&chunk[..ROBOTS_BYTES - bytes.len()]);
                    return Ok(Answer { status, content_type, bytes, validators });
                }
                Ok(Some(chunk)) if bytes.len() + chunk.len() > limit => return Err(too_large()),
                Ok(Some(chunk)) => bytes.extend_from_slice(&chunk),
                Ok(None) => return Ok(Answer { status, content_type, bytes, validators }),
                Err(error) => return Err(Failure { status: Some(status), ..classify(&error) }),
            }
        }
    }
}

enum Hop {
    End(Result<Answer, Failure>),
    Onward(Url),
}

fn build(options: &HttpOptions) -> reqwest::Result<Client> {
    // Installing twice is an error that means it is done.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let roots = webpki_root_certs::TLS_SERVER_ROOT_CERTS;
    let roots = roots.iter().map(|der| Certificate::from_der(der)).collect::<reqwest::Result<Vec<_>>>()?;
    let mut builder = Client::builder()
        .user_agent(options.user_agent())
        .tls_certs_only(roots)
        .dns_resolver(GuardedResolver::new(&options.allow_networks, &options.hosts))
        .redirect(redirect::Policy::none())
        .connect_timeout(options.connect_timeout)
        .read_timeout(options.read_timeout)
        .timeout(options.timeout)
        .pool_max_idle_per_host(1)
        .no_proxy();
    if let Some(proxy) = &options.proxy {
        builder = builder.proxy(Proxy::all(proxy.clone())?);
    }
    builder.build()
}

fn conditions(validators: &Validators) -> HeaderMap {
    let mut headers = HeaderMap::new();
    let mut put = |name, text: &Option<String>| {
        if let Some(value) = text.as_deref().and_then(|text| HeaderValue::from_str(text).ok()) {
            headers.insert(name, value);
        }
    };
    put(header::IF_NONE_MATCH, &validators.etag);
    put(header::IF_MODIFIED_SINCE, &validators.last_modified);
    headers
}

/// A 304 may renew the validators; those it does not name stay.
fn merged(known: &Validators, headers: &HeaderMap) -> Validators {
    Validators {
        etag: header_text(headers, &header::ETAG).or_else(|| known.etag.clone()),
        last_modified: header_text(headers, &header::LAST_MODIFIED).or_else(|| known.last_modified.clone()),
    }
}

fn onward(url: &Url, headers: &HeaderMap) -> Hop {
    let Some(location) = headers.get(header::LOCATION) else {
        return Hop::End(Err(Failure::new(Outcome::Redirect, "a redirect without a Location")));
    };
    // Some servers write the address in raw UTF-8, and a few in a legacy set: those cannot be followed.
    let Ok(location) = std::str::from_utf8(location.as_bytes()) else {
        return Hop::End(Err(Failure::new(Outcome::Redirect, "a redirect to an address that is not UTF-8")));
    };
    match url.join(location.trim()) {
        Ok(next) if next == *url => Hop::End(Err(Failure::new(Outcome::Redirect, "a redirect to itself"))),
        Ok(next) if next.as_str().len() > LONGEST => {
            let why = format!("a redirect to an address of {} bytes", next.as_str().len());
            Hop::End(Err(Failure::new(Outcome::Redirect, why)))
        }
        Ok(next) => Hop::Onward(next),
        Err(error) => {
            let shown: String = location.chars().take(200).collect();
            let why = format!("a redirect to `{shown}`, which is no address: {error}");
            Hop::End(Err(Failure::new(Outcome::Redirect, why)))
        }
    }
}

/// "As it was" to somebody who has never seen it. Believing it would call a source well that gives nothing.
fn unasked() -> Failure {
    let why =
        "the server answered 304 Not Modified to a request without conditions, so there is nothing to read";
    Failure { status: Some(304), ..Failure::new(Outcome::Protocol, why) }
}

/// What an answer that is neither success nor redirect means.
fn refused(response: &Response) -> Failure {
    let status = response.status();
    let header = header_text(response.headers(), &header::RETRY_AFTER);
    let pause = header.as_deref().and_then(|text| retry_after::parse(text, clock::now(), MAX_RETRY_AFTER));
    let later = status.as_u16() == 429 || (status.as_u16() == 503 && header.is_some());
    let reason = status.canonical_reason().map(|reason| format!(" {reason}")).unwrap_or_default();
    let mut why = format!("the server answered {}{reason}", status.as_u16());
    if let (true, Some(pause)) = (later, pause) {
        why = format!("{why}, and asked to be left alone for {} seconds", pause.as_secs());
    }
    Failure {
        outcome: if later { Outcome::Later } else { Outcome::Status },
        why,
        status: Some(status.as_u16()),
        retry_after: pause,
    }
}

fn header_text(headers: &HeaderMap, name: &header::HeaderName) -> Option<String> {
    headers.get(name).map(|value| String::from_utf8_lossy(value.as_bytes()).into_owned())
}
