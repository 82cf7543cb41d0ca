//! The workbook: the form as people know it, a sheet a dział, and the outcomes of the rules.

use std::collections::BTreeSet;

use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Url, Workbook,
    Worksheet, XlsxError,
};

use crate::diagnostic::{Catalogue, render};
use crate::report::{Outcome, Report, RuleOutcome, Section, State};

/// The columns before the numbers: label and row number.
const LABEL_WIDTH: f64 = 46.0;
const NUMBER_WIDTH: f64 = 6.0;
const VALUE_WIDTH: f64 = 15.0;
/// Letters of the label font that one unit of width holds, and the height of a line.
const LETTERS_PER_WIDTH: f64 = 1.2;
const LINE_HEIGHT: f64 = 12.75;
const RULES_SHEET: &str = "Kontrole";

struct Formats {
    plain: Format,
    bold: Format,
    title: Format,
    note: Format,
    warning: Format,
    heading: Format,
    column_number: Format,
    row_number: Format,
    blocked: Format,
    link: Format,
    wrapped: Format,
}

impl Formats {
    fn new() -> Formats {
        let plain = Format::new().set_font_name("Arial").set_font_size(9);
        let framed = plain.clone().set_border(FormatBorder::Thin);
        let centred =
            framed.clone().set_align(FormatAlign::Center).set_align(FormatAlign::VerticalCenter);
        Formats {
            bold: plain.clone().set_bold(),
            title: plain
                .clone()
                .set_bold()
                .set_font_size(11)
                .set_text_wrap()
                .set_align(FormatAlign::Top),
            note: plain
                .clone()
                .set_font_size(8)
                .set_italic()
                .set_text_wrap()
                .set_align(FormatAlign::Top),
            warning: plain.clone().set_bold().set_font_color(Color::RGB(0x9C_00_06)),
            heading: centred
                .clone()
                .set_bold()
                .set_text_wrap()
                .set_background_color(Color::RGB(0xE7_E6_E6)),
            column_number: centred
                .clone()
                .set_font_size(8)
                .set_background_color(Color::RGB(0xF2_F2_F2)),
            row_number: centred.clone(),
            blocked: centred.set_font_color(Color::RGB(0x59_59_59)),
            link: plain.clone().set_font_color(Color::RGB(0x05_63_C1)),
            wrapped: plain.clone().set_text_wrap().set_align(FormatAlign::Top),
            plain,
        }
    }

    fn label(&self, level: u32) -> Format {
        let base =
            Format::new().set_font_name("Arial").set_font_size(9).set_border(FormatBorder::Thin);
        let label = base.set_text_wrap().set_align(FormatAlign::VerticalCenter);
        let label = label.set_indent(u8::try_from(level.min(5)).unwrap_or(5));
        if level == 0 { label.set_bold() } else { label }
    }

    fn value(&self, decimals: u32, failed: bool) -> Format {
        let pattern = match decimals {
            0 => "#,##0".to_owned(),
            count => format!("#,##0.{}", "0".repeat(count as usize)),
        };
        let value = Format::new()
            .set_font_name("Arial")
            .set_font_size(9)
            .set_border(FormatBorder::Thin)
            .set_align(FormatAlign::Right)
            .set_align(FormatAlign::VerticalCenter)
            .set_num_format(pattern);
        if failed { value.set_background_color(Color::RGB(0xFF_C7_CE)) } else { value }
    }
}

/// The bytes of the workbook; the same report gives the same bytes on any day.
pub fn xlsx(
    report: &Report,
    outcomes: &[RuleOutcome],
    catalogue: &Catalogue,
) -> Result<Vec<u8>, String> {
    build(report, outcomes, catalogue).map_err(|error| error.to_string())
}

/// The name of a section's sheet.
pub fn sheet_name(section: &str) -> String {
    format!("Dział {section}")
}

/// Rows of a section's sheet above its first form row.
pub const ROWS_ABOVE: u32 = 12;

fn build(
    report: &Report,
    outcomes: &[RuleOutcome],
    catalogue: &Catalogue,
) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let created = ExcelDateTime::from_ymd(2000, 1, 1)?;
    let properties = DocProperties::new()
        .set_title(format!("{} {}", report.head.symbol, report.head.period_text))
        .set_subject(&report.head.title)
        .set_company(&report.head.unit_name)
        .set_creation_datetime(&created);
    workbook.set_properties(&properties);
    let formats = Formats::new();
    let failed: BTreeSet<&str> = outcomes
        .iter()
        .filter(|own| own.outcome == Outcome::Failed)
        .flat_map(|own| own.cells.iter().map(String::as_str))
        .collect();
    let last = report.sections.len().saturating_sub(1);
    for (index, section) in report.sections.iter().enumerate() {
        let sheet = workbook.add_worksheet().set_name(sheet_name(&section.id))?;
        write_section(sheet, report, section, &failed, &formats, index == last)?;
    }
    let sheet = workbook.add_worksheet().set_name(RULES_SHEET)?;
    write_rules(sheet, outcomes, catalogue, &formats)?;
    workbook.save_to_buffer()
}

fn write_section(
    sheet: &mut Worksheet,
    report: &Report,
    section: &Section,
    failed: &BTreeSet<&str>,
    formats: &Formats,
    last: bool,
) -> Result<(), XlsxError> {
    let columns = section.columns.len() as u16;
    sheet.set_column_width(0, LABEL_WIDTH)?.set_column_width(1, NUMBER_WIDTH)?;
    for column in 0..columns {
        sheet.set_column_width(column + 2, VALUE_WIDTH)?;
    }
    let width = LABEL_WIDTH + NUMBER_WIDTH + VALUE_WIDTH * f64::from(columns);
    write_head(sheet, report, section, width, columns + 1, formats)?;
    let heading = ROWS_ABOVE - 2;
    sheet.write_string_with_format(heading, 0, "Wyszczególnienie", &formats.heading)?;
    sheet.write_string_with_format(heading, 1, "w.", &formats.heading)?;
    sheet.write_string_with_format(heading + 1, 0, "0", &formats.column_number)?;
    sheet.write_blank(heading + 1, 1, &formats.column_number)?;
    let mut lines = 1;
    for (index, column) in section.columns.iter().enumerate() {
        let at = index as u16 + 2;
        sheet.write_string_with_format(heading, at, &column.title, &formats.heading)?;
        sheet.write_string_with_format(heading + 1, at, &column.id, &formats.column_number)?;
        lines = lines.max(lines_of(&column.title, VALUE_WIDTH - 2.0));
    }
    sheet.set_row_height(heading, LINE_HEIGHT * f64::from(lines) + 2.0)?;
    for (index, row) in section.rows.iter().enumerate() {
        let at = ROWS_ABOVE + index as u32;
        let indent = 1.6 * f64::from(row.level.min(5));
        let lines = lines_of(&row.label, LABEL_WIDTH - indent - 1.0);
        sheet.set_row_height(at, LINE_HEIGHT * f64::from(lines) + 2.0)?;
        sheet.write_string_with_format(at, 0, &row.label, &formats.label(row.level))?;
        if row.heading {
            continue;
        }
        sheet.write_string_with_format(at, 1, &row.id, &formats.row_number)?;
        for (number, (cell, column)) in row.cells.iter().zip(&section.columns).enumerate() {
            let to = number as u16 + 2;
            let name = format!("{}/{}/{}", section.id, row.id, column.id);
            let format = formats.value(column.decimals, failed.contains(name.as_str()));
            match (cell.state, cell.printed) {
                (State::Blocked, _) => {
                    sheet.write_string_with_format(at, to, "X", &formats.blocked)?
                }
                (_, Some(value)) => {
                    let number = value as f64 / 10f64.powi(column.decimals as i32);
                    sheet.write_number_with_format(at, to, number, &format)?
                }
                (_, None) => sheet.write_blank(at, to, &format)?,
            };
        }
    }
    let end = ROWS_ABOVE + section.rows.len() as u32;
    if last {
        write_foot(sheet, report, end + 1, formats)?;
    }
    sheet.set_freeze_panes(ROWS_ABOVE, 2)?;
    sheet.set_repeat_rows(heading, heading + 1)?;
    sheet.set_paper_size(9).set_print_fit_to_pages(1, 0).set_margins(0.5, 0.5, 0.6, 0.6, 0.3, 0.3);
    if columns > 4 {
        sheet.set_landscape();
    }
    let head = &report.head;
    sheet.set_footer(format!(
        "&L&8{} {}&C&8Dział {}&R&8str. &P z &N",
        head.symbol, head.period_text, section.id
    ));
    Ok(())
}

fn write_head(
    sheet: &mut Worksheet,
    report: &Report,
    section: &Section,
    width: f64,
    last_column: u16,
    formats: &Formats,
) -> Result<(), XlsxError> {
    let head = &report.head;
    let line =
        |text: &str, row: u32, format: &Format, sheet: &mut Worksheet| -> Result<(), XlsxError> {
            sheet.merge_range(row, 0, row, last_column, text, format)?;
            let lines = lines_of(text, width * 0.92);
            sheet.set_row_height(row, LINE_HEIGHT * f64::from(lines) + 3.0)?;
            Ok(())
        };
    line(&head.ministry, 0, &formats.plain, sheet)?;
    let unit = format!("{}, {}, tel. {}", head.unit_name, head.unit_address, head.phone);
    line(&unit, 1, &formats.bold, sheet)?;
    let ids = format!("REGON: {}   TERYT: {}   KESO: {}", head.regon, head.teryt, head.keso);
    line(&ids, 2, &formats.plain, sheet)?;
    line(&format!("{}  {}", head.symbol, head.period_text), 3, &formats.bold, sheet)?;
    line(&head.title, 4, &formats.title, sheet)?;
    line(
        &format!("Adresat: {}   Termin: {}", head.recipient, head.deadline),
        5,
        &formats.plain,
        sheet,
    )?;
    let status = if head.official { "" } else { "układ niezweryfikowany z CAS" };
    line(status, 6, &formats.warning, sheet)?;
    line(&head.options.join("; "), 7, &formats.note, sheet)?;
    line(&format!("Dział {}. {}", section.id, section.title), 8, &formats.title, sheet)?;
    Ok(())
}

fn write_foot(
    sheet: &mut Worksheet,
    report: &Report,
    row: u32,
    formats: &Formats,
) -> Result<(), XlsxError> {
    let head = &report.head;
    let prepared = format!("Sporządził(a): {}, tel. {}", head.prepared_by, head.prepared_phone);
    for (offset, text) in [
        format!("{}, dnia ....................", head.place),
        prepared,
        format!("{}: ..............................................", head.head_title),
        "(pieczątka i podpis)".to_owned(),
    ]
    .into_iter()
    .enumerate()
    {
        sheet.write_string_with_format(row + offset as u32 * 2, 0, &text, &formats.plain)?;
    }
    Ok(())
}

fn write_rules(
    sheet: &mut Worksheet,
    outcomes: &[RuleOutcome],
    catalogue: &Catalogue,
    formats: &Formats,
) -> Result<(), XlsxError> {
    for (column, width) in [10.0, 12.0, 50.0, 18.0, 30.0, 50.0].into_iter().enumerate() {
        sheet.set_column_width(column as u16, width)?;
    }
    let count = |outcome| outcomes.iter().filter(|own| own.outcome == outcome).count();
    let summary = format!(
        "Reguły: spełnione {}, niespełnione {}, nie dotyczy {}, nie można sprawdzić {}",
        count(Outcome::Passed),
        count(Outcome::Failed),
        count(Outcome::NotApplicable),
        count(Outcome::CouldNotRun)
    );
    sheet.write_string_with_format(0, 0, &summary, &formats.bold)?;
    for (column, title) in
        ["Reguła", "Waga", "Treść", "Pola", "Wartości", "Co zrobić"].into_iter().enumerate()
    {
        sheet.write_string_with_format(2, column as u16, title, &formats.heading)?;
    }
    let bad =
        outcomes.iter().filter(|own| matches!(own.outcome, Outcome::Failed | Outcome::CouldNotRun));
    for (index, own) in bad.enumerate() {
        let row = index as u32 + 3;
        sheet.write_string_with_format(row, 0, &own.rule, &formats.wrapped)?;
        sheet.write_string_with_format(
            row,
            1,
            render::word(catalogue, own.severity),
            &formats.wrapped,
        )?;
        sheet.write_string_with_format(row, 2, &own.title, &formats.wrapped)?;
        let cells = own.cells.join(", ");
        match own.cells.first().and_then(|cell| cell.split_once('/')) {
            Some((section, _)) => {
                let url =
                    Url::new(format!("internal:'{}'!A1", sheet_name(section))).set_text(&cells);
                sheet.write_url_with_format(row, 3, url, &formats.link)?;
            }
            None => {
                sheet.write_string_with_format(row, 3, &cells, &formats.wrapped)?;
            }
        }
        sheet.write_string_with_format(row, 4, &own.shown, &formats.wrapped)?;
        sheet.write_string_with_format(row, 5, &own.fix, &formats.wrapped)?;
        let lines = lines_of(&own.title, 48.0).max(lines_of(&own.fix, 48.0));
        sheet.set_row_height(row, LINE_HEIGHT * f64::from(lines) + 2.0)?;
    }
    sheet.set_freeze_panes(3, 0)?;
    sheet.set_repeat_rows(2, 2)?;
    sheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
    sheet.set_footer("&R&8str. &P z &N");
    Ok(())
}

/// How many lines a text takes in a column: nobody opens the file to fit the rows before it is
/// printed, so the heights are set here. Long words are broken as spreadsheets break them.
fn lines_of(text: &str, width: f64) -> u32 {
    let room = (width * LETTERS_PER_WIDTH).max(4.0);
    let mut lines = 1;
    let mut used = 0.0;
    for word in text.split_whitespace() {
        // Capitals of the form's labels are a third wider than small letters.
        let long: f64 = word.chars().map(|own| if own.is_uppercase() { 1.3 } else { 1.0 }).sum();
        if used > 0.0 && used + 1.0 + long > room {
            lines += 1;
            used = 0.0;
        }
        used += if used > 0.0 { 1.0 + long } else { long };
        while used > room {
            lines += 1;
            used -= room;
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Language;
    use crate::report::{Cell, Column, Head, Row, Unit};

    fn small(label: &str) -> Report {
        let column =
            Column { id: "1".into(), title: "osoby".into(), unit: Unit::Persons, decimals: 0 };
        let cell = Cell { state: State::Computed, exact: None, printed: Some(7) };
        let row = Row {
            id: "1".into(),
            key: "a".into(),
            label: label.into(),
            level: 0,
            heading: false,
            cells: vec![cell],
        };
        let section = Section {
            id: "1".into(),
            title: "t".into(),
            role: None,
            point_in_time: None,
            columns: vec![column],
            rows: vec![row],
        };
        Report {
            form: "f".into(),
            period: "2025".into(),
            version: 1,
            head: Head::default(),
            sections: vec![section],
        }
    }

    #[test]
    fn the_same_report_gives_the_same_bytes() {
        let catalogue = Catalogue::new(Language::Polish);
        let first = xlsx(&small("etykieta"), &[], &catalogue).unwrap();
        assert_eq!(first, xlsx(&small("etykieta"), &[], &catalogue).unwrap());
    }

    #[test]
    fn text_never_becomes_a_formula() {
        let catalogue = Catalogue::new(Language::Polish);
        let bytes = xlsx(&small("=1+1"), &[], &catalogue).unwrap();
        let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
        let mut part = String::new();
        let mut file = archive.by_name("xl/worksheets/sheet1.xml").unwrap();
        std::io::Read::read_to_string(&mut file, &mut part).unwrap();
        assert!(!part.contains("<f>"), "{part}");
    }

    #[test]
    fn lines_are_counted_by_words() {
        for (text, width, lines) in [
            ("", 10.0, 1),
            ("jeden", 10.0, 1),
            ("jeden dwa trzy", 8.0, 2),
            ("ZASIŁKI STAŁE", 8.0, 2),
        ] {
            assert_eq!(lines_of(text, width), lines, "{text}");
        }
    }
}
