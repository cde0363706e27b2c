//! Chinese or Japanese, and which Chinese: told from single characters.

use super::declared::{chinese_script, primary};
use super::script::Census;
use crate::han::{Script, is_han, script};

/// Characters that Chinese sentences cannot do without and Japanese ones hardly use.
const CHINESE_ONLY: &str =
    "的了是這这們们你您吗嗎呢吧麼么很也還还沒从從让讓对與与為为於并而且跟说說她它那哪就";

/// Characters that Japanese writes as mainland Chinese does: they tell nothing where the question is which of
/// the two it is.
const SHARED: &str = "万与争乱会体余来党写区医号参双台嘱国声壮学宝尽属当径担数断旧昼条枢楼欧殴残浅温湾湿灯炉点独献画痴\
    盗礼窃糸胆茎虫蚕触辞静麦随寿将恒悦庄亜弥随潜湿焼状献猫称秘穏窓粋粛暁枢";

/// The tag and how sure it is. `hint` is a declared or configured tag of Chinese or Japanese, asked where the
/// characters do not tell.
pub(super) fn tell(pieces: &[String], census: &Census, hint: Option<&str>) -> (&'static str, f64) {
    let signs = Signs::of(pieces);
    let letters = census.han + census.kana;
    // Korean newspapers write names of countries and offices in Chinese characters.
    if census.hangul * 5 > census.han && !signs.has_little_words() {
        return ("ko", 0.9);
    }
    // A Chinese text may quote a Japanese word; a Japanese one has kana between all its words.
    let quoted = census.kana * 4 < letters && signs.chinese * 10 > signs.han
        || census.kana * 6 < letters && signs.has_little_words();
    if census.kana * 20 > letters && !quoted {
        return ("ja", if census.kana * 5 > letters { 0.99 } else { 0.9 });
    }
    if signs.is_japanese() && !(signs.chinese > 0 && hint.is_some_and(is_chinese)) {
        return ("ja", if census.kana > 0 { 0.9 } else { 0.75 });
    }
    if signs.chinese == 0 && hint.is_some_and(|hint| primary(hint) == "ja") {
        return ("ja", 0.6);
    }
    signs.chinese_script(hint)
}

#[derive(Debug, Default)]
struct Signs {
    traditional: usize,
    simplified: usize,
    /// Of these, what a Japanese text would have too.
    shared: usize,
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
                Some(Script::Simplified) => {
                    signs.simplified += 1;
                    signs.shared += usize::from(SHARED.contains(character));
                }
                Some(Script::Japanese) => signs.japanese += 1,
                None => {}
            }
        }
        signs
    }

    /// Japanese without kana: its own characters, or both Chinese scripts mixed (国際, 東京五輪), and none of
    /// the little words of Chinese.
    fn is_japanese(&self) -> bool {
        let mixed = self.traditional > 0 && self.shared > 0 && self.han < 60;
        let foreign = self.simplified > self.shared;
        !self.has_little_words() && !foreign && (self.japanese * 40 > self.han && self.japanese > 0 || mixed)
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
