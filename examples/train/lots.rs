//! Lots that fall the same way in every run (`SplitMix64`, Steele, Lea and Flood 2014).

/// A source of lots.
pub struct Lots(u64);

impl Lots {
    /// The source for a seed.
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// Draws so large a share of the numbers below `count`, in order; at least one.
    pub fn draw(&mut self, count: usize, share: f64) -> Vec<usize> {
        let mut wanted = ((count as f64 * share) as usize).max(1);
        let mut drawn = Vec::with_capacity(wanted);
        for number in 0..count {
            if (self.next() % (count - number) as u64) < wanted as u64 {
                drawn.push(number);
                wanted -= 1;
            }
        }
        drawn
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        mix(self.0)
    }
}

/// A number that tells nothing of the one it was made from.
pub fn mix(number: u64) -> u64 {
    let number = (number ^ number >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let number = (number ^ number >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
    number ^ number >> 31
}
