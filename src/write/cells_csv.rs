//! The cell csv: one line a cell.

use super::{harmless, table};
use crate::number::decimal;
use crate::report::{Cell, Column, Report, Row, Section, State};

pub(super) const HEADER: [&str; 14] = [
    "form",
    "edition",
    "unit",
    "role",
    "period",
    "version",
    "section",
    "row",
    "column",
    "row_label",
    "column_label",
    "value",
    "measure_unit",
    "status",
];

/// Every cell of the return in form order; blocked cells are `X`, missing ones empty.
pub fn cells_csv(report: &Report, teryt: &str) -> Vec<u8> {
    let mut rows = Vec::new();
    for section in &report.sections {
        for row in section.rows.iter().filter(|row| !row.heading) {
            for (cell, column) in row.cells.iter().zip(&section.columns) {
                rows.push(line(report, teryt, section, row, column, cell));
            }
        }
    }
    table(&HEADER, rows)
}

/// One cell.
pub(super) fn line(
    report: &Report,
    teryt: &str,
    section: &Section,
    row: &Row,
    column: &Column,
    cell: &Cell,
) -> Vec<String> {
    let value = match (cell.state, cell.printed) {
        (State::Blocked, _) => "X".to_owned(),
        (_, Some(value)) => decimal(value, cell.decimals),
        (_, None) => String::new(),
    };
    vec![
        report.form.clone(),
        report.head.edition.clone(),
        teryt.to_owned(),
        section.role.clone().unwrap_or_default(),
        report.period.clone(),
        report.version.to_string(),
        section.id.clone(),
        row.id.clone(),
        column.id.clone(),
        harmless(&row.label),
        harmless(&column.title),
        value,
        cell.unit.word().to_owned(),
        cell.state.word().to_owned(),
    ]
}
