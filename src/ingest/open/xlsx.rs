//! The cells of one sheet of an xlsx, as calamine gives them.

use std::io::{Read, Seek};

use calamine::{DataRef, ExcelDateTime, Reader, Xlsx, XlsxError};

use super::whole::chosen;
use super::{Opened, Trouble};
use crate::ingest::cell::{Batch, Cell};
use crate::model::date;

/// No sheet that people fill has more, and memory stays bounded.
const MOST_COLUMNS: u32 = 4096;
/// The format itself has no more.
const MOST_ROWS: u32 = 1 << 20;
/// Cells that cannot be read are passed over; so many are no accident.
const MOST_FAILURES: u32 = 1000;

/// Sends the rows of a sheet in batches.
pub fn read(
    bytes: impl Read + Seek,
    sheet: Option<&str>,
    mut send: impl FnMut(Batch),
) -> Result<Opened, Trouble> {
    let unreadable = |error: XlsxError| match error {
        XlsxError::Password => Trouble::Password,
        other => Trouble::Unreadable(other.to_string()),
    };
    let mut workbook: Xlsx<_> = Xlsx::new(bytes).map_err(unreadable)?;
    let (name, hidden) = chosen(workbook.sheets_metadata(), sheet)?;
    let mut cells = workbook.worksheet_cells_reader(&name).map_err(unreadable)?;
    let mut batch = Batch::default();
    let (mut current, mut failures) = (None, 0);
    loop {
        let cell = match cells.next_cell_with_formula_metadata() {
            Ok(Some(cell)) => cell,
            Ok(None) => break,
            // One unknown error value does not make the sheet unreadable: the next call goes on.
            Err(error) => {
                failures += 1;
                if failures > MOST_FAILURES {
                    return Err(unreadable(error));
                }
                continue;
            }
        };
        let (row, column) = cell.pos;
        if column >= MOST_COLUMNS {
            return Err(Trouble::TooMuch(format!("{MOST_COLUMNS} kolumn")));
        }
        if row >= MOST_ROWS {
            return Err(Trouble::TooMuch(format!("{MOST_ROWS} wierszy")));
        }
        if let Some(current) = current.filter(|current| *current != row) {
            batch.end_row(current + 1);
            if batch.is_full() {
                send(std::mem::take(&mut batch));
            }
        }
        current = Some(row);
        let uncalculated = cell.formula.is_some() && matches!(cell.value, DataRef::Empty);
        if uncalculated {
            batch.put(column as usize, Cell::Uncalculated);
        } else {
            put(&cell.value, column as usize, &mut batch);
        }
    }
    if let Some(current) = current {
        batch.end_row(current + 1);
    }
    send(batch);
    Ok(Opened { sheet: Some(name), hidden, ..Opened::default() })
}

fn put(value: &DataRef<'_>, column: usize, batch: &mut Batch) {
    let text;
    let cell = match value {
        DataRef::String(own) => Cell::Text(own),
        DataRef::SharedString(own) => Cell::Text(own),
        DataRef::Int(number) => Cell::Number(*number as f64),
        DataRef::Float(number) => Cell::Number(*number),
        DataRef::Bool(true) => Cell::Text("true"),
        DataRef::Bool(false) => Cell::Text("false"),
        DataRef::DateTime(moment) => day(moment),
        DataRef::DateTimeIso(own) => iso_day(own),
        DataRef::DurationIso(own) => Cell::Text(own),
        DataRef::Error(error) => {
            text = error.to_string();
            Cell::Error(&text)
        }
        DataRef::Empty => Cell::Empty,
    };
    batch.put(column, cell);
}

/// The day of a moment; a time without a day stays the number it is.
pub fn day(moment: &ExcelDateTime) -> Cell<'static> {
    match moment.as_datetime() {
        Some(found) if moment.as_f64() >= 1.0 => Cell::Day(date::to_days(found.date())),
        _ => Cell::Number(moment.as_f64()),
    }
}

/// A moment written as `2025-12-31T00:00:00`.
pub fn iso_day(text: &str) -> Cell<'_> {
    Cell::Text(text.split('T').next().unwrap_or_default())
}
