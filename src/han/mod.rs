//! Which characters are traditional, which simplified, which Japanese, and how they fold into one.
//!
//! The tables beside this file are pairs of characters: the first is written in one script, the second is
//! its simplified counterpart. They were drawn from the character tables of `OpenCC` 1.1 (Apache-2.0) with one
//! correction: a simplified character that is also the everyday form in Taiwan or Hong Kong by `OpenCC`'s
//! variant tables (群, 床, 秘, 脱 and some thirty more) tells nothing about the script.
//!
//! | table | first tells | second tells |
//! |---|---|---|
//! | `both.txt` | traditional | simplified |
//! | `traditional.txt` | traditional | nothing |
//! | `fold.txt` | nothing | nothing |
//! | `japanese.txt` | Japanese (新字体) | nothing |

use std::sync::OnceLock;

/// What a character says about the script of the text it stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Script {
    /// Written in traditional Chinese only; Japanese and Korean may use it too.
    Traditional,
    /// Written in simplified Chinese; a few Japanese characters look the same.
    Simplified,
    /// A Japanese form that neither Chinese script uses.
    Japanese,
}

const FIRST: u32 = 0x4E00;
const COUNT: usize = 0x9FFF - 0x4E00 + 1;

#[derive(Debug)]
struct Tables {
    /// Simplified counterpart by code point; 0 where the character is its own.
    simplified: Vec<u16>,
    script: Vec<Option<Script>>,
}

fn tables() -> &'static Tables {
    static TABLES: OnceLock<Tables> = OnceLock::new();
    TABLES.get_or_init(|| {
        let mut tables = Tables { simplified: vec![0; COUNT], script: vec![None; COUNT] };
        let (traditional, simplified) = (Some(Script::Traditional), Some(Script::Simplified));
        tables.read(include_str!("both.txt"), traditional, simplified);
        tables.read(include_str!("traditional.txt"), traditional, None);
        tables.read(include_str!("fold.txt"), None, None);
        tables.read(include_str!("japanese.txt"), Some(Script::Japanese), None);
        tables
    })
}

impl Tables {
    fn read(&mut self, pairs: &str, first: Option<Script>, second: Option<Script>) {
        for pair in pairs.split_whitespace() {
            let mut characters = pair.chars();
            let (Some(one), Some(other)) = (characters.next(), characters.next()) else { continue };
            let (Some(one), Some(at)) = (place(one), place(other)) else { continue };
            self.simplified[one] = other as u16;
            self.script[one] = self.script[one].or(first);
            self.script[at] = self.script[at].or(second);
        }
    }
}

fn place(character: char) -> Option<usize> {
    let at = u32::from(character).checked_sub(FIRST)? as usize;
    (at < COUNT).then_some(at)
}

/// The simplified counterpart of a traditional or Japanese character; any other character as it is.
///
/// ```
/// assert_eq!(tuiqun::han::simplified('國'), '国');
/// assert_eq!(tuiqun::han::simplified('気'), '气');
/// assert_eq!(tuiqun::han::simplified('人'), '人');
/// ```
pub fn simplified(character: char) -> char {
    let Some(at) = place(character) else { return character };
    match tables().simplified[at] {
        0 => character,
        other => char::from_u32(u32::from(other)).unwrap_or(character),
    }
}

/// What the character says about the script; `None` for the many that all scripts share.
pub fn script(character: char) -> Option<Script> {
    place(character).and_then(|at| tables().script[at])
}

/// Whether the character is a Chinese character in the common planes.
pub fn is_han(character: char) -> bool {
    matches!(character, '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}'
        | '\u{20000}'..='\u{323AF}' | '々' | '〇')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_common_in_taiwan_and_hong_kong_are_not_taken_for_simplified() {
        for character in "群床税秘痴葱脱兑台".chars() {
            assert_eq!(script(character), None, "{character}");
        }
    }

    #[test]
    fn scripts_are_told_by_their_own_characters() {
        assert!("國際聯這個說".chars().all(|one| script(one) == Some(Script::Traditional)));
        assert!("这个说际联".chars().all(|one| script(one) == Some(Script::Simplified)));
        assert!("気図発広".chars().all(|one| script(one) == Some(Script::Japanese)));
    }

    #[test]
    fn folding_twice_is_folding_once() {
        for character in ('\u{4E00}'..='\u{9FFF}').filter(|&one| script(one).is_some()) {
            let once = simplified(character);
            assert_eq!(simplified(once), once, "{character}");
        }
    }
}
