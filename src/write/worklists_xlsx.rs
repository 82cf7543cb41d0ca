//! The workbook of worklists: a sheet that counts them, and a sheet each.

use rust_xlsxwriter::{Format, FormatAlign, FormatBorder, Url, Workbook, Worksheet, XlsxError};

use super::worklist_csv::said;
use super::xlsx::{print, properties};
use super::xlsx_style::{Formats, SIZE, height, lines_of, span};
use crate::model::date;
use crate::report::{List, ListCell, Report};

const INDEX: &str = "Spis";
const CONTENTS: [(&str, f64); 3] =
    [("Lista", 60.0), ("Rekordów", 12.0), ("W tym po terminie", 14.0)];
/// The row of the titles of columns.
const TITLES: u32 = 3;
/// The least and the most width of a column.
const WIDTHS: (f64, f64) = (11.0, 42.0);
/// A list of few columns has its title and notes over the empty ones beside it: this wide they are read well.
const READABLE: f64 = 84.0;
/// The width of a column that nobody sets.
const EMPTY_WIDTH: f64 = 8.43;
/// Rows of a sheet below the titles, but for the one that says how many more there are.
const MOST: usize = 1_048_570;

/// The bytes of the workbook; none when the return has no lists.
pub fn worklists_xlsx(
    report: &Report,
    lists: &[List],
    day: &str,
) -> Result<Option<Vec<u8>>, String> {
    if lists.is_empty() {
        return Ok(None);
    }
    build(report, lists, day).map(Some).map_err(|error| error.to_string())
}

fn build(report: &Report, lists: &[List], day: &str) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    workbook.set_properties(&properties(report, "Listy robocze: ")?);
    let formats = Formats::new();
    let number = numbers(&formats);
    let contents = workbook.add_worksheet().set_name(INDEX)?;
    index(contents, report, lists, day, (&formats, &number))?;
    for own in lists {
        let sheet = workbook.add_worksheet().set_name(sheet_name(&own.id))?;
        list(sheet, report, own, day, (&formats, &number))?;
    }
    workbook.save_to_buffer()
}

/// A spreadsheet refuses longer names.
fn sheet_name(id: &str) -> String {
    id.chars().take(31).collect()
}

pub type Looks<'l> = (&'l Formats, &'l Format);

fn head(
    sheet: &mut Worksheet,
    report: &Report,
    (title, note): (&str, &str),
    columns: &[(&str, f64)],
    formats: &Formats,
) -> Result<(), XlsxError> {
    let mut last = (columns.len() as u16).max(1) - 1;
    let mut whole: f64 = columns.iter().map(|(_, width)| width).sum();
    while whole < READABLE {
        last += 1;
        whole += EMPTY_WIDTH;
    }
    let of = &report.head;
    let form =
        format!("{} {}, {}, wersja {}", of.symbol, of.period_text, of.unit_name, report.version);
    span(sheet, 0, (0, last), &form, &formats.small)?;
    span(sheet, 1, (0, last), title, &formats.title)?;
    height(sheet, 1, lines_of(title, whole, 11.0, true), 11.0)?;
    span(sheet, 2, (0, last), note, &formats.small)?;
    height(sheet, 2, lines_of(note, whole, 8.0, false), SIZE)?;
    let mut lines = 1;
    for (column, (title, width)) in (0..).zip(columns) {
        sheet.set_column_width(column, *width)?;
        sheet.write_string_with_format(TITLES, column, *title, &formats.heading)?;
        lines = lines.max(lines_of(title, *width, SIZE, true));
    }
    height(sheet, TITLES, lines, SIZE)?;
    sheet.set_freeze_panes(TITLES + 1, 1)?;
    sheet.set_repeat_rows(TITLES, TITLES)?;
    print(sheet, of, "", title, true);
    Ok(())
}

fn index(
    sheet: &mut Worksheet,
    report: &Report,
    lists: &[List],
    day: &str,
    (formats, number): Looks<'_>,
) -> Result<(), XlsxError> {
    let note = format!("Stan na {day}. Te same listy są w katalogu listy jako csv.");
    head(sheet, report, ("Listy robocze", &note), &CONTENTS, formats)?;
    for (row, own) in (TITLES + 1..).zip(lists) {
        let url = Url::new(format!("internal:'{}'!A1", sheet_name(&own.id))).set_text(&own.title);
        let link = formats.link.clone().set_border(FormatBorder::Thin);
        sheet.write_url_with_format(row, 0, url, &link)?;
        sheet.write_number_with_format(row, 1, own.rows.len() as f64, number)?;
        match own.late {
            Some(late) => sheet.write_number_with_format(row, 2, late as f64, number)?,
            None => sheet.write_blank(row, 2, number)?,
        };
    }
    Ok(())
}

fn list(
    sheet: &mut Worksheet,
    report: &Report,
    own: &List,
    day: &str,
    looks: Looks<'_>,
) -> Result<(), XlsxError> {
    let parts = [own.about.as_str(), own.source.as_str()].map(|own| own.trim_end_matches('.'));
    let said = parts.into_iter().filter(|own| !own.is_empty()).map(|own| format!("{own}. "));
    let note = format!("{}Stan na {day}.", said.collect::<String>());
    filled(sheet, report, own, (&note, "Nikt nie czeka."), looks)
}

/// A list that stands in the workbook of a return.
pub(super) fn plain(
    sheet: &mut Worksheet,
    report: &Report,
    own: &List,
    formats: &Formats,
) -> Result<(), XlsxError> {
    let number = numbers(formats);
    filled(sheet, report, own, (&own.about, "Nie ma takich."), (formats, &number))
}

fn numbers(formats: &Formats) -> Format {
    let number = formats.boxed.clone().unset_text_wrap().set_align(FormatAlign::Right);
    number.set_num_format("#,##0.##")
}

/// The list with a note above it, or what is said when nothing is on it.
fn filled(
    sheet: &mut Worksheet,
    report: &Report,
    own: &List,
    (note, empty): (&str, &str),
    (formats, number): Looks<'_>,
) -> Result<(), XlsxError> {
    let columns: Vec<(&str, f64)> = own
        .columns
        .iter()
        .enumerate()
        .map(|(column, title)| (title.as_str(), width(own, column)))
        .collect();
    head(sheet, report, (&own.title, note), &columns, formats)?;
    for (row, cells) in (TITLES + 1..).zip(own.rows.iter().take(MOST)) {
        let mut lines = 1;
        for (column, cell) in (0..).zip(cells) {
            self::cell(sheet, (row, column), cell, (formats, number))?;
            if let ListCell::Text(text) = cell {
                let width = columns[usize::from(column)].1 - 1.6;
                lines = lines.max(lines_of(text, width, SIZE, false));
            }
        }
        height(sheet, row, lines, SIZE)?;
    }
    let last = TITLES + own.rows.len().min(MOST) as u32;
    if own.rows.len() > MOST {
        let more = format!("… i jeszcze {} w pliku csv", own.rows.len() - MOST);
        sheet.write_string(last + 1, 0, more)?;
    }
    if own.rows.is_empty() {
        sheet.write_string_with_format(TITLES + 1, 0, empty, &formats.wrapped)?;
    } else {
        sheet.autofilter(TITLES, 0, last, columns.len() as u16 - 1)?;
    }
    Ok(())
}

/// As wide as what stands in the column, within bounds; longer texts are wrapped.
fn width(own: &List, column: usize) -> f64 {
    let letters = |row: &Vec<ListCell>| match &row[column] {
        ListCell::Text(text) => text.chars().count(),
        _ => 0,
    };
    let longest = own.rows.iter().map(letters).max().unwrap_or_default();
    (longest as f64 + 2.0).clamp(WIDTHS.0, WIDTHS.1)
}

pub fn cell(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    cell: &ListCell,
    (formats, number): Looks<'_>,
) -> Result<(), XlsxError> {
    match cell {
        ListCell::Empty => sheet.write_blank(row, column, &formats.boxed)?,
        ListCell::Number(value, scale) => {
            let value = *value as f64 / 10f64.powi(*scale as i32);
            sheet.write_number_with_format(row, column, value, number)?
        }
        ListCell::Day(day) => match date::from_days(*day) {
            Some(day) => {
                let format = formats.boxed.clone().set_num_format("dd.mm.yyyy");
                sheet.write_datetime_with_format(row, column, day, &format)?
            }
            None => sheet.write_blank(row, column, &formats.boxed)?,
        },
        text => sheet.write_string_with_format(row, column, said(text), &formats.boxed)?,
    };
    Ok(())
}
