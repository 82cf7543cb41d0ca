//! A return: head, options, variants, sections, rows, columns, cells. Polish: wzór sprawozdania.
//!
//! Here is what a form is, once understood. How it is read from TOML stands in the files beside.

mod absent;
mod cell;
mod change;
mod check;
mod circles;
mod content;
mod known;
mod measure;
mod part;
mod quantity;
mod read;
mod rows;
mod section;
mod time;
mod units;
mod variant;
mod worklist;

use std::collections::{BTreeMap, BTreeSet};

use chrono::Datelike;

use super::Library;
use super::rule::Rule;
use crate::diagnostic::{Diagnostic, SourcePlace, nearest};
use crate::expression::Node;
use crate::model::Type;
use crate::period::{ReportingPeriod, Shift};
use crate::report::{Along, ChartKind, Layout, Unit};

pub use content::{
    Axis, CellSpec, Choice, Content, Count, FormulaSpec, Measure, Named, Printed, ViewChoice,
};
pub(in crate::template) use read::as_written;
pub use read::{COLLATE, read_options, shown_value, validity_text};
pub(in crate::template) use variant::on_free_day;
pub use worklist::{ListColumn, Worklist};

/// What a template says in the words of its language, by key: `where`, `sum`, `once_per`. It is for people
/// who ask what a form means; what is counted comes from the checked nodes.
pub type AsWritten = BTreeMap<&'static str, String>;

#[derive(Clone, Debug)]
pub struct Form {
    pub id: String,
    pub title: String,
    pub ministry: String,
    /// Whom it is sent to, when not to the voivode: `rada gminy`. Polish: adresat.
    pub recipient: Option<String>,
    pub edition: String,
    pub valid_from: String,
    pub official: bool,
    pub layout: Layout,
    pub roles: Vec<String>,
    pub source: String,
    pub valid_to: Option<String>,
    /// Until when its author knows it, and from where.
    pub known_until: Option<(chrono::NaiveDate, crate::document::Said)>,
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
    /// Every how many years the return is asked for, from the year of its edition on; of every year when none.
    pub every: Option<i32>,
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
#[derive(Clone, Debug, PartialEq)]
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
    pub chapter: String,
    pub note: String,
    pub written: AsWritten,
    pub source: String,
    pub validity: String,
    pub place: SourcePlace,
    pub columns: Vec<ColumnSpec>,
    pub rows: Vec<RowSpec>,
    pub watches: Vec<Watch>,
    pub charts: Vec<ChartSpec>,
}

/// A chart as written: rows and columns by name, as far as they exist.
#[derive(Clone, Debug)]
pub struct ChartSpec {
    pub title: String,
    pub kind: ChartKind,
    pub along: Along,
    pub rows: Vec<usize>,
    pub columns: Vec<usize>,
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
    /// In full: the head of its group, if it has one, and its own.
    pub title: String,
    pub group: String,
    pub unit: Unit,
    pub decimals: u32,
    /// The word of time, when the column has its own.
    pub when: Option<String>,
    /// Another period than the return's.
    pub period: Option<Shift>,
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
    /// A unit and decimals of its own, in place of those of the columns.
    pub printed: Option<Printed>,
    pub role: Option<String>,
    pub only_if: Option<Node>,
    pub official: Option<bool>,
    pub source: String,
    pub validity: String,
    /// Columns whose combinations in the data give the rows; empty for a row that is itself.
    pub by: Vec<String>,
    pub part_of: Vec<(String, String)>,
    pub of_which: Vec<String>,
    /// Tables without which the office enters the row by hand.
    pub manual_if_absent: BTreeSet<String>,
    /// A view of its own.
    pub view: Option<ViewChoice>,
    pub written: AsWritten,
    pub place: SourcePlace,
    /// The records of the row as such, when it counts any.
    pub records: Option<Count>,
    pub cells: Vec<CellSpec>,
}

impl Variant {
    /// What is said for a part of any year: month and day.
    pub fn due_of(&self, part: &str) -> Option<(u32, u32)> {
        self.due.iter().find(|(own, _)| own == part).map(|(_, day)| *day)
    }
}

impl Form {
    /// The other periods that its cells count.
    pub fn shifts(&self) -> BTreeSet<Shift> {
        let columns = self.sections.iter().flat_map(|own| &own.columns);
        let of_columns = columns.filter_map(|own| own.period);
        self.counts().filter_map(|(_, count)| count.period).chain(of_columns).collect()
    }

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

    /// Is the return asked for in this period? One of every second year is not in those between.
    pub fn is_asked_for(&self, period: ReportingPeriod) -> bool {
        let every = self.variant(period.kind()).and_then(|own| own.every);
        let first = self.valid_from.get(..4).and_then(|year| year.parse::<i32>().ok());
        let years = first.map(|first| period.end().year() - first);
        every.zip(years).is_none_or(|(every, years)| years.rem_euclid(every) == 0)
    }

    /// Does an office of these roles send the return?
    pub fn is_for(&self, roles: &[String]) -> bool {
        self.roles.is_empty() || self.roles.iter().any(|role| roles.contains(role))
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
