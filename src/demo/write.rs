//! Writes the tables as the exports of the office's programs.

use super::Blemishes;
use super::foster::sheet as foster;
use super::homeless::sheet as homeless;
use super::money::sheet as money;
use super::random::Random;
use super::reporting::sheet as reporting;
use super::sheet::{COLUMNS, Cell, Record, Table};
use super::units::sheet as units;
use super::violence::sheet as violence;
use chrono::NaiveDate;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};
use std::io::{Error, Result};
use std::path::{Path, PathBuf};

/// A text file: name, table, delimiter, encoding, and whether dates and numbers are the Polish way.
const TEXTS: [(&str, Table, u8, &str, bool); 10] = [
    ("powody.csv", Table::Reasons, b';', "utf-8", false),
    ("wywiady.csv", Table::Interviews, b',', "utf-8", false),
    ("wyplaty.csv", Table::Payments, b';', "cp1250", true),
    ("praca_socjalna.csv", Table::SocialWork, b';', "utf-8", false),
    ("kontrakty.csv", Table::Contracts, b';', "utf-8", false),
    ("uslugi.csv", Table::Services, b';', "bom", true),
    ("pobyty.csv", Table::Stays, b';', "iso-8859-2", true),
    ("interwencje.csv", Table::Crisis, b'\t', "utf-8", false),
    ("kadry.csv", Table::Staff, b',', "utf-8", false),
    ("jednostki.csv", Table::Facilities, b',', "utf-8", false),
];

/// A workbook: name and its sheets.
const BOOKS: [(&str, &[(&str, Table)]); 3] = [
    ("osoby.xlsx", &[("Osoby", Table::Persons)]),
    ("rodziny.xlsx", &[("Stany", Table::Families), ("Skład", Table::Members)]),
    ("decyzje.xlsx", &[("Decyzje", Table::Decisions)]),
];

/// A value as text; `polish` means a decimal comma and the day first.
pub fn plain(cell: &Cell, polish: bool) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Text(text) => text.clone(),
        Cell::Date(date) => date.format(if polish { "%d.%m.%Y" } else { "%Y-%m-%d" }).to_string(),
        Cell::Money(value) | Cell::Number(value) => {
            let point = if polish { ',' } else { '.' };
            if value % 100 == 0 && matches!(cell, Cell::Number(_)) {
                return (value / 100).to_string();
            }
            format!("{}{point}{:02}", value / 100, value % 100)
        }
        Cell::Flag(value) => if *value { "T" } else { "N" }.to_owned(),
    }
}

/// Writes all exports of one half-year into a folder.
pub fn exports(
    folder: &Path,
    rows: &[Vec<Record>],
    days: (NaiveDate, NaiveDate),
    seed: u64,
    blemishes: &Blemishes,
) -> Result<Vec<PathBuf>> {
    std::fs::create_dir_all(folder)?;
    let known = |table: Table| -> Vec<&Record> {
        let records = rows[table as usize].iter();
        let mut found: Vec<&Record> =
            records.filter(|record| record.from <= days.1 && record.to >= days.0).collect();
        if table == Table::Payments {
            found.sort_by_key(|record| record.from);
        }
        found
    };
    let gaps = !matches!(blemishes, Blemishes::None);
    let mut files = Vec::new();
    let books = [&BOOKS[..], &foster::BOOKS, &violence::BOOKS, &units::BOOKS, &homeless::BOOKS];
    for &(name, sheets) in books.into_iter().flatten() {
        let path = folder.join(name);
        let mut book = Workbook::new();
        // The creation day is fixed: the same seed has to give the same bytes.
        let created = ExcelDateTime::from_ymd(2025, 1, 1).map_err(Error::other)?;
        book.set_properties(&DocProperties::new().set_creation_datetime(&created));
        for (title, table) in sheets {
            let sheet = book.add_worksheet().set_name(*title).map_err(Error::other)?;
            fill(sheet, *table, &known(*table), seed, gaps).map_err(Error::other)?;
        }
        book.save(&path).map_err(Error::other)?;
        files.push(path);
    }
    let texts = [
        &TEXTS[..],
        &foster::TEXTS,
        &violence::TEXTS,
        &units::TEXTS,
        &homeless::TEXTS,
        &money::TEXTS,
        &reporting::TEXTS,
    ];
    for &(name, table, delimiter, encoding, polish) in texts.into_iter().flatten() {
        let mut writer = csv::WriterBuilder::new()
            .delimiter(delimiter)
            .terminator(csv::Terminator::CRLF)
            .from_writer(Vec::new());
        writer.write_record(COLUMNS[table as usize].iter().map(|column| column.header))?;
        for (number, record) in known(table).into_iter().enumerate() {
            if gaps && Random::of(seed ^ 77, table as usize, number).chance(1) {
                writer.write_record(record.cells.iter().map(|_| ""))?;
            }
            let cells = record.cells.iter().enumerate();
            writer.write_record(cells.map(|(column, cell)| {
                if is_unknown_yet(table, column, cell, days.1) {
                    String::new()
                } else {
                    plain(cell, polish)
                }
            }))?;
        }
        let bytes = writer.into_inner().map_err(|error| Error::other(error.to_string()))?;
        let mut text = String::from_utf8(bytes).map_err(Error::other)?;
        if gaps {
            text.push_str("\r\n");
        }
        let bytes = match encoding {
            "cp1250" => encoding_rs::WINDOWS_1250.encode(&text).0.into_owned(),
            "iso-8859-2" => encoding_rs::ISO_8859_2.encode(&text).0.into_owned(),
            "bom" => format!("\u{feff}{text}").into_bytes(),
            _ => text.into_bytes(),
        };
        let path = folder.join(name);
        std::fs::write(&path, bytes)?;
        files.push(path);
    }
    Ok(files)
}

/// The day of leaving a shelter is not known before it has come: who stays over the end of a half-year
/// is still there in the export of that half-year.
fn is_unknown_yet(table: Table, column: usize, cell: &Cell, end: NaiveDate) -> bool {
    const LEFT: usize = 6;
    table == Table::Stays && column == LEFT && matches!(cell, Cell::Date(day) if *day > end)
}

fn fill(
    sheet: &mut Worksheet,
    table: Table,
    records: &[&Record],
    seed: u64,
    gaps: bool,
) -> std::result::Result<(), XlsxError> {
    let day = Format::new().set_num_format("dd.mm.yyyy");
    let money = Format::new().set_num_format("#,##0.00");
    for (column, head) in (0u16..).zip(COLUMNS[table as usize]) {
        sheet.write_string(0, column, head.header)?;
    }
    let mut row = 0;
    for (number, record) in records.iter().enumerate() {
        row += 1;
        if gaps && Random::of(seed ^ 77, table as usize, number).chance(1) {
            row += 1;
        }
        for (column, cell) in (0u16..).zip(&record.cells) {
            match cell {
                Cell::Empty => continue,
                Cell::Date(date) => sheet.write_datetime_with_format(row, column, date, &day)?,
                Cell::Money(value) => {
                    sheet.write_number_with_format(row, column, *value as f64 / 100.0, &money)?
                }
                Cell::Number(value) => sheet.write_number(row, column, *value as f64 / 100.0)?,
                Cell::Text(_) | Cell::Flag(_) => {
                    sheet.write_string(row, column, plain(cell, true))?
                }
            };
        }
    }
    Ok(())
}
