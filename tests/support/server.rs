//! A server for tests: real sockets on loopback, one thread a connection, answers given as raw bytes so
//! that they may be as wrong as need be.

#![allow(dead_code, reason = "each test file uses its own part")]
#![allow(clippy::unwrap_used, reason = "the helpers of tests may stop at the first surprise too")]

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

/// One request as it came.
#[derive(Clone, Debug)]
pub struct Asked {
    /// The Host header without port.
    pub host: String,
    /// Path and query.
    pub path: String,
    /// Header names in lower case.
    pub headers: BTreeMap<String, String>,
}

/// What the server does with a request.
pub enum Reply {
    /// A well-formed answer.
    Page { status: u16, headers: Vec<(&'static str, String)>, body: Vec<u8> },
    /// These bytes, then the connection is closed.
    Raw(Vec<u8>),
    /// These bytes one after the other with a pause before each, then closed.
    Drip(Vec<u8>, Duration),
}

impl Reply {
    /// 200 with HTML.
    pub fn html(body: impl Into<Vec<u8>>) -> Self {
        Self::typed("text/html; charset=utf-8", body)
    }

    /// 200 with a type.
    pub fn typed(content_type: &str, body: impl Into<Vec<u8>>) -> Self {
        Reply::Page {
            status: 200,
            headers: vec![("content-type", content_type.to_owned())],
            body: body.into(),
        }
    }

    /// A bare status.
    pub fn status(status: u16) -> Self {
        Reply::Page { status, headers: Vec::new(), body: Vec::new() }
    }

    /// A status with one header.
    pub fn with(status: u16, name: &'static str, value: impl Into<String>) -> Self {
        Reply::Page { status, headers: vec![(name, value.into())], body: Vec::new() }
    }

    /// Adds a header to a well-formed answer.
    pub fn header(mut self, name: &'static str, value: impl Into<String>) -> Self {
        if let Reply::Page { headers, .. } = &mut self {
            headers.push((name, value.into()));
        }
        self
    }
}

/// A running server; ends with the test's process.
pub struct Server {
    /// Where it listens.
    pub address: SocketAddr,
    asked: Arc<Mutex<Vec<Asked>>>,
}

impl Server {
    /// Serves on a free loopback port.
    pub fn start(answer: impl Fn(&Asked) -> Reply + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let asked = Arc::new(Mutex::new(Vec::new()));
        let (answer, log) = (Arc::new(answer), Arc::clone(&asked));
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (answer, log) = (Arc::clone(&answer), Arc::clone(&log));
                thread::spawn(move || converse(stream, &*answer, &log));
            }
        });
        Self { address, asked }
    }

    /// An address on this server.
    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// All requests so far.
    pub fn asked(&self) -> Vec<Asked> {
        self.asked.lock().unwrap().clone()
    }

    /// The paths asked for so far, robots.txt left out.
    pub fn paths(&self) -> Vec<String> {
        self.asked().into_iter().map(|asked| asked.path).filter(|path| path != "/robots.txt").collect()
    }
}

fn converse(stream: TcpStream, answer: &dyn Fn(&Asked) -> Reply, log: &Mutex<Vec<Asked>>) {
    stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
    let mut reader = BufReader::new(stream.try_clone().unwrap());
    let mut stream = stream;
    while let Some(asked) = read_request(&mut reader) {
        log.lock().unwrap().push(asked.clone());
        match answer(&asked) {
            Reply::Page { status, headers, body } => {
                let length = (status != 304).then(|| ("content-length", body.len().to_string()));
                let head = headers
                    .into_iter()
                    .chain(length)
                    .fold(format!("HTTP/1.1 {status} Status\r\n"), |head, (name, value)| {
                        head + name + ": " + &value + "\r\n"
                    })
                    + "\r\n";
                if stream.write_all(&[head.as_bytes(), &body].concat()).is_err() {
                    return;
                }
            }
            Reply::Raw(bytes) => {
                let _ = stream.write_all(&bytes);
                return;
            }
            Reply::Drip(bytes, pause) => {
                for byte in bytes {
                    thread::sleep(pause);
                    if stream.write_all(&[byte]).is_err() {
                        return;
                    }
                }
                return;
            }
        }
    }
}

fn read_request(reader: &mut impl BufRead) -> Option<Asked> {
    let mut line = String::new();
    reader.read_line(&mut line).ok().filter(|&read| read > 0)?;
    let path = line.split(' ').nth(1)?.to_owned();
    let mut headers = BTreeMap::new();
    loop {
        let mut header = String::new();
        reader.read_line(&mut header).ok()?;
        let Some((name, value)) = header.trim_end().split_once(':') else { break };
        headers.insert(name.to_ascii_lowercase(), value.trim().to_owned());
    }
    let host = headers.get("host").cloned().unwrap_or_default();
    let host = host.rsplit_once(':').map_or(host.clone(), |(name, _)| name.to_owned());
    Some(Asked { host, path, headers })
}

/// Bytes compressed as `Content-Encoding: gzip`.
pub fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut packed = Vec::new();
    flate2::read::GzEncoder::new(bytes, flate2::Compression::fast()).read_to_end(&mut packed).unwrap();
    packed
}

/// An article page that any reader should take for one.
pub fn article(title: &str, paragraphs: &[&str]) -> String {
    let body = paragraphs.iter().fold(String::new(), |body, text| body + "<p>" + text + "</p>\n");
    format!(
        "<!doctype html><html lang=en><head><meta charset=utf-8><title>{title}</title></head>\
         <body><nav><a href=/>Home</a></nav><article><h1>{title}</h1>{body}</article></body></html>"
    )
}
