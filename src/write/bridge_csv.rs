//! A bridge as csv: a line a cell with its steps, or a line a key that moved. Polish: pomost w csv.

use super::worklist_csv::said;
use super::{harmless, table};
use crate::bridge::{Bridge, Cause, CellBridge, Shown};
use crate::number::{Exact, THOUSANDS};

/// What is said of a cell before its steps.
const FIXED: [&str; 8] =
    ["cell", "cell_a", "section_label", "row_label", "column_label", "measure_unit", "a", "b"];
const MOVED: [&str; 15] = [
    "cell", "cause", "nr", "amount", "a", "b", "file_a", "sheet_a", "row_a", "more_a", "values_a",
    "file_b", "sheet_b", "row_b", "more_b",
];

/// A line for each cell that changed, and for those that only one side has: then the other value is empty. What a cause
/// comes to, and how many keys make it, are columns.
pub fn bridge_csv(bridge: &Bridge) -> Vec<u8> {
    let causes = Cause::ALL.map(Cause::word);
    let keys: Vec<String> = Cause::of_keys().map(|own| format!("{}_keys", own.word())).collect();
    let header = FIXED.into_iter().chain(["difference"]).chain(causes).chain(["where"]);
    let header: Vec<&str> = header.chain(keys.iter().map(String::as_str)).collect();
    let both = bridge.cells.iter().map(|own| {
        let mut line = fixed(own);
        line.push(plain(own.difference()));
        let step = |cause: Cause| own.step(cause).map(|own| plain(own.amount));
        line.extend(Cause::ALL.map(|cause| step(cause).unwrap_or_default()));
        line.push("both".to_owned());
        let count = |cause: Cause| own.step(cause).filter(|own| own.keys > 0);
        let count = |cause: Cause| count(cause).map(|own| own.keys.to_string());
        line.extend(Cause::of_keys().map(|cause| count(cause).unwrap_or_default()));
        line
    });
    let only = bridge.only.iter().zip(["a", "b"]).flat_map(|(cells, side)| {
        cells.iter().map(move |own| {
            let value = own.printed.said().replace(THOUSANDS, "");
            let values = if side == "a" { [value, String::new()] } else { [String::new(), value] };
            let [section, row, column] = own.titles.each_ref().map(|own| harmless(own));
            let unit = own.printed.unit.word().to_owned();
            let names = [own.cell.clone(), own.cell.clone(), section, row, column, unit];
            let none = std::iter::repeat_n(String::new(), 1 + Cause::ALL.len());
            let line = names.into_iter().chain(values).chain(none).chain([side.to_owned()]);
            line.chain(Cause::of_keys().map(|_| String::new())).collect()
        })
    });
    table(&header, both.chain(only))
}

fn fixed(own: &CellBridge) -> Vec<String> {
    let [section, row, column] = own.titles.each_ref().map(|own| harmless(own));
    let value = |text: String| text.replace(THOUSANDS, "");
    vec![
        own.cell.clone(),
        own.cell_before.clone().unwrap_or_else(|| own.cell.clone()),
        section,
        row,
        column,
        own.after.unit.word().to_owned(),
        value(own.before.said()),
        value(own.after.said()),
    ]
}

/// A line for each key that moved, with the first of its records on each side.
pub fn moves_csv(bridge: &Bridge) -> Vec<u8> {
    let header: Vec<&str> = MOVED.into_iter().chain(["values_b", "set_aside_in"]).collect();
    let rows = bridge.cells.iter().flat_map(|cell| {
        let moves = cell.moved.iter();
        moves.flat_map(|own| (own.first + 1..).zip(&own.keys)).map(|(number, own)| {
            let mut line = vec![
                cell.cell.clone(),
                own.cause.word().to_owned(),
                number.to_string(),
                plain(own.amount()),
                own.before.map(plain).unwrap_or_default(),
                own.after.map(plain).unwrap_or_default(),
            ];
            for (shown, more) in own.records.iter().zip(own.more) {
                line.extend(record(shown.as_ref(), more));
            }
            line.push(own.set_aside.map_or("", |side| ["a", "b"][side]).to_owned());
            line
        })
    });
    table(&header, rows)
}

/// File, sheet, row, how many more records there are, and values.
fn record(shown: Option<&Shown>, more: usize) -> [String; 5] {
    let Some(own) = shown else {
        return Default::default();
    };
    let place = own.places.first();
    let text = |of: Option<&std::sync::Arc<str>>| {
        harmless(&of.map(ToString::to_string).unwrap_or_default())
    };
    let values = own.values.iter().map(|(name, value)| format!("{name} = {}", said(value)));
    [
        text(place.and_then(|own| own.file.as_ref())),
        text(place.and_then(|own| own.sheet.as_ref())),
        place.and_then(|own| own.row).map(|row| row.to_string()).unwrap_or_default(),
        more.to_string(),
        harmless(&values.collect::<Vec<_>>().join("; ")),
    ]
}

/// A number for a spreadsheet: a comma, no spaces.
fn plain(own: Exact) -> String {
    own.shown().replace(THOUSANDS, "")
}
