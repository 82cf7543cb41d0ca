//! A return: head, options, variants, sections, rows, columns, cells. Polish: wzór sprawozdania.
//!
//! Here is what a form is, once understood. How it is read from TOML stands in the files beside.

mod cell;
mod check;
mod circles;
mod measure;
mod read;
mod rows;
mod section;
mod units;
mod worklist;

use std::collections::{BTreeMap, BTreeSet};

use super::Library;
use super::formula::Formula;
use super::point::Day;
use super::rule::Rule;
use crate::diagnostic::{Diagnostic, SourcePlace, nearest};
use crate::expression::{Interval, Node};
use crate::model::Type;
use crate::number::Exact;
use crate::period::ReportingPeriod;
use crate::report::Unit;

pub(in crate::template) use read::as_written;
pub use read::{read_options, shown_value, validity_text};
pub use worklist::{ListColumn, Worklist};

/// What a template says in the words of its language, by key: `where`, `sum`, `once_per`. It is for people
/// who ask what a form means; what is counted comes from the checked nodes.
pub type AsWritten = BTreeMap<&'static str, String>;

#[derive(Clone, Debug)]
pub struct Form {
    pub id: String,
    pub title: String,
    pub ministry: String,
    pub edition: String,
    pub valid_from: String,
    pub official: bool,
    pub roles: Vec<String>,
    pub source: String,
    pub valid_to: Option<String>,
    pub variants: Vec<Variant>,
    pub options: Vec<OptionSpec>,
    pub sections: Vec<Section>,
    pub rules: Vec<Rule>,
    pub worklists: Vec<Worklist>,
}

/// One symbol of the return: half-year or year. Polish: odmiana.
#[derive(Clone, Debug)]
pub struct Variant {
    /// `half`, `year`, `quarter`, `month`.
    pub period: String,
    pub symbol: String,
    pub title: Option<String>,
    pub deadline: String,
    /// For parts of a year (`H1`, `Q3`, `07`, `year`) the month and day of the deadline.
    pub due: Vec<(String, (u32, u32))>,
    pub on_free_day: OnFreeDay,
}

/// What becomes of a deadline on a Saturday, Sunday or holiday. Polish: termin w dzień wolny.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum OnFreeDay {
    /// It stays: calendars of CAS print bare dates.
    #[default]
    Literal,
    NextWorking,
    PreviousWorking,
}

/// What an office may choose; printed on the form.
#[derive(Clone, Debug)]
pub struct OptionSpec {
    pub id: String,
    pub label: String,
    pub ty: Type,
    pub default: String,
    pub values: Vec<String>,
    /// The values in words, as the form prints them.
    pub labels: BTreeMap<String, String>,
}

#[derive(Clone, Debug)]
pub struct Section {
    pub id: String,
    pub title: String,
    pub role: Option<String>,
    /// Asks options; when not true the section is not printed.
    pub only_if: Option<Node>,
    /// None is what the form says of itself.
    pub official: Option<bool>,
    /// Printed as a long table: a row a combination.
    pub as_list: bool,
    /// The word of time that its columns share.
    pub when: Option<String>,
    /// The view that its rows count, unless they have their own.
    pub view: Option<ViewChoice>,
    pub written: AsWritten,
    pub source: String,
    pub validity: String,
    pub place: SourcePlace,
    pub columns: Vec<ColumnSpec>,
    pub rows: Vec<RowSpec>,
    pub watches: Vec<Watch>,
}

/// Records that a row misses by its own definition, to be named when there are any.
#[derive(Clone, Debug)]
pub struct Watch {
    pub code: &'static str,
    pub count: Count,
    /// The row, in its own words.
    pub about: String,
}

#[derive(Clone, Debug)]
pub struct ColumnSpec {
    pub id: String,
    pub title: String,
    pub unit: Unit,
    pub decimals: u32,
    /// The word of time, when the column has its own.
    pub when: Option<String>,
    pub role: Option<String>,
    pub only_if: Option<Node>,
    pub source: String,
    pub of_which: Vec<String>,
    pub part_of: Vec<String>,
    /// People of villages: above zero they surprise in a unit that is a town throughout (K101).
    pub rural: bool,
    pub written: AsWritten,
    pub place: SourcePlace,
}

#[derive(Clone, Debug)]
pub struct RowSpec {
    pub id: String,
    pub key: String,
    pub label: String,
    pub level: u32,
    pub heading: bool,
    pub role: Option<String>,
    pub only_if: Option<Node>,
    pub official: Option<bool>,
    pub source: String,
    pub validity: String,
    /// Columns whose combinations in the data give the rows; empty for a row that is itself.
    pub by: Vec<String>,
    pub part_of: Vec<(String, String)>,
    pub of_which: Vec<String>,
    /// A view of its own.
    pub view: Option<ViewChoice>,
    pub written: AsWritten,
    pub place: SourcePlace,
    /// The records of the row as such, when it counts any.
    pub records: Option<Count>,
    pub cells: Vec<CellSpec>,
}

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
    /// What the cell says of its own; none when row and column say all.
    pub written: Option<AsWritten>,
}

#[derive(Clone, Debug)]
pub enum Content {
    Blocked,
    Manual,
    Formula(FormulaSpec),
    Count(Box<Count>),
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

/// `[2]` is a row of the same column, or a column of the same row.
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

impl Form {
    pub fn section(&self, id: &str) -> Option<&Section> {
        self.sections.iter().find(|section| section.id == id)
    }

    /// The variant whose period this is: `half`, `year`.
    pub fn variant(&self, kind: &str) -> Option<&Variant> {
        self.variants.iter().find(|variant| variant.period == kind)
    }

    /// The last day of the return, when the period begins after it: nobody asks for it any more.
    pub fn ended_before(&self, period: ReportingPeriod) -> Option<&str> {
        let last = self.valid_to.as_deref()?;
        (last < period.start().to_string().as_str()).then_some(last)
    }

    /// The tables that the cells of the given roles are counted from.
    pub fn tables(&self, library: &Library) -> BTreeSet<String> {
        let mut found = BTreeSet::new();
        for (_, count) in self.counts() {
            for view in count.view.names() {
                library.tables_behind(view, &mut found);
            }
        }
        for own in &self.worklists {
            library.tables_behind(&own.view, &mut found);
        }
        found
    }

    pub(super) fn counts(&self) -> impl Iterator<Item = (&RowSpec, &Count)> {
        self.sections.iter().flat_map(|section| &section.rows).flat_map(|row| {
            row.cells.iter().flat_map(|cell| &cell.choices).filter_map(move |choice| match &choice
                .content
            {
                Content::Count(count) => Some((row, &**count)),
                _ => None,
            })
        })
    }
}

impl Section {
    /// A row by key or id.
    pub fn row(&self, name: &str) -> Option<(usize, &RowSpec)> {
        let rows = || self.rows.iter().enumerate();
        rows().find(|(_, row)| row.key == name).or_else(|| rows().find(|(_, row)| row.id == name))
    }

    pub fn column(&self, id: &str) -> Option<usize> {
        self.columns.iter().position(|column| column.id == id)
    }
}

pub fn unknown_row(name: &str, section: &Section, place: &SourcePlace) -> Diagnostic {
    let known: Vec<&str> = section.rows.iter().map(|row| row.key.as_str()).collect();
    Diagnostic::error("T503")
        .at(place)
        .with("name", name)
        .with("section", &section.id)
        .with("nearest", nearest(name, known.iter().copied()).unwrap_or("none"))
}
