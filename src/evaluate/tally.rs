//! What one cell gathers on the walk over the records: counts, sums, distinct keys.

mod by_days;
mod daily;
mod distinct;
mod quantities;
mod sum;
mod summary;

use by_days::ByDays;
use daily::Daily;
use distinct::Distinct;
pub(super) use quantities::Quantities;
use sum::{Sum, SumOnce};
use summary::{Kind, Summary};

use super::count::Number;
use super::{Context, Frame};
use crate::diagnostic::Diagnostic;
use crate::expression::{Interval, Node};
use crate::model::{Type, UNREADABLE, value::present};
use crate::template::form::Measure;

/// What one cell gathers on the walk.
pub(super) enum Tally {
    Records,
    Distinct(Distinct),
    Sum(Sum),
    SumOnce(SumOnce),
    Daily(Daily),
    ByDays(ByDays),
    Summary(Summary),
}

impl Tally {
    pub(super) fn new(
        measure: &Measure,
        frame: &Frame,
        quantities: &mut Quantities,
        context: &Context<'_>,
    ) -> Result<Tally, Diagnostic> {
        let mut summary =
            |kind, node| Summary::new(kind, node, frame, quantities, context).map(Tally::Summary);
        match measure {
            Measure::Records => Ok(Tally::Records),
            Measure::Average(node) => summary(Kind::Average, node),
            Measure::Minimum(node) => summary(Kind::Minimum, node),
            Measure::Maximum(node) => summary(Kind::Maximum, node),
            Measure::Median(node) => summary(Kind::Median, node),
            Measure::Distinct(node) => {
                Distinct::new(node, frame, quantities, context).map(Tally::Distinct)
            }
            Measure::Sum(node) => Sum::new(node, frame, quantities, context).map(Tally::Sum),
            Measure::SumOnce { value, per, pick } => {
                let asked = (value, per, pick.as_ref());
                SumOnce::new(asked, frame, quantities, context).map(Tally::SumOnce)
            }
            Measure::SumByDays { value, of } => {
                ByDays::new(value, of, frame, quantities, context).map(Tally::ByDays)
            }
        }
    }

    /// A measure of each day: records, distinct keys or a quantity, weighed by days.
    pub(super) fn daily(
        measure: &Measure,
        of: &Interval,
        frame: &Frame,
        quantities: &mut Quantities,
        context: &Context<'_>,
    ) -> Result<Tally, Diagnostic> {
        Daily::new(measure, of, frame, quantities, context).map(Tally::Daily)
    }

    /// Must the records be walked for it? Their number is known without.
    pub(super) fn walks(&self) -> bool {
        !matches!(self, Tally::Records)
    }

    pub(super) fn add(&mut self, record: usize, quantities: &Quantities) -> Result<(), Diagnostic> {
        match self {
            Tally::Records => {}
            Tally::Distinct(own) => own.add(record, quantities),
            Tally::Sum(own) => own.add(record, quantities),
            Tally::SumOnce(own) => own.add(record, quantities)?,
            Tally::Daily(own) => own.add(record, quantities),
            Tally::ByDays(own) => own.add(record, quantities),
            Tally::Summary(own) => own.add(record, quantities),
        }
        Ok(())
    }

    /// The number of the cell; `records` is how many its conditions let in.
    pub(super) fn number(&self, records: u64) -> Number {
        match self {
            Tally::Records => Gaps::default().beside(i128::from(records), 0),
            Tally::Distinct(own) => own.number(),
            Tally::Sum(own) => own.number(),
            Tally::SumOnce(own) => own.number(),
            Tally::Daily(own) => own.number(),
            Tally::ByDays(own) => own.number(),
            Tally::Summary(own) => own.number(),
        }
    }
}

/// Records that give nothing: their value is empty, or cannot be read.
#[derive(Clone, Copy, Default)]
struct Gaps {
    skipped: u64,
    unreadable: u64,
}

impl Gaps {
    /// The value of a record; when it has none the record is a gap.
    fn value(&mut self, value: i64) -> Option<i64> {
        if value == UNREADABLE {
            self.unreadable += 1;
            return None;
        }
        let there = present(value);
        self.skipped += u64::from(there.is_none());
        there
    }

    /// A whole number with the gaps there were beside it.
    fn beside(self, value: i128, scale: u32) -> Number {
        let Gaps { skipped, unreadable } = self;
        Number { value: Some(value), divisor: 1, scale, skipped, unreadable }
    }
}

/// Decimals of what an expression gives.
fn scale_of(node: &Node) -> u32 {
    match &node.ty {
        Some(Type::Money) => 2,
        Some(Type::Decimal(scale)) => *scale,
        _ => 0,
    }
}
