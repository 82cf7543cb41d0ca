//! How many different values there are: persons, families, decisions.

use super::quantities::{NO_NUMBER, Quantities};
use super::{Gaps, Number};
use crate::diagnostic::Diagnostic;
use crate::evaluate::{Context, Frame};
use crate::expression::Node;
use crate::model::UNREADABLE;

/// The different values so far.
pub(in crate::evaluate) struct Distinct {
    quantity: usize,
    seen: Seen,
    count: u64,
    gaps: Gaps,
}

impl Distinct {
    pub(super) fn new(
        node: &Node,
        frame: &Frame,
        quantities: &mut Quantities,
        context: &Context<'_>,
    ) -> Result<Distinct, Diagnostic> {
        let quantity = quantities.index(node, frame, context)?;
        let seen = Seen::none_of(quantities.make_dense(quantity));
        Ok(Distinct { quantity, seen, count: 0, gaps: Gaps::default() })
    }

    pub(super) fn add(&mut self, record: usize, quantities: &Quantities) {
        match quantities.dense[&self.quantity].0[record] {
            NO_NUMBER if quantities.values[self.quantity][record] == UNREADABLE => {
                self.gaps.unreadable += 1
            }
            NO_NUMBER => self.gaps.skipped += 1,
            number => self.count += u64::from(self.seen.first(number)),
        }
    }

    pub(super) fn number(&self) -> Number {
        self.gaps.beside(i128::from(self.count), 0)
    }
}

/// Which dense numbers have been met: a bit for each.
pub(super) struct Seen(Vec<u64>);

impl Seen {
    pub(super) fn none_of(count: usize) -> Seen {
        Seen(vec![0; count.div_ceil(64)])
    }

    /// Is the number met for the first time?
    pub(super) fn first(&mut self, number: u32) -> bool {
        let (word, bit) = (&mut self.0[number as usize / 64], 1u64 << (number % 64));
        let first = *word & bit == 0;
        *word |= bit;
        first
    }
}
