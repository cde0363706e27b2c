//! Single values of the configuration: each reader takes the text as written and answers with the value or
//! with what is wrong about it; the constant beside it says what would be right.

use std::net::IpAddr;
use std::path::PathBuf;
use std::time::Duration;

use ::url::Url;
use chrono_tz::{TZ_VARIANTS, Tz};
use ipnet::IpNet;
use regex::Regex;
use scraper::Selector;

use super::nearest::edits;
use crate::digest::Format;

/// What a duration looks like.
pub const DURATION: &str = "write a time such as \"30s\", \"5m\", \"12h\" or \"1d\"";
/// What a size looks like.
pub const SIZE: &str = "write a size from 1KB to 2GB, such as \"10MB\"";
/// What a contact looks like.
pub const CONTACT: &str = "write \"mailto:desk@your-paper.org\" or the address of a page about you";
/// What a network looks like.
pub const NETWORK: &str = "write an address with its prefix, such as \"10.1.0.0/16\" or \"fd00::/8\"";
/// What a web address looks like.
pub const WEB_ADDRESS: &str = "write a whole address with http:// or https://";
/// What an id looks like.
pub const ID: &str = "write lower-case letters, digits and single hyphens, such as \"tw-ltn-talk\"";
/// What a schedule looks like.
pub const SCHEDULE: &str = "write a crontab line such as \"*/30 * * * *\", or \"@hourly\"";
/// What a time zone looks like.
pub const TIMEZONE: &str = "write a name of the time zone database, such as \"Asia/Taipei\" or \"UTC\"";
/// What a language looks like.
pub const LANGUAGE: &str = "write a language tag such as \"en\", \"pt-BR\", \"zh-Hant\" or \"zh-Hans\"";
/// What a country looks like.
pub const COUNTRY: &str = "write the two capital letters of ISO 3166, such as \"TW\"";
/// What a selector looks like.
pub const SELECTOR: &str = "write a CSS selector such as \"ul.list a.tit\"";
/// What a regular expression looks like.
pub const REGEX: &str = "write a regular expression of the regex crate, in '...' so that \\ stays as it is";
/// Which digest formats there are.
pub const FORMAT: &str = "write \"html\", \"markdown\" or \"json\"";

/// A time from nothing to a year. Longer ones are slips of the pen.
pub fn duration(text: &str) -> Result<Duration, String> {
    const YEAR: Duration = Duration::from_hours(366 * 24);
    match humantime::parse_duration(text.trim()) {
        Ok(duration) if duration <= YEAR => Ok(duration),
        Ok(_) => Err("is longer than a year".to_owned()),
        Err(error) => Err(lower_first(&error.to_string())),
    }
}

/// As [`duration`], but not nothing.
pub fn positive_duration(text: &str) -> Result<Duration, String> {
    match duration(text)? {
        Duration::ZERO => Err("is no time at all".to_owned()),
        duration => Ok(duration),
    }
}

/// A number of bytes: `10MB` is ten million, `10MiB` ten times 1,048,576.
pub fn size(text: &str) -> Result<usize, String> {
    let text = text.trim();
    let digits = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let (number, unit) = text.split_at(digits);
    let number: usize = number.parse().map_err(|_| "does not begin with a whole number".to_owned())?;
    let unit = match unit.trim().to_ascii_lowercase().as_str() {
        "" | "b" => 1,
        "k" | "kb" => 1000,
        "m" | "mb" => 1_000_000,
        "g" | "gb" => 1_000_000_000,
        "kib" => 1 << 10,
        "mib" => 1 << 20,
        "gib" => 1 << 30,
        other => return Err(format!("\"{other}\" is no unit of size")),
    };
    let bytes = number.checked_mul(unit).ok_or("is too large")?;
    if (1000..=2_000_000_000).contains(&bytes) { Ok(bytes) } else { Err("is out of range".to_owned()) }
}

/// An address that publishers can write to. It goes into a header, so it is plain ASCII without spaces
/// and brackets.
pub fn contact(text: &str) -> Result<String, String> {
    let known = text.strip_prefix("mailto:").map_or_else(
        || web_address(text).is_ok(),
        |mail| mail.split_once('@').is_some_and(|(who, host)| !who.is_empty() && !host.is_empty()),
    );
    let plain = text.chars().all(|c| c.is_ascii_graphic() && !"()<>\"\\;,".contains(c));
    match (known, plain) {
        (true, true) => Ok(text.to_owned()),
        (true, false) => Err("holds characters that a user agent may not carry".to_owned()),
        (false, _) => Err("nobody can be reached there".to_owned()),
    }
}

/// A network; a single address counts as one.
pub fn network(text: &str) -> Result<IpNet, String> {
    let text = text.trim();
    let network = text.parse::<IpNet>().ok().or_else(|| text.parse::<IpAddr>().ok().map(IpNet::from));
    network.ok_or_else(|| "is no network".to_owned())
}

/// An http or https address with a host and without a password.
pub fn web_address(text: &str) -> Result<Url, String> {
    let url = Url::parse(text.trim()).map_err(|error| format!("is no address ({error})"))?;
    if !matches!(url.scheme(), "http" | "https") {
        return Err(format!("{}: is not fetched", url.scheme()));
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err("carries a name or a password, which would end up in every row and log".to_owned());
    }
    Ok(url)
}

/// A name that is stable in tables and easy in a shell.
pub fn id(text: &str) -> Result<String, String> {
    let part =
        |part: &str| !part.is_empty() && part.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit());
    if text.len() <= 64 && text.split('-').all(part) {
        Ok(text.to_owned())
    } else {
        Err("is not spelled like an id".to_owned())
    }
}

/// A time zone by its name. An unknown one is answered with the nearest.
pub fn timezone(text: &str) -> Result<Tz, String> {
    text.parse::<Tz>().map_err(|_| match nearest_zone(text) {
        Some(zone) => format!("no such time zone, did you mean \"{zone}\"?"),
        None => "no such time zone".to_owned(),
    })
}

fn nearest_zone(text: &str) -> Option<&'static str> {
    let wanted = text.to_lowercase().replace(' ', "_");
    let far = |name: &str| {
        let name = name.to_lowercase();
        let city = name.rsplit('/').next().unwrap_or_default();
        edits(&wanted, &name).min(edits(&wanted, city))
    };
    let (distance, zone) = TZ_VARIANTS.iter().map(|zone| (far(zone.name()), zone.name())).min()?;
    (distance <= 2).then_some(zone)
}

/// A BCP 47 tag of language, script and region, in its usual case. Chinese must name its script: that is
/// what tells its readers apart.
pub fn language(text: &str) -> Result<String, String> {
    let parts: Vec<&str> = text.split('-').collect();
    let letters = |part: &str, least, most| {
        (least..=most).contains(&part.len()) && part.chars().all(|c| c.is_ascii_alphabetic())
    };
    let digits = |part: &str| part.len() == 3 && part.chars().all(|c| c.is_ascii_digit());
    let Some((&primary, mut rest)) = parts.split_first() else { return Err("is empty".to_owned()) };
    if !letters(primary, 2, 3) {
        return Err("is not the shape of a language tag".to_owned());
    }
    let mut tag = primary.to_ascii_lowercase();
    if let Some((script, after)) = rest.split_first().filter(|(part, _)| letters(part, 4, 4)) {
        let (first, others) = script.split_at(1);
        tag = format!("{tag}-{}{}", first.to_ascii_uppercase(), others.to_ascii_lowercase());
        rest = after;
    } else if tag == "zh" {
        return Err("does not say which script".to_owned());
    }
    match rest {
        [] => Ok(tag),
        [region] if letters(region, 2, 2) || digits(region) => {
            Ok(format!("{tag}-{}", region.to_ascii_uppercase()))
        }
        _ => Err("is not the shape of a language tag".to_owned()),
    }
}

/// A country code. Only the shape is checked.
pub fn country(text: &str) -> Result<String, String> {
    let shaped = text.len() == 2 && text.chars().all(|c| c.is_ascii_uppercase());
    if shaped { Ok(text.to_owned()) } else { Err("is not the shape of a country code".to_owned()) }
}

/// A CSS selector.
pub fn selector(text: &str) -> Result<Selector, String> {
    Selector::parse(text).map_err(|error| format!("does not parse ({})", lower_first(&error.to_string())))
}

/// A regular expression.
pub fn regex(text: &str) -> Result<Regex, String> {
    // The crate's message draws the place over several lines; its last line says what is wrong.
    Regex::new(text).map_err(|error| {
        let message = error.to_string();
        let reason = message.lines().last().unwrap_or_default().trim().trim_start_matches("error: ");
        format!("does not compile ({reason})")
    })
}

/// A path that is not empty.
pub fn path(text: &str) -> Result<PathBuf, String> {
    if text.trim().is_empty() { Err("is empty".to_owned()) } else { Ok(PathBuf::from(text)) }
}

/// The format of a digest.
pub fn format(text: &str) -> Result<Format, String> {
    Format::parse(text).ok_or_else(|| "is no format of a digest".to_owned())
}

fn lower_first(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_lowercase().chain(chars).collect())
}
