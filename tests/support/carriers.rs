//! Neutral sentences that carry a name, and small rules by which a name is inflected or glued in its language.
//!
//! The rules are those of a primer, not of a grammar: each makes one right variant where it applies, and none
//! where it does not know.

/// A name set into a sentence: the text, and where the name stands, in code points.
#[derive(Clone, Debug)]
pub struct Carried {
    pub text: String,
    pub start: usize,
    /// Where the name without its ending ends, and where it ends with it.
    pub ends: (usize, usize),
    /// How many marks close the name.
    pub marks: usize,
}

/// A name as it may stand in a sentence: what is written on to its front, itself, and its ending.
#[derive(Clone, Debug)]
pub struct Variant {
    pub before: &'static str,
    pub name: String,
    pub ending: String,
}

/// A sentence of a language without any word that speaks for or against a body; the name goes where `{}` is.
pub fn sentence(language: &str) -> &'static str {
    match primary(language) {
        "fr" => "Hier soir, il fut longuement question de {}, puis de la pluie.",
        "es" => "Ayer por la noche se habló mucho de {}, y después de la lluvia.",
        "pt" => "Ontem à noite falou-se muito de {}, e depois da chuva.",
        "de" => "Gestern Abend ging es lange um {}, dann um den Regen.",
        "it" => "Ieri sera si è parlato a lungo di {}, poi della pioggia.",
        "ru" => "Вчера вечером долго говорили про {}, потом про дождь.",
        "uk" => "Учора ввечері довго говорили про {}, потім про дощ.",
        "ar" => "جرى الحديث مساء أمس طويلا عن {} ثم عن المطر.",
        "tr" => "Dün akşam uzun uzun {} konuşuldu, sonra yağmur.",
        "vi" => "Tối qua mọi người nói rất lâu về {}, rồi về cơn mưa.",
        "id" => "Tadi malam orang lama berbicara tentang {}, lalu tentang hujan.",
        "ja" => "昨夜は{}の話が長く続き、それから雨の話になった。",
        "ko" => "어젯밤에는 {} 이야기를 오래 했고, 그다음은 비 이야기였다.",
        "zh" => "昨晚大家談了很久{}的事，後來才談到雨。",
        _ => "Last night they spoke at length about {}, and then about the rain.",
    }
}

/// The name set into the sentence of its language; `marks` are those that may close it.
pub fn carried(language: &str, variant: &Variant, marks: &[char]) -> Carried {
    let (front, back) = sentence(language).split_once("{}").expect("every sentence has its place");
    let start = front.chars().count() + variant.before.chars().count();
    let end = start + variant.name.chars().count();
    let Variant { before, name, ending } = variant;
    let marks = end - start - name.trim_end_matches(marks).chars().count();
    let text = format!("{front}{before}{name}{ending}{back}");
    Carried { text, start, ends: (end, end + ending.chars().count()), marks }
}

/// The name as it is.
pub fn plain(name: &str) -> Variant {
    Variant { before: "", name: name.to_owned(), ending: String::new() }
}

/// The name inflected, or with something written on to it, as its language does.
pub fn variants(name: &str, language: &str) -> Vec<Variant> {
    let glued = |before, ending: &str| Variant { before, name: name.to_owned(), ending: ending.to_owned() };
    let vowel = name.to_lowercase().starts_with(['a', 'e', 'é', 'è', 'i', 'o', 'u', 'à']);
    match primary(language) {
        "en" => vec![glued("the ", "’s"), glued("", "-led")],
        "fr" if vowel => vec![glued("l’", ""), glued("d'", ""), glued("qu’", "")],
        "it" if vowel => vec![glued("dell’", ""), glued("all'", "")],
        "es" => vec![glued("del ", ""), glued("¿", "")],
        "pt" => vec![glued("da ", ""), glued("pelo ", "")],
        "de" => german(name),
        "ru" | "uk" => genitive(name).map(|name| plain(&name)).into_iter().collect(),
        "ar" => arabic(name),
        "tr" => turkish(name),
        "id" => vec![glued("", "-nya")],
        "ja" => ["は", "への", "によると"].map(|particle| glued("", particle)).into(),
        "ko" => korean(name),
        "zh" => vec![
            glued("由", "發"),
            Variant { name: name.replace("會", "会").replace("國", "国"), ..plain(name) },
        ],
        _ => vec![glued("(", ")")],
    }
}

fn german(name: &str) -> Vec<Variant> {
    if !name.contains(' ') {
        return vec![Variant { before: "der ", name: name.to_owned(), ending: "-Bericht".into() }];
    }
    let adjective = |word: &&str| {
        let ending = ["isches", "ischer", "ische", "ales", "aler", "ale", "iges", "liches", "ender"];
        word.len() > 7 && ending.iter().any(|ending| word.ends_with(ending))
    };
    let adjectives: Vec<&str> = name.split(' ').take_while(adjective).collect();
    let rest: Vec<&str> = name.split(' ').skip(adjectives.len()).collect();
    if adjectives.is_empty() || !rest[0].starts_with(char::is_uppercase) {
        return Vec::new();
    }
    let dative = |word: &&str| format!("{}en", word.trim_end_matches(['s', 'r']).trim_end_matches('e'));
    let adjectives: Vec<String> = adjectives.iter().map(dative).collect();
    vec![plain(&format!("{} {}", adjectives.join(" "), rest.join(" ")))]
}

/// The genitive of a Russian or Ukrainian name by the endings of its first words, up to its noun.
fn genitive(name: &str) -> Option<String> {
    const ADJECTIVES: &[(&str, &str)] = &[
        ("ская", "ской"),
        ("ная", "ной"),
        ("ский", "ского"),
        ("ный", "ного"),
        ("ное", "ного"),
        ("ська", "ської"),
        ("ський", "ського"),
        ("ний", "ного"),
        ("не", "ного"),
        ("на", "ної"),
    ];
    const NOUNS: &[(&str, &str)] = &[
        ("ия", "ии"),
        ("ія", "ії"),
        ("ство", "ства"),
        ("т", "та"),
        ("р", "ра"),
        ("с", "са"),
        ("м", "ма"),
        ("нд", "нда"),
        ("юз", "юза"),
    ];
    let changed = |word: &str, table: &[(&str, &str)]| {
        let (ending, other) = table.iter().find(|(ending, _)| word.ends_with(ending))?;
        Some(format!("{}{other}", word.strip_suffix(ending)?))
    };
    let mut words: Vec<String> = name.split(' ').map(str::to_owned).collect();
    for word in &mut words {
        if word.chars().all(char::is_uppercase) {
            return None;
        }
        if let Some(adjective) = changed(word, ADJECTIVES) {
            *word = adjective;
            continue;
        }
        *word = changed(word, NOUNS)?;
        return Some(words.join(" "));
    }
    None
}

fn arabic(name: &str) -> Vec<Variant> {
    if !name.starts_with(|first: char| ('\u{620}'..='\u{64A}').contains(&first)) {
        return vec![Variant { before: "و", name: name.to_owned(), ending: String::new() }];
    }
    let glued = |before, name: &str| Variant { before, name: name.to_owned(), ending: String::new() };
    match name.strip_prefix("ال") {
        Some(bare) => vec![glued("وال", bare), glued("بال", bare), glued("لل", bare)],
        None => vec![glued("و", name), glued("ب", name), glued("ل", name)],
    }
}

fn turkish(name: &str) -> Vec<Variant> {
    let with = |ending: &str| Variant { before: "", name: name.to_owned(), ending: ending.to_owned() };
    let mut variants = vec![with("’nin"), with("'de")];
    let last = name.chars().next_back().filter(|last| name.contains(' ') && "ıiuü".contains(*last));
    variants.extend(last.map(|last| with(&format!("n{last}n"))));
    variants
}

fn korean(name: &str) -> Vec<Variant> {
    let with = |name: String, ending: &str| Variant { before: "", name, ending: ending.to_owned() };
    let mut variants: Vec<Variant> =
        ["은", "를", "에서", "과", "의", "까지"].map(|particle| with(name.to_owned(), particle)).into();
    if !name.contains(|one: char| one.is_ascii_alphanumeric()) {
        variants.push(with(name.replace(' ', ""), "의"));
    }
    variants
}

fn primary(language: &str) -> &str {
    language.split('-').next().unwrap_or(language)
}
