//! What one cell gathers on the walk over the records: counts, sums, distinct keys.

use std::collections::BTreeMap;
use std::collections::hash_map::Entry;

use rustc_hash::FxHashMap;

use super::count::Number;
use super::value::evaluate;
use super::{Context, Frame};
use crate::diagnostic::Diagnostic;
use crate::expression::{Interval, Node};
use crate::model::{MISSING, Type, UNREADABLE, value::present};
use crate::number::Exact;
use crate::template::form::Measure;

/// Measured expressions, each computed once for the whole view.
#[derive(Default)]
pub(super) struct Quantities {
    nodes: Vec<Node>,
    values: Vec<Vec<i64>>,
    /// Dense numbers of the values, and how many there are; made when a distinct count asks.
    dense: FxHashMap<usize, (Vec<u32>, usize)>,
    /// For a quantity and its key: which keys, by dense number, have one quantity in all records.
    uniform: FxHashMap<(usize, usize), Vec<bool>>,
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

impl Quantities {
    /// Finds the keys whose quantity never differs, and says how many keys there are.
    fn make_uniform(&mut self, value: usize, per: usize) -> usize {
        let count = self.make_dense(per);
        if !self.uniform.contains_key(&(value, per)) {
            let mut first = vec![MISSING; count];
            let mut uniform = vec![true; count];
            let quantities = self.dense[&per].0.iter().zip(&self.values[value]);
            for (key, quantity) in quantities {
                if *key == NO_NUMBER || present(*quantity).is_none() {
                    continue;
                }
                let own = &mut first[*key as usize];
                if *own == MISSING {
                    *own = *quantity;
                } else if own != quantity {
                    uniform[*key as usize] = false;
                }
            }
            self.uniform.insert((value, per), uniform);
        }
        count
    }
}

/// What one cell gathers on the walk.
pub(super) enum Tally {
    Records,
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
        /// Keys already taken, by dense number, and what they add up to.
        seen: Vec<u64>,
        total: i128,
        /// Keys whose quantity is not the same in all their records: rank and quantity so far.
        odd: FxHashMap<u32, (i64, i64)>,
        skipped: u64,
        unreadable: u64,
    },
    Daily(Daily),
    ByDays(ByDays),
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
pub(super) enum Summary {
    Average,
    Minimum,
    Maximum,
    Median,
}

fn differs(left: i64, right: i64) -> Diagnostic {
    Diagnostic::error("E304").with("left", left).with("right", right)
}

fn scale_of(node: &Node) -> u32 {
    match &node.ty {
        Some(Type::Money) => 2,
        Some(Type::Decimal(scale)) => *scale,
        _ => 0,
    }
}

impl Tally {
    pub(super) fn new(
        measure: &Measure,
        frame: &Frame,
        quantities: &mut Quantities,
        context: &Context<'_>,
    ) -> Result<Tally, Diagnostic> {
        Ok(match measure {
            Measure::Records => Tally::Records,
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
            Measure::SumOnce { value, per, pick } => {
                let (value_index, per_index) = (
                    quantities.index(value, frame, context)?,
                    quantities.index(per, frame, context)?,
                );
                let keys = quantities.make_uniform(value_index, per_index);
                Tally::SumOnce {
                    scale: scale_of(value),
                    value: value_index,
                    per: per_index,
                    pick: pick
                        .as_ref()
                        .map(|node| quantities.index(node, frame, context))
                        .transpose()?,
                    seen: vec![0; keys.div_ceil(64)],
                    total: 0,
                    odd: FxHashMap::default(),
                    skipped: 0,
                    unreadable: 0,
                }
            }
            Measure::SumByDays { value, of } => {
                let from = Node::column(&of.from, Type::Date);
                Tally::ByDays(ByDays {
                    value: quantities.index(value, frame, context)?,
                    from: quantities.index(&from, frame, context)?,
                    last: quantities.index(&of.last_day(), frame, context)?,
                    scale: scale_of(value),
                    start: context.named("start"),
                    end: context.named("end"),
                    sums: BTreeMap::new(),
                    skipped: 0,
                    unreadable: 0,
                })
            }
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

    /// Must the records be walked for it? Their number is known without.
    pub(super) fn walks(&self) -> bool {
        !matches!(self, Tally::Records)
    }

    /// A measure of each day: records, distinct keys or a quantity, weighed by days.
    pub(super) fn daily(
        measure: &Measure,
        of: &Interval,
        frame: &Frame,
        quantities: &mut Quantities,
        context: &Context<'_>,
    ) -> Result<Tally, Diagnostic> {
        let from = Node::column(&of.from, Type::Date);
        let (key, value) = match measure {
            Measure::Distinct(node) => (Some(node), None),
            Measure::Sum(node) => (None, Some(node)),
            _ => (None, None),
        };
        let mut index = |node: Option<&Node>| {
            node.map(|node| quantities.index(node, frame, context)).transpose()
        };
        Ok(Tally::Daily(Daily {
            from: index(Some(&from))?.unwrap_or_default(),
            last: index(Some(&of.last_day()))?.unwrap_or_default(),
            key: index(key)?,
            value: index(value)?,
            scale: value.map_or(0, scale_of),
            start: context.named("start"),
            end: context.named("end"),
            total: 0,
            spans: FxHashMap::default(),
            skipped: 0,
            unreadable: 0,
        }))
    }

    pub(super) fn add(&mut self, record: usize, quantities: &Quantities) -> Result<(), Diagnostic> {
        match self {
            Tally::Records => {}
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
            Tally::SumOnce { value, per, pick, seen, total, odd, skipped, unreadable, .. } => {
                let (typed_key, typed) =
                    (quantities.values[*per][record], quantities.values[*value][record]);
                if typed_key == UNREADABLE || typed == UNREADABLE {
                    *unreadable += 1;
                    return Ok(());
                }
                let (Some(_), Some(quantity)) = (present(typed_key), present(typed)) else {
                    *skipped += 1;
                    return Ok(());
                };
                let key = quantities.dense[per].0[record];
                if quantities.uniform[&(*value, *per)][key as usize] {
                    let (word, bit) = (key as usize / 64, 1u64 << (key % 64));
                    if seen[word] & bit == 0 {
                        seen[word] |= bit;
                        *total += i128::from(quantity);
                    }
                    return Ok(());
                }
                let rank = pick.map_or(0, |pick| quantities.values[pick][record]);
                match odd.entry(key) {
                    Entry::Vacant(free) => {
                        free.insert((rank, quantity));
                    }
                    Entry::Occupied(mut taken) => {
                        let (old_rank, old) = *taken.get();
                        if pick.is_some() {
                            if rank == old_rank && old != quantity {
                                return Err(differs(old, quantity));
                            }
                            if rank > old_rank {
                                taken.insert((rank, quantity));
                            }
                        } else if old != quantity {
                            return Err(differs(old, quantity));
                        }
                    }
                }
            }
            Tally::Daily(daily) => daily.add(record, quantities),
            Tally::ByDays(sum) => sum.add(record, quantities),
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

    /// The number of the cell; `records` is how many its conditions let in.
    pub(super) fn number(&self, records: u64) -> Number {
        let whole = |value: i128, scale, skipped, unreadable| Number {
            value: Some(value),
            divisor: 1,
            scale,
            skipped,
            unreadable,
        };
        match self {
            Tally::Records => whole(i128::from(records), 0, 0, 0),
            Tally::Distinct { count, skipped, unreadable, .. } => {
                whole(i128::from(*count), 0, *skipped, *unreadable)
            }
            Tally::Sum { total, scale, skipped, unreadable, .. } => {
                whole(*total, *scale, *skipped, *unreadable)
            }
            Tally::SumOnce { total, odd, scale, skipped, unreadable, .. } => {
                let odd: i128 = odd.values().map(|(_, value)| i128::from(*value)).sum();
                whole(total + odd, *scale, *skipped, *unreadable)
            }
            Tally::Daily(daily) => daily.number(),
            Tally::ByDays(sum) => sum.number(),
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

/// The days of the records added up; for distinct keys the days of each key, none twice.
pub(super) struct Daily {
    from: usize,
    last: usize,
    key: Option<usize>,
    value: Option<usize>,
    scale: u32,
    start: i64,
    end: i64,
    total: i128,
    /// For distinct keys: the stretches of days of each.
    spans: FxHashMap<i64, Vec<(i64, i64)>>,
    skipped: u64,
    unreadable: u64,
}

impl Daily {
    fn add(&mut self, record: usize, quantities: &Quantities) {
        let read = |index: usize| quantities.values[index][record];
        let (from, last) = (read(self.from), read(self.last));
        let measured = self.key.or(self.value).map_or(1, read);
        if [from, last, measured].contains(&UNREADABLE) {
            self.unreadable += 1;
            return;
        }
        let (Some(from), Some(measured)) = (present(from), present(measured)) else {
            self.skipped += 1;
            return;
        };
        let span = (from.max(self.start), present(last).unwrap_or(self.end).min(self.end));
        if span.0 > span.1 {
            return;
        }
        match self.key {
            Some(_) => self.spans.entry(measured).or_default().push(span),
            None => self.total += i128::from(measured) * i128::from(span.1 - span.0 + 1),
        }
    }

    fn number(&self) -> Number {
        let of_keys: i128 = self.spans.values().map(|spans| i128::from(days_of(spans))).sum();
        Number {
            value: Some(self.total + of_keys),
            divisor: i128::from(self.end - self.start + 1),
            scale: self.scale,
            skipped: self.skipped,
            unreadable: self.unreadable,
        }
    }
}

/// Quantities that last, as far as their days lie in the period: value × days inside / all days.
pub(super) struct ByDays {
    value: usize,
    from: usize,
    last: usize,
    scale: u32,
    start: i64,
    end: i64,
    /// Value × days inside, added up for each number of all days: thirds of three are one.
    sums: BTreeMap<i64, i128>,
    skipped: u64,
    unreadable: u64,
}

impl ByDays {
    fn add(&mut self, record: usize, quantities: &Quantities) {
        let read = |index: usize| quantities.values[index][record];
        let (value, from, last) = (read(self.value), read(self.from), read(self.last));
        if [value, from, last].contains(&UNREADABLE) {
            self.unreadable += 1;
            return;
        }
        // An open stay has no number of days to divide by.
        let (Some(value), Some(from), Some(last)) = (present(value), present(from), present(last))
        else {
            self.skipped += 1;
            return;
        };
        let (all, inside) = (last - from + 1, last.min(self.end) - from.max(self.start) + 1);
        if all > 0 && inside > 0 {
            *self.sums.entry(all).or_default() += i128::from(value) * i128::from(inside);
        }
    }

    /// Exact as long as the common denominator fits into an i128, else to within 2^-50 of a unit.
    fn number(&self) -> Number {
        let whole: i128 =
            self.sums.iter().map(|(days, sum)| sum.div_euclid(i128::from(*days))).sum();
        let rests = || {
            self.sums
                .iter()
                .map(|(days, sum)| (sum.rem_euclid(i128::from(*days)), i128::from(*days)))
        };
        let exact = rests().try_fold(Exact::whole(whole), |total, (rest, days)| {
            total.plus(Exact::new(rest, days)?)
        });
        let (value, divisor) = exact.map(Exact::parts).unwrap_or_else(|| {
            let part: i128 = rests().map(|(rest, days)| (rest << FINE) / days).sum();
            ((whole << FINE) + part, 1 << FINE)
        });
        Number {
            value: Some(value),
            divisor,
            scale: self.scale,
            skipped: self.skipped,
            unreadable: self.unreadable,
        }
    }
}

const FINE: u32 = 60;

/// How many days lie in at least one of the stretches.
fn days_of(spans: &[(i64, i64)]) -> i64 {
    let mut sorted = spans.to_vec();
    sorted.sort_unstable();
    let mut reached = i64::MIN;
    sorted.into_iter().fold(0, |days, (from, to)| {
        let first = from.max(reached.saturating_add(1));
        reached = reached.max(to);
        days + (to - first + 1).max(0)
    })
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_day_in_two_stretches_is_one_day() {
        for (spans, days) in [
            (vec![(1, 3), (3, 5)], 5),
            (vec![(1, 10), (2, 4)], 10),
            (vec![(7, 7), (1, 2)], 3),
            (vec![], 0),
        ] {
            assert_eq!(super::days_of(&spans), days, "{spans:?}");
        }
    }
}
