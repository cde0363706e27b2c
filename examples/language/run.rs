//! A run of up to five letters as one number, so that millions of them can be counted.

/// Five letters of 21 bits below a one that marks the beginning; so shorter runs are smaller numbers.
pub type Run = u128;

/// Packs letters.
pub fn pack(letters: &[char]) -> Run {
    letters.iter().fold(1, |run, &letter| (run << 21) | Run::from(u32::from(letter)))
}

/// Takes a run apart.
pub fn unpack(mut run: Run) -> Vec<char> {
    let mut letters = Vec::new();
    while run > 1 {
        letters.extend(char::from_u32((run & 0x1F_FFFF) as u32));
        run >>= 21;
    }
    letters.reverse();
    letters
}
