//! Sums: of every record, or of each key once.

use std::collections::hash_map::Entry;

use rustc_hash::FxHashMap;

use super::distinct::Seen;
use super::quantities::Quantities;
use super::{Gaps, Number, scale_of};
use crate::diagnostic::Diagnostic;
use crate::evaluate::{Context, Frame};
use crate::expression::Node;
use crate::model::{UNREADABLE, value::present};

/// A quantity added up over all records.
pub(in crate::evaluate) struct Sum {
    quantity: usize,
    total: i128,
    scale: u32,
    gaps: Gaps,
}

impl Sum {
    pub(super) fn new(
        node: &Node,
        frame: &Frame,
        quantities: &mut Quantities,
        context: &Context<'_>,
    ) -> Result<Sum, Diagnostic> {
        let quantity = quantities.index(node, frame, context)?;
        Ok(Sum { quantity, total: 0, scale: scale_of(node), gaps: Gaps::default() })
    }

    pub(super) fn add(&mut self, record: usize, quantities: &Quantities) {
        if let Some(value) = self.gaps.value(quantities.values[self.quantity][record]) {
            self.total += i128::from(value);
        }
    }

    pub(super) fn number(&self) -> Number {
        self.gaps.beside(self.total, self.scale)
    }
}

/// A quantity that stands in several records of a key and is added once.
pub(in crate::evaluate) struct SumOnce {
    value: usize,
    per: usize,
    pick: Option<usize>,
    scale: u32,
    /// Keys already taken, by dense number, and what they add up to.
    seen: Seen,
    total: i128,
    /// Keys whose quantity is not the same in all their records: rank and quantity so far.
    odd: FxHashMap<u32, (i64, i64)>,
    gaps: Gaps,
}

impl SumOnce {
    pub(super) fn new(
        (value, per, pick): (&Node, &Node, Option<&Node>),
        frame: &Frame,
        quantities: &mut Quantities,
        context: &Context<'_>,
    ) -> Result<SumOnce, Diagnostic> {
        let scale = scale_of(value);
        let value = quantities.index(value, frame, context)?;
        let per = quantities.index(per, frame, context)?;
        let keys = quantities.make_uniform(value, per);
        Ok(SumOnce {
            scale,
            value,
            per,
            pick: pick.map(|node| quantities.index(node, frame, context)).transpose()?,
            seen: Seen::none_of(keys),
            total: 0,
            odd: FxHashMap::default(),
            gaps: Gaps::default(),
        })
    }

    /// E304 when a key has two quantities and nothing says which of them counts.
    pub(super) fn add(&mut self, record: usize, quantities: &Quantities) -> Result<(), Diagnostic> {
        let (typed_key, typed) =
            (quantities.values[self.per][record], quantities.values[self.value][record]);
        if typed_key == UNREADABLE || typed == UNREADABLE {
            self.gaps.unreadable += 1;
            return Ok(());
        }
        let (Some(_), Some(quantity)) = (present(typed_key), present(typed)) else {
            self.gaps.skipped += 1;
            return Ok(());
        };
        let key = quantities.dense[&self.per].0[record];
        if quantities.uniform[&(self.value, self.per)][key as usize] {
            if self.seen.first(key) {
                self.total += i128::from(quantity);
            }
            return Ok(());
        }
        let rank = self.pick.map_or(0, |pick| quantities.values[pick][record]);
        match self.odd.entry(key) {
            Entry::Vacant(free) => {
                free.insert((rank, quantity));
            }
            Entry::Occupied(mut taken) => {
                let (old_rank, old) = *taken.get();
                if self.pick.is_some() {
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
        Ok(())
    }

    pub(super) fn number(&self) -> Number {
        let odd: i128 = self.odd.values().map(|(_, value)| i128::from(*value)).sum();
        self.gaps.beside(self.total + odd, self.scale)
    }
}

fn differs(left: i64, right: i64) -> Diagnostic {
    Diagnostic::error("E304").with("left", left).with("right", right)
}
