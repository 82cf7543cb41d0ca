//! The head and the foot of the form.

use rust_xlsxwriter::{Format, Url, Worksheet, XlsxError};

use super::xlsx::{Book, RULES_SHEET, counts};
use super::xlsx_style::{Formats, SIZE, height, lines_of, span};
use crate::report::{Head, Report, RuleOutcome};

const WIDTHS: [f64; 3] = [32.0, 40.0, 28.0];
const LAST: u16 = 2;
const DOTS: &str = "..............................................................";

/// The first sheet: who reports what to whom, the options, the działy and the rules in short.
pub fn write(
    sheet: &mut Worksheet,
    report: &Report,
    outcomes: &[RuleOutcome],
    book: &Book<'_>,
) -> Result<(), XlsxError> {
    let (head, formats) = (&report.head, book.formats);
    for (column, width) in WIDTHS.into_iter().enumerate() {
        sheet.set_column_width(column as u16, width)?;
    }
    let mut row = address(sheet, report, formats)? + 1;
    let whole: f64 = WIDTHS.iter().sum();
    let mut line = |sheet: &mut Worksheet, text: &str, format: &Format, bold| {
        span(sheet, row, (0, LAST), text, format)?;
        height(sheet, row, lines_of(text, whole, SIZE, bold), SIZE)?;
        row += 1;
        Ok::<u32, XlsxError>(row)
    };
    if !report.uncovered.is_empty() {
        line(sheet, &report.uncovered, &formats.warning, true)?;
        line(sheet, "", &formats.plain, false)?;
    }
    if !head.official {
        line(sheet, book.unverified(), &formats.warning, true)?;
        line(sheet, "", &formats.plain, false)?;
    }
    if !head.options.is_empty() {
        line(sheet, "Przyjęte opcje", &formats.bold, true)?;
        for option in &head.options {
            line(sheet, option, &formats.wrapped, false)?;
        }
        line(sheet, "", &formats.plain, false)?;
    }
    let mut row = line(sheet, report.layout.parts(), &formats.bold, true)?;
    for (section, name) in report.sections.iter().zip(&book.sheets) {
        let url = Url::new(format!("internal:'{name}'!A1")).set_text(name);
        sheet.write_url_with_format(row, 0, url, &formats.link)?;
        let title = match &section.role {
            Some(role) => format!("{} ({role})", section.title),
            None => section.title.clone(),
        };
        span(sheet, row, (1, LAST), &title, &formats.wrapped)?;
        height(sheet, row, lines_of(&title, WIDTHS[1] + WIDTHS[2], SIZE, false), SIZE)?;
        row += 1;
    }
    let url = Url::new(format!("internal:'{RULES_SHEET}'!A1")).set_text(RULES_SHEET);
    sheet.write_url_with_format(row, 0, url, &formats.link)?;
    let width = WIDTHS[1] + WIDTHS[2];
    span(sheet, row, (1, LAST), &counts(outcomes), &formats.wrapped)?;
    height(sheet, row, lines_of(&counts(outcomes), width, SIZE, false), SIZE)?;
    if !report.quality.is_empty() {
        row += 1;
        sheet.write_string_with_format(row, 0, "Dane", &formats.plain)?;
        span(sheet, row, (1, LAST), &report.quality, &formats.wrapped)?;
        height(sheet, row, lines_of(&report.quality, width, SIZE, false), SIZE)?;
    }
    Ok(())
}

/// The framed block on top; returns the first free row.
fn address(sheet: &mut Worksheet, report: &Report, formats: &Formats) -> Result<u32, XlsxError> {
    let head = &report.head;
    span(sheet, 0, (0, LAST), &head.ministry, &formats.boxed_centre)?;
    let whole: f64 = WIDTHS.iter().sum();
    height(sheet, 0, lines_of(&head.ministry, whole, 11.0, true), 11.0)?;
    let phone = if head.phone.is_empty() { String::new() } else { format!("tel. {}", head.phone) };
    let left = [
        ("Jednostka sprawozdawcza:".to_owned(), &formats.boxed),
        (head.unit_name.clone(), &formats.boxed_bold),
        (head.unit_address.clone(), &formats.boxed),
        (phone, &formats.boxed),
        (format!("REGON: {}", head.regon), &formats.boxed),
        (format!("TERYT: {}", head.teryt), &formats.boxed),
        (format!("KESO: {}", head.keso), &formats.boxed),
    ];
    let recipient = format!("Adresat: {}", head.recipient);
    let deadline = format!("Termin: {}", head.deadline);
    let version = format!("wersja {}, wzór {}", report.version, head.edition);
    let mut lines: Vec<u32> = left
        .iter()
        .enumerate()
        .map(|(index, (text, _))| lines_of(text, WIDTHS[0] - 1.6, SIZE, index == 1))
        .collect();
    lines[0] = lines[0].max(2);
    // The merged fields beside them may need more lines than the rows they cover.
    let short = |text: &str, width, size, covered: &[u32]| {
        lines_of(text, width, size, true).saturating_sub(covered.iter().sum())
    };
    lines[2] += short(&head.title, WIDTHS[1], 12.0, &lines[1..5]).max(short(
        &recipient,
        WIDTHS[2],
        SIZE,
        &lines[0..4],
    ));
    lines[6] += short(&deadline, WIDTHS[2], SIZE, &lines[4..6]);
    for (index, (text, format)) in left.iter().enumerate() {
        let row = index as u32 + 1;
        sheet.write_string_with_format(row, 0, text, format)?;
        height(sheet, row, lines[index], SIZE)?;
    }
    sheet.write_string_with_format(1, 1, &head.symbol, &formats.symbol)?;
    sheet.merge_range(2, 1, 5, 1, &head.title, &formats.boxed_centre)?;
    sheet.merge_range(6, 1, 7, 1, &head.period_text, &formats.boxed_centre)?;
    sheet.merge_range(1, 2, 4, 2, &recipient, &formats.boxed)?;
    sheet.merge_range(5, 2, 6, 2, &deadline, &formats.boxed)?;
    sheet.write_string_with_format(7, 2, &version, &formats.boxed)?;
    Ok(left.len() as u32 + 1)
}

/// Place and date, who prepared it, and the line the head of the unit signs.
pub fn foot(
    sheet: &mut Worksheet,
    head: &Head,
    row: u32,
    last_column: u16,
    formats: &Formats,
) -> Result<(), XlsxError> {
    let place =
        if head.place.is_empty() { "................................" } else { &head.place };
    let mut prepared = head.prepared_by.clone();
    if !head.prepared_phone.is_empty() {
        prepared = format!("{prepared}, tel. {}", head.prepared_phone);
    }
    if prepared.is_empty() {
        prepared = DOTS.to_owned();
    }
    let signs = if head.head_title.is_empty() { "kierownik jednostki" } else { &head.head_title };
    let signs = format!("({signs}: pieczątka i podpis)");
    let whole = [
        (format!("{place}, dnia ........................"), "(miejscowość i data)", None),
        (
            prepared,
            "(imię, nazwisko i telefon osoby, która sporządziła sprawozdanie)",
            Some((DOTS, signs.as_str())),
        ),
    ];
    for (index, (text, caption, right)) in whole.iter().enumerate() {
        let row = row + index as u32 * 3;
        sheet.write_string_with_format(row, 0, text, &formats.centre)?;
        sheet.write_string_with_format(row + 1, 0, *caption, &formats.caption)?;
        height(sheet, row, 2, SIZE)?;
        height(sheet, row + 1, 2, SIZE)?;
        if let Some((line, caption)) = right {
            span(sheet, row, (1, last_column), line, &formats.centre)?;
            span(sheet, row + 1, (1, last_column), caption, &formats.caption)?;
        }
    }
    Ok(())
}
