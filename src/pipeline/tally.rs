//! Mentions gained and lost by reading again, counted by body and told in a sentence.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::fmt;

use crate::store::mentions::{Named, Shift};

/// Bodies told by name; the rest are counted with them.
const TOLD: usize = 5;

/// Mentions gained and lost, by body.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    bodies: BTreeMap<String, Count>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Count {
    listed: bool,
    gained: usize,
    lost: usize,
}

impl Tally {
    /// Counts what one article gained and lost.
    pub fn add(&mut self, shift: &Shift) {
        shift.gained.iter().for_each(|named| self.of(named).gained += 1);
        shift.lost.iter().for_each(|named| self.of(named).lost += 1);
    }

    fn of(&mut self, named: &Named) -> &mut Count {
        let count = self.bodies.entry(named.id.clone()).or_default();
        count.listed = named.listed;
        count
    }

    /// The bodies with the most of something, and how many; the listed ones first.
    fn top(&self, what: impl Fn(&Count) -> usize) -> String {
        let mut bodies: Vec<_> = self.bodies.iter().filter(|(_, count)| what(count) > 0).collect();
        bodies.sort_by_key(|(id, count)| (!count.listed, Reverse(what(count)), *id));
        let more = bodies.len().saturating_sub(TOLD);
        let told = bodies.iter().take(TOLD).map(|(id, count)| format!("{id} {}", what(count)));
        let mut told: Vec<String> = told.collect();
        if more > 0 {
            told.push(format!("{more} more"));
        }
        if told.is_empty() { String::new() } else { format!(" ({})", told.join(", ")) }
    }
}

/// `14 mentions gained (unfccc 9, ipcc 4, fao 1), 2 lost (unu 2)`; in brackets the bodies that changed most,
/// the listed ones first.
impl fmt::Display for Tally {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let gained: usize = self.bodies.values().map(|count| count.gained).sum();
        let lost: usize = self.bodies.values().map(|count| count.lost).sum();
        let plural = if gained == 1 { "" } else { "s" };
        let (most_gained, most_lost) = (self.top(|count| count.gained), self.top(|count| count.lost));
        write!(out, "{gained} mention{plural} gained{most_gained}, {lost} lost{most_lost}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bodies_that_changed_most_are_told_the_listed_ones_first() {
        let named = |id: &str| Named { id: id.to_owned(), listed: id != "fao" };
        let mut tally = Tally::default();
        assert_eq!(tally.to_string(), "0 mentions gained, 0 lost");
        let gained = ["ipcc", "unfccc", "unfccc", "fao", "fao", "fao"].map(named).to_vec();
        tally.add(&Shift { changed: true, gained, lost: vec![named("unu")] });
        assert_eq!(tally.to_string(), "6 mentions gained (unfccc 2, ipcc 1, fao 3), 1 lost (unu 1)");
        let gained = ["a", "b", "c", "d"].map(named).to_vec();
        tally.add(&Shift { changed: true, gained, lost: Vec::new() });
        assert_eq!(
            tally.to_string(),
            "10 mentions gained (unfccc 2, a 1, b 1, c 1, d 1, 2 more), 1 lost (unu 1)"
        );
    }
}
