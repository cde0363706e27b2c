//! How far two readings of one page are the same text.
//!
//! A site's rule points at the body by names that its next redesign changes; then it points at nothing, or at
//! something else, and nobody is told. The generic finder knows no names, so where the two part, one of them
//! is wrong, and most likely the rule.

use std::collections::HashMap;

use super::text;

/// The share of two texts that is in both, from 0 to 1: lines they have in common, in any order, weighed by
/// how much they say ([`text::weight`]) against all lines of both (the Dice coefficient). 1 where both are
/// empty.
pub fn agreement(one: &str, other: &str) -> f64 {
    let mut unmatched: HashMap<&str, usize> = HashMap::new();
    let mut whole = 0;
    for line in one.lines().map(str::trim) {
        *unmatched.entry(line).or_default() += 1;
        whole += u64::from(text::weight(line));
    }
    let mut shared = 0;
    for line in other.lines().map(str::trim) {
        let weight = u64::from(text::weight(line));
        whole += weight;
        if let Some(left) = unmatched.get_mut(line).filter(|left| **left > 0) {
            *left -= 1;
            shared += weight;
        }
    }
    if whole == 0 { 1.0 } else { (2 * shared) as f64 / whole as f64 }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn it_is_the_weight_of_the_lines_in_both() {
        let cases = [
            ("the same", "one\n\ntwo", "one\n\ntwo", 1.0),
            ("another order", "one\n\ntwo", "two\n\none", 1.0),
            ("nothing in common", "one", "two", 0.0),
            ("both say nothing", "", "", 1.0),
            ("one says nothing", "one", "", 0.0),
            ("half of one", "aaaa\n\nbbbb", "aaaa", 2.0 / 3.0),
            ("a line twice in one only", "aaaa\n\naaaa", "aaaa", 2.0 / 3.0),
            ("ideographs weigh more", "aaa\n\n退", "退", 2.0 * 3.0 / 9.0),
        ];
        for (name, one, other, expected) in cases {
            assert!((agreement(one, other) - expected).abs() < 1e-9, "{name}");
        }
    }

    proptest! {
        #[test]
        fn it_lies_between_none_and_all_and_knows_no_first_and_second(one in "[a-c\n]{0,40}", other in "[a-c\n]{0,40}") {
            let value = agreement(&one, &other);
            prop_assert!((0.0..=1.0).contains(&value));
            prop_assert!((value - agreement(&other, &one)).abs() < 1e-9);
            prop_assert!((agreement(&one, &one) - 1.0).abs() < 1e-9);
        }
    }
}
