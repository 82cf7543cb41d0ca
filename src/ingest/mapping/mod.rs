//! Mappings: which file, sheet and header gives which column (`mapowania/*.toml`).

mod column;
mod pattern;
mod read;
mod shipped;
mod wide;

use std::collections::BTreeMap;
use std::ops::Range;

use chrono::NaiveDate;

use crate::diagnostic::SourcePlace;
use crate::document::Said;
use crate::ingest::usual::Usual;

pub use column::{Factor, From, Otherwise, Part, Where};
pub use pattern::{Names, captured, fits};
pub use read::read_mapping;
pub use shipped::{Shipped, shipped, with_shipped};

/// All sources of an office. Polish: odwzorowanie.
#[derive(Clone, Debug, Default)]
pub struct Mapping {
    pub sources: Vec<Source>,
}

impl Mapping {
    /// The tables that some source fills.
    pub fn tables(&self) -> impl Iterator<Item = &str> {
        self.sources.iter().map(|source| source.table.as_str())
    }

    /// The sources that fill a table.
    pub fn of_table(&self, table: &str) -> impl Iterator<Item = &Source> {
        self.sources.iter().filter(move |source| source.table == table)
    }
}

/// One table out of one kind of export.
#[derive(Clone, Debug)]
pub struct Source {
    pub table: String,
    /// Names or patterns with `*` and `?`.
    pub files: Names,
    /// Where the mapping names them.
    pub place: SourcePlace,
    pub expect: Expect,
    /// A name, or a pattern: then every sheet that fits it is read.
    pub sheet: Option<Said>,
    /// The first row of the header; without it the header is looked for.
    pub header_row: Option<u32>,
    /// How many rows it has; without it one to three.
    pub header_rows: Option<u32>,
    /// In its lowest row too a cell may span several columns: a year below three measures.
    pub header_spans: bool,
    /// The titles as they stood when the mapping was made: what moved since is told.
    pub header_line: Vec<String>,
    /// Between which numbers the values of a column lay when the mapping was made.
    pub usual: Usual,
    pub encoding: Option<String>,
    pub delimiter: Option<u8>,
    /// Words that mean that nothing is there.
    pub empty: Vec<String>,
    pub yes: Vec<String>,
    pub no: Vec<String>,
    /// What a sign in place of a value means, over what it usually does.
    pub signs: BTreeMap<String, Sign>,
    /// Rows that begin with „Razem” are records: in tables of public figures the country is one.
    pub totals: bool,
    /// A record that stands in two sources is taken from the one with more.
    pub precedence: i64,
    /// The day since which the export holds every record: earlier years can be counted from it too.
    pub history_from: Option<NaiveDate>,
    pub columns: BTreeMap<String, From>,
    pub wide: Option<Wide>,
}

impl Source {
    /// All that may say which cells it reads, as one text: its table, and the mapping's file.
    pub fn columns_said(&self) -> String {
        let file = self.files.each.first().map_or("", |said| said.place.source.text.as_str());
        format!("{}\n{file}", self.table)
    }
}

/// How many files a folder must hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expect {
    One,
    Monthly,
    /// One for each of the names: the parts of an export that was cut.
    Each,
    Any,
}

/// A sign in place of a value. Polish: znak umowny.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// Nothing is there: the value is missing.
    Nothing,
    /// Something may be there and is not known: the value is unreadable.
    Unknown,
    /// The phenomenon did not occur: 0.
    Zero,
}

impl Sign {
    pub const NAMES: &str = "nothing, unknown, zero";

    /// What a sign means where the mapping does not say: a dash stands where nothing is. `x` and `.`
    /// have a meaning in the tables of GUS, and none in an export of cases: there they are unreadable.
    pub fn usual(text: &str) -> Option<Sign> {
        matches!(text, "-" | "–" | "—").then_some(Sign::Nothing)
    }
}

/// Columns of one kind side by side, each of which that is filled becomes a record of its own: four
/// reasons, twelve months. Polish: tabela szeroka.
#[derive(Clone, Debug)]
pub struct Wide {
    /// The column that takes what stands in them.
    pub into: String,
    /// The column that takes which of them it was.
    pub label: Option<String>,
    pub columns: Vec<WideHeader>,
    /// Headers that were written as one, with the columns that it stands for: one of them must be there.
    pub each: Vec<(Said, Range<usize>)>,
    /// Every header of this pattern is one of them; what its stars stand for goes to these columns.
    pub pattern: Option<(Said, Vec<String>)>,
}

/// One of the columns of a wide table.
#[derive(Clone, Debug)]
pub struct WideHeader {
    /// The first of these headers that the export has.
    pub names: Vec<Said>,
    pub label: Option<String>,
    /// What else its records have: columns of the table and their texts.
    pub also: Vec<(String, String)>,
    pub optional: bool,
}
