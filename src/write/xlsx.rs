//! The workbook: the form as people know it, a sheet a dział, and the outcomes of the rules.

use std::collections::BTreeMap;

use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, IgnoreError, Workbook, Worksheet, XlsxError, utility,
};

use super::xlsx_style::{
    Formats, LABEL_WIDTH, NUMBER_WIDTH, SIZE, VALUE_WIDTH, height, label_lines, lines_of, span,
    word_width,
};
use super::xlsx_table::suffix;
use super::{
    notes_of, worklists_xlsx, xlsx_agreement, xlsx_ask, xlsx_front, xlsx_rules, xlsx_sources,
    xlsx_table,
};
use crate::diagnostic::{Catalogue, Language, Severity};
use crate::number::decimal_grouped;
use crate::report::{Cell, Head, Layout, List, Outcome, Report, Row, RuleOutcome, Section, State};

const FRONT_SHEET: &str = "Formularz";
pub const RULES_SHEET: &str = "Kontrole";
const SOURCES_SHEET: &str = "Podstawy";
/// The row of the column titles, or of the heads above them; below stand their numbers.
const TITLES: u32 = 3;
/// Rows of a section's sheet above its first form row, when its columns have titles of one level.
pub const ROWS_ABOVE: u32 = 5;
/// More columns than this are too small to read on an upright page.
const MOST_UPRIGHT: usize = 4;
/// More columns than this share one page only when they are narrow, under smaller titles.
const MOST_ROOMY: usize = 8;
const WIDE_LABEL: f64 = 36.0;
const WIDE_VALUE: f64 = 7.5;
const WIDE_SIZE: f64 = 7.5;
const A4: u8 = 9;
/// The longest name of a sheet.
const NAME_LENGTH: usize = 31;

/// Rows of a section's sheet above its first row of values. Only a form has heads of two levels: the table of
/// a report is a native one, whose columns have one title each.
pub fn rows_above(layout: Layout, section: &Section) -> u32 {
    match layout {
        Layout::Form if section.has_groups() => ROWS_ABOVE + 1,
        _ => ROWS_ABOVE,
    }
}

/// What every sheet of the workbook needs.
pub struct Book<'r> {
    pub formats: &'r Formats,
    /// The names of the sheets of the sections.
    pub sheets: Vec<String>,
    pub head: &'r Head,
    layout: Layout,
    /// The ids of the sections, in the order of their sheets.
    ids: Vec<&'r str>,
    /// The first row of values of each section.
    above: Vec<u32>,
    /// Cells of failed rules, by name and by their gravest rule.
    failed: BTreeMap<&'r str, Severity>,
}

impl Book<'_> {
    /// Where a cell stands, as a link says it.
    pub fn address(&self, section: usize, row: usize, column: usize) -> String {
        let row = self.above[section] + row as u32;
        let cell = utility::row_col_to_cell(row, column as u16 + 2);
        format!("'{}'!{cell}", self.sheets[section])
    }

    /// The values of a row beside its label: `X` in blocked cells, nothing where there is none, and the
    /// cells of failed rules marked.
    pub fn values(
        &self,
        sheet: &mut Worksheet,
        at: u32,
        section: &Section,
        row: &Row,
    ) -> Result<(), XlsxError> {
        for (number, (cell, column)) in row.cells.iter().zip(&section.columns).enumerate() {
            let to = number as u16 + 2;
            let name = format!("{}/{}/{}", section.id, row.id, column.id);
            let failed = self.failed.get(name.as_str()).copied();
            let total = row.level == 0;
            let format = self.formats.value(cell.decimals, total, failed, suffix(cell));
            let format = if cell.state == State::Proposed { format.set_italic() } else { format };
            match (cell.state, cell.printed) {
                (State::Blocked, _) => {
                    sheet.write_string_with_format(at, to, "X", &self.formats.blocked(failed))?
                }
                (_, Some(value)) => {
                    let number = value as f64 / 10f64.powi(cell.decimals as i32);
                    sheet.write_number_with_format(at, to, number, &format)?
                }
                (_, None) => sheet.write_blank(at, to, &format)?,
            };
        }
        Ok(())
    }

    /// The sheet of a section.
    pub fn sheet_of(&self, section: &Section) -> &str {
        let index = self.ids.iter().position(|own| *own == section.id);
        index.map_or("", |index| &self.sheets[index])
    }

    /// What the face says when nobody confirmed the layout.
    pub fn unverified(&self) -> &'static str {
        self.layout.unverified(self.head)
    }

    /// A4, as wide as one page, with page numbers.
    pub fn print(&self, sheet: &mut Worksheet, title: &str, landscape: bool) {
        self.print_of(sheet, self.head.official, title, landscape);
    }

    /// The same of a part that is confirmed, or is not.
    fn print_of(&self, sheet: &mut Worksheet, official: bool, title: &str, landscape: bool) {
        let status = if official { "" } else { self.unverified() };
        print(sheet, self.head, status, title, landscape);
    }
}

/// A4, as wide as one page, with page numbers.
pub fn print(sheet: &mut Worksheet, head: &Head, status: &str, title: &str, landscape: bool) {
    let left = format!("{} {}, {title}", head.symbol, head.period_text);
    print_named(sheet, &left, status, landscape);
}

/// The same of what is no return: on the left stands what the page is of.
pub fn print_named(sheet: &mut Worksheet, left: &str, status: &str, landscape: bool) {
    if landscape {
        sheet.set_landscape();
    }
    sheet.set_paper_size(A4).set_print_fit_to_pages(1, 0).set_margins(0.5, 0.5, 0.6, 0.7, 0.3, 0.3);
    // `&` begins a command there, and a digit after `&8` would make the letters larger.
    let left = left.replace('&', "&&");
    sheet.set_footer(format!("&L&8 {left}&C&8 {status}&R&8 str. &P z &N"));
}

/// What a workbook says of itself; the day is fixed, so that the same report gives the same bytes.
pub fn properties(report: &Report, title: &str) -> Result<DocProperties, XlsxError> {
    let title = format!("{title}{} {}", report.head.symbol, report.head.period_text);
    properties_named(&title, &report.head.title, &report.head.unit_name)
}

/// The same of what is no return.
pub fn properties_named(
    title: &str,
    subject: &str,
    office: &str,
) -> Result<DocProperties, XlsxError> {
    Ok(DocProperties::new()
        .set_title(title)
        .set_subject(subject)
        .set_company(office)
        .set_creation_datetime(&ExcelDateTime::from_ymd(2000, 1, 1)?))
}

/// The bytes of the workbook; the same report gives the same bytes on any day. The form is Polish
/// in every language of the program.
pub fn xlsx(
    report: &Report,
    outcomes: &[RuleOutcome],
    catalogue: &Catalogue,
) -> Result<Vec<u8>, String> {
    xlsx_with(report, outcomes, &[], catalogue)
}

/// The same with a sheet for each list behind those of the rules.
pub fn xlsx_with(
    report: &Report,
    outcomes: &[RuleOutcome],
    lists: &[List],
    catalogue: &Catalogue,
) -> Result<Vec<u8>, String> {
    let result = match catalogue.language {
        Language::Polish => build(report, outcomes, lists, catalogue),
        Language::English => build(report, outcomes, lists, &Catalogue::new(Language::Polish)),
    };
    result.map_err(|error| error.to_string())
}

/// Rules by outcome, in words.
pub fn counts(outcomes: &[RuleOutcome]) -> String {
    let count = |outcome| outcomes.iter().filter(|own| own.outcome == outcome).count();
    format!(
        "Reguły: spełnione {}, niespełnione {}, nie dotyczy {}, nie można sprawdzić {}",
        count(Outcome::Passed),
        count(Outcome::Failed),
        count(Outcome::NotApplicable),
        count(Outcome::CouldNotRun)
    )
}

fn build(
    report: &Report,
    outcomes: &[RuleOutcome],
    lists: &[List],
    catalogue: &Catalogue,
) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    workbook.set_properties(&properties(report, "")?);
    let mut failed: BTreeMap<&str, Severity> = BTreeMap::new();
    for own in outcomes.iter().filter(|own| own.outcome == Outcome::Failed) {
        for cell in &own.cells {
            let gravest = failed.entry(cell).or_insert(own.severity);
            *gravest = own.severity.max(*gravest);
        }
    }
    let formats = Formats::new();
    let book = Book {
        formats: &formats,
        sheets: report.sections.iter().map(|own| sheet_name(report.layout, &own.id)).collect(),
        head: &report.head,
        layout: report.layout,
        ids: report.sections.iter().map(|own| own.id.as_str()).collect(),
        above: report.sections.iter().map(|own| rows_above(report.layout, own)).collect(),
        failed,
    };

    let sheet = workbook.add_worksheet().set_name(FRONT_SHEET)?;
    xlsx_front::write(sheet, report, outcomes, &book)?;
    book.print(sheet, FRONT_SHEET, false);
    let last = report.sections.len().saturating_sub(1);
    for (index, section) in report.sections.iter().enumerate() {
        let sheet = workbook.add_worksheet().set_name(&book.sheets[index])?;
        let landscape = section.columns.len() > MOST_UPRIGHT;
        let pages = match report.layout {
            Layout::Form => {
                write_section(sheet, section, &book)?;
                None
            }
            Layout::Report => Some(xlsx_table::write(sheet, section, &book, landscape)?),
        };
        // One section may be confirmed while the return is not, and the other way round.
        book.print_of(sheet, section.official, &book.sheets[index], landscape);
        match pages {
            Some(_) if xlsx_table::fits_a_page(section) => {
                sheet.set_print_fit_to_pages(1, 1);
            }
            Some(pages) => pages.set(sheet)?,
            None => {}
        }
        if index == last && report.layout == Layout::Form {
            let row = rows_above(report.layout, section) + section.rows.len() as u32 + 1;
            xlsx_front::foot(sheet, &report.head, row, last_column(section), &formats)?;
        }
    }
    let sheet = workbook.add_worksheet().set_name(RULES_SHEET)?;
    xlsx_rules::write(sheet, report, outcomes, catalogue, &book)?;
    if !report.agreements.is_empty() {
        let sheet = workbook.add_worksheet().set_name(xlsx_agreement::SHEET)?;
        xlsx_agreement::write(sheet, report, &book)?;
    }
    for own in lists {
        let sheet = workbook.add_worksheet().set_name(allowed_name(&own.id))?;
        worklists_xlsx::plain(sheet, report, own, &formats)?;
    }
    let sheet = workbook.add_worksheet().set_name(SOURCES_SHEET)?;
    xlsx_sources::write(sheet, report, &book)?;
    // A collective return is no office's own: its units are asked.
    if lists.is_empty() {
        let sheet = workbook.add_worksheet().set_name(xlsx_ask::SHEET)?;
        xlsx_ask::write(sheet, report, &book)?;
    }
    workbook.save_to_buffer()
}

/// The name of a section's sheet, `Dział 1B`, without what spreadsheets refuse in a name.
pub fn sheet_name(layout: Layout, section: &str) -> String {
    allowed_name(&format!("{} {section}", layout.part()))
}

/// A name of a sheet that spreadsheets take.
pub fn allowed_name(name: &str) -> String {
    let name = name.replace(['[', ']', ':', '*', '?', '/', '\\', '\''], "_");
    name.chars().take(NAME_LENGTH).collect()
}

fn last_column(section: &Section) -> u16 {
    section.columns.len() as u16 + 1
}

fn write_section(
    sheet: &mut Worksheet,
    section: &Section,
    book: &Book<'_>,
) -> Result<(), XlsxError> {
    let formats = book.formats;
    let last = last_column(section);
    let label_width = if is_wide(section) { WIDE_LABEL } else { LABEL_WIDTH };
    sheet.set_column_width(0, label_width)?.set_column_width(1, NUMBER_WIDTH)?;
    let widths = value_widths(section);
    for (index, width) in widths.iter().enumerate() {
        sheet.set_column_width(index as u16 + 2, *width)?;
    }
    let above = rows_above(Layout::Form, section);
    write_titles(sheet, section, &widths, book)?;
    for (index, row) in section.rows.iter().enumerate() {
        let at = above + index as u32;
        if row.heading {
            height(sheet, at, label_lines(&row.label, row.level, label_width), SIZE)?;
            span(sheet, at, (0, last), &row.label, &formats.group)?;
            continue;
        }
        // A row marked by itself says so; where the whole section is not confirmed its face does.
        let marked = !row.official && section.official;
        let label = match marked {
            true => format!("{} ({})", row.label, book.unverified()),
            false => row.label.clone(),
        };
        height(sheet, at, label_lines(&label, row.level, label_width), SIZE)?;
        sheet.write_string_with_format(at, 0, &label, &formats.label(row.level))?;
        sheet.write_string_with_format(at, 1, &row.id, &formats.row_number)?;
        book.values(sheet, at, section, row)?;
    }
    // Numbers of rows and columns are names, not amounts: no green corners for them.
    let end = above + section.rows.len() as u32;
    sheet.ignore_error_range(above - 1, 0, end, last, IgnoreError::NumberStoredAsText)?;
    sheet.set_freeze_panes(above, 2)?;
    // The title too: a loose page says which dział it is of.
    sheet.set_repeat_rows(1, above - 1)?;
    Ok(())
}

/// So many columns are printed as small letters on one page, unless they are as narrow as they can be.
fn is_wide(section: &Section) -> bool {
    section.columns.len() > MOST_ROOMY
}

/// Columns wide enough for their longest value: a value too long for its column is shown as `####`.
fn value_widths(section: &Section) -> Vec<f64> {
    let width = |index: usize| {
        let cells = section.rows.iter().filter_map(|row| row.cells.get(index));
        let shown = |own: &Cell| Some(decimal_grouped(own.printed?, own.decimals).chars().count());
        let least = match is_wide(section) {
            true => word_width(section.columns[index].under(), WIDE_SIZE).max(WIDE_VALUE),
            false => VALUE_WIDTH,
        };
        least.max(cells.filter_map(shown).max().unwrap_or(0) as f64 + 3.0)
    };
    (0..section.columns.len()).map(width).collect()
}

/// The lines above the first row: few, because they stay on the screen.
fn write_titles(
    sheet: &mut Worksheet,
    section: &Section,
    widths: &[f64],
    book: &Book<'_>,
) -> Result<(), XlsxError> {
    let (head, formats, last) = (book.head, book.formats, last_column(section));
    let (label_width, size) =
        if is_wide(section) { (WIDE_LABEL, WIDE_SIZE) } else { (LABEL_WIDTH, SIZE) };
    let whole = label_width + NUMBER_WIDTH + widths.iter().sum::<f64>();
    let form = [head.symbol.as_str(), &head.period_text, &head.unit_name].join("  ");
    span(sheet, 0, (0, last), &form, &formats.small)?;
    height(sheet, 0, lines_of(&form, whole, 8.0, false), SIZE)?;
    let title = format!("Dział {}. {}", section.id, section.title);
    span(sheet, 1, (0, last), &title, &formats.title)?;
    height(sheet, 1, lines_of(&title, whole, 11.0, true), 11.0)?;
    let mut notes = notes_of(section);
    notes.extend((!section.official).then(|| book.unverified().to_owned()));
    let notes = notes.join("; ");
    let said = [notes.as_str(), section.note.as_str()].into_iter().filter(|own| !own.is_empty());
    let notes = said.collect::<Vec<_>>().join(". ");
    let format = if section.official { &formats.small } else { &formats.warning };
    span(sheet, 2, (0, last), &notes, format)?;
    height(sheet, 2, lines_of(&notes, whole, SIZE, true), SIZE)?;

    let numbers = rows_above(Layout::Form, section) - 1;
    let (upper, lower) = (TITLES, numbers - 1);
    for (column, title) in [(0, "Wyszczególnienie"), (1, "w.")] {
        upright(sheet, (upper, lower), column, title, &formats.heading)?;
    }
    span(sheet, numbers, (0, 1), "0", &formats.column_number)?;
    let heading = formats.heading.clone().set_font_size(size);
    // Lines of the heads of groups, and of the titles below them.
    let mut lines = (1, 1);
    let mut alone = 1;
    for own in section.together() {
        let first = own.first as u16 + 2;
        if own.group.is_empty() {
            let title = &own.columns[0].title;
            upright(sheet, (upper, lower), first, title, &heading)?;
            alone = alone.max(lines_of(title, widths[own.first], size, true));
            continue;
        }
        let room = &widths[own.first..own.first + own.columns.len()];
        span(sheet, upper, (first, first + own.columns.len() as u16 - 1), own.group, &heading)?;
        lines.0 = lines.0.max(lines_of(own.group, room.iter().sum(), size, true));
        for (column, (at, width)) in own.columns.iter().zip((first..).zip(room)) {
            sheet.write_string_with_format(lower, at, column.under(), &heading)?;
            lines.1 = lines.1.max(lines_of(column.under(), *width, size, true));
        }
    }
    for (column, at) in section.columns.iter().zip(2..) {
        sheet.write_string_with_format(numbers, at, &column.id, &formats.column_number)?;
    }
    if upper == lower {
        return height(sheet, upper, alone, SIZE);
    }
    // A title that stands beside both levels has the height of both.
    height(sheet, upper, lines.0, SIZE)?;
    height(sheet, lower, lines.1.max(alone.saturating_sub(lines.0)), SIZE)
}

/// A title beside both levels of a head, or in the one that there is.
fn upright(
    sheet: &mut Worksheet,
    (upper, lower): (u32, u32),
    column: u16,
    title: &str,
    format: &Format,
) -> Result<(), XlsxError> {
    if upper < lower {
        sheet.merge_range(upper, column, lower, column, title, format)?;
    } else {
        sheet.write_string_with_format(upper, column, title, format)?;
    }
    Ok(())
}
