//! Two returns compared cell by cell: what changed, and which records made it. Polish: pomost.
//!
//! Whatever prints it prints this and counts nothing.

mod cause;
mod cell;

pub use cause::Cause;
pub use cell::{CellBridge, Moved, Moves, Part, Printed, Shown, Step};

/// What changed from side A to side B.
#[derive(Clone, Debug, PartialEq)]
pub struct Bridge {
    pub form: String,
    pub sides: [Side; 2],
    /// Those that changed, or were asked for by name, in the order of B's form.
    pub cells: Vec<CellBridge>,
    /// Cells that both sides have with the same value.
    pub unchanged: usize,
    /// Cells that only A has, and those that only B has.
    pub only: [Vec<Alone>; 2],
    /// What the sides were told otherwise: options by name, with both values.
    pub options: Vec<(String, String, String)>,
    /// Cells of a kept version that counting it again gives otherwise than it printed: of A, of B.
    pub recounted: [Vec<Recounted>; 2],
}

/// One side as it was understood. Polish: strona porównania.
#[derive(Clone, Debug, PartialEq)]
pub struct Side {
    pub period: String,
    /// The version that was laid out again; none is the exports and templates of today.
    pub version: Option<u32>,
    /// Files of that version that are not those that were written.
    pub changed: Vec<String>,
    /// `MRPiPS-03-R`
    pub symbol: String,
    pub edition: String,
}

/// A cell that one side has and the other has not.
#[derive(Clone, Debug, PartialEq)]
pub struct Alone {
    pub cell: String,
    pub titles: [String; 3],
    pub printed: Printed,
}

/// A cell that a version printed otherwise than it is counted now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recounted {
    pub cell: String,
    pub then: String,
    pub now: String,
}

impl Bridge {
    pub fn adds_up(&self) -> bool {
        self.cells.iter().all(CellBridge::adds_up)
    }
}
