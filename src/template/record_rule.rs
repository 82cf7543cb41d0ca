//! Rules over records, as written in `tables/` and `views/`. Polish: reguła danych.

mod read;
mod relation;
mod shorthand;
mod written_out;

pub use read::read_all;

use super::rule::WhenMissing;
use crate::diagnostic::{Severity, SourcePlace};
use crate::expression::{Interval, Node};

#[derive(Clone, Debug)]
pub struct RecordRule {
    pub id: String,
    pub title: String,
    /// The table or view whose records it judges.
    pub over: String,
    /// The records it speaks of; for others it is not applicable.
    pub condition: Option<Node>,
    pub kind: RecordCheck,
    pub missing: WhenMissing,
    /// The word that says what must hold, and what it says, as written: for people who ask what it means.
    pub written: (String, String),
    pub written_condition: String,
    pub severity: Severity,
    /// Tables, and columns of them, whose rows a finding shows; none is every table of the record.
    pub blame: Vec<(String, Option<String>)>,
    /// What the two sides of its comparison count, `pełne miesiące`; said before them.
    pub measured: String,
    pub fix: String,
    pub source: String,
    /// A failure must be explained before the return is sent. Polish: wymaga uzasadnienia.
    pub justify: bool,
    pub place: SourcePlace,
}

#[derive(Clone, Debug)]
pub enum RecordCheck {
    /// Must be true of every record.
    True(Node),
    /// No two records share these values.
    Unique { columns: Vec<String>, blanks_equal: bool },
    /// The values stand in the columns of another table or view.
    References { columns: Vec<String>, target: String, keys: Vec<String> },
    /// Intervals of one key do not overlap; touching is no overlap, an open one never ends.
    NoOverlap { per: Vec<String>, of: Interval },
    /// No two records agree `within` these columns and bear nearly one name; two that are `settled_by` a value
    /// of both are not asked.
    Alike { within: Vec<String>, names: Vec<String>, settled_by: Vec<String> },
}
