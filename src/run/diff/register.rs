//! The rows of a table on both sides, matched by the key of the table. Polish: wykaz rekordów obu stron.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::evaluate::distinct;
use crate::model::table::NO_RECORD;
use crate::model::{MISSING, Table, TableSchema};

/// A table of both sides: what has the same key has the same number.
pub struct Register {
    /// The number of each row that was loaded.
    pub ids: [Vec<u32>; 2],
    /// How many numbers there are.
    pub count: usize,
    /// The loaded row of a number; [`NO_RECORD`] where the side has none.
    rows: [Vec<u32>; 2],
    /// The side has it among the rows that it set aside.
    aside: [Vec<bool>; 2],
    /// Both have it, with other values.
    differs: Vec<bool>,
    has_differences: bool,
    /// Each side has every row of the other.
    pub is_whole: bool,
    /// The table was read once for both sides.
    is_shared: bool,
}

/// Where a side has a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum There {
    Nowhere,
    SetAside,
    /// The row of its table.
    Row(u32),
}

impl Register {
    /// `read` are the columns whose values are compared: those that the return reads of the table.
    pub fn new(
        loaded: [Option<&Table>; 2],
        unused: [Option<&Table>; 2],
        schema: &TableSchema,
        read: &BTreeSet<String>,
    ) -> Register {
        if let [Some(before), Some(after)] = loaded
            && !schema.key.is_empty()
            && is_shared(before, after, schema, read)
        {
            return Register::of_one(before.len());
        }
        let tables = [loaded[0], loaded[1], unused[0], unused[1]];
        let lengths = tables.map(|own| own.map_or(0, Table::len));
        let total = lengths.iter().sum();
        let named = |name: &str| -> Vec<i64> {
            let of = |(own, length): (&Option<&Table>, usize)| match own
                .and_then(|table| table.column(name))
            {
                Some(column) => column.values.to_vec(),
                None => vec![MISSING; length],
            };
            tables.iter().zip(lengths).flat_map(of).collect()
        };
        // A table without a key knows its records by all that is read of them.
        let key: Vec<&str> = match schema.key.is_empty() {
            true => read.iter().map(String::as_str).collect(),
            false => schema.key.iter().map(|own| own.text.as_str()).collect(),
        };
        let keys: Vec<Vec<i64>> = key.into_iter().map(named).collect();
        let columns: Vec<&[i64]> = keys.iter().map(Vec::as_slice).collect();
        let numbers = distinct(&columns, total);
        let count = numbers.representatives.len();
        let mut rest = numbers.of_record.as_slice();
        let parts = lengths.map(|length| {
            let (own, after) = rest.split_at(length);
            rest = after;
            own
        });
        let rows = |ids: &[u32]| {
            let mut rows = vec![NO_RECORD; count];
            for (row, id) in (0u32..).zip(ids) {
                rows[*id as usize] = row;
            }
            rows
        };
        let aside = |ids: &[u32]| {
            let mut there = vec![false; count];
            for id in ids {
                there[*id as usize] = true;
            }
            there
        };
        let mut register = Register {
            ids: [parts[0].to_vec(), parts[1].to_vec()],
            count,
            rows: [rows(parts[0]), rows(parts[1])],
            aside: [aside(parts[2]), aside(parts[3])],
            differs: vec![false; count],
            has_differences: false,
            is_whole: false,
            is_shared: false,
        };
        register.is_whole = register.rows.iter().all(|rows| !rows.contains(&NO_RECORD));
        if let [Some(before), Some(after)] = loaded {
            register.compare(before, after, schema, read);
            register.has_differences = register.differs.contains(&true);
        }
        register
    }

    /// Of a table that was read once for both sides: each row is itself.
    fn of_one(rows: usize) -> Register {
        let each: Vec<u32> = (0..rows as u32).collect();
        Register {
            ids: [each.clone(), each.clone()],
            count: rows,
            rows: [each.clone(), each],
            aside: [vec![false; rows], vec![false; rows]],
            differs: vec![false; rows],
            has_differences: false,
            is_whole: true,
            is_shared: true,
        }
    }

    fn compare(
        &mut self,
        before: &Table,
        after: &Table,
        schema: &TableSchema,
        read: &BTreeSet<String>,
    ) {
        let [old, new] = &self.rows;
        for name in schema.column_names().filter(|own| read.contains(*own)) {
            let (Some(one), Some(other)) = (before.column(name), after.column(name)) else {
                continue;
            };
            for (differs, (old, new)) in self.differs.iter_mut().zip(old.iter().zip(new)) {
                if *old != NO_RECORD && *new != NO_RECORD {
                    *differs |= one.values[*old as usize] != other.values[*new as usize];
                }
            }
        }
    }

    /// Where the other side has the record of a row of `side`.
    pub fn beyond(&self, side: usize, row: u32) -> There {
        if self.is_shared {
            return There::Row(row);
        }
        let (id, other) = (self.ids[side][row as usize] as usize, 1 - side);
        match self.rows[other][id] {
            NO_RECORD if self.aside[other][id] => There::SetAside,
            NO_RECORD => There::Nowhere,
            row => There::Row(row),
        }
    }

    /// Has any record other values on the other side?
    pub fn has_differences(&self) -> bool {
        self.has_differences
    }

    /// Has the other side the same record with other values?
    pub fn differs(&self, side: usize, row: u32) -> bool {
        self.differs[self.ids[side][row as usize] as usize]
    }
}

/// Have both sides the very same values of all that is asked of a table?
fn is_shared(before: &Table, after: &Table, schema: &TableSchema, read: &BTreeSet<String>) -> bool {
    let key = schema.key.iter().map(|own| own.text.as_str());
    let mut asked = key.chain(schema.column_names().filter(|own| read.contains(*own)));
    asked.all(|name| match (before.column(name), after.column(name)) {
        (Some(one), Some(other)) => Arc::ptr_eq(&one.values, &other.values),
        (one, other) => one.is_none() && other.is_none(),
    })
}
