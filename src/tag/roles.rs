//! The part a mention plays in its article: where it stands and whether it is quoted. Only texts with
//! mentions come here.

use super::{Field, Mention, Place, Text, place, quotation};

/// Tells the place and the quotations of the mentions of a text, given in order of field and place.
pub(super) fn tell(text: Text<'_>, mentions: &mut [Mention]) {
    let mut rest = mentions;
    while let Some(field) = rest.first().map(|mention| mention.field) {
        let (here, others) = rest.split_at_mut(rest.partition_point(|mention| mention.field == field));
        tell_field(text.field(field), field, here);
        rest = others;
    }
}

fn tell_field(text: &str, field: Field, mentions: &mut [Mention]) {
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
}
