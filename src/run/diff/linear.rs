//! A formula as a sum of cells, each so many times. Polish: formuła liniowa.

use super::super::counted::Scene;
use crate::evaluate::fill::At;
use crate::number::Exact;
use crate::template::form::FormulaSpec;
use crate::template::formula::{Call, Formula, Operator};

/// What a formula adds up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Term {
    /// A cell of this return, and whether it is read before it was rounded.
    Cell(At, bool),
    /// A cell of another return or period, as the formula writes it.
    Elsewhere(String),
}

/// A sum of terms, each so many times, and a constant.
#[derive(Clone, Debug)]
pub struct Linear {
    pub terms: Vec<(Term, Exact)>,
    pub constant: Exact,
}

impl Linear {
    /// None when the formula is no sum: it divides by a cell, or takes the least of some.
    pub fn of(spec: &FormulaSpec, at: At, scene: &Scene<'_>) -> Option<Linear> {
        Reading { spec, at, scene }.read(&spec.formula, spec.exact)
    }

    fn constant(constant: Exact) -> Linear {
        Linear { terms: Vec::new(), constant }
    }

    fn plus(mut self, other: Linear) -> Option<Linear> {
        for (term, times) in other.terms {
            match self.terms.iter_mut().find(|(own, _)| *own == term) {
                Some((_, own)) => *own = own.plus(times)?,
                None => self.terms.push((term, times)),
            }
        }
        Some(Linear { constant: self.constant.plus(other.constant)?, ..self })
    }

    fn times(self, factor: Exact) -> Option<Linear> {
        let terms = self.terms.into_iter();
        let terms = terms.map(|(term, own)| Some((term, own.multiply(factor)?)));
        Some(Linear {
            terms: terms.collect::<Option<_>>()?,
            constant: self.constant.multiply(factor)?,
        })
    }

    fn is_constant(&self) -> bool {
        self.terms.is_empty()
    }
}

struct Reading<'r> {
    spec: &'r FormulaSpec,
    at: At,
    scene: &'r Scene<'r>,
}

impl Reading<'_> {
    fn read(&self, formula: &Formula, exact: bool) -> Option<Linear> {
        let context = self.scene.filler.context();
        match formula {
            Formula::Number(own) => Some(Linear::constant(*own)),
            Formula::Name(name) => {
                let value = context.names.get(name)?;
                Some(Linear::constant(Exact::whole(i128::from(*value))))
            }
            Formula::Param(name) => {
                let own = context.parameters.on(name, self.scene.filler.end)?;
                Some(Linear::constant(Exact::scaled(i128::from(own.value), 2)))
            }
            Formula::Cell(reference) => {
                let once = Exact::whole(1);
                let terms: Vec<(Term, Exact)> =
                    if reference.form.is_some() || reference.period.is_some() {
                        vec![(Term::Elsewhere(reference.shown()), once)]
                    } else {
                        let filler = self.scene.filler;
                        let cells = filler.cells_named(reference, self.at, self.spec.axis);
                        cells.into_iter().map(|at| (Term::Cell(at, exact), once)).collect()
                    };
                let nothing = Linear::constant(Exact::ZERO);
                nothing.plus(Linear { terms, constant: Exact::ZERO })
            }
            Formula::Negate(inner) => self.read(inner, exact)?.times(Exact::whole(-1)),
            Formula::Call(call @ (Call::Sum | Call::Exact | Call::Zloty), parts) => {
                let exact = exact || *call == Call::Exact;
                let mut parts = parts.iter();
                parts.try_fold(Linear::constant(Exact::ZERO), |sum, part| {
                    sum.plus(self.read(part, exact)?)
                })
            }
            Formula::Binary(operator, left, right) => {
                let (left, right) = (self.read(left, exact)?, self.read(right, exact)?);
                match operator {
                    Operator::Add => left.plus(right),
                    Operator::Subtract => left.plus(right.times(Exact::whole(-1))?),
                    Operator::Multiply if right.is_constant() => left.times(right.constant),
                    Operator::Multiply if left.is_constant() => right.times(left.constant),
                    Operator::Divide if right.is_constant() => {
                        left.times(Exact::whole(1).divide(right.constant)?)
                    }
                    _ => None,
                }
            }
            Formula::Call(..) => None,
        }
    }
}
