//! A cell of two returns, and the way from the one value to the other. Polish: pomost pola.

use super::Cause;
use crate::diagnostic::Place;
use crate::number::{Exact, decimal_grouped};
use crate::report::{ListCell, State, Unit};

/// A cell as one side prints it.
#[derive(Clone, Debug, PartialEq)]
pub struct Printed {
    pub value: Option<i128>,
    pub exact: Option<Exact>,
    pub decimals: u32,
    pub unit: Unit,
    pub state: State,
}

impl Printed {
    /// The value as the form prints it; `X` in a blocked cell, a dash where there is none.
    pub fn said(&self) -> String {
        match (self.state, self.value) {
            (State::Blocked, _) => "X".to_owned(),
            (_, Some(value)) => decimal_grouped(value, self.decimals),
            (_, None) => "–".to_owned(),
        }
    }

    /// The printed value as a number; nothing counts as zero, so that a bridge has two ends.
    pub fn number(&self) -> Exact {
        self.value.map_or(Exact::ZERO, |value| Exact::scaled(value, self.decimals))
    }

    /// The same before rounding.
    pub fn unrounded(&self) -> Exact {
        self.exact.filter(|_| self.value.is_some()).unwrap_or(Exact::ZERO)
    }
}

/// A cell that both sides have.
#[derive(Clone, Debug, PartialEq)]
pub struct CellBridge {
    /// `2B/3a/4`, as B names it.
    pub cell: String,
    /// As A names it, when its edition names it otherwise.
    pub cell_before: Option<String>,
    /// Section, row and column in the form's own words; `2023 → 2024` where A has others.
    pub titles: [String; 3],
    pub before: Printed,
    pub after: Printed,
    /// In the order of [`Cause::ALL`]; steps of nothing are left out.
    pub steps: Vec<Step>,
    /// Of a formula: the cells that it reads.
    pub parts: Vec<Part>,
    /// The keys that moved, those of the page that was asked for; none when nobody asked.
    pub moved: Option<Moves>,
}

/// One step. Polish: krok pomostu.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    pub cause: Cause,
    /// In the unit of the cell, with its sign.
    pub amount: Exact,
    /// How many keys make it; none where it is not made of records.
    pub keys: usize,
}

/// A cell that a formula reads, on both sides.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    pub reference: String,
    pub label: String,
    pub before: Option<Exact>,
    pub after: Option<Exact>,
}

/// The keys of a cell that give something else than they gave. Polish: klucze, które zmieniły pole.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Moves {
    /// How many there are; `keys` are those of the page.
    pub count: usize,
    pub first: usize,
    pub keys: Vec<Moved>,
}

/// A key with its one cause.
#[derive(Clone, Debug, PartialEq)]
pub struct Moved {
    pub cause: Cause,
    pub before: Option<Exact>,
    pub after: Option<Exact>,
    /// The first of its records on each side, and how many more there are.
    pub records: [Option<Shown>; 2],
    pub more: [usize; 2],
    /// The side, A or B, that set the record of the other aside.
    pub set_aside: Option<usize>,
}

/// A record as it is shown.
#[derive(Clone, Debug, PartialEq)]
pub struct Shown {
    pub places: Vec<Place>,
    /// Columns by name; personal values are hidden unless asked for.
    pub values: Vec<(String, ListCell)>,
}

impl Moved {
    /// What it adds to the cell; an overflow adds nothing.
    pub fn amount(&self) -> Exact {
        let zero = |own: Option<Exact>| own.unwrap_or(Exact::ZERO);
        zero(self.after).subtract(zero(self.before)).unwrap_or(Exact::ZERO)
    }
}

impl CellBridge {
    /// Does it lead from the one printed value to the other?
    pub fn adds_up(&self) -> bool {
        let steps = self.steps.iter();
        let end = steps.map(|own| own.amount).try_fold(self.before.number(), Exact::plus);
        end == Some(self.after.number())
    }

    pub fn changed(&self) -> bool {
        let blocked = |own: &Printed| own.state == State::Blocked;
        self.before.number() != self.after.number()
            || self.before.value.is_some() != self.after.value.is_some()
            || blocked(&self.before) != blocked(&self.after)
    }

    pub fn difference(&self) -> Exact {
        self.after.number().subtract(self.before.number()).unwrap_or(Exact::ZERO)
    }

    pub fn step(&self, cause: Cause) -> Option<&Step> {
        self.steps.iter().find(|own| own.cause == cause)
    }
}
