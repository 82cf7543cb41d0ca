//! The sheets „Pliki” and „Pracownicy”: one row a file, one a caseworker.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::{Book, FIRST};
use crate::quality::Share;

const FILES: [(&str, f64); 8] = [
    ("Plik", 50.0),
    ("Błędy", 10.0),
    ("Ostrzeżenia", 12.0),
    ("Uwagi", 10.0),
    ("W tym wyjaśnione", 12.0),
    ("Rekordów", 12.0),
    ("Odłożono", 12.0),
    ("Udział odłożonych", 12.0),
];

const CASEWORKERS: [(&str, f64); 5] = [
    ("Pracownik", 30.0),
    ("Błędy", 12.0),
    ("Ostrzeżenia", 14.0),
    ("Uwagi", 12.0),
    ("W tym wyjaśnione", 14.0),
];

pub fn files(sheet: &mut Worksheet, book: &Book<'_>) -> Result<(), XlsxError> {
    let note = "Plik prowadzi do pierwszego swojego wiersza w arkuszu „Ustalenia”; resztę pokaże tam filtr, \
        a gdzie jednej reguły jest ponad pięć tysięcy, plik findings.csv. „Odłożono” to także powtórzenia.";
    book.head(sheet, "Ustalenia w plikach", note, &FILES)?;
    for (index, share) in book.told.quality.files.iter().enumerate() {
        let row = FIRST + index as u32;
        counts(sheet, row, share, &share.name, book)?;
        book.count(sheet, row, 5, share.records)?;
        book.count(sheet, row, 6, share.set_aside)?;
        book.part(sheet, row, 7, (share.set_aside, share.records))?;
    }
    Ok(())
}

pub fn caseworkers(sheet: &mut Worksheet, book: &Book<'_>) -> Result<(), XlsxError> {
    let note = "Rekord ma pracownika, gdy jego tabela ma taką kolumnę albo gdy wskazuje na rekord, który ją ma (wypłata \
        na decyzję). Każdy ma własną listę w katalogu listy.";
    book.head(sheet, "Ustalenia pracowników", note, &CASEWORKERS)?;
    for (index, share) in book.told.quality.caseworkers.iter().enumerate() {
        let name = if share.name.is_empty() { "(bez pracownika)" } else { &share.name };
        counts(sheet, FIRST + index as u32, share, name, book)?;
    }
    Ok(())
}

fn counts(
    sheet: &mut Worksheet,
    row: u32,
    share: &Share,
    name: &str,
    book: &Book<'_>,
) -> Result<(), XlsxError> {
    book.link(sheet, row, name, share.first)?;
    for (column, count) in (1..).zip([share.errors, share.warnings, share.notes, share.explained]) {
        book.count(sheet, row, column, count)?;
    }
    Ok(())
}
