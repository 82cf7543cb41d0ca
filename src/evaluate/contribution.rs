//! What each record gives to the number of a cell, record by record. Polish: wkład rekordu.
//!
//! The kernel adds up whole views in one walk; this works a cell out once more from its own records, the slow and plain
//! way, so that whoever asks sees numbers that add up, and the kernel has somebody who looks over its shoulder.

use std::cmp::Ordering;

use rustc_hash::FxHashMap;

use super::value::evaluate;
use super::{Context, Frame};
use crate::diagnostic::Diagnostic;
use crate::expression::{Interval, Node};
use crate::model::{MISSING, Type, UNREADABLE, value::present};
use crate::number::Exact;
use crate::template::form::{Count, Measure};
use crate::trace::{Gives, Kind};

/// What one record gives, in the unit of the cell (zł, not grosze).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Contribution {
    pub gives: Gives,
    pub amount: Exact,
}

const NONE: Contribution = Contribution { gives: Gives::Nothing, amount: Exact::ZERO };

/// How the contributions of a cell become its number.
pub fn kind(measure: &Measure) -> Kind {
    match measure {
        Measure::Average(_) => Kind::Average,
        Measure::Minimum(_) => Kind::Minimum,
        Measure::Maximum(_) => Kind::Maximum,
        Measure::Median(_) => Kind::Median,
        _ => Kind::Sum,
    }
}

/// What the given records of a view give to a cell, in their order.
pub fn contributions(
    count: &Count,
    frame: &Frame,
    records: &[u32],
    context: &Context<'_>,
) -> Result<Vec<Contribution>, Diagnostic> {
    let read = Measured::new(count, frame, records, context)?;
    let mut given = vec![NONE; records.len()];
    match (&count.measure, &count.daily) {
        (_, Some(_)) => read.by_day(&mut given),
        (Measure::Records, None) => given.fill(one(Exact::whole(1))),
        (Measure::Distinct(_), None) => read.distinct(&mut given),
        (Measure::SumByDays { .. }, None) => read.spread(&mut given),
        (Measure::SumOnce { .. }, None) => read.once(&mut given),
        (_, None) => read.each(&mut given),
    }
    Ok(given)
}

/// The number that contributions make; none of no values, where a sum is not meant.
pub fn total(kind: Kind, given: &[Contribution]) -> Option<Exact> {
    let mut own: Vec<Exact> =
        given.iter().filter(|one| one.gives == Gives::Own).map(|one| one.amount).collect();
    let sum = |of: &[Exact]| of.iter().try_fold(Exact::ZERO, |sum, one| sum.plus(*one));
    if kind == Kind::Sum {
        return sum(&own);
    }
    own.sort_by(|left, right| left.partial_cmp(right).unwrap_or(Ordering::Equal));
    let middle = own.len() / 2;
    let half = |of: &[Exact], parts: i128| sum(of)?.divide(Exact::whole(parts));
    match (kind, own.as_slice()) {
        (_, []) => None,
        (Kind::Average, all) => half(all, all.len() as i128),
        (Kind::Minimum, [first, ..]) => Some(*first),
        (Kind::Maximum, [.., last]) => Some(*last),
        (_, all) if all.len() % 2 == 1 => Some(all[middle]),
        (_, all) => half(&all[middle - 1..=middle], 2),
    }
}

fn one(amount: Exact) -> Contribution {
    Contribution { gives: Gives::Own, amount }
}

/// What the measure of a cell reads of its records.
struct Measured<'m> {
    measure: &'m Measure,
    /// Of `measure.nodes()`, in their order.
    values: Vec<Vec<i64>>,
    /// First and last days, when the measure asks for them.
    days: Option<(Vec<i64>, Vec<i64>)>,
    scale: u32,
    period: (i64, i64),
}

impl<'m> Measured<'m> {
    fn new(
        count: &'m Count,
        frame: &Frame,
        records: &[u32],
        context: &Context<'_>,
    ) -> Result<Measured<'m>, Diagnostic> {
        let nodes = count.measure.nodes();
        let interval: Option<&Interval> = match (&count.measure, &count.daily) {
            (_, Some(of)) | (Measure::SumByDays { of, .. }, None) => Some(of),
            _ => None,
        };
        let days = interval.map(|of| (Node::column(&of.from, Type::Date), of.last_day()));
        let ends = days.iter().flat_map(|(from, last)| [from, last]);
        let names: Vec<&str> = nodes.iter().copied().chain(ends).flat_map(Node::columns).collect();
        let few = frame.of_columns(&names).taken(records);
        let read = |node: &Node| evaluate(node, &few, context);
        let values = nodes.iter().map(|node| read(node)).collect::<Result<_, _>>()?;
        let days = days.map(|(from, last)| Ok((read(&from)?, read(&last)?))).transpose()?;
        let scale = nodes.first().map_or(0, |node| match &node.ty {
            Some(Type::Money) => 2,
            Some(Type::Decimal(scale)) => *scale,
            _ => 0,
        });
        let period = (context.named("start"), context.named("end"));
        Ok(Measured { measure: &count.measure, values, days, scale, period })
    }

    fn amount(&self, value: i64) -> Exact {
        Exact::scaled(i128::from(value), self.scale)
    }

    /// Every value for itself.
    fn each(&self, given: &mut [Contribution]) {
        for (own, value) in given.iter_mut().zip(&self.values[0]) {
            *own = self.valued(*value, |value| one(self.amount(value)));
        }
    }

    fn valued(&self, value: i64, then: impl FnOnce(i64) -> Contribution) -> Contribution {
        match value {
            UNREADABLE => Contribution { gives: Gives::Unreadable, ..NONE },
            MISSING => NONE,
            value => then(value),
        }
    }

    /// One for the first record of each key.
    fn distinct(&self, given: &mut [Contribution]) {
        let mut firsts: FxHashMap<i64, usize> = FxHashMap::default();
        for (index, value) in self.values[0].iter().enumerate() {
            given[index] = self.valued(*value, |key| match *firsts.entry(key).or_insert(index) {
                first if first == index => one(Exact::whole(1)),
                first => Contribution { gives: Gives::Again(first), ..NONE },
            });
        }
    }

    /// The quantity of a key with its first record, or with the latest where they differ.
    fn once(&self, given: &mut [Contribution]) {
        let (values, keys, ranks) = (&self.values[0], &self.values[1], self.values.get(2));
        let rank = |index: usize| ranks.map_or(0, |own| own[index]);
        let mut chosen: FxHashMap<i64, usize> = FxHashMap::default();
        for index in 0..values.len() {
            let (Some(key), Some(value)) = (present(keys[index]), present(values[index])) else {
                continue;
            };
            let own = chosen.entry(key).or_insert(index);
            if value != values[*own] && rank(index) > rank(*own) {
                *own = index;
            }
        }
        for (index, (value, key)) in values.iter().zip(keys).enumerate() {
            given[index] = match (*value, *key) {
                (UNREADABLE, _) | (_, UNREADABLE) => {
                    Contribution { gives: Gives::Unreadable, ..NONE }
                }
                (MISSING, _) | (_, MISSING) => NONE,
                (value, key) if chosen[&key] == index => one(self.amount(value)),
                (_, key) => Contribution { gives: Gives::Again(chosen[&key]), ..NONE },
            };
        }
    }

    /// The part of a quantity that falls on the days of the period.
    fn spread(&self, given: &mut [Contribution]) {
        let Some((from, last)) = &self.days else {
            return;
        };
        for (index, own) in given.iter_mut().enumerate() {
            let (value, from, last) = (self.values[0][index], from[index], last[index]);
            *own = match (present(value), present(from), present(last)) {
                _ if [value, from, last].contains(&UNREADABLE) => {
                    Contribution { gives: Gives::Unreadable, ..NONE }
                }
                (Some(value), Some(from), Some(last)) => {
                    let inside = last.min(self.period.1) - from.max(self.period.0) + 1;
                    let all = last - from + 1;
                    let part = Exact::new(i128::from(inside.max(0)), i128::from(all.max(1)));
                    let amount = part.and_then(|part| self.amount(value).multiply(part));
                    one(amount.unwrap_or(Exact::ZERO))
                }
                _ => NONE,
            };
        }
    }

    /// What a record gives on the days that it has in the period, divided by all days of it; days of a key that an
    /// earlier record covers count once.
    fn by_day(&self, given: &mut [Contribution]) {
        let Some((from, last)) = &self.days else {
            return;
        };
        let whole = i128::from(self.period.1 - self.period.0 + 1);
        let of_keys = matches!(self.measure, Measure::Distinct(_));
        let mut covered: FxHashMap<i64, Vec<(i64, i64)>> = FxHashMap::default();
        for (index, own) in given.iter_mut().enumerate() {
            let measured = self.values.first().map_or(1, |own| own[index]);
            if [measured, from[index], last[index]].contains(&UNREADABLE) {
                *own = Contribution { gives: Gives::Unreadable, ..NONE };
                continue;
            }
            let (Some(measured), Some(first)) = (present(measured), present(from[index])) else {
                continue;
            };
            let first = first.max(self.period.0);
            let last = present(last[index]).unwrap_or(self.period.1).min(self.period.1);
            let days = if of_keys {
                let spans = covered.entry(measured).or_default();
                let free = |day: &i64| !spans.iter().any(|own| own.0 <= *day && *day <= own.1);
                let days = (first..=last).filter(free).count();
                spans.push((first, last));
                i128::try_from(days).unwrap_or_default()
            } else {
                i128::from((last - first + 1).max(0))
            };
            let each = if of_keys { Exact::whole(1) } else { self.amount(measured) };
            let part = Exact::new(days, whole).and_then(|part| each.multiply(part));
            *own = one(part.unwrap_or(Exact::ZERO));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Contribution, Exact, Gives, Kind, total};

    #[test]
    fn contributions_become_one_number() {
        let given = |amounts: &[i128]| -> Vec<Contribution> {
            let own = amounts.iter();
            own.map(|own| Contribution { gives: Gives::Own, amount: Exact::whole(*own) }).collect()
        };
        for (kind, amounts, expected) in [
            (Kind::Sum, vec![4, 1, 3], Some((8, 1))),
            (Kind::Sum, vec![], Some((0, 1))),
            (Kind::Average, vec![4, 1, 2], Some((7, 3))),
            (Kind::Average, vec![], None),
            (Kind::Minimum, vec![4, -1, 3], Some((-1, 1))),
            (Kind::Maximum, vec![4, -1, 3], Some((4, 1))),
            (Kind::Median, vec![9, 1, 2], Some((2, 1))),
            (Kind::Median, vec![9, 1, 2, 4], Some((3, 1))),
        ] {
            let found = total(kind, &given(&amounts)).map(Exact::parts);
            assert_eq!(found, expected, "{kind:?} {amounts:?}");
        }
    }

    #[test]
    fn what_gives_nothing_is_no_value() {
        let none = |gives| Contribution { gives, amount: Exact::ZERO };
        let own = Contribution { gives: Gives::Own, amount: Exact::whole(6) };
        let given = [own, none(Gives::Nothing), none(Gives::Unreadable), none(Gives::Again(0))];
        assert_eq!(total(Kind::Average, &given), Some(Exact::whole(6)));
        assert_eq!(total(Kind::Minimum, &given), Some(Exact::whole(6)));
    }
}
