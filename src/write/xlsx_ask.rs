//! The sheet „Skąd liczby”: for every row, how to ask where its cells come from. No note hangs on any cell.
//! Polish: jak zapytać o pole.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::row_title;
use super::xlsx::Book;
use super::xlsx_style::{SIZE, height, lines_of, span};
use crate::report::{Report, Section};

pub const SHEET: &str = "Skąd liczby";
const COLUMNS: [(&str, f64); 4] =
    [("Dział", 10.0), ("Wiersz", 58.0), ("Rubryki", 30.0), ("Polecenie", 62.0)];
const FIRST: u32 = 3;
/// What stands in a command where the number of a column is typed.
const COLUMN: &str = "RUBRYKA";

pub fn write(sheet: &mut Worksheet, report: &Report, book: &Book<'_>) -> Result<(), XlsxError> {
    let formats = book.formats;
    let last = COLUMNS.len() as u16 - 1;
    span(sheet, 0, (0, last), "Skąd wzięła się liczba w polu", &formats.bold)?;
    let note = format!(
        "W katalogu ośrodka wpisz polecenie, a zamiast {COLUMN} numer rubryki: program pokaże rekordy za polem, ich \
         miejsca w eksportach i warunki, które zdecydowały. Dlaczego kogoś nie policzono, mówi: spraw explain {} \
         --record IDENTYFIKATOR --period {}",
        report.form, report.period
    );
    span(sheet, 1, (0, last), &note, &formats.small)?;
    let whole: f64 = COLUMNS.iter().map(|(_, width)| width).sum();
    height(sheet, 1, lines_of(&note, whole, 8.0, false), SIZE)?;
    for (column, (title, width)) in (0..).zip(COLUMNS) {
        sheet.set_column_width(column, width)?;
        sheet.write_string_with_format(FIRST - 1, column, title, &formats.heading)?;
    }
    let rows = report.sections.iter().flat_map(|section| {
        let rows = section.rows.iter().filter(|row| !row.heading);
        rows.map(move |row| (section, row))
    });
    for (at, (section, row)) in (FIRST..).zip(rows) {
        let command = format!(
            "spraw explain {} {}/{}/{COLUMN} --period {}",
            report.form, section.id, row.id, report.period
        );
        let texts = [section.id.clone(), row_title(row), columns(section), command];
        let mut lines = 1;
        for (column, text) in (0u16..).zip(&texts) {
            sheet.write_string_with_format(at, column, text, &formats.wrapped)?;
            let width = COLUMNS[usize::from(column)].1 - 1.6;
            lines = lines.max(lines_of(text, width, SIZE, false));
        }
        height(sheet, at, lines, SIZE)?;
    }
    sheet.set_freeze_panes(FIRST, 0)?;
    sheet.set_repeat_rows(FIRST - 1, FIRST - 1)?;
    book.print(sheet, SHEET, true);
    Ok(())
}

fn columns(section: &Section) -> String {
    let ids: Vec<&str> = section.columns.iter().map(|own| own.id.as_str()).collect();
    ids.join(", ")
}
