//! A record in the cells of a return. Polish: gdzie rekord jest policzony.

use crate::diagnostic::Place;

/// Where a record is counted in a return, and what keeps it out elsewhere. Polish: gdzie rekord jest policzony.
#[derive(Clone, Debug, PartialEq)]
pub struct Whereabouts {
    pub form: String,
    pub period: String,
    /// The person, family, decision or other record that was asked for.
    pub id: String,
    /// The rows of exports that name it: the title of their table, and the place.
    pub rows: Vec<(String, Place)>,
    pub sections: Vec<InSection>,
    /// Rows that name it and were set aside: they are in no cell.
    pub aside: Vec<Aside>,
    /// Rows that no record of a view was made of, though the view begins with their table.
    pub lost: Vec<Lost>,
}

/// A row of an export that is not used. Polish: rekord odłożony.
#[derive(Clone, Debug, PartialEq)]
pub struct Aside {
    /// The title of its table.
    pub table: String,
    pub place: Place,
    /// The finding that says why.
    pub code: &'static str,
    /// The title of the column that was at fault.
    pub column: Option<String>,
}

/// The records of one section's view that are of somebody.
#[derive(Clone, Debug, PartialEq)]
pub struct InSection {
    pub section: String,
    pub title: String,
    pub view: String,
    pub alike: Vec<Alike>,
}

/// Records that are counted in the same cells, and kept out of the others by the same conditions.
#[derive(Clone, Debug, PartialEq)]
pub struct Alike {
    pub places: Vec<Place>,
    pub counted: Vec<RowCells>,
    pub kept_out: Vec<KeptOut>,
}

/// Some cells of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowCells {
    pub row: String,
    pub label: String,
    pub columns: Vec<String>,
    /// Of all its columns that count.
    pub whole: bool,
}

/// Cells that a record is not in, and the first condition that says so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptOut {
    pub cells: RowCells,
    pub condition: String,
    /// What the condition read of the record.
    pub values: Vec<(String, String)>,
    pub answer: Answer,
}

/// What a condition says of a record that it keeps out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    No,
    /// Something that it compares is missing.
    Unknown,
    /// Something that it reads cannot be read.
    Unreadable,
}

impl Answer {
    pub fn word(self) -> &'static str {
        match self {
            Answer::No => "no",
            Answer::Unknown => "unknown",
            Answer::Unreadable => "unreadable",
        }
    }
}

/// A row of an export that did not come through the steps of a view.
#[derive(Clone, Debug, PartialEq)]
pub struct Lost {
    pub view: String,
    pub title: String,
    pub table: String,
    pub places: Vec<Place>,
    /// From 1, as in the file, and what it does: `keep`, `latest`, `join`, …
    pub step: usize,
    pub what: &'static str,
    pub condition: String,
    /// What the condition reads of the row itself.
    pub values: Vec<(String, String)>,
}
