//! The calendar as a workbook of one sheet, for the wall.

use rust_xlsxwriter::{Format, Workbook, Worksheet, XlsxError};

use super::super::xlsx::{print_named, properties_named};
use super::super::xlsx_style::{Formats, SIZE, height, lines_of, span};
use super::{CalendarLine, LEAP_DAY, basis_said, onward, polish, weekday};

const COLUMNS: [(&str, f64); 9] = [
    ("Termin", 11.0),
    ("Dzień tygodnia", 13.0),
    ("Ostatni dzień roboczy", 11.0),
    ("Symbol", 15.0),
    ("Okres", 16.0),
    ("Adresat", 24.0),
    ("Dalej", 22.0),
    ("Wykonano", 11.0),
    ("Podstawa", 46.0),
];
const TITLES: u32 = 2;

/// The bytes of the workbook.
pub fn calendar_xlsx(
    lines: &[CalendarLine<'_>],
    year: i32,
    office: &str,
) -> Result<Vec<u8>, String> {
    build(lines, year, office).map_err(|error| error.to_string())
}

fn build(lines: &[CalendarLine<'_>], year: i32, office: &str) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let title = format!("Terminarz {year}");
    workbook.set_properties(&properties_named(&title, "terminy sprawozdań", office)?);
    let formats = Formats::new();
    let sheet = workbook.add_worksheet().set_name(&title)?;
    let last = COLUMNS.len() as u16 - 1;
    span(
        sheet,
        0,
        (0, last),
        &format!("Terminy sprawozdań w {year} roku: {office}"),
        &formats.title,
    )?;
    let note = "Termin, który przesuwa dzień wolny, stoi już przesunięty. Gdzie termin wypada w dzień wolny i nic go nie \
        przesuwa, wyślij najpóźniej w ostatnim dniu roboczym.";
    span(sheet, 1, (0, last), note, &formats.small)?;
    for (column, (title, width)) in (0..).zip(COLUMNS) {
        sheet.set_column_width(column, width)?;
        sheet.write_string_with_format(TITLES, column, title, &formats.heading)?;
    }
    height(sheet, TITLES, 2, SIZE)?;
    for (row, line) in (TITLES + 1..).zip(lines) {
        write_line(sheet, row, line, &formats.boxed)?;
    }
    sheet.autofilter(TITLES, 0, TITLES + lines.len().max(1) as u32, last)?;
    sheet.set_freeze_panes(TITLES + 1, 1)?;
    sheet.set_repeat_rows(TITLES, TITLES)?;
    print_named(sheet, &format!("{title}, {office}"), "", true);
    workbook.save_to_buffer()
}

fn write_line(
    sheet: &mut Worksheet,
    row: u32,
    line: &CalendarLine<'_>,
    format: &Format,
) -> Result<(), XlsxError> {
    let own = line.of;
    let moved = match own.printed == own.day {
        true => String::new(),
        false => format!(" (w terminarzu {})", polish(own.printed)),
    };
    let leap_day = if own.leap_day { format!(" ({LEAP_DAY})") } else { String::new() };
    let texts = [
        polish(own.day),
        weekday(own.day).to_owned(),
        polish(own.working),
        own.symbol.clone(),
        own.period.roman(),
        own.recipient.clone().unwrap_or_default(),
        onward(own),
        line.made.map(|version| format!("wersja {version}")).unwrap_or_default(),
        format!("{}: {}{moved}{leap_day}", basis_said(own.basis), own.source),
    ];
    let mut lines = 1;
    for (column, text) in (0..).zip(&texts) {
        sheet.write_string_with_format(row, column, text, format)?;
        let width = COLUMNS[usize::from(column)].1 - 1.6;
        lines = lines.max(lines_of(text, width, SIZE, false));
    }
    height(sheet, row, lines, SIZE)
}
