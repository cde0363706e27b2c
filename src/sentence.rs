//! Where sentences end, in any script.
//!
//! This is no linguist's splitter: it need not be right everywhere, only cheap, never break a name, and never run
//! on over the end of a line.

/// One past the sentence that ends with the character at `at` and the quotes and brackets that close
/// behind it; `None` if none ends there.
pub fn end(text: &[char], at: usize) -> Option<usize> {
    match text[at] {
        '\n' => Some(at + 1),
        '。' | '！' | '？' | '｡' | '؟' | '۔' | '।' | '॥' | '።' | '։' | '។' | '။' => {
            Some(after_closers(text, at + 1))
        }
        '!' | '?' => spaced_end(text, at),
        '.' if !is_abbreviation(&text[..at]) => {
            let end = spaced_end(text, at)?;
            let next = text[end..].iter().find(|next| !next.is_whitespace());
            let goes_on = next
                .is_some_and(|next| next.is_lowercase() || (next.is_ascii_digit() && is_short(&text[..at])));
            (!goes_on).then_some(end)
        }
        _ => None,
    }
}

/// A mark that ends a sentence only where white space or nothing follows: not in `3.5` or `who.int`.
fn spaced_end(text: &[char], at: usize) -> Option<usize> {
    let end = after_closers(text, at + 1);
    text.get(end).is_none_or(|next| next.is_whitespace()).then_some(end)
}

fn after_closers(text: &[char], from: usize) -> usize {
    let closers = |letter: &&char| "\"'”’»›)]」』）】》〉".contains(**letter);
    from + text[from..].iter().take(8).take_while(closers).count()
}

/// Whether the text before a full stop ends in what is usually an abbreviation: a single letter
/// (`U.S.`), a day or ordinal (`2. Januar`), a title, or half of `EE. UU.`
fn is_abbreviation(text: &[char]) -> bool {
    const KNOWN: [&str; 20] = [
        "mr", "mrs", "ms", "dr", "prof", "st", "no", "nr", "vs", "art", "sr", "sra", "mme", "gen", "sen",
        "rep", "gov", "bzw", "ee", "uu",
    ];
    let word: String = text.iter().rev().take(5).take_while(|letter| letter.is_alphanumeric()).collect();
    let digits = !word.is_empty() && word.chars().all(|letter| letter.is_ascii_digit());
    let word: String = word.chars().rev().flat_map(char::to_lowercase).collect();
    match word.chars().count() {
        0 => false,
        1 => true,
        2 if digits => true,
        _ => KNOWN.contains(&word.as_str()),
    }
}

/// Whether the text ends in a word of at most four letters, as `Jan` in `Jan. 7` or `Art` in `Art. 12`.
fn is_short(text: &[char]) -> bool {
    (1..5).contains(&text.iter().rev().take(5).take_while(|letter| letter.is_alphabetic()).count())
}
