//! Formulas and checks over cells, in exact fractions.

use crate::number::Exact;
use crate::template::formula::{Call, Formula, Operator, Reference};

/// Where a formula finds its numbers. `None` is a missing value.
pub trait Cells<R = Reference> {
    /// The values of a reference: one, or several for a range.
    fn values(&self, reference: &R, exact: bool) -> Vec<Option<Exact>>;
    fn name(&self, name: &str) -> Option<Exact>;
    fn param(&self, name: &str) -> Option<Exact>;
}

/// A number, the truth of a check, or nothing because something was missing.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Answer {
    Number(Exact),
    Truth(bool),
    Missing,
}

impl Answer {
    fn number(self) -> Option<Exact> {
        match self {
            Answer::Number(number) => Some(number),
            _ => None,
        }
    }
}

/// The value of a formula; three-valued in checks, as SQL is.
pub fn answer<R>(formula: &Formula<R>, cells: &dyn Cells<R>, exact: bool) -> Answer {
    let number = |value: Option<Exact>| value.map_or(Answer::Missing, Answer::Number);
    match formula {
        Formula::Number(value) => Answer::Number(*value),
        Formula::Cell(reference) => match cells.values(reference, exact).as_slice() {
            [one] => number(*one),
            many => number(sum(many)),
        },
        Formula::Name(name) => number(cells.name(name)),
        Formula::Param(name) => number(cells.param(name)),
        Formula::Negate(inner) => number(answer(inner, cells, exact).number().map(Exact::negate)),
        Formula::Binary(operator, left, right) => {
            let (left, right) = (answer(left, cells, exact), answer(right, cells, exact));
            binary(*operator, left, right)
        }
        Formula::Call(call, arguments) => {
            let exact = exact || *call == Call::Exact;
            let values: Vec<Option<Exact>> = arguments
                .iter()
                .flat_map(|argument| match argument {
                    Formula::Cell(reference) => cells.values(reference, exact),
                    other => vec![answer(other, cells, exact).number()],
                })
                .collect();
            let present: Option<Vec<Exact>> = values.iter().copied().collect();
            let best = |better: std::cmp::Ordering| {
                present.as_ref()?.iter().copied().reduce(|best, next| {
                    if next.partial_cmp(&best) == Some(better) { next } else { best }
                })
            };
            number(match call {
                Call::Sum | Call::Exact => sum(&values),
                Call::Max => best(std::cmp::Ordering::Greater),
                Call::Min => best(std::cmp::Ordering::Less),
                Call::Zloty => values.first().copied().flatten(),
                Call::Abs => values.first().copied().flatten().map(Exact::absolute),
                Call::Round => values
                    .first()
                    .copied()
                    .flatten()
                    .and_then(|value| value.rounded(0))
                    .map(Exact::whole),
            })
        }
    }
}

fn sum(values: &[Option<Exact>]) -> Option<Exact> {
    values.iter().try_fold(Exact::ZERO, |total, value| total.plus((*value)?))
}

fn binary(operator: Operator, left: Answer, right: Answer) -> Answer {
    use std::cmp::Ordering;
    if matches!(operator, Operator::And | Operator::Or) {
        let absorbing = operator == Operator::Or;
        return match (left, right) {
            (Answer::Truth(one), _) | (_, Answer::Truth(one)) if one == absorbing => {
                Answer::Truth(one)
            }
            (Answer::Truth(_), Answer::Truth(_)) => Answer::Truth(!absorbing),
            _ => Answer::Missing,
        };
    }
    let (Some(left), Some(right)) = (left.number(), right.number()) else {
        return Answer::Missing;
    };
    if operator.is_comparison() {
        let Some(order) = left.partial_cmp(&right) else {
            return Answer::Missing;
        };
        return Answer::Truth(match operator {
            Operator::Equal => order == Ordering::Equal,
            Operator::NotEqual => order != Ordering::Equal,
            Operator::Less => order == Ordering::Less,
            Operator::LessOrEqual => order != Ordering::Greater,
            Operator::Greater => order == Ordering::Greater,
            _ => order != Ordering::Less,
        });
    }
    let result = match operator {
        Operator::Add => left.plus(right),
        Operator::Subtract => left.subtract(right),
        Operator::Multiply => left.multiply(right),
        _ => left.divide(right),
    };
    result.map_or(Answer::Missing, Answer::Number)
}
