//! The Mersenne Twister (Matsumoto and Nishimura, 1998), seeded and read as Python's `random.Random` does
//! it, so that lots drawn here are the lots drawn there.

const WORDS: usize = 624;
const FAR: usize = 397;

/// A source of random numbers that is the same for the same seed, everywhere.
pub struct Mersenne {
    words: [u32; WORDS],
    next: usize,
}

impl Mersenne {
    /// The source that `random.Random(seed)` is.
    pub fn new(seed: u32) -> Self {
        let mut words = [0; WORDS];
        words[0] = 19_650_218_u32;
        for index in 1..WORDS {
            words[index] = step(words[index - 1]).wrapping_mul(1_812_433_253).wrapping_add(index as u32);
        }
        let mut last = words[0];
        for index in (1..WORDS).chain([1]) {
            words[index] = (words[index] ^ step(last).wrapping_mul(1_664_525)).wrapping_add(seed);
            last = words[index];
        }
        for index in (2..WORDS).chain([1]) {
            words[index] = (words[index] ^ step(last).wrapping_mul(1_566_083_941)).wrapping_sub(index as u32);
            last = words[index];
        }
        words[0] = 1 << 31;
        Self { words, next: WORDS }
    }

    /// A number below `bound`, as `random.choices` takes it.
    pub fn below(&mut self, bound: usize) -> usize {
        (self.fraction() * bound as f64) as usize
    }

    /// From 0 up to 1, in 53 bits.
    fn fraction(&mut self) -> f64 {
        let (high, low) = (self.word() >> 5, self.word() >> 6);
        (f64::from(high) * 67_108_864.0 + f64::from(low)) / 9_007_199_254_740_992.0
    }

    fn word(&mut self) -> u32 {
        if self.next == WORDS {
            self.twist();
        }
        let mut word = self.words[self.next];
        self.next += 1;
        word ^= word >> 11;
        word ^= (word << 7) & 0x9d2c_5680;
        word ^= (word << 15) & 0xefc6_0000;
        word ^ (word >> 18)
    }

    fn twist(&mut self) {
        for index in 0..WORDS {
            let (this, that) = (self.words[index], self.words[(index + 1) % WORDS]);
            let joined = (this & 0x8000_0000) | (that & 0x7fff_ffff);
            let mixed = (joined >> 1) ^ if joined & 1 == 1 { 0x9908_b0df } else { 0 };
            self.words[index] = self.words[(index + FAR) % WORDS] ^ mixed;
        }
        self.next = 0;
    }
}

fn step(word: u32) -> u32 {
    word ^ (word >> 30)
}
