//! What a cell counts once, with one number on both sides. Polish: klucz.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::pair::Pair;
use super::register::{Register, There};
use crate::evaluate::distinct;
use crate::model::table::NO_RECORD;
use crate::model::value::present;

/// The number of each record's key on both sides; [`NO_RECORD`] where it has none.
pub struct Keys {
    pub of: [Vec<u32>; 2],
    pub count: usize,
    /// No side has two records of one key.
    pub once: bool,
    /// The first record of a key on each side; [`NO_RECORD`] where the side has none.
    first: [Vec<u32>; 2],
}

impl Keys {
    /// Keys made of some values: a record that lacks one has none.
    pub fn of_values(values: [&[Arc<Vec<i64>>]; 2], lengths: [usize; 2]) -> Keys {
        let joined = |index: usize| -> Vec<i64> {
            values.iter().flat_map(|own| own[index].iter().copied()).collect()
        };
        let columns: Vec<Vec<i64>> = (0..values[0].len()).map(joined).collect();
        let slices: Vec<&[i64]> = columns.iter().map(Vec::as_slice).collect();
        let mut numbers = distinct(&slices, lengths[0] + lengths[1]);
        for column in &columns {
            for (id, value) in numbers.of_record.iter_mut().zip(column) {
                if present(*value).is_none() {
                    *id = NO_RECORD;
                }
            }
        }
        let after = numbers.of_record.split_off(lengths[0]);
        Keys::new([numbers.of_record, after], numbers.representatives.len())
    }

    fn new(of: [Vec<u32>; 2], count: usize) -> Keys {
        let mut once = true;
        let first = of.each_ref().map(|ids| {
            let mut first = vec![NO_RECORD; count];
            for (record, id) in ids.iter().enumerate().rev() {
                if *id != NO_RECORD {
                    let first = &mut first[*id as usize];
                    once &= *first == NO_RECORD;
                    *first = record as u32;
                }
            }
            first
        });
        Keys { of, count, once, first }
    }

    /// The first record that a side has of a key.
    pub fn first(&self, side: usize, id: u32) -> Option<u32> {
        let record = self.first[side][id as usize];
        (record != NO_RECORD).then_some(record)
    }
}

/// Of each table that records begin with, the row that each record holds; none of a table that the side has not.
type Rows = Vec<Option<Arc<Vec<u32>>>>;

/// The rows that the records of a view begin with, and through them keys of records.
pub struct RecordKeys {
    pub keys: Keys,
    /// The tables that records begin with.
    pub tables: Vec<(String, Arc<Register>)>,
    /// Every record of either side has one record of the other that begins with the same row.
    pub paired: bool,
    /// The exports of A hold every row that a record of B begins with.
    pub all_known: bool,
    /// Every record begins with a row, and either side has the rows of the other.
    pub all_met: bool,
    /// For each of the tables, which of its rows each record holds: of A, of B.
    rows: [Rows; 2],
    /// The first number of each table.
    offsets: Vec<usize>,
}

impl RecordKeys {
    pub fn new(pair: &Pair<'_>, views: [usize; 2]) -> RecordKeys {
        let shifts = [0, 1].map(|side| pair.sides[side].behind(views[side]).period);
        let mut names: Vec<String> = Vec::new();
        for (side, view) in views.into_iter().enumerate() {
            let library = pair.sides[side].library;
            let mut begun = BTreeSet::new();
            library.tables_begun_from(&pair.sides[side].behind(view).view, &mut begun);
            let origins = pair.frame(side, view).origins.iter();
            for own in origins.filter(|own| begun.contains(&own.table)) {
                if !names.contains(&own.table) {
                    names.push(own.table.clone());
                }
            }
        }
        let tables: Vec<(String, Arc<Register>)> =
            names.into_iter().map(|own| (own.clone(), pair.register(&own, shifts))).collect();
        let rows = [0, 1].map(|side| {
            let frame = pair.frame(side, views[side]);
            let of = |name: &String| frame.origins.iter().find(|own| own.table == *name);
            tables.iter().map(|(name, _)| Some(Arc::clone(&of(name)?.rows))).collect()
        });
        let mut offsets = Vec::new();
        let mut count = 0;
        for (_, register) in &tables {
            offsets.push(count);
            count += register.count;
        }
        // Records that begin with no row at all are one key.
        let nameless = count as u32;
        let begins: [Rows; 2] = rows;
        let of = [0, 1].map(|side| {
            let number = |record: u32| match begun(&begins[side], record) {
                Some((table, row)) => {
                    (offsets[table] + tables[table].1.ids[side][row as usize] as usize) as u32
                }
                None => nameless,
            };
            (0..pair.frame(side, views[side]).len as u32).map(number).collect()
        });
        let keys = Keys::new(of, count + 1);
        let is_paired = |own: &u32| {
            *own != nameless && keys.first(0, *own).is_some() && keys.first(1, *own).is_some()
        };
        let paired = keys.once && keys.of.iter().flatten().all(is_paired);
        let whole = tables.iter().all(|(_, own)| own.is_whole);
        let is_known = |record: u32| match begun(&begins[1], record) {
            Some((table, row)) => tables[table].1.beyond(1, row) != There::Nowhere,
            None => true,
        };
        let all_known = whole || (0..keys.of[1].len() as u32).all(is_known);
        let all_met = whole && keys.of.iter().all(|own| !own.contains(&nameless));
        RecordKeys { keys, tables, paired, all_known, all_met, rows: begins, offsets }
    }

    /// The row that a record begins with: the number of its table, and the row.
    pub fn begun(&self, side: usize, record: u32) -> Option<(usize, u32)> {
        begun(&self.rows[side], record)
    }

    /// The first record of a side that begins with a row of it.
    pub fn record(&self, side: usize, table: usize, row: u32) -> Option<u32> {
        let id = self.offsets[table] as u32 + self.tables[table].1.ids[side][row as usize];
        self.keys.first(side, id)
    }
}

fn begun(rows: &Rows, record: u32) -> Option<(usize, u32)> {
    let mut rows = rows.iter().enumerate().filter_map(|(table, rows)| {
        let row = rows.as_ref()?[record as usize];
        (row != NO_RECORD).then_some((table, row))
    });
    rows.next()
}
