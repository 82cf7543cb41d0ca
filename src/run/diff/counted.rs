//! The bridge of a counted cell: what its keys give on both sides, and why. Polish: pomost pola policzonego.

use std::collections::BTreeMap;

use super::super::counted::refuse;
use super::super::explain::records::Shown as ShownRecords;
use super::super::{Page, Refused};
use super::fate::Fates;
use super::measured::{Amounts, KeyedBy, Measured};
use super::pair::Pair;
use super::slots::{Slot, Slots};
use super::time::Clock;
use crate::bridge::{Cause, Moved, Moves, Shown, Step};
use crate::evaluate::contribution::{Contribution, contributions, kind};
use crate::evaluate::fill::At;
use crate::model::table::NO_RECORD;
use crate::model::value::present;
use crate::number::Exact;
use crate::template::form::Count;
use crate::trace::{Gives, Kind};

/// What a cell of both sides counts.
pub struct Asked<'a> {
    pub pair: &'a Pair<'a>,
    pub clock: &'a Clock,
    pub at: [At; 2],
    pub counts: [&'a Count; 2],
    /// Which of the keys are shown; none when only the steps are asked for.
    pub page: Option<Page>,
}

/// The steps of a cell, and the keys that moved when they were asked for.
pub type Found = (Vec<Step>, Option<Moves>);

/// What was found of a cell; none when the sides do not count the same kind of thing, or a number is too
/// large to be told.
pub fn counted(asked: &Asked<'_>) -> Result<Option<Found>, Refused> {
    let Some(own) = Compared::new(asked)? else {
        return Ok(None);
    };
    let mut slots = asked.pair.slots.borrow_mut();
    slots.clear(own.key_count());
    for side in [0, 1] {
        own.gather(side, &mut slots)?;
    }
    if !slots.own.iter().any(Slot::differs) {
        return Ok(Some((Vec::new(), asked.page.map(|_| Moves::default()))));
    }
    own.judge(&mut slots)?;
    let mut sums: BTreeMap<Cause, Sum> = BTreeMap::new();
    for slot in slots.own.iter().filter(|own| own.differs()) {
        let cause = slot.cause.expect("what differs was judged");
        if sums.entry(cause).or_insert(Sum::NOTHING).add(slot).is_none() {
            return Ok(None);
        }
    }
    let moves = asked.page.map(|page| own.moves(&slots, page));
    let steps = sums.into_iter().map(|(cause, sum)| {
        let amount = Exact::scaled(sum.whole, own.measured.scale).plus(sum.part)?;
        Some(Step { cause, amount, keys: sum.keys })
    });
    let steps: Option<Vec<Step>> = steps.collect();
    Ok(steps.map(|steps| (steps, moves)))
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
    fn add(&mut self, slot: &Slot) -> Option<()> {
        self.whole = self.whole.checked_add(slot.sum[1].checked_sub(slot.sum[0])?)?;
        let [before, after] = slot.part;
        if slot.part != [Some(Exact::ZERO); 2] {
            self.part = self.part.plus(after?.subtract(before?)?)?;
        }
        self.keys += 1;
        Some(())
    }
}

/// A cell of both sides while it is compared.
struct Compared<'a> {
    asked: &'a Asked<'a>,
    views: [usize; 2],
    cells: [usize; 2],
    measured: Measured,
    fates: Fates<'a>,
}

impl<'a> Compared<'a> {
    fn new(asked: &'a Asked<'a>) -> Result<Option<Compared<'a>>, Refused> {
        let pair = asked.pair;
        let places = [0, 1].map(|side| pair.sides[side].place(asked.at[side]));
        let (views, cells) = (places.map(|own| own.0), places.map(|own| own.1));
        let fates = Fates::new(pair, asked.clock, views, asked.counts);
        let measured = Measured::of(pair, views, asked.counts)?;
        Ok(measured.map(|measured| Compared { asked, views, cells, measured, fates }))
    }

    fn key_count(&self) -> usize {
        match &self.measured.keyed {
            KeyedBy::Record => self.fates.records.keys.count,
            KeyedBy::Value(own) => own.count,
        }
    }

    fn keys(&self, side: usize) -> &[u32] {
        match &self.measured.keyed {
            KeyedBy::Record => &self.fates.records.keys.of[side],
            KeyedBy::Value(own) => &own.of[side],
        }
    }

    /// The first record of the view that has a key, where keys are more than records.
    fn alike(&self, side: usize, key: u32) -> Option<u32> {
        match &self.measured.keyed {
            KeyedBy::Record => None,
            KeyedBy::Value(own) => own.first(side, key),
        }
    }

    /// Does something with each record of a side that the cell counts.
    fn each(
        &self,
        side: usize,
        mut then: impl FnMut(u32) -> Result<(), Refused>,
    ) -> Result<(), Refused> {
        let sorted = self.asked.pair.sorted(side, self.views[side]);
        let behind = self.asked.pair.sides[side].behind(self.views[side]);
        sorted.records(behind.counted.truths(self.cells[side])).try_for_each(&mut then)
    }

    fn gather(&self, side: usize, slots: &mut Slots) -> Result<(), Refused> {
        let keys = self.keys(side);
        let mut add = |record: u32, amount: i64| {
            let key = keys[record as usize];
            if key != NO_RECORD {
                let slot = slots.slot(key);
                slot.sum[side] += i128::from(amount);
                slot.there[side] = true;
            }
        };
        match &self.measured.amounts {
            Amounts::Ones => self.each(side, |record| {
                add(record, 1);
                Ok(())
            }),
            Amounts::Values(values) => self.each(side, |record| {
                if let Some(value) = present(values[side][record as usize]) {
                    add(record, value);
                }
                Ok(())
            }),
            Amounts::Once => self.each(side, |record| {
                let key = keys[record as usize];
                if key != NO_RECORD {
                    let slot = slots.slot(key);
                    (slot.sum[side], slot.there[side]) = (1, true);
                }
                Ok(())
            }),
            Amounts::Latest(values, ranks) => self.each(side, |record| {
                let (key, at) = (keys[record as usize], record as usize);
                let Some(value) = present(values[side][at]).filter(|_| key != NO_RECORD) else {
                    return Ok(());
                };
                let rank = ranks[side].as_ref().map_or(0, |own| own[at]);
                let slot = slots.slot(key);
                if !slot.there[side] || rank > slot.rank[side] {
                    (slot.sum[side], slot.rank[side]) = (i128::from(value), rank);
                }
                slot.there[side] = true;
                Ok(())
            }),
            Amounts::Parts => {
                let (records, given) = self.contributions(side)?;
                for (record, given) in records.into_iter().zip(given) {
                    let key = keys[record as usize];
                    if given.gives == Gives::Own && key != NO_RECORD {
                        let slot = slots.slot(key);
                        slot.part[side] = slot.part[side].and_then(|own| own.plus(given.amount));
                        slot.there[side] = true;
                    }
                }
                Ok(())
            }
        }
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
        let behind = one.behind(self.views[side]);
        let context = one.scene.filler.context_of(behind.period);
        let count = self.asked.counts[side];
        let given = contributions(count, &behind.frame, &records, context).map_err(refuse)?;
        Ok((records, given))
    }

    /// Gives every key that differs its cause.
    fn judge(&self, slots: &mut Slots) -> Result<(), Refused> {
        for side in [0, 1] {
            let keys = self.keys(side);
            self.each(side, |record| {
                let key = keys[record as usize];
                if key == NO_RECORD {
                    return Ok(());
                }
                let Some(place) = slots.place(key).filter(|own| slots.own[*own].differs()) else {
                    return Ok(());
                };
                let slot = &mut slots.own[place];
                let cause = match slot.there {
                    [true, true] => self.fates.of_two(side, record),
                    there if there[side] => {
                        let alike = || self.alike(1 - side, key);
                        self.fates.of_one(side, record, alike)?
                    }
                    _ => return Ok(()),
                };
                slot.cause = Some(slot.cause.map_or(cause, |own| own.min(cause)));
                Ok(())
            })?;
        }
        Ok(())
    }

    /// The keys of a page with the first record of each.
    fn moves(&self, slots: &Slots, page: Page) -> Moves {
        let mut differing: Vec<&Slot> = slots.own.iter().filter(|own| own.differs()).collect();
        differing.sort_by_key(|own| (own.cause, own.key));
        let range = page.range(differing.len());
        let places: BTreeMap<u32, usize> =
            differing[range.clone()].iter().zip(0..).map(|(own, at)| (own.key, at)).collect();
        let mut first = vec![[None::<u32>; 2]; range.len()];
        let mut counts = vec![[0usize; 2]; range.len()];
        for side in [0, 1] {
            let keys = self.keys(side);
            let note = |record: u32| {
                if let Some(at) = places.get(&keys[record as usize]) {
                    counts[*at][side] += 1;
                    let own = &mut first[*at][side];
                    *own = Some(own.map_or(record, |known| known.min(record)));
                }
                Ok(())
            };
            self.each(side, note).unwrap_or_default();
        }
        let shown = [0, 1].map(|side| {
            let one = &self.asked.pair.sides[side];
            let behind = one.behind(self.views[side]);
            ShownRecords::new(one.scene, page.personal, behind, self.asked.counts[side])
        });
        let nothing = Contribution { gives: Gives::Nothing, amount: Exact::ZERO };
        let moved = differing[range.clone()].iter().zip(first).zip(counts);
        let keys = moved.map(|((slot, first), counts)| {
            let record = |side: usize| {
                let own = shown[side].record(first[side]?, nothing);
                let names = shown[side].headers.iter().map(|header| header.name.clone());
                Some(Shown { places: own.places, values: names.zip(own.values).collect() })
            };
            let amount = |side: usize| {
                slot.there[side].then(|| slot.amount(side, self.measured.scale)).flatten()
            };
            Moved {
                cause: slot.cause.unwrap_or(Cause::Value),
                before: amount(0),
                after: amount(1),
                records: [record(0), record(1)],
                more: counts.map(|own| own.saturating_sub(1)),
            }
        });
        Moves { count: differing.len(), first: range.start, keys: keys.collect() }
    }
}

/// Is the number of a cell the sum of what its keys give?
pub fn adds_up(counts: [&Count; 2]) -> bool {
    counts.iter().all(|own| kind(&own.measure) == Kind::Sum)
}
