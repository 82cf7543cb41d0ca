//! Checks of whole tables against each other and against time: keys that point nowhere, ends before
//! beginnings, columns taken for each other.

use std::collections::BTreeMap;
use std::sync::Arc;

use rustc_hash::FxHashSet;

use super::load::Told;
use super::records;
use crate::cores;
use crate::diagnostic::{Diagnostic, Place};
use crate::document::Said;
use crate::model::value::present;
use crate::model::{Column, ColumnSchema, IntervalSchema, Table, TableSchema};

/// Keys that point nowhere (I110): the record stays.
pub fn check_references(
    tables: &BTreeMap<String, Table>,
    schemas: &BTreeMap<String, TableSchema>,
    told: &mut Told,
) {
    // Of all tables together: a large one has several such columns, and they are looked at side by side.
    let mut pointing = Vec::new();
    for (name, table) in tables {
        for column in &schemas[name].columns {
            let Some(target) = column.references.as_ref().and_then(|said| tables.get(&said.text))
            else {
                continue;
            };
            let key = schemas[&target.name].key.first();
            if let Some(keys) = key.and_then(|key| target.column(&key.text)) {
                let own =
                    table.column(&column.name.text).expect("every column of the schema is there");
                pointing.push(Pointing { table, column, own, target: &target.name, keys });
            }
        }
    }
    let targets: BTreeMap<&str, &Column> =
        pointing.iter().map(|own| (own.target, own.keys)).collect();
    let known: BTreeMap<&str, FxHashSet<i64>> =
        cores::each(targets.into_iter().collect(), |(name, keys)| {
            (name, keys.values.iter().copied().collect())
        })
        .into_iter()
        .collect();
    let orphans = cores::each(pointing.iter().collect(), |own| own.orphans(&known[own.target]));
    let mut found = pointing.iter().zip(orphans).peekable();
    while let Some((first, _)) = found.peek() {
        let table = first.table;
        // Columns of which nearly nothing points anywhere.
        let mut lost = Vec::new();
        while let Some((own, orphans)) = found.next_if(|(own, _)| std::ptr::eq(own.table, table)) {
            if orphans.len() >= 3 && orphans.len() * 10 >= own.filled() * 9 {
                lost.push((own.column, own.own, &known[own.target]));
            }
            let found = Diagnostic::warning("I110")
                .with("table", &schemas[&table.name].title)
                .with("column", &own.column.title)
                .with("field", &own.column.name.text)
                .with("target", &schemas[own.target].title);
            records::tell(found, table, &own.column.name.text, &orphans, told);
        }
        told.findings.extend(swapped_keys(table, &lost));
    }
}

/// A column whose values are keys of another table.
struct Pointing<'p> {
    table: &'p Table,
    column: &'p ColumnSchema,
    own: &'p Column,
    target: &'p str,
    keys: &'p Column,
}

impl Pointing<'_> {
    /// The records whose value is no such key.
    fn orphans(&self, known: &FxHashSet<i64>) -> Vec<usize> {
        let points = |value: &i64| present(*value).is_none_or(|value| known.contains(&value));
        let values = self.own.values.iter().enumerate();
        values.filter(|(_, value)| !points(value)).map(|(record, _)| record).collect()
    }

    fn filled(&self) -> usize {
        self.own.values.iter().filter(|value| present(**value).is_some()).count()
    }
}

/// Columns that refer each to what the other should (I152): `person_id` holds families.
fn swapped_keys(
    table: &Table,
    lost: &[(&ColumnSchema, &Column, &FxHashSet<i64>)],
) -> Vec<Diagnostic> {
    let lies_in = |values: &Column, keys: &FxHashSet<i64>| {
        let own = values.values.iter().copied().filter_map(present);
        let (mut all, mut inside) = (0, 0);
        for value in own {
            all += 1;
            inside += usize::from(keys.contains(&value));
        }
        inside * 10 >= all * 8
    };
    let mut found = Vec::new();
    for (place, (one, of_one, keys_of_one)) in lost.iter().enumerate() {
        for (two, of_two, keys_of_two) in &lost[place + 1..] {
            if lies_in(of_one, keys_of_two) && lies_in(of_two, keys_of_one) {
                found.push(
                    Diagnostic::error("I152")
                        .at(table.place(0, Some(&one.name.text)))
                        .with("by", "keys")
                        .with("one", &one.title)
                        .with("two", &two.title),
                );
            }
        }
    }
    found
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
            let days = |record: usize| present(from.values[record]).zip(present(to.values[record]));
            let wrong: Vec<usize> = (0..table.len())
                .filter(|record| days(*record).is_some_and(|(from, to)| to < from))
                .collect();
            told.findings.extend(swapped(table, &schemas[name], interval, &wrong, &days));
            let found = Diagnostic::warning("I119")
                .with("table", &schemas[name].title)
                .with("field", format!("{}, {}", interval.from.text, interval.to.text));
            records::tell(found, table, &interval.to.text, &wrong, told);
        }
    }
}

/// Files in which most records end before they begin: the two columns were taken for each other (I151).
fn swapped(
    table: &Table,
    schema: &TableSchema,
    interval: &IntervalSchema,
    wrong: &[usize],
    days: &dyn Fn(usize) -> Option<(i64, i64)>,
) -> Vec<Diagnostic> {
    // Of one or two records each may be a slip of its own.
    const FEWEST: usize = 3;
    let input = |record: usize| usize::from(table.origins[record].input);
    let mut found = Vec::new();
    for (number, own) in table.inputs.iter().enumerate() {
        let reversed = wrong.iter().filter(|record| input(**record) == number).count();
        if reversed < FEWEST {
            continue;
        }
        let both = (0..table.len()).filter(|own| input(*own) == number && days(*own).is_some());
        let both = both.count();
        if 2 * reversed > both {
            let title =
                |said: &Said| schema.column(&said.text).map_or("", |own| own.title.as_str());
            found.push(
                Diagnostic::error("I151")
                    .at(Place::file(Arc::clone(&own.file)).sheet(own.sheet.clone()))
                    .with("from", title(&interval.from))
                    .with("to", title(&interval.to))
                    .with("count", reversed)
                    .with("all", both),
            );
        }
    }
    found
}
