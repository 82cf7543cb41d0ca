//! Rows that the data of a unit gave: a file that has them says how many there are. Polish: wiersze z danych.

use std::collections::BTreeMap;

use crate::received::Received;
use crate::template::form::{Form, RowSpec};

/// The form with the rows that the file has in place of the lines that stand for them.
pub fn with_given_rows(form: &Form, received: &Received) -> Option<Form> {
    let dynamic = |row: &RowSpec| !row.by.is_empty();
    if !form.sections.iter().any(|section| section.rows.iter().any(dynamic)) {
        return None;
    }
    let mut form = form.clone();
    for section in &mut form.sections {
        let fixed: Vec<String> = section
            .rows
            .iter()
            .filter(|row| !dynamic(row))
            .flat_map(|row| [row.id.clone(), row.key.clone()])
            .collect();
        let mut given: BTreeMap<u32, (String, String)> = BTreeMap::new();
        let mut rows = Vec::new();
        for row in std::mem::take(&mut section.rows) {
            if !dynamic(&row) {
                rows.push(row);
                continue;
            }
            given.clear();
            let prefix = if row.id.is_empty() { String::new() } else { format!("{}.", row.id) };
            for cell in received.cells.iter().filter(|cell| cell.section == section.id) {
                let number = cell.row.strip_prefix(&prefix).and_then(|rest| rest.parse().ok());
                if let Some(number) = number.filter(|_| !fixed.contains(&cell.row)) {
                    given.entry(number).or_insert_with(|| (cell.row.clone(), cell.label.clone()));
                }
            }
            rows.extend(given.values().map(|(id, label)| RowSpec {
                id: id.clone(),
                key: id.clone(),
                label: label.clone(),
                by: Vec::new(),
                ..row.clone()
            }));
        }
        section.rows = rows;
        section.charts.clear();
    }
    Some(form)
}
