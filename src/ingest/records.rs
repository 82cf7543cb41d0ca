//! Checks that need a whole table, or several: repeated keys, orphans, ends before beginnings.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::SetAside;
use super::load::{Growing, Told};
use crate::diagnostic::Diagnostic;
use crate::model::value::present;
use crate::model::{Column, Interner, Table, TableSchema};

/// Ends the reading of a table: a repeated key counts once. Equal records are one (I117); of
/// different ones the later is used (I118).
pub fn settle(growing: Growing<'_>, _interner: &Interner, told: &mut Told) -> Table {
    let schema = growing.schema;
    let columns: Vec<Column> = schema
        .columns
        .iter()
        .zip(growing.values)
        .map(|(column, values)| Column::new(column.name.text.clone(), column.ty.clone(), values))
        .collect();
    let table = Table {
        name: schema.name.text.clone(),
        columns,
        origins: growing.origins,
        inputs: growing.inputs,
    };
    let keys: Vec<&Column> = schema.key.iter().filter_map(|key| table.column(&key.text)).collect();
    if keys.is_empty() {
        return table;
    }
    let mut newest: HashMap<Vec<i64>, usize> = HashMap::with_capacity(table.len());
    let mut dropped: HashSet<usize> = HashSet::new();
    for record in 0..table.len() {
        let key: Vec<i64> = keys.iter().map(|column| column.values[record]).collect();
        let Some(earlier) = newest.insert(key, record) else {
            continue;
        };
        let equal =
            table.columns.iter().all(|column| column.values[earlier] == column.values[record]);
        let (code, lost) = if equal { ("I117", record) } else { ("I118", earlier) };
        if equal {
            // The first of equal records stays.
            let key: Vec<i64> = keys.iter().map(|column| column.values[record]).collect();
            newest.insert(key, earlier);
        }
        dropped.insert(lost);
        set_aside(&table, lost, code, told);
        // The same register in two exports of one year repeats itself by design: no news.
        let same_input = table.origins[earlier].input == table.origins[record].input;
        if !equal || same_input {
            let found = if equal { Diagnostic::note(code) } else { Diagnostic::error(code) };
            told.findings.push(
                found
                    .at(table.place(earlier, None))
                    .at(table.place(record, None))
                    .with("table", &schema.title),
            );
        }
    }
    if dropped.is_empty() {
        return table;
    }
    let kept: Vec<u32> = (0..table.len())
        .filter(|record| !dropped.contains(record))
        .map(|record| record as u32)
        .collect();
    let columns = table
        .columns
        .iter()
        .map(|column| Column::new(column.name.clone(), column.ty.clone(), column.taken(&kept)))
        .collect();
    let origins = kept.iter().map(|record| table.origins[*record as usize]).collect();
    Table { columns, origins, ..table }
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
    told.set_aside.push(SetAside { table: table.name.clone(), place, code, column: None });
}

/// Keys that point nowhere (I110): the record stays.
pub fn check_references(
    tables: &BTreeMap<String, Table>,
    schemas: &BTreeMap<String, TableSchema>,
    told: &mut Told,
) {
    for (name, table) in tables {
        let schema = &schemas[name];
        for column in &schema.columns {
            let Some(target) = column.references.as_ref().and_then(|said| tables.get(&said.text))
            else {
                continue;
            };
            let key = &schemas[&target.name].key[0].text;
            let Some(keys) = target.column(key) else {
                continue;
            };
            let known: HashSet<i64> = keys.values.iter().copied().collect();
            let own = table.column(&column.name.text).expect("every column of the schema is there");
            let orphans: Vec<usize> = (0..table.len())
                .filter(|record| {
                    present(own.values[*record]).is_some_and(|value| !known.contains(&value))
                })
                .collect();
            tell_some(&orphans, told, |record| {
                Diagnostic::warning("I110")
                    .at(table.place(record, Some(&column.name.text)))
                    .with("table", &schema.title)
                    .with("column", &column.title)
                    .with("target", &schemas[&target.name].title)
            });
        }
    }
}

/// Intervals that end before they begin (I119): the record stays.
pub fn check_intervals(
    tables: &BTreeMap<String, Table>,
    schemas: &BTreeMap<String, TableSchema>,
    told: &mut Told,
) {
    for (name, table) in tables {
        for interval in &schemas[name].intervals {
            let (Some(from), Some(to)) =
                (table.column(&interval.from.text), table.column(&interval.to.text))
            else {
                continue;
            };
            let wrong: Vec<usize> = (0..table.len())
                .filter(|record| {
                    let ends = present(from.values[*record]).zip(present(to.values[*record]));
                    ends.is_some_and(|(from, to)| to < from)
                })
                .collect();
            tell_some(&wrong, told, |record| {
                Diagnostic::warning("I119")
                    .at(table.place(record, Some(&interval.to.text)))
                    .with("table", &schemas[name].title)
            });
        }
    }
}

/// The first two hundred one by one, the rest as a number (I122).
fn tell_some(records: &[usize], told: &mut Told, tell: impl Fn(usize) -> Diagnostic) {
    const ONE_BY_ONE: usize = 200;
    told.findings.extend(records.iter().take(ONE_BY_ONE).map(|record| tell(*record)));
    if records.len() > ONE_BY_ONE {
        let first = tell(records[0]);
        let column = first.text("column").unwrap_or_default().to_owned();
        told.findings.push(
            Diagnostic::note("I122")
                .with("code", first.code)
                .with("column", column)
                .with("count", records.len() - ONE_BY_ONE),
        );
    }
}
