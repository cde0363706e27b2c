//! Russian and Ukrainian words without their endings.
//!
//! Every word of a name is declined («Венецианская комиссия», «Венецианской комиссии»), so both text and
//! forms are compared by what is left when case endings are taken off. The endings are those of the six
//! (Ukrainian seven) cases of nouns and adjectives after folding, where й is и, ё is е and ї is і. What is
//! left need not be a word, only the same for all cases.

/// Endings longer than the vowels that are taken off letter by letter.
const ENDINGS: &[&str] = &[
    "ами", "ями", "ыми", "ими", "іми", "ого", "его", "ому", "ему", "ах", "ях", "ых", "их", "іх", "ам", "ям",
    "ом", "ем", "ым", "им", "ім", "ов", "ев", "ів",
];

/// What must remain of a word.
const SHORTEST: usize = 3;

/// How many letters of a folded word are its stem.
pub(super) fn stem(word: &[char]) -> usize {
    let mut length = word.len();
    loop {
        let before = length;
        length = without_ending(&word[..length]);
        while length > SHORTEST && is_vowel(word[length - 1]) {
            length -= 1;
        }
        if length == before {
            return length;
        }
    }
}

fn without_ending(word: &[char]) -> usize {
    // Most words end in no ending, and their last letter tells.
    if !word.last().is_some_and(|last| matches!(last, 'в' | 'и' | 'м' | 'о' | 'у' | 'х')) {
        return word.len();
    }
    let fits = |ending: &&&str| {
        let (mut letters, mut rest) = (ending.chars().rev(), word.iter().rev());
        letters.all(|one| rest.next() == Some(&one)) && rest.len() >= SHORTEST
    };
    ENDINGS.iter().find(fits).map_or(word.len(), |ending| word.len() - ending.chars().count())
}

fn is_vowel(letter: char) -> bool {
    matches!(letter, 'а' | 'е' | 'и' | 'о' | 'у' | 'ы' | 'э' | 'ю' | 'я' | 'і' | 'є' | 'ь')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stemmed(word: &str) -> String {
        let word: Vec<char> = word.chars().collect();
        word[..stem(&word)].iter().collect()
    }

    #[test]
    fn all_cases_of_a_word_have_one_stem() {
        for cases in [
            "комиссия комиссии комиссию комиссиеи комиссии",
            "венецианская венецианскои венецианскую",
            "агентство агентства агентству агентством агентстве",
            "организация организации организации организациям организациями",
            "комісія комісіі комісію комісією комісіи",
            "фонд фонда фонду фондом фонде",
            "экономическая экономическои экономического экономическим экономических",
            "режим режима режимом",
            "энергетика энергетики энергетике энергетикои",
        ] {
            let stems: Vec<String> = cases.split(' ').map(stemmed).collect();
            assert!(stems.iter().all(|one| *one == stems[0]), "{stems:?}");
        }
    }

    #[test]
    fn every_ending_is_taken_off() {
        for ending in ENDINGS {
            assert!(stemmed(&format!("комисс{ending}")).len() <= "комисс".len(), "{ending}");
        }
    }

    #[test]
    fn short_words_keep_three_letters() {
        assert_eq!(stemmed("азия"), "ази");
        assert_eq!(stemmed("по"), "по");
    }
}
