//! Lines that stand in many texts and belong to none: credits, prompts, counts, pointers to other
//! articles, legal notes.
//!
//! Structure and position decide first; this table knows only what they cannot tell. Each row is a kind
//! of line with how it reads in the languages of the watched press. Only short lines are asked.

use std::sync::LazyLock;

use regex::{RegexSet, RegexSetBuilder};

/// The longest line that is asked, in [`super::text::weight`]: beyond it, a phrase is part of a text.
pub const LONGEST: u32 = 260;

/// Bytes that the matcher may keep of what it has worked out.
const CACHE: usize = 16 << 20;

/// Kinds of line, as patterns without regard to case.
const LINES: &[(&str, &str)] = &[
    (
        "advertising",
        r"^[\[(（【-]*(advertisements?|advertising|ad|sponsored( content)?|anzeigen?|werbung|publicité|pub|publicidad(e)?|pubblicità|advertentie|reklam[ae]?|реклама|廣告|广告|広告|광고|إعلان|quảng cáo|iklan|โฆษณา|विज्ञापन|(article )?continues? (below|after)( (this )?advertisement)?|story continues.*|scroll (down )?(for|to) .{0,40}|please scroll.*)[\])）】:-]*$",
    ),
    (
        "pointer",
        r"^(?:[▲▶►■●◆※→>»*•+-]\s*)*(read (more|also|next|on|:)|more:|see also|also read|related|recommended|you (may|might) (also )?(like|be interested)|more (on|from|about) |don'?t miss|watch:|listen:|up next|must read|what to read next|mehr (zum thema|dazu|lesen)|lesen sie (auch|mehr|hier)|auch interessant|siehe auch|→? ?siehe|passend dazu|à lire( aussi)?|lire aussi|sur le même sujet|voir aussi|lea también|lee también|te puede interesar|más información|leia (também|mais)|leggi anche|lees ook|läs (också|mer|även)|les også|czytaj (też|także|również|więcej)|zobacz (też|także|również|wideo)|przeczytaj|baca juga|simak juga|читайте (также|ещё|другие|новости|нас)|читать (также|дальше)|смотрите также|материалы по теме|новости по теме|ссылки по теме|по теме|ayrıca|ilgili haber|xem thêm|đọc thêm|延伸閱讀|延伸阅读|相關(新聞|报道|報導|閱讀|文章)|相关(新闻|阅读|报道|链接|文章|专题)|更多(新聞|新闻|相關|相关|精彩|报道|報導)|推薦閱讀|推荐阅读|看更多|查看更多|熱門新聞|编辑推荐|編輯精選|热点推荐|関連(記事|ニュース|リンク)|あわせて読みたい|おすすめ|こちらも|관련\s?(기사|뉴스)|더\s?보기|اقرأ\s?(أيضا|أيضاً|المزيد|ايضا)|مواضيع ذات صلة|इसे भी पढ़ें|यह भी पढ़ें|ये भी पढ़ें|खबरें और भी)",
    ),
    (
        "credit",
        r"^[\[(（【]?(photos?|photograph|pictures?|images?|image credits?|foto(s|grafie|grafía)?|bild(er|quelle)?|photo credits?|credits?|crédit(s)?( photo)?|фото(графи[яи])?|видео|图片?(来源|說明|说明)?|圖片?(來源|說明|/|／)?|圖文|写真|撮影|사진|صورة|video|vidéo|getty|shutterstock)\s?([:：/／|©=(].{0,80}|by .{0,60}|credit.{0,60}|courtesy.{0,60})?[\])）】]?$",
    ),
    (
        "desk",
        r"^[\[(（【]?\s*(责任编辑|責任編輯|责编|責編|编辑|編輯|執行編輯|执行编辑|核稿編輯|主編|主编|来源|來源|文章来源|新闻来源|稿源|稿件来源|信息来源|发布者|發布者|发布时间|發布時間|发表时间|发稿时间|更新時間|更新时间|校对|校對|审核|審核|原标题|原標題|字号|字號|关键词|關鍵字|標籤|标签|本篇新闻热门关键词|本文来自|出处|出處|文章關鍵字|источник|автор|теги|метки|рубрика|quelle|source|sources|fuente|bron|źródło|kaynak|via|tags?|topics?|filed under|schlagwörter|themen|tópicos|etiquetas|keywords?|categor(y|ies))\s?[:：]",
    ),
    (
        "legal",
        r"(^(©|\(c\)|copyright|all rights reserved|alle rechte|tous droits|todos los derechos|版權所有|版权所有|版权声明|免责声明|免責聲明|声明[:：]|特别声明|郑重声明|無断転載|무단\s?전재|저작권|ⓒ|\[ⓒ|все права|при (цитировании|использовании|перепечатке))|禁止转载|禁止轉載|未經.{0,12}(同意|授權|許可).{0,12}(轉載|轉貼)|未经.{0,12}(许可|授权).{0,8}转载|本网(站)?赞同其观点|无断转载|無断転載|무단\s?전재|all rights reserved|tous droits réservés)",
    ),
    (
        "counts",
        r"^(views?|hits|просмотров|комментари(ев|и|й)|прочитано|阅读|閱讀|瀏覽|浏览|点击|點擊|點閱|评论|評論|조회)\s?(数|數|次数|次數|量|수)?\s?[:：]?\s?[\d,.\s]+|^\d+人参与|^\d+\s*(comments?|comentarios|kommentare|commentaires|комментари\S*|条评论|則留言)$|^\d+\s?(min(ute)?s?\.?|minuten|minutos|мин\S*)\s?(read|lesezeit|de lectura|de lecture|чтения|lästid)|^(lesezeit|reading time|temps de lecture|estimated read|lesedauer|読了)(\W|$)",
    ),
    (
        "prompt",
        r"(sign up (for|to|here)|subscribe (to|now|today|for)|newsletter|follow (us|me|@|\S+ on)|join (us|our|the conversation)|share (your thoughts|this|on)|leave a comment|log ?in to|already a (subscriber|member)|register (now|for free)|download (the|our) app|get (the|our) .{0,30}(app|newsletter|inbox)|click here|tap here|enable javascript|browser does not support|jetzt (abonnieren|lesen|testen|anmelden|melden)|folgen sie|newsletter|abonnez-vous|inscrivez-vous|suscr[ií]b|síguenos|assine|siga |iscriviti|seguici|подпи(шитесь|сывайтесь|саться)|присоединяйтесь|следите за|выделите (её|ее|его|ошибку|фрагмент)|заметили (ошибку|опечатку)|нашли ошибку|нажмите ctrl|訂閱|订阅|點我|點此|点击(进入|查看|图片|下载)|點擊(下載|看|查看)|下載.{0,8}app|下载.{0,10}客户端|扫码|掃描|掃碼|二维码|关注(我们|微信|公众号|.{0,10}微博)|追蹤|按讚|加入.{0,8}(line|會員|好友)|フォロー(する|して)|会員登録|登録はこちら|続きを読む|有料(会員|記事)|会員限定|구독|기사를 공유|좋아요|제보|اشترك|تابعنا|abone ol|takip edin|ikuti|download aplikasi|đăng ký)",
    ),
    (
        "control",
        r"^(share|share this.*|tweet|print|email|e-mail|pin|save|copy( link)?|link copied!?|permalink.*|listen|play|pause|close|menu|search|back to top|top|next|previous|prev|show (more|less|all)|load more|view (more|all|gallery)|expand|comments?|reply|report|like|follow|click to (hide|expand|copy)|teilen|drucken|merken|kommentare|kommentieren|externen inhalt anzeigen|empfohlener redaktioneller inhalt|partager|imprimer|compartir|imprimir|поделиться|распечатать|печать|версия для печати|комментировать.*|оставить комментарий|загрузка\.*|loading\.*|分享|分享到.*|列印|打印|轉寄|收藏|複製連結|评论|評論|留言|回應|我要评论|返回顶部|上一[篇页頁].*|下一[篇页頁].*|印刷|シェア|コメント|ツイート|공유|인쇄|댓글|مشاركة|طباعة|\d+\s?[/／]\s?\d+|press enter or click to view image.*|字号[:：]?.*|t\|t|[a+-]{1,6}|大\s?中\s?小|[«»<>|/\\·•*#—–-]+|\d{1,3}|[\d:：]{4,8})$",
    ),
];

/// How a notice of rights begins, of whatever length.
const NOTICES: [&str; 14] = [
    "免责声明",
    "免責聲明",
    "凡注明",
    "凡本网",
    "凡本站",
    "凡未注明",
    "版权与免责",
    "版权声明",
    "版權聲明",
    "本网注明",
    "特别声明",
    "郑重声明",
    "本文仅代表作者",
    "Disclaimer:",
];

/// Whether a line begins as notices of rights do.
pub fn is_notice(line: &str) -> bool {
    let line = line.trim_start_matches(|c: char| !c.is_alphanumeric());
    NOTICES.iter().any(|notice| line.starts_with(notice))
}

static SET: LazyLock<RegexSet> = LazyLock::new(|| {
    // A word boundary, or a cache too small for all rows at once, would send every line through the
    // engine that is slower by a hundred times; so no row has the one, and the other is given room.
    let patterns = LINES.iter().map(|(_, pattern)| pattern);
    let set = RegexSetBuilder::new(patterns).case_insensitive(true).dfa_size_limit(CACHE).build();
    set.expect("the patterns are fixed")
});

/// What kind of boilerplate a short line is, if it is one.
pub fn kind(line: &str) -> Option<&'static str> {
    SET.matches(line).iter().next().and_then(|row| LINES.get(row)).map(|(name, _)| *name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_kind_of_line_is_known_in_several_languages() {
        let cases = [
            ("Advertisement", Some("advertising")),
            ("REKLAM", Some("advertising")),
            ("延伸閱讀：另一篇", Some("pointer")),
            ("Читайте также: другое", Some("pointer")),
            ("[责任编辑：某某]", Some("desk")),
            ("Foto: dpa", Some("credit")),
            ("© 2012 Some Press", Some("legal")),
            ("Просмотров: 1341", Some("counts")),
            ("Jetzt abonnieren", Some("prompt")),
            ("字号:T|T", Some("desk")),
            ("1/12", Some("control")),
        ];
        for (line, expected) in cases {
            assert_eq!(kind(line), expected, "{line}");
        }
    }

    #[test]
    fn sentences_of_a_text_are_not_taken_for_boilerplate() {
        for line in [
            "Photography changed how the city saw itself.",
            "The editors of the paper resigned on Monday.",
            "他說，來源不明的資金是問題所在。",
            "More than sixty bodies are affected.",
            "Related claims were dismissed by the court.",
        ] {
            assert_eq!(kind(line).filter(|kind| *kind != "pointer"), None, "{line}");
        }
    }
}
