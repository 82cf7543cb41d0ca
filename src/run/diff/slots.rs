//! What the keys of one cell give on both sides, while it is compared. Polish: zestawienie kluczy pola.

use crate::bridge::Cause;
use crate::number::Exact;

/// What one key gives.
#[derive(Clone, Debug)]
pub struct Slot {
    pub key: u32,
    /// In whole units of the measure, for measures that have them.
    pub sum: [i128; 2],
    /// Beside it what has no whole units, parts of days; few measures have any. Of a side none when it is too large.
    part: Option<Box<Part>>,
    /// It gives something, be it nothing.
    pub there: [bool; 2],
    /// Of a quantity that counts once: how late the record is that it was taken from.
    pub rank: [i64; 2],
    /// The first cause that one of its records has, once they were asked.
    pub cause: Option<Cause>,
}

type Part = [Option<Exact>; 2];

const NO_PART: Part = [Some(Exact::ZERO); 2];

/// The keys that gave something, found again by their number.
#[derive(Default)]
pub struct Slots {
    /// The place of a key in `own`, from 1; 0 is none.
    places: Vec<u32>,
    pub own: Vec<Slot>,
}

impl Slots {
    /// Empty, with room for so many keys.
    pub fn clear(&mut self, count: usize) {
        for slot in &self.own {
            self.places[slot.key as usize] = 0;
        }
        self.own.clear();
        if self.places.len() < count {
            self.places.resize(count, 0);
        }
    }

    /// The slot of a key, made when it is the first time.
    pub fn slot(&mut self, key: u32) -> &mut Slot {
        let place = &mut self.places[key as usize];
        if *place == 0 {
            self.own.push(Slot {
                key,
                sum: [0; 2],
                part: None,
                there: [false; 2],
                rank: [i64::MIN; 2],
                cause: None,
            });
            *place = self.own.len() as u32;
        }
        &mut self.own[*place as usize - 1]
    }

    /// The slot of a key that gave something, and not the same on both sides.
    pub fn differing(&mut self, key: u32) -> Option<&mut Slot> {
        let place = *self.places.get(key as usize)? as usize;
        self.own.get_mut(place.checked_sub(1)?).filter(|own| own.differs())
    }
}

impl Slot {
    /// One of its records has a cause; the first that applies is the key's.
    pub fn is_because(&mut self, cause: Cause) {
        self.cause = Some(self.cause.map_or(cause, |own| own.min(cause)));
    }

    pub fn add_part(&mut self, side: usize, amount: Exact) {
        let own = &mut self.part.get_or_insert(Box::new(NO_PART))[side];
        *own = own.and_then(|own| own.plus(amount));
    }

    /// What B gives more than A beside whole units; none when it is too large.
    pub fn more_part(&self) -> Option<Exact> {
        let [before, after] = *self.part();
        after?.subtract(before?)
    }

    fn part(&self) -> &Part {
        self.part.as_deref().unwrap_or(&NO_PART)
    }

    pub fn differs(&self) -> bool {
        let [before, after] = self.part();
        self.there[0] != self.there[1] || self.sum[0] != self.sum[1] || before != after
    }

    /// What it gives on a side; none when that cannot be said, because it is too large.
    pub fn amount(&self, side: usize, scale: u32) -> Option<Exact> {
        Exact::scaled(self.sum[side], scale).plus(self.part()[side]?)
    }
}
