//! What is allowed and yet hardly meant.

use std::collections::HashMap;

use humantime::format_duration;

use super::files::{OWN_WATCHLIST, Place, SHIPPED, strays};
use super::settings::Settings;
use crate::fetch::HttpOptions;
use crate::source::Source;

/// All warnings, a sentence each.
pub fn of(place: &Place, settings: &Settings, sources: &[Source]) -> Vec<String> {
    let mut warnings = http(&settings.http);
    if sources.iter().all(|source| !source.enabled) {
        warnings.push("no source is enabled: nothing will be fetched".to_owned());
    }
    warnings.extend(same_list(sources));
    let names = SHIPPED.map(|file| file.name).join(", ");
    let unread = |name: String| {
        format!("{name} is not read; the files of the configuration are {names}, {OWN_WATCHLIST}")
    };
    warnings.extend(strays(place).into_iter().map(unread));
    warnings
}

fn http(http: &HttpOptions) -> Vec<String> {
    let mut warnings = Vec::new();
    if http.contact.is_none() {
        warnings.push(
            "http.contact is not set: publishers who look up who asks find nobody; write an address before \
             fetching from real sites"
                .to_owned(),
        );
    }
    let whole = http.timeout;
    for (key, limit) in [("connect_timeout", http.connect_timeout), ("read_timeout", http.read_timeout)] {
        if limit > whole {
            let (limit, whole) = (format_duration(limit), format_duration(whole));
            warnings
                .push(format!("http.{key} ({limit}) is never reached: http.timeout ({whole}) comes first"));
        }
    }
    warnings
}

/// Enabled sources that ask the same address, which is one request too many.
fn same_list(sources: &[Source]) -> Vec<String> {
    let mut owners = HashMap::new();
    let mut warnings = Vec::new();
    for source in sources.iter().filter(|source| source.enabled) {
        if let Some(first) = owners.insert(&source.url, &source.id) {
            warnings.push(format!("{first} and {} ask the same address, {}", source.id, source.url));
        }
    }
    warnings
}
