//! The sheet „Ustalenia”: the lines of findings.csv, as many as a sheet takes.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::{Book, fitting, severity_said};
use crate::quality::{Line, Of};
use crate::report::Outcome;
use crate::write::xlsx::print;

const COLUMNS: [(&str, f64); 13] = [
    ("Reguła", 7.0),
    ("Waga", 10.0),
    ("Wynik reguły", 12.0),
    ("Co", 42.0),
    ("Wartości", 16.0),
    ("Plik, arkusz", 28.0),
    ("Wiersz", 7.0),
    ("Kolumna", 16.0),
    ("Pole", 9.0),
    ("Rekord", 24.0),
    ("Pracownik", 10.0),
    ("Odcisk", 14.0),
    ("Wyjaśnienie", 18.0),
];

/// Rows of a sheet below the titles.
const MOST: usize = 1_048_575;

/// The row of a line; none when the sheet has no room for it.
pub fn row_of(line: usize) -> Option<u32> {
    // The last row says how many more there are.
    (line < MOST - 1).then_some(line as u32 + 1)
}

pub fn write(sheet: &mut Worksheet, book: &Book<'_>) -> Result<(), XlsxError> {
    for (column, (title, width)) in (0..).zip(COLUMNS) {
        sheet.set_column_width(column, width)?;
        sheet.set_column_format(column, &book.formats.unwrapped)?;
        sheet.write_string_with_format(0, column, title, &book.formats.heading)?;
    }
    let lines = &book.told.quality.lines;
    for (index, line) in lines.iter().enumerate() {
        let Some(row) = row_of(index) else {
            let more = format!("… i jeszcze {} w findings.csv", lines.len() - index);
            sheet.write_string(index as u32 + 1, 3, more)?;
            break;
        };
        write_line(sheet, row, line, book)?;
    }
    let last = lines.len().clamp(1, MOST) as u32;
    sheet.autofilter(0, 0, last, COLUMNS.len() as u16 - 1)?;
    sheet.set_freeze_panes(1, 1)?;
    sheet.set_repeat_rows(0, 0)?;
    print(sheet, &book.report.head, "", "Ustalenia", true);
    Ok(())
}

fn write_line(
    sheet: &mut Worksheet,
    row: u32,
    line: &Line,
    book: &Book<'_>,
) -> Result<(), XlsxError> {
    let words = book.words;
    let (file, number, column) = words.position(line);
    let sheet_name = words.place(line).and_then(|place| place.sheet.as_deref());
    let file = match sheet_name {
        Some(name) => format!("{file}, {name}"),
        None => file,
    };
    let said = words.said(line);
    let values = match line.of {
        Of::Rule(_) => said.why.as_str(),
        Of::Finding(_) => "",
    };
    let outcome = match words.outcome(line.of) {
        Some(Outcome::Failed) => "niespełniona",
        Some(Outcome::CouldNotRun) => "nie można sprawdzić",
        _ => "",
    };
    let fingerprint = line.fingerprint.map(|own| own.to_string()).unwrap_or_default();
    let cell = words.cell(line);
    let texts = [
        (0, words.code(line.of)),
        (1, severity_said(words.severity(line.of))),
        (2, outcome),
        (3, &said.what),
        (4, values),
        (5, &file),
        (7, &column),
        (8, &cell),
        (9, line.record.as_deref().unwrap_or_default()),
        (10, line.caseworker()),
        (11, &fingerprint),
        (12, line.waiver()),
    ];
    for (column, text) in texts.into_iter().filter(|(_, text)| !text.is_empty()) {
        sheet.write_string(row, column, fitting(text))?;
    }
    if let Ok(number) = number.parse::<u32>() {
        sheet.write_number(row, 6, number)?;
    }
    Ok(())
}
