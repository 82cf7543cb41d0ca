//! The counting kernel: many cells over the records of one view, in one walk.
//!
//! Every condition is judged on the distinct combinations of what the conditions read (a million
//! payments look alike in about a thousand ways), then the records are walked once. Sums are exact in
//! i128, distinct counts are bits on dense numbers. Which records stand behind a cell is kept.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use super::value::{Columns, evaluate, on_tuples};
use super::{Context, Frame, Tuples, distinct};
use crate::diagnostic::Diagnostic;
use crate::expression::{Kind, Node};
use crate::model::{Type, UNREADABLE, value::present};
use crate::template::form::Measure;

/// A column with more different values than this is no part of a combination: conditions that read
/// it are judged on their own, and their answers take its place.
const FEW: usize = 512;

/// One cell to count.
pub struct Wanted<'w> {
    pub conditions: Vec<&'w Node>,
    pub measure: &'w Measure,
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
    /// For every cell, the truth of each combination.
    truths: Vec<Vec<Truth>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Truth {
    No,
    Yes,
    /// A column that is read cannot be read, and nothing else keeps the record out.
    Unreadable,
}

impl Counted {
    /// The records that the conditions of a cell let in.
    pub fn records(&self, cell: usize) -> Vec<u32> {
        self.with(cell, Truth::Yes)
    }

    /// The records that an unreadable value keeps out of a cell.
    pub fn unreadable(&self, cell: usize) -> Vec<u32> {
        self.with(cell, Truth::Unreadable)
    }

    fn with(&self, cell: usize, truth: Truth) -> Vec<u32> {
        let truths = &self.truths[cell];
        let of_record = self.tuples.of_record.iter().enumerate();
        of_record
            .filter(|(_, tuple)| truths[**tuple as usize] == truth)
            .map(|(record, _)| record as u32)
            .collect()
    }

    /// How many records no cell let in.
    pub fn in_none(&self) -> usize {
        let reached: Vec<bool> = (0..self.tuples.representatives.len())
            .map(|tuple| self.truths.iter().any(|truths| truths[tuple] == Truth::Yes))
            .collect();
        self.tuples.of_record.iter().filter(|tuple| !reached[**tuple as usize]).count()
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
    let mut known: Vec<(u32, &Measure, usize)> = Vec::new();
    for (cell, set) in wanted.iter().zip(&set_of_cell) {
        let found = known.iter().find(|(own, measure, _)| own == set && *measure == cell.measure);
        let index = match found {
            Some((_, _, index)) => *index,
            None => {
                tallies.push((*set, Tally::new(cell.measure, frame, &mut quantities, context)?));
                known.push((*set, cell.measure, tallies.len() - 1));
                tallies.len() - 1
            }
        };
        tally_of_cell.push(index);
    }
    let mut tallies_of_set: Vec<Vec<u32>> = vec![Vec::new(); set_count];
    for (index, (set, _)) in tallies.iter().enumerate() {
        tallies_of_set[*set as usize].push(index as u32);
    }
    for (record, tuple) in tuples.of_record.iter().enumerate() {
        for set in &sets_of_tuple[*tuple as usize] {
            for tally in &tallies_of_set[*set as usize] {
                tallies[*tally as usize].1.add(record, &quantities)?;
            }
        }
    }
    let per_tuple = tuples.of_record.iter().fold(
        vec![0u64; tuples.representatives.len()],
        |mut counts, tuple| {
            counts[*tuple as usize] += 1;
            counts
        },
    );
    let numbers: Vec<Number> = tally_of_cell
        .iter()
        .zip(&set_of_cell)
        .map(|(tally, set)| {
            let mut number = tallies[*tally].1.number();
            number.unreadable += truths[*set as usize]
                .iter()
                .zip(&per_tuple)
                .filter(|(truth, _)| **truth == Truth::Unreadable)
                .map(|(_, count)| count)
                .sum::<u64>();
            number
        })
        .collect();
    let truths = set_of_cell.iter().map(|set| truths[*set as usize].clone()).collect();
    Ok(Counted { numbers, tuples, truths })
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
    let mut sets: Vec<Vec<usize>> = Vec::new();
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
                conditions.iter().position(|own| *own == node).unwrap_or_else(|| {
                    conditions.push(node);
                    conditions.len() - 1
                })
            })
            .collect();
        set.sort_unstable();
        set.dedup();
        let number = sets.iter().position(|own| *own == set).unwrap_or_else(|| {
            sets.push(set);
            sets.len() - 1
        });
        set_of_cell.push(number as u32);
    }
    let mut few: BTreeMap<&str, bool> = BTreeMap::new();
    let has_few = |name: &'_ str| -> bool {
        let values = frame.column(name).0;
        distinct(&[values], frame.len).representatives.len() <= FEW
    };
    for name in
        conditions.iter().flat_map(|node| node.columns().into_iter().chain(node.asked_unreadable()))
    {
        few.entry(name).or_insert_with(|| has_few(name));
    }
    let reads_few = |node: &Node| {
        node.columns().into_iter().chain(node.asked_unreadable()).all(|name| few[name])
    };
    let (shared, alone): (Vec<usize>, Vec<usize>) =
        (0..conditions.len()).partition(|index| reads_few(conditions[*index]));
    let mut answers_alone: Vec<Vec<i64>> = Vec::new();
    for index in &alone {
        answers_alone.push(evaluate(conditions[*index], frame, context)?);
    }
    let mut names: Vec<&str> = shared
        .iter()
        .flat_map(|index| {
            let node = conditions[*index];
            node.columns().into_iter().chain(node.asked_unreadable())
        })
        .collect();
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

/// Measured expressions, each computed once for the whole view.
#[derive(Default)]
struct Quantities {
    nodes: Vec<Node>,
    values: Vec<Vec<i64>>,
    /// Dense numbers of the values, and how many there are; made when a distinct count asks.
    dense: FxHashMap<usize, (Vec<u32>, usize)>,
}

const NO_NUMBER: u32 = u32::MAX;

impl Quantities {
    fn index(
        &mut self,
        node: &Node,
        frame: &Frame,
        context: &Context<'_>,
    ) -> Result<usize, Diagnostic> {
        if let Some(index) = self.nodes.iter().position(|own| own == node) {
            return Ok(index);
        }
        self.values.push(evaluate(node, frame, context)?);
        self.nodes.push(node.clone());
        Ok(self.nodes.len() - 1)
    }

    fn make_dense(&mut self, index: usize) -> usize {
        let values = &self.values[index];
        let (_, count) = self.dense.entry(index).or_insert_with(|| {
            let mut numbers: FxHashMap<i64, u32> = FxHashMap::default();
            let dense = values
                .iter()
                .map(|value| match present(*value) {
                    None => NO_NUMBER,
                    Some(value) => {
                        let next = numbers.len() as u32;
                        *numbers.entry(value).or_insert(next)
                    }
                })
                .collect();
            (dense, numbers.len())
        });
        *count
    }
}

/// What one cell gathers on the walk.
enum Tally {
    Records(u64),
    Distinct {
        quantity: usize,
        seen: Vec<u64>,
        count: u64,
        skipped: u64,
        unreadable: u64,
    },
    Sum {
        quantity: usize,
        total: i128,
        scale: u32,
        skipped: u64,
        unreadable: u64,
    },
    SumOnce {
        value: usize,
        per: usize,
        pick: Option<usize>,
        scale: u32,
        chosen: FxHashMap<i64, (i64, i64)>,
        skipped: u64,
    },
    Values {
        quantity: usize,
        scale: u32,
        kind: Summary,
        values: Vec<i64>,
        skipped: u64,
        unreadable: u64,
    },
}

#[derive(Clone, Copy)]
enum Summary {
    Average,
    Minimum,
    Maximum,
    Median,
}

fn scale_of(node: &Node) -> u32 {
    match &node.ty {
        Some(Type::Money) => 2,
        Some(Type::Decimal(scale)) => *scale,
        _ => 0,
    }
}

impl Tally {
    fn new(
        measure: &Measure,
        frame: &Frame,
        quantities: &mut Quantities,
        context: &Context<'_>,
    ) -> Result<Tally, Diagnostic> {
        Ok(match measure {
            Measure::Records => Tally::Records(0),
            Measure::Distinct(node) => {
                let quantity = quantities.index(node, frame, context)?;
                let count = quantities.make_dense(quantity);
                let seen = vec![0; count.div_ceil(64)];
                Tally::Distinct { quantity, seen, count: 0, skipped: 0, unreadable: 0 }
            }
            Measure::Sum(node) => Tally::Sum {
                quantity: quantities.index(node, frame, context)?,
                total: 0,
                scale: scale_of(node),
                skipped: 0,
                unreadable: 0,
            },
            Measure::SumOnce { value, per, pick } => Tally::SumOnce {
                scale: scale_of(value),
                value: quantities.index(value, frame, context)?,
                per: quantities.index(per, frame, context)?,
                pick: pick
                    .as_ref()
                    .map(|node| quantities.index(node, frame, context))
                    .transpose()?,
                chosen: FxHashMap::default(),
                skipped: 0,
            },
            Measure::Average(node)
            | Measure::Minimum(node)
            | Measure::Maximum(node)
            | Measure::Median(node) => {
                let kind = match measure {
                    Measure::Average(_) => Summary::Average,
                    Measure::Minimum(_) => Summary::Minimum,
                    Measure::Maximum(_) => Summary::Maximum,
                    _ => Summary::Median,
                };
                Tally::Values {
                    quantity: quantities.index(node, frame, context)?,
                    scale: scale_of(node),
                    kind,
                    values: Vec::new(),
                    skipped: 0,
                    unreadable: 0,
                }
            }
        })
    }

    fn add(&mut self, record: usize, quantities: &Quantities) -> Result<(), Diagnostic> {
        match self {
            Tally::Records(count) => *count += 1,
            Tally::Distinct { quantity, seen, count, skipped, unreadable } => {
                match quantities.dense[quantity].0[record] {
                    NO_NUMBER if quantities.values[*quantity][record] == UNREADABLE => {
                        *unreadable += 1
                    }
                    NO_NUMBER => *skipped += 1,
                    number => {
                        let (word, bit) = (number as usize / 64, 1u64 << (number % 64));
                        *count += u64::from(seen[word] & bit == 0);
                        seen[word] |= bit;
                    }
                }
            }
            Tally::Sum { quantity, total, skipped, unreadable, .. } => {
                match quantities.values[*quantity][record] {
                    UNREADABLE => *unreadable += 1,
                    value => match present(value) {
                        Some(value) => *total += i128::from(value),
                        None => *skipped += 1,
                    },
                }
            }
            Tally::SumOnce { value, per, pick, chosen, skipped, .. } => {
                let (Some(key), Some(value)) = (
                    present(quantities.values[*per][record]),
                    present(quantities.values[*value][record]),
                ) else {
                    *skipped += 1;
                    return Ok(());
                };
                let rank = pick.map_or(0, |pick| quantities.values[pick][record]);
                match chosen.entry(key) {
                    std::collections::hash_map::Entry::Vacant(free) => {
                        free.insert((rank, value));
                    }
                    std::collections::hash_map::Entry::Occupied(mut taken) => {
                        let (old_rank, old) = *taken.get();
                        if pick.is_some() {
                            if rank > old_rank {
                                taken.insert((rank, value));
                            }
                        } else if old != value {
                            return Err(Diagnostic::error("E304")
                                .with("left", old)
                                .with("right", value));
                        }
                    }
                }
            }
            Tally::Values { quantity, values, skipped, unreadable, .. } => {
                match quantities.values[*quantity][record] {
                    UNREADABLE => *unreadable += 1,
                    value => match present(value) {
                        Some(value) => values.push(value),
                        None => *skipped += 1,
                    },
                }
            }
        }
        Ok(())
    }

    fn number(&self) -> Number {
        let whole = |value: i128, scale, skipped, unreadable| Number {
            value: Some(value),
            divisor: 1,
            scale,
            skipped,
            unreadable,
        };
        match self {
            Tally::Records(count) => whole(i128::from(*count), 0, 0, 0),
            Tally::Distinct { count, skipped, unreadable, .. } => {
                whole(i128::from(*count), 0, *skipped, *unreadable)
            }
            Tally::Sum { total, scale, skipped, unreadable, .. } => {
                whole(*total, *scale, *skipped, *unreadable)
            }
            Tally::SumOnce { chosen, scale, skipped, .. } => {
                let total = chosen.values().map(|(_, value)| i128::from(*value)).sum();
                whole(total, *scale, *skipped, 0)
            }
            Tally::Values { values, scale, kind, skipped, unreadable, .. } => {
                let mut sorted = values.clone();
                sorted.sort_unstable();
                let middle = sorted.len() / 2;
                let sum = |part: &[i64]| part.iter().map(|value| i128::from(*value)).sum::<i128>();
                let (value, divisor) = match (kind, sorted.as_slice()) {
                    (_, []) => (None, 1),
                    (Summary::Average, all) => (Some(sum(all)), all.len() as i128),
                    (Summary::Minimum, all) => (Some(i128::from(all[0])), 1),
                    (Summary::Maximum, all) => (Some(i128::from(all[all.len() - 1])), 1),
                    (Summary::Median, all) if all.len() % 2 == 1 => {
                        (Some(i128::from(all[middle])), 1)
                    }
                    (Summary::Median, all) => (Some(sum(&all[middle - 1..=middle])), 2),
                };
                Number { value, divisor, scale: *scale, skipped: *skipped, unreadable: *unreadable }
            }
        }
    }
}
