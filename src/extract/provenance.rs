//! Lines of a text that tell facts about it rather than belong to it: bylines, permission to reprint with
//! the original's title, biographies, calls for letters.

use std::sync::LazyLock;

use regex::Regex;

use super::Provenance;
use super::authors::is_han_name;
use super::rules::SiteRule;

/// What the lines of a body told, and which of them stay.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Told {
    /// For each line, whether it is text.
    pub keep: Vec<bool>,
    /// Names in byline lines, as written.
    pub authors: Vec<String>,
    /// Where a copy comes from.
    pub provenance: Option<Provenance>,
    /// What the lines after `作者簡介` and its like say of the author.
    pub biography: Option<String>,
}

/// `本文由換日線授權刊載，原標題為《…》` and its many spellings.
static PERMISSION: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^[※＊*●◎（(【\[]*\s*(?:本文|原文|文章|此文|本篇)[^。]{0,40}?(?:授權|授权|轉載|转载|刊載|刊载|出處|出处|刊登|首發|首发|原載|原载)",
    )
});
static PERMITTED_BY: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:本文|原文|文章|此文|本篇)\s*(?:係|是|已|經|经|獲|获|由|轉載自|转载自|轉載|转载|原刊載於|原载于|原載於|刊載於|刊登於|出自|來自|来自|自){1,3}[「『《〈【\s]*(?P<site>[^，,。；;《》「」『』〈〉【】（(]{2,24}?)(?:網站|网站)?[」』》〉】\s]*(?:授權|授权|同意|許可|许可|，|,|。|$)",
    )
});
static ORIGINAL_TITLE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"原(?:始)?(?:文)?(?:標題|标题|題|题|文)(?:名)?(?:為|为|是|[:：])?\s*[《「『〈](?P<title>[^》」』〉]{2,120})[》」』〉]",
    )
});
static BIOGRAPHY: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^[◎●■▲※【\[（(]*\s*(?:關於|关于)?作者(?:簡介|简介|介紹|介绍|資料|档案|小檔案)[】\])）]*\s*(?:[:：／/]|$)",
    )
});
/// A line that is a byline and nothing else.
static BYLINE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?:◎\s*(?:文[／/：:]\s*|作者[：:]\s*)?|(?:文|撰文|作者|撰稿)\s*[／/：:｜|]\s*|[【〔\[（(](?:記者|记者)\s*)(?P<name>[^，,。；;！!？?]{2,40}?)(?:[／/｜|][^，,。]{0,24})?[】〕\]）)]?$",
    )
});
/// A byline that opens a paragraph, which stays: `〔記者…／台北報導〕`, `本报讯（记者 …）`, `【東京＝…】`, `… 기자 =`.
static OPENING: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?:[〔【\[（(](?:本報|本报|特約|特约|駐\p{Han}{2,4})?(?:記者|记者)\s*(?P<zh>\p{Han}{2,4}(?:[、\s]\p{Han}{2,4})*)\s*[／/｜|〕】\]）)]|.{0,12}[（(](?:記者|记者)\s*(?P<cn>\p{Han}{2,4}(?:[、\s]+\p{Han}{2,4})*)[)）]|【\p{Han}{2,6}＝(?P<ja>[\p{Han}\p{Hiragana}\p{Katakana}]{2,8})】|.{0,24}[)）]\s*(?P<ko>\p{Hangul}{2,4})\s*기자\s*=)",
    )
});
/// A line that is nothing but an office and names: `海风报记者 林小明 港口报道`.
static OFFICE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^[^，。,;；]{0,12}?(?:記者|记者|通讯员|通訊員)[\s:：]+(?P<names>\p{Han}{2,4}(?:[\s、]+\p{Han}{2,4}){0,3})(?:\s|$)",
    )
});
/// Names in brackets that close a text, with an office or without: `（总台记者 林小明）`, `（林小明 王大同）`.
static CLOSING: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"[（(](?P<names>[\p{Han}\s、:：/／]{2,30})[)）]$"));
/// Who the author is, in brackets at the end: `（作者為…）`.
static AFFILIATION: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^[（(]\s*(?:本文)?作者\s*(?:為|为|是|係|系|[:：])?[^（）()]{2,80}[）)]$"));

fn pattern(pattern: &str) -> Regex {
    Regex::new(pattern).expect("the pattern is fixed")
}

/// Bylines stand near the top of a text, biographies and permissions near its ends.
const NEAR: usize = 4;

impl Told {
    /// What these lines did not tell, others may.
    pub fn or(self, other: Self) -> Self {
        Self {
            keep: self.keep,
            authors: if self.authors.is_empty() { other.authors } else { self.authors },
            provenance: self.provenance.or(other.provenance),
            biography: self.biography.or(other.biography),
        }
    }
}

/// Reads the lines of a body, in order, by the site's rule and by what holds everywhere.
pub fn read(lines: &[&str], rule: Option<&SiteRule>) -> Told {
    let mut told = Told { keep: vec![true; lines.len()], ..Told::default() };
    let mut ended = false;
    let mut about = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let late = at * 2 >= lines.len();
        if let Some(biography) = BIOGRAPHY.find(line).filter(|_| late) {
            about.push(line[biography.end()..].trim());
            ended = true;
            told.keep[at] = false;
            continue;
        }
        if ended || stops(line, rule) {
            if ended && !about.is_empty() && about.len() < 4 {
                about.push(line);
            }
            ended = true;
            told.keep[at] = false;
            tells_origin(line, rule, &mut told);
            continue;
        }
        if at < NEAR || at + NEAR > lines.len() {
            told.authors.extend(signature(line, at, lines.len()));
        }
        told.keep[at] = !(tells_origin(line, rule, &mut told)
            || names_author(line, at, rule, &mut told)
            || AFFILIATION.is_match(line)
            || rule.is_some_and(|rule| rule.drop_line.iter().any(|drop| drop.is_match(line))));
    }
    let about = about.join("\n").trim().to_owned();
    told.biography = (!about.is_empty()).then_some(about);
    told
}

fn stops(line: &str, rule: Option<&SiteRule>) -> bool {
    rule.is_some_and(|rule| rule.stop_line.iter().any(|stop| stop.is_match(line)))
}

/// Whether a line says where the text comes from; keeps what it says.
fn tells_origin(line: &str, rule: Option<&SiteRule>, told: &mut Told) -> bool {
    let by_rule =
        rule.into_iter().flat_map(|rule| &rule.provenance_line).find_map(|pattern| pattern.captures(line));
    let (title, site) = if let Some(found) = &by_rule {
        (found.name("title"), found.name("site"))
    } else if line.chars().count() <= 200 && PERMISSION.is_match(line) {
        let group = |pattern: &Regex, name: &str| pattern.captures(line).and_then(|found| found.name(name));
        (group(&ORIGINAL_TITLE, "title"), group(&PERMITTED_BY, "site"))
    } else {
        return false;
    };
    let text = |found: Option<regex::Match<'_>>| found.map(|found| found.as_str().trim().to_owned());
    let provenance = told.provenance.get_or_insert_default();
    provenance.lines.push(line.to_owned());
    provenance.original_title = provenance.original_title.take().or_else(|| text(title));
    provenance.original_site = provenance.original_site.take().or_else(|| text(site));
    true
}

/// Whether a line is a byline; keeps its names.
fn names_author(line: &str, at: usize, rule: Option<&SiteRule>, told: &mut Told) -> bool {
    let by_rule =
        rule.into_iter().flat_map(|rule| &rule.author_line).find_map(|pattern| pattern.captures(line));
    if let Some(found) = by_rule {
        told.authors.extend(found.get(1).map(|name| name.as_str().to_owned()));
        return true;
    }
    if at >= NEAR {
        return false;
    }
    let Some(found) = BYLINE.captures(line) else {
        let opening = OPENING.captures(line);
        let name = opening
            .and_then(|found| ["zh", "cn", "ja", "ko"].into_iter().find_map(|group| found.name(group)));
        told.authors.extend(name.map(|name| name.as_str().to_owned()));
        return false;
    };
    told.authors.extend(found.name("name").map(|name| name.as_str().to_owned()));
    true
}

/// Chinese names in a line that signs a text, above it or below it. The line stays.
fn signature(line: &str, at: usize, count: usize) -> Vec<String> {
    let names = |text: &str| -> (Vec<String>, bool) {
        let mut office =
            ["记者", "記者", "通讯员", "通訊員", "撰文", "作者", "文/", "文／", "文：", "文:"].into_iter();
        let text = office.find_map(|office| text.rsplit_once(office)).map_or(text, |(_, names)| names);
        let parted = |c: char| c.is_whitespace() || matches!(c, '、' | ':' | '：' | '/' | '／');
        let words: Vec<&str> = text.split(parted).filter(|word| !word.is_empty()).collect();
        let names: Vec<String> =
            words.iter().take_while(|word| is_han_name(word)).map(|&name| name.to_owned()).collect();
        let whole = names.len() == words.len() && names.len() <= 4;
        (names, whole)
    };
    let group = |found: Option<regex::Captures<'_>>| Some(names(found?.name("names")?.as_str()));
    let (ends, begins) = (at + NEAR > count && line.ends_with(['）', ')']), at < 2 && line.len() <= 48);
    let office = line.chars().count() <= 48 && line.contains(['記', '记', '通']);
    let closing = if ends { group(CLOSING.captures(line)).filter(|(_, whole)| *whole) } else { None };
    let office = || if office { group(OFFICE.captures(line)) } else { None };
    let bare = || Some(names(line)).filter(|(_, whole)| begins && *whole);
    closing.or_else(office).or_else(bare).unwrap_or_default().0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_permission_line_gives_the_original_and_leaves_the_text() {
        let lines = [
            "作者：林小明／島嶼筆記",
            "正文第一段，說的是退出組織之後的事。",
            "※本文由海岸線網站授權刊載，原標題為《離開之後：一座城市的選擇》，未經同意請勿轉載",
            "作者簡介：",
            "林小明，住在海邊。",
        ];
        let told = read(&lines, None);
        assert_eq!(told.keep, [false, true, false, false, false]);
        assert_eq!(told.authors, ["林小明"]);
        let provenance = told.provenance.unwrap();
        assert_eq!(provenance.original_title.as_deref(), Some("離開之後：一座城市的選擇"));
        assert_eq!(provenance.original_site.as_deref(), Some("海岸線"));
        assert_eq!(provenance.lines, [lines[2]]);
        assert_eq!(told.biography.as_deref(), Some("林小明，住在海邊。"));
    }

    #[test]
    fn lines_that_only_speak_of_permission_stay_text() {
        let told = read(&["他說，授權與轉載是兩回事。", "文章寫得很長，也寫得很好。"], None);
        assert_eq!(told.keep, [true, true]);
        assert_eq!(told.provenance, None);
    }

    #[test]
    fn a_byline_that_opens_a_paragraph_names_its_author_and_stays() {
        let cases = [
            ("〔記者林小明／台北報導〕今天開會。", "林小明"),
            ("本報海邊訊（记者 林小明）今天开会。", "林小明"),
            ("【東京＝山田花子】会議が開かれた。", "山田花子"),
            ("(서울=새벽통신) 정하늘 기자 = 회의가 열렸다.", "정하늘"),
        ];
        for (line, name) in cases {
            let told = read(&[line], None);
            assert_eq!((told.keep, told.authors), (vec![true], vec![name.to_owned()]), "{line}");
        }
    }

    #[test]
    fn a_text_is_signed_above_or_below_in_many_ways() {
        let cases: [(&str, &[&str]); 10] = [
            ("林小明", &["林小明"]),
            ("林小明、王大同", &["林小明", "王大同"]),
            ("海风报记者 林小明 港口报道", &["林小明"]),
            ("会议开到很晚。（总台记者 林小明）", &["林小明"]),
            ("会议开到很晚。（林小明 王大同 ）", &["林小明", "王大同"]),
            ("会议开到很晚。（文/王文山）", &["王文山"]),
            ("会议开到很晚。（王文山）", &["王文山"]),
            ("会议开到很晚。（完）", &[]),
            ("会议开到很晚（图文）", &[]),
            ("港口記事", &[]),
        ];
        for (line, names) in cases {
            let told = read(&[line], None);
            assert_eq!(
                (told.keep, told.authors),
                (vec![true], names.iter().map(|&name| name.to_owned()).collect()),
                "{line}"
            );
        }
        let text = ["正文第一段。", "正文第二段。", "林小明", "正文第三段。", "正文第四段。"];
        assert!(read(&text, None).authors.is_empty(), "a name inside a text is no signature");
    }

    #[test]
    fn an_affiliation_in_brackets_closes_the_text() {
        assert_eq!(read(&["正文。", "（作者為退休教師）"], None).keep, [true, false]);
    }
}
