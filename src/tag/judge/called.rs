//! How a form is called where it stands: «the other ISA», «Ms Irena Novak».

use crate::tag::fold::is_spaced;
use crate::tag::normal::{Letter, Normal};
use crate::tag::resolve::Claim;

/// Words before an acronym that say it is not the one spoken of so far, folded.
const OTHER: &[&str] = &[
    "the other ",
    "another ",
    "unlike the other ",
    "otro ",
    "otra ",
    "l'autre ",
    "un autre ",
    "une autre ",
    "l'altro ",
    "l'altra ",
    "andere ",
    "anderen ",
    "outro ",
    "outra ",
    "друг ",
    "інш ",
    "diger ",
    "另一个",
    "另一",
    "另个",
    "另外的",
    "もう一つの",
    "別の",
    "다른",
    "另有",
];

/// Forms of address, folded: a name follows.
const ADDRESS: &[&str] = &[
    "mr ",
    "mrs ",
    "ms ",
    "miss ",
    "mr. ",
    "mrs. ",
    "ms. ",
    "frau ",
    "herr ",
    "mme ",
    "madame ",
    "monsieur ",
    "m. ",
    "signora ",
    "signor ",
    "sig.ra ",
    "senora ",
    "senor ",
    "sra. ",
    "dona ",
    "doña ",
    "senhora ",
    "prinzessin ",
    "princess ",
    "queen ",
    "sister ",
    "suor ",
    "soeur ",
    "santa ",
    "st. ",
    "saint ",
    "named ",
    "pani ",
    "ibu ",
    "ba ",
    "chi ",
    "bayan ",
    "госпож ",
    "пан ",
    "пані ",
    "г ж ",
    "السيده ",
];

/// Whether the words before say that it is another one of that name.
pub(super) fn other(normal: &Normal, claim: &Claim<'_>) -> bool {
    let before = &normal.letters[..claim.start];
    let single = !normal.letters[claim.start..claim.end].iter().any(|letter| letter.is == ' ');
    single && OTHER.iter().any(|other| ends_with_words(before, other))
}

/// Whether a form written like a given name (Irena) is one: a form of address stands before it, or another
/// name with a capital stands right beside it.
pub(super) fn person(normal: &Normal, claim: &Claim<'_>) -> bool {
    let letters = &normal.letters;
    let mut own = letters[claim.start..claim.end].iter();
    let named = own.next().is_some_and(|first| first.was.is_uppercase())
        && own.all(|letter| letter.is.is_alphabetic() && letter.was.is_lowercase());
    if !named {
        return false;
    }
    let addressed = ADDRESS.iter().any(|address| ends_with_words(&letters[..claim.start], address));
    addressed || surname(&letters[claim.end..]) && !office(&letters[claim.end..])
}

/// Whether a word with one capital follows after a space.
fn surname(letters: &[Letter]) -> bool {
    let [space, first, second, ..] = letters else { return false };
    space.is == ' '
        && space.was == ' '
        && first.was.is_uppercase()
        && second.joined
        && second.was.is_lowercase()
}

/// Whether what follows is what bodies have and people have not, folded: Nato Secretary General.
fn office(letters: &[Letter]) -> bool {
    const OFFICES: &[&str] = &[
        "secretary",
        "director",
        "chief",
        "president",
        "chair",
        "council",
        "executive",
        "general",
        "deputy",
        "summit",
        "report",
        "assembly",
        "member",
        "headquarters",
        "spokes",
        "treaty",
        "charter",
    ];
    let word: Vec<char> = letters.iter().skip(1).take(12).map(|letter| letter.is).collect();
    OFFICES
        .iter()
        .any(|office| office.chars().zip(&word).filter(|(one, other)| one == *other).count() == office.len())
}

fn ends_with_words(letters: &[Letter], words: &str) -> bool {
    let mut before = letters.iter().rev().map(|letter| letter.is);
    words.chars().rev().all(|one| before.next() == Some(one))
        && !before.next().is_some_and(|last| is_spaced(last) && words.starts_with(is_spaced))
}
