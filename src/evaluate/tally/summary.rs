//! One value for many: average, minimum, maximum, median.

use super::quantities::Quantities;
use super::{Gaps, Number, scale_of};
use crate::diagnostic::Diagnostic;
use crate::evaluate::{Context, Frame};
use crate::expression::Node;

/// What stands for all values.
#[derive(Clone, Copy)]
pub(super) enum Kind {
    Average,
    Minimum,
    Maximum,
    Median,
}

/// All values, until one is asked of them.
pub(in crate::evaluate) struct Summary {
    quantity: usize,
    scale: u32,
    kind: Kind,
    values: Vec<i64>,
    gaps: Gaps,
}

impl Summary {
    pub(super) fn new(
        kind: Kind,
        node: &Node,
        frame: &Frame,
        quantities: &mut Quantities,
        context: &Context<'_>,
    ) -> Result<Summary, Diagnostic> {
        Ok(Summary {
            quantity: quantities.index(node, frame, context)?,
            scale: scale_of(node),
            kind,
            values: Vec::new(),
            gaps: Gaps::default(),
        })
    }

    pub(super) fn add(&mut self, record: usize, quantities: &Quantities) {
        self.values.extend(self.gaps.value(quantities.values[self.quantity][record]));
    }

    /// Of no values there is none; of an even number the median is half the sum of the middle two.
    pub(super) fn number(&self) -> Number {
        let mut sorted = self.values.clone();
        sorted.sort_unstable();
        let middle = sorted.len() / 2;
        let sum = |part: &[i64]| part.iter().map(|value| i128::from(*value)).sum::<i128>();
        let (value, divisor) = match (self.kind, sorted.as_slice()) {
            (_, []) => (None, 1),
            (Kind::Average, all) => (Some(sum(all)), all.len() as i128),
            (Kind::Minimum, all) => (Some(i128::from(all[0])), 1),
            (Kind::Maximum, all) => (Some(i128::from(all[all.len() - 1])), 1),
            (Kind::Median, all) if all.len() % 2 == 1 => (Some(i128::from(all[middle])), 1),
            (Kind::Median, all) => (Some(sum(&all[middle - 1..=middle])), 2),
        };
        Number { value, divisor, ..self.gaps.beside(0, self.scale) }
    }
}
