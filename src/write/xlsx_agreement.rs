//! The sheet „Uzgodnienia”: the same quantities in other returns, equal, different, or why they need not be equal.

use rust_xlsxwriter::{Url, Worksheet, XlsxError};

use super::xlsx::Book;
use super::xlsx_rules::target;
use super::xlsx_style::{SIZE, height, lines_of, span};
use crate::number::Exact;
use crate::report::{Agreement, Report};

pub const SHEET: &str = "Uzgodnienia";
pub const COLUMNS: [(&str, f64); 8] = [
    ("Pole", 14.0),
    ("Co to jest", 44.0),
    ("Tutaj", 14.0),
    ("Inne sprawozdanie", 34.0),
    ("Jego pole", 14.0),
    ("Tam", 14.0),
    ("Wynik", 18.0),
    ("Dlaczego", 50.0),
];
const FIRST: u32 = 2;

/// What a line says, column by column.
pub fn texts(own: &Agreement) -> [String; 8] {
    let shown = |value: Option<Exact>| value.map_or_else(|| "brak".to_owned(), Exact::shown);
    [
        own.cell.clone(),
        own.title.clone(),
        shown(own.value),
        own.other.clone(),
        own.other_cell.clone(),
        shown(own.other_value),
        own.verdict.said().to_owned(),
        own.why.clone(),
    ]
}

pub fn write(sheet: &mut Worksheet, report: &Report, book: &Book<'_>) -> Result<(), XlsxError> {
    let formats = book.formats;
    let last = COLUMNS.len() as u16 - 1;
    span(sheet, 0, (0, last), "Te same wielkości w innych sprawozdaniach", &formats.bold)?;
    for (column, (title, width)) in COLUMNS.into_iter().enumerate() {
        sheet.set_column_width(column as u16, width)?;
        sheet.write_string_with_format(FIRST - 1, column as u16, title, &formats.heading)?;
    }
    for (index, own) in report.agreements.iter().enumerate() {
        let row = FIRST + index as u32;
        let mut lines = 1;
        for (column, text) in texts(own).iter().enumerate() {
            match target(report, book, text).filter(|_| column == 0) {
                Some(address) => {
                    let url = Url::new(format!("internal:{address}")).set_text(text);
                    sheet.write_url_with_format(row, 0, url, &formats.link)?;
                }
                None => {
                    sheet.write_string_with_format(row, column as u16, text, &formats.wrapped)?;
                }
            }
            lines = lines.max(lines_of(text, COLUMNS[column].1 - 1.6, SIZE, false));
        }
        height(sheet, row, lines, SIZE)?;
    }
    sheet.set_freeze_panes(FIRST, 0)?;
    sheet.set_repeat_rows(FIRST - 1, FIRST - 1)?;
    book.print(sheet, SHEET, true);
    Ok(())
}
