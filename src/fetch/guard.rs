//! Which addresses may be asked: only http and https, only public addresses, no ports of other services.
//!
//! Judged twice: literal addresses before each hop, because a client never resolves them, and resolved
//! ones where the connection is made, so that a name cannot point elsewhere between check and use.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use ::url::{Host, Url};
use ipnet::IpNet;

/// Ports of well-known services that speak no HTTP; browsers refuse them too (WHATWG Fetch, "bad port").
const REFUSED_PORTS: [u16; 30] = [
    1, 7, 9, 13, 19, 20, 21, 22, 23, 25, 37, 53, 69, 110, 111, 119, 123, 135, 139, 143, 161, 179, 389, 445,
    465, 514, 587, 993, 995, 6000,
];

/// Checks an address as far as it says itself: scheme, port, and a literal IP.
///
/// # Errors
/// Why it is refused, as a fragment of a sentence.
pub fn check_url(url: &Url, allowed: &[IpNet]) -> Result<(), String> {
    if !matches!(url.scheme(), "http" | "https") {
        return Err(format!("the scheme `{}` is not fetched, only http and https", url.scheme()));
    }
    if let Some(port) = url.port().filter(|port| REFUSED_PORTS.contains(port)) {
        return Err(format!("port {port} belongs to another service"));
    }
    match url.host() {
        None => Err("it names no host".to_owned()),
        Some(Host::Domain(_)) => Ok(()),
        Some(Host::Ipv4(ip)) => check_ip(ip.into(), allowed),
        Some(Host::Ipv6(ip)) => check_ip(ip.into(), allowed),
    }
}

/// Checks one address of a host.
///
/// # Errors
/// What kind of address it is, with what to do if it is meant.
pub fn check_ip(ip: IpAddr, allowed: &[IpNet]) -> Result<(), String> {
    let ip = ip.to_canonical();
    if allowed.iter().any(|network| network.contains(&ip)) {
        return Ok(());
    }
    match not_public(ip) {
        None => Ok(()),
        Some(kind) => {
            Err(format!("{ip} is a {kind} address; name its network in http.allow_networks if it is meant"))
        }
    }
}

/// What kind of address it is, if it is none of the public internet (IANA special-purpose registries).
fn not_public(ip: IpAddr) -> Option<&'static str> {
    match ip {
        IpAddr::V4(ip) => v4(ip),
        IpAddr::V6(ip) => v6(ip),
    }
}

fn v4(ip: Ipv4Addr) -> Option<&'static str> {
    let [a, b, c, _] = ip.octets();
    match (a, b, c) {
        (0, ..) => Some("unspecified"),
        (127, ..) => Some("loopback"),
        (10, ..) | (172, 16..=31, _) | (192, 168, _) => Some("private"),
        (169, 254, _) => Some("link-local"),
        (100, 64..=127, _) => Some("shared carrier"),
        (192, 0, 0) | (192, 88, 99) => Some("protocol assignment"),
        (192, 0, 2) | (198, 51, 100) | (203, 0, 113) => Some("documentation"),
        (198, 18..=19, _) => Some("benchmark"),
        (224..=239, ..) => Some("multicast"),
        (240..=255, ..) => Some("reserved"),
        _ => None,
    }
}

fn v6(ip: Ipv6Addr) -> Option<&'static str> {
    let segments = ip.segments();
    match segments {
        [0, 0, 0, 0, 0, 0, 0, 0] => Some("unspecified"),
        [0, 0, 0, 0, 0, 0, 0, 1] => Some("loopback"),
        [0, 0, 0, 0, 0, 0, ..] => Some("IPv4-compatible"),
        [0, 0, 0, 0, 0xffff, 0, ..] => Some("IPv4-translated"),
        [0x64, 0xff9b, 0 | 1, ..] => Some("NAT64"),
        [0x100, 0, 0, 0, ..] => Some("discard"),
        [0x2001, 0..=0x01ff, ..] => Some("protocol assignment"),
        [0x2001, 0xdb8, ..] | [0x3fff, 0..=0x0fff, ..] => Some("documentation"),
        [0x2002, ..] => Some("6to4"),
        [0x5f00, ..] => Some("segment routing"),
        [0xfc00..=0xfdff, ..] => Some("private"),
        [0xfe80..=0xfebf, ..] => Some("link-local"),
        [0xfec0..=0xfeff, ..] => Some("site-local"),
        [0xff00..=0xffff, ..] => Some("multicast"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn judged(address: &str, allowed: &[&str]) -> Result<(), String> {
        let allowed: Vec<IpNet> = allowed.iter().map(|network| network.parse().unwrap()).collect();
        check_url(&Url::parse(address).unwrap(), &allowed)
    }

    #[test]
    fn public_addresses_and_names_pass() {
        for address in [
            "https://example.org/",
            "http://8.8.8.8/",
            "http://[2606:4700::1111]/",
            "http://example.org:8080/",
        ] {
            assert_eq!(judged(address, &[]), Ok(()), "{address}");
        }
    }

    #[test]
    fn every_spelling_of_an_inward_address_is_refused() {
        for (address, kind) in [
            ("http://127.0.0.1/", "loopback"),
            ("http://127.1/", "loopback"),
            ("http://2130706433/", "loopback"),
            ("http://0x7f000001/", "loopback"),
            ("http://0177.0.0.1/", "loopback"),
            ("http://127.0.0.1./", "loopback"),
            ("http://①②⑦.0.0.1/", "loopback"),
            ("http://[::1]/", "loopback"),
            ("http://[::ffff:127.0.0.1]/", "loopback"),
            ("http://[::ffff:169.254.169.254]/", "link-local"),
            ("http://[64:ff9b::7f00:1]/", "NAT64"),
            ("http://[2002:7f00:1::]/", "6to4"),
            ("http://[::7f00:1]/", "IPv4-compatible"),
            ("http://[fd00::1]/", "private"),
            ("http://[fe80::1]/", "link-local"),
            ("http://0/", "unspecified"),
            ("http://10.1.2.3/", "private"),
            ("http://172.20.0.1/", "private"),
            ("http://192.168.1.1/", "private"),
            ("http://169.254.169.254/", "link-local"),
            ("http://100.64.0.1/", "shared carrier"),
            ("http://198.18.0.1/", "benchmark"),
            ("http://255.255.255.255/", "reserved"),
        ] {
            let refused = judged(address, &[]).expect_err(address);
            assert!(refused.contains(kind), "{address}: {refused}");
        }
    }

    #[test]
    fn a_network_named_in_the_configuration_passes_and_no_other() {
        assert_eq!(judged("http://127.0.7.1:8900/", &["127.0.7.0/24"]), Ok(()));
        assert!(judged("http://127.0.0.1:8901/", &["127.0.7.0/24"]).is_err());
    }

    #[test]
    fn other_schemes_and_ports_of_other_services_are_refused() {
        for address in
            ["file:///etc/passwd", "ftp://example.org/", "data:text/html,x", "http://example.org:25/"]
        {
            assert!(judged(address, &[]).is_err(), "{address}");
        }
    }
}
