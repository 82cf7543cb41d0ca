//! Worklists as csv: ids and case numbers, no names and no PESEL.

use super::{harmless, table};
use crate::ingest::is_pesel;
use crate::model::date;
use crate::number::decimal;
use crate::report::{List, ListCell};

/// Every list by the name of its file, also one on which nobody stands.
pub fn worklist_csvs(lists: &[List]) -> impl Iterator<Item = (String, Vec<u8>)> {
    lists.iter().map(|own| {
        let header: Vec<&str> = own.columns.iter().map(String::as_str).collect();
        let rows =
            own.rows.iter().map(|row| row.iter().map(|cell| harmless(&said(cell))).collect());
        (format!("listy/{}.csv", own.id), table(&header, rows))
    })
}

/// A cell in words. Some systems take the PESEL for the identifier of a person: it is not told.
pub fn said(cell: &ListCell) -> String {
    match cell {
        ListCell::Empty => String::new(),
        ListCell::Text(text) if is_pesel(text) => "…".to_owned(),
        ListCell::Text(text) => text.clone(),
        ListCell::Number(value, scale) => decimal(i128::from(*value), *scale),
        ListCell::Day(day) => {
            date::from_days(*day).map_or_else(String::new, |day| day.format("%Y-%m-%d").to_string())
        }
    }
}
