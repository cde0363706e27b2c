//! The part a mention plays in its article: where it stands, whether it is quoted, and what its sentence says of
//! the body. Only texts with mentions come here.

use super::{Field, Kind, Mention, Place, Text, place, quotation, stance};

/// Tells the parts of the mentions of a text, given in order of field and place.
pub(super) fn tell(text: Text<'_>, mentions: &mut [Mention]) {
    let mut rest = mentions;
    while let Some(field) = rest.first().map(|mention| mention.field) {
        let (here, others) = rest.split_at_mut(rest.partition_point(|mention| mention.field == field));
        tell_field(text.field(field), field, text.language, here);
        rest = others;
    }
}

fn tell_field(text: &str, field: Field, language: Option<&str>, mentions: &mut [Mention]) {
    let letters: Vec<char> = text.chars().collect();
    let lede = if field == Field::Body { place::lede(&letters) } else { 0..0 };
    let names: Vec<_> = mentions.iter().map(|mention| mention.start..mention.end).collect();
    let quoted = quotation::quoted(&letters, &names);
    for (mention, quoted) in mentions.iter_mut().zip(quoted) {
        mention.quoted = quoted;
        mention.place = match field {
            Field::Title => Place::Title,
            Field::Standfirst => Place::Lede,
            Field::Body if lede.contains(&mention.start) => Place::Lede,
            Field::Body => Place::Body,
            Field::Caption => Place::Caption,
        };
    }
    if let Some(language) = language {
        tell_sentences(&letters, language, mentions);
    }
}

/// Bodies are left and joined; the withdrawal as a whole is the leaving itself.
fn tell_sentences(letters: &[char], language: &str, mentions: &mut [Mention]) {
    let mut bodies: Vec<_> =
        mentions.iter_mut().filter(|mention| mention.kind == Kind::Organization).collect();
    let names: Vec<_> = bodies.iter().map(|mention| mention.start..mention.end).collect();
    for (mention, sentence) in bodies.iter_mut().zip(stance::read(letters, &names, language)) {
        mention.sentence = sentence;
    }
}
