//! The cells of a form by every name that a file may have for them. Polish: spis pól.

use rustc_hash::FxHashMap;

use crate::evaluate::fill::{At, Paper};
use crate::received::GivenCell;
use crate::report::{Layout, Section};
use crate::template::form::Form;
use crate::write::sheet_name;

/// Names of sections, and in each of rows and columns.
pub struct Index {
    sections: FxHashMap<String, Names>,
    /// The ids of the sections, rows and columns that are printed, for suggestions.
    pub known: Vec<String>,
}

struct Names {
    at: usize,
    rows: FxHashMap<String, usize>,
    columns: FxHashMap<String, usize>,
}

/// What of a cell's name the form does not have.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unknown {
    Section(String),
    Row(String, String),
    Column(String, String),
    /// Section, row and column are there, and meet in no cell.
    Cell(String),
}

impl Index {
    /// `printed` are the sections of the form for some roles: their titles are those that a workbook prints.
    pub fn new(form: &Form, printed: &[Section]) -> Index {
        let mut sections = FxHashMap::default();
        let mut known = Vec::new();
        for own in printed {
            let Some(at) = form.sections.iter().position(|spec| spec.id == own.id) else {
                continue;
            };
            let spec = &form.sections[at];
            let mut rows = FxHashMap::default();
            let mut columns = FxHashMap::default();
            let shown = |id: &str| own.rows.iter().any(|row| row.id == id);
            let there = || spec.rows.iter().enumerate().filter(|(_, row)| !row.heading);
            for (index, row) in there().filter(|(_, row)| shown(&row.id)) {
                rows.entry(row.id.clone()).or_insert(index);
            }
            for (index, row) in there().filter(|(_, row)| shown(&row.id) && !row.key.is_empty()) {
                rows.insert(row.key.clone(), index);
            }
            for column in &own.columns {
                let Some(index) = spec.column(&column.id) else {
                    continue;
                };
                for name in [
                    format!("{} ({})", column.title, column.id),
                    column.title.clone(),
                    column.id.clone(),
                ] {
                    columns.insert(name, index);
                }
            }
            // A number is never taken for the title of another column.
            for column in &own.columns {
                if let Some(index) = spec.column(&column.id) {
                    columns.insert(column.id.clone(), index);
                }
            }
            let sheet = sheet_name(form.layout, &own.id);
            let part = format!("{} ", form.layout.part());
            let sheet = sheet.strip_prefix(&part).unwrap_or(&own.id).to_owned();
            for name in [sheet, own.id.clone()] {
                let names = Names { at, rows: rows.clone(), columns: columns.clone() };
                sections.insert(name, names);
            }
            known.push(own.id.clone());
        }
        Index { sections, known }
    }

    /// The place of a cell in the form, or what of its name is not there.
    pub fn find(&self, cell: &GivenCell, paper: &Paper<'_>) -> Result<At, Unknown> {
        let section = &cell.section;
        let Some(names) = self.sections.get(section) else {
            return Err(Unknown::Section(section.clone()));
        };
        let Some(row) = names.rows.get(&cell.row) else {
            return Err(Unknown::Row(section.clone(), cell.row.clone()));
        };
        let Some(column) = names.columns.get(&cell.column) else {
            return Err(Unknown::Column(section.clone(), cell.column.clone()));
        };
        let at = (names.at, *row, *column);
        paper.choice(at).map(|_| at).ok_or_else(|| Unknown::Cell(cell.name()))
    }

    /// Names that could have been meant.
    pub fn candidates(&self, unknown: &Unknown) -> Vec<&str> {
        let names = |section: &str, rows: bool| -> Vec<&str> {
            let Some(own) = self.sections.get(section) else {
                return Vec::new();
            };
            let of = if rows { &own.rows } else { &own.columns };
            let mut names: Vec<(usize, &str)> =
                of.iter().map(|(name, at)| (*at, name.as_str())).collect();
            names.sort_unstable();
            names.into_iter().map(|(_, name)| name).collect()
        };
        match unknown {
            Unknown::Section(_) => self.known.iter().map(String::as_str).collect(),
            Unknown::Row(section, _) => names(section, true),
            Unknown::Column(section, _) => names(section, false),
            Unknown::Cell(_) => Vec::new(),
        }
    }
}

/// How many of these cells a form has, whatever the roles of the unit.
pub fn known_cells(form: &Form, cells: &[GivenCell]) -> usize {
    cells.iter().filter(|own| is_known(form, own)).count()
}

/// The cells that it does not have.
pub fn unknown_cells<'c>(
    form: &'c Form,
    cells: &'c [GivenCell],
) -> impl Iterator<Item = &'c GivenCell> {
    cells.iter().filter(|own| !is_known(form, own))
}

fn is_known(form: &Form, cell: &GivenCell) -> bool {
    let part = format!("{} ", form.layout.part());
    let is_section = |id: &str, name: &str| {
        id == name || sheet_name(form.layout, id).strip_prefix(&part) == Some(name)
    };
    let section = form.sections.iter().find(|own| is_section(&own.id, &cell.section));
    section.is_some_and(|section| {
        let by_title = form.layout == Layout::Report;
        section.row(&cell.row).is_some() && (by_title || section.column(&cell.column).is_some())
    })
}
