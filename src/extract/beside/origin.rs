//! Lines beside the text that say where it was published first. Those that the text itself holds are read
//! with it ([`crate::extract::provenance`]); these stand after it or between its headline and its beginning.

use std::sync::LazyLock;

use regex::Regex;

use crate::extract::Provenance;
use crate::extract::hints::Hints;
use crate::extract::text;

use super::Known;
use super::place::Place;
use super::told::Telling;

/// The longest such line, in weight.
const LONGEST: u32 = 400;

/// The most of them that are kept.
const MOST: usize = 8;

static ORIGIN: LazyLock<Telling> = LazyLock::new(|| {
    Telling::new(
        &[
            "publish",
            "appeared",
            "posted",
            "reprinted",
            "syndicated",
            " ran",
            "erschien",
            "veröffentlicht",
            "publié",
            "paru",
            "publicado",
            "publicó",
            "apareció",
            "来源",
            "來源",
            "出处",
            "出處",
            "载自",
            "載自",
            "转自",
            "轉自",
            "摘自",
            "本文",
            "原文",
            "出典",
            "источник",
            "Источник",
            "ИСТОЧНИК",
        ],
        r"(?:\b(?:this|the) (?:article|story|post|piece|essay|column|commentary|op-ed|report|text)\b.{0,160}\b(?:(?:originally|first) (?:appeared|ran|published)|(?:is|was|has been) (?:re-?published|reprinted|syndicated|(?:originally |first )published (?:in|on|by|at)))|^(?:(?:originally|first) (?:published|appeared|posted) (?:in|on|at|by)|re-?published (?:from|with|under|by)|reprinted (?:from|with))\b|(?:dieser|der) (?:artikel|text|beitrag).{0,40}(?:erschien|ist .{0,20}erschienen|wurde .{0,20}veröffentlicht)|cet article.{0,60}(?:republié|publié (?:à l.origine|initialement|pour la première fois)|paru)|(?:este artículo|esta nota|este texto).{0,40}(?:publicado|publicó|apareció)|^(?:文章|新闻|新聞|稿件|信息|資料|资料|本文)?\s*(?:来源|來源|出处|出處|转载自|轉載自|转自|轉自|摘自)\s*[:：于於]?|本文(?:转|轉)(?:载|載)?自|^原文(?:刊|載|载|出處|出处|链接|連結|網址|网址)|出典\s*[:：]|^источник\s*[:：])",
    )
});

/// The site in such a line: a name in capitals behind its preposition, or what Chinese lines of origin name,
/// which ends as names of papers do.
static SITE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?:(?:[Pp]ublished|[Aa]ppeared|ran|[Pp]osted) (?:in|on|at|by|with)|(?:[Rr]epublished|[Rr]eprinted|[Ss]yndicated) from) (?P<en>(?:[Tt]he )?\p{Lu}[\p{L}\d’'&.-]*(?: (?:of |and |the )?\p{Lu}[\p{L}\d’'&.-]*){0,4})|(?:来源|來源|出处|出處|载自|載自|转自|轉自|摘自)\s*[:：]?\s*[《「『]?(?P<zh>[\p{Han}A-Za-z·]{1,16}?(?:网|網|报|報|社|台|臺|刊|志|誌|新闻|新聞|筆記|笔记))(?:[\s\d》」』，。,|（(]|$)",
    )
    .expect("the pattern is fixed")
});

/// What the text told, with the lines beside it.
pub fn origin(place: &Place<'_, '_>, known: &Known<'_>) -> Option<Provenance> {
    let survey = place.survey;
    let elsewhere =
        Hints::RELATED.with(Hints::NAV).with(Hints::COMMENT).with(Hints::CAPTION).with(Hints::HIDDEN);
    let (first, last) = place.text;
    let begin = place.headline.filter(|at| *at < first).map_or(first, |at| at + 1);
    // The first and the last lines of the text may say so too.
    let lines = (begin..first + 2).chain(last.saturating_sub(3).max(first + 2)..last);
    let lines = lines.chain(place.after().map(|(at, _)| at)).filter_map(|at| survey.blocks.get(at));
    let lines = lines.filter(|block| block.weight <= LONGEST && !place.says(block.element, elsewhere));
    let lines = lines.map(|block| survey.text(block)).filter(|line| tells(line)).take(MOST);
    let mut told = known.body.told.provenance.clone().unwrap_or_default();
    for line in lines {
        told.original_site = told.original_site.take().or_else(|| site(line, known.sites));
        if !told.lines.iter().any(|known| known == line) {
            told.lines.push(line.to_owned());
        }
    }
    (told != Provenance::default()).then_some(told)
}

/// Whether a line says where the text was first; one that only says when does not.
fn tells(line: &str) -> bool {
    let when = |found: regex::Captures<'_>| found.name("en").is_some_and(|name| is_time(name.as_str()));
    ORIGIN.is_match(line) && !DATED.is_match(line) && !SITE.captures(line).is_some_and(when)
}

/// `first published on 26 September`, `originally published in 2022`.
static DATED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)(?:published|appeared|posted|ran) (?:in|on|at) (?:\d{4}\b|\d{1,2}(?:st|nd|rd|th)? (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))").expect("the pattern is fixed")
});

/// The site that such a line names, unless it is this one.
fn site(line: &str, own: &[String]) -> Option<String> {
    let found = SITE.captures(line)?;
    let name = found.name("en").or_else(|| found.name("zh"))?.as_str().trim_end_matches(['.', ',', '-']);
    let own = own.iter().any(|own| text::essence(own).contains(&text::essence(name)));
    (!own && !is_time(name)).then(|| name.to_owned())
}

/// Whether a name begins as a month or a day of the week does.
fn is_time(name: &str) -> bool {
    const TIMES: [&str; 19] = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec", "mon", "tue",
        "wed", "thu", "fri", "sat", "sun",
    ];
    let word = name.split([' ', '.']).next().unwrap_or_default().to_ascii_lowercase();
    let long = [
        "uary", "ruary", "ch", "il", "e", "y", "ust", "t", "tember", "ober", "ember", "day", "sday",
        "nesday", "rsday", "urday", "",
    ];
    TIMES.iter().any(|time| word.strip_prefix(time).is_some_and(|rest| long.contains(&rest)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_that_tells_the_origin_is_known_in_several_languages() {
        for line in [
            "This article was originally published in The Quiet Ledger and is republished here with permission.",
            "The post Boats and Bells first appeared on Harbour Notes.",
            "Originally published at harbournotes.example.",
            "Dieser Artikel erschien zuerst im Flussblatt.",
            "Cet article est republié à partir de La Revue du port.",
            "来源：港口日报",
            "本文轉載自《島嶼筆記》",
            "Источник: Портовые вести",
        ] {
            assert!(tells(line), "{line}");
        }
        for line in [
            "The story was first told by the ferrymen.",
            "The source of the river is a spring.",
            "這筆錢的來源不明。",
            "The report was published on Monday.",
            "This article was originally published on 26 Sep 2019 and has been updated since.",
            "Originally published in March 2022.",
        ] {
            assert!(!tells(line), "{line}");
        }
    }

    #[test]
    fn the_site_of_the_original_is_read_from_such_a_line_unless_it_is_this_one() {
        let own = ["港口网".to_owned(), "Harbour Notes".to_owned()];
        let cases = [
            ("This article was originally published in The Quiet Ledger.", Some("The Quiet Ledger")),
            ("The post Boats first appeared on Bells and Boats.", Some("Bells and Boats")),
            ("This essay is republished from Tide and Time under a licence.", Some("Tide and Time")),
            ("来源：港口日报 作者：某某", Some("港口日报")),
            ("本文轉載自《島嶼筆記》", Some("島嶼筆記")),
            ("来源：港口网", None),
            ("来源：某某", None),
            ("The post Boats first appeared on Harbour Notes.", None),
            ("Originally published in March 2022.", None),
        ];
        for (line, expected) in cases {
            assert_eq!(site(line, &own).as_deref(), expected, "{line}");
        }
    }
}
