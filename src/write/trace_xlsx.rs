//! A trace as a workbook: the cell with what it means and reads, and a sheet of records for each counted cell.
//! Polish: rodowód pola w skoroszycie.

use std::collections::BTreeSet;

use rust_xlsxwriter::{Format, FormatAlign, Url, Workbook, Worksheet, XlsxError};

use super::worklist_csv::said;
use super::worklists_xlsx::cell as list_cell;
use super::xlsx::properties_named;
use super::xlsx_style::{Formats, SIZE, height, lines_of, span};
use crate::report::ListCell;
use crate::trace::{Gives, MadeOf, Records, Sql, Trace};

const FIRST: &str = "Pole";
const QUERY: &str = "SQL";
/// Records of a sheet, but for the line that says how many more there are.
const MOST: usize = 1_048_000;
/// The row of the titles of a sheet of records.
const TITLES: u32 = 3;
const FIXED: [(&str, f64); 5] =
    [("Nr", 7.0), ("Wkład", 12.0), ("Plik", 30.0), ("Arkusz", 16.0), ("Wiersz", 9.0)];
/// The width of a column of values.
const VALUE: f64 = 18.0;

/// The bytes of the workbook; `meaning` is what the template says of the cell, line by line.
pub fn trace_xlsx(trace: &Trace, meaning: &[String]) -> Result<Vec<u8>, String> {
    build(trace, meaning).map_err(|error| error.to_string())
}

fn build(trace: &Trace, meaning: &[String]) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let title = format!("Rodowód pola: {} {}", trace.form, trace.cell);
    workbook.set_properties(&properties_named(&title, &trace.period, "")?);
    let formats = Formats::new();
    let number = formats.boxed.clone().unset_text_wrap().set_align(FormatAlign::Right);
    let number = number.set_num_format("#,##0.##");
    let tree = trace.tree();
    let first = workbook.add_worksheet().set_name(FIRST)?;
    cell(first, trace, meaning, (&formats, &number))?;
    let mut done = BTreeSet::new();
    for (_, own) in tree {
        if let MadeOf::Records(records) = &own.made_of
            && done.insert(own.cell.clone())
        {
            let sheet = workbook.add_worksheet().set_name(sheet_name(&own.cell))?;
            records_of(sheet, own, records, (&formats, &number))?;
        }
    }
    if let Some(Sql::Query { text, .. }) = &trace.sql {
        query(workbook.add_worksheet().set_name(QUERY)?, trace, text, &formats)?;
    }
    workbook.save_to_buffer()
}

/// The statement, a line a row: a cell takes no more than 32,767 letters.
pub(super) fn query(
    sheet: &mut Worksheet,
    trace: &Trace,
    text: &str,
    formats: &Formats,
) -> Result<(), XlsxError> {
    sheet.set_column_width(0, 120.0)?;
    sheet.write_string_with_format(0, 0, format!("Pole {} w SQL", trace.cell), &formats.title)?;
    for (row, line) in (2..).zip(text.lines()) {
        sheet.write_string_with_format(row, 0, line, &formats.unwrapped)?;
    }
    Ok(())
}

/// A spreadsheet refuses slashes and longer names.
pub(super) fn sheet_name(cell: &str) -> String {
    cell.replace(['/', '\\', '?', '*', '[', ']', ':'], "-").chars().take(31).collect()
}

fn cell(
    sheet: &mut Worksheet,
    trace: &Trace,
    meaning: &[String],
    (formats, number): (&Formats, &Format),
) -> Result<(), XlsxError> {
    for (column, width) in [(0, 16.0), (1, 60.0), (2, 40.0), (3, 16.0), (4, 12.0)] {
        sheet.set_column_width(column, width)?;
    }
    let title = format!("Skąd ta liczba: {} {}, pole {}", trace.form, trace.period, trace.cell);
    span(sheet, 0, (0, 4), &title, &formats.title)?;
    let mut row = 2;
    for (column, text) in (0..).zip(["Pole", "Wiersz", "Rubryka", "Wartość", "Stan"]) {
        sheet.write_string_with_format(row, column, text, &formats.heading)?;
    }
    for (depth, own) in trace.tree() {
        row += 1;
        let name = format!("{}{}", "   ".repeat(depth), own.cell);
        match &own.made_of {
            MadeOf::Records(_) => {
                let url = Url::new(format!("internal:'{}'!A1", sheet_name(&own.cell)));
                sheet.write_url_with_format(row, 0, url.set_text(name), &formats.link)?
            }
            _ => sheet.write_string_with_format(row, 0, name, &formats.unwrapped)?,
        };
        let [_, label, column] = &own.titles;
        sheet.write_string_with_format(row, 1, label, &formats.boxed)?;
        sheet.write_string_with_format(row, 2, column, &formats.boxed)?;
        match own.value {
            Some(value) => {
                let value = value as f64 / 10f64.powi(own.decimals as i32);
                sheet.write_number_with_format(row, 3, value, number)?
            }
            None => sheet.write_string_with_format(row, 3, "–", &formats.boxed)?,
        };
        sheet.write_string_with_format(row, 4, own.state.word(), &formats.boxed)?;
        let lines = lines_of(label, 58.0, SIZE, false).max(lines_of(column, 38.0, SIZE, false));
        height(sheet, row, lines, SIZE)?;
    }
    row += 2;
    for line in meaning {
        sheet.write_string_with_format(row, 0, line, &formats.unwrapped)?;
        row += 1;
    }
    Ok(())
}

/// A sheet of the records behind a counted cell.
pub(super) fn records_of(
    sheet: &mut Worksheet,
    trace: &Trace,
    own: &Records,
    (formats, number): (&Formats, &Format),
) -> Result<(), XlsxError> {
    let [_, row, column] = &trace.titles;
    let last = (FIXED.len() + own.headers.len()) as u16 - 1;
    let title = format!("Pole {}: {row} – {column}", trace.cell);
    span(sheet, 0, (0, last), &title, &formats.title)?;
    let total = own.total.map_or_else(|| "–".to_owned(), |own| own.shown());
    let note = format!("Rekordów: {}. Razem: {total}. Pole: {}.", own.count, trace.printed());
    span(sheet, 1, (0, last), &note, &formats.small)?;
    let values = own.headers.iter().map(|own| (own.title.as_str(), VALUE));
    for (column, (title, width)) in (0..).zip(FIXED.into_iter().chain(values)) {
        sheet.set_column_width(column, width)?;
        sheet.write_string_with_format(TITLES, column, title, &formats.heading)?;
    }
    sheet.set_freeze_panes(TITLES + 1, 1)?;
    for (row, (number_of, record)) in (TITLES + 1..).zip((own.first + 1..).zip(&own.rows)) {
        if row as usize > MOST {
            let more = format!("… i jeszcze {}; wszystkie zapisuje csv", own.rows.len() - MOST);
            sheet.write_string(row, 0, more)?;
            break;
        }
        let place = record.places.first();
        let gives = match record.gives {
            Gives::Own => record.amount.shown(),
            Gives::Again(first) => format!("– (z nr {})", first + 1),
            Gives::Nothing | Gives::Unreadable => "–".to_owned(),
        };
        let text =
            |of: Option<&std::sync::Arc<str>>| of.map(ToString::to_string).unwrap_or_default();
        sheet.write_number_with_format(row, 0, number_of as f64, number)?;
        sheet.write_string_with_format(row, 1, gives, &formats.boxed)?;
        let file = text(place.and_then(|own| own.file.as_ref()));
        sheet.write_string_with_format(row, 2, file, &formats.boxed)?;
        let name = text(place.and_then(|own| own.sheet.as_ref()));
        sheet.write_string_with_format(row, 3, name, &formats.boxed)?;
        match place.and_then(|own| own.row) {
            Some(line) => sheet.write_number_with_format(row, 4, f64::from(line), number)?,
            None => sheet.write_blank(row, 4, &formats.boxed)?,
        };
        for (column, value) in (FIXED.len() as u16..).zip(&record.values) {
            match value {
                // What looks like a PESEL is no number to calculate with, and is not told.
                ListCell::Text(_) => {
                    sheet.write_string_with_format(row, column, said(value), &formats.boxed)?;
                }
                value => list_cell(sheet, (row, column), value, (formats, number))?,
            }
        }
    }
    Ok(())
}
