//! The bridge of a counted cell: what its keys give on both sides, and why. Polish: pomost pola policzonego.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::super::counted::refuse;
use super::super::explain::records::Shown as ShownRecords;
use super::super::{Page, Refused};
use super::bundles::{Bundle, Bundles};
use super::fate::Fates;
use super::measured::{Amounts, Given, KeyedBy, Measured};
use super::pair::Pair;
use super::slots::{Slot, Slots};
use super::time::Clock;
use crate::bridge::{Cause, Moved, Moves, Shown, Step};
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
    let bundles = own.bundles()?;
    let bundles = bundles.as_deref();
    let mut slots = asked.pair.slots.borrow_mut();
    slots.clear(bundles.map_or_else(|| own.key_count(), |own| own.key_count));
    for side in [0, 1] {
        match bundles {
            Some(bundles) => own.gather_bundles(side, bundles, &mut slots),
            None => own.gather(side, &mut slots)?,
        }
    }
    if !slots.own.iter().any(Slot::differs) {
        return Ok(Some((Vec::new(), asked.page.map(|_| Moves::default()))));
    }
    for side in [0, 1] {
        match bundles {
            Some(bundles) => own.judge_bundles(side, bundles, &mut slots),
            None => own.judge(side, &mut slots)?,
        }
    }
    let mut sums: BTreeMap<Cause, Sum> = BTreeMap::new();
    for slot in slots.own.iter().filter(|own| own.differs()) {
        let cause = slot.cause.expect("what differs was judged");
        let keys = bundles.map_or(1, |own| own.keys(slot.key));
        if sums.entry(cause).or_insert(Sum::NOTHING).add(slot, keys).is_none() {
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
    fn add(&mut self, slot: &Slot, keys: usize) -> Option<()> {
        self.whole = self.whole.checked_add(slot.sum[1].checked_sub(slot.sum[0])?)?;
        let [before, after] = slot.part;
        if slot.part != [Some(Exact::ZERO); 2] {
            self.part = self.part.plus(after?.subtract(before?)?)?;
        }
        self.keys += keys;
        Some(())
    }
}

/// A cell of both sides while it is compared.
pub struct Compared<'a> {
    asked: &'a Asked<'a>,
    views: [usize; 2],
    cells: [usize; 2],
    pub measured: Measured,
    pub fates: Fates<'a>,
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

    /// The records put together, once for all cells that ask the same; none where somebody asks for single keys, or parts
    /// of days are added up.
    fn bundles(&self) -> Result<Option<Rc<Bundles>>, Refused> {
        if self.asked.page.is_some() || matches!(self.measured.amounts, Amounts::Parts) {
            return Ok(None);
        }
        let measures = self.asked.counts.map(|own| own.measure.clone());
        let key = (self.views, measures, self.fates.asks());
        self.asked.pair.bundles(key, || Bundles::new(self)).map(Some)
    }

    pub fn key_count(&self) -> usize {
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
    pub fn sorted(&self, side: usize) -> Rc<ByCombination> {
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
    fn each(
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
                slot.part[side] = slot.part[side].and_then(|own| own.plus(given.amount));
                slot.there[side] = true;
            }
        }
        Ok(())
    }

    fn gather_bundles(&self, side: usize, bundles: &Bundles, slots: &mut Slots) {
        for own in bundles.of(side, self.truths(side)) {
            self.measured.add(&own.given, side, slots);
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
