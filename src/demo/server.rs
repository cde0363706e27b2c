//! The press of the demo on loopback: a small HTTP server that knows its sites by the Host header.

use std::convert::Infallible;
use std::net::SocketAddr;
use std::sync::Arc;

use http_body_util::Full;
use hyper::body::{Bytes, Incoming};
use hyper::header::{CONTENT_TYPE, ETAG, HOST, IF_NONE_MATCH};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Request, Response, StatusCode};
use hyper_util::rt::TokioIo;
use tokio::net::TcpListener;

/// What a site answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reply {
    /// The status.
    pub status: u16,
    /// The Content-Type header.
    pub content_type: String,
    /// The body, in the page's own charset.
    pub bytes: Vec<u8>,
    /// The validator, for pages that have one.
    pub etag: Option<String>,
}

impl Reply {
    /// A plain refusal.
    pub fn not_found() -> Self {
        Self {
            status: 404,
            content_type: "text/html; charset=utf-8".to_owned(),
            bytes: b"<!doctype html><title>404</title><h1>Not found</h1>".to_vec(),
            etag: None,
        }
    }
}

/// Answers a host and a path with its query.
pub type Answer = Arc<dyn Fn(&str, &str) -> Reply + Send + Sync>;

/// Serves on a free loopback port until the runtime ends; gives the address.
///
/// # Errors
/// Where no port can be had.
pub async fn serve(answer: Answer) -> std::io::Result<SocketAddr> {
    let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
    let address = listener.local_addr()?;
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let answer = Arc::clone(&answer);
            let service = service_fn(move |request| {
                let response = respond(&answer, &request);
                async move { Ok::<_, Infallible>(response) }
            });
            tokio::spawn(http1::Builder::new().serve_connection(TokioIo::new(stream), service));
        }
    });
    Ok(address)
}

fn respond(answer: &Answer, request: &Request<Incoming>) -> Response<Full<Bytes>> {
    let header = |name| request.headers().get(name).and_then(|value| value.to_str().ok());
    let host = header(HOST).unwrap_or_default().split(':').next().unwrap_or_default();
    let path = request.uri().path_and_query().map_or("/", |path| path.as_str());
    let reply = answer(host, path);
    let fresh = reply.etag.is_some() && header(IF_NONE_MATCH) == reply.etag.as_deref();
    let (status, bytes) = if fresh { (304, Vec::new()) } else { (reply.status, reply.bytes) };
    let mut response = Response::builder()
        .status(StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR))
        .header(CONTENT_TYPE, reply.content_type);
    if let Some(etag) = reply.etag {
        response = response.header(ETAG, etag);
    }
    response.body(Full::new(Bytes::from(bytes))).unwrap_or_default()
}
