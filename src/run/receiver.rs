//! The receiver's eye: the written workbook is read again by another library and every cell compared.

use std::path::Path;

use calamine::{DataRef, Xlsx, open_workbook};

use super::{Exit, Refused};
use crate::diagnostic::{Diagnostic, Place};
use crate::report::{Cell, Report, State};
use crate::write::{ROWS_ABOVE, sheet_name};

/// The columns of a form's sheet before its values: label and row number.
const COLUMNS_BEFORE: u32 = 2;

/// Compares every cell of every section with the workbook; a difference is W103 (exit 4).
pub fn read_workbook(path: &Path, report: &Report) -> Result<(), Refused> {
    let file = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let refuse = |cell: String| {
        let found = Diagnostic::error("W103").at(Place::file(file.as_str())).with("cell", cell);
        Refused { exit: Exit::Output, diagnostics: vec![found] }
    };
    let mut workbook: Xlsx<_> =
        open_workbook(path).map_err(|error: calamine::XlsxError| refuse(error.to_string()))?;
    for section in &report.sections {
        let name = sheet_name(&section.id);
        let mut reader =
            workbook.worksheet_cells_reader(&name).map_err(|error| refuse(error.to_string()))?;
        let mut seen = std::collections::BTreeMap::new();
        while let Some(cell) = reader.next_cell().map_err(|error| refuse(error.to_string()))? {
            let value = match cell.get_value() {
                DataRef::Float(number) => Read::Number(*number),
                DataRef::Int(number) => Read::Number(*number as f64),
                DataRef::SharedString(text) => Read::Text((*text).to_owned()),
                DataRef::String(text) => Read::Text(text.clone()),
                _ => continue,
            };
            seen.insert(cell.get_position(), value);
        }
        for (row_index, row) in section.rows.iter().enumerate() {
            let at = ROWS_ABOVE + row_index as u32;
            for (index, (cell, column)) in row.cells.iter().zip(&section.columns).enumerate() {
                let found = seen.get(&(at, COLUMNS_BEFORE + index as u32));
                if !same(cell, column.decimals, found) {
                    return Err(refuse(format!("{}/{}/{}", section.id, row.id, column.id)));
                }
            }
        }
    }
    Ok(())
}

enum Read {
    Number(f64),
    Text(String),
}

fn same(cell: &Cell, decimals: u32, found: Option<&Read>) -> bool {
    match (cell.state, cell.printed, found) {
        (State::Blocked, _, Some(Read::Text(text))) => text == "X",
        (State::Blocked, ..) => false,
        (_, Some(value), Some(Read::Number(number))) => {
            let scaled = (number * 10f64.powi(decimals as i32)).round();
            scaled as i128 == value
        }
        (_, None, None) => true,
        _ => false,
    }
}
