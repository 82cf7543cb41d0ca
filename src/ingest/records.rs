//! The records of a table, settled once all of its files are read: repeated keys.

use std::cmp::Ordering;
use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};

use super::SetAside;
use super::aside::Aside;
use super::load::{Growing, Told};
use crate::diagnostic::Diagnostic;
use crate::model::table::{NO_RECORD, RAW};
use crate::model::{Column, Origin, Table, TableSchema, Type};

/// Ends the reading of a table: a repeated key counts once. Equal records are one (I117); of
/// different ones the later is used (I118). Given besides are, when there are any, the table with the
/// records that were set aside, at which rules over records look too, and those that are not used.
pub fn settle(growing: Growing<'_>, told: &mut Told) -> (Table, Option<Table>, Option<Table>) {
    let schema = growing.schema;
    let typed = growing
        .raw
        .iter()
        .map(|index| (format!("{RAW}{}", schema.columns[*index].name.text), Type::Text));
    let named = schema.columns.iter().map(|column| (column.name.text.clone(), column.ty.clone()));
    let columns: Vec<Column> = named
        .chain(typed)
        .zip(growing.values)
        .map(|((name, ty), values)| Column::new(name, ty, values))
        .collect();
    let table = Table {
        name: schema.name.text.clone(),
        columns,
        origins: growing.origins,
        inputs: growing.inputs,
    };
    let repeated = repeated(&table, schema, told);
    let differing: Vec<u32> =
        repeated.iter().filter(|(_, code)| *code == "I118").map(|(record, _)| *record).collect();
    let dropped: FxHashSet<u32> = repeated.into_iter().map(|(record, _)| record).collect();
    let kept: Option<Vec<u32>> = (!dropped.is_empty())
        .then(|| (0..table.len() as u32).filter(|record| !dropped.contains(record)).collect());
    let everything = (!growing.aside.is_empty() || !differing.is_empty()).then(|| {
        let all = (0..table.len() as u32).collect();
        let used = kept.as_ref().unwrap_or(&all);
        let mut whole = taken(&table, &[used.as_slice(), &differing].concat());
        // A mistake that stands in two exports is one record.
        let mut told_once = FxHashSet::default();
        let aside: Vec<_> =
            growing.aside.iter().filter(|(values, _)| told_once.insert(*values)).collect();
        for (index, column) in whole.columns.iter_mut().enumerate() {
            let values = column.values.iter().copied();
            let values = values.chain(aside.iter().map(|(values, _)| values[index])).collect();
            *column = Column::new(column.name.clone(), column.ty.clone(), values);
        }
        whole.origins.extend(aside.iter().map(|(_, origin)| *origin));
        whole
    });
    let unused = unused(&table, &dropped, &growing.aside);
    let table = match kept {
        Some(kept) => taken(&table, &kept),
        None => table,
    };
    (table, everything, unused)
}

/// Every record that is not used, in the order of files and rows.
fn unused(table: &Table, dropped: &FxHashSet<u32>, aside: &Aside) -> Option<Table> {
    let place = |origin: Origin| (origin.input, origin.row);
    let mut dropped: Vec<u32> = dropped.iter().copied().collect();
    dropped.sort_unstable();
    let dropped = taken(table, &dropped);
    let origins: Vec<Origin> =
        dropped.origins.iter().copied().chain(aside.iter().map(|(_, origin)| origin)).collect();
    let mut order: Vec<usize> = (0..origins.len()).collect();
    order.sort_by_key(|record| place(origins[*record]));
    let column = |(index, own): (usize, &Column)| {
        let set_aside = aside.iter().map(|(values, _)| values[index]);
        let all: Vec<i64> = own.values.iter().copied().chain(set_aside).collect();
        let values = order.iter().map(|record| all[*record]).collect();
        Column::new(own.name.clone(), own.ty.clone(), values)
    };
    (!origins.is_empty()).then(|| Table {
        columns: dropped.columns.iter().enumerate().map(column).collect(),
        origins: order.iter().map(|record| origins[*record]).collect(),
        ..dropped.clone()
    })
}

/// The records that a repeated key drops, and why: I117, I118, I123 or I148.
fn repeated(table: &Table, schema: &TableSchema, told: &mut Told) -> Vec<(u32, &'static str)> {
    let keys: Vec<&Column> = schema.key.iter().filter_map(|key| table.column(&key.text)).collect();
    let mut dropped = Vec::new();
    if keys.is_empty() {
        return dropped;
    }
    let numbers = distinct_keys(&keys, table.len());
    let (mut updated, mut preferred) = (Vec::new(), Vec::new());
    let mut newest: Vec<u32> = vec![NO_RECORD; table.len()];
    for record in 0..table.len() {
        let slot = &mut newest[numbers[record] as usize];
        let earlier = std::mem::replace(slot, record as u32);
        if earlier == NO_RECORD {
            continue;
        }
        let both = (earlier as usize, record);
        // The text as typed is no part of the record: `1,0` and `1,00` are equal.
        let own = table.columns.iter().take(schema.columns.len());
        let equal = own.into_iter().all(|own| own.values[both.0] == own.values[both.1]);
        // A register exported again later tells what became of its records: that is no mistake.
        let later = folder_of(table, both.0) != folder_of(table, both.1);
        // The mapping says which of two sources is believed.
        let rank =
            |record: usize| table.inputs[usize::from(table.origins[record].input)].precedence;
        let (code, lost) = match (equal, rank(both.0).cmp(&rank(both.1)), later) {
            (true, ..) => ("I117", both.1),
            (false, Ordering::Less, _) => ("I148", both.0),
            (false, Ordering::Greater, _) => ("I148", both.1),
            (false, Ordering::Equal, true) => ("I123", both.0),
            (false, Ordering::Equal, false) => ("I118", both.0),
        };
        if lost == record {
            // The first of equal records stays, and that of the source that is believed.
            *slot = earlier;
        }
        dropped.push((lost as u32, code));
        set_aside(table, lost, code, told);
        // The same register in two exports of one year repeats itself by design: no news.
        let same_input = table.origins[both.0].input == table.origins[both.1].input;
        if code == "I123" {
            updated.push(both);
        } else if code == "I148" {
            preferred.push(both);
        } else if !equal || same_input {
            let found = if equal { Diagnostic::note(code) } else { Diagnostic::error(code) };
            told.findings.push(
                found
                    .at(table.place(both.0, None))
                    .at(table.place(both.1, None))
                    .together()
                    .with("table", &schema.title),
            );
        }
    }
    for (code, pairs) in [("I123", &updated), ("I148", &preferred)] {
        if let Some(first) = pairs.first() {
            told.findings.push(
                Diagnostic::note(code)
                    .at(table.place(first.0, None))
                    .at(table.place(first.1, None))
                    .together()
                    .with("table", &schema.title)
                    .with("count", pairs.len()),
            );
        }
    }
    dropped
}

/// The folder of the export that a record stands in: `dane/2025-H1`.
fn folder_of(table: &Table, record: usize) -> &str {
    let file = &table.inputs[usize::from(table.origins[record].input)].file;
    file.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// A number for every record, the same for equal keys.
fn distinct_keys(keys: &[&Column], len: usize) -> Vec<u32> {
    let mut numbers = vec![0u32; len];
    for column in keys {
        let mut known: FxHashMap<(u32, i64), u32> = FxHashMap::default();
        known.reserve(len);
        for (number, value) in numbers.iter_mut().zip(column.values.iter()) {
            let next = known.len() as u32;
            *number = *known.entry((*number, *value)).or_insert(next);
        }
    }
    numbers
}

fn taken(table: &Table, records: &[u32]) -> Table {
    let columns = table
        .columns
        .iter()
        .map(|column| Column::new(column.name.clone(), column.ty.clone(), column.taken(records)))
        .collect();
    Table {
        name: table.name.clone(),
        columns,
        origins: records.iter().map(|record| table.origins[*record as usize]).collect(),
        inputs: table.inputs.clone(),
    }
}

/// Moves a loaded record to those set aside, in the list and in its file's ledger.
fn set_aside(table: &Table, record: usize, code: &'static str, told: &mut Told) {
    let place = table.place(record, None);
    let input = &table.inputs[usize::from(table.origins[record].input)];
    let ledger = told.ledger.iter_mut().find(|own| {
        own.file == *input.file
            && own.sheet.as_deref() == input.sheet.as_deref()
            && own.table == table.name
    });
    if let Some(ledger) = ledger {
        ledger.loaded -= 1;
        ledger.set_aside += 1;
    }
    told.set_aside.push(SetAside {
        table: Arc::from(table.name.as_str()),
        place,
        code,
        column: None,
        waived: None,
    });
}

/// The same of every record, file by file.
pub(super) fn tell(
    found: Diagnostic,
    table: &Table,
    column: &str,
    records: &[usize],
    told: &mut Told,
) {
    let file = |record: usize| table.origins[record].input;
    for records in records.chunk_by(|one, next| file(*one) == file(*next)) {
        let places = records.iter().map(|record| table.place(*record, Some(column)));
        told.findings.push(Diagnostic { places: places.collect(), ..found.clone() });
    }
}
