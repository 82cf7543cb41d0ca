//! xls and xlsb: their library reads a workbook as a whole, and some files make it take all the
//! memory there is or never end. Only `apart` calls this, in a process of its own.

use std::io::Cursor;

use calamine::{Data, Range, Reader, SheetType, SheetVisible, Xls, Xlsb};

use super::xlsx::{day, iso_day};
use super::{Asked, Kind, MOST_COLUMNS, Opened, Trouble};
use crate::ingest::cell::{Batch, Cell};

/// Sends the rows of a sheet in batches.
pub fn read(
    bytes: &[u8],
    kind: Kind,
    asked: &Asked<'_>,
    send: impl FnMut(Batch),
) -> Result<Opened, Trouble> {
    let cursor = Cursor::new(bytes);
    match kind {
        Kind::Xlsx => super::xlsx::read(cursor, asked, 0, send),
        Kind::Xlsb => of(Xlsb::new(cursor), Xlsb::has_1904_epoch, asked, send),
        Kind::Ods => super::ods::read(bytes, asked, send),
        _ => of(Xls::new(cursor), Xls::has_1904_epoch, asked, send),
    }
}

/// Any workbook whose sheets are read as a range.
fn of<'b, R: Reader<Cursor<&'b [u8]>>>(
    opened: Result<R, R::Error>,
    from_1904: impl Fn(&R) -> bool,
    asked: &Asked<'_>,
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
    asked.counts_from_1904(from_1904(&workbook));
    let (name, hidden) = chosen(workbook.sheets_metadata(), asked.sheet)?;
    let range: Range<Data> = workbook.worksheet_range(&name).map_err(unreadable)?;
    // An xlsb is read once more for them, and stops at some: its formulas stay as their values.
    let formulas = workbook.worksheet_formula(&name).unwrap_or_default();
    let (first_row, first_column) = range.start().unwrap_or_default();
    if first_column as usize + range.width() > MOST_COLUMNS {
        return Err(Trouble::TooMuch(format!("{MOST_COLUMNS} kolumn")));
    }
    let mut batch = Batch::default();
    // Of a sheet with a cell in each of its far corners nearly all cells are empty: nothing is done for them.
    let any_formula = !formulas.is_empty();
    for (index, row) in range.rows().enumerate() {
        let number = first_row + index as u32;
        for (column, value) in (first_column..).zip(row) {
            if !matches!(value, Data::Empty) {
                put(value, column as usize, &mut batch);
            } else if any_formula
                && formulas.get_value((number, column)).is_some_and(|own| !own.is_empty())
            {
                batch.put(column as usize, Cell::Uncalculated);
            }
        }
        batch.end_row(number + 1);
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

/// The text of an error, where a sheet keeps it as the text that it shows.
pub fn is_error(text: &str) -> bool {
    matches!(
        text,
        "#DIV/0!" | "#N/A" | "#NAME?" | "#NULL!" | "#NUM!" | "#REF!" | "#VALUE!" | "#ADR!"
    )
}
