//! What is offered and what is not, sentence by sentence, with a small watchlist in many languages.

use super::*;
use crate::tag::watchlist::{Body, Form, Interchangeable, Level};

const BODIES: &[(&str, &[(&str, &str)])] = &[
    (
        "icac",
        &[
            ("mul", "ICAC"),
            ("en", "International Cotton Advisory Committee"),
            ("fr", "Comité consultatif international du coton"),
            ("es", "Comité Consultivo Internacional del Algodón"),
            ("de", "Internationaler Baumwollausschuss"),
            ("ru", "Международный консультативный комитет по хлопку"),
            ("zh-Hant", "國際棉業諮詢委員會"),
            ("ja", "国際綿花諮問委員会"),
            ("ko", "국제면화자문위원회"),
            ("ar", "اللجنة الاستشارية الدولية للقطن"),
        ],
    ),
    (
        "itto",
        &[
            ("mul", "ITTO"),
            ("en", "International Tropical Timber Organization"),
            ("fr", "Organisation internationale des bois tropicaux"),
            ("es", "Organización Internacional de las Maderas Tropicales"),
            ("de", "Internationale Tropenholzorganisation"),
            ("ru", "Международная организация по тропической древесине"),
            ("zh-Hant", "國際熱帶木材組織"),
            ("ja", "国際熱帯木材機関"),
            ("ko", "국제열대목재기구"),
            ("ar", "المنظمة الدولية للأخشاب المدارية"),
        ],
    ),
    (
        "unfpa",
        &[
            ("mul", "UNFPA"),
            ("en", "United Nations Population Fund"),
            ("fr", "Fonds des Nations unies pour la population"),
            ("es", "Fondo de Población de las Naciones Unidas"),
            ("de", "Bevölkerungsfonds der Vereinten Nationen"),
            ("ru", "Фонд ООН в области народонаселения"),
            ("zh-Hant", "聯合國人口基金"),
            ("ja", "国連人口基金"),
            ("ko", "유엔인구기금"),
            ("ar", "صندوق الأمم المتحدة للسكان"),
        ],
    ),
    (
        "peacebuilding-fund",
        &[
            ("en", "UN Peacebuilding Fund"),
            ("fr", "Fonds pour la consolidation de la paix"),
            ("es", "Fondo para la Consolidación de la Paz"),
            ("ru", "Фонд миростроительства"),
            ("zh-Hant", "聯合國建設和平基金"),
            ("ja", "国連平和構築基金"),
            ("ko", "유엔평화구축기금"),
            ("ar", "صندوق بناء السلام"),
        ],
    ),
    (
        "iucn",
        &[
            ("mul", "IUCN"),
            ("en", "International Organization for Nature"),
            ("en", "World Nature Committee"),
            ("fr", "Organisation mondiale de la nature"),
            ("fr", "Comité de la nature"),
            ("es", "Organización de la Naturaleza"),
            ("ru", "Организация охраны природы"),
            ("zh-Hant", "國際自然組織"),
            ("zh-Hant", "國際自然委員會"),
            ("ja", "国際自然機関"),
            ("ja", "国際自然委員会"),
            ("ko", "국제자연기구"),
            ("ko", "국제자연위원회"),
            ("ar", "المنظمة الدولية للطبيعة"),
            ("ar", "اللجنة الدولية للطبيعة"),
        ],
    ),
];

fn watchlist() -> Watchlist {
    let form = |&(language, text): &(&str, &str)| Form {
        text: text.to_owned(),
        language: language.to_owned(),
        level: Level::Certain,
    };
    let body = |(id, forms): &(&str, &[(&str, &str)])| Body {
        id: (*id).to_owned(),
        listed: true,
        forms: forms.iter().map(form).collect(),
        ..Body::default()
    };
    let ours = |language: &str, words: &[&str]| Interchangeable {
        language: language.to_owned(),
        words: words.iter().map(|word| (*word).to_owned()).collect(),
    };
    Watchlist {
        bodies: BODIES.iter().map(body).collect(),
        interchangeable: vec![ours("en", &["UN", "United Nations"]), ours("fr", &["ONU", "Nations unies"])],
        dismissed: vec!["World Cotton Fund".to_owned()],
        ..Watchlist::default()
    }
}

/// What is offered, as `name -> body` (`?` where the pattern names none).
fn offered(language: &str, body: &str) -> Vec<String> {
    let watchlist = watchlist();
    let tagger = Tagger::new(&watchlist);
    let text = Text { body, language: Some(language), ..Text::default() };
    let candidates = Gatherer::new(&watchlist, &tagger).gather(text, &tagger.tag(text).mentions);
    for candidate in &candidates {
        let at: String = body.chars().skip(candidate.start).take(candidate.text.chars().count()).collect();
        assert_eq!(at, candidate.text, "the place is that of the name");
        assert!(candidate.snippet.contains(&candidate.text));
    }
    candidates.iter().map(|one| format!("{} -> {}", one.text, one.body.as_deref().unwrap_or("?"))).collect()
}

#[test]
fn an_unknown_name_beside_a_known_one_in_brackets_is_offered_for_its_body() {
    for (language, text, expected) in [
        ("en", "The International Cotton Advisory Committee (INCAC) met.", "INCAC -> icac"),
        (
            "en",
            "Cuts hit the World Cotton Consultation Committee (ICAC) too.",
            "World Cotton Consultation Committee -> icac",
        ),
        ("fr", "Le Comité consultatif international du coton (CCIC) se réunit.", "CCIC -> icac"),
        (
            "fr",
            "Elle a quitté l'Organisation des bois exotiques (ITTO) hier.",
            "Organisation des bois exotiques -> itto",
        ),
        (
            "es",
            "La Organización Internacional de las Maderas Tropicales (OIMT, por sus siglas) calla.",
            "OIMT -> itto",
        ),
        ("es", "Sale del Fondo de Poblaciones (UNFPA) este año.", "Fondo de Poblaciones -> unfpa"),
        ("de", "Der UNFPA (Bevölkerungsfonds der Staaten) spart.", ""),
        ("de", "Die Internationale Tropenholzorganisation (ITHO) zieht um.", "ITHO -> itto"),
        ("ru", "США покидают Международный консультативный комитет по хлопку (МККХ).", "МККХ -> icac"),
        (
            "ru",
            "Вчера Организация по экзотической древесине (ITTO) собралась.",
            "Организация по экзотической древесине -> itto",
        ),
        ("zh-Hant", "美國退出國際棉業委員會（ICAC），各國錯愕。", "國際棉業委員會 -> icac"),
        ("zh-Hant", "聯合國人口基金（以下簡稱人口基金）失去經費。", "人口基金 -> unfpa"),
        ("zh-Hant", "ITTO（國際熱帶林木組織）設在橫濱。", "國際熱帶林木組織 -> itto"),
        ("ja", "米国は国際熱帯林業機関（ITTO）から離脱する。", "国際熱帯林業機関 -> itto"),
        ("ko", "미국은 국제 면화 위원회(ICAC)를 떠난다.", "국제 면화 위원회 -> icac"),
        ("ar", "غادرت واشنطن المنظمة العالمية للأخشاب (ITTO) أمس.", "المنظمة العالمية للأخشاب -> itto"),
    ] {
        let expected: Vec<&str> = Some(expected).into_iter().filter(|text| !text.is_empty()).collect();
        assert_eq!(offered(language, text), expected, "{text}");
    }
}

#[test]
fn a_name_with_its_acronym_that_is_like_a_bodys_is_offered_for_it() {
    let text =
        "UNFPA stays. The International Cotton Organization (ICO) and the Acme Cotton Mill (ACM) do not.";
    assert_eq!(offered("en", text), ["International Cotton Organization -> icac"]);
}

#[test]
fn a_name_between_tagged_bodies_in_a_list_is_offered_for_nobody() {
    for (language, text, expected) in [
        ("en", "They leave UNFPA, ICAC, the Global Seaweed Fund and ITTO.", "Global Seaweed Fund -> ?"),
        ("en", "They leave UNFPA, the SWDF, and ITTO.", "SWDF -> ?"),
        ("fr", "Ils quittent UNFPA, le Fonds mondial des algues et ITTO.", "Fonds mondial des algues -> ?"),
        (
            "es",
            "Salen de UNFPA, la Organización Mundial de las Algas y ITTO.",
            "Organización Mundial de las Algas -> ?",
        ),
        ("de", "Sie verlassen UNFPA, GSWO und ITTO.", "GSWO -> ?"),
        (
            "ru",
            "Они покидают UNFPA, Организацию морских водорослей и ITTO.",
            "Организацию морских водорослей -> ?",
        ),
        ("zh-Hant", "退出聯合國人口基金、世界海藻組織及國際熱帶木材組織。", "世界海藻組織 -> ?"),
        ("ja", "国連人口基金、世界海藻機関、国際熱帯木材機関を離れる。", "世界海藻機関 -> ?"),
        ("ko", "유엔인구기금, 세계해조류기구, 국제열대목재기구를 떠난다.", "세계해조류기구 -> ?"),
        (
            "ar",
            "تغادر صندوق الأمم المتحدة للسكان، المنظمة العالمية للطحالب، المنظمة الدولية للأخشاب المدارية.",
            "المنظمة العالمية للطحالب -> ?",
        ),
    ] {
        assert_eq!(offered(language, text), [expected], "{text}");
    }
}

#[test]
fn people_places_pieces_of_sentences_and_what_is_known_are_not_offered() {
    for (language, text) in [
        ("en", "UNFPA, Germany, and ITTO were named by John Smith (AFP)."),
        ("en", "UNFPA, the minister John Smith and ITTO met."),
        ("en", "UNFPA (see below) and ITTO (2015) and ICAC (New York) and ITTO (USA)."),
        ("en", "Nobody had asked the committee before it met (ICAC) in May."),
        ("en", "UNFPA, which was founded by the Committee, and ITTO."),
        ("en", "UNFPA, UN Peacebuilding Fund, and ITTO."),
        ("en", "UNFPA, World Cotton Fund, and ITTO."),
        ("en", "The Acme Cotton Fund (ACF) makes socks."),
        ("en", "UNFPA and International Cotton Watch (ICW) met."),
        ("ja", "木材に関する国際機関（ITTO）は横浜にある。"),
        ("fr", "Paris a quitté hier la réunion (ICAC) sans un mot."),
        ("fr", "UNFPA, que le Fonds a soutenu, et ITTO."),
        ("es", "Madrid dijo que saldrá (ICAC) en mayo."),
        ("de", "UNFPA, Frau Meier und ITTO."),
        ("ru", "Вчера Иван Петров (UNFPA) сказал."),
        ("zh-Hant", "美國總統川普表示（ICAC）不再付錢。"),
        ("zh-Hant", "退出聯合國人口基金、日本、國際熱帶木材組織。"),
        ("ja", "大統領は言った（ITTO）。"),
        ("ko", "대통령은 말했다(ITTO)."),
        ("ar", "قال الرئيس أمس (ITTO) كلمة."),
    ] {
        assert_eq!(offered(language, text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn in_a_copy_names_left_over_are_told_too() {
    for (language, text, expected) in [
        ("en", "The minister praised the Global Seaweed Fund in Geneva.", "Global Seaweed Fund"),
        (
            "en",
            "Smith left the \u{201c}Tropical Wood Organization\u{201d} and the (GSWO).",
            "Tropical Wood Organization, GSWO",
        ),
        ("zh-Hant", "他說，國際林木組織的預算不夠，UNFPA也是。", "國際林木組織"),
        ("en", "The minister praised John Smith in Geneva for UNFPA.", ""),
    ] {
        let watchlist = watchlist();
        let tagger = Tagger::new(&watchlist);
        let text = Text { body: text, language: Some(language), ..Text::default() };
        let left = Gatherer::new(&watchlist, &tagger).left_over(text, &tagger.tag(text).mentions);
        let names: Vec<&str> = left.iter().map(|name| name.text.as_str()).collect();
        assert_eq!(names.join(", "), expected, "{}", text.body);
        assert!(left.iter().all(|name| name.pattern == Pattern::Sister && name.body.is_none()));
    }
}

#[test]
fn a_text_of_nothing_but_brackets_and_names_takes_no_more_time_than_its_length() {
    let watchlist = watchlist();
    let tagger = Tagger::new(&watchlist);
    let gatherer = Gatherer::new(&watchlist, &tagger);
    for piece in [
        "ICAC (X) ",
        "(ICAC) International ",
        "「ICAC（國際",
        "ITTO, Fund and ",
        "國際組織",
        "\u{201c}a ",
        "a",
    ] {
        let body = piece.repeat(100_000 / piece.len());
        let text = Text { body: &body, ..Text::default() };
        let mentions = tagger.tag(text).mentions;
        let begun = std::time::Instant::now();
        gatherer.gather(text, &mentions);
        gatherer.left_over(text, &mentions);
        assert!(begun.elapsed() < std::time::Duration::from_secs(10), "{piece}: {:?}", begun.elapsed());
    }
}

proptest::proptest! {
    #[test]
    fn no_text_is_too_odd(text in "(ICAC|ITTO|UNFPA|[(（)）、,]| |and|Fund|国際|委員会|\\PC){0,40}") {
        offered("en", &text);
    }
}
