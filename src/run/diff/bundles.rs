//! Records that every cell takes or leaves together, put together once: cell after cell asks them. Polish: wiązki rekordów.
//!
//! The conditions of all cells of a view see only the combination of a record. Of a key that has several records of one
//! combination one bundle is kept; where a record is a key of its own, one of all the records that are told alike.

use std::cmp::Ordering;

use rustc_hash::FxHashMap;

use super::super::Refused;
use super::counted::Compared;
use super::measured::{Given, KeyedBy};
use crate::bridge::Cause;
use crate::evaluate::count::Truth;
use crate::model::table::NO_RECORD;

/// What some records of one combination give a key, and why they would.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bundle {
    pub given: Given,
    /// Their first cause where the key counts on one side.
    pub alone: Cause,
    /// The same where it counts on both.
    pub both: Cause,
}

/// The bundles of both sides, by combination.
pub struct Bundles {
    of: [Vec<Bundle>; 2],
    /// Where the bundles of each combination end.
    ends: [Vec<usize>; 2],
    pub key_count: usize,
    /// Keys that are told alike have one number; none where each has its own.
    alike: Option<Vec<u32>>,
}

impl Bundles {
    pub fn new(own: &Compared<'_>) -> Result<Bundles, Refused> {
        match &own.measured.keyed {
            KeyedBy::Record if own.fates.records.keys.once => told_alike(own),
            _ => by_key(own),
        }
    }

    /// Those of the combinations for which the conditions of a cell are true.
    pub fn of<'b>(
        &'b self,
        side: usize,
        truths: &'b [Truth],
    ) -> impl Iterator<Item = &'b Bundle> + 'b {
        let let_in = truths.iter().enumerate().filter(|(_, truth)| **truth == Truth::Yes);
        let ends = &self.ends[side];
        let_in.flat_map(move |(combination, _)| {
            let start = if combination == 0 { 0 } else { ends[combination - 1] };
            self.of[side][start..ends[combination]].iter()
        })
    }

    /// How many keys have a number.
    pub fn keys(&self, key: u32) -> usize {
        self.alike.as_ref().map_or(1, |own| own[key as usize] as usize)
    }
}

/// A bundle for each key and combination.
fn by_key(own: &Compared<'_>) -> Result<Bundles, Refused> {
    let key_count = own.key_count();
    let (mut of, mut ends) = ([Vec::new(), Vec::new()], [Vec::new(), Vec::new()]);
    for side in [0, 1] {
        let sorted = own.sorted(side);
        let bundles: &mut Vec<Bundle> = &mut of[side];
        // After the bundle that a key had last; it is of this combination when it is not before the first of it.
        let mut last = vec![0usize; key_count];
        for combination in 0..own.combinations(side) {
            let first = bundles.len();
            for record in sorted.of(combination) {
                let given = own.given(side, *record);
                if given.key == NO_RECORD {
                    continue;
                }
                let bundle = own.bundle(side, *record, given)?;
                let last = &mut last[bundle.given.key as usize];
                match last.checked_sub(1).filter(|at| *at >= first) {
                    Some(at) => {
                        let with = &mut bundles[at];
                        with.alone = with.alone.min(bundle.alone);
                        with.both = with.both.min(bundle.both);
                        own.measured.put_together(&mut with.given, &bundle.given);
                    }
                    None => {
                        bundles.push(bundle);
                        *last = bundles.len();
                    }
                }
            }
            ends[side].push(bundles.len());
        }
    }
    Ok(Bundles { of, ends, key_count, alike: None })
}

/// Keys that no cell tells apart: of either side the same combination and cause, and as much more or less.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Alike {
    /// Combination, both causes, and whether it gives anything; none of a side that has no such record.
    of: [Option<(u32, [Cause; 2], bool)>; 2],
    /// Is what A gives less than what B gives?
    order: Ordering,
}

/// Bundles of records each of which is a key of its own.
fn told_alike(own: &Compared<'_>) -> Result<Bundles, Refused> {
    let keys = &own.fates.records.keys;
    let mut numbers: FxHashMap<Alike, u32> = FxHashMap::default();
    let mut sums: Vec<[i128; 2]> = Vec::new();
    let mut alike: Vec<u32> = Vec::new();
    let mut add = |records: [Option<u32>; 2]| -> Result<(), Refused> {
        let (mut of, mut amounts) = ([None; 2], [None; 2]);
        for side in [0, 1] {
            let Some(record) = records[side] else {
                continue;
            };
            let bundle = own.bundle(side, record, own.given(side, record))?;
            amounts[side] = bundle.given.amount();
            let causes = [bundle.alone, bundle.both];
            of[side] = Some((own.combination(side, record), causes, amounts[side].is_some()));
        }
        let number =
            *numbers.entry(Alike { of, order: amounts[0].cmp(&amounts[1]) }).or_insert_with(|| {
                sums.push([0; 2]);
                alike.push(0);
                (sums.len() - 1) as u32
            });
        alike[number as usize] += 1;
        for (sum, amount) in sums[number as usize].iter_mut().zip(amounts) {
            *sum += amount.unwrap_or(0);
        }
        Ok(())
    };
    for (record, key) in (0u32..).zip(&keys.of[0]) {
        add([Some(record), keys.first(1, *key)])?;
    }
    for (record, key) in (0u32..).zip(&keys.of[1]) {
        if keys.first(0, *key).is_none() {
            add([None, Some(record)])?;
        }
    }
    let mut found: [Vec<(u32, Bundle)>; 2] = [Vec::new(), Vec::new()];
    for (own, number) in &numbers {
        for side in [0, 1] {
            if let Some((combination, [alone, both], gives)) = own.of[side] {
                let amount = gives.then_some(sums[*number as usize][side]);
                let given = Given::new(*number, amount, 0);
                found[side].push((combination, Bundle { given, alone, both }));
            }
        }
    }
    let (mut of, mut ends) = ([Vec::new(), Vec::new()], [Vec::new(), Vec::new()]);
    for (side, mut found) in found.into_iter().enumerate() {
        found.sort_unstable_by_key(|(combination, own)| (*combination, own.given.key));
        ends[side] = (0..own.combinations(side) as u32)
            .map(|combination| found.partition_point(|(own, _)| *own <= combination))
            .collect();
        of[side] = found.into_iter().map(|(_, own)| own).collect();
    }
    Ok(Bundles { of, ends, key_count: alike.len(), alike: Some(alike) })
}
