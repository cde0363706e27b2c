//! A digest for programs: the shape of [`model`](crate::digest::model), pretty-printed so that a person
//! can compare two of them.

use crate::digest::Digest;

pub(super) fn render(digest: &Digest) -> String {
    let mut text =
        serde_json::to_string_pretty(digest).expect("a tree of strings and counts has a JSON form");
    text.push('\n');
    text
}
