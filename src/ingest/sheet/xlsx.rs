//! The cells of one sheet of an xlsx, as calamine gives them.

use std::io::{Read, Seek};

use calamine::{DataRef, ExcelDateTime, Reader, SheetVisible, Xlsx, XlsxError};

use super::Trouble;
use crate::ingest::cell::{Batch, Cell};
use crate::model::date;

/// No sheet that people fill has more, and memory stays bounded.
const MOST_COLUMNS: u32 = 4096;
/// Cells that cannot be read are passed over; so many are no accident.
const MOST_FAILURES: u32 = 1000;

/// Sends the rows of a sheet in batches; returns its name.
pub fn read(
    bytes: impl Read + Seek,
    sheet: Option<&str>,
    mut send: impl FnMut(Batch),
) -> Result<String, Trouble> {
    let unreadable = |error: XlsxError| Trouble::Unreadable(error.to_string());
    let mut workbook: Xlsx<_> = Xlsx::new(bytes).map_err(unreadable)?;
    let names: Vec<String> = workbook
        .sheets_metadata()
        .iter()
        .filter(|own| own.visible == SheetVisible::Visible || Some(own.name.as_str()) == sheet)
        .map(|own| own.name.clone())
        .collect();
    let name = match sheet {
        Some(wanted) => names.iter().find(|own| *own == wanted),
        None => names.first(),
    };
    let Some(name) = name.cloned() else {
        return Err(Trouble::NoSheet(names));
    };
    let mut cells = workbook.worksheet_cells_reader(&name).map_err(unreadable)?;
    let mut batch = Batch::default();
    let (mut current, mut failures) = (None, 0);
    loop {
        let cell = match cells.next_cell() {
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
        let (row, column) = cell.get_position();
        if column >= MOST_COLUMNS {
            return Err(Trouble::Unreadable(format!("> {MOST_COLUMNS}")));
        }
        if let Some(current) = current.filter(|current| *current != row) {
            batch.end_row(current + 1);
            if batch.is_full() {
                send(std::mem::take(&mut batch));
            }
        }
        current = Some(row);
        put(cell.get_value(), column as usize, &mut batch);
    }
    if let Some(current) = current {
        batch.end_row(current + 1);
    }
    send(batch);
    Ok(name)
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
        DataRef::DateTimeIso(own) => Cell::Text(own.split('T').next().unwrap_or_default()),
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
fn day(moment: &ExcelDateTime) -> Cell<'static> {
    match moment.as_datetime() {
        Some(found) if moment.as_f64() >= 1.0 => Cell::Day(date::to_days(found.date())),
        _ => Cell::Number(moment.as_f64()),
    }
}
