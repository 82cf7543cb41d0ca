//! What fills a cell: a count, a formula, a value entered by hand, or `X`. Polish: zawartość pola.

use std::collections::BTreeMap;

use super::AsWritten;
use crate::expression::{Interval, Node};
use crate::number::Exact;
use crate::period::Shift;
use crate::report::Unit;
use crate::template::formula::Formula;
use crate::template::point::Day;

/// What fills a cell: the last of its forms whose `only_if` is true.
#[derive(Clone, Debug, Default)]
pub struct CellSpec {
    pub choices: Vec<Choice>,
}

#[derive(Clone, Debug)]
pub struct Choice {
    pub only_if: Option<Node>,
    pub content: Content,
    /// The decimals it is rounded to, when not those of its column.
    pub decimals: Option<u32>,
    /// The unit and decimals it is printed in, when not those of its column.
    pub printed: Option<Printed>,
    /// What the cell says of its own; none when row and column say all.
    pub written: Option<AsWritten>,
}

/// What a value is printed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Printed {
    pub unit: Unit,
    pub decimals: u32,
}

#[derive(Clone, Debug)]
pub enum Content {
    Blocked,
    Manual,
    /// Entered by hand; until it is, a formula stands in. Polish: wartość podpowiedziana.
    Proposed(FormulaSpec),
    Formula(FormulaSpec),
    Count(Box<Count>),
}

impl Content {
    /// The formula that it is, or that stands in for a value.
    pub fn formula(&self) -> Option<&FormulaSpec> {
        match self {
            Content::Formula(own) | Content::Proposed(own) => Some(own),
            _ => None,
        }
    }

    /// May a value be entered? Into a blocked cell too: a rule says then that it must be empty.
    pub fn takes_a_value(&self) -> bool {
        matches!(self, Content::Manual | Content::Proposed(_) | Content::Blocked)
    }
}

/// A formula, and what its references with one part name. Polish: formuła.
#[derive(Clone, Debug)]
pub struct FormulaSpec {
    pub formula: Formula,
    /// Reads the values before rounding.
    pub exact: bool,
    pub axis: Axis,
    /// What is printed when it divides by zero; else nothing is.
    pub no_divisor: Option<Exact>,
}

/// `[2]` is a row of the same column, or a column of the same row; `[2/1]` a row of another section in the same
/// column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Axis {
    Rows,
    Columns,
}

/// Counting: the records of a view for which all conditions are true, measured.
#[derive(Clone, Debug)]
pub struct Count {
    pub view: ViewChoice,
    /// Of the section, its point in time and the row: they say which records the row has.
    pub conditions: Vec<Node>,
    /// Of the column and the cell.
    pub narrower: Vec<Node>,
    pub measure: Measure,
    /// The measure on each day of the period, averaged.
    pub daily: Option<Interval>,
    /// The day that a view which reads `:day` is asked for.
    pub day: Option<Day>,
    /// Another period than the return's: `:start`, `:end`, `:year` and days are those of that period.
    pub period: Option<Shift>,
    /// The quantity that it is, if it has a name: what another return prints under the same is equal to it.
    pub quantity: Option<Named>,
}

/// A quantity, and what of it is counted: `count = household; where = rural`. Two cells of the same name and period are
/// equal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    pub quantity: String,
    pub measured: String,
}

impl Count {
    /// The rows whose keys its conditions ask for (`in_row`).
    pub fn asked_rows(&self) -> impl Iterator<Item = &str> {
        self.conditions.iter().chain(&self.narrower).flat_map(Node::rows)
    }
}

/// A view, or one for each value of an option.
#[derive(Clone, Debug, PartialEq)]
pub enum ViewChoice {
    Always(String),
    ByOption { option: String, views: BTreeMap<String, String> },
}

impl ViewChoice {
    pub fn names(&self) -> Vec<&str> {
        match self {
            ViewChoice::Always(name) => vec![name],
            ViewChoice::ByOption { views, .. } => views.values().map(String::as_str).collect(),
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Measure {
    /// Every record.
    Records,
    /// Distinct present values.
    Distinct(Node),
    Sum(Node),
    /// What of a quantity that lasts falls on the days of the period, added up exactly.
    SumByDays {
        value: Node,
        of: Interval,
    },
    /// A quantity once for each key; when it differs between the records of a key, the one of the
    /// record that is latest by `pick`, else an error.
    SumOnce {
        value: Node,
        per: Node,
        pick: Option<Node>,
    },
    Average(Node),
    Minimum(Node),
    Maximum(Node),
    Median(Node),
}

impl Measure {
    /// What it reads.
    pub fn nodes(&self) -> Vec<&Node> {
        match self {
            Measure::Records => Vec::new(),
            Measure::Distinct(node)
            | Measure::Sum(node)
            | Measure::SumByDays { value: node, .. }
            | Measure::Average(node)
            | Measure::Minimum(node)
            | Measure::Maximum(node)
            | Measure::Median(node) => vec![node],
            Measure::SumOnce { value, per, pick } => {
                [Some(value), Some(per), pick.as_ref()].into_iter().flatten().collect()
            }
        }
    }

    /// Has it a sum over the days of a period: records, distinct keys, quantities?
    pub fn adds_up_by_day(&self) -> bool {
        matches!(self, Measure::Records | Measure::Distinct(_) | Measure::Sum(_))
    }
}
