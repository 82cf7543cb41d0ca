//! A return: head, options, variants, sections, rows, columns, cells. Polish: wzór sprawozdania.
//!
//! Here is what a form is, once understood. How it is read from TOML stands in the files beside.

mod cell;
mod check;
mod read;
mod section;

use std::collections::{BTreeMap, BTreeSet};

use super::Library;
use super::formula::Formula;
use super::rule::Rule;
use crate::diagnostic::{Diagnostic, SourcePlace, nearest};
use crate::expression::Node;
use crate::model::Type;
use crate::report::Unit;

pub use read::{read_options, shown_value};

#[derive(Clone, Debug)]
pub struct Form {
    pub id: String,
    pub title: String,
    pub ministry: String,
    pub edition: String,
    pub valid_from: String,
    pub official: bool,
    pub roles: Vec<String>,
    pub variants: Vec<Variant>,
    pub options: Vec<OptionSpec>,
    pub sections: Vec<Section>,
    pub rules: Vec<Rule>,
}

/// One symbol of the return: half-year or year. Polish: odmiana.
#[derive(Clone, Debug)]
pub struct Variant {
    /// `half`, `year`, `quarter`, `month`.
    pub period: String,
    pub symbol: String,
    pub title: Option<String>,
    pub deadline: String,
}

/// What an office may choose; printed on the form.
#[derive(Clone, Debug)]
pub struct OptionSpec {
    pub id: String,
    pub label: String,
    pub ty: Type,
    pub default: String,
    pub values: Vec<String>,
}

#[derive(Clone, Debug)]
pub struct Section {
    pub id: String,
    pub title: String,
    pub role: Option<String>,
    pub source: String,
    pub place: SourcePlace,
    pub columns: Vec<ColumnSpec>,
    pub rows: Vec<RowSpec>,
}

#[derive(Clone, Debug)]
pub struct ColumnSpec {
    pub id: String,
    pub title: String,
    pub unit: Unit,
    pub decimals: u32,
}

#[derive(Clone, Debug)]
pub struct RowSpec {
    pub id: String,
    pub key: String,
    pub label: String,
    pub level: u32,
    pub heading: bool,
    pub source: String,
    pub part_of: Vec<(String, String)>,
    pub of_which: Vec<String>,
    pub place: SourcePlace,
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
}

#[derive(Clone, Debug)]
pub enum Content {
    Blocked,
    Manual,
    Formula { formula: Formula, exact: bool },
    Count(Box<Count>),
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

#[derive(Clone, Debug, PartialEq)]
pub enum Measure {
    /// Every record.
    Records,
    /// Distinct present values.
    Distinct(Node),
    Sum(Node),
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

impl Form {
    pub fn section(&self, id: &str) -> Option<&Section> {
        self.sections.iter().find(|section| section.id == id)
    }

    /// The variant whose period this is: `half`, `year`.
    pub fn variant(&self, kind: &str) -> Option<&Variant> {
        self.variants.iter().find(|variant| variant.period == kind)
    }

    /// The tables that the cells of the given roles are counted from.
    pub fn tables(&self, library: &Library) -> BTreeSet<String> {
        let mut found = BTreeSet::new();
        for (_, count) in self.counts() {
            for view in count.view.names() {
                library.tables_behind(view, &mut found);
            }
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
        .with("nearest", nearest(name, known.iter().copied()).unwrap_or("-"))
}
