//! "Did you mean ...?": the known word nearest to a misspelled one.

/// The known key at most two edits away, the nearest first.
pub fn nearest<'k>(key: &str, known: &[&'k str]) -> Option<&'k str> {
    known
        .iter()
        .map(|candidate| (edits(key, candidate), *candidate))
        .filter(|(distance, candidate)| *distance <= 2 && *distance < candidate.len())
        .min()
        .map(|(_, candidate)| candidate)
}

/// How many letters must be put in, left out or changed to turn one word into the other.
pub fn edits(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (i, a) in one.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, b) in other.iter().enumerate() {
            let replaced = diagonal + usize::from(a != *b);
            diagonal = row[j + 1];
            row[j + 1] = replaced.min(row[j] + 1).min(diagonal + 1);
        }
    }
    row[other.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn edits_are_letters_put_in_left_out_or_changed() {
        let cases =
            [("", "", 0), ("timout", "timeout", 1), ("kidn", "kind", 2), ("名前", "名", 1), ("abc", "", 3)];
        for (one, other, expected) in cases {
            assert_eq!((edits(one, other), edits(other, one)), (expected, expected), "{one} {other}");
        }
    }

    #[test]
    fn a_word_that_resembles_nothing_has_no_nearest() {
        assert_eq!(nearest("intervall", &["interval", "concurrency"]), Some("interval"));
        assert_eq!(nearest("colour", &["interval", "concurrency"]), None);
        assert_eq!(nearest("x", &["id"]), None, "two edits make any two letters alike");
    }
}
