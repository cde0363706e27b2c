//! Chinese or Japanese, and which Chinese: told from single characters.

use super::declared::{chinese_script, primary};
use super::script::Census;
use crate::han::{Script, is_han, script};

/// Characters that Chinese sentences cannot do without and Japanese ones hardly use.
const CHINESE_ONLY: &str =
    "的了是這这們们你您吗嗎呢吧麼么很也還还沒从從让讓对與与為为於并而且跟说說她它那哪就";

/// The tag and how sure it is. `hint` is a declared or configured Chinese tag, asked where the characters
/// do not tell.
pub(super) fn tell(pieces: &[String], census: &Census, hint: Option<&str>) -> (&'static str, f64) {
    let signs = Signs::of(pieces);
    let letters = census.han + census.kana;
    // A Chinese text may quote a Japanese word; a Japanese one has kana between all its words.
    let quoted = census.kana * 6 < letters && signs.has_little_words();
    if census.kana * 20 > letters && !quoted {
        return ("ja", if census.kana * 5 > letters { 0.99 } else { 0.9 });
    }
    if signs.is_japanese() && !(signs.chinese > 0 && hint.is_some_and(is_chinese)) {
        return ("ja", if census.kana > 0 { 0.9 } else { 0.75 });
    }
    if signs.chinese == 0 && hint.is_some_and(|hint| hint.starts_with("ja")) {
        return ("ja", 0.6);
    }
    signs.chinese_script(hint)
}

#[derive(Debug, Default)]
struct Signs {
    traditional: usize,
    simplified: usize,
    japanese: usize,
    chinese: usize,
    han: usize,
}

impl Signs {
    fn of(pieces: &[String]) -> Self {
        let mut signs = Self::default();
        for character in pieces.iter().flat_map(|piece| piece.chars()).filter(|&one| is_han(one)) {
            signs.han += 1;
            signs.chinese += usize::from(CHINESE_ONLY.contains(character));
            match script(character) {
                Some(Script::Traditional) => signs.traditional += 1,
                Some(Script::Simplified) => signs.simplified += 1,
                Some(Script::Japanese) => signs.japanese += 1,
                None => {}
            }
        }
        signs
    }

    /// Japanese without kana: its own characters, or both Chinese scripts mixed (国際, 東京五輪), and none of
    /// the little words of Chinese.
    fn is_japanese(&self) -> bool {
        let mixed = self.traditional > 0 && self.simplified > 0 && self.han < 60;
        !self.has_little_words() && (self.japanese * 40 > self.han && self.japanese > 0 || mixed)
    }

    /// Whether the little words stand as thick as in Chinese.
    fn has_little_words(&self) -> bool {
        self.chinese * 25 > self.han
    }

    fn chinese_script(&self, hint: Option<&str>) -> (&'static str, f64) {
        let (more, fewer, tag) = if self.traditional >= self.simplified {
            (self.traditional, self.simplified, "zh-Hant")
        } else {
            (self.simplified, self.traditional, "zh-Hans")
        };
        let clear = more >= 3 * fewer && more > 0;
        if clear {
            let confidence = if more >= 3 { 0.99 } else { 0.85 };
            return (tag, confidence);
        }
        match hint.and_then(chinese_script) {
            Some(hinted) => (hinted, 0.7),
            None if more > fewer + 2 => (tag, 0.6),
            None => ("zh", 0.9),
        }
    }
}

fn is_chinese(hint: &str) -> bool {
    primary(hint) == "zh"
}
