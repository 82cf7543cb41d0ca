//! A measure of each day, weighed by days.

use rustc_hash::FxHashMap;

use super::quantities::Quantities;
use super::{Gaps, Number, scale_of};
use crate::diagnostic::Diagnostic;
use crate::evaluate::{Context, Frame};
use crate::expression::{Interval, Node};
use crate::model::{Type, UNREADABLE, value::present};
use crate::template::form::Measure;

/// The days of the records added up; for distinct keys the days of each key, none twice.
pub(in crate::evaluate) struct Daily {
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
    gaps: Gaps,
}

impl Daily {
    pub(super) fn new(
        measure: &Measure,
        of: &Interval,
        frame: &Frame,
        quantities: &mut Quantities,
        context: &Context<'_>,
    ) -> Result<Daily, Diagnostic> {
        let from = Node::column(&of.from, Type::Date);
        let (key, value) = match measure {
            Measure::Distinct(node) => (Some(node), None),
            Measure::Sum(node) => (None, Some(node)),
            _ => (None, None),
        };
        let mut index = |node: Option<&Node>| {
            node.map(|node| quantities.index(node, frame, context)).transpose()
        };
        Ok(Daily {
            from: index(Some(&from))?.unwrap_or_default(),
            last: index(Some(&of.last_day()))?.unwrap_or_default(),
            key: index(key)?,
            value: index(value)?,
            scale: value.map_or(0, scale_of),
            start: context.named("start"),
            end: context.named("end"),
            total: 0,
            spans: FxHashMap::default(),
            gaps: Gaps::default(),
        })
    }

    pub(super) fn add(&mut self, record: usize, quantities: &Quantities) {
        let read = |index: usize| quantities.values[index][record];
        let (from, last) = (read(self.from), read(self.last));
        let measured = self.key.or(self.value).map_or(1, read);
        if [from, last, measured].contains(&UNREADABLE) {
            self.gaps.unreadable += 1;
            return;
        }
        let (Some(from), Some(measured)) = (present(from), present(measured)) else {
            self.gaps.skipped += 1;
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

    pub(super) fn number(&self) -> Number {
        let of_keys: i128 = self.spans.values().map(|spans| i128::from(days_of(spans))).sum();
        let divisor = i128::from(self.end - self.start + 1);
        Number { divisor, ..self.gaps.beside(self.total + of_keys, self.scale) }
    }
}

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
