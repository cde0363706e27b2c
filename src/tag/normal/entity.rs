//! Characters written as HTML writes them, in texts that were unescaped once too little.

/// A longer name than this is none that is known here.
const LONGEST: usize = 9;

/// The marks and letters that have names; letters with accents are read by rule.
const NAMED: &[(&str, char)] = &[
    ("nbsp", '\u{A0}'),
    ("ensp", ' '),
    ("emsp", ' '),
    ("thinsp", ' '),
    ("shy", '\u{AD}'),
    ("zwnj", '\u{200C}'),
    ("zwj", '\u{200D}'),
    ("lrm", '\u{200E}'),
    ("rlm", '\u{200F}'),
    ("apos", '\''),
    ("lsquo", '\''),
    ("rsquo", '\''),
    ("quot", '"'),
    ("ldquo", '“'),
    ("rdquo", '”'),
    ("bdquo", '„'),
    ("laquo", '«'),
    ("raquo", '»'),
    ("ndash", '-'),
    ("mdash", '-'),
    ("middot", '·'),
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("szlig", 'ß'),
    ("aelig", 'æ'),
    ("AElig", 'Æ'),
    ("oelig", 'œ'),
    ("OElig", 'Œ'),
];

/// Accents by name. They fold away, so a letter with one is read as the letter.
const ACCENTS: &[&str] = &["acute", "grave", "circ", "uml", "tilde", "cedil", "ring", "caron", "slash"];

/// What pages that call themselves Latin-1 mean by the codes that Latin-1 leaves free: Windows-1252.
const WINDOWS: &[(u32, char)] =
    &[(145, '\''), (146, '\''), (147, '“'), (148, '”'), (150, '-'), (151, '-'), (160, '\u{A0}')];

/// The character that an entity at the beginning of a text stands for, and the length of the entity in bytes,
/// which are ASCII. One that was escaped twice (`&amp;nbsp;`) is one all the same.
pub(super) fn entity(text: &str) -> Option<(char, usize)> {
    let (name, after) = name(text.strip_prefix('&')?)?;
    let twice = if name == "amp" { self::name(after) } else { None };
    match twice.and_then(|(name, _)| Some((read(name)?, name.len()))) {
        Some((character, length)) => Some((character, "&amp;;".len() + length)),
        None => Some((read(name)?, name.len() + 2)),
    }
}

/// The name up to the semicolon, and what follows that.
fn name(text: &str) -> Option<(&str, &str)> {
    let length = text.bytes().take(LONGEST).position(|byte| byte == b';')?;
    Some((&text[..length], &text[length + 1..]))
}

fn read(name: &str) -> Option<char> {
    if let Some(code) = name.strip_prefix('#') {
        return numbered(code);
    }
    let known = NAMED.iter().find(|known| known.0 == name).map(|known| known.1);
    known.or_else(|| {
        let letter = name.chars().next().filter(char::is_ascii_alphabetic)?;
        ACCENTS.contains(&&name[1..]).then_some(letter)
    })
}

fn numbered(code: &str) -> Option<char> {
    let (digits, radix) = code.strip_prefix(['x', 'X']).map_or((code, 10), |digits| (digits, 16));
    if !digits.bytes().all(|digit| digit.is_ascii_alphanumeric()) {
        return None;
    }
    let code = u32::from_str_radix(digits, radix).ok()?;
    let windows = WINDOWS.iter().find(|known| known.0 == code).map(|known| known.1);
    windows.or_else(|| char::from_u32(code)).filter(|character| !character.is_control())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entities_are_read_by_name_by_number_and_escaped_twice() {
        for (text, read) in [
            ("&nbsp;x", Some(('\u{A0}', 6))),
            ("&#160;", Some(('\u{A0}', 6))),
            ("&#xa0;", Some(('\u{A0}', 6))),
            ("&#x570B;", Some(('國', 8))),
            ("&eacute;", Some(('e', 8))),
            ("&Uuml;", Some(('U', 6))),
            ("&#146;", Some(('\'', 6))),
            ("&amp;", Some(('&', 5))),
            ("&amp;nbsp;", Some(('\u{A0}', 10))),
            ("&amp;#39;s", Some(('\'', 9))),
            ("&amp; Co;", Some(('&', 5))),
            ("& Co;", None),
            ("&;", None),
            ("&#;", None),
            ("&#x110000;", None),
            ("&#+9;", None),
            ("&#0;", None),
            ("&copyright;", None),
            ("&é;", None),
            ("nbsp;", None),
            ("&", None),
        ] {
            assert_eq!(entity(text), read, "{text}");
        }
    }
}
