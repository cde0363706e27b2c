//! What two taggings differ in: which mentions one has and the other lacks.
//!
//! A mention is the same in both where both name the body at places that overlap, for a rule that reaches one
//! word further gains nothing and loses nothing. [`lists`] tells what two watchlists differ in.

pub mod lists;

use std::cmp::Ordering;

use super::{Field, Mention};

/// Where something is named: all that two taggings can agree on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spot<'a> {
    /// The body's id; `event` for the event.
    pub id: &'a str,
    /// The text it stands in.
    pub field: Field,
    /// First code point, from 0.
    pub start: usize,
    /// One past the last.
    pub end: usize,
}

impl<'a> From<&'a Mention> for Spot<'a> {
    fn from(mention: &'a Mention) -> Self {
        Self { id: &mention.id, field: mention.field, start: mention.start, end: mention.end }
    }
}

/// What one tagging has and the other lacks, by place in the list that was handed in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Difference {
    /// Those of the second that the first lacks.
    pub gained: Vec<usize>,
    /// Those of the first that the second lacks.
    pub lost: Vec<usize>,
}

/// Compares two taggings of one text.
///
/// ```
/// use tuiqun::tag::Field;
/// use tuiqun::tag::compare::{Spot, of_one_text};
///
/// let spot = |id, start, end| Spot { id, field: Field::Body, start, end };
/// let before = [spot("unu", 0, 3), spot("ipcc", 10, 14)];
/// let after = [spot("unu", 0, 8), spot("unfccc", 10, 14)];
/// let difference = of_one_text(&before, &after);
/// assert_eq!((difference.gained, difference.lost), (vec![1], vec![1]));
/// ```
pub fn of_one_text(before: &[Spot<'_>], after: &[Spot<'_>]) -> Difference {
    merge(before, after, |one, other| {
        let overlap = one.start < other.end && other.start < one.end;
        let place = if overlap { Ordering::Equal } else { one.start.cmp(&other.start) };
        (one.id, one.field as u8).cmp(&(other.id, other.field as u8)).then(place)
    })
}

/// Compares the taggings of two texts, as of an article before and after it was read by other rules: places
/// say nothing there, so a body is gained or lost as often as it is named more or less.
pub fn of_two_texts(before: &[Spot<'_>], after: &[Spot<'_>]) -> Difference {
    merge(before, after, |one, other| one.id.cmp(other.id))
}

fn merge(
    before: &[Spot<'_>],
    after: &[Spot<'_>],
    order: impl Fn(&Spot<'_>, &Spot<'_>) -> Ordering,
) -> Difference {
    let (old, new) = (sorted(before), sorted(after));
    let (mut old, mut new) = (old.into_iter().peekable(), new.into_iter().peekable());
    let mut difference = Difference::default();
    loop {
        let side = match (old.peek(), new.peek()) {
            (Some(&one), Some(&other)) => order(&before[one], &after[other]),
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (None, None) => break,
        };
        let (mut one, mut other) = (None, None);
        if side.is_le() {
            one = old.next();
        }
        if side.is_ge() {
            other = new.next();
        }
        match side {
            Ordering::Less => difference.lost.extend(one),
            Ordering::Greater => difference.gained.extend(other),
            Ordering::Equal => {}
        }
    }
    difference.gained.sort_unstable();
    difference.lost.sort_unstable();
    difference
}

fn sorted(spots: &[Spot<'_>]) -> Vec<usize> {
    let mut places: Vec<usize> = (0..spots.len()).collect();
    places.sort_by_key(|&at| (spots[at].id, spots[at].field as u8, spots[at].start));
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spot(id: &str, start: usize, end: usize) -> Spot<'_> {
        Spot { id, field: Field::Body, start, end }
    }

    #[test]
    fn what_is_at_overlapping_places_is_the_same_mention() {
        type Case<'a> = (&'a str, &'a [Spot<'a>], &'a [Spot<'a>], &'a [usize], &'a [usize]);
        let title = Spot { field: Field::Title, ..spot("a", 0, 3) };
        let table: [Case<'_>; 7] = [
            ("nothing", &[], &[], &[], &[]),
            ("the same", &[spot("a", 0, 3)], &[spot("a", 0, 3)], &[], &[]),
            ("a longer form", &[spot("a", 4, 9)], &[spot("a", 0, 9)], &[], &[]),
            ("side by side", &[spot("a", 0, 3)], &[spot("a", 3, 6)], &[0], &[0]),
            ("another body", &[spot("a", 0, 3)], &[spot("b", 0, 3)], &[0], &[0]),
            ("another field", &[title], &[spot("a", 0, 3)], &[0], &[0]),
            (
                "one of three",
                &[spot("a", 0, 3), spot("a", 5, 8), spot("a", 9, 12)],
                &[spot("a", 9, 12), spot("a", 0, 3), spot("b", 5, 8)],
                &[2],
                &[1],
            ),
        ];
        for (name, before, after, gained, lost) in table {
            let found = of_one_text(before, after);
            assert_eq!((found.gained.as_slice(), found.lost.as_slice()), (gained, lost), "{name}");
        }
    }

    #[test]
    fn of_another_text_only_the_number_counts() {
        let before = [spot("a", 0, 3), spot("a", 9, 12), spot("b", 20, 21)];
        let after = [spot("a", 100, 103), spot("c", 200, 201)];
        let found = of_two_texts(&before, &after);
        assert_eq!((found.gained, found.lost), (vec![1], vec![1, 2]));
    }

    proptest::proptest! {
        #[test]
        fn swapping_the_sides_swaps_gain_and_loss(
            before in proptest::collection::vec((0..3usize, 0..40usize, 1..6usize), 0..12),
            after in proptest::collection::vec((0..3usize, 0..40usize, 1..6usize), 0..12),
        ) {
            let spots = |drawn: &[(usize, usize, usize)]| -> Vec<Spot<'static>> {
                drawn.iter().map(|&(id, start, length)| spot(["a", "b", "c"][id], start, start + length)).collect()
            };
            let (before, after) = (spots(&before), spots(&after));
            let (there, back) = (of_one_text(&before, &after), of_one_text(&after, &before));
            proptest::prop_assert_eq!((&there.gained, &there.lost), (&back.lost, &back.gained));
            proptest::prop_assert_eq!(before.len() + there.gained.len(), after.len() + there.lost.len());
        }
    }
}
