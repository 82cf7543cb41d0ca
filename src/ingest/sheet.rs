//! Spreadsheets (xlsx), cell by cell: a whole-sheet read may ask for half a terabyte.

use std::io::{Cursor, Read};

use calamine::{DataRef, Reader, SheetVisible, Xlsx};

/// No sheet that people fill has more, and memory stays bounded.
const MOST_COLUMNS: u32 = 4096;
/// What all parts of a workbook may unpack to.
const MOST_BYTES: u64 = 1 << 30;

/// Gives every row of a sheet, with its number as the spreadsheet shows it, to `take`; returns the
/// sheet's name. Without a name the first visible sheet is read.
pub fn rows(
    bytes: &[u8],
    sheet: Option<&str>,
    mut take: impl FnMut(u32, &mut dyn Iterator<Item = &str>),
) -> Result<String, Trouble> {
    guard(bytes)?;
    let unreadable = |error: calamine::XlsxError| Trouble::Unreadable(error.to_string());
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(unreadable)?;
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
    let (mut current, mut row): (u32, Vec<String>) = (0, Vec::new());
    let mut failures = 0;
    loop {
        let cell = match cells.next_cell() {
            Ok(Some(cell)) => cell,
            Ok(None) => break,
            // One unknown error value does not make the sheet unreadable: the next call goes on.
            Err(error) => {
                failures += 1;
                if failures > 1000 {
                    return Err(unreadable(error));
                }
                continue;
            }
        };
        let (number, column) = cell.get_position();
        if column >= MOST_COLUMNS {
            return Err(Trouble::Unreadable(format!("> {MOST_COLUMNS}")));
        }
        if number != current {
            take(current + 1, &mut row.iter().map(String::as_str));
            row.clear();
            // Rows without any cell are blank; a gap of a million is a damaged file, not blanks.
            for blank in current + 1..number.min(current + 10_000) {
                take(blank + 1, &mut std::iter::empty());
            }
            current = number;
        }
        let column = column as usize;
        if row.len() <= column {
            row.resize(column + 1, String::new());
        }
        row[column] = text_of(cell.get_value());
    }
    take(current + 1, &mut row.iter().map(String::as_str));
    Ok(name)
}

/// Why a sheet gave nothing.
#[derive(Debug)]
pub enum Trouble {
    Unreadable(String),
    /// The sheets there are.
    NoSheet(Vec<String>),
}

/// A cell as text: whole numbers without a point, days as `2025-12-31`.
fn text_of(value: &DataRef<'_>) -> String {
    match value {
        DataRef::String(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) if number.fract() == 0.0 && number.abs() < 1e15 => {
            format!("{number:.0}")
        }
        // Sums of cents kept in binary end in noise: amounts and hours have fewer than six decimals.
        DataRef::Float(number) => {
            let text = format!("{number:.6}");
            text.trim_end_matches('0').trim_end_matches('.').to_owned()
        }
        DataRef::Bool(truth) => truth.to_string(),
        DataRef::DateTime(day) => match day.as_datetime() {
            Some(moment) => moment.date().to_string(),
            None => day.to_string(),
        },
        DataRef::DateTimeIso(text) => text.split('T').next().unwrap_or_default().to_owned(),
        DataRef::DurationIso(text) => text.clone(),
        DataRef::Error(error) => error.to_string(),
        DataRef::Empty => String::new(),
    }
}

/// Unpacks every part to nowhere, and refuses a workbook that would unpack to too much.
fn guard(bytes: &[u8]) -> Result<(), Trouble> {
    let unreadable = |error: String| Trouble::Unreadable(error);
    let mut archive =
        zip::ZipArchive::new(Cursor::new(bytes)).map_err(|error| unreadable(error.to_string()))?;
    let mut total = 0;
    for index in 0..archive.len() {
        let part = archive.by_index(index).map_err(|error| unreadable(error.to_string()))?;
        let mut limited = part.take(MOST_BYTES - total + 1);
        total += std::io::copy(&mut limited, &mut std::io::sink())
            .map_err(|error| unreadable(error.to_string()))?;
        if total > MOST_BYTES {
            return Err(unreadable("> 1 GiB".to_owned()));
        }
    }
    Ok(())
}
