//! Formulas and control rules over cells: `[2] + [5] + sum([13..16])`, `[2/2/k] >= [2/1/k]`.
//!
//! References are ids or keys in brackets; bare numbers are numbers. The text is parsed as SQL with
//! every `[…]` read as a quoted name of the same length, so that places in messages stay right.

mod convert;
mod parse;
mod reference;

pub use parse::{Gives, Known};
pub use reference::Reference;

use crate::number::Exact;

/// `R` is what a cell is known by: as it is written, or where it stands on one form, found once for all the reports of it.
#[derive(Clone, Debug, PartialEq)]
pub enum Formula<R = Reference> {
    Number(Exact),
    Cell(R),
    /// `:months` and other numbers of the run.
    Name(String),
    /// A dated parameter on the last day of the period, in its unit (zł).
    Param(String),
    Negate(Box<Formula<R>>),
    Binary(Operator, Box<Formula<R>>, Box<Formula<R>>),
    /// `sum`, `max`, `min`, `abs`, `round`, `exact`.
    Call(Call, Vec<Formula<R>>),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Call {
    Sum,
    Max,
    Min,
    Abs,
    Round,
    /// The value of a cell before rounding.
    Exact,
    /// `zl(100)`: an amount.
    Zloty,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operator {
    Add,
    Subtract,
    Multiply,
    Divide,
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    And,
    Or,
}

impl Operator {
    pub fn is_comparison(self) -> bool {
        use Operator::{Equal, Greater, GreaterOrEqual, Less, LessOrEqual, NotEqual};
        matches!(self, Equal | NotEqual | Less | LessOrEqual | Greater | GreaterOrEqual)
    }

    pub fn sign(self) -> &'static str {
        match self {
            Operator::Add => "+",
            Operator::Subtract => "-",
            Operator::Multiply => "*",
            Operator::Divide => "/",
            Operator::Equal => "=",
            Operator::NotEqual => "<>",
            Operator::Less => "<",
            Operator::LessOrEqual => "<=",
            Operator::Greater => ">",
            Operator::GreaterOrEqual => ">=",
            Operator::And => "i",
            Operator::Or => "lub",
        }
    }
}

impl<R> Formula<R> {
    /// What it is made of in the end: numbers, cells, names, in the order written.
    fn leaves(&self) -> Vec<&Formula<R>> {
        match self {
            Formula::Negate(inner) => inner.leaves(),
            Formula::Binary(_, left, right) => [left.leaves(), right.leaves()].concat(),
            Formula::Call(_, parts) => parts.iter().flat_map(Formula::leaves).collect(),
            leaf => vec![leaf],
        }
    }

    /// The `:names` it reads.
    fn names(&self) -> impl Iterator<Item = &str> {
        let leaves = self.leaves().into_iter();
        leaves.filter_map(|leaf| match leaf {
            Formula::Name(name) => Some(name.as_str()),
            _ => None,
        })
    }

    /// Every reference, in the order written.
    pub fn references(&self) -> Vec<&R> {
        let leaves = self.leaves().into_iter();
        let cells = leaves.filter_map(|leaf| match leaf {
            Formula::Cell(reference) => Some(reference),
            _ => None,
        });
        cells.collect()
    }

    /// The dated parameters it reads.
    pub fn parameters(&self) -> Vec<&str> {
        let leaves = self.leaves().into_iter();
        let parameters = leaves.filter_map(|leaf| match leaf {
            Formula::Param(name) => Some(name.as_str()),
            _ => None,
        });
        parameters.collect()
    }
}

impl Formula {
    /// The same formula with every reference rewritten, or found.
    pub fn mapped<'f, R>(&'f self, change: &dyn Fn(&'f Reference) -> R) -> Formula<R> {
        match self {
            Formula::Number(number) => Formula::Number(*number),
            Formula::Name(name) => Formula::Name(name.clone()),
            Formula::Param(name) => Formula::Param(name.clone()),
            Formula::Cell(reference) => Formula::Cell(change(reference)),
            Formula::Negate(inner) => Formula::Negate(Box::new(inner.mapped(change))),
            Formula::Binary(operator, left, right) => Formula::Binary(
                *operator,
                Box::new(left.mapped(change)),
                Box::new(right.mapped(change)),
            ),
            Formula::Call(call, arguments) => {
                Formula::Call(*call, arguments.iter().map(|own| own.mapped(change)).collect())
            }
        }
    }
}
