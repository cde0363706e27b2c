//! Which scripts are data: structured data, and the state that a page's program would draw. All others are
//! programs, and nobody here reads those.

/// How far into a script its kind is looked for, in bytes.
const BEGINNING: usize = 120;

/// Whether a script of this `type` is data.
pub fn is_data(kind: &str, script: &str) -> bool {
    kind.contains("json") || (kind.is_empty() || kind.contains("javascript")) && is_state(script)
}

/// Whether a script begins by setting something to an object, as states do.
fn is_state(script: &str) -> bool {
    let script = script.trim_start();
    let start = &script[..script.floor_char_boundary(BEGINNING)];
    start.contains('=')
        && start.contains('{')
        && (start.contains("__") || start.contains("ontent") || start.contains("tate"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn data_is_told_from_programs() {
        let cases = [
            ("application/ld+json", "{}", true),
            ("application/json", "[]", true),
            ("", "window.__STATE__ = {\"a\":1}", true),
            ("text/javascript", " var content = {a: 1}", true),
            ("module", "window.__STATE__ = {}", false),
            ("", "(function(){ track() })()", false),
        ];
        for (kind, script, expected) in cases {
            assert_eq!(is_data(kind, script), expected, "{script}");
        }
    }
}
