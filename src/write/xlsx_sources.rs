//! The sheet „Podstawy”: where every section, row and rule comes from, and since when it holds.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::xlsx::Book;
use super::xlsx_style::{SIZE, height, lines_of, span};
use crate::report::Report;

const COLUMNS: [(&str, f64); 4] =
    [("Gdzie", 14.0), ("Treść", 60.0), ("Podstawa", 60.0), ("Obowiązuje", 20.0)];
const FIRST: u32 = 2;

pub fn write(sheet: &mut Worksheet, report: &Report, book: &Book<'_>) -> Result<(), XlsxError> {
    let formats = book.formats;
    let last = COLUMNS.len() as u16 - 1;
    span(sheet, 0, (0, last), "Podstawy działów, wierszy i reguł", &formats.bold)?;
    for (column, (title, width)) in COLUMNS.into_iter().enumerate() {
        sheet.set_column_width(column as u16, width)?;
        sheet.write_string_with_format(FIRST - 1, column as u16, title, &formats.heading)?;
    }
    for (index, own) in report.bases.iter().enumerate() {
        let row = FIRST + index as u32;
        let source = match own.official {
            true => own.source.clone(),
            false if own.source.is_empty() => book.unverified().to_owned(),
            false => format!("{}; {}", own.source, book.unverified()),
        };
        let texts = [&own.place, &own.what, &source, &own.validity];
        let mut lines = 1;
        for (column, text) in texts.into_iter().enumerate() {
            sheet.write_string_with_format(row, column as u16, text, &formats.wrapped)?;
            lines = lines.max(lines_of(text, COLUMNS[column].1 - 1.6, SIZE, false));
        }
        height(sheet, row, lines, SIZE)?;
    }
    sheet.set_freeze_panes(FIRST, 0)?;
    sheet.set_repeat_rows(FIRST - 1, FIRST - 1)?;
    book.print(sheet, "Podstawy", true);
    Ok(())
}
