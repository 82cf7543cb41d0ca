//! xls, xlsb and ods: their library reads a workbook as a whole, and some files make it take all the
//! memory there is or never end. Only `apart` calls this, in a process of its own.

use std::io::Cursor;

use calamine::{Data, Ods, Range, Reader, SheetType, SheetVisible, Xls, Xlsb};

use super::xlsx::{day, iso_day};
use super::{Kind, Opened, Trouble};
use crate::ingest::cell::{Batch, Cell};

const MOST_COLUMNS: usize = 4096;

/// Sends the rows of a sheet in batches.
pub fn read(
    bytes: &[u8],
    kind: Kind,
    sheet: Option<&str>,
    send: impl FnMut(Batch),
) -> Result<Opened, Trouble> {
    let cursor = Cursor::new(bytes);
    match kind {
        Kind::Xlsx => super::xlsx::read(cursor, sheet, send),
        Kind::Xlsb => of(Xlsb::new(cursor), sheet, send),
        Kind::Ods => of(Ods::new(cursor), sheet, send),
        _ => of(Xls::new(cursor), sheet, send),
    }
}

/// Any workbook whose sheets are read as a range.
fn of<'b, R: Reader<Cursor<&'b [u8]>>>(
    opened: Result<R, R::Error>,
    sheet: Option<&str>,
    mut send: impl FnMut(Batch),
) -> Result<Opened, Trouble>
where
    R::Error: std::fmt::Display,
{
    let unreadable = |error: R::Error| match error.to_string() {
        said if said.contains("password") => Trouble::Password,
        said => Trouble::Unreadable(said),
    };
    let mut workbook = opened.map_err(unreadable)?;
    let (name, hidden) = chosen(workbook.sheets_metadata(), sheet)?;
    let range: Range<Data> = workbook.worksheet_range(&name).map_err(unreadable)?;
    let (first_row, first_column) = range.start().unwrap_or_default();
    if first_column as usize + range.width() > MOST_COLUMNS {
        return Err(Trouble::TooMuch(format!("{MOST_COLUMNS} kolumn")));
    }
    let mut batch = Batch::default();
    for (index, row) in range.rows().enumerate() {
        for (column, value) in row.iter().enumerate() {
            put(value, first_column as usize + column, &mut batch);
        }
        batch.end_row(first_row + index as u32 + 1);
        if batch.is_full() {
            send(std::mem::take(&mut batch));
        }
    }
    send(batch);
    Ok(Opened { sheet: Some(name), hidden, ..Opened::default() })
}

/// The sheet that is asked for, or the first one that people see; and the names of those they do not.
pub fn chosen(
    sheets: &[calamine::Sheet],
    wanted: Option<&str>,
) -> Result<(String, Vec<String>), Trouble> {
    let is_cells = |own: &calamine::Sheet| own.typ == SheetType::WorkSheet;
    let hidden = |own: &calamine::Sheet| own.visible != SheetVisible::Visible;
    let names = || sheets.iter().filter(|own| is_cells(own)).map(|own| own.name.clone());
    let found = match wanted {
        Some(wanted) => sheets.iter().find(|own| own.name == wanted),
        None => sheets.iter().find(|own| is_cells(own) && !hidden(own)),
    };
    let Some(found) = found else {
        return Err(Trouble::NoSheet(names().collect()));
    };
    if !is_cells(found) {
        return Err(Trouble::NotCells(found.name.clone()));
    }
    let others = sheets.iter().filter(|own| is_cells(own) && hidden(own) && own.name != found.name);
    Ok((found.name.clone(), others.map(|own| own.name.clone()).collect()))
}

fn put(value: &Data, column: usize, batch: &mut Batch) {
    let text;
    let cell = match value {
        // A sheet of ods keeps an error as the text that it shows.
        Data::String(own) if own.starts_with('#') && is_error(own) => Cell::Error(own),
        Data::String(own) => Cell::Text(own),
        Data::Int(number) => Cell::Number(*number as f64),
        Data::Float(number) => Cell::Number(*number),
        Data::Bool(true) => Cell::Text("true"),
        Data::Bool(false) => Cell::Text("false"),
        Data::DateTime(moment) => day(moment),
        Data::DateTimeIso(own) => iso_day(own),
        Data::DurationIso(own) => Cell::Text(own),
        Data::Error(error) => {
            text = error.to_string();
            Cell::Error(&text)
        }
        _ => Cell::Empty,
    };
    batch.put(column, cell);
}

fn is_error(text: &str) -> bool {
    matches!(
        text,
        "#DIV/0!" | "#N/A" | "#NAME?" | "#NULL!" | "#NUM!" | "#REF!" | "#VALUE!" | "#ADR!"
    )
}
