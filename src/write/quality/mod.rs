//! The workbook of quality: what is wrong with the data, by rule, by file, by caseworker, and line by
//! line. It prints the lines and groups of `quality`, in their order, and counts nothing.

mod list;
mod shares;
mod summary;
mod waivers;

use rust_xlsxwriter::{Format, FormatAlign, FormatBorder, Url, Workbook, Worksheet, XlsxError};

use super::line::Words;
use super::xlsx::{print, properties};
use super::xlsx_style::{Formats, SIZE, height, lines_of, span};
use crate::diagnostic::{Catalogue, Severity};
use crate::quality::Told;
use crate::report::Report;

pub use waivers::WaiverLine;

pub const SUMMARY_SHEET: &str = "Podsumowanie";
pub const FILES_SHEET: &str = "Pliki";
pub const CASEWORKERS_SHEET: &str = "Pracownicy";
const WAIVERS_SHEET: &str = "Wyjaśnienia";
const LIST_SHEET: &str = "Ustalenia";

/// The row of the titles of the columns; the first row of what is counted.
const TITLES: u32 = 3;
pub const FIRST: u32 = TITLES + 1;
/// A spreadsheet refuses longer texts.
const LONGEST: usize = 32_000;

/// What every sheet is made with.
struct Book<'b> {
    report: &'b Report,
    told: Told<'b>,
    words: &'b Words<'b>,
    formats: &'b Formats,
    link: Format,
    number: Format,
    percent: Format,
}

/// The bytes of the workbook; `titles` are the tables in words.
pub fn quality_xlsx(
    report: &Report,
    told: Told<'_>,
    waivers: &[WaiverLine],
    catalogue: &Catalogue,
) -> Result<Vec<u8>, String> {
    build(report, told, waivers, catalogue).map_err(|error| error.to_string())
}

fn build(
    report: &Report,
    told: Told<'_>,
    waivers: &[WaiverLine],
    catalogue: &Catalogue,
) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    // As Excel packs its own: a list of a hundred thousand lines is ready in two thirds of the time.
    workbook.set_zip_compression_level(3);
    workbook.set_properties(&properties(report, "Jakość danych: ")?);
    let formats = Formats::new();
    let right = formats.boxed.clone().unset_text_wrap().set_align(FormatAlign::Right);
    let number = |pattern: &str| right.clone().set_num_format(pattern);
    let book = Book {
        report,
        told,
        words: &Words::new(told, catalogue),
        link: formats.link.clone().set_border(FormatBorder::Thin),
        number: number("#,##0"),
        percent: number("0.0%"),
        formats: &formats,
    };
    summary::write(workbook.add_worksheet().set_name(SUMMARY_SHEET)?, &book)?;
    shares::files(workbook.add_worksheet().set_name(FILES_SHEET)?, &book)?;
    if !told.quality.caseworkers.is_empty() {
        shares::caseworkers(workbook.add_worksheet().set_name(CASEWORKERS_SHEET)?, &book)?;
    }
    if !waivers.is_empty() {
        waivers::write(workbook.add_worksheet().set_name(WAIVERS_SHEET)?, waivers, &book)?;
    }
    list::write(workbook.add_worksheet().set_name(LIST_SHEET)?, &book)?;
    let bytes = workbook.save_to_buffer();
    // A hundred thousand lines are taken apart in a tenth of a second, and nobody needs to wait for it. Where no
    // thread can be had it happens here.
    let _ = std::thread::Builder::new().spawn(move || drop(workbook));
    bytes
}

/// A severity as the workbook says it.
fn severity_said(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "błąd",
        Severity::Warning => "ostrzeżenie",
        Severity::Note => "uwaga",
    }
}

/// As much of a text as a field takes.
fn fitting(text: &str) -> &str {
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => &text[..end],
        None => text,
    }
}

impl Book<'_> {
    /// The lines above a table and the titles of its columns, which stay on the screen.
    fn head(
        &self,
        sheet: &mut Worksheet,
        title: &str,
        note: &str,
        columns: &[(&str, f64)],
    ) -> Result<(), XlsxError> {
        let last = columns.len() as u16 - 1;
        let whole: f64 = columns.iter().map(|(_, width)| width).sum();
        let head = &self.report.head;
        let form = format!(
            "{} {}, {}, wersja {}",
            head.symbol, head.period_text, head.unit_name, self.report.version
        );
        span(sheet, 0, (0, last), &form, &self.formats.small)?;
        span(sheet, 1, (0, last), title, &self.formats.title)?;
        span(sheet, 2, (0, last), note, &self.formats.small)?;
        height(sheet, 2, lines_of(note, whole, 8.0, false), SIZE)?;
        let mut lines = 1;
        for (column, (title, width)) in columns.iter().enumerate() {
            sheet.set_column_width(column as u16, *width)?;
            sheet.write_string_with_format(TITLES, column as u16, *title, &self.formats.heading)?;
            lines = lines.max(lines_of(title, *width, SIZE, true));
        }
        height(sheet, TITLES, lines, SIZE)?;
        sheet.set_freeze_panes(FIRST, 1)?;
        sheet.set_repeat_rows(TITLES, TITLES)?;
        print(sheet, head, "", title, true);
        Ok(())
    }

    /// Texts of a row, and the height that the longest needs.
    fn texts(
        &self,
        sheet: &mut Worksheet,
        row: u32,
        texts: &[(u16, &str)],
        columns: &[(&str, f64)],
    ) -> Result<(), XlsxError> {
        let mut lines = 1;
        for (column, text) in texts {
            let text = fitting(text);
            sheet.write_string_with_format(row, *column, text, &self.formats.boxed)?;
            let width = columns[usize::from(*column)].1 - 1.6;
            lines = lines.max(lines_of(text, width, SIZE, false));
        }
        height(sheet, row, lines, SIZE)
    }

    fn count(
        &self,
        sheet: &mut Worksheet,
        row: u32,
        column: u16,
        count: usize,
    ) -> Result<(), XlsxError> {
        sheet.write_number_with_format(row, column, count as f64, &self.number)?;
        Ok(())
    }

    /// A part of a whole; nothing when there is no whole.
    fn part(
        &self,
        sheet: &mut Worksheet,
        row: u32,
        column: u16,
        (part, whole): (usize, usize),
    ) -> Result<(), XlsxError> {
        match whole {
            0 => sheet.write_blank(row, column, &self.percent)?,
            whole => {
                let share = part as f64 / whole as f64;
                sheet.write_number_with_format(row, column, share, &self.percent)?
            }
        };
        Ok(())
    }

    /// A text that leads to a line of the list, when the list has room for it.
    fn link(
        &self,
        sheet: &mut Worksheet,
        row: u32,
        text: &str,
        line: Option<usize>,
    ) -> Result<(), XlsxError> {
        match line.and_then(|line| list::row_of(self.told.quality, line)) {
            Some(to) => {
                let address = format!("internal:'{LIST_SHEET}'!A{}", to + 1);
                let url = Url::new(address).set_text(text);
                sheet.write_url_with_format(row, 0, url, &self.link)?;
            }
            None => {
                sheet.write_string_with_format(row, 0, text, &self.formats.boxed)?;
            }
        }
        Ok(())
    }
}
