//! The sheet „Kontrole”: what the rules found, with a link to every cell they read.

use rust_xlsxwriter::{Url, Worksheet, XlsxError};

use super::fix_said;
use super::xlsx::{Book, counts};
use super::xlsx_style::{SIZE, height, lines_of, span};
use crate::diagnostic::{Catalogue, render};
use crate::number::decimal_grouped;
use crate::report::{Outcome, Report, RuleOutcome, State};

const COLUMNS: [(&str, f64); 6] = [
    ("Reguła", 10.0),
    ("Waga", 12.0),
    ("Wynik", 18.0),
    ("Treść", 50.0),
    ("Wartości", 30.0),
    ("Co zrobić", 50.0),
];
/// The row of the first rule.
pub const FIRST: u32 = 3;
/// Records of one rule on the sheet; all that were listed stand in findings.csv.
const MOST_RECORDS: usize = 50;
/// A spreadsheet refuses more links on a sheet than 65 530.
const MOST_LINKS: usize = 60_000;

/// Failed rules and those that could not run in full; the others only counted.
pub fn write(
    sheet: &mut Worksheet,
    report: &Report,
    outcomes: &[RuleOutcome],
    catalogue: &Catalogue,
    book: &Book<'_>,
) -> Result<(), XlsxError> {
    let formats = book.formats;
    let last = COLUMNS.len() as u16 - 1;
    span(sheet, 0, (0, last), &counts(outcomes), &formats.bold)?;
    span(
        sheet,
        1,
        (0, last),
        "Pola niespełnionych reguł są w działach zaznaczone: błąd na czerwono, ostrzeżenie na żółto, uwaga na niebiesko.",
        &formats.small,
    )?;
    for (column, (title, width)) in COLUMNS.into_iter().enumerate() {
        sheet.set_column_width(column as u16, width)?;
        sheet.write_string_with_format(FIRST - 1, column as u16, title, &formats.heading)?;
    }
    let mut row = FIRST;
    let mut links = 0;
    for own in outcomes {
        let Some(result) = outcome_said(own) else {
            continue;
        };
        let severity = render::word(catalogue, own.severity);
        let values = if own.records > 0 {
            let fields = [("count", own.records.into()), ("money", own.money_said().into())];
            catalogue.say("rule-records", &fields)
        } else {
            own.shown.clone()
        };
        let fix = fix_said(own, catalogue);
        let texts = [&own.rule, &severity, result, &own.title, &values, &fix];
        let mut lines = 1;
        for (column, text) in texts.into_iter().enumerate() {
            sheet.write_string_with_format(row, column as u16, text, &formats.group)?;
            lines = lines.max(lines_of(text, COLUMNS[column].1 - 1.6, SIZE, true));
        }
        height(sheet, row, lines, SIZE)?;
        row += 1;
        for failure in own.failures.iter().take(MOST_RECORDS) {
            let places: Vec<String> =
                failure.places.iter().map(|place| render::place(catalogue, place)).collect();
            let shown = places.join("; ");
            sheet.write_string_with_format(row, 3, &shown, &formats.wrapped)?;
            sheet.write_string_with_format(row, 4, &*failure.shown, &formats.wrapped)?;
            height(sheet, row, lines_of(&shown, COLUMNS[3].1, SIZE, false), SIZE)?;
            row += 1;
        }
        let rest = own.records.saturating_sub(own.failures.len().min(MOST_RECORDS));
        if rest > 0 {
            let more = catalogue.say("rule-more", &[("count", rest.into())]);
            sheet.write_string_with_format(row, 3, &more, &formats.wrapped)?;
            row += 1;
        }
        for name in &own.cells {
            let shown = format!("pole {name}");
            match target(report, book, name).filter(|_| links < MOST_LINKS) {
                Some(address) => {
                    links += 1;
                    let url = Url::new(format!("internal:{address}")).set_text(shown);
                    sheet.write_url_with_format(row, 1, url, &formats.link)?;
                }
                None => {
                    sheet.write_string_with_format(row, 1, &shown, &formats.unwrapped)?;
                }
            }
            let (label, value) = said(report, name).unwrap_or_default();
            sheet.write_string_with_format(row, 3, &label, &formats.wrapped)?;
            sheet.write_string_with_format(row, 4, &value, &formats.wrapped)?;
            height(sheet, row, lines_of(&label, COLUMNS[3].1, SIZE, false), SIZE)?;
            row += 1;
        }
    }
    if row == FIRST {
        let text = "Żadna reguła nie jest niespełniona i każdą można było sprawdzić.";
        span(sheet, row, (0, last), text, &formats.wrapped)?;
    }
    sheet.set_freeze_panes(FIRST, 0)?;
    sheet.set_repeat_rows(FIRST - 1, FIRST - 1)?;
    book.print(sheet, "Kontrole", true);
    Ok(())
}

/// An outcome that is told; the others are only counted.
pub fn outcome_said(own: &RuleOutcome) -> Option<&'static str> {
    match (own.outcome, own.is_open()) {
        (Outcome::Failed, true) if own.justify => Some("niespełniona, do wyjaśnienia"),
        (Outcome::Failed, true) => Some("niespełniona"),
        (Outcome::Failed, false) => Some("niespełniona, wyjaśniona"),
        (Outcome::CouldNotRun, true) => Some("nie można sprawdzić"),
        (Outcome::CouldNotRun, false) => Some("nie można sprawdzić, wyjaśniona"),
        (Outcome::Passed | Outcome::NotApplicable, _) => None,
    }
}

/// Section, row and column of a name such as `1B/5/3`; a cell of another period has no place here.
fn found(report: &Report, name: &str) -> Option<(usize, usize, usize)> {
    let mut parts = name.split('/');
    let (section, row, column) = (parts.next()?, parts.next()?, parts.next()?);
    let index = report.sections.iter().position(|own| own.id == section)?;
    let section = &report.sections[index];
    let row = section
        .rows
        .iter()
        .position(|own| own.id == row)
        .or_else(|| section.rows.iter().position(|own| own.key == row))?;
    let column = section.columns.iter().position(|own| own.id == column)?;
    Some((index, row, column))
}

/// The address of a cell; of its sheet when the name speaks of several cells.
pub(super) fn target(report: &Report, book: &Book<'_>, name: &str) -> Option<String> {
    if let Some((section, row, column)) = found(report, name) {
        return Some(book.address(section, row, column));
    }
    let section = name.split('/').next()?;
    let index = report.sections.iter().position(|own| own.id == section)?;
    (!name.contains('@')).then(|| format!("'{}'!A1", book.sheets[index]))
}

/// The label and the value of a cell.
fn said(report: &Report, name: &str) -> Option<(String, String)> {
    let (section, row, column) = found(report, name)?;
    let section = &report.sections[section];
    let (row, column, cell) =
        (&section.rows[row], &section.columns[column], section.rows[row].cells.get(column)?);
    let value = match (cell.state, cell.printed) {
        (State::Blocked, _) => "X".to_owned(),
        (_, Some(value)) => decimal_grouped(value, cell.decimals),
        (_, None) => "brak".to_owned(),
    };
    Some((format!("{} – {}", row.label, column.title), value))
}
