//! The bridge of a counted cell: what its keys give on both sides, and why. Polish: pomost pola policzonego.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::super::Refused;
use super::super::counted::refuse;
use super::bundles::{Bundle, Bundles};
use super::fate::Fates;
use super::measured::{Amounts, Given, KeyedBy, Measured};
use super::pair::Pair;
use super::slots::{Slot, Slots};
use super::time::Clock;
use crate::bridge::{Cause, Step};
use crate::evaluate::contribution::{Contribution, contributions, kind};
use crate::evaluate::count::{ByCombination, Truth};
use crate::evaluate::fill::At;
use crate::model::table::NO_RECORD;
use crate::number::Exact;
use crate::template::form::Count;
use crate::trace::{Gives, Kind};

/// What a cell of both sides counts.
pub struct Asked<'a> {
    pub pair: &'a Pair<'a>,
    pub clock: &'a Clock,
    pub at: [At; 2],
    pub counts: [&'a Count; 2],
}

/// The steps of a cell; none when the sides do not count the same kind of thing, or a number is too large to be told.
pub fn counted(asked: &Asked<'_>) -> Result<Option<Vec<Step>>, Refused> {
    let Some(own) = Compared::new(asked)? else {
        return Ok(None);
    };
    let bundles = own.bundles()?;
    asked.pair.with_slots(|slots| match &bundles {
        Some(bundles) => {
            own.put_together(bundles, slots);
            Ok(own.steps(slots, |key| bundles.keys(key)))
        }
        None => {
            own.one_by_one(slots)?;
            Ok(own.steps(slots, |_| 1))
        }
    })
}

/// What the keys of one cause give more on the one side than on the other.
struct Sum {
    /// In whole units of the measure.
    whole: i128,
    /// Beside it parts of days.
    part: Exact,
    keys: usize,
}

impl Sum {
    const NOTHING: Sum = Sum { whole: 0, part: Exact::ZERO, keys: 0 };

    /// None when it is too large to be told.
    fn add(&mut self, slot: &Slot, keys: usize) -> Option<()> {
        self.whole = self.whole.checked_add(slot.sum[1].checked_sub(slot.sum[0])?)?;
        self.part = self.part.plus(slot.more_part()?)?;
        self.keys += keys;
        Some(())
    }
}

/// A cell of both sides while it is compared.
pub struct Compared<'a> {
    pub asked: &'a Asked<'a>,
    pub views: [usize; 2],
    cells: [usize; 2],
    pub measured: Measured,
    pub fates: Fates<'a>,
}

impl<'a> Compared<'a> {
    pub fn new(asked: &'a Asked<'a>) -> Result<Option<Compared<'a>>, Refused> {
        let pair = asked.pair;
        let places = [0, 1].map(|side| pair.sides[side].place(asked.at[side]));
        let (views, cells) = (places.map(|own| own.0), places.map(|own| own.1));
        let fates = Fates::new(pair, asked.clock, views, asked.counts);
        let measured = Measured::of(pair, views, asked.counts)?;
        Ok(measured.map(|measured| Compared { asked, views, cells, measured, fates }))
    }

    /// The records put together, once for all cells that ask the same; none where parts of days are added up.
    fn bundles(&self) -> Result<Option<Arc<Bundles>>, Refused> {
        if matches!(self.measured.amounts, Amounts::Parts) {
            return Ok(None);
        }
        let measures = self.asked.counts.map(|own| own.measure.clone());
        let key = (self.views, measures, self.fates.asks());
        self.asked.pair.bundles(key, || Bundles::new(self)).map(Some)
    }

    /// What every key gives on both sides, and why it is not the same: from the records put together.
    fn put_together(&self, bundles: &Bundles, slots: &mut Slots) {
        slots.clear(bundles.key_count);
        for side in [0, 1] {
            for own in bundles.of(side, self.truths(side)) {
                self.measured.add(&own.given, side, slots);
            }
        }
        if slots.own.iter().any(Slot::differs) {
            [0, 1].into_iter().for_each(|side| self.judge_bundles(side, bundles, slots));
        }
    }

    /// The same record by record, by the keys themselves.
    pub fn one_by_one(&self, slots: &mut Slots) -> Result<(), Refused> {
        slots.clear(self.key_count());
        for side in [0, 1] {
            self.gather(side, slots)?;
        }
        if slots.own.iter().any(Slot::differs) {
            for side in [0, 1] {
                self.judge(side, slots)?;
            }
        }
        Ok(())
    }

    /// What the causes come to; `keys` says how many keys a slot stands for.
    pub fn steps(&self, slots: &Slots, keys: impl Fn(u32) -> usize) -> Option<Vec<Step>> {
        let mut sums: BTreeMap<Cause, Sum> = BTreeMap::new();
        for slot in slots.own.iter().filter(|own| own.differs()) {
            let cause = slot.cause.expect("what differs was judged");
            sums.entry(cause).or_insert(Sum::NOTHING).add(slot, keys(slot.key))?;
        }
        let steps = sums.into_iter().map(|(cause, sum)| {
            let amount = Exact::scaled(sum.whole, self.measured.scale).plus(sum.part)?;
            Some(Step { cause, amount, keys: sum.keys })
        });
        steps.collect()
    }

    pub fn key_count(&self) -> usize {
        match &self.measured.keyed {
            KeyedBy::Record => self.fates.records.keys.count,
            KeyedBy::Value(own) => own.count,
        }
    }

    pub fn keys(&self, side: usize) -> &[u32] {
        match &self.measured.keyed {
            KeyedBy::Record => &self.fates.records.keys.of[side],
            KeyedBy::Value(own) => &own.of[side],
        }
    }

    pub fn given(&self, side: usize, record: u32) -> Given {
        self.measured.given(side, record, self.keys(side)[record as usize])
    }

    /// How many combinations the records of a side have.
    pub fn combinations(&self, side: usize) -> usize {
        self.asked.pair.sides[side].behind(self.views[side]).counted.combinations()
    }

    pub fn combination(&self, side: usize, record: u32) -> u32 {
        self.asked.pair.sides[side].behind(self.views[side]).counted.combination(record)
    }

    /// The records of a side by combination.
    pub fn sorted(&self, side: usize) -> Arc<ByCombination> {
        self.asked.pair.sorted(side, self.views[side])
    }

    fn truths(&self, side: usize) -> &[Truth] {
        self.asked.pair.sides[side].behind(self.views[side]).counted.truths(self.cells[side])
    }

    /// A record by itself.
    pub fn bundle(&self, side: usize, record: u32, given: Given) -> Result<Bundle, Refused> {
        let alone = self.alone(side, record, given.key)?;
        Ok(Bundle { given, alone, both: self.fates.of_two(side, record) })
    }

    /// Why a record counts, when its key does not count on the other side.
    fn alone(&self, side: usize, record: u32, key: u32) -> Result<Cause, Refused> {
        // The first record of the other side that has the key, where keys are more than records.
        self.fates.of_one(side, record, || match &self.measured.keyed {
            KeyedBy::Record => None,
            KeyedBy::Value(own) => own.first(1 - side, key),
        })
    }

    /// Does something with each record of a side that the cell counts.
    pub fn each(
        &self,
        side: usize,
        mut then: impl FnMut(u32) -> Result<(), Refused>,
    ) -> Result<(), Refused> {
        self.sorted(side).records(self.truths(side)).try_for_each(&mut then)
    }

    fn gather(&self, side: usize, slots: &mut Slots) -> Result<(), Refused> {
        if !matches!(self.measured.amounts, Amounts::Parts) {
            return self.each(side, |record| {
                let given = self.given(side, record);
                if given.key != NO_RECORD {
                    self.measured.add(&given, side, slots);
                }
                Ok(())
            });
        }
        let keys = self.keys(side);
        let (records, given) = self.contributions(side)?;
        for (record, given) in records.into_iter().zip(given) {
            let key = keys[record as usize];
            if given.gives == Gives::Own && key != NO_RECORD {
                let slot = slots.slot(key);
                slot.add_part(side, given.amount);
                slot.there[side] = true;
            }
        }
        Ok(())
    }

    /// The records of a side, in their order, with what each gives.
    fn contributions(&self, side: usize) -> Result<(Vec<u32>, Vec<Contribution>), Refused> {
        let mut records = Vec::new();
        self.each(side, |record| {
            records.push(record);
            Ok(())
        })?;
        records.sort_unstable();
        let one = &self.asked.pair.sides[side];
        let (behind, context) = (one.behind(self.views[side]), one.context(self.views[side]));
        let count = self.asked.counts[side];
        let given = contributions(count, &behind.frame, &records, context).map_err(refuse)?;
        Ok((records, given))
    }

    /// Gives every key that differs the first cause that a record of the side has.
    fn judge(&self, side: usize, slots: &mut Slots) -> Result<(), Refused> {
        let keys = self.keys(side);
        self.each(side, |record| {
            let key = keys[record as usize];
            let Some(slot) = slots.differing(key) else {
                return Ok(());
            };
            match slot.there {
                [true, true] => slot.is_because(self.fates.of_two(side, record)),
                there if there[side] => slot.is_because(self.alone(side, record, key)?),
                _ => {}
            }
            Ok(())
        })
    }

    fn judge_bundles(&self, side: usize, bundles: &Bundles, slots: &mut Slots) {
        for own in bundles.of(side, self.truths(side)) {
            let Some(slot) = slots.differing(own.given.key) else {
                continue;
            };
            match slot.there {
                [true, true] => slot.is_because(own.both),
                there if there[side] => slot.is_because(own.alone),
                _ => {}
            }
        }
    }
}

/// Is the number of a cell the sum of what its keys give?
pub fn adds_up(counts: [&Count; 2]) -> bool {
    counts.iter().all(|own| kind(&own.measure) == Kind::Sum)
}
