//! A byline cut into the names in it, and what kind of name each is.

use std::sync::LazyLock;

use regex::Regex;

use crate::extract::text;

/// Who signs an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A person, as far as a name can tell.
    Person,
    /// An agency, a desk, a team, a brand.
    Desk,
    /// The site itself.
    Site,
}

/// A name with what it names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// Bare, without label and role.
    pub text: String,
    /// Who that is.
    pub kind: Kind,
}

fn pattern(pattern: &str) -> Regex {
    Regex::new(pattern).expect("the pattern is fixed")
}

/// Labels before a name.
static LEAD: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^(?:(?:(?:written|posted|reported|reviewed|story|text|words|opinion|analysis|article|recipe|authored|review|created)\s+)?by(?-u:\b)[:\s]*|(?:(?:von|vom|par|por|di|door|av|af|autor(?:a|es)?|autorin|authors?|auteur|autore)(?-u:\b)|(?:текст|авторы?|작성자|글)(?:[\s:：]|$))\s*[:：]?\s*|(?:文|撰文|作者|編輯|编辑|記者|记者|採訪|采访|整理|編譯|编译|翻譯|翻译|責任編輯|责任编辑|撰稿|文字|来源|來源)\s*[：:／/|｜]\s*|[◎●■▲]\s*|기자\s+|\p{Han}{0,6}(?:記者|记者)\s*|特派員|通讯员\s*|通訊員\s*)",
    )
});

/// What parts several names.
static PARTS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\s*(?:[;；、|｜\n•·]|,(?:\s+and\s)?|，|\s+(?:and|und|et|y|e|i|og|och|en|&|и|与|和)\s+|\s+&\s+)\s*",
    )
});

/// What parts the names of organizations: a comma and "and" are part of many.
static LISTED: LazyLock<Regex> = LazyLock::new(|| pattern(r"\s*[;；|｜\n•·]\s*"));

/// What follows a person's name: a role, a place, a date, an address, a bracket that ends the line.
static TAIL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)(?:\s*[／/].*$|\s+(?:founder|co-founder|ceo|head|senior|staff|lead|contributing|licensed|certified|former|updated|published|posted|last|on|view)(?-u:\b).*$|\s*[(（\[【][^)）\]】]*[)）\]】]?\s*$|\s+(?:[-–—]|@|for|in|at|updated|published|über|le|am)(?:\s.*)?$|\s+\d.*$|(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?\s+\d.*$|\s*\d{1,4}[-./年].*$|\s*(?:記者|记者|기자|특파원|報導|报道|記者報導|撰稿)$|\s+(?:editor|reporter|correspondent|columnist|writer|staff writer|contributor).*$|\S+@\S+.*$)",
    )
});

/// What stands behind a Chinese name in a row of facts.
const FACTS: [&str; 9] = [" 时间", " 時間", " 出自", " 来源", " 來源", " 发表", " 發表", " 总阅读", " 阅读"];

const TRIM: [char; 12] = [' ', '.', ',', ':', '：', '-', '–', '—', '"', '“', '”', '｜'];

/// The names in a byline; `sites` are the names of the site as [`text::essence`], and `organization` says that
/// the page itself calls this author one.
pub fn names(line: &str, sites: &[String], organization: bool) -> Vec<Name> {
    let line = text::tidy(&text::unescape(line));
    if line.contains("://") || line.contains('=') {
        return Vec::new();
    }
    let mut rest = line.as_str();
    while let Some(lead) = LEAD.find(rest).filter(|lead| lead.end() > 0) {
        rest = &rest[lead.end()..];
    }
    let rest = rest.trim_matches(TRIM);
    let whole = |text: &str, kind: Kind| vec![Name { text: text.to_owned(), kind }];
    if is_site(rest, sites) {
        return whole(rest, Kind::Site);
    }
    if organization {
        let parts = LISTED.split(rest).map(|part| part.trim_matches(TRIM)).filter(|part| is_name(part));
        return parts
            .map(|part| Name { text: part.to_owned(), kind: kind(part, sites).max(Kind::Desk) })
            .collect();
    }
    split(rest).into_iter().filter_map(|part| named(&part, sites)).collect()
}

fn split(line: &str) -> Vec<String> {
    let parts: Vec<&str> = PARTS.split(line).collect();
    let spaced = |part: &&str| cjk_names(part);
    parts.iter().flat_map(|part| spaced(part).unwrap_or_else(|| vec![(*part).to_owned()])).collect()
}

/// Chinese names parted by spaces only: `宋怡 杨志华`.
fn cjk_names(part: &str) -> Option<Vec<String>> {
    let words: Vec<&str> = part.split_whitespace().collect();
    if let [family, given] = words.as_slice()
        && is_han_name(&format!("{family}{given}"))
        && family.chars().count() == 1
    {
        // A name of two ideographs is spread to the width of three.
        return Some(vec![format!("{family}{given}")]);
    }
    let all = words.len() > 1 && words.len() < 6 && words.iter().all(|word| is_han_name(word));
    all.then(|| words.into_iter().map(str::to_owned).collect())
}

fn named(part: &str, sites: &[String]) -> Option<Name> {
    let part = LEAD.replace(part.trim(), "");
    let end = FACTS.iter().filter_map(|fact| part.find(fact)).min().unwrap_or(part.len());
    let part = part[..end].split('／').next().unwrap_or_default().trim_matches(TRIM);
    if is_credential(part) {
        return None;
    }
    let opened = part.split(['(', '（']).next().unwrap_or_default().trim();
    if has_domain(&part.to_lowercase()) {
        return is_name(opened)
            .then(|| Name { text: opened.to_owned(), kind: kind(opened, sites).max(Kind::Desk) });
    }
    if is_desk(opened) {
        return is_name(part).then(|| Name { text: part.to_owned(), kind: kind(part, sites) });
    }
    let bare = TAIL.replace(part, "");
    let bare = bare.trim_matches(TRIM);
    is_name(bare).then(|| Name { text: bare.to_owned(), kind: kind(bare, sites) })
}

fn kind(name: &str, sites: &[String]) -> Kind {
    match name {
        name if is_site(name, sites) => Kind::Site,
        name if is_desk(name) => Kind::Desk,
        _ => Kind::Person,
    }
}

/// Whether a name is one of the site's, or that with its domain.
fn is_site(name: &str, sites: &[String]) -> bool {
    let essence = text::essence(name);
    let bare = essence.strip_prefix("www").unwrap_or(&essence);
    !bare.is_empty() && sites.iter().any(|site| *site == essence || site == bare)
}

/// Whether a text may name anybody: letters, not many words, no address, no machine's account.
fn is_name(name: &str) -> bool {
    const NOBODY: &str = "admin administrator author unknown user root webmaster guest anonymous www null none \
        undefined 匿名 jan feb mar apr may jun jul \
        aug sep sept oct nov dec january february march april june july august september october november december";
    let lower = name.to_lowercase();
    name.chars().filter(|c| c.is_alphabetic()).count() >= 2
        && !listed(NOBODY, &lower)
        && !name.contains(['@', '→', '?', '!', '？', '。'])
        && !lower.contains("://")
        && text::weight(name) <= 60
        && name.split(' ').count() <= 7
        && (name.chars().all(|c| !c.is_ascii_digit()) || !name.contains(' '))
        && name.matches('.').count()
            <= 1 + name.matches(". ").count() + name.chars().filter(|c| c.is_uppercase()).count()
}

/// Whether a table of words, parted by spaces, holds one.
fn listed(table: &str, word: &str) -> bool {
    !word.is_empty() && table.split(' ').any(|known| known == word)
}

/// Words that name a desk, an agency or a brand rather than a person.
const DESKS: &str = "staff editor editors redaktion newsroom desk team agency press news editorial redacción \
    redaccion rédaction redazione redaktionen redacție редакция agencies reuters afp dpa sda \
    apa efe ansa tass тасс риа интерфакс xinhua writer reporter correspondent magazine \
    agentur agence agencia ajansı online contributor contributors center centre institute \
    university association foundation blog group media network publishers publishing inc llc gmbh ltd clinician";

/// Whether a name says no more than that a paper has people: `Redaktion`, `Staff writer`.
pub fn is_anonymous(name: &str) -> bool {
    const OFFICES: &str = "the our staff editor editors redaktion newsroom desk team news editorial redacción redaccion \
        rédaction redazione redaktionen redacție редакция writer writers reporter reporters correspondent contributor \
        contributors la";
    let lower = name.to_lowercase();
    lower
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .all(|word| listed(OFFICES, word))
}

/// Endings of Chinese names of papers, houses and boards.
const HOUSES: [&str; 19] = [
    "网",
    "網",
    "报",
    "報",
    "报社",
    "報社",
    "集团",
    "集團",
    "出版社",
    "通讯社",
    "通訊社",
    "社",
    "电视台",
    "電視台",
    "编辑部",
    "編輯部",
    "期刊",
    "网络",
    "新聞",
];

/// Whether a lower-case name holds the address of a site.
fn has_domain(lower: &str) -> bool {
    [".com", ".net", ".org", "www."].iter().any(|part| lower.contains(part))
}

fn is_desk(name: &str) -> bool {
    let lower = name.to_lowercase();
    let mut words = lower.split(|c: char| !c.is_alphanumeric());
    let all_caps = name.chars().all(|c| c.is_ascii_uppercase() || !c.is_alphabetic());
    let capitals =
        all_caps && !name.contains(' ') && (2..=5).contains(&name.chars().count()) && name.is_ascii();
    has_domain(&lower)
        || words.any(|word| listed(DESKS, word))
        || capitals
        || name.chars().count() > 2 && HOUSES.iter().any(|house| name.ends_with(house))
        || name.chars().filter(|c| is_han(*c)).count() > 6
}

/// Letters behind a name that say what its bearer has learnt.
fn is_credential(part: &str) -> bool {
    const KNOWN: &str = "md phd rd rdn ldn rn np do dvm vmd dds dmd mba cpa cfa cfp jd esq ma ba bs ms msc mph \
        mpp lcsw psyd edd facp jr";
    let essence = text::essence(part);
    listed(KNOWN, &essence) && part.chars().any(char::is_uppercase)
}

fn is_han(letter: char) -> bool {
    matches!(letter, '\u{3400}'..='\u{9fff}')
}

/// The family names that most Chinese bear, in both scripts.
const FAMILIES: &str = "王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何林罗羅郑鄭梁谢謝宋唐许許韩韓邓鄧冯馮曹彭曾肖蕭萧田董潘袁蔡蒋蔣余于杜叶葉程魏苏蘇吕呂丁任卢盧姚沈钟鍾姜崔谭譚陆陸范范汪廖石金韦韋贾賈夏付方邹鄒熊白孟秦邱侯江尹薛闫阎閻段雷龙龍黎史陶贺賀毛郝顾顧龚龔邵万萬覃武钱錢戴严嚴莫孔向常汤湯康施洪尤蒲游童风風伊芮卓蓝藍柯庄莊欧歐阮凌温溫翁殷倪柳管祝左鲁魯华華聂聶焦翟詹辛关關冉路邢项項舒屈甘葛申尚柴岳骆駱苗牛解耿包霍卞樊兰蘭季费費饶饒褚房鲍鮑喻裴席滕窦竇臧佟娄隋麦麥连連宁寧简簡巫楚鞠晏敖邬鄔涂凃赖賴";

/// Whether a word is two to four ideographs, the first of them a family's.
pub fn is_han_name(word: &str) -> bool {
    let count = word.chars().count();
    let family = word.chars().next().is_some_and(|first| FAMILIES.contains(first));
    let double = ["欧阳", "歐陽", "司马", "司馬", "诸葛", "諸葛", "上官", "张简", "張簡"];
    let long = count == 4 && double.iter().any(|family| word.starts_with(family));
    word.chars().all(is_han) && (long || family && (2..=3).contains(&count))
}

/// Whether a text reads as a person's name by its letters alone: two to five capitalised words with particles
/// between them, or a Chinese, Japanese or Korean name.
pub fn reads_as_person(name: &str) -> bool {
    const PARTICLES: &str =
        "de da do dos del della di du van von der den la le el al bin ibn y e ter ten zu af";
    const NEVER: &str = "expert director manager professor president officer engineer analyst specialist \
        strategist consultant founder journalist representative attorney counsel security \
        research january february march april june july september october read more about learn \
        view full bio insights from the our home share follow categories category comment \
        comments head marketing posted published updated contact subscribe see all posts topics \
        copy link story my";
    if name.chars().any(is_han) {
        return name.split([' ', '・', '·']).all(|word| (1..=5).contains(&word.chars().count()));
    }
    if name.chars().all(|c| !c.is_uppercase() && !c.is_lowercase()) {
        return name.chars().count() >= 2;
    }
    let words: Vec<&str> = name.split_whitespace().collect();
    let lower: Vec<String> = words.iter().map(|word| word.trim_matches(['.', ',']).to_lowercase()).collect();
    let capital = |word: &&str| word.chars().next().is_some_and(char::is_uppercase);
    let fits = |(word, lower): (&&str, &String)| capital(word) || listed(PARTICLES, lower);
    (2..=6).contains(&words.len())
        && words.iter().zip(&lower).all(fits)
        && words.iter().filter(|word| capital(word)).count() >= 2
        && !lower.iter().any(|word| listed(NEVER, word))
}
