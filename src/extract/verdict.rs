//! Whether a page is an article at all.
//!
//! Losing an article is worse than keeping a page that is none, so a page is refused only where it says
//! itself what it is (a challenge, an error, a wall), or where nothing on it reads as an article.

use std::sync::LazyLock;

use ::url::Url;
use regex::Regex;

use super::body::Body;
use super::jsonld::Linked;
use super::listing;
use super::survey::Survey;
use super::text;

/// A text of this weight is an article whatever its title says: about two hundred English words, or four
/// hundred ideographs.
const TEXT: u32 = 1_200;

/// A text below this weight, on a page of links that claims to be no article, is a listing's remainder.
const REMAINDER: u32 = 400;

fn pattern(pattern: &str) -> Regex {
    Regex::new(&format!("(?i){pattern}")).expect("the pattern is fixed")
}

static CHALLENGE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(just a moment|attention required|access denied|ddos-guard|please wait|security check|are you (a )?(human|robot)|robot check|pardon our interruption|verify(ing)? (that )?you are (a )?human|checking your browser|one moment,? please|403 forbidden|request (blocked|unsuccessful)|human verification|安全验证|人机验证|訪問驗證|访问验证)",
    )
});

static MISSING: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(\b404\b|page (was )?not found|not found$|no longer (available|exists)|doesn.t exist|nicht gefunden|introuvable|no encontrada|non trovata|não encontrada|страница не найдена|не найдено|bulunamadı|找不到(您|此|该|該|頁|页|網頁|网页)?|不存在|已(被)?(删除|刪除|下架|移除)|見つかりません|찾을 수 없|غير موجود)",
    )
});

static WALL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(log ?in|sign ?in|please (log|sign) ?in|subscribe to (read|continue)|before you continue|we value your privacy|your privacy (choices|is important)|cookie (consent|settings|preferences)|privacy settings|anmelden|connexion|se connecter|iniciar sesión|вход|авторизация|登入|登录|請先登入|请先登录|會員登入|会员登录|ログイン|로그인|تسجيل الدخول)",
    )
});

/// Refuses a page that is no article, with a sentence that says what was seen.
pub fn judge(
    survey: &Survey<'_>,
    linked: &Linked,
    title: Option<&str>,
    url: Option<&Url>,
    body: &Body,
) -> Result<(), String> {
    let weight = text::weight(&body.text);
    if weight < TEXT && !claims_article(survey, linked) {
        let names = [title, survey.head.title.as_deref()];
        for name in names.into_iter().flatten().map(text::tidy) {
            refuse_by_name(&name)?;
        }
    }
    if body.text.is_empty() {
        return Err(nothing_to_read(survey));
    }
    if let Some(why) =
        listing::evidence(survey, linked, title, url, &body.text, claims_article(survey, linked))
    {
        return Err(why);
    }
    let linked_weight: u32 = survey.blocks.iter().map(|block| block.linked).sum();
    if weight < REMAINDER
        && linked_weight > 4 * weight
        && !claims_article(survey, linked)
        && is_scattered(&body.text)
    {
        return Err(format!(
            "the page is a list of links, with {} of them and little text of its own",
            links(survey)
        ));
    }
    Ok(())
}

fn refuse_by_name(name: &str) -> Result<(), String> {
    let kinds = [
        (&CHALLENGE, "the page asks to prove that a person is reading"),
        (&MISSING, "the page says that what was asked for is not there"),
        (&WALL, "the page asks for a login or a consent before it shows anything"),
    ];
    match kinds.into_iter().find(|(pattern, _)| pattern.is_match(name)) {
        Some((_, seen)) => Err(format!("{seen}: its title is \"{name}\"")),
        None => Ok(()),
    }
}

/// Whether the page calls itself an article.
fn claims_article(survey: &Survey<'_>, linked: &Linked) -> bool {
    linked.articles == 1
        || survey.meta("og:type").is_some_and(|kind| kind.eq_ignore_ascii_case("article"))
        || survey.meta("article:published_time").is_some()
}

/// Whether no line holds more than a sentence or two.
fn is_scattered(body: &str) -> bool {
    body.lines().all(|line| text::weight(line) < 100)
}

fn links(survey: &Survey<'_>) -> usize {
    survey.blocks.iter().filter(|block| block.linked * 2 > block.weight).count()
}

fn nothing_to_read(survey: &Survey<'_>) -> String {
    match (survey.blocks.len(), links(survey)) {
        (0, _) => "the page holds no text".to_owned(),
        (blocks, links) if links * 2 > blocks => {
            format!("the page is a list of links: {links} of its {blocks} lines")
        }
        (blocks, _) => format!("none of the page's {blocks} lines reads as an article's text"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_that_say_what_they_are_are_refused_by_name() {
        for name in ["Just a moment...", "404 Not Found", "Страница не найдена", "會員登入", "頁面不存在"]
        {
            assert!(refuse_by_name(name).is_err(), "{name}");
        }
        for name in ["Moments that changed the council", "Why nobody signs treaties any more"] {
            assert!(refuse_by_name(name).is_ok(), "{name}");
        }
    }
}
