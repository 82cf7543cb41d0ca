//! Sheets of a report for readers: a native table with its title, note and source, and its charts below.

use rust_xlsxwriter::{
    Chart as Picture, ChartDataLabel, ChartDataLabelPosition, ChartEmptyCells, ChartFont,
    ChartLegendPosition, ChartSolidFill, ChartType, Color, FormatAlign, IgnoreError, Table,
    TableColumn, TableStyle, Worksheet, XlsxError,
};

use super::xlsx::{Book, ROWS_ABOVE};
use super::xlsx_page::Pages;
use super::xlsx_style::{
    LABEL_WIDTH, SIZE, VALUE_WIDTH, height, label_lines, lines_of, row_height, span,
};
use super::{notes_of, row_title};
use crate::number::decimal_grouped;
use crate::report::{Along, Cell, Chart, ChartKind, Section, State, Unit};

const UNIT_WIDTH: f64 = 15.0;
/// Rows that a chart takes, with one below it.
const CHART_ROWS: u32 = 17;
const CHART_SIZE: (u32, u32) = (640, 300);
/// Below the end of a page, where the frame of a chart would be printed on both.
const EDGE: u32 = 4;
/// Between two charts.
const GAP: u32 = 10;
/// About the width of a letter in columns, in pixels.
const LETTER: f64 = 7.0;
/// Of a page that lies, printed as large as it is.
const MOST_ROWS: u32 = 36;
/// The same with charts: smaller by a third, and whole on the page of their table.
const MOST_WITH_CHARTS: u32 = 54;

/// Colours of series that differ in lightness too, each dark enough on white.
pub const COLOURS: [u32; 6] =
    [0x1F_4E_79, 0xC5_5A_11, 0x54_82_35, 0x7F_60_00, 0x70_30_A0, 0x40_40_40];

/// Writes the sheet; tells where its pages end when one page does not hold it.
pub fn write(
    sheet: &mut Worksheet,
    section: &Section,
    book: &Book<'_>,
    landscape: bool,
) -> Result<Pages, XlsxError> {
    let formats = book.formats;
    let last = section.columns.len() as u16 + 1;
    sheet.set_column_width(0, LABEL_WIDTH)?.set_column_width(1, UNIT_WIDTH)?;
    let widths = widths(section);
    for (index, width) in widths.iter().enumerate() {
        sheet.set_column_width(index as u16 + 2, *width)?;
    }
    let whole = LABEL_WIDTH + UNIT_WIDTH + widths.iter().sum::<f64>();
    let head = [book.head.symbol.as_str(), &book.head.period_text, &book.head.unit_name].join("  ");
    let title = format!("Tabela {}. {}", section.id, section.title);
    let notes = notes_of(section).join("; ");
    let mut pages = Pages::new(whole, usize::from(last) + 1, landscape);
    for (row, text, format, points) in [
        (0, &head, &formats.small, 8.0),
        (1, &title, &formats.title, 11.0),
        (2, &notes, &formats.small, 8.0),
        (3, &section.note, &formats.wrapped, SIZE),
    ] {
        span(sheet, row, (0, last), text, format)?;
        let lines = lines_of(text, whole, points, row == 1);
        height(sheet, row, lines, points.max(SIZE))?;
        pages.above(row_height(lines, points.max(SIZE)), row > 0);
    }
    pages.above(table(sheet, section, &widths, book)?, true);
    rows(sheet, section, book, &mut pages)?;
    sheet.set_freeze_panes(ROWS_ABOVE, 1)?;
    sheet.set_repeat_rows(1, ROWS_ABOVE - 1)?;
    let mut below = ROWS_ABOVE + section.rows.len().max(1) as u32 + 1;
    for text in [format!("Źródło: {}", section.source), EMPTY.to_owned()] {
        span(sheet, below, (0, last), &text, &formats.small)?;
        let lines = lines_of(&text, whole, 8.0, false);
        height(sheet, below, lines, SIZE)?;
        pages.row(row_height(lines, SIZE));
        below += 1;
    }
    let charts: Vec<&Chart> = section.charts.iter().filter(|own| own.is_there()).collect();
    let half = (whole * LETTER) as u32 / 2;
    for (index, chart) in charts.iter().enumerate() {
        let mut picture = picture(chart, section, book)?;
        // Two stand side by side, so that they print on the page of their table.
        let (width, from) = match charts.len() {
            1 => (CHART_SIZE.0, 0),
            _ => (half - GAP, half * (index as u32 % 2)),
        };
        picture.set_width(width);
        if index % 2 == 0 {
            // A line of charts that the page has no room for begins the next one.
            pages.whole(below + 1, CHART_ROWS);
        }
        sheet.insert_chart_with_offset(below + 1, 0, &picture, from, EDGE)?;
        if index % 2 == 1 || index + 1 == charts.len() {
            below += CHART_ROWS;
        }
    }
    // Rows may turn out higher than they were said to be; the last chart is printed whole.
    sheet.set_print_area(0, 0, below, last)?;
    Ok(pages)
}

/// Whether a table prints on one page with its charts, not much smaller than it is.
pub fn fits_a_page(section: &Section) -> bool {
    let charts = section.charts.iter().filter(|own| own.is_there()).count() as u32;
    let most = if charts > 0 { MOST_WITH_CHARTS } else { MOST_ROWS };
    section.rows.len() as u32 + charts.div_ceil(2) * CHART_ROWS <= most
}

/// What an empty field of a report means.
pub const EMPTY: &str = "Puste pole: brak danych albo zmiana liczona od zera. X: nie oblicza się.";

fn rows(
    sheet: &mut Worksheet,
    section: &Section,
    book: &Book<'_>,
    pages: &mut Pages,
) -> Result<(), XlsxError> {
    let formats = book.formats;
    for (index, row) in section.rows.iter().enumerate() {
        let at = ROWS_ABOVE + index as u32;
        let title = row_title(row);
        let lines = label_lines(&title, row.level, LABEL_WIDTH);
        height(sheet, at, lines, SIZE)?;
        pages.row(row_height(lines, SIZE));
        sheet.write_string_with_format(at, 0, &title, &formats.label(row.level))?;
        let unit = formats.row_number.clone().set_align(FormatAlign::Left).set_indent(1);
        let said = units_of(&row.cells);
        sheet.write_string_with_format(at, 1, said, &unit)?;
        book.values(sheet, at, section, row)?;
    }
    let end = ROWS_ABOVE + section.rows.len() as u32;
    sheet.ignore_error_range(ROWS_ABOVE, 0, end, 1, IgnoreError::NumberStoredAsText)?;
    Ok(())
}

/// What stands after a value that is not in the unit of its row, or that nobody has entered yet.
pub fn suffix(cell: &Cell) -> &'static str {
    match (cell.unit, cell.state) {
        (Unit::PercentagePoints, State::Proposed) => " p.p.*",
        (Unit::PercentagePoints, _) => " p.p.",
        (_, State::Proposed) => "*",
        _ => "",
    }
}

/// The units that a row is said to have: of its first cell that is not blocked, and of those beside it that count
/// something else, families and persons for instance. What changed says its own.
pub fn units_of(cells: &[Cell]) -> String {
    let mut words: Vec<&str> = Vec::new();
    for cell in cells.iter().filter(|own| own.state != State::Blocked) {
        let is_share = matches!(cell.unit, Unit::Percent | Unit::PercentagePoints);
        let word = cell.unit.word();
        if !words.contains(&word) && (words.is_empty() || !is_share) {
            words.push(word);
        }
    }
    words.join(", ")
}

/// The native table over the rows: it has one line of titles, each once. Gives the height of that line.
fn table(
    sheet: &mut Worksheet,
    section: &Section,
    widths: &[f64],
    book: &Book<'_>,
) -> Result<f64, XlsxError> {
    let header = ROWS_ABOVE - 1;
    let mut titles = vec!["Wyszczególnienie".to_owned(), "jednostka".to_owned()];
    let mut lines = 1;
    for (column, width) in section.columns.iter().zip(widths) {
        let title = if column.title.is_empty() { &column.id } else { &column.title };
        let again = titles.iter().any(|own| own.eq_ignore_ascii_case(title));
        let title = if again { format!("{title} ({})", column.id) } else { title.clone() };
        lines = lines.max(lines_of(&title, *width, SIZE, true));
        titles.push(title);
    }
    height(sheet, header, lines, SIZE)?;
    let heading = &book.formats.heading;
    if section.rows.is_empty() {
        for (column, title) in titles.iter().enumerate() {
            sheet.write_string_with_format(header, column as u16, title, heading)?;
        }
        return Ok(row_height(lines, SIZE));
    }
    let columns: Vec<TableColumn> = titles
        .into_iter()
        .map(|title| TableColumn::new().set_header(title).set_header_format(heading))
        .collect();
    let table = Table::new()
        .set_columns(&columns)
        .set_autofilter(false)
        .set_style(TableStyle::Light1)
        .set_name(format!("Tabela_{}", name_of(&section.id)))
        .set_alt_text_title(&section.title);
    let end = header + section.rows.len() as u32;
    sheet.add_table(header, 0, end, section.columns.len() as u16 + 1, &table)?;
    Ok(row_height(lines, SIZE))
}

/// Letters and digits only: the name of a table is used in formulas.
fn name_of(id: &str) -> String {
    id.chars().map(|own| if own.is_ascii_alphanumeric() { own } else { '_' }).collect()
}

fn widths(section: &Section) -> Vec<f64> {
    let width = |index: usize| {
        let cells = section.rows.iter().filter_map(|row| row.cells.get(index));
        let shown = |own: &Cell| Some(decimal_grouped(own.printed?, own.decimals).chars().count());
        VALUE_WIDTH.max(cells.filter_map(shown).max().unwrap_or(0) as f64 + 3.0)
    };
    (0..section.columns.len()).map(width).collect()
}

fn picture(chart: &Chart, section: &Section, book: &Book<'_>) -> Result<Picture, XlsxError> {
    let kind = match chart.kind {
        ChartKind::Columns => ChartType::Column,
        ChartKind::Bars => ChartType::Bar,
        ChartKind::Line => ChartType::Line,
    };
    let sheet = book.sheet_of(section);
    let mut picture = Picture::new(kind);
    let (row_of, column_of) =
        (|row: usize| ROWS_ABOVE + row as u32, |column: usize| column as u16 + 2);
    let (first_row, last_row) = ends(&chart.rows);
    let (first_column, last_column) = ends(&chart.columns);
    let series: Vec<usize> =
        if chart.along == Along::Columns { chart.rows.clone() } else { chart.columns.clone() };
    for (index, own) in series.iter().enumerate() {
        let colour = Color::RGB(COLOURS[index % COLOURS.len()]);
        let mut font = ChartFont::new();
        font.set_size(8);
        let mut label = ChartDataLabel::new();
        label.show_value().set_font(&font);
        if chart.kind == ChartKind::Line {
            label.set_position(ChartDataLabelPosition::Above);
        }
        let added = picture.add_series();
        match chart.along {
            Along::Columns => {
                let row = row_of(*own);
                let (from, to) = (column_of(first_column), column_of(last_column));
                added
                    .set_categories((sheet, ROWS_ABOVE - 1, from, ROWS_ABOVE - 1, to))
                    .set_values((sheet, row, from, row, to))
                    .set_name((sheet, row, 0));
            }
            Along::Rows => {
                let column = column_of(*own);
                let (from, to) = (row_of(first_row), row_of(last_row));
                added
                    .set_categories((sheet, from, 0, to, 0))
                    .set_values((sheet, from, column, to, column))
                    .set_name((sheet, ROWS_ABOVE - 1, column));
            }
        }
        added.set_data_label(&label);
        match chart.kind {
            ChartKind::Line => {
                let mut line = rust_xlsxwriter::ChartLine::new();
                line.set_color(colour);
                let mut marker = rust_xlsxwriter::ChartMarker::new();
                marker.set_automatic();
                added.set_format(&mut line).set_marker(&marker);
            }
            ChartKind::Columns | ChartKind::Bars => {
                added.set_format(ChartSolidFill::new().set_color(colour));
            }
        }
    }
    let mut font = ChartFont::new();
    font.set_size(11).set_bold();
    picture.title().set_name(&chart.title).set_font(&font);
    picture.legend().set_position(ChartLegendPosition::Bottom);
    if series.len() == 1 {
        picture.legend().set_hidden();
    }
    // Bars lie: their values are along x, and the first category stands on top, as in the table.
    let lying = chart.kind == ChartKind::Bars;
    if lying {
        picture.y_axis().set_reverse();
    }
    let shown = chart.rows.iter().flat_map(|row| {
        chart.columns.iter().filter_map(|column| section.rows[*row].cells.get(*column)?.printed)
    });
    if shown.min().is_none_or(|lowest| lowest >= 0) {
        let values = if lying { picture.x_axis() } else { picture.y_axis() };
        values.set_min(0);
    }
    picture.show_empty_cells_as(ChartEmptyCells::Gaps);
    picture.set_width(CHART_SIZE.0).set_height(CHART_SIZE.1).set_alt_text(&chart.title);
    Ok(picture)
}

fn ends(indexes: &[usize]) -> (usize, usize) {
    (indexes.iter().copied().min().unwrap_or(0), indexes.iter().copied().max().unwrap_or(0))
}
