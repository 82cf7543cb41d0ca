//! The steps of a formula: those of the cells that it adds up. Polish: pomost sumy.

use std::collections::BTreeMap;

use super::super::Refused;
use super::linear::{Linear, Term};
use super::walk::{Walker, printed};
use crate::bridge::{Cause, Printed, Step};
use crate::evaluate::fill::At;
use crate::number::Exact;
use crate::template::form::FormulaSpec;

impl Walker<'_> {
    /// The steps of the cells that two formulas add up, each so many times; none when they are no sums.
    pub(super) fn formula(
        &self,
        at: [At; 2],
        specs: [&FormulaSpec; 2],
        ends: &[Printed; 2],
    ) -> Result<Option<Vec<Step>>, Refused> {
        if !self.busy.borrow_mut().insert(at) {
            return Ok(None);
        }
        let steps = self.added(at, specs);
        self.busy.borrow_mut().remove(&at);
        let Some(sums) = steps? else {
            return Ok(None);
        };
        let total = sums.values().try_fold(Exact::ZERO, |sum, own| sum.plus(*own));
        let wanted = ends[1].unrounded().subtract(ends[0].unrounded());
        let step = |(cause, amount)| Step { cause, amount, keys: 0 };
        Ok((total.is_some() && total == wanted).then(|| sums.into_iter().map(step).collect()))
    }

    fn added(
        &self,
        at: [At; 2],
        specs: [&FormulaSpec; 2],
    ) -> Result<Option<BTreeMap<Cause, Exact>>, Refused> {
        let linear = |side: usize| Linear::of(specs[side], at[side], self.scenes[side]);
        let (Some(before), Some(after)) = (linear(0), linear(1)) else {
            return Ok(None);
        };
        let mut sums = Sums::default();
        sums.add(Cause::Value, after.constant.subtract(before.constant));
        let times = |own: &Linear, term: &Term| {
            own.terms.iter().find(|(one, _)| one == term).map_or(Exact::ZERO, |(_, times)| *times)
        };
        for (term, now) in &after.terms {
            match term {
                Term::Cell(there, exact) => {
                    let Some(here) = self.matched.before(*there) else {
                        sums.add(Cause::Definition, self.value(1, *there, *exact).multiply(*now));
                        continue;
                    };
                    let then = times(&before, &Term::Cell(here, *exact));
                    let walked = self.walk([here, *there])?;
                    for step in &walked.steps {
                        sums.add(step.cause, step.amount.multiply(*now));
                    }
                    if !exact {
                        sums.add(Cause::Rounding, walked.rounding.multiply(*now));
                    }
                    let more = now.subtract(then);
                    let more = more.and_then(|more| self.value(0, here, *exact).multiply(more));
                    sums.add(Cause::Definition, more);
                }
                Term::Elsewhere(name) => {
                    let value =
                        self.elsewhere(1, specs[1], name).and_then(|own| own.multiply(*now));
                    sums.add(Cause::Value, value);
                }
            }
        }
        for (term, then) in &before.terms {
            match term {
                Term::Cell(here, exact) => {
                    let there = self.matched.after(*here).map(|own| Term::Cell(own, *exact));
                    if there.is_none_or(|own| !after.terms.iter().any(|(term, _)| *term == own)) {
                        let value = self.value(0, *here, *exact).multiply(then.negate());
                        sums.add(Cause::Definition, value);
                    }
                }
                Term::Elsewhere(name) => {
                    let value = self.elsewhere(0, specs[0], name);
                    sums.add(Cause::Value, value.and_then(|own| own.multiply(then.negate())));
                }
            }
        }
        Ok(sums.whole.then_some(sums.of))
    }

    fn value(&self, side: usize, at: At, exact: bool) -> Exact {
        let own = printed(&self.matched.cell(side, at));
        if exact { own.unrounded() } else { own.number() }
    }

    fn elsewhere(&self, side: usize, spec: &FormulaSpec, name: &str) -> Option<Exact> {
        let references = spec.formula.references();
        let own = references.into_iter().find(|own| own.shown() == *name)?;
        (self.scenes[side].filler.submitted)(own)
    }
}

/// Amounts by cause; an overflow spoils them.
struct Sums {
    of: BTreeMap<Cause, Exact>,
    whole: bool,
}

impl Default for Sums {
    fn default() -> Sums {
        Sums { of: BTreeMap::new(), whole: true }
    }
}

impl Sums {
    fn add(&mut self, cause: Cause, amount: Option<Exact>) {
        let own = self.of.entry(cause).or_insert(Exact::ZERO);
        match amount.and_then(|amount| own.plus(amount)) {
            Some(sum) => *own = sum,
            None => self.whole = false,
        }
    }
}
