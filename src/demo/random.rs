//! A small generator of pseudo-random numbers: the same seed gives the same office on every machine.

/// SplitMix64: short, fast, and good enough for invented people.
#[derive(Clone, Debug)]
pub struct Random(u64);

impl Random {
    /// Starts the sequence.
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// A sequence of its own for one row: what happens to a row then depends on the row alone,
    /// so that it looks the same in every export in which it stands.
    pub fn of(seed: u64, table: usize, row: usize) -> Self {
        let mut random = Self(
            seed ^ (table as u64 + 1).wrapping_mul(0xD6E8_FEB8_6659_FD93) ^ ((row as u64) << 20),
        );
        random.next();
        random
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A whole number from `low` to `high`, both included.
    pub fn between(&mut self, low: i64, high: i64) -> i64 {
        if high <= low {
            return low;
        }
        low + (self.next() % (high - low + 1) as u64) as i64
    }

    /// True in `per_mille` cases of a thousand.
    pub fn chance(&mut self, per_mille: u32) -> bool {
        self.next() % 1000 < u64::from(per_mille)
    }

    /// One of the items.
    pub fn pick<'a, T>(&mut self, items: &'a [T]) -> &'a T {
        &items[(self.next() % items.len() as u64) as usize]
    }

    /// The items in another order.
    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for place in (1..items.len()).rev() {
            let other = self.between(0, place as i64) as usize;
            items.swap(place, other);
        }
    }

    /// The place of an item drawn by weight.
    pub fn weighted(&mut self, weights: &[u32]) -> usize {
        let total: u64 = weights.iter().map(|&weight| u64::from(weight)).sum();
        let mut left = self.next() % total.max(1);
        for (place, &weight) in weights.iter().enumerate() {
            if left < u64::from(weight) {
                return place;
            }
            left -= u64::from(weight);
        }
        weights.len() - 1
    }
}
