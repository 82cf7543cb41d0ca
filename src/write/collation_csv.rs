//! The csv files of a collation: its cells, and what to ask units.

use super::cells_csv::{HEADER, line};
use super::{harmless, table};
use crate::report::Report;

/// Of how many units a cell is, and how it came about.
pub struct CollectedCell {
    pub present: usize,
    pub of: usize,
    pub how: &'static str,
}

const QUERIES: [&str; 6] = ["teryt", "jednostka", "plik", "pole", "rodzaj", "dlaczego"];

/// The cells as a submission has them, and beside each `units`, `units_of` and `collected`.
pub fn collation_csv(report: &Report, teryt: &str, how: &dyn Fn(&str) -> CollectedCell) -> Vec<u8> {
    let header: Vec<&str> = HEADER.into_iter().chain(["units", "units_of", "collected"]).collect();
    let mut rows = Vec::new();
    for section in &report.sections {
        for row in section.rows.iter().filter(|row| !row.heading) {
            for (cell, column) in row.cells.iter().zip(&section.columns) {
                let own = how(&format!("{}/{}/{}", section.id, row.id, column.id));
                let mut fields = line(report, teryt, section, row, column, cell);
                fields.extend([own.present.to_string(), own.of.to_string(), own.how.to_owned()]);
                rows.push(fields);
            }
        }
    }
    table(&header, rows)
}

/// A line a question.
pub fn queries_csv(lines: impl Iterator<Item = Vec<String>>) -> Vec<u8> {
    table(&QUERIES, lines.map(|line| line.iter().map(|own| harmless(own)).collect()))
}
