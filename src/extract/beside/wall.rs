//! What cuts the text off: a wall that the page shows or declares, or a pointer to where the rest stands.

use std::sync::LazyLock;

use scraper::Selector;
use url::Url;

use crate::extract::hints::Hints;
use crate::extract::jsonld::Linked;
use crate::extract::partial::{Cut, Partial};
use crate::extract::survey::Survey;
use crate::extract::tags::Tag;
use crate::extract::text;

use super::place::Place;
use super::told::Telling;
use super::{Known, paywall};

/// A line that keeps readers out.
static WALL: LazyLock<Telling> = LazyLock::new(|| {
    Telling::new(
        &[
            "continue reading",
            "keep reading",
            "to read",
            "to see",
            "to unlock",
            "to access",
            "to view",
            "and read",
            "and unlock",
            "and access",
            "subscriber",
            "member",
            "registered",
            "free",
            "weiterlesen",
            "weiterzulesen",
            "weiter lesen",
            "weiter zu lesen",
            "abonn",
            "mitglied",
            "freischalten",
            "il vous reste",
            "la suite",
            "suscriptores",
            "socios",
            "abonad",
            "leyendo",
            "assinantes",
            "abbonati",
            "leggere",
            "prenumer",
            "subskr",
            "подписчик",
            "подписк",
            "читать дальше",
            "прочитать",
            "閱讀",
            "阅读",
            "全文",
            "完整",
            "付費",
            "付费",
            "訂戶",
            "订户",
            "會員",
            "会员",
            "未读",
            "未讀",
            "会員",
            "有料",
            "購読",
            "残り",
            "続き",
            "유료",
            "회원",
            "구독자",
            "للمشتركين",
            "المشتركين",
        ],
        r"(?:^to (?:continue|keep) reading|(?:subscri\w+|sign[ -]?(?:in|up)|log[ -]?in|regist\w+|join|upgrade|purchase|trial|account|member\w*).{0,60}\b(?:to|and) (?:(?:continue|keep) reading|(?:read|see|unlock|access|view) (?:the (?:full|rest|whole|entire|complete)|this (?:article|story|post|content)|full))|continue reading (?:with|for|by) .{0,40}(?:subscri|trial|account)|(?:article|story|content|post|page) (?:is )?(?:is |are )?(?:only |exclusively )?(?:for|available to|reserved for|exclusive to) (?:our )?(?:paid |paying |premium )?(?:subscribers|members|registered)|(?:this|these|our) .{0,40}(?:subscriber|member)s?[- ]only|you(?:'|’)?(?:ve| have) (?:reached|read|used) .{0,30}(?:free|limit)|already a (?:subscriber|member)|weiterlesen mit|(?:weiterlesen|weiterzulesen|weiter lesen)\W.{0,40}(?:abo|anmeld|registr)|(?:jetzt|um) .{0,20}weiter(?:zu)?lesen|nur für (?:abonnent|mitglied)|diesen artikel (?:jetzt )?(?:freischalten|weiterlesen)|réservé(?:e)? (?:à nos|aux) abonné|il vous reste .{0,40}(?:à lire|à découvrir)|(?:la )?suite est réservée|pour lire la suite|(?:exclusiv|solo|contenido) .{0,20}para (?:suscriptores|socios|abonad)|para seguir leyendo|(?:seguir|continuar|sigue) leyendo .{0,40}(?:suscr|regístr)|conteúdo exclusivo para assinantes|contenuto riservato agli abbonati|per continuare a leggere|dostęp .{0,20}(?:dla|tylko) .{0,20}(?:prenumer|subskr)|(?:доступ|материал).{0,30}(?:только )?(?:для )?(?:подписчик|по подписке)|чтобы (?:читать дальше|прочитать)|(?:訂閱|订阅|加入會員|成為會員|登入|登录|付費|付费|解鎖|解锁|購買|购买).{0,16}(?:閱讀|阅读|看|查看|瀏覽|浏览)(?:完整|全文|全部|剩余|剩餘|更多內容)|(?:本文|本篇|此文|全文|文章)(?:為|为|是|僅|仅|限)?.{0,8}(?:付費|付费|訂戶|订户|會員|会员)(?:限定|專屬|专属|專享|专享|內容|内容|文章|可讀|可读)|(?:剩余|剩餘|还有|還有).{0,12}(?:未读|未讀|付费|付費|需.{0,6}(?:订阅|訂閱))|(?:この|本)(?:記事|コンテンツ)は.{0,16}(?:有料|会員|購読)|有料会員になると|(?:有料|会員)(?:会員)?限定(?:記事|コンテンツ)?(?:です|となります)|残り.{0,4}[\d,]+文字|続きを読むには|続きは.{0,12}(?:会員|ログイン|登録)|(?:유료|회원|구독자).{0,6}(?:전용|만 (?:볼|읽을))|(?:للمشتركين|المشتركين) فقط)",
    )
});

/// A line that offers the rest of this very text.
static REST: LazyLock<Telling> = LazyLock::new(|| {
    Telling::new(
        &[
            "full",
            "rest",
            "whole",
            "entire",
            "complet",
            "original",
            "remainder",
            "ganzen",
            "vollst",
            "gesamten",
            "en entier",
            "íntegra",
            "полн",
            "целиком",
            "原文",
            "全文",
            "전문",
            "원문",
            "المقال",
            "النص",
        ],
        r"^[\[(（【→>»…. ]*(?:(?:click here to )?(?:read|see|view|continue(?: reading)?) (?:the )?(?:full|rest|whole|entire|complete|original|remainder)(?: of)?(?: (?:the|this))?[ -]*(?:article|story|post|piece|essay|report|text|interview|column|op-ed)|(?:den )?(?:ganzen|vollständigen|gesamten) (?:artikel|text|beitrag) .{0,40}lesen|(?:lire|voir) l.article (?:complet|entier|original|en entier)|(?:leer|ver|lea) (?:el |la )?(?:artículo|texto|nota|noticia) (?:complet[oa]|original)|leia (?:o |a )?(?:artigo|texto|matéria) (?:completo|completa|na íntegra)|leggi l.articolo (?:completo|originale)|читать (?:полностью|целиком|полный текст)|(?:點|点)?(?:擊|击|我|此)?(?:閱讀|阅读|查看|看)(?:完整)?(?:原文|全文)[」』）)\]】>» …]*$|(?:全文|記事全文)(?:を|は)(?:読む|こちら|見る)|기사 (?:전문|원문) (?:보기|읽기)|اقرأ (?:المقال|النص) (?:كاملا|كاملاً))",
    )
});

/// A line that names where to read on; only a link to another site is believed.
static ELSEWHERE: LazyLock<Telling> = LazyLock::new(|| {
    Telling::new(
        &["read", "full story", "weiterlesen", "la suite", "leer", "leyendo", "leggere", "читать"],
        r"^[\[(（【→>»…. ]*(?:(?:read|continue reading|read (?:it|more|on)|full story)(?: the (?:story|article|rest))? (?:at|in|on|over at) |weiterlesen (?:auf|bei|im) |lire la suite (?:sur|dans) |(?:leer|seguir leyendo|sigue leyendo) .{0,12}en |continua a leggere su |читать (?:далее|дальше) (?:на|в) )",
    )
});

/// The longest line that is asked, in weight.
const LONGEST: u32 = 260;

/// What was seen to cut the text off: what the page shows counts before what it declares.
pub fn partial(place: &Place<'_, '_>, linked: &Linked, known: &Known<'_>) -> Option<Cutting> {
    let paid = paywall::marked(place.survey, linked) == Some(true);
    shown(place)
        .or_else(|| if paid { declared(place, linked, &known.body.text).map(Cutting::from) } else { None })
        .or_else(|| pointed(place, known.url))
}

/// What cuts a text off, and the line of the page that says so.
pub struct Cutting {
    /// What was seen.
    pub partial: Partial,
    /// The line, where one says so. It is no part of the text.
    pub line: Option<String>,
}

impl From<Partial> for Cutting {
    fn from(partial: Partial) -> Self {
        Self { partial, line: None }
    }
}

/// A text that a line cuts off, with what that line does.
fn cut_by(line: &str, cut: Cut, does: &str) -> Cutting {
    let evidence = format!("where the text ends, the page {does} \"{}\"", quote(line));
    Cutting { partial: Partial { cut, evidence }, line: Some(line.to_owned()) }
}

/// A wall's words at the end of the text or after it.
fn shown(place: &Place<'_, '_>) -> Option<Cutting> {
    let mut lines = ending(place);
    let (_, line) = lines.find(|(at, line)| WALL.is_match(line) && !is_offer(place, *at))?;
    Some(cut_by(line, Cut::Wall, "says"))
}

/// Whether a line stands in a window that opens over any page, rather than where the text is cut.
fn is_offer(place: &Place<'_, '_>, block: usize) -> bool {
    const WINDOWS: [&str; 5] = ["modal", "popup", "dialog", "newsletter", "comment"];
    let names = place.survey.around(place.survey.blocks[block].element).map(|element| {
        let names = ["class", "id", "role"].into_iter().filter_map(|name| element.node.attr(name));
        names.collect::<Vec<_>>().join(" ").to_ascii_lowercase()
    });
    let mut up_to_wall = names.take_while(|names| !names.contains("wall"));
    up_to_wall.any(|names| WINDOWS.iter().any(|word| names.contains(word)))
}

/// What speaks of something else than this text.
const ASIDE: Hints =
    Hints::RELATED.with(Hints::NAV).with(Hints::COMMENT).with(Hints::FOOTER).with(Hints::HIDDEN);

/// The last line of the text and those after it that may speak of it, with their blocks.
fn ending<'a>(place: &'a Place<'_, '_>) -> impl Iterator<Item = (usize, &'a str)> {
    let (first, last) = place.text;
    let closing = last.saturating_sub(2).max(first)..last;
    let blocks = closing.filter_map(|at| Some((at, place.survey.blocks.get(at)?))).chain(place.after());
    blocks
        .filter(|(_, block)| block.weight <= LONGEST && !place.says(block.element, ASIDE))
        .map(|(at, block)| (at, place.survey.text(block)))
}

/// The most letters of a line that are quoted.
const QUOTED: usize = 90;

fn quote(line: &str) -> String {
    match line.char_indices().nth(QUOTED) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None => line.to_owned(),
    }
}

/// A page that is not free to read, unless all of it can be taken to be there: a long text, as many words as it
/// counts itself, or a text that goes on in the very part that is named as walled. What such pages show without
/// being asked for money is either a few paragraphs or everything.
fn declared(place: &Place<'_, '_>, linked: &Linked, body: &str) -> Option<Partial> {
    let spaced = text::weight(body) as usize > 3 * body.split_whitespace().count();
    let words = linked.words.filter(|words| *words > 0 && spaced).map(|words| words as usize);
    let shown = body.split_whitespace().count();
    let seen = match words {
        Some(words) if shown * 10 >= words * 9 => return None,
        Some(words) if shown * 3 < words * 2 => format!("and shows {shown} of the {words} words it counts"),
        _ if text::weight(body) >= LONG => return None,
        _ => walled(place, linked)?.to_owned(),
    };
    let evidence = format!("the page declares that it is not free to read, {seen}");
    Some(Partial { cut: Cut::Wall, evidence })
}

/// From this weight on a text is no beginning: some 650 English words, or 1,300 ideographs. Of 31 pages of the
/// development sets that declare a wall, all 24 with longer texts showed the whole article.
const LONG: u32 = 4_000;

/// What is seen of the part that is named as walled; none where the text goes on in it.
fn walled(place: &Place<'_, '_>, linked: &Linked) -> Option<&'static str> {
    let parts = linked.walled.iter().take(SELECTORS).filter_map(|selector| part(place, selector));
    match parts.max_by_key(|part| part.text) {
        Some(part) if part.text >= PART && part.text < part.whole => None,
        Some(part) if part.text == 0 => Some("and shows nothing of the part it names as walled"),
        Some(_) => Some("and shows little of the part it names as walled"),
        None => Some("and does not say which part of it is"),
    }
}

/// The least text of a walled part that is more than its beginning, in weight: two paragraphs.
const PART: u32 = 600;

/// How much of the text stands in a part of the page, in weight.
struct Part {
    text: u32,
    whole: u32,
}

/// The part that a selector names. What asks for more than names and attributes is not asked of the tree.
fn part(place: &Place<'_, '_>, selector: &str) -> Option<Part> {
    let survey = place.survey;
    let simple = selector.len() <= LONGEST_SELECTOR && !selector.contains([':', '+', '~']);
    let selector = Selector::parse(selector).ok().filter(|_| simple)?;
    let mut counted = vec![false; survey.blocks.len()];
    let mut found = false;
    for element in survey.elements.iter().take(ELEMENTS).filter(|element| selector.matches(&element.node)) {
        found = true;
        counted[element.first..element.last].fill(true);
    }
    found
        .then(|| Part { text: weigh(survey, place, |at| counted[at]), whole: weigh(survey, place, |_| true) })
}

/// The most selectors that are asked.
const SELECTORS: usize = 8;

/// The most elements that are asked whether they are the part: a selector may look through all above each.
const ELEMENTS: usize = 10_000;

/// The longest selector that is believed, in bytes.
const LONGEST_SELECTOR: usize = 120;

fn weigh(survey: &Survey<'_>, place: &Place<'_, '_>, counts: impl Fn(usize) -> bool) -> u32 {
    let kept = survey.blocks.iter().enumerate().filter(|(at, _)| place.kept[*at] && counts(*at));
    kept.map(|(_, block)| block.weight).sum()
}

/// A link to the whole text, right where this one ends.
fn pointed(place: &Place<'_, '_>, url: Option<&Url>) -> Option<Cutting> {
    let mut lines = ending(place).take(NEAR).filter(|(_, line)| text::weight(line) <= POINTER);
    let (_, line) = lines
        .find(|(at, line)| REST.is_match(line) || ELSEWHERE.is_match(line) && leads_away(place, *at, url))?;
    Some(cut_by(line, Cut::Excerpt, "sends its readers on:"))
}

/// Whether a block holds a link to another host.
fn leads_away(place: &Place<'_, '_>, block: usize, url: Option<&Url>) -> bool {
    let Some(url) = url else { return false };
    let elements = &place.survey.elements;
    let holder = &elements[place.survey.blocks[block].element];
    let inside = elements[holder.index..holder.end].iter();
    let links = inside.filter(|element| element.tag == Tag::A && element.first == block);
    let targets = links.filter_map(|link| crate::url::resolve(url, link.node.attr("href")?));
    targets.into_iter().any(|target| target.host_str() != url.host_str())
}

/// How near to the end of the text such a link stands, in lines.
const NEAR: usize = 5;

/// The longest such line, in weight.
const POINTER: u32 = 160;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_that_keeps_readers_out_is_known_in_many_languages() {
        for line in [
            "Subscribe to continue reading.",
            "To continue reading, create an account.",
            "Sign in to read the full story",
            "This article is for subscribers only",
            "Already a subscriber? Log in",
            "Jetzt weiterlesen mit dem Probeabo",
            "Il vous reste 71% de cet article à lire.",
            "Contenido exclusivo para suscriptores",
            "Материал доступен только подписчикам",
            "訂閱後閱讀全文",
            "本文為會員專屬內容",
            "この記事は有料会員限定です",
            "残り 1,204文字",
            "구독자 전용 기사입니다",
        ] {
            assert!(WALL.is_match(line), "{line}");
        }
        for line in [
            "The union lost two hundred members in a year.",
            "He continued reading until the ferry came.",
            "Scroll to continue reading",
            "Thank you for taking the time to read this article.",
            "會員國必須在一年內通知。",
            "Das Abkommen sieht vor, dass alle weiterlesen, was geschrieben steht.",
        ] {
            assert!(!WALL.is_match(line), "{line}");
        }
    }

    #[test]
    fn a_line_that_offers_the_rest_is_known_in_many_languages() {
        for line in [
            "Read the full article at The Quiet Ledger",
            "Continue reading the rest of this story",
            "Den ganzen Artikel auf flussblatt.example lesen",
            "Lire l’article complet",
            "閱讀全文",
            "点击阅读原文 »",
            "全文を読む",
            "Читать полностью",
        ] {
            assert!(REST.is_match(line), "{line}");
        }
        for line in [
            "Read more",
            "Read more: why boats sink",
            "View complete company profiles",
            "Read more on these topics",
            "阅读全文(736) | 回复(0)",
            "Full of hope, they rowed.",
            "閱讀的人不多。",
        ] {
            assert!(!REST.is_match(line), "{line}");
        }
        assert!(
            ELSEWHERE.is_match("Read more at Harbour Notes")
                && ELSEWHERE.is_match("Lire la suite sur le Port")
        );
        assert!(!ELSEWHERE.is_match("Read more about boats"));
    }
}
