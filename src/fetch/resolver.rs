//! Names to addresses, with the guard where the connection is made.

use std::collections::BTreeMap;
use std::fmt;
use std::net::SocketAddr;
use std::sync::Arc;

use ipnet::IpNet;
use reqwest::dns::{Addrs, Name, Resolve, Resolving};

use super::guard;

/// Asks the system's resolver and hands on only the addresses that may be asked.
#[derive(Clone, Debug)]
pub struct GuardedResolver {
    allowed: Arc<[IpNet]>,
    hosts: Arc<BTreeMap<String, SocketAddr>>,
}

/// Why a name gave no address to connect to.
#[derive(Debug)]
pub enum Unresolved {
    /// The resolver knows no such name, or did not answer.
    Dns(String),
    /// All its addresses are refused.
    Blocked(String),
}

impl fmt::Display for Unresolved {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Unresolved::Dns(why) | Unresolved::Blocked(why) => out.write_str(why),
        }
    }
}

impl std::error::Error for Unresolved {}

impl GuardedResolver {
    /// A resolver that lets pass public addresses, the allowed networks, and the given hosts.
    pub fn new(allowed: &[IpNet], hosts: &BTreeMap<String, SocketAddr>) -> Self {
        Self { allowed: allowed.into(), hosts: Arc::new(hosts.clone()) }
    }

    async fn addresses(self, name: String) -> Result<Vec<SocketAddr>, Unresolved> {
        if let Some(address) = self.hosts.get(&name) {
            return Ok(vec![*address]);
        }
        let found: Vec<SocketAddr> = tokio::net::lookup_host((name.as_str(), 0))
            .await
            .map_err(|error| Unresolved::Dns(format!("the name {name} does not resolve: {error}")))?
            .collect();
        let mut refused = format!("the name {name} has no address");
        let mut passed = Vec::new();
        for address in found {
            match guard::check_ip(address.ip(), &self.allowed) {
                Ok(()) => passed.push(address),
                Err(why) => refused = format!("the name {name} leads inward: {why}"),
            }
        }
        if passed.is_empty() { Err(Unresolved::Blocked(refused)) } else { Ok(passed) }
    }
}

impl Resolve for GuardedResolver {
    fn resolve(&self, name: Name) -> Resolving {
        let addresses = self.clone().addresses(name.as_str().to_owned());
        Box::pin(async move {
            let addresses: Addrs = Box::new(addresses.await?.into_iter());
            Ok(addresses)
        })
    }
}
