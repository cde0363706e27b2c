//! JSON lists: [JSON Feed](https://www.jsonfeed.org/version/1.1/), and the answers of sites that list their
//! articles for their own pages.

use serde_json::{Map, Value};

use crate::source::JsonRule;

use super::collector::{Collector, Draft};
use super::{Found, List, Unreadable};

/// Reads a JSON Feed.
///
/// # Errors
/// [`Unreadable`], if it is no JSON, or has no items.
pub fn read_feed(text: &str, list: &List<'_>) -> Result<Found, Unreadable> {
    let answer = parse(text)?;
    let Some(items) = answer.get("items").and_then(Value::as_array) else {
        return Err(Unreadable::Type(format!("it is JSON without a list of items: {}", keys(&answer))));
    };
    let mut collector = Collector::new(list);
    for item in items {
        collector.add(feed_item(item), list.url);
    }
    Ok(collector.finish())
}

fn feed_item(item: &Value) -> Draft {
    let text = |name: &str| item.get(name).and_then(plain);
    let id = text("id").filter(|id| id.starts_with("http"));
    let people = item.get("authors").and_then(Value::as_array).cloned().unwrap_or_default();
    let people = people.iter().chain(item.get("author"));
    Draft {
        links: [text("url"), id, text("external_url")].into_iter().flatten().collect(),
        title: text("title"),
        authors: people.filter_map(|person| plain(person.get("name")?)).collect(),
        published: text("date_published"),
        updated: text("date_modified"),
        content: text("content_html"),
    }
}

/// Reads the array that the rule points at.
///
/// # Errors
/// [`Unreadable`], if it is no JSON, or has no array there.
pub fn read(text: &str, rule: &JsonRule, list: &List<'_>) -> Result<Found, Unreadable> {
    let answer = parse(text)?;
    let place = at(&answer, &rule.items);
    let Some(items) = place.and_then(array) else {
        let what =
            if rule.items.is_empty() { "at its top".to_owned() } else { format!("at `{}`", rule.items) };
        return Err(Unreadable::Parse(format!("the JSON answer holds no array {what}: {}", keys(&answer))));
    };
    let mut collector = Collector::new(list);
    for item in items {
        match draft(item, rule) {
            Some(draft) => collector.add(draft, list.url),
            None => collector.reject(&format!("an item lacks the fields of its address: {}", keys(item))),
        }
    }
    Ok(collector.finish())
}

fn draft(item: &Value, rule: &JsonRule) -> Option<Draft> {
    let field = |path: &Option<String>| plain(at(item, path.as_deref()?)?);
    let url = field(&rule.url).filter(|url| !url.trim().is_empty());
    let link = url.or_else(|| filled(rule.url_template.as_deref()?, item))?;
    Some(Draft {
        links: vec![link],
        title: field(&rule.title),
        published: field(&rule.published),
        ..Draft::default()
    })
}

/// The template with `{field}` replaced; `None` if a field is missing.
fn filled(template: &str, item: &Value) -> Option<String> {
    let mut out = String::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        let (name, after) = after.split_once('}')?;
        out += before;
        out += &plain(at(item, name)?).filter(|value| !value.is_empty())?;
        rest = after;
    }
    Some(out + rest)
}

fn parse(text: &str) -> Result<Value, Unreadable> {
    serde_json::from_str(text).map_err(|error| {
        if text.trim_start().starts_with('<') {
            return Unreadable::Type("markup stands where a JSON list was".to_owned());
        }
        Unreadable::Parse(format!("the JSON answer cannot be read: {error}"))
    })
}

/// The value at keys joined by dots.
fn at<'v>(value: &'v Value, path: &str) -> Option<&'v Value> {
    path.split('.').filter(|key| !key.is_empty()).try_fold(value, |value, key| match value {
        Value::Array(items) => items.get(key.parse::<usize>().ok()?),
        value => value.get(key),
    })
}

/// An array, or an object keyed by running numbers, in their order.
fn array(value: &Value) -> Option<Vec<&Value>> {
    match value {
        Value::Array(items) => Some(items.iter().collect()),
        Value::Object(fields) => numbered(fields),
        _ => None,
    }
}

fn numbered(fields: &Map<String, Value>) -> Option<Vec<&Value>> {
    let mut items = fields
        .iter()
        .map(|(key, value)| key.parse::<u64>().ok().map(|number| (number, value)))
        .collect::<Option<Vec<_>>>()?;
    items.sort_by_key(|(number, _)| *number);
    Some(items.into_iter().map(|(_, value)| value).collect())
}

/// A text or a number as text.
fn plain(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

/// What an unexpected answer holds, in short.
fn keys(value: &Value) -> String {
    match value {
        Value::Object(fields) if fields.is_empty() => "it is empty".to_owned(),
        Value::Object(fields) => {
            let names: Vec<&str> = fields.keys().map(String::as_str).take(12).collect();
            format!("its keys are {}", names.join(", "))
        }
        Value::Array(items) => format!("it is an array of {}", items.len()),
        _ => "it is a single value".to_owned(),
    }
}
