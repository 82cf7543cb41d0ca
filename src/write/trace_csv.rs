//! A trace as csv: a line a record, or a line a cell where a formula is traced. Polish: rodowód pola w csv.

use super::worklist_csv::said;
use super::{harmless, table};
use crate::trace::{Gives, MadeOf, Records, Trace};

/// What is said of a record before the values that decided.
const FIXED: [&str; 7] = ["cell", "nr", "gives", "with_nr", "file", "sheet", "row"];
const TREE: [&str; 6] = ["depth", "cell", "row_label", "column_label", "value", "status"];

/// The records behind a counted cell; of any other cell the tree of those that it reads.
pub fn trace_csv(trace: &Trace) -> Vec<u8> {
    match &trace.made_of {
        MadeOf::Records(own) => records(trace, own),
        _ => tree(trace),
    }
}

fn records(trace: &Trace, own: &Records) -> Vec<u8> {
    let names = own.headers.iter().map(|header| header.name.as_str());
    let header: Vec<&str> = FIXED.into_iter().chain(names).collect();
    let rows = own.rows.iter().zip(own.first + 1..).map(|(row, number)| {
        let with = match row.gives {
            Gives::Again(first) => (first + 1).to_string(),
            _ => String::new(),
        };
        let place = row.places.first();
        let text =
            |of: Option<&std::sync::Arc<str>>| of.map(ToString::to_string).unwrap_or_default();
        let fixed = [
            trace.cell.clone(),
            number.to_string(),
            row.amount.shown(),
            with,
            harmless(&text(place.and_then(|own| own.file.as_ref()))),
            harmless(&text(place.and_then(|own| own.sheet.as_ref()))),
            place.and_then(|own| own.row).map(|row| row.to_string()).unwrap_or_default(),
        ];
        fixed.into_iter().chain(row.values.iter().map(|own| harmless(&said(own)))).collect()
    });
    table(&header, rows)
}

fn tree(trace: &Trace) -> Vec<u8> {
    let rows = trace.tree().into_iter().map(|(depth, own)| {
        let value = own.value.map(|value| crate::number::decimal(value, own.decimals));
        let [_, row, column] = &own.titles;
        vec![
            depth.to_string(),
            own.cell.clone(),
            harmless(row),
            harmless(column),
            value.unwrap_or_default(),
            own.state.word().to_owned(),
        ]
    });
    table(&TREE, rows)
}
