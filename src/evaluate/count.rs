//! The counting kernel: many cells over the records of one view, in one walk.
//!
//! Every condition is judged on the distinct combinations of what the conditions read (a million
//! payments look alike in about a thousand ways), then the records are walked once. Sums are exact in
//! i128, distinct counts are bits on dense numbers. Which records stand behind a cell is kept.

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::{FxHashMap, FxHashSet};

use super::tally::{Quantities, Tally};
use super::value::{Columns, evaluate, on_tuples};
use super::{Context, Frame, Tuples, distinct};
use crate::cores;
use crate::diagnostic::Diagnostic;
use crate::expression::{Interval, Kind, Node};
use crate::model::UNREADABLE;
use crate::template::form::Measure;

/// A column with more different values than this is no part of a combination: conditions that read
/// it are judged on their own, and their answers take its place.
const FEW: usize = 512;

/// One cell to count.
pub struct Wanted<'w> {
    pub conditions: Vec<&'w Node>,
    pub measure: &'w Measure,
    /// The measure on each day that the records have in the period, averaged over its days.
    pub daily: Option<&'w Interval>,
}

/// The number of one cell, before rounding.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Number {
    /// In units of 10^-scale; none for an average, minimum, maximum or median of nothing.
    pub value: Option<i128>,
    /// For averages and medians: what `value` is to be divided by.
    pub divisor: i128,
    /// Grosze have 2.
    pub scale: u32,
    /// Records whose measured value was missing.
    pub skipped: u64,
    /// Records that take no part because a column they are judged by cannot be read.
    pub unreadable: u64,
}

/// Cells counted over one view, and the means to ask which records stand behind them.
pub struct Counted {
    pub numbers: Vec<Number>,
    tuples: Tuples,
    /// How many records each combination has.
    sizes: Vec<u32>,
    /// For every distinct set of conditions, the truth of each combination.
    truths: Vec<Vec<Truth>>,
    set_of_cell: Vec<u32>,
}

/// Records sorted by their combination.
pub struct ByCombination {
    ends: Vec<usize>,
    records: Vec<u32>,
}

impl ByCombination {
    /// The records of the combinations for which the conditions of a cell are true.
    pub fn records<'b>(&'b self, truths: &'b [Truth]) -> impl Iterator<Item = u32> + 'b {
        let let_in = truths.iter().enumerate().filter(|(_, truth)| **truth == Truth::Yes);
        let_in.flat_map(|(tuple, _)| self.of(tuple).iter().copied())
    }

    /// The records of one combination.
    pub fn of(&self, combination: usize) -> &[u32] {
        let start = if combination == 0 { 0 } else { self.ends[combination - 1] };
        &self.records[start..self.ends[combination]]
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Truth {
    No,
    Yes,
    /// A column that is read cannot be read, and nothing else keeps the record out.
    Unreadable,
}

impl Counted {
    /// The truth of each combination for a cell.
    pub fn truths(&self, cell: usize) -> &[Truth] {
        &self.truths[self.set_of_cell[cell] as usize]
    }

    /// How many combinations there are.
    pub fn combinations(&self) -> usize {
        self.sizes.len()
    }

    /// The combination of a record.
    pub fn combination(&self, record: u32) -> u32 {
        self.tuples.of_record[record as usize]
    }

    /// The records that the conditions of a cell let in.
    pub fn records(&self, cell: usize) -> Vec<u32> {
        let truths = self.truths(cell);
        self.records_of(&|tuple| truths[tuple] == Truth::Yes)
    }

    /// Do the conditions of a cell let a record in?
    pub fn is_in(&self, cell: usize, record: u32) -> bool {
        self.truths(cell)[self.tuples.of_record[record as usize] as usize] == Truth::Yes
    }

    /// The records that an unreadable value keeps out of a cell.
    pub fn unreadable(&self, cell: usize) -> Vec<u32> {
        let truths = self.truths(cell);
        if !truths.contains(&Truth::Unreadable) {
            return Vec::new();
        }
        self.records_of(&|tuple| truths[tuple] == Truth::Unreadable)
    }

    /// The records of the chosen combinations, in their order; nothing is walked when none is chosen.
    pub fn records_of(&self, chosen: &dyn Fn(usize) -> bool) -> Vec<u32> {
        let chosen: Vec<bool> = (0..self.sizes.len()).map(chosen).collect();
        if !chosen.contains(&true) {
            return Vec::new();
        }
        let of_record = self.tuples.of_record.iter().enumerate();
        of_record
            .filter(|(_, tuple)| chosen[**tuple as usize])
            .map(|(record, _)| record as u32)
            .collect()
    }

    /// The records of each combination, for those who ask cell after cell.
    pub fn by_combination(&self) -> ByCombination {
        let mut ends = Vec::with_capacity(self.sizes.len());
        let mut end = 0;
        for size in &self.sizes {
            ends.push(end);
            end += *size as usize;
        }
        let mut records = vec![0; end];
        for (record, tuple) in self.tuples.of_record.iter().enumerate() {
            let end = &mut ends[*tuple as usize];
            records[*end] = record as u32;
            *end += 1;
        }
        ByCombination { ends, records }
    }

    /// How many records none of the cells let in.
    pub fn in_none(&self, cells: &[usize]) -> usize {
        let sets: BTreeSet<u32> = cells.iter().map(|cell| self.set_of_cell[*cell]).collect();
        let out =
            |tuple: usize| sets.iter().all(|set| self.truths[*set as usize][tuple] != Truth::Yes);
        let sizes = self.sizes.iter().enumerate();
        sizes.filter(|(tuple, _)| out(*tuple)).map(|(_, size)| *size as usize).sum()
    }
}

/// Counts all cells over the records of a view.
///
/// Errors: E101 an arithmetic overflow; E304 a quantity that differs between the records of a key.
pub fn count(
    frame: &Frame,
    wanted: &[Wanted<'_>],
    context: &Context<'_>,
) -> Result<Counted, Diagnostic> {
    let (tuples, truths, set_of_cell) = judge(frame, wanted, context)?;
    // Cells with the same records and different measures share a set.
    let set_count = truths.len();
    let mut sets_of_tuple: Vec<Vec<u32>> = vec![Vec::new(); tuples.representatives.len()];
    for (set, truths) in truths.iter().enumerate() {
        for (tuple, truth) in truths.iter().enumerate() {
            if *truth == Truth::Yes {
                sets_of_tuple[tuple].push(set as u32);
            }
        }
    }
    let mut quantities = Quantities::default();
    let mut tallies: Vec<(u32, Tally)> = Vec::new();
    let mut tally_of_cell = Vec::with_capacity(wanted.len());
    let mut known: FxHashMap<(u32, &Measure, Option<&Interval>), usize> = FxHashMap::default();
    for (cell, set) in wanted.iter().zip(&set_of_cell) {
        let key = (*set, cell.measure, cell.daily);
        let index = match known.get(&key) {
            Some(index) => *index,
            None => {
                let tally = match cell.daily {
                    None => Tally::new(cell.measure, frame, &mut quantities, context)?,
                    Some(of) => Tally::daily(cell.measure, of, frame, &mut quantities, context)?,
                };
                tallies.push((*set, tally));
                known.insert(key, tallies.len() - 1);
                tallies.len() - 1
            }
        };
        tally_of_cell.push(index);
    }
    let sizes = tuples.of_record.iter().fold(
        vec![0u32; tuples.representatives.len()],
        |mut sizes, tuple| {
            sizes[*tuple as usize] += 1;
            sizes
        },
    );
    walk(&tuples, &sets_of_tuple, set_count, &mut tallies, &quantities)?;
    let with = |set: u32, wanted: Truth| -> u64 {
        let truths = truths[set as usize].iter().zip(&sizes);
        truths.filter(|(truth, _)| **truth == wanted).map(|(_, size)| u64::from(*size)).sum()
    };
    let numbers: Vec<Number> = tally_of_cell
        .iter()
        .zip(&set_of_cell)
        .map(|(tally, set)| {
            let mut number = tallies[*tally].1.number(with(*set, Truth::Yes));
            number.unreadable += with(*set, Truth::Unreadable);
            number
        })
        .collect();
    Ok(Counted { numbers, tuples, sizes, truths, set_of_cell })
}

/// Every record is added to the tallies of the sets that its combination is in. The tallies are dealt
/// out to the processor's cores, and each core walks all records: nothing is shared that changes.
fn walk(
    tuples: &Tuples,
    sets_of_tuple: &[Vec<u32>],
    set_count: usize,
    tallies: &mut [(u32, Tally)],
    quantities: &Quantities,
) -> Result<(), Diagnostic> {
    let walking: Vec<&mut (u32, Tally)> =
        tallies.iter_mut().filter(|(_, tally)| tally.walks()).collect();
    let mut shares: Vec<Vec<&mut (u32, Tally)>> = Vec::new();
    shares.resize_with(cores::count().min(walking.len()), Vec::new);
    for (index, tally) in walking.into_iter().enumerate() {
        let core = index % shares.len();
        shares[core].push(tally);
    }
    let one = |mut share: Vec<&mut (u32, Tally)>| -> Result<(), Diagnostic> {
        let mut of_set: Vec<Vec<u32>> = vec![Vec::new(); set_count];
        for (index, own) in share.iter().enumerate() {
            of_set[own.0 as usize].push(index as u32);
        }
        let of_tuple: Vec<Vec<u32>> = sets_of_tuple
            .iter()
            .map(|sets| sets.iter().flat_map(|set| &of_set[*set as usize]).copied().collect())
            .collect();
        for (record, tuple) in tuples.of_record.iter().enumerate() {
            for tally in &of_tuple[*tuple as usize] {
                share[*tally as usize].1.add(record, quantities)?;
            }
        }
        Ok(())
    };
    cores::each(shares, one).into_iter().collect()
}

/// The combinations of the frame, the truth of every distinct set of conditions for each of them,
/// and which set each cell has.
#[expect(clippy::type_complexity, reason = "three lists that only this file reads")]
fn judge(
    frame: &Frame,
    wanted: &[Wanted<'_>],
    context: &Context<'_>,
) -> Result<(Tuples, Vec<Vec<Truth>>, Vec<u32>), Diagnostic> {
    let mut conditions: Vec<&Node> = Vec::new();
    let mut known: FxHashMap<&Node, usize> = FxHashMap::default();
    let mut sets: Vec<Vec<usize>> = Vec::new();
    let mut known_sets: FxHashMap<Vec<usize>, usize> = FxHashMap::default();
    let mut set_of_cell = Vec::with_capacity(wanted.len());
    for cell in wanted {
        let mut set: Vec<usize> = cell
            .conditions
            .iter()
            .flat_map(|node| match &node.kind {
                Kind::And(parts) => parts.iter().collect::<Vec<_>>(),
                _ => vec![*node],
            })
            .map(|node| {
                *known.entry(node).or_insert_with(|| {
                    conditions.push(node);
                    conditions.len() - 1
                })
            })
            .collect();
        set.sort_unstable();
        set.dedup();
        let number = *known_sets.entry(set).or_insert_with_key(|set| {
            sets.push(set.clone());
            sets.len() - 1
        });
        set_of_cell.push(number as u32);
    }
    let has_few = |name: &str| -> bool {
        let mut seen: FxHashSet<i64> = FxHashSet::default();
        let mut last = None;
        frame.column(name).0.iter().all(|value| {
            last == Some(*value) || {
                last = Some(*value);
                seen.insert(*value);
                seen.len() <= FEW
            }
        })
    };
    let columns: BTreeSet<&str> = conditions.iter().flat_map(|node| columns_of(node)).collect();
    let few: BTreeMap<&str, bool> =
        cores::each(columns.into_iter().collect(), |name| (name, has_few(name)))
            .into_iter()
            .collect();
    let reads_few = |node: &Node| columns_of(node).all(|name| few[name]);
    let (shared, alone): (Vec<usize>, Vec<usize>) =
        (0..conditions.len()).partition(|index| reads_few(conditions[*index]));
    let mut answers_alone: Vec<Vec<i64>> = Vec::new();
    for index in &alone {
        answers_alone.push(evaluate(conditions[*index], frame, context)?);
    }
    let mut names: Vec<&str> =
        shared.iter().flat_map(|index| columns_of(conditions[*index])).collect();
    names.sort_unstable();
    names.dedup();
    let columns: Vec<&[i64]> = names
        .iter()
        .map(|name| frame.values(name))
        .chain(answers_alone.iter().map(Vec::as_slice))
        .collect();
    let tuples = distinct(&columns, frame.len);
    let nodes: Vec<&Node> = shared.iter().map(|index| conditions[*index]).collect();
    let answers = on_tuples(&nodes, frame, &tuples.representatives, context)?;
    let mut by_condition: Vec<Vec<i64>> = vec![Vec::new(); conditions.len()];
    for (index, values) in shared.iter().zip(answers) {
        by_condition[*index] = values;
    }
    for (index, values) in alone.iter().zip(&answers_alone) {
        by_condition[*index] =
            tuples.representatives.iter().map(|record| values[*record as usize]).collect();
    }
    let truths = sets
        .iter()
        .map(|set| {
            (0..tuples.representatives.len())
                .map(|tuple| {
                    let values = || set.iter().map(|index| by_condition[*index][tuple]);
                    if values().all(|value| value == 1) {
                        Truth::Yes
                    } else if values().all(|value| value == 1 || value == UNREADABLE) {
                        Truth::Unreadable
                    } else {
                        Truth::No
                    }
                })
                .collect()
        })
        .collect();
    Ok((tuples, truths, set_of_cell))
}

/// The columns that a condition reads, and those that it asks whether they can be read.
fn columns_of(node: &Node) -> impl Iterator<Item = &str> {
    node.columns().into_iter().chain(node.asked_unreadable())
}
