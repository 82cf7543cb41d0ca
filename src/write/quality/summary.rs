//! The sheet „Podsumowanie”: one row a code or rule, in one column of one table.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::{Book, FIRST, severity_said};
use crate::quality::Group;
use crate::report::Outcome;

const COLUMNS: [(&str, f64); 11] = [
    ("Reguła", 8.0),
    ("Waga", 11.0),
    ("Co", 34.0),
    ("Tabela", 20.0),
    ("Ustaleń", 8.0),
    ("W tym wyjaśnione", 10.5),
    ("Udział w rekordach tabeli", 10.0),
    ("Rekordów odłożono", 9.5),
    ("Pól, które to czytają", 9.0),
    ("Skutek", 27.0),
    ("Co zrobić", 34.0),
];

const NOTE: &str = "Najpierw to, co najbardziej zmienia sprawozdanie: błędy, w nich odłożone rekordy, potem liczba \
    liczonych pól, które czytają te dane. Reguła prowadzi do pierwszego swojego wiersza w arkuszu „Ustalenia”.";

pub fn write(sheet: &mut Worksheet, book: &Book<'_>) -> Result<(), XlsxError> {
    let groups = &book.told.quality.groups;
    let lines: usize = groups.iter().map(|own| own.lines).sum();
    let explained = book.told.quality.explained();
    let title = format!("Jakość danych: ustaleń {lines}, w tym wyjaśnionych {explained}");
    book.head(sheet, &title, NOTE, &COLUMNS)?;
    for (index, group) in groups.iter().enumerate() {
        row(sheet, FIRST + index as u32, group, book)?;
    }
    if groups.is_empty() {
        sheet.write_string_with_format(
            FIRST,
            2,
            "Nie ma żadnych ustaleń.",
            &book.formats.wrapped,
        )?;
    }
    Ok(())
}

fn row(sheet: &mut Worksheet, row: u32, group: &Group, book: &Book<'_>) -> Result<(), XlsxError> {
    let said = book.words.of_group(group);
    let what = match group.outcome.map_or("", |own| outcome_said(own, group)) {
        "" => said.what.clone(),
        outcome => format!("{} – {outcome}", said.what),
    };
    let texts = [(2, what.as_str()), (3, &group.title), (9, &said.effect), (10, &said.fix)];
    book.texts(sheet, row, &texts, &COLUMNS)?;
    book.link(sheet, row, &group.rule, Some(group.first))?;
    let severity = book.formats.severity(group.severity);
    sheet.write_string_with_format(row, 1, severity_said(group.severity), &severity)?;
    book.count(sheet, row, 4, group.lines)?;
    book.count(sheet, row, 5, group.explained)?;
    book.part(sheet, row, 6, (group.lines, group.records))?;
    book.count(sheet, row, 7, group.set_aside)?;
    book.count(sheet, row, 8, group.cells)
}

fn outcome_said(outcome: Outcome, group: &Group) -> &'static str {
    match (outcome, group.explained == group.lines) {
        (Outcome::Failed, true) => "niespełniona, wyjaśniona",
        (Outcome::Failed, false) => "niespełniona",
        (Outcome::CouldNotRun, true) => "nie można sprawdzić, wyjaśniona",
        (Outcome::CouldNotRun, false) => "nie można sprawdzić",
        (Outcome::Passed | Outcome::NotApplicable, _) => "",
    }
}
