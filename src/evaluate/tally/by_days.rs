//! Sums by days: of what lasts, the part that lies in the period.

use std::collections::BTreeMap;

use super::quantities::Quantities;
use super::{Gaps, Number, scale_of};
use crate::diagnostic::Diagnostic;
use crate::evaluate::{Context, Frame};
use crate::expression::{Interval, Node};
use crate::model::{Type, UNREADABLE, value::present};
use crate::number::Exact;

/// Binary places of the rests whose common denominator is too large.
const FINE: u32 = 60;

/// Quantities that last, as far as their days lie in the period: value × days inside / all days.
pub(in crate::evaluate) struct ByDays {
    value: usize,
    from: usize,
    last: usize,
    scale: u32,
    start: i64,
    end: i64,
    /// Value × days inside, added up for each number of all days: thirds of three are one.
    sums: BTreeMap<i64, i128>,
    gaps: Gaps,
}

impl ByDays {
    pub(super) fn new(
        value: &Node,
        of: &Interval,
        frame: &Frame,
        quantities: &mut Quantities,
        context: &Context<'_>,
    ) -> Result<ByDays, Diagnostic> {
        let from = Node::column(&of.from, Type::Date);
        Ok(ByDays {
            value: quantities.index(value, frame, context)?,
            from: quantities.index(&from, frame, context)?,
            last: quantities.index(&of.last_day(), frame, context)?,
            scale: scale_of(value),
            start: context.named("start"),
            end: context.named("end"),
            sums: BTreeMap::new(),
            gaps: Gaps::default(),
        })
    }

    pub(super) fn add(&mut self, record: usize, quantities: &Quantities) {
        let read = |index: usize| quantities.values[index][record];
        let (value, from, last) = (read(self.value), read(self.from), read(self.last));
        if [value, from, last].contains(&UNREADABLE) {
            self.gaps.unreadable += 1;
            return;
        }
        // An open stay has no number of days to divide by.
        let (Some(value), Some(from), Some(last)) = (present(value), present(from), present(last))
        else {
            self.gaps.skipped += 1;
            return;
        };
        let (all, inside) = (last - from + 1, last.min(self.end) - from.max(self.start) + 1);
        if all > 0 && inside > 0 {
            *self.sums.entry(all).or_default() += i128::from(value) * i128::from(inside);
        }
    }

    /// Exact as long as the common denominator fits into an i128, else to within 2^-50 of a unit.
    pub(super) fn number(&self) -> Number {
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
        Number { divisor, ..self.gaps.beside(value, self.scale) }
    }
}
