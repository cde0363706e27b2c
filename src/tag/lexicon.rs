//! A watchlist compiled: every spelling of every form, and every word that speaks for or against, each kind
//! in its own table of patterns over folded text.

use std::collections::HashMap;

use super::endings::Endings;
use super::entry::{Case, Entry, Meaning};
use super::fold::{is_cjk, is_latin};
use super::normal::Normal;
use super::shared::{self, Family};
use super::trie::Trie;
use super::variants::{primary, spellings};
use super::watchlist::{Body, Evidence, Form, Interchangeable, Level, Phrases, Shared, Watchlist};

/// What a mention may be of: a body or a block of the event's phrases.
#[derive(Clone, Debug)]
pub(super) struct Subject {
    /// The body's id; `event`.
    pub id: String,
    pub event: bool,
    pub listed: bool,
    /// How many supporting words an unlikely form wants.
    pub needs: usize,
    /// Whether a listed body near by counts as one.
    pub bodies_speak: bool,
    /// Of the words that speak, those of which one is wanted unless a listed body speaks; sorted, and empty
    /// where none is.
    pub actors: Vec<String>,
    /// Countries whose press means another by the likely forms.
    pub elsewhere: Vec<String>,
}

/// The compiled watchlist.
#[derive(Debug)]
pub(super) struct Lexicon {
    /// Bodies, the event's phrases, confusables, and the pieces of forms in two pieces.
    pub names: Table,
    /// What speaks for and against them: looked for only in texts that hold an ambiguous name.
    pub words: Table,
    /// The forms as the watchlist prints them.
    pub forms: Vec<String>,
    pub subjects: Vec<Subject>,
    /// By word: the subjects it speaks for (`true`) or against.
    pub speakers: Vec<Vec<(u32, bool)>>,
    /// By word: as the watchlist prints it.
    pub word_texts: Vec<String>,
    /// By confusable: the subjects its presence speaks against.
    pub confusables: Vec<Vec<u32>>,
    /// By confusable: its name.
    pub confusable_names: Vec<String>,
    /// By number of a form in two pieces: what the whole means.
    pub wholes: Vec<Entry>,
    /// Bodies that share a part of their names.
    pub families: Vec<Family>,
}

impl Lexicon {
    pub fn new(watchlist: &Watchlist) -> Self {
        let mut builder = Builder::new(watchlist);
        for body in &watchlist.bodies {
            builder.body(body);
        }
        for phrases in &watchlist.event {
            builder.phrases(phrases);
        }
        builder.confusables();
        builder.finish()
    }
}

/// Patterns with what each may mean.
#[derive(Debug)]
pub(super) struct Table {
    pub trie: Trie,
    /// The patterns themselves: folded spellings.
    pub patterns: Vec<String>,
    /// By pattern, its meanings.
    pub entries: Vec<Vec<Entry>>,
}

/// Patterns and meanings as they come, before a table is compiled of them.
#[derive(Default)]
struct Patterns(Vec<(String, Entry)>);

impl Patterns {
    fn add(&mut self, pattern: String, entry: Entry) {
        if !pattern.is_empty() {
            self.0.push((pattern, entry));
        }
    }

    fn compile(mut self) -> Table {
        self.0.sort_by(|one, other| one.0.cmp(&other.0));
        let (mut patterns, mut entries) = (Vec::<String>::new(), Vec::<Vec<Entry>>::new());
        for (pattern, entry) in self.0 {
            match entries.last_mut() {
                Some(meanings) if patterns.last() == Some(&pattern) => add_meaning(meanings, entry),
                _ => {
                    patterns.push(pattern);
                    entries.push(vec![entry]);
                }
            }
        }
        Table { trie: Trie::new(&patterns), patterns, entries }
    }
}

/// Adds a meaning, unless the pattern has it already and no less surely.
fn add_meaning(meanings: &mut Vec<Entry>, entry: Entry) {
    let same = |other: &Entry| {
        other.meaning == entry.meaning
            && other.dashes == entry.dashes
            && other.capitals == entry.capitals
            && other.only == entry.only
            && other.level <= entry.level
    };
    if !meanings.iter().any(same) {
        meanings.push(entry);
    }
}

struct Builder<'w> {
    watchlist: &'w Watchlist,
    names: Patterns,
    words: Patterns,
    forms: Vec<String>,
    subjects: Vec<Subject>,
    speakers: Vec<Vec<(u32, bool)>>,
    word_texts: Vec<String>,
    word_places: HashMap<String, u32>,
    confusables: Vec<Vec<u32>>,
    confusable_names: Vec<String>,
    wholes: Vec<Entry>,
    families: Vec<Family>,
    /// By language, what may stand for one another in the forms: words, and the ways to write what bodies share.
    interchangeable: HashMap<&'w str, Vec<Interchangeable>>,
    /// By language, the families and their numbers.
    kin: HashMap<&'w str, Vec<(u16, &'w Shared)>>,
}

impl<'w> Builder<'w> {
    fn new(watchlist: &'w Watchlist) -> Self {
        let mut interchangeable: HashMap<&str, Vec<Interchangeable>> = HashMap::new();
        for set in &watchlist.interchangeable {
            interchangeable.entry(primary(&set.language)).or_default().push(set.clone());
        }
        let mut kin: HashMap<&str, Vec<(u16, &Shared)>> = HashMap::new();
        for (number, shared) in (0..).zip(&watchlist.shared) {
            let Shared { language, ways, .. } = shared;
            kin.entry(primary(language)).or_default().push((number, shared));
            if ways.len() > 1 {
                let set = Interchangeable { language: language.clone(), words: ways.clone() };
                interchangeable.entry(primary(language)).or_default().push(set);
            }
        }
        Self {
            watchlist,
            names: Patterns::default(),
            words: Patterns::default(),
            forms: Vec::new(),
            subjects: Vec::new(),
            speakers: Vec::new(),
            word_texts: Vec::new(),
            word_places: HashMap::new(),
            confusables: Vec::new(),
            confusable_names: Vec::new(),
            wholes: Vec::new(),
            families: watchlist.shared.iter().map(Family::new).collect(),
            interchangeable,
            kin,
        }
    }

    fn body(&mut self, body: &Body) {
        let subject = self.subjects.len() as u32;
        self.subjects.push(Subject {
            id: body.id.clone(),
            event: false,
            listed: body.listed,
            needs: 1,
            bodies_speak: true,
            actors: Vec::new(),
            elsewhere: body.elsewhere.clone(),
        });
        self.evidence(subject, &body.evidence);
        for form in &body.forms {
            self.form(subject, form, false);
        }
    }

    fn phrases(&mut self, phrases: &Phrases) {
        let subject = self.subjects.len() as u32;
        let mut actors = phrases.actors.clone();
        actors.sort_unstable();
        self.subjects.push(Subject {
            id: "event".to_owned(),
            event: true,
            listed: false,
            needs: phrases.needs.max(1),
            bodies_speak: phrases.bodies_speak,
            actors,
            elsewhere: Vec::new(),
        });
        self.evidence(subject, &phrases.evidence);
        for form in &phrases.forms {
            self.form(subject, form, true);
        }
    }

    fn confusables(&mut self) {
        for (number, confusable) in self.watchlist.confusables.iter().enumerate() {
            let known = |id: &String| self.subjects.iter().position(|subject| subject.id == *id);
            let against = confusable.against.iter().filter_map(known).map(|at| at as u32).collect();
            self.confusables.push(against);
            self.confusable_names.push(confusable.name.clone());
            for text in &confusable.forms {
                let form = Form { text: text.clone(), language: "mul".to_owned(), level: Level::Certain };
                self.spelling(&form, text, Meaning::Confusable(number as u32), 0, false);
            }
        }
    }

    fn form(&mut self, subject: u32, form: &Form, event: bool) {
        let printed = self.forms.len() as u32;
        self.forms.push(form.text.clone());
        let sets = self.interchangeable.get(primary(&form.language)).map_or(&[][..], Vec::as_slice);
        for spelling in spellings(form, sets, event) {
            match spelling.split_once('…') {
                Some((head, tail)) => self.pieces(form, head.trim(), tail.trim(), subject, printed, event),
                None => self.name(form, &spelling, subject, printed, event),
            }
        }
    }

    fn pieces(&mut self, form: &Form, head: &str, tail: &str, subject: u32, printed: u32, event: bool) {
        let number = self.wholes.len() as u32;
        let normal = Normal::of(head);
        self.wholes.push(entry(form, head, &normal, Meaning::Subject(subject), printed, event));
        self.spelling(form, head, Meaning::Head(number), printed, event);
        self.spelling(form, tail, Meaning::Tail(number), printed, true);
    }

    /// A name as a whole, and what it shares with others.
    fn name(&mut self, form: &Form, spelling: &str, subject: u32, printed: u32, event: bool) {
        let meaning = Meaning::Subject(subject);
        let (pattern, mut entry) = compiled(form, spelling, meaning, printed, event);
        let families = self.kin.get(primary(&form.language)).filter(|_| !event);
        if let Some((kin, own)) = families.and_then(|families| shared::kin(families, spelling)) {
            entry.kin = Some(kin);
            let form = Form { level: Level::Certain, ..form.clone() };
            let (letters, entry) = compiled(&form, own, meaning, printed, false);
            self.families[usize::from(kin.family)].add(&letters, entry);
        }
        self.names.add(pattern, entry);
    }

    fn spelling(&mut self, form: &Form, spelling: &str, meaning: Meaning, printed: u32, event: bool) {
        let (pattern, entry) = compiled(form, spelling, meaning, printed, event);
        self.names.add(pattern, entry);
    }

    fn evidence(&mut self, subject: u32, evidence: &Evidence) {
        for (words, supports) in [(&evidence.supporting, true), (&evidence.opposing, false)] {
            for word in words {
                self.word(subject, word, supports);
            }
        }
    }

    fn word(&mut self, subject: u32, word: &str, supports: bool) {
        let known = self.word_places.get(word).copied();
        let number = known.unwrap_or_else(|| {
            let number = self.speakers.len() as u32;
            self.speakers.push(Vec::new());
            self.word_texts.push(word.to_owned());
            self.word_places.insert(word.to_owned(), number);
            number
        });
        if !self.speakers[number as usize].contains(&(subject, supports)) {
            self.speakers[number as usize].push((subject, supports));
        }
        if known.is_some() {
            return;
        }
        let (bare, prefix) = word.strip_suffix('*').map_or((word, false), |bare| (bare, true));
        let form = Form { text: bare.to_owned(), language: "mul".to_owned(), level: Level::Certain };
        let normal = Normal::of(bare);
        let mut entry = entry(&form, bare, &normal, Meaning::Word(number), 0, true);
        let capitals = bare.chars().filter(|one| one.is_uppercase()).count();
        let shouted = capitals > 1 && !bare.chars().any(char::is_lowercase);
        entry.case = if shouted { Case::Capitals } else { Case::Any };
        entry.prefix = prefix;
        let pattern = normal.text();
        self.words.add(pattern.strip_prefix("ال").unwrap_or(&pattern).to_owned(), entry);
    }

    fn finish(self) -> Lexicon {
        Lexicon {
            names: self.names.compile(),
            words: self.words.compile(),
            forms: self.forms,
            subjects: self.subjects,
            speakers: self.speakers,
            word_texts: self.word_texts,
            confusables: self.confusables,
            confusable_names: self.confusable_names,
            wholes: self.wholes,
            families: self.families,
        }
    }
}

/// The pattern of a spelling, and what it means.
fn compiled(form: &Form, spelling: &str, meaning: Meaning, printed: u32, event: bool) -> (String, Entry) {
    let normal = Normal::of(spelling);
    let mut entry = entry(form, spelling, &normal, meaning, printed, event);
    let mut pattern = normal.text();
    // The Arabic article is found as something written on to the name. «آلية» has none: its first letter is
    // an alef of another kind.
    let article = normal.letters.first().is_some_and(|letter| letter.was == 'ا');
    let bare = pattern.strip_prefix("ال").filter(|bare| article && bare.chars().count() > 2);
    if let Some(bare) = bare {
        pattern = bare.to_owned();
        entry.capitals = Box::default();
    }
    (pattern, entry)
}

fn entry(form: &Form, spelling: &str, normal: &Normal, meaning: Meaning, printed: u32, event: bool) -> Entry {
    let capitals: Vec<u16> = normal
        .letters
        .iter()
        .enumerate()
        .filter(|(_, letter)| letter.was.is_uppercase())
        .map(|(at, _)| at as u16)
        .collect();
    let shape = Shape::of(spelling);
    let case = match (form.level, &shape) {
        _ if event || capitals.is_empty() => Case::Any,
        (Level::Certain, Shape::Name) => Case::Any,
        (Level::Certain, Shape::Acronym) if capitals.len() > 4 => Case::CapitalsOrName,
        _ => Case::Capitals,
    };
    let language = primary(&form.language);
    let latin = normal.letters.iter().all(|letter| is_latin(letter.is));
    let limited = matches!(shape, Shape::Acronym) && normal.letters.len() <= 6 && latin;
    Entry {
        meaning,
        form: printed,
        level: form.level,
        case,
        capitals: capitals.into(),
        dashes: Entry::dashes_in(&normal.letters),
        only: if limited { known_language(language) } else { "" },
        endings: Endings::of(language),
        compounds: language == "de" && normal.letters.len() >= 10 && !spelling.contains(' '),
        prefix: event && !matches!(meaning, Meaning::Word(_)) && language == "tr",
        long: normal.letters.len() >= if normal.letters.iter().any(|one| is_cjk(one.is)) { 6 } else { 24 },
        kin: None,
    }
}

/// How a form is built, which says how its capitals bind.
enum Shape {
    /// One word in capitals, or an abbreviation with one word after it (UN Women).
    Acronym,
    /// One plain word.
    Word,
    /// Several words.
    Name,
}

impl Shape {
    fn of(spelling: &str) -> Self {
        let words: Vec<&str> =
            spelling.split([' ', '-', '\u{2011}']).filter(|word| !word.is_empty()).collect();
        let shouts = |word: &str| word.chars().filter(|one| one.is_uppercase()).count() > 1;
        match words.as_slice() {
            [one] if shouts(one) => Self::Acronym,
            [_] => Self::Word,
            [one, _] if shouts(one) => Self::Acronym,
            _ => Self::Name,
        }
    }
}

/// The language as a constant, for those whose acronyms are limited to them.
fn known_language(language: &str) -> &'static str {
    const LANGUAGES: &[&str] =
        &["en", "fr", "es", "pt", "de", "it", "ru", "uk", "tr", "vi", "id", "ja", "ko", "zh"];
    LANGUAGES.iter().find(|known| **known == language).copied().unwrap_or("")
}
