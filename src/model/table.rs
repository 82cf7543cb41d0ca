//! Loaded records: columns of values, and where each record came from.

use std::sync::{Arc, OnceLock};

use super::{MISSING, Type};
use crate::diagnostic::Place;

/// One column of a table or a view. Values are shared: a view that keeps all records copies none.
#[derive(Clone, Debug)]
pub struct Column {
    pub name: String,
    pub ty: Type,
    pub values: Arc<Vec<i64>>,
}

impl Column {
    pub fn new(name: impl Into<String>, ty: Type, values: Vec<i64>) -> Column {
        Column { name: name.into(), ty, values: Arc::new(values) }
    }

    /// The values of the given records; `u32::MAX` stands for "no partner" and gives a missing value.
    pub fn taken(&self, records: &[u32]) -> Vec<i64> {
        records
            .iter()
            .map(|record| match *record {
                NO_RECORD => MISSING,
                index => self.values[index as usize],
            })
            .collect()
    }
}

/// Before the name of a column: the column that holds its texts as typed.
pub const RAW: &str = "raw ";

/// In an index of records: no partner was found.
pub const NO_RECORD: u32 = u32::MAX;

/// The file, sheet and row a record was read from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Origin {
    /// Index into [`Table::inputs`].
    pub input: u16,
    /// As the spreadsheet shows it, from 1.
    pub row: u32,
}

/// One file, or one sheet of it, that a table was read from.
#[derive(Clone, Debug)]
pub struct Input {
    pub table: Arc<str>,
    pub file: Arc<str>,
    pub sheet: Option<Arc<str>>,
    /// For every column of the schema: letters and header, `F (Powód)`; none when not in the export.
    pub headers: Vec<Option<Arc<str>>>,
    /// Of two sources with the same record, the one with more is used.
    pub precedence: i64,
    /// A place of every column, and one of none: the rows share what it says.
    pub places: OnceLock<Vec<Place>>,
}

impl Input {
    /// A place of a record, but for its row.
    fn place(&self, column: Option<usize>) -> Place {
        let places = self.places.get_or_init(|| {
            let all = self.headers.iter().cloned().chain([None]);
            all.map(|column| {
                let place = Place::file(Arc::clone(&self.file)).of(&self.table);
                place.sheet(self.sheet.clone()).column(column)
            })
            .collect()
        });
        // The last is that of no column; texts as typed stand behind the columns of the table.
        let none = places.len() - 1;
        places[column.map_or(none, |own| own.min(none))].clone()
    }
}

/// A canonical table with its records. Polish: tabela.
#[derive(Clone, Debug)]
pub struct Table {
    pub name: String,
    pub columns: Vec<Column>,
    pub origins: Vec<Origin>,
    pub inputs: Vec<Input>,
}

impl Table {
    pub fn len(&self) -> usize {
        self.origins.len()
    }

    pub fn is_empty(&self) -> bool {
        self.origins.is_empty()
    }

    pub fn column(&self, name: &str) -> Option<&Column> {
        self.columns.iter().find(|column| column.name == name)
    }

    /// Where a record stands, and the column when one is meant.
    pub fn place(&self, record: usize, column: Option<&str>) -> Place {
        let origin = self.origins[record];
        let input = &self.inputs[usize::from(origin.input)];
        let index = column.and_then(|name| self.columns.iter().position(|own| own.name == name));
        input.place(index).row(origin.row)
    }
}
