//! The records of a view: named columns, and the row of every table each record was made of.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::cores;
use crate::expression::Interval;
use crate::model::table::NO_RECORD;
use crate::model::{Column, Table, Type};

/// Copies of so many records are worth a second core.
const MANY: usize = 1 << 16;

#[derive(Clone, Debug, Default)]
pub struct Frame {
    pub columns: BTreeMap<String, Column>,
    pub intervals: BTreeMap<String, Interval>,
    /// For every table that took part: which of its rows each record holds.
    pub origins: Vec<TableRows>,
    pub len: usize,
}

/// The rows of one table behind the records; [`NO_RECORD`] where a look-up found no partner.
#[derive(Clone, Debug)]
pub struct TableRows {
    pub table: String,
    pub rows: Arc<Vec<u32>>,
}

impl Frame {
    pub fn of_table(table: &Table, intervals: BTreeMap<String, Interval>) -> Frame {
        let rows = (0..table.len()).map(|row| u32::try_from(row).expect("fewer than 2^32 records"));
        Frame {
            columns: table
                .columns
                .iter()
                .map(|column| (column.name.clone(), column.clone()))
                .collect(),
            intervals,
            origins: vec![TableRows { table: table.name.clone(), rows: Arc::new(rows.collect()) }],
            len: table.len(),
        }
    }

    /// The values of a column. The template was checked: an unknown name is a mistake of ours.
    pub fn values(&self, name: &str) -> &[i64] {
        &self.columns.get(name).unwrap_or_else(|| panic!("checked column {name}")).values
    }

    pub fn add(&mut self, name: &str, ty: Type, values: Vec<i64>) {
        debug_assert_eq!(values.len(), self.len, "{name}");
        self.columns.insert(name.to_owned(), Column::new(name, ty, values));
    }

    pub fn extend(&mut self, added: Vec<(String, Type, Vec<i64>)>) {
        for (name, ty, values) in added {
            self.add(&name, ty, values);
        }
    }

    /// Some of the columns; which rows stand behind the records is left out.
    pub fn of_columns(&self, names: &[&str]) -> Frame {
        let columns = names.iter().filter_map(|name| self.columns.get_key_value(*name));
        Frame {
            columns: columns.map(|(name, column)| (name.clone(), column.clone())).collect(),
            intervals: self.intervals.clone(),
            origins: Vec::new(),
            len: self.len,
        }
    }

    /// The given records, in that order.
    pub fn taken(&self, records: &[u32]) -> Frame {
        let copied = |(name, column): (&String, &Column)| {
            (name.clone(), Column::new(name.clone(), column.ty.clone(), column.taken(records)))
        };
        let columns = if records.len() < MANY {
            self.columns.iter().map(copied).collect()
        } else {
            cores::each(self.columns.iter().collect(), copied).into_iter().collect()
        };
        let origins = self.origins.iter().map(|origin| origin.taken(records)).collect();
        Frame { columns, intervals: self.intervals.clone(), origins, len: records.len() }
    }
}

impl TableRows {
    pub fn taken(&self, records: &[u32]) -> TableRows {
        let rows = records
            .iter()
            .map(|record| match *record {
                NO_RECORD => NO_RECORD,
                index => self.rows[index as usize],
            })
            .collect();
        TableRows { table: self.table.clone(), rows: Arc::new(rows) }
    }
}
