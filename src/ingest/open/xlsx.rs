//! The cells of one sheet of an xlsx, as calamine gives them.

use std::io::{Cursor, Read, Seek, SeekFrom};

use calamine::{DataRef, ExcelDateTime, Reader, Xlsx, XlsxError};
use chrono::Datelike;

use super::whole::chosen;
use super::{Asked, MOST_COLUMNS, MOST_ROWS, Opened, Trouble, parts};
use crate::ingest::cell::{Batch, Cell};
use crate::model::date;

/// What calamine does not know and a changed copy of the workbook does not have: so many are no accident.
const MOST_CHANGES: usize = 20;
/// Days of other centuries are a mistake, as in texts.
const YEARS: std::ops::RangeInclusive<i32> = 1850..=2200;

/// Sends the rows of a sheet in batches; those that were `sent` before are passed over.
pub fn read(
    mut bytes: impl Read + Seek,
    asked: &Asked<'_>,
    mut sent: usize,
    mut send: impl FnMut(Batch),
) -> Result<Opened, Trouble> {
    let mut problem = match rows(&mut bytes, asked, &mut sent, &mut send) {
        Err(Problem::Unknown(unknown)) => unknown,
        Err(Problem::Trouble(trouble)) => return Err(trouble),
        Ok(opened) => return Ok(opened),
    };
    // Calamine gives up a workbook for a word that it does not know, and does not say where the cell is:
    // the workbook is read once more, with a word that it knows.
    let mut changed = Vec::new();
    let all = bytes.seek(SeekFrom::Start(0)).and_then(|_| bytes.read_to_end(&mut changed));
    all.map_err(|error| Trouble::Unreadable(error.to_string()))?;
    for _ in 0..MOST_CHANGES {
        let Unknown { folder, old, new, said } = problem;
        changed = parts::replaced(&changed, folder, &old, new).ok_or(Trouble::Unreadable(said))?;
        problem = match rows(Cursor::new(&changed), asked, &mut sent, &mut send) {
            Err(Problem::Unknown(unknown)) => unknown,
            Err(Problem::Trouble(trouble)) => return Err(trouble),
            Ok(opened) => return Ok(opened),
        };
    }
    Err(Trouble::Unreadable(problem.said))
}

enum Problem {
    Trouble(Trouble),
    Unknown(Unknown),
}

/// What calamine does not know, and what it would know.
struct Unknown {
    folder: &'static str,
    old: String,
    new: &'static str,
    said: String,
}

fn problem(error: XlsxError) -> Problem {
    let said = error.to_string();
    let unknown = |folder, old: String, new| {
        Problem::Unknown(Unknown { folder, old, new, said: said.clone() })
    };
    match error {
        XlsxError::Password => Problem::Trouble(Trouble::Password),
        // `#SPILL!` and its kin, which newer programs write.
        XlsxError::CellError(word) => unknown("xl/worksheets/", format!(">{word}</"), ">#VALUE!</"),
        XlsxError::Unrecognized { typ: "sheet:type", val } if val.contains("macrosheets") => {
            // Sheets of macros hold no data, but data may stand beside them.
            unknown("xl/_rels/workbook", "acrosheet\"".to_owned(), "acro/dialogsheet\"")
        }
        _ => Problem::Trouble(Trouble::Unreadable(said)),
    }
}

/// Reads a sheet; rows that were sent before are passed over.
fn rows(
    bytes: impl Read + Seek,
    asked: &Asked<'_>,
    sent: &mut usize,
    send: &mut impl FnMut(Batch),
) -> Result<Opened, Problem> {
    let refuse = |trouble: Trouble| Err(Problem::Trouble(trouble));
    let mut workbook: Xlsx<_> = Xlsx::new(bytes).map_err(problem)?;
    asked.counts_from_1904(workbook.has_1904_epoch());
    let (name, hidden) =
        chosen(workbook.sheets_metadata(), asked.sheet).map_err(Problem::Trouble)?;
    let mut cells = workbook.worksheet_cells_reader(&name).map_err(problem)?;
    let mut batch = Batch::default();
    let (mut current, mut passed, mut waiting) = (None, *sent, 0);
    let mut columns: Vec<u32> = Vec::new();
    while let Some(cell) = cells.next_cell_with_formula_metadata().map_err(problem)? {
        let (row, column) = cell.pos;
        if column as usize >= MOST_COLUMNS {
            return refuse(Trouble::TooMuch(format!("{MOST_COLUMNS} kolumn")));
        }
        if row >= MOST_ROWS {
            return refuse(Trouble::TooMuch(format!("{MOST_ROWS} wierszy")));
        }
        if let Some(current) = current.filter(|current| *current != row) {
            columns.clear();
            match passed {
                0 => {
                    batch.end_row(current + 1);
                    waiting += 1;
                }
                _ => passed -= 1,
            }
            if batch.is_full() {
                *sent += waiting;
                waiting = 0;
                send(std::mem::take(&mut batch));
            }
        }
        current = Some(row);
        if passed > 0 {
            continue;
        }
        // Nobody knows which of the two is meant.
        if columns.last().is_some_and(|last| *last >= column) && columns.contains(&column) {
            return refuse(Trouble::Unreadable(format!("R{}C{}: 2×", row + 1, column + 1)));
        }
        columns.push(column);
        let uncalculated = cell.formula.is_some() && matches!(cell.value, DataRef::Empty);
        if uncalculated {
            batch.put(column as usize, Cell::Uncalculated);
        } else {
            put(&cell.value, column as usize, &mut batch);
        }
    }
    if let Some(current) = current.filter(|_| passed == 0) {
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
        Some(found) if moment.as_f64() >= 1.0 && YEARS.contains(&found.year()) => {
            Cell::Day(date::to_days(found.date()))
        }
        _ => Cell::Number(moment.as_f64()),
    }
}

/// A moment written as `2025-12-31T00:00:00`.
pub fn iso_day(text: &str) -> Cell<'_> {
    Cell::Text(text.split('T').next().unwrap_or_default())
}
